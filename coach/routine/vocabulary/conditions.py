"""Conditions: what somebody may have, and what a routine must leave out because of it.

A person's answers are never kept; of them only the ids of these rows remain, for the session.
Where lists of contraindications differ, the stricter one was taken. Nothing here has been reviewed
by a clinician.
"""

from dataclasses import dataclass
from enum import StrEnum

from coach.errors import UsageError
from coach.routine.vocabulary.regions import REGIONS
from coach.routine.vocabulary.strokes import Bar
from coach.routine.vocabulary.words import nearest

NONE: frozenset[str] = frozenset()


class Verdict(StrEnum):
    """What a condition means for a session, from the mildest to the gravest."""

    ADAPT = "adapt"
    """The routine is adapted, and says so."""
    WARN = "warn"
    """Something to know; the person decides."""
    OK_FIRST = "ok-first"
    """Only with the word of a doctor, midwife or physiotherapist, asked again after 30 days."""
    BLOCK = "block"
    """No routine; why, and where to turn."""
    URGENT = "urgent"
    """No routine, and help at once."""

    @property
    def gravity(self) -> int:
        """Its place among the verdicts; more is graver."""
        return list(Verdict).index(self)


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition. Several add up: the lowest cap, every bar, the gravest verdict."""

    id: str
    label: str
    """What it is called, so that «because of …» may stand before it."""
    verdict: Verdict
    advice: str
    """What the person is told, in plain words; where to turn, when nothing may be played."""
    cap: int = 10
    """The strongest pressure."""
    region_caps: tuple[tuple[str, int], ...] = ()
    """The strongest pressure on some regions, where it is lower than elsewhere."""
    bars: frozenset[Bar] = frozenset()
    """Kinds of stroke that are left out."""
    strokes: frozenset[str] = NONE
    """Single strokes that are left out."""
    tools: frozenset[str] = NONE
    """Tools whose steps are left out."""
    types: frozenset[str] = NONE
    """Types that are not offered."""
    only: frozenset[str] = NONE
    """Types that alone are offered; empty for all."""
    regions: frozenset[str] = NONE
    """Regions that are left out altogether."""
    pressed: frozenset[str] = NONE
    """Regions that are not pressed, rolled or dug into; light strokes stay."""
    unstretched: frozenset[str] = NONE
    """Regions that are not stretched."""
    positions: frozenset[str] = NONE
    """Positions whose steps are left out."""
    forms: frozenset[str] = NONE
    """Forms that are not offered."""
    hottest: float = 60
    """The warmest stone, in °C."""
    also: tuple[str, ...] = ()
    """Other words that may be typed for it."""
    source: str = ""
    """Where the rule comes from."""


def _grouped(*groups: str) -> frozenset[str]:
    return frozenset(row.id for row in REGIONS.values() if row.group in groups)


_WHOLE_BACK = frozenset({"whole_back"})
LEGS = _grouped("legs")
LOW_BACK = _grouped("low back") | _WHOLE_BACK

PLACES: dict[str, frozenset[str]] = {
    "neck": _grouped("neck", "shoulders") | _WHOLE_BACK,
    "upper-back": _grouped("upper back", "side"),
    "low-back": _grouped("low back", "side") | _WHOLE_BACK,
    "hips": _grouped("hips"),
    "legs": LEGS,
    "arms": _grouped("arms"),
}
"""Where something may be that must be left alone, and the regions left out for it; strokes over
the whole back touch the shoulders, the upper and the low back."""

_RIBS = frozenset(
    {"erector_thoracic", "mid_trap_rhomboid", "lower_trap", "lat_side", "serratus_side"}
)
_BESIDE_THE_LOW_SPINE = frozenset({"erector_lumbar", "multifidus_ls", "ql", "sacrum"})
_ARCHED = frozenset(
    {"chest_front", "hip_flexor", "erector_lumbar", "rotation_low_back", "whole_back"}
)
_NO_HEAT = frozenset({Bar.HEAT})
_STONES = frozenset({"hot-stone"})
_DEEP = frozenset({"deep-tissue", "trigger-point", "sports"})
_TWO = frozenset({"partner"})
_ON_THE_BACK_OR_FRONT = frozenset({"face-up", "face-down"})

_CALL = "Call your local emergency number now."
_SEE = "Please see a doctor first."
_MATERNITY = "Call your maternity unit now."
_ASK = "Ask your doctor or physiotherapist first."

_LOCAL = {
    "skin": "a wound, rash, burn, bruise or new scar",
    "avoid": "a part that must be left alone",
}
"""What may be in any of the places; the second is for whatever else: an operation, a hot joint, a
radiated field, a tube."""

CONDITIONS: dict[str, Condition] = {
    row.id: row
    for row in (
        Condition(
            "cauda-equina",
            "numbness between the legs, or new trouble with bladder or bowels",
            Verdict.URGENT,
            f"This can be pressure on the nerves of the low spine; hours count. {_CALL}",
            source="NHS guidance on cauda equina syndrome",
        ),
        Condition(
            "chest-signs",
            "chest pain, trouble breathing, coughing blood or a collapse",
            Verdict.URGENT,
            f"This can be the heart or a clot in the lung. {_CALL}",
            also=("chest-pain",),
            source="NHS guidance on pulmonary embolism",
        ),
        Condition(
            "red-flags",
            "back pain with a warning sign",
            Verdict.BLOCK,
            "Strong back pain after a fall, with fever, with loss of weight, after cancer or on"
            f" steroids, or that never eases, needs a look before any massage. {_SEE}",
            also=("serious-back-pain",),
            source="usual red flags of back pain",
        ),
        Condition(
            "clot",
            "a blood clot, or one swollen, warm leg",
            Verdict.BLOCK,
            "Massage can set a clot loose. See a doctor today; with trouble breathing call your"
            " local emergency number.",
            also=("thrombosis",),
            source="case reports of lung clots after leg massage; NHS guidance on clots",
        ),
        Condition(
            "fever",
            "fever, feeling ill or an infection",
            Verdict.BLOCK,
            "Rest until you have been well for two days; see a doctor if it lasts.",
            source="clinical and teaching lists of contraindications",
        ),
        Condition(
            "skin-infection",
            "a skin infection or shingles",
            Verdict.BLOCK,
            "It can spread by touch. Wait until a doctor says it is over.",
            source="clinical and teaching lists of contraindications",
        ),
        Condition(
            "injury",
            "a new sprain, strain or broken bone",
            Verdict.OK_FIRST,
            "Leave that part alone: three days after a strain, until it is whole after a break."
            " Nothing warm today.",
            bars=_NO_HEAT,
            types=_STONES,
            source="expert consensus on foam rolling; home heat rules",
        ),
        Condition(
            "back-injury",
            "a new injury of the back or neck",
            Verdict.BLOCK,
            f"A back or neck that was just hurt is left alone. {_SEE}",
            bars=_NO_HEAT,
            source="expert consensus on foam rolling",
        ),
        Condition(
            "surgery",
            "surgery in the last twelve weeks",
            Verdict.OK_FIRST,
            "Leave that part alone. Ask your surgeon or physiotherapist first.",
            source="clinical and teaching lists of contraindications",
        ),
        Condition(
            "spine-surgery",
            "surgery on the back or neck in the last twelve weeks",
            Verdict.BLOCK,
            "Wait until your surgeon has cleared it.",
            source="clinical and teaching lists of contraindications",
        ),
        Condition(
            "blood-thinners",
            "blood thinners or easy bleeding",
            Verdict.OK_FIRST,
            f"Only light pressure: deep work can bleed inside. {_ASK}",
            cap=3,
            bars=frozenset({Bar.PRESSES, Bar.TAPPING, Bar.ROLLER}),
            strokes=frozenset({"friction_cross", "stripping"}),
            types=_DEEP,
            source="US national institute's advice; case report of an internal bruise",
        ),
        Condition(
            "osteoporosis",
            "weak bones or long steroid use",
            Verdict.OK_FIRST,
            f"Only light pressure, no tapping, no rolling, no far bend or twist. {_ASK}",
            cap=3,
            bars=frozenset({Bar.PRESSES, Bar.TAPPING, Bar.ROLLER, Bar.END_RANGE}),
            pressed=_RIBS,
            types=frozenset({"deep-tissue", "thai"}),
            also=("steroids",),
            source="consensus on exercise with osteoporosis",
        ),
        Condition(
            "vertebral-fracture",
            "a broken bone in the spine",
            Verdict.BLOCK,
            "Wait until your doctor has cleared it.",
            also=("spine-fracture",),
            source="consensus on exercise with osteoporosis",
        ),
        Condition(
            "cancer",
            "cancer now or in the last five years",
            Verdict.OK_FIRST,
            "Gentle only, without warmth; away from a tumour, nodes, a radiated field and tubes."
            " Ask your cancer team first; some teams say twenty minutes at most.",
            cap=3,
            bars=_NO_HEAT,
            strokes=frozenset({"lymph_light"}),
            types=_STONES,
            source="cancer charity's guidance on massage",
        ),
        Condition(
            "blood-pressure-high",
            "high blood pressure that is not under control",
            Verdict.BLOCK,
            f"Have it under control before any massage, or know that it is. {_SEE}",
            also=("uncontrolled-blood-pressure",),
            source="practice figure: from about 180 over 110",
        ),
        Condition(
            "blood-pressure",
            "high blood pressure under control",
            Verdict.WARN,
            "Never hold your breath. Rise slowly: it may fall a little.",
            cap=5,
            bars=frozenset({Bar.PUSHING}),
            hottest=42,
            also=("high-blood-pressure",),
            source="trials of massage and blood pressure; practice figure for warmth",
        ),
        Condition(
            "heart",
            "a heart attack, heart failure, angina or stroke that is new",
            Verdict.BLOCK,
            f"Not within three months, and not with heart failure. {_SEE}",
            bars=_NO_HEAT,
            source="clinical lists of contraindications",
        ),
        Condition(
            "heart-other",
            "a heart problem or stroke of the past",
            Verdict.OK_FIRST,
            f"Gentle and without warmth. {_ASK}",
            cap=3,
            bars=frozenset({Bar.HEAT, Bar.PUSHING}),
            strokes=frozenset({"lymph_light"}),
            types=_STONES,
            source="clinical lists of contraindications",
        ),
        Condition(
            "aneurysm",
            "an aneurysm, or a narrowed artery of the neck",
            Verdict.BLOCK,
            f"Pressure can harm the vessel; the neck is never touched. {_SEE}",
            source="clinical lists of contraindications",
        ),
        Condition(
            "varicose-veins",
            "severe varicose veins or an inflamed vein",
            Verdict.ADAPT,
            "The legs and all warmth are left out.",
            regions=LEGS,
            bars=_NO_HEAT,
            types=_STONES,
            source="clinical lists of contraindications; home heat rules",
        ),
        Condition(
            "pregnant",
            "pregnancy",
            Verdict.OK_FIRST,
            "Prenatal routines only, never flat on the back or face down. Ask your midwife or"
            " doctor first. Stop with dizziness, tightening, bleeding or a headache.",
            cap=4,
            bars=frozenset({Bar.HEAT, Bar.TAPPING, Bar.ROLLER}),
            only=frozenset({"prenatal"}),
            regions=LEGS,
            positions=_ON_THE_BACK_OR_FRONT,
            source="trials of prenatal massage; case report of a clot; cautious by judgement",
        ),
        Condition(
            "pregnant-early",
            "the first twelve weeks of pregnancy",
            Verdict.OK_FIRST,
            "Only light work on neck, shoulders and hands, sitting. Ask your midwife or doctor"
            " first.",
            cap=3,
            bars=frozenset({Bar.HEAT, Bar.TAPPING, Bar.ROLLER, Bar.PRESSES}),
            types=_DEEP | _STONES | {"prenatal", "thai"},
            regions=_grouped("upper back", "low back", "side", "hips", "legs"),
            positions=frozenset(
                {
                    "standing",
                    "wall",
                    "floor",
                    "face-up",
                    "face-down",
                    "side-lying",
                    "hands-and-knees",
                    "half-kneeling",
                }
            ),
            source="advice of a parents' charity; cautious by judgement",
        ),
        Condition(
            "pregnancy-risk",
            "a warning sign in pregnancy",
            Verdict.BLOCK,
            "Bleeding, pain, tightening, high blood pressure, a clot, a low placenta, a bad"
            f" headache or fewer movements: no massage. {_MATERNITY}",
            source="cautious by judgement; a midwife must review it",
        ),
        Condition(
            "after-birth",
            "a birth in the last twelve weeks",
            Verdict.OK_FIRST,
            "Gentle, legs left out: the risk of a clot is still raised. Ask your midwife or doctor"
            " first.",
            cap=3,
            regions=LEGS,
            source="practice knowledge",
        ),
        Condition(
            "numb",
            "numb skin, numb feet or hands, or nerve damage",
            Verdict.WARN,
            "Numb skin cannot warn you: no warmth, gentle pressure, look at the skin afterwards.",
            cap=4,
            bars=_NO_HEAT,
            types=_STONES,
            also=("numb-skin", "diabetes-numb", "neuropathy"),
            source="diabetes guidance on skin and heat",
        ),
        Condition(
            "diabetes",
            "diabetes",
            Verdict.WARN,
            "With insulin, check your sugar before and after, and leave a new injection site alone"
            " for two hours.",
            source="practice knowledge",
        ),
        Condition(
            "sciatica",
            "sciatica",
            Verdict.WARN,
            "For comfort only: the low back is never pressed. No long sitting. Worse pain, tingling"
            " or weakness in the leg means stop, and see a doctor.",
            regions=frozenset({"piriformis"}),
            pressed=_BESIDE_THE_LOW_SPINE | {"glute_max", "glute_med", "hamstring"},
            unstretched=frozenset({"hamstring", "piriformis", "glute_max", "whole_back"}),
            source="UK and Dutch guidelines on back pain and sciatica",
        ),
        Condition(
            "leg-pain-cough",
            "sharp pain down the leg that coughing makes worse",
            Verdict.OK_FIRST,
            f"The low back is neither pressed nor rolled. {_ASK}",
            regions=frozenset({"piriformis"}),
            pressed=_BESIDE_THE_LOW_SPINE | {"glute_max", "glute_med", "hamstring"},
            unstretched=frozenset({"hamstring", "piriformis", "glute_max", "whole_back"}),
            source="practice knowledge, with the limits of sciatica",
        ),
        Condition(
            "arthritis-flare",
            "joints that are hot or swollen",
            Verdict.ADAPT,
            "Never on a hot or swollen joint; gentle everywhere else.",
            cap=3,
            source="clinical lists of contraindications",
        ),
        Condition(
            "arthritis",
            "arthritis",
            Verdict.ADAPT,
            "Work the muscles around a joint, softly and in your own time. A thick handle or a"
            " ball at the wall spares the hands. Warmth is fine.",
            cap=4,
            source="review of massage for arthritis; the figure is our own",
        ),
        Condition(
            "fibromyalgia",
            "fibromyalgia",
            Verdict.ADAPT,
            "Gentle, short and regular does most: begin with ten minutes. If you are sore the next"
            " day, halve it.",
            cap=4,
            tools=frozenset({"lacrosse ball on wall"}),
            source="reviews of massage for fibromyalgia",
        ),
        Condition(
            "low-back-pain",
            "low back pain",
            Verdict.ADAPT,
            "Stay active; massage is an addition to movement. No roller.",
            region_caps=(("erector_lumbar", 4), ("multifidus_ls", 4), ("ql", 4)),
            bars=frozenset({Bar.ROLLER}),
            source="Cochrane review, UK and WHO guidelines on low back pain",
        ),
        Condition(
            "scoliosis",
            "scoliosis",
            Verdict.ADAPT,
            "The same time on both sides, no far stretch or twist. Massage does not straighten a"
            " curve. With a brace, or a curve that changes fast, ask a doctor.",
            bars=frozenset({Bar.END_RANGE}),
            source="reviews of manual therapy for scoliosis",
        ),
        Condition(
            "disc",
            "a slipped disc, a slipped vertebra or a narrow spinal canal",
            Verdict.WARN,
            "No roller, no arching, no pressing beside the low spine.",
            bars=frozenset({Bar.ROLLER}),
            pressed=_BESIDE_THE_LOW_SPINE,
            unstretched=_ARCHED,
            also=("slipped-disc", "stenosis", "spondylolisthesis"),
            source="foam rolling literature on the low back",
        ),
        Condition(
            "hypermobility",
            "joints that bend very far",
            Verdict.ADAPT,
            "No far stretch; gentle pressure.",
            cap=4,
            bars=frozenset({Bar.END_RANGE}),
            source="practice knowledge",
        ),
        Condition(
            "fainting",
            "fainting or low blood pressure",
            Verdict.WARN,
            "Sit or lie where you can. Rise slowly, with a pause. Nothing on the screen flashes.",
            source="practice knowledge",
        ),
        Condition(
            "epilepsy",
            "epilepsy",
            Verdict.WARN,
            "Sit or lie where you can. Nothing on the screen flashes.",
            source="web accessibility guideline on flashes",
        ),
        Condition(
            "kidney",
            "kidney stones",
            Verdict.WARN,
            "The low back is left out. With fever, or pain in the side, see a doctor today.",
            regions=LOW_BACK,
            also=("kidney-stones",),
            source="clinical lists of contraindications",
        ),
        Condition(
            "implant",
            "a pacemaker, port or pump",
            Verdict.OK_FIRST,
            f"Keep well away from it; the chest is not stretched. {_ASK}",
            unstretched=frozenset({"chest_front"}),
            also=("pacemaker", "port", "pump"),
            source="clinical lists of contraindications",
        ),
        Condition(
            "dulled",
            "alcohol, drugs or strong painkillers today",
            Verdict.WARN,
            "They dull what would warn you: nothing deep, nothing warm, and not for two.",
            cap=4,
            bars=frozenset({Bar.HEAT, Bar.PRESSES}),
            types=_STONES | {"deep-tissue", "trigger-point"},
            forms=_TWO,
            also=("alcohol",),
            source="clinical lists of contraindications; the cap is our own",
        ),
        Condition(
            "meal",
            "a big meal in the last hour",
            Verdict.WARN,
            "Better wait an hour, above all before lying face down.",
            also=("big-meal",),
            source="clinical lists of contraindications",
        ),
        Condition(
            "allergy",
            "an allergy to nuts, latex or scents",
            Verdict.WARN,
            "Try the oil on the inside of an arm first; use a ball without latex.",
            source="practice knowledge",
        ),
        Condition(
            "trauma",
            "touch that is hard to bear",
            Verdict.WARN,
            "Alone and clothed may be easiest; eyes open, skip any step. Nothing face down.",
            positions=frozenset({"face-down"}),
            source="practice knowledge",
        ),
        Condition(
            "pain-7",
            "pain of seven or more of ten",
            Verdict.BLOCK,
            f"So much pain needs a look before any massage. {_SEE}",
            source="pain classes of a study of 2,854 people",
        ),
        Condition(
            "pain-5",
            "pain of five or six of ten",
            Verdict.ADAPT,
            "Gentle pressure today.",
            cap=4,
            source="pain classes of a study of 2,854 people",
        ),
        Condition(
            "told-to-avoid",
            "advice against massage or stretching",
            Verdict.OK_FIRST,
            "Ask whoever gave you that advice first.",
            source="our own judgement",
        ),
        Condition(
            "partner-unready",
            "two people who are not both adult, willing and sober",
            Verdict.ADAPT,
            "Routines for two need two adults who both want it, sober, and can say stop.",
            forms=_TWO,
            also=("under-18", "unwilling"),
            source="our own judgement",
        ),
        *(
            Condition(
                f"{what}-{place}",
                f"{named} ({place.replace('-', ' ')})",
                Verdict.ADAPT,
                "That part is left out. Keep a hand's width away from it.",
                regions=regions,
                source="clinical and teaching lists of contraindications",
            )
            for what, named in _LOCAL.items()
            for place, regions in PLACES.items()
        ),
    )
}

_ALSO = {word: row.id for row in CONDITIONS.values() for word in row.also}

PREGNANT = "pregnant"
EARLY = "pregnant-early"
EARLY_WEEKS = 13
"""Before this week of pregnancy only light seated work is offered (rule R01)."""
LAST_WEEK = 42


def condition_of(word: str) -> Condition:
    """The row of an id, or of another word for it. Raises UsageError for what is not known."""
    row = CONDITIONS.get(_ALSO.get(word, word))
    if row is None:
        close = nearest(word, [*CONDITIONS, *_ALSO])
        hint = f"Did you mean `{close}`?" if close else f"Known: {', '.join(CONDITIONS)}."
        raise UsageError(f"`{word}` is not a known condition", hint)
    return row


def conditions_typed(text: str) -> frozenset[str]:
    """The ids of what somebody types: `sciatica,pregnant:22`, weeks after a pregnancy.

    Raises UsageError for what is not known, and for a pregnancy without its week.
    """
    words = (word.strip().lower() for word in text.split(","))
    return frozenset(_id(word) for word in words if word)


def _id(word: str) -> str:
    name, _colon, week = word.partition(":")
    if name == PREGNANT:
        return _pregnant(week.strip())
    return condition_of(word).id


def _pregnant(week: str) -> str:
    if not (week.isdecimal() and 1 <= int(week) <= LAST_WEEK):
        hint = f"Write pregnant:22; weeks count from 1 to {LAST_WEEK}."
        raise UsageError("a pregnancy needs its week", hint)
    return PREGNANT if int(week) >= EARLY_WEEKS else EARLY
