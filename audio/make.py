"""Make every sound in this folder, and the manifest that describes them.

``python audio/make.py`` writes them all, or the beds named and the chimes; the samples are the same
on every run. ``python audio/make.py --check`` writes nothing and exits 1 when a file on disk is not
what would be made. Encoders of one format differ in their bytes from version to version, so beds
are held to the manifest's hashes, and what is heard of them to what would be heard.
"""

import argparse
import json
import sys
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, repeat
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from audio import bed_sounds, chime_sounds
from audio.likeness import unlike

HERE = Path(__file__).resolve().parent
MANIFEST = "manifest.json"


def stale(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """Paths whose file in ``folder`` is missing or differs."""
    found = {path: folder / path for path in files}
    return [p for p, at in found.items() if not at.is_file() or at.read_bytes() != files[p]]


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Put every file in place, making folders as needed."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def manifest(folder: Path) -> dict[str, dict[str, dict[str, object]]]:
    """What the manifest of a folder says; nothing where there is none."""
    path = folder / MANIFEST
    return json.loads(path.read_text("utf-8")) if path.is_file() else {}


def make(names: list[str], folder: Path) -> None:
    """Write the chimes, the beds of these names, and a manifest that keeps the other beds' rows."""
    rows, files = chime_sounds.made()
    write(files, folder)
    kept = manifest(folder).get("beds", {})
    for name in names:
        sound = bed_sounds.synthesised(bed_sounds.BEDS[name])
        parts = bed_sounds.files_of(name, sound)
        write(parts, folder)
        kept[name] = bed_sounds.row(name, parts, folder)
    in_order = {name: kept[name] for name in bed_sounds.BEDS if name in kept}
    text = json.dumps({"chimes": rows, "beds": in_order}, indent=2, ensure_ascii=False) + "\n"
    write({MANIFEST: text.encode()}, folder)


def differing(names: list[str], folder: Path) -> list[str]:
    """Paths of the files that are not what would be made; the beds are made side by side."""
    rows, files = chime_sounds.made()
    said = manifest(folder)
    found = stale(files, folder)
    if said.get("chimes") != rows or list(said.get("beds", ())) != list(bed_sounds.BEDS):
        return [*found, MANIFEST]
    with ProcessPoolExecutor() as pool:
        wrong = pool.map(unlike, names, [said["beds"][name] for name in names], repeat(folder))
        return found + list(chain.from_iterable(wrong))


def main() -> int:
    """Exit code: 1 when ``--check`` found a difference, else 0."""
    parser = argparse.ArgumentParser(description="Make the sounds and their manifest.")
    parser.add_argument("--check", action="store_true", help="only compare with the disk")
    parser.add_argument("beds", nargs="*", metavar="BED", help="only these beds")
    wishes = parser.parse_args()
    names = wishes.beds or list(bed_sounds.BEDS)
    if unknown := set(names) - set(bed_sounds.BEDS):
        parser.error(f"no such bed: {', '.join(sorted(unknown))}")
    if not wishes.check:
        make(names, HERE)
        return 0
    found = differing(names, HERE)
    for path in found:
        print(f"audio/{path} differs from what make.py makes", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
