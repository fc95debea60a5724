"""Who says what: an event's reports side by side, field by field, each value with the words behind it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain import concord
from app.domain.concord import Concord
from app.domain.event import Event, SourcedReport
from app.domain.report import Quantity, Report
from app.domain.when import When
from app.web import amounts, context, dates, quoting
from app.web.event_views import ClaimRow, Claims, Piece, Saying, Source

_SAID = {
    Concord.ONE: "told by one",
    Concord.SAME: "agree",
    Concord.FITS: "compatible",
    Concord.DIFFER: "differ",
}
_NO_WORDS = "not said in so many words"
Patterns = Iterable[re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class _Side:
    """A report with its article's text."""

    sourced: SourcedReport
    text: str

    @property
    def report(self) -> Report:
        return self.sourced.report

    @property
    def page(self) -> str:
        return f"/articles/{self.sourced.article.id}"

    def saying(self, said: str, patterns: Patterns, note: str = "") -> Saying:
        """A value with the piece of evidence that says it, or with none."""
        found = quoting.find(self.report.evidence, patterns)
        if found is None:
            return Saying(said, url=self.at(0), note=", ".join(filter(None, (note, _NO_WORDS))))
        quote = pieces(self.report.evidence[found.number].text, found.spans)
        return Saying(said, quote, self.at(found.number), note)

    def at(self, number: int) -> str:
        return f"{self.page}#e{self.sourced.id}-{number}" if self.report.evidence else self.page


Cells = Callable[[_Side], Iterable[Saying]]


def claims(event: Event, texts: Mapping[int, str]) -> Claims:
    """Set the reports of the event side by side; ``texts`` has the articles' by their numbers."""
    sides = [_Side(sourced, texts.get(sourced.article.id, "")) for sourced in event.reports]
    rows = (_date, _places, _parties, _people, _counts, _status, _according, _denied)
    listed = [row for make in rows for row in make(event, sides)]
    return Claims(tuple(map(_source, event.reports)), tuple(listed))


