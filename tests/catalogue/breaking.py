"""A copy of the catalogue's files broken on purpose, and the faults it is refused for."""

from pathlib import Path

import pytest

import data.catalogue
from data.catalogue import CatalogueError, Fault, load_catalogue

HOME = Path(data.catalogue.__file__).parent


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folder)
    return caught.value.faults
