"""A number for each kind of thing a person keeps, which rises with every write of it."""

from alembic import op
from sqlalchemy import BigInteger, Column, PrimaryKeyConstraint, Text

revision = "0006"
down_revision = "0005"

KINDS = (
    "check_in", "session", "routine", "plan", "pause", "screening", "profile", "preferences", "own_move",
    "experiment", "setting",
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "edition",
        Column("person", Text(), nullable=False),
        Column("kind", Text(), nullable=False),
        Column("number", BigInteger(), nullable=False),
        PrimaryKeyConstraint("person", "kind", name=op.f("pk_edition")),
    )
    for kind in KINDS:  # so that a later deletion of all of them is seen as well
        op.execute(f"INSERT INTO edition SELECT DISTINCT person, '{kind}', 1 FROM {kind}")  # noqa: S608
