"""The drawn figures: bodies that stay whole, on the floor and human, and agree with what the move does."""

import itertools
import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from components.drawing import body
from components.drawing.anatomy import clothed
from components.drawing.figure import HEIGHT, WIDTH, framing, scene
from components.drawing.limbs import ARM, LEG, Kind, placed
from components.drawing.posing import between, frames, solve
from components.drawing.props import things
from components.drawing.skeleton import Limb, Skeleton, wrapped
from data.catalogue import Amount, Catalogue
from data.catalogue.figures import Figure, LimbPose, Pose, Trunk, load_figures

FOURTEEN = (
    "partial-crunch", "child-pose", "hamstring-stretch", "wall-sit", "cat-cow", "press-up", "clamshell",
    "bird-dog", "toe-touch", "sit-up", "double-leg-raise", "incline-leg-press", "jogging", "bent-over-row",
)  # fmt: skip
FIGURES = load_figures()

CONTACT = 1.0  # hundredths of body height
SUNK = 0.5
SIDES = ("near", "far")
RANGES = {
    "shoulder": (-60, 195),
    "elbow": (-2, 155),
    "wrist": (-90, 95),
    "hip": (-30, 140),
    "knee": (-2, 160),
    "ankle": (0, 130),  # 90 is square to the shank, 0 a pointed foot
    "head": (-60, 60),
}

BENDS = {  # degrees that the spine is drawn bent
    Amount.NONE: (-180, 8),
    Amount.SMALL: (0, 45),
    Amount.MID: (15, 100),
    Amount.END: (45, 120),
}
SIDEWAYS = [figure for figure in FIGURES.values() if figure.view == "side"]
MOVES = [figure for figure in SIDEWAYS if not figure.id.startswith("asked-")]

each = pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES.keys())


def links(limb: Limb) -> tuple[float, float]:
    return abs(limb.hinge - limb.root), abs(limb.end - limb.hinge)


def limb_poses(figure: Figure) -> list[tuple[Pose, str, str, LimbPose, Kind]]:
    """Every limb given in a figure: its pose, side, name and kind."""
    return [
        (pose, side, name, given, kind)
        for pose in figure.poses
        for side in SIDES
        for name, kind in (("arm", ARM), ("leg", LEG))
        if (given := getattr(pose, f"{side}_{name}")) is not None
    ]


def flat(pose: LimbPose) -> bool:
    return pose.short == (1, 1) and pose.through is None


def joint_angles(skeleton: Skeleton, side: str, name: str) -> dict[str, float]:
    limb = skeleton.limb(side, name)
    tip = wrapped(limb.tip - limb.lower, -180)
    if name == "arm":
        return {
            "shoulder": wrapped(limb.upper - skeleton.leans[-1] + 180, -120),
            "elbow": wrapped(limb.lower - limb.upper, -60),
            "wrist": tip,
        }
    return {
        "hip": wrapped(limb.upper - skeleton.leans[0] + 180, -120),
        "knee": -wrapped(limb.lower - limb.upper, -300),
        "ankle": tip,
    }


def touching(skeleton: Skeleton, figure: Figure, touch: str) -> list[complex]:
    """The outline of the part that a contact names."""
    layers = {layer.name: layer.inks for layer in clothed(skeleton, figure.view)}
    if touch == "head":
        return [point for ink in layers["head"][1:] for point in ink.shape.edge()]
    if touch in {"back", "front"}:
        return layers["trunk"][0].shape.edge()
    if touch == "seat":
        return layers["near_leg"][-1].shape.edge()
    side, _, part = touch.partition("_")
    limb = "arm" if part in {"hand", "forearm", "elbow"} else "leg"
    index = {"hand": 0, "foot": 0, "forearm": 1, "elbow": 1, "knee": 2, "shank": 2}[part]
    return layers[f"{side}_{limb}"][index].shape.edge()


def test_every_move_of_the_article_has_a_figure() -> None:
    assert set(FOURTEEN) <= set(FIGURES)


def test_every_figure_belongs_to_a_move_of_the_catalogue_or_to_an_answer(cat: Catalogue) -> None:
    answers = {answer.figure for question in cat.own_questions.values() for answer in question.answers}
    assert set(FIGURES) == set(cat.exercises) | answers


