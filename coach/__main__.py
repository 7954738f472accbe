"""`python -m coach` is the same thing as `massage-coach`."""

from coach.cli import main

if __name__ == "__main__":
    main()
