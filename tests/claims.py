"""How claims are looked for in what people read and hear."""

import re

from coach.routine.care.claims import BANNED

NO_CLAIMS = re.compile(
    r"\b(?:sciatica|arthritis|scoliosis"  # what somebody may have; it is asked for
    r"|(?:does|do) not diagnose or treat|you (?:are )?treated for)\b",
    re.IGNORECASE,
)


def claim_in(text: str) -> str:
    """The first claim in a text; empty where there is none."""
    found = BANNED.search(NO_CLAIMS.sub("", text))
    return found[0] if found else ""
