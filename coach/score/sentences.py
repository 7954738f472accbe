"""Texts taken apart into sentences."""

_ENDINGS = [f"{mark}{closer}" for mark in ".!?…" for closer in ("", *"\"'”’)]")]
_BREAKS = tuple((f"{ending} ", f"{ending}\n") for ending in _ENDINGS)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each with its own mark and one space between words.

    >>> sentences("Sit tall.  Ready?  Lean 2.5 cm")
    ('Sit tall.', 'Ready?', 'Lean 2.5 cm')
    """
    plain = " ".join(text.split())
    for within, between in _BREAKS:
        plain = plain.replace(within, between)
    return tuple(plain.split("\n")) if plain else ()
