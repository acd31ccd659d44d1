"""What is found of sessions and the next day's pain, and folded below it what to hold against it."""

import streamlit as st

from components.numbers.day_after import Association
from components.progress.words.day_after_sentences import BOTH_WAYS, CHANCE, of_association


def finding(link: Association) -> None:
    """The finding with what always belongs to it; the rest of what can be held against it folded."""
    found, *against = of_association(link)
    always = [words for words in against if words in (CHANCE, BOTH_WAYS)]
    st.write(" ".join((found, *always)))
    rest = [words for words in against if words not in always]
    if rest:
        with st.expander("What to hold against it", key="against", type="compact"):
            st.markdown("\n".join(f"- {words}" for words in rest))
