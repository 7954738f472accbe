"""Numbers as they are said."""

_LIST = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety"
)
_WORDS = _LIST.split()
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
"""Those that are not the number and `th`."""
_MOST = 999_999
"""Longer numbers are read digit by digit."""


def cardinal(number: int) -> str:
    """A whole number in words: `thirty-four`, `one hundred and one`.

    >>> cardinal(2_050)
    'two thousand and fifty'
    """
    if number > _MOST:
        return _by_digit(str(number))
    if number >= 1_000:
        return _joined(f"{cardinal(number // 1_000)} thousand", number % 1_000)
    if number >= 100:
        return _joined(f"{_WORDS[number // 100]} hundred", number % 100)
    if number < 20:
        return _WORDS[number]
    tens, ones = _WORDS[18 + number // 10], number % 10
    return f"{tens}-{_WORDS[ones]}" if ones else tens


def decimal(digits: str) -> str:
    """A number as it is written, in words: `two point four`, `ten thousand` for `10,000`."""
    whole, _, part = digits.replace(",", "").partition(".")
    words = cardinal(int(whole))
    return f"{words} point {_by_digit(part)}" if part.strip("0") else words


def ordinal(number: int) -> str:
    """`first`, `twentieth`, `thirty-second`."""
    words = cardinal(number)
    last = words[max(words.rfind(" "), words.rfind("-")) + 1 :]
    regular = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return words.removesuffix(last) + _ORDINALS.get(last, regular)


def _by_digit(digits: str) -> str:
    return " ".join([_WORDS[int(digit)] for digit in digits])


def _joined(great: str, rest: int) -> str:
    """`one thousand two hundred`, but `one thousand and two`."""
    if not rest:
        return great
    return f"{great} {'and ' if rest < 100 else ''}{cardinal(rest)}"
