"""How a text is said: its silences, and its figures, signs and abbreviations in words."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coach.routine.model import written_steps
from coach.routine.pauses import BREATH_MS, HALF_BREATH_MS, shown
from coach.routine.read import parse, read
from coach.score.readings import spoken
from coach.score.utterance import parts, silence_ms
from tests.scores import SHIPPED, one_step, score_of

SAID = {
    # ranges and plain numbers
    "Hold for 5–10 breaths.": "Hold for five to ten breaths.",
    "Hold for 5-10 s.": "Hold for five to ten seconds.",
    "5 – 10 min": "five to ten minutes",
    "10 s–20 s": "ten seconds to twenty seconds",
    "Count to 101, then 2,500.": "Count to one hundred and one, then two thousand five hundred.",
    "Breathe 4-7-8.": "Breathe four, seven, eight.",
    "L5 and C7": "L five and C seven",
    "-5 °C": "minus five degrees",
    # parts of one
    "Lean in 1.5 cm.": "Lean in one and a half centimetres.",
    "1.25 cm": "one point two five centimetres",
    "0.5 cm": "half a centimetre",
    "1½ min": "one and a half minutes",
    "1 1/2 min": "one and a half minutes",
    "½ h": "half an hour",
    "¼ min": "a quarter of a minute",
    "¾ of it": "three quarters of it",
    # times and amounts
    "Stay for 1:30.": "Stay for one minute thirty.",
    "0:45": "forty-five seconds",
    "2:00 min": "two minutes",
    "at 7:30 pm": "at seven thirty pm",
    "Rest 10 s, then 1 min.": "Rest ten seconds, then one minute.",
    "for 20 min. and more": "for twenty minutes and more",
    "Wait 20 sec. Then rest.": "Wait twenty seconds. Then rest.",
    "a 30-s hold": "a thirty-second hold",
    "3 x": "three times",
    "3× 10 s": "three times ten seconds",
    "Repeat x3.": "Repeat three times.",
    "Water at 48 °C.": "Water at forty-eight degrees.",
    "45–48°C": "forty-five to forty-eight degrees",
    "At 50 %.": "At fifty percent.",
    "Turn 90°.": "Turn ninety degrees.",
    "3/10": "three out of ten",
    "12/min": "twelve per minute",
    "30 s/side": "thirty seconds per side",
    "7+": "seven or more",
    "~5 cm": "about five centimetres",
    "≤ 3": "at most three",
    "the 1st and the 22nd": "the first and the twenty-second",
    "No. 3 is next.": "number three is next.",
    "Then Nr. 12": "Then number twelve",
    "No. Then 3.": "No. Then three.",
    # sides, signs, abbreviations
    "Repeat L/R.": "Repeat left, then right.",
    "the L/R shoulder": "the left or right shoulder",
    "R side, L hand": "right side, left hand",
    "Use a tool, e.g. a ball.": "Use a tool, for example a ball.",
    "Approx. 5 cm": "About five centimetres",
    "min. 3, max. 5": "at least three, at most five",
    "arms & legs": "arms and legs",
    "palm/fist": "palm or fist",
    "and/or": "and or",
    # angles, lengths, rounds
    "At a 45° angle.": "At a forty-five-degree angle.",
    "a 30–45° bend": "a thirty to forty-five-degree bend",
    "a 45°-bend": "a forty-five-degree bend",
    "Turn 45°, bend.": "Turn forty-five degrees, bend.",
    "1 m": "one metre",
    "Stand 1.25 m away.": "Stand one point two five metres away.",
    "1–2 m": "one to two metres",
    "3 rounds/side": "three rounds per side",
    "2 sets/side, 3 reps/side": "two sets per side, three reps per side",
    "1 round/side": "one round per side",
    "2nd–3rd rib": "second to third rib",
    "at ≤ 5/10": "at most five out of ten",
    "Press at max. 5.": "Press at most five.",
    "at ~5/10": "at about five out of ten",
    # a side by its letter
    "R upper arm": "right upper arm",
    "your R big toe": "your right big toe",
    "Switch to L": "Switch to left",
    "Then your L.": "Then your left.",
    "30s L, 30s R": "thirty seconds left, thirty seconds right",
    "10L, 10R": "ten left, ten right",
    "the knee (L)": "the knee (left)",
    "the R-hand side": "the right-hand side",
    "to the R of the spine": "to the right of the spine",
    "L4, L 5": "L four, L five",
    "Make an L, or an L-shape": "Make an L, or an L-shape",
    "the letter L": "the letter L",
    "2 L of water": "two litres of water",
    "R.I.C.E.": "R.I.C.E.",
    # years are no seconds
    "in your 30s": "in your thirties",
    "in their late 30s or 40s, or so": "in their late thirties or forties, or so",
    "in your 30s hold": "in your thirty seconds hold",
    "since the 1990s": "since the nineteen nineties",
    "in the early 2000s": "in the early two thousands",
    "the 1900s and the 2010s": "the nineteen hundreds and the twenty tens",
    "the 30s hold": "the thirty seconds hold",
    "with care, etc. Then rest.": "with care, and so on. Then rest.",
}


@pytest.mark.parametrize(("written", "said"), SAID.items())
def test_what_is_written_is_said_as_a_person_would(written: str, said: str) -> None:
    assert spoken(written) == said


FRAGMENTS = [
    *SAID,
    "Sit tall.",
    "…",
    "(see",
    "5",
    "½",
    "/",
    "&",
    "s",
    "min.",
    "L",
    "R",
    "x",
    "10:00",
    "L.",
    "(R)",
    "an",
    "of",
    "°",
    "angle",
    "m",
    "at",
    "in your",
    "30s",
    "the 1990s",
]


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=6).map(" ".join) | st.text(max_size=40))
@example("1/2/3")
def test_what_is_said_is_said_so_already(text: str) -> None:
    """Twice is once, and no figure is left for a voice to guess at."""
    once = spoken(text)
    assert spoken(once) == once
    assert not re.search("[0-9]", once)


def test_other_languages_are_left_to_their_voices() -> None:
    assert spoken("5–10 s", "de") == "5–10 s"
    assert spoken("5–10 s", "en-gb") == "five to ten seconds"
    assert [part.text for part in parts("Atmen [breath] 5–10 s", "de")] == ["Atmen", "5–10 s"]


def test_nothing_that_ships_is_said_otherwise() -> None:
    """Our own routines write what they say."""
    for file in SHIPPED:
        routine = read(file).routine
        assert routine
        for _where, step in written_steps(routine.steps):
            for words in (step, *step.cues):
                for text in (words.say, words.say_giver, words.say_receiver, step.again):
                    assert spoken(text or "") == (text or "")


PAUSES = {"…": HALF_BREATH_MS, "...": HALF_BREATH_MS, "[breath]": BREATH_MS, "[pause 4s]": 4_000,
          "[pause 0.25s]": 250}  # fmt: skip
pieces = st.lists(st.sampled_from(["Sit tall.", "Breathe", "out, and", *PAUSES]), min_size=1)


@given(pieces)
def test_silences_last_as_long_as_they_say(found: list[str]) -> None:
    """All of them, wherever they stand; and no word is lost for them."""
    text = " ".join(found)
    said = parts(text)
    assert silence_ms(text) == sum(PAUSES.get(piece, 0) for piece in found)
    words = [word for piece in found if piece not in PAUSES for word in piece.split()]
    assert " ".join(part.text for part in said).split() == words
    assert said[-1].after_ms is not None
    assert all(part.text for part in said[1:])


@given(pieces)
def test_no_bracket_is_read(found: list[str]) -> None:
    """A caption shows `…` within a sentence, and nothing elsewhere."""
    caption = shown(" ".join(found))
    assert not set("[]") & set(caption)
    assert not caption.startswith(" ")
    assert re.findall("[A-Za-z]+", caption) == [
        word for piece in found if piece not in PAUSES for word in re.findall("[A-Za-z]+", piece)
    ]


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("Breathe in [pause 4s] and out.", "Breathe in… and out."),
        ("[breath] Rest. [breath] Let go [breath].", "Rest. Let go."),
        ("In, [breath] and out [breath]", "In, and out"),
        ("Wait… then go.", "Wait… then go."),
    ],
)
def test_captions(text: str, caption: str) -> None:
    assert shown(text) == caption


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Breathe [pause 4s]. Now", [("Breathe", 4_000), ("Now", 0)]),
        ("[breath] “Stop…” Then", [("", 4_000), ("“Stop", 2_000), ("” Then", 0)]),
        ("Sit. Rest… [breath]", [("Sit.", None), ("Rest", 6_000)]),
        ("…", [("", 2_000)]),
        ("", []),
    ],
)
def test_parts(text: str, said: list[tuple[str, int | None]]) -> None:
    """Marks alone are not said, and what is left of them makes no silence longer."""
    assert [tuple(part) for part in parts(text)] == said


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("Sit [pause]", "`[pause]` is not how", "[pause 4s]"),
        ("Sit [pause 4]", "`[pause 4]` is not how", "[pause 4s]"),
        ("[pause 40s] Sit", "is not 0.2 s to 20.0 s long", "a later cue"),
        ("[pause 0.1s] Sit", "is not 0.2 s to 20.0 s long", "a later cue"),
        ("Sit [braeth] tall", "`[braeth]` is not how", "Did you mean `[breath]`?"),
        ("Sit [laughs]", "looks like markup", "[breath] or [pause 4s]"),
        ("Sit [pause 4s", "looks like markup", "[breath] or [pause 4s]"),
        ("Sit pause 4s]", "looks like markup", "[breath] or [pause 4s]"),
        ("[breath]", "this text is empty", "Write a sentence"),
    ],
)
def test_near_misses_are_told(written: str, message: str, hint: str) -> None:
    (problem,) = parse(one_step(f'stroke: rest, say: "{written}"'), Path("x.yaml")).problems
    assert problem.rule == "text"
    assert message in problem.message
    assert hint in problem.hint


def test_a_silence_is_not_counted_as_speech() -> None:
    """The program's own words keep their room in a step that breathes."""
    hold = "stroke: press_hold, region: upper_trap, tool: massage cane, pressure: 4, sides: [left]"
    said = "Press [pause 16s] and wait [pause 16s] here."
    cues = score_of(one_step(f'{hold}, say: "{said}"', "90")).cues
    assert next(cue for cue in cues if cue.kind == "say").length_ms > 0.35 * 90_000
    assert "half" in {cue.kind for cue in cues}
