"""Forty and more moves people ask about: found by the name they type, and judged for a few people."""

from dataclasses import replace

import pytest

from components.catalogue.own_moves.known_names import known_by_name
from components.catalogue.own_moves.own_verdict_view import headline
from components.safety import Profile, screen
from data.catalogue import load_catalogue
from data.catalogue.own_moves import as_exercise, extended, id_of
from tools.known_moves_table import PLACE, WHO, table, verdict

CATALOGUE = load_catalogue()
STRICTNESS = ("ok", "modify", "excluded", "unclassified")
# No move of ours is done in the same way, so that only the rules speak of these.
LIKE_NONE = {
    *("split-squat", "lunge", "pistol-squat", "light-overhead-press", "light-bench-press", "lat-pulldown"),
    *(
        "seated-row-tall",
        "pull-up",
        "dead-hang",
        "knee-push-up",
        "push-up",
        "plank",
        "superman",
        "roman-chair",
    ),
    *("downward-dog", "swimming", "breaststroke", "tai-chi"),
}
ANSWERS = {"-": "Not now", "+": "Fine for you", "?": "Fine if …"}
NEVER = "- - - - - - - - -"
# Back pain alone, osteoporosis, pregnancy, slipped vertebra, disc, stenosis, shoulder, knee, falls.
DECIDED = {
    # A weight held bent forward is the bent-over row by another name; heavy did no better than light.
    "romanian-deadlift": NEVER,
    "deadlift": NEVER,
    "light-deadlift": NEVER,
    "good-morning": NEVER,
    "single-leg-deadlift": NEVER,
    "kettlebell-swing": NEVER,
    "snatch": NEVER,
    "barbell-squat": NEVER,
    "overhead-press": NEVER,
    "bench-press": NEVER,
    "hip-thrust": NEVER,
    # A light weight at the chest: upright, the hips only as deep as the back keeps; full hands can't hold on.
    "goblet-squat": "+ ? - ? ? ? ? ? -",
    # As sit to stand, with no seat below.
    "bodyweight-squat": "+ + ? + ? ? + ? ?",
    # On one leg: with a hand on something for all, and not at all where falls are the danger.
    "split-squat": "? ? ? ? ? ? ? - -",
    "lunge": "? ? ? ? ? ? ? - -",
    # So deep that the back rounds under the body's weight, and the knee carries all of it.
    "pistol-squat": "? - ? ? ? ? ? - -",
    "light-overhead-press": "? ? - ? ? ? - ? -",
    # On a bench the trunk rests; in pregnancy it strains on the back.
    "light-bench-press": "+ ? - ? + ? ? + +",
    # Sitting tall is a change for the disc alone: get up in between.
    "lat-pulldown": "+ ? - ? ? ? ? + +",
    "seated-row-tall": "+ ? - ? ? ? ? + +",
    "rowing-machine": NEVER,  # a weight pulled sitting bent forward
    # Hanging takes load off the spine, but hangs from the shoulders, and a slip ends in a fall.
    "pull-up": "+ ? - ? + ? - + -",
    "dead-hang": "+ ? - ? + ? - + -",
    # The press-ups from easy to hard: the hands carry, and from the knees down the back mustn't sag.
    "wall-push-up": "+ + ? ? + ? ? + ?",
    "knee-push-up": "+ + + ? + ? ? ? ?",
    "push-up": "+ + - ? + ? ? + ?",
    "plank": "+ + - ? + ? ? + ?",
    "full-sit-up": NEVER,
    "russian-twist": NEVER,
    "bicycle-crunch": NEVER,  # both legs are in the air, whoever's turn it is
    # Arched up against gravity is what bones, a slipped vertebra and stenosis mind.
    "superman": "? - - - ? - ? ? ?",
    "roman-chair": "? - - - - - ? ? ?",
    # As the bridge and the side steps of the catalogue: a light band loads the hips, not the spine.
    "banded-bridge": "+ + - ? + ? + ? ?",
    "band-walk": "+ + ? + + ? + ? ?",
    "headstand": NEVER,
    # The back rounds halfway with the legs straight, and carries the body; the head hangs.
    "downward-dog": "+ - - ? - ? ? + -",
    # Pushed up by the arms with the hips down: the disc's friend, and the opposite for the other two.
    "cobra": "+ ? - - + - - + ?",
    "burpee": NEVER,
    "jumping-jack": NEVER,
    # Water carries: fine nearly always. The shoulder kicks instead, and the pool's edge has a rail.
    "swimming": "+ + ? + + + ? + ?",
    "breaststroke": "+ + ? ? + ? ? ? ?",
    # Bent low, and fast: not for bones, a belly, a disc, or who may fall.
    "road-cycling": "? - - ? - ? ? ? -",
    "elliptical": "+ + + + + ? + ? ?",
    # Each stair is a moment on one leg: with a rail for all, and not where falls are the danger.
    "stair-climbing": "? ? ? ? ? ? ? ? -",
    # All the way down rounds the back and folds the knee.
    "deep-squat": "+ - ? ? - ? + - ?",
    "nordic-walking": "+ + + + + ? + ? ?",
    "tai-chi": "+ + + + + ? + ? ?",
    # A fast turn to the end of the way, and jumps, and both legs in the air: not with a sore back.
    "golf-swing": NEVER,
    "trampoline": NEVER,
    "pilates-hundred": NEVER,
}
# Freshly operated, given birth, or sore elsewhere: a new hip, birth under 6 weeks ago, surgery under 12 weeks
# ago, pelvic girdle pain, a hernia.
FRESH = (
    "hip-replacement",
    "birth-under-6-weeks",
    "recent-birth-or-surgery",
    "pelvic-girdle-pain",
    "hernia-or-prolapse",
)
DECIDED_FRESH = {
    "swimming": "? - - + +",  # no water before wounds have closed; a new hip only once the surgeon agrees
    "breaststroke": "? - - ? +",  # the wide kick pulls on a sore pelvis
    "pull-up": "? - - + ?",  # hanging stretches the tummy wall
    "dead-hang": "? - - + ?",
    "downward-dog": "- ? - + ?",  # the hip folds past a right angle
    "banded-bridge": "- - - ? ?",
    "band-walk": "- - ? ? +",
    "plank": "? - - + ?",
    "superman": "? - - ? ?",
    "roman-chair": "- - - ? ?",
    "stair-climbing": "? ? ? - ?",  # as the step-up of the catalogue
    "lunge": "- ? ? - ?",
    "light-bench-press": "- - - + -",
    "lat-pulldown": "- - - + -",
    "deep-squat": "- ? - - ?",  # far deeper than the seat of sit to stand
    "bodyweight-squat": "? ? ? ? ?",
}


