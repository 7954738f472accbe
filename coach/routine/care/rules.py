"""The care rules, one row each: what it asks, how grave a breach is, where it comes from, its code.

Sources name the study or guideline, or say `teaching` (standard in massage and physiotherapy
teaching) or `judgement` (our own figure, usually stricter, because nobody supervises). None of it
has been reviewed by a clinician.
"""

from dataclasses import dataclass

from coach.routine.care import (
    heat,
    partner,
    prenatal,
    pressure,
    sides,
    structure,
    time,
    words,
)
from coach.routine.care.case import Elsewhere, OfCourse, OfRoutine, OfStep
from coach.routine.problems import Severity
from coach.routine.vocabulary import REGIONS, STROKES, TYPES, Form

ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT

Check = OfRoutine | OfStep | OfCourse

ALL_TYPES = frozenset(TYPES)
MASSAGES = ALL_TYPES - {"stretching"}
"""The seven types that have the shape of a massage; a stretch may be one breath long."""
PRENATAL = frozenset({"prenatal"})
FORMS = frozenset(form.value for form in Form)
SOLO = frozenset({Form.SOLO.value})
PARTNER = frozenset({Form.PARTNER.value})

HOLD = frozenset({"press_hold"})
FOAM = frozenset({"roll_foam"})
HELD = frozenset({"stretch_static", "stretch_passive"})
PUSHED = frozenset({"stretch_cr"})
CROSS = frozenset({"friction_cross"})
STRIPPING = frozenset({"stripping"})
TAPPING = frozenset({"tapotement"})
PLACED = frozenset({"stone_place"})
LEANS = frozenset({"compression"})
ON_REGION = frozenset(row.id for row in STROKES.values() if row.on_region)
PRESSING = frozenset(row.id for row in STROKES.values() if row.on_region and row.cap)
KEPT_OFF = frozenset(stroke for region in REGIONS.values() for stroke in region.never)
"""Strokes that some region is not given."""
PACED = frozenset(row.id for row in STROKES.values() if row.tempo[1])
OTHERS = frozenset(STROKES) - HOLD - FOAM - HELD - CROSS - PLACED
"""Strokes whose seconds have no rule of their own."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One practice rule; its checks speak with its id."""

    id: str
    severity: Severity
    asks: str
    source: str
    held_by: tuple[Check, ...] | Elsewhere
    types: frozenset[str] = ALL_TYPES
    forms: frozenset[str] = FORMS


READER = "coach/routine/consistency.py"
_READ = "tests/routine/test_read.py"
_SHIPPED = "tests/routine/test_shipped.py"
_COMPILE = "tests/score/test_compile.py"