@each
def test_no_limb_grows_or_shrinks_between_its_poses(figure: Figure) -> None:
    for pose, side, name, given_pose, kind in limb_poses(figure):
        limb = solve(figure, pose).limb(side, name)
        if given_pose.through is not None:
            assert all(
                0.25 * full <= seen <= full + 0.3 for seen, full in zip(links(limb), kind.links, strict=True)
            )
        else:
            wanted = tuple(full * part for full, part in zip(kind.links, given_pose.short, strict=True))
            assert links(limb) == pytest.approx(wanted)


@each
def test_a_limb_in_the_picture_plane_keeps_its_length_all_the_way(figure: Figure) -> None:
    kinds = {"arm": ARM, "leg": LEG}
    flats = {
        (side, name)
        for side in SIDES
        for name in kinds
        if all(flat(getattr(p, f"{side}_{name}") or getattr(p, f"near_{name}")) for p in figure.poses)
    }
    for skeleton in frames(figure):
        for side, name in flats:
            assert links(skeleton.limb(side, name)) == pytest.approx(kinds[name].links)


@each
def test_the_spine_keeps_its_length(figure: Figure) -> None:
    for skeleton in frames(figure):
        length = sum(abs(b - a) for a, b in itertools.pairwise(skeleton.spine))
        assert length == pytest.approx(body.TRUNK)


@each
def test_hands_and_feet_reach_where_the_pose_sends_them(figure: Figure) -> None:
    for pose, side, name, given_pose, _ in limb_poses(figure):
        if given_pose.to is not None:
            assert abs(solve(figure, pose).limb(side, name).end - complex(*given_pose.to)) < CONTACT


@each
def test_what_rests_touches_the_floor_and_stays_there(figure: Figure) -> None:
    round_again = figure.poses[:1] if figure.back == "loop" else ()
    for a, b in itertools.pairwise((*figure.poses, *round_again)):
        for share, touches in (
            (0.0, set(a.rests)),
            *((s, {*a.rests} & {*b.rests}) for s in (0.25, 0.5, 0.75)),
        ):
            skeleton = between(figure, a, b, share)
            heights = {t: min(p.imag for p in touching(skeleton, figure, t)) for t in touches}
            assert {t: h for t, h in heights.items() if abs(h) > CONTACT} == {}


@each
def test_what_is_raised_touches_the_seat_table_or_step_and_stays_there(figure: Figure) -> None:
    for a, b in itertools.pairwise(figure.poses):
        for share, raised in (
            (0.0, a.raised),
            (1.0, b.raised),
            *((s, dict({*a.raised.items()} & {*b.raised.items()})) for s in (0.25, 0.5, 0.75)),
        ):
            skeleton = between(figure, a, b, share)
            for touch, top in raised.items():
                assert abs(min(p.imag for p in touching(skeleton, figure, touch)) - top) < CONTACT, touch


@each
def test_a_raised_part_has_something_below_it(figure: Figure) -> None:
    for pose in figure.poses:
        tops = {
            max(p.imag for p in ink.shape.edge()) for ink in things(figure, solve(figure, pose), "back").inks
        }
        for touch, top in pose.raised.items():
            assert any(abs(top - found) < 0.1 for found in tops), touch


@each
def test_what_leans_touches_the_wall_and_nothing_goes_through_it(figure: Figure) -> None:
    face = figure.wall.face if figure.wall else -math.inf
    for pose in figure.poses:
        skeleton = solve(figure, pose)
        for touch in pose.leans:
            assert abs(min(p.real for p in touching(skeleton, figure, touch)) - face) < CONTACT
    for skeleton in frames(figure):
        everything = (
            p for layer in clothed(skeleton, figure.view) for i in layer.inks for p in i.shape.edge()
        )
        assert min(p.real for p in everything) > face - SUNK


@each
def test_nothing_sinks_into_the_mat(figure: Figure) -> None:
    floor = figure.ground.deep[0] if figure.ground.deep else 0
    for skeleton in frames(figure):
        lowest = {
            layer.name: min(p.imag for ink in layer.inks for p in ink.shape.edge())
            for layer in clothed(skeleton, figure.view)
        }
        assert {name: low for name, low in lowest.items() if low < floor - SUNK} == {}


@each
def test_nothing_leaves_the_card_at_any_moment(figure: Figure) -> None:
    lens = framing(figure)
    for skeleton in frames(figure):
        for layer in scene(figure, skeleton):
            for x, y in (lens.at(p) for ink in layer.inks for p in ink.shape.edge()):
                assert 0 < x < WIDTH
                assert 0 < y < HEIGHT


