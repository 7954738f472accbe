"""The small values that routine files are made of: durations, offsets, spoken text, listed words.

Each is a type for pydantic to check, with the JSON schema that editors complete from. Errors carry
the rule's name as their type and the hint in their context.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, core_schema

from coach.language import CODE
from coach.routine.pauses import BRACKETS, WITHOUT_MARKUP, wrong
from coach.routine.placeholders import PATTERN, PLACEHOLDERS
from coach.routine.vocabulary import nearest
from coach.units import HOUR, SECOND, Ms

MAX_STEP_MS: Ms = HOUR
MAX_TEXT = 600

_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)(\.\d{1,3})?")
_OFFSET = re.compile(r"(?P<percent>\d{1,3}(?:\.\d+)?)\s*%|(?P<back>-)?(?P<time>[\d:.]+)\s*s?")
_MARKUP = re.compile(r"<[^<>]*>|\[[^\[\]]*\]?|\]|&[a-z]+;|&#|__|[{}*`]", re.IGNORECASE)
_FILLED = rf"\{{(?:{'|'.join(PLACEHOLDERS)})\}}"
_CLEAN = re.compile(rf"(?:[A-Za-z0-9]|{_FILLED})(?: ?(?:[A-Za-z0-9,.;:!?'’…–—%-]++|{_FILLED}))*+")
"""Words between single spaces: most texts, and none of the checks below can object to them."""
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def problem(rule: str, message: str, hint: str = "") -> PydanticCustomError:
    """An error for pydantic to collect: the rule is its type, the hint stands in its context."""
    return PydanticCustomError(rule, "{message}", {"message": message, "hint": hint})


class OneOf:
    """A word from a list; anything else is refused with the nearest one."""

    def __init__(self, what: str, words: Iterable[str]) -> None:
        self._what = what
        self._words = list(words)

    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.custom_error_schema(
            core_schema.literal_schema(self._words),
            custom_error_type="word",
            custom_error_message="{what}",
            custom_error_context={"what": self._what, "words": "\n".join(self._words)},
        )

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: Any) -> dict[str, Any]:
        return {"type": "string", "enum": self._words}


def unknown_word(what: str, given: object, known: Iterable[str]) -> tuple[str, str]:
    """Message and hint for a word that is not on its list."""
    words = list(known)
    close = nearest(str(given), words)
    hint = f"Did you mean `{close}`?" if close else "Known: " + ", ".join(words) + "."
    return f"`{given}` is not a known {what}", hint


def duration_ms(value: object) -> Ms:
    """Seconds as a number, or minutes and seconds as text (`1:30`), in milliseconds.

    Raises ValueError for anything else, for parts of a millisecond and for negative times.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError
    seconds = _clock_seconds(value) if isinstance(value, str) else value
    ms = round(seconds * SECOND)
    if ms < 0 or abs(ms - seconds * SECOND) > 1e-6 * SECOND:
        raise ValueError
    return ms


def _clock_seconds(text: str) -> float:
    found = _CLOCK.fullmatch(text)
    if not found:
        raise ValueError
    return int(found[1]) * 60 + float(found[2] + (found[3] or ""))


def _seconds(value: object) -> Ms:
    if type(value) is int and 0 <= value <= MAX_STEP_MS // SECOND:
        return value * SECOND
    if isinstance(value, int | float) and value < 0:
        raise problem("seconds", f"`{value}` is less than no time at all", "Write 90 or 1:30.")
    try:
        ms = duration_ms(value)
    except (ValueError, OverflowError):
        message = f"`{_shown(value)}` is not a number of seconds"
        raise problem("seconds", message, "Write 90 or 1:30.") from None
    if ms > MAX_STEP_MS:
        raise problem("seconds", f"`{_shown(value)}` is longer than an hour", "Check the unit.")
    return ms


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _as_list(value: object) -> object:
    return value if isinstance(value, list) else [value]


_SECONDS_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": "number", "minimum": 0, "maximum": MAX_STEP_MS // SECOND},
        {"type": "string", "pattern": r"^\d{1,2}:[0-5]\d(\.\d{1,3})?$"},
    ]
}
_TIMING_SCHEMA: dict[str, Any] = {
    "anyOf": [
        *_SECONDS_SCHEMA["anyOf"],
        {"type": "array", "items": _SECONDS_SCHEMA, "minItems": 1},
    ]
}

Seconds = Annotated[Ms, BeforeValidator(_seconds), WithJsonSchema(_SECONDS_SCHEMA)]
Timing = Annotated[
    tuple[Seconds, ...],
    BeforeValidator(_as_list),
    Field(min_length=1),
    WithJsonSchema(_TIMING_SCHEMA),
]


