"""The progress page: a sentence before every chart, the same as a table below it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from components.places import TODAY
from components.progress import Gate, adherence, association, captions, change, sentences, trend, weekly
from components.progress.charts import calendar_datasets, datasets, next_day_datasets
from components.progress.rows import CALENDAR_WEEKS
from components.progress.specs import calendar_spec, next_day_spec, pain_and_adherence_spec
from components.progress.synthetic import synthetic_days
from components.progress.tables import calendar_table, day_rows, week_table
from components.visit import Visit

RANGES = {"4 weeks": 28, "3 months": 91, "A year": 365, "All": None}
FORMULA = (
    "Sessions done ÷ sessions planned and logged. A part counts as the part it was, a swapped session in "
    "full. Paused days ask for nothing, extra sessions are shown apart, and a planned day nobody logged is "
    "counted apart: not logged is not missed."
)
FEW_DAYS = 42  # until then the page says unasked what is still missing
_SAMPLE = "sample_diary"


@dataclass(frozen=True, slots=True)
class OnShow:
    """The diary looked at: the person's own, or the made-up one."""

    recent: pd.DataFrame  # the day table of what is drawn: the range, and the calendar's weeks
    in_range: int  # of these the newest so many days are in the range chosen
    n_days: int  # of the whole diary
    whole: Callable[[], pd.DataFrame]  # every day, read only when it is asked for

    @property
    def days(self) -> pd.DataFrame:
        """The days of the range chosen."""
        return self.recent.tail(self.in_range).reset_index(drop=True)


def days_on_show(visit: Visit) -> OnShow | None:
    """What there is to show in the range chosen; None, with a way on, where nothing is logged yet."""
    if st.session_state.get(_SAMPLE):
        _sample_banner()
        sample = synthetic_days(end=visit.today)
        return OnShow(sample, _range(len(sample)), len(sample), lambda: sample)
    first = visit.diary.first_day()
    if first is None:
        st.write("Nothing is logged yet. Your pain and your sessions will be drawn here, day by day.")
        with st.container(horizontal=True):
            if st.button("Log pain today", type="primary", key="log_first"):
                st.switch_page(TODAY)
            st.button("Look at a made-up diary", key="see_sample", on_click=_look_at_sample)
        return None
    n_days = max(1, (visit.today - first).days + 1)
    in_range = _range(n_days)
    drawn = min(n_days, max(in_range, CALENDAR_WEEKS * 7))
    recent = visit.diary.days(visit.today - timedelta(days=drawn - 1), visit.today)
    return OnShow(recent, in_range, n_days, lambda: visit.diary.days(end=visit.today))


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


def pain_and_plan(days: pd.DataFrame, today: date) -> None:
    """Pain above what became of the plan above the sessions, on one time axis."""
    st.caption(sentences.logged(days))
    st.write(captions.before_pain(days))
    st.write(captions.before_states(days))
    st.vega_lite_chart(
        None,
        {**pain_and_adherence_spec(), "datasets": datasets(days)},
        key="pain_and_adherence",
        width="stretch",
        alt=captions.panels_in_words(days, today=today),
    )
    _as_table("These days as a table", "days_table", lambda: day_rows(days))


def sessions(days: pd.DataFrame, today: date) -> None:
    """Weekly adherence, with its formula."""
    st.header("Sessions done", anchor=False)
    st.write(sentences.of_adherence(adherence(days, today=today)))
    with st.expander("How this is worked out", key="formula"):
        st.write(FORMULA)
    _as_table("Weeks as a table", "weeks_table", lambda: week_table(weekly(days, today=today)))


def calendar(days: pd.DataFrame) -> None:
    """The last weeks as a calendar of states."""
    st.header("Calendar", anchor=False)
    st.write(captions.before_calendar(days))
    st.vega_lite_chart(
        None,
        {**calendar_spec(), "datasets": calendar_datasets(days)},
        key="calendar",
        width="stretch",
        alt=captions.before_calendar(days),
    )
    _as_table("The calendar as a table", "calendar_table", lambda: calendar_table(days))


def reading(shown: OnShow) -> None:
    """What all the days can and can't tell; worked out only when it is opened."""
    st.header("What your days can tell", anchor=False)
    if shown.n_days < FEW_DAYS:
        whole = shown.whole()
        for need in sentences.still_needed(trend(whole), change(whole), association(whole)):
            st.caption(need)
    drawer = st.expander("Read them all", key="reading", on_change="rerun", icon=":material/menu_book:")
    if drawer.open:
        with drawer:
            _read(shown.whole())
    if not st.session_state.get(_SAMPLE):
        st.button("Look at a made-up diary", key="see_sample", type="tertiary", on_click=_look_at_sample)


def _read(whole: pd.DataFrame) -> None:
    slope, weeks, link = trend(whole), change(whole), association(whole)
    st.markdown("**Against your first week**")
    st.write(sentences.of_change(weeks))
    st.markdown("**Trend**")
    st.write(sentences.of_trend(slope))
    st.markdown("**A session today, pain tomorrow**")
    for sentence in sentences.of_association(link):
        st.write(sentence)
    if link.gate not in (Gate.TOO_EARLY, Gate.SUPPRESSED):
        st.caption(captions.before_next_day(link))
        st.vega_lite_chart(
            None,
            {**next_day_spec(), "datasets": next_day_datasets(whole)},
            key="next_day",
            width="stretch",
            alt=captions.before_next_day(link),
        )
    for need in sentences.still_needed(slope, weeks, link) if len(whole) >= FEW_DAYS else ():
        st.caption(need)


def _as_table(label: str, key: str, rows: Callable[[], pd.DataFrame]) -> None:
    drawer = st.expander(label, key=key, on_change="rerun", type="compact")
    if drawer.open:
        drawer.dataframe(rows(), hide_index=True, key=f"{key}_rows", alt=label)
