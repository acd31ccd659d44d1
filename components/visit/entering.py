"""The gate every page passes first: frame, sign-in, diary, emergency."""

import json
import os
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import streamlit as st

from components.safety import (
    Gate,
    active_flags,
    gate,
    kept_conditions,
    open_round,
    pain_jumped,
    taken_together,
    ticked,
    unknown_facts,
)
from components.safety.answering import Answering
from components.safety.emergency.emergency_view import emergency_screen
from components.shell.clock import AHEAD, Tap, day_over, local_day, now, tapped
from components.shell.frame import frame_if_missing
from components.shell.notices import draw_notice
from components.shell.places import SETTINGS
from components.shell.settling import page_top, settle
from components.visit.day_end import day_ends
from components.visit.reading import reading_of, worked_out
from components.visit.rescue_view import cannot_open
from components.visit.warming_up import catalogue
from components.visit.which_day import Keep, ask_which_day, keep_for_its_day, say_new_day
from data.catalogue import Catalogue
from data.catalogue.own_moves import extended
from data.diary import Diary, DiaryUnavailable, Profile
from data.verdicts import Standing

LOCAL_PERSON = "local"


@dataclass(frozen=True, slots=True)
class Visit:
    """One person's visit: who, when, and their own diary."""

    person: str
    now: datetime  # UTC
    today: date  # in the visitor's time zone
    catalogue: Catalogue  # with the person's own moves at its end
    shared: Catalogue  # without: what may be handed to others
    diary: Diary
    gate: Gate

    @property
    def answering(self) -> Answering:
        """To answer what the safety check asks."""
        return Answering(self.catalogue, self.diary, self.tap)

    @property
    def latest(self) -> date:
        """The last day there is: today, or after a flight west one lived already that is yet to come here."""
        last = self.diary.last_day()
        return last if last and self.today < last <= self.today + AHEAD else self.today

    @property
    def over(self) -> datetime:
        """The moment at which today is over."""
        return day_over(self.today, st.context.timezone, day_ends(self.diary))

    def tap(self) -> Tap:
        """The moment and the day of what the person does now, whenever the page was drawn."""
        return tapped(st.context.timezone, day_ends(self.diary))

    def keep(self, day: date, version: int | None, key: str, said: str, keep: Keep) -> bool:
        """Keep what is said now for this day of the page, as `keep_for_its_day` does."""
        tap = self.tap()
        return keep_for_its_day(tap, day, drawn=self.today, version=version, key=key, said=said, keep=keep)


def enter() -> Visit:
    """Say who is visiting, or stop here with what they can do about it."""
    frame_if_missing()
    _keep_address()
    person = _person()
    moment = now()
    try:
        diary = reading_of(person)
        today = local_day(moment, st.context.timezone, day_ends(diary))
        shared = catalogue()
        standing = worked_out(diary, "standing", today, lambda: _standing(shared, diary, today))
        mine = extended(shared, diary.own_moves())
    except DiaryUnavailable as error:
        cannot_open(error, person)
        st.stop()
    visit = Visit(person, moment, today, mine, shared, diary, standing)
    say_new_day(today)
    draw_notice()
    settle()
    page_top(f"{st.query_params.to_dict()}", "page_opened")  # each move, lesson and page on its own
    if standing.standing is Standing.EMERGENCY:
        emergency_screen(visit.answering, standing)
        st.stop()
    ask_which_day(today)
    return visit


def _keep_address() -> None:
    """Put into the address what this run was asked for, be it nothing.

    Where a page links to itself Streamlit leaves the address behind, and the next tap would bring back what
    still stands in it.
    """
    st.query_params.from_dict(st.query_params.to_dict())


def _person() -> str:
    signed_in = st.user.get("is_logged_in")  # None: sign-in is not set up at all
    if signed_in:
        return json.dumps([st.user["iss"], st.user["sub"]])
    if signed_in is None and not os.environ.get("DATABASE_URL"):
        return LOCAL_PERSON
    if signed_in is None:
        # Served to many, yet nobody can sign in: everyone would be the same person.
        st.error(
            "This server keeps diaries for several people, but sign-in is not set up. "
            "Whoever runs it finds how in the README.",
            title="Closed",
            icon=":material/lock:",
        )
        st.stop()
    st.title("Backwise")
    st.write("Your diary is yours alone. Sign in to open it.")
    st.button("Sign in", on_click=st.login, type="primary", key="sign_in")
    st.stop()


def _standing(catalogue: Catalogue, diary: Diary, today: date) -> Gate:
    rounds = diary.screenings()
    told = taken_together(rounds)
    if told is None:
        return gate(catalogue, None, today)
    recent = diary.day_records(max(told.day, today - timedelta(days=14)), today + AHEAD)
    begun = open_round(rounds, today) is not None
    return gate(catalogue, told, today, jumped=pain_jumped(recent, told.day), begun=begun)


def profile_of(visit: Visit) -> Profile:
    """The person's saved profile with what the safety check knows, cleared or not; a bare one if none.

    A profile that names something this version doesn't know ends the page: dropping it would not be safe.
    """
    told = taken_together(visit.diary.screenings())
    saved = visit.diary.profile()
    base = ticked(visit.catalogue, saved, told) if saved else Profile()
    if unknown_facts(visit.catalogue, base):
        wording = visit.catalogue.rules["unknown-condition"]
        st.error(f"{wording.words} {wording.instead}", icon=":material/help:")
        st.page_link(SETTINGS, label="Open my profile", icon=":material/arrow_forward:")
        st.stop()
    flags = active_flags(visit.catalogue, told) & visit.catalogue.red_flags.keys()
    kept = kept_conditions(visit.catalogue, told, visit.today)
    return replace(base, red_flags=flags, conditions=frozenset(base.conditions) | kept)
