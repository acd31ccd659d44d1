"""How sure are we? Every line with whose word it is, for a clinician to sign off or object to on paper."""

import streamlit as st

from components.catalogue.how_sure import AREAS, Line, Whose, lines
from components.shell.places import SETTINGS
from components.shell.print_view import print_button
from data.catalogue import Catalogue
from data.catalogue.status_words import STATUS_WORDS

VIEW = "how-sure"  # of the settings' address
_HEADS = {
    Whose.OURS: "Our own default",
    Whose.RESEARCH: "What research says",
    Whose.ARTICLE: "What the article says",
}
_TOLD = {
    Whose.OURS: (
        "We chose these ourselves. No source sets them as a rule for backs, and they wait for a "
        "physiotherapist. Where a source gave us the idea, it is named."
    ),
    Whose.RESEARCH: "These come from a source. Behind each stands how far we checked it.",
    Whose.ARTICLE: "These are the article's word. Nobody checked them unless research stands beside them.",
}
_UNNAMED = ("red_flags", "claims", "load_states", "about")  # areas whose lines need no name before them
BOX = "☐"


def how_sure_link() -> None:
    """The way to this part of the settings."""
    st.page_link(
        SETTINGS, label="How sure are we?", icon=":material/fact_check:", query_params={"view": VIEW}
    )


def how_sure(catalogue: Catalogue) -> None:
    """One table for each area of the part that was picked; all areas at once for paper."""
    st.page_link(SETTINGS, label="Settings", icon=":material/arrow_back:")
    st.title("How sure are we?", anchor=False)
    every = lines(catalogue)
    counts = {whose: sum(line.whose is whose for line in every) for whose in Whose}
    st.write(
        f"Backwise says {len(every)} things. Of these, {counts[Whose.OURS]} are our own default, "
        f"{counts[Whose.RESEARCH]} come from research and {counts[Whose.ARTICLE]} from the article."
    )
    whose = st.segmented_control(
        "Whose word",
        list(Whose),
        format_func=_HEADS.__getitem__,
        default=Whose.OURS,
        required=True,
        key="whose",
    )
    part = [line for line in every if line.whose is whose]
    areas = [area for area in AREAS if any(line.area == area for line in part)]
    picked = st.selectbox("About", [*areas, None], format_func=_area, key=f"area_{whose}")
    print_button()
    st.header(_HEADS[whose], anchor=False)
    st.write(_TOLD[whose])
    st.caption(
        f"Version {catalogue.version}. A line keeps its number within one version. On paper: tick the first "
        "box to agree, the second to object, and write why beside it."
    )
    for area in areas if picked is None else (picked,):
        st.subheader(AREAS[area], anchor=False)
        st.table(table(catalogue, [line for line in part if line.area == area]), border="horizontal")
    st.write("Name, profession and date:")


def table(catalogue: Catalogue, some: list[Line]) -> dict[str, list[str]]:
    """Columns to read and to tick: number, what is said with its source, and two boxes."""
    return {
        "No.": [str(line.number) for line in some],
        "What we say": [_cell(catalogue, line) for line in some],
        "Agree, object": [f"{BOX} {BOX}"] * len(some),
    }


def rests_on(catalogue: Catalogue, line: Line) -> str:
    """The sources of a line and how far it was checked, in brackets."""
    titles = [
        catalogue.sources[source].title for source in line.sources if source not in ("article", "design")
    ]
    return f"({'; '.join((*titles, STATUS_WORDS[line.status]))})"


def _cell(catalogue: Catalogue, line: Line) -> str:
    about = "" if line.area in _UNNAMED else f"**{'; '.join(line.about)}.** "
    return f"{about}{line.text} :small[:gray[{rests_on(catalogue, line)}]]"


def _area(area: str | None) -> str:
    return AREAS[area] if area else "All, for paper"
