"""No function so branched that nobody can hold it in their head, and the linters see all of the code."""

from pathlib import Path

from radon.complexity import cc_visit

ROOT = Path(__file__).parents[2]
MOST = 15


def test_no_function_has_more_than_fifteen_ways_through() -> None:
    files = [ROOT / "app.py"]
    for folder in ("components", "data", "pages", "studies", "tools", "notebooks"):
        files += sorted((ROOT / folder).rglob("*.py"))

    tangled = [
        f"{path.relative_to(ROOT)}: {block.name} ({block.complexity})"
        for path in files
        for block in cc_visit(path.read_text())
        if block.letter in "FM" and block.complexity > MOST
    ]

    assert tangled == []
