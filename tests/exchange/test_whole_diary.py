"""The whole diary as one file: all of it, the same bytes each time, and the same diary again elsewhere."""

import csv
import io
import json
from dataclasses import fields, is_dataclass
from itertools import count
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator, FormatChecker

from components.exchange.whole_diary import diary_file
from components.exchange.whole_diary.bringing_in import bring_in, look
from components.exchange.whole_diary.diary_file import NAME, diary_of, schema, text_of
from components.exchange.whole_diary.doubts import PASSING
from components.exchange.whole_diary.packing import packed, whole_of
from components.exchange.whole_diary.tidy_tables import tables_of
from data.diary import Diary, Everything, open_diary
from data.diary.database.tables import UNCOUNTED, metadata
from tests.clock import NOW
from tests.diary.filled import everything, fill
from tests.exchange.lives import CATALOGUE, LIFE, left_out, lives
from tools.diary import exchange_schema

PEOPLE = count()
CHECKED = Draft202012Validator(schema(), format_checker=FormatChecker())


def files(zipped: bytes) -> dict[str, str]:
    with ZipFile(io.BytesIO(zipped)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def holding(url: str, life: Everything) -> Diary:
    """The diary of somebody new that holds this."""
    diary = open_diary(url, f"person {next(PEOPLE)}")
    diary.replace_parts(Everything(), life)
    return diary


def moved(diary: Diary, url: str) -> Diary:
    """An empty diary into which the file of this one was brought."""
    other = open_diary(url, f"person {next(PEOPLE)}")
    bring_in(other, look(other, CATALOGUE, packed(whole_of(diary)), NOW).diary)
    return other


def test_the_life_of_these_tests_has_something_in_every_field_of_every_kind() -> None:
    held = [getattr(LIFE, kind.name) for kind in fields(Everything)]
    kinds = [one if isinstance(one, tuple) else (one,) for one in held]
    kinds += [(LIFE,), tuple(one.profile for one in LIFE.profiles)]
    empty = {
        type(kind[0]).__name__: set.intersection(*(set(left_out(one)) for one in kind))
        for kind in kinds
        if is_dataclass(kind[0])
    }
    assert {name: fields for name, fields in empty.items() if fields} == {}


def test_every_table_of_the_diary_travels_or_is_bookkeeping() -> None:
    travels = {name.rstrip("s") for name in LIFE.__slots__} | {"preferences"}
    assert metadata.tables.keys() - UNCOUNTED - travels == set()


def test_every_field_of_every_kind_comes_back_and_gives_the_same_bytes_again(url: str) -> None:
    diary = holding(url, LIFE)
    there = moved(diary, url)

    assert diary.everything() == LIFE
    assert there.everything() == LIFE
    assert packed(whole_of(there)) == packed(whole_of(diary))


def test_a_diary_written_through_its_own_door_comes_back_and_what_was_deleted_stays_behind(url: str) -> None:
    diary = open_diary(url, f"person {next(PEOPLE)}")
    fill(diary)
    there = moved(diary, url)
    bookkeeping = {"versions", "bin"}
    before, after = everything(diary), everything(there)

    assert {k: after[k] for k in after.keys() - bookkeeping} == {
        k: before[k] for k in before.keys() - bookkeeping
    }
    assert there.bin() == ()
    assert packed(whole_of(there)) == packed(whole_of(diary))
    assert "a mistake" in str(diary.bin())
    assert not [name for name, text in files(packed(whole_of(diary))).items() if "a mistake" in text]


@settings(max_examples=6, suppress_health_check=list(HealthCheck))
@given(life=lives())
def test_any_diary_comes_back_whole_and_gives_the_same_bytes_again(
    tmp_path_factory: pytest.TempPathFactory, life: Everything
) -> None:
    url = f"sqlite:///{tmp_path_factory.getbasetemp()}/lives.db"
    diary = holding(url, life)
    there = moved(diary, url)

    assert there.everything() == diary.everything()
    assert packed(whole_of(there)) == packed(whole_of(diary))


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(life=lives())
def test_any_diary_is_the_same_again_once_written_and_read_and_is_what_the_schema_says(
    life: Everything,
) -> None:
    text = text_of(life)

    assert diary_of(text.encode())[0] == life
    CHECKED.validate(json.loads(text))


def test_the_file_is_what_its_schema_says_and_the_schema_is_the_one_in_the_docs() -> None:
    told = json.loads(text_of(LIFE))

    Draft202012Validator.check_schema(schema())
    CHECKED.validate(told)
    told["diary"]["check_ins"][0]["mood"] = 1
    told["diary"]["check_ins"][0]["pain"] = 11
    told["diary"]["sessions"][0]["day"] = "yesterday"
    assert len(list(CHECKED.iter_errors(told))) == 3
    assert exchange_schema.PLACE.read_text("utf-8") == exchange_schema.written(), (
        "run python -m tools.diary.exchange_schema; a new version where an older file is read wrongly"
    )


def test_nothing_of_who_when_or_this_visit_is_in_the_file(diary: Diary) -> None:
    for name in PASSING:
        diary.set_setting(name, "only here")
    diary.set_setting("emergency_number", "911")
    text = text_of(whole_of(diary))

    assert "only here" not in text
    assert json.loads(text)["diary"]["settings"] == {"emergency_number": "911"}
    assert json.loads(text).keys() == {"format", "version", "app", "diary"}


def test_the_tables_hold_what_the_file_does_and_no_cell_is_a_formula() -> None:
    inside = files(packed(LIFE))
    described = json.loads(inside["datapackage.json"])["resources"]

    assert {one["path"] for one in described} | {NAME, "README.txt", "datapackage.json"} == inside.keys()
    for one in described:
        text = inside[one["path"]]
        assert text.startswith("\ufeff")
        header, *rows = csv.reader(io.StringIO(text[1:], newline=""))
        assert header == [field["name"] for field in one["schema"]["fields"]]
        assert rows, one["path"]
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    (entry, _) = csv.DictReader(io.StringIO(inside["check-ins.csv"][1:], newline=""))
    assert (entry["day"], entry["pain"], entry["at"]) == ("2026-03-02", "4", "2026-03-03T19:00:00.000005Z")
    items = list(csv.DictReader(io.StringIO(inside["session-items.csv"][1:], newline="")))
    assert [(item["of"], item["place"], item["exercise_id"]) for item in items] == [
        ("s1", "1", "bird-dog"),
        ("s1", "2", "plank"),
    ]
    assert {table.name for table in tables_of(Everything())} == {table.name for table in tables_of(LIFE)}


def test_a_file_written_on_28_november_2026_is_read_whatever_has_come_since() -> None:
    """With the fields there were then; never write it anew."""
    text = (Path(__file__).parent / "written_by_version_1.json").read_bytes()
    then, now = json.loads(text)["diary"], json.loads(text_of(diary_of(text)[0]))["diary"]

    def held(before: Any, after: Any) -> bool:
        if isinstance(before, dict):
            return all(name in after and held(value, after[name]) for name, value in before.items())
        if isinstance(before, list):
            return len(before) == len(after) and all(map(held, before, after))
        return bool(before == after)

    assert [kind for kind, value in then.items() if not held(value, now[kind])] == []


def test_an_older_version_is_read_step_by_step_and_a_newer_one_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def renamed(old: dict[str, Any]) -> dict[str, Any]:
        return old | {"diary": {"check_ins": old["diary"]["days"]}}

    entries = json.loads(text_of(LIFE))["diary"]["check_ins"]
    first = {"format": "backwise-diary", "version": 1, "app": "0.1.0", "diary": {"days": entries}}
    monkeypatch.setattr(diary_file, "UPGRADES", {1: renamed, 2: lambda second: second})

    assert diary_of(json.dumps(first).encode(), version=3)[0] == Everything(check_ins=LIFE.check_ins)
    with pytest.raises(ValueError, match="made by a newer Backwise"):
        diary_of(json.dumps(first | {"version": 4}).encode(), version=3)
    with pytest.raises(ValueError, match="not what a file of version 1 is"):
        diary_of(json.dumps(first | {"diary": {}}).encode(), version=3)
