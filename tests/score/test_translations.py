"""Plans and scores in other languages: what is filled in, what is announced, what is only shown."""

from pathlib import Path

import pytest

from coach.routine.consistency import minutes_of
from coach.routine.read import read
from coach.routine.translations import in_language
from coach.routine.vocabulary import ENGLISH, STROKES, TONGUES, Tongue
from coach.score.arrange import arrange
from coach.score.choice.choose import Choices
from coach.score.compile import compile_score, phrases
from coach.score.cues import Score
from coach.score.estimate import estimated
from coach.score.frame import frame
from coach.score.plan import Plan
from coach.score.playhead import HURTS_SOFTER, STANDING_PHRASES, Mode, Playhead, in_tongue, standing
from coach.score.prompts import COUNTS, TWO_MINUTES
from coach.score.soften import RESTING, softened
from tests.scores import SHIPPED, routine_of

TRANSLATED = """\
title: Two sides
type: trigger-point
form: solo
steps:
  - {name: Settle, stroke: settle, seconds: 200, say: "Sit tall."}
  - name: Press the shoulder top
    stroke: press_hold
    region: upper_trap
    tool: massage cane
    sides: [right, left]
    seconds: 60
    pressure: 5
    say: "{Side} shoulder, {other_side} hand, at {pressure}."
    countdown: voice
  - name: Press once more
    stroke: press_hold
    region: upper_trap
    tool: massage cane
    sides: [left]
    one_sided: "A test."
    seconds: 60
    pressure: 2.5
    say: "Again, at {pressure}."
  - {name: Rest, stroke: rest, seconds: 50, say: "Rest your hands."}
translations:
  de:
    "Two sides": "Zwei Seiten"
    "Settle": "Ankommen"
    "Sit tall.": "Sitz aufrecht."
    "Press the shoulder top": "Schulter drücken"
    "{Side} shoulder, {other_side} hand, at {pressure}.":
      "{Side}e Schulter, {other_side}e Hand, bei {pressure}."
    "Press once more": "Noch einmal drücken"
    "Again, at {pressure}.": "Noch einmal, bei {pressure}."
    "Rest": "Ruhen"
    "Rest your hands.": "Lass die Hände ruhen."
"""


def plan_in(language: str, text: str = TRANSLATED) -> Plan:
    return arrange(in_language(routine_of(text), language), Choices())


def texts(score: Score, kind: str) -> list[str]:
    return [cue.text for cue in score.cues if cue.kind == kind]


def test_everything_is_said_in_the_language_of_the_plan() -> None:
    """The author's words with the right endings, and the program's own around them."""
    plan = plan_in("de")
    score = compile_score(plan, estimated)
    assert (plan.language, plan.title) == ("de", "Zwei Seiten")
    assert texts(score, "say") == [
        "Sitz aufrecht.",
        "Rechte Schulter, linke Hand, bei fünf.",
        "Linke Schulter, rechte Hand, bei fünf.",
        "Noch einmal, bei zweieinhalb.",
        "Lass die Hände ruhen.",
    ]
    assert texts(score, "announce") == [
        "Als Nächstes: Schulter drücken, rechte Seite.",
        "Gleich die linke Seite.",
        "Noch zwei Minuten.",
        "Als Nächstes: Noch einmal drücken, linke Seite.",
        "Als Nächstes: Ruhen.",
    ]
    assert texts(score, "count")[:4] == ["Drei.", "Zwei.", "Eins.", "Und lösen."]
    assert {"Atme aus. Lass es weich werden."} == set(texts(score, "half"))
    assert {cue.phrase.language for cue in score.cues if cue.phrase} == {"de"}


def test_a_routine_lasts_as_long_in_every_language() -> None:
    """Slots and strokes are those of the original."""
    english, german = plan_in("en"), plan_in("de")
    assert [s.length_ms for s in english.steps] == [s.length_ms for s in german.steps]
    assert [s.stroke_id for s in english.steps] == [s.stroke_id for s in german.steps]


def test_what_was_softened_is_said_in_the_same_language() -> None:
    """Its number, and the rest that stands for what is left out."""
    plan = softened(plan_in("de"), 2)
    assert plan.language == "de"
    assert plan.steps[2].instruction[0].text == "Linke Schulter, rechte Hand, bei drei."
    assert plan.steps[3].name == "Ruhen"


def test_a_text_without_translation_is_shown_and_not_spoken() -> None:
    """Nor is a name announced that would be read in the wrong language."""
    lines = TRANSLATED.splitlines(keepends=True)
    gone = ('"Rest your hands."', '"Press once more"')
    kept = [
        line for line in lines if not (line.strip().startswith(gone) and line.startswith("    "))
    ]
    plan = plan_in("de", "".join(kept))
    score = compile_score(plan, estimated)
    (shown,) = [cue for cue in score.cues if cue.text == "Rest your hands."]
    assert shown.phrase is None
    assert shown.length_ms > 0
    assert not [text for text in texts(score, "announce") if "more" in text]
    assert [(c.text, c.what) for part in score.parts if part for c in part.concessions] == [
        ("Rest your hands.", "not translated")
    ]
    baked = [phrase for step in plan.steps for phrase in phrases(plan, step)]
    assert {phrase.language for phrase in baked} == {"de"}


def test_in_a_language_without_words_of_ours_nothing_is_announced_and_counts_are_rung() -> None:
    """And nothing English is ever read by a voice of that language."""
    plan = plan_in("fr", TRANSLATED.replace("  de:", "  fr:"))
    score = compile_score(plan, estimated)
    assert {cue.kind for cue in score.cues} == {"chime", "tick", "say"}
    assert {cue.phrase.language for cue in score.cues if cue.phrase} == {"fr"}
    assert [cue.text for cue in score.cues if cue.kind == "say" and not cue.phrase] == [
        "Right shoulder, left hand, at five.",
        "Left shoulder, right hand, at five.",
        "Again, at two and a half.",
    ]
    assert standing("fr") == ()
    comfort = in_tongue(HURTS_SOFTER, "fr")
    assert (comfort, comfort.language) == (HURTS_SOFTER, "en")


def test_after_pain_the_comfort_is_in_the_language_of_the_session() -> None:
    """Said and shown."""
    score = compile_score(plan_in("de"), estimated)
    hurt = Playhead(at_ms=score.total_ms, mode=Mode.ENDED, hurt_steps=(len(score.plan.steps),))
    assert frame(score, hurt).caption.startswith("Stopp. Lass los")
    assert [phrase.language for phrase in standing("de")] == ["de"] * len(STANDING_PHRASES)


def own_sentences() -> set[str]:
    """Everything that the program says by itself, in English."""
    strokes = {text for row in STROKES.values() for text in (row.half_way, row.release) if text}
    return {*COUNTS, TWO_MINUTES, RESTING, *strokes, *(phrase.text for phrase in STANDING_PHRASES)}


@pytest.mark.parametrize("tongue", TONGUES.values(), ids=lambda row: row.id)
def test_no_language_lacks_a_sentence_of_the_program(tongue: Tongue) -> None:
    """Nor has one that is said no more."""
    translated = set() if tongue.id == ENGLISH else own_sentences()
    assert set(tongue.sentences) == translated
    assert all(map(tongue.said, own_sentences()))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_translation_lasts_exactly_its_minutes_too(path: Path) -> None:
    """At every written length."""
    routine = read(path).routine
    assert routine
    for language in routine.translations:
        for minutes in minutes_of(routine):
            plan = arrange(in_language(routine, language), Choices(minutes))
            assert plan.total_ms == minutes * 60_000
