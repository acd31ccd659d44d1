"""The day table cut into the small frames that the charts draw, a row for each mark.

Long stretches are put together by week, month, quarter or year, so that no chart has more than about
400 marks. Times are naive local midnights, and noon for a point; the date in a tooltip is text, which no
browser can shift.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from components.diary.state_words import GLYPHS, WORDS
from components.numbers.calendar_periods import Cut, Grain, cut, finest, named, short_date, starts_of, weekday
from components.numbers.columns import Floats, Texts, dates, notes, numbers, states, texts
from components.numbers.pain_trend import pain_by, runs, seven_day_median
from components.numbers.plan_adherence import DONE_SHARE, short, tallies
from components.numbers.usual import DAYS_A_WEEK, DAYS_NEEDED
from data.diary.records.day import State

POINTS_MOST = 180
TILES_MOST = 35
BARS_MOST = 27
CALENDAR_WEEKS = 16
GLYPHS_ACROSS = 60  # a tile narrower than one of so many has no room for its glyph
BAR_GLYPHS_ACROSS = 14
BAR_GLYPHS_HIGH = 6
NOTE_SHOWN = 120  # characters of a note in a tooltip
NOTHING = "–"
THIN = 0.45  # how strongly a mean of too few days is drawn

LABELS = {state: f"{GLYPHS[state]} {WORDS[state]}" for state in State}
_STACKED = (State.DONE, State.SWAPPED, State.PARTIAL, State.MISSED, State.NOT_LOGGED, State.EXTRA)


def point_grain(days: pd.DataFrame) -> Grain:
    """What one point of the pain panel stands for."""
    return finest(len(days), POINTS_MOST)


def bar_grain(days: pd.DataFrame) -> Grain:
    """What one bar of sessions stands for."""
    return finest(len(days), BARS_MOST, Grain.WEEK)


def tile_grain(days: pd.DataFrame) -> Grain:
    """What one tile of the strip of states stands for."""
    return Grain.DAY if len(days) <= TILES_MOST else bar_grain(days)


def pain_rows(days: pd.DataFrame) -> pd.DataFrame:
    """Points and line of the pain panel, with gaps left open.

    `middle`; `pain` and `line` in NRS points; `run`, since a line never joins two runs; and for the tooltip
    `when`, `said` and `note`. By day the line is the median of the seven days up to it. By longer periods
    both are the period's mean, the line only where at least four days in seven were logged.
    """
    grain = point_grain(days)
    spans = _spans(days, cut(dates(days), grain), grain)
    table = _daily_pain(days) if grain is Grain.DAY else _pain_of_periods(days, grain)
    shown = np.isfinite(table["pain"]) | np.isfinite(table["line"])
    columns = {"middle": spans["middle"], **table, "when": spans["when"]}
    return pd.DataFrame({name: values[shown] for name, values in columns.items()})


def state_rows(days: pd.DataFrame) -> pd.DataFrame:
    """The strip: a tile for each day of a short stretch, for each period of a longer one.

    `start`, `end` and `middle`; `label` (glyph and word) and `glyph`; for the tooltip `when` and `what`.
    """
    grain = tile_grain(days)
    by = cut(dates(days), grain)
    table = tallies(days, by)
    labels = _labels(states(days) if grain is Grain.DAY else _state_of(table))
    wide = by.days >= len(days) / GLYPHS_ACROSS
    return pd.DataFrame(
        {
            **_spans(days, by, grain),
            "label": texts(labels),
            "glyph": texts(label[0] if room else "" for label, room in zip(labels, wide, strict=True)),
            "what": texts(label[2:] for label in labels) if grain is Grain.DAY else _what(table),
        }
    )


def week_rows(days: pd.DataFrame) -> pd.DataFrame:
    """The bars: planned sessions of each week, or longer period, by what became of them.

    `start`, `end` and `middle`; `label`, and `glyph` where there is room; `low`, `centre` and `high`, the
    segment's place in the pile of days, extra sessions on top of those planned; for the tooltip `when`,
    `days` and `what`; `week` as in `week_columns`. Today's open session counts as not logged yet.
    """
    grain = bar_grain(days)
    by = cut(dates(days), grain)
    table = tallies(days, by)
    piled = np.stack([table[state] for state in _STACKED])
    tops = piled.cumsum(axis=0)
    segment, period = np.nonzero(piled)
    high, days_of = tops[segment, period], piled[segment, period]
    labels = _labels(_STACKED[place] for place in segment)
    roomy = (days_of >= high.max(initial=0) / BAR_GLYPHS_HIGH) & (by.days.size <= BAR_GLYPHS_ACROSS)
    spans = _spans(days, by, grain) | {"what": _what(table), "week": _week(by, grain)}
    return pd.DataFrame(
        {name: values[period] for name, values in spans.items()}
        | {
            "label": texts(labels),
            "glyph": texts(label[0] if room else "" for label, room in zip(labels, roomy, strict=True)),
            "low": high - days_of,
            "centre": high - days_of / 2,
            "high": high,
            "days": days_of.astype("int64"),
        }
    )


def calendar_rows(days: pd.DataFrame, weeks: int = CALENDAR_WEEKS) -> pd.DataFrame:
    """A tile for each day of the last calendar weeks, the week of the newest day being the last.

    `week` (its Monday, as text) and `weekday`, the tile's column and row; `label` and `glyph`; for the
    tooltip `when` and `said`.
    """
    shown = last_weeks(days, weeks)
    calendar = dates(shown)
    labels = _labels(states(shown))
    return pd.DataFrame(
        {
            "week": texts(short_date(monday) for monday in starts_of(calendar, Grain.WEEK).tolist()),
            "weekday": texts(weekday(day) for day in calendar.tolist()),
            "label": texts(labels),
            "glyph": texts(label[0] for label in labels),
            "when": texts(named(day, Grain.DAY) for day in calendar.tolist()),
            "said": texts(_nrs(pain) for pain in numbers(shown, "pain")),
        }
    )


def week_pain_rows(days: pd.DataFrame) -> pd.DataFrame:
    """The bars of pain: the mean of each week, or longer period, in which any was logged.

    `start`, `end` and `middle`; `pain` in NRS points; `number`, where there is room; `strength`, less than 1
    where under four days in seven were logged; for the tooltip `when` and `said`; `week` as in
    `week_columns`.
    """
    grain = bar_grain(days)
    by = cut(dates(days), grain)
    table = _pain_of_periods(days, grain)
    known = np.isfinite(table["pain"])
    roomy = known.size <= BAR_GLYPHS_ACROSS
    columns = {
        **_spans(days, by, grain),
        "pain": table["pain"],
        "number": texts(short(pain) if roomy else "" for pain in table["pain"]),
        "strength": np.where(np.isfinite(table["line"]), 1.0, THIN),
        "said": table["said"],
        "week": _week(by, grain),
    }
    return pd.DataFrame({name: values[known] for name, values in columns.items()})


def week_columns(days: pd.DataFrame) -> pd.DataFrame:
    """The columns in which the bars stand: `start`, `end`, and `week`, the week's Monday as ISO text.

    Where a bar stands for a longer period than a week, `week` is empty.
    """
    grain = bar_grain(days)
    by = cut(dates(days), grain)
    spans = _spans(days, by, grain)
    return pd.DataFrame({"start": spans["start"], "end": spans["end"], "week": _week(by, grain)})


def _week(by: Cut, grain: Grain) -> Texts:
    return texts(str(start) if grain is Grain.WEEK else "" for start in by.starts)


def last_weeks(days: pd.DataFrame, weeks: int) -> pd.DataFrame:
    """The end of the day table, from the Monday of its last `weeks` calendar weeks on."""
    mondays = starts_of(dates(days), Grain.WEEK)
    return days.iloc[int((mondays <= mondays[-1:] - weeks * DAYS_A_WEEK).sum()) :]


def _spans(days: pd.DataFrame, by: Cut, grain: Grain) -> dict[str, Any]:
    """Each period's `start`, `end` and `middle`, cut to the day table, and its name in `when`."""
    start = dates(days)[by.first].astype("datetime64[s]")
    length = by.days.astype("timedelta64[D]").astype("timedelta64[s]")
    return {
        "start": start,
        "end": start + length,
        "middle": start + length // 2,
        "when": texts(named(period, grain) for period in by.starts.tolist()),
    }


