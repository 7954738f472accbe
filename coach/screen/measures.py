"""Pressure, tempo and breath: each a number or a word, and under its label a line that shows it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pygame

from coach.score.frame import BreathFrame, Frame
from coach.screen.boxes import columns, rows
from coach.screen.lettering import Type, text
from coach.screen.paint import ease, pill, smooth
from coach.screen.theme import Theme

DEEPEST = 10
"""The end of the pressure scale."""
LABEL_PX = 14
LOW_PX = 44
"""A row lower than this has its label beside its line."""
TALLEST_SHARE = 3
"""A row takes at most this part of the column, so that one alone looks like one of three."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: what it says now, and how its line is drawn."""

    value: str
    label: str
    draw: Callable[[pygame.Surface], None]
    moves: bool = True


def paint_standing(surface: pygame.Surface, box: pygame.Rect, frame: Frame, theme: Theme) -> None:
    """What there is of the three, around the middle of the box; lines that move are left out."""
    for place, row in _placed(box, frame, theme):
        value, label, line = _parts(place)
        unit = place.height // 10
        text(surface, value, row.value, Type(unit * 7, theme.ink), across="right", down="middle")
        label_px = max(unit * 3, LABEL_PX)
        text(surface, label, row.label, Type(label_px, theme.soft), down="middle")
        if not row.moves:
            smooth(surface, line, theme.ground, row.draw)


def paint_moving(surface: pygame.Surface, box: pygame.Rect, frame: Frame, theme: Theme) -> None:
    """The lines that move; each fills its own place."""
    for place, row in _placed(box, frame, theme):
        if row.moves:
            smooth(surface, _parts(place)[2], theme.ground, row.draw)


def rows_of(frame: Frame, theme: Theme) -> list[Row]:
    """The measures this step has."""
    shown = []
    if frame.pressure is not None:
        shown.append(_pressure_row(frame.pressure, theme))
    if frame.tempo is not None and frame.pulse is not None:
        shown.append(_tempo_row(frame.tempo, frame.pulse, theme))
    if frame.breath is not None:
        shown.append(_breath_row(frame.breath, theme))
    return shown


def _placed(box: pygame.Rect, frame: Frame, theme: Theme) -> Iterator[tuple[pygame.Rect, Row]]:
    shown = rows_of(frame, theme)
    height = min(box.height // TALLEST_SHARE, box.width // 4)
    area = pygame.Rect(box.left, 0, box.width, height * len(shown))
    area.centery = box.centery
    return zip(rows(area, *[height] * len(shown)), shown, strict=True)


def _parts(box: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect, pygame.Rect]:
    """Where the value, the label and the line of a row stand."""
    value, beside = columns(box, box.height * 5 // 4, 0, gap=box.height * 3 // 10)
    label, line = _stacked(beside) if box.height >= LOW_PX else _side_by_side(beside)
    return value, label, line


def _stacked(box: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect]:
    """The label's place over the line's."""
    unit = box.height // 10
    label, line, _ = rows(box, unit * 4, unit * 4, 0, gap=unit // 2)
    line.width = min(line.width, line.height * 16)
    return label, line


def _side_by_side(box: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect]:
    """The label's place right of the line's, where the row is too low for two."""
    line, label = columns(box, box.width * 2 // 5, 0, gap=box.height // 3)
    return label, line.inflate(0, -line.height // 2)


def _pressure_row(pressure: float, theme: Theme) -> Row:
    def draw(canvas: pygame.Surface) -> None:
        """Ten steps that go deeper and deeper; a part step is filled in part."""
        for step in range(DEEPEST):
            box = _depth(canvas, step)
            pygame.draw.rect(canvas, theme.line, box, border_radius=box.width // 4)
            box.width = round(box.width * min(max(pressure - step, 0), 1))
            pygame.draw.rect(canvas, theme.glow, box, border_radius=box.width // 4)

    return Row(f"{pressure:g}", "pressure, of 10", draw, moves=False)


def _depth(canvas: pygame.Surface, step: int) -> pygame.Rect:
    width, height = canvas.get_size()
    pitch = width * 1.03 / DEEPEST
    return pygame.Rect(step * pitch, 0, pitch * 0.7, height * (step + 4) / (DEEPEST + 3))


def _tempo_row(tempo: float, pulse: float, theme: Theme) -> Row:
    def draw(canvas: pygame.Surface) -> None:
        """A dot that glides there and back once in each stroke; it never flashes."""
        _track(canvas, theme)
        width, height = canvas.get_size()
        radius = height * 0.42
        there = ease(2 * pulse)
        x = radius + (width - 2 * radius) * there
        pygame.draw.circle(canvas, theme.glow, (x, height / 2), radius)

    return Row(f"{tempo:g}", "strokes a minute", draw)


def _breath_row(breath: BreathFrame, theme: Theme) -> Row:
    def draw(canvas: pygame.Surface) -> None:
        _track(canvas, theme)
        track = _track_box(canvas)
        track.width = max(track.height, round(track.width * ease(breath.fullness)))
        pill(canvas, theme.air_ink, track)

    return Row("in" if breath.breathing_in else "out", "breath", draw)


def _track(canvas: pygame.Surface, theme: Theme) -> None:
    pill(canvas, theme.line, _track_box(canvas))


def _track_box(canvas: pygame.Surface) -> pygame.Rect:
    width, height = canvas.get_size()
    box = pygame.Rect(0, 0, width, height // 4)
    box.centery = height // 2
    return box
