import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.safety import (
    Profile,
    active_flags,
    gate,
    kept_conditions,
    open_round,
    pain_jumped,
    screen,
    taken_together,
)
from components.safety.answering import Answering, still_counts
from components.safety.blocking import blocking, what_to_do
from components.safety.contradictions import contradictions
from components.safety.profile_view import usual
from components.safety.screening import first_open, is_complete, screens_for
from components.shell.clock import local_day
from data.catalogue import load_catalogue
from data.catalogue.model import RedFlagLevel
from data.diary import Answer, Day, Diary, RoundState, Screening, State
from data.verdicts import Standing
from tests.clock import standing_at

CATALOGUE = load_catalogue()
MONDAY = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
BLOCKING = [f.id for f in CATALOGUE.red_flags.values() if f.level is not RedFlagLevel.CAUTION]
SERIOUS = [f.id for f in CATALOGUE.red_flags.values() if f.level is RedFlagLevel.EMERGENCY]
YES = st.sampled_from([Answer.YES, Answer.NOT_SURE])


def answers(**changed: Answer) -> dict[str, Answer]:
    return dict.fromkeys(CATALOGUE.red_flags, Answer.NO) | {
        k.replace("_", "-"): v for k, v in changed.items()
    }


def raised(flags: Mapping[str, Answer] | set[str]) -> dict[str, Answer]:
    return answers() | (dict.fromkeys(flags, Answer.YES) if isinstance(flags, set) else dict(flags))


def logged(day: date, pain: float | None) -> Day:
    return Day(day, pain, pain, None, None, None, False, None, None, State.NOT_LOGGED, "")


def answering(diary: Diary, day: date = MONDAY) -> Answering:
    return Answering(CATALOGUE, diary, standing_at(AT + (day - MONDAY), day))


def standing(diary: Diary, day: date = MONDAY) -> str:
    rounds = diary.screenings()
    begun = open_round(rounds, day) is not None
    return gate(CATALOGUE, taken_together(rounds), day, begun=begun).standing


def test_without_a_screening_the_check_is_asked() -> None:
    assert gate(CATALOGUE, None, MONDAY).standing == "ask"


def test_all_answered_no_opens_the_way_for_four_weeks() -> None:
    screening = Screening(MONDAY, answers())

    assert gate(CATALOGUE, screening, MONDAY + timedelta(days=27)).standing == "open"
    due = gate(CATALOGUE, screening, MONDAY + timedelta(days=28))
    assert (due.standing, due.why_ask) == ("ask", "four_weeks")


@pytest.mark.parametrize(("ahead", "expected"), [(1, "open"), (2, "ask"), (365_000, "ask")])
def test_a_check_said_to_be_of_a_day_to_come_counts_as_not_given(ahead: int, expected: str) -> None:
    screening = Screening(MONDAY + timedelta(days=ahead), answers())
    assert gate(CATALOGUE, screening, MONDAY).standing == expected


def test_the_worst_of_several_answers_wins() -> None:
    both = answers(rf_fever=Answer.YES, rf_saddle=Answer.NOT_SURE)

    assert gate(CATALOGUE, Screening(MONDAY, both), MONDAY).standing == "emergency"


def test_a_clinicians_clearance_opens_the_way_but_a_caution_stays() -> None:
    cleared = Screening(MONDAY, answers(rf_fever=Answer.YES, rf_inflam=Answer.YES), cleared_on=MONDAY)

    assert gate(CATALOGUE, cleared, MONDAY).standing == "open"
    assert active_flags(CATALOGUE, cleared) == {"rf-inflam"}


