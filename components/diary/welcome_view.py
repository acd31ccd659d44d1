"""The first screen of a newcomer, and the way back in after a gap."""

import streamlit as st

from components.diary.gap import close_week, gap_before, last_week, leave_empty, nothing_done
from components.numbers.calendar_periods import short_date, weekday
from components.safety.worry_view import worry_link
from components.shell.kept import keep
from components.shell.places import CATALOGUE, ROUTINE
from components.shell.saving import save
from components.visit import Visit
from data.diary import Pause


def welcome() -> None:
    """One sentence, one button, and two ways past it: the moves alone, and the signs."""
    st.title("Backwise", anchor=False)
    st.write(
        "A short routine that suits your back, and a diary that shows how it really goes. "
        "For adults with ordinary low back pain."
    )
    if st.button("Start with a short safety check", type="primary", key="start"):
        st.switch_page(ROUTINE)
    st.page_link(CATALOGUE, label="Just look at the moves", icon=":material/accessibility_new:")
    worry_link()
    st.caption("Backwise is here to teach. It is no medical advice. What you enter stays in your own diary.")


def gap_card(visit: Visit) -> None:
    """After three days or more without a word: a pause, nothing done, or nothing to be said."""
    gap = gap_before(visit.diary, visit.today)
    if not gap:
        _last_week(visit)
        return
    first, last, planned = gap[0].day, gap[-1].day, sum(day.planned for day in gap)
    begins, ends = (f"{weekday(day)} {short_date(day)}" for day in (first, last))
    sessions = "One session was" if planned == 1 else f"{planned} sessions were"
    with st.container(border=True, key="gap"):
        st.write(
            f"Welcome back. Nothing is logged from {begins} to {ends}, {len(gap)} days. "
            f"{sessions} planned. Fill days in below, or say of all of them:"
        )
        with st.container(horizontal=True):
            st.button(
                "It was a pause",
                key="gap_pause",
                on_click=save,
                args=(lambda: keep(visit.diary, Pause(first, last)), f"A pause from {begins} to {ends}."),
            )
            st.button(
                "No session was done",
                key="gap_nothing",
                on_click=save,
                args=(lambda: nothing_done(visit.diary, gap, visit.tap()), f"Kept for {begins} to {ends}."),
            )
            st.button(
                "Leave it empty",
                key="gap_open",
                type="tertiary",
                on_click=save,
                args=(lambda: leave_empty(visit.diary, gap), "Left empty. It counts neither way."),
            )


def _last_week(visit: Visit) -> None:
    """Whether the sessions logged last week were all: asked once, of a plan for so many a week."""
    week = last_week(visit.diary, visit.today)
    if not week:
        return
    done = sum(day.share_done is not None for day in week)
    with st.container(border=True, key="last_week"):
        st.write(f"Last week {done} of {len(week)} sessions were logged. Was that all?")
        with st.container(horizontal=True):
            st.button(
                "That was all",
                key="week_all_done",
                on_click=save,
                args=(lambda: close_week(visit.diary, week, visit.today, visit.tap()), "Kept for last week."),
            )
            st.button(
                "There were more, or I can't say",
                key="week_leave",
                type="tertiary",
                on_click=save,
                args=(
                    lambda: close_week(visit.diary, week, visit.today, None),
                    "Left open. Fill a day in from the days below.",
                ),
            )
