"""The house rules a newcomer could break without noticing, each with the way to keep it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
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


def test_no_page_or_component_writes_raw_html() -> None:
    raw = {
        str(path.relative_to(ROOT))
        for path in [*PAGES, *MODULES]
        if "unsafe_allow_html" in path.read_text() or "st.html" in path.read_text()
    }

    fixed = {"components/shell/frame.py", "components/shell/settling.py"}  # style sheets of ours
    assert raw <= fixed, "a person's words could reach it"
    assert (ROOT / "components/shell/frame.py").read_text().count("st.html(_DARK)") == 1


def test_every_page_is_in_the_navigation_and_in_the_readme() -> None:
    frame = (ROOT / "components/shell/frame.py").read_text()
    places = (ROOT / "components/shell/places.py").read_text()
    readme = (ROOT / "README.md").read_text()

    for page in PAGES:
        assert f'{page.stem.upper()} = _PAGES / "{page.name}"' in places
        assert f"st.Page({page.stem.upper()}," in frame
        assert f"pages/{page.name}" in readme
