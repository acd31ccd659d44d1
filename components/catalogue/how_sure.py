"""Everything Backwise says, as numbered lines: whose word it is, and on what it rests."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from pydantic import BaseModel

from components.catalogue.dose_table import dose_rows
from data.catalogue import Catalogue, Status
from data.catalogue.model import Dose, Exercise, RedFlag, RedFlagLevel


class Whose(StrEnum):
    """Whose word a line is."""

    OURS = "ours"
    RESEARCH = "research"
    ARTICLE = "article"


AREAS = {
    "red_flags": "Warning signs",
    "rules": "What leaves a move out",
    "conditions": "Conditions and what hurts",
    "exercises": "Moves",
    "ways_back": "Ways back to the six",
    "progression": "The way up and down",
    "experiment": "Trying two ways",
    "claims": "Back pain in general",
    "load_states": "Loads on the spine",
    "about": "The article itself",
}
_WHOSE = {Status.ARTICLE: Whose.ARTICLE, Status.DESIGN: Whose.OURS}
_WORDS = ("text", "words", "ask", "name")  # where a record keeps what it says, the first that it has
_LEVELS = {
    RedFlagLevel.EMERGENCY: "Get help now.",
    RedFlagLevel.URGENT: "See someone today.",
    RedFlagLevel.SEE_CLINICIAN: "See someone first.",
    RedFlagLevel.CAUTION: "Go on with care.",
    RedFlagLevel.ADULTS_ONLY: "Adults only.",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said. `number` counts through one version of the catalogue, from 1."""

    number: int
    whose: Whose
    area: str  # a key of AREAS
    about: tuple[str, ...]  # the moves, conditions or rules that say it
    text: str
    sources: tuple[str, ...]
    status: Status


def lines(catalogue: Catalogue) -> tuple[Line, ...]:
    """Every line in the order of `Whose` and `AREAS`; what several say in the same words stands once."""
    found: dict[tuple[object, ...], Line] = {}
    for line in _said(catalogue):
        same = (line.whose, line.area, line.text, line.sources, line.status)
        before = found.get(same)
        about = (*before.about, *(a for a in line.about if a not in before.about)) if before else line.about
        found[same] = replace(line, about=about)
    order, areas = list(Whose), list(AREAS)
    kept = sorted(found.values(), key=lambda line: (order.index(line.whose), areas.index(line.area)))
    return tuple(replace(line, number=number) for number, line in enumerate(kept, start=1))


def _said(catalogue: Catalogue) -> Iterator[Line]:
    for part in fields(catalogue):
        if part.name in AREAS:
            records = getattr(catalogue, part.name)
            for record in records.values() if isinstance(records, dict) else (records,):
                yield from _named(catalogue, _of(record, part.name, _name(record)))


def _named(catalogue: Catalogue, found: Iterator[Line]) -> Iterator[Line]:
    """The same lines, each move called by its name."""
    for line in found:
        about, _, key = line.about[0].rpartition(", ")
        name = f"{about}, {catalogue.exercises[key].name}" if key in catalogue.exercises else line.about[0]
        yield replace(line, about=(name.removeprefix(", "),))


def _of(value: object, area: str, about: str) -> Iterator[Line]:
    """The lines of a record and of all inside it."""
    if isinstance(value, BaseModel):
        if {"sources", "status"} <= type(value).model_fields.keys():
            yield _line(value, area, about)
        for _, inner in value:
            yield from _of(inner, area, about)
        if isinstance(value, Exercise) and value.dose:
            yield _dose(value.dose, area, about)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _of(inner, area, f"{about}, {name}")
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _of(inner, area, about)


def _line(record: BaseModel, area: str, about: str) -> Line:
    said = next(str(getattr(record, name)) for name in _WORDS if getattr(record, name, None))
    further = [str(getattr(record, name, None) or "") for name in ("worse_words", "instead", "enough")]
    level = _LEVELS[record.level] if isinstance(record, RedFlag) else ""
    parts = [part for part in (said, *further, level) if part]
    text = " ".join(part if part.endswith((".", "?", ":")) else f"{part}." for part in parts)
    status = Status(record.status)  # type: ignore[attr-defined]
    sources = tuple(record.sources)  # type: ignore[attr-defined]
    return Line(0, _WHOSE.get(status, Whose.RESEARCH), area, (about,), text, sources, status)


def _dose(dose: Dose, area: str, about: str) -> Line:
    """The numbers of a dose that are ours, in one line."""
    rows = dose_rows(dose)
    told = [
        f"{what.lower()} {start}" + (f" to {most}" if most else "")
        for what, start, most, who in zip(*rows.values(), strict=True)
        if "our" in who
    ]
    return Line(0, Whose.OURS, area, (about,), f"Dose: {', '.join(told)}.", ("design",), Status.DESIGN)


def _name(record: object) -> str:
    named = getattr(record, "name", None) or getattr(record, "id", None) or "The article"
    return str(named)
