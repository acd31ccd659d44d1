"""What stands before a session: a plan, the safety check, pain now, the warning signs asked once more."""

import streamlit as st

from components.diary.check_in_view import pain_scale
from components.safety.worry_view import closed, relief_only
from components.session.any_day_view import on_offer, start_now
from components.session.asked_of_day import Asked
from components.session.asked_view import pain_now
from components.session.log.session_words import NOTHING_ASKED
from components.session.log.tick_view import no_longer_fine
from components.session.player.nothing_new import answered
from components.session.player.recheck_view import recheck_card
from components.shell.places import ROUTINE
from components.visit import Visit
from data.diary import Routine
from data.verdicts import DayAsks, Standing


def ready(visit: Visit, today: Asked, *, under_way: bool) -> Routine | None:
    """The routine to play now, or still `under_way`; None after saying what stands before it."""
    if visit.gate.standing is not Standing.OPEN:
        closed(visit.gate)
        return None
    if today.rechecked:
        no_longer_fine(visit, today.rechecked)
    if today.routine is None:
        st.write(today.words or NOTHING_ASKED[today.kind])
        if today.kind is DayAsks.NO_PLAN:
            st.page_link(ROUTINE, label="Build a routine", icon=":material/arrow_forward:")
        free = today.kind in (DayAsks.NO_PLAN, DayAsks.REST, DayAsks.PAUSED)
        if free and on_offer(visit, visit.today):
            st.markdown("**Start a session now**")
            start_now(visit, "start_now")
        return None
    _pain_now(visit)
    if not answered(visit.diary, visit.today, visit.now, under_way=under_way):
        recheck_card(visit)
        return None
    if today.kind is DayAsks.RELIEF:
        relief_only()
    return today.routine


def _pain_now(visit: Visit) -> None:
    """Ask once before a session how the back is now. Not said stays unknown, and stops nothing."""
    pain = pain_now(visit)
    if pain is not None:
        st.caption(f"Pain now: {pain} of 10")
        return
    with st.container(border=True, key="pain_now"):
        st.markdown("**How is your back now?**")
        pain_scale(visit, visit.today)
