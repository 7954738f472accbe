"""The session in the window: its views, and what is laid over them."""
