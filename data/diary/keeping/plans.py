"""Plans: which routine is meant for which weekdays or how many times a week, from which day on.

Changes are kept one after the other, each with the routine as it was: days that have been stay as they were.
"""

from collections.abc import Collection, Sequence
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any, overload

from sqlalchemy import Row

from data.diary.database.columns import Columns
from data.diary.database.rows import PersonBound, Rows
from data.diary.database.tables import plan as table
from data.diary.errors import PlanRefused
from data.diary.records import Plan, Routine
from data.diary.records.plan import in_force, in_turn

AHEAD = timedelta(days=2)  # who flies west has made plans on a day that is yet to come here
_PLAN = Columns(Plan, table, apart={"routine"})


def load(rows: Rows) -> tuple[Plan, ...]:
    """The plans that count, by their start: of several for one day, the one made last."""
    return in_turn(_as_made(rows))


def _as_made(rows: Rows) -> tuple[Plan, ...]:
    return rows.read(as_record, table, order_by=(table.c.number,))


def as_record(row: Row[Any]) -> Plan:
    return _PLAN.record(row, routine=None if row.routine is None else Routine(**row.routine))


def as_values(plan: Plan) -> dict[str, Any]:
    return _PLAN.values(plan) | {"routine": _snapshot(plan.routine)}


def _snapshot(routine: Routine | None) -> dict[str, Any] | None:
    return {field.name: getattr(routine, field.name) for field in fields(routine)} if routine else None


def _after_those_begun(new: Plan, made: Sequence[Plan]) -> Plan:
    """The plan, in place of one begun further east on a day yet to come here; from that day on, then."""
    begun = [
        old.start for old in made if old.made_on and new.made_on and new.start < old.start <= old.made_on
    ]
    return replace(new, start=max(begun)) if begun else new


class Plans(PersonBound):
    @overload
    def set_plan(self, plan: Plan, /) -> Plan: ...

    @overload
    def set_plan(
        self,
        /,
        *,
        routine: Routine | None,
        weekdays: Collection[int] = (),
        start: date,
        made_on: date | None = None,
        times_a_week: int | None = None,
    ) -> Plan: ...

    def set_plan(self, plan: Plan | None = None, /, **told: Any) -> Plan:
        """Mean `routine` for these weekdays (0 is Monday), or for `times_a_week`, from `start` on.

        `made_on`: the day it was decided.
        A plan that already starts on that day is replaced. Raises ValueError where `start` is before
        `made_on`, PlanRefused where a plan has been made on a later day than a flight west accounts for.
        """
        new = plan or Plan(**told)
        with self._writing() as rows:
            made = _as_made(rows)
            if made and made[-1] == new:
                return new
            if any(old.made_on > new.made_on + AHEAD for old in made if old.made_on and new.made_on):
                raise PlanRefused("Not saved: this plan is older than the one you have.")
            new = _after_those_begun(new, made)
            rows.insert(table, as_values(new) | {"number": rows.next_number(table)})
            return _as_made(rows)[-1]

    def stop_plan(self, start: date, made_on: date | None = None) -> Plan:
        """Ask for nothing from `start` on."""
        return self.set_plan(Plan(start, None, made_on=made_on))

    def remove_plan(self, plan: Plan, *, today: date | None = None) -> None:
        """Undo the change of plan made last; what was before it counts again.

        With `today`, a plan that began on an earlier day is refused: undoing it would rewrite those days.
        """
        with self._writing() as rows:
            made = _as_made(rows)
            if not made or made[-1] != plan:
                raise PlanRefused("Only the latest change of plan can be undone.")
            if today is not None and plan.start < today:
                raise PlanRefused(
                    "This plan has already begun. Stop it instead; what has been stays as it was."
                )
            latest = rows.next_number(table) - 1
            rows.delete(table, table.c.number == latest)

    def plans(self) -> tuple[Plan, ...]:
        """The plans that count, oldest start first."""
        with self._reading() as rows:
            return load(rows)

    def plan_on(self, day: date) -> Plan | None:
        """The plan in force on a day, None where there is none."""
        return in_force(self.plans(), day)
