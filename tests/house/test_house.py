"""The house rules a newcomer could break without noticing, each with the way to keep it."""

import ast
import inspect
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.diary import Diary

ROOT = Path(__file__).parents[2]
MOST_FILES = 16
PAGES = sorted((ROOT / "pages").glob("*.py"))
MODULES = sorted(p for folder in ("components", "data") for p in (ROOT / folder).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def may_import(library: str, path: Path) -> bool:
    place = path.relative_to(ROOT).as_posix()
    match library:
        case "streamlit":
            return place.startswith("components/") and (
                path.stem == "view"
                or path.stem.endswith("_view")
                or place.startswith(("components/visit/", "components/shell/"))
            )
        case "altair":
            return "charts" in path.parts
        case _:
            return place.startswith("data/diary/")


@pytest.mark.parametrize("library", ["streamlit", "altair", "sqlalchemy", "alembic", "psycopg"])
def test_a_library_stays_in_its_rooms(library: str) -> None:
    strays = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if any(name.split(".")[0] == library for name in imports(path)) and not may_import(library, path)
    ]

    assert not strays, (
        f"{library} belongs elsewhere: move the part that needs it into a room that may have it"
    )


def writes() -> set[str]:
    """The diary's methods that keep, change or delete, by themselves or through one another; what removes
    for good keeps nothing that could come back."""
    found = {"_writing", "_add", "_edit", "_mark"}
    methods = inspect.getmembers(Diary, inspect.isfunction)
    told = {name: inspect.getsource(method) for name, method in methods}
    size = 0
    while size < len(found):
        size = len(found)
        found |= {name for name, source in told.items() if any(f"self.{one}(" in source for one in found)}
    for_good = {name for name, source in told.items() if "_deleting_for_good" in source}
    return {name for name in found - for_good if name[0] != "_"}


def test_a_view_tells_what_came_of_a_use_case_and_writes_nothing_itself() -> None:
    writing = writes()
    assert {"add_check_in", "stop_plan", "restore"} <= writing
    views = [path for path in MODULES if path.stem == "view" or path.stem.endswith("_view")] + PAGES
    strays = [
        f"{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(node)}"
        for path in views
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in writing
    ]

    assert not strays, "move what is kept, and the way back, into a plain function that gives a Kept"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_every_page_opens_with_the_gate(page: Path) -> None:
    body = [
        node
        for node in ast.parse(page.read_text()).body
        if not isinstance(node, ast.Import | ast.ImportFrom)
        and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    ]

    assert ast.unparse(body[0]) == "visit = enter()", "a deep link can run this page without app.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_a_page_is_a_table_of_contents(page: Path) -> None:
    lines = page.read_text().splitlines()

    assert len(lines) <= 70, "a page arranges; what it decides or draws belongs into components"


def test_no_page_or_component_writes_raw_html_but_style_sheets_of_ours() -> None:
    assert not [str(path) for path in [*PAGES, *MODULES] if "unsafe_allow_html" in path.read_text()]

    written = [
        f"{path.relative_to(ROOT)}: {ast.unparse(call)}"
        for path in [*PAGES, *MODULES]
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "st.html"
        if not re.search(rf"^{ast.unparse(call.args[0]).partition('[')[0]} = .*css", path.read_text(), re.M)
    ]
    assert not written, "a person's words could reach it: only a constant that names a file of ours may"


def test_every_page_is_in_the_navigation_and_in_the_readme() -> None:
    frame = (ROOT / "components/shell/frame.py").read_text()
    places = (ROOT / "components/shell/places.py").read_text()
    readme = (ROOT / "README.md").read_text()

    for page in PAGES:
        assert f'{page.stem.upper()} = _PAGES / "{page.name}"' in places
        assert f"st.Page({page.stem.upper()}," in frame
        assert f"pages/{page.name}" in readme


def test_every_place_the_docs_name_exists() -> None:
    named = {
        (doc.name, place)
        for doc in (ROOT / "docs/glossary.md", ROOT / "docs/architecture.md", ROOT / "CONTRIBUTING.md")
        for place in re.findall(r"`((?:components|data|tools|studies|notebooks)/[\w./]*)`", doc.read_text())
    }

    assert [(doc, place) for doc, place in sorted(named) if not (ROOT / place).exists()] == []


def test_every_test_the_safety_cases_name_exists() -> None:
    cases = (ROOT / "docs/safety-cases.md").read_text()
    rows = [row for row in cases.splitlines() if row.startswith("| ") and not row.startswith("| case ")]
    named = {row: re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row) for row in rows}
    there = {
        (file, node.name)
        for file in {file for found in named.values() for file, _ in found}
        for node in ast.walk(ast.parse((ROOT / file).read_text()))
        if isinstance(node, ast.FunctionDef)
    }

    assert [row for row, found in named.items() if not found or not there.issuperset(found)] == []


def test_the_glossary_has_every_enumeration_of_ids_as_it_says_of_itself() -> None:
    glossary = (ROOT / "docs/glossary.md").read_text()
    rows = {
        f"| `{node.name}` | {(ast.get_docstring(node) or '').splitlines()[0]} | `{path.relative_to(ROOT)}` |"
        for path in (ROOT / "data").rglob("*.py")
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ClassDef) and node.name != "Graded"
        if {ast.unparse(base) for base in node.bases} & {"Enum", "StrEnum", "IntEnum", "Graded"}
    }

    assert sorted(row for row in rows if row not in glossary) == []
    assert len(rows) == glossary.partition("## What is an id")[2].count("\n| `")


def test_a_package_never_hides_one_of_its_modules_behind_a_name_it_hands_on() -> None:
    hidden = [
        f"{face.parent.relative_to(ROOT)}: {name}"
        for face in MODULES
        if face.name == "__init__.py"
        for node in ast.walk(ast.parse(face.read_text()))
        if isinstance(node, ast.ImportFrom)
        for name in (alias.asname or alias.name for alias in node.names)
        if (face.parent / f"{name}.py").exists() or (face.parent / name).is_dir()
    ]

    assert not hidden, "import of the module would give the name instead"


def test_no_two_modules_of_the_middle_floor_have_one_name() -> None:
    names = [path.name for path in (ROOT / "components").rglob("*.py") if path.name != "__init__.py"]

    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_no_module_of_the_tests_imports_from_a_test_module() -> None:
    borrowing = [
        f"{path.relative_to(ROOT)}: {name}"
        for folder in ("tests", "tools", "studies", "notebooks")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for name in imports(path)
        if any(part.startswith("test_") for part in name.split("."))
    ]

    assert not borrowing, "what tests share belongs into a helper of its own, a fixture into conftest.py"


@pytest.mark.parametrize("folder", ["tests", "components", "data", "tools", "studies", "notebooks"])
def test_no_folder_holds_more_files_than_one_can_take_in(folder: str) -> None:
    sizes = Counter(path.parent for path in (ROOT / folder).rglob("*.py"))

    crowded = {str(place.relative_to(ROOT)): size for place, size in sizes.items() if size > MOST_FILES}
    assert not crowded, f"a folder holds {MOST_FILES} files at most: part it by subject"


def test_the_server_takes_files_as_large_as_the_largest_the_screens_offer_to_take() -> None:
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text())
    offered = [
        int(found)
        for path in (ROOT / "components").rglob("*.py")
        for found in re.findall(r"^_?LARGEST_MB = (\d+)|max_upload_size=(\d+)", path.read_text(), re.M)
        for found in found
        if found
    ]
    assert offered
    assert config["server"]["maxUploadSize"] >= max(offered)
