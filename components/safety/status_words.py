"""How far a fact has been checked, in words."""

from data.catalogue.model import Status

STATUS_WORDS = {
    Status.ARTICLE: "the article's word",
    Status.VERIFIED: "seen in the source",
    Status.SECONDARY: "seen quoted elsewhere",
    Status.RECALLED_HIGH: "from the literature, not looked up again",
    Status.RECALLED_MEDIUM: "from memory, fairly sure",
    Status.RECALLED_LOW: "from memory, unsure",
    Status.DESIGN: "our own default",
}
