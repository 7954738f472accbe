"""The very first page: what this is, when to see a doctor, and the choices that matter at once."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Protocol

from coach.language import _
from coach.screen.pages.page import Ask, Block, Option, Page, Picture
from coach.screen.theme import THEMES
from coach.session.before_start.get_ready import GO
from coach.settings import Settings

HEAR, LARGER, COLOURS = "hear", "larger", "colours"
TEXT_SIZES = (100, 125, 150, 175, 200)
"""In percent; more sizes are in the settings."""
SHOWN = frozenset({"upper_trap", "erector_thoracic", "erector_lumbar"})


class Tuning(Protocol):
    """What is set, where that can be changed at once."""

    @property
    def now(self) -> Settings:
        """What is set now."""

    def change(self, wanted: Settings) -> None:
        """Goes by this from now on."""

    def hear(self) -> None:
        """Says something in the voice that is set."""


def welcomed(ask: Ask, tuning: Tuning | None = None, notice: str = "") -> bool:
    """Whether somebody has read it; False is to leave. Raises ClosedError from `ask`."""
    lit = GO
    while True:
        page = welcome(tuning.now if tuning else None, notice, lit)
        answer = ask(page)
        if answer is None or answer not in _CHANGES or tuning is None:
            return answer == GO
        lit = answer
        _CHANGES[answer](tuning)


def welcome(settings: Settings | None = None, notice: str = "", lit: str = GO) -> Page:
    """With the choices that matter, where there is something to choose them for."""
    options = (Option(GO, _("I understand")), *(_choices(settings) if settings else ()))
    return Page(
        _("Welcome to Massage Coach"),
        options,
        (Block(_about()), Block(_see_a_doctor(), _("See a doctor first"), listed=True)),
        note=notice,
        picture=Picture("seated", SHOWN),
        first=[option.id for option in options].index(lit),
    )


def _about() -> tuple[str, ...]:
    return (
        _("It leads you through a back massage or a stretch, by voice and picture."),
        _("It is for comfort: it does not diagnose or treat. No clinician has reviewed it."),
        _("What you answer about your health is not kept, and nothing leaves this machine."),
    )


def _see_a_doctor() -> tuple[str, ...]:
    return (
        _("for strong pain that is new, or came with a fall, a fever or loss of weight"),
        _("for pain that never eases, not even lying down at night"),
        _("for numbness, weakness, or pain that runs down an arm or a leg"),
        _("for a swollen leg, a blood clot or a fresh injury"),
        _("in pregnancy, and while you are treated for an illness"),
    )


def _choices(settings: Settings) -> Iterator[Option]:
    yield Option(HEAR, _("Hear the voice"), "v")
    yield Option(LARGER, _("Text size: {percent} %").format(percent=settings.text_size), "t")
    yield Option(COLOURS, _("Colours: {name}").format(name=_(THEMES[settings.theme].label)), "c")


def _larger(tuning: Tuning) -> None:
    size = next((size for size in TEXT_SIZES if size > tuning.now.text_size), TEXT_SIZES[0])
    tuning.change(replace(tuning.now, text_size=size))


def _recoloured(tuning: Tuning) -> None:
    names = list(THEMES)
    following = names[(names.index(tuning.now.theme) + 1) % len(names)]
    tuning.change(replace(tuning.now, theme=following))


_CHANGES: dict[str, Callable[[Tuning], None]] = {
    HEAR: lambda tuning: tuning.hear(),
    LARGER: _larger,
    COLOURS: _recoloured,
}
