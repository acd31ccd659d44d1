"""So many sessions a week on any day, and sessions that stand for another day of their week."""

from alembic import op

revision = "0010"
down_revision = "0009"

# Said in SQL: on SQLite, Alembic would copy each table and lose its checks on the way.


def upgrade() -> None:
    op.execute(
        "ALTER TABLE plan ADD COLUMN times_a_week INTEGER "
        "CONSTRAINT ck_plan_times_a_week_range CHECK (times_a_week BETWEEN 1 AND 7)"
    )
    op.execute("ALTER TABLE session ADD COLUMN planned_for DATE")