@pytest.mark.parametrize("flag", [f.id for f in CATALOGUE.red_flags.values() if f.condition])
def test_clearing_a_flag_keeps_the_condition_behind_it(flag: str) -> None:
    follows = CATALOGUE.red_flags[flag].only_with
    finer = CATALOGUE.red_flags[flag].in_place
    first = CATALOGUE.red_flags[follows].condition_on(MONDAY, None) if follows and not finer else None
    cleared = Screening(MONDAY, raised({flag, follows} - {None}), cleared_on=MONDAY)

    kept = kept_conditions(CATALOGUE, cleared, MONDAY)
    assert kept == {CATALOGUE.red_flags[flag].condition, first} - {None}


def test_from_65_on_the_form_begins_gently_and_asks_about_falls_and_bones(diary: Diary) -> None:
    """Also for someone who answered before their age was asked: that alone is new."""
    following = {"rf-older-falls", "rf-older-bones", "rf-older-spine"}
    before = {f: a for f, a in answers().items() if f not in {"rf-older", *following}}
    diary.add_screening(Screening(MONDAY, before))
    assert usual(CATALOGUE, taken_together(diary.screenings())).level == 2
    assert standing(diary) == "ask"
    here = answering(diary)

    here.tell({"rf-older": Answer.YES})

    (told,) = diary.screenings()
    assert standing(diary) == "ask"
    assert {
        f for s in screens_for(CATALOGUE, told.answers) for f in s.flags
    } - told.answers.keys() == following
    here.tell(dict.fromkeys(following, Answer.NOT_SURE))
    assert standing(diary) == "open"
    told = taken_together(diary.screenings())
    assert usual(CATALOGUE, told).level == 1
    assert kept_conditions(CATALOGUE, told, MONDAY) == {"falls", "osteoporosis", "vertebral-fracture"}


def test_a_heart_that_was_cleared_still_asks_for_breath_and_short_holds() -> None:
    cleared = Screening(MONDAY, raised({"rf-heart"}), cleared_on=MONDAY)
    kept = kept_conditions(CATALOGUE, cleared, MONDAY)
    verdicts = screen(CATALOGUE, Profile(conditions=kept, equipment=CATALOGUE.vocabulary.equipment, level=2))
    limit = verdicts["wall-sit"].limit
    assert limit is not None
    assert limit.hold_s == 10
    assert "you can talk" in verdicts["brisk-walking"].reasons[0].words


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"rf-cancer"}, (Standing.SEE_CLINICIAN, "level-urgent-cancer")),
        ({"rf-cancer", "rf-older"}, (Standing.SEE_CLINICIAN, "level-urgent-cancer")),
        ({"rf-cancer", "rf-night"}, (Standing.SEE_CLINICIAN, "level-urgent")),
        ({"rf-cancer", "rf-cough"}, (Standing.SEE_CLINICIAN, "level-urgent")),
        ({"rf-cancer", "rf-leg-one"}, (Standing.EMERGENCY, "level-emergency")),
        ({"rf-band", "rf-leg-new"}, (Standing.EMERGENCY, "level-emergency")),
        ({"rf-band"}, (Standing.SEE_CLINICIAN, "level-urgent")),
        ({"rf-fever"}, (Standing.SEE_CLINICIAN, "level-urgent")),
    ],
)
def test_cancer_alone_may_wait_for_tomorrow_and_with_a_sign_of_the_nerves_for_nothing(
    said: set[str], expected: tuple[Standing, str]
) -> None:
    found = gate(CATALOGUE, Screening(MONDAY, raised(said)), MONDAY)
    assert found.level is not None
    assert (found.standing, what_to_do(CATALOGUE, found.level, said).id) == expected

    block = blocking(CATALOGUE, Profile(red_flags=said))
    assert block is not None
    assert block.reason.rule == expected[1]


