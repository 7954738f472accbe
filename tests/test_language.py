"""Everything that the window shows can be shown in another language, and one is complete."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo

from coach import language
from tests.catalogues import FOUND, catalogue, compiled, template

TEXTS = [message for message in template() if message.id]
FIELD = re.compile(r"{([^{}]*)}")
MEND = "run: python -m tests.catalogues"


Texts = str | tuple[str, ...] | list[str] | None


def forms(texts: Texts) -> list[str]:
    """The one text of a message, or the singular and the plural."""
    return [texts] if isinstance(texts, str) else list(texts or [""])


def fields(texts: Texts) -> set[str]:
    return {name for text in forms(texts) for name in FIELD.findall(text)}


def texts(compiled: bytes) -> dict[str, object]:
    """Every text and its translation, without the header, which names the version of Babel."""
    return {str(message.id): message.string for message in read_mo(BytesIO(compiled)) if message.id}


@pytest.fixture(params=FOUND, ids=lambda path: path.parts[-3])
def po(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def test_there_is_a_second_language() -> None:
    """It proves the way for every other."""
    assert "de" in language.known()


def test_every_text_is_translated(po: Path) -> None:
    """Nothing is missing, nothing doubtful, nothing left over from before."""
    known = catalogue(po)
    told = {str(message.id): message for message in known if message.id}
    assert set(told) == {str(message.id) for message in TEXTS}, MEND
    for message in told.values():
        assert all(forms(message.string)), f"{message.id} has no translation"
        assert not message.fuzzy, message.id


def test_every_translation_has_the_same_fields(po: Path) -> None:
    """A name in braces is filled in by the program, whatever the language."""
    wrong = [m.id for m in catalogue(po) if m.id and fields(m.string) != fields(m.id)]
    assert not wrong


def test_what_the_program_reads_is_what_was_translated(po: Path) -> None:
    """The compiled catalogue is not older than its text."""
    assert texts(po.with_suffix(".mo").read_bytes()) == texts(compiled(catalogue(po))), MEND


def test_a_chosen_language_is_shown_until_another_is() -> None:
    """Counts take its plurals; a language that is not there is English."""
    english = next(str(message.id) for message in TEXTS if isinstance(message.id, str))
    german = catalogue(FOUND[0])[english].string
    try:
        language.use("de")
        assert language._(english) == german
        language.use("xx")
        assert language._(english) == english
        assert language.counted("{count} step", "{count} steps", 2) == "2 steps"
    finally:
        language.use(language.ENGLISH)
