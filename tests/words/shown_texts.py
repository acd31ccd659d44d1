"""Every text a person may read, with where it stands: of the catalogue, of the code and of the lessons."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from pydantic import BaseModel

from components.lessons import Exercise, Prose, read
from data.catalogue import Catalogue, Caution
from data.catalogue.model import RedFlag, Source

ROOT = Path(__file__).parents[2]
# Fields of the catalogue that hold an id, a number or a choice, never a text.
_CODED = {
    *("id", "move", "sources", "status", "scale", "unit", "role", "origin", "stance", "purpose", "covers"),
    *("place", "position", "equipment", "level", "verdict", "swaps", "effect", "when", "kind", "includes"),
    *("worse_with", "condition", "icon", "dose", "mechanics_of", "number", "figure"),
}
_SAFETY_RULES = ("level-", "pain-today", "unclassified", "own-move", "unknown", "trait-")


@dataclass(frozen=True, slots=True)
class Shown:
    """A text, where it stands, and whether somebody's safety hangs on understanding it."""

    where: str
    text: str
    safety: bool = False


def of_catalogue(catalogue: Catalogue) -> Iterator[Shown]:
    """Every text of the catalogue but its sources, which are cited as they are called."""
    for part in fields(catalogue):
        if part.name != "sources":
            yield from _texts(getattr(catalogue, part.name), part.name, safety=False)


def _texts(value: object, where: str, *, safety: bool) -> Iterator[Shown]:
    match value:
        case str():
            if type(value) is str and value.strip():
                yield Shown(where, value, safety)
        case BaseModel():
            safety = safety or isinstance(value, RedFlag | Caution) or _of_safety(where)
            for name, inner in value:
                if name not in _CODED and not isinstance(inner, Source):
                    yield from _texts(inner, f"{where}.{name}", safety=safety or name == "stop_if")
        case dict():
            for name, inner in value.items():
                yield from _texts(inner, f"{where}.{name}", safety=safety)
        case tuple() | list():
            for number, inner in enumerate(value, start=1):
                yield from _texts(inner, f"{where}.{number}", safety=safety)


def _of_safety(where: str) -> bool:
    """Whether this is a rule of the filter that speaks of danger or of where to get help."""
    part, _, rule = where.partition(".")
    return part == "rules" and rule.startswith(_SAFETY_RULES)


def of_code() -> Iterator[Shown]:
    """Every sentence that the pages and components write themselves; a value filled in reads as "five"."""
    for path in sorted(p for folder in ("pages", "components") for p in (ROOT / folder).rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for text, line in _literals(tree, _not_shown(tree)):
            yield Shown(f"{path.relative_to(ROOT)}:{line}", plain(text))


def _not_shown(tree: ast.AST) -> set[int]:
    """Docstrings, and what is raised at those who write code: ids of the nodes that nobody reads."""
    hidden: set[int] = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            hidden |= {id(inner) for inner in ast.walk(body[0].value)} if _is_text(body[0].value) else set()
        if isinstance(node, ast.Raise):
            hidden |= {id(inner) for inner in ast.walk(node)}
    return hidden


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _literals(tree: ast.AST, hidden: set[int]) -> Iterator[tuple[str, int]]:
    within = set(hidden)
    for node in ast.walk(tree):
        if id(node) in within:
            continue
        if isinstance(node, ast.JoinedStr):
            within |= {id(inner) for inner in node.values if isinstance(inner, ast.Constant)}
            parts = (str(v.value) if isinstance(v, ast.Constant) else "five" for v in node.values)
            yield "".join(parts), node.lineno
        elif _is_text(node):
            yield node.value, node.lineno  # type: ignore[attr-defined]


def plain(text: str) -> str:
    """The words of a markdown text: no marks, no icons, no colours."""
    text = re.sub(r":material/\w+:|:[a-z-]+\[|\]\([^)]*\)|[*_`#\[\]|]", " ", text)
    return re.sub(r"\s+", " ", text).strip()


def is_a_sentence(shown: Shown) -> bool:
    """Whether a literal of the code is meant for people: several words, a capital or a stop."""
    text = shown.text
    coded = re.search(r"[{}<>=;]|\bdatum\b|\.\w+\(|https?:|\bSELECT\b", text)
    return len(text.split()) >= 4 and not coded and (text[0].isupper() or text.endswith((".", "?")))


def of_lessons() -> Iterator[Shown]:
    """The prose of the lessons and what their cells say; the lists of sources at their ends are left out."""
    for path in sorted((ROOT / "notebooks").glob("[0-9]*.ipynb")):
        for cell in read(path).cells:
            match cell:
                case Prose(text=text) if not text.startswith(("## Sources", "- **")):
                    told = [text]
                case Exercise():
                    told = [cell.ask, cell.why, cell.hint]
                case _:
                    told = []
            for paragraph in (p for text in told for p in re.split(r"\n\s*\n|\n(?=- |> |\|)", text)):
                yield Shown(path.stem, plain(paragraph))


def of_player() -> Iterator[Shown]:
    """What the browser's own parts say: the words between the marks of their pages."""
    for path in sorted((ROOT / "components").rglob("*.html")):
        for text in re.findall(r">([^<>]*[A-Za-z][^<>]*)<", path.read_text("utf-8")):
            yield Shown(str(path.relative_to(ROOT)), plain(text))


def of_sources(catalogue: Catalogue) -> Iterator[Shown]:
    """How each source is cited, and what is noted beside it."""
    for source in catalogue.sources.values():
        yield from (Shown(f"sources.{source.id}", text) for text in (source.title, source.note) if text)
