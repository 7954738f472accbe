"""How somebody feels, from 0 to 10, before and after a session: asked, never insisted on."""

from coach.language import _
from coach.screen.pages.page import Ask, Option, Page, Scale, prose

MOST = 10
SKIP = "skip"


def felt_before(ask: Ask) -> tuple[bool, int | None]:
    """Whether to go on, and what was answered, if anything. Raises ClosedError from `ask`."""
    answer = ask(before())
    return answer is not None, number(answer)


def before() -> Page:
    """The page before a session; one press skips it."""
    return Page(
        _("One thing, if you like"),
        (*numbers(), Option(SKIP, _("Skip"), "s")),
        prose(_("You can compare afterwards. It is forgotten unless you save it then.")),
        scale=scale(_("How do you feel in your body now?")),
        first=MOST + 1,
    )


def scale(question: str) -> Scale:
    """From 0 to 10; unlike pain and pressure, more is better."""
    return Scale(MOST + 1, question, _("0: very uncomfortable"), _("10: at ease"))


def numbers(chosen: int | None = None) -> tuple[Option, ...]:
    """An option for each number; 10 has no key of its own."""
    every = range(MOST + 1)
    return tuple(Option(str(n), str(n), str(n) if n < MOST else "", n == chosen) for n in every)


def number(answer: str | None) -> int | None:
    """The number that was chosen, if it was one."""
    return int(answer) if answer and answer.isdecimal() else None
