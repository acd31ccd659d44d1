"""Reasons as ids beside the person's own words: until here both were the words of a button."""

from alembic import op
from sqlalchemy import TextClause, case, column, table, text

revision = "0007"
down_revision = "0006"

NO_TIME, HURT = {"no time": "no_time"}, {"it hurt": "hurt", "hurts": "hurt"}
SAME = {word: word for word in ("unwell", "forgot", "other")}
SKIPPED = HURT | NO_TIME | SAME | {"too tired": "too_tired"}
LEFT_OUT = HURT | NO_TIME | {"too hard": "too_hard", "no kit": "no_kit"}
DONE = {"relief set": "relief_set"}


def upgrade() -> None:
    for name in ("session", "session_item"):
        op.execute(f"ALTER TABLE {name} ADD COLUMN words TEXT DEFAULT '' NOT NULL")
    _split("session", SKIPPED, text("outcome = 'skipped'"))
    _split("session", DONE, text("outcome <> 'skipped'"))
    _split("session_item", LEFT_OUT, text("1 = 1"))


def _split(name: str, ids: dict[str, str], where: TextClause) -> None:
    """What a button said becomes its id; what none said is the person's own words, and stays theirs."""
    kept = table(name, column("reason"), column("words"))
    said = kept.c.reason
    known = said.in_([*ids, ""])
    op.execute(
        kept.update()
        .where(where)
        .values(
            words=case((known, ""), else_=said),
            reason=case(*((said == word, id_) for word, id_ in ids.items()), else_=""),
        )
    )
