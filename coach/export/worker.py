"""A process that makes files for whoever started it, one after the other, and ends with it.

`python -m coach.export.worker` takes a job as a JSON line, tells how far it is, and answers.
"""

import base64
import pickle
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from time import monotonic

from coach.errors import CoachError
from coach.export.bake import baked
from coach.export.formats import format_of
from coach.export.piece import Wishes
from coach.export.target import replaced
from coach.language import use
from coach.score.plan import Plan
from coach.settings import CHECKS, Settings
from coach.sound.child import Message, open_channel

TELL_S = 0.2
"""How far it is, is told so often."""


def job(id_: str, plan: Plan, target: Path, settings: Settings, wishes: Wishes) -> Message:
    """What asks for a file."""
    return {
        "id": id_,
        "plan": base64.b64encode(pickle.dumps(plan)).decode(),
        "target": str(target),
        "settings": {name: getattr(settings, name) for name in CHECKS},
        "wishes": asdict(wishes),
    }


def done(message: Message, tell: Callable[[float], None]) -> Message:
    """Makes what is asked for; the answer says what had to give way, or what went wrong."""
    target, settings = Path(message["target"]), Settings(**message["settings"])
    use(settings.language)
    plan: Plan = pickle.loads(base64.b64decode(message["plan"]))
    made = format_of(target.name)
    try:
        piece = baked(message["id"], plan, settings, made.words, lambda _done, _of: tell(0))
        with replaced(target) as part:
            made.write(piece, part, Wishes(**message["wishes"]), tell)
    except CoachError as error:
        return {"failed": error.message, "hint": error.hint}
    return {"failed": "", "conceded": piece.conceded, "spare": bool(piece.voice_notice)}


def main() -> None:
    """Until whoever started it has enough."""
    inbox, answer = open_channel()
    while True:
        message = inbox.get()
        answer(done(message, _now_and_then(lambda part: answer({"part": part}))))


def _now_and_then(tell: Callable[[float], None]) -> Callable[[float], None]:
    told_s = 0.0

    def hear(part: float) -> None:
        nonlocal told_s
        if monotonic() - told_s >= TELL_S:
            told_s = monotonic()
            tell(part)

    return hear


if __name__ == "__main__":
    main()
