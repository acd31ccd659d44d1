from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.shell.clock import local, local_day


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
