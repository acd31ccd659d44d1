"""The days looked at, worked out: what both readings of the progress page say of them."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from components.numbers import adherence, association, change, trend
from components.numbers.columns import numbers
from components.numbers.day_after import Association
from components.numbers.pain_change import Change
from components.numbers.pain_trend import Trend
from components.numbers.plan_adherence import Adherence


@dataclass(frozen=True, slots=True)
class DaysRead:
    """What was found in the whole diary and in the range chosen."""

    since: Change  # of the whole diary
    slope: Trend
    link: Association
    done: Adherence  # of the range
    logged: int  # days of the range with pain


def read_days(whole: pd.DataFrame, days: pd.DataFrame, today: date) -> DaysRead:
    """Work it out. `whole`: the day table of every day, `days`: of the range chosen."""
    logged = int(np.isfinite(numbers(days, "pain")).sum())
    return DaysRead(change(whole), trend(whole), association(whole), adherence(days, today=today), logged)
