"""Connections: an engine from the settings, sessions for reading and for writing, the schema's migrations."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.orm import Session

from app.settings import ROOT, Settings
from app.store import sqlite


def connect(settings: Settings) -> Engine:
    """Open the database of the settings, making its folder where it is missing. Safe to share between threads."""
    return _engine(settings, foreign_keys=True)


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Give a session that sees one state of the database throughout, and never waits for a writer."""
    with Session(engine) as session:
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """Give a session whose transaction is kept when the block ends, undone when it raises. Waits for other writers."""
    with Session(engine.execution_options(writing=True)) as session, session.begin():
        yield session


def migrate(settings: Settings, revision: str = "head") -> None:
    """Bring the schema to the newest revision (or to the one given; ``base`` empties it). Several may try at once."""
    engine = _engine(settings, foreign_keys=False)
    with engine.execution_options(writing=True).begin() as connection:
        configuration = alembic_config()
        configuration.attributes["connection"] = connection
        if revision == "base":
            command.downgrade(configuration, revision)
        else:
            command.upgrade(configuration, revision)
    engine.dispose()


def alembic_config() -> Config:
    """Where Alembic finds the migrations; ``attributes["connection"]`` is for the caller to set."""
    configuration = Config()
    configuration.set_main_option("script_location", str(ROOT / "migrations"))
    return configuration


def _engine(settings: Settings, *, foreign_keys: bool) -> Engine:
    url = make_url(settings.database_url)
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url)
    sqlite.behave(engine, foreign_keys=foreign_keys)
    return engine
