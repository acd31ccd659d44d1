"""The whole of a person's diary at once: read at one moment, or changed in one transaction."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Row, Table

from data.diary.database.rows import PersonBound, Rows
from data.diary.database.tables import plan as plan_table
from data.diary.database.tables import preferences, profile, screening, setting
from data.diary.errors import NotSaved
from data.diary.keeping import about_person, plans
from data.diary.keeping.check_ins import CHECK_IN
from data.diary.keeping.entries import Layout, raise_versions
from data.diary.keeping.experiments import EXPERIMENT
from data.diary.keeping.own_moves import OWN_MOVE
from data.diary.keeping.pauses import PAUSE
from data.diary.keeping.routines import ROUTINE
from data.diary.keeping.sessions import SESSION
from data.diary.records.everything import DatedProfile, Everything, Known

# How what has an id lies in its table, by the name it has in Everything.
ENTRIES: Mapping[str, Layout[Any]] = {
    "check_ins": CHECK_IN,
    "sessions": SESSION,
    "pauses": PAUSE,
    "routines": ROUTINE,
    "own_moves": OWN_MOVE,
    "experiments": EXPERIMENT,
}
_AT_ONCE = 500  # ids in one statement
TOKENED = frozenset(kind for kind, layout in ENTRIES.items() if "token" in layout.table.c)


class _Series(NamedTuple):
    """How what is kept one after the other lies in its table, under rising numbers."""

    table: Table
    record: Callable[[Row[Any]], Any]
    values: Callable[[Any], dict[str, Any]]

    def load(self, rows: Rows) -> tuple[Any, ...]:
        return rows.read(self.record, self.table, order_by=(self.table.c.number,))

    def write(self, rows: Rows, records: Iterable[Any]) -> None:
        rows.delete(self.table)
        _insert(rows, self.table, [self.values(one) | {"number": n} for n, one in enumerate(records, 1)])


_SERIES: Mapping[str, _Series] = {
    "plans": _Series(plan_table, plans.as_record, plans.as_values),
    "profiles": _Series(
        profile,
        lambda row: DatedProfile(*about_person.as_profile(row)),
        lambda one: about_person.profile_values(one.profile, one.day),
    ),
    "screenings": _Series(screening, about_person.as_screening, about_person.screening_values),
}


class Whole(PersonBound):
    def everything(self) -> Everything:
        """All that is kept of the person, at one moment; what lies in the bin is left out."""
        with self._reading() as rows:
            wishes = rows.read(about_person.WISHES.record, preferences)
            return Everything(
                **{kind: _kept(layout, rows) for kind, layout in ENTRIES.items()},
                **{kind: series.load(rows) for kind, series in _SERIES.items()},
                preferences=wishes[0] if wishes else None,
                settings=dict(rows.read(lambda row: (row.name, row.value), setting)),
                tokens={kind: found for kind, layout in ENTRIES.items() if (found := _tokens(layout, rows))},
            )

    def known(self) -> Mapping[str, Known]:
        """What the diary knows of each kind that has ids."""
        with self._reading() as rows:
            return {kind: _known(layout.table, rows) for kind, layout in ENTRIES.items()}

    def replace_parts(self, before: Everything, after: Everything) -> None:
        """Let the parts of the diary that are `before` be `after`, all of them or none.

        What both name is changed, what `after` alone names is new, what `before` alone names goes for good.
        The other way round takes it back. Raises NotSaved where the diary is not as `before` says.
        """
        with self._writing() as rows:
            days: set[date] = set()
            for kind, layout in ENTRIES.items():
                days |= _swap_entries(
                    rows, layout, getattr(before, kind), getattr(after, kind), after.tokens.get(kind, {})
                )
            raise_versions(rows, days)
            for kind, series in _SERIES.items():
                _swap_series(rows, series, getattr(before, kind), getattr(after, kind))
            _swap_wishes(rows, before, after)
            _swap_settings(rows, before.settings, after.settings)


def _kept(layout: Layout[Any], rows: Rows) -> tuple[Any, ...]:
    return layout.load(rows, layout.table.c.deleted_at.is_(None))


def _tokens(layout: Layout[Any], rows: Rows) -> dict[str, str]:
    columns = layout.table.c
    if "token" not in columns:
        return {}
    kept = columns.token.is_not(None), columns.deleted_at.is_(None)
    return dict(rows.read(lambda row: (row.id, row.token), layout.table, *kept))


def _known(table: Table, rows: Rows) -> Known:
    has_tokens = "token" in table.c
    found = rows.columns((table.c.id, table.c.token) if has_tokens else (table.c.id,), table)
    tokens = frozenset(row.token for row in found if row.token is not None) if has_tokens else frozenset()
    return Known(frozenset(row.id for row in found), tokens)


def _swap_entries(
    rows: Rows,
    layout: Layout[Any],
    before: Sequence[Any],
    after: Sequence[Any],
    tokens: Mapping[str, str],
) -> set[date]:
    """The days that it is about."""
    old, new = _by_id(before), _by_id(after)
    if old and not old.items() <= _by_id(_kept(layout, rows)).items():
        raise _changed_since()
    _take_out(rows, layout.table, sorted(old.keys() - new.keys()))
    _change(rows, layout, (new[known] for known in old.keys() & new.keys()))
    _put_in(rows, layout, [one for one in after if one.id not in old], tokens)
    for one in after:
        layout.refuse(rows, one)
        layout.keep_parts(rows, one)
    return {day for one in (*before, *after) for day in layout.days(one)}


def _by_id(records: Iterable[Any]) -> dict[str, Any]:
    return {one.id: one for one in records}


def _take_out(rows: Rows, table: Table, ids: Sequence[str]) -> None:
    """Rows by their ids; what hangs on them goes with them."""
    for first in range(0, len(ids), _AT_ONCE):
        rows.delete(table, table.c.id.in_(ids[first : first + _AT_ONCE]))


def _change(rows: Rows, layout: Layout[Any], records: Iterable[Any]) -> None:
    for one in records:
        rows.update(layout.table, layout.values(one), layout.table.c.id == one.id)
        layout.drop_parts(rows, one)


def _put_in(rows: Rows, layout: Layout[Any], records: Sequence[Any], tokens: Mapping[str, str]) -> None:
    told = [layout.values(one) | _token(tokens.get(one.id)) for one in records]
    if "number" in layout.table.c:
        first = rows.next_number(layout.table)
        told = [values | {"number": first + place} for place, values in enumerate(told)]
    _insert(rows, layout.table, told)


def _token(token: str | None) -> dict[str, Any]:
    return {} if token is None else {"token": token}


def _swap_series(rows: Rows, series: _Series, before: Sequence[Any], after: Sequence[Any]) -> None:
    if before == after:
        return
    if series.load(rows) != before:
        raise _changed_since()
    series.write(rows, after)


def _swap_wishes(rows: Rows, before: Everything, after: Everything) -> None:
    if before.preferences == after.preferences:
        return
    there = rows.read(about_person.WISHES.record, preferences)
    if there != (() if before.preferences is None else (before.preferences,)):
        raise _changed_since()
    if after.preferences is None:
        rows.delete(preferences)
    else:
        rows.put(preferences, {}, about_person.WISHES.values(after.preferences))


def _swap_settings(rows: Rows, before: Mapping[str, str], after: Mapping[str, str]) -> None:
    there = dict(rows.read(lambda row: (row.name, row.value), setting))
    for name in before.keys() | after.keys():
        if there.get(name) != before.get(name):
            raise _changed_since()
        if name in after:
            rows.put(setting, {"name": name}, {"value": after[name]})
        else:
            rows.delete(setting, setting.c.name == name)


def _insert(rows: Rows, table: Table, values: Iterable[Mapping[str, Any]]) -> None:
    """Many rows at once; those that name other columns apart."""
    alike: dict[tuple[str, ...], list[Mapping[str, Any]]] = defaultdict(list)
    for one in values:
        alike[tuple(one)].append(one)
    for group in alike.values():
        rows.insert(table, *group)


def _changed_since() -> NotSaved:
    return NotSaved("Nothing was changed: the diary is no longer as it was. Look at it again, then go on.")
