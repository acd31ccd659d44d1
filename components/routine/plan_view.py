"""The plan: a routine on its days from a day on, changed forward only, paused, stopped."""

from datetime import timedelta

import streamlit as st

from components.routine.building.builder_view import table
from components.routine.building.draft_view import (
    build,
    draft,
    history,
    lies_apart,
    put_planned_on_table,
)
from components.routine.building.plan_form_view import top_where_planned
from components.routine.planning import cancel_coming, stop_plan, when
from components.routine.reasons_view import reasons_of
from components.routine.rechecking import Rechecked, in_short, recheck
from components.routine.week_asks import week_of
from components.shell.clock import named
from components.shell.kept import keep
from components.shell.places import SESSION, TODAY
from components.shell.saving import delete_button, save
from components.visit import Visit
from data.diary import Pause, Plan, Profile, Routine


def plan_card(visit: Visit, profile: Profile) -> bool:
    """The plan in force, what of it is not fine now, and the ways on, to change, to pause and to stop it.

    Returns whether the table has its place in here: no other routine than the plan's lies on it.
    """
    plan = visit.diary.plan_on(visit.today)
    coming = [p for p in visit.diary.plans() if p.start > visit.today]
    latest = coming[-1] if coming else plan
    if latest is None or latest.routine is None:
        return False
    within = not lies_apart(latest.routine)
    with st.container(border=True, key="plan"):
        st.header("Your plan", anchor=False)
        for shown in [plan, *coming]:
            if shown and shown.routine:
                _plan(visit, profile, shown, shown.routine)
        _onward(visit, plan)
        if within:
            _change(visit, profile, latest, latest.routine)
        if coming:
            st.button(
                "Cancel the coming plan",
                key="cancel_coming",
                type="tertiary",
                on_click=save,
                args=(lambda: cancel_coming(visit.diary, coming[-1], visit.tap().day), "Cancelled."),
            )
        with st.expander("Pause", key="pause"):
            _pause(visit)
        if plan and plan.routine:
            st.button("Stop this plan", key="stop_plan", type="tertiary", on_click=_stop, args=(visit,))
    top_where_planned()
    return within


def _onward(visit: Visit, plan: Plan | None) -> None:
    today = visit.today
    waits = plan and week_of(visit.diary, today).asks_on(today) and not visit.diary.sessions(today, today)
    with st.container(horizontal=True, key="plan_onward"):
        if waits and not any(pause.start <= today <= pause.end for pause in visit.diary.pauses()):
            st.page_link(SESSION, label="Start the session", icon=":material/play_arrow:")
        st.page_link(TODAY, label="Go to today", icon=":material/arrow_forward:")


def _change(visit: Visit, profile: Profile, plan: Plan, routine: Routine) -> None:
    drawer = st.expander("Change its moves or days", key="change_plan", on_change="rerun")
    if drawer.open:
        with drawer:
            put_planned_on_table(routine)
            table(visit, profile, plan)


def _plan(visit: Visit, profile: Profile, plan: Plan, routine: Routine) -> None:
    start = "" if plan.start <= visit.today else f", from {plan.start:%-d %B}"
    found = recheck(visit.catalogue, profile, routine)
    st.text(routine.name)
    text = when(plan)
    st.caption(f"{text[0].upper()}{text[1:]}{start}. {_size(routine, found)}")
    if not found.fine:
        _not_fine(visit, found, key=f"{plan.start}")
        if found.routine is None or len(found.routine.items) < len(routine.items):
            _way_on(visit, profile, routine, key=f"rebuild_{plan.start}")


def _size(routine: Routine, found: Rechecked) -> str:
    left = found.routine
    if left is None:
        return "Nothing of this plan is fine for you now."
    whole, rest = len(routine.items), len(left.items)
    moves = f"{whole} moves" if rest == whole else f"{rest} of its {whole} moves left"
    return f"{moves}, about {max(1, round(left.seconds / 60))} min."


def _not_fine(visit: Visit, found: Rechecked, key: str) -> None:
    for sentence in in_short(visit.catalogue, found):
        st.warning(sentence, icon=":material/do_not_disturb_on:")
    with st.expander("Why, and what changed", key=f"plan_why_{key}"):
        reasons_of(visit.catalogue, found.not_now.values(), f"plan_{key}")
        st.markdown("\n".join(f"- {problem}" for problem in found.problems))


def _way_on(visit: Visit, profile: Profile, routine: Routine, key: str) -> None:
    st.button(
        "Build a routine that suits you now",
        key=key,
        type="primary",
        on_click=build,
        args=(visit.catalogue, profile, visit.diary.preferences(), history(visit.diary, visit.today)),
    )
    if lies_apart(routine) and draft():
        st.caption("A routine lies ready further down. Make it your plan there, in place of this one.")
    elif lies_apart(routine):
        st.caption("No routine fits as things are. What stands in the way is said further down.")


def _pause(visit: Visit) -> None:
    st.write("On paused days the plan asks for nothing, and they don't count against you.")
    with st.form("pause", border=False):
        chosen = st.date_input(
            "From and to",
            value=(visit.today, visit.today + timedelta(days=6)),
            key="pause_range",
            format="DD/MM/YYYY",
        )
        if st.form_submit_button("Pause", key="pause_save"):
            days = list(chosen)
            if not days:
                st.error("Choose the days of the pause.")
                return
            save(lambda: keep(visit.diary, Pause(days[0], days[-1])), "Paused.")
            st.rerun()
    for pause in visit.diary.pauses():
        if pause.end >= visit.today - timedelta(days=28):
            with st.container(horizontal=True, vertical_alignment="center", key=f"pause_{pause.id}"):
                st.text(f"{pause.start:%-d %b} to {pause.end:%-d %b %Y}", width="stretch")
                delete_button(visit.diary, pause, "Pause removed.", label="Remove")


def _stop(visit: Visit) -> None:
    today = visit.tap().day
    save(
        lambda: stop_plan(visit.diary, today),
        lambda stopped: f"Plan stopped from {named(stopped.record.start, today)}.",
    )
