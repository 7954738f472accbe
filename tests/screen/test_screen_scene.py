"""The picture of a step: it moves within its box, never flashes, and can stand still."""

from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files

import numpy as np
import numpy.typing as npt
import pygame
import pytest

from coach.routine.vocabulary import STROKES, TOOLS, Form, Side
from coach.score.frame import BreathFrame, Frame
from coach.score.playhead import Mode
from coach.screen.appearance import Appearance
from coach.screen.scene import implements
from coach.screen.scene.implements.shapes import SHAPES
from coach.screen.scene.implements.stage import Stage, stage_of
from coach.screen.scene.implements.touches import Touch, touches
from coach.screen.scene.motion import MOTIONS, pose
from coach.screen.scene.scene import Scene
from coach.screen.theme import CANDLE, THEMES
from coach.units import MINUTE, SECOND
from tests.screen.samples import frame

SIZE = (300, 340)
BOX = pygame.Rect(20, 10, *SIZE)
LENGTH_MS = 40 * SECOND
SIGNS = {"speech", "turn", "swap"}
PARTS = ("grip-thumb",)
BY_TOOL = {
    "roll_ball": "tennis ball on wall", "roll_foam": "foam roller", "stone_place": "warm stones",
    "stone_glide": "warm stone", "tapotement": "cupped hands", "petrissage": "hands",
    "mobilise": None, "stretch_static": None,
}  # fmt: skip
PACED = [row.id for row in STROKES.values() if row.tempo[1]]
FLASH = 0.1
"""The change in relative luminance that a flash has at least (WCAG 2.2, 2.3.1)."""
CELL = 20


def at(stroke: str, into_ms: float, **changes: object) -> Frame:
    """The stroke so far into a step, at its quickest, on the left shoulder blade."""
    tempo = STROKES[stroke].tempo[1]
    shown = frame(
        stroke=stroke, tempo=tempo or None, pulse=into_ms * tempo / MINUTE % 1 if tempo else None,
        at_ms=round(into_ms), spent=into_ms / LENGTH_MS, left_ms=round(LENGTH_MS - into_ms),
        region="infraspinatus_teres" if STROKES[stroke].on_region or stroke == "mobilise" else None,
        tool=BY_TOOL.get(stroke, "palms"), form=Form.PARTNER, position="face-down", pressure=4,
    )  # fmt: skip
    return replace(shown, **changes)  # type: ignore[arg-type]


def surface() -> pygame.Surface:
    return pygame.Surface((SIZE[0] + 40, SIZE[1] + 20))


def painted(shown: Frame, looks: Appearance | None = None) -> bytes:
    canvas = surface()
    Scene(looks or Appearance()).paint(canvas, BOX, shown, fresh=True)
    return pygame.image.tobytes(canvas, "RGB")


def placed(shown: Frame) -> tuple[Stage, list[Touch]]:
    stage = stage_of(shown, SIZE, resting=False)
    assert stage
    return stage, list(touches(shown, pose(shown), stage, CANDLE))


def brightness(canvas: pygame.Surface) -> npt.NDArray[np.float64]:
    """The relative luminance of each cell of the box."""
    red, green, blue = np.moveaxis(pygame.surfarray.array3d(canvas.subsurface(BOX)), 2, 0) / 255.0
    linear = [
        np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4) for c in (red, green, blue)
    ]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    wide, high = SIZE[0] // CELL, SIZE[1] // CELL
    cells = light[: wide * CELL, : high * CELL].reshape(wide, CELL, high, CELL)
    return np.asarray(cells.mean(axis=(1, 3)))


def turns(series: Sequence[float], least: float) -> int:
    """How often a value changes by at least so much, each time in the other direction."""
    count, direction, reached = 0, 0, series[0]
    for value in series:
        if abs(value - reached) >= least and (value - reached) * direction <= 0:
            count, direction, reached = count + 1, 1 if value > reached else -1, value
        elif (value - reached) * direction > 0:
            reached = value
    return count


def test_every_tool_has_a_shape_and_every_drawing_a_use() -> None:
    """The table of shapes is the vocabulary's, and no drawing lies about."""
    assert set(SHAPES) == set(TOOLS)
    art = {file.name.removesuffix(".svg") for file in (files(implements) / "art").iterdir()}
    signs = {motion.sign for motion in MOTIONS.values() if motion.sign} - {"heat"}
    assert art == {shape.art for shape in SHAPES.values()} | signs | set(PARTS)


@pytest.mark.parametrize("tool", sorted(TOOLS))
def test_a_one_handed_tool_is_seen_once(tool: str) -> None:
    """Of others there are two, or one that lies over both sides."""
    assert not (TOOLS[tool].one_handed and SHAPES[tool].pair)


@pytest.mark.parametrize("stroke", PACED)
def test_a_period_is_eight_different_pictures(stroke: str) -> None:
    """The motion is seen, not only computed."""
    period_ms = MINUTE / STROKES[stroke].tempo[1]
    pictures = {painted(at(stroke, period_ms * (2 + part / 8))) for part in range(8)}
    assert len(pictures) == 8


