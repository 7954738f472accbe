"""Small routines, plans and scores for tests, written as authors write them."""

from pathlib import Path

from coach.routine.model import Routine
from coach.routine.read import parse
from coach.score.arrange import arrange
from coach.score.choice.choose import Choices
from coach.score.compile import compile_score
from coach.score.cues import Score
from coach.score.estimate import estimated
from coach.score.plan import Plan

SHIPPED = sorted((Path(__file__).parents[1] / "routines").rglob("*.yaml"))

TWO_SIDES = """
title: Two sides
type: trigger-point
form: solo
steps:
  - {name: Settle, stroke: settle, seconds: 20, say: "Sit tall. Breathe.", breath: {in: 4, out: 6}}
  - name: Press the shoulder top
    stroke: press_hold
    region: upper_trap
    tool: massage cane
    sides: [right, left]
    seconds: 60
    pressure: 5
    say: "{Side} shoulder, with your {other_side} hand. Press, and wait."
    again: "{Side} shoulder now."
    cues:
      - {at: 25%, say: "Let your breath go."}
  - {name: Fetch the ball, stroke: transition, seconds: 20, wait: true, say: "Fetch the ball."}
  - {name: Rest, stroke: rest, seconds: 50, say: "Rest your hands."}
"""


def routine_of(text: str) -> Routine:
    """The routine of a text that must be sound."""
    reading = parse(text, Path("test.yaml"))
    assert reading.routine, [problem.shown("test.yaml") for problem in reading.problems]
    return reading.routine


def plan_of(text: str = TWO_SIDES, minutes: int | None = None) -> Plan:
    """Its plan."""
    return arrange(routine_of(text), Choices(minutes))


def score_of(text: str = TWO_SIDES, minutes: int | None = None) -> Score:
    """Its score, with estimated clip lengths."""
    return compile_score(plan_of(text, minutes), estimated)


def one_step(
    more: str, seconds: str = "60", form: str = "solo", kind: str = "trigger-point"
) -> str:
    """A routine of one step of interest (step 2) between a settle and a rest."""
    return f"""
title: One step
type: {kind}
form: {form}
steps:
  - {{name: Settle, stroke: settle, seconds: 30}}
  - {{name: The step, seconds: {seconds}, {more}}}
  - {{name: Rest, stroke: rest, seconds: 60}}
"""
