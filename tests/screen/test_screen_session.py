"""The session screen: everything in its place at every size, and every state tellable apart."""

from dataclasses import dataclass, fields, replace
from itertools import combinations

import pygame
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coach.routine.vocabulary import Audience, Side
from coach.score.frame import BreathFrame, Frame
from coach.score.playhead import Mode
from coach.screen import dial, lettering
from coach.screen.appearance import Appearance
from coach.screen.places import Places, places
from coach.screen.session import SessionView, detail_of, sides_at_work
from coach.screen.theme import Weight, font
from tests.screen.samples import BAR, LONG, ODD_SIZES, SIZES, STATES, frame

windows = st.tuples(st.integers(480, 2560), st.integers(320, 1440))
every_size = pytest.mark.parametrize("size", SIZES + ODD_SIZES, ids=str)


def painted(now: Frame, size: tuple[int, int] = (800, 480), notice: str = "") -> bytes:
    surface = pygame.Surface(size)
    SessionView(Appearance()).paint(surface, now, notice)
    return pygame.image.tobytes(surface, "RGB")


def boxes(here: Places) -> list[tuple[str, pygame.Rect]]:
    named = [(field.name, getattr(here, field.name)) for field in fields(here)]
    return [(name, box) for name, box in named if isinstance(box, pygame.Rect) and any(box.size)]


@settings(deadline=None)
@given(windows)
@example((480, 320))
@example((2560, 1440))
def test_no_two_parts_overlap_and_none_leaves_the_window(size: tuple[int, int]) -> None:
    found = boxes(places(size))
    for name, box in found:
        assert min(box.size) > 0, name
        assert pygame.Rect((0, 0), size).contains(box), name
    for (one, first), (other, second) in combinations(found, 2):
        assert not first.colliderect(second), (one, other)


@settings(deadline=None)
@given(windows)
def test_what_matters_most_is_never_left_out_or_small(size: tuple[int, int]) -> None:
    here = places(size)
    assert {"name", "side", "dial", "measures", "caption", "bar", "hint"} <= dict(
        boxes(here)
    ).keys()
    assert min(here.dial.size) >= min(size) // 4


@dataclass(frozen=True)
class Shaping:
    """One text as it was set: the words, their weight, the box, and the lines it became."""

    words: str
    weight: Weight
    size: tuple[int, int]
    shaped: lettering.Shaped


@pytest.fixture
def shapings(monkeypatch: pytest.MonkeyPatch) -> list[Shaping]:
    seen: list[Shaping] = []
    original = lettering.shape

    def shape(words: str, weight: Weight, px: int, size: tuple[int, int]) -> lettering.Shaped:
        shaped = original(words, weight, px, size)
        seen.append(Shaping(words, weight, size, shaped))
        return shaped

    monkeypatch.setattr(lettering, "shape", shape)
    return seen


@every_size
def test_nothing_that_is_said_is_cut(size: tuple[int, int], shapings: list[Shaping]) -> None:
    for now in STATES.values():
        painted(now, size, "No sound device: captions only.")
    for it in shapings:
        if min(it.size) > 0 and it.words.strip():
            assert it.shaped.lines, it
            assert not it.shaped.lines[-1].endswith(lettering.ELLIPSIS), it
            assert it.shaped.px >= 9, it


@every_size
def test_texts_of_any_length_stay_in_their_boxes(
    size: tuple[int, int], shapings: list[Shaping]
) -> None:
    now = frame(
        title=LONG, name=LONG, region_label=LONG, tool=LONG, caption=LONG, next_name=LONG,
        hint=LONG, audience=Audience.RECEIVER, breath=BreathFrame(True, 0.5),
    )  # fmt: skip
    painted(now, size, LONG)
    painted(replace(now, mode=Mode.EASED), size)
    for it in shapings:
        face = font(it.weight, it.shaped.px)
        assert len(it.shaped.lines) * face.get_linesize() <= it.size[1] or not it.shaped.lines
        assert all(face.size(line)[0] <= it.size[0] for line in it.shaped.lines)


def test_every_state_looks_different() -> None:
    pictures = {painted(now) for now in STATES.values()}
    assert len(pictures) == len(STATES)


@pytest.mark.parametrize("size", [(480, 320), (1280, 720)])
def test_every_mode_has_its_own_ring_and_word(size: tuple[int, int]) -> None:
    faces = [dial.face_of(frame(mode)) for mode in Mode] + [dial.face_of(frame(preparing=True))]
    assert len({face.word for face in faces}) == len(faces)
    rings = {mode: dial.FACES[mode].ring for mode in Mode}
    assert len(set(rings.values())) == len(rings)
    assert len({painted(frame(mode), size) for mode in Mode}) == len(Mode)


