"""``/compare``: two parties or two periods side by side, drawn on one scale."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Annotated

from fastapi import APIRouter, Query
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from app.domain.event import slug
from app.domain.filters import EventFilter, Term, say
from app.domain.when import When
from app.store.filtering import period
from app.store.index import FacetIndex, FacetValue, Overview
from app.web import addresses, amounts, facets, filters, rendering
from app.web.comparison_views import ComparePage, Pair, PairList, Side
from app.web.database import OpenDatabase
from app.web.filters import AskedByUrl, Usual
from app.web.histogram import histogram, tallest
from app.web.rendering import READS
from app.web.views import Link

router = APIRouter(include_in_schema=False)

Named = Annotated[str, Query(max_length=80)]
_LISTED = 8
_PARTIES = ("kind", "role", "counterpart", "place", "person", "outlet")
_PERIODS = ("kind", "actor", "place", "person", "outlet")
_OFFERED = 50  # parties in the form's list


@dataclass(frozen=True, slots=True)
class _Compared:
    """One side: its filter, its overview, and its name."""

    wanted: EventFilter
    found: Overview
    name: str


@router.api_route("/compare", methods=READS)
def compare_page(
    request: Request, database: OpenDatabase, asked: AskedByUrl, one: Named = "", other: Named = ""
) -> Response:
    """Show two parties, or two periods (EDTF), within the rest of the filter."""
    usual = request.app.state.usual
    with database.reading() as session:
        view = page_of(session, database.index, asked.filter, (one.strip(), other.strip()), usual)
    return rendering.page(request, "compare", view)


def page_of(
    session: Session, index: FacetIndex, wanted: EventFilter, names: tuple[str, str], usual: Usual
) -> ComparePage:
    """Make the page's view."""
    base = filters.cleared(wanted, "actor", "counterpart", "role", "since", "until")
    periods = [_period(name) for name in names]
    by_period = all(periods)
    sides = [_side(session, index, base, name, usual, by_period=by_period) for name in names] if all(names) else []
    every = index.overview(session, base)
    return ComparePage(
        heading=" and ".join(side.name for side in sides) or "Compare",
        said=say(base, facets.labels(every.facets)) if base.active else "All events",
        one=names[0],
        other=names[1],
        sides=tuple(_sides(session, index, sides, by_period=by_period)),
        common=_common(session, index, base, sides) if sides and not by_period else None,
        lists=tuple(_lists(sides, _PERIODS if by_period else _PARTIES)),
        suggestions=tuple(_suggestions(base, every)),
        chips=facets.chips(base, facets.labels(every.facets), lambda looser: _url(looser, *names)),
        clear_url=_url(EventFilter(), *names),
        kept=tuple(filters.pairs(base)),
        parties=tuple(value.label for value in every.facets["actor"][:_OFFERED] if value.count),
    )


def _period(name: str) -> When | None:
    try:
        return When(name)
    except ValueError:
        return None


def _side(
    session: Session, index: FacetIndex, base: EventFilter, name: str, usual: Usual, *, by_period: bool
) -> _Compared:
    if by_period:
        when = When(name)
        wanted = replace(base, since=when, until=when)
        return _Compared(wanted, index.overview(session, wanted), str(when))
    party = usual("actor", slug(name))
    wanted = filters.with_term(base, "actor", Term(party))
    found = index.overview(session, wanted)
    return _Compared(wanted, found, facets.labels(found.facets).get(("actor", party), name))


def _sides(session: Session, index: FacetIndex, sides: Sequence[_Compared], *, by_period: bool) -> Iterator[Side]:
    """Draw both over the same stretch of time, or each over its own period, in bars of one length and one scale."""
    days = [day for side in sides for day in (side.found.first, side.found.last) if day]
    together = (min(days, default=None), max(days, default=None))
    periods = [period(side.wanted) if by_period else together for side in sides]
    drawn = index.side_by_side(session, [side.wanted for side in sides], periods)
    most = max(map(tallest, drawn), default=0)
    for side, bars in zip(sides, drawn, strict=True):
        yield Side(
            name=side.name,
            total=side.found.total,
            url=filters.url(side.wanted),
            profile_url=None
            if by_period
            else addresses.profile("actor", side.wanted.actor[0].value)
            if side.found.total
            else None,
            histogram=histogram(bars, side.wanted, side.found.dated, most=most),
            totals=amounts.totals(side.found.totals),
        )


def _common(session: Session, index: FacetIndex, base: EventFilter, sides: Sequence[_Compared]) -> Link | None:
    """Lead to the events that have both parties."""
    one, other = (side.wanted.actor[0] for side in sides)
    both = filters.with_term(filters.with_term(base, "actor", one), "counterpart", other)
    total = index.count(session, both)
    names = facets.labels(sides[0].found.facets)
    names |= {("actor", one.value): sides[0].name, ("counterpart", other.value): sides[1].name}
    return Link(say(both, names, total), filters.url(both))


def _lists(sides: Sequence[_Compared], fields: Sequence[str]) -> Iterator[PairList]:
    if not sides:
        return
    for field in fields:
        found = [{value.value: value for value in side.found.facets[field] if value.count} for side in sides]
        own = {term.value for side in sides for term in side.wanted.actor} if field == "actor" else set()
        values = _most(found, own)
        if values:
            most = max(counted[value].count for value in values for counted in found if value in counted)
            yield PairList(
                field,
                facets.HEADINGS[field],
                tuple(_pair(field, value, found, sides, most) for value in values),
            )


def _most(found: Sequence[dict[str, FacetValue]], without: set[str]) -> list[str]:
    """Choose the values that are most frequent on either side, these first."""
    counts = {value: max(each[value].count for each in found if value in each) for side in found for value in side}
    return sorted(counts.keys() - without, key=lambda value: (-counts[value], value))[:_LISTED]


def _pair(
    field: str, value: str, found: Sequence[dict[str, FacetValue]], sides: Sequence[_Compared], most: int
) -> Pair:
    one, other = (counted[value].count if value in counted else 0 for counted in found)
    named = next(counted[value] for counted in found if value in counted)
    urls = [filters.url(filters.with_term(side.wanted, field, Term(value))) for side in sides]
    return Pair(
        text=facets.text(field, named),
        counts=(one, other),
        widths=(round(100 * one / most, 1), round(100 * other / most, 1)),
        urls=(urls[0], urls[1]),
        kind=value if field == "kind" else "",
    )


def _suggestions(base: EventFilter, every: Overview) -> Iterator[Link]:
    parties = [value for value in every.facets["actor"] if value.count][:3]
    for one, other in pairwise(parties):
        yield Link(f"{one.label} and {other.label}", _url(base, one.value, other.value))
    if every.last:
        year = every.last.year
        yield Link(f"{year - 1} and {year}", _url(base, str(year - 1), str(year)))


def _url(base: EventFilter, one: str, other: str) -> str:
    return "/compare" + filters.written([*filters.pairs(base), ("one", one), ("other", other)])
