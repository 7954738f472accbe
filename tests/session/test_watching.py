"""A routine that is edited while it plays."""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Event
from typing import Any

import pytest

from coach.score.actions import Action, Do
from coach.score.compile import compile_score
from coach.score.cues import Cue, Phrase, Score
from coach.score.estimate import estimated
from coach.score.frame import Frame
from coach.score.plan import Plan
from coach.score.playhead import Mode
from coach.score.soften import softened
from coach.session.player import Session
from coach.session.prepare import Preparer
from coach.session.watch import Edit, Watcher
from coach.sound.clips import Clip
from coach.sound.speaker import AHEAD_MS
from tests.doubles import CannedBaker, RecordingSpeaker, ScriptedScreen
from tests.scores import TWO_SIDES, plan_of

PLAN = plan_of()
LATER = plan_of(TWO_SIDES.replace("Rest your hands.", "Rest, and feel your shoulders."))
NOW = plan_of(TWO_SIDES.replace("Sit tall. Breathe.", "Sit very tall."))
EDITED = "Breathe out long."
SHOULDER = plan_of(TWO_SIDES.replace("Let your breath go.", EDITED))
SHORT = plan_of(TWO_SIDES[: TWO_SIDES.index("  - {name: Fetch")].replace("[right, left]", "[left]"))
LONGER = plan_of(TWO_SIDES.replace("seconds: 50", "seconds: 80"))


class Stage:
    """A session on doubles that is edited when a frame asks for it."""

    def __init__(
        self,
        edits: dict[int, Edit],
        actions: dict[int, Do] | None = None,
        baker: CannedBaker | None = None,
    ) -> None:
        """`edits` and `actions` come at the first frame that shows their time or a later one."""
        self.performed: list[Cue] = []
        self.speaker = RecordingSpeaker()
        self.screen = ScriptedScreen(self._acts, self._turn)
        self.baked: list[str] = []
        self._edits, self._actions = dict(edits), dict(actions or {})
        self._preparer = Preparer(PLAN, lambda: baker or CannedBaker(estimated))
        self.session = Session(
            Score.empty(PLAN),
            self._preparer,
            self.speaker,
            self.screen,
            on_performed=lambda done: self.performed.append(done.cue),
            wall_s=lambda: 0.0,
            quit_at_end=True,
            edits=lambda: self._due(self._edits),
        )

    def play(self) -> None:
        try:
            self.head = self.session.play()
        finally:
            self._preparer.close()

    def _due(self, of: dict[int, Any]) -> Any:
        at_ms = self.screen.frames[-1].at_ms if self.screen.frames else -1
        due = next((ms for ms in of if ms <= at_ms), None)
        return None if due is None else of.pop(due)

    def _acts(self, frame: Frame | None) -> list[Action]:
        do = self._due(self._actions)
        waiting = frame is not None and frame.mode is Mode.WAITING
        return [Action(do)] if do else [Action(Do.PRESS)] if waiting else []

    def _turn(self) -> None:
        self.speaker.pass_time(250)


def words(plan: Plan) -> list[str]:
    return [cue.text for cue in compile_score(plan, estimated).cues if cue.kind == "say"]


def said(stage: Stage) -> list[str]:
    return [cue.text for cue in stage.performed if cue.kind == "say"]


def test_a_change_further_on_is_never_heard_as_a_jump() -> None:
    """The sound is not moved; the new words come in their place, and each once."""
    stage = Stage({30_000: Edit(LATER)})
    stage.play()
    assert [what for what, _ in stage.speaker.told].count("go") == 1
    assert ("forget", LATER.steps[4].start_ms) in stage.speaker.told
    assert said(stage) == words(LATER)


def test_a_change_in_the_step_under_way_keeps_its_place() -> None:
    """The session goes on in the changed step, and says at once what is said otherwise now."""
    stage = Stage({10_000: Edit(NOW)})
    stage.play()
    (moved,) = [int(str(at)) for what, at in stage.speaker.told[1:] if what == "go"]
    assert 10_000 <= moved <= 11_000
    assert ("speak", "Sit very tall.") in stage.speaker.told
    assert stage.session.score.plan == NOW
    assert stage.head.mode is Mode.ENDED


def test_a_longer_routine_lasts_as_long_as_it_says() -> None:
    """Seconds that were added are there at the end."""
    stage = Stage({30_000: Edit(LONGER)})
    stage.play()
    assert stage.screen.frames[-1].total_ms == LONGER.total_ms
    assert stage.head.at_ms == LONGER.total_ms


def test_a_broken_file_changes_nothing_but_what_is_shown() -> None:
    """The last good version plays to its end under the problems, which go when they are mended."""
    problems = ("my.yaml:3:1: error[key]: there is no key `steeps`",)
    stage = Stage({30_000: Edit(None, problems), 60_000: Edit(PLAN)})
    stage.play()
    assert stage.screen.troubles == [problems, ()]
    assert said(stage) == words(PLAN)
    assert [what for what, _ in stage.speaker.told].count("go") == 1


def test_what_was_ready_as_the_change_came_is_heard() -> None:
    """Steps that stay as they are, baked but not taken over yet, are not left out."""
    stage = Stage({})
    waiting = [Edit(LATER)]

    def edit() -> Edit | None:
        while waiting and stage._preparer.done < len(PLAN.steps):
            time.sleep(0.001)
        return waiting.pop() if waiting else None

    stage.session.edits = edit
    stage.play()
    assert said(stage) == words(LATER)


