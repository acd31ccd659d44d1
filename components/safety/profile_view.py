"""The profile: what the safety filter should respect, what is at hand, how hard to go."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date

import streamlit as st

from components.safety.check_view import DONE
from components.safety.contradictions import contradictions
from components.safety.filter import FLOOR
from components.safety.screening import taken_together, ticked
from components.shell.kept import keep_profile
from components.shell.saving import save
from components.shell.scales import pills
from data.catalogue import Catalogue
from data.catalogue.model import BED, ConditionGroup, ConditionKind
from data.diary import Diary, Profile, Screening

_GROUPS = {
    ConditionGroup.BACK: "Your back",
    ConditionGroup.JOINTS: "Bones and joints",
    ConditionGroup.BODY: "The rest of the body",
}

USUAL = Profile(equipment={"mat", "towel", "wall", "chair"}, level=2)


def usual(catalogue: Catalogue, told: Screening | None) -> Profile:
    """What the form begins with for someone who has saved none: gentle where their answers ask for it."""
    raised = catalogue.red_flags.keys() & told.raised if told else ()
    gently = any(catalogue.red_flags[flag].starts_gently for flag in raised)
    return replace(USUAL, level=1) if gently else USUAL


def profile_form(catalogue: Catalogue, diary: Diary, today: date, about_level: Callable[[int], None]) -> None:
    """One short form, filled with what was saved last or with the usual.

    `about_level` draws what there is to say of the level chosen, right under it.
    """
    saved = diary.profile()
    told = taken_together(diary.screenings())
    now = ticked(catalogue, saved, told) if saved else usual(catalogue, told)
    kinds = {kind: [c.id for c in catalogue.conditions.values() if c.kind is kind] for kind in ConditionKind}
    with st.container(border=True, key="profile"):
        st.markdown("**About your back and body**")
        hurts = pills(
            "What makes your back hurt?",
            {
                c: catalogue.conditions[c].ask
                for c in (*kinds[ConditionKind.AGGRAVATOR], *kinds[ConditionKind.SYMPTOM])
            },
            now.conditions,
            "profile_hurts",
        )
        eases = pills(
            "What eases it?",
            {way: entry.name for way, entry in catalogue.vocabulary.eases.items()},
            now.eases,
            "profile_eases",
        )
        st.write("Does any of these apply to you?")
        has = _ticked(catalogue, kinds[ConditionKind.CONDITION], now.conditions)
        if opposite := contradictions(catalogue, {*hurts, *has}, eases):
            st.info(opposite, icon=":material/compare_arrows:")
        cannot = pills(
            "Is there a position you can't take?",
            {limit: entry.name for limit, entry in catalogue.vocabulary.cannot.items()},
            now.cannot,
            "profile_cannot",
        )
        st.markdown("**About the exercise**")
        equipment = pills(
            "What do you have at hand?", catalogue.vocabulary.equipment, now.equipment, "profile_equipment"
        )
        if FLOOR in cannot and BED not in equipment:
            st.caption("Could you lie on a firm bed? Tick it, and some moves can be done there.")
        if not saved:
            st.caption("What most homes have is ticked already. Tap what you don't have, to untick it.")
        level = st.segmented_control(
            "How hard may it be?",
            sorted(catalogue.vocabulary.level),
            default=now.level,
            format_func=catalogue.vocabulary.level.__getitem__,
            required=True,
            key="profile_level",
        )
        about_level(level)
        if st.button("Save my profile", type="primary", key="profile_save"):
            profile = Profile(
                conditions={*hurts, *has},
                equipment=set(equipment),
                cannot=set(cannot),
                level=level,
                eases=eases,
            )
            if save(lambda: keep_profile(diary, profile, today), "Profile saved."):
                st.session_state.pop(DONE, None)
            st.rerun()
    if saved:
        st.caption(f"Last saved {saved[1]:%-d %B %Y}. Stays in your diary, never in a link.")


def _ticked(catalogue: Catalogue, conditions: Collection[str], chosen: Collection[str]) -> list[str]:
    """A line for each, in the words of its question: a short label alone is easily taken for another."""
    ticked: list[str] = []
    for group, title in _GROUPS.items():
        with st.container(gap="xsmall", key=f"profile_has_{group}"):
            st.caption(title)
            for id_ in conditions:
                condition = catalogue.conditions[id_]
                if condition.group == group and st.checkbox(
                    condition.ask, id_ in chosen, key=f"profile_has_{id_}"
                ):
                    ticked.append(id_)
    return ticked
