"""Rules A: plain, short and honest words."""

from collections.abc import Iterator

from coach.routine.care.case import Breach, Breaches, Case, Text
from coach.routine.care.plain import LATIN, Mark, grade, longest_sentence, weigh
from coach.routine.care.structure import claim, claimed
from coach.routine.model import written_steps
from coach.routine.vocabulary import ENGLISH

SENTENCE_WORDS = 14
RUN_WORDS = 22
GRADE = 7


def short(case: Case) -> Breaches:
    """Sentences that are over before they are forgotten, and a silence after a few of them."""
    for texts in case.speech.values():
        for text in texts:
            if text.weight.words > SENTENCE_WORDS:
                yield from _long_sentence(text)
        if sum([text.weight.words for text in texts]) > RUN_WORDS:
            for run in _runs(texts):
                yield from _long_run(run)


def _long_sentence(text: Text) -> Breaches:
    longest = longest_sentence(text.written)
    if longest > SENTENCE_WORDS:
        message = f"a sentence of {longest} words"
        yield Breach(text.where, message, f"{SENTENCE_WORDS} at most: make two of it.")


def _runs(texts: tuple[Text, ...]) -> Iterator[list[Text]]:
    """What is spoken without a silence: an instruction, or all that one cue says."""
    run: list[Text] = []
    for text in texts:
        if run and (text.cue is not run[-1].cue or text.key == "again"):
            yield run
            run = []
        run.append(text)
    yield run


def _long_run(run: list[Text]) -> Breaches:
    words = max(_between_pauses(run))
    if words > RUN_WORDS:
        message = f"{words} words without a pause"
        hint = f"{RUN_WORDS} at most: write [breath] between, or say the rest in a cue, half-way."
        yield Breach(run[0].where, message, hint)


def _between_pauses(run: list[Text]) -> Iterator[int]:
    """How many words follow each other, each time until a silence."""
    words = 0
    for text in run:
        first, *others = (weigh(stretch).words for stretch in text.stretches)
        words += first
        for after in others:
            yield words
            words = after
    yield words


def honest(case: Case) -> Breaches:
    """No spoken text, no name that is announced, and no translation claims what is not shown."""
    language = case.routine.language
    for text in case.marked(Mark.CLAIM) if language == ENGLISH else case.texts():
        yield from claimed(text.where, text.written, language)
    for where, step in written_steps(case.routine.steps):
        yield from claim((*where, "name"), step.name, language)
    for other, block in case.routine.translations.items():
        for original, told in block.items():
            yield from claim(("translations", other, original), told or "", other)


def plain(case: Case) -> Breaches:
    """Words that everybody knows, and a text that a twelve-year-old follows."""
    texts = list(case.texts())
    for text in case.marked(Mark.LATIN):
        found = LATIN.search(text.written)
        if found:
            message = f"`{found[0]}` is a word for the trained"
            yield Breach(text.where, message, "Say where it is: shoulder top, low back, buttock.")
    if _grade(texts) > GRADE:
        hardest = max(texts, key=lambda text: _grade([text]))
        message = f"what is said needs school grade {_grade(texts):.1f}; {GRADE} is the most"
        hint = "Shorter sentences and shorter words; this one is the hardest."
        yield Breach(hardest.where, message, hint)


def _grade(texts: list[Text]) -> float:
    weights = [text.weight for text in texts]
    return grade(
        sum(weight.words for weight in weights),
        sum(weight.sentences for weight in weights),
        sum(weight.syllables for weight in weights),
    )
