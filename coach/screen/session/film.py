"""The usual view as a film: nothing to press, nothing to turn louder, and the honest line."""

from dataclasses import replace
from functools import lru_cache

import pygame

from coach.routine.evidence import NOT_REVIEWED
from coach.score.frame import Frame
from coach.screen.appearance import Appearance
from coach.screen.session import overview
from coach.screen.session import places as usual
from coach.screen.session.places import Places
from coach.screen.session.sheet import Sheet


@lru_cache(maxsize=4)
def places(size: tuple[int, int], percent: int = 100) -> Places:
    """The usual ones; the title has the volume's place too."""
    here = usual.places(size, percent)
    return replace(here, title=here.title.union(here.volume), volume=pygame.Rect(0, 0, 0, 0))


def paint_standing(
    surface: pygame.Surface, here: Places, frame: Frame, notice: str, looks: Appearance
) -> None:
    """As usual, with the honest line where a window says what its key does."""
    overview.paint_standing(surface, here, replace(frame, hint=NOT_REVIEWED), notice, looks)


SHEET = Sheet(
    places, paint_standing, overview.words_of, overview.paint_words, overview.paint_moving
)
