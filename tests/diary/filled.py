"""A diary with something of everything in it, and everything a diary says of itself."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from data.diary import (
    Answer,
    Arm,
    Block,
    BlockOrder,
    CheckIn,
    Diary,
    Experiment,
    OwnDose,
    OwnMove,
    Pause,
    Plan,
    Preferences,
    Profile,
    Reason,
    Routine,
    RoutineItem,
    Screening,
    Session,
    SessionItem,
    TrialQuestion,
    close_diaries,
    open_diary,
)

MONDAY = date(2026, 3, 2)
FOREVER = (date(2000, 1, 1), date(2050, 1, 1))
MORNING = Routine(
    "Morning",
    (
        RoutineItem("bird-dog", 2, 8, 5, 2, 30, 240, "slowly"),
        RoutineItem("cat-cow", 1, 10, 0, 1, 0, 60),
    ),
    "2026-1",
)
OWN = OwnMove(
    "Goblet squat",
    "standing",
    {"flexion": "small", "impact": False},
    {"strength"},
    {"hip-leg"},
    {"weights"},
    2,
    dose=OwnDose(2, 8, 0, 1, 60),
    how="Hold the weight close, sit back, stand up.",
)
TRIAL = Experiment(
    question=TrialQuestion.MOVE,
    move="bird-dog",
    expects=Arm.A,
    order=BlockOrder.RANDOM,
    seed=7,
    start=date(2026, 3, 4),
    blocks=(Block(Arm.A, 4), Block(Arm.B, 3), Block(Arm.B, 4), Block(Arm.A, 3)),
    made_on=date(2026, 3, 3),
)
HALF_DONE = (
    SessionItem("bird-dog", 240, 0.25, Reason.HURT, 6),
    SessionItem("cat-cow", 60, 1.0, words="felt good"),
)


def day(number: int) -> date:
    """So many days after a certain Monday."""
    return MONDAY + timedelta(number)


def evening(number: int) -> datetime:
    return datetime.combine(day(number), time(19), UTC)


@dataclass(frozen=True)
class Filled:
    check_in: CheckIn
    session: Session
    routine: Routine
    plan: Plan
    pause: Pause
    screening: Screening
    binned: CheckIn
    own_move: OwnMove
    experiment: Experiment


def fill(diary: Diary) -> Filled:
    """Something of everything, with one check-in in the bin."""
    routine = diary.save_routine(MORNING)
    diary.save_profile(Profile({"stenosis"}, {"fever"}, 3, {"mat"}, {"kneel"}, 2), day(0))
    diary.save_preferences(Preferences(15, {"mobility"}, {"cat-cow"}, {"press-up"}, article_only=True))
    diary.set_setting("theme", "dark")
    binned = diary.add_check_in(day(1), pain=9, note="a mistake", at=evening(1))
    diary.delete(binned)
    return Filled(
        check_in=diary.add_check_in(
            day(0), pain=4, function=6, confidence=5, sleep_h=7.5, note="stiff", at=evening(0), token="one"
        ),
        session=diary.add_session(
            day(0),
            "partial",
            HALF_DONE,
            12.5,
            "short of time",
            "went well",
            at=evening(0),
            token="one",
            offset_min=-90,
            later=True,
        ),
        routine=routine,
        plan=diary.set_plan(routine=routine, weekdays={0, 2, 4}, start=day(0)),
        pause=diary.add_pause(day(9), day(11), "a cold", token="one"),
        screening=diary.add_screening(
            Screening(day(0), {"fever": Answer.NOT_SURE, "numb": Answer.NO}, at=evening(0))
        ),
        binned=binned,
        own_move=diary.save_own_move(OWN),
        experiment=diary.start_experiment(TRIAL, token="one"),
    )


def everything(diary: Diary) -> dict[str, Any]:
    """All that this person's diary answers."""
    return {
        "check_ins": diary.check_ins(*FOREVER),
        "sessions": diary.sessions(*FOREVER),
        "routines": diary.routines(),
        "own_moves": diary.own_moves(),
        "plans": diary.plans(),
        "pauses": diary.pauses(),
        "experiments": diary.experiments(),
        "profiles": diary.profiles(),
        "preferences": diary.preferences(),
        "screenings": diary.screenings(),
        "settings": diary.settings(),
        "bin": diary.bin(),
        "first_day": diary.first_day(),
        "day_records": diary.day_records(),
        "versions": [diary.version(day(number)) for number in range(20)],
    }


def at(path: Path) -> str:
    """The address of a diary in this file."""
    return f"sqlite:///{path}"


def closed_diary(path: Path) -> dict[str, Any]:
    """Make a diary with something of everything in this file and close it again; all it said."""
    fill(open_diary(at(path)))
    said = everything(open_diary(at(path)))
    close_diaries()
    return said
