"""What is said, by whom, and how far it was checked. A claim without a source cannot be loaded."""

from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from data.catalogue.model.record import Id, Record, Text


class Status(StrEnum):
    """How far a fact has been checked."""

    ARTICLE = "article"  # the article says so; nobody checked it
    VERIFIED = "verified"  # seen in a page of the source itself
    SECONDARY = "secondary"  # seen in a page that quotes the source
    RECALLED_HIGH = "recalled-high"  # known from the literature, not looked up again
    RECALLED_MEDIUM = "recalled-medium"
    RECALLED_LOW = "recalled-low"
    DESIGN = "design"  # our own default or reasoning, not a published rule


TOO_DOUBTFUL_TO_DRAW = (Status.RECALLED_LOW, Status.RECALLED_MEDIUM)


class Source(Record):
    """Where a claim comes from, and how far it has been checked."""

    id: Id
    title: Text
    where: str = ""  # address, DOI or place; empty for our own defaults
    year: int | None = None
    status: Status
    note: str = ""


class Claim(Record):
    """One thing said, with who says it and how sure that is."""

    text: Text
    sources: tuple[Id, ...] = Field(min_length=1)
    status: Status


class Variation(Claim):
    """An easier or a harder way, naming the catalogue's own move where there is one."""

    move: Id | None = None


class EvidenceVerdict(StrEnum):
    """How the article's word and the research stand to each other."""

    AGREE = "agree"
    MIXED = "mixed"
    STRICTER = "stricter"  # the article is stricter than the research
    DISAGREE = "disagree"
    KIND_ONLY = "kind-only"  # trials of its kind of exercise, none of this move alone
    NO_DATA = "no-data"


class LoadFigure(Record):
    """One published figure of spinal load. Scales are never mixed."""

    scale: Literal["disc-pressure", "model-compression", "implant-order"]
    state: Text  # what was measured, e.g. "standing, bent forward"
    low: float | None = None
    high: float | None = None
    unit: Literal["MPa", "N", "order"]
    plotted: bool = True
    claim: Claim

    @model_validator(mode="after")
    def _drawable(self) -> Self:
        if self.plotted and (self.low is None or self.high is None):
            raise ValueError("a figure that is drawn needs low and high")
        if self.plotted and self.claim.status in TOO_DOUBTFUL_TO_DRAW:
            raise ValueError(f"a figure of status {self.claim.status} is told, not drawn")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"the range is upside down: {self.low} / {self.high}")
        return self

    @property
    def ends(self) -> tuple[float, float]:
        """Both ends of the range. Raises ValueError for a figure without numbers."""
        if self.low is None or self.high is None:
            raise ValueError(f"{self.state} has no numbers")
        return self.low, self.high


class LoadState(LoadFigure):
    """A published figure that belongs to no move, and the part it plays in the load picture."""

    id: Id
    role: Literal["state", "reference", "limit", "strength", "usual-strength"] = "state"


class GeneralClaim(Record):
    """Something the article says about back pain as a whole, and what research says beside it."""

    id: Id
    article: Claim
    verdict: EvidenceVerdict
    evidence: tuple[Claim, ...] = ()
