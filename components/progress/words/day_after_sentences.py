"""What is said about sessions and the next day's pain: the finding first, then what to hold against it."""

from components.numbers.bootstrap import Drawn
from components.numbers.calendar_periods import Grain, named
from components.numbers.day_after import Association
from components.numbers.day_after_gates import EFFECTIVE_LEAST, MISSING_MOST, SIDE_DAYS, Failed, Gate
from components.numbers.other_lags import Looks
from components.numbers.pain_change import POINTS
from components.progress.words.counts_in_words import counted, span, way

CHANCE = "This may be chance."
BOTH_WAYS = "Pain may also change what you do."
SAME_WEEKDAYS = (
    "your sessions keep to the same weekdays, so what a session does and what its weekday does can't be "
    "told apart"
)

# In how many of 100 made-up diaries ranges held the truth, at least and at most; a test keeps it to
# docs/study.csv.
HELD = {Drawn.PLAIN: (86, 93), Drawn.LENGTHENED: (94, 96), Drawn.DOUBLED: (99, 100)}


def of_association(record: Association) -> tuple[str, ...]:
    """Sessions and the next day's pain: the finding first, then what to hold against it."""
    if record.gate is Gate.TOO_EARLY:
        n, more = record.n_paired, counted(record.days_more, "more day")
        return (f"Too early to say, {more} ({n} of {n + record.days_more} so far).",)
    if record.gate is Gate.SUPPRESSED:
        return (_suppressed(record), _missing(record), CHANCE, BOTH_WAYS)
    if record.diff is None:
        return (_picture(record), _missing(record), CHANCE, BOTH_WAYS)
    return (_finding(record, record.diff), *_against(record, record.diff), CHANCE, BOTH_WAYS)


def _missing(record: Association) -> str:
    n = record.n_possible - record.n_paired
    worst = ""
    if record.worst_case is not None and n:
        worst = f" Had all of them gone against it, the difference would be {way(record.worst_case)}."
    return (
        f"{n} of {record.n_possible} pairs are missing ({100 * record.missing_share:.0f} %), and people "
        f"tend to skip their bad days.{worst}"
    )


def _suppressed(record: Association) -> str:
    why = (
        f"more than {100 * MISSING_MOST:.0f} % of the pairs are missing"
        if Failed.MISSING in record.failed
        else f"neighbouring days resemble each other so much that {record.n_paired} pairs count like fewer "
        f"than {EFFECTIVE_LEAST:.0f}"
    )
    return f"Not enough to go on: {why}. It takes {counted(record.days_more, 'more day')} without gaps."


def _picture(record: Association) -> str:
    shows = f"The picture shows {_pairs(record)}."
    if Failed.SAME_WEEKDAYS in record.failed:
        return f"{_same_weekdays(record)} {shows}"
    short_side = {Failed.DONE_DAYS, Failed.NOT_DONE_DAYS} & set(record.failed)
    return f"Too early for a number, {counted(record.days_more, 'more day')}. {shows}" + (
        f" Each side needs at least {SIDE_DAYS}." if short_side else ""
    )


def _same_weekdays(record: Association) -> str:
    told = f"No number: {SAME_WEEKDAYS}."
    if record.days_more:
        return f"{told} It takes about {counted(record.days_more, 'more day')} like these."
    return f"{told} A session on another weekday now and then would tell more."


def _pairs(record: Association) -> str:
    since = f" since {named(record.first, Grain.DAY)}" if record.first else ""
    return (
        f"{record.n_paired} pairs of a day and the day after{since}, "
        f"{record.n_done} with a session and {record.n_not_done} without"
    )


def _finding(record: Association, diff: float) -> str:
    roughly = f" The rough range: {span(*record.interval)}." if record.interval is not None else ""
    found = (
        f"pain the day after a session averaged {way(diff)} than after none.{roughly} "
        f"It comes from {_pairs(record)}. Each weekday is compared only with itself."
    )
    if record.gate is Gate.ESTIMATE:
        return f"Too early for a verdict, {counted(record.days_more, 'more day')}. So far, {found}"
    found = found[0].upper() + found[1:]
    if record.gate is Gate.NO_CLEAR_LINK:
        return f"No clear link. {found} That is not the same as no effect."
    return f"A possible link, with {record.confidence} confidence. {found} The two moved together."


def _weekdays(record: Association, mixed: float) -> str:
    """The difference whatever the weekday, which is what the picture shows."""
    told = f"With weekdays mixed, as in the picture, it would be {way(mixed)}."
    if Failed.WEEKDAYS in record.failed:
        told += (
            " Your sessions fall on the same weekdays, and so does your pain: weekdays alone may explain it."
        )
    return told


def _range(record: Association) -> str:
    """How often such a range is right, as counted in docs/study.md."""
    drawn = {
        Drawn.PLAIN: "The range is rough",
        Drawn.LENGTHENED: "The range is rough, and longer because some stretches lack days",
        Drawn.DOUBLED: "Neighbouring days resemble each other a lot here, so the range is twice as wide",
    }
    least, most = HELD[record.drawn]
    held = (
        f"{drawn[record.drawn]}. Of 100 made-up diaries with a known answer, ranges drawn like it held it "
        f"in {least} to {most}, by kind."
    )
    return f"{held} Where pain decides about the sessions, it is far less often." if record.others else held


def _against(record: Association, diff: float) -> tuple[str, ...]:
    """What to hold against the finding."""
    told = [_missing(record)]
    if record.mixed_diff is not None:
        told.append(_weekdays(record, record.mixed_diff))
    if record.interval is not None:
        told.append(_range(record))
    if record.n_eff is not None:
        told.append(
            f"Allowing for days that resemble their neighbours, {record.n_paired} pairs count like about "
            f"{record.n_eff:.0f}."
        )
    if abs(diff) < POINTS:
        told.append(f"People usually notice a change of {POINTS:.0f} points; this is less.")
    if record.others is not None and record.others.n:
        told.append(_looks(record.others))
    if record.pain_may_decide:
        told.append(
            "Before a session or on its very day pain differs at least as much. So pain may be what decides "
            "about the session."
        )
    return tuple(told)


def _looks(others: Looks) -> str:
    """The looks beside the one question, with their count."""
    words = (
        (others.before, "pain the day before a session was {} than before none"),
        (others.same_day, "on the day itself {} than on a day without"),
        (others.two_days_on, "two days after a session {} than two days after none"),
        (others.next_week, "in the week after one with more sessions than usual {} than after others"),
    )
    told = [text.format(way(points)) for points, text in words if points is not None]
    if others.weekly_rho is not None:
        told.append(
            f"the ranks of a week's adherence and its mean pain go together by {others.weekly_rho:+.1f} "
            f"on a scale from −1 to +1 ({others.weeks} weeks)".replace("by -", "by −")
        )
    return (
        f"{counted(others.n, 'other look')} at the same days, shown and not judged. The largest of "
        f"several is easily chance. {'. '.join(text[0].upper() + text[1:] for text in told)}."
    )
