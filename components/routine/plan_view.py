"""The plan: a routine on weekdays from a day on, changed forward only, paused, stopped."""

from datetime import timedelta
from functools import partial

import streamlit as st

from components.numbers.calendar_periods import WEEKDAYS
from components.routine.building.draft_view import build, draft, history, tried
from components.routine.planning import cancel_coming, make_plan, name_routine, stop_plan
from components.routine.reasons_view import reasons_of
from components.routine.rechecking import Rechecked, in_short, recheck
from components.routine.rest_days import strength_in_a_row
from components.shell.kept import keep
from components.shell.saving import delete_button, save
from components.shell.scales import pills
from components.visit import Visit
from data.catalogue.status_words import who_says
from data.diary import Pause, Plan, Profile, Routine

USUAL_DAYS = (0, 2, 4)  # strength moves on non-consecutive days, three a week


def plan_card(visit: Visit, profile: Profile) -> None:
    """The plan in force, what of it is not fine now, and the ways to pause and stop it."""
    plan = visit.diary.plan_on(visit.today)
    coming = [p for p in visit.diary.plans() if p.start > visit.today]
    if (plan is None or plan.routine is None) and not coming:
        return
    with st.container(border=True, key="plan"):
        st.header("Your plan", anchor=False)
        for shown in [plan, *coming]:
            if shown and shown.routine:
                _plan(visit, profile, shown, shown.routine)
        if coming and coming[-1].routine:
            st.button(
                "Cancel the coming plan",
                key="cancel_coming",
                type="tertiary",
                on_click=save,
                args=(partial(cancel_coming, visit.diary, coming[-1], visit.today), "Cancelled."),
            )
        with st.expander("Pause", key="pause"):
            _pause(visit)
        if plan and plan.routine:
            st.button("Stop this plan", key="stop_plan", type="tertiary", on_click=_stop, args=(visit,))


def _plan(visit: Visit, profile: Profile, plan: Plan, routine: Routine) -> None:
    days = ", ".join(WEEKDAYS[day] for day in sorted(plan.weekdays))
    start = "" if plan.start <= visit.today else f", from {plan.start:%-d %B}"
    found = recheck(visit.catalogue, profile, routine)
    st.text(routine.name)
    st.caption(f"{days}{start}. {_size(routine, found)}")
    if not found.fine:
        _not_fine(visit, found, key=f"{plan.start}")
        if found.routine is None or len(found.routine.items) < len(routine.items):
            _way_on(visit, profile, key=f"rebuild_{plan.start}")


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


def _way_on(visit: Visit, profile: Profile, key: str) -> None:
    st.button(
        "Build a routine that suits you now",
        key=key,
        type="primary",
        on_click=build,
        args=(visit.catalogue, profile, visit.diary.preferences(), history(visit.diary, visit.today)),
    )
    if draft():
        st.caption("A routine lies ready further down. Make it your plan there, in place of this one.")
    elif tried():
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
    save(lambda: stop_plan(visit.diary, visit.today), "Plan stopped from today.")


def plan_form(visit: Visit, routine: Routine) -> None:
    """Name the routine, choose its weekdays, and start."""
    with st.container(border=True, key="make_plan"):
        st.header("Make it yours", anchor=False)
        name = st.text_input("Name", routine.name, max_chars=80, key="routine_name")
        days = pills("On which days?", dict(enumerate(WEEKDAYS)), USUAL_DAYS, "plan_days")
        if strength_in_a_row(visit.catalogue, routine, days):
            _day_between(visit)
        start = st.date_input(
            "Starting",
            value=visit.today,
            min_value=visit.today,
            max_value=visit.today + timedelta(days=60),
            key="plan_start",
            format="DD/MM/YYYY",
        )
        with st.container(horizontal=True):
            planned = st.button("Make this my plan", type="primary", key="make_plan_save")
            only = st.button("Only save the routine", key="save_routine")
        if planned or only:
            kept = save(lambda: name_routine(visit.diary, routine, name), "Routine saved.")
            if planned and kept is not None:
                save(
                    lambda: make_plan(visit.diary, kept.record, days, start, visit.today),
                    "This is your plan now. Today shows what it asks.",
                )
            st.rerun()


def _day_between(visit: Visit) -> None:
    rule = visit.catalogue.progression["day-between"]
    st.info(f"{rule.words} {rule.instead}", icon=":material/spa:")
    st.caption(who_says(visit.catalogue, rule.id, rule.sources, rule.status))
