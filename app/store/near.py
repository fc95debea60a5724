"""Reports that may tell of the same as another, found through indexes alone.

A report is found by its keys: each is its kind with a party, a place, a count, a round or an operation. A search walks
a few stretches of the keys' index, so that its cost follows how much is told of the same weeks, not how much there is.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, delete, exists, func, insert, literal, or_, select, true, union_all
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.event import SourcedReport, slug
from app.domain.when import When
from app.store import sqlite
from app.store.tables import ReportKeyRow, ReportRow

_FINE, _WIDE, _UNDATED = range(3)
_WIDEST = 31  # days that a date spans at most to be found by its parties alone
_YEAR = 366
_APART = 7  # days that accounts of one thing may lie apart
_TOLD_WITHIN = 45  # days between what has no date and an article that tells of it
_DISTINCTIVE = 10  # a count from which reports are found by it
_PARTICULAR = frozenset({"town", "district", "site", "unknown"})
_MOST = 80  # reports beside one; beyond, those that share most, then the nearest in time


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a report's words say beside its values: the round, and the operations by name."""

    ordinal: int | None = None
    operations: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Keys:
    """``particular`` ones hardly anything else has; ``wide`` ones, such as a party, many have."""

    particular: tuple[str, ...]
    wide: tuple[str, ...]
    rounds: tuple[str, ...]  # of the rounds before and after

    @property
    def own(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.particular + self.wide))


def put_keys(session: Session, told: SourcedReport, particulars: Particulars) -> None:
    """Keep what the report is found by."""
    stage, day = _stand(told)
    rows = [{"report_id": told.id, "key": key, "stage": stage, "day": day} for key in _keys(told, particulars).own]
    session.execute(delete(ReportKeyRow).where(col(ReportKeyRow.report_id) == told.id))
    if rows:
        session.execute(insert(ReportKeyRow), rows)


def without_keys(session: Session, reports: Iterable[int]) -> list[int]:
    """Give those of the reports that cannot be found so far: they were kept by a version that made no keys."""
    known = exists().where(col(ReportKeyRow.report_id) == col(ReportRow.id))
    rows = select(col(ReportRow.id)).where(col(ReportRow.id).in_(reports), ~known)
    return list(session.scalars(rows.order_by(col(ReportRow.id))))


def near(session: Session, told: SourcedReport, particulars: Particulars) -> list[int]:
    """Give the numbers of the reports that may tell of the same or of the next round: of its kind, in a time that fits.

    Eighty at most: those that share most, then the nearest in time.
    """
    found = union_all(*_stretches(told, _keys(told, particulars))).subquery()
    day = _stand(told)[1]
    distance = func.min(sqlite.days_apart(found.c.day, day)) if day else literal(0)
    rows = select(found.c.report_id).where(found.c.report_id != told.id).group_by(found.c.report_id)
    return list(session.scalars(rows.order_by(func.count().desc(), distance, found.c.report_id).limit(_MOST)))


def _stand(told: SourcedReport) -> tuple[int, dt.date | None]:
    when = told.report.when
    if when is None:
        edtf = told.article.published.edtf
        return _UNDATED, When(edtf).first if edtf else None
    day = when.first or when.last
    return (_FINE if _days(when) <= _WIDEST else _WIDE), day


def _days(when: When) -> float:
    return (when.last - when.first).days + 1 if when.first and when.last else float("inf")


def _keys(told: SourcedReport, particulars: Particulars) -> _Keys:
    report = told.report
    parties = "+".join(sorted(slug(actor.name) for actor in report.actors))
    number = particulars.ordinal

    def key(*parts: object) -> str:
        return " ".join(map(str, (report.kind, *parts)))

    return _Keys(
        particular=(
            *(key("place", slug(place.name)) for place in report.places if place.precision in _PARTICULAR),
            *(key("count", f"{each.value:g}", each.unit) for each in report.quantities if each.value >= _DISTINCTIVE),
            *(key("operation", slug(name)) for name in sorted(particulars.operations)),
            *((key("round", number, parties),) if number else ()),
        ),
        wide=(
            *(key("party", slug(actor.name)) for actor in report.actors),
            *(key("place", slug(place.name)) for place in report.places),
        ),
        rounds=tuple(key("round", each, parties) for each in (number - 1, number + 1)) if number else (),
    )


def _stretches(told: SourcedReport, keys: _Keys) -> Iterator[Select[int, dt.date | None]]:
    """The stretches of the index in which reports of the same can be."""
    when, published = told.report.when, _stand(told)[1]
    if when is None:
        near_in_time = (published, published) if published else None
        yield _stretch(keys.particular, _FINE, near_in_time, before=_TOLD_WITHIN + _WIDEST, after=_TOLD_WITHIN)
        yield _stretch(keys.particular, _WIDE, near_in_time, before=_TOLD_WITHIN + _YEAR, after=_TOLD_WITHIN)
        yield _stretch(keys.particular, _UNDATED, near_in_time, before=_TOLD_WITHIN, after=_TOLD_WITHIN)
        return
    ends = (when.first or when.last or dt.date.min, when.last or when.first or dt.date.max)
    shared = keys.own if _days(when) <= _WIDEST else keys.particular
    yield _stretch(shared, _FINE, ends, before=_WIDEST + _APART, after=_APART)
    yield _stretch(keys.particular, _WIDE, ends, before=_YEAR, after=_APART)
    yield _stretch(keys.particular, _UNDATED, ends, before=_TOLD_WITHIN, after=_TOLD_WITHIN)
    yield _stretch(keys.rounds, _FINE, ends, before=_YEAR, after=_YEAR)


def _stretch(
    keys: Iterable[str], stage: int, ends: tuple[dt.date, dt.date] | None, *, before: int, after: int
) -> Select[int, dt.date | None]:
    row = ReportKeyRow
    rows = select(col(row.report_id), col(row.day)).where(col(row.key).in_(keys), col(row.stage) == stage)
    return rows.where(_within(ends, before, after, undated=stage == _UNDATED))


def _within(ends: tuple[dt.date, dt.date] | None, before: int, after: int, *, undated: bool) -> ColumnElement[bool]:
    if ends is None:
        return true()
    day = col(ReportKeyRow.day)
    inside = day.between(_moved(ends[0], -before), _moved(ends[1], after))
    return or_(day.is_(None), inside) if undated else inside


def _moved(day: dt.date, days: int) -> dt.date:
    """Move a day, but not beyond the calendar."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))
