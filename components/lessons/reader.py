"""A notebook as the app shows it: its text, and what its cells showed when it was last run.

Nothing is executed here. A lesson's first cell is its title as a heading of level one, then its question
in bold, what one learns in italics, and whatever else it opens with.

`notebooks/build.py` seals each notebook it makes. One that was run or changed since then may hold somebody's
own diary, so nothing in it is shown.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from components.lessons.exercise import MIME as EXERCISE
from components.lessons.exercise import Exercise

FOLDER = Path(__file__).parents[2] / "notebooks"
CHART = "application/vnd.vegalite.v5+json"
TABLE = "application/vnd.dataresource+json"
SEAL = "backwise_seal"
_OPENING = re.compile(
    r"# (?P<title>[^\n]+)\n+\*\*(?P<question>[^*]+)\*\*\n*(?:\*(?P<learn>[^*]+)\*)?\n*(?P<rest>.*)", re.DOTALL
)
_WORDS_A_MINUTE = 180  # read with care
_TO_LOOK_AT_S = 20  # a chart or a table
_TO_WORK_OUT_S = 60


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
    learn: str
    cells: tuple[Cell, ...]
    as_made: bool  # else it was run or changed since, and has no cells here

    @property
    def minutes(self) -> int:
        """About how long it takes to read, without the code."""
        return max(1, round(sum(_seconds(cell) for cell in self.cells) / 60))


def lessons(folder: Path = FOLDER) -> tuple[Lesson, ...]:
    """Every notebook of the folder that has its source beside it, in the order of the file names."""
    return tuple(read(path) for path in sorted(folder.glob("*.ipynb")) if path.with_suffix(".py").is_file())


def read(path: Path) -> Lesson:
    """The lesson in a notebook file; its slug is the file's name without the number before it.

    Raises `ValueError`, naming the file, where it isn't a lesson or a cell of it had failed.
    """
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        first, *others = notebook["cells"]
        opening = _OPENING.fullmatch(_text(first["source"]))
        if opening is None:
            raise ValueError("it doesn't open with a title and a question")
        rest = [Prose(opening["rest"])] if opening["rest"] else []
        as_made = notebook.get("metadata", {}).get(SEAL) == seal(notebook["cells"])
        cells = [*rest, *(shown for cell in others for shown in _cells(cell))] if as_made else []
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path.name} can't be shown as a lesson: {error}") from error
    slug = path.stem.lstrip("0123456789-")
    question, learn = (_one_line(opening[part] or "") for part in ("question", "learn"))
    return Lesson(slug, path.name, opening["title"], question, learn, tuple(cells), as_made)


def seal(cells: list[dict[str, Any]]) -> str:
    """What a notebook's cells and outputs come to, as they stand in its file."""
    return hashlib.sha256(json.dumps(cells, sort_keys=True).encode()).hexdigest()


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


def _seconds(cell: Cell) -> float:
    match cell:
        case Prose(text):
            return 60 * len(text.split()) / _WORDS_A_MINUTE
        case Chart() | Table():
            return _TO_LOOK_AT_S
        case Exercise():
            return _TO_WORK_OUT_S
    return 0.0


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _text(source: str | list[str]) -> str:
    """A notebook keeps text whole or as a list of lines."""
    return source if isinstance(source, str) else "".join(source)
