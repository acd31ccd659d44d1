"""By which clock a thing was said, and whether it was filled in later."""

from alembic import op

revision = "0011"
down_revision = "0010"

# Said in SQL: on SQLite, Alembic would copy each table and lose its checks on the way.


def upgrade() -> None:
    for table in ("check_in", "session", "screening"):
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN offset_min INTEGER "
            f"CONSTRAINT ck_{table}_offset_min_range CHECK (offset_min BETWEEN -1080 AND 1080)"
        )
    for table in ("check_in", "session"):
        op.execute(f"ALTER TABLE {table} ADD COLUMN later BOOLEAN DEFAULT false NOT NULL")
