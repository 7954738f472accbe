"""The units that every room shares: time is whole milliseconds, sound is 48 kHz."""

from typing import TypeAlias

Ms: TypeAlias = int
"""A time or a length in whole milliseconds."""

SECOND: Ms = 1_000
MINUTE: Ms = 60 * SECOND
HOUR: Ms = 60 * MINUTE

SAMPLE_RATE = 48_000
SAMPLES_PER_MS = SAMPLE_RATE // SECOND


def to_samples(ms: Ms) -> int:
    """The sample at which this millisecond begins; exact, since 48 kHz has 48 samples in each."""
    return ms * SAMPLES_PER_MS


def to_ms(samples: int) -> Ms:
    """The millisecond in which this sample lies."""
    return samples // SAMPLES_PER_MS


def length_of(samples: int) -> Ms:
    """The whole milliseconds that hold this many samples, rounded up so that none is cut."""
    return -(-samples // SAMPLES_PER_MS)


def clock(ms: Ms) -> str:
    """A time as people read it: `4:05`, or `1:02:03` from an hour up; part seconds are dropped.

    >>> clock(245_900)
    '4:05'
    """
    minutes, seconds = divmod(max(ms, 0) // SECOND, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def spell_seconds(ms: Ms) -> str:
    """A length with a tenth of a second, as messages give it: `4.2 s`."""
    return f"{ms / SECOND:.1f} s"
