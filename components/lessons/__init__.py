"""Lessons: notebooks that run on Backwise's own functions, and reading what they stored."""

from components.lessons.exercise import Exercise
from components.lessons.own_diary import own_days
from components.lessons.reader import Chart, Code, Lesson, Printed, Prose, Table, lessons, read
from components.lessons.sources import cited

__all__ = [
    "Chart",
    "Code",
    "Exercise",
    "Lesson",
    "Printed",
    "Prose",
    "Table",
    "cited",
    "lessons",
    "own_days",
    "read",
]
