"""No text of the window is forgotten: in a language that marks what it translates, all is marked.

The routine's own words, names, numbers and what `check` says of a file are shown as they are.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import astuple, replace
from gettext import NullTranslations
from pathlib import Path

import pygame
import pytest

from coach import language
from coach.errors import RoutineError
from coach.routine.care import RULES
from coach.routine.care.case import Elsewhere
from coach.routine.consistency import Finding
from coach.routine.evidence import SOURCES
from coach.routine.library import find, library
from coach.routine.model import Routine, written_steps
from coach.routine.problems import Severity
from coach.routine.vocabulary import GOALS, REGIONS, STROKES, TOOLS, Audience, Side
from coach.score.arrange import arrange
from coach.score.choice.changes import Change, Kind, told
from coach.score.choice.choose import Choices, choose
from coach.score.frame import Heard
from coach.score.playhead import Mode
from coach.screen import greeting
from coach.screen import library as shelf_view
from coach.screen.appearance import Appearance
from coach.screen.keys import KEYS as KEY_ROWS
from coach.screen.library.chips import CLEAR, SETTINGS, VALUES, Chip
from coach.screen.opening import SIZE
from coach.screen.pages import view as page_view
from coach.screen.pages.asking import Asking
from coach.screen.pages.page import Page
from coach.screen.session import captions, controls, trouble
from coach.screen.session.hand import Over
from coach.screen.session.overlay import strip
from coach.screen.session.places import places
from coach.screen.session.sheet import View
from coach.screen.session.view import SessionView
from coach.screen.settings import view as settings_paint
from coach.screen.settings.rows import rows
from coach.screen.settings.rows import told as value_told
from coach.screen.settings.settling import Settling
from coach.screen.shelf.shelf import stocked
from coach.session.before_start import care_gate
from coach.session.before_start.consent import load
from coach.session.prepare import Preparer
from coach.settings import Settings
from tests.catalogues import template
from tests.screen.every_page import DONE, HURT, OTHERS, TITLE, TOO_STRONG, made_anew
from tests.screen.samples import BAR, CARDS, LONG, STATES, frame
from tests.screen.test_screen_library import states
from tests.screen.test_screen_settings import OFFERED
from tests.screen.written import Shaping

FIELD = re.compile(r"{[^{}]*}")
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
LETTER = re.compile(r"[^\W\d_]")
PROBLEM = "slow.yaml:3:5: error[key]"
AS_IT_IS = (greeting.TITLE, "massage-coach", ".json", "Great Britain", "English", "Deutsch")
"""Names."""
KEYS = [row.name for row in KEY_ROWS if len(row.name) == 1]
"""Keys that have the same letter on them everywhere."""


class Marking(NullTranslations):
    """A language in which what is translated stands in brackets, but for what is filled in."""

    def __init__(self) -> None:
        super().__init__()
        ids = (message.id for message in template() if message.id)
        self.known = {text for id_ in ids for text in ([id_] if isinstance(id_, str) else id_)}

    def gettext(self, message: str) -> str:
        if message not in self.known:
            return message
        return f"⟦{FIELD.sub(lambda field: f'⟧{field[0]}⟦', message)}⟧"

    def ngettext(self, one: str, many: str, count: int) -> str:
        return self.gettext(one if count == 1 else many)


@pytest.fixture(scope="module")
def marking() -> Marking:
    return Marking()


@pytest.fixture(autouse=True)
def marked(marking: Marking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_chosen", marking)


def forgotten(shown: Iterable[str], content: Iterable[str] = ()) -> list[str]:
    """The texts with words that are neither marked nor of this content."""
    own = sorted({*content, *AS_IT_IS}, key=len, reverse=True)
    return [words for words in dict.fromkeys(shown) if LETTER.search(_rest(words, own))]


def _rest(words: str, own: Iterable[str]) -> str:
    """What is left of a text without what is marked, and without this."""
    rest = MARKED.sub(" ", words)
    for text in own:
        rest = rest.replace(text, " ") if text else rest
    return rest


def written(seen: Iterable[Shaping]) -> list[str]:
    return [it.words for it in seen]


def of_page(page: Page) -> Iterator[str]:
    """Everything on a page."""
    yield from (page.title, page.note, page.progress)
    yield from (option.label for option in page.options)
    for block in page.blocks:
        yield from (block.heading, *block.lines)
    if page.scale:
        yield from (page.scale.question, page.scale.low, page.scale.high)


def of_routine(routine: Routine) -> Iterator[str]:
    """What its author wrote and pages show."""
    yield from (routine.title, routine.set_up or "")
    yield from (f"{need[:1].upper()}{need[1:]}" for need in routine.needs)
    yield from (step.name for _where, step in written_steps(routine.steps))


def test_every_page_is_translated() -> None:
    routines = [find(entry.id).routine for entry in library() if entry.origin == "shipped"]
    content = [text for routine in routines if routine for text in of_routine(routine)]
    content += [TITLE, DONE.title, *HURT, *(title for _id, title in OTHERS), *GOALS]
    content += [TOO_STRONG, TOO_STRONG.capitalize(), "P03", *(row.text for row in SOURCES.values())]
    asked = [*made_anew(), *map(care_gate.refusal, _errors())]
    shown = [text for page in asked for text in of_page(page)]
    assert forgotten(shown, [*content, *RULES]) == []


def _errors() -> Iterator[Finding]:
    """One of each care rule that can stop a session."""
    for rule in RULES.values():
        if rule.severity is Severity.ERROR and not isinstance(rule.held_by, Elsewhere):
            yield Finding((), rule.id, TOO_STRONG)


def test_what_stands_under_a_page_is_translated(shapings: list[Shaping]) -> None:
    page = next(page for page in made_anew() if page.scale)
    for percent in (100, 200):
        state = Asking(page, percent=percent)
        page_view.paint(pygame.Surface((800, 480)), state, Appearance(percent=percent))
    assert forgotten(written(shapings), [DONE.title, *HURT]) == []


@pytest.mark.parametrize(
    ("id_", "minutes", "codes"),
    [
        ("hot-stone-solo", None, {"numb"}),
        ("swedish-partner", None, {"dulled"}),
        ("swedish-solo", None, {"fever"}),
        ("back-stretch", None, {"hypermobility"}),
        ("swedish-solo", 2, set()),
        ("swedish-solo", 200, {"arthritis"}),
    ],
)
def test_why_a_routine_is_not_offered_is_translated(
    id_: str, minutes: int | None, codes: set[str]
) -> None:
    routine = find(id_).routine
    assert routine
    with pytest.raises(RoutineError) as refusal:
        choose(routine, Choices(minutes, frozenset(codes)))
    assert forgotten([refusal.value.message, refusal.value.hint], [routine.title]) == []


@pytest.mark.parametrize("view", View)
def test_every_state_of_a_session_is_translated(view: View, shapings: list[Shaping]) -> None:
    said = [Heard(0, "say", "Breathe.", who, 1) for who in Audience]
    said += [Heard(0, "chime", name, Audience.ALL, 1) for name in captions.CHIMES]
    frames = [*STATES.values(), *(frame(said=(one,), coming=one, caption="") for one in said)]
    frames += [replace(now, side=side) for now in STATES.values() for side in Side]
    frames += [frame(bar=(replace(BAR[0], side=side),)) for side in Side]
    frames += [frame(stroke=stroke) for stroke in STROKES]
    frames += [frame(tool=tool) for tool in TOOLS]
    frames += [frame(region_label=region.label, tool=None) for region in REGIONS.values()]
    frames += [frame(next_name=""), frame(Mode.ENDED, caption=""), frame(muted=True)]
    for now in frames:
        SessionView(Appearance()).paint(pygame.Surface(SIZE), now, view=view)
    SessionView(Appearance()).paint(pygame.Surface((800, 480)), frame(muted=True), view=view)
    own = [(now.title, now.name, now.caption, now.next_name) for now in frames]
    content = ["Breathe.", *(text for texts in own for text in texts)]
    assert forgotten(written(shapings), content) == []


def test_what_is_laid_over_a_session_is_translated(shapings: list[Shaping]) -> None:
    now, here = frame(), places(SIZE)
    once = Over(controls=1, at=controls.placed(strip(here, SIZE), here.scale)[1][1].center)
    for mode in Mode:
        SessionView(Appearance()).paint(pygame.Surface(SIZE), frame(mode), over=once)
    boxes = controls.placed(strip(here, SIZE), here.scale)[1]
    for at in [*(box.center for box in boxes), here.bar.center]:
        over = Over(controls=1, label=1, at=at)
        SessionView(Appearance()).paint(pygame.Surface(SIZE), now, over=over)
    trouble.paint(pygame.Surface(SIZE), (PROBLEM,), Appearance())
    steps = [span.name for span in BAR]
    content = [now.title, now.name, now.caption, now.next_name, PROBLEM, *steps, *KEYS]
    assert forgotten(written(shapings), content) == []


def test_the_library_is_translated(shapings: list[Shaping]) -> None:
    here = Appearance()
    shown = list(states(SIZE, here))
    chips = [Chip(kind, value) for kind, values in VALUES.items() for value in values]
    shown += [replace(shown[0], over=chip) for chip in (*chips, CLEAR, SETTINGS)]
    shown += [replace(shown[0], focus=CLEAR), replace(shown[0], shelf=stocked(()))]
    for state in shown:
        shelf_view.paint(pygame.Surface(SIZE), state, here)
    for state in states((800, 480), here):
        shelf_view.paint(pygame.Surface((800, 480)), state, here)
    greeting.paint(pygame.Surface(SIZE), here)
    content = [text for card in CARDS for text in (card.title, card.about, card.origin, card.id)]
    content += [words for card in CARDS for one in card.problems for words in astuple(one)[3:5]]
    assert forgotten(written(shapings), [*content, LONG, "warm", "zzz"]) == []


def test_the_settings_are_translated(shapings: list[Shaping]) -> None:
    settings_paint.paint(pygame.Surface(SIZE), Settling(Settings(), OFFERED), Appearance())
    settings_paint.paint(
        pygame.Surface(SIZE), Settling(Settings(muted=True), OFFERED), Appearance()
    )
    values = [
        value_told(row, replace(Settings(), **{row.name: value}), OFFERED)
        for row in rows(OFFERED)
        for value in row.values(OFFERED)
    ]
    names = [name for _spec, name in OFFERED.voices]
    assert forgotten([*written(shapings), *values], [*names, "music"]) == []


def test_notices_and_changes_are_translated(tmp_path: Path) -> None:
    damaged = tmp_path / "kept.json"
    damaged.write_text("{", "utf-8")
    routine = find("swedish-solo").routine
    assert routine
    preparer = Preparer(arrange(routine, Choices()), lambda: None)
    changes = [Change(kind, "Glide", "sciatica", 1000, 2000, 5, 3) for kind in Kind]
    changes += [replace(change, because="") for change in changes]
    shown = [load(damaged)[1], preparer.progress, *told(changes)]
    assert forgotten(shown, [str(damaged), "Glide"]) == []


def test_what_is_forgotten_is_found() -> None:
    """Also beside, and within, what is marked."""
    marked = language._("{title}  ·  {step} of {steps}")
    assert forgotten([marked.format(title="Swedish", step=1, steps=2)]) != []
    assert forgotten([marked.format(title="Swedish", step=1, steps=2)], ["Swedish"]) == []
    assert forgotten([f"{language._('Next')}: step"]) == ["⟦Next⟧: step"]
    assert language._("never written in the code") == "never written in the code"
