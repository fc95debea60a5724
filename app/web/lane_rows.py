"""The lanes themselves: marks where the events are few, else bars, and the same as figures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from app.domain.event import EventSummary
from app.domain.filters import EventFilter, Term
from app.domain.kinds import kinds
from app.store import events
from app.store.index import Lane, Lanes
from app.web import addresses, filters, histogram, lane_marks
from app.web.histogram import Address
from app.web.lane_marks import Axis
from app.web.lane_views import LaneFigures, LaneLegend, LaneMark, LaneRow
from app.web.views import Bar

_SINGLE = 600  # events shown one by one, in all lanes together
_SPARED, _CROWDED = 2, 5  # bars are better where more than two, and more than one in five, find no room
_HEIGHT = 52  # pixels of a lane of bars, which stand on its floor


def rows(session: Session, found: Lanes, wanted: EventFilter, by: str, address: Address) -> tuple[LaneRow, ...]:
    """Draw the lanes; the bars of all have one scale."""
    single = _single(session, found.lanes)
    placed = [_placed(lane, single, filters.query(wanted)) for lane in found.lanes]
    barred = (lane for lane, marks in zip(found.lanes, placed, strict=True) if marks is None)
    most = max((histogram.count(bar) for lane in barred for bar in lane.strip.bars), default=0)
    return tuple(
        replace(
            _of_bars(lane, wanted, address, most) if marks is None else _of_marks(lane, marks),
            kind=kinds()[lane.value] if by == "kind" else None,
            profile_url=addresses.profile(by, lane.value) or "",
            timeline_url=_timeline_url(narrowed(wanted, by, lane, found.total)),
        )
        for lane, marks in zip(found.lanes, placed, strict=True)
    )


def narrowed(wanted: EventFilter, by: str, lane: Lane, total: int) -> EventFilter | None:
    """Give the filter of a lane's events alone; None where no filter can say it.

    Values of one facet mean *or*: a lane beside a value that is asked for needs another field, or lies in it whole.
    """
    terms: tuple[Term, ...] = getattr(wanted, by)
    asked = [term.value for term in terms if not term.exclude]
    if lane.count == total:
        return wanted
    if by == "actor" and (wanted.role or wanted.counterpart):
        return None
    if by == "actor" and asked and lane.value not in asked:
        return filters.with_term(wanted, "counterpart", Term(lane.value))
    if asked and (wanted.within is not None or lane.alone != lane.count):
        return None
    return filters.with_term(_without(wanted, by, asked), by, Term(lane.value))


def _without(wanted: EventFilter, by: str, values: Iterable[str]) -> EventFilter:
    for value in values:
        wanted = filters.without_value(wanted, by, value)
    return wanted


def figures(
    found: Lanes, drawn: Sequence[LaneRow], wanted: EventFilter, by: str, address: Address
) -> tuple[LaneFigures, ...]:
    """Count by period and lane, periods without events left out; last, what begins in none of them."""
    alone = [narrowed(wanted, by, lane, found.total) for lane in found.lanes]
    counted = zip(*(lane.strip.bars for lane in found.lanes), strict=True)
    table = [
        LaneFigures(
            text=across[0].label,
            url=address(histogram.within(across[0], wanted)),
            cells=tuple(
                (count, _timeline_url(histogram.within(bar, lane)) if lane and count else "")
                for bar, lane, count in (
                    (bar, lane, histogram.count(bar)) for bar, lane in zip(across, alone, strict=True)
                )
            ),
        )
        for across in counted
        if any(bar.counts for bar in across)
    ]
    rest = tuple((_outside(lane), "") for lane in found.lanes)
    undated = tuple((row.undated, row.timeline_url + "#undated" if row.timeline_url else "") for row in drawn)
    return (*table, *_some("A coarser or an earlier date", rest), *_some("No date known", undated))


def legend(drawn: Sequence[LaneRow]) -> LaneLegend:
    """Tell what there is to be explained."""
    parts = [part for row in drawn for bar in row.bars for part in bar.segments]
    marks = [mark for row in drawn for mark in row.marks]
    shown = {part.kind.name for part in parts} | {mark.kind.name for mark in marks}
    return LaneLegend(
        kinds=tuple(kind for kind in kinds().values() if kind.name in shown),
        coming=any(part.coming for part in parts) or any(mark.state != "happened" for mark in marks),
        ranges=any(mark.form == "range" for mark in marks),
        loose=any(mark.form == "loose" and not mark.about for mark in marks),
        about=any(mark.about for mark in marks),
    )


def _some(text: str, cells: tuple[tuple[int, str], ...]) -> Iterator[LaneFigures]:
    if any(count for count, _ in cells):
        yield LaneFigures(text, "", tuple((count, url if count else "") for count, url in cells))


def _single(session: Session, lanes: Sequence[Lane]) -> Mapping[int, EventSummary]:
    """Give the events of the lanes that have few, as far as there are not too many in all."""
    numbers: set[int] = set()
    for lane in lanes:
        together = numbers.union(lane.strip.few)
        if len(together) <= _SINGLE:
            numbers = together
    return events.numbered(session, numbers)


def _placed(lane: Lane, single: Mapping[int, EventSummary], query: str) -> tuple[LaneMark, ...] | None:
    """Place the marks of a lane; None where there are too many."""
    bars, few = lane.strip.bars, [single[number] for number in lane.strip.few if number in single]
    if len(few) < lane.strip.dated:
        return None
    axis = Axis(bars[0].start.toordinal(), bars[-1].end.toordinal() + 1)
    placed = lane_marks.packed(lane_marks.marks(few, axis, query))
    left_out = len(few) - len(placed)
    return placed if left_out <= _SPARED or left_out * _CROWDED <= len(few) else None


def _of_marks(lane: Lane, marks: tuple[LaneMark, ...]) -> LaneRow:
    return _row(lane, lane_marks.height(marks), lane.strip.dated - len(marks), marks=marks)


def _of_bars(lane: Lane, wanted: EventFilter, address: Address, most: int) -> LaneRow:
    width = 100 / len(lane.strip.bars)
    bars = tuple(
        histogram.draw(bar, n * width, width, most, wanted, address=address, base=_HEIGHT)
        for n, bar in enumerate(lane.strip.bars)
        if bar.counts
    )
    return _row(lane, _HEIGHT, _outside(lane), bars=bars)


def _row(
    lane: Lane, height: int, undrawn: int, *, bars: tuple[Bar, ...] = (), marks: tuple[LaneMark, ...] = ()
) -> LaneRow:
    return LaneRow(
        text=lane.label,
        kind=None,
        profile_url="",
        timeline_url="",
        count=lane.count,
        height=height,
        bars=bars,
        marks=marks,
        undrawn=undrawn,
        undated=lane.count - lane.strip.dated,
    )


def _outside(lane: Lane) -> int:
    return lane.strip.dated - sum(map(histogram.count, lane.strip.bars))


def _timeline_url(wanted: EventFilter | None) -> str:
    return filters.url(wanted) if wanted else ""
