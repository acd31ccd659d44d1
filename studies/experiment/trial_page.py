"""The page about the study of experiments, every number about it taken from the saved table."""

from collections.abc import Sequence

import numpy as np

from components.experiment import Length
from studies.counting import Row
from studies.experiment.lived_trials import SPREAD

_PAGE = """# Does an experiment on oneself find what is not there?

**Where the two ways make no difference**, Backwise says that it came out as expected in at most {worst} of
experiments of any kind ({nothing} kinds, n = {n} each). **The price is silence**, where days resemble each
other as they often do (φ 0.6) and pain has no course of its own:

{shares}
- two weeks, or ways that take turns: never, whatever the truth is, and it says so before the start.

So “no clear difference” never means that there is none.

## How it was done

{n} made-up experiments of each of {kinds} kinds. Pain is logged once a day in whole numbers around 5 with a
standard deviation of {spread} points; φ says how much of a day's deviation is left the day after. One day in
ten isn't logged unless the table says otherwise. Every experiment is drawn, lived through and read by the
same code as a person's own.

Three days running with pain 3 points or more above the usual end it, as they do for a person, and then there
is no verdict. Otherwise a verdict needs the last day to be over, three blocks of each way with five days
logged, a difference of 1 point or more in the direction said beforehand, and that at most 5 % of all orders
those blocks could have been drawn in come out as clear as the one there was. The range holds the differences
that the same comparison would not turn down, and is meant to hold the truth 9 times in 10; its shares are of
the experiments that could be judged. Where an effect lasts over days, the truth in the table is the whole
effect, and ranges fall short.

To run it again: `make study`. Seeded; a share of 5 % is known to about ± {precision} points. Every number in
the findings and the table is drawn from [experiment.csv](experiment.csv).

## Every kind

{head}
{rule}
{rows}
"""
_COLUMNS = (
    "length",
    "order",
    "φ",
    "effect",
    "not logged",
    "besides",
    "n",
    "stopped by a flare",
    "could be judged",
    "“as expected”",
    "range holds the truth",
)


def page(rows: Sequence[Row]) -> str:
    """The whole page as Markdown."""
    nothing = [row for row in rows if not float(row["effect"])]
    shares = "\n".join(
        f"- {length}: a true effect of 1 point is found in {_share(_usual(rows, length, 1.0))}, "
        f"of 2 points in {_share(_usual(rows, length, 2.0))} of experiments."
        for length in (Length.SIX_WEEKS, Length.TEN_WEEKS)
    )
    n = int(rows[0]["n"])
    return _PAGE.format(
        worst=f"{max(100 * int(row['said']) / int(row['n']) for row in nothing):.1f} %",
        nothing=len(nothing),
        kinds=len(rows),
        n=f"{n:,}",
        shares=shares,
        spread=SPREAD,
        precision=f"{196 * np.sqrt(0.05 * 0.95 / n):.1f}",
        head=_line(_COLUMNS),
        rule=_line(["---"] * len(_COLUMNS)),
        rows="\n".join(_line(_cells(row)) for row in rows),
    )


def _usual(rows: Sequence[Row], length: Length, effect: float) -> Row:
    """The row of that length and effect with everything else as usual."""
    wanted = {"length": length.value, "effect": f"{effect:.3f}", "order": "random", "phi": "0.600"}
    plain = {"missing": "0.100", "falls": "False", "lasts": "False"}
    return next(row for row in rows if (wanted | plain).items() <= row.items())


def _cells(row: Row) -> list[str]:
    besides = {"falls": "pain falls by 3 points", "lasts": "effect lasts over days"}
    judged = int(row["judged"])
    return [
        row["length"],
        "drawn" if row["order"] == "random" else "takes turns",
        f"{float(row['phi']):g}",
        f"{float(row['effect']):g}",
        f"{float(row['missing']):.0%}",
        ", ".join(words for name, words in besides.items() if row[name] == "True") or "–",
        row["n"],
        row["stopped"],
        row["judged"],
        f"{_share(row)} ({row['said']})",
        f"{100 * int(row['held']) / judged:.1f} %" if judged else "none shown",
    ]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _share(row: Row) -> str:
    return f"{100 * int(row['said']) / int(row['n']):.1f} %"
