"""The saved study of experiments: its page, its bound, and that this code is what it counted."""

import re

import pytest

from components.experiment import Length
from data.catalogue import load_catalogue
from studies.counting import DOCS, saved
from studies.experiment.lived_trials import Case
from studies.experiment.trial_page import page
from studies.experiment.trial_study import TRIAL_STUDY, cases, count, trial_row

SAVED = dict(zip(cases(), saved(TRIAL_STUDY), strict=True))

# Between them they see every length, gate and stop, and the range; tried by changing each in turn.
RECOUNTED = (
    Case(length=Length.SIX_WEEKS, effect=1.0, missing=0.3),
    Case(length=Length.TEN_WEEKS, phi=0.8),
    Case(length=Length.TEN_WEEKS, order="alternating", effect=2.0),
    Case(length=Length.TWO_WEEKS, effect=1.0),
)


@pytest.mark.parametrize("case", RECOUNTED, ids=str)
def test_the_saved_table_comes_from_this_code(case: Case) -> None:
    kept = SAVED[case]
    assert trial_row(case, int(kept["n"])) == kept, "make study, then read what it says now"


def test_the_saved_page_says_what_the_saved_table_says() -> None:
    assert (DOCS / "experiment.md").read_text(encoding="utf-8") == page(saved(TRIAL_STUDY))


def test_the_saved_study_has_every_kind_a_thousand_times_and_keeps_its_bound() -> None:
    described = ("length", "order", "phi", "effect", "missing", "falls", "lasts")
    for case, kept in SAVED.items():
        empty = trial_row(case, 0)
        assert [kept[name] for name in described] == [empty[name] for name in described]
        assert int(kept["n"]) >= 1000
        if not case.effect:
            assert int(kept["said"]) <= 0.05 * int(kept["n"]), case


def test_an_effect_of_two_points_is_found_far_more_often() -> None:
    assert count(Case(length=Length.TEN_WEEKS, phi=0.3, effect=2), 60).said > 30


def test_two_weeks_and_taking_turns_never_say_anything() -> None:
    assert count(Case(length=Length.TWO_WEEKS, effect=4), 40).said == 0
    assert count(Case(length=Length.TEN_WEEKS, order="alternating", effect=4), 40).said == 0


def test_what_is_said_before_the_start_is_what_the_study_counted() -> None:
    words = load_catalogue().experiment

    def share(case: Case, name: str) -> float:
        return int(SAVED[case][name]) / int(SAVED[case]["n"])

    for length in (Length.SIX_WEEKS, Length.TEN_WEEKS):
        told = [int(n) for n in re.findall(r"(\d) of 10", words[length.replace(" ", "-")].words)]
        for of_ten, effect in zip(told, (2.0, 1.0), strict=True):
            assert of_ten / 10 == pytest.approx(share(Case(length=length, effect=effect), "said"), abs=0.05)
        assert "In about 2 of 10 made-up trials, plain ups and downs ended it." in words["safety-first"].words
        assert 0.14 <= share(Case(length=length), "stopped") <= 0.25
