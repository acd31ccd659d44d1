"""A diary's file as an earlier revision kept it."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from data.diary.database import schema
from data.diary.database.schema import REVISIONS, Revisions


def older(path: Path, filled: Path, revision: str) -> None:
    """A diary as this revision made it, holding what the filled one of today does."""
    folder = path.parent / "older"
    shutil.copytree(REVISIONS.folder, folder)
    known = REVISIONS.names[: REVISIONS.names.index(revision) + 1]
    for script in (folder / "versions").glob("*.py"):
        if script.name[:4] not in known:
            script.unlink()
    path.touch(0o600)
    engine = schema._engine(path, 1)
    with engine.begin() as connection:
        schema._run(connection, Revisions(folder, known))
    engine.dispose()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ATTACH ? AS today", (str(filled),))
        for (name,) in connection.execute(
            "SELECT name FROM main.sqlite_master WHERE type = 'table'"
        ).fetchall():
            if name != "alembic_version":
                columns = ", ".join(
                    f'"{c[1]}"' for c in connection.execute(f"PRAGMA main.table_info({name})")
                )
                connection.execute(f"INSERT INTO main.{name} ({columns}) SELECT {columns} FROM today.{name}")
        connection.commit()
