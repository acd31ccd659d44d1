"""How far a fact has been checked, in words."""

from collections.abc import Iterable

from data.catalogue import Catalogue
from data.catalogue.model import Status

STATUS_WORDS = {
    Status.ARTICLE: "the article's word",
    Status.VERIFIED: "seen in the source",
    Status.SECONDARY: "seen quoted elsewhere",
    Status.RECALLED_HIGH: "not checked against the paper",
    Status.RECALLED_MEDIUM: "not checked against the paper, fairly sure",
    Status.RECALLED_LOW: "not checked against the paper, unsure",
    Status.DESIGN: "our own default",
}


def who_says(catalogue: Catalogue, rule: str, sources: Iterable[str], status: Status) -> str:
    """One line under what a rule says: its id, how far it has been checked, what it leans on."""
    named = ", ".join(catalogue.sources[s].title for s in sources if s != "design")
    leaning = f" Informed by: {named}." if named else ""
    return f"Rule {rule}: {STATUS_WORDS[status]}, for a physiotherapist to check.{leaning}"
