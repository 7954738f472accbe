"""The words of the shipped library fit the session screen, at every size of window and of text.

And so they do in a language whose words are a third longer.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from gettext import NullTranslations

import pygame
import pytest

from coach import language, paths
from coach.routine.read import read
from coach.routine.vocabulary import Audience
from coach.score.arrange import arrange
from coach.score.choice.choose import Choices
from coach.score.compile import compile_score
from coach.score.estimate import estimated
from coach.score.frame import Frame, Heard
from coach.score.frame import frame as frame_of
from coach.score.playhead import Mode, Playhead
from coach.screen.appearance import Appearance
from coach.screen.session.sheet import View
from coach.screen.session.view import SessionView
from tests.screen.written import Shaping

SIZES = ((800, 480), (1280, 720), (1920, 1080), (2560, 1440))
PERCENTS = (80, 125, 150, 200)
LONGER = 0.35
SAMPLED = 3
"""So many of the longest of each kind of text."""
KINDS: tuple[Callable[[Frame], str], ...] = (
    lambda now: now.name,
    lambda now: now.caption,
    lambda now: now.next_name,
    lambda now: f"{now.region_label}, {now.tool}",
    lambda now: max(now.name.split(), key=len),
    lambda now: now.coming.text if now.coming else "",
)


@lru_cache
def moments() -> tuple[Frame, ...]:
    """The frames of the library whose texts are the longest of their kind."""
    found = list(_everything())
    return tuple(
        now
        for kind in KINDS
        for now in sorted(found, key=lambda now: len(kind(now)), reverse=True)[:SAMPLED]
    )


def _everything() -> Iterator[Frame]:
    for path in sorted(paths.bundled("routines").rglob("*.yaml")):
        routine = read(path).routine
        assert routine
        score = compile_score(arrange(routine, Choices()), estimated)
        spoken = [cue.at_ms for cue in score.cues if cue.channel == "voice"]
        starts = [step.start_ms for step in score.plan.steps]
        yield from (frame_of(score, Playhead(at_ms=at_ms)) for at_ms in (*spoken, *starts))


def longer(text: str) -> str:
    """The text with each word so much longer."""
    return " ".join(word + word[: math.ceil(len(word) * LONGER)] for word in text.split(" "))


def in_longer_words(now: Frame) -> Frame:
    """The frame in a language of long words: what the routine says."""

    def heard(one: Heard) -> Heard:
        return one if one.kind in {"chime", "tick"} else replace(one, text=longer(one.text))

    return replace(
        now,
        name=longer(now.name),
        title=longer(now.title),
        caption=longer(now.caption),
        next_name=longer(now.next_name),
        tool=now.tool and longer(now.tool),
        said=tuple(map(heard, now.said)),
        coming=now.coming and heard(now.coming),
    )


class LongWords(NullTranslations):
    """A language of long words: what the program says."""

    def gettext(self, message: str) -> str:
        return " ".join(w if "{" in w else longer(w) for w in message.split(" "))


def paint(now: Frame, size: tuple[int, int], percent: int, view: View) -> None:
    SessionView(Appearance(percent=percent)).paint(pygame.Surface(size), now, view=view)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("view", [View.USUAL, View.CAPTIONS])
def test_the_longest_texts_of_the_library_are_shown_whole(
    size: tuple[int, int], percent: int, view: View, shapings: list[Shaping]
) -> None:
    for now in moments():
        paint(now, size, percent, view)
    assert [it for it in shapings if not it.is_whole] == []


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("percent", [80, 100, 200])
@pytest.mark.parametrize("view", View)
def test_and_in_words_a_third_longer(
    size: tuple[int, int],
    percent: int,
    view: View,
    shapings: list[Shaping],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(language, "_chosen", LongWords())
    for now in moments():
        paint(in_longer_words(now), size, percent, view)
    for mode in (Mode.PAUSED, Mode.WAITING, Mode.EASED, Mode.ENDED):
        told = replace(in_longer_words(moments()[0]), mode=mode, audience=Audience.RECEIVER)
        paint(told, size, percent, view)
    assert [it for it in shapings if not it.is_whole] == []
