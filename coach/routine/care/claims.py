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
BANNED = re.compile(rf"\b(?:{'|'.join(NOT_SAID)})\b", re.IGNORECASE)
"""Any of them, as whole words and phrases (practice rules A05 and U10)."""
SUSPECT = re.compile(
    rf"\b(?:{'|'.join(phrase.split(' ')[0] for phrase in NOT_SAID)})\b", re.IGNORECASE
)
"""The first words of them: a text without any needs no closer look."""
