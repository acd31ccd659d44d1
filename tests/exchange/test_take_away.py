"""A person's days taken along: all of them, nothing else, and the same numbers without Backwise."""

import io
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jupytext
import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient
from playwright.sync_api import BrowserContext
from streamlit.testing.v1 import AppTest

from components.diary.days_csv import days_from_csv
from components.diary.spreadsheet_cells import BYTE_ORDER_MARK
from components.exchange.take_away import bundle
from components.exchange.take_away.modules import needed, path_of
from components.exchange.take_away.zip_bundle import SOURCES
from components.numbers import adherence, association, change, trend
from components.progress.words import sentences
from data.diary import Diary, close_diaries
from data.diary.day_table import as_frame, day_table
from data.version import VERSION
from tests.app.browser import Launch, Watched
from tests.app.diaries import TODAY, filled
from tests.app.visiting import visit
from tests.diary.filled import fill
from tests.numbers.diaries import diary as by_hand

NO_DAYS = as_frame(day_table(date.max, date.min))
SHIFTED = Path(__file__).parents[1] / "shifted"
LOADED = """
import sys
for name, module in sys.modules.copy().items():
    if name.split(".")[0] in ("components", "data"):
        print(module.__file__)
print("|".join(sys.modules))
"""


def files(packed: bytes) -> dict[str, str]:
    with ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def records(days: pd.DataFrame) -> dict[str, dict[str, str]]:
    """What the progress page works out, as text; a p-value is shown nowhere."""
    found = (adherence(days, today=TODAY), change(days), trend(days), association(days))
    return {
        type(record).__name__: {
            field.name: str(getattr(record, field.name)) for field in fields(record) if field.name != "p"
        }
        for record in found
    }


def printed_records(text: str) -> dict[str, dict[str, str]]:
    told: dict[str, dict[str, str]] = {}
    latest = ""
    for line in text.splitlines():
        if line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            told[latest][name] = value
        else:
            latest = line
            told[latest] = {}
    return told


def printed(cell: Any) -> str:
    return "".join(output.text for output in cell.outputs if output.output_type == "stream")


