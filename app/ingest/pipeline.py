"""From a source to the timeline: read, clean, date, extract, link, store; one failure is one line of the summary."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app import __version__
from app.domain.article import Article, RawArticle
from app.domain.chronology import Chronology, read_chronology
from app.errors import SetupError, UnreadableError
from app.ingest import storing
from app.ingest.cleaning import clean
from app.ingest.extracting import Extractor
from app.ingest.publishing import TOLD, date_article
from app.ingest.reading import Reading, Skipped, Unreadable
from app.ingest.tidying import tidy
from app.language.analyzer import Analyzer
from app.language.gazetteer import Gazetteer
from app.language.names import KnownNames
from app.settings import Settings
from app.store import articles
from app.store.session import writing


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source; of a ``new`` or ``changed`` one also how many events it made, how many it joined."""

    name: str
    result: Literal["new", "changed", "unchanged", "failed", "skipped"]
    reason: str = ""
    new: int = 0
    joined: int = 0


def make_extractor(settings: Settings) -> Extractor:
    """Load what extraction needs: model, names, gazetteer, chronology. Raises SetupError where one is not installed."""
    gazetteer = Gazetteer.open(settings.gazetteer)
    analyzer = Analyzer(settings.language_model, gazetteer)
    return Extractor(analyzer, KnownNames.load(), gazetteer, load_chronology(settings))


def load_chronology(settings: Settings) -> Chronology | None:
    """The reference chronology of the settings; None where they name none."""
    if settings.chronology is None:
        return None
    try:
        return read_chronology(settings.chronology.read_text(encoding="utf-8"))
    except OSError as error:
        raise SetupError(str(settings.chronology), f"the chronology cannot be read ({error.strerror})") from error
    except (ValueError, KeyError) as error:
        raise SetupError(str(settings.chronology), f"the chronology is not well formed ({error})") from error


def prepare(raw: RawArticle, chronology: Chronology | None = None) -> Article:
    """Clean and date what was read. Raises UnreadableError where there is no text in it."""
    article = clean(raw)
    told = date_article(
        article.clean.text, told=article.published_told, found=article.published_found, chronology=chronology
    )
    return dataclasses.replace(article, published=told)


def ingest(readings: Iterable[Reading], extractor: Extractor, engine: Engine) -> Iterator[Outcome]:
    """Take each article in, one transaction an article, and say what became of it. Safe to interrupt and to repeat."""
    for reading in readings:
        match reading:
            case Unreadable(name, reason):
                yield Outcome(name, "failed", reason)
            case Skipped(name, reason):
                yield Outcome(name, "skipped", reason)
            case RawArticle():
                yield _take_in(reading, extractor, engine)


def _take_in(raw: RawArticle, extractor: Extractor, engine: Engine) -> Outcome:
    try:
        article = prepare(raw, extractor.chronology)
    except UnreadableError as error:
        return Outcome(raw.name, "failed", error.reason)
    if _is_known(article, engine):
        return Outcome(raw.name, "unchanged")
    reports = extractor(article)
    with writing(engine) as session:
        if articles.known(session, article.digest) is not None:  # another process took it in meanwhile
            return Outcome(raw.name, "unchanged")
        now = dt.datetime.now(dt.UTC)
        earlier = articles.at(session, article.url)
        if earlier is None:
            kept = storing.keep(session, article, reports, now)
        else:
            kept = storing.keep_again(session, earlier, article, reports, now)
        stored = storing.settle(session, kept, extractor.chronology, now)
    return Outcome(raw.name, "new" if earlier is None else "changed", new=stored.new, joined=stored.joined)


def reprocess(extractor: Extractor, engine: Engine, *, everything: bool = False) -> Iterator[Outcome]:
    """Extract anew from every stored article that another version of Parley read, or from all; one transaction each.

    The addresses of the events that it told of stay. Safe to interrupt and to repeat.
    """
    last = 0
    while numbers := _outdated(engine, last, everything=everything):
        for number in numbers:
            yield _read_again(number, extractor, engine)
        last = numbers[-1]


def _outdated(engine: Engine, after: int, *, everything: bool) -> list[int]:
    with Session(engine) as session:
        return articles.outdated(session, None if everything else __version__, after=after)


def _read_again(number: int, extractor: Extractor, engine: Engine) -> Outcome:
    with Session(engine) as session:
        article = _as_stored(articles.source(session, number), extractor.chronology)
    reports = extractor(article)
    with writing(engine) as session:
        now = dt.datetime.now(dt.UTC)
        kept = storing.keep_again(session, number, article, reports, now)
        stored = storing.settle(session, kept, extractor.chronology, now)
    return Outcome(article.name, "changed", new=stored.new, joined=stored.joined)


def _as_stored(source: articles.Source, chronology: Chronology | None) -> Article:
    """A stored article as it is before extraction; only a date that its own text told is read anew."""
    cleaned, published = tidy(source.text), source.ref.published
    if published.rule not in TOLD:
        published = date_article(cleaned.text, told=None, found=None, chronology=chronology)
    ref = source.ref
    return Article(
        name=ref.name,
        text=source.text,
        clean=cleaned,
        digest=ref.digest,
        title=ref.title,
        outlet=ref.outlet,
        url=ref.url,
        published=published,
    )


def _is_known(article: Article, engine: Engine) -> bool:
    with Session(engine) as session:
        return articles.known(session, article.digest) is not None
