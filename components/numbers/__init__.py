"""Progress: pure functions from the day table to small frozen records, sentences and charts."""

from components.numbers.day_after import Association, association
from components.numbers.day_after_gates import Failed, Gate
from components.numbers.other_lags import Looks
from components.numbers.pain_change import Change, Direction, Week, change
from components.numbers.pain_trend import Trend, trend
from components.numbers.plan_adherence import (
    Adherence,
    Sessions,
    WeekAdherence,
    adherence,
    weekly,
)

__all__ = [
    "Adherence",
    "Association",
    "Change",
    "Direction",
    "Failed",
    "Gate",
    "Looks",
    "Sessions",
    "Trend",
    "Week",
    "WeekAdherence",
    "adherence",
    "association",
    "change",
    "trend",
    "weekly",
]
