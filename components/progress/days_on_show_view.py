"""What the progress page shows: whose days, in which range, read for whom."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Literal, TypeVar

import pandas as pd
import streamlit as st

from components.progress.charts.pain_and_session_rows import CALENDAR_WEEKS
from components.progress.days_read import DaysRead, read_days
from components.progress.made_up_diary import sample, synthetic_days
from components.shell.kept import remember
from components.shell.places import TODAY
from components.visit import Visit
from components.visit.reading import worked_out
from data.diary import DiaryError, Session

RANGES = {"4 weeks": 28, "3 months": 91, "A year": 365, "All": None}
READINGS = {"me": "For me", "clinician": "For my clinician"}
_READING = "progress_reading"
_SAMPLE = "sample_diary"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OnShow:
    """The diary looked at: the person's own, or the made-up one."""

    recent: pd.DataFrame  # the day table of what is drawn: the range, and the calendar's weeks
    in_range: int  # of these the newest so many days are in the range chosen
    whole: Callable[[], pd.DataFrame]  # every day
    sessions: Callable[[], Sequence[Session]]  # every session
    made_up: bool = False

    @property
    def days(self) -> pd.DataFrame:
        """The days of the range chosen."""
        return self.recent.tail(self.in_range).reset_index(drop=True)


def reading_chosen(visit: Visit) -> str:
    """For whom the page is read, remembered for the person."""
    kept = visit.diary.setting(_READING, "me")
    chosen = st.segmented_control(
        "Reading",
        list(READINGS),
        format_func=READINGS.__getitem__,
        default=kept if kept in READINGS else "me",
        required=True,
        key=_READING,
        on_change=_remember,
        args=(visit,),
        label_visibility="collapsed",
    )
    return chosen or "me"


def _remember(visit: Visit) -> None:
    try:
        remember(visit.diary, _READING, st.session_state[_READING])
    except DiaryError:
        return  # nothing of the diary is lost: the choice holds for this visit


def days_on_show(visit: Visit) -> OnShow | None:
    """What there is to show in the range chosen; None, with a way on, where nothing is logged yet."""
    if st.session_state.get(_SAMPLE):
        _sample_banner()
        days = synthetic_days(end=visit.today)
        made_up = sample(end=visit.today).sessions
        return OnShow(days, _range(len(days)), lambda: days, lambda: made_up, made_up=True)
    first = visit.diary.first_day()
    if first is None:
        st.write("Nothing is logged yet. Your pain and your sessions will be drawn here, day by day.")
        with st.container(horizontal=True):
            if st.button("Log pain today", type="primary", key="log_first"):
                st.switch_page(TODAY)
            see_sample("secondary")
        return None
    latest = visit.latest
    n_days = max(1, (latest - first).days + 1)
    in_range = _range(n_days)
    drawn = min(n_days, max(in_range, CALENDAR_WEEKS * 7))
    recent = visit.diary.days(latest - timedelta(days=drawn - 1), latest)
    whole = cache(lambda: recent if drawn == n_days else visit.diary.days(end=latest))
    return OnShow(recent, in_range, whole, cache(lambda: visit.diary.sessions(first, latest)))


def once(visit: Visit, shown: OnShow, name: str, work: Callable[[], T], *asked: object) -> T:
    """What `work` makes of the days on show and of what is asked: not again until anything is written."""
    about = visit.today, shown.in_range, shown.made_up, *asked
    return worked_out(visit.diary, f"progress {name}", about, work)


def read_once(visit: Visit, shown: OnShow) -> DaysRead:
    """What was found in the days on show."""
    return once(visit, shown, "numbers", lambda: read_days(shown.whole(), shown.days, visit.today))


def see_sample(kind: Literal["secondary", "tertiary"] = "tertiary") -> None:
    """A button that puts the made-up diary in place of one's own."""
    st.button("Look at a made-up diary", key="see_sample", type=kind, on_click=_look_at_sample)


def _look_at_sample() -> None:
    st.session_state[_SAMPLE] = True


def _put_sample_away() -> None:
    st.session_state.pop(_SAMPLE, None)


def _sample_banner() -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="sample"):
        st.markdown(":material/science: **A made-up diary, not yours.** Nothing of it is kept.")
        st.button("Put it away", key="put_sample_away", on_click=_put_sample_away)


def _range(n_days: int) -> int:
    """How many of the diary's days the range chosen holds."""
    chosen = st.segmented_control(
        "Range",
        list(RANGES),
        default="3 months",
        required=True,
        key="progress_range",
        persist_state="session",
        label_visibility="collapsed",
    )
    return min(RANGES[chosen or "3 months"] or n_days, n_days)
