"""The history: what it shows, and how an entry is put right or deleted there."""

from dataclasses import replace
from datetime import timedelta

import pytest

from components.session.log.history_list import Showing, by_week, plain
from components.session.log.history_view import EVER
from data.catalogue import load_catalogue
from data.diary import Diary, Outcome, Reason
from tests.app.diaries import TODAY, usual_routine
from tests.app.visiting import assert_well, shown, visit
from tests.session.evenings import YESTERDAY, went


@pytest.fixture
def diary(exercising: Diary) -> Diary:
    return exercising


def test_the_history_shows_the_kind_and_the_time_asked_for(diary: Diary) -> None:
    went(diary, 2, effort=7)
    diary.add_check_in(YESTERDAY, pain=5, note="*rain*")
    went(diary, 40, effort=9)
    app = visit("history")
    text = "\n".join(str(t.value) for t in app.text)
    assert "pain 5 of 10 · *rain*" in text
    assert "effort 7" in text
    assert "effort 9" not in text

    app.segmented_control(key="history_kind").set_value(Showing.SESSIONS).run()
    app.segmented_control(key="history_range").set_value(EVER).run()
    text = "\n".join(str(t.value) for t in app.text)
    assert "rain" not in text
    assert "effort 9" in text


def test_a_session_is_put_right_in_the_history_and_undo_brings_it_back(diary: Diary) -> None:
    session = went(diary, 2)
    first, *others = (i.exercise_id for i in session.items)
    app = visit("history")
    app.button(key=f"open_{session.id}").click().run()
    key = f"edit_{session.id}"
    app.pills(key=f"{key}_done").set_value(others)
    app.segmented_control(key=f"{key}_morning").set_value(4)
    app.text_area(key=f"{key}_note").set_value("forgot one")
    app.button(key=f"{key}_save").click().run()

    (kept,) = diary.sessions(session.day, session.day)
    assert (kept.outcome, kept.next_morning, kept.note) == ("partial", 4, "forgot one")
    assert [i.share for i in kept.items if i.exercise_id == first] == [0]
    assert_well(app)

    app.button(key="undo").click().run()
    assert diary.sessions(session.day, session.day) == (session,)


def test_what_was_said_of_a_move_and_of_the_session_is_shown_and_changed_in_the_history(diary: Diary) -> None:
    session = went(diary, 2)
    first, *others = session.items
    told = replace(
        session, outcome=Outcome.PARTIAL, items=(first._replace(share=0.5, reason="hurt", pain=8), *others)
    )
    diary.edit_session(told)
    app = visit("history")
    name = load_catalogue().exercises[first.exercise_id].name
    assert f"{name}: it hurt, pain 8 of 10" in shown(app)

    app.button(key=f"open_{session.id}").click().run()
    key = f"edit_{session.id}"
    app.pills(key=f"{key}_{first.exercise_id}_why").set_value(Reason.TOO_HARD)
    app.segmented_control(key=f"{key}_{first.exercise_id}_pain").set_value(None)
    app.segmented_control(key=f"{key}_effort").set_value(9)
    app.segmented_control(key=f"{key}_after").set_value(5)
    app.pills(key=f"{key}_worse").set_value([others[0].exercise_id])
    app.button(key=f"{key}_save").click().run()

    (kept,) = diary.sessions(session.day, session.day)
    assert kept.items[0] == first._replace(share=0.5, reason="too_hard")
    assert (kept.effort, kept.pain_after, kept.worse) == (9, 5, {others[0].exercise_id})
    app.button(key="undo").click().run()
    assert diary.sessions(session.day, session.day) == (told,)


@pytest.mark.parametrize(("outcome", "before"), [("skipped", "no_time"), ("swapped", "A walk")])
def test_why_a_session_was_skipped_or_what_was_done_instead_can_be_put_right(
    diary: Diary, outcome: str, before: str
) -> None:
    session = diary.add_session(YESTERDAY, outcome, reason=before)
    app = visit("history")
    app.button(key=f"open_{session.id}").click().run()
    key = f"edit_{session.id}_reason"
    if outcome == "skipped":
        app.pills(key=key).set_value(Reason.UNWELL)
    else:
        app.text_input(key=key).set_value("unwell")
    app.button(key=f"edit_{session.id}_save").click().run()

    (put_right,) = diary.sessions(YESTERDAY, YESTERDAY)
    assert (put_right.reason if outcome == "skipped" else put_right.words) == "unwell"


