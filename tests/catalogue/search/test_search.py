import pytest

from components.catalogue.dose_table import dose_rows
from components.catalogue.search import Filters, find, nothing_found
from components.safety import Profile, screen
from data.catalogue import load_catalogue

CATALOGUE = load_catalogue()
EVERYTHING = Profile(equipment=set(CATALOGUE.vocabulary.equipment), level=3)
VERDICTS = screen(CATALOGUE, EVERYTHING)


def ids(**wanted: object) -> list[str]:
    return [move.id for move in find(CATALOGUE, Filters(**wanted), VERDICTS).moves]  # type: ignore[arg-type]


def test_no_filter_shows_the_whole_catalogue_in_its_order() -> None:
    assert ids() == list(CATALOGUE.exercises)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bird dog", "bird-dog"),
        ("birddog", "bird-dog"),
        ("brid dog", "bird-dog"),
        ("BIRD", "bird-dog"),
        ("cat cow", "cat-cow"),
        ("hamsting", "hamstring-stretch"),
        ("clamshel", "clamshell"),
        ("wal sit", "wall-sit"),
        ("sit up", "sit-up"),
        ("leg press", "incline-leg-press"),
        ("press up", "press-up"),
        ("joging", "jogging"),
    ],
)
def test_a_name_with_a_slip_finds_its_move_first(typed: str, meant: str) -> None:
    assert ids(text=typed)[0] == meant


def test_a_muscle_and_a_purpose_find_their_moves() -> None:
    assert "clamshell" in ids(text="buttocks")
    assert set(ids(text="relief")) == {m.id for m in CATALOGUE.exercises.values() if "relief" in m.purpose}


def test_nonsense_finds_nothing_and_names_the_words_as_the_reason() -> None:
    found = find(CATALOGUE, Filters(text="xylophone"), VERDICTS)

    assert not found.moves
    assert "the search words" in nothing_found(found)


def test_each_filter_keeps_only_what_it_says() -> None:
    moves = CATALOGUE.exercises
    assert ids(stances={"avoid"}) == [m for m, e in moves.items() if e.stance == "avoid"]
    assert ids(purposes={"relief"}) == [m for m, e in moves.items() if "relief" in e.purpose]
    assert ids(positions={"standing"}) == [m for m, e in moves.items() if e.position == "standing"]
    assert ids(level=1) == [m for m, e in moves.items() if e.level == 1]
    assert ids(equipment={"mat"}) == [m for m, e in moves.items() if set(e.equipment) <= {"mat"}]
    assert ids(equipment=frozenset()) == [m for m, e in moves.items() if not e.equipment]


def test_fine_for_me_follows_the_verdicts() -> None:
    assert ids(fine_for_me=True) == [m for m, verdict in VERDICTS.items() if verdict.allowed]


def test_an_empty_result_says_what_each_filter_took_away() -> None:
    found = find(CATALOGUE, Filters(stances={"avoid"}, fine_for_me=True), VERDICTS)

    assert not found.moves
    assert found.removed_by["fine_for_me"] == sum(e.stance == "avoid" for e in CATALOGUE.exercises.values())
    assert "without “fine for me”" in nothing_found(found)
    assert "without “to do or not now”" in nothing_found(found)


def test_the_dose_says_who_gives_each_number() -> None:
    dose = CATALOGUE.exercises["bird-dog"].dose
    assert dose is not None
    rows = dose_rows(dose)
    by_name = dict(zip(rows["What"], rows["Who says so"], strict=True))

    assert by_name["Sets"] == "our default"
    assert by_name["Repetitions"] == "start: our default; up to: the article"
    assert by_name["Sides"] == "the article"
