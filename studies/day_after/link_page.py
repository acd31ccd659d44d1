"""The page about the simulation study, every number about it taken from the saved table."""

import textwrap
from collections.abc import Iterable, Sequence

from components.numbers.bootstrap import STICKY, Drawn
from components.numbers.day_after_gates import (
    CHANCE_MOST,
    COMPARABLE_LEAST,
    EFFECTIVE_LEAST,
    MISSING_MOST,
    PAIRS_FOR_LINK,
    PAIRS_FOR_NUMBER,
    POINTS_LEAST,
    SIDE_DAYS,
)
from studies.counting import Row
from studies.day_after import link_tables
from studies.day_after.link_grid import Part
from studies.made_up_diaries import SPREAD, USUAL, Gaps, Habit

ENOUGH = 500  # ranges of a kind, before their share is quoted in the findings


def page(rows: Sequence[Row]) -> str:
    """The whole page as Markdown."""
    null, real, week, mixed = ([row for row in rows if row["part"] == part] for part in Part)
    parts = (
        "# Does the progress page find links that are not there?",
        _findings(null, real, week, mixed),
        _how(rows),
        *("## No effect: how often each rule speaks all the same", _NULL, link_tables.no_effect(null)),
        *("## A true effect: how often it is found", _REAL, link_tables.effect(real)),
        *("## A rhythm of the week", _WEEK, link_tables.weekdays(week)),
        *("## The range: how often it holds the truth", _RANGE, link_tables.ranges((*null, *real, *week))),
        *("## Something else behind it", _MIXED, link_tables.confounded(mixed)),
        *("## The slope of pain", _SLOPE, link_tables.slopes((*null, *week, *mixed))),
        _changed(real, week),
        _LIMITS,
    )
    return "\n\n".join(map(_wrapped, "\n\n".join(parts).split("\n\n"))) + "\n"


def _findings(null: Sequence[Row], real: Sequence[Row], week: Sequence[Row], mixed: Sequence[Row]) -> str:
    """What somebody who reads no further should know."""
    two, one, half = (_usual(real, "60", effect) for effect in ("2.000", "1.000", "0.500"))
    year = _usual(real, "365", "1.000")
    lasting = [row for row in mixed if row["habit"] == Habit.BY_PAIN and float(row["phi"])]
    links, warned = (sum(int(row[name]) for row in lasting) for name in ("links", "warned"))
    rhythm = [row for row in week if not float(row["effect"]) and row["habit"] != Habit.FIXED]
    return f"""**Where sessions change nothing**, Backwise speaks of a possible link in at most
{max(_shares(null, "links")):.1f} % of diaries of any kind ({len(null)} kinds, n = {_n(null)} each). On the
same diaries a rule of three days
with and three without is wrong in up to {max(_shares(null, "three_three")):.1f} %, a plain correlation in
up to {max(_shares(null, "pearson")):.1f} %.

**Where pain and sessions share a rhythm of the week** and nothing else, it does in at most
{max(_shares(rhythm, "links")):.1f} % ({len(rhythm)} kinds, n = {_n(rhythm)} each); before each weekday was
compared only with itself, it was up to {max(_shares(rhythm, "mixed_links")):.1f} %. Sessions that never
leave their weekdays get no number at all.

**The price is silence**: in two months it finds a true effect of 2 points in {_found(two)}, of 1 point in
{_found(one)} and of half a point in {_found(half)} of diaries (n = {_n((two, one, half))} each;
1 point in a year: {_found(year)}), so “no clear
link” never means no effect.

{_of_ranges((*null, *real, *week))}

**None of that helps against a common cause**: if people exercise mostly on good days and pain lasts, it
speaks of a link in {_span(lasting, "links")} of diaries, by kind, without any effect (n = {_n(lasting)}
each);
a plain correlation does in
{_span(lasting, "pearson")}. It then adds that pain may be what decides in
{link_tables.percent(warned, links)} of those {links:,} sentences. Only
days chosen beforehand, by chance, can tell the two apart."""