@pytest.mark.parametrize(
    "change",
    [
        {"at_ms": 60_000}, {"left_ms": 17_000}, {"spent": 0.5}, {"pulse": 0.6}, {"tempo": 20.0},
        {"pressure": 4}, {"side": Side.RIGHT}, {"region": "glute_max"}, {"volume": 40},
        {"muted": True}, {"caption": "Now lighter."}, {"next_name": "Rest"},
        {"next_side": Side.LEFT},
        {"audience": Audience.RECEIVER}, {"breath": BreathFrame(True, 0.2)}, {"title": "Thai"},
        {"hint": "Press"}, {"step": 3}, {"tool": "ball"}, {"asking": True}, {"preparing": True},
    ],
    ids=str,
)  # fmt: skip
def test_whatever_changes_is_seen(change: dict[str, object]) -> None:
    assert painted(frame()) != painted(replace(frame(), **change))  # type: ignore[arg-type]


def test_a_notice_takes_the_place_of_the_title() -> None:
    assert painted(frame(), notice="No sound.") != painted(frame())
    assert painted(frame(title="One"), notice="No.") == painted(frame(title="Two"), notice="No.")


def test_breath_swells_and_is_named() -> None:
    pictures = [
        painted(frame(breath=BreathFrame(inward, fullness)))
        for inward in (True, False)
        for fullness in (0, 0.25, 0.5, 0.75, 1)
    ]
    assert len(set(pictures)) == len(pictures)


moments = st.builds(
    lambda base, at_ms, pulse, spent, breath, asking: replace(
        base, at_ms=at_ms, pulse=base.pulse and pulse, spent=spent,
        left_ms=round((1 - spent) * 30_000), breath=breath, asking=asking,
    ),
    st.sampled_from(list(STATES.values())),
    st.integers(0, BAR[-1].end_ms),
    st.floats(0.01, 1),
    st.floats(0, 1),
    st.none() | st.builds(BreathFrame, st.booleans(), st.floats(0, 1)),
    st.booleans(),
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(moments, min_size=1, max_size=5), st.sampled_from([(480, 320), (640, 700)]))
def test_painting_on_leaves_no_trace_of_what_was_painted_before(
    story: list[Frame], size: tuple[int, int]
) -> None:
    surface, view = pygame.Surface(size), SessionView(Appearance())
    for now in story:
        view.paint(surface, now)
    assert pygame.image.tobytes(surface, "RGB") == painted(story[-1], size)


def test_one_view_paints_on_several_surfaces() -> None:
    view, surfaces = SessionView(Appearance()), [pygame.Surface((480, 320)) for _ in range(2)]
    for surface in surfaces:
        view.paint(surface, frame())
    one, other = (pygame.image.tobytes(surface, "RGB") for surface in surfaces)
    assert one == other


@pytest.mark.parametrize(
    ("changes", "sides"),
    [
        ({}, (Side.LEFT,)),
        ({"side": Side.RIGHT, "region": "calf"}, (Side.RIGHT,)),
        ({"side": Side.BOTH}, (Side.LEFT, Side.RIGHT)),
        ({"side": Side.BOTH, "region": "sacrum"}, ()),
        ({"side": Side.BOTH, "region": None}, ()),
        ({"mode": Mode.ENDED}, ()),
        ({"mode": Mode.EASED}, ()),
    ],
)
def test_the_letters_tell_the_side_at_work(
    changes: dict[str, object], sides: tuple[Side, ...]
) -> None:
    assert sides_at_work(replace(frame(), **changes)) == sides  # type: ignore[arg-type]


def test_the_detail_says_where_and_with_what_or_what_comes_after_a_stop() -> None:
    assert detail_of(frame()) == "shoulder top, opposite hand"
    assert detail_of(frame(tool=None)) == "shoulder top"
    assert detail_of(frame(Mode.EASED)) == "Then: Glide over the shoulder top, left side"
    assert detail_of(frame(Mode.ENDED)) == "Swedish back massage"


@pytest.mark.parametrize(
    ("left_ms", "shown"), [(30_000, "0:30"), (29_999, "0:30"), (1, "0:01"), (0, "0:00")]
)
def test_the_time_left_is_rounded_up(left_ms: int, shown: str) -> None:
    assert dial.time_left(frame(left_ms=left_ms)) == shown


@pytest.mark.parametrize("size", SIZES)
def test_new_words_are_painted_as_if_all_were(size: tuple[int, int]) -> None:
    """Only their box is painted when nothing else stands otherwise; nobody can tell."""
    one = frame(caption="Breathe out slowly, and let both of your shoulders sink down.")
    other = frame(caption="Good.", audience=Audience.GIVER)
    for before, after in ((one, other), (other, one), (one, frame(caption=""))):
        kept, fresh = pygame.Surface(size), pygame.Surface(size)
        view = SessionView(Appearance())
        view.paint(kept, before)
        view.paint(kept, after)
        SessionView(Appearance()).paint(fresh, after)
        assert pygame.image.tobytes(kept, "RGB") == pygame.image.tobytes(fresh, "RGB")
