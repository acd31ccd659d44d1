"""The player: Python says what the steps are and keeps what was done, the browser says when."""

import json
from collections.abc import Collection
from dataclasses import asdict
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st

from components.catalogue.dose_words import duration
from components.catalogue.picture_view import drawing
from components.safety.answering import signs_again
from components.safety.emergency.emergency_number import emergency_number_of
from components.safety.screening import taken_together
from components.session.asked_view import pain_now, said_now
from components.session.log.leg_signs import add_leg_symptoms, tell_alarm
from components.session.player.finishing import Run, keep, parts_of, read_run
from components.session.player.nothing_new import holds_until, something_new
from components.session.player.recheck_view import signs
from components.session.player.stop_at_pain import light_during, why_left
from components.session.player.timeline import Step, timeline
from components.shell.clock import Tap, on_day
from components.shell.kept import Kept, delete, remember
from components.shell.places import WORRY
from components.shell.saving import save
from components.visit import Visit
from data.catalogue.model import Exercise
from data.catalogue.own_moves import in_words
from data.diary import Diary, DiaryError, Routine, Session
from data.unfit import Unfit

KEY = "player"
WAYS = 3  # easier ways offered at most: who hurts reads no list
_HEARD = "player_heard"  # the answer to the browser's latest record
_ALARM = "player_alarm"
_TOLD = "alarm_told"  # a setting: the run whose alarm was kept last; told again, it may have been taken back

_BESIDE = Path(__file__)


def _beside(*names: str) -> str:
    """The files as one: a component takes a single script, and needs no build step for it."""
    return "\n".join(_BESIDE.with_name(name).read_text("utf-8") for name in names)


_mount = st.components.v2.component(
    "backwise_player",
    html=_beside("player.html"),
    css=_beside("player.css"),
    js=_beside("player_memory.js", "player_cues.js", "player_screen.js", "player.js"),
)
_mount_holding = st.components.v2.component("backwise_holding", js=_beside("player_holding.js"))
_mount_forgetting = st.components.v2.component(
    "backwise_forgetting", js=_beside("player_memory.js", "player_forgetting.js")
)


def player(
    visit: Visit,
    routine: Routine | None,
    *,
    relief: bool = False,
    left_out: Collection[str] = (),
    continues: Session | None = None,
) -> None:
    """Play the routine without the moves left out. Without one, only a session already begun goes on.

    `continues`: a session that ended early, into which what is done now goes.
    """
    if st.session_state.pop(_ALARM, False):
        st.switch_page(WORRY)
    if routine:
        holds = holds_until(visit.diary, said_now(visit), visit.over)
        _mount_holding(key="holding", data={"ms": round((holds - visit.now).total_seconds() * 1000)})
    _mount(
        key=KEY,
        data=_told(visit, routine, relief=relief)
        | {
            "left_out": sorted(left_out),
            "continues": continues.id if continues else "",
            "summary": summary(routine, left_out) if routine else "",
        },
        on_record_change=lambda: _hear(visit),
        on_stale_change=lambda: None,  # the page is drawn anew, which is all that is asked
    )


def under_way() -> bool:
    """Whether the browser last told of a session that has not ended."""
    record = _record()
    return record is not None and not record.get("ended")


def finished() -> bool:
    """Whether a session that ended is still on show: its end comes first, and nothing is asked before it."""
    record = _record()
    return record is not None and bool(record.get("ended")) and not record.get("alarm")


def forget_deleted(visit: Visit) -> None:
    """Clear from this browser a session begun for a diary that was deleted since."""
    _mount_forgetting(key="forgetting", data=_whose(visit))


def _whose(visit: Visit) -> dict[str, str]:
    """Names for the person and for this diary of theirs, which say nothing about either."""
    first = [screening.id for screening in visit.diary.screenings()[-1:]]  # there before any session
    return {"owner": _mark(visit.person), "diary": _mark(visit.person, *first)}


def _mark(*words: str) -> str:
    return sha256(json.dumps(words).encode()).hexdigest()[:16]


def summary(routine: Routine, left_out: Collection[str]) -> str:
    """How many moves are to be done, and how long they take."""
    seconds = [item.seconds for item in routine.items if item.exercise_id not in left_out]
    moves = "1 move" if len(seconds) == 1 else f"{len(seconds)} moves"
    return f"{moves}, {duration(sum(seconds))}"


