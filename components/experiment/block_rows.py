"""An experiment as the small frames that its chart and its tables show, a row for each mark."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from components.experiment.as_done import DEVIATIONS, Kept, Trialled
from components.experiment.block_plan import spans
from components.experiment.trial_reading import Reading
from components.numbers.calendar_periods import Grain, named, short_date
from components.numbers.columns import texts
from data.diary import Arm, Experiment

NOTHING = "–"

KEPT_WORDS = {
    Kept.AS_PLANNED: "as planned",
    Kept.NOTHING_ASKED: "no session asked",
    Kept.OTHER_WAY: "done the other way",
    Kept.NOT_DONE: "session not done",
    Kept.NOT_SAID: "not logged",
    Kept.PAUSED: "paused",
}


def pain_rows(days: Sequence[Trialled]) -> pd.DataFrame:
    """A row for each day with pain logged, at its noon; `otherwise`: not as planned."""
    logged = [day for day in days if day.day.pain is not None]
    return pd.DataFrame(
        {
            "at": np.array([f"{day.day.day}T12:00" for day in logged], dtype="datetime64[s]"),
            "pain": np.array([day.day.pain for day in logged], dtype="float64"),
            "arm": texts([day.arm.name for day in logged]),
            "otherwise": np.array([day.kept in DEVIATIONS for day in logged], dtype="bool"),
            "when": texts([named(day.day.day, Grain.DAY) for day in logged]),
            "said": texts([f"{day.day.pain:g} of 10" for day in logged]),
            "kept": texts([KEPT_WORDS[day.kept] for day in logged]),
        }
    )


def block_rows(reading: Reading) -> pd.DataFrame:
    """A row for each block: `start`, `end` (the midnight after), `middle`, `arm`, `mean` or NaN; tooltip."""
    blocks = reading.blocks
    start = np.array([block.span.first for block in blocks], dtype="datetime64[s]")
    end = np.array([block.span.last for block in blocks], dtype="datetime64[s]") + np.timedelta64(1, "D")
    return pd.DataFrame(
        {
            "start": start,
            "end": end,
            "middle": start + (end - start) // 2,
            "arm": texts([block.span.arm.name for block in blocks]),
            "mean": np.array([np.nan if block.mean is None else block.mean for block in blocks]),
            "when": texts(
                [f"{short_date(block.span.first)} to {short_date(block.span.last)}" for block in blocks]
            ),
            "said": texts(
                [
                    NOTHING if block.mean is None else f"mean {block.mean:.1f} of 10, {block.n} days logged"
                    for block in blocks
                ]
            ),
        }
    )


def block_table(reading: Reading) -> pd.DataFrame:
    """The plan, block by block, with what was logged; means only once it is over."""
    table = pd.DataFrame(
        [
            {
                "Way": block.span.arm.name,
                "Days": f"{block.span.first:%-d %b} – {block.span.last:%-d %b}",
                "Logged": f"{block.n} of {len(block.span.days)}",
                "Mean pain": NOTHING if block.mean is None else f"{block.mean:.1f}",
            }
            for block in reading.blocks
        ]
    )
    return table if reading.over else table.drop(columns="Mean pain")


def day_table(experiment: Experiment, days: Sequence[Trialled]) -> pd.DataFrame:
    """Every day of the plan: its way, and of those that were, what became of it."""
    known = {day.day.day: day for day in days}
    return pd.DataFrame(
        [
            {
                "Day": f"{day:%a %-d %b %Y}",
                "Way": span.arm.name,
                "Pain (0–10)": _logged(known.get(day)),
                "Session": KEPT_WORDS[known[day].kept] if day in known else "",
            }
            for span in spans(experiment)
            for day in span.days
        ]
    )


def arms_in_words(reading: Reading) -> str:
    """The chart for somebody who can't see it."""
    told = [
        f"{block.span.arm.name} {'nothing logged' if block.mean is None else f'{block.mean:.1f}'}"
        for block in reading.blocks
    ]
    n_a = sum(block.n for block in reading.blocks if block.span.arm is Arm.A)
    return (
        f"Pain of {n_a} days in A and {reading.n_logged - n_a} in B, over the blocks of the plan. "
        f"Mean of each block in order: {', '.join(told)}."
    )


def _logged(day: Trialled | None) -> str:
    return NOTHING if day is None or day.day.pain is None else f"{day.day.pain:g}"
