"""The warning signs asked once more before a session, in one tap."""

import json
from datetime import datetime, timedelta

import streamlit as st

from components.safety.answering import Answering, signs_again
from components.safety.screening import taken_together
from components.safety.signs_view import signs_to_tap
from components.session.advice.move_history import daily_pain, said
from components.session.advice.too_much import LATEST_DAYS, too_much
from components.session.asked_view import JUST_NOW
from components.visit import Visit
from data.diary import DiaryError

_ANSWERED = "rechecked_at"
_KNOWN = "rechecked_knowing"  # a setting: what had been too much by then, as JSON
_FAILED = "recheck_failed"


def rechecked(visit: Visit, *, under_way: bool = False) -> bool:
    """Whether the person said a moment ago that nothing is new. Kept in the diary: servers restart.

    A session that was too much since, or an after-effect, voids the answer; not for one still under way,
    which asks by itself.
    """
    answered = visit.diary.setting(_ANSWERED)
    if not answered or not timedelta() <= visit.now - datetime.fromisoformat(answered) <= JUST_NOW:
        return False
    return under_way or _too_much(visit) <= frozenset(json.loads(visit.diary.setting(_KNOWN, "[]")))


def _too_much(visit: Visit) -> frozenset[str]:
    sessions, check_ins = said(visit.diary, visit.today, LATEST_DAYS)
    return too_much(sessions, daily_pain(check_ins, sessions))


def recheck_card(visit: Visit) -> None:
    """Ask whether any warning sign is new: no opens the session, a sign tapped counts from the tap."""
    if failed := st.session_state.pop(_FAILED, None):
        st.error(failed)
    with st.container(border=True, key="recheck"):
        st.markdown("**Before you start: is any of these new?**")
        signs_to_tap(Answering(visit.catalogue, visit.diary, visit.today, visit.now), "recheck")
        st.button(
            "None of these: show my moves",
            type="primary",
            width="stretch",
            key="recheck_no",
            on_click=_nothing_new,
            args=(visit,),
        )


def signs(visit: Visit) -> list[str]:
    """The warning signs asked before every session, those that belong together in one line."""
    return list(signs_again(visit.catalogue, taken_together(visit.diary.screenings())))


def no_longer_answered(visit: Visit) -> None:
    """A sign turned up after all: the next session asks again. Raises `DiaryError` if that can't be kept."""
    visit.diary.set_setting(_ANSWERED, "")


def _nothing_new(visit: Visit) -> None:
    try:
        with visit.diary.all_or_nothing() as diary:
            diary.set_setting(_KNOWN, json.dumps(sorted(_too_much(visit))))
            diary.set_setting(_ANSWERED, visit.now.isoformat())
    except DiaryError as error:
        st.session_state[_FAILED] = str(error)
