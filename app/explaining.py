"""Why a value is what it is: a text's sentences, times, names and triggers, and the rule behind each reported value."""

from collections.abc import Iterator, Sequence

from app.domain.article import Article, Published
from app.domain.report import Quantity, Report
from app.domain.when import DateBasis, When
from app.ingest import dating
from app.ingest.extracting import Extractor
from app.ingest.standing import standing
from app.language import triggers
from app.language.doc import Doc, Sentence
from app.language.senses import Senses


def explain(article: Article, extractor: Extractor) -> Iterator[str]:
    """Lines of plain text: the article's date, each sentence with what was seen in it, the reports with reasons."""
    yield _published(article.published)
    doc = extractor.analyzer(article.clean.text)
    resolved = dating.resolve(doc.text, doc.times, _anchor(article), extractor.chronology)
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
    yield _values("actors", [f"{actor.name} ({actor.role})" for actor in report.actors])
    yield _values("people", [f"{one.name} ({one.actor})" if one.actor else one.name for one in report.people])
    yield _values("places", [f"{one.name} [{one.precision}, {one.country or 'no country'}]" for one in report.places])
    yield _values("quantities", [_quantity(quantity) for quantity in report.quantities])
    yield _values("claimed by", [report.claimed_by] if report.claimed_by else [])
    yield _values("denied by", report.denied_by)
    for piece in report.evidence:
        yield f"    evidence    {piece.start}–{piece.end} «{_on_one_line(piece.text)}»"
    for why in report.why:
        words, reason = f" on «{why.words}»" if why.words else "", f": {why.reason}" if why.reason else ""
        yield f"    because     {why.field}: rule {why.rule}{words}{reason}"


def _values(label: str, values: Sequence[str]) -> str:
    return f"    {label:<11} {', '.join(values) or '–'}"


def _quantity(told: Quantity) -> str:
    said = f" (says {told.claimed_by})" if told.claimed_by else ""
    return f"{'' if told.comparison == '=' else told.comparison}{told.value:g} {told.unit}{said}"


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
