"""A dose and a length of time in words."""

from components.catalogue.dose_table import KEPT_UP_S
from data.diary import OwnDose, RoutineItem


def duration(seconds: int) -> str:
    """A length of time in words: "9 min 40 s"."""
    minutes, rest = divmod(seconds, 60)
    return " ".join(
        part for part, shown in ((f"{minutes} min", minutes), (f"{rest} s", rest or not minutes)) if shown
    )


def dose_words(item: RoutineItem | OwnDose) -> str:
    """A dose in words: sets, repetitions, hold, sides."""
    repeated = f"{item.reps} ×" if item.reps > 1 else "once"
    sets = f"{item.sets} sets of {item.reps}" if item.sets > 1 else repeated
    held = f"hold {item.hold_s} s" if item.hold_s else ""
    hold = f"for {duration(item.hold_s)}" if item.hold_s >= KEPT_UP_S else held
    sides = "each side" if item.sides == 2 else ""
    return ", ".join(part for part in (sets, hold, sides) if part)
