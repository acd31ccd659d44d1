"""The player in a real browser: what is logged of a session, and what it plays and says."""

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from components.safety.answering import Answering
from components.session.player.timeline import timeline
from data import clock
from data.diary import Outcome, Session
from tests.app.browser import HOME, PHONE, Watched, tap_twice
from tests.app.diaries import TODAY
from tests.clock import standing_at
from tests.session.player.playing import (
    CATALOGUE,
    House,
    begin,
    by_hand,
    fast,
    heard,
    kind,
    pass_time,
    remembered,
    shown,
    to_work,
)

pytestmark = pytest.mark.browser
SETTLED_MS = 1100


def test_a_whole_session_is_logged_once_with_every_step_and_its_cues(
    window: BrowserContext, house: House
) -> None:
    routine = house.routine
    steps = timeline(CATALOGUE, routine)
    fast(window)
    watched = Watched(window, house.server.url)
    page = begin(watched)
    expect(page.locator(".ended")).to_have_text("Done. Well moved.", timeout=40_000)
    expect(page.locator(".kept")).to_have_text("It is in your diary.")
    expect(page.get_by_text("Session logged.")).to_be_visible()

    (session,) = house.sessions()
    assert session.outcome is Outcome.DONE
    assert [(i.exercise_id, i.planned_s, i.share) for i in session.items] == [
        (i.exercise_id, i.seconds, 1.0) for i in routine.items
    ]
    assert session.minutes == round(routine.seconds / 60, 1)
    assert remembered(page) is None
    noises = heard(page)
    assert len([n for n in noises if n.startswith("near: ")]) == len(steps) + 1  # and the end
    assert len([n for n in noises if n == "buzz"]) == len(steps)
    assert "beep 440" in noises
    assert not [n for n in noises if n.startswith("far")]
    assert not watched.strays

    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone.")).to_be_visible()
    expect(page.locator(".kept")).to_have_text("Taken back. It is not in your diary.")
    assert house.sessions() == ()


def test_leaving_before_anything_is_done_logs_nothing(window: BrowserContext, house: House) -> None:
    by_hand(window)
    page = begin(Watched(window, house.server.url))
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")

    expect(page.locator(".kept")).to_have_text("Nothing was done yet, so nothing is logged.")
    expect(page.get_by_role("link", name="Back to today")).to_be_visible()
    assert house.sessions() == ()


def test_a_move_left_out_before_start_is_not_played_and_the_rest_is_played_from_today(
    window: BrowserContext, house: House
) -> None:
    first, second, third = (CATALOGUE.exercises[item.exercise_id].name for item in house.routine.items)
    by_hand(window)
    page = Watched(window, house.server.url).open("/session")
    expect(page.get_by_text("3 moves")).to_be_visible()
    page.locator("label", has=page.get_by_text(second, exact=True)).click()
    expect(page.get_by_text("2 moves")).to_be_visible()
    page.get_by_role("button", name="Start", exact=True).click()
    played = [page.locator(".name").text_content()]
    while page.locator(".screen[data-screen=play]").is_visible():
        played.append(page.locator(".name").text_content())
        assert second not in (page.locator(".next").text_content() or "")
        pass_time(page, 60_000)
    assert {(name or "").removeprefix("Get ready: ") for name in played} >= {first, third}
    assert not any(second in (name or "") for name in played)
    expect(page.locator(".ended")).to_have_text("Done. Well moved.")
    expect(page.locator(".kept")).to_have_text("It is in your diary.")
    (session,) = house.sessions()
    assert [item.share for item in session.items] == [1, 0, 1]

    page.get_by_role("link", name="Back to today").click()
    page.get_by_role("button", name="Go on with the rest").click()
    expect(page.get_by_text("1 move,")).to_be_visible()
    page.reload()
    expect(page.get_by_text("1 move,")).to_be_visible()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator(".name")).to_have_text(second)
    while page.locator(".screen[data-screen=play]").is_visible():
        pass_time(page, 60_000)
    expect(page.locator(".kept")).to_have_text("It is in your diary.")
    (whole,) = house.sessions()
    assert (whole.id, whole.outcome, whole.share) == (session.id, Outcome.DONE, 1)


