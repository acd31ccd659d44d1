"""Every move that is not in the routine: why, who says so, and what to do instead."""

from collections.abc import Collection, Mapping
from typing import Literal

import streamlit as st

from components.catalogue.own_moves.own_words_view import who_is_who
from components.routine.building.kit import EQUIPMENT, by_missing_kit, only_kit, would_help
from components.routine.medium import mixed
from components.routine.reasons_view import reasons_of
from components.safety import Profile, Reason, Verdict
from components.safety.verdict_view import reason_lines
from data.catalogue import Catalogue
from data.catalogue.model import Origin, Stance
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
    groups: dict[_Why, list[Verdict]] = {}
    for verdict in (v for move, v in verdicts.items() if move not in inside):
        groups.setdefault(_why(catalogue, verdict, wished, inside), []).append(verdict)
    st.header("Left out, and why", anchor=False)
    if yours := groups.get("yours"):
        with st.expander(f"Because of your answers ({len(yours)})", expanded=True, key="left_out_yours"):
            reasons_of(catalogue, yours, "yours")
    if kit := groups.get("kit"):
        if help_ := would_help(catalogue, profile, wished, verdicts):
            st.write(help_)
        with st.expander(f"Only for want of equipment ({len(kit)})", key="left_out_kit"):
            _kit(catalogue, profile, kit)
    if six := groups.get("six"):
        with st.expander(f"Not now, with a sore back ({len(six)})", key="left_out_six"):
            reasons_of(catalogue, six, "six")
    for why, title, rule in _FINE:
        if spare := groups.get(why):
            _names(catalogue, title, rule, spare, f"left_out_{why}")


_Why = Literal["yours", "kit", "six", "hidden", "beyond", "apart", "spare"]
_FINE: tuple[tuple[_Why, str, str], ...] = (
    ("hidden", "Hidden by you", "hidden"),
    ("beyond", "Beyond the article", "article-only"),
    ("apart", "In water", "in-water"),
    ("spare", "Not needed this time", "not-needed"),
)


def _why(catalogue: Catalogue, verdict: Verdict, wished: Preferences, inside: Collection[str]) -> _Why:
    """Under which heading a move stands; the first that fits."""
    move = catalogue.exercises[verdict.exercise_id]
    if move.stance == Stance.AVOID:
        return "six"
    if not verdict.allowed:
        return "kit" if only_kit(verdict) else "yours"
    if move.id in wished.hidden:
        return "hidden"
    if wished.article_only and move.origin != Origin.ARTICLE:
        return "beyond"
    return "apart" if move.in_water and mixed(catalogue, (move.id, *inside)) else "spare"


def _names(catalogue: Catalogue, title: str, rule: str, verdicts: Collection[Verdict], key: str) -> None:
    with st.expander(f"{title} ({len(verdicts)})", key=key):
        st.write(f"{catalogue.rules[rule].words} {catalogue.rules[rule].instead}")
        moves = [catalogue.exercises[verdict.exercise_id] for verdict in verdicts]
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