def _of_ranges(rows: Sequence[Row]) -> str:
    spans = {
        way: [100 * int(row[f"{way}_held"]) / int(row[way]) for row in rows if int(row[way]) >= ENOUGH]
        for way in Drawn
    }
    plain, gaps = (
        f"{min(spans[way]):.0f} to {max(spans[way]):.0f}" for way in (Drawn.PLAIN, Drawn.LENGTHENED)
    )
    doubled = f"{min(spans[Drawn.DOUBLED]):.1f} or more"
    return f"""**Its range**, meant to hold the truth in 90 of 100 diaries, does by kind (those with n from
{ENOUGH} up) in {plain}; in {gaps} where it is lengthened because days are missing unevenly; and in
{doubled} where it is drawn twice as wide to be careful. The sentence beside a range says which it is."""


def _how(rows: Sequence[Row]) -> str:
    total = sum(int(row["n"]) for row in rows)
    return f"""## How it was done

{total:,} made-up diaries in {len(rows)} kinds. Pain is logged once a day in whole numbers around
{USUAL:.0f}, with a standard deviation of {SPREAD} points; φ says how much of a day's deviation is left the
day after (0 nothing, 0.8 most of it). Every diary goes through the same code as a person's own.

A difference and its range are shown from {PAIRS_FOR_NUMBER} pairs of a day and the day after on, if
comparing each weekday only with itself is worth {COMPARABLE_LEAST:.0f} evenly split pairs or more. “A
possible link” takes {PAIRS_FOR_LINK}
pairs, {SIDE_DAYS} on each side, at most {100 * MISSING_MOST:.0f} % of pairs missing, days worth
{EFFECTIVE_LEAST:.0f} independent ones, a difference of
{POINTS_LEAST:.0f} point or more with one sign in both halves of the diary, that sliding sessions
against pain does as well
in at most {100 * CHANCE_MOST:.0f} % of all ways to slide them, and that the difference is still
{POINTS_LEAST:.0f} point or more, the same way, with each weekday compared only with itself.

Beside it, what other trackers do, on the same diaries: three days with, three without, and means at least a
point apart; Pearson's correlation with p < .05; and a “confidence” in per cent that is the slope of pain
(points a week) times 20, at most 95.

Shares are of n, with the count in brackets. Of 1,000 diaries, a share of 5 % is known to about ± 1.4 points.
To run it again: `make study` (some minutes on idle cores; seeded, so that the same code writes
the same table). Every number in the findings and tables is drawn from [study.csv](study.csv)."""


_NULL = """Nothing in these diaries ties sessions to the next day's pain, so every sentence about a link is
false.
Slope × 20 never looks at sessions: it prints the confidence given here about nothing at all."""

_REAL = """Pain is lower the day after a session by the points given. Where the effect is small or the diary
short,
the links that are found look larger than the truth: only the lucky draws pass. Days left out because they
were bad take part of the effect with them. Slope × 20 hardly knows these diaries from those without an
effect."""

_WEEK = """Pain is lower (or higher) by the points given on the weekdays that follow the plan's, whether or
not there was a
session; the effect, where there is one, comes on top. Whoever keeps every session on the same four weekdays
gives no way of telling the two apart, and is told so."""

_RANGE = f"""The range beside the difference is meant to hold the truth in 90 of 100 diaries. Where days
resemble their
neighbours a lot (measured φ above {STICKY}) it is drawn twice as wide, and then it is too wide more
often than not. Where pain is missing more often after no session than after one, or less, it is lengthened at
both ends by that difference in shares times one standard deviation of pain."""

_SLOPE = """The slope beside the trend has a range as well, meant to hold the truth in 90 of 100 diaries:
Theil–Sen's of weekly
means, drawn wider by what days carry over from week to week. It is too wide where days are independent,
and too narrow where φ is high, since a short diary shows less φ than there is."""

_MIXED = """Sessions change nothing in these diaries, but something ties them to pain: people move mostly on
good days,
or there are more sessions while pain falls by itself. That the
two moved together is true here; that sessions did it is not, and no rule that looks only at the diary can
tell for certain. The warning is the sentence that pain the day before a session, or on its very day, differs
at least as much, so that pain may be what decides. Confidence is then low. No range can be trusted here,
and the sentence beside it says so."""


