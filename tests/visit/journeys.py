"""Made-up lives with a diary: late nights, clock changes, flights, pages left open for hours.

`python -m tests.visit.journeys 5000` lives so many, and says what went wrong in each.
"""

import random
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from components.diary.check_in import Told, keep_check_in
from components.session.log.all_or_part import all_done, not_done, something_else
from components.session.player.finishing import Run
from components.session.player.finishing import keep as keep_run
from components.shell.clock import AHEAD, Tap, as_said, tapped
from components.shell.kept import keep, said_at
from components.visit.day_end import day_ends, keep_day_end
from components.visit.which_day import days_meant
from data.diary import CheckIn, Diary, Session, close_diaries, open_diary
from tests import clock
from tests.diary.filled import MORNING

FIRST, DAYS = datetime(2026, 1, 1, tzinfo=UTC), 1000
ZONES = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
HOME = (Told(3, 7, None, "7,5", ""), Told(None, None, 4, "", "slept badly"))


def wall(moment: datetime, zone: str) -> datetime:
    """What the clock on the wall shows."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def seen_day(moment: datetime, zone: str, ends: int) -> date:
    """The day it is for someone who goes by that clock: the one their evening began on."""
    return (wall(moment, zone) - timedelta(hours=ends)).date()


@cache
def clock_changes(zone: str) -> tuple[datetime, ...]:
    """The moments, to the minute, at which the clocks there are put forward or back."""
    here, found = ZoneInfo(zone), []
    for early in (FIRST + timedelta(days=n) for n in range(DAYS)):
        before = early.astimezone(here).utcoffset()
        if before != (early + timedelta(days=1)).astimezone(here).utcoffset():
            minutes = (early + timedelta(minutes=n) for n in range(1, 24 * 60 + 1))
            found.append(next(at for at in minutes if at.astimezone(here).utcoffset() != before))
    return tuple(found)


@dataclass
class Life:
    """One person's days with the diary, and what of them has to stand in it."""

    diary: Diary
    chance: random.Random
    zone: str
    now: datetime
    drawn: date | None = None
    expected: list[tuple[str, date, str | None]] = field(default_factory=list)  # kind, day, time shown
    wrong: list[str] = field(default_factory=list)

    def tap(self) -> Tap:
        clock.set_to(self.now)
        return tapped(self.zone, day_ends(self.diary))

    def today(self) -> date:
        return seen_day(self.now, self.zone, day_ends(self.diary))

    def shown(self, day: date) -> str | None:
        """The time that has to be shown of what is said now of a day."""
        return f"{wall(self.now, self.zone):%H:%M}" if day == self.today() else None

    def wait(self) -> None:
        self.now += self.chance.choice(
            (timedelta(seconds=5), timedelta(minutes=self.chance.randint(1, 90)),
             timedelta(minutes=self.chance.randint(60, 2400)))
        )  # fmt: skip
        if self.chance.random() < 0.1:
            self.zone = self.chance.choice(ZONES)

    def page(self) -> date:
        """The day of the page before them: opened now, or a while ago and left."""
        if self.drawn is None or self.chance.random() < 0.4:
            self.drawn = self.tap().day
            if self.drawn != self.today():
                self.wrong.append(f"the page says {self.drawn}")
        return self.drawn

    def say(self) -> None:
        drawn = self.page()
        day = drawn - timedelta(days=self.chance.choice((0, 0, 0, 1, 3)))
        self.wait()
        tap = self.tap()
        meant = days_meant(tap, day, drawn)
        if day == drawn and set(meant) != {drawn, self.today()}:
            self.wrong.append(f"asked of {meant} on {self.today()} before a page of {drawn}")
        answer = self.chance.choice(meant)
        self.chance.choice((self.pain, self.form, self.session))(tap, answer)
        self.expected[-1] = (self.expected[-1][0], answer, self.shown(answer))

    def pain(self, tap: Tap, day: date) -> None:
        keep(self.diary, said_at(tap, CheckIn(day, self.chance.randint(0, 10))))
        self.expected.append(("CheckIn", day, None))

    def form(self, tap: Tap, day: date) -> None:
        keep_check_in(self.diary, None, day, self.chance.choice(HOME), tap, None)
        self.expected.append(("CheckIn", day, None))

    def session(self, tap: Tap, day: date) -> None:
        done: tuple[Callable[[], Session], ...] = (
            lambda: all_done(day, MORNING, relief=False),
            lambda: not_done(day, MORNING, None),
            lambda: something_else(day, "a walk", 20),
        )
        keep(self.diary, said_at(tap, self.chance.choice(done)()))
        self.expected.append(("Session", day, None))

    def exercise(self) -> None:
        """A session in the player: on the day it was begun, however late the diary hears of it."""
        begun = self.today()
        parts = [
            {"exercise_id": i.exercise_id, "planned_s": i.seconds, "work": {i.exercise_id: 40}}
            for i in MORNING.items
        ]
        done: dict[str, int] = {}
        shown = None
        for item in MORNING.items:
            self.wait()
            done[item.exercise_id] = 40
            run = Run.model_validate(
                {"token": f"run {len(self.expected)} of {begun}", "diary": "d", "day": begun, "relief": False,
                 "before": None, "parts": parts, "done": done, "reasons": {}, "pains": {}, "leg": False,
                 "ended": False, "alarm": False, "sent": len(done)}
            )  # fmt: skip
            keep_run(self.diary, run, self.tap())
            shown = self.shown(begun) if len(done) == 1 else shown
        self.expected.append(("Session", begun, shown))

    def plan(self) -> None:
        tap = self.tap()
        made = self.diary.set_plan(
            routine=MORNING, weekdays={self.chance.randint(0, 6)}, start=tap.day, made_on=tap.day
        )
        if self.diary.plan_on(made.start) != made or made.start - tap.day > AHEAD:
            self.wrong.append(f"the plan made on {tap.day} is not in force")

    def read(self) -> None:
        """Whatever was said stands where it was seen, and is shown by the clock of then, read anywhere."""
        always = date.min, date.max
        kept = [*self.diary.check_ins(*always), *self.diary.sessions(*always)]
        elsewhere = self.chance.choice(ZONES)
        found = []
        for entry in kept:
            at = as_said(entry, elsewhere)
            found.append((type(entry).__name__, entry.day, f"{at:%H:%M}" if at else None))
        for one in sorted(set(found) ^ set(self.expected), key=repr):
            self.wrong.append(f"{'found' if one in found else 'missing'}: {one}")
        if len(found) != len(self.expected):
            self.wrong.append(f"{len(found)} entries of {len(self.expected)}")
        if kept and max(entry.day for entry in kept) - self.today() > AHEAD:
            self.wrong.append("a day lies too far ahead to be shown")


