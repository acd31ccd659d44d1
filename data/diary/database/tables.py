"""The diary's tables. Every primary key begins with the person, so that a server can shard on it."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
)

from data.diary.records import DOSE_LIMITS
from data.diary.records.checks import OFFSET_LIMIT_MIN

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. A time without a zone is refused: nobody could say when it was."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs its time zone.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None or value.tzinfo is not None:
            return value and value.astimezone(UTC)
        return value.replace(tzinfo=UTC)  # SQLite keeps no zone


def _person() -> Column[str]:
    return Column("person", Text, primary_key=True)


def _id() -> Column[str]:
    return Column("id", Text, primary_key=True)


def _number() -> Column[int]:
    """The order in which a person saved these: clocks and local days may run backwards."""
    return Column("number", Integer, nullable=False)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _within(column: str, low: int, high: int) -> CheckConstraint:
    return CheckConstraint(f"{column} BETWEEN {low} AND {high}", name=f"{column}_range")


def _offset() -> Column[int]:
    return Column("offset_min", Integer)


def _later() -> Column[bool]:
    return Column("later", Boolean, nullable=False, server_default=false())


def _offset_possible() -> CheckConstraint:
    return _within("offset_min", -OFFSET_LIMIT_MIN, OFFSET_LIMIT_MIN)


check_in = Table(
    "check_in",
    metadata,
    _person(),
    _id(),
    Column("day", Date, nullable=False),
    Column("at", Moment, nullable=False),
    Column("pain", Integer),
    Column("function", Integer),
    Column("confidence", Integer),
    Column("sleep_h", Float),
    _text("note"),
    Column("token", Text),
    Column("deleted_at", Moment),
    _offset(),
    _later(),
    _within("pain", 0, 10),
    _within("function", 0, 10),
    _within("confidence", 0, 10),
    _within("sleep_h", 0, 24),
    _offset_possible(),
    UniqueConstraint("person", "token"),
    Index(None, "person", "day"),
)

session = Table(
    "session",
    metadata,
    _person(),
    _id(),
    Column("day", Date, nullable=False),
    Column("at", Moment, nullable=False),
    _text("outcome"),
    Column("share", Float, nullable=False),  # of the whole dose, from its items when it was saved
    Column("minutes", Float),
    _text("reason"),  # one of Reason, or empty
    _text("note"),
    Column("token", Text),
    Column("deleted_at", Moment),
    Column("pain_before", Integer),
    Column("pain_after", Integer),
    Column("next_morning", Integer),
    Column("effort", Integer),
    Column("worse", JSON(none_as_null=True)),  # null where no move was marked
    Column("leg_spread", Boolean),
    Column("words", Text, nullable=False, server_default=""),
    Column("leg_weak", Boolean),
    Column("planned_for", Date),
    _offset(),
    _later(),
    _within("pain_before", 0, 10),
    _within("pain_after", 0, 10),
    _within("next_morning", 0, 10),
    _within("effort", 0, 10),
    CheckConstraint("outcome IN ('done', 'partial', 'swapped', 'skipped')", name="outcome_known"),
    _within("share", 0, 1),
    _within("minutes", 0, 1440),
    _offset_possible(),
    UniqueConstraint("person", "token"),
    Index(None, "person", "day"),
)

session_item = Table(
    "session_item",
    metadata,
    _person(),
    Column("session_id", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    _text("exercise_id"),
    Column("planned_s", Integer, nullable=False),
    Column("share", Float, nullable=False),
    _text("reason"),  # one of Reason, or empty
    Column("pain", Integer),
    Column("words", Text, nullable=False, server_default=""),
    _within("pain", 0, 10),
    CheckConstraint("planned_s >= 0", name="planned_s_range"),
    _within("share", 0, 1),
    ForeignKeyConstraint(["person", "session_id"], ["session.person", "session.id"], ondelete="CASCADE"),
)

routine = Table(
    "routine",
    metadata,
    _person(),
    _id(),
    _number(),
    _text("name"),
    Column("items", JSON, nullable=False),
    _text("catalogue_version"),
    Column("deleted_at", Moment),
)

plan = Table(
    "plan",
    metadata,
    _person(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("start", Date, nullable=False),
    Column("made_on", Date, nullable=False),
    Column("weekdays", JSON, nullable=False),
    Column("routine", JSON(none_as_null=True)),  # as it was when the plan was made
    Column("times_a_week", Integer),
    _within("times_a_week", 1, 7),
    CheckConstraint("start >= made_on", name="start_not_past"),
)

pause = Table(
    "pause",
    metadata,
    _person(),
    _id(),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    _text("reason"),
    Column("token", Text),
    Column("deleted_at", Moment),
    CheckConstraint("last_day >= first_day", name="days_in_order"),
    UniqueConstraint("person", "token"),
)

screening = Table(
    "screening",
    metadata,
    _person(),
    _id(),
    _number(),
    Column("day", Date, nullable=False),
    Column("at", Moment, nullable=False),
    Column("answers", JSON, nullable=False),
    Column("cleared_on", Date),
    Column("state", Text, nullable=False, server_default="done"),
    Column("cleared", JSON(none_as_null=True)),  # null where only `cleared_on` was said, for all of them
    Column("dates", JSON(none_as_null=True)),
    Column("history", JSON(none_as_null=True)),
    _offset(),
    CheckConstraint("state IN ('open', 'done', 'left')", name="state_known"),
    _offset_possible(),
)

profile = Table(
    "profile",
    metadata,
    _person(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("day", Date, nullable=False),
    Column("conditions", JSON, nullable=False),
    Column("red_flags", JSON, nullable=False),
    Column("pain_now", Integer),
    Column("equipment", JSON, nullable=False),
    Column("cannot", JSON, nullable=False),
    Column("level", Integer, nullable=False),
    Column("eases", JSON, nullable=False, server_default="[]"),
    _within("pain_now", 0, 10),
    _within("level", 1, 3),
)

preferences = Table(
    "preferences",
    metadata,
    _person(),
    Column("minutes", Integer, nullable=False),
    Column("purposes", JSON, nullable=False),
    Column("favourites", JSON, nullable=False),
    Column("hidden", JSON, nullable=False),
    Column("article_only", Boolean, nullable=False, server_default=false()),
    _within("minutes", 5, 30),
)

own_move = Table(
    "own_move",
    metadata,
    _person(),
    _id(),
    _number(),
    _text("name"),
    _text("position"),
    Column("mechanics", JSON, nullable=False),
    Column("purposes", JSON, nullable=False),
    Column("covers", JSON, nullable=False),
    Column("equipment", JSON, nullable=False),
    Column("level", Integer, nullable=False),
    Column("deleted_at", Moment),
    *(Column(name, Integer) for name in DOSE_LIMITS),  # all of them, or none: no dose said
    Column("how", Text, nullable=False, server_default=""),
    _within("level", 1, 3),
    *(_within(name, *limits) for name, limits in DOSE_LIMITS.items()),
)

experiment = Table(
    "experiment",
    metadata,
    _person(),
    _id(),
    _text("question"),
    _text("move"),
    _text("expects"),
    Column("block_order", Text, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("start", Date, nullable=False),
    Column("made_on", Date, nullable=False),
    Column("blocks", JSON, nullable=False),  # each its arm and its days
    Column("stopped_on", Date),
    Column("token", Text),
    Column("deleted_at", Moment),
    CheckConstraint("question IN ('move', 'time')", name="question_known"),
    CheckConstraint("expects IN ('a', 'b')", name="expects_known"),
    CheckConstraint("block_order IN ('random', 'alternating')", name="block_order_known"),
    CheckConstraint("start >= made_on", name="start_not_past"),
    UniqueConstraint("person", "token"),
)

setting = Table(
    "setting",
    metadata,
    _person(),
    Column("name", Text, primary_key=True),
    _text("value"),
)

turn = Table(  # on a server, whoever holds a person's row is the one that writes their diary
    "turn",
    metadata,
    _person(),
    Column("number", Integer, nullable=False),
)

day_version = Table(
    "day_version",
    metadata,
    _person(),
    Column("day", Date, primary_key=True),
    Column("version", Integer, nullable=False),
)

edition = Table(  # the number of a kind of thing rises with every write of it
    "edition",
    metadata,
    _person(),
    Column("kind", Text, primary_key=True),
    Column("number", BigInteger, nullable=False),
)

# What is written beside something else, and has no edition of its own.
UNCOUNTED = frozenset({session_item.name, turn.name, day_version.name, edition.name})
