"""Progress: pure functions from the day table to small frozen records, sentences and charts."""

from components.progress.adherence import Adherence, Score, Sessions, WeekAdherence, adherence, score, weekly
from components.progress.association import Association, association
from components.progress.change import Change, Direction, Week, change
from components.progress.gates import Failed, Gate
from components.progress.looks import Looks
from components.progress.trend import Trend, trend

__all__ = [
    "Adherence",
    "Association",
    "Change",
    "Direction",
    "Failed",
    "Gate",
    "Looks",
    "Score",
    "Sessions",
    "Trend",
    "Week",
    "WeekAdherence",
    "adherence",
    "association",
    "change",
    "score",
    "trend",
    "weekly",
]
