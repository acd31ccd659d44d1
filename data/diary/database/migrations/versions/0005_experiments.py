"""Experiments a person does on themselves."""

from alembic import op
from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Integer,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
)

revision = "0005"
down_revision = "0004"

KNOWN = {"question": "'move', 'time'", "expects": "'a', 'b'", "block_order": "'random', 'alternating'"}


def upgrade() -> None:
    op.create_table(
        "experiment",
        Column("person", Text(), nullable=False),
        Column("id", Text(), nullable=False),
        Column("question", Text(), nullable=False),
        Column("move", Text(), nullable=False),
        Column("expects", Text(), nullable=False),
        Column("block_order", Text(), nullable=False),
        Column("seed", Integer(), nullable=False),
        Column("start", Date(), nullable=False),
        Column("made_on", Date(), nullable=False),
        Column("blocks", JSON(), nullable=False),
        Column("stopped_on", Date()),
        Column("token", Text()),
        Column("deleted_at", DateTime(timezone=True)),
        *(
            CheckConstraint(f"{column} IN ({values})", name=op.f(f"ck_experiment_{column}_known"))
            for column, values in KNOWN.items()
        ),
        CheckConstraint("start >= made_on", name=op.f("ck_experiment_start_not_past")),
        PrimaryKeyConstraint("person", "id", name=op.f("pk_experiment")),
        UniqueConstraint("person", "token", name=op.f("uq_experiment_person_token")),
    )
