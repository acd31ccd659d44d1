"""What a day asks of this visitor, with the pain they logged for it."""

from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from components.routine.week_asks import week_of
from components.safety.blocking import strong_pain
from components.safety.filter import PAIN_FOR_RELIEF_ONLY, is_sore
from components.session.advice.move_history import said
from components.session.advice.not_for_relief import not_for_relief
from components.session.asked_of_day import JUST_NOW, Asked, asked, without
from components.shell.clock import AHEAD
from components.visit import Visit, profile_of
from data.diary import CheckIn


def pain_on(visit: Visit, day: date) -> int | None:
    """The pain last logged for the day, None where none was."""
    pains = [entry.pain for entry in visit.diary.check_ins(day, day) if entry.pain is not None]
    return pains[-1] if pains else None


def strong_pain_words(visit: Visit) -> None:
    """Whom to call about strong pain logged today, whatever the plan and the safety check say."""
    pain = pain_on(visit, visit.today)
    if pain is None or pain < PAIN_FOR_RELIEF_ONLY:
        return
    if alarm := strong_pain(visit.catalogue, replace(profile_of(visit), pain_now=pain)):
        st.warning(f"{alarm.reason.words} {alarm.instead}", icon=":material/call:")
    else:
        st.write(visit.catalogue.rules["pain-unbearable"].in_full)


def out_of_relief(visit: Visit, day: date) -> frozenset[str]:
    """What the relief set of the day goes without: what is hidden, and what the diary speaks against."""
    diary = visit.diary
    sessions, check_ins = said(diary, day)
    upto = [session for session in sessions if session.day <= day]
    kept_out = not_for_relief(visit.catalogue, upto, check_ins, diary.plans(), day)
    return frozenset(diary.preferences().hidden) | kept_out


def said_now(visit: Visit) -> CheckIn | None:
    """The check-in with the pain last logged within two hours; an older one says nothing of now."""
    found = [
        (entry.at, entry)
        for entry in visit.diary.check_ins(visit.today - AHEAD, visit.today + AHEAD)
        if entry.pain is not None
        and not entry.later
        and entry.at
        and timedelta() <= visit.now - entry.at <= JUST_NOW
    ]
    return max(found, key=lambda one: one[0])[1] if found else None


def pain_now(visit: Visit) -> int | None:
    """The pain of it; None where none was said."""
    entry = said_now(visit)
    return entry.pain if entry else None


def asked_of(visit: Visit, day: date, left_out: str = "") -> Asked:
    """What the plan in force asks of them on the day, without the move that is `left_out` of it."""
    profile = replace(profile_of(visit), pain_now=pain_on(visit, day))
    diary = visit.diary
    hidden = out_of_relief(visit, day) if is_sore(profile) else frozenset()
    week = week_of(diary, day)
    today = asked(visit.catalogue, profile, day, week.plan, diary.pauses(), hidden, week)
    return without(today, left_out) if left_out else today
