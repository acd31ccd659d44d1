"""The coverage table tells a missing move from a gap that is right."""

from dataclasses import replace

from components.safety import Profile
from data.catalogue import Catalogue
from tools.coverage_table import could_be_filled, line, table


def without(cat: Catalogue, group: str) -> Catalogue:
    kept = {id_: move for id_, move in cat.exercises.items() if group not in move.covers}
    alone = {id_: move.model_copy(update={"swaps": ()}) for id_, move in kept.items()}
    return replace(cat, exercises=alone)


def test_without_conditions_the_routine_is_full(cat: Catalogue) -> None:
    found = line(cat, ())
    assert found.full
    assert (found.missing, found.right, found.late) == ((), (), ())


def test_a_group_nobody_has_a_move_for_is_a_missing_move(cat: Catalogue) -> None:
    found = line(without(cat, "hip-leg"), ())
    assert not found.full
    assert found.missing == ("hip-leg",)


def test_a_group_that_no_position_allows_is_a_right_gap(cat: Catalogue) -> None:
    almost = Profile(cannot=set(cat.vocabulary.cannot), level=2)
    sitting = cat.vocabulary.cannot["standing"].when.model_copy(update={"position": ("sitting",)})
    limits = cat.vocabulary.cannot | {
        "sitting": cat.vocabulary.cannot["standing"].model_copy(update={"when": sitting})
    }
    bound = replace(cat, vocabulary=cat.vocabulary.model_copy(update={"cannot": limits}))
    assert could_be_filled(bound, almost, "trunk")
    assert not could_be_filled(bound, Profile(cannot=set(limits), level=2), "trunk")


def test_every_condition_and_every_pair_has_its_line(cat: Catalogue) -> None:
    few = replace(cat, conditions=dict(list(cat.conditions.items())[:3]))
    rows = [row for row in table(few).splitlines() if row.startswith("| ") and "moves left" not in row]
    assert len(rows) == 1 + 3 + 3
