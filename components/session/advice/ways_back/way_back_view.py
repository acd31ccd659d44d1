"""The way back to a move the article leaves out: shown with its reasons, taken up only by the person."""

import streamlit as st

from components.catalogue.move_view import claims
from components.safety.verdict_view import reason_lines
from components.session.advice.move_history import said
from components.session.advice.told import Told
from components.session.advice.ways_back.way_back import OnWay, Taken, read_taken, standing, written
from components.shell.kept import remember
from components.shell.places import CATALOGUE
from components.shell.saving import save
from components.visit import Visit, profile_of
from components.visit.reading import worked_out
from data.catalogue.model.way_back import WayBack, WayBackStep
from data.catalogue.status_words import who_says
from data.verdicts import Standing

_TAKEN = "ways_back"  # a setting: for each move the step taken up and since when, as JSON
_LOOKED_AT_DAYS = 60
_OURS = "No trial tried these steps in back pain; they are our own."
_LIKE_A_TRIAL = "A trial tried something like it; the steps are our own."


def way_back(visit: Visit, move: str) -> None:
    """The way back to one of the six, on its own page."""
    way = visit.shared.ways_back.get(move)
    if way is None:
        return
    st.header("A way back, step by step", anchor=False)
    st.write(
        "Not part of any routine. It starts once your back is calm, and waits or goes back when it isn't. "
        + (_LIKE_A_TRIAL if way.tried else _OURS)
    )
    here = _standing(visit, move) if visit.diary.profile() is not None else None
    if here is None:
        _steps(way, way.steps, None)
        st.caption("Which of these are fine for you shows once your profile is saved.")
    else:
        _steps(way, here.steps, here.at)
        _closed(visit, here)
        _said(visit, here)
        _buttons(visit, here)
    with st.expander("What is known of it", key=f"way_research_{move}"):
        claims(visit.shared, way.research)


def _open(visit: Visit) -> list[OnWay]:
    told, kept, profile = _told(visit), _kept(visit), profile_of(visit)
    found = (standing(visit.shared, profile, told, move, kept.get(move)) for move in visit.shared.ways_back)
    return [here for here in found if here and here.open]


def ways_back_card(visit: Visit) -> None:
    """What can be taken up or is under way, in one card; nothing where there is nothing."""
    if visit.gate.standing is not Standing.OPEN:
        return
    found = worked_out(visit.diary, "ways back", visit.today, lambda: _open(visit))
    if not found:
        return
    under_way = [here for here in found if here.at is not None]
    with st.container(border=True, key="ways_back"):
        st.header("A way back", anchor=False)
        for here in under_way:
            name = visit.shared.exercises[here.way.id].name
            st.markdown(f"**{name}:** {_where(here)}")
            _said(visit, here)
            _buttons(visit, here)
        waiting = [here for here in found if here.at is None]
        if waiting:
            st.write(
                "Your back has been calm for a while. If you want one of these back, here is how it starts."
            )
        with st.container(horizontal=True):
            for here in waiting:
                st.page_link(
                    CATALOGUE,
                    label=visit.shared.exercises[here.way.id].name,
                    icon=":material/stairs:",
                    query_params={"move": here.way.id},
                    width="content",
                )


def _steps(way: WayBack, steps: tuple[WayBackStep, ...], at: WayBackStep | None) -> None:
    for number, step in enumerate(way.steps, 1):
        if step not in steps:
            break
        with st.container(border=True, key=f"way_{way.id}_{step.id}"):
            you = " :primary-badge[You are here]" if step == at else ""
            st.markdown(f"**{number}. {step.name}**{you}")
            st.markdown(f"{step.text}  \n:small[:gray[{step.enough}]]")
            if step.move:
                st.page_link(
                    CATALOGUE,
                    label="How it is done",
                    icon=":material/arrow_forward:",
                    query_params={"move": step.move},
                )


def _closed(visit: Visit, here: OnWay) -> None:
    """Why the way ends early for this person."""
    if here.closed_by:
        left = len(here.way.steps) - len(here.steps)
        st.markdown(f"**{'The last step is' if left == 1 else f'{left} steps are'} not for you now:**")
        reason_lines(visit.shared, here.closed_by[:1])


def _said(visit: Visit, here: OnWay) -> None:
    rule = visit.shared.progression[here.rule]
    st.info(f"{rule.words} {rule.instead}", icon=":material/stairs:")
    st.caption(who_says(visit.shared, rule.id, rule.sources, rule.status))


def _buttons(visit: Visit, here: OnWay) -> None:
    if visit.gate.standing is not Standing.OPEN:
        return
    move = here.way.id
    with st.container(horizontal=True):
        if here.proposed:
            st.button(
                f"Take this step: {here.proposed.name}",
                key=f"way_take_{move}",
                on_click=_take,
                args=(visit, move, here.proposed),
            )
        if here.at:
            st.button(
                "Leave this way",
                type="tertiary",
                key=f"way_leave_{move}",
                on_click=_take,
                args=(visit, move, None),
            )


def _take(visit: Visit, move: str, step: WayBackStep | None) -> None:
    others = {other: taken for other, taken in _kept(visit).items() if other != move}
    after = others | ({move: Taken(step.id, visit.today)} if step else {})
    save(
        lambda: remember(visit.diary, _TAKEN, written(after)),
        f"Kept: {step.name}. Your routine stays as it is." if step else "You have left this way.",
    )


def _where(here: OnWay) -> str:
    number = here.way.steps.index(here.at) + 1 if here.at else 0
    return f"step {number} of {len(here.way.steps)}, {here.at.name if here.at else ''}"


def _kept(visit: Visit) -> dict[str, Taken]:
    return read_taken(visit.diary.setting(_TAKEN) or "{}")


def _standing(visit: Visit, move: str) -> OnWay | None:
    return standing(visit.shared, profile_of(visit), _told(visit), move, _kept(visit).get(move))


def _told(visit: Visit) -> Told:
    return Told((), *said(visit.diary, visit.today, _LOOKED_AT_DAYS), visit.today)
