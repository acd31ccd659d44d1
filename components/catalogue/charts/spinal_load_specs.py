"""Each load chart's specification, built once per process and ink; what the app sends on top is only rows."""

from functools import cache
from typing import Any

import pandas  # noqa: F401 - Altair asks it for its types, and must not find it half imported elsewhere

from components.catalogue.charts import spinal_load


@cache
def disc_pressure_spec(ink: str) -> dict[str, Any]:
    """Disc pressure, without rows, its labels in this colour."""
    return dict(spinal_load.disc_pressure(ink).to_dict())


@cache
def compression_spec(ink: str) -> dict[str, Any]:
    """Model compression, without rows, its labels in this colour."""
    return dict(spinal_load.compression(ink).to_dict())
