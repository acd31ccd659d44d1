"""Keeping a move the person brought along."""

from functools import partial

from components.shell.kept import Kept
from data.diary import Diary, OwnMove


def keep_own(diary: Diary, move: OwnMove, before: OwnMove | None) -> Kept[OwnMove]:
    """Keep a move as it is described now; `before`: as it was kept so far, None for a new one."""
    kept = diary.save_own_move(move)
    return Kept(kept, partial(diary.save_own_move, before) if before else partial(diary.delete, kept))
