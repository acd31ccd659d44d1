"""What the diary proposes for the plan, why, and who says so. Nothing changes without a yes."""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import partial

import streamlit as st

from components.catalogue.dose_words import dose_words
from components.catalogue.own_moves.own_words_view import who_is_who
from components.routine.verdicts import judged
from components.safety.screening_view import begin_again
from components.session.advice.move_history import daily_pain, history, said
from components.session.advice.no_better import PLAN, SAID_WITHIN_DAYS, clinician, noted, slot
from components.session.advice.progression import proposals
from components.session.advice.proposal import Proposal, resting_elsewhere, together
from components.session.advice.taking_up import take_up
from components.session.advice.told import Told
from components.session.advice.too_much import too_much
from components.shell.kept import remember
from components.shell.places import ROUTINE
from components.shell.saving import save
from components.visit import Visit, profile_of
from components.visit.reading import worked_out
from data.catalogue import Catalogue, Exercise
from data.catalogue.status_words import who_says
from data.diary import RoutineItem
from data.verdicts import ProposalKind

_NOT_NOW = "proposals_not_now"  # a setting: for each move the proposal the person put off, as JSON

_TITLES: dict[ProposalKind, str] = {
    ProposalKind.UP: "one step up",
    ProposalKind.HARDER: "a harder way",
    ProposalKind.DOWN: "one step down",
    ProposalKind.EASIER: "the easier way",
    ProposalKind.REST: "a week of rest",
}
_AT_ONCE = 3  # suggestions in sight; more are a tap away
_NAMED = 3  # moves of one suggestion; more are counted


def proposals_card(visit: Visit) -> None:
    """The proposals for the plan in force, to accept or to put off; what stays as it is, folded away."""
    found = worked_out(visit.diary, "proposals", visit.today, lambda: _found(visit))
    holds = _holds(found)
    open_ = _not_put_off(visit, [p for p in found if p.kind is not ProposalKind.HOLD])
    if not open_ and not holds:
        return
    with st.container(border=True, key="proposals"):
        st.header("What your diary suggests", anchor=False)
        groups = together(open_)
        first = next((group for group in groups if group[0].changes), None)
        for group in groups[:_AT_ONCE]:
            _one(visit, group, primary=group is first)
        if later := groups[_AT_ONCE:]:
            with st.expander(f"{len(later)} more", key="proposals_more"):
                for group in later:
                    _one(visit, group, primary=group is first)
        if not open_:
            st.write("Keep your plan as it is.")
        if any(_was_too_much(p) for p in open_):
            st.button(
                "Answer the safety check again",
                type="tertiary",
                key="proposals_check",
                on_click=_again(visit),
            )
        if holds:
            _stay(visit.catalogue, holds)


def _not_put_off(visit: Visit, found: Sequence[Proposal]) -> list[Proposal]:
    put_off = _put_off(visit)
    return [p for p in found if not noted(put_off, p)]


def _holds(found: Sequence[Proposal]) -> list[Proposal]:
    """What stays as it is; nothing before any session has told of a move of the plan."""
    holds = [p for p in found if p.kind is ProposalKind.HOLD]
    return holds if any(p.because_of for p in holds) else []


def _stay(catalogue: Catalogue, holds: Sequence[Proposal]) -> None:
    with st.expander("Moves that stay as they are, and why", key="holds"):
        for group in together(holds):
            names = ", ".join(_name(catalogue, change.before) for change in group)
            st.markdown(f"**{names}.** {group[0].words} {group[0].instead}")
            who_is_who(_moves(catalogue, group))
            _sources(catalogue, group[0])


def clinician_card(visit: Visit) -> None:
    """The suggestion to see a clinician where pain is no better, until the person has noted it."""
    change = worked_out(visit.diary, "clinician", visit.today, lambda: _clinician(visit))
    if change is None or noted(_put_off(visit), change):
        return
    with st.container(border=True, key="clinician"):
        _of_plan(visit, change)
        if st.button(
            "Answer the safety check again", type="tertiary", key="clinician_check", on_click=_again(visit)
        ):
            st.switch_page(ROUTINE)


def _clinician(visit: Visit) -> Proposal | None:
    latest, check_ins = said(visit.diary, visit.today, SAID_WITHIN_DAYS)
    pain = daily_pain(check_ins, latest)
    if not too_much(latest, pain):  # trouble begins with one: the whole year need not be looked through
        return clinician(visit.catalogue, {}, pain, visit.today)
    sessions, check_ins = said(visit.diary, visit.today)
    pain = daily_pain(check_ins, sessions)
    return clinician(visit.catalogue, history(sessions, pain), pain, visit.today)


def _again(visit: Visit) -> Callable[[], None]:
    return partial(begin_again, visit.answering)


def _found(visit: Visit) -> tuple[Proposal, ...]:
    sessions, check_ins = said(visit.diary, visit.today)
    screening = visit.diary.last_screening()
    told = Told(
        visit.diary.plans(),
        sessions,
        check_ins,
        visit.today,
        screening.day if screening else None,
        screening.cleared_on if screening else None,
        judged(visit.catalogue, profile_of(visit)),
        visit.diary.preferences().hidden,
        _put_off(visit),
    )
    return proposals(visit.catalogue, told)


def _moves(catalogue: Catalogue, group: Sequence[Proposal]) -> tuple[Exercise, ...]:
    return tuple(catalogue.exercises[change.exercise_id] for change in group if change.exercise_id)


