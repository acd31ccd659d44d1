"""When a person's day ends: at midnight, or at an hour after it for who is up late."""

from components.shell.kept import Kept, remember
from data.diary import Diary
from data.unfit import Unfit

HOURS = {0: "Midnight", 1: "1 a.m.", 2: "2 a.m.", 3: "3 a.m.", 4: "4 a.m."}
_SETTING = "day_ends"


def day_ends(diary: Diary) -> int:
    """The hour after midnight until which what is done belongs to the day before; 0 unless it was changed."""
    said = diary.setting(_SETTING)
    return next((hour for hour in HOURS if str(hour) == said), 0)


def keep_day_end(diary: Diary, hour: int) -> Kept[str]:
    """From now on the day ends at this hour; days logged already stay as they are."""
    if hour not in HOURS:
        raise Unfit("A day ends at midnight, or by 4 in the morning.")
    return remember(diary, _SETTING, str(hour))
