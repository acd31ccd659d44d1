"""Pages share one reading of the diary: few queries a rerun, nothing stale, nothing of anybody else."""

import json
import math
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.diary import CheckIn, Diary, close_diaries, open_diary, remembering
from tests.app.diaries import TODAY, filled, screened, url
from tests.app.visiting import PAGES, shown, visit
from tests.diary.asked import counted
from tests.diary.processes import elsewhere

MOST = 8
ANN, BERT = ({"is_logged_in": True, "iss": "https://id.example", "sub": name} for name in ("ann", "bert"))


@pytest.fixture(scope="module")
def a_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("diary") / "a-year.db"
    filled(path, 365)
    close_diaries()
    return path


@pytest.fixture
def diary(place: Path, a_year: Path) -> Diary:
    """A year of days, at the place where the app looks."""
    shutil.copy(a_year, place)
    return open_diary(url(place))


def note_down(address: str, note: str) -> CheckIn:
    return open_diary(address).add_check_in(TODAY, note=note)


def queries(app: AppTest) -> int:
    with counted() as asked:
        app.run()
    assert not app.exception
    return len(asked)


def test_a_rerun_of_any_page_with_a_year_of_days_asks_at_most_eight_times(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembering, "TRUSTED_S", math.inf)  # a rerun here may take long
    asked = {}
    diary.delete(diary.add_check_in(TODAY, note="a slip"))
    for page in PAGES:
        app = visit(page)
        asked[page] = [queries(app)]
        diary.add_check_in(TODAY, pain=3)
        diary.add_session(TODAY)
        asked[page].append(queries(app))
    assert {page: numbers for page, numbers in asked.items() if max(numbers) > MOST} == {}
    assert all(numbers[0] == 1 for numbers in asked.values()), asked  # whether anything was written


@pytest.mark.parametrize("page", ["history", "today"])
def test_what_another_process_or_tab_wrote_is_there_at_the_next_rerun(place: Path, page: str) -> None:
    diary = filled(place, 10)
    app = visit(page)
    elsewhere(note_down, url(place), "from another process")
    assert "from another process" in shown(app.run())
    noted = note_down(url(place), "from another tab")
    assert "from another tab" in shown(app.run())
    diary.delete(noted)
    assert "from another tab" not in shown(app.run())


def test_who_signs_in_after_somebody_else_reads_only_their_own(place: Path) -> None:
    for user in (ANN, BERT):
        diary = open_diary(url(place), json.dumps([user["iss"], user["sub"]]))
        screened(diary, TODAY)
        diary.add_check_in(TODAY, pain=4, note=f"a note of {user['sub']}'s")
    app = visit("history", user=ANN)
    for user, other in ((ANN, "bert"), (BERT, "ann"), (ANN, "bert")):
        app.user = user
        app.run()
        assert f"a note of {user['sub']}'s" in shown(app)
        assert f"a note of {other}'s" not in shown(app)


def test_a_diary_put_in_the_place_of_another_is_the_one_shown(place: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    filled(other, 10).add_check_in(TODAY, note="the other diary")
    filled(place, 10).add_check_in(TODAY, note="the first diary")
    close_diaries()
    app = visit("history")
    assert "the first diary" in shown(app)
    close_diaries()
    other.replace(place)
    app.run()
    assert "the other diary" in shown(app)
    assert "the first diary" not in shown(app)