def _was_too_much(change: Proposal) -> bool:
    """Whether pain stands behind it, and not only time that has passed."""
    return change.kind in (
        ProposalKind.REST,
        ProposalKind.DOWN,
        ProposalKind.EASIER,
        ProposalKind.CLINICIAN,
    ) and not change.rule.startswith("gap")


def _one(visit: Visit, group: tuple[Proposal, ...], *, primary: bool) -> None:
    """One thing to decide, in a line: a proposal, or the same for several moves. Why is behind a tap."""
    change = group[0]
    with st.container(border=True, key=f"proposal_{change.exercise_id or PLAN}"):
        if change.exercise_id is None:
            _of_plan(visit, change)
            return
        st.markdown(_headline(visit.catalogue, group))
        who_is_who(_moves(visit.catalogue, group))
        if not change.changes and len(group) == 1:
            st.write(change.instead)  # nothing to accept: how to do it is all there is
        with st.expander("Why, and what changes", key=f"proposal_why_{change.exercise_id}", type="compact"):
            st.write(f"{change.words} {change.instead}" if change.changes else change.words)
            _changes(visit.catalogue, group)
            _sources(visit.catalogue, change)
        _buttons(visit, group, primary=primary)


def _of_plan(visit: Visit, change: Proposal) -> None:
    """What speaks of the whole plan, or of no move: said in full."""
    icon = ":material/stethoscope:" if change.kind is ProposalKind.CLINICIAN else ":material/spa:"
    st.info(f"{change.words} {change.instead}", icon=icon)
    with st.expander("Who says so?", key=f"who_says_{change.rule}", type="compact"):
        _sources(visit.catalogue, change)
    if change.kind not in (ProposalKind.RECOVERY, ProposalKind.SCREEN):
        _buttons(visit, (change,), primary=False)


def _headline(catalogue: Catalogue, group: Sequence[Proposal]) -> str:
    """Whose proposal it is, what it is, and for one move also what would be done instead."""
    change = group[0]
    names = ", ".join(_name(catalogue, each.before) for each in group)
    whose = names if len(group) <= _NAMED else f"{len(group)} moves"
    if len(group) > 1:
        return f"**{whose}: {_title(change)}**"
    other = change.after or change.elsewhere
    if other is None:
        to = ""
    elif other.exercise_id == change.exercise_id:
        to = f", to {dose_words(other)}"
    else:
        to = f", with {_name(catalogue, other)} instead"
    return f"**{whose}: {_title(change)}**{to}"


def _changes(catalogue: Catalogue, group: Sequence[Proposal]) -> None:
    """Each move as it is and as it would be, a line a move."""
    if any(change.elsewhere for change in group):
        st.write("In its place for that week:" if len(group) == 1 else "In their place for that week:")
    if len(group) > 1:
        st.markdown("\n".join(f"- {_line(catalogue, change, named=True)}" for change in group))
    elif line := _line(catalogue, group[0], named=False):
        st.markdown(line)


def _line(catalogue: Catalogue, change: Proposal, *, named: bool) -> str:
    before, after = change.before, change.after or change.elsewhere
    if before and after and before.exercise_id == after.exercise_id:
        whose = f"{_name(catalogue, before)}: " if named else ""
        return f"{whose}{dose_words(before)} → **{dose_words(after)}**"
    if after:
        to = f"**{_name(catalogue, after)}**, {dose_words(after)}. {after.note}"
        return f"{_name(catalogue, before)} → {to}"
    what = "rest" if change.kind is ProposalKind.REST else change.instead
    return f"{_name(catalogue, before)}: {what}" if named else ""


def _buttons(visit: Visit, group: tuple[Proposal, ...], *, primary: bool) -> None:
    change = group[0]
    key = change.exercise_id or PLAN
    with st.container(horizontal=True):
        if change.changes:
            chosen = [resting_elsewhere(c) if c.kind is ProposalKind.REST else c for c in group]
            label = "Accept" if len(group) == 1 else f"Accept all {len(group)}"
            st.button(
                label,
                type="primary" if primary else "secondary",
                key=f"accept_{key}",
                on_click=_accept,
                args=(visit, chosen),
            )
        if any(c.elsewhere for c in group):
            st.button("Only rest", key=f"rest_{key}", on_click=_accept, args=(visit, group))
        st.button(
            "Not now" if change.changes else "Noted",
            type="tertiary" if change.changes else "secondary",
            key=f"not_now_{key}",
            on_click=_not_now,
            args=(visit, group),
        )


def _title(change: Proposal) -> str:
    return "two steps down" if change.rule in ("gap-two", "gap-move-two") else _TITLES[change.kind]


def _name(catalogue: Catalogue, item: RoutineItem | None) -> str:
    return catalogue.exercises[item.exercise_id].name if item else ""


def _sources(catalogue: Catalogue, change: Proposal) -> None:
    st.caption(who_says(catalogue, change.rule, change.sources, change.status))


def _accept(visit: Visit, changes: Iterable[Proposal]) -> None:
    save(
        lambda: take_up(visit.diary, visit.catalogue, visit.today, tuple(changes)),
        "Your plan has changed from today on. What has been stays.",
    )


def _put_off(visit: Visit) -> dict[str, str]:
    kept: dict[str, str] = json.loads(visit.diary.setting(_NOT_NOW) or "{}")
    return kept


def _not_now(visit: Visit, group: Iterable[Proposal]) -> None:
    after = json.dumps(_put_off(visit) | {slot(change): change.key for change in group})
    save(
        lambda: remember(visit.diary, _NOT_NOW, after),
        "Not now. Nothing was changed.",
    )
