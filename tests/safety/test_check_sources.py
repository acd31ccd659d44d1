"""Beside every question of the safety check stands, behind a tap, what it would ask for and who says so."""

from pathlib import Path

from data.catalogue import load_catalogue
from tests.app.visiting import shown, visit

CATALOGUE = load_catalogue()


def test_every_sign_of_the_check_names_its_level_and_its_sources(place: Path) -> None:
    app = visit("routine")
    silent: list[str] = []
    walked = 0
    while screens := [b for b in app.button if str(b.key).startswith("none_")]:
        screen = CATALOGUE.flag_screens[str(screens[0].key).removeprefix("none_")]
        text = shown(app)
        for flag in (CATALOGUE.red_flags[f] for f in screen.flags):
            level = CATALOGUE.vocabulary.red_flag_level[flag.level]
            titles = [CATALOGUE.sources[s].title for s in flag.sources if s != "design"]
            said = [f"**{flag.ask}**: {level}", *(titles or ["our own default"])]
            silent += [f"{flag.id}: {words}" for words in said if words not in text]
        walked += 1
        screens[0].click().run()

    assert not silent
    assert walked == sum(
        not CATALOGUE.red_flags[s.flags[0]].only_with for s in CATALOGUE.flag_screens.values()
    )
