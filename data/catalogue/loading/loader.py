"""Reading the catalogue's text files, or saying everything that is wrong with them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

from data.catalogue.loading.catalogue import Catalogue
from data.catalogue.loading.faults import CatalogueError, Fault
from data.catalogue.loading.reading import parse, read_yaml
from data.catalogue.loading.references import (
    Entry,
    check_conditions,
    check_file_names,
    check_moves,
    check_references,
    check_screens,
    check_unique,
    check_wanted,
    check_ways_back,
)
from data.catalogue.model import (
    About,
    Condition,
    Exercise,
    FilterRule,
    FlagScreen,
    GeneralClaim,
    LoadState,
    Record,
    RedFlag,
    Source,
    Term,
    Vocabulary,
    Wording,
)
from data.catalogue.model.known_move import KnownMove
from data.catalogue.model.own_question import OwnQuestion
from data.catalogue.model.way_back import WayBack

R = TypeVar("R", bound=Record)

_FOLDER: Final = Path(__file__).parents[1]
_NAMED_PARTS: Final = (
    ("move", "exercises"),
    ("condition", "conditions"),
    ("red flag", "red_flags"),
    ("source", "sources"),
)


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """The catalogue in `folder`, by default the one that comes with Backwise.

    Raises `CatalogueError` with every fault of every file at once.
    """
    files = _Files(folder or _FOLDER)
    exercises = files.folder("exercises", Exercise)
    conditions = files.folder("conditions", Condition)
    red_flags = files.list("red_flags", RedFlag)
    flag_screens = files.list("flag_screens", FlagScreen)
    sources = files.list("sources", Source)
    claims = files.list("claims", GeneralClaim)
    rules = files.list("rules", FilterRule)
    load_states = files.list("loads", LoadState)
    progression = files.list("progression", Wording)
    experiment = files.list("experiment", Wording)
    ways_back = files.folder("ways_back", WayBack)
    terms = files.list("terms", Term)
    known_moves = files.list("known_moves", KnownMove)
    own_questions = files.list("own_questions", OwnQuestion)
    vocabulary = files.single("vocabulary", Vocabulary)
    about = files.single("about", About)
    faults = {*files.faults, *_check(files.entries)}
    if faults or vocabulary is None or about is None:
        raise CatalogueError(tuple(sorted(faults)))
    return Catalogue(
        exercises=_by_id(sorted(exercises, key=lambda exercise: exercise.number)),
        conditions=_by_id(sorted(conditions, key=lambda c: (c.kind, c.name.casefold()))),
        red_flags=_by_id(red_flags),
        flag_screens=_by_id(flag_screens),
        sources=_by_id(sources),
        claims=_by_id(claims),
        rules=_by_id(rules),
        load_states=_by_id(load_states),
        progression=_by_id(progression),
        experiment=_by_id(experiment),
        ways_back=_by_id(ways_back),
        terms=_by_id(terms),
        known_moves=_by_id(known_moves),
        own_questions=_by_id(own_questions),
        vocabulary=vocabulary,
        about=about,
    )


class _Files:
    """Reads one file after another and keeps what YAML gave (`entries`, by part) and every fault.

    A part none of whose entries could be read has no place in `entries`.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self.faults: list[Fault] = []
        self.entries: dict[str, list[Entry]] = {}

    def folder(self, part: str, model: type[R]) -> list[R]:
        """A folder of files with one record each."""
        names = sorted(path.name for path in (self._root / part).glob("*.yaml"))
        if not names:
            self.faults.append(Fault(part, "", "", "the folder is missing or has no .yaml file"))
        records = (self._record(part, f"{part}/{name}", model) for name in names)
        return [record for record in records if record is not None]

    def single(self, part: str, model: type[R]) -> R | None:
        """A file that is one record."""
        return self._record(part, f"{part}.yaml", model)

    def list(self, part: str, model: type[R]) -> list[R]:
        """A file that is a list of records with ids."""
        file = f"{part}.yaml"
        raw = self._read(file)
        if raw is None:
            return []
        if not isinstance(raw, list):
            self.faults.append(Fault(file, "", "", "should be a list of records"))
            return []
        entries = [_entry(file, number, record) for number, record in enumerate(raw, start=1)]
        self.entries[part] = [entry for entry in entries if isinstance(entry.raw, Mapping)]
        records = [self._parsed(model, entry) for entry in entries]
        return [record for record in records if record is not None]

    def _record(self, part: str, file: str, model: type[R]) -> R | None:
        raw = self._read(file)
        entry = Entry(file, Path(file).stem if "/" in file else "", raw)
        if isinstance(raw, Mapping):
            self.entries.setdefault(part, []).append(entry)
        return None if raw is None else self._parsed(model, entry)

    def _read(self, file: str) -> Any:
        raw, faults = read_yaml(self._root, file)
        self.faults += faults
        return raw

    def _parsed(self, model: type[R], entry: Entry) -> R | None:
        record, faults = parse(model, entry.raw, entry.file, entry.id)
        self.faults += faults
        return record


def _entry(file: str, number: int, raw: Any) -> Entry:
    named = isinstance(raw, Mapping) and isinstance(raw.get("id"), str)
    return Entry(file, raw["id"] if named else f"record {number}", raw)


def _check(entries: Mapping[str, list[Entry]]) -> Iterator[Fault]:
    exercises, conditions = entries.get("exercises", []), entries.get("conditions", [])
    ways_back = entries.get("ways_back", [])
    yield from check_file_names([*exercises, *conditions, *ways_back])
    yield from check_ways_back(ways_back, exercises)
    yield from check_unique(exercises, "number")
    for part in (
        "red_flags",
        "flag_screens",
        "sources",
        "claims",
        "rules",
        "loads",
        "progression",
        "experiment",
        "terms",
        "known_moves",
        "own_questions",
    ):
        yield from check_unique(entries.get(part, []), "id")
    yield from check_moves(exercises)
    yield from check_conditions(conditions)
    yield from check_wanted(conditions, exercises)
    yield from check_screens(entries.get("flag_screens", []))
    everything = [entry for part, found in entries.items() if part != "vocabulary" for entry in found]
    yield from check_references(everything, _known(entries))


def _known(entries: Mapping[str, list[Entry]]) -> dict[str, frozenset[str]]:
    """The ids of each kind that something may name."""
    known = {
        kind: frozenset(entry.id for entry in entries[part]) for kind, part in _NAMED_PARTS if part in entries
    }
    for vocabulary in entries.get("vocabulary", []):
        for kind, part in (("purpose", "purpose"), ("equipment", "equipment"), ("limit", "cannot")):
            if isinstance(names := vocabulary.raw.get(part), Mapping):
                known[kind] = frozenset(map(str, names))
    return known


def _by_id(records: list[R]) -> dict[str, R]:
    return {record.id: record for record in records}  # type: ignore[attr-defined]
