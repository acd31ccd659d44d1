"""Everything the diary keeps, from its first day."""

from alembic import op
from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
)

revision = "0001"
down_revision = None

MOMENT = DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "check_in",
        Column("person", Text(), nullable=False),
        Column("id", Text(), nullable=False),
        Column("day", Date(), nullable=False),
        Column("at", MOMENT, nullable=False),
        Column("pain", Integer()),
        Column("function", Integer()),
        Column("confidence", Integer()),
        Column("sleep_h", Float()),
        Column("note", Text(), nullable=False),
        Column("token", Text()),
        Column("deleted_at", MOMENT),
        CheckConstraint("confidence BETWEEN 0 AND 10", name=op.f("ck_check_in_confidence_range")),
        CheckConstraint("function BETWEEN 0 AND 10", name=op.f("ck_check_in_function_range")),
        CheckConstraint("pain BETWEEN 0 AND 10", name=op.f("ck_check_in_pain_range")),
        CheckConstraint("sleep_h BETWEEN 0 AND 24", name=op.f("ck_check_in_sleep_h_range")),
        PrimaryKeyConstraint("person", "id", name=op.f("pk_check_in")),
        UniqueConstraint("person", "token", name=op.f("uq_check_in_person_token")),
    )
    op.create_index(op.f("ix_check_in_person_day"), "check_in", ["person", "day"])
    op.create_table(
        "day_version",
        Column("person", Text(), nullable=False),
        Column("day", Date(), nullable=False),
        Column("version", Integer(), nullable=False),
        PrimaryKeyConstraint("person", "day", name=op.f("pk_day_version")),
    )
    op.create_table(
        "pause",
        Column("person", Text(), nullable=False),
        Column("id", Text(), nullable=False),
        Column("first_day", Date(), nullable=False),
        Column("last_day", Date(), nullable=False),
        Column("reason", Text(), nullable=False),
        Column("token", Text()),
        Column("deleted_at", MOMENT),
        CheckConstraint("last_day >= first_day", name=op.f("ck_pause_days_in_order")),
        PrimaryKeyConstraint("person", "id", name=op.f("pk_pause")),
        UniqueConstraint("person", "token", name=op.f("uq_pause_person_token")),
    )
    op.create_table(
        "plan",
        Column("person", Text(), nullable=False),
        Column("number", Integer(), autoincrement=False, nullable=False),
        Column("start", Date(), nullable=False),
        Column("made_on", Date(), nullable=False),
        Column("weekdays", JSON(), nullable=False),
        Column("routine", JSON(none_as_null=True)),
        CheckConstraint("start >= made_on", name=op.f("ck_plan_start_not_past")),
        PrimaryKeyConstraint("person", "number", name=op.f("pk_plan")),
    )
    op.create_table(
        "preferences",
        Column("person", Text(), nullable=False),
        Column("minutes", Integer(), nullable=False),
        Column("purposes", JSON(), nullable=False),
        Column("favourites", JSON(), nullable=False),
        Column("hidden", JSON(), nullable=False),
        CheckConstraint("minutes BETWEEN 5 AND 30", name=op.f("ck_preferences_minutes_range")),
        PrimaryKeyConstraint("person", name=op.f("pk_preferences")),
    )
    op.create_table(
        "profile",
        Column("person", Text(), nullable=False),
        Column("number", Integer(), autoincrement=False, nullable=False),
        Column("day", Date(), nullable=False),
        Column("conditions", JSON(), nullable=False),
        Column("red_flags", JSON(), nullable=False),
        Column("pain_now", Integer()),
        Column("equipment", JSON(), nullable=False),
        Column("cannot", JSON(), nullable=False),
        Column("level", Integer(), nullable=False),
        CheckConstraint("level BETWEEN 1 AND 3", name=op.f("ck_profile_level_range")),
        CheckConstraint("pain_now BETWEEN 0 AND 10", name=op.f("ck_profile_pain_now_range")),
        PrimaryKeyConstraint("person", "number", name=op.f("pk_profile")),
    )
    op.create_table(
        "routine",
        Column("person", Text(), nullable=False),
        Column("id", Text(), nullable=False),
        Column("number", Integer(), nullable=False),
        Column("name", Text(), nullable=False),
        Column("items", JSON(), nullable=False),
        Column("catalogue_version", Text(), nullable=False),
        Column("deleted_at", MOMENT),
        PrimaryKeyConstraint("person", "id", name=op.f("pk_routine")),
    )
    op.create_table(
        "screening",
        Column("person", Text(), nullable=False),
        Column("id", Text(), nullable=False),
        Column("number", Integer(), nullable=False),
        Column("day", Date(), nullable=False),
        Column("at", MOMENT, nullable=False),
        Column("answers", JSON(), nullable=False),
        Column("cleared_on", Date()),
        PrimaryKeyConstraint("person", "id", name=op.f("pk_screening")),
    )
    op.create_table(
        "session",
        Column("person", Text(), nullable=False),
        Column("id", Text(), nullable=False),
        Column("day", Date(), nullable=False),
        Column("at", MOMENT, nullable=False),
        Column("outcome", Text(), nullable=False),
        Column("share", Float(), nullable=False),
        Column("minutes", Float()),
        Column("reason", Text(), nullable=False),
        Column("note", Text(), nullable=False),
        Column("token", Text()),
        Column("deleted_at", MOMENT),
        CheckConstraint(
            "outcome IN ('done', 'partial', 'swapped', 'skipped')", name=op.f("ck_session_outcome_known")
        ),
        CheckConstraint("minutes BETWEEN 0 AND 1440", name=op.f("ck_session_minutes_range")),
        CheckConstraint("share BETWEEN 0 AND 1", name=op.f("ck_session_share_range")),
        PrimaryKeyConstraint("person", "id", name=op.f("pk_session")),
        UniqueConstraint("person", "token", name=op.f("uq_session_person_token")),
    )
    op.create_index(op.f("ix_session_person_day"), "session", ["person", "day"])
    op.create_table(
        "setting",
        Column("person", Text(), nullable=False),
        Column("name", Text(), nullable=False),
        Column("value", Text(), nullable=False),
        PrimaryKeyConstraint("person", "name", name=op.f("pk_setting")),
    )
    op.create_table(
        "turn",
        Column("person", Text(), nullable=False),
        Column("number", Integer(), nullable=False),
        PrimaryKeyConstraint("person", name=op.f("pk_turn")),
    )
    op.create_table(
        "session_item",
        Column("person", Text(), nullable=False),
        Column("session_id", Text(), nullable=False),
        Column("position", Integer(), nullable=False),
        Column("exercise_id", Text(), nullable=False),
        Column("planned_s", Integer(), nullable=False),
        Column("share", Float(), nullable=False),
        Column("reason", Text(), nullable=False),
        CheckConstraint("planned_s >= 0", name=op.f("ck_session_item_planned_s_range")),
        CheckConstraint("share BETWEEN 0 AND 1", name=op.f("ck_session_item_share_range")),
        ForeignKeyConstraint(
            ["person", "session_id"],
            ["session.person", "session.id"],
            name=op.f("fk_session_item_session"),
            ondelete="CASCADE",
        ),
        PrimaryKeyConstraint("person", "session_id", "position", name=op.f("pk_session_item")),
    )
