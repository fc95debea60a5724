"""The filter panel, and the chips of what is on: every value is a link to the view with it or without it."""

from collections.abc import Iterator, Sequence

from app.domain.filters import FACETS, EventFilter, Labels, Term
from app.domain.kinds import kinds
from app.store.index import FacetValue
from app.web import filters
from app.web.views import Chip, Facet, FacetRow

_HEADINGS = {
    "kind": "Kind",
    "actor": "Party",
    "place": "Place",
    "person": "Person",
    "status": "Status",
    "outlet": "Told by",
}
_SHOWN = 7
_MOST = 40  # rows of a facet: a page stays light


def labels(facets: dict[str, tuple[FacetValue, ...]]) -> dict[tuple[str, str], str]:
    """Collect what to call each value."""
    return {(field, found.value): _text(field, found) for field, values in facets.items() for found in values}


def panel(asked: EventFilter, facets: dict[str, tuple[FacetValue, ...]]) -> tuple[Facet, ...]:
    """Make the panel: what is on first, then the most frequent; the rest behind ``more``; facets without values go."""
    made = (_facet(asked, field, facets[field]) for field in _HEADINGS)
    return tuple(facet for facet in made if facet.rows)


def chips(asked: EventFilter, names: Labels) -> tuple[Chip, ...]:
    """Make a chip for every part of the filter that is on."""
    return tuple(_chips(asked, names))


def _facet(asked: EventFilter, field: str, values: Sequence[FacetValue]) -> Facet:
    rows = [_row(asked, field, found) for found in values if found.count or found.selected or found.excluded]
    if field not in {"kind", "status"}:  # these keep their order
        rows.sort(key=lambda row: not row.state)
    first = max(_SHOWN, sum(1 for row in rows if row.state))
    shown = first if len(rows) > first + 1 else len(rows)  # one more would take the room of its "more"
    return Facet(field, _HEADINGS[field], tuple(rows[:shown]), tuple(rows[shown:_MOST]), cut=len(rows) > _MOST)


def _row(asked: EventFilter, field: str, found: FacetValue) -> FacetRow:
    held = found.selected or found.excluded
    without = filters.without_value(asked, field, found.value)
    return FacetRow(
        id=f"f-{field}-{found.value}",
        text=_text(field, found),
        count=found.count,
        state="on" if found.selected else "off" if found.excluded else "",
        include_url=filters.url(without if held else filters.with_term(asked, field, Term(found.value))),
        exclude_url=filters.url(filters.with_term(asked, field, Term(found.value, exclude=True))),
        kind=kinds()[found.value] if field == "kind" else None,
    )


def _text(field: str, found: FacetValue) -> str:
    if field == "kind":
        return kinds()[found.value].label
    return found.label.capitalize() if field in {"status", "role"} else found.label


def _chips(asked: EventFilter, names: Labels) -> Iterator[Chip]:
    for field in FACETS:
        for term in getattr(asked, field):
            text = names.get((field, term.value), term.value)
            yield Chip(text, filters.url(filters.without_value(asked, field, term.value)), excluded=term.exclude)
    words = asked.q if '"' in asked.q else f"“{asked.q}”"
    for field, text in (("q", words), ("since", f"from {asked.since}"), ("until", f"to {asked.until}")):
        if getattr(asked, field):
            yield Chip(text, filters.url(filters.cleared(asked, field)))
