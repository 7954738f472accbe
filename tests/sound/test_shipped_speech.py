"""Every word we ship, spoken by the real voice: it fits its seconds, measured and not counted."""

from pathlib import Path

import pytest

from coach import paths
from coach.routine.model import Routine
from coach.routine.problems import Severity
from coach.routine.read import read
from coach.score.arrange import plans
from coach.score.check import speech_findings
from coach.score.compile import phrases
from coach.score.cues import Phrase
from coach.sound.clips import Baker, ClipCache
from coach.sound.voices.roster import find_voice
from coach.units import Ms

FILES = sorted(paths.bundled("routines").rglob("*.yaml"))


def routine_of(path: Path) -> Routine:
    """The routine in a file, which has one."""
    routine = read(path).routine
    assert routine is not None
    return routine


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[Phrase, Ms]:
    """How long the system's voice takes for every phrase of every routine at every length."""
    folder = tmp_path_factory.mktemp("clips")
    wanted = dict.fromkeys(
        phrase
        for path in FILES
        for _minutes, plan in plans(routine_of(path))
        for step in plan.steps
        for phrase in phrases(plan, step)
    )
    with Baker(find_voice("system", folder), ClipCache(folder)) as baker:
        return {phrase: clip.length_ms for phrase, clip in baker.bake(wanted).items()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_real_voice_fits_at_every_length(path: Path, measured: dict[Phrase, Ms]) -> None:
    """No word collides, runs over, or is hurried; none is lost with the slowest voice."""
    found = speech_findings(plans(routine_of(path)), measured.__getitem__)
    slow = "speech.slow"
    errors = [f for f in found if f.severity is Severity.ERROR or f.rule == slow]
    assert [(finding.where, finding.message) for finding in errors] == []
