"""Moves a person brings along, and the wish for the article's moves only."""

from alembic import op
from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Integer,
    PrimaryKeyConstraint,
    Text,
    false,
)

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "own_move",
        Column("person", Text(), nullable=False),
        Column("id", Text(), nullable=False),
        Column("number", Integer(), nullable=False),
        Column("name", Text(), nullable=False),
        Column("position", Text(), nullable=False),
        Column("mechanics", JSON(), nullable=False),
        Column("purposes", JSON(), nullable=False),
        Column("covers", JSON(), nullable=False),
        Column("equipment", JSON(), nullable=False),
        Column("level", Integer(), nullable=False),
        Column("deleted_at", DateTime(timezone=True)),
        CheckConstraint("level BETWEEN 1 AND 3", name=op.f("ck_own_move_level_range")),
        PrimaryKeyConstraint("person", "id", name=op.f("pk_own_move")),
    )
    op.add_column("preferences", Column("article_only", Boolean(), nullable=False, server_default=false()))