@pytest.mark.parametrize(
    ("conditions", "eases", "named"),
    [
        ({"bending-hurts"}, {"bending"}, ["“Bending forward hurts”", "“Bending forward” eases it"]),
        ({"spinal-stenosis"}, {"arching"}, ["stenosis", "“Arching back” eases it"]),
        ({"walking-hurts"}, {"walking"}, ["“Walking hurts”", "“Walking” eases it"]),
        ({"bending-hurts", "spinal-stenosis"}, set(), ["“Bending forward hurts”", "stenosis"]),
        ({"flexion-intolerant", "arching-hurts"}, set(), ["sciatica", "“Arching back hurts”"]),
        ({"spinal-stenosis", "knee-pain"}, {"bending", "lying", "moving"}, []),
        ({"bending-hurts", "sitting-hurts", "flexion-intolerant"}, {"arching", "walking"}, []),
    ],
)
def test_answers_that_point_opposite_ways_are_named_once(
    conditions: set[str], eases: set[str], named: list[str]
) -> None:
    found = contradictions(CATALOGUE, conditions, eases)
    assert bool(found) == bool(named)
    assert not [words for words in named if found.count(words) != 1]


BIRTH = date(2026, 1, 15)
UNDER_6, UNDER_12 = "birth-under-6-weeks", "birth-under-12-weeks"
SPINE = "recent-birth-or-surgery"
EARLY, LATER, SCAR = "early-pregnancy", "pregnancy", "recent-tummy-surgery"
SCAR_2, SCAR_4 = "tummy-surgery-under-2-weeks", "tummy-surgery-under-4-weeks"


@pytest.mark.parametrize(
    ("said", "days", "kept"),
    [
        ({"rf-birth"}, 6 * 7 - 1, {UNDER_6}),
        ({"rf-birth"}, 6 * 7, {UNDER_12}),
        ({"rf-birth"}, 6 * 7 + 1, {UNDER_12}),
        ({"rf-birth"}, 13 * 7 - 1, {UNDER_12}),
        ({"rf-birth"}, 13 * 7, set()),
        ({"rf-birth"}, 13 * 7 + 1, set()),
        ({"rf-birth"}, None, {UNDER_6}),  # the day wasn't said
        ({"rf-birth", "rf-caesarean"}, 3 * 7, {UNDER_6, SCAR_4}),
        ({"rf-birth", "rf-caesarean"}, 13 * 7 - 1, {UNDER_12, SCAR}),
        ({"rf-birth", "rf-caesarean"}, 13 * 7, set()),
        ({"rf-birth", "rf-birth-caesarean"}, 8 * 7, {UNDER_12, SCAR}),
        ({"rf-birth", "rf-caesarean"}, None, {UNDER_6, SCAR_2}),
        ({"rf-caesarean"}, None, set()),  # the birth was taken back
        ({"rf-preg"}, -24 * 7 - 1, {EARLY}),  # so long before the day it is due
        ({"rf-preg"}, -24 * 7, {LATER}),
        ({"rf-preg"}, -24 * 7 + 1, {LATER}),
        ({"rf-preg"}, 7, {LATER}),
        ({"rf-preg"}, None, {LATER}),
    ],
)
def test_the_weeks_since_a_birth_and_before_one_decide_what_is_kept(
    said: set[str], days: int | None, kept: set[str]
) -> None:
    spoken_of = {} if days is None else dict.fromkeys(("rf-birth", "rf-preg"), BIRTH)
    screening = Screening(MONDAY, raised(said), dates=spoken_of)
    today = BIRTH + timedelta(days=days or 0)

    assert kept_conditions(CATALOGUE, screening, today) == kept


@pytest.mark.parametrize(
    ("where", "kept"),
    [
        ({"hip": Answer.YES}, {"hip-replacement"}),
        ({"tummy": Answer.YES}, {SCAR_2}),
        ({"back": Answer.YES}, {SPINE}),
        ({"hip": Answer.YES, "back": Answer.YES}, {"hip-replacement", SPINE}),
        ({}, {SPINE}),  # nowhere we asked for: the strictest
        ({"hip": Answer.YES, "back": Answer.NOT_SURE}, {"hip-replacement", SPINE}),
        ({"hip": Answer.YES, "tummy": Answer.NOT_SURE}, {"hip-replacement", SCAR_2, SPINE}),
        ({"hip": Answer.YES, "back": None}, {"hip-replacement", SPINE}),  # not answered yet
    ],
)
def test_where_the_surgery_was_stands_in_place_of_the_strictest(
    where: dict[str, Answer | None], kept: set[str]
) -> None:
    said = raised({"rf-operation"}) | {f"rf-operation-{place}": said for place, said in where.items()}
    told = Screening(MONDAY, {flag: said for flag, said in said.items() if said}, cleared_on=MONDAY)
    assert kept_conditions(CATALOGUE, told, MONDAY) == kept


