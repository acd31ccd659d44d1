"""When a transaction on SQLite really begins: at once, and with the right to write where it will write.

Python's own driver begins late and without it; a read that turns into a write then fails, however patient.
"""

from sqlalchemy import Connection, Engine, event


def begin_by_hand(engine: Engine) -> Engine:
    """Begin each transaction of this SQLite engine explicitly, for writing where `writes` is set."""
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
