"""Every move that is not in the routine: why, who says so, and what to do instead."""

from collections.abc import Collection, Mapping

import streamlit as st

from components.catalogue.own_moves.own_words_view import who_is_who
from components.routine.building.kit import EQUIPMENT, by_missing_kit, only_kit, would_help
from components.routine.reasons_view import reasons_of
from components.safety import Profile, Reason, Verdict
from components.safety.verdict_view import reason_lines
from data.catalogue import Catalogue
from data.catalogue.status_words import who_says
from data.diary import Preferences


def left_out(
    catalogue: Catalogue,
    profile: Profile,
    verdicts: Mapping[str, Verdict],
    wished: Preferences,
    inside: Collection[str] = frozenset(),
) -> None:
    """Because of the person's answers, the article's own six, and what was simply not needed."""
    out = [v for move, v in verdicts.items() if move not in inside]
    six = [v for v in out if catalogue.exercises[v.exercise_id].stance == "avoid"]
    kit = [v for v in out if v not in six and only_kit(v)]
    yours = [v for v in out if v not in six and v not in kit and not v.allowed]
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
    if kit:
        if help_ := would_help(catalogue, profile, wished, verdicts):
            st.write(help_)
        with st.expander(f"Only for want of equipment ({len(kit)})", key="left_out_kit"):
            _kit(catalogue, profile, kit)
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


def _kit(catalogue: Catalogue, profile: Profile, verdicts: Collection[Verdict]) -> None:
    rule = catalogue.rules["equipment"]
    st.write(f"These need something you don't have at hand. {rule.instead}")
    st.caption(who_says(catalogue, rule.id, rule.sources, rule.status))
    for missing, group in by_missing_kit(catalogue, profile, verdicts).items():
        moves = [catalogue.exercises[verdict.exercise_id] for verdict in group]
        needs = " + ".join(catalogue.vocabulary.equipment[item] for item in missing)
        st.markdown(f"**{needs}** ({len(moves)}): {', '.join(move.name for move in moves)}")
        who_is_who(moves)
    if changes := _changes(verdicts):
        with st.expander("With it, some would still need a change", key="left_out_kit_changes"):
            for reason, same in changes.items():
                st.markdown(f"**{', '.join(catalogue.exercises[move].name for move in same)}**")
                reason_lines(catalogue, (reason,))


def _changes(verdicts: Collection[Verdict]) -> dict[Reason, list[str]]:
    """What else is said of the moves, each reason once, with the moves it is said of."""
    found: dict[Reason, list[str]] = {}
    for verdict in verdicts:
        for reason in verdict.reasons:
            if reason.rule != EQUIPMENT:
                found.setdefault(reason, []).append(verdict.exercise_id)
    return found
