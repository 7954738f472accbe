"""A card to print: the whole routine on one page of A4, black on white.

On the left where and with what, on the right what is done and when, at the foot when to stop. What
does not fit is set smaller, then said in fewer words, and at the very last cut, which is told.
"""

import string
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from coach.export import chart, table
from coach.export.paper import HEIGHT, LACKED, WIDTH, Paper, Pen
from coach.export.piece import Piece, Progress, Wishes
from coach.export.playing import command, minutes
from coach.export.rows import Row, rows
from coach.language import _
from coach.routine.evidence import NOT_REVIEWED
from coach.routine.vocabulary import REGIONS, TYPES
from coach.score.plan import Plan
from coach.session.before_start import get_ready

MARGIN = 11.0
RIGHT = WIDTH - MARGIN
BESIDE = 50.0
"""The width of the column on the left."""
TABLE = MARGIN + BESIDE + 7
"""Where the right column begins."""
SOFT = 90
HEAD, SMALL, TINY = Pen(8.5, "Bold"), Pen(8.5), Pen(7.5)
INDENT, POINT = 4.2, "\N{EN DASH}"
"""Of a list: how far its words stand from its marks, and the mark of what has no letter."""
GAP = 3.5
"""Between two blocks of words."""


def write(
    piece: Piece, path: Path, _wishes: Wishes, progress: Progress, today: date | None = None
) -> None:
    """Writes the card. Raises OSError."""
    path.write_bytes(card(piece, today or datetime.now(UTC).date()))
    progress(1)


def card(piece: Piece, day: date) -> bytes:
    """The card as a PDF that was made on this day."""
    plan = piece.score.plan
    paper = Paper(plan.title, plan.language, day)
    found = rows(plan)
    letters = lettered(found)
    top = _head(paper, plan) + 4
    bottom = _foot(paper) - 4
    _side(paper, plan, letters, (top, bottom))
    table.paint(paper, found, letters, ((TABLE, top), (RIGHT, bottom)))
    _last_line(paper, piece)
    return paper.finished()


def lettered(found: Sequence[Row]) -> Mapping[str, str]:
    """A letter for each region, in the order in which they are worked on; the widest need none."""
    names = [*string.ascii_uppercase, *map(str, range(1, len(REGIONS)))]
    regions = dict.fromkeys([row.region for row in found if row.region])
    pointed = [region for region in regions if not REGIONS[region].warms] or list(regions)
    return dict(zip(pointed, names, strict=False))


def _head(paper: Paper, plan: Plan) -> float:
    """Title, kind and minutes; tells how far down it reaches."""
    beside = paper.write((RIGHT, MARGIN + 1.5), minutes(plan), Pen(17), "right")
    title = _fitted(paper, plan.title, Pen(24, "Bold"), RIGHT - MARGIN - beside - 8)
    paper.write((MARGIN, MARGIN), title[0], title[1])
    y = MARGIN + Pen(24).line
    kind = f"{_(TYPES[plan.type_id].label)}, {_(get_ready.FORMS[plan.form])}"
    paper.write((MARGIN, y), kind, Pen(11, grey=SOFT))
    y += Pen(11).line + 2
    paper.rule((MARGIN, y), (RIGHT, y), 0.8)
    return y


def _fitted(paper: Paper, words: str, pen: Pen, width: float) -> tuple[str, Pen]:
    """The words and a pen with which they take one line; the last ones are left out if need be."""
    pt = pen.pt
    while paper.width(words, pen) > width and pt > TINY.pt:
        pt -= 0.5
        pen = Pen(pt, pen.weight, pen.grey)
    return _cut(paper, words, pen, width), pen


def _cut(paper: Paper, words: str, pen: Pen, width: float) -> str:
    if paper.width(words, pen) <= width:
        return words
    while words and paper.width(words + "…", pen) > width:
        words = words[:-1].rstrip()
    return f"{words}…"


def _foot(paper: Paper) -> float:
    """When to stop, and the honest line; tells where it begins."""
    width = (RIGHT - MARGIN - 2 * 5) / 3
    columns = [
        [line for rule in rules for line in _listed(paper, _(rule), TINY, width)]
        for _heading, rules in get_ready.STOP_RULES
    ]
    height = HEAD.line + 1 + max(map(len, columns)) * TINY.line + 3 + TINY.line
    top = HEIGHT - MARGIN - height
    paper.rule((MARGIN, top - 2.5), (RIGHT, top - 2.5), 0.8)
    for number, (heading, _rules) in enumerate(get_ready.STOP_RULES):
        x, y = MARGIN + number * (width + 5), top
        paper.write((x, y), _(heading), HEAD)
        y += HEAD.line + 1
        for line in columns[number]:
            paper.write((x, y), line, TINY)
            y += TINY.line
    return top - 2.5


def _listed(paper: Paper, words: str, pen: Pen, width: float) -> list[str]:
    """A point of a list, in lines."""
    first, *more = paper.lines(f"\N{EN DASH} {words}", pen, width)
    return [first, *(f"   {line}" for line in more)]


def _last_line(paper: Paper, piece: Piece) -> None:
    y = HEIGHT - MARGIN - TINY.line
    paper.write((RIGHT, y), command(piece), Pen(7.5, grey=SOFT), "right")
    lacking = _("{sign} stands for letters that cannot be printed here.").format(sign=LACKED)
    note = f"   {lacking}" if paper.lacks_letters else ""
    paper.write((MARGIN, y), _(NOT_REVIEWED) + note, Pen(7.5, "Bold"))


def _side(
    paper: Paper, plan: Plan, letters: Mapping[str, str], between: tuple[float, float]
) -> None:
    """The figures with their letters, what these mean, what is needed, how to set up."""
    top, bottom = between
    blocks = list(_blocks(paper, plan, letters))
    height = sum([HEAD.line + len(lines) * SMALL.line + GAP for _heading, lines in blocks])
    box = (MARGIN, top), (BESIDE, max(bottom - height - top, 0))
    y = top + chart.paint(paper, plan, letters, box) + GAP
    for heading, lines in blocks:
        paper.write((MARGIN, y), heading, HEAD)
        y += HEAD.line
        for mark, words in lines:
            paper.write((MARGIN, y), mark, HEAD)
            paper.write((MARGIN + INDENT, y), words, SMALL)
            y += SMALL.line
        y += GAP


def _blocks(
    paper: Paper, plan: Plan, letters: Mapping[str, str]
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Headings, and the lines under them, each with its mark or none."""
    if letters:
        meant = [(letter, _(REGIONS[region].label)) for region, letter in letters.items()]
        yield _("Where"), _marked(paper, meant)
    needs = get_ready.needed(plan.needs, [step.tool for step in plan.steps if step.tool])
    at_hand = needs or (_(get_ready.NOTHING_NEEDED),)
    yield _("Have at hand"), _marked(paper, [(POINT, need) for need in at_hand])
    positions = dict.fromkeys([step.position for step in plan.steps if step.position])
    ways = get_ready.taken(plan.set_up, list(positions))
    yield _("Set up"), _marked(paper, [(POINT, way) for way in ways])
    if plan.advice:
        yield _("Good to know"), _marked(paper, [(POINT, _(line)) for line in plan.advice])


def _marked(paper: Paper, points: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Points in lines; the first of each has its mark."""
    return [
        (mark if first else "", line)
        for mark, words in points
        for first, line in _firsts(paper.lines(words, SMALL, BESIDE - INDENT))
    ]


def _firsts(lines: Sequence[str]) -> Iterator[tuple[bool, str]]:
    return ((number == 0, line) for number, line in enumerate(lines))