def test_what_hurts_stops_at_once_and_goes_on_easier_or_not_at_all(
    window: BrowserContext, house: House
) -> None:
    routine = house.routine
    first, second = (CATALOGUE.exercises[item.exercise_id] for item in routine.items[:2])
    assert first.if_it_hurts is not None
    by_hand(window)
    page = begin(Watched(window, house.server.url))
    to_work(page)
    pass_time(page, 5000)
    page.get_by_role("button", name="It hurts").click()
    pass_time(page, 9000)
    page.get_by_role("button", name="3", exact=True).click()
    expect(page.get_by_role("heading", name="Amber")).to_be_focused()
    expect(page.get_by_role("button", name="Go on as before")).to_be_hidden()
    page.get_by_role("button", name=first.if_it_hurts.text).click()
    expect(page.locator(".phase")).to_have_text("Get ready")
    pass_time(page, 5500)
    assert kind(page) == "work"
    expect(page.locator(".cue")).to_have_text(first.if_it_hurts.text)

    page.get_by_role("button", name="It hurts").click()
    page.get_by_role("button", name="2", exact=True).click()
    expect(page.get_by_role("heading", name="Green")).to_be_focused()
    page.get_by_role("button", name="Go on as before").click()
    page.get_by_role("button", name="It hurts").click()
    page.get_by_role("button", name="8", exact=True).click()
    expect(page.get_by_role("heading", name="Red: leave this move for today")).to_be_focused()
    expect(page.locator(".ways button")).to_have_count(0)
    page.get_by_role("button", name="Leave this move, and go on").click()
    expect(page.locator(".name")).to_have_text(second.name)

    page.get_by_role("button", name="No kit").click()
    page.get_by_role("button", name="It hurts").click()
    page.get_by_role("button", name="9", exact=True).click()
    page.get_by_role("button", name="A foot you can't lift").click()
    expect(page.get_by_role("heading", name="Red: leave this move for today")).to_be_visible()
    assert house.diary.last_screening().standing == frozenset(), "the second of a double tap"  # type: ignore[union-attr]
    page.wait_for_timeout(SETTLED_MS)
    page.get_by_role("button", name="A foot you can't lift").click()
    expect(page.get_by_role("heading", name="Get help now")).to_be_visible()
    assert house.diary.last_screening().standing == {"rf-weak-prog"}  # type: ignore[union-attr]
    take_back_all(house)
    (session,) = kept_with_pain(page, house)
    assert [(item.reason, item.pain) for item in session.items[:3]] == [
        ("hurt", 8), ("no_kit", None), ("hurt", 9),
    ]  # fmt: skip
    assert session.outcome is Outcome.PARTIAL
    assert 0 < session.items[0].share < 1
    assert house.diary.setting("rechecked_at") == "", "the signs are asked again before the next session"


def test_what_goes_on_goes_on_where_it_was_and_two_quick_taps_are_one(
    chromium: Browser, house: House
) -> None:
    phone = chromium.new_context(**HOME, viewport=PHONE, has_touch=True, is_mobile=True)
    by_hand(phone)
    page = Watched(phone, house.server.url).open("/session")
    tap_twice(page, page.get_by_role("button", name="Start", exact=True))
    expect(page.locator(".phase")).not_to_have_text("Paused")
    first, second, third = (item.exercise_id for item in house.routine.items)
    page.wait_for_timeout(SETTLED_MS)
    tap_twice(page, page.get_by_role("button", name="Too hard"))
    expect(page.locator(".name")).to_have_text(CATALOGUE.exercises[second].name)
    to_work(page)
    steps = timeline(CATALOGUE, house.routine)
    step = next(s for s in steps if s.kind == "work" and s.exercise_id == second)
    rep_s = step.hold_s + step.move_s
    pass_time(page, (2 * rep_s + 1) * 1000)
    left = page.locator(".left").text_content() or ""
    tap_twice(page, page.get_by_role("button", name="It hurts"))
    page.get_by_role("button", name="1", exact=True).tap()
    page.get_by_role("button", name="Go on as before").tap()
    pass_time(page, 5500)
    assert shown(page) == f"3 of {step.reps}"
    minutes, seconds = (page.locator(".left").text_content() or "").removesuffix(" left").split(":")
    before = left.removesuffix(" left").split(":")
    assert 0 <= 60 * int(minutes) + int(seconds) - 60 * int(before[0]) - int(before[1]) <= rep_s

    page.get_by_role("button", name="It hurts").tap()
    page.get_by_role("button", name="6", exact=True).tap()
    expect(page.locator(".why")).to_contain_text("Above 5")
    tap_twice(page, page.get_by_role("button", name="Leave this move, and go on"))
    expect(page.locator(".name")).to_have_text(CATALOGUE.exercises[third].name)
    held = remembered(page)
    assert held is not None
    assert held["reasons"] == {first: "too_hard", second: "hurt"}
    weak, hurts = (
        page.get_by_role("button", name=name).bounding_box() for name in ("Numb or weak", "It hurts")
    )
    assert weak is not None
    assert hurts is not None
    assert hurts["y"] - weak["y"] - weak["height"] >= 48
    phone.close()


