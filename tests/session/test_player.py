"""The loop: what is performed, in which order, and what happens when something fails."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.score.actions import Action, Do
from coach.score.compile import compile_score
from coach.score.cues import Cue, Score
from coach.score.estimate import estimated
from coach.score.frame import Frame
from coach.score.plan import Plan
from coach.score.playhead import HURTS_SOFTER, Mode, Playhead
from coach.session.player import Session
from coach.session.prepare import Preparer
from coach.settings import Settings
from coach.sound.speaker import AHEAD_MS
from tests.doubles import CannedBaker, RecordingSpeaker, ScriptedScreen
from tests.scores import one_step, plan_of

PLAN = plan_of()
WHOLE = compile_score(PLAN, estimated)


class Stage:
    """A session on doubles, whose clock moves by the given steps, one a frame."""

    def __init__(
        self,
        script: Callable[[Frame | None], list[Action]] | None = None,
        ticks: Callable[[], int] = lambda: 500,
        baker: CannedBaker | None = None,
        plan: Plan = PLAN,
    ) -> None:
        self.plan = plan
        self.performed: list[Cue] = []
        self.speaker = RecordingSpeaker()
        self.wall_s = 0.0
        self.sleeps_s: list[float] = []
        self.screen = ScriptedScreen(script or ready_when_asked, lambda: self._turn(ticks()))
        self.baker = baker or CannedBaker(estimated)
        self.second = CannedBaker(estimated)
        """The voice that is chosen in the settings."""
        self.preparer = Preparer(plan, lambda: self.baker)

    def session(self) -> Session:
        return Session(
            Score.empty(self.plan),
            self.preparer,
            self.speaker,
            self.screen,
            on_performed=lambda done: self.performed.append(done.cue),
            wall_s=lambda: self.wall_s,
            quit_at_end=True,
        )

    def play(self) -> Playhead:
        try:
            return self.session().play()
        finally:
            self.preparer.close()

    def _turn(self, ms: int) -> None:
        self.wall_s += self.sleeps_s.pop() if self.sleeps_s else 0.016
        self.speaker.pass_time(ms)


def ready_when_asked(frame: Frame | None) -> list[Action]:
    return [Action(Do.PRESS)] if frame and frame.mode is Mode.WAITING else []


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 2_500), min_size=1, max_size=40))
def test_live_order_is_the_compiled_order_under_any_jitter(ticks: list[int]) -> None:
    """Each cue is performed exactly once, in the order of the score, however the frames fall."""
    turns = iter(range(1_000_000))
    stage = Stage(ticks=lambda: ticks[next(turns) % len(ticks)] + 200)
    head = stage.play()
    assert head.mode is Mode.ENDED
    assert tuple(stage.performed) == WHOLE.cues


def test_a_wait_step_stands_until_the_one_key() -> None:
    """The clock stops on the step's last millisecond, and the picture says so."""
    stage = Stage()
    stage.play()
    waiting = [frame for frame in stage.screen.frames if frame.mode is Mode.WAITING]
    assert waiting
    assert {frame.name for frame in waiting} == {"Fetch the ball"}
    assert ("release", PLAN.steps[3].end_ms - 1) in stage.speaker.told
    assert ("chime", "ready") in stage.speaker.told


def test_the_first_frame_says_that_the_voice_is_being_prepared() -> None:
    """Baking shows its progress until the first step is ready."""
    stage = Stage(baker=CannedBaker(estimated))
    stage.play()
    shown = zip(stage.screen.frames, stage.screen.notices, strict=True)
    assert all(("Preparing" in notice) == frame.preparing for frame, notice in shown)


def test_the_frames_follow_the_sound() -> None:
    """Every frame shows the time that the audio gave; it never runs ahead."""
    stage = Stage()
    stage.play()
    times = [frame.at_ms for frame in stage.screen.frames]
    assert times == sorted(times)
    assert times[-1] == PLAN.total_ms


def test_a_voice_that_fails_midway_leaves_its_captions() -> None:
    """The session goes on to its end, says why once, and shows every word."""
    stage = Stage(baker=CannedBaker(estimated, fails_after=2))
    head = stage.play()
    assert head.mode is Mode.ENDED
    assert stage.baker.closed
    assert any("the voice fell silent" in notice for notice in stage.screen.notices)
    said = [cue.text for cue in stage.performed if cue.kind == "say"]
    assert said == [cue.text for cue in WHOLE.cues if cue.kind == "say"]
    assert all(cue.phrase is None for cue in stage.performed if cue.step == len(PLAN.steps))


