"""Kills Backwise while it writes its file, and counts what is lost and what is left half done.

    python -m tools.diary.kill_counts [--kills 20]

Each kill ends a process of its own: while it saves a thousand entries, makes a backup, puts one back, brings
a file in, and brings a diary up to date from each revision its tables ever had. Backups are copied inside
SQLite, so those kills come from a timer, at moments spread over the time it takes; the others come right
before a statement, spread over all there are. Lost is what was said to be kept and isn't there; half is a
diary that is neither as it was before nor as it is after.
"""

import argparse
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from data.diary import CheckIn, Everything, backing_up, close_diaries, open_diary
from data.diary.database import backups, schema
from data.diary.database.beside import backups_of
from data.diary.database.schema import REVISIONS
from tests.diary.filled import FOREVER, at, day, evening, everything, fill
from tests.diary.older import older
from tests.diary.processes import context, write_on
from tests.exchange.lives import LIFE

WRITES = 1000
_ROUNDS = 5  # at most; a busy machine may be quicker than it was measured
LONG = 3000  # entries in a diary that takes its time to copy


class Counted(NamedTuple):
    """What came of so many kills, and of tries at which the process was done before the kill came."""

    kills: int = 0
    old: int = 0
    new: int = 0
    half: int = 0
    lost: int = 0

    def and_also(self, other: "Counted") -> "Counted":
        return Counted(*map(sum, zip(self, other, strict=True)))


def die_before(act: Callable[[], object], statement: int, counted: Any = None) -> None:
    """Do this, to be killed before so many statements of SQLite's; or tell how many there are."""
    numbers = count(1)
    really = sqlite3.connect

    def one_more(_: str) -> None:
        if next(numbers) == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    def connect(*told: Any, **more: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = really(*told, **more)
        connection.set_trace_callback(one_more)
        return connection

    sqlite3.connect = connect  # type: ignore[assignment]
    act()
    if counted is not None:
        counted.value = next(numbers) - 1


def die_after(act: Callable[[], object], seconds: float, counted: Any = None) -> None:
    """Do this, to be killed after so long, wherever it is then; or tell how long it takes."""
    begun = time.monotonic()
    if counted is None:
        signal.setitimer(signal.ITIMER_REAL, max(seconds, 1e-6))  # nobody handles it, so that it kills
    act()
    if counted is not None:
        counted.value = time.monotonic() - begun


Dying = Callable[..., None]


def length_of(die: Dying, act: Callable[[], object]) -> float:
    """How many statements, or seconds, it takes."""
    told = context.Value("d", 0.0)
    process = context.Process(target=die, args=(act, 0, told))
    process.start()
    process.join(120)
    return float(told.value)


def act_elsewhere(act: Callable[[], object]) -> None:
    """Do it to the end, in a process of its own."""
    process = context.Process(target=act)
    process.start()
    process.join(120)


def kill(die: Dying, act: Callable[[], object], when: float) -> bool:
    """Whether the process was killed, and not done before."""
    process = context.Process(target=die, args=(act, when))
    process.start()
    process.join(120)
    return process.exitcode in (-signal.SIGKILL, -signal.SIGALRM)


def moments(die: Dying, act: Callable[[], object], kills: int) -> Iterator[float]:
    """So many moments from the first to the last, then again: a process may be done before."""
    length = length_of(die, act)
    for number in range(_ROUNDS * kills):
        share = (number % kills + 0.5) / kills
        yield max(1, round(length * share)) if die is die_before else length * share


def swapped(
    path: Path, die: Dying, act: Callable[[], object], kills: int, said: Callable[[Path], object]
) -> Counted:
    """Kill what changes the diary at `path`, which stands there as it was before each time."""
    close_diaries()
    kept = path.with_suffix(".kept")
    shutil.copy(path, kept)
    before = said(path)

    def afresh() -> None:
        close_diaries()
        for leftover in path.parent.glob(f"{path.name}*"):
            leftover.unlink()
        shutil.copy(kept, path)

    act_elsewhere(act)
    after = said(path)
    afresh()
    total = Counted()
    for when in moments(die, act, kills):
        afresh()
        killed = kill(die, act, when)
        found = said(path)
        one = (found == before, found == after, found not in (before, after))
        total = total.and_also(Counted(killed, *map(int, one)))
        if total.kills == kills:
            break
    afresh()
    return total


def all_said(path: Path) -> object:
    """All that the diary in this file says, and whether SQLite finds the file sound."""
    told = open_diary(at(path)).everything()
    close_diaries()
    return told, backups.is_sound(path)


def every_row(path: Path) -> object:
    """Every row of every table but those that hold a moment of ours."""
    with closing(sqlite3.connect(path)) as connection:
        names = [n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr)
            for name in names
            if name != "file_mark"
        }


