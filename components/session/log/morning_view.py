"""The morning after a session: one question, one tap, once."""

from dataclasses import replace
from datetime import date, datetime

import streamlit as st

from components.session.log.morning import Morning, Told, keep_morning, morning_of
from components.shell.clock import Tap, as_said, local, on_day
from components.shell.kept import Kept, remember
from components.shell.saving import save
from components.shell.scales import scale
from components.visit import Visit
from data.diary import CheckIn

NOON = 12  # until then how the back is this morning is also how it is now
_SKIPPED = "morning_skipped"  # a setting: the day on which the person did not want to say


def morning_card(visit: Visit) -> bool:
    """Ask how the back is after yesterday's session, where there was one and nobody has said yet.

    True where the answer is today's pain as well, which then need not be asked a second time.
    """
    said = [entry for entry in visit.diary.check_ins(visit.today, visit.today) if entry.pain is not None]
    both = not said and _is_morning(local(visit.now, st.context.timezone), visit.today)
    morning = morning_of(visit.diary, visit.today, both=both)
    if not morning.waiting or visit.diary.setting(_SKIPPED) == str(visit.today):
        return False
    with st.container(border=True, key="morning"):
        st.header("The morning after", anchor=False)
        for entry in said[:1]:
            _offer(visit, morning, entry)
        key = f"morning_{visit.today}"
        scale(
            f"How {'is' if morning.both else 'was'} your back this morning, after yesterday's session? "
            "0 no pain, 10 the worst",
            None,
            key,
            on_change=_tell,
            args=(visit, morning, key),
        )
        st.button("Skip", type="tertiary", key="morning_skip", on_click=_skip, args=(visit,))
    return morning.both


def _is_morning(here: datetime, day: date) -> bool:
    """Whether it is the morning of this day, by the clock of `here`."""
    return here.date() == day and here.hour < NOON


def _offer(visit: Visit, morning: Morning, entry: CheckIn) -> None:
    """The day's first pain, where it was logged in the morning: one tap takes it for the answer."""
    at = as_said(entry, st.context.timezone)
    if at is None or entry.pain is None or not _is_morning(at, entry.day):
        return
    st.button(
        f"Pain {entry.pain}, as logged at {at:%H:%M}",
        key="morning_as_logged",
        on_click=_keep_as_logged,
        args=(visit, morning, entry.pain),
    )


def _keep_as_logged(visit: Visit, morning: Morning, pain: int) -> None:
    _keep(visit, morning, pain, visit.tap())


def _tell(visit: Visit, morning: Morning, key: str) -> None:
    pain: int | None = st.session_state[key]
    if pain is None:
        return

    def kept(tap: Tap, day: date, _: int | None) -> Kept[Told] | None:
        both = morning.both and _is_morning(local(tap.at, st.context.timezone), day)
        if day == morning.today:
            return _keep(visit, replace(morning, both=both), pain, tap)
        # Another morning than the one that was asked about, with other sessions before it.
        return _keep(visit, morning_of(visit.diary, day, both=both), pain, tap)

    if not visit.keep(morning.today, None, key, f"pain {pain} of 10 this morning", kept):
        st.session_state[key] = None


def _keep(visit: Visit, morning: Morning, pain: int, tap: Tap) -> Kept[Told] | None:
    day = on_day(morning.today, tap.day)
    if not morning.waiting:
        words = f"Pain {pain} of 10 logged{day}."
    elif day:
        words = f"Pain {pain} of 10 kept{day}, the morning after that session."
    else:
        where = "yesterday's session and for today" if morning.both else "yesterday's session"
        words = f"Pain {pain} of 10 this morning, kept with {where}."
    return save(lambda: keep_morning(visit.diary, morning, pain, tap), words)


def _skip(visit: Visit) -> None:
    save(lambda: remember(visit.diary, _SKIPPED, str(visit.today)), "Skipped.")
