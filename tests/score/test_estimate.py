"""Estimates without a voice, held against the real one."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.routine.vocabulary import PACES
from coach.score.cues import Phrase
from coach.score.estimate import PRICES, SLACK, estimated, priced
from coach.score.sentences import sentences
from coach.sound.clips import Baker, ClipCache
from coach.sound.voices.roster import find_voice

TEXTS = """\
Two.
And ease out.
Left side next.
Next: glide over the shoulder.
Breathe out. Let it soften.
Keep your jaw loose.
Sit tall, feet flat. Breathe slowly. Ease off if anything hurts.
Right shoulder, left hand. Squeeze the muscle, lift a little, let go. Stay off the collarbone.
Take the ball between your back and the wall, a hand's width from the spine.
Hold it there for twenty seconds.
Slide down until you find a tender spot, then stop and breathe.
Lie on your back and hug one knee. The other leg stays long on the floor.
Tell me a number from zero to ten.
Roll slowly towards the shoulder, and never onto the neck.
Warm your hands first, then rest them on the low back for three long breaths.
"""


def test_the_real_voice_takes_what_was_estimated(tmp_path: Path) -> None:
    """Nearly always within 8 % or 150 ms, never off by a fifth, and rather too long than short."""
    phrases = [
        Phrase(text, pace) for text in TEXTS.splitlines() for pace in ("relaxed", "technique")
    ]
    with Baker(find_voice("system", tmp_path), ClipCache(tmp_path)) as baker:
        taken = {phrase: clip.length_ms for phrase, clip in baker.bake(phrases).items()}
    off = {p: estimated(p) - ms for p, ms in taken.items()}
    good = [p for p in phrases if abs(off[p]) <= max(150, 0.08 * taken[p])]
    assert len(good) >= 0.9 * len(phrases), sorted(set(phrases) - set(good), key=lambda p: off[p])
    assert all(abs(off[p]) < max(300, 0.2 * taken[p]) for p in phrases)
    assert sum(off.values()) > -0.01 * sum(taken.values())


@given(st.text(), st.sampled_from([*PACES]), st.integers(0, 15))
def test_any_text_has_an_estimate(text: str, pace: str, hurry: int) -> None:
    assert estimated(Phrase(text, pace, hurry)) >= 0


def test_hurry_takes_its_share() -> None:
    """Of words and pauses alike."""
    text = "Press, and wait. Let it soften."
    assert estimated(Phrase(text, "relaxed", 15)) == pytest.approx(
        estimated(Phrase(text, "relaxed")) / 1.15, abs=1
    )


def test_silences_are_as_long_as_they_say() -> None:
    """At any pace, hurried or not."""
    for pace, hurry in (("relaxed", 0), ("technique", 15)):
        long, short = (
            estimated(Phrase(f"Breathe in [pause {seconds}s] and out.", pace, hurry))
            for seconds in (7.25, 2)
        )
        assert long - short == 5_250


def test_numbers_count_as_they_are_said() -> None:
    assert estimated(Phrase("Hold for 34 seconds.", "safety")) == estimated(
        Phrase("Hold for thirty four seconds.", "safety")
    )
    assert estimated(Phrase("Hold for 101 seconds.", "safety")) > estimated(
        Phrase("Hold for 1.", "safety")
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 0),
        ("Two.", 1),
        ("Number? Warm or hot?", 2),
        ("“Stop.” Then rest… Lean 2.5 cm", 3),
        ("One line\nand  the next", 1),
        ("Wait...", 1),
    ],
)
def test_sentences(text: str, parts: int) -> None:
    """A mark ends one only before a space; none loses a word."""
    assert len(sentences(text)) == parts
    assert " ".join(sentences(text)) == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("Sit, e.g. on a chair. Rest.", "en", 2),
        ("Sitz, z. B. auf einem Stuhl. Ruh.", "de", 2),
        ("Nimm etwas, z.B. Öl (o. ä. Mittel).", "de", 1),
        ("Ask Dr. May or Mrs. Day. Then go to St. Ives.", "en", 2),
        ("No. 3 is next. No. Yes.", "en", 3),
        ("Nr. 3 folgt.", "de", 1),
        ("Press approx. 5 cm deep vs. before, with care, etc. and so on.", "en", 1),
        ("Oil, cream, etc. Then rest.", "en", 2),
        ("Ca. 5 cm bzw. weniger.", "de", 1),
        ("Vom 3. Wirbel zur 12. Rippe. Ruh.", "de", 2),
        ("Zwischen 2. und 3. Rippe.", "de", 1),
        ("Zähl bis 10. Dann ruh dich aus.", "de", 2),
        ("Zähl bis 100. Ruh dich aus.", "de", 2),
        ("Um 1,5. Ruh dich aus.", "de", 2),
        ("Halt 30 s. Ruh dich aus.", "de", 2),
        ("Count to 10. Rest.", "en", 2),
        ("You and I. I don't. Who's? We.", "en", 4),
        ("Hold on to the dr. Also his ms. Rest.", "en", 3),
    ],
)
def test_a_point_within_a_sentence(text: str, language: str, parts: int) -> None:
    """Of an abbreviation or a German ordinal number makes no silence."""
    assert len(sentences(text, language)) == parts
    assert " ".join(sentences(text, language)) == text


def test_a_german_ordinal_number_is_uttered_without_a_silence() -> None:
    """What says a text knows its language."""
    phrases = [Phrase(f"Drück am 3{end} Wirbel.", "technique", language="de") for end in (".", "")]
    assert estimated(phrases[0]) == estimated(phrases[1])


@given(
    st.lists(
        st.sampled_from([*TEXTS.splitlines(), "Hold for 15 seconds.", "Number 120; then 7"]),
        min_size=1,
        max_size=3,
    ).map(" ".join)
)
def test_the_estimate_is_the_sum_of_what_is_priced(text: str) -> None:
    """The quick sum, word by word, and the list that the prices were fitted to are one thing."""
    total = sum(PRICES.get(name, PRICES["other"]) for name in priced(text, PRICES))
    pauses = (len(sentences(text)) - 1) * PACES["technique"].pause_ms
    assert estimated(Phrase(text, "technique")) == round(SLACK * total + pauses)
