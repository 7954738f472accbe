"""What can be set on the settings screen: a table, row by row, and how a value is stepped."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, TypeAlias

from coach.language import N_, _, known
from coach.screen.theme import THEMES
from coach.settings import (
    FASTEST,
    LARGER,
    LARGEST,
    LOUDER,
    LOUDEST,
    NO_BED,
    PACERS,
    QUICKER,
    SLOWEST,
    SMALLEST,
    USUAL_VOICE,
    VOICE_ONLY,
    Settings,
)

Choices: TypeAlias = Sequence[tuple[str, str]]
"""What an option takes, and what people read."""
SILENT = "silent"
NO_OTHERS: Choices = ((USUAL_VOICE, N_("The usual one")), (SILENT, N_("None, captions only")))
NO_BEDS: Choices = ((NO_BED, N_("None")), (VOICE_ONLY, N_("Voice only")))
LANGUAGES: Mapping[str, str] = {"en": "English", "de": "Deutsch", "fr": "Français", "es": "Español"}
"""Each in its own words."""
HEARD: Mapping[str, str] = dict(
    zip(PACERS, (N_("Off"), N_("Strokes"), N_("Breath"), N_("Both")), strict=True)
)
"""What the pacers make heard."""


class Offered(NamedTuple):
    """What there is on this machine to choose from."""

    voices: Choices = NO_OTHERS
    beds: Choices = NO_BEDS


NOTHING_MORE = Offered()
Values: TypeAlias = Callable[[Offered], Sequence[Any]]
Shown: TypeAlias = Callable[[Any, Offered], str]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to set."""

    name: str
    """The field of `Settings`."""
    label: str
    values: Values
    """From the least to the most, or in any order."""
    shown: Shown

    @property
    def is_number(self) -> bool:
        """Whether its values go from less to more, so that a line shows them."""
        return self.name in NUMBERS


def _percent(value: int, _offered: Offered) -> str:
    return _("{percent} %").format(percent=value)


def _of(words: Mapping[Any, str]) -> Shown:
    return lambda value, _offered: _(words.get(value, str(value)))


def _named(field: str) -> tuple[Values, Shown]:
    """One of what is offered there."""

    def values(offered: Offered) -> Sequence[str]:
        return [spec for spec, _name in getattr(offered, field)]

    def shown(value: str, offered: Offered) -> str:
        return _(dict(getattr(offered, field)).get(value, value))

    return values, shown


def _steps(least: int, most: int, step: int) -> Values:
    return lambda _offered: range(least, most + 1, step)


def _themes(_offered: Offered) -> Sequence[str]:
    return tuple(THEMES)


def _theme(value: str, _offered: Offered) -> str:
    return _(THEMES[value].label)


def _either(off: str, on: str) -> tuple[Values, Shown]:
    return lambda _offered: (False, True), lambda value, _offered: _(on if value else off)


NUMBERS = ("rate", "volume", "voice_volume", "chime_volume", "bed_volume", "text_size")
ROWS = (
    Row("voice", N_("Voice"), *_named("voices")),
    Row("rate", N_("Speed of the voice"), _steps(SLOWEST, FASTEST, QUICKER), _percent),
    Row("volume", N_("Volume"), _steps(0, LOUDEST, LOUDER), _percent),
    Row("voice_volume", N_("Volume of the voice"), _steps(0, LOUDEST, LOUDER), _percent),
    Row("chime_volume", N_("Volume of the chimes"), _steps(0, LOUDEST, LOUDER), _percent),
    Row("bed", N_("Background"), *_named("beds")),
    Row("bed_volume", N_("Volume of the background"), _steps(0, LOUDEST, LOUDER), _percent),
    Row("pacer", N_("Tempo and breath by ear"), lambda _offered: PACERS, _of(HEARD)),
    Row("theme", N_("Colours"), _themes, _theme),
    Row("text_size", N_("Text size"), _steps(SMALLEST, LARGEST, LARGER), _percent),
    Row("still", N_("Motion"), *_either(N_("Full"), N_("Reduced"))),
    Row("language", N_("Language"), lambda _offered: known(), _of(LANGUAGES)),
    Row("fullscreen", N_("Full screen"), *_either(N_("Off"), N_("On"))),
)  # fmt: skip


def rows(offered: Offered) -> tuple[Row, ...]:
    """The rows in which there is something to choose."""
    return tuple(row for row in ROWS if len(row.values(offered)) > 1)


def told(row: Row, settings: Settings, offered: Offered) -> str:
    """The row's value, as people read it."""
    if row.name == "volume" and settings.muted:
        return _("muted")
    return row.shown(getattr(settings, row.name), offered)


def share(row: Row, settings: Settings, offered: Offered) -> float:
    """How far the value is from the least to the most, 0 to 1."""
    values = row.values(offered)
    value = getattr(settings, row.name)
    return float((value - values[0]) / (values[-1] - values[0]))


def stepped(
    row: Row, settings: Settings, offered: Offered, by: int, *, around: bool = False
) -> Settings:
    """The next value, or the one before; `around`: after the last comes the first."""
    values = list(row.values(offered))
    value = getattr(settings, row.name)
    if row.name == "volume" and settings.muted:
        return replace(settings, muted=False)
    index = _next(values, value, by)
    last = len(values) - 1
    index = index % len(values) if around else min(max(index, 0), last)
    return replace(settings, **{row.name: values[index]})


def _next(values: list[Any], value: Any, by: int) -> int:
    """The place of the next value; of numbers also from one between two steps."""
    if value in values:
        return values.index(value) + by
    if not isinstance(value, int):
        return 0
    return bisect_right(values, value) if by > 0 else bisect_left(values, value) - 1