def pieces(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """Cut a text so that the spans, which are in order and apart, are marked."""
    found, at = [], 0
    for start, end in spans:
        found += [Piece(text[at:start]), Piece(text[start:end], marked=True)]
        at = end
    return tuple(piece for piece in (*found, Piece(text[at:])) if piece.text)


def _source(sourced: SourcedReport) -> Source:
    article = sourced.article
    return Source(article.outlet or article.heading, f"/articles/{article.id}", dates.published(article.dated))


def _row(
    sides: Sequence[_Side], say: Cells, field: str, *, found: Concord, about: str = "", together: str = ""
) -> ClaimRow:
    alone = len(sides) < 2  # noqa: PLR2004 - two sides
    mark, said = ("", "") if alone else (found.value, _SAID[found])
    return ClaimRow(field, about, together, mark, said, tuple(tuple(say(side)) for side in sides))


def _date(event: Event, sides: Sequence[_Side]) -> Iterator[ClaimRow]:
    facts = event.facts

    def say(side: _Side) -> Iterator[Saying]:
        when = side.report.when
        if when is not None:
            yield _dated(side, str(when), dates.rests(when))
        elif facts.when is not None:
            yield Saying(dates.taken(facts.when), own=False)

    if any(side.report.when for side in sides):
        found = concord.dates([side.report.when for side in sides])
        yield _row(sides, say, "Date", found=found, about=_spread(sides, found), together=dates.said(facts))


def _spread(sides: Sequence[_Side], found: Concord) -> str:
    """Say between which days the reports have it, where they differ."""
    days = [day for side in sides if (when := side.report.when) for day in (when.first, when.last) if day]
    if found is not Concord.DIFFER or not days:
        return ""
    return f"told as {When(f'{min(days)}/{max(days)}')}"


def _dated(side: _Side, said: str, note: str) -> Saying:
    """A date with its words; where they stand in another sentence than the evidence, with that sentence."""
    patterns = list(quoting.date(side.report))
    found = side.saying(said, patterns, note)
    if found.quote or not side.report.evidence:
        return found
    place = quoting.nearest(side.text, side.report.evidence[0], patterns)
    return _elsewhere(side, said, place, note) if place else found


def _elsewhere(side: _Side, said: str, place: quoting.Span, note: str = "") -> Saying:
    """A value with words of the article that are no evidence: the link finds them by a text fragment."""
    first, last = context.sentence(side.text, *place)
    quote = pieces(side.text[first:last], [(place[0] - first, place[1] - first)])
    return Saying(said, quote, side.at(0) + context.fragment(side.text[first:last]), note)


def _places(event: Event, sides: Sequence[_Side]) -> Iterator[ClaimRow]:
    def say(side: _Side) -> Iterator[Saying]:
        return (side.saying(place.name, quoting.place(side.report, place)) for place in side.report.places)

    if event.facts.places:
        together = ", ".join(place.name for place in event.facts.places)
        found = concord.places([side.report.places for side in sides])
        yield _row(sides, say, "Place", found=found, together=together)


def _parties(event: Event, sides: Sequence[_Side]) -> Iterator[ClaimRow]:
    for party in event.facts.actors:

        def say(side: _Side, name: str = party.name) -> Iterator[Saying]:
            told = (actor for actor in side.report.actors if actor.name == name)
            return (side.saying(actor.role.value, quoting.actor(side.report, actor)) for actor in told)

        roles = [next((a.role for a in side.report.actors if a.name == party.name), None) for side in sides]
        found = concord.roles(roles)
        yield _row(sides, say, party.name, found=found, about="party", together=party.role.value)


def _people(event: Event, sides: Sequence[_Side]) -> Iterator[ClaimRow]:
    def say(side: _Side) -> Iterator[Saying]:
        return (side.saying(person.name, quoting.person(side.report, person)) for person in side.report.people)

    if event.facts.people:
        together = ", ".join(person.name for person in event.facts.people)
        found = concord.names([[person.name for person in side.report.people] for side in sides])
        yield _row(sides, say, "People", found=found, together=together)


def _counts(event: Event, sides: Sequence[_Side]) -> Iterator[ClaimRow]:
    for merged in event.facts.amounts:
        told = [_of_unit(side.report, merged.unit) for side in sides]

        def say(side: _Side, unit: str = merged.unit) -> Iterator[Saying]:
            for quantity in _of_unit(side.report, unit):
                note = f"according to {quantity.claimed_by}" if quantity.claimed_by else ""
                yield side.saying(amounts.figure(quantity), quoting.count(quantity), note)

        together = amounts.amount(merged, frozenset(q.comparison for side in told for q in side))
        many = len(sides) > 1
        said = f"{together}, in {merged.reports} report{'s' if merged.reports != 1 else ''}" if many else together
        yield _row(sides, say, merged.unit.capitalize(), found=concord.counts(told), about="count", together=said)


def _of_unit(report: Report, unit: str) -> tuple[Quantity, ...]:
    return tuple(quantity for quantity in report.quantities if quantity.unit == unit)


def _status(event: Event, sides: Sequence[_Side]) -> Iterator[ClaimRow]:
    def say(side: _Side) -> Iterator[Saying]:
        yield side.saying(side.report.status.value, quoting.status(side.report))

    found = concord.statuses([side.report.status for side in sides])
    yield _row(sides, say, "Status", found=found, together=event.facts.status.value)


def _according(_event: Event, sides: Sequence[_Side]) -> Iterator[ClaimRow]:
    def say(side: _Side) -> Iterator[Saying]:
        name = side.report.claimed_by
        return (side.saying(who, quoting.attribution(who)) for who in ([name] if name else []))

    if any(side.report.claimed_by for side in sides):
        found = concord.names([[side.report.claimed_by] if side.report.claimed_by else [] for side in sides])
        yield _row(sides, say, "According to", found=found)


def _denied(_event: Event, sides: Sequence[_Side]) -> Iterator[ClaimRow]:
    def say(side: _Side) -> Iterator[Saying]:
        return (_denial(side, who) for who in side.report.denied_by)

    if any(side.report.denied_by for side in sides):
        yield ClaimRow("Denied by", "", "", "differ", "disputed", tuple(tuple(say(side)) for side in sides))


def _denial(side: _Side, who: str) -> Saying:
    """Who denies it, with the sentence that says so: often the one after the evidence."""
    found = side.saying(who, [quoting.denial()])
    if found.quote or not side.report.evidence:
        return found
    place = quoting.soon(side.text, side.report.evidence[-1], quoting.denial())
    return _elsewhere(side, who, place) if place else found
