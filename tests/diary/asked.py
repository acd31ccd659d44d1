"""What a diary asks of its database."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread

from sqlalchemy import event
from sqlalchemy.engine import Engine


@contextmanager
def counted() -> Iterator[list[str]]:
    """What is asked of any database inside, but for the backups that are made beside."""
    asked: list[str] = []

    def ask(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        beside = current_thread().name == "upkeep"
        if statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE")) and not beside:
            asked.append(statement)

    event.listen(Engine, "before_cursor_execute", ask)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", ask)
