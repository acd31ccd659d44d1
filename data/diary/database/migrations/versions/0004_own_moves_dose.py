"""How much of a move a person brought along, and how they do it."""

from alembic import op

revision = "0004"
down_revision = "0003"

# Said in SQL: on SQLite, Alembic would copy the table and lose its checks on the way.
DOSE = {"sets": (1, 5), "reps": (1, 50), "hold_s": (0, 1800), "sides": (1, 2), "rest_s": (0, 300)}


def upgrade() -> None:
    for column, (low, high) in DOSE.items():
        op.execute(
            f"ALTER TABLE own_move ADD COLUMN {column} INTEGER "
            f"CONSTRAINT ck_own_move_{column}_range CHECK ({column} BETWEEN {low} AND {high})"
        )
    op.execute("ALTER TABLE own_move ADD COLUMN how TEXT DEFAULT '' NOT NULL")
