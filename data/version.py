"""Which release this is: said once, in pyproject.toml."""

import tomllib
from pathlib import Path

_PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
VERSION: str = _PROJECT["version"]


def version_number() -> int:
    """The release as one rising number, as a diary's file keeps it: 0.1.0 is 100, 1.2.3 is 10203."""
    major, minor, patch = (int(part) for part in VERSION.split("."))
    return major * 10_000 + minor * 100 + patch


def release_named(number: int) -> str:
    """The release with this number."""
    return f"{number // 10_000}.{number // 100 % 100}.{number % 100}"


def file_name(what: str, ending: str) -> str:
    """What a file that leaves the app is called: it names the release that wrote it."""
    return f"backwise-{VERSION}-{what}{ending}"
