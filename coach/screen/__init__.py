"""The window: the only room that opens a display. It paints plain values and returns actions."""

import os

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
