"""What the diary proposes for the plan, why, and who says so. Nothing changes without a yes."""

import json
from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from components.catalogue.own_words_view import own_words, who_is_who
from components.diary.saving_view import save
from components.routine.routine_view import dose_words
from components.routine.verdicts import judged
from components.safety.status_words import STATUS_WORDS
from components.session.progression import Told, proposals
from components.session.proposal import Kind, Proposal, accepted, after_rest
from components.visit import Visit, profile_of
from data.catalogue import Catalogue
from data.diary import Plan, Routine

LOOKED_AT_DAYS = 365
REST_DAYS = 7
_NOT_NOW = "proposals_not_now"  # a setting: for each move the proposal the person put off, as JSON

_TITLES: dict[Kind, str] = {
    "up": "one step up",
    "harder": "a harder way",
    "hold": "as it is",
    "down": "one step down",
    "easier": "the easier way",
    "rest": "a week of rest",
}
_PLAN = "plan"  # stands for the whole plan where a proposal names no move


def proposals_card(visit: Visit) -> None:
    """The proposals for the plan in force, to accept or to put off; what stays as it is, folded away."""
    found = _found(visit)
    put_off = _put_off(visit)
    open_ = [p for p in found if p.kind != "hold" and put_off.get(p.exercise_id or _PLAN) != p.key]
    holds = [p for p in found if p.kind == "hold"]
    if not open_ and not holds:
        return
    with st.container(border=True, key="proposals"):
        st.header("What your diary suggests", anchor=False)
        for change in open_:
            with st.container(border=True, key=f"proposal_{change.exercise_id or _PLAN}"):
                _one(visit, change)
        if not open_:
            st.write("Keep your plan as it is.")
        if holds:
            with st.expander("Moves that stay as they are, and why", key="holds"):
                _together(visit.catalogue, holds)


def _together(catalogue: Catalogue, holds: Sequence[Proposal]) -> None:
    """The moves that stay, each reason once."""
    for said in dict.fromkeys((change.words, change.instead) for change in holds):
        same = [change for change in holds if (change.words, change.instead) == said]
        names = ", ".join(_name(catalogue, change) for change in same)
        st.markdown(f"**{names}.** {' '.join(said)}")
        who_is_who(catalogue.exercises[change.exercise_id] for change in same if change.exercise_id)
        _sources(catalogue, same[0])


def _found(visit: Visit) -> tuple[Proposal, ...]:
    start = visit.today - timedelta(days=LOOKED_AT_DAYS)
    screening = visit.diary.last_screening()
    told = Told(
        visit.diary.plans(),
        visit.diary.sessions(start, visit.today),
        visit.diary.check_ins(start, visit.today),
        visit.today,
        screening.day if screening else None,
    )
    verdicts = judged(visit.catalogue, profile_of(visit))
    return tuple(
        p
        for p in proposals(visit.catalogue, told)
        if p.exercise_id is None or verdicts[p.exercise_id].allowed
    )


def _one(visit: Visit, change: Proposal) -> None:
    if change.exercise_id is None:
        st.info(f"{change.words} {change.instead}", icon=":material/spa:")
        _sources(visit.catalogue, change)
        return
    st.markdown(f"**{_name(visit.catalogue, change)}: {_title(change)}**")
    own_words(visit.catalogue.exercises[change.exercise_id])
    if change.before and change.after:
        st.markdown(f"{dose_words(change.before)} → **{dose_words(change.after)}**")
    st.write(f"{change.words} {change.instead}")
    _sources(visit.catalogue, change)
    with st.container(horizontal=True):
        if change.changes:
            st.button(
                "Accept",
                type="primary",
                key=f"accept_{change.exercise_id}",
                on_click=_accept,
                args=(visit, change),
            )
        st.button(
            "Not now" if change.changes else "Noted",
            key=f"not_now_{change.exercise_id}",
            on_click=_not_now,
            args=(visit, change),
        )


def _title(change: Proposal) -> str:
    return "two steps down" if change.rule == "gap-two" else _TITLES[change.kind]


def _name(catalogue: Catalogue, change: Proposal) -> str:
    return catalogue.exercises[change.exercise_id].name if change.exercise_id else "Your plan"


def _sources(catalogue: Catalogue, change: Proposal) -> None:
    named = ", ".join(catalogue.sources[s].title for s in change.sources if s != "design")
    leaning = f" Informed by: {named}." if named else ""
    words = STATUS_WORDS[change.status]
    st.caption(f"Rule {change.rule}: {words}, for a physiotherapist to check.{leaning}")


def _accept(visit: Visit, change: Proposal) -> None:
    diary = visit.diary

    def undo(made: Sequence[Plan]) -> None:
        with diary.all_or_nothing() as whole:
            for plan in reversed(made):
                whole.remove_plan(plan)

    save(lambda: _take_up(visit, change), "Your plan has changed from today on. What has been stays.", undo)


def _take_up(visit: Visit, change: Proposal) -> tuple[Plan, ...]:
    plan = visit.diary.plan_on(visit.today)
    if plan is None or plan.routine is None:
        raise ValueError("There is no plan any more that this could change.")
    now = accepted(plan.routine, change)
    made = [_plan(visit, plan, now, 0)]
    if change.kind == "rest":
        made.append(_plan(visit, plan, after_rest(visit.catalogue, plan.routine, change), REST_DAYS))
    with visit.diary.all_or_nothing() as diary:
        return tuple(diary.set_plan(new) for new in made)


def _plan(visit: Visit, old: Plan, routine: Routine | None, days: int) -> Plan:
    weekdays = old.weekdays if routine else frozenset[int]()
    return Plan(visit.today + timedelta(days=days), routine, weekdays, visit.today)


def _put_off(visit: Visit) -> dict[str, str]:
    kept: dict[str, str] = json.loads(visit.diary.setting(_NOT_NOW, "{}"))
    return kept


def _not_now(visit: Visit, change: Proposal) -> None:
    before = visit.diary.setting(_NOT_NOW, "{}")
    after = json.dumps(_put_off(visit) | {change.exercise_id or _PLAN: change.key})
    save(
        lambda: visit.diary.set_setting(_NOT_NOW, after),
        "Not now. Nothing was changed.",
        undo=lambda _: visit.diary.set_setting(_NOT_NOW, before),
    )
