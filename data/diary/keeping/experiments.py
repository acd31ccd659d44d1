"""Experiments a person does on themselves: kept as planned, never changed, one at a time."""

from collections.abc import Set
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row

from data.diary.database.rows import Rows
from data.diary.database.tables import experiment as table
from data.diary.errors import ExperimentRefused, NotFound
from data.diary.keeping.entries import Entries, Layout
from data.diary.records import Experiment

_KEPT = table.c.deleted_at.is_(None)


class ExperimentLayout(Layout[Experiment]):
    kind = "experiment"
    table = table
    order = (table.c.start, table.c.made_on, table.c.id)

    def days(self, record: Experiment) -> Set[date]:  # noqa: ARG002 - what is said of a day stays as it is
        return frozenset()

    def values(self, record: Experiment) -> dict[str, Any]:
        names = ("question", "move", "seed", "start", "made_on", "stopped_on")
        return {
            **{name: getattr(record, name) for name in names},
            "expects": record.expects.value,
            "block_order": record.order,
            "blocks": [[block.arm.value, block.days] for block in record.blocks],
        }

    def load(self, rows: Rows, *where: ColumnElement[bool]) -> tuple[Experiment, ...]:
        return rows.read(_record, table, *where, order_by=self.order)

    def refuse(self, rows: Rows, record: Experiment) -> None:
        others = self.load(rows, _KEPT, table.c.id != record.id)
        if any(other.start <= record.last and record.start <= other.last for other in others):
            raise ExperimentRefused("Only one experiment at a time. Another one already has these days.")


def _record(row: Row[Any]) -> Experiment:
    return Experiment(
        question=row.question,
        expects=row.expects,
        order=row.block_order,
        seed=row.seed,
        start=row.start,
        blocks=tuple(row.blocks),
        move=row.move,
        made_on=row.made_on,
        stopped_on=row.stopped_on,
        id=row.id,
    )


EXPERIMENT = ExperimentLayout()


class Experiments(Entries):
    def start_experiment(self, record: Experiment, *, token: str | None = None) -> Experiment:
        """Keep a new experiment. The same `token` again returns what is already kept.

        Raises ExperimentRefused where another one has some of its days.
        """
        return self._add(EXPERIMENT, record, token)

    def stop_experiment(self, record: Experiment, on: date | None) -> Experiment:
        """Let nothing from `on` on count; with None, the stop is taken back. Nothing else of it changes."""
        here = table.c.id == record.id
        with self._writing() as rows:
            stored = EXPERIMENT.load(rows, here, _KEPT)
            if not stored:
                raise NotFound("Not saved: this experiment is no longer in the diary.")
            if on is None:
                EXPERIMENT.refuse(rows, replace(stored[0], stopped_on=None))
            rows.update(table, {"stopped_on": on}, here)
            return EXPERIMENT.load(rows, here)[0]

    def experiments(self) -> tuple[Experiment, ...]:
        """All of them, by their first day."""
        with self._reading() as rows:
            return EXPERIMENT.load(rows, _KEPT)
