"""The filter panel, and the chips of what is on: every value is a link to the view with it or without it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from app.domain.filters import FACETS, EventFilter, Labels, Term
from app.domain.kinds import kinds
from app.store.index import FacetValue
from app.web import filters
from app.web.views import Chip, Distance, Facet, FacetRow

HEADINGS = {
    "kind": "Kind",
    "actor": "Party",
    "role": "What the party did",
    "counterpart": "Other party",
    "place": "Place",
    "person": "Person",
    "status": "Status",
    "outlet": "Told by",
    "precision": "Date known",
    "located": "Place known",
    "confidence": "Confidence",
}
_ONLY_WITH_ACTOR = {"role", "counterpart"}  # of nobody in particular they say little
_FOLDED = {"precision", "located", "confidence"}  # seldom asked for
_SAID = {
    "role": {
        "participant": "Took part",
        "mediator": "Mediated",
        "host": "Hosted",
        "initiator": "Did it",
        "target": "Was the target",
    },
    "precision": {
        "day": "To the day",
        "range": "As a span",
        "month": "To the month",
        "year": "To the year",
        "decade": "To the decade",
        "unknown": "Not at all",
    },
    "located": {
        "site": "As a site",
        "town": "As a town",
        "district": "As a district",
        "region": "As a region",
        "country": "As a country",
        "unknown": "Not at all",
    },
    "confidence": {"high": "High", "medium": "Medium", "low": "Low", "unknown": "Not estimated"},
}
_CHIP = {
    "counterpart": "with {}",
    "place": "in {}",
    "outlet": "told by {}",
    "precision": "date known {}",
    "located": "place known {}",
    "confidence": "{} confidence",
}
_SHOWN = 7
_DISTANCES = (10, 25, 50, 100, 250)  # kilometres


def labels(facets: dict[str, tuple[FacetValue, ...]]) -> dict[tuple[str, str], str]:
    """Collect what to call each value."""
    return {(field, found.value): text(field, found) for field, values in facets.items() for found in values}


def panel(asked: EventFilter, facets: dict[str, tuple[FacetValue, ...]]) -> tuple[Facet, ...]:
    """Make the panel: what is on first, then the most frequent; the rest behind ``more``; facets without values go."""
    fields = [f for f in HEADINGS if f not in _ONLY_WITH_ACTOR or asked.actor or getattr(asked, f)]
    made = (_facet(asked, field, facets[field]) for field in fields)
    return tuple(facet for facet in made if facet.rows)


def rows(asked: EventFilter, field: str, values: Sequence[FacetValue]) -> tuple[FacetRow, ...]:
    """Make the rows of one facet: those that find something and those that are on."""
    return tuple(_row(asked, field, found) for found in values if found.count or found.selected or found.excluded)


def chips(asked: EventFilter, names: Labels, address: Callable[[EventFilter], str] = filters.url) -> tuple[Chip, ...]:
    """Make a chip for every part of the filter that is on; ``address`` is that of the page they stand on."""
    return tuple(_chips(asked, names, address))


def _facet(asked: EventFilter, field: str, values: Sequence[FacetValue]) -> Facet:
    made = list(rows(asked, field, values))
    if field not in _SAID and field not in {"kind", "status"}:  # these keep their order
        made.sort(key=lambda row: not row.state)
    first = max(_SHOWN, sum(1 for row in made if row.state))
    shown = first if len(made) > first + 1 else len(made)  # one more would take the room of its "more"
    return Facet(
        field,
        HEADINGS[field],
        tuple(made[:shown]),
        all_url=filters.url(asked, path=f"/facets/{field}") if len(made) > shown else None,
        kept=tuple(filters.pairs(asked)) if len(made) > shown else (),
        folded=field in _FOLDED and not any(row.state for row in made),
        distances=_distances(asked) if field == "place" else (),
    )


def _distances(asked: EventFilter) -> tuple[Distance, ...]:
    """Offer distances around the places asked for."""
    if all(term.exclude for term in asked.place):
        return ()
    choices = (None, *_DISTANCES)
    return tuple(
        Distance(f"{km} km" if km else "in it", filters.url(replace(asked, within=km)), on=asked.within == km)
        for km in choices
    )


def _row(asked: EventFilter, field: str, found: FacetValue) -> FacetRow:
    held = found.selected or found.excluded
    without = filters.without_value(asked, field, found.value)
    return FacetRow(
        id=f"f-{field}-{found.value}",
        text=text(field, found),
        count=found.count,
        state="on" if found.selected else "off" if found.excluded else "",
        include_url=filters.url(without if held else filters.with_term(asked, field, Term(found.value))),
        exclude_url=filters.url(filters.with_term(asked, field, Term(found.value, exclude=True))),
        kind=kinds()[found.value] if field == "kind" else None,
    )


def text(field: str, found: FacetValue) -> str:
    """Say a value of a facet as the panel does."""
    if field == "kind":
        return kinds()[found.value].label
    if field in _SAID:
        return _SAID[field][found.value]
    return found.label.capitalize() if field == "status" else found.label


def _chips(asked: EventFilter, names: Labels, address: Callable[[EventFilter], str]) -> Iterator[Chip]:
    for field in FACETS:
        for term in getattr(asked, field):
            text = names.get((field, term.value), term.value)
            text = text.lower() if field in _FOLDED else text
            yield Chip(
                _CHIP.get(field, "{}").format(text),
                address(filters.without_value(asked, field, term.value)),
                excluded=term.exclude,
            )
    if asked.within is not None:
        yield Chip(f"within {asked.within} km", address(replace(asked, within=None)))
    words = asked.q if '"' in asked.q else f"“{asked.q}”"
    for field, text in (("q", words), ("since", f"from {asked.since}"), ("until", f"to {asked.until}")):
        if getattr(asked, field):
            yield Chip(text, address(filters.cleared(asked, field)))