def _told(visit: Visit, routine: Routine | None, *, relief: bool) -> dict[str, Any]:
    steps = timeline(visit.catalogue, routine) if routine else ()
    moves = {step.exercise_id: visit.catalogue.exercises[step.exercise_id] for step in steps}
    shown = [_shown(step, moves[step.exercise_id]) for step in steps]
    said: dict[str, Any] = {
        "day": visit.today.isoformat(),
        "relief": relief,
        "steps": shown,
        "parts": [part.model_dump() for part in parts_of(routine, steps)] if routine else [],
        "moves": {id_: _about(move) for id_, move in moves.items()},
    }
    key = _mark(json.dumps(said))
    theme = str(st.context.theme.type)
    art = f"{key}-{theme}"
    pictures = {} if _has_pictures(art) else moves
    before = pain_now(visit)
    return said | {
        **_whose(visit),  # browsers are shared; sessions are not
        "key": key,
        "art": art,
        "pictures": {
            id_: {"still": drawing(move, theme, moving=False), "moving": drawing(move, theme, moving=True)}
            for id_, move in pictures.items()
        },
        "before": before,
        "lights": [light_during(before, pain).name.lower() for pain in range(11)],
        "why_red": why_left(before),
        "recheck": signs(visit),
        "emergency": emergency_number_of(visit.diary),
        "heard": _heard(visit),
    }


def _heard(visit: Visit) -> dict[str, Any] | None:
    """The answer to the browser's latest record, and whether its session is in the diary now."""
    answer: dict[str, Any] | None = st.session_state.get(_HEARD)
    if not answer or "session" not in answer:
        return answer
    session: Session | None = answer["session"]
    logged = session and session.id in {s.id for s in visit.diary.sessions(session.day, session.day)}
    return {"token": answer["token"], "sent": answer["sent"], "logged": bool(logged)}


def _has_pictures(art: str) -> bool:
    """Whether the browser said it has these: half a megabyte need not follow every step."""
    record = _record()
    return record is not None and record.get("drawn") == art


def _record() -> dict[str, Any] | None:
    record = dict(st.session_state.get(KEY) or {}).get("record")
    return record if isinstance(record, dict) else None


def _shown(step: Step, move: Exercise) -> dict[str, Any]:
    """The step with the words on its screen, and those said aloud."""
    side = f", {step.side} side" if step.side else ""
    work = f"{step.reps} times." if step.reps > 1 else f"{duration(step.seconds)}."
    name = in_words(move)  # the browser writes every word it is told as text, never as markup
    title, say = {
        "next_move": (name, f"Next: {name}{side}. {step.cue}"),
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
        "easier": list(dict.fromkeys([*easier, *(way.text for way in move.easier)]))[:WAYS],
    }


def _hear(visit: Visit) -> None:
    """Keep what the browser tells, and answer what of it has been kept."""
    raw = st.session_state[KEY]["record"]
    tap = visit.tap()
    try:
        run = read_run(raw, tap.day)
    except Unfit as error:
        st.session_state[_HEARD] = {"token": _named(raw), "error": str(error)}
        return
    if run.diary != _whose(visit)["diary"]:
        st.session_state[_HEARD] = {"token": run.token, "gone": True}
        return
    known = run.alarm and visit.diary.setting(_TOLD) == run.token
    st.session_state[_ALARM] = run.alarm and not known
    try:
        kept = _keep_anew(visit, run, tap) if not known else keep(visit.diary, run.without_alarm(), tap)
    except DiaryError as error:
        st.session_state[_HEARD] = {"token": run.token, "error": str(error)}
        return
    st.session_state[_HEARD] = {"token": run.token, "sent": run.sent, "session": kept}


def _keep_anew(visit: Visit, run: Run, tap: Tap) -> Session | None:
    """Keep the run, an alarm of it first. Only what was kept to the end counts as told."""
    if run.alarm:
        _alarm(visit, run)
    kept = _finish(visit.diary, run, tap) if run.ended else keep(visit.diary, run, tap)
    if run.alarm:
        remember(visit.diary, _TOLD, run.token)
    return kept


def _alarm(visit: Visit, run: Run) -> None:
    """A warning sign counts from the tap, and a leg that hurts further down from then on."""
    something_new(visit.diary)
    told = taken_together(visit.diary.screenings())
    tell_alarm(visit.answering, signs_again(visit.catalogue, told), run.sign, weak=run.weak)
    if run.leg:
        add_leg_symptoms(visit.diary)


def _named(raw: Any) -> str:
    return str(raw.get("token", "")) if isinstance(raw, dict) else ""


def _finish(diary: Diary, run: Run, tap: Tap) -> Session | None:
    """Keep the ended run, and offer to take it back, unless an earlier one would go with it."""
    kept = keep(diary, run, tap)
    if kept is not None:
        undo = None if run.continues else partial(delete, diary, kept)
        save(lambda: Kept(kept, undo), f"Session logged{on_day(run.day, tap.day)}.")
    return kept
