"""The load picture: what was measured in a person, what models reckon, and what nobody has measured."""

from typing import Any

import streamlit as st

from components.catalogue.loads import (
    PICK,
    Row,
    chart_rows,
    drawn,
    figure_in_words,
    in_words,
    landmark,
    moves_in,
    not_drawn,
    table,
    unmeasured,
)
from components.safety.verdict_view import named_sources
from components.shell.places import CATALOGUE
from data.catalogue import Catalogue, Exercise, LoadState

_PICKED = "loads_picked"  # how many bars were picked on this visit


def loads_view(catalogue: Catalogue) -> None:
    """Both charts, each with its table, then the moves and figures that are on neither."""
    st.page_link(CATALOGUE, label="All moves", icon=":material/arrow_back:")
    st.title("What loads the spine", anchor=False)
    st.write(
        "Load is not harm. A spine needs load to stay strong, and a higher number does not mean that a "
        "move injures you. The two pictures measure different things and can't be compared."
    )
    _pressure(catalogue)
    _compression(catalogue)
    _not_on_a_chart(catalogue)


def _pressure(catalogue: Catalogue) -> None:
    from components.catalogue.charts.spinal_load_specs import (
        disc_pressure_spec,  # Altair takes a second; the cards can do without
    )

    rows = drawn(catalogue, "disc-pressure")
    standing = landmark(catalogue, "reference")
    st.header("Measured in a person", anchor=False)
    st.write(
        f"Pressure inside a low disc of one man of 45. The orange line on each bar is standing at ease, "
        f"{figure_in_words(standing)}: what ends left of it pressed less on his disc than standing."
    )
    _chart(
        catalogue, "disc_pressure", disc_pressure_spec(_ink()), rows, {"loads": chart_rows(rows, standing)}
    )


def _compression(catalogue: Catalogue) -> None:
    from components.catalogue.charts.spinal_load_specs import compression_spec

    rows = drawn(catalogue, "model-compression")
    limit, strength, usual = (landmark(catalogue, role) for role in ("limit", "strength", "usual-strength"))
    st.header("Reckoned with a model", anchor=False)
    st.write(
        "What computer models of small groups of healthy young men give for the low spine. The orange line, "
        f"{figure_in_words(limit)}, is a limit for lifting at work, not a line at which exercise injures. "
        f"The grey is where spine segments gave way in laboratories: {figure_in_words(strength)}, so wide "
        "that no single number is a limit for everyone; the darker part is their mean with one standard "
        "deviation each way. Where sources disagree, the solid bar spans both ends."
    )
    beside = {"loads": chart_rows(rows, limit), "strength": [_band(strength)], "usual": [_band(usual)]}
    _chart(catalogue, "compression", compression_spec(_ink()), rows, beside)
    st.caption(f"Line and grey: {named_sources(catalogue, (*limit.claim.sources, *strength.claim.sources))}.")


def _ink() -> str:
    """The colour of the page's text, which a chart can't inherit."""
    return "#e9e6df" if st.context.theme.type == "dark" else "#0d1618"


def _chart(
    catalogue: Catalogue,
    key: str,
    spec: dict[str, Any],
    rows: tuple[Row, ...],
    datasets: dict[str, list[dict[str, object]]],
) -> None:
    picked = st.vega_lite_chart(
        None,
        {**spec, "datasets": datasets},
        key=f"loads_{key}_{st.session_state.get(_PICKED, 0)}",
        width="stretch",
        on_select="rerun",
        selection_mode=PICK,
        alt=in_words(rows),
    )
    points = picked["selection"][PICK]
    if points and (moves := str(points[0].get("move", ""))):
        # Back here, another chart: a second tap that was heard late must not lead away again.
        st.session_state[_PICKED] = st.session_state.get(_PICKED, 0) + 1
        st.query_params.from_dict({"compare" if "," in moves else "move": moves})
        st.rerun()
    st.caption("Select a bar to open its move, or take a link:")
    _links(moves_in(catalogue, rows))
    with st.expander("The same as a table", key=f"loads_{key}_table"):
        st.table(table(rows), border="horizontal")


def _band(state: LoadState) -> dict[str, object]:
    low, high = state.ends
    return {"low": low, "high": high, "state": state.state.capitalize(), "value": figure_in_words(state)}


def _links(moves: tuple[Exercise, ...]) -> None:
    with st.container(horizontal=True):
        for move in moves:
            st.page_link(CATALOGUE, label=move.name, query_params={"move": move.id}, width="content")


def _not_on_a_chart(catalogue: Catalogue) -> None:
    st.header("Nobody has measured this", anchor=False)
    st.write("For these moves we know of no published figure. That says nothing for or against them.")
    _links(unmeasured(catalogue))
    st.header("Known, but not drawn", anchor=False)
    st.write("Only an order is known, or the number is too doubtful to stand in a picture.")
    for move, figure in not_drawn(catalogue):
        st.markdown(
            f"- **{move.name}:** {figure.claim.text} "
            f":small[:gray[({named_sources(catalogue, figure.claim.sources)})]]"
        )
