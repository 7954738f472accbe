"""What is known of massage, goal by goal: what studies found, how strong that is, where it stands.

A claim that massage is not shown to do is named only in a finding that says so, of strength
`NOT_SHOWN`; nothing else in the program names one. Reviews are preferred to single trials. We read
most of them as abstracts, and nobody with a medical licence has looked over our summaries.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from coach.language import N_, _
from coach.routine.vocabulary import GOALS, Goal

NOT_REVIEWED = N_("For comfort. No clinician has reviewed this.")


class Strength(StrEnum):
    """How sure one can be."""

    GOOD = N_("good")
    FAIR = N_("fair")
    WEAK = N_("weak")
    NOT_SHOWN = N_("not shown")


MEANS = {
    Strength.GOOD: "Many sound trials agree.",
    Strength.FAIR: "Several trials agree, with faults; more of them may change the picture.",
    Strength.WEAK: "Few or poor trials; it may well be otherwise.",
    Strength.NOT_SHOWN: "Looked for and not found, or never looked for.",
}
"""What the words for the strength mean."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where something stands."""

    id: str
    text: str
    link: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found, or not."""

    words: str
    strength: Strength
    sources: tuple[str, ...] = ()
    """Ids of sources; none where there is nothing to name."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one goal or one tip."""

    id: str
    say: str
    """What may be said of it: all that we promise."""
    findings: tuple[Finding, ...]
    """The most important first."""

    @property
    def strength(self) -> Strength:
        """How sure the first finding is."""
        return self.findings[0].strength

    @property
    def sources(self) -> tuple[Source, ...]:
        """What the findings rest on, each once."""
        named = (id_ for finding in self.findings for id_ in finding.sources)
        return tuple(SOURCES[id_] for id_ in dict.fromkeys(named))


def _fair(words: str, *sources: str) -> Finding:
    return Finding(words, Strength.FAIR, sources)


def _weak(words: str, *sources: str) -> Finding:
    return Finding(words, Strength.WEAK, sources)


def _not_shown(words: str, *sources: str) -> Finding:
    return Finding(words, Strength.NOT_SHOWN, sources)


