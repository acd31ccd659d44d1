"""What the diary keeps about a person beside their days: profile, wishes, red-flag answers, settings."""

import uuid
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Row

from data import clock
from data.diary.errors import NotFound
from data.diary.records import Answer, Preferences, Profile, Screening
from data.diary.rows import PersonBound
from data.diary.tables import preferences, profile, screening, setting

_PROFILE_SETS = ("conditions", "red_flags", "equipment", "cannot", "eases")
_WISH_SETS = ("purposes", "favourites", "hidden")


def _sets(record: object, names: tuple[str, ...]) -> dict[str, list[str]]:
    return {name: sorted(getattr(record, name)) for name in names}


def _profile(row: Row[Any]) -> tuple[Profile, date]:
    sets = {name: frozenset(getattr(row, name)) for name in _PROFILE_SETS}
    return Profile(pain_now=row.pain_now, level=row.level, **sets), row.day


def _wishes(row: Row[Any]) -> Preferences:
    sets = {name: frozenset(getattr(row, name)) for name in _WISH_SETS}
    return Preferences(row.minutes, article_only=row.article_only, **sets)


def _screening(row: Row[Any]) -> Screening:
    answers = {flag: Answer(answer) for flag, answer in row.answers.items()}
    return Screening(row.day, answers, row.cleared_on, row.at, row.id)


class AboutPerson(PersonBound):
    def save_profile(self, record: Profile, day: date) -> None:
        """Keep the profile as it is from `day` on; earlier ones are kept too."""
        if self.profile() == (record, day):
            return
        with self._writing() as rows:
            columns = {"number": rows.next_number(profile), "day": day, "level": record.level}
            sets = _sets(record, _PROFILE_SETS)
            rows.insert(profile, {**columns, "pain_now": record.pain_now, **sets})

    def profile(self) -> tuple[Profile, date] | None:
        """The profile saved last, with its day."""
        saved = self.profiles()
        return saved[-1] if saved else None

    def profiles(self) -> tuple[tuple[Profile, date], ...]:
        """Every profile saved, oldest first."""
        with self._reading() as rows:
            return rows.read(_profile, profile, order_by=(profile.c.number,))

    def save_preferences(self, record: Preferences) -> None:
        with self._writing() as rows:
            columns = {"minutes": record.minutes, "article_only": record.article_only}
            rows.put(preferences, {}, columns | _sets(record, _WISH_SETS))

    def preferences(self) -> Preferences:
        """What the person wishes, or the defaults where nothing was said."""
        with self._reading() as rows:
            saved = rows.read(_wishes, preferences)
        return saved[0] if saved else Preferences()

    def add_screening(self, record: Screening) -> Screening:
        """Keep one round of red-flag answers (`at` now if not given). One with a known id is kept once."""
        with self._writing() as rows:
            if known := rows.read(_screening, screening, screening.c.id == record.id):
                return known[0]
            new = replace(record, id=record.id or uuid.uuid4().hex, at=record.at or clock.now())
            rows.insert(
                screening,
                {
                    "id": new.id,
                    "number": rows.next_number(screening),
                    "day": new.day,
                    "at": new.at,
                    "answers": {flag: Answer(answer).value for flag, answer in new.answers.items()},
                    "cleared_on": new.cleared_on,
                },
            )
            return new

    def clear_screening(self, record: Screening, day: date) -> Screening:
        """Keep the day on which a clinician cleared what this screening raised."""
        cleared = replace(record, cleared_on=day)
        here = screening.c.id == cleared.id
        with self._writing() as rows:
            if not rows.update(screening, {"cleared_on": cleared.cleared_on}, here):
                raise NotFound("Not saved: these answers are no longer in the diary.")
            return rows.read(_screening, screening, here)[0]

    def screenings(self) -> tuple[Screening, ...]:
        """Every round of answers, newest first."""
        with self._reading() as rows:
            return rows.read(_screening, screening, order_by=(screening.c.number.desc(),))

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
