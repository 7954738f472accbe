"""Fits the prices of `coach/score/estimate.py` to the default system voice, and says how well.

`python -m bench.fit_estimate` speaks every sentence of the shipped routines and of
`estimate_texts.txt`, with the names of steps, strokes and tools, and prints the table to put
there. How good such a table is for texts it was not fitted to is found by leaving out a fifth of
them at a time; how good the present one is, by speaking all texts at every pace.
"""

import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from coach import paths
from coach.routine.vocabulary import PACES, REGIONS, STROKES, TOOLS
from coach.score.cues import Phrase
from coach.score.estimate import LITTLE, SLACK, estimated, priced
from coach.score.sentences import sentences
from coach.sound.clips import Baker, ClipCache
from coach.sound.voices.roster import find_voice

FOLDS = 5
SOUND_MIN, WORD_MIN = 25, 12
Lengths = dict[Phrase, int]
Prices = dict[str, float]


def main() -> None:
    """Speaks, fits, prints."""
    said = texts()
    parts = [part for text in said for part in sentences(text)]
    plain = [Phrase(text, "technique") for text in dict.fromkeys([*said, *parts, *names()])]
    every = [Phrase(text, pace, hurry) for text in said for pace in PACES for hurry in (0, 15)]
    with tempfile.TemporaryDirectory() as folder:
        lengths = measured([*plain, *every], Path(folder))
    single = {p: lengths[p] for p in plain if len(sentences(p.text)) == 1}
    print({name: round(price) for name, price in sorted(fitted(single).items())})
    strange = estimated_by_others(single, said)
    print("left out:", judged(strange.values(), [lengths[phrase] for phrase in strange]))
    now = [estimated(phrase) for phrase in every]
    print("as it is:", judged(now, [lengths[phrase] for phrase in every]))


def texts() -> list[str]:
    """Every spoken text there is, once."""
    shipped = (text for routine in _routines() for text in _said(routine))
    own = Path(__file__).with_name("estimate_texts.txt").read_text("utf-8").splitlines()
    return list(dict.fromkeys([*own, *map(_filled, shipped)]))


def names() -> list[str]:
    """Steps, strokes, regions and tools as sentences: more words than routines say."""
    steps = [step["name"] for routine in _routines() for step in routine["steps"]]
    nexts = [f"Next: {name[0].lower()}{name[1:]}" for name in steps]
    labels = [region.label for region in REGIONS.values()]
    doing = [
        f"{row.label} on {label}" for row, label in zip(STROKES.values(), labels, strict=False)
    ]
    using = [f"With {row.id}: {label}" for row, label in zip(TOOLS.values(), labels, strict=False)]
    return [f"{name}." for name in (*steps, *nexts, *doing, *using)]


def measured(phrases: Iterable[Phrase], folder: Path) -> Lengths:
    """What the system's voice takes for each, in milliseconds."""
    with closing(Baker(find_voice("system", folder), ClipCache(folder))) as baker:
        return {phrase: clip.length_ms for phrase, clip in baker.bake(phrases).items()}


def fitted(single: Lengths) -> Prices:
    """The prices that make the errors on single sentences small, absolute or relative alike.

    Only what comes often enough to be priced is; a little word, four times.
    """
    words = Counter(word for p in single for word in re.findall("[a-z']+", p.text.lower()))
    whole = {f"={word}" for word, n in words.items() if n >= (4 if word in LITTLE else WORD_MIN)}
    rows = [Counter(priced(phrase.text, whole)) for phrase in single]
    total = Counter(name for row in rows for name in row)
    columns = [name for name in total if total[name] >= SOUND_MIN or name in whole] + ["other"]
    table = np.array([_row(row, columns) for row in rows])
    taken = np.array([*single.values()])
    return dict(zip(columns, _solved(table, taken), strict=True))


def _row(parts: Counter[str], columns: list[str]) -> list[int]:
    other = sum(count for name, count in parts.items() if name not in columns)
    return [*(parts[name] for name in columns[:-1]), other]


def _solved(table: Any, taken: Any) -> Any:
    """Least squares, drawn a little towards 80 ms where there is little to go by."""
    weighted = table / taken[:, None] ** 0.8
    prior = np.full(table.shape[1], 80.0)
    missing = weighted.T @ (taken**0.2 - weighted @ prior)
    return prior + np.linalg.solve(weighted.T @ weighted + 1e-6 * np.eye(len(prior)), missing)


def estimated_by_others(single: Lengths, said: list[str]) -> dict[Phrase, float]:
    """Each text at the technique pace, by prices fitted to all sentences but those of its fold."""
    found: dict[Phrase, float] = {}
    for fold in range(FOLDS):
        mine = said[fold::FOLDS]
        hidden = {part for text in mine for part in sentences(text)}
        prices = fitted({p: ms for p, ms in single.items() if p.text not in hidden})
        found |= {Phrase(text, "technique"): _estimate(text, prices) for text in mine}
    return found


def _estimate(text: str, prices: Prices) -> float:
    said = sentences(text)
    each = (prices.get(name, prices["other"]) for part in said for name in priced(part, prices))
    return SLACK * sum(each) + (len(said) - 1) * PACES["technique"].pause_ms


def judged(estimates: Iterable[float], lengths: Iterable[int]) -> str:
    """How far off estimates are."""
    real = np.array([*lengths])
    off = np.array([*estimates]) - real
    share = 100 * off / real
    good = np.mean((np.abs(share) <= 8) | (np.abs(off) <= 150))
    low, middle, high = np.percentile(share, (2.5, 50, 97.5))
    return (
        f"{len(off)} texts, {good:.1%} within 8 % or 150 ms; median {middle:+.1f} %, "
        f"95 % from {low:+.1f} to {high:+.1f} %; worst {off.min():+.0f} and {off.max():+.0f} ms"
    )


def _routines() -> list[Any]:
    files = sorted(paths.bundled("routines").glob("*/*.yaml"))
    return [yaml.safe_load(file.read_text("utf-8")) for file in files]


def _said(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        value = dict(enumerate(value))
    for key, part in value.items() if isinstance(value, dict) else ():
        if key == "say" and isinstance(part, str):
            yield part
        else:
            yield from _said(part)


def _filled(text: str) -> str:
    sides = {"side": "left", "Side": "Left", "other_side": "right", "Other_side": "Right"}
    for name, word in sides.items():
        text = text.replace(f"{{{name}}}", word)
    return text


if __name__ == "__main__":
    main()
