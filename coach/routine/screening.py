"""The screening before a routine: questions as data, one a screen, and what each answer means.

The idea is that of the screening of exercise medicine (PAR-Q+); the words are our own, and the
order too: what must stop everything comes first. «Not sure» counts as yes. Answers lead to ids of
`CONDITIONS` and are forgotten. Nothing here has been reviewed by a clinician.

It cannot be skipped as a whole: most questions can end in «no routine today». Left out are those
whose answers could neither stop this routine nor change a step of it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

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


_YES_AND_UNSURE = ((YES, "Yes"), (UNSURE, "Not sure"))
_ENOUGH = Choice(ENOUGH, "That is all")


def _asked(name: str, text: str, *codes: str, more: str = "", then: str = "") -> Question:
    """Yes, No or Not sure, which is yes."""
    yes, unsure = (Choice(id_, label, codes, then) for id_, label in _YES_AND_UNSURE)
    return Question(name, text, (yes, Choice(NO, "No"), unsure), more)


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
    ends = Choice("elsewhere", "Somewhere else", then=back_to), replace(_ENOUGH, then=back_to)
    return Question(name, text, (*places, *ends))


QUESTIONS = (
    _asked(
        "bladder",
        "Are you newly numb between the legs, or is it newly hard to hold or feel your bladder or"
        " bowels?",
        "cauda-equina",
        more="Or have both legs become weak?",
    ),
    _asked(
        "chest",
        "Does your chest hurt, is it hard to breathe, do you cough blood, or did you black out?",
        "chest-signs",
    ),
    _asked("leg", "Is one leg swollen, warm or throbbing, or have you had a blood clot?", "clot"),
    _asked(
        "ill",
        "Do you feel ill, or is there a fever, an infection, or anything on your skin?",
        then="which-ill",
        more="On the skin: a wound, rash, burn, bruise, or a scar that is new.",
    ),
    _asked(
        "warning",
        "Is there back pain that a doctor should see first?",
        "red-flags",
        more="Strong pain that is new after a fall, or above the age of 50; that came with a loss"
        " of weight, after cancer or with steroid tablets; or that never eases, even at night.",
    ),
    _asked(
        "heart",
        "Is there a heart problem, an aneurysm, or a stroke, now or in the past?",
        then="which-heart",
    ),
    Question(
        "pressure",
        "Have you been told that your blood pressure is high?",
        (
            Choice(YES, "Yes", then="controlled"),
            Choice(NO, "No"),
            Choice(UNSURE, "Not sure", ("blood-pressure",)),
        ),
    ),
    _asked(
        "bleeding",
        "Do you take blood thinners, or do you bruise or bleed easily?",
        "blood-thinners",
    ),
    _asked(
        "bones",
        "Are your bones weak, or were you hurt or operated on in the last 12 weeks?",
        then="which-bones",
        more="Bones may be weak with age, or from steroids taken for long.",
    ),
    _asked(
        "cancer",
        "Are you treated for cancer, or were you in the last five years?",
        "cancer",
        then="where-cancer",
    ),
    _asked(
        "pregnancy",
        "Are you pregnant, or did you give birth in the last 12 weeks?",
        then="which-pregnancy",
    ),
    _asked(
        "numb",
        "Is your skin numb anywhere, or is it hard to feel hot and cold?",
        "numb",
        more="Diabetes can do this to feet and hands.",
    ),
    _asked(
        "running", "Does pain, tingling or weakness run down an arm or a leg?", then="which-running"
    ),
    _asked(
        "advised",
        "Has anyone told you to avoid massage, stretching, or lying on your back or front?",
        "told-to-avoid",
    ),
    _asked(
        "lasting",
        "Do you live with something lasting in your back, joints or nerves, or with diabetes?",
        then="which-lasting",
    ),
    _asked(
        "other",
        "Is there anything else today that touch, warmth or lying down could trouble?",
        then="which-other",
        more="An implant, veins, kidneys, an allergy, faints, a big meal, alcohol, strong"
        " painkillers, or touch that is hard to bear.",
    ),
    Question(
        "pain",
        "How bad is your pain now, from 0 to 10?",
        (
            Choice("mild", "0 to 4"),
            Choice("middle", "5 or 6", ("pain-5",)),
            Choice("strong", "7 to 10", ("pain-7",)),
        ),
        more="0 is none, and 10 the worst there can be.",
    ),
    Question(
        "both",
        "Are you two adults, both willing, and both sober?",
        (
            Choice(YES, "Yes"),
            Choice(NO, "No", ("partner-unready",)),
            Choice(UNSURE, "Not sure", ("partner-unready",)),
        ),
        form=Form.PARTNER,
    ),
)
"""In the order they are asked."""

_FOLLOW_UPS = (
    _gathered(
        "which-ill",
        "What is it?",
        Choice("fever", "I feel ill, or have a fever or an infection", ("fever",)),
        Choice("infection", "A skin infection, or shingles", ("skin-infection",)),
        Choice("wound", "A wound, rash, burn, bruise or scar", then="where-wound"),
    ),
    _placed("where-wound", "Where is it?", "skin", "which-ill"),
    Question(
        "which-heart",
        "What is it?",
        (
            Choice("new", "Heart attack or stroke, 3 months", ("heart",)),
            Choice("failing", "Heart failure, or angina", ("heart",)),
            Choice("vessel", "Aneurysm, or narrow neck artery", ("aneurysm",)),
            Choice("past", "Something else, or longer ago", ("heart-other",)),
            Choice(UNSURE, "Not sure", ("heart",)),
        ),
    ),
    Question(
        "controlled",
        "Is it under control, with tablets or without?",
        (
            Choice(YES, "Yes", ("blood-pressure",)),
            Choice(NO, "No", ("blood-pressure-high",)),
            Choice(UNSURE, "Not sure", ("blood-pressure-high",)),
        ),
    ),
    _gathered(
        "which-bones",
        "What is it?",
        Choice("weak", "Weak bones, or long use of steroids", ("osteoporosis",)),
        Choice("vertebra", "A broken bone in the spine, ever", ("vertebral-fracture",)),
        Choice("back", "A new injury of back or neck", ("back-injury",)),
        Choice("injury", "Another sprain, strain or break", ("injury",), "where-injury"),
        Choice("spine", "An operation on back or neck", ("spine-surgery",)),
        Choice("operation", "Another operation", ("surgery",), "where-surgery"),
    ),
    _placed("where-injury", "Where is the injury?", "avoid", "which-bones"),
    _placed("where-surgery", "Where was the operation?", "avoid", "which-bones"),
    _placed("where-cancer", "Where is or was it, or a tube?", "avoid"),
    Question(
        "which-pregnancy",
        "Which is it?",
        (
            Choice("early", "Pregnant, weeks 1 to 12", ("pregnant-early",), "risk"),
            Choice("later", "Pregnant, week 13 or later", ("pregnant",), "risk"),
            Choice("perhaps", "Perhaps pregnant", ("pregnant-early",), "risk"),
            Choice("after", "I gave birth", ("after-birth",)),
        ),
    ),
    _asked(
        "risk",
        "Is there any of this?",
        "pregnancy-risk",
        more="Bleeding, fluid, cramps or early tightening; a bad headache, changed sight, a swollen"
        " face or hands, pain under the ribs; high blood pressure; a low placenta; fewer movements;"
        " or a pregnancy that is called high-risk.",
    ),
    Question(
        "which-running",
        "Is it a sharp pain down the leg, worse when you cough or sneeze?",
        (
            Choice(YES, "Yes", ("sciatica", "leg-pain-cough")),
            Choice(NO, "No", ("sciatica",)),
            Choice(UNSURE, "Not sure", ("sciatica", "leg-pain-cough")),
        ),
    ),
    _gathered(
        "which-lasting",
        "What is it?",
        Choice("back", "Low back pain", ("low-back-pain",)),
        Choice("arthritis", "Arthritis, joints quiet now", ("arthritis",)),
        Choice("flare", "Arthritis, a joint hot or swollen", ("arthritis-flare",), "where-flare"),
        Choice("fibromyalgia", "Fibromyalgia", ("fibromyalgia",)),
        Choice("scoliosis", "Scoliosis", ("scoliosis",)),
        Choice("disc", "Slipped disc, narrow spinal canal", ("disc",)),
        Choice("loose", "Joints that bend very far", ("hypermobility",)),
        Choice("diabetes", "Diabetes", ("diabetes",)),
    ),
    _placed("where-flare", "Where is the joint?", "avoid", "which-lasting"),
    _gathered(
        "which-other",
        "What is it?",
        Choice("implant", "A pacemaker, port or pump", ("implant",), "where-implant"),
        Choice("veins", "Bad varicose veins", ("varicose-veins",)),
        Choice("kidneys", "Kidney stones", ("kidney",)),
        Choice("faints", "Faints, low blood pressure", ("fainting",)),
        Choice("epilepsy", "Epilepsy", ("epilepsy",)),
        Choice("allergy", "An allergy: nuts, latex, scents", ("allergy",)),
        Choice("touch", "Touch is hard to bear", ("trauma",)),
        Choice("meal", "A big meal within the hour", ("meal",)),
        Choice("dulled", "Alcohol, drugs, strong painkillers", ("dulled",)),
    ),
    _placed("where-implant", "Where is it?", "avoid", "which-other"),
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
