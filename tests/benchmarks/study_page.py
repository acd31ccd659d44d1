"""The page about the simulation study, every number about it taken from the saved table."""

import textwrap
from collections.abc import Iterable, Sequence

from components.progress.association import (
    CHANCE_MOST,
    EFFECTIVE_LEAST,
    MISSING_MOST,
    PAIRS_FOR_LINK,
    PAIRS_FOR_NUMBER,
    POINTS_LEAST,
    SIDE_DAYS,
    STICKY,
)
from components.progress.study_diaries import SPREAD, USUAL, Gaps, Habit
from tests.benchmarks import study_tables
from tests.benchmarks.study_grid import Part
from tests.benchmarks.study_tables import Row

ENOUGH = 500  # ranges of a kind, before their share is quoted in the findings


def page(rows: Sequence[Row]) -> str:
    """The whole page as Markdown."""
    null, real, mixed = ([row for row in rows if row["part"] == part] for part in Part)
    parts = (
        "# Does the progress page find links that are not there?",
        _findings(null, real, mixed),
        _how(rows),
        *("## No effect: how often each rule speaks all the same", _NULL, study_tables.no_effect(null)),
        *("## A true effect: how often it is found", _REAL, study_tables.effect(real)),
        *("## The range: how often it holds the truth", _RANGE, study_tables.ranges((*null, *real))),
        *("## Something else behind it", _MIXED, study_tables.confounded(mixed)),
        _changed((*null, *real)),
        _LIMITS,
    )
    return "\n\n".join(map(_wrapped, "\n\n".join(parts).split("\n\n"))) + "\n"


def _findings(null: Sequence[Row], real: Sequence[Row], mixed: Sequence[Row]) -> str:
    """The one paragraph for somebody who reads no further."""
    two, one, half = (_usual(real, "60", effect) for effect in ("2.000", "1.000", "0.500"))
    year = _usual(real, "365", "1.000")
    lasting = [row for row in mixed if row["habit"] == Habit.BY_PAIN and float(row["phi"])]
    links, warned = (sum(int(row[name]) for row in lasting) for name in ("links", "warned"))
    return f"""**Where sessions change nothing**, Backwise speaks of a possible link in at most
{max(_shares(null, "links")):.1f} % of diaries of any kind ({len(null)} kinds, n = {_n(null)} each). On the
same diaries a rule of three days
with and three without is wrong in up to {max(_shares(null, "three_three")):.1f} %, a plain correlation in
up to {max(_shares(null, "pearson")):.1f} %.
**The price is silence**: in two months it finds a true effect of 2 points in {_found(two)}, of 1 point in
{_found(one)} and of half a point in {_found(half)} of diaries (n = {_n((two, one, half))} each;
1 point in a year: {_found(year)}), so “no clear
link” never means no effect. {_of_ranges((*null, *real))}
**None of that helps against a common cause**: if people exercise mostly on good days and pain lasts, it
speaks of a link in {_span(lasting, "links")} of diaries, by kind, without any effect (n = {_n(lasting)}
each);
a plain correlation does in
{_span(lasting, "pearson")}. It then adds that pain may be what decides in
{study_tables.percent(warned, links)} of those {links:,} sentences. Only
days chosen beforehand, by chance, can tell the two apart."""


def _of_ranges(rows: Iterable[Row]) -> str:
    shown = [row for row in rows if int(row["shown"])]
    hidden = [row for row in shown if row["gaps"] == Gaps.BAD_DAYS and float(row["effect"])]
    whole = [row for row in shown if row not in hidden]
    held = _shares(whole, "held", "shown")
    plain = [100 * right / n for right, n in map(study_tables.plain, whole) if n >= ENOUGH]
    doubled = sum(int(row["doubled"]) for row in whole)
    wide = 100 * sum(int(row["doubled_held"]) for row in whole) / doubled
    return f"""**Its range**, meant to hold the truth in 90 of 100 diaries, does in {min(held):.0f} to
{max(held):.0f}, by kind: in {min(plain):.0f} to {max(plain):.0f} as first drawn (kinds with n from {ENOUGH}
up), in {wide:.1f} (n = {doubled:,}) where it is drawn
twice as wide to be careful, and in {min(_shares(hidden, "held", "shown")):.0f} (n = {hidden[0]["shown"]})
where bad days with an effect go missing."""


