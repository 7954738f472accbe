"""The table of a card: what is done, one row below the other, as large as there is room for."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from coach.export.paper import Paper, Pen, Spot
from coach.export.rows import Row
from coach.language import N_, _, counted

Corners = tuple[Spot, Spot]
"""Top left and bottom right, in millimetres."""
TIME, LETTER, NAME, TOOL, PRESSURE, TEMPO = 10.0, 26.0, 30.0, 88.2, 112.3, 124.4
"""Where the columns begin, from the table's left edge; of the letter and the last two,
their middle.
"""
NAME_WIDTH, TOOL_WIDTH = TOOL - NAME - 2.2, PRESSURE - TOOL - 4.1
COLUMNS = ((TIME, N_("from")), (NAME, N_("what")), (TOOL, N_("with")))
MIDDLES = ((PRESSURE, N_("pressure")), (TEMPO, N_("a minute")))
GAP = 1.6
"""Between a name and its sides."""
SOFT, FAINT = 90, 190
LEAST_PT = 7.5
HEADING = Pen(LEAST_PT, grey=SOFT)


class Level(NamedTuple):
    """How large the table is set, and with how many lines of words to a row."""

    pt: float
    words: int
    air: float
    """Between two rows, in millimetres."""

    @property
    def name(self) -> Pen:
        return Pen(self.pt, "Bold")

    @property
    def small(self) -> Pen:
        return Pen(max(self.pt * 0.88, LEAST_PT))

    @property
    def soft(self) -> Pen:
        return Pen(self.small.pt, grey=SOFT)

    @property
    def tool(self) -> Pen:
        return Pen(min(self.small.pt, 9))


LEVELS = (
    Level(11.5, 3, 4.2), Level(11, 3, 3.6), Level(10.5, 3, 3), Level(10, 3, 2.4),
    Level(9.5, 3, 1.8), Level(9.5, 2, 1.6), Level(9, 2, 1.4), Level(8.5, 2, 1.2),
    Level(8.5, 2, 0.8), Level(8.5, 1, 1), Level(8, 1, 0.7), Level(8, 0, 0.8),
    Level(7.5, 0, 0.4),
)  # fmt: skip
"""From roomy to tight."""
ROUNDING = 0.01
"""Sums of floats are so exact."""
AIRIER = 2.0
"""So much more may stand between two rows."""


class Laid(NamedTuple):
    """A row in lines."""

    row: Row
    names: tuple[str, ...]
    below: tuple[str, ...]
    """The sides, where they have no room beside the name."""
    words: tuple[str, ...]
    tools: tuple[str, ...]
    height: float


def paint(paper: Paper, rows: Sequence[Row], letters: Mapping[str, str], corners: Corners) -> None:
    """Draws the rows; what does not fit at the tightest is left out, which is told."""
    (left, top), (right, bottom) = corners
    y = _headings(paper, (left, top))
    level = _level(paper, rows, bottom - y)
    for done, row in enumerate(rows):
        laid = _laid(paper, row, level)
        rest = len(rows) - done
        paper.rule((left, y), (right, y), 0.15, FAINT)
        if y + laid.height + (level.soft.line if rest > 1 else 0) > bottom + ROUNDING:
            _more(paper, (left + NAME, y), rest, level.soft)
            return
        _one(paper, laid, letters.get(row.region, ""), level, (left, y))
        y += laid.height


def _level(paper: Paper, rows: Sequence[Row], room: float) -> Level:
    """The largest that fits, with what is left between the rows; else the tightest."""
    fitting = bisect_left(LEVELS, True, key=lambda level: _height(paper, rows, level) <= room)
    level = LEVELS[min(fitting, len(LEVELS) - 1)]
    spare = max(room - _height(paper, rows, level), 0)
    return level._replace(air=level.air + min(spare / len(rows), AIRIER))


def _height(paper: Paper, rows: Sequence[Row], level: Level) -> float:
    return sum([_laid(paper, row, level).height for row in rows])


def _headings(paper: Paper, spot: Spot) -> float:
    left, y = spot
    for x, words in COLUMNS:
        paper.write((left + x, y), _(words), HEADING)
    for x, words in MIDDLES:
        paper.write((left + x, y), _(words), HEADING, "middle")
    return y + HEADING.line + 0.8


def _laid(paper: Paper, row: Row, level: Level) -> Laid:
    names = paper.lines(row.name, level.name, NAME_WIDTH)
    taken = paper.width(names[-1], level.name) + GAP + paper.width(row.sides, level.soft)
    below = paper.lines(row.sides, level.soft, NAME_WIDTH) if taken > NAME_WIDTH else ()
    words = _said(paper, row, level)
    tools = paper.lines(row.tool, level.tool, TOOL_WIDTH)
    small = level.small.line
    lines = len(names) * level.name.line + (len(below) + len(words)) * small
    beside = max(len(tools) * level.tool.line, level.name.line + (small if level.words else 0))
    return Laid(row, names, below, words, tools, _band(row, level) + max(lines, beside) + level.air)


def _band(row: Row, level: Level) -> float:
    """What the line takes that says how the body is placed now."""
    return level.soft.line + 0.6 if row.position else 0


def _said(paper: Paper, row: Row, level: Level) -> tuple[str, ...]:
    """As many whole sentences as fit into the lines that a row has."""
    found: tuple[str, ...] = ()
    for count in range(1, len(row.sentences) + 1):
        lines = paper.lines(" ".join(row.sentences[:count]), level.small, NAME_WIDTH)
        if len(lines) > level.words:
            break
        found = lines
    return found


def _one(paper: Paper, laid: Laid, letter: str, level: Level, spot: Spot) -> None:
    (left, y), row, small = spot, laid.row, level.small.line
    y += level.air / 2
    if row.position:
        paper.write((left + NAME, y), row.position, level.soft)
        y += _band(row, level)
    paper.write((left, y), row.number, level.soft)
    paper.write((left + TIME, y), row.at, level.name)
    if level.words:
        paper.write((left + TIME, y + level.name.line), row.length, level.soft)
    if letter:
        paper.lettered((left + LETTER, y + level.name.line / 2), letter)
    paper.write((left + PRESSURE, y), row.pressure, level.name, "middle")
    paper.write((left + TEMPO, y), row.tempo, level.small, "middle")
    _lines(paper, laid.tools, level.tool, (left + TOOL, y))
    _named(paper, laid, level, (left + NAME, y))
    y += len(laid.names) * level.name.line
    _lines(paper, laid.below, level.soft, (left + NAME, y))
    _lines(paper, laid.words, level.small, (left + NAME, y + len(laid.below) * small))


def _named(paper: Paper, laid: Laid, level: Level, spot: Spot) -> None:
    """The name, and beside it the sides."""
    _lines(paper, laid.names, level.name, spot)
    if not laid.below:
        beside = spot[0] + paper.width(laid.names[-1], level.name) + GAP
        last = spot[1] + (len(laid.names) - 1) * level.name.line
        paper.write((beside, last), laid.row.sides, level.soft)


def _lines(paper: Paper, lines: Sequence[str], pen: Pen, spot: Spot) -> None:
    for number, line in enumerate(lines):
        paper.write((spot[0], spot[1] + number * pen.line), line, pen)


def _more(paper: Paper, spot: Spot, count: int, pen: Pen) -> None:
    words = counted("… and {count} more part", "… and {count} more parts", count)
    paper.write(spot, words, pen)
