"""From a source to the timeline: read, clean, date, extract, link, store; one failure is one line of the summary."""

import dataclasses
import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.domain.article import Article, RawArticle
from app.domain.chronology import Chronology, read_chronology
from app.domain.event import Decision, Join, New
from app.domain.report import Report
from app.errors import SetupError, UnreadableError
from app.ingest.cleaning import clean
from app.ingest.extracting import Extractor
from app.ingest.linking import link
from app.ingest.publishing import date_article
from app.ingest.reading import Reading, Skipped, Unreadable
from app.ingest.storing import event_id, store
from app.language.analyzer import Analyzer
from app.language.gazetteer import Gazetteer
from app.language.names import KnownNames
from app.settings import Settings
from app.store import articles, events
from app.store.session import writing


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source; of a ``new`` one also how many events it made and how many it joined."""

    name: str
    result: Literal["new", "unchanged", "failed", "skipped"]
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
        decided = _decide(session, article, reports)
        stored = store(session, article, decided, dt.datetime.now(dt.UTC))
    return Outcome(raw.name, "new", new=stored.new, joined=stored.joined)


def _is_known(article: Article, engine: Engine) -> bool:
    with Session(engine) as session:
        return articles.known(session, article.digest) is not None


def _decide(session: Session, article: Article, reports: Sequence[Report]) -> list[tuple[Decision, str]]:
    """Give each report what is decided on it and the id of its event."""
    decisions = link(reports, article, [events.near(session, report) for report in reports])
    names: list[str] = []
    for decision in decisions:
        names.append(decision.event_id if isinstance(decision, Join) else _name(session, article, decision, names))
    return list(zip(decisions, names, strict=True))


def _name(session: Session, article: Article, decision: New, used: Collection[str]) -> str:
    return event_id(article.digest, decision.report, lambda each: each in used or events.taken(session, each))
