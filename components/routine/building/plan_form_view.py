"""Making the routine on the table the plan: its name, its days or how many a week, its first day."""

from collections.abc import Collection
from datetime import timedelta

import streamlit as st

from components.numbers.calendar_periods import WEEKDAYS
from components.routine.building.draft_view import put_on_table
from components.routine.planning import make_plan, name_routine
from components.routine.rest_days import strength_in_a_row
from components.shell.saving import save
from components.shell.scales import pills
from components.shell.settling import page_top, stepped
from components.shell.typing.words_field import words_field
from components.visit import Visit
from data.catalogue.status_words import who_says
from data.diary import NAME_LIMIT, Plan, Routine

USUAL_DAYS = (0, 2, 4)  # strength moves on non-consecutive days, three a week
TIMES_APART = 3  # so many a week can be done with a day between each
_WAYS = {False: "On set days", True: "On any days"}
_PLANNED_AT = "planned_at"


def plan_form(visit: Visit, routine: Routine, plan: Plan | None = None) -> None:
    """Name the routine, choose its days or how many a week, and start; `plan`: the one it changes."""
    with st.container(border=True, key="make_plan"):
        st.header("Its name and days" if plan else "Make it yours", anchor=False)
        name = words_field("Name", routine.name, "routine_name", NAME_LIMIT)
        days, times = _when(plan)
        if strength_in_a_row(visit.catalogue, routine, range(7) if times and times > TIMES_APART else days):
            _day_between(visit)
        start = st.date_input(
            "Starting",
            value=max(visit.today, plan.start) if plan else visit.today,
            min_value=visit.today,
            max_value=visit.today + timedelta(days=60),
            key="plan_start",
            format="DD/MM/YYYY",
        )
        with st.container(horizontal=True):
            label = "Change my plan" if plan else "Make this my plan"
            planned = st.button(label, type="primary", key="make_plan_save")
            only = st.button("Only save the routine", key="save_routine")
        if planned:
            made = save(
                lambda: make_plan(
                    visit.diary, routine, name, days, max(start, visit.today), visit.today, times
                ),
                "This is your plan now. Today shows what it asks.",
            )
            if made is not None:
                put_on_table(made.record.routine, made.record.routine)
                stepped()
                st.session_state[_PLANNED_AT] = visit.now.isoformat()
        elif only:
            save(lambda: name_routine(visit.diary, routine, name), "Routine saved.")
        if planned or only:
            st.rerun()


def _when(plan: Plan | None) -> tuple[Collection[int], int | None]:
    """The weekdays chosen, or none and how many times a week."""
    by_number = plan is not None and plan.times_a_week is not None
    way = st.segmented_control(
        "When?", list(_WAYS), default=by_number, format_func=_WAYS.__getitem__, required=True, key="plan_when"
    )
    if not way:
        usual = plan.weekdays if plan and not by_number else USUAL_DAYS
        return pills("On which days?", dict(enumerate(WEEKDAYS)), usual, "plan_days"), None
    usual_number = plan.times_a_week if plan and by_number else len(USUAL_DAYS)
    times = st.number_input("How many times a week?", 1, 7, usual_number, key="plan_times")
    st.caption("A week runs from Monday to Sunday. A change of the number counts from next Monday on.")
    return (), times


def top_where_planned() -> None:
    """Show the page from its top, where the plan stands, once one was made."""
    if at := st.session_state.get(_PLANNED_AT):
        page_top(at, "planned")


def _day_between(visit: Visit) -> None:
    rule = visit.catalogue.progression["day-between"]
    st.info(f"{rule.words} {rule.instead}", icon=":material/spa:")
    st.caption(who_says(visit.catalogue, rule.id, rule.sources, rule.status))
