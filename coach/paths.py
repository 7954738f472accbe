"""Where things are: the data that ships with the program, and the user's own folders.

Every function takes nothing and gives a path; none creates a folder but `ensure`.
"""

import os
import shlex
import sys
from importlib import resources
from pathlib import Path

import platformdirs

_APP = "massage-coach"


def package_root() -> Path:
    """The folder that holds the package `coach`: a checkout, or site-packages."""
    return Path(str(resources.files("coach"))).parent


def bundled(folder: str) -> Path:
    """A data folder (`routines`, `audio`): inside an installed package, or beside a checkout's."""
    installed = package_root() / "coach" / "_bundled" / folder
    return installed if installed.is_dir() else package_root() / folder


def installing(extra: str) -> str:
    """The command that installs an extra for the Python that runs: into a checkout, or by name."""
    root = package_root()
    ours = f"-e '{root}[{extra}]'" if (root / "pyproject.toml").is_file() else f"'{_APP}[{extra}]'"
    return f"{shlex.quote(sys.executable)} -m pip install {ours}"


def user_data() -> Path:
    """Where what belongs to the user is kept."""
    return platformdirs.user_data_path(_APP, appauthor=False)


def user_config() -> Path:
    """Where the user's settings are kept."""
    return platformdirs.user_config_path(_APP, appauthor=False)


def user_routines() -> Path:
    """Where the user's own routine files live."""
    return user_data() / "routines"


def user_voices() -> Path:
    """Where the user's own voice files lie."""
    return user_data() / "voices"


def user_music() -> Path:
    """Where the user may put music to be heard under the words."""
    return user_data() / "music"


def cache() -> Path:
    """Where what can be made again is kept: clips and calibrations."""
    override = os.environ.get("MASSAGE_COACH_CACHE")
    return Path(override) if override else platformdirs.user_cache_path(_APP, appauthor=False)


def ensure(folder: Path) -> Path:
    """The same folder, now there. Raises OSError when it cannot be made."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def child_environment() -> dict[str, str]:
    """The environment for our own child processes: they import the same `coach` as this one."""
    found = os.environ.get("PYTHONPATH")
    path = [str(package_root()), *([found] if found else [])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path), "PYTHONIOENCODING": "utf-8"}
