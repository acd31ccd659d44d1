"""An experiment a person does on themselves: proposed, planned, stopped where it must be, read."""

from components.progress.experiment.as_done import Kept, Trialled, trialled
from components.progress.experiment.plan import Length, Question, can_tell, orders, planned, spans
from components.progress.experiment.reading import Gate, Reading, read
from components.progress.experiment.stopping import Stop, Told, stop_of, worth_stopping

__all__ = [
    "Gate",
    "Kept",
    "Length",
    "Question",
    "Reading",
    "Stop",
    "Told",
    "Trialled",
    "can_tell",
    "orders",
    "planned",
    "read",
    "spans",
    "stop_of",
    "trialled",
    "worth_stopping",
]
