"""The schema: from nothing to the newest and back, and the same as the tables."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from builders import empty_database
from sqlalchemy import inspect, text

from app.settings import Settings
from app.store.session import alembic_config, connect, migrate


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(database_url=f"sqlite:///{tmp_path / 'new' / 'parley.sqlite3'}")


def tables(settings: Settings) -> set[str]:
    engine = connect(settings)
    names = set(inspect(engine).get_table_names()) - {"alembic_version"}
    engine.dispose()
    return names


def test_an_empty_folder_gets_the_newest_schema(settings: Settings) -> None:
    migrate(settings)
    assert {"article", "report", "evidence", "event", "event_text"} <= tables(settings)


def test_migrating_twice_changes_nothing(settings: Settings) -> None:
    migrate(settings)
    before = tables(settings)
    migrate(settings)
    assert tables(settings) == before


def test_going_back_to_the_base_leaves_no_table(settings: Settings) -> None:
    migrate(settings)
    migrate(settings, "base")
    assert tables(settings) == set()


def test_the_migrations_make_what_the_tables_say(tmp_path: Path) -> None:
    engine = empty_database(tmp_path)
    with engine.begin() as connection:
        configuration = alembic_config()
        configuration.attributes["connection"] = connection
        command.check(configuration)  # raises where they differ
    engine.dispose()


def test_several_may_migrate_at_once(settings: Settings) -> None:
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: migrate(settings), range(4)))
    assert "event" in tables(settings)


def test_the_database_waits_syncs_and_checks_as_it_should(tmp_path: Path) -> None:
    engine = empty_database(tmp_path)
    with engine.connect() as connection:
        pragmas = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }
    engine.dispose()
    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 1, "busy_timeout": 30_000}


def test_what_an_older_version_read_is_to_be_read_again(settings: Settings) -> None:
    migrate(settings, "0001")
    engine = connect(settings)
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO article (id, digest, name, text, published_basis, published_rule, extractor, read_at)"
                " VALUES (1, 'd', 'a.txt', 'They met.', 'none', '', '0.1.0', '2025-06-02 00:00:00')"
            )
        )
    migrate(settings)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT extractor, text FROM article")).one() == ("", "They met.")
    engine.dispose()
