"""What a user can do, and what has then to be done: plain values that everything passes along."""

from dataclasses import dataclass
from enum import StrEnum

from coach.score.cues import Phrase
from coach.units import Ms


class Do(StrEnum):
    """What a user can do. Keys, clicks, pedals and windows all become these."""

    PRESS = "press"
    READY = "ready"
    PAUSE = "pause"
    NEXT = "next"
    PREVIOUS = "previous"
    BACK = "back"
    FORWARD = "forward"
    SEEK = "seek"
    REPEAT = "repeat"
    HURTS = "hurts"
    LOUDER = "louder"
    QUIETER = "quieter"
    MUTE = "mute"
    FULLSCREEN = "fullscreen"
    DISTANCE = "distance"
    """The distance view, or the usual one again: nothing but the window changes."""
    CAPTIONS = "captions"
    """The same for the captions view."""
    SETTINGS = "settings"
    LEAVE = "leave"
    CONFIRM = "confirm"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the user did; `at_ms` is where a seek goes."""

    do: Do
    at_ms: Ms = 0


class Order(StrEnum):
    """What has to be done to the sound and the window."""

    RUN = "run"
    HALT = "halt"
    GO = "go"
    SOFTEN = "soften"
    RELEASE = "release"
    CHIME = "chime"
    SPEAK = "speak"
    VOLUME = "volume"
    FULLSCREEN = "fullscreen"
    SETTINGS = "settings"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Task:
    """An order with what it needs: where to go or what to release, what to sound or say."""

    order: Order
    at_ms: Ms = 0
    chime: str = ""
    phrase: Phrase | None = None
    volume: int = 0
