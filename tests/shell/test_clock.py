from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.shell.clock import as_said, day_over, local, local_day, tapped
from data.diary import CheckIn
from tests.clock import set_to


@pytest.mark.parametrize(
    ("moment", "zone", "day"),
    [
        ("2026-03-01T23:30", "Europe/Berlin", date(2026, 3, 2)),
        ("2026-03-01T22:30", "Europe/Berlin", date(2026, 3, 1)),
        ("2026-03-02T07:30", "America/Los_Angeles", date(2026, 3, 1)),
        ("2026-03-01T10:30", "Pacific/Kiritimati", date(2026, 3, 2)),
        ("2026-03-01T10:30", "Pacific/Pago_Pago", date(2026, 2, 28)),
        ("2026-03-29T00:59", "Europe/Berlin", date(2026, 3, 29)),  # the minute before summer time
        ("2026-03-28T22:59", "Europe/Berlin", date(2026, 3, 28)),
        ("2026-10-25T22:59", "Europe/Berlin", date(2026, 10, 25)),  # the 25-hour day
        ("2026-10-25T23:01", "Europe/Berlin", date(2026, 10, 26)),
        ("2028-02-29T12:00", "Asia/Kolkata", date(2028, 2, 29)),
    ],
)
def test_the_day_is_the_one_on_the_visitors_calendar(moment: str, zone: str, day: date) -> None:
    assert local_day(datetime.fromisoformat(moment).replace(tzinfo=UTC), zone) == day


@settings(max_examples=1000)
@given(
    st.integers(946_684_800, 3_786_912_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
    st.sampled_from(sorted(available_timezones())),
)
def test_in_any_zone_the_clock_shows_the_same_moment_and_never_skips_a_day(at: datetime, zone: str) -> None:
    here = local(at, zone)

    assert here.timestamp() == at.timestamp()  # in an hour that comes twice Python calls no two zones equal
    assert here.date() == at.astimezone(ZoneInfo(zone)).date()
    assert abs(here.date() - at.date()) <= timedelta(days=1)


@pytest.mark.parametrize("zone", [None, "", "Not/AZone", "../etc/passwd", "Europe", "x" * 5000])
def test_an_unknown_zone_falls_back_to_the_servers_clock(zone: str | None) -> None:
    moment = datetime(2026, 3, 1, 12, tzinfo=UTC)

    assert local_day(moment, zone) == moment.astimezone().date()


@pytest.mark.parametrize(
    ("moment", "zone", "day_ends", "day"),
    [
        ("2026-03-02T02:59", "UTC", 3, date(2026, 3, 1)),
        ("2026-03-02T03:00", "UTC", 3, date(2026, 3, 2)),
        ("2026-03-29T00:59", "Europe/Berlin", 2, date(2026, 3, 28)),  # 01:59; the next minute is 03:00
        ("2026-03-29T01:00", "Europe/Berlin", 2, date(2026, 3, 29)),
        ("2026-10-25T01:30", "Europe/Berlin", 3, date(2026, 10, 24)),  # 02:30 for the second time
        ("2026-10-25T00:59", "Europe/Berlin", 2, date(2026, 10, 25)),  # 02:59 for the first time
    ],
)
def test_a_day_may_end_after_midnight(moment: str, zone: str, day_ends: int, day: date) -> None:
    set_to(datetime.fromisoformat(moment).replace(tzinfo=UTC))

    assert tapped(zone, day_ends).day == day


AT = datetime(2026, 3, 1, 12, 45, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "time"),
    [
        (CheckIn(date(2026, 3, 2), 3, at=AT, offset_min=13 * 60), "01:45"),  # in Auckland, read in London
        (CheckIn(date(2026, 3, 1), 3, at=AT, offset_min=13 * 60), "01:45"),  # of someone up late
        (CheckIn(date(2026, 3, 1), 3, at=AT, offset_min=-210), "09:15"),
        (CheckIn(date(2026, 3, 1), 3, at=AT), "12:45"),  # an older entry: by the reader's own clock
        (CheckIn(date(2026, 3, 2), 3, at=AT), None),  # which tells no time of that day
        (CheckIn(date(2026, 3, 1), 3, at=AT, offset_min=0, later=True), None),
        (CheckIn(date(2026, 3, 1), 3), None),
    ],
)
def test_a_time_is_the_one_of_the_clock_it_was_said_by(said: CheckIn, time: str | None) -> None:
    at = as_said(said, "Europe/London")

    assert (f"{at:%H:%M}" if at else None) == time


@settings(max_examples=200)
@given(
    st.integers(1_700_000_000, 1_900_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
    st.sampled_from(sorted(available_timezones())),
    st.integers(0, 4),
)
def test_a_day_is_over_when_the_next_begins(at: datetime, zone: str, day_ends: int) -> None:
    day = local_day(at, zone, day_ends)
    over = day_over(day, zone, day_ends)

    assert at < over
    assert local_day(over - timedelta(seconds=1), zone, day_ends) == day
    assert local_day(over, zone, day_ends) > day
