"""What the page says of an experiment: the finding first, never more than it supports."""

from dataclasses import replace

import pytest

from components.experiment import Stop
from components.experiment.block_plan import Length
from components.experiment.trial_reading import Reading
from components.experiment.trial_words import against, headline, question_of, today_line
from data.catalogue import Catalogue, load_catalogue
from data.diary import Experiment, TrialQuestion
from tests.experiment.lived import a_plan, by_arm, day, finished, of_blocks

SIX = of_blocks("ABBABA")
MOVE = replace(SIX, question=TrialQuestion.MOVE, move="bird-dog")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def said(catalogue: Catalogue, experiment: Experiment, reading: Reading) -> str:
    return " ".join((headline(catalogue, experiment, reading), *against(catalogue, reading)))


def test_a_finding_says_both_ways_both_means_and_its_range(catalogue: Catalogue) -> None:
    words = headline(catalogue, MOVE, finished(MOVE, by_arm(MOVE, 2, 5)))
    assert words == (
        "It came out as you expected: pain averaged 2.9 points lower with bird dog than without bird dog "
        "(2.2 and 5.1), roughly 2.7 to 3.2 points lower."
    )


def test_under_two_points_it_says_that_people_hardly_notice(catalogue: Catalogue) -> None:
    small = said(catalogue, SIX, finished(SIX, by_arm(SIX, 3, 4.5)))
    large = said(catalogue, SIX, finished(SIX, by_arm(SIX, 3, 5.5)))
    assert "usually notice a change of 2 points; this is less" in small
    assert "usually notice" not in large


READINGS = {
    "as expected": (SIX, finished(SIX, by_arm(SIX, 2, 5))),
    "not as expected": (SIX, finished(SIX, by_arm(SIX, 5, 2))),
    "the same": (SIX, finished(SIX, [4.0] * 42)),
    "stopped": (SIX, finished(SIX, by_arm(SIX, 2, 5), Stop(day(30), "stop-flare"))),
    "too short": (
        short := a_plan(Length.TWO_WEEKS),
        finished(short, by_arm(short, 2, 5)),
    ),
    "gaps": (SIX, finished(SIX, [None] * 12 + by_arm(SIX, 2, 5)[12:])),
}


@pytest.mark.parametrize("name", READINGS)
def test_no_sentence_names_a_cause_or_a_p_value_and_most_say_chance(catalogue: Catalogue, name: str) -> None:
    words = said(catalogue, *READINGS[name]).lower()
    for never in ("p =", "p <", "p-value", "significan", "cause", "prove", "nan", "none", "!"):
        assert never not in words
    assert ("may be chance" in words) is (name != "as expected")
    assert "can last into the next" in words
    assert "natural ups and downs" in words


def test_each_gate_says_why_it_can_not_tell(catalogue: Catalogue) -> None:
    starts = {name: headline(catalogue, *READINGS[name]).split(":")[0].split(",")[0] for name in READINGS}
    assert starts == {
        "as expected": "It came out as you expected",
        "not as expected": "No clear difference",
        "the same": "No clear difference",
        "stopped": "Stopped after 30 days",
        "too short": "Too short to tell",
        "gaps": "Too many gaps to tell",
    }


def test_a_day_says_its_way_only_while_it_counts(catalogue: Catalogue) -> None:
    assert today_line(catalogue, MOVE, day(0)) == "Your experiment, day 1 of 42: with bird dog."
    assert today_line(catalogue, MOVE, day(7)) == "Your experiment, day 8 of 42: without bird dog."
    assert today_line(catalogue, SIX, day(41)) == "Your experiment, day 42 of 42: sessions in the morning."
    assert today_line(catalogue, SIX, day(42)) == ""
    assert today_line(catalogue, replace(SIX, stopped_on=day(3)), day(3)) == ""


def test_what_was_expected_is_told_again(catalogue: Catalogue) -> None:
    assert question_of(catalogue, MOVE) == (
        "A is with bird dog, B is without bird dog. You expected with bird dog to hurt less."
    )
    gone = replace(MOVE, move="no-such-move")
    assert "without a move no longer here" in question_of(catalogue, gone)
