"""Routines in other languages: what is missing, stale or would read wrong, told at its place."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given

from coach.routine.care import RULES, care_errors, care_findings
from coach.routine.care.rules import IN_ENGLISH
from coach.routine.consistency import Finding
from coach.routine.index import Summary
from coach.routine.model import Routine
from coach.routine.placeholders import placeholders
from coach.routine.problems import Problem, Severity
from coach.routine.read import Reading, parse, read
from coach.routine.summary import summarise
from coach.routine.translations import Translated, as_written, in_language, languages, texts_of
from coach.routine.vocabulary import OPPOSITE, STROKES, TONGUES, Side, Tongue
from tests.scores import SHIPPED, routine_of
from tests.strategies import routines

WRITTEN = """\
title: Two sides
type: trigger-point
form: solo
about: "Two sides and a rest."
set_up: "Sit near the edge."
needs: ["a soft ball"]
steps:
  - {name: Settle, stroke: settle, seconds: 20, say: "Sit tall."}
  - name: Press the shoulder top
    stroke: press_hold
    region: upper_trap
    tool: massage cane
    sides: [right, left]
    seconds: 60
    pressure: 5
    say: "{Side} shoulder, {other_side} hand, at {pressure}."
    again: "{Side} shoulder now."
    cues:
      - {at: 25%, say: "Sit tall."}
  - {name: Rest, stroke: rest, seconds: 50, say: "Rest your hands."}
"""
GERMAN = """\
translations:
  de:
    "Two sides": "Zwei Seiten"
    "Two sides and a rest.": "Zwei Seiten und eine Pause."
    "Sit near the edge.": "Setz dich nach vorn."
    "a soft ball": "ein weicher Ball"
    "Settle": "Ankommen"
    "Sit tall.": "Sitz aufrecht."
    "Press the shoulder top": "Schulter drücken"
    "{Side} shoulder, {other_side} hand, at {pressure}.":
      "{Side}e Schulter, mit der {other_side}en Hand, bei {pressure}."
    "{Side} shoulder now.": "Jetzt {side}s."
    "Rest": "Ruhen"
    "Rest your hands.": "Lass die Hände ruhen."
"""
WHOLE = WRITTEN + GERMAN


def reading(text: str) -> Reading:
    return parse(text, Path("test.yaml"))


def _at(text: str, problem: Problem) -> str:
    """What stands where the problem is told."""
    return text.splitlines()[problem.line - 1][problem.column - 1 :]


def told(text: str) -> list[tuple[str, str, int, str]]:
    """Rule, severity, line and the text that stands at the place, of every problem."""
    return [(p.rule, p.severity.value, p.line, _at(text, p)) for p in reading(text).problems]


def test_a_whole_translation_has_no_problems_and_every_text() -> None:
    """What is said twice is translated once; what is not text stays as it is."""
    routine = routine_of(WHOLE)
    german = in_language(routine, "de")
    assert isinstance(german, Translated)
    assert german.untranslated == frozenset()
    assert dict(routine.translations["de"]).keys() == {text for _place, text in texts_of(routine)}
    assert [german.title, german.about, german.set_up, *german.needs] == [
        "Zwei Seiten",
        "Zwei Seiten und eine Pause.",
        "Setz dich nach vorn.",
        "ein weicher Ball",
    ]
    told_as = dict(texts_of(german))
    assert told_as["steps", 0, "say"] == told_as["steps", 1, "cues", 0, "say"] == "Sitz aufrecht."
    assert told_as["steps", 1, "again"] == "Jetzt {side}s."
    assert (languages(routine), german.language) == (("en", "de"), "de")
    assert as_written(german) is routine


@given(routines())
def test_only_texts_change_and_come_back_by_the_same_way(routine: Routine) -> None:
    """Seconds, strokes and everything else are the original's."""
    there = {text: f"{text} x" for _place, text in texts_of(routine)}
    translated = in_language(routine.model_copy(update={"translations": {"de": there}}), "de")
    assert [*texts_of(translated)] == [(place, f"{text} x") for place, text in texts_of(routine)]
    back = {"en": {told: text for text, told in there.items()}}
    plain = {name: getattr(translated, name) for name in Routine.model_fields}
    again = in_language(Routine.model_construct(**{**plain, "translations": back}), "en")
    assert [*texts_of(again)] == [*texts_of(routine)]
    assert again.steps == routine.steps


