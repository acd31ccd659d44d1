"""A lesson's own-diary switch: the day table of whoever keeps a diary on this computer."""

from typing import TYPE_CHECKING

from data.diary import open_diary

if TYPE_CHECKING:
    from pandas import DataFrame


def own_days() -> "DataFrame":
    """The day table of the diary Backwise keeps on this computer, for a notebook you keep to yourself.

    Raises `ValueError` where it has no entry, and `DiaryUnavailable` where it can't be read.
    """
    diary = open_diary()
    days = diary.days()
    if days.empty:
        raise ValueError(f"There is no entry yet in {diary.data_place()}.")
    return days
