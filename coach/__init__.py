"""Massage Coach: leads a back massage or stretch at home, by voice and picture, exactly on time."""

__version__ = "0.1.0"
