"""The screening before a routine: questions as data, one a screen, and what each answer means.

The idea is that of the screening of exercise medicine (PAR-Q+); the words are our own, and the
order too: what must stop everything comes first. «Not sure» counts as yes. Answers lead to ids of
`CONDITIONS` and are forgotten. Nothing here has been reviewed by a clinician.

It cannot be skipped as a whole: most questions can end in «no routine today». Left out are those
whose answers could neither stop this routine nor change a step of it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from coach.language import N_
from coach.routine.model import Routine, Step, written_steps
from coach.routine.vocabulary import STROKES, Condition, Form, Verdict
from coach.routine.vocabulary.conditions import PLACES, condition_of

YES, NO, UNSURE, ENOUGH = "yes", "no", "unsure", "enough"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer, and what it means."""

    id: str
    label: str
    codes: tuple[str, ...] = ()
    """Ids of conditions."""
    then: str = ""
    """The follow-up that it leads to."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question."""

    id: str
    text: str
    choices: tuple[Choice, ...]
    more: str = ""
    """A second sentence, smaller."""
    form: Form | None = None
    """The form it is asked for alone."""


Answers = tuple[tuple[str, str], ...]
"""What was asked and what was chosen, in order: ids of questions and of choices."""


_YES_AND_UNSURE = ((YES, N_("Yes")), (UNSURE, N_("Not sure")))
_ENOUGH = Choice(ENOUGH, N_("That is all"))


def _asked(name: str, text: str, *codes: str, more: str = "", then: str = "") -> Question:
    """Yes, No or Not sure, which is yes."""
    yes, unsure = (Choice(id_, label, codes, then) for id_, label in _YES_AND_UNSURE)
    return Question(name, text, (yes, Choice(NO, N_("No")), unsure), more)


def _gathered(name: str, text: str, *choices: Choice, more: str = "") -> Question:
    """Asked again, without what was chosen, until that is enough."""
    again = (c if c.then else replace(c, then=name) for c in choices)
    return Question(name, text, (*again, _ENOUGH), more)


def _placed(name: str, text: str, kind: str, back_to: str = "") -> Question:
    """Where something is, one place after another; then on, or back to the list it came from."""
    places = (
        Choice(place, place.replace("-", " ").capitalize(), (f"{kind}-{place}",), name)
        for place in PLACES
    )
    ends = Choice("elsewhere", N_("Somewhere else"), then=back_to), replace(_ENOUGH, then=back_to)
    return Question(name, text, (*places, *ends))


QUESTIONS = (
    _asked(
        "bladder",
        N_(
            "Are you newly numb between the legs, or is it newly hard to hold or feel your bladder"
            " or bowels?"
        ),
        "cauda-equina",
        more=N_("Or have both legs become weak?"),
    ),
    _asked(
        "chest",
        N_(
            "Does your chest hurt, is it hard to breathe, do you cough up blood, or did you black"
            " out?"
        ),
        "chest-signs",
    ),
    _asked(
        "leg", N_("Is one leg swollen, warm or throbbing, or have you had a blood clot?"), "clot"
    ),
    _asked(
        "ill",
        N_("Do you feel ill, or is there a fever, an infection, or anything on your skin?"),
        then="which-ill",
        more=N_("On the skin: a wound, rash, burn, bruise, or a scar that is new."),
    ),
    _asked(
        "warning",
        N_("Do you have back pain that a doctor should look at first?"),
        "red-flags",
        more=N_(
            "Strong pain that is new after a fall, or above the age of 50; that came with a loss"
            " of weight, after cancer or with steroid tablets; or that never eases, even at night."
        ),
    ),
    _asked(
        "heart",
        N_("Do you have, or did you ever have, a heart problem, an aneurysm or a stroke?"),
        then="which-heart",
    ),
    Question(
        "pressure",
        N_("Have you been told that your blood pressure is high?"),
        (
            Choice(YES, N_("Yes"), then="controlled"),
            Choice(NO, N_("No")),
            Choice(UNSURE, N_("Not sure"), ("blood-pressure",)),
        ),
    ),
    _asked(
        "bleeding",
        N_("Do you take blood thinners, or do you bruise or bleed easily?"),
        "blood-thinners",
    ),
    _asked(
        "bones",
        N_("Are your bones weak, or were you hurt or operated on in the last 12 weeks?"),
        then="which-bones",
        more=N_("Bones may be weak with age, or from steroids taken for long."),
    ),
    _asked(
        "cancer",
        N_("Do you have cancer, or have you had it in the last five years?"),
        "cancer",
        then="where-cancer",
    ),
    _asked(
        "pregnancy",
        N_("Are you pregnant, or did you give birth in the last 12 weeks?"),
        then="which-pregnancy",
    ),
    _asked(
        "numb",
        N_("Is your skin numb anywhere, or is it hard to feel hot and cold?"),
        "numb",
        more=N_("Diabetes can do this to feet and hands."),
    ),
    _asked(
        "running",
        N_("Does pain, tingling or weakness run down an arm or a leg?"),
        then="which-running",
    ),
    _asked(
        "advised",
        N_("Has anyone told you to avoid massage, stretching, or lying on your back or front?"),
        "told-to-avoid",
    ),
    _asked(
        "lasting",
        N_("Do you live with something lasting in your back, joints or nerves, or with diabetes?"),
        then="which-lasting",
    ),
    _asked(
        "other",
        N_("Is there anything else today that touch, warmth or lying down could trouble?"),
        then="which-other",
        more=N_(
            "An implant, veins, kidneys, an allergy, faints, a big meal, alcohol, strong"
            " painkillers, or touch that is hard to bear."
        ),
    ),
    Question(
        "pain",
        N_("How bad is your pain now, from 0 to 10?"),
        (
            Choice("mild", N_("0 to 4")),
            Choice("middle", N_("5 or 6"), ("pain-5",)),
            Choice("strong", N_("7 to 10"), ("pain-7",)),
        ),
        more=N_("0 is none, and 10 the worst there can be."),
    ),
    Question(
        "both",
        N_("Are you two adults, both willing, and both sober?"),
        (
            Choice(YES, N_("Yes")),
            Choice(NO, N_("No"), ("partner-unready",)),
            Choice(UNSURE, N_("Not sure"), ("partner-unready",)),
        ),
        form=Form.PARTNER,
    ),
)
"""In the order they are asked."""

