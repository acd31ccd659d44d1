"""What the diary keeps about a person beside their days: profile, wishes, red-flag answers, settings."""

import uuid
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

from data import clock
from data.diary.database.columns import Columns
from data.diary.database.rows import PersonBound, Rows
from data.diary.database.tables import preferences, profile, screening, setting
from data.diary.errors import NotFound
from data.diary.records import Answer, Answered, Preferences, Profile, RoundState, Screening
from data.diary.records.screening import CLEARED_BEFORE
from data.unfit import Unfit

_PROFILE = Columns(Profile, profile)
WISHES = Columns(Preferences, preferences)
_ROUND = Columns(Screening, screening, apart={"answers", "cleared", "cleared_on", "dates", "history"})
_ANSWERS = tuple(Answer)


def as_profile(row: Row[Any]) -> tuple[Profile, date]:
    return _PROFILE.record(row), row.day


def profile_values(record: Profile, day: date) -> dict[str, Any]:
    return _PROFILE.values(record) | {"day": day}


def as_screening(row: Row[Any]) -> Screening:
    """What of a round can be right. An answer or a day that can't was not given: the question is asked again,
    and a sign is not cleared."""
    can_be = row.cleared_on is None or row.cleared_on >= row.day - CLEARED_BEFORE
    return _ROUND.record(
        row,
        answers={flag: said for flag, said in _entries(row.answers) if said in _ANSWERS},
        cleared_on=row.cleared_on if can_be else None,
        cleared=None if row.cleared is None and can_be else _days(row.cleared),
        dates=_days(row.dates),
        history=tuple(one for one in map(_answered, row.history or ()) if one),
    )


def _entries(saved: object) -> Collection[tuple[str, Any]]:
    return saved.items() if isinstance(saved, dict) else ()


def _days(saved: object) -> dict[str, date]:
    days = ((flag, _day(said)) for flag, said in _entries(saved))
    return {flag: day for flag, day in days if day}


def _day(saved: object) -> date | None:
    try:
        return date.fromisoformat(str(saved))
    except ValueError:
        return None


def _answered(saved: Sequence[str]) -> Answered | None:
    try:
        flag, answer, day, at = saved
        return Answered(flag, Answer(answer), date.fromisoformat(day), datetime.fromisoformat(at))
    except (ValueError, TypeError):
        return None


def screening_values(record: Screening) -> dict[str, Any]:
    return _ROUND.values(record) | {
        "answers": {flag: said.value for flag, said in record.answers.items()},
        "cleared_on": record.cleared_on,
        "cleared": {flag: day.isoformat() for flag, day in (record.cleared or {}).items()},
        "dates": {flag: day.isoformat() for flag, day in record.dates.items()},
        "history": [
            [said.flag, said.answer.value, said.day.isoformat(), said.at.isoformat()]
            for said in record.history
        ],
    }


def _with_answers(
    old: Screening, answers: Mapping[str, Answer], cleared: Mapping[str, date], day: date, moment: datetime
) -> Screening:
    """The round with these answers: a yes that is not among the `cleared` ones lifts its clearance."""
    kept = {**(old.cleared or {}), **cleared}
    again = {flag for flag, answer in answers.items() if answer is not Answer.NO} - cleared.keys()
    changed = [f for f, said in answers.items() if old.answers.get(f) is not said or f in again & kept.keys()]
    return replace(
        old,
        answers={**old.answers, **answers},
        cleared_on=None if again else old.cleared_on,
        cleared={flag: since for flag, since in kept.items() if flag not in again},
        history=(*old.history, *(Answered(flag, answers[flag], day, moment) for flag in changed)),
    )


def _round(rows: Rows, id_: str) -> Screening:
    if found := rows.read(as_screening, screening, screening.c.id == id_):
        return found[0]
    raise NotFound("Not saved: these answers are no longer in the diary.")


def _rewritten(rows: Rows, record: Screening) -> Screening:
    rows.update(screening, screening_values(record), screening.c.id == record.id)
    return record