def test_a_machine_that_slept_is_found_paused() -> None:
    """A gap of more than three seconds between two turns is a closed lid."""
    stage = Stage()
    stage.sleeps_s = [600.0]
    paused: list[Frame] = []

    def script(frame: Frame | None) -> list[Action]:
        if frame and frame.mode is Mode.PAUSED:
            paused.append(frame)
            return [Action(Do.PRESS)]
        return ready_when_asked(frame)

    stage.screen = ScriptedScreen(script, lambda: stage._turn(500))
    stage.play()
    assert len(paused) == 1
    assert ("halt", None) in stage.speaker.told


def test_a_seek_bakes_there_first() -> None:
    """Jumping ahead does not wait for everything in between."""
    asked: list[Action] = [Action(Do.SEEK, PLAN.steps[4].start_ms)]
    stage = Stage(script=lambda frame: [asked.pop()] if asked else ready_when_asked(frame))
    stage.play()
    assert ("go", PLAN.steps[4].start_ms) in stage.speaker.told
    assert [cue for cue in stage.performed if cue.step == 2] == []
    assert [cue for cue in stage.performed if cue.step == 5] == [
        cue for cue in WHOLE.cues if cue.step == 5
    ]


def test_hurts_is_answered_with_sound_and_words() -> None:
    """The step is left at once; the session goes on only when told to."""
    asked = [Action(Do.HURTS)]

    def script(frame: Frame | None) -> list[Action]:
        if frame and frame.step == 2 and frame.left_ms < 50_000 and asked:
            return [asked.pop()]
        go_on = frame is not None and frame.mode is Mode.EASED
        return [Action(Do.PRESS)] if go_on else ready_when_asked(frame)

    stage = Stage(script)
    head = stage.play()
    assert head.hurt_steps == (2,)
    assert ("chime", "hurt") in stage.speaker.told
    assert any(told[0] == "speak" for told in stage.speaker.told)
    assert head.mode is Mode.ENDED


def test_leaving_ends_the_loop_and_says_where() -> None:
    """Escape asks; Enter leaves; the place is kept."""
    asked = [Action(Do.READY), Action(Do.LEAVE)]
    stage = Stage(script=lambda frame: [asked.pop()] if frame and frame.at_ms > 9_000 else [])
    head = stage.play()
    assert head.mode is Mode.PLAYING
    assert 9_000 < head.at_ms < 11_000


def test_fullscreen_reaches_the_screen() -> None:
    """An order to the window, not to the sound."""
    asked = [Action(Do.CLOSE), Action(Do.FULLSCREEN)]
    stage = Stage(script=lambda _frame: [asked.pop()])
    head = stage.play()
    assert stage.screen.fullscreen
    assert head.closed


def test_what_hurts_comes_back_softer_in_words_and_numbers() -> None:
    """The second side of a step that hurt is done two softer, at its old time, and baked anew."""
    first = PLAN.steps[1]

    def hurt(shown: Frame | None) -> list[Action]:
        if shown is None:
            return []
        if shown.mode is Mode.EASED:
            return [Action(Do.PRESS)]
        if shown.mode is Mode.WAITING:
            return [Action(Do.READY)]
        return (
            [Action(Do.HURTS)] if shown.at_ms in range(first.start_ms + 9_000, first.end_ms) else []
        )

    stage = Stage(hurt)
    head = stage.play()
    assert (head.mode, head.hurt_steps) == (Mode.ENDED, (2,))
    shown = {
        frame.step: frame.pressure for frame in stage.screen.frames if frame.mode is Mode.PLAYING
    }
    assert (shown[2], shown[3]) == (5, 3)
    assert ("speak", HURTS_SOFTER.text) in stage.speaker.told
    late = [cue.text for cue in stage.performed if cue.step == 3]
    assert [text for text in late if text.startswith("Left")] == ["Left shoulder now."]