def test_an_entry_deleted_in_the_history_comes_back_with_undo(diary: Diary) -> None:
    entry = diary.add_check_in(YESTERDAY, pain=5)
    app = visit("history")
    app.button(key=f"history_delete_{entry.id}").click().run()
    assert not diary.check_ins(YESTERDAY, YESTERDAY)

    app.button(key="undo").click().run()
    assert diary.check_ins(YESTERDAY, YESTERDAY) == (entry,)


def test_a_check_in_is_changed_in_the_history(diary: Diary) -> None:
    entry = diary.add_check_in(YESTERDAY, pain=5)
    app = visit("history")
    app.button(key=f"open_{entry.id}").click().run()
    app.segmented_control(key=f"form_pain_{entry.id}").set_value(3)
    app.button(key=f"save_{entry.id}").click().run()

    assert [e.pain for e in diary.check_ins(YESTERDAY, YESTERDAY)] == [3]


def test_a_moves_own_history_tells_dose_light_and_the_pain_said_of_it(diary: Diary) -> None:
    move = usual_routine().items[0].exercise_id
    went(diary, 4, next_morning=2)
    went(diary, 2, worse={move})
    app = visit("history")
    app.session_state["one_move"] = True
    app.run().selectbox(key="history_move").set_value(move).run()

    rows = app.dataframe[0].value
    assert list(rows["Light"]) == ["amber", "green"]
    assert list(rows["Worse"]) == ["yes", ""]
    assert all("s" in dose or "×" in dose for dose in rows["Dose"])


def test_a_long_history_is_shown_in_parts(diary: Diary) -> None:
    for n in range(25):
        diary.add_check_in(TODAY - timedelta(days=n), pain=n % 10)
    app = visit("history")
    opens = [b for b in app.button if str(b.key).startswith("open_")]
    assert len(opens) == 20

    app.button(key="history_more").click().run()
    assert len([b for b in app.button if str(b.key).startswith("open_")]) == 25


def test_a_word_of_a_note_is_found_in_all_days_in_any_case_and_accent(diary: Diary) -> None:
    diary.add_check_in(TODAY - timedelta(days=700), pain=5, note="Déjà vu after the GARDEN")
    diary.add_session(TODAY - timedelta(days=300), Outcome.SWAPPED, (), 20, words="garden work, deja vu too")
    diary.add_check_in(YESTERDAY, pain=5, note="garden")
    app = visit("history")
    app.text_input(key="history_search").set_value(" deja Garden").run()
    text = shown(app)
    assert "Déjà vu after the GARDEN" in text
    assert "garden work, deja vu too" in text
    assert "2 of 2 entries" in text
    app.text_input(key="history_search").set_value("snow").run()
    assert "No note has these words." in shown(app)
    assert_well(app)


def test_entries_stand_in_their_days_and_weeks(diary: Diary) -> None:
    for back in range(20):
        diary.add_check_in(TODAY - timedelta(days=back // 2), pain=back % 10)
    logged = diary.logged(TODAY - timedelta(days=30), TODAY)
    weeks = by_week(diary.entries([entry.id for entry in logged]))
    days = [day for week in weeks for day in week.days]
    assert [(day.day, len(day.entries)) for day in days] == [
        (TODAY - timedelta(days=n), 2) for n in range(10)
    ]
    assert {week.monday.weekday() for week in weeks} == {0}
    assert all(0 <= (day.day - week.monday).days < 7 for week in weeks for day in week.days)
    assert [entry.id for day in days for entry in day.entries] == [entry.id for entry in logged]


def test_what_is_searched_has_neither_case_nor_accent() -> None:
    assert plain("Größe ÉCLAIR") == plain("grösse eclair")
