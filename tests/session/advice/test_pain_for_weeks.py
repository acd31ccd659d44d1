"""Pain that is strong, or no better, for weeks leads to a clinician from check-ins alone: day by day."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from components.session.advice.move_history import daily_pain
from components.session.advice.no_better import clinician, noted, slot
from components.session.advice.progression import proposals
from components.session.advice.told import Told
from data.catalogue import load_catalogue
from data.diary import CheckIn, Diary
from tests.app.diaries import TODAY
from tests.app.visiting import assert_well, shown, visit

CATALOGUE = load_catalogue()
FIRST = date(2026, 2, 3)
WEEKS = 12
Said = Callable[[int], int | None]  # pain on a day from the first on; None where nothing was said


def said_on(pain: Said, until: int) -> list[CheckIn]:
    told = ((n, pain(n)) for n in range(until + 1))
    return [CheckIn(FIRST + timedelta(n), pain=said) for n, said in told if said is not None]


def first_said(pain: Said) -> tuple[int, str] | None:
    for n in range(7 * WEEKS):
        found = clinician(CATALOGUE, {}, daily_pain(said_on(pain, n)), FIRST + timedelta(n))
        if found:
            return n, found.rule
    return None


def noted_each_time(pain: Said) -> list[tuple[int, str]]:
    shown_on: list[tuple[int, str]] = []
    put_off: dict[str, str] = {}
    for n in range(7 * WEEKS):
        change = clinician(CATALOGUE, {}, daily_pain(said_on(pain, n)), FIRST + timedelta(n))
        if change and not noted(put_off, change):
            shown_on.append((n, change.rule))
            put_off[slot(change)] = change.key
    return shown_on


def since(pain: int, every: int = 1) -> Said:
    return lambda n: None if n % every else pain


@pytest.mark.parametrize(
    ("pain", "expected"),
    [
        (since(8), (13, "strong-for-weeks")),
        (since(7), (13, "strong-for-weeks")),
        (lambda n: 1 if n < 30 else 8, (41, "no-better-for-weeks")),
        (since(9, every=3), (13, "strong-for-weeks")),
        (since(8, every=7), (14, "strong-for-weeks")),
        (since(8, every=10), (20, "strong-for-weeks")),
        (lambda n: (8, 6)[n % 2], (27, "no-better-for-weeks")),
        (lambda n: (9, 6)[n % 2], (13, "strong-for-weeks")),
        (since(5), (27, "no-better-for-weeks")),
        (since(4, every=7), (27, "no-better-for-weeks")),
        (lambda n: 0 if n < 30 else 6, (48, "no-better-for-weeks")),
        (lambda n: min(9, 2 + n // 7), (31, "no-better-for-weeks")),
        (since(3), None),
        (lambda n: max(0, 7 - n // 7), None),
        (lambda n: 6 if n % 28 < 7 else 1, None),
        (lambda n: 8 if n < 12 else 2, None),
        (lambda n: 8 if n in (0, 20) else None, None),
    ],
)  # fmt: skip
def test_it_is_said_on_the_day_it_has_lasted_and_not_before(
    pain: Said, expected: tuple[int, str] | None
) -> None:
    assert first_said(pain) == expected


def test_noted_it_comes_again_after_four_weeks_while_it_lasts_and_at_once_where_it_becomes_strong() -> None:
    lasting, strong = "no-better-for-weeks", "strong-for-weeks"
    assert noted_each_time(lambda n: 5 if n < 60 else 9) == [(27, lasting), (55, lasting), (73, strong)]
    to_and_fro = noted_each_time(lambda n: 8 if n % 20 < 15 else 5)
    assert to_and_fro == [(13, strong), (41, lasting), (53, strong), (81, lasting)], "each four weeks at most"


def test_nothing_goes_up_and_no_plan_is_needed() -> None:
    check_ins = [CheckIn(TODAY - timedelta(n), pain=8 if n else 6) for n in range(20)]
    found = proposals(CATALOGUE, Told((), (), check_ins, TODAY))
    assert [(p.kind.value, p.rule) for p in found] == [("clinician", "strong-for-weeks")]


def test_today_says_so_to_someone_who_never_did_a_session_until_it_is_noted(settled: Diary) -> None:
    for n in range(14):
        settled.add_check_in(TODAY - timedelta(n), pain=8)
    app = visit("today")
    assert_well(app)
    assert "Your pain has stood at 7 or more for two weeks. Have a physiotherapist" in shown(app)
    assert app.button(key="clinician_check")
    app.button(key="not_now_plan").click().run()
    assert "Have a physiotherapist" not in shown(visit("today"))
