"""An article and its reports to rows, and what linking makes of them to events; addresses that last."""

import datetime as dt
import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy.orm import Session

from app.domain.article import Article
from app.domain.chronology import Chronology
from app.domain.event import Join, Leave, Merge, New, Settled, SourcedReport, Split
from app.domain.report import Report
from app.ingest import particulars
from app.ingest.linking import connects, link
from app.ingest.succeeding import successors
from app.ingest.tying import ties, within
from app.store import former, near, values, writing
from app.store import ties as stored_ties
from app.store.former import ChangeKind, Line
from app.store.writing import Telling

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # no i, l, o (1, 1, 0 to the eye) and no u
_LENGTH = 7  # 34 thousand million ids
_BITS = 5
_WITHDRAWN = "The article that told of it, read again, no longer does."


@dataclass(frozen=True, slots=True)
class Kept:
    """What linking has to look at: an article's text and new reports, and others around reports that are gone.

    ``events`` are what new reports, by their ids, are held to tell of so far; ``lost`` may have no report left.
    """

    article_id: int
    text: str
    reports: tuple[SourcedReport, ...]
    events: Mapping[int, str] = field(default_factory=dict)
    touched: tuple[int, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of an article's reports: how many made an event, how many joined one."""

    article_id: int
    new: int
    joined: int


def keep(session: Session, article: Article, reports: Sequence[Report], now: dt.datetime) -> Kept:
    """Keep an article that is read for the first time, and its reports, not linked so far.

    Raises IntegrityError where the article's digest is known.
    """
    article_id = writing.add_article(session, article, now)
    return Kept(article_id, article.text, _add(session, article_id, reports, {}))


def keep_again(
    session: Session, article_id: int, article: Article, reports: Sequence[Report], now: dt.datetime
) -> Kept:
    """Put what is read of an article now, its text or its reports changed, in the place of what was read before.

    A report that stands in for an earlier one is held to tell of its event until linking finds otherwise.
    """
    before = values.reports_of_articles(session, [article_id])[article_id]
    gone = [told.id for told, _ in before]
    lost = tuple(dict.fromkeys(event_id for _, event_id in before))
    mates = (told.id for group in values.reports_of_events(session, lost).values() for told in group)
    touched = tuple(sorted((set(mates) | stored_ties.connected(session, gone)) - set(gone)))
    heirs = successors([told.report for told, _ in before], reports)
    writing.remove_reports(session, gone)
    writing.replace_article(session, article_id, article, now)
    events = {n: before[m][1] for n, m in heirs.items()}
    added = _add(session, article_id, reports, events)
    return Kept(article_id, article.text, added, {added[n].id: name for n, name in events.items()}, touched, lost)


def _add(
    session: Session, article_id: int, reports: Sequence[Report], events: Mapping[int, str]
) -> tuple[SourcedReport, ...]:
    article = values.refs(session, [article_id])[article_id]
    numbers = writing.add_reports(session, reports, article_id=article_id, events=events)
    return tuple(
        SourcedReport(number, article, report, n)
        for n, (number, report) in enumerate(zip(numbers, reports, strict=True))
    )


def settle(session: Session, kept: Kept, chronology: Chronology | None, now: dt.datetime) -> Stored:
    """Tie the new reports to those near them, and settle anew which reports tell of one event all around.

    What many articles tell of is not settled anew each time: a crowded neighbourhood is only added to.
    """
    own = {told.id for told in kept.reports}
    read = _Reports(session, kept)
    around = stored_ties.connected(session, {*_tie(session, kept, read), *kept.touched})
    found = read.of(around | own)
    reports = [told for told, _ in found]
    known = {told.id: event_id for told, event_id in found if event_id is not None}
    fresh = {*own, *kept.touched}
    crowded = len(around) > stored_ties.MOST
    settled = link(
        reports,
        stored_ties.among(session, around, of=own if crowded else None),
        known,
        fresh,
        chronology,
        together={told: event_id for told, event_id in known.items() if told not in own} if crowded else None,
    )
    named = _named(session, settled)
    writing.put_events(session, [telling for _, telling in named], now)
    articles = {told.id: told.article.id for told in reports}
    former.note(session, [line for event, telling in named for line in _lines(event, telling.id, articles)], now)
    _retire(session, kept.lost, named, now)
    dated = {told.article.id for told in reports if told.article.published.edtf is not None}
    writing.bound_articles(session, {kept.article_id, *articles.values()} - dated)
    return Stored(kept.article_id, _made(settled), _joined(settled, fresh))


class _Reports:
    """Reports as they were before the article was linked, each read once."""

    def __init__(self, session: Session, kept: Kept) -> None:
        self._session = session
        self._read = {told.id: (told, kept.events.get(told.id)) for told in kept.reports}

    def of(self, ids: Collection[int]) -> list[tuple[SourcedReport, str | None]]:
        """The reports of these numbers, each with its event's id where it has one, in the order of reading."""
        new = values.reports(self._session, [number for number in ids if number not in self._read])
        self._read.update((told.id, (told, event_id)) for told, event_id in new)
        return sorted((self._read[number] for number in ids), key=lambda one: (one[0].article.id, one[0].ordinal))


def _tie(session: Session, kept: Kept, read: _Reports) -> set[int]:
    """Find what the reports may be one with or related to, through what reports are found by; give those to settle."""
    told = [*kept.reports, *(told for told, _ in read.of(near.without_keys(session, kept.touched)))]
    marked = [(each, _particulars(each)) for each in told]
    near.put_keys(session, marked)
    beside = near.near(session, marked)
    others = {other.id: other for other, _ in read.of({n for ids in beside.values() for n in ids})}
    found = [tie for each in told for tie in ties(each, [others[n] for n in beside[each.id]])]
    stored_ties.put(session, [(tie, connects(tie)) for tie in (*found, *within(kept.reports, kept.text))])
    return {end for tie in found if connects(tie) for end in (tie.one, tie.other)}


def _particulars(told: SourcedReport) -> near.Particulars:
    evidence = told.report.evidence
    return near.Particulars(particulars.ordinal(evidence), particulars.operations(evidence))


def _made(settled: Sequence[Settled]) -> int:
    return sum(isinstance(decision, New) for event in settled for decision in event.decisions)


def _joined(settled: Sequence[Settled], reports: Collection[int]) -> int:
    joins = (decision for event in settled for decision in event.decisions if isinstance(decision, Join))
    return len({*reports}.intersection(report for join in joins for report in join.reports))


def _named(session: Session, settled: Sequence[Settled]) -> list[tuple[Settled, Telling]]:
    """Give each event as it is to be kept, with an id where it has none.

    A new one is named by the first name that no other had: what the same report made once, it makes again.
    """
    named: dict[str, tuple[Settled, Telling]] = {}
    for event in settled:
        name, seed = event.event_id, None
        if name is None:
            seed = seed_of(event.reports[0].article.digest, event.reports[0].report)
            name = event_id(seed, partial(_is_taken, session, seed, named))
        named[name] = (event, Telling(name, event.facts, event.reports, seed))
    return list(named.values())


def _is_taken(session: Session, seed: str, given: Collection[str], name: str) -> bool:
    return name in given or former.seed(session, name) not in {None, (seed, False)}


def _lines(event: Settled, name: str, articles: Mapping[int, int]) -> Iterator[Line]:
    """Give what was decided, for the histories of the events that it concerns."""
    for decision in event.decisions:
        match decision:
            case New(reason, score):
                yield Line(name, ChangeKind.NEW, reason, score, article_id=event.reports[0].article.id)
            case Join(reports, reason, score):
                came = [told.article.id for told in event.reports if told.id in reports]
                yield from (Line(name, ChangeKind.JOINED, reason, score, article_id=article) for article in came)
            case Merge(others, reason, score):
                for other in others:
                    yield Line(name, ChangeKind.TOOK_IN, reason, score, other)
                    yield Line(other, ChangeKind.MERGED, reason, score, name)
            case Split(source, reason, score):
                yield Line(name, ChangeKind.SPLIT_OFF, reason, score, source)
                yield Line(source, ChangeKind.PARTED, reason, score, name)
            case Leave(reports, reason, score):
                gone = [articles[report] for report in reports]
                yield from (Line(name, ChangeKind.LEFT, reason, score, article_id=article) for article in gone)


def _retire(session: Session, lost: Iterable[str], named: Iterable[tuple[Settled, Telling]], now: dt.datetime) -> None:
    """Take events that no report tells of any more off the timeline: those taken in, and of the lost ones the empty."""
    heirs = {
        other: (telling.id, decision.reason)
        for event, telling in named
        for decision in event.decisions
        if isinstance(decision, Merge)
        for other in decision.others
    }
    for name in sorted(former.empty(session, {*heirs, *lost})):
        survivor, reason = heirs.get(name, (None, _WITHDRAWN))
        former.retire(session, name, now, merged_into=survivor, reason=reason)
        if survivor is None:
            former.note(session, [Line(name, ChangeKind.WITHDRAWN, reason)], now)


def seed_of(digest: str, report: Report) -> str:
    """What the event is named by that this report of the article with this digest makes: 64 hex digits."""
    start, end = (report.evidence[0].start, report.evidence[0].end) if report.evidence else (0, 0)
    return hashlib.sha256(f"{digest}\n{report.kind}\n{start}-{end}".encode()).hexdigest()


def event_id(seed: str, taken: Callable[[str], bool]) -> str:
    """Name an event by the first name made from the seed that is not taken.

    The seed follows from the article and the report that come first in it, so that the same articles in the same order
    give the same ids.
    """
    return next(name for name in _names(seed) if not taken(name))


def _names(seed: str) -> Iterator[str]:
    """Give seven characters after seven of the seed, and of the seed's hash, without end."""
    bits = int(seed, 16)
    for start in range(len(seed) * 4 // (_LENGTH * _BITS)):
        piece = bits >> (start * _LENGTH * _BITS)
        yield "".join(_ALPHABET[piece >> (place * _BITS) & 31] for place in range(_LENGTH))
    yield from _names(hashlib.sha256(seed.encode()).hexdigest())
