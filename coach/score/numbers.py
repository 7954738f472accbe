"""Numbers as they are said."""

_LIST = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety"
)
_WORDS = _LIST.split()


def spelled(digits: str) -> list[str]:
    """A number in words up to 99, beyond that digit by digit."""
    number = int(digits)
    if number < 20:
        return [_WORDS[number]]
    if number >= 100:
        return [_WORDS[int(digit)] for digit in digits]
    return [_WORDS[18 + number // 10], *([_WORDS[number % 10]] if number % 10 else [])]


def in_words(pressure: float) -> str:
    """A pressure as it is said: `five`, `three and a half`."""
    (whole,) = spelled(str(int(pressure)))
    return f"{whole} and a half" if pressure % 1 >= 0.5 else whole
