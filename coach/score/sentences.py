"""Texts taken apart into sentences."""

_ENDINGS = tuple(f"{mark}{closer} " for mark in ".!?…" for closer in ("", *"\"'”’)]"))


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each with its own mark and one space between words.

    >>> sentences("Sit tall.  Ready?  Lean 2.5 cm")
    ('Sit tall.', 'Ready?', 'Lean 2.5 cm')
    """
    plain = " ".join(text.split())
    for ending in _ENDINGS:
        plain = plain.replace(ending, f"{ending[:-1]}\n")
    return tuple(plain.split("\n")) if plain else ()