@pytest.mark.parametrize("stroke", sorted(STROKES))
@pytest.mark.parametrize("still", [False, True])
def test_painting_over_is_painting_anew(stroke: str, still: bool) -> None:
    """Only what moved is painted, and nothing of before is left."""
    looks, canvas = Appearance(still=still), surface()
    scene = Scene(looks)
    for count, into_ms in enumerate((3_000, 3_400, 3_900, 9_000, 20_000, 39_900)):
        breath = BreathFrame(True, count / 5) if stroke in {"settle", "rest", "mobilise"} else None
        shown = at(stroke, into_ms, breath=breath)
        scene.paint(canvas, BOX, shown, fresh=count == 0)
        assert pygame.image.tobytes(canvas, "RGB") == painted(shown, looks)


def test_a_new_step_is_painted_anew_without_being_told() -> None:
    """Another region, another side, the end: nothing of the step before is left."""
    canvas, scene = surface(), Scene(Appearance())
    for shown in (
        at("effleurage", 5_000),
        at("effleurage", 5_000, side=Side.RIGHT),
        at("press_hold", 5_000, region="glute_max"),
        at("press_hold", 5_000, mode=Mode.ENDED),
        at("rest", 5_000, breath=BreathFrame(False, 0.4)),
    ):
        scene.paint(canvas, BOX, shown, fresh=False)
        assert pygame.image.tobytes(canvas, "RGB") == painted(shown)


@pytest.mark.parametrize("stroke", ["tapotement", "effleurage", "check_in", "settle"])
def test_nothing_is_painted_outside_the_box(stroke: str) -> None:
    """Whatever the window shows around it stays."""
    canvas = surface()
    canvas.fill((1, 2, 3))
    Scene(Appearance()).paint(canvas, BOX, at(stroke, 5_000), fresh=True)
    canvas.fill((1, 2, 3), BOX)
    assert pygame.image.tobytes(canvas, "RGB") == bytes((1, 2, 3)) * (canvas.width * canvas.height)


@pytest.mark.parametrize("stroke", PACED)
def test_no_part_of_the_picture_flashes(stroke: str) -> None:
    """At the quickest tempo no cell turns light and dark more than three times a second."""
    canvas, scene = surface(), Scene(Appearance())
    seen = []
    for count in range(60):
        scene.paint(canvas, BOX, at(stroke, 6_000 + count * SECOND / 60), fresh=count == 0)
        seen.append(brightness(canvas))
    cells = np.array(seen).reshape(60, -1)
    moving = cells[:, np.ptp(cells, axis=0) >= FLASH]
    assert max((turns(list(cell), FLASH) for cell in moving.T), default=0) <= 6


@pytest.mark.parametrize("mode", [Mode.EASED, Mode.ENDED])
def test_after_a_step_nothing_is_lit_and_nothing_moves(mode: Mode) -> None:
    """A calm body, whatever the step was."""
    pictures = {
        painted(at(stroke, into_ms, mode=mode))
        for stroke in ("effleurage", "press_hold")
        for into_ms in (4_000, 7_300)
    }
    assert len(pictures) == 1


@pytest.mark.parametrize("stroke", PACED)
def test_reduced_motion_is_one_picture(stroke: str) -> None:
    """It is another than the moving one: an arrow tells how it would move."""
    still = Appearance(still=True)
    first, later = at(stroke, 6_000), at(stroke, 6_137)
    assert painted(first, still) == painted(later, still) != painted(first)


def test_the_left_is_the_right_in_a_mirror() -> None:
    """The same hands at the same time on both sides of the spine."""
    for stroke in PACED:
        stage, left = placed(at(stroke, 6_200, side=Side.LEFT, tool="hand"))
        _, right = placed(at(stroke, 6_200, side=Side.RIGHT, tool="hand"))
        for one, other in zip(left, right, strict=True):
            across = one.at[0] + other.at[0]
            assert across == pytest.approx(2 * stage.place.centerx, abs=0.6)
            assert one.at[1] == pytest.approx(other.at[1], abs=0.01)
            assert one.look.mirrored is not other.look.mirrored
            assert one.tilt == -other.tilt


def test_a_giver_has_two_hands_which_keep_apart() -> None:
    """One on each side, and side by side where there is one side only."""
    for side in (Side.BOTH, Side.RIGHT):
        for region in ("erector_lumbar", "whole_back", "sacrum"):
            shown = at("effleurage", 6_200, region=region, side=side)
            stage, (one, other) = placed(shown)
            assert abs(one.at[0] - other.at[0]) >= 80 * stage.scale


@pytest.mark.parametrize("size", [(0, 0), (4, 4), (40, 30), (700, 60), (60, 700)])
def test_any_box_will_do(size: tuple[int, int]) -> None:
    """Small, flat and narrow ones."""
    canvas = pygame.Surface((720, 720))
    for stroke in sorted(STROKES):
        Scene(Appearance()).paint(canvas, pygame.Rect((5, 5), size), at(stroke, 900), fresh=True)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.label)
def test_tools_stand_out_from_the_skin(theme: object) -> None:
    """In every theme a hand differs from the body it lies on."""
    looks = Appearance(theme=theme)  # type: ignore[arg-type]
    assert painted(at("compression", 6_000), looks) != painted(
        at("compression", 6_000, tool=None), looks
    )
