"""A real PostgreSQL for the tests: started once, reached by a socket in its own folder, thrown away after."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

SECRET = "a-password-nobody-may-see"
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"


def programs() -> Path:
    """The folder of PostgreSQL's programs. Without them the tests fail: they promise what they tried."""
    on_path = shutil.which("initdb")
    found = [Path(on_path).parent] if on_path else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not found:
        raise RuntimeError("These tests need PostgreSQL's programs: install the package 'postgresql'.")
    return found[-1]


def _unprivileged() -> dict[str, Any]:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    names = {user.pw_name for user in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


class Server:
    """One running server; `new_database` gives an empty database of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def url(self, database: str) -> str:
        return f"postgresql://backwise:{SECRET}@/{database}?host={self._folder}"

    def run(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            answer = connection.execute(statement)
            return answer.fetchall() if answer.description else []

    def empty(self, url: str) -> None:
        """Leave the diary at this address as if it had just been made."""
        with psycopg.connect(url, autocommit=True) as connection:
            names = {name for (name,) in connection.execute(TABLES)} - {"alembic_version"}
            connection.execute(";".join(f"DELETE FROM {name}" for name in names))

    @contextmanager
    def new_database(self) -> Iterator[str]:
        name = f"diary_{uuid.uuid4().hex}"
        self.run(f"CREATE DATABASE {name}")
        try:
            yield self.url(name)
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def running_server() -> Iterator[Server]:
    """A server without durability, which these tests don't ask of it, and with nothing in it."""
    rights = _unprivileged()
    where = Path(tempfile.mkdtemp(prefix="pg"))
    try:
        if rights:
            os.chown(where, rights["user"], rights["group"])
        make = [programs() / "initdb", "-D", where / "data", "-U", "backwise", "-A", "trust", "-E", "UTF8"]
        quick = ["--locale=C", "--no-sync", "--no-instructions"]
        subprocess.run([*make, *quick], check=True, cwd=where, stdout=subprocess.DEVNULL, **rights)
        # It keeps the machine's own time: where the tests' is shifted, a wait that a signal ends shows
        # PostgreSQL the true time for a moment, and it sets its next alarm for days later.
        own_time = {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}
        settings = [f"-cunix_socket_directories={where}", "-clisten_addresses=", "-cfsync=off"]
        with (where / "log").open("wb") as log:
            process = subprocess.Popen(
                [programs() / "postgres", "-D", where / "data", *settings],
                cwd=where,
                env=own_time,
                stdout=log,
                stderr=log,
                **rights,
            )
        try:
            server = Server(where)
            _wait_for(server, process, where / "log")
            yield server
        finally:
            process.send_signal(3)  # SIGQUIT: stop at once, keep nothing
            process.wait(30)
    finally:
        shutil.rmtree(where)


def _wait_for(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        try:
            server.run("SELECT 1")
        except psycopg.OperationalError:
            if process.poll() is not None:
                break
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}")
