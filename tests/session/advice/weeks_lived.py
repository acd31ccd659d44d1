"""Six weeks of made-up people who take up whatever is proposed, and what becomes of their plan."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from random import Random

from components.safety.filter import PAIN_FOR_RELIEF_ONLY
from components.session.advice.plan_changes import moves_of
from components.session.advice.progression import proposals
from components.session.advice.proposal import Proposal
from components.session.advice.taking_up import plans_with
from components.session.advice.told import Told
from components.session.asked_of_day import items_done
from data.catalogue import Catalogue
from data.diary import CheckIn, Outcome, Plan, Routine, Session, SessionItem
from tests.session.advice.progression_table import TODAY, verdicts

DAYS = 42
SESSIONS_ON = (0, 2, 4)  # of every seven days

Felt = Callable[[int, int], int]  # pain at its worst in a session, from the day and the pain before


@dataclass(frozen=True)
class Lived:
    """What was proposed, by day, and the plans that came of taking it all up."""

    proposed: Mapping[int, tuple[Proposal, ...]]
    plans: tuple[Plan, ...]

    @property
    def below_start(self) -> bool:
        """Whether the plan ends with less of a move than it began with, or has lost one to an easier one."""
        first, last = moves_of(self.plans[0]), moves_of(self.plans[-1])
        raised = {p.exercise_id for found in self.proposed.values() for p in found if p.kind == "harder"}
        return any(m not in last or last[m].seconds < first[m].seconds for m in first if m not in raised)

    @property
    def whole_rests(self) -> list[int]:
        """The days on which every move was to rest."""
        return [day for day, found in self.proposed.items() if {p.kind for p in found} == {"rest"}]

    def days(self, *kinds: str) -> list[int]:
        """The days on which something of these kinds was proposed."""
        return [day for day, found in self.proposed.items() if any(p.kind in kinds for p in found)]


def steady(random: Random, usual: int, days: int = DAYS + 1) -> list[int]:
    """Pain that stays what it is, but for a point of chance either way."""
    return [usual + random.choice((-1, 0, 1)) for _ in range(days)]


def lived(catalogue: Catalogue, routine: Routine, pain: list[int], felt: Felt) -> Lived:
    """Six weeks of three sessions a week, done in full, nothing marked, every morning said."""
    start = TODAY - timedelta(days=DAYS)
    plans = [Plan(start, routine, range(7))]
    sessions: list[Session] = []
    proposed: dict[int, tuple[Proposal, ...]] = {}
    fine = verdicts(catalogue, level=2)
    for day in (n for n in range(DAYS) if n % 7 in SESSIONS_ON):
        today = start + timedelta(days=day)
        check_ins = [CheckIn(start + timedelta(days=n), pain=pain[n]) for n in range(day + 1)]
        told = Told(plans, sessions, check_ins, today, start, None, fine)
        proposed[day] = proposals(catalogue, told)
        taken = [p for p in proposed[day] if p.changes and p.kind not in ("clinician", "screen", "recovery")]
        if taken:
            made = plans_with(catalogue, plans, today, taken)
            plans = sorted(({p.start: p for p in plans} | {p.start: p for p in made}).values(), key=_start)
        now = [p for p in plans if p.start <= today][-1].routine
        if now is not None:
            done = items_done(now, frozenset(i.exercise_id for i in now.items))
            if pain[day] >= PAIN_FOR_RELIEF_ONLY:
                done = (SessionItem("chair-breathing", 60, 1.0),)
            worst = felt(day, pain[day])
            at = datetime.combine(today, time(18), UTC)
            sessions.append(
                Session(
                    today, Outcome.DONE, done, at=at, id=f"{day}", pain_before=pain[day], pain_after=worst,
                    next_morning=pain[day + 1], leg_spread=False, leg_weak=False,
                )
            )  # fmt: skip
    return Lived(proposed, tuple(plans))


def _start(plan: Plan) -> object:
    return plan.start
