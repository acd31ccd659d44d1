"""The moves of a session before it starts: what they look like, how long they take, and leaving one out."""

from collections.abc import Collection
from datetime import date

import streamlit as st

from components.catalogue.dose_words import dose_words, duration
from components.catalogue.own_moves.own_words_view import own_words
from components.catalogue.picture_view import picture
from components.session.any_day_view import as_planned
from components.session.player.finishing import the_rest
from components.shell.places import SESSION
from components.visit import Visit
from data.diary import Routine, Session

_GOES_ON = "rest"  # in the address: the id of a session that is to be continued


def go_on_button(visit: Visit, session: Session, routine: Routine | None) -> None:
    """A way into the rest of a session that ended early, today and once: nothing where there is no rest."""
    if session.day != visit.today or routine is None or not the_rest(session, routine):
        return
    if st.button("Go on with the rest", icon=":material/play_arrow:", key=f"go_on_{session.id}"):
        as_planned()
        st.switch_page(SESSION, query_params={_GOES_ON: session.id})  # a reload goes on with it too


def continued(visit: Visit, routine: Routine | None) -> Session | None:
    """The session of today that is to be continued, while something of it is left."""
    wanted = st.query_params.get(_GOES_ON)
    if not wanted or routine is None:
        return None
    ours = (one for one in visit.diary.sessions(visit.today, visit.today) if one.id == wanted)
    return next((one for one in ours if the_rest(one, routine)), None)


def left_out(routine: Routine, today: date, continues: Session | None) -> frozenset[str]:
    """The moves that are not to be played: unticked, or in a continued session done already."""
    first = _at_first(routine, today, continues)
    return frozenset(
        move for move, done in first.items() if not st.session_state.get(_key(move, today, continues), done)
    )


def move_choice(
    visit: Visit, routine: Routine, out: Collection[str], continues: Session | None = None
) -> None:
    """Each move with its picture and dose, and a tick that says whether it is played."""
    st.header("The rest of your moves" if continues else "Your moves today", anchor=False)
    if len(out) == len(routine.items):
        st.write("Every move is left out. Tick one to start.")
    else:
        st.caption("Untick what you leave out this time.")
    for item in routine.items:
        exercise = visit.catalogue.exercises[item.exercise_id]
        with st.container(
            horizontal=True, vertical_alignment="center", border=True, key=f"play_{exercise.id}", gap="small"
        ):
            picture(exercise, width=88)
            with st.container(gap=None):
                st.checkbox(
                    exercise.name,
                    value=_at_first(routine, visit.today, continues)[exercise.id],
                    key=_key(exercise.id, visit.today, continues),
                    persist_state="session",
                )
                own_words(exercise)
                st.caption(f"{dose_words(item)} · {duration(item.seconds)}")


def _at_first(routine: Routine, today: date, continues: Session | None) -> dict[str, bool]:
    """Whether each move is played if nobody says otherwise: of a rest what was left out before comes last."""
    moves = [item.exercise_id for item in routine.items]
    if continues is None:
        return dict.fromkeys(moves, True)
    rest = the_rest(continues, routine)
    ticked = {move for move in rest if st.session_state.get(_key(move, today, None), True)}
    return {move: move in (ticked or rest) for move in moves}


def _key(move: str, today: date, continues: Session | None) -> str:
    return f"play_{today}_{continues.id if continues else ''}_{move}_ticked"
