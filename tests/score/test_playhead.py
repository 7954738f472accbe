"""The playhead: a pure function of state, action and time."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.score.actions import Action, Do, Order, Task
from coach.score.cues import Score
from coach.score.frame import frame
from coach.score.playhead import (
    HURTS_AT_END,
    HURTS_SOFTER,
    Mode,
    Playhead,
    act,
    current_step,
    follow,
    land,
)
from coach.units import SECOND
from tests.scores import TWO_SIDES, plan_of, score_of

SCORE = score_of(TWO_SIDES)
WAIT_END = SCORE.plan.steps[3].end_ms
ACTIONS = st.builds(Action, st.sampled_from(list(Do)), st.integers(-5_000, SCORE.total_ms + 5_000))


def orders(tasks: tuple[Task, ...]) -> list[Order]:
    return [task.order for task in tasks]


def at(ms: int, mode: Mode = Mode.PLAYING) -> Playhead:
    return Playhead(at_ms=ms, mode=mode)


class Desk:
    """Obeys the orders as the audio process would, on a clock of its own."""

    def __init__(self, score: Score) -> None:
        self.score = score
        self.head = Playhead()
        self.at_ms = 0
        self.running = True
        self.released: set[int] = set()
        self.quit = False

    def act(self, action: Action) -> None:
        self.head, tasks = act(self.head, self.score, action)
        for task in tasks:
            self._obey(task)

    def pass_time(self, ms: int) -> None:
        holds = [s.end_ms - 1 for s in self.score.plan.steps if s.wait]
        armed = [h for h in holds if h not in self.released and h >= self.at_ms]
        if self.running:
            self.at_ms = min([self.at_ms + ms, self.score.total_ms, *armed])
        holding = self.at_ms in armed
        self.head, tasks = follow(self.head, self.score, self.at_ms, holding=holding)
        for task in tasks:
            self._obey(task)

    def _obey(self, task: Task) -> None:
        if task.order is Order.RUN:
            self.running = True
        elif task.order is Order.HALT:
            self.running = False
        elif task.order is Order.GO:
            self.at_ms = task.at_ms
            self.released.clear()
        elif task.order is Order.RELEASE:
            self.released.add(task.at_ms)
        elif task.order is Order.QUIT:
            self.quit = True


@given(st.lists(st.tuples(ACTIONS, st.integers(0, 40_000)), max_size=30))
def test_any_sequence_of_actions_keeps_sound_and_state_together(
    steps: list[tuple[Action, int]],
) -> None:
    """The sound runs exactly when the state says so, and the place is always inside the score."""
    desk = Desk(SCORE)
    for action, ms in steps:
        desk.act(action)
        desk.pass_time(ms)
        assert 0 <= desk.head.at_ms <= SCORE.total_ms
        assert 0 <= desk.head.volume <= 100
        if desk.head.mode is Mode.PLAYING:
            assert desk.running is desk.head.running
        if desk.head.mode in {Mode.PAUSED, Mode.EASED}:
            assert not desk.running


@given(st.lists(st.tuples(ACTIONS, st.integers(0, 40_000)), max_size=12))
def test_one_key_always_leads_to_the_end(steps: list[tuple[Action, int]]) -> None:
    """From any state, pressing the one key whenever the clock stands brings the session home."""
    desk = Desk(SCORE)
    for action, ms in steps:
        desk.act(action)
        desk.pass_time(ms)
    for _turn in range(60):
        if desk.head.mode is Mode.ENDED:
            return
        if not desk.head.running:
            desk.act(Action(Do.PRESS))
        desk.pass_time(30 * SECOND)
    pytest.fail(f"stuck in {desk.head}")


def test_press_pauses_and_goes_on_with_a_sound_at_once() -> None:
    """The one key halts and chimes; pressed again it chimes and runs."""
    head, tasks = act(at(5_000), SCORE, Action(Do.PRESS))
    assert head.mode is Mode.PAUSED
    assert orders(tasks) == [Order.HALT, Order.CHIME]
    head, tasks = act(head, SCORE, Action(Do.PRESS))
    assert head.mode is Mode.PLAYING
    assert orders(tasks) == [Order.CHIME, Order.RUN]


def test_a_wait_step_holds_until_ready() -> None:
    """At the hold the session waits; the one key releases exactly that hold."""
    head, _ = follow(at(WAIT_END - 1), SCORE, WAIT_END - 1, holding=True)
    assert head.mode is Mode.WAITING
    head, tasks = act(head, SCORE, Action(Do.PRESS))
    assert head.mode is Mode.PLAYING
    assert Task(Order.RELEASE, WAIT_END - 1) in tasks


def test_ready_before_the_hold_means_no_hold() -> None:
    """Ready pressed during a wait step releases its hold in advance."""
    _head, tasks = act(at(WAIT_END - 9_000), SCORE, Action(Do.READY))
    assert Task(Order.RELEASE, WAIT_END - 1) in tasks


def test_hurts_stops_the_step_says_so_and_waits_at_the_next() -> None:
    """Nothing of the step goes on; the next begins only after a press."""
    step = SCORE.plan.steps[1]
    head, tasks = act(at(step.start_ms + 9_000), SCORE, Action(Do.HURTS))
    assert head.mode is Mode.EASED
    assert head.at_ms == step.end_ms
    assert head.hurt_steps == (step.number,)
    assert orders(tasks) == [Order.HALT, Order.SOFTEN, Order.GO, Order.CHIME, Order.SPEAK]
    again, tasks = act(head, SCORE, Action(Do.HURTS))
    assert (again, tasks[-1].phrase) == (head, HURTS_SOFTER)
    head, tasks = act(head, SCORE, Action(Do.PRESS))
    assert head.mode is Mode.PLAYING
    assert Order.RUN in orders(tasks)


def test_hurts_in_the_last_step_ends_the_session() -> None:
    """There is nothing to go on to."""
    head, tasks = act(at(SCORE.total_ms - 9_000), SCORE, Action(Do.HURTS))
    assert head.mode is Mode.ENDED
    assert orders(tasks) == [Order.HALT, Order.CHIME, Order.SPEAK]


@pytest.mark.parametrize("do", [Do.PRESS, Do.READY])
def test_at_the_end_the_one_key_and_enter_finish(do: Do) -> None:
    head, _tasks = act(at(SCORE.total_ms - 9_000), SCORE, Action(Do.HURTS))
    finished, tasks = act(head, SCORE, Action(do))
    assert (finished, orders(tasks)) == (head, [Order.QUIT])


def test_the_third_step_that_hurts_ends_the_session() -> None:
    """Wherever it is; every one is told to whoever keeps the journal."""
    head = at(9_000)
    for ended in (False, False, True):
        head, tasks = act(head, SCORE, Action(Do.HURTS))
        assert (head.mode is Mode.ENDED) is ended
        if not ended:
            head, _tasks = act(head, SCORE, Action(Do.READY))
    assert head.hurt_steps == (1, 2, 3)
    assert tasks[-1].phrase == HURTS_AT_END


def test_leaving_asks_first_and_only_yes_leaves() -> None:
    """Escape halts and asks; the one key stays, Enter leaves."""
    head, tasks = act(at(5_000), SCORE, Action(Do.LEAVE))
    assert head.asking
    assert orders(tasks) == [Order.HALT]
    stayed, tasks = act(head, SCORE, Action(Do.PRESS))
    assert (stayed.asking, orders(tasks)) == (False, [Order.RUN])
    _left, tasks = act(head, SCORE, Action(Do.READY))
    assert orders(tasks) == [Order.QUIT]


def test_hurts_is_heard_even_under_the_question() -> None:
    """Whoever asks to leave because it hurts is not asked twice."""
    head, _ = act(at(25_000), SCORE, Action(Do.LEAVE))
    head, tasks = act(head, SCORE, Action(Do.HURTS))
    assert (head.asking, head.mode) == (False, Mode.EASED)
    assert Order.SPEAK in orders(tasks)


def test_next_and_previous_go_to_step_starts() -> None:
    """Previous leaves a step only in its first three seconds."""
    second, third = SCORE.plan.steps[1], SCORE.plan.steps[2]
    assert act(at(second.start_ms + 1), SCORE, Action(Do.NEXT))[0].at_ms == third.start_ms
    late, early = at(second.start_ms + 3_000), at(second.start_ms + 2_999)
    assert act(late, SCORE, Action(Do.PREVIOUS))[0].at_ms == second.start_ms
    assert act(early, SCORE, Action(Do.PREVIOUS))[0].at_ms == 0


def test_moving_while_paused_stays_paused() -> None:
    """A seek neither starts nor stops anything."""
    head, tasks = act(at(0, Mode.PAUSED), SCORE, Action(Do.SEEK, 40_000))
    assert head.mode is Mode.PAUSED
    assert orders(tasks) == [Order.GO]


@given(st.integers(-20_000, SCORE.total_ms + 20_000))
def test_a_seek_lands_there_or_at_the_beginning_of_the_words(ms: int) -> None:
    """No jump ever lands inside spoken words."""
    landed = land(SCORE, ms)
    inside = [
        cue for cue in SCORE.cues if cue.channel == "voice" and cue.at_ms < landed < cue.end_ms
    ]
    assert not inside
    words = SCORE.spoken_at(min(max(ms, 0), SCORE.total_ms))
    assert landed == (words.at_ms if words else min(max(ms, 0), SCORE.total_ms))


@given(st.integers(0, SCORE.total_ms))
def test_forward_always_gets_on(ms: int) -> None:
    """Ten seconds forward never lands at or before where it started, save at the very end."""
    head, _ = act(at(ms), SCORE, Action(Do.FORWARD))
    assert head.at_ms > ms or head.at_ms == SCORE.total_ms


def test_a_step_not_yet_compiled_is_entered_at_its_start() -> None:
    """Where its words are is not known yet."""
    empty = Score.empty(plan_of())
    assert land(empty, 50_000) == empty.plan.step_at(50_000).start_ms


def test_repeat_says_the_instruction_of_the_step() -> None:
    """The words that the listener missed, and nothing else."""
    head = at(SCORE.plan.steps[1].end_ms - 20_000)
    same, tasks = act(head, SCORE, Action(Do.REPEAT))
    assert same == head
    assert [task.phrase.text for task in tasks if task.phrase] == [
        "Right shoulder, with your left hand. Press, and wait."
    ]


def test_repeat_in_mid_word_begins_those_words_again() -> None:
    """Half a word is never left behind: the clock goes back to the edge of what was being said."""
    said = next(cue for cue in SCORE.cues if cue.kind == "say" and cue.step == 2)
    head, tasks = act(at(said.at_ms + 500), SCORE, Action(Do.REPEAT))
    assert head.at_ms == said.at_ms
    assert orders(tasks) == [Order.GO]


@pytest.mark.parametrize("mode", list(Mode))
def test_volume_and_mute_work_in_every_state(mode: Mode) -> None:
    """Muting keeps the volume that unmuting brings back."""
    head = replace(at(0, mode), volume=70)
    muted, tasks = act(head, SCORE, Action(Do.MUTE))
    assert (muted.muted, tasks[0].volume) == (True, 0)
    back, tasks = act(muted, SCORE, Action(Do.MUTE))
    assert (back, tasks[0].volume) == (head, 70)
    assert act(head, SCORE, Action(Do.LOUDER))[1][0].volume == 80


def test_the_end_is_reached_by_the_clock_alone() -> None:
    """At the total the session ends, whatever the frame rate."""
    head, _ = follow(at(SCORE.total_ms - 1), SCORE, SCORE.total_ms + 17, holding=False)
    assert (head.mode, head.at_ms) == (Mode.ENDED, SCORE.total_ms)
    assert current_step(head, SCORE).name == "Rest"


def test_after_a_stop_in_the_last_step_the_screen_says_so_too() -> None:
    """Whoever hears nothing reads it; it stays up, since nothing follows."""
    last = SCORE.plan.steps[-1]
    head, _ = act(at(last.start_ms + 1_000), SCORE, Action(Do.HURTS))
    assert (head.mode, frame(SCORE, head).caption) == (Mode.ENDED, HURTS_AT_END.text)
