"""Single events on a lane: where their marks stand, and in which of a few rows, so that none covers another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

from app.domain.event import EventSummary
from app.domain.kinds import kinds
from app.domain.when import Precision, When
from app.web import lines
from app.web.lane_views import LaneMark

ROW = 26  # pixels: a sign of 24 with a little air
MOST_ROWS = 5
_SIGN = 2.8  # percent that a sign takes, with air around it on a wide screen and hardly any on a phone
_LABEL = 15.0  # percent that a title should have, where that takes no more than these rows
_ROWS_WITH_LABELS = 3
_LEAST_LABEL = 9.0
_LETTERS = 1.55  # in a percent, on a wide screen


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of days by their ordinals, ``end`` being the day after the last."""

    start: int
    end: int

    def at(self, day: int) -> float:
        """Give where a day begins, in percent, also outside."""
        return 100 * (day - self.start) / (self.end - self.start)


def marks(events: Iterable[EventSummary], axis: Axis, query: str) -> tuple[LaneMark, ...]:
    """Draw the dated events whose dates reach into the axis, by where they begin, all in the first row and untitled."""
    drawn = (_mark(event, event.facts.when, axis, query) for event in events if event.facts.when)
    inside = (mark for mark in drawn if mark.x < 100 and mark.x + mark.width > 0)  # noqa: PLR2004 - percent
    return tuple(sorted(inside, key=lambda mark: (_reach(mark)[0], mark.at, mark.url)))


def packed(drawn: Sequence[LaneMark]) -> tuple[LaneMark, ...]:
    """Put the marks into rows, each into the first where it fits; those that find no room are left out.

    There is room for titles where so few rows are enough that the lane stays low.
    """
    placed = _in_rows(drawn, _LABEL, _ROWS_WITH_LABELS)
    return _titled(placed if len(placed) == len(drawn) else _in_rows(drawn, 0.0, MOST_ROWS))


def height(placed: Sequence[LaneMark]) -> int:
    """Give the height of a lane with these marks, in pixels."""
    return max((mark.y for mark in placed), default=0) + ROW


def _mark(event: EventSummary, when: When, axis: Axis, query: str) -> LaneMark:
    before = when.first is None or when.first.toordinal() < axis.start
    beyond = when.last is None or when.last.toordinal() >= axis.end
    x = 0.0 if before or not when.first else axis.at(when.first.toordinal())
    end = 100.0 if beyond or not when.last else axis.at(when.last.toordinal() + 1)
    form = _form(when)
    line = lines.line(event, query)
    return LaneMark(
        url=line.url,
        said=f"{event.facts.title}, {when}" + ("" if line.state == "happened" else f" ({line.status})"),
        kind=kinds()[event.facts.kind],
        state=line.state,
        form=form,
        about=when.approximate,
        at=round(_sign(max(x, 0.0), min(end, 100.0), known=form != "loose" and not when.approximate), 3),
        x=round(x, 3),
        width=round(end - x, 3),
        y=0,
        before=before,
        beyond=beyond,
        narrow=end - x < _SIGN,
        label=event.facts.title,
        label_at=0.0,
        room=0.0,
    )


def _form(when: When) -> str:
    match when.precision:
        case Precision.DAY:
            return "point"
        case Precision.RANGE:
            return "range"
        case _:
            return "loose"


def _sign(start: float, end: float, *, known: bool) -> float:
    """Place the sign: on the day, at the beginning of known days, in the middle of what is known no closer."""
    middle = (start + end) / 2
    return min(middle, start + _SIGN / 2) if known else middle


def _reach(mark: LaneMark) -> tuple[float, float]:
    """Tell what a mark covers: its sign and, where it is drawn, how far its date reaches."""
    half = _SIGN * (0.75 if mark.about and mark.narrow else 0.5)
    start, end = mark.at - half, mark.at + half
    if mark.narrow or (mark.form == "point" and not mark.about):
        return start, end
    return min(start, mark.x), max(end, mark.x + mark.width)


def _label_at(mark: LaneMark) -> float:
    """Tell where a title begins: behind the sign within known days that have room for it, else after the whole mark."""
    within = mark.form == "range" and not mark.about and mark.width > _LABEL
    return mark.at + _SIGN / 2 if within else _reach(mark)[1]


def _in_rows(drawn: Sequence[LaneMark], reserved: float, rows: int) -> list[LaneMark]:
    ends, placed = [-100.0] * rows, []
    for mark in drawn:
        start, end = _reach(mark)
        row = next((n for n in range(rows) if ends[n] <= start), None)
        if row is not None:
            ends[row] = max(end, _label_at(mark) + reserved)
            placed.append(replace(mark, y=row * ROW))
    return placed


def _titled(placed: Sequence[LaneMark]) -> tuple[LaneMark, ...]:
    """Give each mark the room up to the next one of its row, and as much of its title as that takes."""
    titled, starts = [], dict[int, float]()
    for mark in reversed(placed):
        at = _label_at(mark)
        room = starts.get(mark.y, 100.0) - at
        starts[mark.y] = _reach(mark)[0]
        label = shorten(mark.label, int(room * _LETTERS), placeholder=" …") if room >= _LEAST_LABEL else ""
        titled.append(replace(mark, label=label, label_at=round(at, 3), room=round(max(room, 0.0), 3)))
    return tuple(reversed(titled))
