"""The histogram as a drawing: bars in percent of its width and pixels of its height, each a link into its period."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from app.domain.filters import EventFilter
from app.domain.kinds import kinds
from app.domain.when import When
from app.store.histogram import Bar as Counted
from app.web import filters
from app.web.views import Bar, Histogram, Link, Segment, Tick

Address = Callable[[EventFilter], str]

HEIGHT = 120
BASE = 100  # where the axis lies; the words stand below it
_TICKS = 6
_BROADEST = 5.0  # percent: a few bars stay bars
_LEAST = 2.0  # pixels: a single event among thousands is still seen


def tallest(counted: Sequence[Counted]) -> int:
    """Give the height of the tallest bar, in events."""
    return max(map(count, counted), default=0)


def histogram(
    counted: Sequence[Counted], asked: EventFilter, dated: int, *, most: int | None = None
) -> Histogram | None:
    """Draw the bars; nothing where there are none. ``dated`` counts all events of the filter that have a date.

    ``most`` events stand as high as the drawing; without it, those of the tallest bar.
    """
    if not counted:
        return None
    width = 100 / len(counted)
    most = most or tallest(counted)
    shown = tuple(kind for name, kind in kinds().items() if any(name in dict(bar.counts) for bar in counted))
    return Histogram(
        bars=tuple(draw(bar, n * width, width, most, asked) for n, bar in enumerate(counted)),
        ticks=_ticks(counted, width),
        kinds=shown,
        step=step(counted[0]),
        most=most,
        height=HEIGHT,
        base=BASE,
        trail=tuple(trail(asked)),
        period=period(asked),
        undrawn=dated - sum(map(count, counted)),
        coming=any(bar.coming for bar in counted),
    )


def trail(asked: EventFilter, address: Address = filters.url) -> Iterator[Link]:
    """Lead out of the period: to all dates, the year, the month around it."""
    if asked.since is None and asked.until is None:
        return
    yield Link("All dates", address(filters.cleared(asked, "since", "until")))
    since, until = (end.edtf if end else "" for end in (asked.since, asked.until))
    for length in (4, 7):
        around = since[:length]
        if around == until[:length] and len(around) == length and (since, until) != (around, around):
            outer = When(around)
            yield Link(str(outer), address(replace(asked, since=outer, until=outer)))


def period(asked: EventFilter) -> str:
    """Say the period asked for; nothing where there is none."""
    if asked.since == asked.until:
        return str(asked.since) if asked.since else ""
    return " to ".join(str(end) if end else "…" for end in (asked.since, asked.until))


def draw(
    bar: Counted,
    x: float,
    width: float,
    most: int,
    asked: EventFilter,
    *,
    address: Address = filters.url,
    base: float = BASE,
) -> Bar:
    """Draw a bar over ``base`` pixels, of which ``most`` events fill all but a little."""
    breadth = min(width * 0.8, _BROADEST)
    return Bar(
        label=bar.label,
        said=_said(bar),
        count=count(bar),
        url=address(within(bar, asked)),
        x=round(x, 3),
        width=round(width, 3),
        inset=round(x + breadth / 8, 3),
        breadth=round(breadth, 3),
        segments=_segments(bar, most, base),
        cells=dict(bar.counts),
    )


def _segments(bar: Counted, most: int, base: float) -> tuple[Segment, ...]:
    """Stack what happened by kind and, above it, what has not."""
    ahead = dict(bar.coming)
    happened = [(name, count - ahead.get(name, 0)) for name, count in bar.counts]
    stacked, segments = 0.0, []
    for coming, counts in ((False, dict(happened)), (True, ahead)):
        for kind in kinds().values():
            if counts.get(kind.name):
                height = max(counts[kind.name] / most * (base - 4), _LEAST)
                stacked += height
                segments.append(Segment(kind, coming, round(base - stacked, 2), round(height, 2)))
    return tuple(segments)


def _said(bar: Counted) -> str:
    parts = [f"{count} {kinds()[name].noun[count != 1]}" for name, count in bar.counts]
    total = count(bar)
    ahead = sum(count for _, count in bar.coming)
    said = ", ".join(parts) if parts else "no events" if not total else f"{total} events"
    return f"{bar.label}: {said}" + (f" ({ahead} not happened)" if ahead else "")


def _ticks(counted: Sequence[Counted], width: float) -> tuple[Tick, ...]:
    every = -(-len(counted) // _TICKS)
    return tuple(Tick(_short(bar), round(n * width, 3)) for n, bar in enumerate(counted) if n % every == 0)


def _short(bar: Counted) -> str:
    match step(bar):
        case "day":
            return f"{bar.start.day} {bar.start:%b}"
        case "month":
            return f"{bar.start:%b %Y}"
        case _:
            return str(bar.start.year)


def step(bar: Counted) -> str:
    """Tell how long a bar is, as English names it: day, month, year, or period for more."""
    if bar.start == bar.end:
        return "day"
    if (bar.start.year, bar.start.month) == (bar.end.year, bar.end.month):
        return "month"
    return "year" if bar.start.year == bar.end.year else "period"


def within(bar: Counted, asked: EventFilter) -> EventFilter:
    """Narrow the filter to the bar's period, as coarse as it is."""
    length = {"day": 10, "month": 7}.get(step(bar), 4)
    first, last = (When(day.isoformat()[:length]) for day in (bar.start, bar.end))
    return replace(asked, since=first, until=last)


def count(bar: Counted) -> int:
    """Count the events of a bar."""
    return sum(count for _, count in bar.counts)
