"""A verdict in words: status with icon, reasons with their sources, what to do instead."""

import streamlit as st

from components.safety.cautions import Reason
from components.safety.filter import Verdict
from components.shell.places import CATALOGUE
from data.catalogue import Catalogue
from data.catalogue.model import Source, Status
from data.catalogue.status_words import STATUS_WORDS
from data.verdicts import VerdictStatus

_BADGES = {
    VerdictStatus.OK: ":green-badge[:material/check_circle: Fine for you]",
    VerdictStatus.MODIFY: ":green-badge[:material/tune: Fine with a change]",
    VerdictStatus.EXCLUDED: ":red-badge[:material/do_not_disturb_on: Not now]",
    VerdictStatus.UNCLASSIFIED: ":gray-badge[:material/help: Not classified]",
}


def verdict_badge(verdict: Verdict) -> str:
    """A verdict's status as markdown: colour, icon and word."""
    return _BADGES[verdict.status]


def reason_lines(catalogue: Catalogue, reasons: tuple[Reason, ...]) -> None:
    """Each reason as one line, its sources behind it in small."""
    for reason in reasons:
        st.markdown(f"- {reason.words} :small[:gray[({named_sources(catalogue, reason.sources)})]]")


def named_sources(catalogue: Catalogue, sources: tuple[str, ...]) -> str:
    """Short names of sources with how far each has been checked; the article and ourselves in a word."""
    return "; ".join(_named(catalogue.sources[source]) for source in sources)


def _named(source: Source) -> str:
    words = STATUS_WORDS[source.status]
    return words if source.status in (Status.ARTICLE, Status.DESIGN) else f"{source.title}, {words}"


def swap_links(catalogue: Catalogue, swaps: tuple[str, ...]) -> None:
    """Links to the moves to do instead."""
    if swaps:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown("Instead:", width="content")
            for swap in swaps:
                st.page_link(
                    CATALOGUE,
                    label=catalogue.exercises[swap].name,
                    icon=":material/arrow_forward:",
                    query_params={"move": swap},
                    width="content",
                )
