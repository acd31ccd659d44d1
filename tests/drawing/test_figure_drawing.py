"""The figures as pictures: whole SVG files, for both themes, still and moving, and refused when unsound."""

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

import data.catalogue
from components.drawing.figure import HEIGHT, WIDTH, draw
from components.drawing.marks import arrow_path
from components.drawing.palette import Theme, palette
from components.drawing.posing import solve
from data.catalogue import Catalogue, CatalogueError, Fault
from data.catalogue.figures import Figure, load_figures

FIGURES = load_figures()
MOVES = {id_: figure for id_, figure in FIGURES.items() if not id_.startswith("asked-")}
HOME = Path(data.catalogue.__file__).parent / "figures"
SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

each = pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES.keys())
moves = pytest.mark.parametrize("figure", MOVES.values(), ids=MOVES.keys())
themes = pytest.mark.parametrize("theme", ["light", "dark"])
stills = pytest.mark.parametrize("still", [True, False], ids=["still", "moving"])


@each
@themes
@stills
def test_a_picture_is_a_card_that_says_what_it_shows_and_draws_no_text(
    figure: Figure, theme: Theme, still: bool
) -> None:
    root = ElementTree.fromstring(draw(figure, theme=theme, still=still))
    assert root.get("viewBox") == f"0 0 {WIDTH} {HEIGHT}"
    title, description, card = root[0], root[1], root[2]
    assert (title.text, description.text) == (figure.title, figure.description)
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert (card.tag, card.get("width"), card.get("height")) == (f"{SVG}rect", str(WIDTH), str(HEIGHT))
    assert not [node for node in root.iter() if node.tag in {f"{SVG}text", f"{SVG}style", f"{SVG}script"}]


@each
@stills
def test_ids_are_used_once_and_every_reference_finds_its_own(figure: Figure, still: bool) -> None:
    pictures = [draw(figure, theme=theme, still=still) for theme in ("light", "dark")]
    ids = [found for picture in pictures for found in re.findall(r' id="([^"]+)"', picture)]
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', "".join(pictures))) <= set(ids)


@each
def test_a_still_is_small_and_stands_still(figure: Figure) -> None:
    picture = draw(figure)
    assert len(picture) < 13_000
    assert "<animate" not in picture
    assert picture == draw(figure)


@each
def test_a_moving_picture_keeps_the_tempo_of_the_move(figure: Figure) -> None:
    tempo = figure.tempo
    seconds = tempo.out if figure.back == "loop" else tempo.out + tempo.hold + tempo.back + tempo.rest
    picture = draw(figure, still=False)
    assert len(picture) < 70_000
    animations = list(ElementTree.fromstring(picture).iter(f"{SVG}animate"))
    assert animations
    for animation in animations:
        assert float((animation.get("dur") or "").rstrip("s")) == pytest.approx(seconds, abs=0.05)
        times = [float(time) for time in (animation.get("keyTimes") or "").split(";")]
        values = (animation.get("values") or "").split(";")
        assert (times[0], times[-1]) == (0, 1)
        assert times == sorted(times)
        assert len(values) == len(times)
        assert len({NUMBER.sub("", value).replace(" ", "") for value in values}) == 1
        assert values[0] == values[-1]


