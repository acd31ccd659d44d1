"""Every move that is not in the routine: why, who says so, and what to do instead."""

from collections.abc import Collection, Mapping

import streamlit as st

from components.catalogue.own_words_view import who_is_who
from components.routine.reasons_view import reasons_of
from components.safety import Verdict
from data.catalogue import Catalogue
from data.diary import Preferences


def left_out(
    catalogue: Catalogue,
    verdicts: Mapping[str, Verdict],
    wished: Preferences,
    inside: Collection[str] = frozenset(),
) -> None:
    """Because of the person's answers, the article's own six, and what was simply not needed."""
    out = [v for move, v in verdicts.items() if move not in inside]
    six = [v for v in out if catalogue.exercises[v.exercise_id].stance == "avoid"]
    yours = [v for v in out if v not in six and not v.allowed]
    fine = [v for v in out if v.allowed]
    hid = [v for v in fine if v.exercise_id in wished.hidden]
    beyond = [
        v
        for v in fine
        if v not in hid and wished.article_only and catalogue.exercises[v.exercise_id].origin != "article"
    ]
    spare = [v for v in fine if v not in hid and v not in beyond]
    st.header("Left out, and why", anchor=False)
    if yours:
        with st.expander(f"Because of your answers ({len(yours)})", expanded=True, key="left_out_yours"):
            reasons_of(catalogue, yours)
    if six:
        with st.expander(f"Not now, with a sore back ({len(six)})", key="left_out_six"):
            reasons_of(catalogue, six)
    for title, verdicts_, key, rule in (
        ("Hidden by you", hid, "left_out_hidden", "hidden"),
        ("Beyond the article", beyond, "left_out_beyond", "article-only"),
        ("Not needed this time", spare, "left_out_spare", "not-needed"),
    ):
        if verdicts_:
            with st.expander(f"{title} ({len(verdicts_)})", key=key):
                st.write(f"{catalogue.rules[rule].words} {catalogue.rules[rule].instead}")
                moves = [catalogue.exercises[v.exercise_id] for v in verdicts_]
                st.markdown("\n".join(f"- {move.name}" for move in moves))
                who_is_who(moves)
