"""What a person says of a day."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from data.diary.records.checks import NOTE_LIMIT, check_day, check_moment, check_scales, check_text, nrs
from data.unfit import Unfit


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What a person says of a day, at one moment of it. Nothing said is None, never 0."""

    day: date
    pain: int | None = nrs("Pain")
    function: int | None = nrs("Doing what mattered")
    confidence: int | None = nrs("Confidence")  # to move
    sleep_h: float | None = None  # hours
    note: str = ""
    at: datetime | None = None
    id: str = ""
    offset_min: int | None = None  # of the clock it was said by, minutes east of UTC; None is not known
    later: bool = False  # filled in on another day than the one it is about

    def __post_init__(self) -> None:
        check_day(self.day)
        check_scales(self)
        if self.sleep_h is not None and not 0 <= self.sleep_h <= 24:
            raise Unfit("Sleep is 0 to 24 hours.")
        check_text("A note", self.note, NOTE_LIMIT)
        check_moment(self.at, self.offset_min)
        if all(getattr(self, name) is None for name in NUMBERS) and not self.note:
            raise Unfit("Say at least one thing about the day.")


# The fields that are numbers. The day table has a column for each: its mean over the day.
NUMBERS = tuple(
    field.name
    for field in fields(CheckIn)
    if field.type in (int | None, float | None) and field.name != "offset_min"
)
