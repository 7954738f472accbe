"""What ships: the wheel holds the program and its data, and works without the checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the checkout, by way of the source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    (built,) = folder.glob("*.whl")
    return built


DATA = {"routines": ("yaml", "json", "md"), "audio": ("wav", "opus", "json", "py")}


def test_the_wheel_holds_exactly_the_program_and_its_data(wheel: Path) -> None:
    """Every module, drawing, routine, chime and bed; no test, no bench, nothing unknown to git."""
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    modules = {
        str(path.relative_to(ROOT))
        for kind in ("py", "svg", "po", "mo")
        for path in (ROOT / "coach").rglob(f"*.{kind}")
    }
    data = {
        f"coach/_bundled/{path.relative_to(ROOT)}"
        for folder, kinds in DATA.items()
        for kind in kinds
        for path in (ROOT / folder).rglob(f"*.{kind}")
    }
    assert names == modules | data


def test_the_wheel_names_its_licence_and_its_command(wheel: Path) -> None:
    """GPL-3.0-or-later with its text, and `massage-coach`."""
    files = zipfile.ZipFile(wheel)
    info = {name.split("/", 1)[1]: name for name in files.namelist() if ".dist-info/" in name}
    assert "licenses/LICENSE" in info
    assert "License-Expression: GPL-3.0-or-later" in files.read(info["METADATA"]).decode()
    assert "massage-coach = coach.cli:main" in files.read(info["entry_points.txt"]).decode()


def test_the_installed_program_finds_its_data(wheel: Path, tmp_path: Path) -> None:
    """From a folder of its own, with nothing of the checkout in sight."""
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as files:
        files.extractall(site)
    call = "import sys; sys.argv[1:] = ['list', '--json']; from coach.cli import main; main()"
    environment = {"PYTHONPATH": str(site), "XDG_DATA_HOME": str(tmp_path), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", call],
        capture_output=True,
        text=True,
        env=environment,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert str(site / "coach" / "_bundled" / "routines") in done.stdout
    assert "swedish-solo" in done.stdout
