"""What the diary says of the level a person chooses: a line, never a refusal."""

import streamlit as st

from components.session.advice.ladder import CALM_SESSIONS, HARDEST, calm_sessions
from components.session.advice.move_history import daily_pain, said
from components.visit import Visit
from data.catalogue.status_words import who_says


def level_line(visit: Visit, level: int) -> None:
    """Under the hardest level chosen before six calm sessions at the second: what the rule suggests."""
    if level < HARDEST:
        return
    sessions, check_ins = said(visit.diary, visit.today)
    calm = calm_sessions(visit.catalogue, sessions, daily_pain(check_ins, sessions))
    if calm >= CALM_SESSIONS:
        return
    rule = visit.catalogue.progression["level-3-chosen"]
    so_far = rule.instead.format(count=f"{calm} of {CALM_SESSIONS}")
    whose = who_says(visit.catalogue, rule.id, rule.sources, rule.status)
    st.caption(f"{rule.words} {so_far} {whose}")
