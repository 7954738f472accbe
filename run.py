"""Starts Massage Coach from a checkout: `python run.py` is the same thing as `massage-coach`."""

if __name__ == "__main__":
    from coach.cli import main

    main()