@dataclass(frozen=True, slots=True)
class Offset:
    """A moment in a step: a part of it (0 to 1), or milliseconds from its start or its end."""

    part: float | None = None
    ms: Ms = 0
    from_end: bool = False

    def within(self, length_ms: Ms) -> Ms:
        """The moment in a step of this length; it may lie outside the step."""
        if self.part is not None:
            return round(length_ms * self.part)
        return length_ms - self.ms if self.from_end else self.ms


def _offset(value: object) -> Offset:
    try:
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise ValueError
        return _offset_in(str(value))
    except (ValueError, OverflowError):
        message = f"`{_shown(value)}` is not a moment in a step"
        hint = "Write 50%, 12s from the start, or -5s before the end."
        raise problem("at", message, hint) from None


@lru_cache(maxsize=1024)
def _offset_in(text: str) -> Offset:
    """The moment that a text names. Raises ValueError or OverflowError when it names none."""
    found = _OFFSET.fullmatch(text)
    if not found:
        raise ValueError
    if not found["percent"]:
        time = found["time"]
        ms = duration_ms(time if ":" in time else float(time))
        return Offset(ms=ms, from_end=bool(found["back"]))
    part = float(found["percent"]) / 100
    if part > 1:
        raise ValueError
    return Offset(part=part)


At = Annotated[
    Offset,
    BeforeValidator(_offset),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number"},
                {"type": "string", "pattern": r"^(\d{1,3}(\.\d+)?\s*%|-?[\d:.]+\s*s?)$"},
            ]
        }
    ),
]


def _every(value: object) -> Ms:
    text = str(value).removesuffix("s").strip() if isinstance(value, int | float | str) else ""
    try:
        ms = duration_ms(text if ":" in text else float(text))
    except (ValueError, OverflowError):
        ms = 0
    if ms < 5 * SECOND or isinstance(value, bool):
        message = f"`{_shown(value)}` is not an interval of five seconds or more"
        raise problem("every", message, "Write 20s.")
    return ms


Every = Annotated[
    Ms,
    BeforeValidator(_every),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 5},
                {"type": "string", "pattern": r"^[\d:.]+\s*s?$"},
            ]
        }
    ),
]


def _plain(text: str) -> str:
    """A text without characters that nobody sees or that a voice would stumble over."""
    unseen = _UNSEEN.search(text)
    if unseen:
        message = f"a character that nobody sees (U+{ord(unseen[0]):04X}) is in this text"
        raise problem("text", message, "Delete it and type the place anew.")
    plain = " ".join(text.split())
    if not plain:
        raise problem("text", "this text is empty", "Write a sentence, or leave the key out.")
    return plain


def _spoken(text: str) -> str:
    """A text to be spoken: plain, known placeholders, pauses, no markup."""
    if "[" not in text:
        return _said(text)
    for pause in BRACKETS.finditer(text):
        if told := wrong(pause[1]):
            raise problem("text", *told)
    plain = " ".join(text.split())
    _said(BRACKETS.sub(" ", plain))
    return plain


def _said(text: str) -> str:
    """The same without pauses."""
    if _CLEAN.fullmatch(text):
        return text
    plain = _plain(text)
    for word in PATTERN.findall(plain):
        if word not in PLACEHOLDERS:
            message, hint = unknown_word("placeholder", word, PLACEHOLDERS)
            raise problem("placeholder", message, hint)
    markup = _MARKUP.search(PATTERN.sub("", plain))
    if markup:
        message = f"`{markup[0]}` looks like markup; texts are spoken as they stand"
        raise problem("text", message, WITHOUT_MARKUP)
    if not any(letter.isalnum() for letter in plain):
        raise problem("text", "there is nothing to say in this text", "Write a sentence.")
    return plain


def _named(text: str) -> str:
    """A name or a description: no pauses, and nothing fills its placeholders."""
    plain = _said(text)
    word = PATTERN.search(plain)
    if word:
        message = f"`{word[0]}` is filled in only in what is said, not in names"
        raise problem("placeholder", message, "Leave it out: the side is shown and announced.")
    return plain


def _language(code: str) -> str:
    if not re.fullmatch(CODE, code):
        message = f"`{_shown(code)}` is not the short name of a language"
        raise problem("language", message, "Write en, de, fr or pt-br, in small letters.")
    return code


def _single_spaced(text: str) -> str:
    return " ".join(text.split())


Language = Annotated[
    str,
    Field(strict=True),
    AfterValidator(_language),
    WithJsonSchema({"type": "string", "pattern": f"^{CODE}$"}),
]
Original = Annotated[str, AfterValidator(_single_spaced)]
"""A text as it stands elsewhere in the file."""
Spoken = Annotated[str, Field(strict=True, max_length=MAX_TEXT), AfterValidator(_spoken)]
Words = Annotated[str, Field(strict=True, max_length=200), AfterValidator(_named)]
"""A name or a description: shown, and spoken in announcements."""