def test_only_what_still_counts_after_a_clearance_is_said_to() -> None:
    told = Screening(MONDAY, raised({"rf-long", "rf-cancer", "rf-operation", "rf-operation-hip"}))
    lines = {flag: (flag,) for flag in told.raised}
    assert set(still_counts(CATALOGUE, told, MONDAY, lines)) == {
        "rf-cancer",
        "rf-operation",
        "rf-operation-hip",
    }


@pytest.mark.parametrize(
    ("moment", "zone", "kept"),
    [
        (datetime(2026, 2, 26, 9, 59, tzinfo=UTC), "Pacific/Honolulu", {UNDER_6}),  # the eve of six weeks
        (datetime(2026, 2, 26, 10, tzinfo=UTC), "Pacific/Honolulu", {UNDER_12}),
        (datetime(2026, 2, 25, 9, 59, tzinfo=UTC), "Pacific/Kiritimati", {UNDER_6}),
        (datetime(2026, 2, 25, 10, tzinfo=UTC), "Pacific/Kiritimati", {UNDER_12}),
        (datetime(2026, 4, 15, 22, tzinfo=UTC), "Europe/Berlin", set()),  # the clocks went forward meanwhile
        (datetime(2026, 4, 15, 21, 59, tzinfo=UTC), "Europe/Berlin", {UNDER_12}),
    ],
)
def test_the_weeks_are_counted_on_the_visitors_calendar(moment: datetime, zone: str, kept: set[str]) -> None:
    screening = Screening(MONDAY, raised({"rf-birth"}), dates={"rf-birth": BIRTH})

    assert kept_conditions(CATALOGUE, screening, local_day(moment, zone)) == kept


def test_who_gave_birth_before_the_caesarean_was_asked_for_is_asked_that_alone(diary: Diary) -> None:
    before = {f: a for f, a in raised({"rf-birth"}).items() if f != "rf-caesarean"}
    diary.add_screening(Screening(MONDAY, before, dates={"rf-birth": BIRTH}))
    (told,) = diary.screenings()
    found = gate(CATALOGUE, told, MONDAY)
    assert (found.standing, found.why_ask) == ("ask", "new_questions")
    screens = screens_for(CATALOGUE, told.answers)
    assert [s.flags for s in screens if not told.answers.keys() >= set(s.flags)] == [("rf-caesarean",)]

    answering(diary).tell({"rf-caesarean": Answer.YES})

    assert standing(diary) == "open"
    (told,) = diary.screenings()
    assert kept_conditions(CATALOGUE, told, MONDAY) == {UNDER_12, SCAR}


def test_questions_never_answered_are_asked_even_after_a_clearance() -> None:
    only_first = Screening(MONDAY, {"rf-saddle": Answer.YES}, cleared_on=MONDAY)

    found = gate(CATALOGUE, only_first, MONDAY)
    assert (found.standing, found.why_ask) == ("ask", "new_questions")


def test_a_yes_the_catalogue_no_longer_knows_is_never_open_and_never_without_a_way_on(diary: Diary) -> None:
    diary.add_screening(Screening(MONDAY, answers() | {"rf-gone": Answer.YES}))
    found = gate(CATALOGUE, taken_together(diary.screenings()), MONDAY)
    assert (found.standing, found.why_ask) == ("ask", "changed")

    here = answering(diary)
    here.tell(answers(), after=diary.screenings()[0].id)

    assert standing(diary) == "open"


