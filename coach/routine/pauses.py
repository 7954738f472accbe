"""Silences that a text asks for: `[breath]`, `[pause 4s]`, and half a breath wherever `…` stands.

A slow breath lasts about ten seconds; nobody is to wait for so long between two words. So a
breath of silence is four of them, and `…` is two (product judgement).
"""

import re

from coach.routine.vocabulary import nearest
from coach.units import SECOND, Ms, spell_seconds

BREATH_MS: Ms = 4 * SECOND
HALF_BREATH_MS: Ms = BREATH_MS // 2
SHORTEST_MS: Ms = 200
LONGEST_MS: Ms = 20 * SECOND

PAUSE = re.compile(r"(\[(?:breath|pause \d+(?:\.\d{1,3})?s)\]|…|\.{3})")
BRACKETS = re.compile(r"\[([^\[\]]*)\]")

_MARKS = ".!?…,:;–—"
_KNOWN = ("breath", "pause")
WITHOUT_MARKUP = "Write plain sentences; for a silence, `…`, [breath] or [pause 4s]."


def may_pause(text: str) -> bool:
    """Whether it is worth looking for pauses: in most texts it is not."""
    return "[" in text or "…" in text or "..." in text


def pause_ms(pause: str) -> Ms:
    """How long the silence is for which one such sign stands, brackets and all."""
    word, _, length = pause.strip("[]").partition(" ")
    if word == "pause":
        return round(float(length.removesuffix("s")) * SECOND)
    return BREATH_MS if word == "breath" else HALF_BREATH_MS


def shown(text: str) -> str:
    """A text as people read it: brackets become `…` within a sentence, and nothing elsewhere.

    >>> shown("Breathe in [pause 4s] and out. [breath] Rest.")
    'Breathe in… and out. Rest.'
    """
    if "[" not in text:
        return text
    whole, *more = [piece.strip() for piece in BRACKETS.split(text)[::2]]
    for piece in filter(None, more):
        within = whole and whole[-1] not in _MARKS and piece[0] not in _MARKS
        space = " " if whole and piece[0] not in _MARKS else ""
        whole += f"{'…' if within else ''}{space}{piece}"
    return whole


def wrong(inside: str) -> tuple[str, str] | None:
    """What is wrong with what stands in brackets, and how to mend it; None for a pause."""
    written = f"[{inside}]"
    if PAUSE.fullmatch(written):
        return None if SHORTEST_MS <= pause_ms(written) <= LONGEST_MS else _beyond(written)
    word = inside.split(maxsplit=1)[0] if inside.split() else ""
    close = nearest(word, _KNOWN)
    if close == "pause":
        return f"`{written}` is not how a pause is written", "Write it like [pause 4s]."
    if close:
        return f"`{written}` is not how a breath is written", "Did you mean `[breath]`?"
    return f"`{written}` looks like markup; texts are spoken as they stand", WITHOUT_MARKUP


def _beyond(written: str) -> tuple[str, str]:
    allowed = f"{spell_seconds(SHORTEST_MS)} to {spell_seconds(LONGEST_MS)}"
    return f"`{written}` is not {allowed} long", "For a longer silence, write a later cue."
