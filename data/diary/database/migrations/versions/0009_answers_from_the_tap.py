"""Red-flag answers as they were given, each with its history; leg pain apart from a leg gone weak."""

from alembic import op

revision = "0009"
down_revision = "0008"

# Said in SQL: on SQLite, Alembic would copy each table and lose its checks on the way.


def upgrade() -> None:
    op.execute(
        "ALTER TABLE screening ADD COLUMN state TEXT DEFAULT 'done' NOT NULL "
        "CONSTRAINT ck_screening_state_known CHECK (state IN ('open', 'done', 'left'))"
    )
    for column in ("cleared", "dates", "history"):
        op.execute(f"ALTER TABLE screening ADD COLUMN {column} JSON")
    op.execute("ALTER TABLE session ADD COLUMN leg_weak BOOLEAN")
