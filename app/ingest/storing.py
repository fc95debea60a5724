"""An article and its reports to rows, and what linking makes of them to events; addresses that last."""

import datetime as dt
import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

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
from app.store.former import ChangeKind

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # no i, l, o (1, 1, 0 to the eye) and no u
_LENGTH = 7  # 34 thousand million ids
_BITS = 5
_WITHDRAWN = "The article that told of it, read again, no longer does."


@dataclass(frozen=True, slots=True)
class Kept:
    """What linking has to look at: an article's text and new reports, and others around reports that are gone.

    ``lost`` are the events that may have no report left.
    """

    article_id: int
    text: str
    reports: tuple[SourcedReport, ...]
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
    return Kept(article_id, article.text, tuple(_add(session, article_id, reports, {})))


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
    return Kept(article_id, article.text, tuple(_add(session, article_id, reports, events)), touched, lost)


def _add(
    session: Session, article_id: int, reports: Sequence[Report], events: Mapping[int, str]
) -> Iterator[SourcedReport]:
    article = values.refs(session, [article_id])[article_id]
    for n, report in enumerate(reports):
        number = writing.add_report(session, report, article_id=article_id, ordinal=n, event_id=events.get(n))
        yield SourcedReport(number, article, report, n)


def settle(session: Session, kept: Kept, chronology: Chronology | None, now: dt.datetime) -> Stored:
    """Tie the new reports to those near them, and settle anew which reports tell of one event all around.

    What many articles tell of is not settled anew each time: a crowded neighbourhood is only added to.
    """
    own = {told.id for told in kept.reports}
    around = stored_ties.connected(session, {*_tie(session, kept), *kept.touched})
    found = values.reports(session, around | own if around or kept.lost else ())
    reports = [told for told, _ in found] or list(kept.reports)
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
    named = [(event, _put(session, event, now)) for event in settled]
    for event, name in named:
        _note(session, event, name, now)
    _retire(session, {*known.values(), *kept.lost}, named, now)
    writing.bound_articles(session, {kept.article_id, *(told.article.id for told in reports)})
    return Stored(kept.article_id, _made(settled), _joined(settled, fresh))


def _tie(session: Session, kept: Kept) -> set[int]:
    """Find what the reports may be one with or related to, through what reports are found by; give those to settle."""
    older = [told for told, _ in values.reports(session, near.without_keys(session, kept.touched))]
    told = [*kept.reports, *older]
    marks = {each.id: _particulars(each) for each in told}
    for each in told:
        near.put_keys(session, each, marks[each.id])
    beside = {each.id: near.near(session, each, marks[each.id]) for each in told}
    others = {other.id: other for other, _ in values.reports(session, {n for ids in beside.values() for n in ids})}
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


def _put(session: Session, event: Settled, now: dt.datetime) -> str:
    """Bring an event and its reports to where linking left them, and give its id.

    A new one is named by the first name that no other had: what the same report made once, it makes again.
    """
    first = event.reports[0]
    name = event.event_id
    if name is None:
        seed = seed_of(first.article.digest, first.report)
        name = event_id(seed, lambda each: former.seed(session, each) not in {None, (seed, False)})
        writing.add_event(session, name, event.facts, now, seed=seed)
    else:
        writing.change_event(session, name, event.facts, now)
    writing.assign(session, event.reports, name)
    writing.put_text(session, name, event.facts, [told.report for told in event.reports])
    return name


def _note(session: Session, event: Settled, name: str, now: dt.datetime) -> None:
    """Write what was decided into the histories of the events that it concerns."""
    for decision in event.decisions:
        match decision:
            case New(reason, score):
                first = [event.reports[0].article.id]
                former.note(session, name, ChangeKind.NEW, now, reason=reason, score=score, articles=first)
            case Join(reports, reason, score):
                came = [told.article.id for told in event.reports if told.id in reports]
                former.note(session, name, ChangeKind.JOINED, now, reason=reason, score=score, articles=came)
            case Merge(others, reason, score):
                for other in others:
                    former.note(session, name, ChangeKind.TOOK_IN, now, reason=reason, score=score, other=other)
                    former.note(session, other, ChangeKind.MERGED, now, reason=reason, score=score, other=name)
            case Split(source, reason, score):
                former.note(session, name, ChangeKind.SPLIT_OFF, now, reason=reason, score=score, other=source)
                former.note(session, source, ChangeKind.PARTED, now, reason=reason, score=score, other=name)
            case Leave(reports, reason, score):
                gone = [told.article.id for told, _ in values.reports(session, reports)]
                former.note(session, name, ChangeKind.LEFT, now, reason=reason, score=score, articles=gone)


def _retire(session: Session, ids: set[str], named: Sequence[tuple[Settled, str]], now: dt.datetime) -> None:
    """Take events that no report tells of any more off the timeline."""
    heirs = {
        other: (name, decision.reason)
        for event, name in named
        for decision in event.decisions
        if isinstance(decision, Merge)
        for other in decision.others
    }
    for name in sorted(former.empty(session, ids)):
        survivor, reason = heirs.get(name, (None, _WITHDRAWN))
        former.retire(session, name, now, merged_into=survivor, reason=reason)
        if survivor is None:
            former.note(session, name, ChangeKind.WITHDRAWN, now, reason=reason)


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