@pytest.mark.parametrize("text", sorted(dict.fromkeys(t for _p, t in texts_of(routine_of(WHOLE)))))
def test_a_missing_translation_is_told_where_its_text_first_stands(text: str) -> None:
    """Once, as a warning, with the line to paste; left empty it is as good as missing."""
    key = f'    "{text}":'
    (entry,) = re.findall(rf"^{re.escape(key)}.*?\n(?=    \"|\Z)", WHOLE, re.DOTALL | re.MULTILINE)
    for mended in (WHOLE.replace(entry, ""), WHOLE.replace(entry, f"{key}\n")):
        ((rule, severity, line, at),) = told(mended)
        assert (rule, severity) == ("translation", "warning")
        assert at.lstrip('"').startswith(text)
        assert line == next(n for n, row in enumerate(WRITTEN.splitlines(), 1) if _holds(row, text))
        (problem,) = reading(mended).problems
        assert f'"{text}":' in problem.hint


def _holds(row: str, text: str) -> bool:
    return re.search(rf'(?:: |\[)"?{re.escape(text)}"?(?:$|[,}}\]])', row) is not None


def test_what_translates_nothing_is_told_with_the_text_it_may_have_been() -> None:
    """A sentence that was changed leaves its translation behind, and has none itself."""
    changed = WHOLE.replace('say: "Rest your hands."', 'say: "Rest both hands."')
    missing, stale = reading(changed).problems
    assert (missing.rule, stale.rule) == ("translation", "translation")
    assert _at(changed, missing).startswith('"Rest both hands."')
    assert _at(changed, stale).startswith('"Rest your hands.":')
    assert stale.severity is Severity.WARNING
    assert "Rest both hands." in stale.hint
    unlike = WHOLE + '    "Something else entirely.": "Etwas anderes."\n'
    (alone,) = reading(unlike).problems
    assert alone.hint == "Take it out."


@pytest.mark.parametrize(
    ("old", "new", "severity", "message"),
    [
        ("{Side}e Schulter", "{Side} Schulter", "error", "is a stem"),
        ("{other_side}en Hand", "{other_side}ne Hand", "error", "is a stem"),
        ("{Side}e Schulter, mit der {other_side}en", "Schulter, mit der", "warning", "is lost"),
        (", bei {pressure}.", ".", "warning", "is lost"),
        ("Jetzt {side}s.", "Jetzt {side}s, {pressure}.", "error", "is not in the text"),
        ("Zwei Seiten und", "{side}e Seiten und", "error", "is not in the text"),
        ("Jetzt {side}s.", "Jetzt {seite}s.", "error", "not a known placeholder"),
        ("Sitz aufrecht.", "Sitz <b>auf</b>.", "error", "looks like markup"),
    ],
)
def test_a_translation_that_would_read_wrong_is_told_at_its_place(
    old: str, new: str, severity: str, message: str
) -> None:
    """Placeholders are German stems, and stand where those of the text do."""
    problem = reading(WHOLE.replace(old, new)).problems[0]
    assert (problem.severity, message in problem.message) == (severity, True), problem
    assert new in WHOLE.replace(old, new).splitlines()[problem.line - 1]


@pytest.mark.parametrize("ending", ["e", "en", "er", "es", "em", "s"])
def test_every_ending_of_a_german_side_is_taken(ending: str) -> None:
    """Of left and right; the side that is up has no adverb."""
    said = WHOLE.replace("Jetzt {side}s.", f"Jetzt {{side}}{ending}.")
    assert reading(said).problems == ()
    lying = (
        said.replace("trigger-point", "prenatal")
        .replace("[right, left]", "[upper, other]")
        .replace("pressure: 5", "pressure: 2")
    )
    stems = [p for p in reading(lying).problems if "is a stem" in p.message]
    assert bool(stems) == (ending == "s")


