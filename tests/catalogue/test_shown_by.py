"""A picture beside a question shows just what the choice says, and nothing else that bends."""

import pytest

from components.catalogue.own_moves.shown_by import MOTIONS, motion_shown, position_shown
from data.catalogue import Amount, Catalogue, Position


@pytest.mark.parametrize("motion", MOTIONS)
@pytest.mark.parametrize("amount", [Amount.SMALL, Amount.MID, Amount.END])
def test_the_picture_of_a_motion_goes_just_so_far_and_in_no_other_direction(
    cat: Catalogue, motion: str, amount: Amount
) -> None:
    shown = motion_shown(cat, motion, amount)
    if shown is None:
        alone = {"none", amount}
        assert not any(
            getattr(move.mechanics, motion) is amount
            and {getattr(move.mechanics, other) for other in MOTIONS} == alone
            for move in cat.exercises.values()
        )
        return
    assert getattr(shown.mechanics, motion) is amount
    assert {getattr(shown.mechanics, other) for other in MOTIONS if other != motion} == {Amount.NONE}


def test_bending_and_arching_have_a_picture_of_each_amount(cat: Catalogue) -> None:
    for motion in ("flexion", "extension"):
        for amount in (Amount.SMALL, Amount.MID, Amount.END):
            assert motion_shown(cat, motion, amount)


@pytest.mark.parametrize("position", Position)
def test_every_position_has_a_picture_of_a_move_to_do(cat: Catalogue, position: Position) -> None:
    shown = position_shown(cat, position)
    assert shown
    assert shown.position is position
    assert shown.stance == "do"
