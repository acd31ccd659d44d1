"""What a person reads: gaps, wishes that clash, what was left out, pain that was not asked."""

import pytest

from components.routine import Built, Preferences, build_routine
from components.safety import Profile
from data.catalogue import Catalogue
from tests.routine.generate import catalogue_of, dose, move, of_the_article, ready


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The article's own moves, so that what a routine holds is known beforehand."""
    return of_the_article()


def gap_of(built: Built, group: str) -> tuple[str, ...]:
    assert built.status == "built_with_gaps"
    return {gap.group: gap.why for gap in built.gaps}[group]


def says(built: Built, *words: str) -> bool:
    return any(all(word in sentence for word in words) for sentence in built.explanation)


def test_the_first_sentence_says_how_many_moves_and_how_long(catalogue: Catalogue) -> None:
    built = build_routine(catalogue, ready(), Preferences(10))
    assert built.routine is not None
    minutes, seconds = divmod(built.routine.seconds, 60)
    time = f"{minutes} min" + (f" {seconds} s" if seconds else "")
    assert (
        built.explanation[0]
        == f"{len(built.routine.items)} moves in {time}, of the 10 minutes you asked for."
    )


def test_every_sentence_is_calm_and_ends(catalogue: Catalogue) -> None:
    for person in (ready(), ready(pain_now=8), ready(pain_now=None), Profile(pain_now=2)):
        for sentence in build_routine(catalogue, person, Preferences(10)).explanation:
            assert sentence.endswith(".")
            assert "!" not in sentence
            assert sentence[0].isupper() or sentence[0].isdigit()


def test_a_group_kept_out_by_the_level_is_named_with_it(catalogue: Catalogue) -> None:
    built = build_routine(catalogue, ready(level=1), Preferences(10))
    assert gap_of(built, "trunk") == ("level",)
    assert says(built, "Not covered: trunk", "the level you chose")


def test_a_group_without_the_equipment_is_named_with_it(catalogue: Catalogue) -> None:
    built = build_routine(catalogue, ready(equipment={"wall"}), Preferences(10))
    assert gap_of(built, "mobility") == ("equipment",)
    assert says(built, "Not covered: mobility", "the equipment you have")


def test_a_group_that_serves_another_purpose_is_named_with_the_wish(catalogue: Catalogue) -> None:
    built = build_routine(catalogue, ready(), Preferences(10, {"mobility"}))
    assert gap_of(built, "trunk") == ("purposes",)
    assert says(built, "Not covered: trunk", "your wish for mobility only")


def test_a_group_of_hidden_moves_is_named_as_hidden(catalogue: Catalogue) -> None:
    built = build_routine(catalogue, ready(), Preferences(10, hidden={"wall-sit", "clamshell"}))
    assert gap_of(built, "hip-leg") == ("hidden",)


def test_a_group_with_no_time_left_for_it_is_named_with_the_minutes() -> None:
    long = dose(reps=(60, 60))
    catalogue = catalogue_of(move(1, dose=long), move(2, dose=long, covers=("mobility",)))
    built = build_routine(catalogue, ready(), Preferences(5))
    assert gap_of(built, "mobility") == ("minutes",)
    assert says(built, "Not covered: mobility", "the 5 minutes you have")


def test_a_group_no_safe_move_is_left_for_is_named_with_the_persons_answers(catalogue: Catalogue) -> None:
    built = build_routine(catalogue, ready(conditions={"recent-birth-or-surgery"}), Preferences(10))
    assert gap_of(built, "trunk") == ("conditions",)
    assert says(built, "Not covered: trunk", "what you told us about your body")


def test_a_group_the_catalogue_has_no_move_for_is_not_blamed_on_the_person() -> None:
    built = build_routine(catalogue_of(move(1)), ready(), Preferences(5))
    assert gap_of(built, "mobility") == ()
    assert says(built, "Not covered: mobility", "no such move")


