"""Routines to measure with: as long as asked for, with something to be heard every few seconds."""

from itertools import cycle, islice
from pathlib import Path

STEP_S = 20
_HEAD = """\
title: Something to measure
type: swedish
form: solo
steps:
"""
_STEPS = (
    """\
  - name: Press and wait
    stroke: press_hold
    region: upper_trap
    tool: fingertips
    sides: [left]
    seconds: 20
    pressure: 4
    countdown: bell
    say: "Press softly, and wait."
""",
    """\
  - name: Glide over the shoulder top
    stroke: effleurage
    region: upper_trap
    tool: opposite hand
    sides: [right]
    seconds: 20
    pressure: 3
    tempo: 12
    say: "{Side} shoulder. Glide outward from your neck."
""",
    """\
  - name: Breathe
    stroke: settle
    seconds: 20
    breath: {in: 5, out: 5}
    say: "Sit tall. Let your shoulders drop."
""",
)


def write_routine(path: Path, seconds: int) -> Path:
    """A routine of so many seconds, a multiple of 20."""
    path.write_text(_HEAD + "".join(islice(cycle(_STEPS), seconds // STEP_S)), "utf-8")
    return path