@pytest.mark.parametrize("figure", SIDEWAYS, ids=lambda figure: figure.id)
def test_joints_stay_within_what_people_can_do(figure: Figure) -> None:
    for pose in figure.poses:
        skeleton = solve(figure, pose)
        assert RANGES["head"][0] <= pose.head <= RANGES["head"][1]
        for side, name in itertools.product(SIDES, ("arm", "leg")):
            if flat(getattr(pose, f"{side}_{name}") or getattr(pose, f"near_{name}")):
                for joint, angle in joint_angles(skeleton, side, name).items():
                    low, high = RANGES[joint]
                    assert low <= angle <= high, (side, joint, angle)


@pytest.mark.parametrize("figure", MOVES, ids=lambda figure: figure.id)
def test_the_spine_bends_as_the_mechanics_of_the_move_say(figure: Figure, cat: Catalogue) -> None:
    mechanics = cat.exercises[figure.id].mechanics
    bends = [skeleton.leans[0] - skeleton.leans[-1] for skeleton in frames(figure)]
    for amount, most in ((mechanics.flexion, max(bends)), (mechanics.extension, max(-b for b in bends))):
        assert amount is not None
        low, high = BENDS[amount]
        assert low <= most <= high


def test_the_bird_dog_of_the_article_lifts_one_leg_and_no_hand() -> None:
    figure = FIGURES["bird-dog"]
    first, *_, last = frames(figure)
    assert last.near_leg.end.imag > first.near_leg.end.imag + 20
    assert abs(last.near_leg.end.imag - last.spine[0].imag) < 6
    assert last.far_leg == first.far_leg
    assert (last.near_arm, last.far_arm) == (first.near_arm, first.far_arm)


def test_the_press_up_of_the_article_ends_on_the_elbows_below_the_shoulders() -> None:
    last = solve(FIGURES["press-up"], FIGURES["press-up"].poses[-1])
    assert abs(last.near_arm.hinge.real - last.near_arm.root.real) < 3
    assert last.near_arm.hinge.imag < 4
    assert last.skull.imag > 25


def test_the_clamshell_opens_the_knees_and_keeps_the_feet_together() -> None:
    first, *_, last = frames(FIGURES["clamshell"])
    assert last.near_leg.hinge.imag - last.far_leg.hinge.imag > 20
    assert last.near_leg.end == first.near_leg.end
    assert abs(last.near_leg.end - last.far_leg.end) < 6
    assert last.spine == first.spine


@given(
    x=st.floats(-45, 45),
    y=st.floats(-45, 45),
    kind=st.sampled_from((ARM, LEG)),
)
def test_elbows_and_knees_only_bend_the_human_way(x: float, y: float, kind: Kind) -> None:
    reach = abs(complex(x, y))
    assume(abs(kind.links[0] - kind.links[1]) + 0.5 < reach < sum(kind.links))
    limb = placed(LimbPose(to=(x, y)), 0j, 90, kind)
    fold = wrapped(limb.lower - limb.upper, -180) * -kind.turn
    assert -0.01 <= fold <= 180
    assert limb.end == pytest.approx(complex(x, y))
    assert links(limb) == pytest.approx(kind.links)


def test_a_leg_swings_round_behind_the_body_and_not_through_it() -> None:
    figure = FIGURES["bird-dog"]
    heights = [skeleton.near_leg.end.imag for skeleton in frames(figure)]
    assert heights == sorted(heights)
    assert max(skeleton.near_leg.end.real for skeleton in frames(figure)) < 0


def test_seen_from_the_front_a_limb_left_out_mirrors_the_other() -> None:
    clamshell = FIGURES["clamshell"]
    upright = clamshell.poses[0].model_copy(
        update={
            "trunk": Trunk(angle=90),
            "near_leg": LimbPose(angles=(-100, -95)),
            "far_leg": None,
        }
    )
    skeleton = solve(clamshell, upright)
    middle = skeleton.spine[0].real
    assert middle - skeleton.near_leg.end.real == pytest.approx(skeleton.far_leg.end.real - middle)
    assert skeleton.near_leg.end.imag == pytest.approx(skeleton.far_leg.end.imag)
