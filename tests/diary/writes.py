"""Every way to write into a diary, and the kinds of thing it is about."""

from collections.abc import Callable
from dataclasses import replace

from data.diary import (
    Answer,
    Diary,
    Everything,
    Plan,
    Preferences,
    Profile,
    Screening,
)
from tests.diary.filled import HALF_DONE, MORNING, OWN, TRIAL, Filled, day

# Every way to write, and the kinds of thing it is about.
WRITES: dict[str, tuple[Callable[[Diary, Filled], object], set[str]]] = {
    "a check-in": (lambda diary, _: diary.add_check_in(day(2), pain=1), {"check_in"}),
    "a check-in edited": (
        lambda diary, mine: diary.edit_check_in(replace(mine.check_in, pain=0)),
        {"check_in"},
    ),
    "a check-in moved to another day": (
        lambda diary, mine: diary.edit_check_in(replace(mine.check_in, day=day(5))),
        {"check_in"},
    ),
    "a session": (lambda diary, _: diary.add_session(day(2), "partial", HALF_DONE), {"session"}),
    "only the moves of a session": (
        lambda diary, mine: diary.edit_session(replace(mine.session, items=HALF_DONE[::-1])),
        {"session"},
    ),
    "deleted": (lambda diary, mine: diary.delete(mine.session), {"session"}),
    "deleted and put back": (
        lambda diary, mine: (diary.delete(mine.pause), diary.restore(mine.pause)),
        {"pause"},
    ),
    "taken out of the bin": (lambda diary, mine: diary.restore(mine.binned), {"check_in"}),
    "brought in from elsewhere": (
        lambda diary, mine: diary.save(replace(mine.check_in, id="elsewhere", day=day(-9))),
        {"check_in"},
    ),
    "a part of it swapped": (
        lambda diary, mine: diary.replace_parts(
            Everything(check_ins=(mine.check_in,), sessions=(mine.session,)),
            Everything(check_ins=(replace(mine.check_in, pain=0),)),
        ),
        {"check_in", "session"},
    ),
    "a pause": (lambda diary, _: diary.add_pause(day(20), day(21)), {"pause"}),
    "a plan": (lambda diary, _: diary.set_plan(Plan(day(1), MORNING, {1})), {"plan"}),
    "a plan stopped": (lambda diary, _: diary.stop_plan(day(4)), {"plan"}),
    "a plan undone": (lambda diary, mine: diary.remove_plan(mine.plan), {"plan"}),
    "a routine": (lambda diary, _: diary.save_routine(MORNING), {"routine"}),
    "a move of one's own": (lambda diary, _: diary.save_own_move(OWN), {"own_move"}),
    "an experiment": (
        lambda diary, _: diary.start_experiment(replace(TRIAL, start=day(90))),
        {"experiment"},
    ),
    "an experiment stopped": (
        lambda diary, mine: diary.stop_experiment(mine.experiment, day(4)),
        {"experiment"},
    ),
    "a profile": (lambda diary, _: diary.save_profile(Profile(), day(3)), {"profile"}),
    "wishes": (lambda diary, _: diary.save_preferences(Preferences(30)), {"preferences"}),
    "a setting": (lambda diary, _: diary.set_setting("theme", "light"), {"setting"}),
    "a safety check": (lambda diary, _: diary.add_screening(Screening(day(3), {})), {"screening"}),
    "an answer to a safety question": (
        lambda diary, mine: diary.answer_screening(mine.screening.id, {"fever": Answer.YES}, day(1)),
        {"screening"},
    ),
    "a clearance": (
        lambda diary, mine: diary.clear_screening(mine.screening, day(2)),
        {"screening"},
    ),
}
