"""The score as a file of data."""

import json
import subprocess
import sys
from pathlib import Path

from bench.figure import ROOT, environment
from coach.export.data import write
from coach.export.piece import Wishes
from tests.export.shipped import shipped


def test_it_is_what_show_prints(tmp_path: Path) -> None:
    """Letter by letter."""
    path, told = tmp_path / "score.json", list[float]()
    write(shipped("desk-break", None), path, Wishes(), told.append)
    command = [sys.executable, str(ROOT / "run.py"), "show", "desk-break", "--json"]
    shown = subprocess.run(
        command, stdout=subprocess.PIPE, env=environment(PYTHONUTF8="1"), check=True
    )
    assert path.read_text("utf-8") == shown.stdout.decode("utf-8")
    assert json.loads(path.read_bytes())["title"] == "Desk break"
    assert told == [1]