def test_every_move_is_judged_as_was_decided() -> None:
    found = {
        id_: tuple(headline(verdict(CATALOGUE, move, condition)) for condition in WHO.values())
        for id_, move in CATALOGUE.known_moves.items()
    }
    decided = {id_: tuple(ANSWERS[sign] for sign in row.split()) for id_, row in DECIDED.items()}
    assert found == decided


def test_nobody_freshly_operated_is_told_that_a_move_is_fine_which_ours_of_its_kind_is_not() -> None:
    found = {
        id_: tuple(headline(verdict(CATALOGUE, CATALOGUE.known_moves[id_], condition)) for condition in FRESH)
        for id_ in DECIDED_FRESH
    }
    assert found == {id_: tuple(ANSWERS[sign] for sign in row.split()) for id_, row in DECIDED_FRESH.items()}


def test_what_asks_as_much_as_a_move_that_is_left_out_is_left_out_too() -> None:
    alike = {
        ("plank", "push-up", "knee-push-up"): ("recent-tummy-surgery", "birth-under-6-weeks"),
        ("lunge", "split-squat"): ("recent-tummy-surgery",),
        ("pull-up", "dead-hang"): ("heart-condition", "high-blood-pressure"),
    }
    milder = [
        (id_, condition)
        for moves, conditions in alike.items()
        for id_ in moves
        for condition in conditions
        if headline(verdict(CATALOGUE, CATALOGUE.known_moves[id_], condition)) != "Not now"
    ]
    assert not milder


