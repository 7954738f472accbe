"""A sheet of A4 to write and draw on, in millimetres from its top left corner.

Our own font is embedded, as much of it as is used. A letter that it lacks becomes a plain sign.
"""

import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any, Literal, TypeAlias

import fontpkg_lato
from fpdf import FPDF

from coach.screen.lettering import wrap

WIDTH, HEIGHT = 210, 297
POINT = 25.4 / 72
"""Millimetres."""
LEADING = 1.22
"""From one line to the next, as a share of the letters' size."""
BASE = 0.93
"""How far below a line's top its letters stand, likewise."""
FINE = 1_000
"""Parts of a millimetre in which lines are measured."""
LACKED = "\N{WHITE SQUARE}"
FACES = ("Regular", "Bold")
Weight: TypeAlias = Literal["Regular", "Bold"]
Across: TypeAlias = Literal["left", "middle", "right"]
Spot: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Pen:
    """How letters look: their size in points, their weight, their grey (0 is black)."""

    pt: float
    weight: Weight = "Regular"
    grey: int = 0

    @property
    def line(self) -> float:
        """From one line to the next."""
        return self.pt * POINT * LEADING


BADGE = Pen(7.5, "Bold")
RADIUS = 2.1
"""Of the disc under a letter."""


class Paper:
    """One page."""

    def __init__(self, title: str, language: str, day: date) -> None:
        self.lacks_letters = False
        self._pdf = FPDF(format="A4")
        self._pdf.set_auto_page_break(False)
        self._pdf.set_title(title)
        self._pdf.set_lang(language)
        self._pdf.set_creator("Massage Coach")
        self._pdf.set_creation_date(datetime.combine(day, time(), UTC))
        for name in FACES:
            self._pdf.add_font(name, "", fontpkg_lato.ROOT / "files" / f"Lato-{name}.ttf")
        self._fonts: dict[str, Any] = {name: self._pdf.fonts[name.lower()] for name in FACES}
        self._pdf.add_page()

    def width(self, words: str, pen: Pen) -> float:
        """How wide a line is."""
        _count, width = self._fonts[pen.weight].get_text_width(words, pen.pt, None)
        return float(width) * POINT

    def lines(self, words: str, pen: Pen, width: float) -> tuple[str, ...]:
        """The words in lines that are no wider."""
        return wrap(self.printable(words), _Measure(self, pen), round(width * FINE))

    def write(self, spot: Spot, words: str, pen: Pen, across: Across = "left") -> float:
        """Writes a line whose top is there; tells how wide it is."""
        words = self.printable(words)
        width = self.width(words, pen)
        left = spot[0] - width * {"left": 0, "middle": 0.5, "right": 1}[across]
        self._pdf.set_font(pen.weight, size=pen.pt)
        self._pdf.set_text_color(pen.grey)
        self._pdf.text(left, spot[1] + pen.pt * POINT * BASE, words)
        return width

    def rule(self, start: Spot, end: Spot, thick: float, grey: int = 0) -> None:
        """A straight line."""
        self._pdf.set_draw_color(grey)
        self._pdf.set_line_width(thick)
        self._pdf.line(*start, *end)

    def lettered(self, middle: Spot, letter: str) -> None:
        """A letter on a disc."""
        self.disc(middle, RADIUS)
        self.write((middle[0], middle[1] - BADGE.line / 2), letter, BADGE, "middle")

    def disc(self, middle: Spot, radius: float) -> None:
        """A white disc with a black edge."""
        self._pdf.set_draw_color(0)
        self._pdf.set_line_width(0.25)
        self._pdf.set_fill_color(255)
        self._pdf.circle(*middle, radius, style="DF")

    def picture(self, png: bytes, spot: Spot, size: Spot, what: str) -> None:
        """A picture in a box; `what` is for those who hear the page."""
        self._pdf.image(BytesIO(png), *spot, *size, alt_text=what)

    def finished(self) -> bytes:
        """The file."""
        return bytes(self._pdf.output())

    def printable(self, words: str) -> str:
        """The words as our font can print them."""
        if words.isascii() and words.isprintable():
            return words
        composed = unicodedata.normalize("NFC", words)
        found = "".join(self._printable(letter) for letter in composed)
        self.lacks_letters |= LACKED in found
        return found

    def _printable(self, letter: str) -> str:
        if ord(letter) in self._fonts["Regular"].cmap:
            return letter
        return "" if unicodedata.category(letter)[0] in "MC" else LACKED


@dataclass(frozen=True, slots=True)
class _Measure:
    """What breaks lines asks of a font."""

    paper: Paper
    pen: Pen

    def size(self, line: str) -> tuple[int, int]:
        return round(self.paper.width(line, self.pen) * FINE), self.get_linesize()

    def get_linesize(self) -> int:
        return round(self.pen.line * FINE)
