"""A Jupyter notebook made from a Python source whose cells begin with `# %%`, without running anything."""

import json
import re
from typing import Any

_CELL = re.compile(r"^# %%(?P<text> \[markdown\])?\n", re.MULTILINE)
_PYTHON: dict[str, Any] = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def notebook(source: str) -> str:
    """The notebook as JSON (nbformat 4.5). Its code cells have not been run and hold no output."""
    _, *parts = _CELL.split(source)
    cells = [
        _cell(number, kind is not None, body.strip("\n"))
        for number, (kind, body) in enumerate(zip(parts[::2], parts[1::2], strict=True))
    ]
    whole = {"cells": cells, "metadata": _PYTHON, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _cell(number: int, markdown: bool, body: str) -> dict[str, Any]:
    cell: dict[str, Any] = {"id": f"cell-{number}", "metadata": {}}
    if markdown:
        text = "\n".join(line.removeprefix("#").removeprefix(" ") for line in body.split("\n"))
        return cell | {"cell_type": "markdown", "source": text}
    return cell | {"cell_type": "code", "source": body, "execution_count": None, "outputs": []}