def test_a_jump_in_pain_asks_again() -> None:
    found = gate(CATALOGUE, Screening(MONDAY, answers()), MONDAY, jumped=True)

    assert (found.standing, found.why_ask) == ("ask", "pain_jump")


@given(st.lists(st.tuples(st.sampled_from(BLOCKING), YES), min_size=1, max_size=4), st.integers(0, 40))
def test_no_round_of_answers_with_a_yes_is_ever_open_until_it_is_cleared(
    yes: list[tuple[str, Answer]], days: int
) -> None:
    said = Screening(MONDAY, dict(yes), state=RoundState.OPEN)
    later = MONDAY + timedelta(days=days)

    assert gate(CATALOGUE, said, later).standing not in ("open", "ask")
    assert gate(CATALOGUE, taken_together((said, Screening(MONDAY, answers()))), later).standing != "open"


@given(st.dictionaries(st.sampled_from(list(CATALOGUE.red_flags)), st.sampled_from(list(Answer))))
def test_the_check_has_an_end_whatever_is_answered(so_far: dict[str, Answer]) -> None:
    told, taps = dict(so_far), 0
    while screen := first_open(screens_for(CATALOGUE, told), told):
        told.update({flag: Answer.NO for flag in screen.flags if flag not in told})
        taps += 1
    assert is_complete(CATALOGUE, told)
    assert taps <= len(CATALOGUE.flag_screens)


def test_a_yes_counts_from_the_tap_and_a_no_half_way_opens_nothing(diary: Diary) -> None:
    here = answering(diary)
    here.tell({"rf-bladder": Answer.NO}, after="")
    assert standing(diary) == "ask"

    here.tell({"rf-saddle": Answer.NOT_SURE})

    assert standing(diary) == "emergency"


def test_what_was_raised_stands_while_the_check_is_answered_anew(diary: Diary) -> None:
    diary.add_screening(Screening(MONDAY, answers(rf_fever=Answer.YES)))
    here = answering(diary)
    here.begin()
    here.tell({f: Answer.NO for f in CATALOGUE.red_flags if f != "rf-under16"})
    assert standing(diary) == "see_clinician"

    here.tell({"rf-under16": Answer.NO})

    assert standing(diary) == "open"


def test_an_answer_taken_back_opens_what_it_closed_and_stays_in_the_history(diary: Diary) -> None:
    diary.add_screening(Screening(MONDAY, answers()))
    here = answering(diary)
    here.tell({"rf-saddle": Answer.NOT_SURE, "rf-bladder": Answer.NOT_SURE})
    assert standing(diary) == "emergency"

    here.take_back(["rf-saddle"])
    assert standing(diary) == "emergency"
    here.take_back(["rf-bladder"])

    assert standing(diary) == "open"
    (kept,) = diary.screenings()
    said = [(one.flag, one.answer) for one in kept.history]
    assert said == [
        ("rf-saddle", Answer.NOT_SURE),
        ("rf-bladder", Answer.NOT_SURE),
        ("rf-saddle", Answer.NO),
        ("rf-bladder", Answer.NO),
    ]


def test_a_no_from_another_tab_never_replaces_a_yes(diary: Diary) -> None:
    here = answering(diary)
    here.tell({"rf-fever": Answer.YES}, after="")

    here.tell(answers(), after="")

    assert standing(diary) == "see_clinician"
    assert len(diary.screenings()) == 1


def test_a_late_no_from_another_tab_begins_no_second_check(diary: Diary) -> None:
    here = answering(diary)
    here.tell(answers(), after="")
    here.tell({"rf-fever": Answer.NO}, after="")

    assert standing(diary) == "open"
    assert len(diary.screenings()) == 1