def bring(url: str) -> None:
    open_diary(url).replace_parts(Everything(), LIFE)


def put_back(url: str, backup: Path) -> None:
    backing_up.put_back(open_diary(url), backup)


def make(url: str) -> None:
    backing_up.make(open_diary(url))


def upgrade(path: Path) -> None:
    schema.prepare_file(path, 1)


def long_diary(path: Path) -> None:
    entries = (
        CheckIn(day(n - LONG), n % 11, at=evening(n - LONG), id=f"c{n}", note="x" * 300) for n in range(LONG)
    )
    open_diary(at(path)).replace_parts(Everything(), Everything(check_ins=tuple(entries)))
    close_diaries()


def saving(folder: Path, kills: int) -> Counted:
    """A thousand entries, each said to be saved once it is, by one process after the other."""
    path, chance = folder / "diary.db", random.Random(5)
    said: set[int] = set()
    killed = lost = 0
    while killed < kills or len(said) < WRITES:
        first = max(said, default=-1) + 1
        hears, says = context.Pipe(duplex=False)
        process = context.Process(target=write_on, args=(at(path), first, WRITES, says))
        process.start()
        says.close()
        after = chance.randint(1, WRITES // kills) if killed < kills else None
        for number in count(1):
            try:
                said.add(int.from_bytes(hears.recv_bytes(), "big"))
            except (EOFError, OSError):
                break
            if number == after and process.pid:
                os.kill(process.pid, signal.SIGKILL)
                killed += 1
        process.join(60)
        there = {int(entry.note.split()[1]) for entry in open_diary(at(path)).check_ins(*FOREVER)}
        close_diaries()
        lost += len(said - there)
        said |= there
    return Counted(killed, lost=lost)


def backing(folder: Path, kills: int) -> Counted:
    """A backup made of a long diary; what lies among the backups then is whole, or it is not there."""
    path = folder / "diary.db"
    long_diary(path)
    act = partial(make, at(path))
    before = all_said(path)
    total = Counted()
    for when in moments(die_after, act, kills):
        for old in backups_of(path):
            old.unlink()
        killed = kill(die_after, act, when)
        made = backups_of(path)
        whole = all(backups.is_sound(one) and backups.counts_of(one)["check_in"] == LONG for one in made)
        lost = int(all_said(path) != before)
        total = total.and_also(Counted(killed, int(not made), int(bool(made)), int(not whole), lost))
        if total.kills == kills:
            break
    return total


def restoring(folder: Path, kills: int) -> Counted:
    path = folder / "diary.db"
    long_diary(path)
    backup = backing_up.make(open_diary(at(path))).file
    entries = open_diary(at(path)).everything()
    open_diary(at(path)).replace_parts(entries, Everything())
    fill(open_diary(at(path)))
    return swapped(path, die_after, partial(put_back, at(path), backup), kills, all_said)


def importing(folder: Path, kills: int) -> Counted:
    path = folder / "diary.db"
    open_diary(at(path)).add_check_in(day(1), pain=3)
    return swapped(path, die_before, partial(bring, at(path)), kills, all_said)


def upgrading(revision: str, folder: Path, kills: int) -> Counted:
    filled = folder / "filled.db"
    fill(open_diary(at(filled)))
    everything(open_diary(at(filled)))
    close_diaries()
    path = folder / "diary.db"
    older(path, filled, revision)
    return swapped(path, die_before, partial(upgrade, path), kills, every_row)


CASES: dict[str, Callable[[Path, int], Counted]] = {
    f"{WRITES:,} saves": saving,
    "making a backup": backing,
    "putting a backup back": restoring,
    "bringing a file in": importing,
    **{f"up to date from {name}": partial(upgrading, name) for name in REVISIONS.names[:-1]},
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=20)
    kills = parser.parse_args().kills
    context.set_forkserver_preload(["tests.diary.processes", "tests.exchange.lives"])
    print("| killed while | kills | old | new | half | lost |\n|---|--:|--:|--:|--:|--:|")
    total = Counted()
    for name, case in CASES.items():
        with tempfile.TemporaryDirectory() as folder:
            counted = case(Path(folder), kills)
            close_diaries()
        total = total.and_also(counted)
        print(f"| {name} | {' | '.join(map(str, counted))} |", flush=True)
    print(f"| altogether | {' | '.join(map(str, total))} |")
    sys.exit(bool(total.half or total.lost))


if __name__ == "__main__":
    main()