class AboutPerson(PersonBound):
    def save_profile(self, record: Profile, day: date) -> None:
        """Keep the profile as it is from `day` on; earlier ones are kept too."""
        with self._writing() as rows:
            if rows.read(as_profile, profile, order_by=(profile.c.number,))[-1:] == ((record, day),):
                return
            rows.insert(profile, profile_values(record, day) | {"number": rows.next_number(profile)})

    def profile(self) -> tuple[Profile, date] | None:
        """The profile saved last, with its day."""
        saved = self.profiles()
        return saved[-1] if saved else None

    def profiles(self) -> tuple[tuple[Profile, date], ...]:
        """Every profile saved, oldest first."""
        with self._reading() as rows:
            return rows.read(as_profile, profile, order_by=(profile.c.number,))

    def save_preferences(self, record: Preferences) -> None:
        with self._writing() as rows:
            rows.put(preferences, {}, WISHES.values(record))

    def preferences(self) -> Preferences:
        """What the person wishes, or the defaults where nothing was said."""
        with self._reading() as rows:
            saved = rows.read(WISHES.record, preferences)
        return saved[0] if saved else Preferences()

    def add_screening(self, record: Screening) -> Screening:
        """Keep one round of red-flag answers (`at` now if not given). One with a known id is kept once."""
        with self._writing() as rows:
            if known := rows.read(as_screening, screening, screening.c.id == record.id):
                return known[0]
            new = replace(record, id=record.id or uuid.uuid4().hex, at=record.at or clock.now())
            rows.insert(screening, screening_values(new) | {"number": rows.next_number(screening)})
            return new

    def answer_screening(
        self,
        round_id: str,
        answers: Mapping[str, Answer],
        day: date,
        *,
        at: datetime | None = None,
        cleared: Mapping[str, date] | None = None,
        dates: Mapping[str, date] | None = None,
        complete: Callable[[Mapping[str, Answer]], bool] = lambda _: False,
    ) -> Screening:
        """Keep these answers with a round, at once: a yes counts from then on, whatever was cleared before.

        `cleared`: flags said yes to that a clinician had cleared, unchanged since. `complete`: whether such
        answers are all there are to give; an open round is then done. Answers taken back stay in its history.
        """
        with self._writing() as rows:
            old = _round(rows, round_id)
            new = replace(
                _with_answers(old, answers, cleared or {}, day, at or clock.now()),
                dates={**old.dates, **(dates or {})},
            )
            done = old.state is RoundState.DONE or complete(new.answers)
            return _rewritten(rows, replace(new, state=RoundState.DONE if done else RoundState.OPEN))

    def leave_screening(self, round_id: str) -> Screening:
        """Break off a round; what stood before it stands. Raises ValueError where it raised something."""
        with self._writing() as rows:
            old = _round(rows, round_id)
            if old.standing or old.state is RoundState.DONE:
                raise Unfit("Not left: what was answered counts.")
            return _rewritten(rows, replace(old, state=RoundState.LEFT))

    def clear_screening(
        self, record: Screening, day: date, flags: Collection[str] | None = None
    ) -> Screening:
        """Keep the day on which a clinician cleared what this screening raised, or these flags of it."""
        replace(record, cleared_on=day)  # raises where that can't be
        with self._writing() as rows:
            old = _round(rows, record.id)
            named = old.standing if flags is None else old.standing & set(flags)
            cleared = {**(old.cleared or {}), **dict.fromkeys(named, day)}
            return _rewritten(rows, replace(old, cleared_on=day, cleared=cleared))

    def screenings(self) -> tuple[Screening, ...]:
        """Every round of answers, newest first."""
        with self._reading() as rows:
            return rows.read(as_screening, screening, order_by=(screening.c.number.desc(),))

    def last_screening(self) -> Screening | None:
        saved = self.screenings()
        return saved[0] if saved else None

    def setting(self, name: str, default: str = "") -> str:
        return self.settings().get(name, default)

    def settings(self) -> dict[str, str]:
        """Every setting that was ever changed."""
        with self._reading() as rows:
            return dict(rows.read(lambda row: (row.name, row.value), setting, order_by=(setting.c.name,)))

    def set_setting(self, name: str, value: str) -> None:
        with self._writing() as rows:
            rows.put(setting, {"name": name}, {"value": value})
