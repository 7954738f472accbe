"""What somebody has set once and for all: the voice, how loud, how it looks; kept in one file.

A file that cannot be understood, or one value of it, gives way to what is usual, and that is told
once. What a newer program wrote beside our own values is written back as it was.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

from coach import paths
from coach.language import ENGLISH, N_, _, known
from coach.memory import remember

NAME = "settings.json"
THEMES = ("candle", "light", "contrast")
PACERS = ("off", "strokes", "breath", "both")
"""What can be heard of the tempo of strokes and of the guided breath."""
USUAL_VOICE = "usual"
"""The best one installed."""
USUAL_BED, NO_BED, VOICE_ONLY = "sea", "none", "voice-only"
"""What sounds under the words; voice only is without chimes too."""
LOUDEST, LOUDER = 100, 10
"""Volumes in percent, and one step of them."""
SLOWEST, FASTEST, QUICKER = 80, 120, 5
"""How fast the voice is, in percent of the pace that a text has, and one step of it."""
SMALLEST, LARGEST, LARGER = 80, 200, 10
"""How large text is, in percent of what is usual for the window, and one step of it."""
DAMAGED = N_("Your settings could not be read; everything is as usual again.")
FOREIGN = N_("Some of your settings could not be understood and are as usual again: {names}.")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set. `acceptable` says which values are."""

    voice: str = USUAL_VOICE
    """As `--voice` takes it."""
    rate: int = 100
    volume: int = LOUDEST
    """Of everything."""
    muted: bool = False
    voice_volume: int = LOUDEST
    chime_volume: int = LOUDEST
    """Of the pacers too."""
    bed_volume: int = LOUDEST
    bed: str = USUAL_BED
    """As `--bed` takes it: none, voice only, one of ours, or where somebody's music is."""
    pacer: str = PACERS[0]
    theme: str = THEMES[0]
    still: bool = False
    """Reduced motion: still pictures instead of moving ones."""
    text_size: int = 100
    language: str = ENGLISH
    fullscreen: bool = False
    unknown: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """What else stood in the file."""

    @property
    def gains(self) -> Mapping[str, int]:
        """How loud each channel of the sound is, in percent."""
        chimes = 0 if self.bed == VOICE_ONLY else self.chime_volume
        return {
            "voice": self.voice_volume,
            "chime": chimes,
            "pacer": self.chime_volume,
            "bed": self.bed_volume,
        }


USUAL = Settings()
Check: TypeAlias = Callable[[Any], bool]


def _between(low: int, high: int) -> Check:
    return lambda value: type(value) is int and low <= value <= high


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


CHECKS: Mapping[str, Check] = {
    "voice": lambda value: isinstance(value, str) and bool(value),
    "rate": _between(SLOWEST, FASTEST),
    "volume": _between(0, LOUDEST),
    "muted": _is_switch,
    "voice_volume": _between(0, LOUDEST),
    "chime_volume": _between(0, LOUDEST),
    "bed_volume": _between(0, LOUDEST),
    "bed": lambda value: isinstance(value, str) and bool(value),
    "pacer": lambda value: value in PACERS,
    "theme": lambda value: value in THEMES,
    "still": _is_switch,
    "text_size": _between(SMALLEST, LARGEST),
    "language": lambda value: value in known(),
    "fullscreen": _is_switch,
}
"""Which values are acceptable, by name."""


class Preferences:
    """The settings of this run, and those that are kept: options hold for one run only."""

    def __init__(self, path: Path | None = None, **wished: Any) -> None:
        """`wished` is what the command line says."""
        self.wished = wished
        self._path = path or file()
        self._kept, self.notice = load(self._path)
        self.now = replace(self._kept, **wished)

    def change(self, wanted: Settings) -> None:
        """From now on; what is different from before is kept."""
        if wanted != self.now:
            self._kept = carried(self._kept, self.now, wanted)
            self.now = wanted
            save(self._kept, self._path)


def file() -> Path:
    """Where they are kept."""
    return paths.user_config() / NAME


def load(path: Path) -> tuple[Settings, str]:
    """What is kept, and a notice when some of it could not be understood."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings(), ""
    except (OSError, ValueError, RecursionError):
        return Settings(), _(DAMAGED)
    if not isinstance(found, dict):
        return Settings(), _(DAMAGED)
    return _understood(found)


def save(settings: Settings, path: Path) -> None:
    """Writes them whole or not at all; where the disk does not let it, they hold for this run."""
    ours = {name: getattr(settings, name) for name in CHECKS}
    remember(path, {**settings.unknown, **ours})


def carried(kept: Settings, before: Settings, after: Settings) -> Settings:
    """What is kept, with what changed between two others."""
    changed = {
        row.name: value
        for row in fields(after)
        if (value := getattr(after, row.name)) != getattr(before, row.name)
    }
    return replace(kept, **changed)


def _understood(found: Mapping[str, Any]) -> tuple[Settings, str]:
    ours = {name: value for name, value in found.items() if name in CHECKS}
    good = {name: value for name, value in ours.items() if _is_acceptable(name, value)}
    unknown = {name: value for name, value in found.items() if name not in CHECKS}
    foreign = ", ".join(sorted(ours.keys() - good.keys()))
    return Settings(**good, unknown=unknown), _(FOREIGN).format(names=foreign) if foreign else ""


def _is_acceptable(name: str, value: object) -> bool:
    try:
        return CHECKS[name](value)
    except TypeError:  # what cannot even be compared
        return False
