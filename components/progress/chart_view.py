"""A chart as the progress page shows it, with how it is worked out, and its table and files."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from components.lessons.sources import cited
from components.progress.charts.chart_specs import Spec
from components.progress.charts.chart_tables import as_csv
from components.progress.words.methods import Method
from data.catalogue import Catalogue
from data.version import file_name

_BESIDE = Path(__file__)
_save_drawing = st.components.v2.component(
    "backwise_chart_download",
    html=_BESIDE.with_name("download.html").read_text("utf-8"),
    css=_BESIDE.with_name("download.css").read_text("utf-8"),
    js=_BESIDE.with_name("download.js").read_text("utf-8"),
)


OnTap = Callable[[str], Callable[[], None]]  # from a chart's key to what a tap on the chart does


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart and everything that stands around it."""

    key: str
    spec: Spec
    rows: dict[str, pd.DataFrame]
    alt: str  # what it shows, for somebody who can't see it
    label: str  # what its table is called
    table: Callable[[], pd.DataFrame]
    on_tap: OnTap | None = None


def chart(picture: Picture) -> None:
    """The chart, and below it, folded away, its table and files."""
    drawing(picture.key, picture.spec, picture.rows, picture.alt, on_tap=picture.on_tap)
    as_table(picture.label, picture.key, picture.table, alt=picture.alt)


def drawing(
    key: str, spec: Spec, rows: dict[str, pd.DataFrame], alt: str, *, on_tap: OnTap | None = None
) -> None:
    """The chart alone, in a box of this name, by which its files are found in the browser."""
    chart_key = f"{key}_chart"
    with st.container(key=key):
        st.vega_lite_chart(
            None,
            {**spec, "datasets": rows},
            key=chart_key,
            width="stretch",
            alt=alt,
            on_select=on_tap(chart_key) if on_tap else "ignore",
        )


def as_table(label: str, key: str, table: Callable[[], pd.DataFrame], *, alt: str = "") -> None:
    """A table that is made once it is opened, and its files; those of the chart too, where there is one."""
    drawer = st.expander(label, key=f"{key}_table", on_change="rerun", type="compact")
    if not drawer.open:
        return
    with drawer:
        rows = table()
        st.dataframe(rows, hide_index=True, key=f"{key}_rows", alt=label)
        name = file_name(key.replace("_", "-"), "")
        st.download_button(
            "Table (CSV)",
            as_csv(rows),
            file_name=f"{name}.csv",
            mime="text/csv",
            key=f"{key}_csv",
            on_click="ignore",
        )
        if alt:
            _save_drawing(key=f"{key}_files", data={"chart": key, "name": name, "alt": alt})


def how_worked_out(catalogue: Catalogue, key: str, *methods: Method) -> None:
    """How numbers are worked out, of how many, and how far their rules were checked."""
    with st.expander("How this is worked out", key=f"how_{key}", type="compact"):
        for method in methods:
            st.markdown(f"**{method.of}.** {method.formula}")
            st.caption(method.n)
        st.markdown(cited(catalogue, {source for method in methods for source in method.sources}))
