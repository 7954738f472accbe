"""What a summary tells of a routine beside what its author wrote."""

from coach.routine.summary import regions_of
from tests.scores import routine_of

STEPS = """\
title: Mostly the shoulders
type: swedish
form: solo
lengths: [10, 20]
steps:
  - {name: Settle, stroke: settle, seconds: [200, 270], say: "Sit."}
  - {name: Arms, stroke: effleurage, region: forearm, tool: palm, sides: [left, right],
     seconds: [60, 90], pressure: 3, say: "Glide."}
  - {name: Neck, stroke: effleurage, region: neck_side_back, tool: palms, seconds: [10, 0],
     pressure: 2, say: "Glide."}
  - repeat: 3
    steps:
      - {name: Tops, stroke: petrissage, region: upper_trap, tool: palms, seconds: [90, 250],
         pressure: 3, say: "Knead."}
"""


def test_the_regions_are_those_with_the_most_time_over_all_lengths() -> None:
    """Sides and rounds count; what is only passed over is left out."""
    assert regions_of(routine_of(STEPS)) == ("upper_trap", "forearm")
