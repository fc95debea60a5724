"""Why a value is what it is: a text's sentences, times, names and triggers, and the rule behind each reported value.

And why two events are one, or are not: what agrees, what does not, and what rules out.
"""

from collections.abc import Generator, Iterable, Iterator, Sequence

from sqlalchemy.orm import Session

from app.domain.article import Article, Published
from app.domain.event import Event
from app.domain.report import Place, Quantity, Report
from app.domain.when import DateBasis, When
from app.errors import ParleyError
from app.ingest import dating
from app.ingest.confidence import fitted, signs
from app.ingest.extracting import Extractor
from app.ingest.likeness import ENOUGH, ENOUGH_TIMELESS, POSSIBLE, Likeness, likeness
from app.ingest.side import Side
from app.ingest.standing import standing
from app.language import triggers
from app.language.doc import Doc, Sentence
from app.language.senses import Senses
from app.store import events, former


def explain(article: Article, extractor: Extractor) -> Iterator[str]:
    """Lines of plain text: the article's date, each sentence with what was seen in it, the reports with reasons."""
    yield _published(article.published)
    doc = extractor.read(article)
    after = article.published.after
    resolved = dating.resolve(doc.text, doc.times, _anchor(article), extractor.chronology, after=after)
    yield f"states named, most first: {', '.join(doc.countries) or 'none'}"
    for sentence in doc.sentences:
        yield ""
        yield f"[{sentence.index}] {_on_one_line(sentence.text)}"
        yield from _seen(doc, sentence, resolved)
    yield from _reports(extractor(article))


def _published(published: Published) -> str:
    rule = f": {published.rule}" if published.rule else ""
    bound = f", not before {published.after}" if published.after else ""
    return f"published: {published.edtf or 'not known'} ({published.basis}{rule}{bound})"


def _anchor(article: Article) -> When | None:
    return When(article.published.edtf, DateBasis.PUBLISHED) if article.published.edtf else None


def _seen(doc: Doc, sentence: Sentence, resolved: Sequence[dating.Resolved]) -> Iterator[str]:
    for time in resolved:
        if sentence.start <= time.expression.start < sentence.end:
            yield _time(time)
    for name in doc.names_in(sentence.start, sentence.end):
        yield f"    name     «{name.text}» {name.kind} {name.name}{f' → {name.party}' if name.party else ''}"
    if sentence.parse is None:
        yield "    not parsed: no word of a trigger in it"
    else:
        yield from map(_trigger, triggers.hits(Senses(doc, sentence)))


def _time(time: dating.Resolved) -> str:
    found, anchor = time.expression, f", counted from {time.anchor}" if time.anchor else ""
    became = f"{time.value} → {time.edtf or 'no date'} ({time.basis}{anchor}; rule {found.rule})"
    return f"    time     «{found.text}» {found.type} {became}"


def _trigger(hit: triggers.Hit) -> str:
    told = standing(hit)
    words = f": {told.words}" if told.words else ""
    became = f"{told.status or 'no event'} ({told.rule}{words})"
    return f"    trigger  «{hit.token.text}» {hit.trigger.kind} (rule {hit.trigger.name}) → {became}"


def _reports(reports: Sequence[Report]) -> Iterator[str]:
    for number, report in enumerate(reports, 1):
        yield ""
        yield from _report(number, report)
    if not reports:
        yield ""
        yield "no report: nothing in this text tells of an event"


def _report(number: int, report: Report) -> Iterator[str]:
    when = f"{report.when.edtf} ({report.when.basis})" if report.when else "no date"
    yield f"report {number}: {report.kind}, {report.status}, {when}"
    yield _values("actors", [f"{actor.name}{_spelled(actor.said)} ({actor.role})" for actor in report.actors])
    yield _values("people", [f"{one.name} ({one.actor})" if one.actor else one.name for one in report.people])
    yield _values("places", map(_place, report.places))
    yield _values("quantities", [_quantity(quantity) for quantity in report.quantities])
    yield _values("claimed by", [report.claimed_by] if report.claimed_by else [])
    yield _values("denied by", report.denied_by)
    for piece in report.evidence:
        yield f"    evidence    {piece.start}–{piece.end} «{_on_one_line(piece.text)}»"
    if report.confidence is not None:
        held = (f"{name} ({fitted().get(name, 0.0):+.2f})" for name, holds in signs(report).items() if holds)
        yield _values("confidence", [f"{report.confidence:.2f} by {'; '.join(held) or 'no sign'}"])
    for why in report.why:
        words, reason = f" on «{why.words}»" if why.words else "", f": {why.reason}" if why.reason else ""
        yield f"    because     {why.field}: rule {why.rule}{words}{reason}"


def _values(label: str, values: Iterable[str]) -> str:
    return f"    {label:<11} {', '.join(values) or '–'}"


def _place(place: Place) -> str:
    return f"{place.name}{_spelled(place.said)} [{place.precision}, {place.country or 'no country'}]"


def _spelled(said: str | None) -> str:
    return f" (as «{_on_one_line(said)}»)" if said else ""


def _quantity(told: Quantity) -> str:
    said = f" (says {told.claimed_by})" if told.claimed_by else ""
    return f"{'' if told.comparison == '=' else told.comparison}{told.value:g} {told.unit}{said}"


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def explain_link(session: Session, one: str, other: str) -> Iterator[str]:
    """Lines of plain text: what each of two addresses leads to, every sign between the events, and the verdict.

    Raises ParleyError where an id is no event's.
    """
    first, second = (yield from _led(session, one)), (yield from _led(session, other))
    if first.id == second.id:
        yield f"one event: {first.facts.title}, told by {len(first.reports)} report{'s' * (len(first.reports) > 1)}"
        for told in first.reports:
            yield f"    {told.article.heading}: {told.reason}"
        return
    found = likeness(Side.of(first.reports), Side.of(second.reports))
    for name, sign in found.signs:
        if sign.reason:
            yield f"    {name:<10} {'rules out' if sign.weight is None else f'{sign.weight:+.2f}':<9}  {sign.reason}"
    yield _verdict(found)


def _led(session: Session, event_id: str) -> Generator[str, None, Event]:
    """The event to which an address leads, and a line that says so."""
    gone = former.former(session, event_id)
    if gone is not None and gone.merged_into is not None:
        yield f"{event_id} was merged into {gone.merged_into} on {gone.at:%Y-%m-%d}: {gone.reason}"
        event_id = gone.merged_into
    event = events.record(session, event_id)
    if event is None:
        raise ParleyError(event_id, gone.reason if gone else "no event has this id")
    yield f"{event.id}: {event.facts.title} ({event.facts.when or 'no date'})"
    return event


def _verdict(found: Likeness) -> str:
    bar = ENOUGH_TIMELESS if found.timeless else ENOUGH
    if found.against:
        return "two events: what rules out outweighs all that agrees"
    if found.fits:
        return f"alike enough to be one ({found.score:.2f}, {bar:g} are enough), but not clearly this one and no other"
    return f"two events: {found.score:.2f}, where {bar:g} are enough" + (
        "; possibly the same" if found.score >= POSSIBLE else ""
    )
