"""What the next step needs is there when it begins."""

from dataclasses import replace

import pygame
import pytest

from coach.routine.vocabulary import Side
from coach.score.frame import Work
from coach.screen.appearance import Appearance
from coach.screen.body import figure
from coach.screen.scene import ahead
from coach.screen.scene.implements import sprites
from coach.screen.scene.scene import Scene
from tests.screen.samples import frame

KEPT = (figure._begun, figure.glow, sprites._modelled)
WORKS = (
    Work("petrissage", Side.LEFT, "upper_trap", "hands", "seated"),
    Work("roll_foam", Side.BOTH, "erector_thoracic", "foam roller", "supine"),
    Work("mobilise", Side.BOTH, None, None, "seated"),
)


@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.stroke)
def test_a_step_that_was_prepared_begins_with_pictures_that_are_there(work: Work) -> None:
    box, looks = pygame.Rect(0, 0, 331, 347), Appearance()
    for _bit in ahead.prepare(box.size, frame(next_work=work), looks):
        pass
    made = [pictures.cache_info().misses for pictures in KEPT]
    begun = frame(
        stroke=work.stroke,
        side=work.side,
        region=work.region,
        tool=work.tool,
        position=work.position,
    )
    canvas = pygame.Surface(box.size)
    for part in range(4):
        Scene(looks).paint(canvas, box, replace(begun, pulse=part / 4), fresh=True)
    assert [pictures.cache_info().misses for pictures in KEPT] == made


def test_after_the_last_step_there_is_nothing_to_prepare() -> None:
    assert len(list(ahead.prepare((300, 300), frame(next_work=None), Appearance()))) == 1
