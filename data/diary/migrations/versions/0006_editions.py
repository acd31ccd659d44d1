"""A number for each kind of thing a person keeps, which rises with every write of it."""

from alembic import op
from sqlalchemy import BigInteger, Column, PrimaryKeyConstraint, Text

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "edition",
        Column("person", Text(), nullable=False),
        Column("kind", Text(), nullable=False),
        Column("number", BigInteger(), nullable=False),
        PrimaryKeyConstraint("person", "kind", name=op.f("pk_edition")),
    )
