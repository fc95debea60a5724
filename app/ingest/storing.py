"""Decisions to rows: one article, its reports and what they make of the events."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.domain.article import Article
from app.domain.event import Decision, New
from app.domain.report import Report
from app.store import writing

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # no i, l, o (1, 1, 0 to the eye) and no u
_LENGTH = 7  # 34 thousand million ids
_BITS = 5


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of an article's reports: how many made an event, how many joined one."""

    article_id: int
    new: int
    joined: int


def store(session: Session, article: Article, decided: Sequence[tuple[Decision, str]], now: dt.datetime) -> Stored:
    """Keep the article and, in their order, its reports, each with what was decided and the id of its event.

    The caller's transaction (`app.store.session.writing`) holds it together. A later pair may join the event that an
    earlier one makes. Raises IntegrityError where the article's digest is known.
    """
    article_id = writing.add_article(session, article, now)
    for ordinal, (decision, event) in enumerate(decided):
        writing.put_event(session, event, decision.facts, now)
        writing.add_report(
            session,
            decision.report,
            article_id=article_id,
            event_id=event,
            ordinal=ordinal,
            reason=decision.reason,
        )
    for event in dict.fromkeys(event for _, event in decided):
        writing.count_reports(session, event)
    new = sum(isinstance(decision, New) for decision, _ in decided)
    return Stored(article_id, new, len(decided) - new)


def event_id(digest: str, report: Report, taken: Callable[[str], bool]) -> str:
    """Name the event that this report of the article with this digest makes: the first name that is not taken.

    It follows from the article and the report alone, so that the same articles in the same order give the same ids.
    """
    start, end = (report.evidence[0].start, report.evidence[0].end) if report.evidence else (0, 0)
    return next(name for name in _names(f"{digest}\n{report.kind}\n{start}-{end}") if not taken(name))


def _names(seed: str) -> Iterator[str]:
    """Give seven characters after seven of the seed's hash, and of the hash's hash, without end."""
    digest = hashlib.sha256(seed.encode()).digest()
    bits = int.from_bytes(digest)
    for start in range(len(digest) * 8 // (_LENGTH * _BITS)):
        piece = bits >> (start * _LENGTH * _BITS)
        yield "".join(_ALPHABET[piece >> (place * _BITS) & 31] for place in range(_LENGTH))
    yield from _names(digest.hex())
