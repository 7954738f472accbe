"""Everything together, through the mixer: a routine near -16 LUFS, and never too loud."""

from dataclasses import replace

import numpy as np
import pyloudnorm
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.export.bake import baked
from coach.export.formats import Words
from coach.export.piece import Piece
from coach.export.render import chunks
from coach.score.arrange import plans
from coach.score.cues import CHIMES
from coach.score.plan import Plan
from coach.session.assemble import chime_file
from coach.settings import NO_BED, Settings
from coach.sound.arrays import Stereo
from coach.sound.bed.decode import decoded
from coach.sound.bed.shipped import shipped
from coach.sound.easing import DUCK_DB
from coach.sound.level import CEILING_DBTP, ratio, true_peak
from coach.sound.pacer_sounds import IN, OUT, pulse, swell
from coach.sound.sources import EACH_EAR, loaded
from coach.units import SAMPLE_RATE
from tests.scores import SHIPPED, routine_of

MOST_DBTP = -1.0
PLANS = [plan for path in SHIPPED for _, plan in plans(routine_of(path.read_text("utf-8")))]
BEDS = shipped()


def piece_of(plan: Plan, settings: Settings) -> Piece:
    return baked("any", plan, settings, Words.HEARD, lambda _done, _all: None)


def excerpt(plan: Plan, number: int) -> Plan:
    """A step and its neighbours as a routine of their own."""
    some = plan.steps[max(number - 2, 0) : number + 1]
    first_ms = some[0].start_ms
    steps = (s._replace(number=n, start_ms=s.start_ms - first_ms) for n, s in enumerate(some, 1))
    return replace(plan, steps=tuple(steps))


def rendered(piece: Piece) -> Stereo:
    return np.concatenate(list(chunks(piece)))


def peak(samples: Stereo) -> float:
    """In dBTP, of the louder ear."""
    return max(true_peak(np.ascontiguousarray(samples[:, ear])) for ear in (0, 1))


@pytest.mark.parametrize(
    ("name", "voice"),
    [("desk-break", "system"), ("prenatal-solo", "system"), ("desk-break", "piper")],
)
def test_a_whole_routine_is_as_loud_as_is_usual_for_the_spoken_word(name: str, voice: str) -> None:
    """-16 LUFS within 1, by another meter: one full of words and one with few."""
    (path,) = (path for path in SHIPPED if path.stem == name)
    _minutes, plan = next(iter(plans(routine_of(path.read_text("utf-8")))))
    whole = rendered(piece_of(plan, Settings(voice=voice, bed=NO_BED)))
    meter = pyloudnorm.Meter(SAMPLE_RATE)
    assert meter.integrated_loudness(whole) == pytest.approx(-16, abs=1)
    assert peak(whole) <= MOST_DBTP


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(PLANS) - 1), st.integers(0, 99), st.sampled_from(sorted(BEDS)))
def test_nothing_that_sounds_together_is_too_loud(index: int, far: int, bed: str) -> None:
    """Voice, chimes, pacers and bed at their loudest, anywhere in any routine."""
    plan = PLANS[index]
    number = 1 + far * len(plan.steps) // 100
    everything = Settings(voice="system", bed=bed, pacer="both")
    assert peak(rendered(piece_of(excerpt(plan, number), everything))) <= MOST_DBTP


def test_no_sum_of_what_may_sound_together_is_too_loud() -> None:
    """Whatever falls upon what: no sum peaks above the sum of its parts' peaks.

    Of each kind one sounds at a time; the last chime rings when nobody speaks.
    """
    peaks = {name: ratio(true_peak(loaded(str(chime_file(name))))) for name in CHIMES}
    chime = max(peaks[name] for name in ("start", "change", "side", "tick"))
    halves = [ratio(true_peak(swell(half, ms))) for half in (IN, OUT) for ms in (2_000, 5_000)]
    pacers = EACH_EAR * (ratio(true_peak(pulse(240))) + max(halves))
    bed = max(ratio(peak(decoded(row.files[0]))) for row in BEDS.values())
    spoken = EACH_EAR * ratio(CEILING_DBTP) + chime + pacers + bed * ratio(DUCK_DB)
    assert 20 * np.log10(spoken) <= MOST_DBTP
    assert 20 * np.log10(peaks["end"] + pacers + bed) <= MOST_DBTP
