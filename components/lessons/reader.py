"""A notebook as the app shows it: its text, and what its cells showed when it was last run.

Nothing is executed here. A lesson's first cell is its title as a heading of level one, then its question
in bold, then whatever else it opens with.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from components.lessons.exercise import MIME as EXERCISE
from components.lessons.exercise import Exercise

FOLDER = Path(__file__).parents[2] / "notebooks"
CHART = "application/vnd.vegalite.v6+json"
TABLE = "application/vnd.dataresource+json"
_OPENING = re.compile(r"# (?P<title>[^\n]+)\n+\*\*(?P<question>[^*]+)\*\*\n*(?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown, written or worked out in a cell."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """What a cell ran."""

    source: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A Vega-Lite specification with its rows, and the same in words."""

    spec: dict[str, Any]
    alt: str


@dataclass(frozen=True, slots=True)
class Table:
    """A small table, every cell as text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """Plain text a cell printed or came to."""

    text: str


Shown = Prose | Chart | Table | Printed | Exercise
Cell = Shown | Code


@dataclass(frozen=True, slots=True)
class Lesson:
    """One notebook. A cell's code stands after what it showed."""

    slug: str
    file: str
    title: str
    question: str
    cells: tuple[Cell, ...]


def lessons(folder: Path = FOLDER) -> tuple[Lesson, ...]:
    """Every lesson of the folder, in the order of the file names."""
    return tuple(read(path) for path in sorted(folder.glob("*.ipynb")))


def read(path: Path) -> Lesson:
    """The lesson in a notebook file; its slug is the file's name without the number before it.

    Raises `ValueError`, naming the file, where it isn't a lesson or a cell of it had failed.
    """
    try:
        first, *others = json.loads(path.read_text(encoding="utf-8"))["cells"]
        opening = _OPENING.fullmatch(_text(first["source"]))
        if opening is None:
            raise ValueError("it doesn't open with a title and a question")
        rest = [Prose(opening["rest"])] if opening["rest"] else []
        cells = [*rest, *(shown for cell in others for shown in _cells(cell))]
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path.name} can't be shown as a lesson: {error}") from error
    slug = path.stem.lstrip("0123456789-")
    return Lesson(slug, path.name, opening["title"], opening["question"], tuple(cells))


def _cells(cell: dict[str, Any]) -> list[Cell]:
    source = _text(cell["source"])
    if cell["cell_type"] == "markdown":
        return [Prose(source)]
    return [*(_shown(output) for output in cell["outputs"]), Code(source)]


def _shown(output: dict[str, Any]) -> Shown:
    """The richest thing an output holds that the app can draw."""
    if output["output_type"] == "error":
        raise ValueError(f"a cell of it failed with {output['ename']}")
    if output["output_type"] == "stream":
        return Printed(_text(output["text"]).rstrip("\n"))
    data = output["data"]
    if EXERCISE in data:
        return Exercise(**data[EXERCISE])
    if CHART in data:
        spec = dict(data[CHART])
        return Chart(alt=spec.pop("description"), spec=spec)
    if TABLE in data:
        return _table(data[TABLE])
    if "text/markdown" in data:
        return Prose(_text(data["text/markdown"]))
    return Printed(_text(data["text/plain"]))


def _table(resource: dict[str, Any]) -> Table:
    named = (field["name"] for field in resource["schema"]["fields"])
    columns = tuple(name for name in named if name != "index")  # rows that are only numbered
    rows = (
        tuple("" if row[name] is None else str(row[name]) for name in columns) for row in resource["data"]
    )
    return Table(columns, tuple(rows))


def _text(source: str | list[str]) -> str:
    """A notebook keeps text whole or as a list of lines."""
    return source if isinstance(source, str) else "".join(source)
