"""Make the lessons: run each source of this folder and store it as a notebook with what it showed.

    python -m notebooks.build [5 6]

The same sources on the same library versions give the same bytes.
"""

import json
import sys
from pathlib import Path
from typing import Any

import jupytext
import nbformat
from nbclient import NotebookClient

from components.lessons.reader import SEAL, seal

FOLDER = Path(__file__).parent
# Runs before the first cell and is not kept. Charts are stored as their specification, tables as data and
# as HTML; a cell run in Jupyter uses Altair's and pandas' own ways. The charts use nothing newer than
# Vega-Lite 5, and under that name JupyterLab draws them as they are stored.
_STORE_DATA = """exec('''
import altair, pandas
def stored(spec, **options):
    return {"application/vnd.vegalite.v5+json": spec, "text/plain": spec["description"]}
altair.renderers.register("stored", stored)
altair.renderers.enable("stored")
pandas.options.display.html.table_schema = True
''', {})"""
_METADATA: dict[str, Any] = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def sources() -> list[Path]:
    """The percent-format sources, in the lessons' order."""
    return sorted(FOLDER.glob("[0-9]*.py"))


def assembled(source: Path) -> Any:
    """A source's text and code as a notebook without outputs; its cells are named by their place."""
    notebook = jupytext.read(source, fmt="py:percent")
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
        cell.metadata = {}
    notebook.metadata = _METADATA
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return notebook


def executed(notebook: Any) -> Any:
    """The notebook with what its cells show, run from top to bottom; a failing cell raises."""
    run = nbformat.from_dict(notebook)
    run.cells.insert(0, nbformat.v4.new_code_cell(_STORE_DATA))
    where = {"metadata": {"path": str(FOLDER)}}
    NotebookClient(run, timeout=120, kernel_name="python3", resources=where, record_timing=False).execute()
    del run.cells[0]
    run.metadata = _METADATA
    for number, cell in enumerate((cell for cell in run.cells if cell.cell_type == "code"), 1):
        cell.execution_count = number
        for output in cell.outputs:
            if output.get("name") == "stderr":
                raise ValueError(f"A lesson shows no warning: {output.text}")
            if output.output_type == "execute_result":
                output.execution_count = number
    nbformat.validate(run)
    return run


def store(notebook: Any, path: Path) -> None:
    """Write a notebook with its seal, by which the app knows that it is as it was made."""
    stored = json.loads(nbformat.writes(notebook))
    stored["metadata"][SEAL] = seal(stored["cells"])
    path.write_text(json.dumps(stored, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


def main() -> None:
    """Build every lesson, or those whose numbers are given."""
    wanted = sys.argv[1:]
    for source in sources():
        if not wanted or source.stem.split("-")[0] in wanted:
            store(executed(assembled(source)), source.with_suffix(".ipynb"))


if __name__ == "__main__":
    main()