def test_a_moving_picture_waits_at_the_end_as_long_as_the_move_is_held() -> None:
    figure = FIGURES["bird-dog"]
    picture = ElementTree.fromstring(draw(figure, still=False))
    animation = next(picture.iter(f"{SVG}animate"))
    times = [float(time) for time in (animation.get("keyTimes") or "").split(";")]
    values = (animation.get("values") or "").split(";")
    held = [time for time, value in zip(times, values, strict=True) if value == values[len(values) // 2]]
    total = figure.tempo.out + figure.tempo.hold + figure.tempo.back + figure.tempo.rest
    assert (max(held) - min(held)) * total == pytest.approx(figure.tempo.hold, abs=0.1)


@each
def test_light_and_dark_differ_in_colour_alone(figure: Figure) -> None:
    plain = {
        re.sub(r"#[0-9a-f]{6}|-(?:light|dark)-", "", draw(figure, theme=theme)) for theme in ("light", "dark")
    }
    assert len(plain) == 1
    assert draw(figure, theme="light") != draw(figure, theme="dark")


@moves
def test_a_move_to_do_shows_its_muscles_and_a_move_to_avoid_the_loaded_back(
    figure: Figure, cat: Catalogue
) -> None:
    avoided = cat.exercises[figure.id].stance == "avoid"
    assert (figure.load is not None) == avoided
    assert bool(figure.glow) != avoided
    rings = draw(figure).count(f'stroke="{palette("light")["glow"]}"')
    assert rings == (2 if avoided else 0)


@each
def test_arrows_follow_the_joint_they_speak_of(figure: Figure) -> None:
    first, last = (solve(figure, figure.poses[index]) for index in (0, -1))
    for arrow in figure.arrows:
        path = arrow_path(figure, arrow)
        way = last.joint(arrow.trace) - first.joint(arrow.trace)
        back = arrow.cut[0] > arrow.cut[1]
        assert abs(path[-1] - path[0]) > 4
        assert ((path[-1] - path[0]) * way.conjugate()).real * (-1 if back else 1) > 0


@each
def test_a_pair_shows_two_people_and_a_ghost_is_dashed(figure: Figure) -> None:
    picture, ground = draw(figure), palette("light")[figure.ground.kind]
    assert ("stroke-dasharray" in picture) == (figure.still == "ghost")
    assert picture.count(f'fill="{ground}"') == (2 if figure.still == "pair" else 1)


def test_seen_from_above_a_person_lying_face_down_shows_hair_and_no_face() -> None:
    front = FIGURES["clamshell"]
    above = front.model_copy(update={"view": "above"})
    seen, unseen = draw(front), draw(above)
    missing = {
        tone: seen.count(f'fill="{colour}"') - unseen.count(f'fill="{colour}"')
        for tone, colour in palette("light").items()
    }
    face = {"skin": 1, "hair": 2, "shade": 1}  # the face itself, two eyes, a nose
    assert {tone: count for tone, count in missing.items() if count} == face


def test_far_limbs_fade_only_where_a_figure_asks_for_it() -> None:
    faded = palette("light")["skin_far"]
    assert faded in draw(FIGURES["bird-dog"])
    assert faded not in draw(FIGURES["bird-dog"].model_copy(update={"far_faded": False}))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the figures to break."""
    return Path(shutil.copytree(HOME, tmp_path / "figures"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_untouched_copy_holds_the_same_figures(folder: Path) -> None:
    assert load_figures(folder) == FIGURES


def test_a_folder_broken_in_many_places_tells_all_of_them_at_once(folder: Path) -> None:
    change(folder / "wall-sit.yaml", "face: 0", "face: left")
    change(folder / "sit-up.yaml", "id: sit-up", "id: situp")
    change(folder / "bird-dog.yaml", "part: trunk", "part: tail")
    change(folder / "toe-touch.yaml", "near_arm: {joints: [2, 6]}", "near_arm: {joints: [2, 6], to: [1, 1]}")
    change(folder / "cat-cow.yaml", "title:", "title: Twice\ntitle:")
    change(folder / "jogging.yaml", "back: loop\n", "")
    change(folder / "press-up.yaml", "poses:", "poses: none\nformer:")
    (folder / "clamshell.yaml").write_text("", encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_figures(folder)
    told = {(fault.file, fault.id, fault.field) for fault in caught.value.faults}
    assert told >= {
        ("figures/wall-sit.yaml", "wall-sit", "wall.face"),
        ("figures/sit-up.yaml", "sit-up", "id"),
        ("figures/bird-dog.yaml", "bird-dog", "glow.1.part"),
        ("figures/toe-touch.yaml", "toe-touch", "poses.1.near_arm"),
        ("figures/cat-cow.yaml", "cat-cow", "title"),
        ("figures/jogging.yaml", "jogging", ""),
        ("figures/press-up.yaml", "press-up", "poses"),
        ("figures/press-up.yaml", "press-up", "former"),
        ("figures/clamshell.yaml", "clamshell", ""),
    }


def test_a_folder_without_figures_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as caught:
        load_figures(tmp_path / "figures")
    assert caught.value.faults == (Fault("figures", "", "", "the folder is missing or has no .yaml file"),)


@themes
def test_water_lies_over_the_body_and_lets_it_show_through(theme: Theme) -> None:
    fill = palette(theme)["water"]
    in_water = {move for move, figure in FIGURES.items() if fill in draw(figure, theme=theme)}
    assert in_water == {"water-walking", "asked-swimming"}
    picture = draw(FIGURES["water-walking"], theme=theme)
    shown = re.search(rf'fill="{fill}" opacity="([\d.]+)"', picture)
    assert shown
    assert 0 < float(shown[1]) < 0.5
    assert picture.index(fill) > picture.rindex(palette(theme)["hair"])
