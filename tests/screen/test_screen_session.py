"""The session screen: everything in its place at every size, and every state tellable apart."""

from collections.abc import Callable
from dataclasses import fields, replace
from itertools import combinations, product

import pygame
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coach.routine.vocabulary import Audience, Side
from coach.score.frame import BreathFrame, Frame, Heard
from coach.score.playhead import Mode
from coach.screen.appearance import Appearance
from coach.screen.scene.scene import sides_at_work
from coach.screen.scripts import Face
from coach.screen.session import captions, dial, distance
from coach.screen.session.hand import Over
from coach.screen.session.overview import detail_of, words_of
from coach.screen.session.places import Places, places
from coach.screen.session.sheet import View
from coach.screen.session.view import SHEETS, SessionView
from coach.screen.theme import HIGH_CONTRAST, MIN_CONTRAST, THEMES, Colour, contrast
from tests.screen.samples import BAR, LONG, ODD_SIZES, SIZES, STATES, frame
from tests.screen.written import Shaping

windows = st.tuples(st.integers(480, 2560), st.integers(320, 1440))
percents = st.integers(80, 200)
LAYOUTS = (places, captions.places, distance.places)
every_size = pytest.mark.parametrize("size", SIZES + ODD_SIZES, ids=str)
every_view = pytest.mark.parametrize("view", View)


def painted(
    now: Frame,
    size: tuple[int, int] = (800, 480),
    notice: str = "",
    looks: Appearance = Appearance(),  # noqa: B008
    view: View = View.USUAL,
) -> bytes:
    surface = pygame.Surface(size)
    SessionView(looks).paint(surface, now, notice, view=view)
    return pygame.image.tobytes(surface, "RGB")


def boxes(here: Places) -> list[tuple[str, pygame.Rect]]:
    named = [(field.name, getattr(here, field.name)) for field in fields(here)]
    return [(name, box) for name, box in named if isinstance(box, pygame.Rect) and any(box.size)]


@settings(deadline=None)
@given(windows, percents, st.sampled_from(LAYOUTS))
@example((480, 320), 200, places)
@example((800, 480), 200, captions.places)
@example((2560, 1440), 80, places)
def test_no_two_parts_overlap_and_none_leaves_the_window(
    size: tuple[int, int], percent: int, layout: Callable[[tuple[int, int], int], Places]
) -> None:
    found = boxes(layout(size, percent))
    for name, box in found:
        assert min(box.size) > 0, name
        assert pygame.Rect((0, 0), size).contains(box), name
    for (one, first), (other, second) in combinations(found, 2):
        assert not first.colliderect(second), (one, other)


@settings(deadline=None)
@given(windows, percents)
def test_what_matters_most_is_never_left_out_or_small(size: tuple[int, int], percent: int) -> None:
    here = places(size, percent)
    kept = {"name", "side", "dial", "measures", "caption", "bar", "hint"}
    assert kept <= dict(boxes(here)).keys()
    assert min(here.dial.size) >= min(size) // 6


@settings(deadline=None)
@given(windows)
def test_text_that_is_wanted_larger_is_never_smaller(size: tuple[int, int]) -> None:
    scales = [places(size, percent).scale for percent in (80, 100, 120, 150, 200)]
    assert scales == sorted(scales)
    assert places((1280, 720), 200).scale == pytest.approx(2)


@every_size
@every_view
@pytest.mark.usefixtures("every_language")
@pytest.mark.parametrize("percent", [80, 200])
def test_nothing_that_is_said_is_cut(
    size: tuple[int, int], view: View, percent: int, shapings: list[Shaping]
) -> None:
    for now in STATES.values():
        looks = Appearance(percent=percent)
        painted(now, size, "No sound device: captions only.", looks, view)
    for it in shapings:
        assert it.is_whole, it
        assert it.shaped.px >= 9 or not it.words, it


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
        face = Face(it.weight, it.shaped.px)
        assert len(it.shaped.lines) * face.get_linesize() <= it.size[1] or not it.shaped.lines
        assert all(face.size(line)[0] <= it.size[0] for line in it.shaped.lines)


