"""What a guided session did, kept in the diary: as it goes along, and the same thing only once.

The browser's record is whole each time it arrives, so a server that never saw the session before can
keep it, and keeping it again changes nothing.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from components.session.asked import minutes_done
from components.session.timeline import Step
from data.diary import Diary, NotFound, Outcome, Routine, Session, SessionItem

RELIEF = "relief set"


class Part(BaseModel):
    """One move of the session: its planned seconds, and the seconds of each of its working steps."""

    model_config = ConfigDict(frozen=True)

    exercise_id: str = Field(max_length=80)
    planned_s: int = Field(ge=0, le=24 * 3600)
    work: dict[str, int]


class Run(BaseModel):
    """A session as the browser tells it: what was planned, and the seconds done of each working step."""

    model_config = ConfigDict(frozen=True)

    token: str = Field(min_length=8, max_length=64)
    day: date
    relief: bool
    parts: tuple[Part, ...] = Field(min_length=1, max_length=50)
    done: dict[str, int]  # step id -> seconds
    reasons: dict[str, str]  # exercise id -> why it was stopped or left out
    ended: bool
    alarm: bool  # a warning sign turned up
    sent: int  # rises with every record of this run

    @model_validator(mode="after")
    def _possible(self) -> "Run":
        if any(seconds < 0 for seconds in self.done.values()):
            raise ValueError("seconds done are never negative")
        return self


def parts_of(routine: Routine, steps: tuple[Step, ...]) -> tuple[Part, ...]:
    """The routine's moves with their working steps, as the browser gives them back."""
    return tuple(
        Part(
            exercise_id=item.exercise_id,
            planned_s=item.seconds,
            work={s.id: s.seconds for s in steps if s.kind == "work" and s.exercise_id == item.exercise_id},
        )
        for item in routine.items
    )


def read_run(raw: object, today: date) -> Run:
    """The browser's record, checked. Raises `ValueError` for one that can't be so."""
    try:
        run = Run.model_validate(raw)
    except ValidationError as error:
        raise ValueError("This session's record can't be read.") from error
    if (run.day - today).days > 1:
        raise ValueError("This session lies in the future.")
    return run


def session_of(run: Run) -> Session | None:
    """The run as the diary keeps it, done or partial; None where nothing was done.

    The share of a move is its seconds of work done ÷ planned, each step counting its own seconds at most.
    """
    items = tuple(
        SessionItem(
            part.exercise_id, part.planned_s, _share(part, run.done), run.reasons.get(part.exercise_id, "")
        )
        for part in run.parts
    )
    if not any(item.share > 0 for item in items):
        return None
    return _with(Session(run.day, Outcome.PARTIAL, items), items, relief=run.relief)


def keep(diary: Diary, run: Run) -> Session | None:
    """Keep the run under its token: added the first time, brought up to date after that.

    Nothing done keeps nothing. What was kept never shrinks, and a session its owner has deleted stays
    deleted. Raises `DiaryError` when it could not be written.
    """
    session = session_of(run)
    if session is None:
        return None
    kept = diary.save(session, token=run.token)
    items = tuple(_fuller(new, kept.items) for new in session.items)
    now = _with(kept, items, relief=run.relief)
    if now == kept:
        return kept
    try:
        return diary.edit_session(now)
    except NotFound:
        return None


def _share(part: Part, done: Mapping[str, int]) -> float:
    planned = sum(part.work.values())
    if not planned:
        return 0.0
    return sum(min(done.get(step, 0), seconds) for step, seconds in part.work.items()) / planned


def _fuller(new: SessionItem, kept: tuple[SessionItem, ...]) -> SessionItem:
    old = next((item for item in kept if item.exercise_id == new.exercise_id), new)
    return new._replace(share=max(new.share, old.share), reason=new.reason or old.reason)


def _with(session: Session, items: tuple[SessionItem, ...], *, relief: bool) -> Session:
    """The session with these items and what follows from them; everything else stays."""
    whole = all(item.share == 1 for item in items)
    return replace(
        session,
        items=items,
        minutes=minutes_done(items),
        outcome=(Outcome.SWAPPED if relief else Outcome.DONE) if whole else Outcome.PARTIAL,
        reason=RELIEF if relief else session.reason,
    )
