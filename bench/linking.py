"""What linking a new article costs beside the database's size: the median over articles of three reports each.

A block of events is made by the program itself, over thirty years, two hundred parties and five hundred towns; the rest
are copies of it, each moved in time, so that a larger database has more events in the same years.
"""

import datetime as dt
import sqlite3
import statistics
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.domain.article import Article, CleanText, Published, PublishedBasis
from app.domain.report import Actor, Evidence, Place, Quantity, Report, Role, Status
from app.domain.when import When
from app.ingest import storing
from app.settings import Settings
from app.store.session import connect, migrate, writing

BLOCK = 2_000  # articles, of an event each
SIZES = (10_000, 1_000_000)
MEASURED = 60  # articles
YEARS = 30
NOW = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)
FIRST = dt.date(2000, 1, 1)
KINDS = ("talks", "strike", "swap", "battle", "withdrawal", "agreement")
_DAYS = YEARS * 365


def rows(sizes: tuple[int, ...] = SIZES) -> Iterator[tuple[int, float, float]]:
    """For each size: events, and the median CPU milliseconds to tie and settle an article, and to keep it whole."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "bench.sqlite3"
        settings = Settings(database_url=f"sqlite:///{file}")
        migrate(settings)
        engine = connect(settings)
        with writing(engine) as session:
            for n in range(BLOCK):
                take_in(session, article(f"block {n}"), [report(Random(n))])
        with closing(sqlite3.connect(file)) as connection:
            block = sizes_of_block(connection)
        copies = 1
        for size in sizes:
            multiply(file, block, range(copies, size // BLOCK))
            copies = size // BLOCK
            measured = [measure(engine, n) for n in range(MEASURED)]
            yield (
                size,
                statistics.median(linked for linked, _ in measured) * 1000,
                statistics.median(whole for _, whole in measured) * 1000,
            )
        engine.dispose()


def take_in(session: Session, source: Article, reports: list[Report]) -> tuple[float, float]:
    start = time.process_time()
    kept = storing.keep(session, source, reports, NOW)
    stored = time.process_time()
    storing.settle(session, kept, None, NOW)
    return time.process_time() - stored, time.process_time() - start


def measure(engine: Engine, n: int) -> tuple[float, float]:
    """CPU seconds that a new article, of two known events and a new one, takes to link, and whole; then undo it."""
    told = [report(Random(seed)) for seed in (n, n + MEASURED, n + BLOCK)]
    with suppress(KeyError), writing(engine) as session:  # an error is what undoes a transaction
        seconds = take_in(session, article(f"measured {n}"), told)
        raise KeyError
    return seconds


def article(name: str) -> Article:
    text = f"{name} tells of it."
    return Article(
        name=name,
        text=text,
        clean=CleanText(text, ((0, 0),), (len(text),)),
        digest=name,
        outlet="The Bench",
        published=Published("2029-12-31", PublishedBasis.STATED),
    )


def report(chance: Random) -> Report:
    """A report of the world: what, when, who and where by chance."""
    kind = chance.choice(KINDS)
    day = FIRST + dt.timedelta(days=chance.randrange(_DAYS))
    one, other = (f"Party {n}" for n in chance.sample(range(200), 2))
    town = chance.randrange(500)
    attack = kind in {"strike", "battle"}
    return Report(
        kind=kind,
        status=Status.OCCURRED,
        when=When(day.isoformat()),
        actors=(
            Actor(one, Role.INITIATOR if attack else Role.PARTICIPANT),
            Actor(other, Role.TARGET if attack else Role.PARTICIPANT),
        ),
        places=(Place(f"Town {town}", town % 25 * 2.0, town // 25 * 4.0, "town", f"Country {town % 40}"),),
        quantities=(Quantity(chance.randrange(1, 500), "people"),),
        evidence=(Evidence(0, 15, "They tell of it."),),
    )


# How the columns of a copy differ from the block's: numbers move up by its size, days by a stretch of their own.
_DAY = "date('2000-01-01', ((julianday({0}) - julianday('2000-01-01') + :days) % 10950) || ' days')"
_MOVED = {
    "article": {"id": "id + :articles", "digest": "digest || :mark"},
    "event": {"number": "number + :events", "id": "id || :mark", "revision": "revision + :events"},
    "report": {"id": "id + :reports", "article_id": "article_id + :articles", "event_id": "event_id || :mark"},
    "evidence": {"report_id": "report_id + :reports"},
    "report_actor": {"report_id": "report_id + :reports"},
    "report_place": {"report_id": "report_id + :reports"},
    "report_quantity": {"report_id": "report_id + :reports"},
    "report_key": {"report_id": "report_id + :reports"},
    "tie": {"one_id": "one_id + :reports", "other_id": "other_id + :reports"},
    "event_actor": {"event_id": "event_id || :mark"},
    "event_place": {"event_id": "event_id || :mark"},
    "event_area": {"event_id": "event_id || :mark"},
    "event_amount": {"event_id": "event_id || :mark"},
}
_DAYS_OF = ("edtf", "first_day", "last_day", "sort_day", "day")
_OF_BLOCK = {
    "article": "id <= {articles}",
    "event": "number <= {events}",
    "report": "id <= {reports}",
    "tie": "one_id <= {reports}",
    "event_actor": "event_id IN (SELECT id FROM event WHERE number <= {events})",
    "event_place": "event_id IN (SELECT id FROM event WHERE number <= {events})",
    "event_area": "event_id IN (SELECT id FROM event WHERE number <= {events})",
    "event_amount": "event_id IN (SELECT id FROM event WHERE number <= {events})",
}


def sizes_of_block(connection: sqlite3.Connection) -> dict[str, int]:
    numbers = {"articles": "max(id) FROM article", "events": "max(number) FROM event", "reports": "max(id) FROM report"}
    return {name: connection.execute(f"SELECT {number}").fetchone()[0] for name, number in numbers.items()}


def multiply(file: Path, block: dict[str, int], copies: range) -> None:
    """Add copies of the block, each with ids and days of its own."""
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -2000000")  # kB: the indexes stay in memory
    for copy in copies:
        values = {name: size * copy for name, size in block.items()} | {"mark": f"-{copy}", "days": copy * 37}
        for table in _MOVED:
            connection.execute(copying(connection, table, block), values)
        connection.execute(
            "INSERT INTO event_text (rowid, title) SELECT number, title FROM event WHERE number > :events", values
        )
        connection.commit()
    connection.close()


def copying(connection: sqlite3.Connection, table: str, block: dict[str, int]) -> str:
    columns = [column[1] for column in connection.execute(f"PRAGMA table_info({table})")]
    moved = [_MOVED[table].get(name, _DAY.format(name) if name in _DAYS_OF else name) for name in columns]
    kept = _OF_BLOCK.get(table, "report_id <= {reports}").format(**block)
    return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(moved)} FROM {table} WHERE {kept}"


if __name__ == "__main__":
    for size, linked, whole in rows():
        print(f"{size:>9,} events: {linked:.1f} ms to link an article of three reports, {whole:.1f} ms with keeping it")
