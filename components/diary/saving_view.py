"""Saving, said aloud: what was kept, how to undo it, or why nothing was."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from data.diary import CheckIn, DayChanged, Diary, DiaryError, Experiment, OwnMove, Pause, Routine, Session

_NOTICE = "notice"

T = TypeVar("T")
Entry = CheckIn | Session | Pause | Routine | OwnMove | Experiment


@dataclass(frozen=True, slots=True)
class Notice:
    """One line at the foot of the page, with an undo where there is one."""

    words: str
    failed: bool = False
    undo: Callable[[], object] | None = None


def save(action: Callable[[], T], words: str, undo: Callable[[T], object] | None = None) -> T | None:
    """Do `action`; say `words` and offer the undo when it worked, say why when it did not.

    Returns what the action returned, or None when nothing was saved. What the person typed stays
    in their form either way.
    """
    try:
        result = action()
    except DayChanged:
        st.session_state[_NOTICE] = Notice(
            "Not saved: this day was changed in another tab. "
            "It is shown as it is now; save again to add yours.",
            failed=True,
        )
    except (DiaryError, ValueError) as error:
        st.session_state[_NOTICE] = Notice(str(error), failed=True)
    else:
        st.session_state[_NOTICE] = Notice(words, undo=(lambda: undo(result)) if undo else None)
        return result
    return None


def delete_button(diary: Diary, record: Entry, words: str, *, label: str = "Delete") -> None:
    """A button that puts a record into the bin, with an undo."""
    st.button(
        label,
        key=f"delete_{record.id}",
        type="tertiary",
        on_click=save,
        args=(lambda: diary.delete(record), words, lambda _: diary.restore(record)),
    )


def draw_notice() -> None:
    """Show the latest notice until it is dismissed or another takes its place."""
    notice: Notice | None = st.session_state.get(_NOTICE)
    if notice is None:
        return
    with st.bottom, st.container(horizontal=True, vertical_alignment="center", key="notice"):
        icon = ":material/error:" if notice.failed else ":material/check_circle:"
        st.markdown(icon)
        st.text(notice.words)  # may hold words of the person's own: text only
        if notice.undo:
            st.button("Undo", icon=":material/undo:", on_click=_undo, args=(notice.undo,), key="undo")
        st.button("Close", type="tertiary", on_click=_close, key="close_notice")


def _undo(undo: Callable[[], object]) -> None:
    save(undo, "Undone.")


def _close() -> None:
    st.session_state.pop(_NOTICE, None)
