"""The score as a file: what `show --json` prints."""

import json
from pathlib import Path

from coach.export.piece import Piece, Progress, Wishes
from coach.score.data import score_data


def write(piece: Piece, path: Path, _wishes: Wishes, progress: Progress) -> None:
    """Writes it as UTF-8. Raises OSError."""
    written = json.dumps(score_data(piece.score), ensure_ascii=False, indent=2)
    path.write_text(f"{written}\n", "utf-8")
    progress(1)
