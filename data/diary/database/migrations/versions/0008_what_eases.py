"""What eases a person's back, beside what hurts it."""

from alembic import op
from sqlalchemy import JSON, Column

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("profile", Column("eases", JSON(), nullable=False, server_default="[]"))
