"""One move in full: how, how much and who says so, easier and harder, when to stop, the evidence."""

from collections.abc import Iterable

import streamlit as st

from components.catalogue.card_view import badges
from components.catalogue.dose_table import dose_rows
from components.catalogue.own_moves.own_words_view import how_to
from components.catalogue.picture_view import picture
from components.safety import Verdict
from components.safety.limits import limited
from components.safety.verdict_view import reason_lines, swap_links
from components.shell.places import CATALOGUE
from data.catalogue import Catalogue
from data.catalogue.model import Claim, EvidenceVerdict, Exercise, Origin, Stance, Variation
from data.catalogue.status_words import STATUS_WORDS

EVIDENCE_WORDS = {
    EvidenceVerdict.AGREE: "Research broadly agrees with the article",
    EvidenceVerdict.MIXED: "Research is mixed",
    EvidenceVerdict.STRICTER: "The article is stricter than the research",
    EvidenceVerdict.DISAGREE: "Research disagrees with the article",
    EvidenceVerdict.KIND_ONLY: "Its kind of exercise was tried and helps; this move alone was not",
    EvidenceVerdict.NO_DATA: "We know of no research on this alone",
}
BEYOND_WORDS = "Our own addition. The article doesn't name it"
BEYOND_EVIDENCE = {**EVIDENCE_WORDS, EvidenceVerdict.AGREE: "Research speaks for it"}


def move_view(catalogue: Catalogue, move: Exercise, verdict: Verdict, *, mine: bool) -> None:
    """A move's own page. `mine`: the person has a profile, so say what it means for them."""
    st.page_link(CATALOGUE, label="All moves", icon=":material/arrow_back:")
    st.title(move.name, anchor=False)
    st.markdown(badges(move, verdict, mine=mine))
    if move.also_called:
        st.caption(f"Also called {', '.join(move.also_called)}")
    if move.stance == Stance.AVOID:
        _why_not(catalogue, move, verdict.swaps if mine else move.swaps, mine=mine)
    else:
        picture(move)
    if mine and verdict.reasons and move.stance == Stance.DO:
        with st.container(border=True, key="for_you"):
            st.markdown("**For you**")
            reason_lines(catalogue, verdict.reasons)
            swap_links(catalogue, verdict.swaps)
    if move.stance == Stance.DO:
        _how(catalogue, limited(move, verdict.limit) if mine else move)
    _evidence(catalogue, move)


def _how(catalogue: Catalogue, move: Exercise) -> None:
    st.header("How to do it", anchor=False)
    how_to(move)
    st.header("How much", anchor=False)
    if move.dose:
        st.table(dose_rows(move.dose), border="horizontal")
    st.header("Good to know", anchor=False)
    if move.mistake:
        st.markdown(f"**Common mistake:** {move.mistake.text}")
    _variations(catalogue, "Easier", move.easier)
    _variations(catalogue, "Harder", move.harder)
    if move.if_it_hurts:
        who = "the article" if "article" in move.if_it_hurts.sources else "our own default"
        st.info(f"**If it hurts:** {move.if_it_hurts.text} :small[({who})]", icon=":material/healing:")
    if move.stop_if:
        stops = "\n".join(f"- {claim.text}" for claim in move.stop_if)
        st.warning(f"**Stop if**\n{stops}", icon=":material/front_hand:")
    _facts(catalogue, move)
    st.header("What it is for", anchor=False)
    claims(catalogue, move.benefit)


def _variations(catalogue: Catalogue, label: str, variations: tuple[Variation, ...]) -> None:
    for variation in variations:
        st.markdown(f"**{label}:** {variation.text}")
        if variation.move:
            swap_links(catalogue, (variation.move,))


def _facts(catalogue: Catalogue, move: Exercise) -> None:
    words = catalogue.vocabulary
    needs = ", ".join(words.equipment[item] for item in move.equipment) or "nothing"
    st.markdown(
        f"**Position:** {words.position[move.position]}  \n**Needs:** {needs}  \n"
        f"**Level:** {words.level[move.level]}  \n**Works on:** {', '.join(move.muscles)}"
    )


def _why_not(catalogue: Catalogue, move: Exercise, swaps: tuple[str, ...], *, mine: bool) -> None:
    """The move and, beside it in the same size, what to do instead; then why."""
    with st.grid(min_column_width=280, key="side_by_side"):
        _under(f"**Not now:** {move.name}", move)
        for swap in (catalogue.exercises[swap] for swap in swaps[:1]):
            _under(f"**Try instead:** {swap.name}", swap)
    if mine and not swaps:
        st.info("None of its usual swaps is fine for you just now.", icon=":material/info:")
    st.header("Why not now", anchor=False)
    claims(catalogue, move.risk)
    if move.in_its_favour:
        st.header("What speaks for it", anchor=False)
        claims(catalogue, move.in_its_favour)
    if not swaps:
        return
    st.header("What to do instead", anchor=False)
    if move.swap_reason:
        claims(catalogue, [move.swap_reason])
    swap_links(catalogue, swaps)
    with st.grid(min_column_width=280, key="more_swaps"):
        for swap in (catalogue.exercises[swap] for swap in swaps[1:]):
            _under(f"**Or:** {swap.name}", swap)


def _under(words: str, move: Exercise) -> None:
    with st.container():
        st.markdown(words)
        picture(move)


def _evidence(catalogue: Catalogue, move: Exercise) -> None:
    st.header("What research adds", anchor=False)
    beyond = move.origin == Origin.BEYOND
    words = f"{BEYOND_WORDS}. {BEYOND_EVIDENCE[move.verdict]}" if beyond else EVIDENCE_WORDS[move.verdict]
    st.markdown(f"**{words}.**")
    claims(catalogue, move.evidence)
    used = sorted({source for claim in _all_claims(move) for source in claim.sources})
    with st.expander(f"Sources ({len(used)})", key="sources"):
        for source in (catalogue.sources[key] for key in used):
            year = f", {source.year}" if source.year else ""
            where = f"  \n:small[{source.where}]" if source.where else ""
            st.markdown(f"- **{source.title}**{year}: {STATUS_WORDS[source.status]}{where}")


def _all_claims(move: Exercise) -> Iterable[Claim]:
    single = (move.mistake, move.if_it_hurts, move.swap_reason)
    groups = (
        move.benefit,
        move.risk,
        move.in_its_favour,
        move.easier,
        move.harder,
        move.stop_if,
        move.evidence,
    )
    return [claim for group in groups for claim in group] + [claim for claim in single if claim]


def claims(catalogue: Catalogue, said: Iterable[Claim]) -> None:
    """Claims as lines, each with who says it and how far that was checked."""
    for claim in said:
        st.markdown(f"- {claim.text} :small[:gray[({_who(catalogue, claim)})]]")


def _who(catalogue: Catalogue, claim: Claim) -> str:
    words = STATUS_WORDS[claim.status]
    titles = [
        catalogue.sources[source].title for source in claim.sources if source not in ("article", "design")
    ]
    return "; ".join((*titles, words))
