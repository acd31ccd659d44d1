from datetime import date, timedelta

import pytest

from components.safety import active_flags, gate, pain_jumped
from data.catalogue import load_catalogue
from data.diary import Answer, Day, Screening, State

CATALOGUE = load_catalogue()
MONDAY = date(2026, 3, 2)


def answers(**changed: Answer) -> dict[str, Answer]:
    return dict.fromkeys(CATALOGUE.red_flags, Answer.NO) | {
        k.replace("_", "-"): v for k, v in changed.items()
    }


def logged(day: date, pain: float | None) -> Day:
    return Day(day, pain, pain, None, None, None, False, None, None, State.NOT_LOGGED, "")


def test_without_a_screening_the_check_is_asked() -> None:
    assert gate(CATALOGUE, None, MONDAY).standing == "ask"


def test_all_answered_no_opens_the_way_for_four_weeks() -> None:
    screening = Screening(MONDAY, answers())

    assert gate(CATALOGUE, screening, MONDAY + timedelta(days=27)).standing == "open"
    due = gate(CATALOGUE, screening, MONDAY + timedelta(days=28))
    assert (due.standing, due.why_ask) == ("ask", "four_weeks")


@pytest.mark.parametrize("answer", [Answer.YES, Answer.NOT_SURE])
@pytest.mark.parametrize("flag", CATALOGUE.red_flags)
def test_every_red_flag_stands_in_the_way_as_its_level_says(flag: str, answer: Answer) -> None:
    level = CATALOGUE.red_flags[flag].level
    found = gate(CATALOGUE, Screening(MONDAY, answers(**{flag: answer})), MONDAY)

    expected = {
        "emergency": "emergency",
        "urgent": "see_clinician",
        "see_clinician": "see_clinician",
        "adults_only": "adults_only",
        "caution": "open",
    }[level]
    assert found.standing == expected
    if expected != "open":
        assert found.flags == (flag,)


def test_the_worst_of_several_answers_wins() -> None:
    both = answers(rf_fever=Answer.YES, rf_saddle=Answer.NOT_SURE)

    assert gate(CATALOGUE, Screening(MONDAY, both), MONDAY).standing == "emergency"


def test_a_clinicians_clearance_opens_the_way_but_a_caution_stays() -> None:
    cleared = Screening(MONDAY, answers(rf_fever=Answer.YES, rf_age=Answer.YES), cleared_on=MONDAY)

    assert gate(CATALOGUE, cleared, MONDAY).standing == "open"
    assert active_flags(CATALOGUE, cleared) == {"rf-age"}


def test_questions_never_answered_are_asked_even_after_a_clearance() -> None:
    only_first = Screening(MONDAY, {"rf-saddle": Answer.YES}, cleared_on=MONDAY)

    assert gate(CATALOGUE, only_first, MONDAY).standing == "ask"


def test_a_flag_the_catalogue_no_longer_knows_blocks() -> None:
    strange = Screening(MONDAY, answers() | {"rf-gone": Answer.YES})

    assert gate(CATALOGUE, strange, MONDAY).standing == "emergency"


def test_a_jump_in_pain_asks_again() -> None:
    found = gate(CATALOGUE, Screening(MONDAY, answers()), MONDAY, jumped=True)

    assert (found.standing, found.why_ask) == ("ask", "pain_jump")


@pytest.mark.parametrize(
    ("pains", "jumped"),
    [
        ([3, 3, 6], True),
        ([3, 3, 5], False),
        ([3, None, 6], True),
        ([None, None, 9], False),  # no usual to jump from
        ([2, 6, 2], False),  # over again
        ([], False),
    ],
)
def test_three_points_above_the_usual_is_a_jump(pains: list[float | None], jumped: bool) -> None:
    days = tuple(logged(MONDAY + timedelta(days=i), pain) for i, pain in enumerate(pains))

    assert pain_jumped(days, since=MONDAY - timedelta(days=1)) is jumped


def test_pain_from_before_the_screening_was_already_answered_for() -> None:
    days = tuple(logged(MONDAY + timedelta(days=i), pain) for i, pain in enumerate([3, 3, 7]))

    assert not pain_jumped(days, since=MONDAY + timedelta(days=2))