@pytest.mark.parametrize(
    ("person", "wish", "clash"),
    [
        (ready(equipment=()), Preferences(10), ("equipment",)),
        (ready(), Preferences(10, {"aerobic"}), ("purposes",)),
        (ready(equipment={"wall"}), Preferences(10, {"mobility"}), ("equipment", "purposes")),
        (ready(equipment={"wall"}), Preferences(10, hidden={"wall-sit"}), ("equipment", "hidden")),
        (ready(equipment={"wall"}, level=1), Preferences(10), ("equipment", "level")),
        (ready(equipment={"wall"}, cannot={"standing"}), Preferences(10), ("equipment", "cannot")),
        (ready(cannot={"floor"}, level=1), Preferences(10), ("cannot", "level")),
        (ready(level=1), Preferences(10, {"stability"}), ("level", "purposes")),
        (ready(pain_now=8), Preferences(10, {"strength"}), ("purposes", "pain")),
        (ready(pain_now=8, cannot={"floor"}), Preferences(10), ("cannot", "pain")),
    ],
)
def test_no_routine_names_the_fewest_wishes_that_clash(
    catalogue: Catalogue, person: Profile, wish: Preferences, clash: tuple[str, ...]
) -> None:
    built = build_routine(catalogue, person, wish)
    assert built.status == "impossible"
    assert built.routine is None
    assert built.clash == clash
    assert built.explanation[0].startswith("There is no routine now.")


def test_wishes_that_clash_are_each_possible_alone(catalogue: Catalogue) -> None:
    both = build_routine(catalogue, ready(equipment={"wall"}), Preferences(10, {"mobility"}))
    assert says(both, "the equipment you have", "your wish for mobility only")
    assert build_routine(catalogue, ready(), Preferences(10, {"mobility"})).routine
    assert build_routine(catalogue, ready(equipment={"wall"}), Preferences(10)).routine


def test_too_few_minutes_for_any_move_are_named() -> None:
    built = build_routine(catalogue_of(move(1, dose=dose(reps=(90, 90)))), ready(), Preferences(5))
    assert built.clash == ("minutes",)
    assert says(built, "the 5 minutes you have")


def test_a_catalogue_with_nothing_to_offer_blames_no_wish() -> None:
    undescribed = move(1).mechanics.model_copy(update={"impact": None})
    built = build_routine(catalogue_of(move(1, mechanics=undescribed)), ready(), Preferences(10))
    assert built.status == "impossible"
    assert built.clash == ()
    assert says(built, "no move that can be offered")


def test_all_that_was_left_out_is_counted_in_one_line(catalogue: Catalogue) -> None:
    built = build_routine(catalogue, ready(equipment={"mat"}), Preferences(10, hidden={"clamshell"}))
    line = next(sentence for sentence in built.explanation if sentence.startswith("Left out: "))
    counts = [int(word) for word in line.split() if word.isdigit()]
    assert sum(counts) == len(built.left_out)
    assert "6 that the article asks you to leave out" in line
    assert "2 because of the equipment you have" in line


def test_pain_that_was_not_asked_is_said(catalogue: Catalogue) -> None:
    assert says(build_routine(catalogue, ready(pain_now=None), Preferences(10)), "You haven't said", "pain")
    assert not says(build_routine(catalogue, ready(pain_now=0), Preferences(10)), "You haven't said")


def test_strong_pain_is_said_with_the_rules_own_words(catalogue: Catalogue) -> None:
    built = build_routine(catalogue, ready(pain_now=7), Preferences(10))
    assert catalogue.rules["pain-today"].words in built.explanation


def test_nobody_in_strong_pain_is_told_counts_of_what_was_left_out(catalogue: Catalogue) -> None:
    none_fits = ready(pain_now=8, conditions={"flexion-intolerant", "arching-hurts"}, equipment={"chair"})
    for person in (ready(pain_now=8), none_fits):
        assert not says(build_routine(catalogue, person, Preferences(10)), "Left out: ")


def test_time_that_stays_free_is_said_with_its_reason(catalogue: Catalogue) -> None:
    sore = build_routine(catalogue, ready(pain_now=7), Preferences(30))
    assert says(sore, "stays free", "nothing more")
    short = [move(number, dose=dose(reps=(1, 1))) for number in range(1, 9)]
    assert says(build_routine(catalogue_of(*short), ready(), Preferences(5)), "stays free", "no more moves")


def test_moves_to_change_are_counted(catalogue: Catalogue) -> None:
    one = build_routine(catalogue, ready(conditions={"glaucoma"}), Preferences(30))
    assert one.routine is not None
    assert [item.exercise_id for item in one.routine.items if item.note] == ["child-pose"]
    assert says(one, "One move needs a change")
    more = build_routine(catalogue, ready(conditions={"wrist-pain"}), Preferences(30))
    assert more.routine is not None
    changed = sum(bool(item.note) for item in more.routine.items)
    assert says(more, f"{changed} moves need a change")