def _daily_pain(days: pd.DataFrame) -> dict[str, Any]:
    pain, worst, line = numbers(days, "pain"), numbers(days, "pain_worst"), seven_day_median(days)
    said = [
        _nrs(typical)
        + (f", worst {short(top)}" if top > typical else "")
        + (f"; seven-day median {short(median)}" if median >= 0 else "")
        for typical, top, median in zip(pain, worst, line, strict=True)
    ]
    return {
        "pain": pain,
        "line": line,
        "run": runs(np.isfinite(line)),
        "said": texts(said),
        "note": texts(note[:NOTE_SHOWN] or NOTHING for note in notes(days)),
    }


def _pain_of_periods(days: pd.DataFrame, grain: Grain) -> dict[str, Any]:
    by = cut(dates(days), grain)
    pain = pain_by(days, by)
    line = np.where(pain.n >= by.days * DAYS_NEEDED / DAYS_A_WEEK, pain.mean, np.nan)
    said = [
        f"mean {_nrs(mean)}, worst {short(worst)}; {n:.0f} of {size} days logged"
        for mean, worst, n, size in zip(*pain, by.days, strict=True)
    ]
    return {
        "pain": pain.mean,
        "line": line,
        "run": runs(np.isfinite(line)),
        "said": texts(said),
        "note": texts(NOTHING for _ in said),
    }


def _labels(shown: Iterable[State]) -> list[str]:
    return [LABELS[state] for state in shown]


def _state_of(table: dict[str, Floats]) -> list[State]:
    """What a whole period was, from its `tallies`: by the share done, or else by what else is known."""
    counted = table["done"] + table["partial"] + table["swapped"] + table["missed"]
    some = counted > 0
    known = {
        State.DONE: some & (table["completed"] >= DONE_SHARE * counted),
        State.PARTIAL: some & (table["completed"] > 0),
        State.MISSED: some,
        State.NOT_LOGGED: table["not_logged"] > 0,
        State.EXTRA: table["extra"] > 0,
        State.PAUSED: table["paused"] > 0,
    }
    kinds = [*known, State.REST]
    return [kinds[place] for place in np.select(list(known.values()), range(len(known)), len(known))]


def _what(table: dict[str, Floats]) -> Texts:
    """The tooltip of a period: its counts in words."""
    full = table["done"] + table["swapped"]
    asked = table["planned"] - table["not_logged"]
    beside = [table[name] for name in ("partial", "not_logged", "extra", "paused")]
    return texts(
        f"{done:.0f} of {of:.0f} logged sessions done, {part:.0f} in part; {unsaid:.0f} not logged, "
        f"{extra:.0f} extra, {paused:.0f} days paused"
        for done, of, part, unsaid, extra, paused in zip(full, asked, *beside, strict=True)
    )


def _nrs(value: float) -> str:
    return NOTHING if np.isnan(value) else f"{short(value)} of 10"
