"""What `check` looks at, and how long words are taken to be."""

from collections.abc import Sequence
from dataclasses import replace

from coach.cli.consoles import err
from coach.cli.performing import measured_lengths
from coach.cli.recording import recorded_lengths, unplayable
from coach.errors import VoiceError
from coach.routine.care import care_findings
from coach.routine.consistency import Finding
from coach.routine.model import Routine
from coach.routine.problems import Problem, Severity
from coach.routine.read import Reading
from coach.routine.timing import all_written
from coach.routine.translations import in_language, languages, translated_at
from coach.score.arrange import plans
from coach.score.check import speech_findings
from coach.score.compile import LengthOf
from coach.score.estimate import estimated
from coach.score.plan import Plan
from coach.settings import USUAL_VOICE


def problems_of(
    reading: Reading, *, measure: bool, voice: str | None, language: str | None
) -> tuple[Problem, ...]:
    """Every problem of a file, its words in this language or in all that it has.

    Raises VoiceError and UsageError where a voice is to measure them and is not to be had.
    """
    routine = reading.routine
    if routine is None:
        return reading.problems
    used = (voice or USUAL_VOICE) if measure else None
    found = care_findings(routine, all_written(routine))
    for spoken in (language,) if language else languages(routine):
        found += _of_words(routine, spoken, used, asked_for=bool(language))
    found += unplayable(routine)
    return tuple(sorted([*reading.problems, *reading.located(found)]))


def lengths(wanted: Sequence[Plan], voice: str | None) -> LengthOf:
    """Clip lengths: measured with a voice, estimated without one. The plans are in one language."""
    if voice:
        return measured_lengths(wanted, voice, err())
    return recorded_lengths(wanted, estimated)


def _of_words(
    routine: Routine, language: str, voice: str | None, *, asked_for: bool
) -> list[Finding]:
    """What does not fit, told where its words stand.

    Where no voice here speaks a language that nobody asked for, its words are only estimated.
    """
    if language not in languages(routine):
        message = f"this is not in `{language}`"
        hint = f"It is in {', '.join(languages(routine))}."
        return [Finding(("title",), "translation", message, hint, Severity.HINT)]
    arranged = plans(in_language(routine, language))
    every = [plan for _minutes, plan in arranged]
    try:
        found = speech_findings(arranged, lengths(every, voice))
    except VoiceError:
        if asked_for or language == routine.language:
            raise
        return [_unmeasured(language), *_of_words(routine, language, None, asked_for=False)]
    return [replace(one, where=translated_at(routine, one.where, language)) for one in found]


def _unmeasured(language: str) -> Finding:
    message = f"no voice here speaks `{language}`: its words are estimated, not measured"
    return Finding(("translations", language), "voice", message, "", Severity.HINT)
