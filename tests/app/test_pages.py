"""Every page on an empty, a small and a two-year diary, and who may see it."""

import shutil
from pathlib import Path

import pytest

from data.diary import (
    Diary,
    close_diaries,
    open_diary,
)
from tests.app.diaries import PROFILE, TODAY, filled, screened, url
from tests.app.visiting import (
    PAGES,
    assert_well,
    shown,
    visit,
)


@pytest.fixture(scope="session")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("diary") / "two-years.db"
    filled(path, 730)
    close_diaries()
    return path


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_an_empty_diary(page: str, place: Path) -> None:
    assert_well(visit(page))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_ten_days(page: str, place: Path) -> None:
    filled(place, 10)

    assert_well(visit(page))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_two_years(page: str, place: Path, two_years: Path) -> None:
    shutil.copy(two_years, place)

    assert_well(visit(page))


@pytest.mark.parametrize("page", ["today", "routine", "catalogue", "session"])
def test_a_profile_from_another_version_offers_nothing_until_it_is_looked_through(
    page: str, settled: Diary
) -> None:
    settled.save_profile(type(PROFILE)(conditions={"no-longer-known"}, equipment={"mat"}), TODAY)

    app = visit(page)

    assert not app.exception
    assert "this version doesn't know" in app.error[0].value
    assert not app.slider

    settings = visit("settings")
    settings.button(key="profile_save").click().run()
    assert not visit(page).error


def test_deployed_without_sign_in_the_app_stays_closed(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")

    for page in PAGES:
        app = visit(page)
        assert "sign-in is not set up" in app.error[0].value
        assert not app.button


def test_someone_signed_out_can_only_sign_in(newcomer: Diary) -> None:
    newcomer.add_check_in(TODAY, pain=9)

    app = visit("today", user={"is_logged_in": False})

    assert [button.label for button in app.button] == ["Sign in"]
    assert "9" not in shown(app)


def test_two_people_never_see_each_others_days(place: Path, newcomer: Diary) -> None:
    for subject, pain in (("ann", 3), ("ben", 8)):
        person = f'["https://id.example", "{subject}"]'
        theirs = open_diary(url(place), person=person)
        screened(theirs, TODAY)
        theirs.add_check_in(TODAY, pain=pain)

    app = visit("today", user={"is_logged_in": True, "iss": "https://id.example", "sub": "ann"})

    assert "pain 3 of 10" in shown(app)
    assert "pain 8 of 10" not in shown(app)
