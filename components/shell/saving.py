"""Saving, said aloud: what was kept, how to undo it, or why nothing was."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

import streamlit as st

from components.shell.failing import log_fault
from components.shell.kept import Kept, delete
from components.shell.notices import Notice, tell
from data.diary import DayChanged, Diary, DiaryError, Entry
from data.unfit import Unfit

T = TypeVar("T")


def save(action: Callable[[], T], words: str | Callable[[T], str]) -> T | None:
    """Do `action`; say `words` when it worked, and offer the way back it gave; say why when it did not.

    `words` may be made of what came of it. Returns what the action returned, or None when nothing was saved.
    What the person typed stays in their form either way.
    """
    try:
        result = action()
    except DayChanged:
        tell(
            Notice(
                "Not saved: this day was changed in another tab. "
                "It is shown as it is now; save again to add yours.",
                failed=True,
            )
        )
    except (DiaryError, Unfit) as error:
        tell(Notice(str(error), failed=True))
    except Exception as error:
        _our_fault(error)
    else:
        undo = result.undo if isinstance(result, Kept) else None
        said = words if isinstance(words, str) else words(result)
        tell(Notice(said, undo=partial(_undo, undo) if undo else None))
        return result
    return None


def quietly(action: Callable[[], T]) -> T | None:
    """Do `action` without a word; say why when it did not work. Returns None then."""
    try:
        return action()
    except (DiaryError, Unfit) as error:
        tell(Notice(str(error), failed=True))
    except Exception as error:
        _our_fault(error)
    return None


def _our_fault(error: Exception) -> None:
    log_fault(error)
    tell(
        Notice(
            "Something went wrong here, and nothing was saved. Go on as you like, or load the page anew "
            "and try once more.",
            failed=True,
        )
    )


def _undo(undo: Callable[[], object]) -> None:
    save(undo, "Undone.")


def delete_button(
    diary: Diary, record: Entry, words: str, *, label: str = "Delete", key: str = "delete"
) -> None:
    """A button that puts a record into the bin, with an undo."""
    st.button(
        label,
        key=f"{key}_{record.id}",
        type="tertiary",
        on_click=save,
        args=(partial(delete, diary, record), words),
    )