def _how(rows: Sequence[Row]) -> str:
    total = sum(int(row["n"]) for row in rows)
    return f"""## How it was done

{total:,} made-up diaries in {len(rows)} kinds. Pain is logged once a day in whole numbers around
{USUAL:.0f}, with a standard deviation of {SPREAD} points; φ says how much of a day's deviation is left the
day after (0 nothing, 0.8 most of it). Every diary goes through the same code as a person's own.

A difference and its range are shown from {PAIRS_FOR_NUMBER} pairs of a day and the day after on. “A
possible link” takes {PAIRS_FOR_LINK}
pairs, {SIDE_DAYS} on each side, at most {100 * MISSING_MOST:.0f} % of pairs missing, days worth
{EFFECTIVE_LEAST:.0f} independent ones, a difference of
{POINTS_LEAST:.0f} point or more with one sign in both halves of the diary, and that sliding sessions
against pain does as well
in at most {100 * CHANCE_MOST:.0f} % of all ways to slide them.

Beside it, what other trackers do, on the same diaries: three days with, three without, and means at least a
point apart; Pearson's correlation with p < .05; and a “confidence” in per cent that is the slope of pain
(points a week) times 20, at most 95.

Shares are of n, with the count in brackets. Of 1,000 diaries, a share of 5 % is known to about ± 1.4 points.
To run it again: `python -m tests.benchmarks.run_study` (some minutes; seeded, so that the same code writes
the same table). Every number in the findings and tables is drawn from [study.csv](study.csv)."""


_NULL = """Nothing in these diaries ties sessions to the next day's pain, so every sentence about a link is
false.
Slope × 20 never looks at sessions: it prints the confidence given here about nothing at all."""

_REAL = """Pain is lower the day after a session by the points given. Where the effect is small or the diary
short,
the links that are found look larger than the truth: only the lucky draws pass. Days left out because they
were bad take part of the effect with them. Slope × 20 hardly knows these diaries from those without an
effect."""

_RANGE = f"""The range beside the difference is meant to hold the truth in 90 of 100 diaries. Where days
resemble their
neighbours a lot (measured φ above {STICKY}) it is drawn twice as wide, and then it is too wide more
often than not."""

_MIXED = """Sessions change nothing in these diaries, but something ties them to pain: people move mostly on
good days,
or pain is lower after the plan's weekdays anyway, or there are more sessions while pain falls by itself. That
the two moved together is true here; that sessions did it is not, and no rule that looks only at the diary can
tell for certain. The warning is the sentence that pain the day before a session, or on its very day, differs
at least as much, so that pain may be what decides. Confidence is then low. It sees people who go by how they
feel; it does not see a weekday's rhythm."""

_LIMITS = """## Limits

- Made-up people are simpler than real ones: one kind of session, an effect that comes the next day and is
  gone the day after, pain that wanders in one way. Real diaries can be worse than any kind tried here.
- The kinds were chosen to be hard, not to be typical, so no average over them means anything.
- One strength of every disturbance was tried: one share of missing days, one fall, one kind of streak.
- The rules of other trackers are reduced to what can be run on the same days; a tracker may add words and
  conditions of its own.
- A link that is found says that two things moved together, not that one made the other."""


def _changed(rows: Iterable[Row]) -> str:
    calm = [row for row in rows if row["days"] == "60" and float(row["phi"]) < STICKY]
    bare = [100 * int(row["bare_held"]) / int(row["shown"]) for row in calm]
    now = _shares(calm, "held", "shown")
    return f"""## What the study changed

The rules for speaking of a link passed as they were.

The range did not: the bare percentiles of a bootstrap in blocks of seven days held the truth in only
{min(bare):.0f} to {max(bare):.0f} of 100 two-month diaries with φ 0 or 0.3. Two months are eight or nine
blocks, too few for
percentiles. The range is now drawn away from the difference as far as Student's t
for k blocks asks, t(k − 1) ÷ z × √(k ÷ (k − 1)): 1.2 times as wide at two months, 1.03 times at a year. The
same diaries' ranges now hold it in {min(now):.0f} to {max(now):.0f} of 100. Drawing it twice as wide above
φ {STICKY} stays: it errs on
the side of caution, and the sentence beside the range says so.

The warning that pain may decide looked only at the day before a session. Where people go by the day's pain,
the day before and the day after are equally far from it, so it came up in about every third such case. It now
looks at the day of the session too, and takes the confidence down to low."""


def _wrapped(block: str) -> str:
    """A paragraph in lines of one width; headings, tables and lists as they are."""
    return block if block[0] in "#|-" else textwrap.fill(block, 110, break_on_hyphens=False)


def _usual(rows: Iterable[Row], days: str, effect: str) -> Row:
    """The row of that length and effect with everything else as usual."""
    wanted = {"days": days, "effect": effect, "phi": "0.600", "habit": Habit.PLAN, "gaps": Gaps.NONE}
    return next(row for row in rows if wanted.items() <= row.items())


def _shares(rows: Iterable[Row], name: str, of: str = "n") -> list[float]:
    return [100 * int(row[name]) / int(row[of]) for row in rows]


def _span(rows: Iterable[Row], name: str) -> str:
    shares = _shares(rows, name)
    return f"{min(shares):.0f} to {max(shares):.0f} %"


def _found(row: Row) -> str:
    return f"{100 * int(row['right']) / int(row['n']):.0f} %"


def _n(rows: Iterable[Row]) -> str:
    return " or ".join(sorted({f"{int(row['n']):,}" for row in rows}))
