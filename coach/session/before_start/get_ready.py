"""The pages that ask nothing: the welcome, what to have at hand and how to set up, when to stop.

The stop rules are those of the practice literature that `docs/care.md` names, in our own words.
"""

from coach.routine.evidence import TIPS
from coach.routine.model import Routine, written_steps
from coach.routine.vocabulary import POSITIONS, TOOLS, TYPES, Form
from coach.screen.page import Block, Option, Page

GO, BACK, STOPS = "go", "back", "stops"
HONEST = "For comfort. It does not diagnose or treat."
NOTHING_NEEDED = "Nothing else"
FORMS = {Form.SOLO: "alone", Form.PARTNER: "with a partner"}

WELCOME = Page(
    "Welcome to Massage Coach",
    (Option(GO, "I understand"),),
    (
        Block(
            (
                "It leads you through a back massage or a stretch, by voice and picture.",
                "It is for comfort: it does not diagnose or treat.",
                "No clinician has reviewed it.",
                "Nothing you answer is kept, and nothing leaves this machine.",
            ),
        ),
        Block(
            (
                "for strong pain that is new, or came with a fall, a fever or loss of weight",
                "for pain that never eases, not even lying down at night",
                "for numbness, weakness, or pain that runs down an arm or a leg",
                "for a swollen leg, a blood clot or a fresh injury",
                "in pregnancy, and while you are treated for an illness",
            ),
            heading="See a doctor first",
            listed=True,
        ),
    ),
)

STOP_RULES = (
    Block(
        (
            "pressure is above 7 of 10, or pain above 5",
            "it is sharp, burns, shocks or spreads",
            "it tingles or goes numb",
            "you hold your breath or tense up",
            "skin turns white, blotchy or blistered",
            "heat is more than warm",
        ),
        "Leave the step when",
        listed=True,
    ),
    Block(
        (
            "you feel dizzy, sick or weak, or sweat cold",
            "your heart races, or your head aches suddenly",
            "you bleed, or a bruise comes up",
            "pain above 5 is there 30 seconds after letting go",
            "one of you says stop: once is enough",
        ),
        "End the routine when",
        listed=True,
    ),
    Block(
        (
            "your chest hurts, you cannot breathe, cough blood or collapse",
            "a face droops, an arm is weak, speech is slurred",
            "you cannot hold bladder or bowels, or go numb between the legs",
            "in pregnancy: bleeding, fluid, steady tightening, or fewer movements",
        ),
        "Call for help at once when",
        listed=True,
    ),
)
HOW_TO_STOP = "During the session, hold Space for a second, or press H, to say that it hurts."


def get_ready(routine: Routine) -> Page:
    """What to have at hand, and how to set up."""
    kind = f"{TYPES[routine.type].label}, {FORMS[Form(routine.form)]}"
    options = Option(GO, "I am ready"), Option(STOPS, "When to stop")
    have = Block(needs(routine) or (NOTHING_NEEDED,), "Have at hand", listed=True)
    place = Block((*set_up(routine), *first(routine)), "Set up")
    return Page(routine.title, options, (have, place), progress=kind, note=HONEST)


def when_to_stop() -> Page:
    """The stop rules in three groups."""
    return Page("When to stop", (Option(GO, "I will"),), STOP_RULES, note=HOW_TO_STOP)


def needs(routine: Routine) -> tuple[str, ...]:
    """What to have at hand: what the routine names, and what its tools need, each once."""
    tools = (TOOLS[step.tool].need for _where, step in written_steps(routine.steps) if step.tool)
    named = dict.fromkeys([*routine.needs, *tools])
    return tuple(_capital(need) for need in named if need)


def set_up(routine: Routine) -> tuple[str, ...]:
    """How to get ready: in the routine's words, or else as its positions say."""
    if routine.set_up:
        return (routine.set_up,)
    steps = (step.position for _where, step in written_steps(routine.steps))
    used = dict.fromkeys(position for position in (routine.position, *steps) if position)
    first, *later = [POSITIONS[position] for position in used] or [POSITIONS["seated"]]
    return (first.set_up, *([f"Later: {_listed([p.label for p in later])}."] if later else []))


def first(routine: Routine) -> tuple[str, ...]:
    """What is best done before anything else."""
    agree = (TIPS["pressure"].say,) if routine.form == Form.PARTNER else ()
    return (*agree, TIPS["settling"].say)


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
