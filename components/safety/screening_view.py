"""The safety check: red flags in a few short steps, one tap each where none applies."""

from collections.abc import Iterator
from datetime import date, datetime

import streamlit as st

from components.diary.saving_view import save
from components.safety.clearance_view import clearance
from components.safety.screening import Gate
from data.catalogue import Catalogue
from data.catalogue.model import RedFlag, RedFlagLevel
from data.diary import Answer, Diary, Screening

_ANSWERS = "screening_answers"
_AGAIN = "screening_again"
_STEP = 8  # statements a screen at most

_WHY = {
    "first": "A few questions first, to be sure exercise suits your back now. Most people answer no to all.",
    "four_weeks": "It has been four weeks since your last safety check. Has anything changed?",
    "pain_jump": "Your pain has risen by 3 points or more. A quick check again, to be sure.",
}
_CHOICES = {"none": "None of these", "some": "One or more", "unsure": "Not sure"}


def ask_again() -> None:
    """Start the check from the first question, at the next run."""
    st.session_state[_AGAIN] = True
    st.session_state.pop(_ANSWERS, None)


def asking_again() -> bool:
    return bool(st.session_state.get(_AGAIN))


def safety_gate(catalogue: Catalogue, diary: Diary, today: date, at: datetime, gate: Gate) -> None:
    """Let an open gate through; otherwise draw what stands before it and end the page's run."""
    if asking_again() or gate.standing == "ask":
        screening_form(catalogue, diary, today, at, why=_WHY.get(gate.why_ask or "", _WHY["first"]))
        st.stop()
    if gate.standing == "open":
        return
    wording = catalogue.rules[
        "level-adults-only" if gate.standing == "adults_only" else _see_clinician_rule(gate)
    ]
    st.subheader("Not now: see a clinician first" if gate.standing != "adults_only" else "For adults")
    st.write(wording.words)
    st.write(wording.instead)
    with st.container(border=True):
        if gate.standing != "adults_only":
            clearance(catalogue, diary, today, gate)
        st.button("Answer the safety check again", on_click=ask_again, key="answer_again", type="tertiary")
    st.stop()


def _see_clinician_rule(gate: Gate) -> str:
    return "level-urgent" if gate.level is RedFlagLevel.URGENT else "level-see-clinician"


def screening_form(
    catalogue: Catalogue, diary: Diary, today: date, at: datetime, why: str = _WHY["first"]
) -> None:
    """Ask the red flags, the most pressing first; save once all are answered, or at an emergency."""
    answers: dict[str, Answer] = st.session_state.setdefault(_ANSWERS, {})
    steps = list(_steps(catalogue))
    step = next((i for i, flags in enumerate(steps) if flags[0].id not in answers), None)
    if step is None:
        return
    flags = steps[step]
    st.subheader("Safety check", anchor=False)
    st.progress((step + 1) / len(steps), text=f"Step {step + 1} of {len(steps)}")
    if step == 0:
        st.write(why)
    with st.container(border=True, key=f"screening_step_{step}"):
        st.markdown(f"**{_question(flags[0].level)}**")
        statements = st.container()
        choice = st.segmented_control(
            "Your answer",
            list(_CHOICES),
            format_func=_CHOICES.__getitem__,
            key=f"screening_choice_{step}",
            label_visibility="collapsed",
        )
        with statements:
            ticked = _statements(flags, choice)
    ready = choice == "none" or bool(ticked)
    with st.container(horizontal=True):
        if step:
            st.button("Back", on_click=_back, args=(steps[step - 1],), key="screening_back")
        st.button(
            "Continue",
            type="primary",
            disabled=not ready,
            on_click=_answer,
            args=(diary, today, at, steps, step, choice, tuple(ticked)),
            key="screening_continue",
        )


def _question(level: RedFlagLevel) -> str:
    if level is RedFlagLevel.EMERGENCY:
        return "Is any of these happening now, or new since your back hurts?"
    return "Does any of these fit you?"


def _statements(flags: tuple[RedFlag, ...], choice: str | None) -> list[str]:
    """The statements to read or, when something applies, to tick; what was ticked."""
    if choice not in ("some", "unsure"):
        st.markdown("\n".join(f"- {flag.ask}" for flag in flags))
        return []
    st.caption("Tick what applies." if choice == "some" else "Tick what you are not sure about.")
    return [flag.id for flag in flags if st.checkbox(flag.ask, key=f"flag_{flag.id}")]


def _steps(catalogue: Catalogue) -> Iterator[tuple[RedFlag, ...]]:
    for level in RedFlagLevel:
        flags = [flag for flag in catalogue.red_flags.values() if flag.level is level]
        count = -(-len(flags) // _STEP)
        size = -(-len(flags) // count) if count else 1
        for start in range(0, len(flags), size):
            yield tuple(flags[start : start + size])


def _back(flags: tuple[RedFlag, ...]) -> None:
    for flag in flags:
        st.session_state[_ANSWERS].pop(flag.id, None)


def _answer(
    diary: Diary,
    today: date,
    at: datetime,
    steps: list[tuple[RedFlag, ...]],
    step: int,
    choice: str,
    ticked: tuple[str, ...],
) -> None:
    answers: dict[str, Answer] = st.session_state[_ANSWERS]
    meant = Answer.NOT_SURE if choice == "unsure" else Answer.YES
    answers.update({flag.id: meant if flag.id in ticked else Answer.NO for flag in steps[step]})
    emergency = ticked and steps[step][0].level is RedFlagLevel.EMERGENCY
    if emergency or step == len(steps) - 1:
        _save(diary, Screening(today, dict(answers), at=at))


def _save(diary: Diary, screening: Screening) -> None:
    saved = save(lambda: diary.add_screening(screening), "Safety check saved.")
    if saved is not None:
        st.session_state.pop(_ANSWERS, None)
        st.session_state.pop(_AGAIN, None)
