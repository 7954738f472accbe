"""Golden files: text that must stay as it is until somebody means to change it.

`UPDATE_GOLDEN=1 python -m pytest` writes them anew; read the difference before you commit it.
"""

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def assert_golden(name: str, text: str) -> None:
    """Compares with `tests/golden/NAME`, or rewrites it when asked to."""
    assert_file(GOLDEN / name, text)


def assert_file(path: Path, text: str) -> None:
    """Compares with any file that the program can write, or rewrites it when asked to."""
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"no file {path.name}; UPDATE_GOLDEN=1 writes it"
    same = text == path.read_text(encoding="utf-8")
    assert same, f"{path.name} differs; UPDATE_GOLDEN=1 rewrites it"