def _changed(real: Iterable[Row], week: Sequence[Row]) -> str:
    rhythm = [row for row in week if int(row["mixed"]) and not float(row["effect"])]
    real = list(real)
    two, one = (_usual(real, "60", effect) for effect in ("2.000", "1.000"))
    year = _usual(real, "365", "1.000")
    nearly = [row for row in week if row["habit"] == Habit.NEARLY_FIXED and float(row["effect"])]
    against = next(row for row in week if float(row["rhythm"]) < 0)
    return f"""## What the study changed

**Each weekday only with itself.** A rhythm of the week shared by pain and sessions used to pass for a link in
{_span(rhythm, "mixed_links")} of diaries without effect, by kind, without a warning, and the range held the
truth in {_span(rhythm, "mixed_held", "mixed")}. The difference shown is now that of Mondays after a session
and Mondays after none, and so on, averaged by what each weekday can tell; a link needs the old
difference and the new one. The same kinds now come to {_span(rhythm, "links")}, and the range holds the truth
in {_span(rhythm, "held", "shown")}.

Four ways were tried beforehand, on 300 diaries of each of some thirty kinds. Judging by the new
difference alone found fewer true effects and spoke falsely more often where sessions come in streaks; taking
weekday levels out of the sliding alone cost as much and did less; asking that half of the difference be
left stopped too little where the rhythm is small. Asking both differences to pass stopped most for least.

Its price: true effects of 2 points in two months are found in {_found(two)} (before:
{_before(two)}), of 1 point in {_found(one)} (before: {_before(one)}), of 1 point in a year in {_found(year)}
(before: {_before(year)}). Ranges are wider, since weekdays tell less one by one. Someone who leaves out only
one planned session in twenty stays without a number in {_span(nearly, "apart")} of diaries from three months
to a year, and someone who leaves out none always does. An effect of 2 points against a rhythm of 2 points the
other way is found in {_found(against)} (before: {_before(against)}): the two comparisons then disagree.

**The range.** Bare percentiles of a bootstrap in blocks of seven days held the truth too seldom in short
diaries: two months are eight or nine
blocks, too few for
percentiles. The range is drawn away from the difference as far as Student's t
for k blocks asks, t(k − 1) ÷ z × √(k ÷ (k − 1)): 1.2 times as wide at two months, 1.03 times at a year; and
further where sessions come in runs and pain lasts, by what first-order series carry beyond a block.
Drawing it twice as wide above
φ {STICKY} stays: it errs on
the side of caution. Where bad days go missing, an effect hides with them, and a longer diary only made the
range surer of the wrong number; it is now lengthened for gaps that fall unevenly, as above.

**The worst case** used to leave out days with neither answer and count half-done sessions as missing. It now
fills in every missing pair, and nothing else.

**The warning** that pain may decide looked only at the day before a session. Where people go by the day's
pain,
the day before and the day after are equally far from it, so it came up in about every third such case. It now
looks at the day of the session too, and takes the confidence down to low."""


_LIMITS = """## Limits

- Made-up people are simpler than real ones: one kind of session, an effect that comes the next day and is
  gone the day after, pain that wanders in one way. Real diaries can be worse than any kind tried here.
- The kinds were chosen to be hard, not to be typical, so no average over them means anything.
- One strength of most disturbances was tried: one share of missing days, one fall, one kind of streak.
- A rhythm that is not one of the week (shifts, every other weekend, the month) is not looked for.
- The rules of other trackers are reduced to what can be run on the same days; a tracker may add words and
  conditions of its own.
- A link that is found says that two things moved together, not that one made the other."""


def _wrapped(block: str) -> str:
    """A paragraph in lines of one width; headings, tables and lists as they are."""
    return block if block[0] in "#|-" else textwrap.fill(block, 110, break_on_hyphens=False)


def _usual(rows: Iterable[Row], days: str, effect: str) -> Row:
    """The row of that length and effect with everything else as usual."""
    wanted = {"days": days, "effect": effect, "phi": "0.600", "habit": Habit.PLAN, "gaps": Gaps.NONE}
    return next(row for row in rows if wanted.items() <= row.items())


def _shares(rows: Iterable[Row], name: str, of: str = "n") -> list[float]:
    return [100 * int(row[name]) / int(row[of]) for row in rows]


def _span(rows: Iterable[Row], name: str, of: str = "n") -> str:
    shares = _shares(rows, name, of)
    return f"{min(shares):.0f} to {max(shares):.0f} %"


def _found(row: Row) -> str:
    return f"{100 * int(row['right']) / int(row['n']):.0f} %"


def _before(row: Row) -> str:
    return f"{100 * int(row['mixed_links']) / int(row['n']):.0f} %"


def _n(rows: Iterable[Row]) -> str:
    return " or ".join(sorted({f"{int(row['n']):,}" for row in rows}))
