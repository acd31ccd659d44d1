"""An experiment a person does on themselves: proposed, planned, stopped where it must be, read."""

from components.experiment.as_done import Kept, Trialled, trialled
from components.experiment.block_plan import Length, Question, can_tell, orders, planned, spans
from components.experiment.stopping_rules import Stop, Told, stop_of, worth_stopping
from components.experiment.trial_reading import Gate, Reading, read

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
