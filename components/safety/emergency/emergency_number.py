"""The emergency number where the person is: a setting, because it differs between countries."""

import re

from components.shell.kept import Kept, remember
from data.diary import Diary
from data.unfit import Unfit

DEFAULT = "112"
SETTING = "emergency_number"
_NUMBER = re.compile(r"\+?[0-9][0-9 ]{1,18}")


def checked_number(text: str) -> str:
    """The number as typed, if a telephone can call it; `ValueError` with a sentence otherwise."""
    if not _NUMBER.fullmatch(text.strip()):
        raise Unfit("Not saved: an emergency number has digits only, like 112 or 911.")
    return text.strip()


def keep_number(diary: Diary, text: str) -> Kept[str]:
    """Keep the number as typed. Raises ValueError where no telephone can call it."""
    return remember(diary, SETTING, checked_number(text))


def emergency_number_of(diary: Diary) -> str:
    """The number this person set, or the usual one."""
    try:
        return checked_number(diary.setting(SETTING, DEFAULT))
    except ValueError:
        return DEFAULT
