"""The moves beyond the article: kept apart from it, linked in ladders, and something of every kind.

Which condition minds which of them stands in the table of expectations (`tests/safety/expectations.yaml`).
"""

from components.catalogue.dose_table import dose_rows
from data.catalogue import Catalogue, Exercise

BALANCE = ("heel-to-toe-stand", "side-steps")
AT_A_WALL = ("wall-plank", "wall-arm-raise")
ON_A_CHAIR = ("seated-hand-press", "seated-march", "seated-leg-straighten")
EASING = ("chair-breathing", "chair-lean")
HEART_AND_LUNGS = ("easy-cycling", "water-walking", "chair-boxing")
EASIER = {
    "partial-crunch": {"pelvic-tilt", "mcgill-curl-up"},
    "press-up": {"prone-lying", "standing-back-bend"},
    "heel-slide": {"pelvic-tilt"},
    "dead-bug": {"heel-slide"},
    "side-plank": {"side-plank-knees"},
    "double-knee-to-chest": {"single-knee-to-chest"},
    "straight-arm-press-up": {"press-up"},
    "bird-dog-with-arm": {"bird-dog"},
    "wall-sit": {"sit-to-stand"},
    "step-up": {"sit-to-stand"},
    "side-lying-leg-lift": {"clamshell"},
    "cat-cow": {"seated-cat-cow"},
    "child-pose": {"chair-child-pose"},
    "inverted-row": {"chest-supported-row"},
}
HARDER = {
    "pelvic-tilt": {"heel-slide"},
    "heel-slide": {"dead-bug"},
    "partial-crunch": {"dead-bug"},
    "mcgill-curl-up": {"partial-crunch", "dead-bug"},
    "side-plank-knees": {"side-plank"},
    "single-knee-to-chest": {"double-knee-to-chest"},
    "press-up": {"straight-arm-press-up"},
    "bird-dog": {"bird-dog-with-arm"},
    "sit-to-stand": {"wall-sit", "step-up"},
    "clamshell": {"side-lying-leg-lift"},
    "seated-cat-cow": {"cat-cow"},
    "chair-child-pose": {"child-pose"},
    "chest-supported-row": {"inverted-row"},
}


def beyond(cat: Catalogue) -> list[Exercise]:
    return [move for move in cat.exercises.values() if move.origin == "beyond"]


def test_they_follow_the_article_in_order_and_never_pass_for_it(cat: Catalogue) -> None:
    moves = beyond(cat)
    assert [move.id for move in moves] == list(cat.exercises)[14:]
    assert [move.number for move in moves] == list(range(101, 101 + len(moves)))
    assert {move.stance for move in moves} == {"do"}
    taken = [
        (move.id, claim.text)
        for move in moves
        for claim in (*move.benefit, *move.evidence, *move.stop_if, *move.easier, *move.harder)
        if "article" in claim.sources
    ]
    assert not taken


def test_their_doses_are_our_own_defaults(cat: Catalogue) -> None:
    wrong = []
    for move in beyond(cat):
        assert move.dose is not None, move.id
        spans = [move.dose.sets, move.dose.reps, move.dose.rest_s, move.dose.hold_s]
        given = any(span.article for span in spans if span)
        if (
            given
            or move.dose.sides_by != "default"
            or {*dose_rows(move.dose)["Who says so"]} != {"our default"}
        ):
            wrong.append(move.id)
    assert not wrong


def test_the_first_say_what_was_not_looked_up_or_what_was_found(cat: Catalogue) -> None:
    told = {move.id: " ".join(claim.text for claim in move.evidence) for move in beyond(cat)[:14]}
    assert not [move for move, words in told.items() if "looked up" not in words]


def test_the_ways_down_and_up_lead_to_moves_that_are_there_and_no_harder_or_easier(cat: Catalogue) -> None:
    down = {id_: {way.move for way in move.easier} - {None} for id_, move in cat.exercises.items()}
    up = {id_: {way.move for way in move.harder} - {None} for id_, move in cat.exercises.items()}
    missing = [(move, steps - down[move]) for move, steps in EASIER.items() if not steps <= down[move]]
    missing += [(move, steps - up[move]) for move, steps in HARDER.items() if not steps <= up[move]]
    assert not missing
    level = {id_: move.level for id_, move in cat.exercises.items()}
    steep = [(move, step) for move, steps in down.items() for step in steps if level[step] > level[move]]
    steep += [(move, step) for move, steps in up.items() for step in steps if level[step] < level[move]]
    assert not steep


def test_the_legs_of_the_double_leg_raise_can_be_trained_one_at_a_time(cat: Catalogue) -> None:
    assert cat.exercises["double-leg-raise"].swaps[-2:] == ("heel-slide", "dead-bug")


def test_a_walk_is_measured_in_minutes_and_called_a_time(cat: Catalogue) -> None:
    dose = cat.exercises["brisk-walking"].dose
    assert dose is not None
    table = dose_rows(dose)
    row = table["What"].index("Time")
    assert (table["Start with"][row], table["Up to"][row]) == ("10 min", "30 min")
    assert "Hold" not in table["What"]


def test_after_spine_surgery_what_research_advises_against_is_named_with_it(cat: Catalogue) -> None:
    moves = cat.conditions["recent-birth-or-surgery"].moves
    assert all("ROH14a" in moves[move].sources for move in ("bridge", "bird-dog-with-arm"))
    assert "rounding half out" in moves["cat-cow"].words
    assert "ROH14a" not in moves["standing-back-bend"].sources


def test_there_is_something_gentle_of_every_kind(cat: Catalogue) -> None:
    moves = cat.exercises
    gentle = (*BALANCE, *AT_A_WALL, *ON_A_CHAIR, *EASING, *HEART_AND_LUNGS)
    assert {move: moves[move].level for move in gentle} == dict.fromkeys(gentle, 1)
    for move in (*AT_A_WALL, "seated-hand-press", "seated-march"):
        assert {"trunk", "stability"} & set(moves[move].covers), move
    assert all(moves[move].position == "standing" for move in (*BALANCE, *AT_A_WALL))
    assert all("relief" in moves[move].purpose for move in EASING)
    assert all("aerobic" in moves[move].purpose for move in HEART_AND_LUNGS)


def test_seated_moves_need_a_chair_alone_and_one_may_sit_in_a_wheelchair(cat: Catalogue) -> None:
    seated = (*ON_A_CHAIR, *EASING, "chair-boxing")
    assert {cat.exercises[move].equipment for move in seated} == {("chair",)}
    assert {cat.exercises[move].position for move in seated} == {"sitting"}
    assert "wheelchair" in cat.vocabulary.equipment["chair"]


def test_a_balance_move_is_done_with_a_hand_on_something_firm(cat: Catalogue) -> None:
    for move in BALANCE:
        exercise = cat.exercises[move]
        assert "wall" in exercise.equipment, move
        assert "on it" in exercise.steps[0], move
        assert any("dizzy" in claim.text for claim in exercise.stop_if), move
        sherrington = [claim.status for claim in exercise.evidence if "SHER19" in claim.sources]
        assert sherrington == ["verified"], move
