"""The day table cut into the small frames that the charts draw, a row for each mark.

Long stretches are put together by week, month, quarter or year, so that no chart has more than about
400 marks. Times are naive local midnights, and noon for a point; the date in a tooltip is text, which no
browser can shift.
"""

import numpy as np
import pandas as pd

from components.progress.adherence import DONE_SHARE, short, tallies
from components.progress.day_table import DAY, consecutive, numbers, states
from components.progress.grain import Grain, finest, named, starts
from components.progress.trend import DAYS_A_WEEK, DAYS_NEEDED, pain_by, runs, seven_day_median
from data.diary.records import State

POINTS_MOST = 180
TILES_MOST = 35
BARS_MOST = 27
CALENDAR_WEEKS = 16
GLYPHS_ACROSS = 60  # a tile narrower than one of so many has no room for its glyph
NOTE_SHOWN = 120  # characters of a note in a tooltip
NOTHING = "–"

LABELS = {
    State.DONE: "✓ done",
    State.PARTIAL: "◐ part done",
    State.SWAPPED: "↔ swapped",
    State.EXTRA: "+ extra",
    State.REST: "– rest",
    State.PAUSED: "⏸ paused",
    State.MISSED: "✗ missed",
    State.NOT_LOGGED: "· not logged",
}
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
    rows = _daily_pain(days) if grain is Grain.DAY else _pain_of_periods(days, grain)
    rows["run"] = runs(rows["line"].notna().to_numpy())
    shown = rows[rows["pain"].notna() | rows["line"].notna()]
    return shown[["middle", "pain", "line", "run", "when", "said", "note"]]


def state_rows(days: pd.DataFrame) -> pd.DataFrame:
    """The strip: a tile for each day of a short stretch, for each period of a longer one.

    `start`, `end` and `middle`; `label` (glyph and word) and `glyph`; for the tooltip `when` and `what`.
    """
    grain = tile_grain(days)
    rows = _spans(days, grain)
    table = tallies(days, grain)
    if grain is Grain.DAY:
        rows["label"] = [LABELS[State(state)] for state in states(days)]
    else:
        rows["label"] = [LABELS[State(state)] for state in _state_of(table)]
    wide_enough = rows["end"] - rows["start"] >= len(days) * DAY / GLYPHS_ACROSS
    rows["glyph"] = rows["label"].str[0].where(wide_enough, "")
    rows["what"] = _what(table) if grain is not Grain.DAY else rows["label"].str[2:]
    return rows.reset_index(drop=True)


def week_rows(days: pd.DataFrame) -> pd.DataFrame:
    """The bars: planned sessions of each week, or longer period, by what became of them.

    `start`, `end` and `middle`; `label`; `low` and `high`, the segment's place in the pile of days, extra
    sessions on top of those planned; for the tooltip `when`, `days` and `what`.
    """
    grain = bar_grain(days)
    table = tallies(days, grain)
    spans = _spans(days, grain).assign(what=_what(table))
    table["not_logged"] += table["still_open"]
    piled = table[[str(state) for state in _STACKED]]
    tops = piled.cumsum(axis=1)
    segments = [
        spans.assign(label=LABELS[state], low=tops[state] - piled[state], high=tops[state], days=piled[state])
        for state in _STACKED
    ]
    rows = pd.concat(segments, ignore_index=True)
    return rows[rows["days"] > 0].reset_index(drop=True)


def calendar_rows(days: pd.DataFrame, weeks: int = CALENDAR_WEEKS) -> pd.DataFrame:
    """A tile for each day of the last calendar weeks, the week of the newest day being the last.

    `week` (its Monday, as text) and `weekday`, the tile's column and row; `label` and `glyph`; for the
    tooltip `when` and `said`.
    """
    monday = starts(days["day"], Grain.WEEK)
    shown = days[monday > monday.max() - weeks * DAYS_A_WEEK * DAY]
    labels = pd.Series([LABELS[State(state)] for state in states(shown)], dtype="str")
    return pd.DataFrame(
        {
            "week": [f"{day.day} {day:%b}" for day in monday[shown.index]],
            "weekday": [f"{day:%a}" for day in shown["day"]],
            "label": labels,
            "glyph": labels.str[0],
            "when": [named(day, Grain.DAY) for day in shown["day"]],
            "said": [_nrs(pain) for pain in numbers(shown, "pain")],
        }
    )


def _daily_pain(days: pd.DataFrame) -> pd.DataFrame:
    pain, worst, line = numbers(days, "pain"), numbers(days, "pain_worst"), seven_day_median(days)
    return pd.DataFrame(
        {
            "middle": consecutive(days)["day"] + DAY / 2,
            "pain": pain,
            "line": line,
            "when": [named(day, Grain.DAY) for day in days["day"]],
            "said": [
                _nrs(typical)
                + (f", worst {short(top)}" if top > typical else "")
                + (f"; seven-day median {short(median)}" if median >= 0 else "")
                for typical, top, median in zip(pain, worst, line, strict=True)
            ],
            "note": [note[:NOTE_SHOWN] or NOTHING for note in days["note"].fillna("").tolist()],
        }
    )


def _pain_of_periods(days: pd.DataFrame, grain: Grain) -> pd.DataFrame:
    table = pain_by(days, grain)
    enough = table["n"] >= table["days"] * DAYS_NEEDED / DAYS_A_WEEK
    return _spans(days, grain).assign(
        pain=table["mean"],
        line=table["mean"].where(enough),
        said=[
            f"mean {_nrs(row['mean'])}, worst {short(row['worst'])}; {row['n']} of {row['days']} days logged"
            for row in table.to_dict("records")
        ],
        note=NOTHING,
    )


def _spans(days: pd.DataFrame, grain: Grain) -> pd.DataFrame:
    """Each period's `start`, `end` and `middle`, cut to the day table, and its name in `when`."""
    by = starts(consecutive(days)["day"], grain).rename("period")
    spans = days["day"].groupby(by).agg(["min", "max"])
    start, end = spans["min"], spans["max"] + DAY
    when = [named(period, grain) for period in spans.index]
    return pd.DataFrame({"start": start, "end": end, "middle": start + (end - start) / 2, "when": when})


def _state_of(table: pd.DataFrame) -> list[str]:
    """What a whole period was, from its `tallies`: by the share done, or else by what else is known."""
    counted = table[["done", "partial", "swapped", "missed"]].sum(axis=1)
    share = table["completed"] / counted.where(counted > 0)
    known = {
        State.DONE: share >= DONE_SHARE,
        State.PARTIAL: share > 0,
        State.MISSED: share == 0,
        State.NOT_LOGGED: table["not_logged"] + table["still_open"] > 0,
        State.EXTRA: table["extra"] > 0,
        State.PAUSED: table["paused"] > 0,
    }
    return list(np.select(list(known.values()), [str(state) for state in known], str(State.REST)))


def _what(table: pd.DataFrame) -> list[str]:
    """The tooltip of a period: its counts in words."""
    texts = []
    for row in table.to_dict("records"):
        unsaid = row["not_logged"] + row["still_open"]
        texts.append(
            f"{short(row['completed'])} of {row['planned'] - unsaid:.0f} logged sessions done; "
            f"{unsaid:.0f} not logged, {row['extra']:.0f} extra, {row['paused']:.0f} days paused"
        )
    return texts


def _nrs(value: float) -> str:
    return NOTHING if np.isnan(value) else f"{short(value)} of 10"
