"""Checking in: pain with one tap, the rest of the day if one likes, every entry open to change."""

from datetime import date
from uuid import uuid4

import streamlit as st

from components.diary.check_in import Told, keep_check_in
from components.safety.worry_view import note_link
from components.shell.clock import Tap, as_said, on_day
from components.shell.kept import Kept, keep, said_at
from components.shell.saving import delete_button, save
from components.shell.scales import scale
from components.shell.typing.numbers import written
from components.shell.typing.words_field import words_field
from components.visit import Visit
from data.diary import NOTE_LIMIT, CheckIn
from data.isolated import isolated

# Of what is asked beside pain on a scale from 0 to 10: the question, and the word for its answer.
ASKED = {
    "function": ("Could you do what mattered to you? 0 not at all, 10 fully", "did what mattered"),
    "confidence": ("Confidence to move? 0 none, 10 full", "confidence"),
}
_EDITING = "editing_check_in"


def check_in_card(visit: Visit, day: date) -> None:
    """The pain question of a day, what was already said, and a form for the rest."""
    version = visit.diary.version(day)
    entries = visit.diary.check_ins(day, day)
    with st.container(border=True, key="check_in"):
        st.header("How is your back?" if day == visit.today else "How was your back?", anchor=False)
        for entry in entries:
            _entry(visit, entry)
        if not entries or st.session_state.get(f"again_{day}"):
            pain_scale(visit, day)
        else:
            st.button(
                "Log pain again" if any(e.pain is not None for e in entries) else "Log pain",
                key=f"again_{day}_button",
                on_click=_again,
                args=(day,),
                type="tertiary",
            )
        chosen = next((e for e in entries if e.id == st.session_state.get(_EDITING)), None)
        label = "Change this entry" if chosen else "Say more about the day"
        with st.expander(label, expanded=chosen is not None, key=f"more_{day}_{chosen.id if chosen else ''}"):
            latest = entries[-1] if entries else None
            check_in_form(visit, day, chosen or latest, version, chosen=chosen is not None)


def _again(day: date) -> None:
    st.session_state[f"again_{day}"] = True


def pain_scale(visit: Visit, day: date) -> None:
    """Eleven numbers; a tap on one logs it as a check-in of the day."""
    version = visit.diary.version(day)
    key = f"pain_{day}_{len(visit.diary.check_ins(day, day))}"
    scale(
        "Pain from 0, none, to 10, the worst imaginable",
        None,
        key,
        on_change=_log_pain,
        args=(visit, day, version, key, st.session_state.setdefault(f"{key}_token", uuid4().hex)),
    )


def _log_pain(visit: Visit, day: date, version: int, key: str, token: str) -> None:
    pain: int | None = st.session_state[key]
    if pain is None:
        return

    def kept(tap: Tap, on: date, seen: int | None) -> Kept[CheckIn] | None:
        return save(
            lambda: keep(visit.diary, said_at(tap, CheckIn(on, pain)), token=token, seen_version=seen),
            f"Pain {pain} of 10 logged{on_day(on, tap.day)}.",
        )

    if not visit.keep(day, version, token, f"pain {pain} of 10", kept):
        st.session_state[key] = None  # the scale stays, with nothing chosen: one more tap tries again
        return
    st.session_state.pop(f"{key}_token", None)
    st.session_state.pop(f"again_{day}", None)


def _entry(visit: Visit, entry: CheckIn) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"entry_{entry.id}"):
        st.text(summary(entry), width="stretch")
        st.button("Change", key=f"change_{entry.id}", type="tertiary", on_click=_edit, args=(entry.id,))
        delete_button(visit.diary, entry, "Entry deleted.")


def summary(entry: CheckIn) -> str:
    """One line on a check-in, in the person's own words: for text only."""
    at = as_said(entry, st.context.timezone)
    words = {"pain": "pain", **{name: word for name, (_, word) in ASKED.items()}}
    scores = {word: getattr(entry, name) for name, word in words.items()}
    said = [f"{word} {score} of 10" for word, score in scores.items() if score is not None]
    slept = f"slept {entry.sleep_h:g} h" if entry.sleep_h is not None else ""
    return " · ".join(
        part for part in (f"{at:%H:%M}" if at else "", *said, slept, isolated(entry.note)) if part
    )


def _edit(entry_id: str) -> None:
    st.session_state[_EDITING] = entry_id


def check_in_form(visit: Visit, day: date, entry: CheckIn | None, version: int, *, chosen: bool) -> None:
    """The whole of a check-in to fill in, or to change where there is one; `version` is the day's.

    `chosen`: the person asked for this very entry, so that it is about its own day whatever day it is.
    """
    name = entry.id if entry else f"new_{day}"
    with st.form(f"check_in_{name}", border=False, enter_to_submit=False):
        if entry:
            scale("Pain", entry.pain, f"form_pain_{name}")
        for asked, (question, _) in ASKED.items():
            scale(question, getattr(entry, asked, None), f"{asked}_{name}")
        slept = written(entry.sleep_h if entry else None)
        st.text_input("Hours slept", slept, key=f"sleep_{name}", placeholder="7.5")
        words_field("Note", entry.note if entry else "", f"note_{name}", NOTE_LIMIT, lines="many")
        note_link()
        st.form_submit_button(
            "Save",
            key=f"save_{name}",
            type="primary",
            on_click=_save_form,
            args=(visit, day, entry, version, chosen),
        )


def _save_form(visit: Visit, day: date, entry: CheckIn | None, version: int, chosen: bool) -> None:
    told = _told(entry.id if entry else f"new_{day}")

    def kept(tap: Tap, on: date, seen: int | None) -> Kept[CheckIn] | None:
        return save(
            lambda: keep_check_in(visit.diary, entry, on, told, tap, seen), f"Saved{on_day(on, tap.day)}."
        )

    if chosen:
        saved = kept(visit.tap(), day, version) is not None
    else:
        saved = visit.keep(day, version, f"form_{day}", "what you said of the day", kept)
    if saved:
        st.session_state.pop(_EDITING, None)


def _told(name: str) -> Told:
    said = st.session_state
    return Told(
        said.get(f"form_pain_{name}"),
        **{asked: said[f"{asked}_{name}"] for asked in ASKED},
        slept=said[f"sleep_{name}"],
        note=said[f"note_{name}"],
    )
