"""The pictures of the README, painted by the program itself: `python -m tests.shots [FOLDER]`.

The library as it is shipped, a session of every massage type, two people, the other views; and one
stroke that moves. Clip lengths are estimated: a picture needs no voice.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame
from PIL import Image

from coach.cli.picking import cards
from coach.routine.library import find, library
from coach.routine.vocabulary import TYPES
from coach.score.arrange import arrange
from coach.score.choice.choose import Choices
from coach.score.compile import compile_score
from coach.score.cues import Score
from coach.score.estimate import estimated
from coach.score.frame import Frame, frame
from coach.score.plan import PlannedStep
from coach.score.playhead import Playhead
from coach.screen import library as shelf_view
from coach.screen.appearance import Appearance
from coach.screen.session.sheet import View
from coach.screen.session.view import SessionView
from coach.screen.shelf.seek import ANYTHING
from coach.screen.shelf.shelf import stocked
from coach.screen.theme import THEMES
from coach.units import SECOND, Ms

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
SIZE = 1280, 720
MOVING_SIZE, MOVING_FPS = (640, 360), 10
COLOURS = 96
SHOWN = {
    "swedish": ("swedish-solo", "Glide over the shoulder"),
    "deep-tissue": ("deep-tissue-partner", "Slow lines beside the spine"),
    "sports": ("sports-solo", "Roll the upper back"),
    "trigger-point": ("trigger-point-solo", "Press beside the shoulder blade"),
    "hot-stone": ("hot-stone-partner", "Rest stones on the low back"),
    "thai": ("thai-partner", "Lean on the low back"),
    "prenatal": ("prenatal-partner", "Glide up the back"),
    "stretching": ("desk-break", "Open the chest"),
}
"""A routine of each type, and a step of it."""


def main(folder: Path = FOLDER) -> None:
    """Paints all of them, and says where they are."""
    pygame.display.init()
    pygame.font.init()
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in pictures():
        pygame.image.save(picture, folder / f"{name}.png")
        print(folder / f"{name}.png")
    print(_animated(folder / "stroke.gif"))


def pictures() -> Iterator[tuple[str, pygame.Surface]]:
    """Every still picture by its name."""
    yield "library", _library(Appearance())
    for type_id, (id_, name) in SHOWN.items():
        yield type_id, _session(_saying(_score(id_), name))
    working = _saying(_score(SHOWN["swedish"][0]), SHOWN["swedish"][1])
    yield "distance", _session(working, view=View.DISTANCE)
    yield "captions", _session(working, view=View.CAPTIONS)
    yield "light", _session(working, Appearance(THEMES["light"]))
    yield "contrast", _session(working, Appearance(THEMES["contrast"]))


def _library(looks: Appearance) -> pygame.Surface:
    surface = pygame.Surface(SIZE)
    shelf = stocked(cards(library(), ""), SHOWN["swedish"][0], "", ANYTHING)
    here = shelf_view.places(SIZE, looks)
    state = shelf_view.revealed(shelf_view.Browsing(shelf), here)
    shelf_view.paint(surface, state, looks)
    return surface


def _session(
    moment: Frame, looks: Appearance | None = None, view: View = View.USUAL
) -> pygame.Surface:
    surface = pygame.Surface(SIZE)
    SessionView(looks or Appearance()).paint(surface, moment, view=view)
    return surface


def _score(id_: str) -> Score:
    routine = find(id_).routine
    assert routine, id_
    return compile_score(arrange(routine, Choices(None)), estimated)


def _step(score: Score, name: str) -> PlannedStep:
    return next(step for step in score.plan.steps if step.name == name)


def _saying(score: Score, name: str) -> Frame:
    """The moment in which the step of this name has just been begun to be explained."""
    part = score.parts[_step(score, name).number - 1]
    said = next(cue.at_ms for cue in (part.cues if part else ()) if cue.kind == "say")
    return frame(score, Playhead(at_ms=said + SECOND))


def _animated(path: Path) -> Path:
    """One stroke, there and back, at its real tempo."""
    score = _score(SHOWN["swedish"][0])
    step = _step(score, SHOWN["swedish"][1])
    assert step.tempo
    period_ms = round(60 * SECOND / step.tempo)
    start_ms = step.start_ms + 2 * period_ms
    view, surface = SessionView(Appearance()), pygame.Surface(SIZE)
    shots = []
    for at_ms in range(start_ms, start_ms + period_ms, SECOND // MOVING_FPS):
        moment = frame(score, Playhead(at_ms=at_ms))
        view.paint(surface, replace(moment, left_ms=step.length_ms // 2, spent=0.5))
        shots.append(_shrunk(surface))
    first, *rest = shots
    every_ms: Ms = SECOND // MOVING_FPS
    first.save(path, save_all=True, append_images=rest, duration=every_ms, loop=0, optimize=True)
    return path


def _shrunk(surface: pygame.Surface) -> Image.Image:
    little = pygame.transform.smoothscale(surface, MOVING_SIZE)
    image = Image.frombytes("RGB", MOVING_SIZE, pygame.image.tobytes(little, "RGB"))
    return image.quantize(COLOURS, dither=Image.Dither.NONE)


assert set(SHOWN) == set(TYPES)

if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
