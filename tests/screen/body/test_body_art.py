"""The drawings themselves: what is in them, and that it lies where the vocabulary says."""

from operator import itemgetter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from coach.routine.vocabulary import POSITIONS, REGIONS, Side
from coach.screen.body import art as room
from coach.screen.body.art import art
from coach.screen.body.lines import flattened, holds
from coach.screen.body.views import View, view_of

FILES = sorted((Path(room.__file__).parent / "art").glob("*.svg"))
UPRIGHT = [View.BACK, View.WHOLE]
SHOULDER = 280
"""Units of a drawing from the spine to the tip of the shoulder; 1000 from skull to buttock fold."""


SHOWN = [(view, region) for view in View for region in art(view.value).regions]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_drawing_is_ours_and_holds_plain_paths_only(file: Path) -> None:
    """No raster, no font, no style sheet, nothing that the rasteriser does not know."""
    text = file.read_text("utf-8")
    assert "Our own drawing" in text
    assert "GPL-3.0-or-later" in text
    tags = {element.tag.split("}")[1] for element in ElementTree.fromstring(text).iter()}
    assert tags == {"svg", "g", "path"}
    commands = {letter for path in ElementTree.fromstring(text).iter() for letter in data(path)}
    assert commands <= set("MLCZ")


def data(path: ElementTree.Element) -> set[str]:
    return {letter for letter in path.get("d", "") if letter.isalpha()}


@pytest.mark.parametrize("position", [None, *POSITIONS])
def test_every_region_has_a_shape_and_a_way_in_the_picture_of_every_position(
    position: str | None,
) -> None:
    for region in REGIONS:
        chosen = art(view_of(region, position).value)
        assert region in chosen.regions
        assert region in chosen.ways


@pytest.mark.parametrize("view", View)
def test_a_drawing_knows_no_region_that_the_vocabulary_does_not(view: View) -> None:
    assert set(art(view.value).regions) == set(art(view.value).ways) <= set(REGIONS)


def test_a_position_is_seen_as_it_is_and_the_other_side_turned_over() -> None:
    assert view_of("upper_trap", "seated") is View.SEATED
    assert view_of("upper_trap", "side-lying", Side.UPPER) is View.SIDE
    assert view_of("upper_trap", "side-lying", Side.OTHER) is View.TURNED
    assert view_of("upper_trap", "face-down") is View.BACK
    assert view_of("calf", "seated") is View.WHOLE
    assert view_of("chest_front", "standing") is View.FRONT
    assert view_of(None, None) is View.BACK


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_everybody_is_dressed_from_the_hips_to_the_thighs(file: Path) -> None:
    """The garment hides the hips in one piece; what is above the hip bones stays bare."""
    root = ElementTree.parse(file)
    (worn,) = (path.get("d", "") for path in root.iter() if path.get("id") == "garment")
    (garment,) = flattened(worn)
    drawing = art(file.stem)
    down = itemgetter(1 if drawing.mirror == "x" else 0)
    for region in {"glute_max", "glute_med", "piriformis"} & set(drawing.regions):
        points = [point for point in flattened(drawing.regions[region])[0] if down(point) > 800]
        assert all(holds(garment, point) for point in points), region
    assert min(down(point) for point in garment) > 770
    if "ql" in drawing.regions:
        assert not any(holds(garment, point) for point in flattened(drawing.regions["ql"])[0])


@pytest.mark.parametrize("view", UPRIGHT)
def test_a_region_lies_where_the_vocabulary_says(view: View) -> None:
    for region, path in art(view.value).regions.items():
        row = REGIONS[region]
        if row.x == row.y:
            continue
        points = flattened(path)[0]
        xs, ys = ([max(0.0, point[axis]) for point in points] for axis in (0, 1))
        assert shared((min(ys) / 1000, max(ys) / 1000), row.y) > 0.7, region
        assert shared((min(xs) / SHOULDER, max(xs) / SHOULDER), row.x) > 0.1, region


def shared(one: tuple[float, float], other: tuple[float, float]) -> float:
    """What two spans have in common, of what they cover together."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / (max(one[1], other[1]) - min(one[0], other[0]))


@pytest.mark.parametrize(("view", "region"), SHOWN)
def test_what_is_paired_keeps_off_the_spine(view: View, region: str) -> None:
    if not REGIONS[region].paired:
        return
    off = [
        point[0] if art(view.value).mirror == "x" else -point[1]
        for line in flattened(art(view.value).regions[region])
        for point in line
    ]
    assert min(off) > 10
