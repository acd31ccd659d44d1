"""The load picture: every published figure once, on its own scale, with both its ends."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from components.catalogue.charts import spinal_load
from components.catalogue.charts.spinal_load_specs import compression_spec, disc_pressure_spec
from components.catalogue.loads import (
    OURS,
    SEEN,
    Scale,
    chart_rows,
    drawn,
    in_words,
    landmark,
    not_drawn,
    table,
    unmeasured,
)
from data.catalogue import Catalogue, load_catalogue
from tests.catalogue.breaking import change, faults

SCALES: tuple[Scale, ...] = ("disc-pressure", "model-compression")


def test_the_two_scales_are_never_mixed(cat: Catalogue) -> None:
    units = {scale: {row.value.split()[-1] for row in drawn(cat, scale)} for scale in SCALES}
    assert units == {"disc-pressure": {"MPa"}, "model-compression": {"N"}}


def test_sources_that_disagree_are_told_with_both_ends(cat: Catalogue) -> None:
    (told,) = {f.claim.text for m, f in not_drawn(cat) if m.id == "bird-dog" and "disagree" in f.claim.text}
    assert "2000 N" in told
    assert "3000 N" in told


def test_what_is_too_doubtful_is_told_but_not_drawn(cat: Catalogue) -> None:
    shown = {(scale, row.state) for scale in SCALES for row in drawn(cat, scale)}
    told = {(figure.scale, figure.state) for _, figure in not_drawn(cat)}
    assert ("model-compression", "quarter sit-up") in told
    assert ("model-compression", "both straight legs raised, lying on the back") in told
    assert not shown & told


def test_every_move_is_measured_or_listed_as_never_measured(cat: Catalogue) -> None:
    measured = {move for scale in SCALES for row in drawn(cat, scale) for move in row.moves} | {
        m.id for m, _ in not_drawn(cat)
    }
    assert measured - {""} | {move.id for move in unmeasured(cat)} == set(cat.exercises)
    assert not measured & {move.id for move in unmeasured(cat)}


def test_one_figure_of_sitting_stands_in_the_picture_once(cat: Catalogue) -> None:
    sitting = [row.value for row in drawn(cat, "disc-pressure") if row.state.startswith("sitting")]
    assert sitting == ["0.30 MPa", "0.46 MPa", "0.83 MPa"]


def test_the_line_to_compare_with_stays_below_the_words_above_its_bar() -> None:
    for spec in (disc_pressure_spec("#000"), compression_spec("#000")):
        (line,) = (layer["mark"] for layer in spec["layer"] if layer["mark"]["type"] == "tick")
        bar = max(
            (layer["mark"] for layer in spec["layer"] if layer["mark"]["type"] == "bar"),
            key=lambda mark: int(mark["height"]),
        )
        assert line["yOffset"] - line["size"] / 2 >= bar["yOffset"] - bar["height"] / 2 - 1


def test_standing_and_sitting_belong_to_no_move_and_walking_to_its_own(cat: Catalogue) -> None:
    rows = {row.state: row for row in drawn(cat, "disc-pressure")}
    for state, value, move in (
        ("standing at ease", "0.50 MPa", ""),
        ("walking", "0.53 to 0.65 MPa", "brisk-walking"),
        ("sitting, slouched", "0.30 MPa", ""),
    ):
        assert (rows[state].moves, rows[state].value) == ((move,) if move else (), value)


def test_a_state_that_a_move_brings_along_is_drawn_once_and_opens_the_move(cat: Catalogue) -> None:
    sitting = cat.load_states["sitting-slouched"].model_dump(exclude={"id", "role"})
    wall_sit = cat.exercises["wall-sit"]
    changed = type(wall_sit).model_validate({**wall_sit.model_dump(), "loads": [sitting]})
    moves = {**cat.exercises, "wall-sit": changed}
    found = [
        row.moves
        for row in drawn(replace(cat, exercises=moves), "disc-pressure")
        if row.state == "sitting, slouched"
    ]
    assert found == [("wall-sit",)]


def test_two_moves_with_the_very_same_figure_share_one_bar_and_both_are_named(cat: Catalogue) -> None:
    for scale in SCALES:
        rows = drawn(cat, scale)
        assert len({row.state for row in rows}) == len(rows)
    (front,) = (row for row in drawn(cat, "disc-pressure") if row.state == "lying on the front")
    assert front.moves == ("press-up", "prone-lying")
    assert table((front,))["Move"] == [" and ".join(cat.exercises[move].name for move in front.moves)]
    (sent,) = chart_rows((front,), landmark(cat, "reference"))
    assert sent["move"] == "press-up,prone-lying"


def test_the_line_and_the_band_are_labelled_for_what_they_are(cat: Catalogue) -> None:
    assert landmark(cat, "reference").ends == (0.5, 0.5)
    assert landmark(cat, "limit").ends == (3400, 3400)
    assert "work" in landmark(cat, "limit").state
    assert landmark(cat, "strength").ends == (600, 15600)


@pytest.mark.parametrize("scale", SCALES)
def test_the_table_and_the_words_say_all_that_the_chart_draws(cat: Catalogue, scale: Scale) -> None:
    rows = drawn(cat, scale)
    shown = table(rows)
    assert shown["Load"] == [row.value for row in rows]
    assert shown["How sure"] == [row.seen for row in rows]
    assert all(row.state in in_words(rows) and row.value in in_words(rows) for row in rows)


@pytest.mark.parametrize("scale", SCALES)
def test_how_sure_a_figure_is_has_its_own_shape_and_word(cat: Catalogue, scale: Scale) -> None:
    rows = chart_rows(drawn(cat, scale), landmark(cat, "limit"))
    assert set(spinal_load.SHAPES) == set(SEEN.values())
    assert len(set(spinal_load.SHAPES.values())) == len(spinal_load.SHAPES)
    assert all(str(row["seen"]) in str(row["label"]) for row in rows)
    assert {bool(row["move"]) == (row["whose"] == OURS) for row in rows} == {True}


def fields(part: object) -> set[str]:
    """Every field a specification reads."""
    if isinstance(part, dict):
        own = {part["field"]} if isinstance(part.get("field"), str) else set()
        return own.union(*(fields(value) for value in part.values()), set())
    return set().union(*(fields(value) for value in part)) if isinstance(part, list) else set()


@pytest.mark.parametrize("build", [disc_pressure_spec, compression_spec])
def test_a_specification_carries_no_rows_and_reads_only_what_is_sent(cat: Catalogue, build: Any) -> None:
    spec = build("#000000")
    (row, *_) = chart_rows(drawn(cat, "disc-pressure"), landmark(cat, "reference"))
    assert "datasets" not in spec
    assert fields(spec) <= set(row) | {"nought", "most"}
    assert build("#000000") is spec


def test_every_bar_lies_within_its_picture(cat: Catalogue) -> None:
    for scale, build in zip(SCALES, (disc_pressure_spec, compression_spec), strict=True):
        domains = [
            layer["encoding"]["x"]["scale"]["domain"]
            for layer in build("#000000")["layer"]
            if "scale" in layer["encoding"].get("x", {})
        ]
        assert domains
        assert all(row.high <= domains[0][1] for row in drawn(cat, scale))


def test_a_fault_in_the_loads_is_reported_like_any_other(folder: Path) -> None:
    change(folder / "loads.yaml", "high: 0.65", "high: 0.05")
    change(folder / "loads.yaml", "sources: [ARJ15]", "sources: [ARJ51]")
    change(folder / "loads.yaml", "- id: stairs", "- id: walking")
    told = {(fault.id, fault.field) for fault in faults(folder)}
    assert told >= {("walking", ""), ("work-limit", "claim.sources.1"), ("walking", "id")}


def test_a_catalogue_without_its_loads_is_refused(folder: Path) -> None:
    (folder / "loads.yaml").unlink()
    assert [fault.file for fault in faults(folder)] == ["loads.yaml"]


def test_the_loads_are_part_of_the_catalogues_version(folder: Path) -> None:
    before = load_catalogue(folder).version
    change(folder / "loads.yaml", "high: 2.3", "high: 2.4")
    assert load_catalogue(folder).version != before
