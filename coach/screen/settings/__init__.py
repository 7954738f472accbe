"""What can be set, in the window."""