@pytest.fixture(params=[120, 10, 0])
def days(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[pd.DataFrame]:
    if request.param:
        yield filled(tmp_path / "diary.db", request.param).days(end=TODAY)
        close_diaries()
    else:
        yield NO_DAYS


def test_the_notebook_shows_the_numbers_of_the_page_on_nothing_but_what_lies_beside_it(
    days: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Nothing of ours to import, but what lets a Python wait where its clock is shifted.
    monkeypatch.setenv("PYTHONPATH", str(SHIFTED))
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "unpacked"
    with ZipFile(io.BytesIO(bundle(days))) as archive:
        archive.extractall(folder)
        modules = {name for name in archive.namelist() if name.endswith(".py")}
    notebook = nbformat.read(folder / "my-days.ipynb", as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(LOADED))
    where = {"metadata": {"path": str(folder)}}
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources=where).execute()
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    everything = " ".join("".join(printed(cell) for cell in code).split())
    own, all_loaded = printed(code[-1]).rstrip("\n").rsplit("\n", 1)
    loaded = {Path(line).relative_to(folder).as_posix() for line in own.splitlines()}
    charts = [output for cell in code for output in cell.outputs if "vegalite" in str(output.get("data"))]
    link = association(days)

    assert printed_records(printed(code[-2])) == records(days)
    for sentence in (
        *sentences.of_association(link),
        sentences.of_adherence(adherence(days, today=TODAY)),
        sentences.of_change(change(days)),
        sentences.of_trend(trend(days)),
    ):
        assert sentence in everything
    assert len(charts) == 3 * bool(len(days)) + link.pictured + (link.diff is not None)
    assert loaded == modules, "the zip holds what the notebook runs on, and nothing else"
    assert not {"streamlit", "sqlalchemy", "alembic", "pydantic", "yaml"} & set(all_loaded.split("|"))
    assert "stderr" not in [output.get("name") for cell in code for output in cell.outputs]


def test_nothing_of_the_diary_is_taken_along_but_its_days(diary: Diary) -> None:
    fill(diary)
    packed = files(bundle(diary.days()))
    nobodys = files(bundle(NO_DAYS))
    table = packed.pop("days.csv")
    del nobodys["days.csv"]

    assert packed == nobodys
    assert "stiff" in table
    for other in (
        "Morning",
        "stenosis",
        "a mistake",
        "short of time",
        "Goblet",
        "a cold",
        "bird-dog",
        "local",
    ):
        assert other not in table


def test_a_persons_words_stand_in_the_table_alone() -> None:
    packed = files(bundle(by_hand("D", note="<script>window.hurt=1</script> **only-mine**")))

    assert [name for name, text in packed.items() if "only-mine" in text] == ["days.csv"]


def test_the_same_days_give_the_same_bytes(days: pd.DataFrame) -> None:
    assert bundle(days) == bundle(days.copy())


def test_the_notebook_is_what_jupyter_itself_would_make_of_its_source() -> None:
    made = nbformat.reads(files(bundle(NO_DAYS))["my-days.ipynb"], as_version=4)
    theirs = jupytext.read(SOURCES / "my-days.py", fmt="py:percent")

    nbformat.validate(made)
    assert [(c.cell_type, c.source) for c in made.cells] == [(c.cell_type, c.source) for c in theirs.cells]


def test_the_libraries_are_pinned_to_the_versions_the_page_runs_on() -> None:
    *pinned, opened_in = files(bundle(NO_DAYS))["requirements.txt"].splitlines()

    assert pinned == [f"{name}=={version(name)}" for name in ("altair", "numpy", "pandas", "scipy")]
    assert opened_in.startswith("jupyterlab>=")


def test_the_readme_explains_every_file_every_column_and_every_state() -> None:
    packed = files(bundle(by_hand("DPSMNERZ")))
    columns = packed["days.csv"].removeprefix(BYTE_ORDER_MARK).splitlines()[0].split(",")
    states = set(days_from_csv(io.StringIO(packed["days.csv"], newline=""))["state"])
    inside = {name.partition("/")[0] + "/" * ("/" in name) for name in packed} - {"README.md"}

    assert [name for name in (*columns, *states, *inside) if f"`{name}`" not in packed["README.md"]] == []


def test_only_what_runs_is_followed_and_names_of_a_whole_package_are_refused() -> None:
    guarded = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import streamlit\n"

    assert needed(guarded + "import json, scipy.stats").libraries == ("scipy",)
    assert needed("from data.diary.records import plan").modules == (
        "data.diary.records.checks",
        "data.diary.records.plan",
        "data.diary.records.routine",
        "data.unfit",
    )
    with pytest.raises(ValueError, match=r"open_diary is taken from the package data\.diary"):
        needed("from data.diary import open_diary")


def test_a_module_comes_along_as_it_is() -> None:
    packed = files(bundle(NO_DAYS))

    assert packed["components/numbers/day_after.py"] == path_of("components.numbers.day_after").read_text()


def taken_from(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button") if "days with" in button.proto.label]


def test_ones_own_days_are_offered_beside_the_export_and_under_progress_and_made_up_ones_never(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKWISE_DIARY", str(tmp_path / "diary.db"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert taken_from(visit("settings")) == []

    filled(tmp_path / "diary.db", 10)
    progress = visit("progress")
    assert taken_from(visit("settings")) == ["Take my days with me (zip)"]
    assert taken_from(progress) == ["Take my days with me (zip)"]

    assert taken_from(progress.button(key="see_sample").click().run()) == []
    close_diaries()


@pytest.mark.browser
def test_one_click_saves_a_zip_named_by_its_day_alone(
    window: BrowserContext, launch: Launch, tmp_path: Path
) -> None:
    days = filled(tmp_path / "diary.db", 10).days(end=TODAY)
    close_diaries()
    page = Watched(window, launch(tmp_path / "diary.db").url).open("/settings")
    with page.expect_download() as download:
        page.get_by_role("button", name="Take my days with me (zip)").click()
    download.value.save_as(tmp_path / "saved.zip")

    assert download.value.suggested_filename == f"backwise-{VERSION}-days-{TODAY:%Y-%m-%d}.zip"
    assert (tmp_path / "saved.zip").read_bytes() == bundle(days)