def test_a_language_that_the_program_does_not_speak_is_told() -> None:
    """Its texts are read all the same, but for those with placeholders."""
    french = WHOLE.replace("  de:", "  fr:")
    found = reading(french)
    assert found.routine
    assert [(p.rule, p.severity, _at(french, p).partition(":")[0]) for p in found.problems] == [
        ("language", Severity.WARNING, "fr"),
        (
            "placeholder",
            Severity.WARNING,
            '"{Side}e Schulter, mit der {other_side}en Hand, bei {pressure}."',
        ),
        ("placeholder", Severity.WARNING, '"Jetzt {side}s."'),
    ]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("  de:", "  ¦DE:", "language"),
        ("  de:", "  ¦en:", "translation"),
        ("  de:", "  de: ¦[]\n  xx:", "value"),
        ('"Zwei Seiten"', "¦[Zwei]", "value"),
        ("form: solo", "form: solo\nlanguage: ¦Deutsch", "language"),
    ],
)
def test_a_mistake_in_the_block_is_told_at_its_place(old: str, new: str, rule: str) -> None:
    """¦ marks the place; the routine is not played with it."""
    marked = WHOLE.replace(old, new, 1)
    text, place = marked.replace("¦", ""), marked.index("¦")
    found = reading(text)
    assert found.routine is None
    assert found.problems[0].rule == rule
    assert _at(text, found.problems[0]) == text[place:].splitlines()[0]


def test_a_routine_of_another_language_is_not_held_to_english_words() -> None:
    """The other rules of care hold; a hint says which do not."""
    english = WRITTEN.replace("{Side} shoulder, {other_side} hand, at {pressure}.", "Drück.")
    native = english.replace("form: solo", "form: solo\nlanguage: de").replace(
        "{Side} sh", "{Side}e Sch"
    )
    found = care_findings(routine_of(native))
    assert [f.where for f in found if f.rule == "language"] == [("language",)]
    assert not IN_ENGLISH & {finding.rule for finding in found}
    assert "D05" in IN_ENGLISH & {finding.rule for finding in care_findings(routine_of(english))}
    assert RULES.keys() >= IN_ENGLISH


def test_a_translation_may_claim_no_more_than_the_text() -> None:
    """It is looked through for the claims of its own language."""
    claiming = routine_of(WHOLE.replace("Sitz aufrecht.", "Das entgiftet."))
    (error,) = _claims(claiming)
    assert error.where == ("translations", "de", "Sit tall.")
    assert not _claims(routine_of(WHOLE))


def _claims(routine: Routine) -> list[Finding]:
    return [found for found in care_errors(routine) if found.rule == "A05"]


def test_lists_show_the_title_in_the_language_that_is_set(tmp_path: Path) -> None:
    """Where there is one; the id stays."""
    path = tmp_path / "two-sides.yaml"
    path.write_text(WHOLE, "utf-8")
    row = summarise(str(path))
    assert (row.title, row.about) == ("Two sides", "Two sides and a rest.")
    german = row.shown_in("de")
    assert (german.title, german.about) == ("Zwei Seiten", "Zwei Seiten und eine Pause.")
    assert row.shown_in("fr") is row
    assert isinstance(german, Summary)


def shipped() -> Iterator[tuple[Path, str]]:
    for path in SHIPPED:
        routine = read(path).routine
        assert routine
        yield from ((path, language) for language in routine.translations)


def test_a_shipped_routine_is_translated() -> None:
    """Whole, and without a warning: `check --strict` stays silent."""
    found = [*shipped()]
    assert found
    for path, language in found:
        assert read(path).problems == ()
        routine = read(path).routine
        assert routine
        translated = in_language(routine, language)
        assert isinstance(translated, Translated)
        assert not translated.untranslated


@pytest.mark.parametrize("tongue", TONGUES.values(), ids=lambda row: row.id)
def test_every_language_of_the_program_is_whole(tongue: Tongue) -> None:
    """All sides, all numbers, and every placeholder where it belongs."""
    assert tongue.sides.keys() == set(Side)
    assert len(tongue.numbers) == len(tongue.halves) == 11
    assert placeholders(tongue.following) == ["name"]
    assert sorted(placeholders(tongue.following_sided.lower())) == ["name", "side"]
    assert placeholders(tongue.other_side.lower()) == ["side"]
    for stroke in STROKES.values():
        for text in filter(None, (stroke.half_way, stroke.release)):
            assert tongue.said(text)
    for side in OPPOSITE:
        assert tongue.sides[side][0] != tongue.sides[OPPOSITE[side]][0]
