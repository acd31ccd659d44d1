"""What Backwise is, the article it starts from, and what research says beside it."""

import streamlit as st

from components.catalogue.how_sure_view import how_sure_link
from components.catalogue.move_view import EVIDENCE_WORDS, claims
from data.catalogue import Catalogue


def about(catalogue: Catalogue) -> None:
    """The limits first, then the article with its general claims, each beside the evidence."""
    st.write(
        "Backwise is educational, not medical advice. It is for adults with ordinary low back pain. "
        "It starts from one article and shows beside it what research adds."
    )
    how_sure_link()
    article = catalogue.about
    with st.expander("The article, and what research says", key="about_article"):
        st.markdown(f"**{article.title}**  \n{article.byline}")
        st.caption(article.disclaimer)
        for claim in catalogue.claims.values():
            st.markdown(f"**{claim.article.text}**  \n{EVIDENCE_WORDS[claim.verdict]}.")
            claims(catalogue, claim.evidence)
    with st.expander("What we mended in it", key="about_notes"):
        claims(catalogue, article.notes)
    with st.expander("Words we keep, said plainly", key="about_terms"):
        for term in catalogue.terms.values():
            st.markdown(f"**{term.id.capitalize()}:** {term.means}")
