"""Placeholders in texts: `{side}` and its kind, and `{pressure}`."""

import re
from collections.abc import Mapping

SIDES = ("side", "Side", "other_side", "Other_side")
PRESSURE = "pressure"
"""The number that is really meant, where a pressure may have been softened for somebody."""
PLACEHOLDERS = (*SIDES, PRESSURE)
PATTERN = re.compile(r"\{([^{}]*)\}")


def fill(text: str, words: Mapping[str, str]) -> str:
    """The text with its placeholders replaced."""
    return text.format_map(words) if "{" in text else text


def placeholders(text: str) -> list[str]:
    """The placeholders a text uses."""
    return PATTERN.findall(text)
