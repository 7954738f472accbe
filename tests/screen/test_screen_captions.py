"""The captions view: everything that sounds can be read, and what sounds next."""

import pygame
import pytest

from coach.routine.vocabulary import Audience
from coach.score.cues import CHIMES, KINDS
from coach.score.frame import Frame, Heard
from coach.score.frame import frame as frame_of
from coach.score.playhead import Playhead
from coach.screen.appearance import Appearance
from coach.screen.session import captions
from coach.screen.session.captions import in_words, lines_of
from coach.screen.session.sheet import View
from coach.screen.session.view import SessionView
from tests.scores import score_of
from tests.screen.samples import ODD_SIZES, SIZES, frame
from tests.screen.written import Shaping

SCORE = score_of()
TOLD = Heard(30_000, "say", "Breathe out.", Audience.RECEIVER, 2)


def paint(now: Frame, size: tuple[int, int] = (1280, 720)) -> None:
    SessionView(Appearance()).paint(pygame.Surface(size), now, view=View.CAPTIONS)


def test_every_cue_of_a_session_is_read_once_as_it_begins() -> None:
    seen: list[Heard] = []
    for cue in SCORE.cues:
        before = frame_of(SCORE, Playhead(at_ms=max(cue.at_ms - 1, 0)))
        now = frame_of(SCORE, Playhead(at_ms=cue.at_ms))
        assert cue.at_ms == 0 or (before.coming and before.coming.at_ms == cue.at_ms)
        seen += [heard for heard in now.said if heard not in seen]
    assert [heard.at_ms for heard in seen] == [cue.at_ms for cue in SCORE.cues]
    assert all(in_words(heard).strip() for heard in seen)


def test_a_countdown_counts_down() -> None:
    counts = [
        frame_of(SCORE, Playhead(at_ms=cue.at_ms)).said[-1].count
        for cue in SCORE.cues
        if cue.kind in {"tick", "count"}
    ]
    assert counts
    assert {count for count in counts if count} == {1, 2, 3}


def test_every_chime_has_words_and_every_kind_of_cue_is_known() -> None:
    sounded = set(CHIMES) - {"tick", "ready", "pause", "resume", "hurt"}
    assert sounded == set(captions.CHIMES)
    read = {row.id for row in KINDS.values() if row.channel != "pacer"}
    assert read == {"say", "announce", "half", "count", "chime", "tick"}


def test_the_words_of_now_are_apart_from_those_before() -> None:
    old = Heard(10_000, "say", "Sit tall.", Audience.ALL, 1)
    lines = lines_of(frame(caption="Breathe out.", said=(old, TOLD)))
    assert (lines.before, lines.now, lines.live) == ((old,), TOLD, True)
    assert not lines_of(frame(caption="", said=(old, TOLD))).live


def test_words_that_are_no_cue_are_read_too() -> None:
    """After a step that hurt."""
    lines = lines_of(frame(caption="Let go, and breathe.", said=(TOLD,)))
    assert lines.now is not None
    assert (lines.now.text, lines.before) == ("Let go, and breathe.", (TOLD,))


@pytest.mark.parametrize("size", [(800, 480), (1280, 720), (2560, 1440)], ids=str)
def test_who_is_spoken_to_is_written_and_when_the_next_is_heard(
    size: tuple[int, int], shapings: list[Shaping]
) -> None:
    coming = Heard(48_000, "chime", "side", Audience.ALL, 3)
    now = frame(caption=TOLD.text, audience=TOLD.audience, said=(TOLD,), coming=coming)
    paint(now, size)
    written = {it.words for it in shapings}
    assert {"Receiver", "Breathe out.", "in 0:12", "Chime: the other side"} <= written


@pytest.mark.parametrize("size", SIZES + ODD_SIZES, ids=str)
@pytest.mark.parametrize("percent", [80, 100, 200])
def test_they_keep_the_margin_of_the_page(size: tuple[int, int], percent: int) -> None:
    """Where the layout leaves a part out, it takes no place either."""
    here = captions.places(size, percent)
    assert 0 < here.name.left == here.caption.left
    assert here.name.top > 0


def test_only_the_number_it_stands_at_is_lit(shapings: list[Shaping]) -> None:
    paint(frame(caption="", said=(Heard(51_000, "tick", "tick", Audience.ALL, 2, 2),)))
    assert {"3", "2", "1"} <= {it.words for it in shapings}
