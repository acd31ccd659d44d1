"""A catalogue that is not sound is refused, with everything that is wrong with it at once."""

import dataclasses
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from data.catalogue import Catalogue, CatalogueError, load_catalogue
from tests.app.server import ROOT
from tests.catalogue.breaking import change, faults


def only(folder: Path) -> tuple[str, str, str, str]:
    (fault,) = faults(folder)
    return fault.file, fault.id, fault.field, fault.problem


def test_an_untouched_copy_is_the_same_catalogue(folder: Path, cat: Catalogue) -> None:
    assert load_catalogue(folder) == cat
    assert load_catalogue(folder).version == cat.version


def test_a_folder_broken_in_many_places_tells_all_of_them_at_once(folder: Path) -> None:
    moves, conditions = folder / "exercises", folder / "conditions"
    change(moves / "wall-sit.yaml", "reps: {low: 8, start: 8, high: 12", "reps: {low: 12, start: 8, high: 8")
    change(moves / "wall-sit.yaml", "swaps: [clamshell, bird-dog]", "swaps: [clamshel]")
    change(moves / "sit-up.yaml", "number: 10", "number: 4")
    change(moves / "cat-cow.yaml", "move: bird-dog", "move: bird-cat")
    change(moves / "press-up.yaml", "id: press-up", "id: pressup")
    change(moves / "toe-touch.yaml", "swaps: [hamstring-stretch, cat-cow, child-pose,", "swaps: [sit-up,")
    change(moves / "jogging.yaml", "  impact: true", '  impact: "no"\n  bouncing: true')
    change(moves / "clamshell.yaml", "equipment: [mat]", "equipment: [carpet]")
    change(moves / "bird-dog.yaml", "purpose: [stability, strength]", "purpose: [stability, glory]")
    (moves / "child-pose.yaml").write_text("id: [unclosed", encoding="utf-8")
    change(conditions / "glaucoma.yaml", "sources: [JASIEN15, design]", "sources: [JASIEN51, design]")
    change(conditions / "bending-hurts.yaml", "includes: [flexion-intolerant]", "includes: [bending]")
    change(conditions / "spinal-stenosis.yaml", "worse_with: leg-symptoms", "worse_with: legs")
    change(folder / "red_flags.yaml", "condition: pregnancy", "condition: pregnant")
    change(folder / "claims.yaml", "    sources: [article]\n", "    sources: []\n")
    change(folder / "rules.yaml", "words: You hid this move.", "words: no")
    (folder / "about.yaml").unlink()

    told = {(fault.file, fault.id, fault.field) for fault in faults(folder)}

    assert told >= {
        ("exercises/wall-sit.yaml", "wall-sit", "dose.reps"),
        ("exercises/wall-sit.yaml", "wall-sit", "swaps.1"),
        ("exercises/wall-sit.yaml", "wall-sit", "number"),
        ("exercises/sit-up.yaml", "sit-up", "number"),
        ("exercises/cat-cow.yaml", "cat-cow", "harder.2.move"),
        ("exercises/press-up.yaml", "press-up", "id"),
        ("exercises/toe-touch.yaml", "toe-touch", "swaps.1"),
        ("exercises/jogging.yaml", "jogging", "mechanics.impact"),
        ("exercises/jogging.yaml", "jogging", "mechanics.bouncing"),
        ("exercises/clamshell.yaml", "clamshell", "equipment.1"),
        ("exercises/bird-dog.yaml", "bird-dog", "purpose.2"),
        ("exercises/child-pose.yaml", "child-pose", ""),
        ("conditions/glaucoma.yaml", "glaucoma", "rules.1.sources.1"),
        ("conditions/bending-hurts.yaml", "bending-hurts", "includes.1"),
        ("conditions/spinal-stenosis.yaml", "spinal-stenosis", "moves.press-up.worse_with"),
        ("red_flags.yaml", "rf-preg", "condition"),
        ("claims.yaml", "G1", "article.sources"),
        ("rules.yaml", "hidden", "words"),
        ("about.yaml", "", ""),
    }