SOURCES = {
    row.id: row
    for row in (
        Source("furlan", "Furlan 2015, Cochrane review: massage for low back pain", "https://doi.org/10.1002/14651858.CD001929.pub3"),
        Source("gross", "Gross 2024, Cochrane review: massage for neck pain", "https://doi.org/10.1002/14651858.CD004871.pub5"),
        Source("mak", "Mak 2024, JAMA Network Open: a map of all reviews of massage for pain", "https://ouci.dntb.gov.ua/en/works/7Bdm8ODl"),
        Source("sherman", "Sherman 2014: how much neck massage, a trial", "https://ohsu.elsevierpure.com/en/publications/five-week-outcomes-from-a-dosing-trial-of-therapeutic-massage-for-2"),
        Source("nice", "NICE guideline NG59: low back pain and sciatica", "https://www.nice.org.uk/guidance/ng59"),
        Source("who", "WHO 2023: guideline on chronic low back pain", "https://www.ncbi.nlm.nih.gov/books/NBK599213"),
        Source("kngf", "KNGF 2021: guideline of Dutch physiotherapists on low back pain", "https://www.kngf.nl/kennisplatform/richtlijnen/lage-rugpijn-2021/therapeutisch-proces/massage"),
        Source("li", "Li 2014, PLOS ONE: review of massage in fibromyalgia", "https://doi.org/10.1371/journal.pone.0089304"),
        Source("yuan", "Yuan 2015: styles of massage in fibromyalgia", "https://docksci.com/effectiveness-of-different-styles-of-massage-therapy-in-fibromyalgia-a-systemati_5a7c1bbdd64ab2d2ea438501.html"),
        Source("nelson", "Nelson and Churilla 2017: review of massage in arthritis", "https://scholars.unf.edu/en/publications/massage-therapy-for-pain-and-function-in-patients-with-arthritis-"),
        Source("romano", "Romano and Negrini 2008: review of hands-on methods in scoliosis", "https://pubmed.ncbi.nlm.nih.gov/18211702"),
        Source("davis", "Davis 2020, BMJ Open Sport: review of sports massage", "https://bmjopensem.bmj.com/content/6/1/e000614"),
        Source("guo", "Guo 2017, Frontiers in Physiology: review of massage and sore muscles", "https://doi.org/10.3389/fphys.2017.00747"),
        Source("wiltshire", "Wiltshire 2010, Medicine and Science in Sports: massage and lactic acid", "https://journals.lww.com/acsm-msse"),
        Source("hinds", "Hinds 2004: massage, skin and artery flow", "https://www.painscience.com/bibliography.php?hinds04"),
        Source("plakornkul", "Plakornkul 2016: Thai presses and local flow", "https://doi.org/10.1186/s12906-016-1282-y"),
        Source("moyer-cortisol", "Moyer 2011: review of massage and cortisol", "https://doi.org/10.1016/j.jbmt.2010.06.001"),
        Source("moyer", "Moyer 2004: review of massage research", "https://doi.org/10.1037/0033-2909.130.1.3"),
        Source("rapaport", "Rapaport 2010 and 2012: two pilot trials", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3107905"),
        Source("water", "PainScience: drinking water after massage", "https://www.painscience.com/articles/drinking-water-after-massage.php"),
        Source("huang", "Huang 2013: review of lymph massage after breast cancer care", "https://doi.org/10.1186/1477-7819-11-15"),
        Source("wang", "Wang 2024, Frontiers in Neurology: review of Chinese massage and sleep", "https://doi.org/10.3389/fneur.2024.1273194"),
        Source("sheikhhoseini", "Sheikhhoseini 2018: review of exercise and head posture", "https://www.jmptonline.org/article/S0161-4754(17)30192-6"),
        Source("fathollahnejad", "Fathollahnejad 2019: exercise with and without hands-on work", "https://doi.org/10.1186/s12891-019-2438-y"),
        Source("konrad", "Konrad 2022: review of weeks of foam rolling", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC9474417"),
        Source("pagaduan", "Pagaduan 2022: review of foam rolling in the long run", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC8998857"),
        Source("mueller", "Mueller and Grunwald 2021: massage in pregnancy", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC8396946"),
        Source("hall", "Hall 2016: review of hands-on care for back pain in pregnancy", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5044890"),
        Source("croy", "Croy 2016: slow, light touch and how it feels", "https://pubmed.ncbi.nlm.nih.gov/26433145"),
        Source("couples", "A massage programme for couples", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC8114367"),
    )
}  # fmt: skip

EVIDENCE = {
    row.id: row
    for row in (
        Evidence(
            "relax",
            N_("Many people feel calmer for a while."),
            (
                _fair(N_("Over 37 trials people felt calmer after one session; pulse and blood pressure went down a little. The authors name limits of those trials."), "moyer"),
                _fair(N_("After several weeks of massage people worried less and felt less low, in the same review. It does not replace other care."), "moyer"),
                _not_shown(N_("That the stress hormone cortisol falls: the effect is so small that it may be none."), "moyer-cortisol"),
            ),
        ),
        Evidence(
            "sleep",
            N_("It may help you wind down."),
            (
                _weak(N_("23 trials of Chinese massage with people who sleep badly: 2.3 points better on a scale of 21. How well those trials were made is not clear."), "wang"),
                _not_shown(N_("Better sleep with fibromyalgia: none was found."), "li"),
            ),
        ),
        Evidence(
            "comfort",
            N_("You may feel comforted."),
            (
                _weak(N_("Slow, light touch feels pleasant to most people."), "croy"),
                _fair(N_("People feel calmer after one session."), "moyer"),
                _not_shown(N_("That massage releases trapped emotions or trauma. Some cry or feel low after touch; you may stop at any time.")),
            ),
        ),
        Evidence(
            "together",
            N_("A quiet time for two, and practice in asking and telling."),
            (_weak(N_("A programme that teaches couples to massage each other has been tried; that is little to go by."), "couples"),),
        ),
        Evidence(
            "tension",
            N_("It may ease tension and soreness for a while."),
            (
                _weak(N_("Low back pain was less for a short while, in 25 trials with 3,096 people that inspire little confidence."), "furlan"),
                _weak(N_("Of 129 reviews of massage for pain, none is very certain; seven are fairly so, and speak for it."), "mak"),
                _not_shown(N_("That it releases knots or fascia, breaks up scar tissue, or fixes anything.")),
            ),
        ),
        Evidence(
            "neck",
            N_("Neck and shoulders may feel easier for a while."),
            (
                _weak(N_("Whole hours, two or three times a week for weeks, did the most in a trial of doses."), "sherman"),
                _not_shown(N_("More than a pretended massage does: after about twelve weeks ten trials found little or no difference. The review holds 33, with 1,994 people."), "gross"),
            ),
        ),
        Evidence(
            "low-back",
            N_("It may ease a stiff low back for a while. Keep moving."),
            (
                _weak(N_("Less pain for a short while, in 25 trials with 3,096 people that inspire little confidence."), "furlan"),
                _weak(N_("British guidance wants it only beside exercise; the WHO lets it be offered, with very little certainty; the Dutch want it never alone."), "nice", "who", "kngf"),
            ),
        ),
        Evidence(
            "mobility",
            N_("A little more room to move, for a while. Stretching does its part."),
            (
                _fair(N_("Massage and foam rolling let joints move a little further, for a short while."), "davis", "konrad"),
                _weak(N_("Rolling for weeks gained more in one review; another calls the results conflicting."), "konrad", "pagaduan"),
                _not_shown(N_("That anything is lengthened permanently, or that it lengthens muscles.")),
            ),
        ),
        Evidence(
            "desk",
            N_("A change from sitting; neck and shoulders may feel easier."),
            (
                _weak(N_("Few trials look at people who sit; those on the neck are the nearest, and they are mixed."), "sherman", "gross"),
                _not_shown(N_("That it corrects posture. Moving does more: exercise changes how the head is held."), "sheikhhoseini"),
            ),
        ),
        Evidence(
            "recovery",
            N_("You may be a little less sore, and move a little further."),
            (
                _fair(N_("Muscles were less sore in the days after hard exercise."), "guo", "davis"),
                _not_shown(N_("That it makes anyone stronger or faster, or improves performance."), "davis"),
                _not_shown(N_("That it flushes out lactic acid: during massage it went more slowly."), "wiltshire"),
            ),
        ),
        Evidence(
            "pregnancy",
            N_("It may comfort in a healthy pregnancy, once your midwife or doctor agrees."),
            (
                _weak(N_("In healthy pregnancies stress, back and leg pain were less, and side effects small. Clots are the worry: legs are left out."), "mueller"),
                _not_shown(N_("More than a pretended method does: hands-on care beat the usual care for back pain, and not that."), "hall"),
                _not_shown(N_("That massage induces labour.")),
            ),
        ),
        Evidence(
            "lasting-pain",
            N_("It may help for a while, as an extra to movement and your own care."),
            (
                _weak(N_("Of 129 reviews of massage for pain, none is very certain; seven are fairly so, and speak for it."), "mak"),
                _weak(N_("Guidance on lasting back pain wants it beside exercise, never alone."), "nice", "kngf"),
            ),
        ),
        Evidence(
            "sciatica",
            N_("For comfort only. The low back is stroked at most, never pressed; the deep buttock is left alone."),
            (
                _not_shown(N_("That massage helps pain running down the leg. Dutch guidance says not to use it for that; British guidance, only beside exercise."), "kngf", "nice"),
            ),
        ),
        Evidence(
            "fibromyalgia",
            N_("Gentle, short and regular may ease pain for a while."),
            (
                _weak(N_("After five weeks or more: moderately less pain and worry for a short while, in 9 trials with 404 people."), "li"),
                _weak(N_("Which kind matters is unclear: Swedish did nothing in one review, very soft stretching did much in a few people."), "yuan"),
                _not_shown(N_("Better sleep."), "li"),
            ),
        ),
        Evidence(
            "arthritis",
            N_("Pain may be less for a while. Never on a hot or swollen joint."),
            (
                _weak(N_("Less pain than with nothing, in 7 trials with 352 people; against other care it is unclear."), "nelson"),
            ),
        ),
        Evidence(
            "scoliosis",
            N_("It may feel good. It does not change the curve."),
            (
                _not_shown(N_("That massage or other hands-on work straightens a curve or realigns the spine: the data are too poor."), "romano"),
            ),
        ),
        Evidence(
            "posture",
            N_("Sitting and moving may be more comfortable for a while."),
            (
                _not_shown(N_("That massage corrects posture or realigns the spine: no review of it alone was found.")),
                _fair(N_("Exercise changes how the head is held; hands-on work adds to it at best."), "sheikhhoseini", "fathollahnejad"),
            ),
        ),
        Evidence(
            "circulation",
            N_("The skin feels warm."),
            (
                _not_shown(N_("That it boosts circulation, or blood flow to muscles: the skin got more, arteries did not, and a worked forearm got less."), "hinds", "wiltshire"),
                _not_shown(N_("That Thai presses change circulation for longer than a moment."), "plakornkul"),
            ),
        ),
        Evidence(
            "immune",
            N_("We promise nothing here."),
            (
                _not_shown(N_("That massage strengthens the immune system. In two small pilot trials some blood cells changed, partly in opposite directions."), "rapaport"),
                _not_shown(N_("Fewer infections, or better immunity: nobody has shown that.")),
            ),
        ),
        Evidence(
            "lymph",
            N_("Gentle strokes that many find soothing."),
            (
                _not_shown(N_("That healthy people need lymph drainage, or that massage removes toxins."), "water"),
                _not_shown(N_("That it adds much for swelling after cancer care: lymph drainage by trained hands was not clearly better than the usual care alone."), "huang"),
                _not_shown(N_("Less cellulite, or any kind of detox.")),
            ),
        ),
    )
}  # fmt: skip
"""One row for each goal."""

TIPS = {
    row.id: row
    for row in (
        Evidence(
            "pressure",
            N_("Agree on the pressure: tell it as a number from 0 to 10, and set the highest."),
            (_weak(N_("Therapists agree on it; no trial compares it.")),),
        ),
        Evidence(
            "water",
            N_("Drink if you are thirsty."),
            (_not_shown(N_("That water after a massage flushes out toxins, or keeps soreness away. It does no harm."), "water"),),
        ),
        Evidence(
            "settling",
            N_("Take two or three minutes to settle before you begin."),
            (_weak(N_("Common sense; no trial looks at it.")),),
        ),
        Evidence(
            "regular",
            N_("Come back as often as it feels good."),
            (
                _not_shown(N_("That once a month maintains health: nobody has tested it.")),
                _weak(N_("What eased neck pain in a trial was whole hours, two or three times a week."), "sherman"),
            ),
        ),
    )
}  # fmt: skip
"""Usual advice, and what is known of it."""

AFTERWARDS = f"Rise slowly. {TIPS['water'].say} {TIPS['regular'].say}"
"""What is told at the end of a session."""


def promise(goal: Goal) -> Iterator[str]:
    """What may be said of a goal beside what is offered for it, and how strong that is."""
    if goal.instead:
        for_ = _("No routine is for this; these are for «{goal}».")
        yield for_.format(goal=_(GOALS[goal.instead].label))
    yield _(EVIDENCE[goal.id].say)
    yield _("Evidence: {strength}.").format(strength=_(EVIDENCE[goal.id].strength))


def summary(row: Evidence) -> str:
    """What may be said, and how strong that is, on one line."""
    return f"{row.say} [{row.strength}]"


def page() -> str:
    """Both tables as a page of Markdown, `docs/evidence.md`."""
    goals = (_section(GOALS[row.id].label, f"`{row.id}`", row) for row in EVIDENCE.values())
    tips = (_section(row.say, "", row) for row in TIPS.values())
    meanings = "\n".join(f"- **{strength}**: {words}" for strength, words in MEANS.items())
    return "\n\n".join([_HEAD, meanings, *goals, _TIPS, *tips]) + "\n"


_HEAD = """\
# What is known, and what is not

**For comfort. No clinician has reviewed this, and it replaces no medical advice.** We read most of \
the studies as abstracts. Each heading is a goal that `massage-coach list --for` and `massage-coach \
why` take. Below it stands what we say of it, then what was found, how strong that is, and where it \
stands. The page is written by the program from `coach/routine/evidence.py`; do not edit it here."""
_TIPS = "# Usual advice"


def _section(title: str, name: str, row: Evidence) -> str:
    heading = f"## {title}" + (f" ({name})" if name else "")
    said = [f"*{row.say}*"] if name else []
    return "\n\n".join([heading, *said, "\n".join(map(_item, row.findings))])


def _item(finding: Finding) -> str:
    links = ", ".join(f"[{SOURCES[id_].text}]({SOURCES[id_].link})" for id_ in finding.sources)
    return f"- **{finding.strength}**: {finding.words}" + (f" {links}." if links else "")
