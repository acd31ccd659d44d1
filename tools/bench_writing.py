"""What one acknowledged write costs against a bare durable write of SQLite in the same run.

    python -m tools.bench_writing [--writes 400]

Both write to a file beside each other on the same disk, one after the other in turns: the bare one a row in a
transaction of its own (WAL, `synchronous=FULL`), Backwise a check-in as Today does, from opening the diary to
the word that it is saved.
"""

import argparse
import os
import sqlite3
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from data.diary import close_diaries, open_diary

FIRST = date(2026, 1, 1)


def bare_writer(connection: sqlite3.Connection) -> Callable[[int], None]:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE entry (id TEXT PRIMARY KEY, day TEXT, pain INTEGER, note TEXT)")

    def write(number: int) -> None:
        row = (uuid.uuid4().hex, str(FIRST + timedelta(number)), number % 11, "a note")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO entry VALUES (?, ?, ?, ?)", row)
        connection.execute("COMMIT")

    return write


def diary_writer(url: str) -> Callable[[int], None]:
    def write(number: int) -> None:
        diary = open_diary(url)
        day = FIRST + timedelta(number)
        diary.add_check_in(day, pain=number % 11, note="a note", token=uuid.uuid4().hex, seen_version=0)

    return write


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--writes", type=int, default=400)
    writes = parser.parse_args().writes
    with tempfile.TemporaryDirectory() as folder:
        with closing(sqlite3.connect(Path(folder) / "bare.db", isolation_level=None)) as connection:
            writers = {"bare": bare_writer(connection), "diary": diary_writer(f"sqlite:///{folder}/diary.db")}
            took: dict[str, list[float]] = {name: [] for name in writers}
            for number in range(writes + 50):
                for name, write in writers.items():
                    begun = time.perf_counter()
                    write(number)
                    took[name].append(1000 * (time.perf_counter() - begun))
        close_diaries()
    middle = {name: statistics.median(values[50:]) for name, values in took.items()}
    print(f"load of the machine while measuring: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"one write, ms: bare {middle['bare']:.2f}, diary {middle['diary']:.2f}")
    print(f"diary / bare: {middle['diary'] / middle['bare']:.1f}")


if __name__ == "__main__":
    main()
