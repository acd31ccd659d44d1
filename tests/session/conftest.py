from datetime import timedelta

import pytest

from data.diary import Diary
from tests.app.diaries import TODAY, usual_routine


@pytest.fixture
def exercising(settled: Diary) -> Diary:
    """The diary of someone with a plan for every day since twenty days."""
    settled.set_plan(routine=usual_routine(), weekdays=range(7), start=TODAY - timedelta(days=20))
    return settled
