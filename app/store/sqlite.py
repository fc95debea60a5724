"""What is SQLite's own: how connections behave, and the full text. Another database needs another such module."""

import datetime as dt
import sqlite3
import time
from collections.abc import Mapping, Sequence

from sqlalchemy import (
    CTE,
    JSON,
    Boolean,
    ColumnElement,
    Connection,
    Engine,
    Float,
    Integer,
    SQLColumnExpression,
    TextualSelect,
    bindparam,
    column,
    event,
    func,
    literal_column,
    select,
    text,
)
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from app.domain.point import Point
from app.domain.words import Words

FULL_TEXT = "event_text"
# porter: "strikes" finds "strike"; diacritics do not matter
CREATE_FULL_TEXT = f"""
CREATE VIRTUAL TABLE {FULL_TEXT} USING fts5(
    title, actors, places, people, evidence, tokenize = 'porter unicode61 remove_diacritics 2'
)
"""
DROP_FULL_TEXT = f"DROP TABLE {FULL_TEXT}"
_PUT_TEXT = text(
    f"INSERT INTO {FULL_TEXT} (rowid, title, actors, places, people, evidence)"  # noqa: S608 - a constant name
    " VALUES (:number, :title, :actors, :places, :people, :evidence)"
)
_DROP_TEXT = text(f"DELETE FROM {FULL_TEXT} WHERE rowid = :number")  # noqa: S608 - a constant name
_BUSY_MS = 30_000
_PAUSE = 0.02  # seconds before it is tried again


def behave(engine: Engine, *, foreign_keys: bool = True) -> None:
    """Make the engine's connections wait for one another, sync at checkpoints and begin as `writing` says.

    Migrations switch foreign keys off: SQLite changes a table by making it anew.
    """

    @event.listens_for(engine, "connect")
    def connect(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # the driver begins no transactions of its own; `begin` below does
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        _write_ahead(cursor)
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        cursor.close()
        connection.create_function("km_apart", 4, _km_apart, deterministic=True)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # a writer that begins deferred fails when another has written since it read, whatever the timeout
        immediate = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _write_ahead(cursor: DBAPICursor) -> None:
    """Have the database write ahead. For the first time it has to be alone for that, and SQLite does not wait."""
    last = time.monotonic() + _BUSY_MS / 1000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > last:
                raise
            time.sleep(_PAUSE)
        else:
            return


def days_apart(
    column: SQLColumnExpression[dt.date | None], day: SQLColumnExpression[dt.date | None]
) -> ColumnElement[float]:
    """Give the days between two columns' days, whichever is the earlier."""
    return func.abs(func.julianday(column) - func.julianday(day))


def km_apart(
    lat: SQLColumnExpression[float | None],
    lon: SQLColumnExpression[float | None],
    other_lat: SQLColumnExpression[float | None],
    other_lon: SQLColumnExpression[float | None],
) -> ColumnElement[float]:
    """Give the great-circle distance of two points in degrees, in kilometres."""
    return func.km_apart(lat, lon, other_lat, other_lon, type_=Float)


def _km_apart(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """What SQLite calls: whether it has sines of its own hangs on how it was built."""
    return Point(lat, lon).km_to(Point(other_lat, other_lon))


def listed(name: str, *columns: str) -> CTE:
    """Give the objects of a list, passed as the parameter of this name, as rows with these columns."""
    item = func.json_each(bindparam(name, type_=JSON)).table_valued("value").c.value
    return select(*(func.json_extract(item, f"$.{column}").label(column) for column in columns)).cte(name)


def usual(clause: ColumnElement[bool]) -> ColumnElement[bool]:
    """Say that most rows meet the clause: the planner shall not look for them by it."""
    return func.likelihood(clause, literal_column("0.9"), type_=Boolean)


def owned(table: str) -> bool:
    """Tell whether the table is the full text's, which the tables' metadata know nothing of."""
    return table == FULL_TEXT or table.startswith(f"{FULL_TEXT}_")


def quoted(words: Words) -> str:
    """Turn a user's words into a query of the full text, each in quotes, so that none is an operator.

    The full text knows no "not" alone: of words that are only asked away the query finds those that have any of them.
    """
    asked, away = (['"' + text.replace('"', '""') + '"' for text in texts] for texts in (words.all, words.none))
    if not asked:
        return " OR ".join(away)
    return " ".join(asked) if not away else f"({' '.join(asked)}) NOT ({' OR '.join(away)})"


def matching(words: Words) -> TextualSelect:
    """Ask for the numbers of the events that `quoted` finds."""
    query = text(f"SELECT rowid FROM {FULL_TEXT} WHERE {FULL_TEXT} MATCH :words")  # noqa: S608 - a constant name
    return query.bindparams(bindparam("words", quoted(words), unique=True)).columns(column("rowid", Integer))


def put_texts(session: Session, texts: Sequence[Mapping[str, object]]) -> None:
    """Set the words by which events are found: of each its number, title, actors, places, people and evidence."""
    session.execute(_DROP_TEXT, [{"number": words["number"]} for words in texts])
    session.execute(_PUT_TEXT, texts)


def drop_text(session: Session, number: int) -> None:
    """Let no words find the event of this number."""
    session.execute(_DROP_TEXT, {"number": number})