def test_a_fault_reads_as_file_id_field_and_problem(folder: Path) -> None:
    path = folder / "exercises" / "wall-sit.yaml"
    change(path, "reps: {low: 8, start: 8, high: 12", "reps: {low: 12, start: 8, high: 8")
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folder)
    assert str(caught.value) == (
        "1 fault in the catalogue:\n"
        "exercises/wall-sit.yaml: wall-sit: dose.reps: the range is upside down: 12 / 8 / 8"
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("exercises/wall-sit.yaml", "level: 2", "level: 2\nlevel: 1", ("level", "written twice")),
        ("exercises/wall-sit.yaml", "level: 2", "levle: 2\nlevel: 2", ("levle", "not known")),
        ("exercises/wall-sit.yaml", "level: 2\n", "", ("level", "is missing")),
        ("exercises/wall-sit.yaml", "level: 2", "level: yes", ("level", "whole number")),
        ("exercises/wall-sit.yaml", "  sides: 1", "  sides: yes", ("dose.sides", "whole number")),
        ("exercises/wall-sit.yaml", "  rotation: none", "  rotation: no", ("mechanics.rotation", "False")),
        ("exercises/wall-sit.yaml", "  impact: false", "  impact: 0", ("mechanics.impact", "boolean")),
        ("exercises/wall-sit.yaml", "number: 4", "number: '4'", ("number", "integer")),
        ("exercises/wall-sit.yaml", "number: 4", "number: 2026-01-04", ("number", "integer")),
        ("exercises/wall-sit.yaml", "position: standing", "position: floating", ("position", "floating")),
        ("exercises/wall-sit.yaml", "  move_s: 6", "  move_s: .nan", ("", "not plain")),
        ("exercises/wall-sit.yaml", "place: leg\n", "", ("place", "a move to do needs this")),
        ("exercises/wall-sit.yaml", "swaps: [clamshell,", "swaps: [wall-sit,", ("swaps.1", "itself")),
        ("exercises/wall-sit.yaml", "swaps: [clamshell,", "swaps: [jogging,", ("swaps.1", "to avoid")),
        (
            "exercises/sit-up.yaml",
            "in_its_favour:",
            "steps: [Sit up.]\nin_its_favour:",
            ("", "neither steps"),
        ),
        ("exercises/sit-up.yaml", "stance: avoid", "stance: maybe", ("stance", "maybe")),
        ("conditions/glaucoma.yaml", "{loaded_hinge: true}", "{}", ("rules.4.when", "fire on everything")),
        ("conditions/glaucoma.yaml", "id: head-down-standing", "id: head-down", ("rules", "head-down")),
        (
            "conditions/osteoporosis.yaml",
            "  child-pose:\n",
            "  childs-pose:\n",
            ("moves.childs-pose", "no move"),
        ),
        (
            "conditions/spinal-stenosis.yaml",
            "    worse_words: With a narrow canal and symptoms in the leg, leave out arching.\n",
            "",
            ("moves.press-up.worse_words", "is missing"),
        ),
    ],
)
def test_a_single_slip_is_named_where_it_is(
    folder: Path, file: str, old: str, new: str, fault: tuple[str, str]
) -> None:
    change(folder / file, old, new)
    where, record, field, problem = only(folder)
    assert (where, record, field) == (file, Path(file).stem, fault[0])
    assert fault[1] in problem


def test_a_missing_field_is_told_beside_other_faults_of_the_same_move(folder: Path) -> None:
    change(folder / "exercises" / "wall-sit.yaml", "place: leg\n", "")
    change(folder / "exercises" / "wall-sit.yaml", "level: 2", "level: 4")
    assert {fault.field for fault in faults(folder)} == {"place", "level"}


def test_a_condition_that_includes_itself_is_a_fault(folder: Path) -> None:
    change(folder / "conditions/osteoporosis.yaml", "support:", "includes: [vertebral-fracture]\nsupport:")
    told = {(fault.id, fault.field) for fault in faults(folder)}
    assert told == {("osteoporosis", "includes"), ("vertebral-fracture", "includes")}


def test_two_records_with_one_id_are_both_told(folder: Path) -> None:
    change(folder / "red_flags.yaml", "id: rf-lump", "id: rf-fever")
    told = {(fault.file, fault.id, fault.field) for fault in faults(folder)}
    assert told == {("red_flags.yaml", "rf-fever", "id"), ("flag_screens.yaml", "new-signs", "flags.1")}


def test_a_sign_asked_on_two_screens_is_told(folder: Path) -> None:
    change(folder / "flag_screens.yaml", "flags: [rf-lump, rf-pulse, rf-calf]", "flags: [rf-fever]")
    assert {(f.id, f.field) for f in faults(folder)} == {("infection", "flags.1"), ("new-signs", "flags.1")}


def test_a_source_nobody_lists_is_told_wherever_it_is_cited(folder: Path) -> None:
    change(folder / "sources.yaml", "id: NG65", "id: NG66")
    assert only(folder) == ("red_flags.yaml", "rf-inflam", "sources.1", "no source is called 'NG65'")


def test_a_term_without_a_name_is_told(folder: Path) -> None:
    change(folder / "vocabulary.yaml", "  prone: Lying on the front\n", "")
    change(folder / "vocabulary.yaml", "  3: Harder\n", "")
    ((file, _, _, problem),) = {(f.file, f.id, f.field, f.problem) for f in faults(folder)}
    assert file == "vocabulary.yaml"
    assert "prone" in problem


@pytest.mark.parametrize(
    "name", ["red_flags", "flag_screens", "sources", "claims", "rules", "progression", "vocabulary", "about"]
)
def test_a_missing_file_is_the_only_thing_told_about_it(folder: Path, name: str) -> None:
    (folder / f"{name}.yaml").unlink()
    assert only(folder) == (f"{name}.yaml", "", "", "the file is missing")


