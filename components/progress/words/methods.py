"""How each number of the progress page is worked out, in words, with its n and where the rule is from."""

from dataclasses import dataclass

from components.numbers.day_after import Association
from components.numbers.day_after_gates import (
    CHANCE_MOST,
    PAIRS_FOR_LINK,
    PAIRS_FOR_NUMBER,
    PAIRS_TO_DRAW,
    SIDE_DAYS,
)
from components.numbers.flares_and_pauses import DAYS_RUNNING
from components.numbers.pain_change import FRACTION, POINTS, SKIPPED, SPREAD_WEEKS, Change, Week
from components.numbers.pain_trend import WEEKS_NEEDED, Trend
from components.numbers.plan_adherence import DONE_SHARE, Adherence
from components.numbers.usual import DAYS_NEEDED, FAR, STEADY
from components.progress.moves_worse import SESSIONS_NEEDED, MoveCount
from components.progress.words.counts_in_words import counted

OWN = ("design",)


@dataclass(frozen=True, slots=True)
class Method:
    """A formula in words, what it counted here, and the ids of the sources of its rule."""

    of: str  # what it is the method of
    formula: str
    n: str
    sources: tuple[str, ...] = OWN


def of_weeks(logged: int, days: int) -> Method:
    """Pain and sessions of each week."""
    return Method(
        "Pain and sessions by week",
        "A day's pain is the mean of its entries. A week's pain is the mean of its logged days; the bar is "
        f"pale where fewer than {DAYS_NEEDED} of seven were logged, and there is none where nothing was. "
        "Sessions are counted by what became of them.",
        f"{logged} of {counted(days, 'day')} with pain logged.",
    )


def of_panels(logged: int, days: int, baseline: Week | None) -> Method:
    """The pain panel, its band, its flares and pauses."""
    known = (
        f"baseline week: {counted(baseline.n, 'day')}." if baseline else "no baseline week yet, so no band."
    )
    return Method(
        "Pain, band, flares and pauses",
        "A day's pain is the mean of its entries; the line is the median of seven days, where "
        f"{DAYS_NEEDED} were logged. The baseline is the mean of the first seven days with pain logged, the "
        f"first {SKIPPED} days of the diary left out, as people tend to start on bad ones. The band is "
        f"{POINTS:.0f} points either way, the change that people with back pain usually notice: inside it a "
        "week has not clearly changed. A flare (▲) is "
        f"{DAYS_RUNNING} days running or more, each logged and at least {FAR} points above the "
        f"median of the {STEADY.days} days before, {STEADY.known} of them logged; this is our own default, "
        "not a published definition. A pause (⏸) is what was entered as one.",
        f"{logged} of {counted(days, 'day')} with pain logged; {known}",
        ("OST08", "design"),
    )


def of_change(record: Change) -> Method:
    """The last two weeks against the baseline week."""
    weeks = (record.baseline, record.before, record.latest)
    n = ", ".join(str(week.n) for week in weeks if week)
    return Method(
        "The change",
        f"Mean pain of each of the last two weeks − mean of the baseline week. That week is the first seven "
        f"logged days after the first {SKIPPED}. Clear only if both differ the same way by {POINTS:.0f} "
        f"points and {100 * FRACTION:.0f} %. From week {SPREAD_WEEKS} on it must be more than 1.96 × "
        "the spread (standard deviation) of the weekly steps.",
        f"Days logged in the weeks compared: {n}." if n else "Nothing is compared yet.",
        ("OST08", "design"),
    )


def of_trend(record: Trend) -> Method:
    """The slope of pain."""
    return Method(
        "The trend",
        "The median of the slopes between all pairs of weekly means (Theil–Sen), with a 90 % range that "
        f"takes the weeks as independent, which they are only roughly. A week counts from "
        f"{DAYS_NEEDED} logged days on; a slope is given from {WEEKS_NEEDED} weeks on.",
        f"{counted(record.weeks, 'week')}, {record.n} of {counted(record.days, 'day')} logged.",
    )


def of_association(record: Association) -> Method:
    """A session today, pain tomorrow."""
    return Method(
        "A session today, pain tomorrow",
        "Mean pain the day after a session − mean pain the day after none, each weekday compared only with "
        "itself, once a straight trend is taken out of the newest year. "
        f"Done means at least {100 * DONE_SHARE:.0f} % of the dose; days in between, "
        f"pauses and days nobody logged are left out. Dots from {PAIRS_TO_DRAW} pairs, a number from "
        f"{PAIRS_FOR_NUMBER}, a link from {PAIRS_FOR_LINK} with {SIDE_DAYS} on each side, and only if "
        f"sliding the sessions past the pain does as well at most {100 * CHANCE_MOST:.0f} times in 100, both "
        "halves agree and it is a point or more with and without the weekdays taken out. The range comes "
        "from drawing whole weeks again, 1000 times. "
        "How often all this goes wrong is counted on made-up diaries (docs/study.md).",
        f"{record.n_paired} of {record.n_possible} pairs: {record.n_done} with a session, "
        f"{record.n_not_done} without.",
    )


def of_adherence(record: Adherence) -> Method:
    """The share of sessions done."""
    return Method(
        "Sessions done",
        "Sessions done ÷ sessions planned and logged. A part counts as the part it was, a swapped session in "
        "full. A session on another day of its week, Monday to Sunday, counts for a planned one, once. A "
        "plan of so many a week asks for their number × days not paused ÷ 7, to the nearest whole one. A day "
        "counts for one session. Paused days ask for nothing, and extra sessions are shown apart. So is a "
        "planned session that nobody logged: not logged is not skipped.",
        f"{record.counted} of {counted(record.planned, 'planned session')} logged.",
    )


def of_moves(counts: tuple[MoveCount, ...], sessions: int) -> Method:
    """The moves marked as worse."""
    few = sum(not count.enough for count in counts)
    return Method(
        "Moves marked as worse",
        "Sessions in which the move was marked as worse, or broken off for pain ÷ sessions in "
        f"which it was done or broken off. The line is Wilson's 90 % interval. Under {SESSIONS_NEEDED} "
        "sessions no share is shown. It counts marks. What else was done that day, and how the back was "
        "before, is not taken out. So it can't say that the move brought it about.",
        f"{counted(sessions, 'session')}, {counted(len(counts), 'move')}, {few} with too few sessions.",
    )
