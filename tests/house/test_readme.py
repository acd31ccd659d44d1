"""What the README promises: its example runs, its variables and commands exist."""

import re
from datetime import date, timedelta
from pathlib import Path

import altair as alt
import pytest

from components.numbers import adherence, association, trend
from components.progress.charts.pain_and_sessions import pain_and_adherence
from components.routine import Preferences, build_routine
from components.safety import Profile, screen
from data.catalogue import load_catalogue
from data.diary import open_diary
from tests.app.diaries import filled

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()


def test_the_readmes_example_prints_a_routine(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)

    exec(compile(example, "README.md", "exec"), {})

    assert "min" in capsys.readouterr().out


@pytest.mark.parametrize(
    "name", sorted(set(re.findall(r"`((?:components|data|pages|studies|tools)/[\w./]+)`", README)))
)
def test_every_place_the_readme_names_exists(name: str) -> None:
    assert (ROOT / name).exists()


def test_every_picture_the_readme_shows_is_there() -> None:
    for picture in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README):
        assert (ROOT / picture).stat().st_size > 10_000


def test_every_make_command_the_readme_names_is_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text()

    for command in set(re.findall(r"`?make (\w+)`?", README)):
        assert re.search(rf"^{command}:", makefile, re.MULTILINE), command


def test_a_notebook_can_go_from_the_catalogue_to_a_chart_by_the_published_names(tmp_path: Path) -> None:
    catalogue = load_catalogue()
    profile = Profile(
        conditions={"osteoporosis"}, red_flags=set(), pain_now=3, equipment={"mat"}, cannot=set()
    )
    verdicts = screen(catalogue, profile)
    built = build_routine(catalogue, profile, Preferences(minutes=10))
    last = date(2026, 3, 31)
    filled(tmp_path / "diary.db", 60, last=last)
    diary = open_diary(f"sqlite:///{tmp_path / 'diary.db'}", person="local")
    days = diary.days(last - timedelta(days=59), last)

    assert list(verdicts) == list(catalogue.exercises)
    assert built.routine is not None
    assert {item.exercise_id for item in built.routine.items} | set(built.left_out) == set(
        catalogue.exercises
    )
    assert len(days) == 60
    assert adherence(days).planned > 0
    assert trend(days).n > 0
    assert association(days).n_paired > 0
    assert isinstance(pain_and_adherence(days), alt.TopLevelMixin)
