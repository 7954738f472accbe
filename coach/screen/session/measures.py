"""Pressure, tempo and breath: each a number or a word, and under its label a line that shows it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import pygame

from coach.language import _
from coach.score.frame import BreathFrame, Frame
from coach.screen.boxes import columns, rows
from coach.screen.lettering import Type, fits, text
from coach.screen.paint import dot, ease, pill, smooth
from coach.screen.theme import Colour, Theme

DEEPEST = 10
"""The end of the pressure scale."""
LABEL, TALLEST = 20, 84
"""A label's size and the most that a row is high, in units of text."""
STACKED = 2.7
"""A row so many times as high as its label has it over its line, a lower one beside it."""
THIN = 0.25
"""The height of a track, of its line's."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: what it says now, and how its line is drawn."""

    value: str
    label: str
    short: str
    """The label where there is little room."""
    draw: Callable[[pygame.Surface], None]
    """Fills the line's place, which is handed to it."""
    moves: bool = True
    changes: bool = False
    """Whether the value moves as well."""


def paint_standing(
    surface: pygame.Surface, box: pygame.Rect, frame: Frame, scale: float, theme: Theme
) -> None:
    """What there is of the three, around the middle of the box; lines that move are left out."""
    for place, row in _placed(box, frame, scale, theme):
        value, label, line = _parts(place, scale)
        if not row.changes:
            _value(surface, value, row, theme)
        style = Type(min(round(LABEL * scale), label.height * 4 // 5), theme.soft)
        words = row.label if fits(row.label, style, label.size) else row.short
        text(surface, label, words, style, down="middle")
        if not row.moves:
            row.draw(surface.subsurface(line))


def paint_moving(
    surface: pygame.Surface, box: pygame.Rect, frame: Frame, scale: float, theme: Theme
) -> None:
    """The lines that move, and a value that does; each fills its own place."""
    for place, row in _placed(box, frame, scale, theme):
        value, _label, line = _parts(place, scale)
        if row.moves:
            row.draw(surface.subsurface(line))
        if row.changes:
            surface.fill(theme.ground, value)
            _value(surface, value, row, theme)


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


def _placed(
    box: pygame.Rect, frame: Frame, scale: float, theme: Theme
) -> Iterator[tuple[pygame.Rect, Row]]:
    shown = rows_of(frame, theme)
    height = min(box.height // max(len(shown), 2), box.width // 3, round(TALLEST * scale))
    area = pygame.Rect(box.left, 0, box.width, height * len(shown))
    area.centery = box.centery
    return zip(rows(area, *[height] * len(shown)), shown, strict=True)


def _value(surface: pygame.Surface, box: pygame.Rect, row: Row, theme: Theme) -> None:
    style = Type(box.height * 7 // 10, theme.ink)
    text(surface, box, row.value, style, across="right", down="middle")


def _parts(box: pygame.Rect, scale: float) -> tuple[pygame.Rect, pygame.Rect, pygame.Rect]:
    """Where the value, the label and the line of a row stand."""
    value, beside = columns(box, box.height * 5 // 4, 0, gap=box.height * 3 // 10)
    label_px = round(LABEL * scale)
    stacked = box.height >= STACKED * label_px
    label, line = _stacked(beside, label_px) if stacked else _side_by_side(beside)
    return value, label, line


def _stacked(box: pygame.Rect, label_px: int) -> tuple[pygame.Rect, pygame.Rect]:
    """The label's place over the line's."""
    unit = box.height // 10
    label, line, _rest = rows(box, max(unit * 4, label_px * 5 // 4), unit * 4, 0, gap=unit // 2)
    line.width = min(line.width, line.height * 16)
    return label, line


def _side_by_side(box: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect]:
    """The label's place right of the line's, where the row is too low for two."""
    line, label = columns(box, box.width * 3 // 10, 0, gap=box.height // 4)
    return label, line.inflate(0, -line.height // 2)


def _pressure_row(pressure: float, theme: Theme) -> Row:
    def steps(canvas: pygame.Surface) -> None:
        """Ten steps that go deeper and deeper; a part step is filled in part."""
        for step in range(DEEPEST):
            box = _depth(canvas, step)
            pygame.draw.rect(canvas, theme.line, box, border_radius=box.width // 4)
            box.width = round(box.width * min(max(pressure - step, 0), 1))
            pygame.draw.rect(canvas, theme.glow, box, border_radius=box.width // 4)

    def draw(line: pygame.Surface) -> None:
        smooth(line, line.get_rect(), theme.ground, steps)

    return Row(f"{pressure:g}", _("pressure, of 10"), _("pressure"), draw, moves=False)


def _depth(canvas: pygame.Surface, step: int) -> pygame.Rect:
    width, height = canvas.get_size()
    pitch = width * 1.03 / DEEPEST
    return pygame.Rect(step * pitch, 0, pitch * 0.7, height * (step + 4) / (DEEPEST + 3))


def _tempo_row(tempo: float, pulse: float, theme: Theme) -> Row:
    def draw(line: pygame.Surface) -> None:
        """A dot that glides there and back once in each stroke; it never flashes."""
        line.blit(_track(line.get_size(), theme.line, theme.ground), (0, 0))
        width, height = line.get_size()
        radius = height * 0.42
        x = radius + (width - 2 * radius) * ease(2 * pulse)
        dot(line, (x, height / 2), 2 * radius, theme.glow)

    return Row(f"{tempo:g}", _("strokes a minute"), _("a minute"), draw)


def _breath_row(breath: BreathFrame, theme: Theme) -> Row:
    def draw(line: pygame.Surface) -> None:
        """The track fills and empties, behind a round end."""
        line.blit(_track(line.get_size(), theme.line, theme.ground), (0, 0))
        width, height = line.get_size()
        end = max(height * THIN, width * ease(breath.fullness)) - height * THIN / 2
        filled = _track(line.get_size(), theme.air_ink, theme.ground)
        line.blit(filled, (0, 0), (0, 0, end, height))
        dot(line, (end, height / 2), height * THIN, theme.air_ink)

    return Row(
        _("in") if breath.breathing_in else _("out"), _("breath"), _("breath"), draw, changes=True
    )


@lru_cache(maxsize=8)
def _track(size: tuple[int, int], colour: Colour, ground: Colour) -> pygame.Surface:
    """What something glides along: a thin pill."""
    track = pygame.Surface(size)

    def draw(canvas: pygame.Surface) -> None:
        width, height = canvas.get_size()
        thin = pygame.Rect(0, 0, width, round(height * THIN))
        thin.centery = height // 2
        pill(canvas, colour, thin)

    smooth(track, track.get_rect(), ground, draw)
    return track
