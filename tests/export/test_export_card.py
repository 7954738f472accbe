"""Cards to print, read back: one page that holds everything."""

from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from coach.export import chart, table
from coach.export.card import RIGHT, TABLE, card, lettered, write
from coach.export.chart import APART, spread
from coach.export.paper import LACKED, RADIUS, Across, Paper, Pen, Spot
from coach.export.piece import Piece, Wishes
from coach.export.rows import Row, rows
from coach.language import ENGLISH, use
from coach.routine.library import Entry, library
from coach.score.plan import Plan
from coach.session.before_start.get_ready import STOP_RULES
from coach.settings import Settings
from coach.units import clock
from tests.export.shipped import shipped
from tests.scores import one_step, plan_of, score_of

DAY = date(2026, 1, 31)
TINY = 1e-6


def read(made: Piece) -> PdfReader:
    return PdfReader(BytesIO(card(made, DAY)))


def words_of(pdf: PdfReader) -> str:
    return " ".join(pdf.pages[0].extract_text().split())


def made(text: str) -> Piece:
    return Piece("test", score_of(text), lambda _cue: None, Settings())


@pytest.mark.parametrize("entry", library(), ids=lambda entry: entry.id)
def test_every_shipped_routine_fits_on_one_page(entry: Entry) -> None:
    """At every length: each step with its time, and when to stop."""
    for minutes in entry.summary.lengths:
        piece = shipped(entry.id, minutes)
        pdf = read(piece)
        assert len(pdf.pages) == 1
        shown = words_of(pdf)
        for row in rows(piece.score.plan):
            assert row.name in shown
            assert row.at in shown
        for heading, rules in STOP_RULES:
            assert heading in shown
            assert all(rule.split(",")[0] in shown for rule in rules)
        assert f"{minutes} minutes" in shown
        assert "No clinician has reviewed this." in shown


def test_a_card_has_what_the_routine_needs() -> None:
    shown = words_of(read(shipped("hot-stone-partner", None)))
    assert "A bowl of warm water" in shown
    assert "Warm stones" in shown


def test_it_is_a_page_of_a4_with_our_own_letters() -> None:
    """Embedded, and only those that are used; with a title and its day."""
    pdf = read(shipped("desk-break", None))
    page = pdf.pages[0]
    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [210, 297]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert fonts
    assert all("+" in font["/BaseFont"] and "Lato" in font["/BaseFont"] for font in fonts)
    assert pdf.metadata
    assert pdf.metadata.title == "Desk break"
    assert pdf.metadata.creation_date
    assert pdf.metadata.creation_date.date() == DAY
    assert len(card(shipped("desk-break", None), DAY)) < 300_000


def test_the_same_card_is_the_same_file() -> None:
    piece = shipped("desk-break", None)
    assert card(piece, DAY) == card(piece, DAY)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Masaż pleców – łagodny", "Masaż pleców – łagodny"),
        ("Μάλαξη πλάτης", "Μάλαξη πλάτης"),
        ("Rest \N{SLIGHTLY SMILING FACE}", f"Rest {LACKED}"),
        ("\u062a\u062f\u0644\u064a\u0643", LACKED * 5),
        ("A\u0308rger", "Ärger"),
    ],
)
def test_letters_that_cannot_be_printed_are_told(title: str, shown: str) -> None:
    words = words_of(read(made(one_step(STEP).replace("One step", title))))
    assert shown in words
    assert ("letters that cannot be printed" in words) == (LACKED in shown)


STEP = "stroke: effleurage, region: upper_trap, tool: both hands, pressure: 3, tempo: 12"


def test_a_routine_of_many_steps_is_cut_and_says_so() -> None:
    """Some sixty fit; of more than that it is told how many are left out."""
    steps = "".join(f"  - {{name: Part {n}, stroke: rest, seconds: 10}}\n" for n in range(120))
    words = words_of(read(made(f"title: Long\ntype: swedish\nform: solo\nsteps:\n{steps}")))
    assert "Part 50" in words
    assert "more parts" in words
    assert "Call for help at once when" in words


def test_a_title_too_long_for_the_page_is_cut() -> None:
    words = words_of(read(made(one_step(STEP).replace("One step", "W" * 120))))
    assert "WWW…" in words


