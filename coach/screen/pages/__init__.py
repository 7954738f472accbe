"""Pages to read, with one thing to choose: as values, and in the window."""
