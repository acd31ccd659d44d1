"""What every piece of catalogue knowledge is made of: frozen, strict, and sure of its kind of text."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$")]


class Record(BaseModel):
    """A frozen piece of catalogue knowledge; a key it does not know is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")
