"""The player: Python says what the steps are and keeps what was done, the browser says when."""

import json
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st

from components.catalogue.own_moves import in_words
from components.catalogue.picture_view import drawing
from components.diary.saving_view import save
from components.places import ROUTINE
from components.routine.explain import duration
from components.safety.screening_view import ask_again
from components.session.asked_view import pain_on
from components.session.finishing import Run, keep, parts_of, read_run
from components.session.pain_light import stops_from
from components.session.recheck_view import signs
from components.session.timeline import Step, timeline
from components.visit import Visit
from data.catalogue.model import Exercise
from data.diary import Diary, DiaryError, Routine

KEY = "player"
_HEARD = "player_heard"  # the answer to the browser's latest record
_ALARM = "player_alarm"

_BESIDE = Path(__file__)
_mount = st.components.v2.component(
    "backwise_player",
    html=_BESIDE.with_name("player.html").read_text("utf-8"),
    css=_BESIDE.with_name("player.css").read_text("utf-8"),
    js=_BESIDE.with_name("player.js").read_text("utf-8"),
)


def player(visit: Visit, routine: Routine | None, *, relief: bool = False) -> None:
    """Play the routine. Without one, only a session already begun goes on or is saved."""
    if st.session_state.pop(_ALARM, False):
        ask_again()
        st.switch_page(ROUTINE)
    _mount(
        key=KEY,
        data=_told(visit, routine, relief=relief),
        on_record_change=lambda: _hear(visit),
    )


def _told(visit: Visit, routine: Routine | None, *, relief: bool) -> dict[str, Any]:
    steps = timeline(visit.catalogue, routine) if routine else ()
    moves = {step.exercise_id: visit.catalogue.exercises[step.exercise_id] for step in steps}
    shown = [_shown(step, moves[step.exercise_id]) for step in steps]
    said: dict[str, Any] = {
        "owner": sha256(visit.person.encode()).hexdigest()[:16],  # browsers are shared; sessions are not
        "day": visit.today.isoformat(),
        "relief": relief,
        "steps": shown,
        "parts": [part.model_dump() for part in parts_of(routine, steps)] if routine else [],
        "moves": {id_: _about(move) for id_, move in moves.items()},
    }
    key = sha256(json.dumps(said).encode()).hexdigest()[:16]
    theme = str(st.context.theme.type)
    art = f"{key}-{theme}"
    pictures = {} if _has_pictures(art) else moves
    return said | {
        "key": key,
        "art": art,
        "pictures": {
            id_: {"still": drawing(move, theme, moving=False), "moving": drawing(move, theme, moving=True)}
            for id_, move in pictures.items()
        },
        "summary": f"{len(moves)} moves, {duration(routine.seconds)}" if routine else "",
        "stop_from": stops_from(pain_on(visit, visit.today)),
        "recheck": signs(visit),
        "heard": st.session_state.get(_HEARD),
    }


def _has_pictures(art: str) -> bool:
    """Whether the browser said it has these: half a megabyte need not follow every step."""
    record = dict(st.session_state.get(KEY) or {}).get("record")
    return isinstance(record, dict) and record.get("drawn") == art


def _shown(step: Step, move: Exercise) -> dict[str, Any]:
    """The step with the words on its screen, and those said aloud."""
    side = f", {step.side} side" if step.side else ""
    work = f"{step.reps} times." if step.reps > 1 else f"{duration(step.seconds)}."
    name = in_words(move)  # the browser writes every word it is told as text, never as markup
    title, say = {
        "next_move": (name, f"Next: {name}{side}."),
        "get_ready": (f"Get ready: {name}", "Get ready."),
        "work": (name, f"{name}{side}. {work}"),
        "change_side": ("Change sides", f"Change sides. Now the {step.side}."),
        "rest": ("Rest", f"Rest, {step.seconds} seconds."),
    }[step.kind]
    words = asdict(step)
    return words | {"exercise": words.pop("exercise_id"), "title": title, "say": say}


def _about(move: Exercise) -> dict[str, Any]:
    easier = [move.if_it_hurts.text] if move.if_it_hurts else []
    return {
        "name": in_words(move),
        "stop_if": [claim.text for claim in move.stop_if],
        "easier": list(dict.fromkeys([*easier, *(way.text for way in move.easier)])),
    }


def _hear(visit: Visit) -> None:
    """Keep what the browser tells, and answer what of it has been kept."""
    raw = st.session_state[KEY]["record"]
    try:
        run = read_run(raw, visit.today)
    except ValueError as error:
        st.session_state[_HEARD] = {"token": _named(raw), "error": str(error)}
        return
    try:
        kept = _finish(visit.diary, run) if run.ended else keep(visit.diary, run) is not None
    except DiaryError as error:
        st.session_state[_HEARD] = {"token": run.token, "error": str(error)}
        return
    st.session_state[_ALARM] = run.alarm
    st.session_state[_HEARD] = {"token": run.token, "sent": run.sent, "kept": kept}


def _named(raw: Any) -> str:
    return str(raw.get("token", "")) if isinstance(raw, dict) else ""


def _finish(diary: Diary, run: Run) -> bool:
    """Keep the ended run, and offer to take it back."""
    kept = keep(diary, run)
    if kept is not None:
        save(lambda: kept, "Session logged.", undo=diary.delete)
    return kept is not None