def settling(at_ms: int, wanted: Settings, plan: Plan = PLAN) -> tuple[Stage, Session, Playhead]:
    """A session in which the settings are opened once, from then on, and go on from there."""
    stage = Stage(plan=plan)
    opened: list[Settings] = []

    def script(frame: Frame | None) -> list[Action]:
        if frame and frame.at_ms >= at_ms and not opened:
            return [Action(Do.QUIETER), Action(Do.SETTINGS)]
        return [Action(Do.PRESS)] if frame and frame.mode in {Mode.WAITING, Mode.PAUSED} else []

    def settle(shown: Settings) -> Settings:
        opened.append(shown)
        return wanted

    stage.screen = ScriptedScreen(script, lambda: stage._turn(500))
    session = stage.session()
    session.settle = settle
    session.voice_of = lambda _settings: lambda: stage.second
    session.play()
    stage.preparer.close()
    assert [shown.volume for shown in opened] == [90]
    return stage, session, session.head


def test_what_is_set_in_a_session_is_heard_from_then_on() -> None:
    """It stands still under the settings; volumes count at once and are there afterwards."""
    wanted = Settings(volume=40, voice_volume=70, chime_volume=0)
    stage, session, head = settling(5_000, wanted)
    told = stage.speaker.told
    at = told.index(("volume", 40))
    assert ("halt", None) in told[:at]
    assert told[at : at + 3] == [("volume", 40), ("gain", ("voice", 70)), ("gain", ("chime", 0))]
    assert (head.mode, session.heard) == (Mode.ENDED, wanted)
    assert not stage.second.closed


def test_another_bed_is_laid_when_it_is_set_and_not_before() -> None:
    """It fades out where the score ends."""
    for bed, laid in (("rain", [("bed", "rain")]), ("sea", [])):
        stage, _session, _head = settling(5_000, Settings(bed=bed))
        assert [row for row in stage.speaker.told if row[0] == "bed"] == laid
        assert stage.speaker.ends_at_ms == PLAN.total_ms


def test_a_new_voice_speaks_from_the_next_step_on() -> None:
    """Nothing is performed twice or lost, and the first voice is ended."""
    stage, _session, head = settling(5_000, Settings(voice="other", rate=80))
    assert head.mode is Mode.ENDED
    assert stage.baker.closed
    assert stage.second.baked
    assert [cue.text for cue in stage.performed] == [cue.text for cue in WHOLE.cues]


def test_a_voice_changed_while_the_session_waits_leaves_it_waiting() -> None:
    """The last word of the step ended as the wait began; it is not said again."""
    held = one_step(
        "stroke: press_hold, region: upper_trap, tool: massage cane, sides: [left],"
        " pressure: 4, countdown: voice, wait: true"
    )
    plan = plan_of(held)
    waits_ms = plan.steps[1].end_ms - 1
    stage, _session, _head = settling(waits_ms, Settings(voice="other"), plan)
    texts = [cue.text for cue in stage.performed]
    assert texts == [cue.text for cue in compile_score(plan, estimated).cues]
    assert "go" not in {what for what, _value in stage.speaker.told[1:]}
    assert stage.second.baked


def test_what_was_played_is_counted_as_it_was() -> None:
    """A step that was skipped, or that hurt, was not done; jumps take no time."""
    whole = Stage()
    session = whole.session()
    session.play()
    whole.preparer.close()
    assert session.played_ms == PLAN.total_ms
    assert session.finished == {step.number for step in PLAN.steps}
    skipped = Stage(
        lambda frame: [Action(Do.NEXT)] if frame and frame.step == 2 else ready_when_asked(frame)
    )
    session = skipped.session()
    session.play()
    skipped.preparer.close()
    assert 2 not in session.finished
    assert session.played_ms < PLAN.total_ms - PLAN.steps[1].length_ms // 2


def test_pacers_come_and_go_within_three_seconds() -> None:
    """What else is heard stays as it is: no word again, none lost, and the waiting step waits."""
    stage, _session, head = settling(5_000, Settings(pacer="breath"))
    pacing = [cue for cue in stage.performed if cue.channel == "pacer"]
    assert {cue.kind for cue in pacing} == {"breath"}
    assert 5_000 < pacing[0].at_ms <= 5_500 + AHEAD_MS + 6_000
    assert tuple(cue for cue in stage.performed if cue.channel != "pacer") == WHOLE.cues
    assert head.mode is Mode.ENDED
    assert ("release", PLAN.steps[3].end_ms - 1) in stage.speaker.told
