"""A whole session over one of our beds, recorded sample by sample through SDL's disk driver."""

from pathlib import Path

import numpy as np
import pytest

from coach.export.bake import baked
from coach.export.formats import Words
from coach.export.render import chunks
from coach.score.arrange import arrange
from coach.score.choice.choose import Choices
from coach.session.assemble import chime_file
from coach.settings import Settings
from coach.sound.sources import loaded
from tests.e2e.rig import House, recording_to
from tests.scores import routine_of

SLOWER = {"SDL_DISKAUDIODELAY": "6"}
"""So that a segment is decoded while another plays, on a busy machine too."""


def test_what_is_heard_is_what_is_exported(
    house: House, routine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the sample, the bed and the pacers included; and it ends with the score."""
    raw = house.folder / "heard.raw"
    words = ("--headless", "--bed", "rain", "--pacer", "both")
    ended = house.run("play", str(routine), *words, **{**recording_to(raw), **SLOWER})
    assert (ended.code, ended.err) == (0, "")
    monkeypatch.setenv("MASSAGE_COACH_CACHE", str(house.cache))
    plan = arrange(routine_of(routine.read_text("utf-8")), Choices())
    settings = Settings(voice="system", bed="rain", pacer="both")
    piece = baked("x", plan, settings, Words.HEARD, lambda _done, _of: None)
    exported = np.concatenate(list(chunks(piece)))
    heard = np.fromfile(raw, np.float32).reshape(-1, 2)
    chime = loaded(str(chime_file("start")))
    begins = int(np.argmax(heard[:, 0] > 1e-5)) - int(np.argmax(chime > 1e-5))
    heard = heard[begins:]
    assert np.array_equal(heard[: len(exported)], exported)
    assert not heard[len(exported) :].any()
