"""The safety check: red flags in a few short steps, one tap each where none applies."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

import streamlit as st

from components.safety.clearance_view import clearance
from components.safety.screening import Gate
from components.shell.saving import save
from data.catalogue import Catalogue
from data.catalogue.model import RedFlag, RedFlagLevel
from data.diary import Answer, Diary, Screening

_ANSWERS = "screening_answers"
_AGAIN = "screening_again"
_TICKING = "screening_unsure"  # whether what is being ticked is not sure; absent while not ticking
_STEP = 9  # statements a screen at most

_WHY = {
    "first": "A few questions first, to be sure exercise suits your back now. Most people answer no to all.",
    "four_weeks": "It has been four weeks since your last safety check. Has anything changed?",
    "pain_jump": "Your pain has risen by 3 points or more. A quick check again, to be sure.",
}
_TOGETHER = (
    (RedFlagLevel.EMERGENCY,),
    (RedFlagLevel.URGENT,),
    (RedFlagLevel.SEE_CLINICIAN,),
    (RedFlagLevel.CAUTION, RedFlagLevel.ADULTS_ONLY),
)


def ask_again() -> None:
    """Start the check from the first question, at the next run."""
    st.session_state[_AGAIN] = True
    st.session_state.pop(_ANSWERS, None)
    _stop_ticking()


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
    st.header("Not now: see a clinician first" if gate.standing != "adults_only" else "For adults")
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
    step = next((i for i, flags in enumerate(steps) if flags[0].id not in answers), len(steps) - 1)
    check = _Check(diary, today, at, tuple(steps), step)
    st.header("Safety check", anchor=False)
    st.progress((step + 1) / len(steps), text=f"Step {step + 1} of {len(steps)}")
    if step == 0:
        st.write(why)
    unsure: bool | None = st.session_state.get(_TICKING)
    with st.container(border=True, key=f"screening_step_{step}"):
        st.markdown(f"**{_question(check.flags[0].level)}**")
        if unsure is None:
            st.markdown("\n".join(f"- {flag.ask}" for flag in check.flags))
        else:
            _tick(check, unsure=unsure)
    if unsure is None:
        _one_tap(check)


@dataclass(frozen=True, slots=True)
class _Check:
    """Where a person is in the safety check."""

    diary: Diary
    today: date
    at: datetime
    steps: tuple[tuple[RedFlag, ...], ...]
    step: int

    @property
    def flags(self) -> tuple[RedFlag, ...]:
        return self.steps[self.step]


def _question(level: RedFlagLevel) -> str:
    if level is RedFlagLevel.EMERGENCY:
        return "Is any of these happening now, or new since your back hurts?"
    return "Does any of these fit you?"


def _one_tap(check: _Check) -> None:
    st.button(
        "None of these",
        type="primary",
        width="stretch",
        key=f"screening_none_{check.step}",
        on_click=_answer,
        args=(check, (), Answer.NO),
    )
    with st.container(horizontal=True):
        for label, unsure in (("One or more", False), ("Not sure", True)):
            key = f"screening_{'unsure' if unsure else 'some'}_{check.step}"
            st.button(label, key=key, on_click=_start_ticking, args=(unsure,))
        if check.step:
            st.button("Back", type="tertiary", key="screening_back", on_click=_back, args=(check,))


def _start_ticking(unsure: bool) -> None:
    st.session_state[_TICKING] = unsure


def _tick(check: _Check, *, unsure: bool) -> None:
    st.caption("Tick what you are not sure about." if unsure else "Tick what applies.")
    ticked = tuple(flag.id for flag in check.flags if st.checkbox(flag.ask, key=f"flag_{flag.id}"))
    with st.container(horizontal=True):
        st.button(
            "Continue",
            type="primary",
            disabled=not ticked,
            key="screening_continue",
            on_click=_answer,
            args=(check, ticked, Answer.NOT_SURE if unsure else Answer.YES),
        )
        st.button("Back", type="tertiary", key="screening_untick", on_click=_stop_ticking)


def _stop_ticking() -> None:
    st.session_state.pop(_TICKING, None)


def _back(check: _Check) -> None:
    for flag in check.steps[check.step - 1]:
        st.session_state[_ANSWERS].pop(flag.id, None)


def _steps(catalogue: Catalogue) -> Iterator[tuple[RedFlag, ...]]:
    for levels in _TOGETHER:
        flags = [flag for flag in catalogue.red_flags.values() if flag.level in levels]
        size = -(-len(flags) // -(-len(flags) // _STEP)) if flags else 1
        for start in range(0, len(flags), size):
            yield tuple(flags[start : start + size])


def _answer(check: _Check, ticked: tuple[str, ...], meant: Answer) -> None:
    answers: dict[str, Answer] = st.session_state[_ANSWERS]
    answers.update({flag.id: meant if flag.id in ticked else Answer.NO for flag in check.flags})
    _stop_ticking()
    emergency = ticked and check.flags[0].level is RedFlagLevel.EMERGENCY
    if emergency or check.step == len(check.steps) - 1:
        _save(check.diary, Screening(check.today, dict(answers), at=check.at))


def _save(diary: Diary, screening: Screening) -> None:
    saved = save(lambda: diary.add_screening(screening), "Safety check saved.")
    if saved is not None:
        st.session_state.pop(_ANSWERS, None)
        st.session_state.pop(_AGAIN, None)
