"""The catalogues of the second languages: `python -m tests.catalogues` brings them up to date.

It collects every text that is shown from the code and from the tables, merges it into each
`coach/locale/*/LC_MESSAGES/massage-coach.po`, and compiles that beside it. Texts that are new come
without a translation, and the tests fail until they have one.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from coach.language import CATALOGUES, DOMAIN
from coach.routine.care import RULES
from coach.routine.care.case import Elsewhere
from coach.routine.evidence import AFTERWARDS
from coach.routine.problems import Severity
from coach.routine.screening import FOLLOW_UPS, QUESTIONS
from coach.routine.vocabulary import CONDITIONS, GOALS, REGIONS, TOOLS, TYPES
from coach.sound.bed.shipped import shipped

COACH = Path(__file__).parents[1] / "coach"
KEYWORDS = {"_": None, "N_": None, "counted": (1, 2)}
FOUND = sorted(CATALOGUES.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def table_texts() -> Iterator[tuple[str, str]]:
    """What tables say to people in the window, and where they stand."""
    vocabulary = "coach/routine/vocabulary"
    for table in (REGIONS, TYPES, GOALS):
        yield from ((vocabulary, row.label) for row in table.values())
    yield from ((vocabulary, tool) for tool in TOOLS)
    for row in CONDITIONS.values():
        yield from ((f"{vocabulary}/conditions.py", text) for text in (row.label, row.advice))
    for asked in (*QUESTIONS, *FOLLOW_UPS.values()):
        yield from (("coach/routine/screening.py", choice.label) for choice in asked.choices)
    checked = (rule for rule in RULES.values() if not isinstance(rule.held_by, Elsewhere))
    grave = (rule for rule in checked if rule.severity is Severity.ERROR)
    yield from (("coach/routine/care/rules.py", rule.asks) for rule in grave)
    yield "coach/routine/evidence.py", AFTERWARDS
    yield from (("audio/manifest.json", bed.label) for bed in shipped().values())


def template() -> Catalog:
    """Every text that is to be translated, and where it stands."""
    made = Catalog(project=DOMAIN, charset="utf-8")
    for name, _line, message, notes, context in extract_from_dir(COACH, keywords=KEYWORDS):
        made.add(message, locations=[(f"coach/{name}", 0)], auto_comments=notes, context=context)
    for name, text in table_texts():
        made.add(text, locations=[(name, 0)])
    return made


def catalogue(path: Path) -> Catalog:
    """A language's catalogue as it lies there."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3], domain=DOMAIN)


def compiled(of: Catalog) -> bytes:
    """What gettext reads."""
    into = BytesIO()
    write_mo(into, of)
    return into.getvalue()


def update(path: Path) -> Catalog:
    """The catalogue with the texts of today; what is no longer said is dropped."""
    known = catalogue(path)
    known.update(template(), no_fuzzy_matching=True, update_creation_date=False)
    known.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, known, sort_output=True, include_lineno=False, width=100)
    path.with_suffix(".mo").write_bytes(compiled(known))
    return known


def main() -> None:
    """Updates every catalogue, and says what it lacks."""
    for path in FOUND:
        known = update(path)
        missing = [message.id for message in known if message.id and not message.string]
        print(f"{path.parts[-3]}: {len(known)} texts, {len(missing)} without a translation")


if __name__ == "__main__":
    main()
