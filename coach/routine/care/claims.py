"""Claims that no review of the evidence supports, and words that suggest them.

They hold for all that readers and listeners get. A page that says a claim is *not* shown may name
it; whoever looks there leaves such sentences out.
"""

import re

NOT_SAID = (
    r"detox\w*",
    r"toxins?",
    r"cur(?:e|es|ed|ing)",
    r"heal(?:s|ed|ing)?",
    r"cortisol",
    r"immun\w+",
    r"realign\w*",
    r"release[sd]? (?:\w+ )*(?:trauma|emotions)",
    r"break(?:s|ing)? up",
    r"breaks? down",
    r"guarantee\w*",
    r"crack\w*",
    r"fix(?:es|ed)?",
    r"releases? (?:knots?|fascia)",
    r"knots?",
    r"adhesions?",
    r"scar tissue",
    r"correct(?:s|ed)? (?:your )?posture",
    r"circulation",
    r"blood flow",
    r"lactic acid",
    r"flush\w*",
    r"drain\w*",
    r"lymph\w*",
    r"cellulite",
    r"treat(?:s|ed|ment)?",
    r"anxiety",
    r"depression",
    r"insomnia",
    r"sciatica",
    r"arthritis",
    r"scoliosis",
    r"permanent(?:ly)?",
    r"lengthens?",
    r"maintains? health",
    r"trapped",
    r"induces?",
    r"labou?r",
    r"perform(?:s|ance)",
)
NOT_SAID_IN_GERMAN = (
    r"detox\w*",
    r"\w*entgift\w*",
    r"\w*gifte?",
    r"giftstoff\w*",
    r"\w*schlack\w*",
    r"(?:ge|ver|aus)?heil(?:t|en|end\w*|st|ung\w*|sam\w*|kr[aä]ft\w*)",
    r"[ck]ortisol",
    r"immun\w*",
    r"abwehrkr[aä]ft\w*",
    r"einrenk\w*",
    r"garantier\w*",
    r"garantie",
    r"verklebung\w*",
    r"(?:muskel)?knoten",
    r"narbengewebe",
    r"durchblut\w*",
    r"blutfluss",
    r"milchsäure",
    r"\w*lymph\w*",
    r"cellulite",
    r"behand(?:el|l)\w*",
    r"therapier\w*",
    r"kurier\w*",
    r"angststörung\w*",
    r"depression\w*",
    r"schlaflosigkeit",
    r"ischias\w*",
    r"arthritis",
    r"arthrose",
    r"skoliose",
    r"dauerhaft",
    r"für immer",
    r"gesundmach\w*",
    r"blockaden?",
    r"leistung\w*",
)


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)


BANNED = _any_of(NOT_SAID)
"""Any of them, as whole words and phrases (practice rules A05 and U10)."""
BANNED_IN = {"en": BANNED, "de": _any_of(NOT_SAID_IN_GERMAN)}
"""By language; where there is no list, that of English catches what sounds alike."""
SUSPECT = re.compile(
    rf"\b(?:{'|'.join(phrase.split(' ')[0] for phrase in NOT_SAID)})\b", re.IGNORECASE
)
"""The first words of the English ones: a text without any needs no closer look."""
