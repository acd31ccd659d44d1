"""What Backwise needs to know about a person, and what they wish of a routine."""

from collections.abc import Collection
from dataclasses import dataclass

from data.diary.records.checks import check_nrs, freeze
from data.unfit import Unfit


@dataclass(frozen=True, slots=True)
class Profile:
    """What the safety filter needs to know about a person. Sets hold catalogue ids."""

    conditions: Collection[str] = frozenset()
    red_flags: Collection[str] = frozenset()  # answered yes or not sure, and not cleared since
    pain_now: int | None = None  # NRS 0-10; None is not asked, never 0
    equipment: Collection[str] = frozenset()
    cannot: Collection[str] = frozenset()
    level: int = 1
    eases: Collection[str] = frozenset()  # what eases the back; empty is not said

    def __post_init__(self) -> None:
        freeze(
            self,
            conditions=frozenset(self.conditions),
            red_flags=frozenset(self.red_flags),
            equipment=frozenset(self.equipment),
            cannot=frozenset(self.cannot),
            eases=frozenset(self.eases),
        )
        check_nrs("Pain now", self.pain_now)
        if self.level not in (1, 2, 3):
            raise Unfit("The level is 1, 2 or 3.")


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person wishes of a routine."""

    minutes: int = 10
    purposes: Collection[str] = frozenset()  # empty: no wish, a bit of everything
    favourites: Collection[str] = frozenset()
    hidden: Collection[str] = frozenset()
    article_only: bool = False  # only moves that the article itself names

    def __post_init__(self) -> None:
        freeze(
            self,
            purposes=frozenset(self.purposes),
            favourites=frozenset(self.favourites),
            hidden=frozenset(self.hidden),
        )
        if not 5 <= self.minutes <= 30:
            raise Unfit("A routine takes 5 to 30 minutes.")
