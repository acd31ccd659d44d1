"""The tables are those the code believes in, whichever way they came to be."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, inspect, text
from sqlalchemy.pool import NullPool

from data.diary.database import schema
from data.diary.database.place import address
from data.diary.database.schema import REVISIONS
from data.diary.database.tables import metadata
from tests.postgres import Server


def test_the_known_revisions_are_the_scripts_there_are() -> None:
    config = Config()
    config.set_main_option("script_location", str(REVISIONS.folder))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert [script.revision for script in scripts.walk_revisions()][::-1] == list(REVISIONS.names)
    assert scripts.get_heads() == [REVISIONS.head]


def test_every_primary_key_begins_with_the_person() -> None:
    for table in metadata.tables.values():
        assert next(iter(table.primary_key.columns)).name == "person", table.name


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "sqlite":
        engine = create_engine(f"sqlite:///{tmp_path}/empty.db", poolclass=NullPool)
        yield engine
        engine.dispose()
        return
    server: Server = request.getfixturevalue("postgres")
    with server.new_database() as url:
        engine = create_engine(address(url), poolclass=NullPool)
        yield engine
        engine.dispose()


def by_revisions(connection: Connection) -> None:
    schema._run(connection, REVISIONS)


def by_tables(connection: Connection) -> None:
    schema._create_tables(connection)


def described(connection: Connection) -> dict[str, Any]:
    seen = inspect(connection)
    return {
        name: (
            {column["name"]: (repr(column["type"]), column["nullable"]) for column in seen.get_columns(name)},
            seen.get_pk_constraint(name),
            seen.get_foreign_keys(name),
            sorted(seen.get_unique_constraints(name), key=repr),
            sorted(seen.get_check_constraints(name), key=repr),
            sorted(seen.get_indexes(name), key=repr),
        )
        for name in seen.get_table_names()
    }


@pytest.mark.parametrize("build", [by_revisions, by_tables])
def test_the_tables_are_those_the_code_believes_in(
    empty_engine: Engine, build: Callable[[Connection], None]
) -> None:
    with empty_engine.begin() as connection:
        build(connection)
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_new_diary_and_one_brought_up_to_date_have_the_same_tables(empty_engine: Engine) -> None:
    with empty_engine.connect() as connection:
        ways = []
        for build in (by_revisions, by_tables):
            with connection.begin() as transaction:
                build(connection)
                ways.append(described(connection))
                if connection.dialect.name == "postgresql":
                    transaction.rollback()
                else:
                    for name in [*metadata.tables, "alembic_version"]:
                        connection.execute(text(f'DROP TABLE "{name}"'))
    assert ways[0] == ways[1]
    assert set(ways[0]) == {*metadata.tables, "alembic_version"}
