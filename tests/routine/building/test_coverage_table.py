"""The coverage table tells a missing move from a gap that is right."""

from dataclasses import replace
from itertools import combinations

import pytest

from components.routine.dose import parts, variants
from components.safety import Profile, screen
from data.catalogue import Catalogue
from tools.coverage_table import MINUTES, SITUATIONS, WHEELCHAIR, Situation, could_be_filled, line, table


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


def test_every_condition_pair_and_three_has_its_line_in_every_situation(cat: Catalogue) -> None:
    few = replace(cat, conditions=dict(list(cat.conditions.items())[:3]))
    page = table(few)
    rows = [row for row in page.splitlines() if row.startswith("| ") and row.endswith(" |  |  |  |")]
    assert len(rows) == 1 + 3 + 3
    assert page.count("- 1 of 1 threes get a full routine.") == len(SITUATIONS)
    assert page.count("- 3 of 3 pairs get a full routine.") == len(SITUATIONS)


def test_every_condition_and_pair_gets_a_full_routine_even_in_a_wheelchair(cat: Catalogue) -> None:
    """A chair alone and the usual things at home allow all that a wheelchair does, and more."""
    short = []
    for size in (0, 1, 2):
        for conditions in combinations(cat.conditions, size):
            profile = Profile(
                conditions=conditions, equipment=WHEELCHAIR.equipment, cannot=WHEELCHAIR.cannot, level=1
            )
            quickest = dict.fromkeys(cat.vocabulary.covers, 60 * MINUTES + 1)
            for id_, said in screen(cat, profile).items():
                move = cat.exercises[id_]
                if said.allowed and said.offered and move.dose:
                    seconds = parts(variants(move.dose)[0], move.dose.move_s).seconds
                    quickest |= {group: min(quickest[group], seconds) for group in move.covers}
            if sum(quickest.values()) > 60 * MINUTES:
                short.append((conditions, quickest))
    assert not short


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda situation: situation.name)
def test_falls_and_every_other_condition_give_a_full_routine_of_ten_minutes(
    cat: Catalogue, situation: Situation
) -> None:
    assert [id_ for id_ in cat.conditions if not line(cat, (id_,), situation).full] == []
    assert "falls" in cat.conditions
