"""The morning after a session: one question, one tap, once."""

from datetime import datetime, timedelta

import streamlit as st

from components.session.log.morning import Morning, Told, keep_morning
from components.shell.clock import as_said, local
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
    yesterday = visit.today - timedelta(days=1)
    waiting = tuple(
        s
        for s in visit.diary.sessions(yesterday, yesterday)
        if s.share > 0 and s.items and s.next_morning is None
    )
    if not waiting or visit.diary.setting(_SKIPPED) == str(visit.today):
        return False
    said = [entry for entry in visit.diary.check_ins(visit.today, visit.today) if entry.pain is not None]
    versions = visit.diary.version(yesterday), visit.diary.version(visit.today)
    morning = Morning(visit.today, waiting, versions, both=not said and _is_morning(visit.now))
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


def _is_morning(moment: datetime) -> bool:
    return local(moment, st.context.timezone).hour < NOON


def _offer(visit: Visit, morning: Morning, entry: CheckIn) -> None:
    """The day's first pain, where it was logged in the morning: one tap takes it for the answer."""
    at = as_said(entry, st.context.timezone)
    if at is None or at.date() != entry.day or at.hour >= NOON:
        return
    st.button(
        f"Pain {entry.pain}, as logged at {at:%H:%M}",
        key="morning_as_logged",
        on_click=_keep_as_logged,
        args=(visit, morning, entry.pain),
    )


def _keep_as_logged(visit: Visit, morning: Morning, pain: int) -> None:
    _keep(visit, morning, pain)


def _tell(visit: Visit, morning: Morning, key: str) -> None:
    pain: int | None = st.session_state[key]
    if pain is not None and _keep(visit, morning, pain) is None:
        st.session_state[key] = None


def _keep(visit: Visit, morning: Morning, pain: int) -> Kept[Told] | None:
    where = "yesterday's session and for today" if morning.both else "yesterday's session"
    return save(
        lambda: keep_morning(visit.diary, morning, pain, visit.now),
        f"Pain {pain} of 10 this morning, kept with {where}.",
    )


def _skip(visit: Visit) -> None:
    save(
        lambda: remember(visit.diary, _SKIPPED, str(visit.today)),
        "Skipped.",
    )
