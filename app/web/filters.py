"""An event filter and its address: the query string read into a filter, the filter written as its canonical query."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from app.domain.confidence import Confidence
from app.domain.event import slug
from app.domain.filters import FACETS, LOCATED, PRECISIONS, EventFilter, Sort, Term
from app.domain.kinds import kinds
from app.domain.report import Role, Status
from app.domain.when import When
from app.domain.words import Words
from app.errors import ParleyError
from app.web import searching

LONGEST_TEXT = 200
_DAY = dt.timedelta(days=1)
Usual = Callable[[str, str], str]
_NAMES: dict[str, list[str]] = {  # the rest are slugs
    "kind": list(kinds()),
    "status": [*Status],
    "role": [*Role],
    "precision": list(PRECISIONS),
    "located": list(LOCATED),
    "confidence": [*Confidence],
}
FURTHEST = 1000  # kilometres
DATES_ALLOWED = "a year, month or day, such as 2025, 2025-06 or 2025-06-02"
TEXT_DESCRIBED = (
    "Words in the sentences that tell of the event, all of them; “a phrase” in quotes; -word excludes. Also fields, "
    'as in actor:"United States" -kind:strike before:2025-06: kind, actor (or party), counterpart (or with), role, '
    "place (or in), person, status, outlet (or source); from, since, to, until and on, which are inclusive; before "
    "and after, which are not"
)


class BadParameterError(ParleyError):
    """A parameter with a value that cannot be meant; ``allowed`` says in English what can be."""

    def __init__(self, parameter: str, value: str, allowed: str) -> None:
        super().__init__(parameter, f"“{value}” is not allowed here")
        self.value = value
        self.allowed = allowed


class Parameters(BaseModel):
    """The parameters of every view of events, as they come; what they may be is told by ``read``."""

    model_config = ConfigDict(frozen=True)

    kind: list[str] = Field([], description="Names of kinds: " + ", ".join(kinds()))
    actor: list[str] = Field([], description="Slugs of parties, such as ukraine")
    counterpart: list[str] = Field([], description="Slugs of parties of the same event beside the actor")
    role: list[str] = Field([], description="What the actor does in the event: " + ", ".join(Role))
    place: list[str] = Field([], description="Slugs of places, such as istanbul; a place has all that lies in it")
    person: list[str] = Field([], description="Slugs of persons")
    status: list[str] = Field([], description="How far the event has come: " + ", ".join(Status))
    outlet: list[str] = Field([], description="Slugs of outlets")
    precision: list[str] = Field([], description="How fine the date is known: " + ", ".join(PRECISIONS))
    located: list[str] = Field([], description="How fine the place is known: " + ", ".join(LOCATED))
    confidence: list[str] = Field([], description="How sure the event’s surest report is: " + ", ".join(Confidence))
    within: str = Field("", description="Kilometres around the places asked for, up to 1000")
    q: str = Field("", description=TEXT_DESCRIBED)
    since: str = Field("", alias="from", description=f"First date: {DATES_ALLOWED}")
    until: str = Field("", alias="to", description=f"Last date: {DATES_ALLOWED}")
    sort: str = Field("", description="newest (as it is without) or oldest")
    after: str = Field("", description="A cursor, as the answer before gave it")
    at: str = Field("", description=f"A date at which the list is to begin, instead of a cursor: {DATES_ALLOWED}")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request for events asks: which, and from where in the list (a cursor, None for the start).

    ``respelled``: the canonical address says otherwise what was asked, by fields typed into the text or by ``at``.
    """

    filter: EventFilter
    after: str | None = None
    respelled: bool = False


def _as_told(_field: str, name: str) -> str:
    return name


def read(params: Parameters, usual: Usual = _as_told) -> Asked:
    """Read the parameters. Raises BadParameterError for a bad date, name or order.

    Fields typed into the text count like the parameters, and go before these where only one value can hold.
    ``usual`` gives, by field, the slug under which the thing of another spelling is kept (kiev: kyiv).
    """
    typed = searching.read(params.q)
    terms: dict[str, Any] = {
        field: _terms(field, [*getattr(params, field), *typed.values(field)], usual) for field in FACETS
    }
    wanted = EventFilter(
        **terms,
        within=_within(params.within) if any(not term.exclude for term in terms["place"]) else None,
        q=_text(typed.words),
        since=_date("from", [params.since, *typed.values("from")]),
        until=_date("to", [params.until, *typed.values("to")]),
        sort=_sort(params.sort),
    )
    at = _date("at", [params.at])
    after = beginning(at, wanted.sort) if at else params.after or None
    return Asked(wanted, after=after, respelled=bool(typed.fields or at))