def test_a_variant_of_a_move_of_ours_is_never_judged_milder_than_that() -> None:
    known = {id_: replace(move.as_own(), id=id_) for id_, move in CATALOGUE.known_moves.items()}
    every = extended(CATALOGUE, known.values())
    ready = Profile(equipment=CATALOGUE.vocabulary.equipment, level=3)
    milder = []
    for condition in CATALOGUE.conditions:
        verdicts = screen(every, replace(ready, conditions={condition}))
        strict = {id_: STRICTNESS.index(verdict.status) for id_, verdict in verdicts.items()}
        milder += [
            (condition, id_, like)
            for id_, move in CATALOGUE.known_moves.items()
            for like in move.like
            if strict[id_of(known[id_])] < strict[like]
        ]
    assert not milder
    open_to_some = {id_ for id_, row in DECIDED.items() if row != NEVER}
    assert {id_ for id_ in open_to_some if not CATALOGUE.known_moves[id_].like} == LIKE_NONE


def test_what_we_wrote_down_of_a_known_move_is_not_said_to_be_the_persons_answer() -> None:
    own = CATALOGUE.known_moves["push-up"].as_own()
    gentle = Profile(equipment=CATALOGUE.vocabulary.equipment, level=1)
    said = {
        told: [reason.rule for reason in screen(extended(CATALOGUE, [move]), gentle)[id_of(move)].reasons]
        for told, move in {
            "named": own,
            "kept": replace(own, id="1", name="push ups"),
            "changed": replace(own, mechanics={**own.mechanics, "fast": True}),
            "described": replace(own, name="My move"),
        }.items()
    }
    assert said["named"] == said["kept"] == ["level"]
    assert "own-level-hardest" in said["changed"]
    assert "own-level-hardest" in said["described"]


def test_the_table_in_the_docs_is_made_from_todays_catalogue() -> None:
    assert PLACE.read_text("utf-8") == table(CATALOGUE), "run python -m tools.known_moves_table"


def test_there_are_forty_and_each_is_fully_described_and_none_of_ours() -> None:
    assert len(CATALOGUE.known_moves) >= 40
    ours = {
        name.casefold() for move in CATALOGUE.exercises.values() for name in (move.name, *move.also_called)
    }
    for move in CATALOGUE.known_moves.values():
        assert not as_exercise(CATALOGUE, move.as_own()).unknown(), move.id
        assert move.name.casefold() not in ours, move.id


@pytest.mark.parametrize(
    ("typed", "move"),
    [
        ("romanian deadlift", "romanian-deadlift"),
        ("RDL", "romanian-deadlift"),
        ("Kettlebell Swings", "kettlebell-swing"),
        ("ketlebell swing", "kettlebell-swing"),
        ("push ups", "push-up"),
        ("squat", "bodyweight-squat"),
        ("mckenzie", "cobra"),
        ("dead lift", "deadlift"),
        ("good morning with barbell", "good-morning"),
        ("yoga cobra", "cobra"),
        ("swim crawl", "swimming"),
        ("hanging from a pull up bar", "dead-hang"),
        ("deep squat", "deep-squat"),
        ("nordik walking", "nordic-walking"),
        ("elliptcal", "elliptical"),
    ],
)
def test_a_move_is_found_by_the_words_people_type(typed: str, move: str) -> None:
    assert known_by_name(CATALOGUE, typed)[0].id == move


def test_a_word_that_names_a_move_is_not_taken_for_a_misspelt_one() -> None:
    assert [move.id for move in known_by_name(CATALOGUE, "stairs")] == ["stair-climbing"]


def test_words_that_name_nothing_find_nothing() -> None:
    """Nor do other sports, however like another word theirs is spelled: skiing isn't skipping."""
    sports = (
        "skiing, ski, cross-country skiing, skating, tennis, football, running, boxing, surfing, "
        "sailing, dancing, riding, hockey, judo, fencing, diving, hiking, bowling, gardening, mowing"
    )
    typed = ["", "  ", "!?", "basket weaving", "x" * 200, *sports.split(", ")]
    assert not {word: found for word in typed if (found := known_by_name(CATALOGUE, word))}
