"""Counting a study cell by cell, on every core; an interrupted run goes on where it stopped.

A cell is one kind of made-up diary. Its draws are seeded by itself, so a cell can be counted alone, in any
order, and comes out the same; tests do so with some of each study.
"""

import csv
import hashlib
import json
import shutil
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
KEPT = ROOT / ".study"  # what an unfinished run has counted
_OWN = ("components", "data", "studies")
_LIBRARIES = ("numpy", "pandas", "scipy")

Row = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """A study and its two files in `docs/`: the table `NAME.csv`, and from it the page `NAME.md`."""

    name: str
    each: int  # made-up diaries a cell
    cells: Mapping[str, Callable[[int], Row]]  # by what is true of its diaries: counts so many of them
    page: Callable[[Sequence[Row]], str]


Cores = Callable[[], AbstractContextManager[Executor]]


def all_cores() -> Executor:
    """A worker a core. An interrupted run waits for the cells in hand and keeps them."""
    return ProcessPoolExecutor(initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))


def count(
    studies: Sequence[Study],
    *,
    each: int | None = None,
    folder: Path = DOCS,
    kept: Path = KEPT,
    cores: Cores = all_cores,
) -> None:
    """Counts what is not yet kept of the studies, `each` diaries a cell, and saves them in `folder`.

    What another state of the code, or of the libraries it counts with, has kept is never taken up.
    """
    state = kept / fingerprint()
    places = {
        (study.name, cell): state / f"{study.name}-{each or study.each}-{_digest(cell)}.json"
        for study in studies
        for cell in study.cells
    }
    begun, fresh = time.perf_counter(), 0
    with cores() as pool:
        waiting = {
            pool.submit(study.cells[cell], each or study.each): places[study.name, cell]
            for study in studies
            for cell in study.cells
            if not places[study.name, cell].exists()
        }
        try:
            for future in as_completed(waiting):
                _keep(future.result(), waiting[future])
                fresh += 1
                _say(len(places) - len(waiting) + fresh, len(places), time.perf_counter() - begun, fresh)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            _keep_counted(waiting)
            raise
    for study in studies:
        save([json.loads(places[study.name, cell].read_text("utf-8")) for cell in study.cells], study, folder)
        write_page(study, folder)
    shutil.rmtree(kept, ignore_errors=True)


def _keep_counted(waiting: Mapping[Future[Row], Path]) -> None:
    for future, place in waiting.items():
        if future.done() and not future.cancelled() and future.exception() is None:
            _keep(future.result(), place)


def row(values: Mapping[str, object]) -> Row:
    """A line of a table; numbers with a fraction to three places."""
    return {
        name: f"{value:.3f}" if isinstance(value, float) else str(value) for name, value in values.items()
    }


def saved(study: Study, folder: Path = DOCS) -> list[Row]:
    """The saved table."""
    with (folder / f"{study.name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def save(rows: Sequence[Row], study: Study, folder: Path) -> None:
    """Writes the table."""
    with (folder / f"{study.name}.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def write_page(study: Study, folder: Path = DOCS) -> None:
    """Writes the page from the saved table."""
    (folder / f"{study.name}.md").write_text(study.page(saved(study, folder)), encoding="utf-8")


def fingerprint() -> str:
    """Of the code that is loaded, and of the libraries it counts with."""
    files = {
        Path(module.__file__)
        for name, module in list(sys.modules.items())
        if name.partition(".")[0] in _OWN and module.__file__
    }
    code = b"".join(file.read_bytes() for file in sorted(files))
    return _digest(" ".join(map(version, _LIBRARIES)).encode() + code)


def _keep(counted: Row, place: Path) -> None:
    """All of it or nothing, whenever the run is ended."""
    place.parent.mkdir(parents=True, exist_ok=True)
    half = place.with_suffix(".half")
    half.write_text(json.dumps(counted), encoding="utf-8")
    half.replace(place)


def _say(done: int, of: int, seconds: float, fresh: int) -> None:
    left = seconds / fresh * (of - done)
    line = f"{done} of {of} cells, {seconds / 60:.1f} min gone, about {left / 60:.1f} min to go"
    if sys.stdout.isatty():
        print(f"\r{line}  ", end="\n" if done == of else "", flush=True)
    else:
        print(line, flush=True)


def _digest(what: str | bytes) -> str:
    return hashlib.sha256(what if isinstance(what, bytes) else what.encode()).hexdigest()[:16]