def test_every_state_looks_different() -> None:
    pictures = {painted(now, (1280, 720)) for now in STATES.values()}
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
    changed = replace(frame(), **change)  # type: ignore[arg-type]
    assert painted(frame(), (1280, 720)) != painted(changed, (1280, 720))


def test_that_the_sound_is_off_is_seen_in_every_window() -> None:
    for size in SIZES:
        assert painted(frame(), size) != painted(frame(muted=True), size)


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


overs = st.just(Over()) | st.builds(
    Over,
    st.sampled_from([0, 0.5, 1]),
    st.sampled_from([0, 1]),
    st.none() | st.tuples(st.integers(0, 640), st.integers(0, 700)),
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(moments, overs, st.sampled_from(View)), min_size=1, max_size=5),
    st.sampled_from([(480, 320), (960, 540), (640, 700)]),
)
def test_painting_on_leaves_no_trace_of_what_was_painted_before(
    story: list[tuple[Frame, Over, View]], size: tuple[int, int]
) -> None:
    """Nor of the controls that came and went over it."""
    surface, view = pygame.Surface(size), SessionView(Appearance())
    for now, over, showing in story:
        view.paint(surface, now, view=showing, over=over)
    now, _over, showing = story[-1]
    view.paint(surface, now, view=showing)
    assert pygame.image.tobytes(surface, "RGB") == painted(now, size, view=showing)


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


@pytest.mark.parametrize("size", [(800, 480), (1280, 720)])
@pytest.mark.parametrize(("name", "view"), list(product(THEMES, View)))
def test_what_is_written_can_be_read_where_it_stands(
    size: tuple[int, int], name: str, view: View
) -> None:
    """Contrast, from the pixels: the one that stands out most in a line, against its corner."""
    least = HIGH_CONTRAST if name == "contrast" else MIN_CONTRAST
    here = SHEETS[view].places(size, 100)
    surface = pygame.Surface(size)
    SessionView(Appearance(THEMES[name])).paint(surface, frame(), view=view)
    for part in ("title", "name", "caption", "following", "elapsed", "total", "hint"):
        box: pygame.Rect = getattr(here, part)
        shown = part not in {"caption", "hint"} or view is not View.DISTANCE
        if box.width and shown and (part != "following" or view in {View.USUAL, View.FILM}):
            assert most_contrast(surface.subsurface(box)) >= least, part


def most_contrast(part: pygame.Surface) -> float:
    def colour(x: int, y: int) -> Colour:
        red, green, blue, _alpha = part.get_at((x, y))
        return red, green, blue

    ground = colour(part.get_width() - 1, 0)
    pixels = {colour(x, y) for x in range(part.get_width()) for y in range(part.get_height())}
    return max(contrast(pixel, ground) for pixel in pixels)


def test_at_a_wait_it_stays_written_what_to_do_before_pressing() -> None:
    told = Heard(30_000, "say", "Lie down on your back.", Audience.RECEIVER, 2)
    earlier = Heard(9_000, "say", "Sit tall.", Audience.ALL, 1)
    now = frame(Mode.WAITING, caption="", said=(earlier, told))
    assert words_of(now) == ("Receiver", "Lie down on your back.")
    assert words_of(replace(now, said=(earlier,))) == ("", "")
    assert painted(now) != painted(replace(now, said=()))


@pytest.mark.parametrize("view", [View.USUAL, View.CAPTIONS])
def test_a_pause_says_what_to_press_and_what_is_left(view: View, shapings: list[Shaping]) -> None:
    painted(frame(Mode.PAUSED), (1280, 720), view=view)
    said = " ".join(it.words for it in shapings)
    assert "Space, click or tap: go on" in said
    assert "Nothing is lost" in said
    assert "9:24 of 10:00 still to come." in said
