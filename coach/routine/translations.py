"""A routine in another language: its texts replaced, everything else as it is.

A translation belongs to the text that it translates, wherever and however often that is said. What
has none stays in the routine's own language, and is shown but not spoken.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from json import dumps
from typing import Any

from coach.routine.consistency import Finding, Findings
from coach.routine.model import Cue, Part, Repeat, Routine, Step, written_steps
from coach.routine.placeholders import PRESSURE, SIDES, placeholders
from coach.routine.problems import Path, Severity
from coach.routine.vocabulary import ENGLISH, OPPOSITE, TONGUES, Side, nearest

SAID = ("say", "say_giver", "say_receiver")
SHOWN = ("title", "about", "set_up")
OF_STEP = ("name", *SAID, "again")

_SIDED = re.compile(rf"\{{({'|'.join(SIDES)})\}}(\w*)")
Texts = Iterator[tuple[Path, str]]
Whole = Routine | Step | Cue


class Translated(Routine):
    """A routine in another language than its own."""

    original: Routine
    untranslated: frozenset[str] = frozenset()
    """Its texts that are still in the original's language."""


def in_language(routine: Routine, language: str) -> Routine:
    """The routine in this language where it has it, and otherwise in its own."""
    written = as_written(routine)
    if language not in written.translations:
        return written
    block = written.translations[language]
    said = {text: told for text, told in block.items() if told and _is_sayable(told, language)}
    texts = {text for _where, text in texts_of(written)}
    fields = {name: getattr(written, name) for name in Routine.model_fields}
    fields |= _reworded(written, SHOWN, said) | {
        "needs": tuple(said.get(need, need) for need in written.needs),
        "steps": tuple(_part(part, said) for part in written.steps),
        "language": language,
    }
    return Translated.model_construct(
        **fields, original=written, untranslated=frozenset(texts - said.keys())
    )


def as_written(routine: Routine) -> Routine:
    """The routine in its own language, by which its care is judged."""
    return routine.original if isinstance(routine, Translated) else routine


def written_in(routine: Routine, text: str) -> str:
    """The language of one of the routine's texts."""
    foreign = isinstance(routine, Translated) and text in routine.untranslated
    return as_written(routine).language if foreign else routine.language


def languages(routine: Routine) -> tuple[str, ...]:
    """Every language that it is in, its own first."""
    return routine.language, *routine.translations


def texts_of(routine: Routine) -> Texts:
    """All that is read or heard of a routine, with its place; what is said twice comes twice."""
    yield from _texts((), routine, SHOWN)
    yield from ((("needs", index), need) for index, need in enumerate(routine.needs))
    for where, step in written_steps(routine.steps):
        yield from _texts(where, step, ("name",))
        yield from _spoken(where, step)


def translated_at(routine: Routine, where: Path, language: str) -> Path:
    """Where the translation stands of the text at this place; the place itself without one."""
    text = dict(texts_of(routine)).get(where, "")
    return ("translations", language, text) if _has(routine, language, text) else where


def translation_findings(routine: Routine) -> list[Finding]:
    """What is missing from the translations, what translates nothing, and what would read wrong."""
    found = [*_of_own_language(routine), *_unreadable(routine, routine.language)]
    for language in routine.translations:
        found += _mute(language, ("translations", language))
        for check in (_missing, _stale, _mismatched, _unreadable):
            found += check(routine, language)
    return list(dict.fromkeys(found))


def _is_sayable(text: str, language: str) -> bool:
    """Whether its placeholders, if any, can be filled in this language."""
    return language in TONGUES or not placeholders(text)


def _part(part: Part, said: Mapping[str, str]) -> Part:
    if isinstance(part, Repeat):
        steps = tuple(_part(inner, said) for inner in part.steps)
        return part.model_copy(update={"steps": steps})
    cues = tuple(cue.model_copy(update=_reworded(cue, SAID, said)) for cue in part.cues)
    return part.model_copy(update={**_reworded(part, OF_STEP, said), "cues": cues})


def _reworded(whole: Whole, names: Iterable[str], said: Mapping[str, str]) -> dict[str, Any]:
    """What these keys have, in other words."""
    texts = {name: getattr(whole, name) for name in names}
    return {name: said.get(text, text) for name, text in texts.items() if text}


