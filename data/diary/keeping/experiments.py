"""Experiments a person does on themselves: kept as planned, never changed, one at a time."""

from dataclasses import replace
from datetime import date

from data.diary.database.columns import Columns
from data.diary.database.rows import Rows
from data.diary.database.tables import experiment as table
from data.diary.errors import ExperimentRefused, NotFound
from data.diary.keeping.entries import Entries, Layout
from data.diary.records import Experiment

_KEPT = table.c.deleted_at.is_(None)


class ExperimentLayout(Layout[Experiment]):
    def refuse(self, rows: Rows, record: Experiment) -> None:
        others = self.load(rows, _KEPT, table.c.id != record.id)
        if any(other.start <= record.last and record.start <= other.last for other in others):
            raise ExperimentRefused("Only one experiment at a time. Another one already has these days.")


EXPERIMENT = ExperimentLayout(
    Columns(Experiment, table, renamed={"order": "block_order"}), "start", "made_on", "id"
)


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
