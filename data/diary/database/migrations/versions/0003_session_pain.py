"""What a session did to the back: pain before, after and next morning, effort, moves that made it worse."""

from alembic import op

revision = "0003"
down_revision = "0002"

# Said in SQL: on SQLite, Alembic would copy each table and lose its checks on the way.
NUMBERS = {"session": ("pain_before", "pain_after", "next_morning", "effort"), "session_item": ("pain",)}


def upgrade() -> None:
    for table, columns in NUMBERS.items():
        for column in columns:
            op.execute(
                f"ALTER TABLE {table} ADD COLUMN {column} INTEGER "
                f"CONSTRAINT ck_{table}_{column}_range CHECK ({column} BETWEEN 0 AND 10)"
            )
    op.execute("ALTER TABLE session ADD COLUMN worse JSON")
    op.execute("ALTER TABLE session ADD COLUMN leg_spread BOOLEAN")