def _texts(where: Path, whole: Whole, names: Iterable[str]) -> Texts:
    for name in names:
        if text := getattr(whole, name):
            yield (*where, name), text


def _has(routine: Routine, language: str, text: str) -> bool:
    return bool(routine.translations.get(language, {}).get(text))


def _of_own_language(routine: Routine) -> Findings:
    """The language that it is written in has no translation, and the program may not speak it."""
    own = routine.language
    if own in routine.translations:
        message = f"`{own}` is what the routine itself is written in"
        yield Finding(("translations", own), "translation", message, "Leave this block out.")
    yield from _mute(own, ("language",))


def _mute(language: str, where: Path) -> Findings:
    """Where the program itself cannot speak it."""
    if language in TONGUES:
        return
    message = f"the program has no words of its own in `{language}`"
    hint = "It announces nothing there, and rings instead of counting; known: " + ", ".join(TONGUES)
    yield Finding(where, "language", message, f"{hint}.", Severity.WARNING)


def _missing(routine: Routine, language: str) -> Findings:
    """Each text once, where it first stands."""
    told: set[str] = set()
    for where, text in texts_of(routine):
        if text not in told and not _has(routine, language, text):
            told.add(text)
            message = f"this is not translated into `{language}`: it is shown there, and not spoken"
            hint = f"Under `{language}` write {dumps(text, ensure_ascii=False)}: and what it means."
            yield Finding(where, "translation", message, hint, Severity.WARNING)


def _stale(routine: Routine, language: str) -> Findings:
    """What translates no text, with the text that it may have been meant for."""
    known = {text for _where, text in texts_of(routine)}
    texts = {text.lower(): text for text in known}
    for text in routine.translations[language]:
        if text not in known:
            close = nearest(text, texts)
            hint = f"Is it now “{texts[close]}”?" if close else "Take it out."
            message = "no text of this routine reads like this"
            where = ("translations", language, text)
            yield Finding(where, "translation", message, hint, Severity.WARNING)


def _mismatched(routine: Routine, language: str) -> Findings:
    """Translations that name a side or a number and the text does not, or the other way round."""
    for text, told in routine.translations[language].items():
        where = ("translations", language, text)
        before, after = _named(text), _named(told or text)
        for word in sorted(after - before):
            message = f"{{{word}}} is not in the text that this translates"
            yield Finding(where, "placeholder", message, "Leave it out.")
        for word in sorted(before - after):
            message = f"{{{word}}} is lost in this translation"
            yield Finding(where, "placeholder", message, "Write it in.", Severity.WARNING)


def _named(text: str) -> set[str]:
    """What its placeholders stand for; the two sides are one, because either names both."""
    return {PRESSURE if word == PRESSURE else "side" for word in placeholders(text)}


def _unreadable(routine: Routine, language: str) -> Findings:
    """Texts whose placeholders cannot be filled in this language so that they read right; in
    English they always can.
    """
    if language == ENGLISH:
        return
    own = language == routine.language
    for where, step in written_steps(routine.steps):
        for written_at, text in _spoken(where, step):
            told = text if own else routine.translations[language].get(text)
            if told and "{" in told:
                place = written_at if own else ("translations", language, text)
                yield from _ill_filled(place, told, step, language)


def _ill_filled(where: Path, told: str, step: Step, language: str) -> Findings:
    tongue = TONGUES.get(language)
    if tongue is None:
        message = f"nothing is known to stand for placeholders in `{language}`"
        hint = "The text is not spoken: write it without them."
        yield Finding(where, "placeholder", message, hint, Severity.WARNING)
        return
    sides = [Side(side) for side in step.sides]
    for word, ending in _SIDED.findall(told):
        meant = [OPPOSITE[side] if word.lower() == "other_side" else side for side in sides]
        allowed = [tongue.sides[side][1].split() for side in meant]
        if any(endings and ending not in endings for endings in allowed):
            shown = ", ".join(f"{{{word}}}{known}" for known in min(allowed, key=len))
            message = f"{{{word}}}{ending} is no word: {{{word}}} is a stem in `{language}`"
            yield Finding(where, "placeholder", message, f"Write one of {shown}.")


def _spoken(where: Path, step: Step) -> Texts:
    yield from _texts(where, step, (*SAID, "again"))
    for index, cue in enumerate(step.cues):
        yield from _texts((*where, "cues", index), cue, SAID)
