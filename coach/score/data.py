"""The score as plain data, for programs: what `show --json` prints, and what an export writes."""

from typing import Any

from coach.score.cues import Score


def score_data(whole: Score) -> dict[str, Any]:
    """The score as plain data; step indexes count from 1."""
    return {
        "title": whole.plan.title,
        "total_ms": whole.total_ms,
        "steps": [
            {
                "index": step.number,
                "name": step.name,
                "start_ms": step.start_ms,
                "end_ms": step.end_ms,
                "stroke": step.stroke_id,
                "region": step.region,
                "side": step.side.value,
                "tool": step.tool,
                "pressure": step.pressure,
                "tempo": step.tempo,
            }
            for step in whole.plan.steps
        ],
        "cues": [
            {
                "at_ms": cue.at_ms,
                "kind": cue.kind,
                "text": cue.text,
                "length_ms": cue.length_ms,
                "step": cue.step,
            }
            for cue in whole.cues
        ],
    }
