"""What a guided session did, kept in the diary: as it goes along, and the same thing only once.

The browser's record is whole each time it arrives, so a server that never saw the session before can
keep it, and keeping it again changes nothing.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from components.session.asked_of_day import minutes_done
from components.session.player.timeline import Step
from components.shell.clock import AHEAD, Tap
from components.shell.kept import said_at
from data.diary import Diary, NotFound, Outcome, Reason, Routine, Session, SessionItem
from data.unfit import Unfit

_EARLIER = {"hurts": "hurt", "too hard": "too_hard", "no kit": "no_kit", "no time": "no_time"}

Nrs = Annotated[int, Field(ge=0, le=10)]


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
    diary: str = Field(max_length=64)  # the diary it was begun for: one deleted since is not another's
    day: date
    relief: bool
    before: Nrs | None  # pain said right before
    parts: tuple[Part, ...] = Field(min_length=1, max_length=50)
    done: dict[str, int]  # step id -> seconds
    reasons: dict[str, Reason]  # exercise id -> why it was stopped or left out
    pains: dict[str, Nrs]  # exercise id -> how much it hurt where it did, at its worst
    leg: bool  # pain further down a leg
    weak: bool = False  # new numbness or weakness
    ended: bool
    alarm: bool  # a warning sign turned up, a leg included
    sign: str = Field("", max_length=200)  # the line of the sign that was tapped
    sent: int  # rises with every record of this run
    continues: str = Field("", max_length=64)  # the session of the same day whose rest it is

    def without_alarm(self) -> "Run":
        """The run once its alarm was told: what the person took back since is not told again."""
        return self.model_copy(update={"leg": False, "weak": False, "alarm": False})

    @field_validator("reasons", mode="before")
    @classmethod
    def _as_told_before(cls, told: object) -> object:
        """A session begun before reasons were ids is still told in the words of its buttons."""
        if not isinstance(told, dict):
            return told
        return {move: _EARLIER.get(str(why), why) for move, why in told.items()}

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
        raise Unfit("This session's record can't be read.") from error
    if run.day - today > AHEAD:
        raise Unfit("This session lies in the future.")
    return run


def session_of(run: Run) -> Session | None:
    """The run as the diary keeps it; None where there is nothing to keep.

    The share of a move is its seconds of work done ÷ planned, each step counting its own seconds at most.
    Nothing done is a skipped session once the person has ended it and said why of a move, else none.
    """
    items = tuple(
        SessionItem(
            part.exercise_id,
            part.planned_s,
            _share(part, run.done),
            run.reasons.get(part.exercise_id),
            run.pains.get(part.exercise_id),
        )
        for part in run.parts
    )
    said = run.leg or run.weak or any(item.reason is not None or item.pain is not None for item in items)
    if not any(item.share > 0 for item in items) and not (run.ended and said):
        return None
    new = Session(
        run.day,
        Outcome.SKIPPED,
        pain_before=run.before,
        leg_spread=run.leg or None,
        leg_weak=run.weak or None,
    )
    return _with(new, items, run)


def keep(diary: Diary, run: Run, tap: Tap) -> Session | None:
    """Keep the run, told at this tap, under its token: added the first time, brought up to date after that.

    What was kept never shrinks, and a session its owner has deleted stays deleted. Raises `DiaryError`
    when it could not be written.
    """
    session = session_of(run)
    if session is None:
        return None
    kept = _went_before(diary, run) or diary.save(said_at(tap, session), token=run.token)
    told = {item.exercise_id for item in session.items}
    items = tuple(_fuller(new, kept.items) for new in session.items)
    items += tuple(old for old in kept.items if old.exercise_id not in told)
    now = _with(kept, items, run)
    if now == kept:
        return kept
    try:
        return diary.edit_session(now)
    except NotFound:
        return None


def _went_before(diary: Diary, run: Run) -> Session | None:
    """The session that the run goes on with, if it is still there."""
    if not run.continues:
        return None
    return next((one for one in diary.sessions(run.day, run.day) if one.id == run.continues), None)


def the_rest(session: Session, routine: Routine) -> frozenset[str]:
    """The moves of the routine that a session ended too early for, none of them with a reason against it.

    Empty where nothing is left to go on with.
    """
    if session.outcome is not Outcome.PARTIAL:
        return frozenset()
    done = {item.exercise_id for item in session.items if item.share == 1}
    barred = {
        item.exercise_id
        for item in session.items
        if item.pain is not None or item.reason not in (None, Reason.NO_TIME)
    }
    known = {item.exercise_id for item in session.items}
    planned = {item.exercise_id for item in routine.items}
    return frozenset(planned & known - done - barred - frozenset(session.worse))


def _share(part: Part, done: Mapping[str, int]) -> float:
    planned = sum(part.work.values())
    if not planned:
        return 0.0
    return sum(min(done.get(step, 0), seconds) for step, seconds in part.work.items()) / planned


def _fuller(new: SessionItem, kept: tuple[SessionItem, ...]) -> SessionItem:
    old = next((item for item in kept if item.exercise_id == new.exercise_id), new)
    pain = max((said for said in (new.pain, old.pain) if said is not None), default=None)
    return new._replace(share=max(new.share, old.share), reason=new.reason or old.reason, pain=pain)


def _with(session: Session, items: tuple[SessionItem, ...], run: Run) -> Session:
    """The session with these items and what follows from them; everything else stays."""
    if all(item.share == 1 for item in items):
        outcome = Outcome.SWAPPED if run.relief else Outcome.DONE
    else:
        outcome = Outcome.PARTIAL if any(item.share > 0 for item in items) else Outcome.SKIPPED
    return replace(
        session,
        items=items,
        minutes=minutes_done(items),
        outcome=outcome,
        reason=Reason.RELIEF_SET if run.relief else session.reason,
        leg_spread=run.leg or session.leg_spread,
        leg_weak=run.weak or session.leg_weak,
    )
