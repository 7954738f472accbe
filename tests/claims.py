"""How claims are looked for in what people read and hear."""

import re

from coach.routine.care.claims import BANNED_IN

NO_CLAIMS = {
    "en": re.compile(
        r"\b(?:sciatica|arthritis|scoliosis"  # what somebody may have; it is asked for
        r"|(?:does|do) not diagnose or treat|you (?:are )?treated for)\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"\b(?:arthrose|arthritis|skoliose|ischiasschmerz|lymphknoten|verheilt"
        r"|(?:keine(?: andere)?|anderer|während einer) behandlung)\b",
        re.IGNORECASE,
    ),
}


def claim_in(text: str, language: str = "en") -> str:
    """The first claim in a text; empty where there is none."""
    found = BANNED_IN[language].search(NO_CLAIMS[language].sub("", text))
    return found[0] if found else ""