@pytest.mark.parametrize("part", ["exercises", "conditions", "ways_back"])
def test_a_missing_folder_is_told(folder: Path, part: str) -> None:
    shutil.rmtree(folder / part)
    assert (part, "the folder is missing or has no .yaml file") in {
        (f.file, f.problem) for f in faults(folder)
    }


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b"id: wall-sit: no\n", "can't be read"),
        (b"\xff\xfe\x00", "can't be read"),
        (b"- a list\n", "should be keys with values"),
    ],
)
def test_a_file_that_is_no_record_is_told(folder: Path, content: bytes, problem: str) -> None:
    (folder / "exercises" / "extra.yaml").write_bytes(content)
    file, record, _, told = only(folder)
    assert (file, record) == ("exercises/extra.yaml", "extra")
    assert problem in told


def test_a_list_file_that_is_no_list_is_told(folder: Path) -> None:
    (folder / "claims.yaml").write_text("G1: common\n", encoding="utf-8")
    assert only(folder) == ("claims.yaml", "", "", "should be a list of records")


def test_a_list_record_without_an_id_is_told_by_its_place(folder: Path) -> None:
    change(folder / "claims.yaml", "- id: G2\n", "-\n")
    ((file, record, field, problem),) = {dataclasses.astuple(fault) for fault in faults(folder)}
    assert (file, record, field, problem) == ("claims.yaml", "record 2", "id", "is missing")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("exercises/wall-sit.yaml", "move_s: 6", "move_s: 7"),
        ("exercises/wall-sit.yaml", "Stay higher on the wall", "Stay high on the wall"),
        ("exercises/wall-sit.yaml", "article: [high]", "article: []"),
        ("conditions/glaucoma.yaml", "effect: exclude", "effect: modify"),
        ("red_flags.yaml", "level: urgent", "level: caution"),
        ("sources.yaml", "year: 1999", "year: 1998"),
        ("claims.yaml", "verdict: mixed", "verdict: agree"),
        ("rules.yaml", "You hid this move.", "You have hidden this move."),
        ("vocabulary.yaml", "1: Gentle", "1: Easy"),
        ("about.yaml", "twice", "two times"),
    ],
)
def test_the_version_changes_with_any_fact(
    folder: Path, cat: Catalogue, file: str, old: str, new: str
) -> None:
    change(folder / file, old, new)
    assert load_catalogue(folder).version != cat.version


def test_the_version_does_not_change_with_layout_or_comments(folder: Path, cat: Catalogue) -> None:
    path = folder / "exercises" / "wall-sit.yaml"
    path.write_text("# a remark\n" + path.read_text(encoding="utf-8").replace("\n", "\r\n"), encoding="utf-8")
    change(path, "article: [low, high]", "article: [high,   low]")
    assert load_catalogue(folder).version == cat.version


def test_only_the_revised_moves_fingerprint_changes(folder: Path, cat: Catalogue) -> None:
    change(folder / "exercises" / "wall-sit.yaml", "move_s: 6", "move_s: 7")
    revised = load_catalogue(folder)
    assert {m for m in cat.exercises if revised.fingerprint(m) != cat.fingerprint(m)} == {"wall-sit"}


def test_version_and_fingerprints_are_short_and_the_same_in_another_process(cat: Catalogue) -> None:
    code = (
        "from data.catalogue import load_catalogue; c = load_catalogue();"
        "print(c.version, *[c.fingerprint(m) for m in c.exercises])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.split() == [cat.version, *(cat.fingerprint(move) for move in cat.exercises)]
    assert len(cat.version) == 8
    assert len(set(answer.stdout.split())) == len(cat.exercises) + 1
    assert {len(cat.fingerprint(move)) for move in cat.exercises} == {6}


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("id: jogging", "id: running", "the file is named 'jogging'"),
        ("move: brisk-walking", "move: sit-up", "'sit-up' is a move to avoid"),
        ("move: brisk-walking", "move: strolling", "no move is called 'strolling'"),
        ("    move: brisk-walking\n", "", "a step names a move, or has a position and mechanics of its own"),
        ("id: brisk-walk\n", "id: walk\n", "two steps have one id"),
    ],
)
def test_a_way_back_that_leads_astray_is_refused(folder: Path, before: str, after: str, problem: str) -> None:
    change(folder / "ways_back" / "jogging.yaml", before, after)
    with pytest.raises(CatalogueError, match=re.escape(problem)):
        load_catalogue(folder)


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("    moves: [heel-to-toe-stand, side-steps]\n", "", "names neither moves nor mechanics"),
        ("[heel-to-toe-stand, side-steps]", "[toe-touch]", "'toe-touch' is a move to avoid"),
        ("[heel-to-toe-stand, side-steps]", "[dancing]", "no move is called 'dancing'"),
        ("  - words: balance\n", "  - name: balance\n", "wanted.1.words"),
    ],
)
def test_a_condition_that_wants_nothing_or_what_is_not_there_is_refused(
    folder: Path, before: str, after: str, problem: str
) -> None:
    change(folder / "conditions" / "falls.yaml", before, after)
    with pytest.raises(CatalogueError, match=re.escape(problem)):
        load_catalogue(folder)
