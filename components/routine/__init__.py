"""Routines: the dose of a move, the builder, changing a routine, checking it again, sharing it."""

from components.routine.building.builder import build_routine
from components.routine.building.built import Built, Gap
from components.routine.building.goal import SolverFailed
from components.routine.edits import add, move_down, move_up, remove, swap, with_dose
from components.routine.order import most_moves
from components.routine.rechecking import Rechecked, recheck
from components.routine.sharing import Opened, link, open_link
from data.diary import Preferences, Routine, RoutineItem

__all__ = [
    "Built",
    "Gap",
    "Opened",
    "Preferences",
    "Rechecked",
    "Routine",
    "RoutineItem",
    "SolverFailed",
    "add",
    "build_routine",
    "link",
    "most_moves",
    "move_down",
    "move_up",
    "open_link",
    "recheck",
    "remove",
    "swap",
    "with_dose",
]
