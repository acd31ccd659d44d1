"""Keeping red-flag answers as they are given, taking one back, clearing what was raised."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from components.safety.screening import (
    counted,
    gate,
    is_complete,
    kept_of,
    not_left,
    open_round,
    taken_together,
)
from components.shell.clock import Tap
from data.catalogue import Catalogue
from data.diary import Answer, Diary, Outcome, RoundState, Screening, Session
from data.verdicts import Standing

NEW_IN_A_LEG = "rf-leg-new"  # the sign that a session tells, too


@dataclass(frozen=True, slots=True)
class Answering:
    """Whose answers are kept; each is given at the moment it is tapped, which `clock` tells then."""

    catalogue: Catalogue
    diary: Diary
    clock: Callable[[], Tap]

    @property
    def today(self) -> date:
        return self.clock().day

    def so_far(self) -> Screening | None:
        """All answers that count, taken together."""
        return taken_together(self.diary.screenings())

    def tell(
        self,
        answers: Mapping[str, Answer],
        *,
        after: str | None = None,
        cleared: Mapping[str, date] | None = None,
        dates: Mapping[str, date] | None = None,
        withdraw: bool = False,
    ) -> Screening:
        """Keep answers at once, in the round under way or else with the latest one.

        `after`: begin a new round instead, if the latest is still this one (its id, "" for none): another
        tab may have come first. A no replaces a yes only with `withdraw`.
        """
        tap = self.clock()
        with self.diary.all_or_nothing() as diary:
            rounds = not_left(diary.screenings())
            latest = rounds[0] if rounds else None
            here = open_round(rounds, tap.day)
            if here is None and latest is not None and after != latest.id:
                here = latest
            if here is None:
                here = diary.add_screening(_begun(tap))
            told = {
                flag: answer
                for flag, answer in answers.items()
                if withdraw or answer is not Answer.NO or flag not in here.raised
            }
            return diary.answer_screening(
                here.id,
                told,
                tap.day,
                at=tap.at,
                cleared=cleared,
                dates=dates,
                complete=partial(is_complete, self.catalogue),
            )

    def tap(
        self,
        signs: Mapping[str, Answer],
        *,
        after: str | None = None,
        cleared: Mapping[str, date] | None = None,
    ) -> Screening | None:
        """Keep signs as they are tapped. While an emergency stands none are on the screen: such a tap is the
        second of a double one, which fell on what the emergency page was about to replace, and is lost."""
        if gate(self.catalogue, self.so_far(), self.today).standing is Standing.EMERGENCY:
            return None
        return self.tell(signs, after=after, cleared=cleared)

    def begin(self) -> Screening:
        """Begin the whole check anew. What stands from the last one stands until this one is done."""
        tap = self.clock()
        return open_round(self.diary.screenings(), tap.day) or self.diary.add_screening(_begun(tap))

    def leave(self) -> None:
        """Break off a check begun anew. Raises ValueError where something in it was raised."""
        if here := open_round(self.diary.screenings(), self.today):
            self.diary.leave_screening(here.id)

    def take_back(self, flags: Collection[str]) -> None:
        """A yes to these was not so. Both answers stay in the history; a session says it no more."""
        tap = self.clock()
        with self.diary.all_or_nothing() as diary:
            so_far = self.so_far()
            if so_far and NEW_IN_A_LEG in so_far.standing & set(flags):
                _unsay_leg(diary, so_far.raised_on(NEW_IN_A_LEG), tap.day)
            for one in counted(diary.screenings()):
                if mine := one.standing & set(flags):
                    diary.answer_screening(
                        one.id,
                        dict.fromkeys(sorted(mine), Answer.NO),
                        tap.day,
                        at=tap.at,
                        complete=partial(is_complete, self.catalogue),
                    )

    def clear(self, flags: Collection[str], day: date) -> None:
        """A clinician cleared these on that day."""
        with self.diary.all_or_nothing() as diary:
            for one in counted(diary.screenings()):
                if one.standing & set(flags):
                    diary.clear_screening(one, day, flags)


def _begun(tap: Tap) -> Screening:
    return Screening(tap.day, {}, at=tap.at, offset_min=tap.offset_min, state=RoundState.OPEN)


def _unsay_leg(diary: Diary, since: date, today: date) -> None:
    """Sessions no longer say that a leg was numb or weak; one that says nothing else goes into the bin."""
    for session in diary.sessions(since, today):
        if session.leg_weak:
            left = replace(session, leg_weak=None)
            if _says_nothing(left):
                diary.delete(session)
            else:
                diary.edit_session(left)


def _says_nothing(session: Session) -> bool:
    done = any(item.share or item.reason or item.pain is not None for item in session.items)
    said = replace(session, pain_before=None, at=None, offset_min=None, later=False)
    return not done and said == Session(
        session.day, Outcome.SKIPPED, session.items, session.minutes, id=session.id
    )


def signs_again(catalogue: Catalogue, screening: Screening | None) -> dict[str, tuple[str, ...]]:
    """The warning signs asked before every session, a line each, with the flags behind it."""
    raised = screening.raised if screening else frozenset()
    lines: dict[str, tuple[str, ...]] = {}
    for flag in catalogue.red_flags.values():
        if flag.recheck and (flag.only_with is None or flag.only_with in raised):
            lines[flag.recheck] = (*lines.get(flag.recheck, ()), flag.id)
    return lines


def said_yes_to(catalogue: Catalogue, flags: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Raised flags as the person saw them, a line each: signs asked in one line stay together."""
    left = [flag for flag in catalogue.red_flags if flag in flags]
    lines: dict[str, tuple[str, ...]] = {}
    for line, together in signs_again(catalogue, None).items():
        if len(together) > 1 and set(together) <= set(left):
            lines[line] = together
            left = [flag for flag in left if flag not in together]
    return lines | {catalogue.red_flags[flag].ask: (flag,) for flag in left}


def still_counts(
    catalogue: Catalogue, screening: Screening, today: date, lines: Mapping[str, Collection[str]]
) -> tuple[str, ...]:
    """Of the lines said yes to, those that a clearance leaves in the choice of moves."""
    raised = [catalogue.red_flags[f] for f in screening.raised if f in catalogue.red_flags]
    left = [flag for flag in raised if kept_of(catalogue, screening, today, flag)]
    counting = {flag.id for flag in left} | {flag.only_with for flag in left if flag.in_place}
    return tuple(line for line, flags in lines.items() if counting & set(flags))