def begin(diary: Diary, seed: int) -> Life:
    """Someone somewhere, often shortly before the clocks change or the day ends."""
    chance = random.Random(seed)
    zone = chance.choice(ZONES)
    now = FIRST + timedelta(days=chance.randrange(DAYS - 30), seconds=chance.randrange(86400))
    changes = clock_changes(zone)
    if changes and chance.random() < 0.4:
        now = chance.choice(changes) - timedelta(minutes=chance.randint(0, 300))
    elif chance.random() < 0.5:
        midnight = datetime.combine(now.date(), time(), ZoneInfo(zone))
        now = midnight.astimezone(UTC) + timedelta(minutes=chance.randint(-60, 300))
    keep_day_end(diary, chance.randint(0, 4))
    return Life(diary, chance, zone, now)


def lived(diary: Diary, seed: int) -> list[str]:
    """What went wrong in the life of this number."""
    life = begin(diary, seed)
    for _ in range(life.chance.randint(3, 7)):
        life.chance.choices((life.say, life.exercise, life.plan), (6, 1, 1))[0]()
        life.wait()
    life.read()
    return [f"life {seed}: {wrong}" for wrong in life.wrong]


def main(number: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        wrong = [
            line
            for seed in range(number)
            for line in lived(open_diary(f"sqlite:///{folder}/lives.db", f"{seed}"), seed)
        ]
        close_diaries()
    sys.stdout.write("\n".join([*wrong, f"{number} lives, {len(wrong)} things wrong\n"]))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
