"""`--language`: which of its languages a routine is listed, shown and checked in."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coach import language
from coach.cli.arguments import wanted
from coach.cli.leading_up import led_up
from coach.errors import Exit, UsageError
from coach.routine.library import find
from coach.routine.translations import in_language
from coach.score.choice.choose import Choices
from coach.session.before_start.consent import Kept
from coach.session.before_start.flow import Known
from coach.session.rereading import rereading
from tests.score.test_translations import TRANSLATED
from tests.session.before_start.test_before import Person

Run = Callable[..., tuple[int | None, str]]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Run]:
    """Runs a command in homes of its own; gives its exit code and what it printed."""
    for kind in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))

    def call(*words: str) -> tuple[int | None, str]:
        code = wanted(words)()
        return code, capsys.readouterr().out

    yield call
    language.use("en")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "two-sides.yaml"
    path.write_text(TRANSLATED, "utf-8")
    return path


def test_the_score_is_shown_in_the_language_that_is_asked_for(run: Run, file: Path) -> None:
    """Without one, in that of the routine; in one that it does not have, not at all."""
    assert json.loads(run("show", str(file), "--json")[1])["title"] == "Two sides"
    shown = json.loads(run("show", str(file), "--json", "--language", "de")[1])
    assert shown["title"] == "Zwei Seiten"
    assert shown["steps"][0]["name"] == "Ankommen"
    with pytest.raises(UsageError, match="not in `fr`") as refused:
        run("show", str(file), "--language", "fr")
    assert refused.value.hint == "There is en, de."
    with pytest.raises(UsageError, match="not the short name"):
        run("show", str(file), "--language", "Deutsch")


def test_what_is_set_for_the_window_holds_for_lists_and_scores(
    run: Run, file: Path, tmp_path: Path
) -> None:
    """Ids and everything else stay."""
    settings = tmp_path / "config" / "massage-coach" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"language": "de"}', "utf-8")
    assert json.loads(run("show", str(file), "--json")[1])["title"] == "Zwei Seiten"
    german, english = (
        {row["id"]: row for row in json.loads(run("list", "--json", *words)[1])}
        for words in ((), ("--language", "en"))
    )
    assert german["desk-break"]["title"] == "Pause am Schreibtisch"
    assert english["desk-break"]["title"] == "Desk break"
    assert [{**row, "title": ""} for row in german.values()] == [
        {**row, "title": ""} for row in english.values()
    ]


def test_words_that_do_not_fit_are_told_where_their_translation_stands(
    run: Run, file: Path
) -> None:
    """In every language, or in the one that is asked for."""
    long = "Sitz aufrecht, " * 36 + "bitte."
    file.write_text(
        TRANSLATED.replace("seconds: 200", "seconds: 20").replace('"Sitz aufrecht."', f'"{long}"'),
        "utf-8",
    )
    rows = {
        code: json.loads(run("check", str(file), "--json", *words)[1])
        for code, words in (("all", ()), ("de", ("--language", "de")), ("en", ("--language", "en")))
    }
    for code in ("all", "de"):
        (found,) = [row for row in rows[code] if row["rule"] == "speech.overrun"]
        assert file.read_text("utf-8").splitlines()[found["line"] - 1].endswith(f'"{long}"')
        assert "«Ankommen»" in found["message"]
    assert not [row for row in rows["en"] if row["rule"] == "speech.overrun"]
    ended, told = run("check", str(file), "--language", "fr", "--json")
    assert "not in `fr`" in told
    assert ended == Exit.INPUT


def test_the_pages_before_a_session_and_its_plan_are_in_the_language_of_the_window(
    run: Run,
) -> None:
    """From the first page on; a saved change of the file stays in it."""
    language.use("de")
    somebody = Person()
    way = led_up(find("desk-break"), None, Known(Kept(welcomed=True)), somebody)
    first = somebody.seen[0]
    assert first.title == "Pause am Schreibtisch"
    assert (
        "Schieb den Stuhl vom Tisch weg. Setz dich nah an die Vorderkante." in first.blocks[1].lines
    )
    assert way.plan
    assert (way.plan.language, way.plan.title) == ("de", "Pause am Schreibtisch")
    reading = find("desk-break")
    assert reading.routine
    edit = rereading(reading.routine, Choices(), "de")(reading.path)
    assert edit.plan
    assert edit.plan == way.plan
    assert in_language(reading.routine, "fr") is reading.routine
