"""The proof that it is honest: counted here on fewer experiments, and saved on many as docs/experiment.md."""

import re

import pytest

from components.experiment import Length
from data.catalogue import load_catalogue
from studies.experiment.experiment_study import DOCS, Case, cases, count, row

SAVED = (DOCS / "experiment.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.split("|")[1:-1]] for line in SAVED.splitlines() if line.startswith("| ")
]
HEAD, CELLS = ROWS[0], ROWS[2:]


def cell(line: list[str], name: str) -> float:
    return float(re.findall(r"[\d.]+", line[HEAD.index(name)])[0])


@pytest.mark.parametrize("length", [Length.SIX_WEEKS, Length.TEN_WEEKS])
def test_without_an_effect_hardly_any_experiment_says_there_is_one(length: Length) -> None:
    n = 300
    nothing = count(Case(length=length, phi=0.6), n)
    assert nothing.said <= 0.05 * n + 2 * (n * 0.05 * 0.95) ** 0.5  # 5 %, as far as so few can tell


def test_an_effect_of_two_points_is_found_far_more_often() -> None:
    assert count(Case(length=Length.TEN_WEEKS, phi=0.3, effect=2), 60).said > 30


def test_two_weeks_and_taking_turns_never_say_anything() -> None:
    assert count(Case(length=Length.TWO_WEEKS, effect=4), 40).said == 0
    assert count(Case(length=Length.TEN_WEEKS, order="alternating", effect=4), 40).said == 0


def test_the_saved_study_has_every_kind_a_thousand_times_and_keeps_its_bound() -> None:
    assert len(CELLS) == len(cases())
    for line in CELLS:
        assert cell(line, "n") >= 1000
        if cell(line, "effect") == 0:
            assert cell(line, "“as expected”") <= 5.0, line


def test_the_saved_table_comes_from_this_code() -> None:
    case = Case(length=Length.TWO_WEEKS, effect=2.0)
    kept = CELLS[cases().index(case)]
    fresh = row(case, count(case, int(cell(kept, "n"))))
    assert fresh == kept


def test_what_is_said_before_the_start_is_what_the_study_counted() -> None:
    words = load_catalogue().experiment
    for length in (Length.SIX_WEEKS, Length.TEN_WEEKS):
        told = [int(n) for n in re.findall(r"(\d) of 10", words[length.replace(" ", "-")].words)]
        for of_ten, effect in zip(told, (2.0, 1.0), strict=True):
            line = CELLS[cases().index(Case(length=length, effect=effect))]
            assert abs(10 * of_ten - cell(line, "“as expected”")) <= 5
        nothing = CELLS[cases().index(Case(length=length))]
        assert "ups and downs alone ended about 2 of 10" in words["safety-first"].words
        assert 0.14 <= cell(nothing, "stopped by a flare") / cell(nothing, "n") <= 0.25