def test_two_sides_are_one_row() -> None:
    """In the order in which they are done, with the number of both, and the words for both."""
    first, both, *_rest = rows(plan_of())
    assert first.number == "1"
    assert (both.number, both.length, both.sides) == ("2–3", "2 × 1:00", "right, then left")
    assert both.sentences == ("Press, and wait.",)


def test_every_step_is_in_a_row(plans: list[Plan]) -> None:
    """Once, and each row begins when its first step does."""
    for plan in plans:
        found = [number for row in rows(plan) for number in numbers(row)]
        assert found == [step.number for step in plan.steps]
        starts = {clock(step.start_ms) for step in plan.steps}
        assert {row.at for row in rows(plan)} <= starts


def numbers(row: Row) -> range:
    first, _dash, last = row.number.partition("–")
    return range(int(first), int(last or first) + 1)


@pytest.fixture
def plans() -> list[Plan]:
    return [shipped(entry.id, None).score.plan for entry in library()]


@given(
    wanted=st.lists(st.floats(0, 100), max_size=24).map(sorted),
    low=st.floats(-20, 50),
    room=st.floats(0, 120),
)
def test_letters_beside_a_figure_keep_apart(wanted: list[float], low: float, room: float) -> None:
    """In order and in their box; closer than they should be only where they fill it."""
    places = spread(wanted, low, low + room)
    assert len(places) == len(wanted)
    assert all(low - TINY <= place <= low + room + TINY for place in places)
    apart = min(APART, room / max(len(wanted) - 1, 1))
    assert all(b - a >= apart - TINY for a, b in pairwise(places))


def test_letters_stand_near_what_they_name() -> None:
    """Where there is room, exactly beside it."""
    assert spread([10, 20, 40], 0, 50) == [10, 20, 40]
    places = spread([20, 20.5, 21], 0, 50)
    assert sum(places) == pytest.approx(61.5)
    assert spread([0, 1], 2, 50) == [2, 2 + APART]


@pytest.mark.parametrize("entry", library(), ids=lambda entry: entry.id)
def test_a_figure_and_its_letters_stay_in_their_box(entry: Entry) -> None:
    """Whatever is drawn, however little room there is, and what is told is how far it reaches."""
    plan = shipped(entry.id, None).score.plan
    letters = lettered(rows(plan))
    for height in (40.0, 90.0, 180.0):
        paper = Noted("", "en", DAY)
        reach = chart.paint(paper, plan, letters, ((11, 30), (50, height)))
        paper.finished()
        assert reach <= height + TINY
        for x, y in paper.discs:
            assert 11 - TINY <= x - RADIUS <= x + RADIUS <= 61 + TINY
            assert 30 - TINY <= y - RADIUS <= y + RADIUS <= 30 + reach + TINY


@pytest.mark.parametrize("language", [ENGLISH, "de"])
def test_headings_are_words_of_their_own(language: str) -> None:
    """Two millimetres lie between any two, and none leaves the table."""
    use(language)
    try:
        paper = Noted("", language, DAY)
        table.paint(paper, rows(plan_of()), {}, ((TABLE, 30), (RIGHT, 250)))
        paper.finished()
    finally:
        use(ENGLISH)
    headings = sorted((left, right) for (left, y), right in paper.words if y == 30)
    assert len(headings) == len((*table.COLUMNS, *table.MIDDLES))
    assert all(after - before >= 2 for (_a, before), (after, _b) in pairwise(headings))
    assert headings[-1][1] <= RIGHT


class Noted(Paper):
    """Paper that keeps where its words and its lettered discs are."""

    def __init__(self, title: str, language: str, day: date) -> None:
        super().__init__(title, language, day)
        self.words: list[tuple[Spot, float]] = []
        self.discs: list[Spot] = []

    def write(self, spot: Spot, words: str, pen: Pen, across: Across = "left") -> float:
        width = super().write(spot, words, pen, across)
        left = spot[0] - width * {"left": 0, "middle": 0.5, "right": 1}[across]
        self.words.append(((left, spot[1]), left + width))
        return width

    def lettered(self, middle: Spot, letter: str) -> None:
        super().lettered(middle, letter)
        self.discs.append(middle)


def test_it_can_be_printed_in_german(tmp_path: Path) -> None:
    use("de")
    try:
        path, told = tmp_path / "card.pdf", list[float]()
        write(shipped("desk-break", None), path, Wishes(), told.append, DAY)
        assert "Minuten" in words_of(PdfReader(path))
        assert told == [1]
    finally:
        use(ENGLISH)