def beginning(at: When, sort: Sort) -> str:
    """Give the cursor from which a list in this order goes on with the events of a date, or with those next to it."""
    if sort is Sort.OLDEST:
        return f"{at.first or dt.date.min}."
    last = at.last or dt.date.max
    return f"{min(last, dt.date.max - _DAY) + _DAY}."


def asked(request: Request, params: Annotated[Parameters, Query()]) -> Asked:
    """Read a request's parameters: the dependency of every view of events."""
    return read(params, request.app.state.usual)


AskedByUrl = Annotated[Asked, Depends(asked)]


def pairs(wanted: EventFilter) -> list[tuple[str, str]]:
    """List the filter as parameters in canonical order; what is at its default is left out."""
    listed = [(field, str(term)) for field in FACETS for term in getattr(wanted, field)]
    single = [
        ("within", str(wanted.within) if wanted.within is not None else ""),
        ("q", wanted.q),
        ("from", wanted.since.edtf if wanted.since else ""),
        ("to", wanted.until.edtf if wanted.until else ""),
        ("sort", wanted.sort.value if wanted.sort is not Sort.NEWEST else ""),
    ]
    return listed + [(name, value) for name, value in single if value]


def query(wanted: EventFilter, *, after: str | None = None) -> str:
    """Write the canonical query string with its question mark; nothing for the whole timeline."""
    return written(pairs(wanted) + ([("after", after)] if after else []))


def written(listed: Sequence[tuple[str, str]]) -> str:
    """Write a query string with its question mark; nothing where there are no parameters."""
    return "?" + urlencode(listed, quote_via=quote, safe="~") if listed else ""


def url(wanted: EventFilter, *, after: str | None = None, path: str = "/") -> str:
    """Write the canonical address of a filtered view."""
    return path + query(wanted, after=after)


def with_term(wanted: EventFilter, field: str, term: Term) -> EventFilter:
    """Put the term on; the same value with the other sign goes."""
    others = [held for held in getattr(wanted, field) if held.value != term.value]
    return _with(wanted, field, [*others, term])


def without_value(wanted: EventFilter, field: str, value: str) -> EventFilter:
    """Take the value off, asked for or asked away."""
    return _with(wanted, field, [held for held in getattr(wanted, field) if held.value != value])


def cleared(wanted: EventFilter, *names: str) -> EventFilter:
    """Put these fields back to their defaults."""
    changed: dict[str, Any] = {name: getattr(EventFilter(), name) for name in names}
    return replace(wanted, **changed)


def _with(wanted: EventFilter, field: str, terms: Iterable[Term]) -> EventFilter:
    """Set a field's terms; a distance is from the places it was given for, so it goes where these change."""
    changed: dict[str, Any] = {field: tuple(sorted(terms))}
    return replace(wanted, **changed, within=None if field == "place" else wanted.within)


def _terms(field: str, values: list[str], usual: Usual) -> tuple[Term, ...]:
    """Sort the values of one parameter, once each; one both asked for and asked away counts as it came last."""
    terms = {term.value: term for term in (_term(field, text.strip(), usual) for text in values if text.strip(" -"))}
    return tuple(sorted(terms.values()))


def _term(field: str, text: str, usual: Usual) -> Term:
    value = text.removeprefix("-")
    allowed = _NAMES.get(field)
    if allowed is None:
        return Term(usual(field, slug(value)), exclude=text.startswith("-"))
    if value not in allowed:
        raise BadParameterError(field, value, "one of " + ", ".join(allowed))
    return Term(value, exclude=text.startswith("-"))


def _text(words: Words) -> str:
    text = str(words)
    if len(text) > LONGEST_TEXT:
        raise BadParameterError("q", text[:40] + "…", f"at most {LONGEST_TEXT} characters of text")
    return text


def _date(name: str, values: list[str]) -> When | None:
    text = next((value.strip() for value in reversed(values) if value.strip()), "")  # the last one told
    if not text:
        return None
    try:
        return When(text)
    except ValueError as error:
        raise BadParameterError(name, text, DATES_ALLOWED) from error


def _within(text: str) -> int | None:
    text = text.strip()
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or not 0 < int(text[:6]) <= FURTHEST:
        raise BadParameterError("within", text, f"kilometres from 1 to {FURTHEST}")
    return int(text)


def _sort(text: str) -> Sort:
    if text and text not in list(Sort):
        raise BadParameterError("sort", text, "one of " + ", ".join(Sort))
    return Sort(text or Sort.NEWEST)
