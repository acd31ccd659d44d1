"""What a session did to a leg: numbness or weakness closes the gate, pain that spreads joins the profile."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from components.safety.answering import NEW_IN_A_LEG, Answering
from components.shell.kept import Kept
from data.diary import Answer, Diary, Session

LEG_SYMPTOMS = "leg-symptoms"


def keep_told(
    answering: Answering, before: Session, after: Session, seen_version: int | None
) -> Kept[Session]:
    """Keep a session as it is told now, with what follows from its leg. Raises as `Diary.edit_session`.

    The way back is for the session alone: a warning sign stays told until it is taken back as one.
    """
    with answering.diary.all_or_nothing() as diary:
        kept = diary.edit_session(after, seen_version=seen_version)
        if after.leg_weak and not before.leg_weak:
            replace(answering, diary=diary).tell({NEW_IN_A_LEG: Answer.NOT_SURE})
        if after.leg_spread and not before.leg_spread:
            add_leg_symptoms(diary)
    return Kept(kept, partial(answering.diary.edit_session, before))


def add_leg_symptoms(diary: Diary) -> None:
    """From now on the filter minds the leg. Someone without a profile is asked for one first anyway.

    The profile keeps its day: what else is ticked in it was not said anew.
    """
    saved = diary.profile()
    if saved and LEG_SYMPTOMS not in saved[0].conditions:
        with_leg = replace(saved[0], conditions=frozenset(saved[0].conditions) | {LEG_SYMPTOMS})
        diary.save_profile(with_leg, saved[1])


def tell_alarm(answering: Answering, signs: Mapping[str, tuple[str, ...]], sign: str, *, weak: bool) -> None:
    """An alarm in the player counts as not sure.

    `sign`: the line that was tapped; one the catalogue no longer asks counts for all of them.
    """
    known = signs.get(sign, tuple(flag for flags in signs.values() for flag in flags)) if sign else ()
    flags = (*known, NEW_IN_A_LEG) if weak else known
    if flags:
        answering.tell(dict.fromkeys(flags, Answer.NOT_SURE))