def test_a_new_yes_after_a_clearance_counts_again(diary: Diary) -> None:
    diary.add_screening(Screening(MONDAY, answers(rf_fever=Answer.YES), cleared_on=MONDAY))
    here = answering(diary)
    assert standing(diary) == "open"

    here.tell({"rf-night": Answer.YES})
    assert standing(diary) == "see_clinician"
    here.clear(["rf-night"], MONDAY)
    assert standing(diary) == "open"
    here.tell({"rf-fever": Answer.YES})

    assert standing(diary) == "see_clinician"


def test_at_the_four_week_check_a_clearance_carries_over_unless_something_changed(diary: Diary) -> None:
    cleared = diary.add_screening(Screening(MONDAY, answers(rf_pressure=Answer.YES), cleared_on=MONDAY))
    later = MONDAY + timedelta(days=30)
    here = answering(diary, later)
    here.tell({"rf-pressure": Answer.YES}, after=cleared.id, cleared={"rf-pressure": MONDAY})
    here.tell(answers())
    assert standing(diary, later) == "open"
    assert kept_conditions(CATALOGUE, taken_together(diary.screenings()), later) == {"high-blood-pressure"}

    here.tell({"rf-pressure": Answer.YES})

    assert standing(diary, later) == "see_clinician"


def test_a_check_left_half_way_goes_on_where_it_was_for_some_days(diary: Diary) -> None:
    here = answering(diary)
    first, second, *_ = screens_for(CATALOGUE, {})
    here.tell(dict.fromkeys(first.flags, Answer.NO), after="")

    half = open_round(diary.screenings(), MONDAY + timedelta(days=3))
    assert half is not None
    assert first_open(screens_for(CATALOGUE, half.answers), half.answers) == second
    assert open_round(diary.screenings(), MONDAY + timedelta(days=4)) is None


def test_a_check_begun_by_choice_can_be_left_and_the_last_one_stands(diary: Diary) -> None:
    diary.add_screening(Screening(MONDAY, answers()))
    here = answering(diary)
    here.begin()
    assert standing(diary) == "ask"

    here.leave()

    assert standing(diary) == "open"


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


def test_a_tap_on_a_screen_that_an_emergency_is_about_to_replace_is_lost(diary: Diary) -> None:
    here = answering(diary, MONDAY)
    here.tap({"rf-saddle": Answer.YES})
    kept = diary.screenings()

    assert here.tap({"rf-bladder": Answer.YES}) is None
    assert diary.screenings() == kept


@pytest.mark.parametrize(
    ("column", "was", "became"),
    [
        ("answers", '"rf-saddle": "no"', '"rf-saddle": "nein"'),
        ("answers", '"rf-saddle": "no"', '"rf-saddle": 1'),
        ("answers", '"rf-saddle": "no"', '"rf-sattle": "no"'),
        ("answers", '"rf-fever": "yes"', '"rf-fever": "yes, once"'),
        ("answers", '"rf-fever": "yes"', '"rf-fieber": "yes"'),
        ("cleared", f"{MONDAY:%Y}", "then"),
        ("cleared", '"rf-fever"', '"rf-fieber"'),
    ],
)
def test_an_answer_or_a_clearance_that_this_version_cannot_read_was_never_given(
    diary: Diary, tmp_path: Path, column: str, was: str, became: str
) -> None:
    diary.add_screening(Screening(MONDAY, raised({"rf-fever"}), cleared_on=MONDAY))
    assert standing(diary) == "open"

    with closing(sqlite3.connect(tmp_path / "diary.db")) as other, other:
        changed = other.execute(
            f"UPDATE screening SET {column} = replace({column}, ?, ?) WHERE {column} LIKE '%' || ? || '%'",
            (was, became, was),
        )
        assert changed.rowcount == 1

    assert standing(diary) in ("ask", "see_clinician")
    answering(diary).begin()
    answering(diary).tell(dict.fromkeys(CATALOGUE.red_flags, Answer.NO))
    assert standing(diary) == "open"
