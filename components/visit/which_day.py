"""What was said on a page opened on another day: it is kept for the day it was meant for, which is asked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from components.shell.clock import Tap, named
from components.shell.notices import Notice, hush, tell_if_quiet

_WAITING = "which_day"
_LOOKED_ON = "looked_on"

# Keeps what was said at a tap for a day, at the version of the day that was seen; None where that failed.
Keep = Callable[[Tap, date, int | None], object | None]


@dataclass(frozen=True, slots=True)
class _Waiting:
    """What was said, and not kept yet."""

    said: str
    drawn: date  # the day for which the page was drawn
    tap: Tap
    meant: tuple[date, ...]
    keep: Keep


def days_meant(tap: Tap, day: date, drawn: date) -> tuple[date, ...]:
    """The day that something said now on a page drawn for `drawn` is about; both, if it may be one of two.

    It is open only where it was the page's today, and that is another day by now.
    """
    return tuple(sorted({day, tap.day})) if day == drawn else (day,)


def keep_for_its_day(
    tap: Tap, day: date, *, drawn: date, version: int | None, key: str, said: str, keep: Keep
) -> bool:
    """Keep what was said at this tap for `day`, or ask where that was the page's today and is no longer.

    `said`: in our own words; `key`: the same for the same thing said twice. Returns whether it is kept or
    waits for the answer; else it is still to be said again, and a notice tells why.
    """
    meant = days_meant(tap, day, drawn)
    if len(meant) == 1:
        return keep(tap, day, version) is not None
    st.session_state[_WAITING] = {**_waiting(), key: _Waiting(said, drawn, tap, meant, keep)}
    hush()
    return True


def say_new_day(today: date) -> None:
    """Say so where the day has changed since the page before this one, unless there is more to say."""
    before = st.session_state.get(_LOOKED_ON, today)
    st.session_state[_LOOKED_ON] = today
    if before != today and not _waiting():
        tell_if_quiet(Notice(f"It is {today:%A %-d %B} now: you are looking at the new day."))


def ask_which_day(today: date) -> None:
    """Ask of everything that waits which day it is for: at the foot, in sight wherever the tap was made."""
    for number, (key, one) in enumerate(_waiting().items()):
        with st.bottom, st.container(key=f"which_day_{number}", gap="xsmall"):
            st.write(
                f"It is {one.tap.day:%A %-d %B} now, and this page was opened on {one.drawn:%A %-d %B}. "
                f"Not saved yet: {one.said}. Which day is it for?"
            )
            with st.container(horizontal=True):
                for day in one.meant:
                    st.button(
                        named(day, today, capital=True),
                        key=f"which_day_{number}_{day}",
                        on_click=_answered,
                        args=(key, one, day),
                    )
                none = f"which_day_{number}_none"
                st.button("Don't save it", key=none, type="tertiary", on_click=_drop, args=(key,))


def _waiting() -> dict[str, _Waiting]:
    waiting: dict[str, _Waiting] = st.session_state.get(_WAITING, {})
    return waiting


def _answered(key: str, one: _Waiting, day: date) -> None:
    if one.keep(one.tap, day, None) is not None:
        _drop(key)


def _drop(key: str) -> None:
    st.session_state[_WAITING] = {other: one for other, one in _waiting().items() if other != key}