def kept_with_pain(page: Page, house: House) -> tuple[Session, ...]:
    """The sessions once what was said last is in the diary: the sign is kept first, the session after it."""
    for _ in range(50):
        if [item.pain for item in house.sessions()[0].items[2:3]] == [9]:
            break
        page.wait_for_timeout(100)
    return house.sessions()


def take_back_all(house: House) -> None:
    here = Answering(CATALOGUE, house.diary, standing_at(clock.now(), TODAY))
    here.take_back(tuple(CATALOGUE.red_flags))


def test_where_what_was_said_before_it_no_longer_holds_start_asks_again_first(
    window: BrowserContext, house: House
) -> None:
    by_hand(window)
    page = Watched(window, house.server.url).open("/session")
    start = page.get_by_role("button", name="Start", exact=True)
    expect(start).to_be_visible()
    house.diary.set_setting("rechecked_at", (clock.now() - timedelta(hours=3)).isoformat())
    pass_time(page, 2 * 3600 * 1000)

    start.click()
    expect(page.get_by_text("Before you start: is any of these new?")).to_be_visible()
    assert remembered(page) is None
    page.get_by_role("button", name="None of these: show my moves").click()
    expect(page.get_by_text("Before you start: is any of these new?")).to_have_count(0)
    start.click()
    expect(page.locator(".stage")).to_be_visible()
    assert remembered(page) is not None


def test_new_weakness_is_one_tap_from_the_player_closes_the_gate_and_ends_the_session(
    window: BrowserContext, house: House
) -> None:
    by_hand(window)
    page = begin(Watched(window, house.server.url))
    page.wait_for_timeout(SETTLED_MS)
    page.get_by_role("button", name="Numb or weak").click()
    expect(page.get_by_role("heading", name="Something new or worrying?")).to_be_visible()
    expect(page.get_by_text("looked at today")).to_be_visible()

    (session,) = house.sessions()
    assert (session.leg_weak, session.leg_spread) == (True, None)
    assert house.diary.last_screening().standing == {"rf-leg-new"}  # type: ignore[union-attr]
    other = Watched(window, house.server.url)
    other.open("/session").get_by_text("Exercise waits").wait_for()
    page.wait_for_timeout(SETTLED_MS)
    page.get_by_role("button", name="It isn't so").click()
    page.wait_for_timeout(SETTLED_MS)
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("Your earlier answer is kept, too.")).to_be_visible()
    assert house.sessions() == (), "a slip leaves nothing behind"
    for _ in range(2):
        other.open("/session").get_by_role("button", name="None of these").click()
        expect(other.page.get_by_role("button", name="Start", exact=True)).to_be_visible()
        assert not house.diary.last_screening().standing  # type: ignore[union-attr]
        house.diary.set_setting("rechecked_at", "")


def test_a_session_in_which_nothing_could_be_done_is_kept_as_skipped_with_the_reason(
    window: BrowserContext, house: House
) -> None:
    by_hand(window)
    page = begin(Watched(window, house.server.url))
    page.get_by_role("button", name="It hurts").click()
    page.get_by_role("button", name="7", exact=True).click()
    page.get_by_role("button", name="End the session").click()
    expect(page.locator(".kept")).to_have_text("It is in your diary.")
    expect(page.get_by_role("heading", name="After your session")).to_be_in_viewport()
    expect(page.locator(".st-key-recheck")).to_have_count(0)

    (session,) = house.sessions()
    assert (session.outcome, session.share) == (Outcome.SKIPPED, 0)
    assert [(item.reason, item.pain) for item in session.items] == [("hurt", 7), (None, None), (None, None)]
