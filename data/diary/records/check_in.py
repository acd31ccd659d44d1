"""What a person says of a day."""

from dataclasses import dataclass
from datetime import date, datetime

from data.diary.records.checks import NOTE_LIMIT, check_day, check_moment, check_nrs, check_text
from data.unfit import Unfit


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What a person says of a day, at one moment of it. Nothing said is None, never 0."""

    day: date
    pain: int | None = None  # NRS 0-10
    function: int | None = None  # 0-10, "did what mattered"
    confidence: int | None = None  # 0-10, confidence to move
    sleep_h: float | None = None  # hours
    note: str = ""
    at: datetime | None = None
    id: str = ""

    def __post_init__(self) -> None:
        check_day(self.day)
        check_nrs("Pain", self.pain)
        check_nrs("Doing what mattered", self.function)
        check_nrs("Confidence", self.confidence)
        if self.sleep_h is not None and not 0 <= self.sleep_h <= 24:
            raise Unfit("Sleep is 0 to 24 hours.")
        check_text("A note", self.note, NOTE_LIMIT)
        check_moment(self.at)
        said = (self.pain, self.function, self.confidence, self.sleep_h)
        if all(value is None for value in said) and not self.note:
            raise Unfit("Say at least one thing about the day.")