_ROWS = (
    # Structure
    Rule("U01", ERROR, "A routine names its title, type and form, and a massage has three steps or more.", "judgement", (OfCourse(structure.three_steps),), MASSAGES),
    Rule("U02", ERROR, "The steps last exactly the minutes that are written, both sides counted.", "judgement", Elsewhere(f"{READER}: _wrong_total", (f"{_READ}::test_one_mistake_among_steps_is_one_problem", f"{_SHIPPED}::test_every_length_lasts_exactly_its_minutes"), "total")),
    Rule("U03", WARNING, "A massage lasts 3 to 45 minutes.", "judgement", (OfCourse(structure.length),), MASSAGES),
    Rule("U04", ERROR, "A step uses known words, says how strong it presses, and says what to do.", "judgement", (OfStep(structure.says_how, ON_REGION),)),
    Rule("U05", ERROR, "A step lasts within the seconds of its stroke: 10 to 240, transitions 10 to 40.", "judgement", (OfStep(time.lasts, OTHERS, by_length=True),)),
    Rule("U06", ERROR, "A massage begins with settling and ends with rest: 30 s up to ten minutes, 45 s above. Deep work is followed by movement (a warning).", "judgement; teaching", (OfCourse(structure.opens_and_closes),), MASSAGES),
    Rule("U07", WARNING, "From ten minutes on, 5 to 20 % is rest, and the last tenth stays at pressure 3 or less.", "judgement", (OfCourse(structure.calm_end),), MASSAGES),
    Rule("U08", ERROR, "Alone, the tool of a step reaches its region.", "teaching", (OfStep(structure.reachable, PRESSING),), forms=SOLO),
    Rule("U09", HINT, "One change of tool or position in five minutes, each with ten seconds for it; twenty for getting up.", "judgement", (OfCourse(structure.changes),)),
    Rule("U10", ERROR, "Titles and descriptions claim nothing that massage is not shown to do.", "the reviews named in the evidence pages", (OfRoutine(structure.promises),)),
    # Sides
    Rule("D01", ERROR, "What has a left and a right is worked on both for as long, within 5 s, or says why not.", "judgement", (OfCourse(sides.both_sides),)),
    Rule("D02", ERROR, "A one-handed tool does not work both sides at once.", "judgement", Elsewhere(f"{READER}: _sides", (f"{_READ}::test_one_mistake_among_steps_is_one_problem",), "side")),
    Rule("D03", ERROR, "The middle of the body has no left and right; lying on one side it has the side that is up.", "judgement", Elsewhere(f"{READER}: _sides", (f"{_READ}::test_one_mistake_among_steps_is_one_problem", "tests/routine/care/test_care.py::test_of_someone_on_one_side_the_whole_back_has_a_side"), "side")),
    Rule("D04", WARNING, "About half of the library begins on the left.", "judgement", Elsewhere("routines/", ("tests/routine/care/test_care.py::test_neither_side_is_always_the_first",))),
    Rule("D05", ERROR, "The words of a step name its side, a second side among the first eight words, and never the other one.", "judgement", (OfStep(sides.named_sides),)),
    Rule("D06", HINT, "In the back view the body's left is on the viewer's left.", "teaching", Elsewhere("coach/screen/body/figure.py: glow", ("tests/screen/body/test_body_figure.py",))),
    # Pressure
    Rule("P01", ERROR, "No pressure above 7, nor above what the type and the stroke allow; a hard ball counts one more.", "published comfort scales; judgement", (OfStep(pressure.ceiling),)),
    Rule("P02", ERROR, "Nothing is done to the spine, the front of the neck, the armpit, the groin and the like.", "Werner (endangerment sites); teaching", Elsewhere("coach/routine/explain.py: _never_worked_on", ("tests/routine/care/test_care.py::test_no_routine_works_on_a_no_go_zone", "tests/routine/care/test_care.py::test_the_base_routine_has_nothing_to_mend"), "P02")),
    Rule("P03", ERROR, "Pressure 5 needs 30 s of light work or movement in the same part of the body before it, 6 needs 60 s.", "deep-tissue teaching; judgement", (OfCourse(pressure.warm_up),)),
    Rule("P04", WARNING, "The first touch has pressure 3 or less, and no place gets more than 2 more at once.", "judgement", (OfCourse(pressure.gradual),)),
    Rule("P05", ERROR, "Each region stays below its own cap, which is lower alone and lowest on neck, low back and sacrum.", "judgement", (OfStep(pressure.region_ceiling),)),
    Rule("P06", ERROR, "No roller on neck, low back and sacrum; no points or digging where there is little cover.", "springforwardpt (low-back rolling); teaching", (OfStep(pressure.unfit_stroke, KEPT_OFF - TAPPING),)),
    Rule("P07", ERROR, "No tapping on neck, low back, sacrum and spine; elsewhere pressure 3 at most.", "teaching", (OfStep(pressure.unfit_stroke, TAPPING),)),
    Rule("P08", WARNING, "The average pressure stays below the type's: Swedish 4, prenatal 3, trigger point 5, deep tissue 5.5.", "judgement", (OfCourse(pressure.average),)),
    Rule("P09", ERROR, "A tender spot is pressed 15 to 90 s, above 60 with a warning, three times and 180 s at most on a side; ten presses for a beginner.", "Starlanyl; Szajkowski 2025; Gemmell; judgement", (OfStep(time.lasts, HOLD, by_length=True), OfCourse(pressure.holds))),
    Rule("P10", WARNING, "Pressing on hip and buttock says what tingling means.", "teaching", (OfStep(pressure.tingling, HOLD),)),
    Rule("P11", ERROR, "Slow deep lines come after a warm-up, at 3 cm a second or slower.", "deep-tissue teaching (musculoskeletalkey); judgement", (OfCourse(pressure.warm_before_stripping), OfStep(pressure.deep_is_slow, STRIPPING))),
    Rule("P12", WARNING, "No hard ball for beginners, nor with pressure above 6.", "judgement", (OfStep(pressure.hard_tool, PRESSING),)),
    # Time
    Rule("T01", ERROR, "Foam rolling lasts 20 to 120 s on each side.", "Behm 2020", (OfStep(time.lasts, FOAM, by_length=True),)),
    Rule("T02", WARNING, "A stroke keeps to its tempo; a roller takes 2 to 5 s for a pass.", "Behm 2020; Sezik 2024; teaching", (OfStep(time.tempo, PACED - STRIPPING),)),
    Rule("T03", ERROR, "A stretch is held 10 to 60 s, one that a partner moves 10 to 45 s.", "ACSM 2021; judgement", (OfStep(time.lasts, HELD, by_length=True),)),
    Rule("T04", ERROR, "Pushing against a hold says to use half of the strength or less.", "Feland and Marin 2004", (OfStep(time.effort, PUSHED),)),
    Rule("T05", ERROR, "A Thai press lasts 5 to 10 s.", "a published Thai protocol (Buttagat, Chatchawan)", (OfStep(time.thai_press, LEANS),), frozenset({"thai"})),
    Rule("T06", ERROR, "Cross-fibre rubbing lasts 60 s at most on each side, with a pause after 30 s (a warning).", "teaching", (OfStep(time.rubbing_sets, CROSS, by_length=True),)),
    Rule("T07", WARNING, "From ten minutes on, no part of the body gets more than 40 % of the time; presses and deep lines 300 s at most on each side.", "judgement", (OfCourse(time.overload),)),
    Rule("T08", WARNING, "A step with a guided breath lasts whole breaths, within 1 s.", "judgement", (OfStep(time.whole_breaths, by_length=True),)),
    # Heat
    Rule("H01", ERROR, "Heat only in hot-stone routines, checked before the first stone: 45 °C at most resting, 48 °C moving.", "burn times after Moritz and Henriques 1947; judgement", (OfStep(heat.warm_not_hot), OfCourse(heat.checked_first))),
    Rule("H02", ERROR, "A resting stone has two layers of cloth, lies 180 s at most, and the skin is seen within 60 s; no region is warmed for more than 600 s.", "massagemag (hot stone safety); judgement", (OfStep(heat.wrapped, PLACED), OfStep(time.lasts, PLACED, by_length=True), OfCourse(heat.skin_seen))),
    Rule("H03", ERROR, "No stone rests under a body that lies on it.", "retired placements in stone teaching", (OfStep(heat.stone_place_limits, PLACED),)),
    Rule("H04", ERROR, "No heat in pregnancy, with numb skin, nerve damage, heart failure, fever or a fresh injury.", "contraindication lists", Elsewhere("coach/score/choice/adapt.py", ("tests/score/choice/test_adapt.py",))),
    Rule("H05", WARNING, "Half a minute after a stone is placed somebody asks; «hot» is the word for too hot.", "judgement", (OfStep(heat.heat_asked, PLACED, by_length=True),)),
    # Pregnancy
    Rule("R01", ERROR, "A prenatal routine from week 13 on, with a clinician's word and without a sign of risk.", "Mueller and Grunwald 2021; judgement", Elsewhere("coach/routine/screening.py", ("tests/routine/test_screening.py",)), PRENATAL),
    Rule("R02", ERROR, "In pregnancy pressure 4 at most, points 3, sacrum and hands 2; no legs, no belly, no tapping, rollers or heat.", "the clot case of 2020 (BMC Pregnancy and Childbirth); Osborne; judgement", (OfStep(prenatal.left_out),), PRENATAL),
    Rule("R03", ERROR, "In pregnancy lying on one side, sitting or standing; on all fours 120 s at most; never flat.", "Osborne; Tommy's; judgement", (OfCourse(prenatal.positions),), PRENATAL),
    Rule("R04", ERROR, "A prenatal routine ends on one side or sitting; who lies is told to sit up with help.", "judgement", (OfCourse(prenatal.sits_up),), PRENATAL),
    Rule("R05", WARNING, "Turning to the other side has 40 s or more.", "judgement", (OfCourse(prenatal.turns_over),)),
    # Partner
    Rule("Q01", ERROR, "The first question comes within 240 s, or 120 s after the first firm pressure; with heat, after 30 s.", "judgement", (OfCourse(partner.asked_early),), forms=PARTNER),
    Rule("Q02", ERROR, "Under firm pressure the questions are 420 s apart at most; 300 s in pregnancy and with heat.", "judgement", (OfCourse(partner.asked_often),), forms=PARTNER),
    Rule("Q03", ERROR, "The stop word and the highest number are agreed in the first step.", "judgement", (OfCourse(partner.words_agreed),), forms=PARTNER),
    Rule("Q04", ERROR, "The giver is never told to crack, thrust, pull, twist the neck, stand on somebody or use full weight.", "Yin 2014", (OfRoutine(partner.harmless_words),), forms=PARTNER),
    Rule("Q05", WARNING, "In every position the giver hears how to stand or kneel.", "judgement", (OfCourse(partner.stance),), forms=PARTNER),
    # Conditions
    Rule("C01", ERROR, "Each condition is applied; under 60 % of its seconds left, another routine is offered.", "judgement", Elsewhere("coach/score/choice/careful.py, coach/score/choice/adapt.py", ("tests/score/choice/test_adapt.py",))),
    Rule("C02", ERROR, "What blocks a session cannot be dismissed.", "judgement", Elsewhere("coach/routine/screening.py", ("tests/routine/test_screening.py",))),
    Rule("C03", ERROR, "A clinician's word is stored with its date and asked for again after 30 days.", "judgement", Elsewhere("coach/routine/screening.py", ("tests/routine/test_screening.py",))),
    Rule("C04", WARNING, "A routine for pain that stays ends with movement, and no word of it is a cure.", "NICE NG59; KNGF 2021", (OfCourse(structure.moves_on),)),
    Rule("C05", ERROR, "With pain down the leg nothing presses, rolls or stretches low back, deep buttock or back of the thigh.", "KNGF 2021", Elsewhere("coach/score/choice/adapt.py", ("tests/score/choice/test_adapt.py",))),
    # Words and sound
    Rule("A01", WARNING, "At most 40 % of a working step is speech on first hearing.", "judgement", Elsewhere("coach/score/check.py: _fill", ("tests/cli/test_commands.py::test_warnings_fail_only_when_strict",), "speech.fill")),
    Rule("A02", ERROR, "Words are over two seconds before their step ends.", "judgement", Elsewhere("coach/score/check.py: _misfits", (_COMPILE, f"{_SHIPPED}::test_the_words_fit_their_seconds_at_every_length"), "speech.overrun")),
    Rule("A03", WARNING, "A sentence has 14 words at most, words without a pause 22.", "judgement", (OfRoutine(words.short),)),
    Rule("A04", WARNING, "What follows is announced 5 to 8 s ahead, another side 8 to 10, another position 10 to 15.", "judgement", Elsewhere("coach/score/prompts.py", (_COMPILE,))),
    Rule("A05", ERROR, "No spoken word claims what massage is not shown to do.", "the reviews named in the evidence pages", (OfRoutine(words.honest),)),
    Rule("A06", WARNING, "What is spoken needs school grade 7 at most and no word for the trained.", "Flesch and Kincaid 1975; judgement", (OfRoutine(words.plain),)),
    Rule("A07", ERROR, "The bed is 20 dB under the voice; loudness and peaks keep to their limits.", "WCAG technique G56; podcast practice", Elsewhere("coach/sound/level.py", ("tests/sound/test_level.py", "tests/sound/test_mix.py"))),
    Rule("A08", ERROR, "Nothing flashes more than three times a second, and every cue has its caption.", "WCAG 2.2", Elsewhere("coach/score/frame.py, coach/screen/session/view.py", ("tests/screen/test_screen_session.py",))),
    Rule("A09", HINT, "Numbers are counted as the words they are spoken in.", "judgement", Elsewhere("coach/score/readings.py: spoken", ("tests/score/test_estimate.py",))),
)  # fmt: skip

RULES: dict[str, Rule] = {rule.id: rule for rule in _ROWS}

IN_ENGLISH = frozenset({"D05", "P10", "T04", "H05", "Q03", "Q04", "Q05", "A06"})
"""Rules that look for English words: not asked of a routine that is written in another language."""

NEVER_PLAYED = frozenset({"P01", "P02", "P05"})
"""The ceilings of pressure and the no-go zones: nobody may override an error of these."""
