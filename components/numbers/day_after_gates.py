"""How far an answer about sessions and pain may go, and what it takes to get there."""

from enum import StrEnum

PAIRS_TO_DRAW = 14
PAIRS_FOR_NUMBER = 28
PAIRS_FOR_LINK = 42
SIDE_DAYS = 8
COMPARABLE_LEAST = 2.0 * SIDE_DAYS  # as much as eight days on each side can tell
MISSING_MOST = 0.40
EFFECTIVE_LEAST = 10.0
CHANCE_MOST = 0.05
POINTS_LEAST = 1.0


class Gate(StrEnum):
    """How far the answer has come."""

    TOO_EARLY = "too_early"  # fewer than 14 pairs: nothing is drawn
    SUPPRESSED = "suppressed"  # too many gaps, or too few independent days: nothing is drawn
    PICTURE = "picture"  # dots only: too few days, or weekday and session can't be told apart
    ESTIMATE = "estimate"  # dots, difference and interval, no verdict
    NO_CLEAR_LINK = "no_clear_link"  # enough days, and the difference did not pass
    POSSIBLE_LINK = "possible_link"


class Failed(StrEnum):
    """What still stands between this diary and a "possible link"."""

    PAIRS = "pairs"  # under 42 pairs
    DONE_DAYS = "done_days"  # under 8 days with a session
    NOT_DONE_DAYS = "not_done_days"  # under 8 days without
    MISSING = "missing"  # more than 40 % of the pairs missing
    EFFECTIVE_N = "effective_n"  # under 10 independent days
    SAME_WEEKDAYS = "same_weekdays"  # sessions keep to their weekdays: the two can't be told apart
    CHANCE = "chance"  # sliding the two series past each other does as well
    HALVES = "halves"  # the two halves of the diary disagree
    SIZE = "size"  # under one NRS point
    WEEKDAYS = "weekdays"  # it is a point or more, but not once each weekday is compared only with itself
