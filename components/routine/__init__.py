"""Routines: the dose of a move, the builder, changing a routine, checking it again, sharing it."""

from components.routine.builder import build_routine
from components.routine.built import Built, Gap
from data.diary import Preferences, Routine, RoutineItem

__all__ = [
    "Built",
    "Gap",
    "Preferences",
    "Routine",
    "RoutineItem",
    "build_routine",
]
