"""The language of what the window shows, through gettext; the terminal asks the same pages.

What is spoken, with its captions, titles and names of steps, is in this language too where the
routine is translated into it, and otherwise in the routine's own. What a command prints stays in
English for now: only one that opens the window or asks pages chooses a language. So does what
`check` says of a file, wherever that is shown: it speaks of keys, which are English.

Texts stand in the code in English, inside `_`; texts in tables, which are made before a language
is chosen, stand inside `N_`, or are named in `tests/catalogues.py`, and are translated where they
are shown.
"""

import gettext
from functools import lru_cache
from pathlib import Path

DOMAIN = "massage-coach"
CATALOGUES = Path(__file__).with_name("locale")
"""One folder a language, as gettext lays them out."""
ENGLISH = "en"
CODE = r"[a-z]{2,3}(-[a-z0-9]{2,8})?"
"""What the short name of a language looks like."""

_language = ENGLISH
_chosen: gettext.NullTranslations = gettext.NullTranslations()


def use(language: str) -> None:
    """From now on everything is shown in this language; English where it has no words of ours."""
    global _chosen, _language
    _chosen, _language = _catalogue(language), language


def used() -> str:
    """The language that was asked for, whether or not there are words of ours in it."""
    return _language


def N_(text: str) -> str:  # noqa: N802
    """Marks a text of a table for translation."""
    return text


def _(text: str) -> str:
    """The text in the chosen language."""
    return _chosen.gettext(text) if text else ""


def counted(one: str, many: str, count: int) -> str:
    """The text for this count, in which `{count}` stands for it."""
    return _chosen.ngettext(one, many, count).format(count=count)


def known() -> tuple[str, ...]:
    """The languages there are, English first."""
    found = sorted(folder.name for folder in CATALOGUES.glob("*/") if folder.is_dir())
    return (ENGLISH, *found)


@lru_cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, CATALOGUES, [language], fallback=True)