_FOLLOW_UPS = (
    _gathered(
        "which-ill",
        N_("What is it?"),
        Choice("fever", N_("I feel ill, or have a fever or an infection"), ("fever",)),
        Choice("infection", N_("A skin infection, or shingles"), ("skin-infection",)),
        Choice("wound", N_("A wound, rash, burn, bruise or scar"), then="where-wound"),
    ),
    _placed("where-wound", N_("Where is it?"), "skin", "which-ill"),
    Question(
        "which-heart",
        N_("What is it?"),
        (
            Choice("new", N_("Heart attack or stroke, last 3 months"), ("heart",)),
            Choice("failing", N_("Heart failure, or angina"), ("heart",)),
            Choice("vessel", N_("Aneurysm, or narrow neck artery"), ("aneurysm",)),
            Choice("past", N_("Something else, or longer ago"), ("heart-other",)),
            Choice(UNSURE, N_("Not sure"), ("heart",)),
        ),
    ),
    Question(
        "controlled",
        N_("Is it under control, with tablets or without?"),
        (
            Choice(YES, N_("Yes"), ("blood-pressure",)),
            Choice(NO, N_("No"), ("blood-pressure-high",)),
            Choice(UNSURE, N_("Not sure"), ("blood-pressure-high",)),
        ),
    ),
    _gathered(
        "which-bones",
        N_("What is it?"),
        Choice("weak", N_("Weak bones, or long use of steroids"), ("osteoporosis",)),
        Choice("vertebra", N_("A broken bone in the spine, ever"), ("vertebral-fracture",)),
        Choice("back", N_("A new injury of back or neck"), ("back-injury",)),
        Choice("injury", N_("Another sprain, strain or break"), ("injury",), "where-injury"),
        Choice("spine", N_("An operation on back or neck"), ("spine-surgery",)),
        Choice("operation", N_("Another operation"), ("surgery",), "where-surgery"),
    ),
    _placed("where-injury", N_("Where is the injury?"), "avoid", "which-bones"),
    _placed("where-surgery", N_("Where was the operation?"), "avoid", "which-bones"),
    _placed("where-cancer", N_("Where is or was it, or where is a tube?"), "avoid"),
    Question(
        "which-pregnancy",
        N_("Which is it?"),
        (
            Choice("early", N_("Pregnant, weeks 1 to 12"), ("pregnant-early",), "risk"),
            Choice("later", N_("Pregnant, week 13 or later"), ("pregnant",), "risk"),
            Choice("perhaps", N_("Perhaps pregnant"), ("pregnant-early",), "risk"),
            Choice("after", N_("I gave birth"), ("after-birth",)),
        ),
    ),
    _asked(
        "risk",
        N_("Do you have any of these?"),
        "pregnancy-risk",
        more=N_(
            "Bleeding, fluid, cramps or early tightening; a bad headache, changed sight, a swollen"
            " face or hands, pain under the ribs; high blood pressure; a low placenta; fewer"
            " movements; or a pregnancy that is called high-risk."
        ),
    ),
    Question(
        "which-running",
        N_("Is it a sharp pain down the leg, worse when you cough or sneeze?"),
        (
            Choice(YES, N_("Yes"), ("sciatica", "leg-pain-cough")),
            Choice(NO, N_("No"), ("sciatica",)),
            Choice(UNSURE, N_("Not sure"), ("sciatica", "leg-pain-cough")),
        ),
    ),
    _gathered(
        "which-lasting",
        N_("What is it?"),
        Choice("back", N_("Low back pain"), ("low-back-pain",)),
        Choice("arthritis", N_("Arthritis, joints quiet now"), ("arthritis",)),
        Choice(
            "flare", N_("Arthritis, a joint hot or swollen"), ("arthritis-flare",), "where-flare"
        ),
        Choice("fibromyalgia", N_("Fibromyalgia"), ("fibromyalgia",)),
        Choice("scoliosis", N_("Scoliosis"), ("scoliosis",)),
        Choice("disc", N_("Slipped disc, narrow spinal canal"), ("disc",)),
        Choice("loose", N_("Joints that bend very far"), ("hypermobility",)),
        Choice("diabetes", N_("Diabetes"), ("diabetes",)),
    ),
    _placed("where-flare", N_("Where is the joint?"), "avoid", "which-lasting"),
    _gathered(
        "which-other",
        N_("What is it?"),
        Choice("implant", N_("A pacemaker, port or pump"), ("implant",), "where-implant"),
        Choice("veins", N_("Bad varicose veins"), ("varicose-veins",)),
        Choice("kidneys", N_("Kidney stones"), ("kidney",)),
        Choice("faints", N_("Faints, low blood pressure"), ("fainting",)),
        Choice("epilepsy", N_("Epilepsy"), ("epilepsy",)),
        Choice("allergy", N_("An allergy: nuts, latex, scents"), ("allergy",)),
        Choice("touch", N_("Touch is hard to bear"), ("trauma",)),
        Choice("meal", N_("A big meal within the hour"), ("meal",)),
        Choice("dulled", N_("Alcohol, drugs, strong painkillers"), ("dulled",)),
    ),
    _placed("where-implant", N_("Where is it?"), "avoid", "which-other"),
)
FOLLOW_UPS = {question.id: question for question in _FOLLOW_UPS}
_EVERY = {question.id: question for question in QUESTIONS} | FOLLOW_UPS