@pytest.mark.parametrize("later_ms", [30_000, 30_250, 31_000])
def test_two_saves_in_a_row_end_in_the_second(later_ms: int) -> None:
    """However soon the second comes, what plays on is what was written last."""
    stage = Stage({30_000: Edit(NOW), later_ms + 1: Edit(LATER)})
    stage.play()
    assert stage.session.score.plan == LATER
    assert stage.session.score.cues == compile_score(LATER, estimated).cues


def test_an_edit_keeps_a_pause_and_what_hurt() -> None:
    """Neither does it play on by itself, nor does it bring the pressure back."""
    stage = Stage({41_000: Edit(LATER)}, {40_000: Do.HURTS, 40_001: Do.READY})
    stage.play()
    left = stage.session.score.plan.steps[2]
    assert left.pressure == 3
    assert stage.head.hurt_steps == (2,)


class SlowBaker(CannedBaker):
    """Does not speak the words that were edited until it may."""

    def __init__(self, may: Callable[[], bool]) -> None:
        super().__init__(estimated)
        self._may = may

    def bake(
        self,
        phrases: Iterable[Phrase],
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> dict[Phrase, Clip]:
        wanted = list(phrases)
        while EDITED in {phrase.text for phrase in wanted} and not self._may():
            if cancelled and cancelled():
                return {}
            time.sleep(0.001)
        return super().bake(wanted)


def test_what_hurts_while_an_edit_is_prepared_is_softened_in_it() -> None:
    """The session goes on in the edit, as soft as it would be without one."""
    stage = Stage(
        {40_000: Edit(SHOULDER)},
        {40_000: Do.HURTS, 40_001: Do.READY},
        SlowBaker(lambda: bool(stage.session.head.hurt_steps)),
    )
    stage.play()
    assert stage.session.score.plan == softened(SHOULDER, 2)
    assert stage.session.score.cues == compile_score(softened(SHOULDER, 2), estimated).cues


def test_an_edit_is_gone_on_in_where_somebody_went_meanwhile() -> None:
    """Back in a step that is the same in both, the step that was left is not waited for."""
    slow = SlowBaker(lambda: stage.session.score.plan == SHOULDER)
    stage = Stage({40_000: Edit(SHOULDER)}, {40_000: Do.SEEK}, slow)
    stage.play()
    assert stage.session.score.plan == SHOULDER
    assert said(stage)[-len(words(SHOULDER)) :] == words(SHOULDER)


def test_what_hurt_stays_known_when_steps_are_taken_out_further_on() -> None:
    """Whoever went back before it still has hurt a step that is there."""
    stage = Stage({}, {70_000: Do.NEXT, 80_001: Do.HURTS, 80_002: Do.READY, 80_003: Do.SEEK})
    saved = [Edit(SHORT)]
    stage.session.edits = lambda: (
        saved.pop()
        if saved and stage.session.head.hurt_steps and stage.session.head.at_ms < 9_000
        else None
    )
    stage.play()
    assert stage.head.hurt_steps == (2,)


def test_a_change_too_near_to_be_mixed_anew_moves_the_sound() -> None:
    """What is mixed already is thrown away, or it would be heard twice."""
    near = LATER.steps[4].start_ms - AHEAD_MS // 2
    stage = Stage({near: Edit(LATER)})
    stage.play()
    assert [what for what, _ in stage.speaker.told].count("go") == 2
    assert said(stage)[-1] == words(LATER)[-1]


def test_what_was_done_is_counted_in_the_steps_there_are() -> None:
    """A step that was taken out has not been done, however often the file was saved."""
    without_first = "\n".join(row for row in TWO_SIDES.split("\n") if "Settle" not in row)
    shorter = plan_of(without_first)
    stage = Stage({100_000: Edit(shorter)})
    stage.play()
    assert stage.session.finished <= {step.number for step in shorter.steps}


class Reader:
    """Reads a watched file, and says when it did."""

    def __init__(self) -> None:
        self.texts: SimpleQueue[str] = SimpleQueue()
        self.done = Event()

    def __call__(self, path: Path) -> Edit:
        self.texts.put(path.read_text())
        self.done.set()
        return Edit(PLAN)


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[Path, Reader, Watcher]]:
    path = tmp_path / "mine.yaml"
    path.write_text("one")
    reader = Reader()
    watcher = Watcher(path, reader, every_s=0.01)
    watcher.start()
    yield path, reader, watcher
    watcher.close()


def write(path: Path) -> None:
    path.write_text("two")


def put_in_place(path: Path) -> None:
    other = path.with_suffix(".new")
    other.write_text("two")
    other.replace(path)


def take_away_and_write(path: Path) -> None:
    path.unlink()
    path.write_text("two")


@pytest.mark.parametrize("save", [write, put_in_place, take_away_and_write])
def test_however_an_editor_saves_it_is_seen(
    watched: tuple[Path, Reader, Watcher], save: Callable[[Path], None]
) -> None:
    """Written over, put in its place, or removed and made anew."""
    path, reader, watcher = watched
    save(path)
    assert reader.done.wait(10)
    assert reader.texts.get() == "two"
    watcher.close()
    assert watcher.edit() == Edit(PLAN)
    assert watcher.edit() is None


def test_a_file_that_is_gone_is_waited_for(watched: tuple[Path, Reader, Watcher]) -> None:
    """The session plays on; the file is read again when it is back."""
    path, reader, _watcher = watched
    path.unlink()
    assert not reader.done.wait(0.1)
    path.write_text("back")
    assert reader.done.wait(10)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
def test_a_pipe_in_its_place_is_no_file(watched: tuple[Path, Reader, Watcher]) -> None:
    """Reading one would never end: neither would the session."""
    path, reader, _watcher = watched
    path.unlink()
    os.mkfifo(path)
    assert not reader.done.wait(0.1)
    path.unlink()
    path.write_text("back")
    assert reader.done.wait(10)
