"""The shipped translations, spoken by a real voice of their language."""

from pathlib import Path

import pytest

from bench.servers import wait_until
from coach.errors import RoutineError, VoiceError
from coach.routine.consistency import minutes_of
from coach.routine.model import Routine
from coach.routine.read import read
from coach.routine.translations import in_language
from coach.score.arrange import arrange
from coach.score.check import speech_findings
from coach.score.choice.choose import Choices
from coach.score.compile import hurried, phrases
from coach.score.cues import Phrase
from coach.score.estimate import estimated
from coach.score.plan import Plan
from coach.score.playhead import standing
from coach.session.prepare import Preparer
from coach.session.voicing import voice_of
from coach.settings import USUAL
from coach.sound.clips import Baker, ClipCache
from coach.sound.voices.roster import find_voice
from coach.units import Ms
from tests.scores import SHIPPED

BEYOND = 10
"""So many minutes beyond the written ones are tried."""


def translated(language: str) -> list[Routine]:
    """Every shipped routine that has this language, in it."""
    found = [routine for path in SHIPPED if (routine := read(path).routine)]
    return [in_language(routine, language) for routine in found if language in routine.translations]


def arranged(routine: Routine) -> list[tuple[int, Plan]]:
    """At its written lengths, and at every other whole minute that it can be fitted to."""
    found = []
    for minutes in range(1, minutes_of(routine)[-1] + BEYOND):
        try:
            found.append((minutes, arrange(routine, Choices(minutes))))
        except RoutineError:
            assert minutes not in minutes_of(routine)
    return found


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[Phrase, Ms]:
    """How long a German voice takes for every phrase at every length."""
    folder = tmp_path_factory.mktemp("clips")
    plans = [plan for routine in translated("de") for _minutes, plan in arranged(routine)]
    steps = [(plan, step) for plan in plans for step in plan.steps]
    voice = find_voice("system", folder, language="de")
    assert voice.language.startswith("de")
    with Baker(voice, ClipCache(folder)) as baker:
        clips = baker.bake(phrase for plan, step in steps for phrase in phrases(plan, step))
        lengths = {phrase: clip.length_ms for phrase, clip in clips.items()}
        assert not [phrase for _plan, step in steps for phrase in hurried(step, lengths.get)]
    return lengths


def test_german_words_fit_at_every_length(measured: dict[Phrase, Ms]) -> None:
    """Written or fitted: none collides, runs over, fills its step or is lost at the slowest."""
    for routine in translated("de"):
        found = speech_findings(arranged(routine), measured.__getitem__)
        assert [(finding.where, finding.message) for finding in found] == []


def test_the_coarse_estimate_calls_nothing_too_long_that_fits(measured: dict[Phrase, Ms]) -> None:
    """It is rather too short: by an eighth on the whole, by a third at most."""
    for routine in translated("de"):
        assert speech_findings(arranged(routine)) == []
    shares = sorted(estimated(phrase) / length_ms for phrase, length_ms in measured.items())
    assert shares[0] > 0.66
    assert shares[-1] < 1.15
    assert 0.8 < shares[len(shares) // 2] < 0.97


def test_equal_texts_of_two_languages_are_two_clips(tmp_path: Path) -> None:
    """Even of one voice, which reads figures otherwise."""
    with Baker(find_voice("system", tmp_path, language="de"), ClipCache(tmp_path)) as baker:
        phrases = [Phrase("Stopp.", "safety", language=language) for language in ("en", "de")]
        english, german = (clip.path for clip in baker.bake(phrases).values())
    assert english != german


def test_without_a_voice_of_the_language_the_captions_lead() -> None:
    """No other voice reads it, whichever is set."""
    (german, *_others) = translated("de")
    klingon = german.model_copy(update={"language": "tlh"})
    plan = arrange(klingon, Choices())
    assert standing(plan.language) == ()
    opened = voice_of(USUAL, plan.language)()
    assert opened
    with pytest.raises(VoiceError, match="tlh"):
        opened.bake([Phrase("Stopp.", "safety", language=plan.language)])
    preparer = Preparer(plan, voice_of(USUAL, plan.language))
    preparer.start()
    wait_until(lambda: preparer.done == len(plan.steps), "every step is compiled")
    preparer.close()
    assert "tlh" in preparer.notice
    cues = [cue for part in preparer.parts() for cue in part.cues]
    assert cues
    assert not any(cue.phrase for cue in cues)
