"""Runs the tests as if this machine stood at another moment, in another zone and in another language.

    python -m tools.on_other_days [--quick] [--at NUMBER] [what pytest takes …]

Debian's libfaketime shifts the clock of every process, and the tests' own set time (`tests/clock.py`) goes to
the same day and hour, so that Backwise itself is tried there too.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from data import clock

ROOT = Path(__file__).parents[1]


class Moment(NamedTuple):
    name: str
    wall: str  # what the clock on the machine's wall shows, ISO
    zone: str

    @property
    def at(self) -> datetime:
        """The moment in UTC."""
        return datetime.fromisoformat(self.wall).replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)


MOMENTS = (
    Moment("a Saturday morning, still Friday in UTC", "2026-11-28T09:00", "Pacific/Auckland"),
    Moment("a Sunday, ten minutes to midnight, Monday in UTC", "2026-11-29T23:50", "America/Los_Angeles"),
    Moment("New Year's Day, last year in UTC", "2027-01-01T00:10", "Asia/Kolkata"),
    Moment("29 February", "2028-02-29T12:00", "Pacific/Auckland"),
    Moment("the hour that summer time skips", "2027-03-28T02:30", "Europe/Berlin"),
    Moment("the hour that comes twice when it ends", "2026-10-25T02:30", "Europe/Berlin"),
)
LANGUAGE = "de_DE"  # with a word for each day and a comma in each number
# Tests of what hangs on the day and the hour most: today's entries by default, the card of the morning, the
# check asked anew, days and moments across a change of clocks, a lock that is waited for, a diary to today.
QUICK = (
    "tests/session/log/test_after_session.py::test_in_the_morning_one_answer_is_kept_with_yesterdays_session_and_for_today",
    "tests/session/log/test_after_session.py::test_pain_logged_that_morning_already_is_one_tap_and_not_logged_again",
    "tests/session/log/test_today_page.py::test_the_visitors_own_clock_decides_which_day_it_is",
    "tests/session/log/test_today_page.py::test_a_past_day_can_be_filled_in_later",
    "tests/house/test_readme.py::test_a_notebook_can_go_from_the_catalogue_to_a_chart_by_the_published_names",
    "tests/session/player/test_session_page.py::test_pain_said_hours_ago_is_not_taken_for_now",
    "tests/session/log/test_finishing.py::test_the_session_lies_on_the_day_it_was_begun",
    "tests/diary/records/test_keeping.py::test_clocks_that_change_move_no_entry_to_another_day",
    "tests/diary/records/test_keeping.py::test_the_servers_own_zone_changes_neither_day_nor_moment",
    "tests/diary/file/test_discretion.py::test_a_diary_that_is_busy_says_so_and_quotes_nothing",
    "tests/shell/test_clock.py::test_an_unknown_zone_falls_back_to_the_servers_clock",
)
QUICK_AT = (1,)  # the Sunday: machine, UTC and most people are then on different days
SEEN_THERE = "import datetime, time; time.sleep(0.001); print(datetime.datetime.now(datetime.UTC))"


def surroundings(moment: Moment, languages: Path) -> dict[str, str]:
    """The environment in which a process finds itself at this moment."""
    (library,) = Path("/usr/lib").glob("*/faketime/libfaketime.so.1")
    return os.environ | {
        "LD_PRELOAD": str(library),
        "FAKETIME": f"{round((moment.at - clock.now()).total_seconds()):+d}",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",  # what waits asks this clock for how long
        "FAKETIME_FORCE_MONOTONIC_FIX": "0",  # its fix makes threads that take turns spin
        "NO_FAKE_STAT": "1",  # Python holds its compiled files against the times of their sources
        "PYTHONPATH": str(ROOT / "tests" / "shifted"),
        "TZ": moment.zone,
        "LC_ALL": f"{LANGUAGE}.UTF-8",
        "LOCPATH": str(languages),
        "TESTED_AT": moment.wall,
    }


def passes(moment: Moment, languages: Path, what: list[str]) -> bool:
    """Whether these tests pass at this moment; stops where it can't be brought about."""
    around = surroundings(moment, languages)
    seen = subprocess.run([sys.executable, "-c", SEEN_THERE], env=around, stdout=-1, text=True, check=True)
    shown = datetime.fromisoformat(seen.stdout.strip())
    if abs(shown - moment.at).total_seconds() > 60:
        raise SystemExit(
            f"The clock can't be shifted here: it shows {seen.stdout.strip()}, not {moment.wall}."
        )
    print(f"On {moment.wall} in {moment.zone}, {moment.name}:", flush=True)
    done = subprocess.run([sys.executable, "-m", "pytest", *what], cwd=ROOT, env=around, check=False)
    return done.returncode == 0


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="a few seconds' part, on one of the days")
    parser.add_argument("--at", type=int, choices=range(len(MOMENTS)), help="on one of the days only")
    wanted, given = parser.parse_known_args()
    everything = ["-n", "2", "--dist", "loadgroup", "-m", "not browser"]
    what = ["-n", "0", *QUICK] if wanted.quick else [*everything, *given]
    chosen = QUICK_AT if wanted.quick else range(len(MOMENTS))
    if wanted.at is not None:
        chosen = (wanted.at,)
    with tempfile.TemporaryDirectory() as folder:
        making = ["localedef", "-i", LANGUAGE, "-f", "UTF-8", f"{folder}/{LANGUAGE}.UTF-8"]
        subprocess.run(making, check=True)
        failed = [MOMENTS[number] for number in chosen if not passes(MOMENTS[number], Path(folder), what)]
    if failed:
        raise SystemExit("Failed: " + "; ".join(f"{m.wall} {m.zone} ({m.name})" for m in failed))


if __name__ == "__main__":
    main()
