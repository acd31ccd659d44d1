"""One zip with a person's day table, a notebook that reads it, and what the notebook runs on."""

import io
from importlib.metadata import version
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from components.diary.days_csv import days_csv
from components.exchange.take_away.modules import ROOT, files_of, needed
from components.exchange.take_away.notebook import notebook
from data.version import VERSION

if TYPE_CHECKING:
    import pandas as pd

SOURCES = ROOT / "notebooks" / "take-away"
# The window in which the notebook is opened; no number depends on it, and Backwise itself has none.
_OPENED_IN = "jupyterlab>=4,<5"


def bundle(days: "pd.DataFrame") -> bytes:
    """The zip of a day table: `days.csv`, `my-days.ipynb`, the modules it needs, how to open it.

    The same day table on the same library versions gives the same bytes. Nothing of the diary is in it
    but the day table.
    """
    source = (SOURCES / "my-days.py").read_text("utf-8")
    needs = needed(source)
    return zipped(
        {
            "LICENSE": (ROOT / "LICENSE").read_text("utf-8"),
            "README.md": (SOURCES / "README.md").read_text("utf-8") + f"\nWritten by Backwise {VERSION}.\n",
            "days.csv": days_csv(days),
            "my-days.ipynb": notebook(source),
            "requirements.txt": requirements(needs.libraries),
            **files_of(needs.modules),
        }
    )


def requirements(libraries: tuple[str, ...]) -> str:
    """The libraries at the versions in use here, so that the same numbers come out, and JupyterLab."""
    pinned = [f"{library}=={version(library)}" for library in libraries]
    return "\n".join([*pinned, _OPENED_IN]) + "\n"


def zipped(texts: dict[str, str]) -> bytes:
    """Texts as the files of a zip, in the order of their names and without a time of their own."""
    kept = io.BytesIO()
    with ZipFile(kept, "w") as archive:
        for name, text in sorted(texts.items()):
            file = ZipInfo(name)
            file.external_attr = 0o644 << 16
            archive.writestr(file, text.encode(), ZIP_DEFLATED)
    return kept.getvalue()
