"""The picture of a step: how a stroke moves, and with what."""
