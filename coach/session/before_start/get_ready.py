"""The pages that ask nothing: what to have at hand and how to set up, when to stop.

The stop rules are those of the practice literature that `docs/care.md` names, in our own words.
"""

from collections.abc import Iterable, Sequence

from coach.language import N_, _
from coach.routine.evidence import TIPS
from coach.routine.model import Routine, written_steps
from coach.routine.vocabulary import POSITIONS, REGIONS, TOOLS, TYPES, Form
from coach.screen.pages.page import Block, Option, Page, Picture

GO, BACK, STOPS = "go", "back", "stops"
HONEST = N_("For comfort. It does not diagnose or treat.")
NOTHING_NEEDED = N_("Nothing else")
FORMS = {Form.SOLO: N_("alone"), Form.PARTNER: N_("with a partner")}
LYING = "face-down"
"""How somebody lies who is worked on by a partner, unless the routine says otherwise."""

STOP_RULES = (
    (
        N_("Leave the step when"),
        (
            N_("pressure is above 7 of 10, or pain above 5"),
            N_("it is sharp, burns, shocks or spreads"),
            N_("it tingles or goes numb"),
            N_("you hold your breath or tense up"),
            N_("skin turns white, blotchy or blistered"),
            N_("heat is more than warm"),
        ),
    ),
    (
        N_("End the routine when"),
        (
            N_("you feel dizzy, sick or weak, or sweat cold"),
            N_("your heart races, or your head aches suddenly"),
            N_("you bleed, or a bruise comes up"),
            N_("pain above 5 is there 30 seconds after letting go"),
            N_("one of you says stop: once is enough"),
        ),
    ),
    (
        N_("Call for help at once when"),
        (
            N_("your chest hurts, you cannot breathe, cough up blood or collapse"),
            N_("a face droops, an arm is weak, speech is slurred"),
            N_("you cannot hold bladder or bowels, or go numb between the legs"),
            N_("in pregnancy: bleeding, fluid, steady tightening, or fewer movements"),
        ),
    ),
)
"""What makes one stop, under what is to be done then."""
HOW_TO_STOP = N_("During the session, hold Space for a second, or press H, to say that it hurts.")


def get_ready(routine: Routine) -> Page:
    """What to have at hand, and how to set up."""
    form = _(FORMS[Form(routine.form)])
    options = Option(GO, _("I am ready")), Option(STOPS, _("When to stop"))
    have = Block(needs(routine) or (_(NOTHING_NEEDED),), _("Have at hand"), listed=True)
    place = Block((*set_up(routine), *first(routine)), _("Set up"))
    return Page(
        routine.title,
        options,
        (have, place),
        progress=f"{_(TYPES[routine.type].label)}, {form}",
        note=_(HONEST),
        picture=picture(routine),
    )


def when_to_stop() -> Page:
    """The stop rules in three groups."""
    rules = tuple(
        Block(tuple(map(_, lines)), _(heading), listed=True) for heading, lines in STOP_RULES
    )
    return Page(_("When to stop"), (Option(GO, _("I will")),), rules, note=_(HOW_TO_STOP))


def picture(routine: Routine) -> Picture:
    """The position that is taken first, and every part that is worked."""
    steps = [step for _where, step in written_steps(routine.steps)]
    worked = frozenset(step.region for step in steps if step.region)
    whole = {region for region in worked if REGIONS[region].group == "whole body"}
    usual = "seated" if routine.form == Form.SOLO else LYING
    return Picture(next(iter(_positions(routine)), usual), worked - whole)


def needs(routine: Routine) -> tuple[str, ...]:
    """What to have at hand: what the routine names, and what its tools need, each once."""
    tools = [step.tool for _where, step in written_steps(routine.steps) if step.tool]
    return needed(routine.needs, tools)


def needed(named: Iterable[str], tools: Iterable[str]) -> tuple[str, ...]:
    """What is named, and what these tools need, each once."""
    needs = dict.fromkeys([*named, *[_(TOOLS[tool].need) for tool in tools]])
    return tuple(_capital(need) for need in needs if need)


def set_up(routine: Routine) -> tuple[str, ...]:
    """How to get ready: in the routine's words, or else as its positions say."""
    return taken(routine.set_up, _positions(routine))


def taken(words: str | None, positions: Sequence[str]) -> tuple[str, ...]:
    """The same, for positions in the order in which they are taken."""
    if words:
        return (words,)
    first, *later = [POSITIONS[position] for position in positions or ["seated"]]
    then = _("Later: {positions}.").format(positions=_listed([_(p.label) for p in later]))
    return (_(first.set_up), *([then] if later else []))


def first(routine: Routine) -> tuple[str, ...]:
    """What is best done before anything else."""
    tips = ("pressure", "settling") if routine.form == Form.PARTNER else ("settling",)
    return tuple(_(TIPS[tip].say) for tip in tips)


def _positions(routine: Routine) -> list[str]:
    """In the order in which they are taken."""
    steps = (step.position for _where, step in written_steps(routine.steps))
    return list(dict.fromkeys(position for position in (routine.position, *steps) if position))


def _listed(words: list[str]) -> str:
    return _(" and ").join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
