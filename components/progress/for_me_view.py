"""The progress page for the person: weeks as bars and plain words, everything else folded."""

import streamlit as st

from components.numbers import weekly
from components.progress.chart_view import Picture, as_table, chart, drawing, how_worked_out
from components.progress.charts.bands import Aside
from components.progress.charts.chart_specs import calendar_spec, weekly_spec
from components.progress.charts.chart_tables import calendar_table, week_table
from components.progress.charts.pain_and_sessions import calendar_datasets, weekly_datasets
from components.progress.days_on_show_view import OnShow, once, read_once, see_sample
from components.progress.finding_view import finding
from components.progress.picked_week_view import numbers_of_week, picking, week_picked
from components.progress.words import chart_captions, methods, sentences
from components.progress.words.chart_captions import before_weekly
from components.progress.words.week_remarks import in_plain_words, sessions_in_plain_words
from components.visit import Visit


@st.fragment
def for_me(visit: Visit, shown: OnShow) -> None:
    """Sentences first, the weeks as bars second, tables folded below."""
    days, read = shown.days, read_once(visit, shown)
    since, link, done = read.since, read.link, read.done
    st.write(f"**{in_plain_words(since)}**")
    st.write(sessions_in_plain_words(done))
    picked = week_picked(days)
    if picked:
        numbers_of_week(visit, shown, picked)
    chart(
        Picture(
            "weekly",
            weekly_spec(),
            once(visit, shown, "weeks", lambda: weekly_datasets(days, Aside(picked=picked)), picked),
            once(visit, shown, "weeks in words", lambda: before_weekly(days, today=visit.today))
            + chart_captions.picked_in_words(picked),
            "These weeks as a table, and to download",
            lambda: week_table(weekly(days, today=visit.today)),
            picking,
        )
    )
    by_week = methods.of_weeks(read.logged, len(days))
    how_worked_out(visit.catalogue, "weeks", by_week, methods.of_adherence(done), methods.of_change(since))
    _calendar(shown)

    st.header("What your days can tell", anchor=False)
    needs = sentences.still_needed(read.slope, since, link)
    if needs:
        st.markdown("**Still needed**")
        for need in needs:
            st.caption(need)
    if not link.days_more or link.diff is not None:
        finding(link)
    how_worked_out(visit.catalogue, "next_day", methods.of_association(link))
    with st.expander(
        "In numbers: sessions, since the first week, the trend", key="in_numbers", type="compact"
    ):
        st.write(sentences.of_adherence(done))
        st.write(sentences.of_change(since))
        st.write(sentences.of_trend(read.slope))
    if not shown.made_up:
        see_sample()


def _calendar(shown: OnShow) -> None:
    drawer = st.expander(
        "The last weeks as a calendar", key="calendar_drawer", on_change="rerun", type="compact"
    )
    if drawer.open:
        with drawer:
            words = chart_captions.before_calendar(shown.recent)
            st.write(words)
            drawing("calendar", calendar_spec(), calendar_datasets(shown.recent), words)
            label = "The calendar as a table, and to download"
            as_table(label, "calendar", lambda: calendar_table(shown.recent), alt=words)
