"""Putting a backup back, with the backup of what was there as the way to undo it."""

from functools import partial

from components.shell.kept import Kept
from data.diary import Diary, backing_up
from data.diary.backing_up import Backup, Source


def restore(diary: Diary, source: Source) -> Kept[Backup]:
    """Put this backup in the place of the diary as it is. Raises DiaryError where it can't be."""
    before = backing_up.put_back(diary, source)
    return Kept(before, partial(backing_up.put_back, diary, before.file))