def needed(routine: Routine) -> tuple[Question, ...]:
    """The questions whose answers can matter for this routine, in order."""
    return tuple(
        question
        for question in QUESTIONS
        if question.form in {None, routine.form}
        and any(_matters(condition_of(code), routine) for code in codes_in(question))
    )


def following(questions: Iterable[Question], answers: Answers) -> Question | None:
    """What is asked next: the last answer's follow-up, or else the first that was not asked."""
    if answers:
        then = _choice(*answers[-1]).then
        if then:
            return _without_taken(FOLLOW_UPS[then], answers)
    asked = {question for question, _choice in answers}
    return next((question for question in questions if question.id not in asked), None)


def codes_from(answers: Answers) -> frozenset[str]:
    """What remains of the answers: codes of conditions."""
    return frozenset(code for answer in answers for code in _choice(*answer).codes)


def codes_in(question: Question) -> frozenset[str]:
    """Every code that the question, or what follows from it, can lead to."""
    return frozenset(code for choice in _choices_under(question, set()) for code in choice.codes)


def _choices_under(question: Question, seen: set[str]) -> Iterator[Choice]:
    seen.add(question.id)
    for choice in question.choices:
        yield choice
        if choice.then and choice.then not in seen:
            yield from _choices_under(FOLLOW_UPS[choice.then], seen)


def _without_taken(question: Question, answers: Answers) -> Question:
    """Without what was chosen already; it is enough only once something was."""
    taken, chosen = codes_from(answers), {c for asked, c in answers if asked == question.id}
    left = [
        choice
        for choice in question.choices
        if choice.id not in chosen and not (choice.codes and taken.issuperset(choice.codes))
    ]
    return replace(question, choices=tuple(c for c in left if chosen or c.id != ENOUGH))


def _choice(question: str, choice: str) -> Choice:
    return next(c for c in _EVERY[question].choices if c.id == choice)


def _matters(condition: Condition, routine: Routine) -> bool:
    """Whether it can stop this routine, or change a step of it."""
    return (
        condition.verdict.gravity > Verdict.WARN.gravity
        or routine.form in condition.forms
        or routine.type in condition.types
        or bool(condition.only - {routine.type})
        or any(_limits(condition, step) for _where, step in written_steps(routine.steps))
    )


def _limits(condition: Condition, step: Step) -> bool:
    return (
        (step.pressure or 0) > min(condition.cap, *_caps_on(condition, step.region))
        or (step.temperature or 0) > condition.hottest
        or STROKES[step.stroke].barred_as in condition.bars
        or step.stroke in condition.strokes
        or step.tool in condition.tools
        or step.position in condition.positions
        or step.region in condition.regions | condition.pressed | condition.unstretched
    )


def _caps_on(condition: Condition, region: str | None) -> list[int]:
    return [cap for place, cap in condition.region_caps if place == region] or [condition.cap]
