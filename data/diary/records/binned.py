"""What can be deleted and come back."""

from dataclasses import dataclass
from datetime import datetime

from data.diary.records.check_in import CheckIn
from data.diary.records.experiment import Experiment
from data.diary.records.own_move import OwnMove
from data.diary.records.plan import Pause
from data.diary.records.routine import Routine
from data.diary.records.session import Session

Entry = CheckIn | Session | Pause | Routine | OwnMove | Experiment  # what can be deleted and come back


@dataclass(frozen=True, slots=True)
class Binned:
    """A deleted record that can still come back."""

    record: Entry
    deleted_at: datetime
