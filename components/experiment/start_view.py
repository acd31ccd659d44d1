"""Planning an experiment: the question, what is expected, how long, and what it will be able to tell."""

from dataclasses import replace
from datetime import timedelta
from secrets import randbelow
from uuid import uuid4

import streamlit as st

from components.experiment.begin_and_stop import Ended, begin
from components.experiment.block_plan import BLOCK_DAYS, Length, Question, planned
from components.experiment.offer import Offer, offer
from components.experiment.trial_words import LENGTH_WORDS, ORDER_WORDS, chance_beforehand, way
from components.safety.verdict_view import named_sources
from components.session.asked_view import pain_on
from components.shell.places import ROUTINE, TODAY
from components.shell.saving import save
from components.visit import Visit, profile_of
from components.visit.reading import worked_out
from data.diary import Arm, BlockOrder, TrialQuestion

_TOKEN = "experiment_token"  # noqa: S105 - the same for every press, so that a double click starts one
_ABOUT = {
    TrialQuestion.MOVE: "A move: with it or without it",
    TrialQuestion.TIME: "Time of day: morning or evening",
}
_LATEST_START = timedelta(days=14)


def plan_one(visit: Visit, earlier: Ended) -> None:
    """The way to plan one, or why there is none now."""
    words = visit.catalogue.experiment
    st.write(words["about"].words)
    plan = visit.diary.plan_on(visit.today)
    profile = replace(profile_of(visit), pain_now=pain_on(visit, visit.today))
    asked = visit.today, visit.gate, profile
    found = worked_out(visit.diary, "offer", asked, lambda: offer(visit.catalogue, visit.gate, plan, profile))
    if found.why_not:
        with st.container(border=True, key="experiment_not_now"):
            st.write(f"Not now. {words[found.why_not].words}")
            st.write(words[found.why_not].instead)
            on_today = found.why_not.startswith("not-pain")
            st.page_link(
                TODAY if on_today else ROUTINE,
                label="Go to Today" if on_today else "Go to Routine",
                icon=":material/arrow_forward:",
            )
        return
    drawer = st.expander(
        "Plan an experiment", key="plan_experiment", on_change="rerun", icon=":material/science:"
    )
    if drawer.open:
        with drawer:
            _form(visit, found, earlier)


def _form(visit: Visit, found: Offer, earlier: Ended) -> None:
    words = visit.catalogue.experiment
    question = _question(visit, found)
    length = Length(
        st.radio(
            "How long?",
            [one.value for one in Length],
            captions=[words[id_].words for id_ in LENGTH_WORDS.values()],
            format_func=str.capitalize,
            key="experiment_length",
        )
    )
    order = BlockOrder(
        st.radio(
            "In which order do the blocks come?",
            [one.value for one in BlockOrder],
            captions=[words[one].words for one in BlockOrder],
            format_func=lambda one: ORDER_WORDS[BlockOrder(one)],
            key="experiment_order",
        )
    )
    start = st.date_input(
        "First day",
        value=visit.today + timedelta(1),
        min_value=visit.today + timedelta(1),
        max_value=visit.today + _LATEST_START,
        key="experiment_start",
        format="DD/MM/YYYY",
    )
    with st.container(border=True, key="experiment_beforehand"):
        st.write(words["outcome"].words)
        st.markdown(f"**{chance_beforehand(len(BLOCK_DAYS[length]), order)}**")
        st.write(words["safety-first"].words)
        st.write(words["fixed"].words)
        st.caption(f"From {named_sources(visit.catalogue, words['about'].sources)}.")
    token = str(st.session_state.setdefault(_TOKEN, uuid4().hex))
    if (
        st.button("Fix the plan", type="primary", disabled=question is None, key="experiment_fix")
        and question
    ):
        new = planned(question, length, order, seed=randbelow(2**31), start=start, made_on=visit.today)
        kept = save(
            lambda: begin(visit.diary, new, earlier, token),
            f"Fixed. It begins on {start:%A %-d %B}; Today says which way each day goes.",
        )
        if kept is not None:
            st.session_state.pop(_TOKEN, None)
        st.rerun()


def _question(visit: Visit, found: Offer) -> Question | None:
    """What is asked and expected; None until both are said."""
    known = visit.catalogue.exercises
    about, move = TrialQuestion.TIME, ""
    if found.moves:
        asked = st.radio(
            "About what?",
            [one.value for one in _ABOUT],
            format_func=lambda one: _ABOUT[TrialQuestion(one)],
            key="experiment_about",
        )
        about = TrialQuestion(asked)
    if about is TrialQuestion.MOVE:
        chosen = st.selectbox(
            "Which move of your plan?",
            found.moves,
            index=None,
            format_func=lambda id_: known[id_].name,
            key="experiment_move",
            placeholder="Choose a move",
        )
        if chosen is None:
            return None
        move = chosen
    expects = st.radio(
        "Which do you expect to hurt less?",
        [arm.value for arm in Arm],
        index=None,
        format_func=lambda arm: _capital(way(visit.catalogue, about, move, Arm(arm))),
        key=f"experiment_expects_{about}_{move}",
    )
    st.caption(visit.catalogue.experiment["expectation"].words)
    if expects is None:
        return None
    return Question(about, Arm(expects), move)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
