"""Reports that may tell of the same as another, found through indexes alone.

A report is found by its keys: each is its kind with a party, a place, a count, a round or an operation. A search walks
a few stretches of the keys' index, so that its cost follows how much is told of the same weeks, not how much there is.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, exists, func, insert, select, union_all
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.event import SourcedReport, slug
from app.domain.when import When
from app.store import sqlite
from app.store.tables import ReportKeyRow, ReportRow, bare

_DAYS, _WEEKS, _WIDE, _UNDATED = range(4)
_FEW = 4  # days that a date of the first stage spans at most
_MONTH = 31  # the same for the second; a wider one is not found by its parties alone
_YEAR = 366
_APART = 3  # days that accounts of one thing may lie apart
_APART_OF = {"battle": 7, "withdrawal": 7}  # the same for what goes on for days
_TOLD_WITHIN = 45  # days between what has no date and an article that tells of it
_DISTINCTIVE = 10  # a count from which reports are found by it
_PARTICULAR = frozenset({"town", "district", "site", "unknown"})
_MOST = 80  # reports beside one; beyond, those that share most, then the nearest in time


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a report's words say beside its values: the round, and the operations by name."""

    ordinal: int | None = None
    operations: frozenset[str] = frozenset()


Marked = tuple[SourcedReport, Particulars]


@dataclass(frozen=True, slots=True)
class _Keys:
    """``particular`` ones hardly anything else has; ``wide`` ones, such as a party, many have."""

    particular: tuple[str, ...]
    wide: tuple[str, ...]
    rounds: tuple[str, ...]  # of the rounds before and after

    @property
    def own(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.particular + self.wide))


def put_keys(session: Session, told: Sequence[Marked]) -> None:
    """Keep what each of the reports, which have no keys so far, is found by."""
    rows = [
        {"report_id": each.id, "key": key, "stage": stage, "day": day}
        for each, particulars in told
        for stage, day in [_stand(each)]
        for key in _keys(each, particulars).own
    ]
    if rows:
        session.execute(_KEEP, rows)


def without_keys(session: Session, reports: Sequence[int]) -> list[int]:
    """Give those of the reports that cannot be found so far: they were kept by a version that made no keys."""
    if not reports:
        return []
    known = exists().where(col(ReportKeyRow.report_id) == col(ReportRow.id))
    rows = select(col(ReportRow.id)).where(col(ReportRow.id).in_(reports), ~known)
    return list(session.scalars(rows.order_by(col(ReportRow.id))))


def near(session: Session, told: Sequence[Marked]) -> dict[int, list[int]]:
    """For each of the reports, give the numbers of those that may tell of the same or of the next round.

    They are of its kind, in a time that fits; eighty at most: those that share most, then the nearest in time.
    """
    found: dict[int, list[int]] = {each.id: [] for each, _ in told}
    asked = [walk for each, particulars in told for walk in _walks(each, particulars)]
    for report, other in session.execute(_NEAR, {"walks": asked}):
        found[report].append(other)
    return found


def _stand(told: SourcedReport) -> tuple[int, dt.date | None]:
    when = told.report.when
    if when is None:
        edtf = told.article.published.edtf
        return _UNDATED, When(edtf).first if edtf else None
    days = _days(when)
    return (_DAYS if days <= _FEW else _WEEKS if days <= _MONTH else _WIDE), when.first or when.last


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


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of the index of each of the keys, at one stage; what has no day is a stretch of its own."""

    stage: int
    keys: tuple[str, ...]
    days: tuple[dt.date, dt.date] | None = None


def _walks(told: SourcedReport, particulars: Particulars) -> Iterator[dict[str, object]]:
    """Say where to look, a key and a stretch at a time; a key that is told twice is one."""
    day = _stand(told)[1]
    mine = {"report": told.id, "day": day.isoformat() if day else None}
    for stretch in _stretches(told, _keys(told, particulars)):
        first, last = (each.isoformat() for each in stretch.days) if stretch.days else (None, None)
        for key in dict.fromkeys(stretch.keys):
            yield {**mine, "key": key, "stage": stretch.stage, "first": first, "last": last}


def _stretches(told: SourcedReport, keys: _Keys) -> tuple[_Stretch, ...]:
    """Say in which stretches of the index reports of the same can be; nothing dates what nothing bounds."""
    when, published = told.report.when, _stand(told)[1]
    if when is not None:
        days = (when.first or when.last or dt.date.min, when.last or when.first or dt.date.max)
        shared = keys.own if _days(when) <= _MONTH else keys.particular
        apart = _APART_OF.get(told.report.kind, _APART)
        return (
            _Stretch(_DAYS, shared, _around(days, before=_FEW + apart, after=apart)),
            _Stretch(_WEEKS, shared, _around(days, before=_MONTH + apart, after=apart)),
            _Stretch(_WIDE, keys.particular, _around(days, before=_YEAR, after=apart)),
            _Stretch(_UNDATED, keys.particular, _around(days, before=_TOLD_WITHIN, after=_TOLD_WITHIN)),
            _Stretch(_UNDATED, keys.particular),
            _Stretch(_DAYS, keys.rounds, _around(days, before=_YEAR, after=_YEAR)),
        )
    days = (published, published) if published else (dt.date.min, dt.date.max)
    return (
        _Stretch(_DAYS, keys.particular, _around(days, before=_TOLD_WITHIN + _FEW, after=_TOLD_WITHIN)),
        _Stretch(_WEEKS, keys.particular, _around(days, before=_TOLD_WITHIN + _MONTH, after=_TOLD_WITHIN)),
        _Stretch(_WIDE, keys.particular, _around(days, before=_TOLD_WITHIN + _YEAR, after=_TOLD_WITHIN)),
        _Stretch(_UNDATED, keys.particular, _around(days, before=_TOLD_WITHIN, after=_TOLD_WITHIN)),
        _Stretch(_UNDATED, keys.particular),
    )


def _around(days: tuple[dt.date, dt.date], *, before: int, after: int) -> tuple[dt.date, dt.date]:
    return _moved(days[0], -before), _moved(days[1], after)


def _moved(day: dt.date, days: int) -> dt.date:
    """Move a day, but not beyond the calendar."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


def _nearest() -> Select[int, int]:
    keys = bare(ReportKeyRow).c
    walks = sqlite.listed("walks", "report", "day", "key", "stage", "first", "last")
    walk = walks.c

    def found(within: ColumnElement[bool]) -> Select[int, int, float]:
        there = (keys.key == walk.key, keys.stage == walk.stage, within, keys.report_id != walk.report)
        return select(walk.report, keys.report_id, sqlite.days_apart(keys.day, walk.day).label("apart")).where(*there)

    some = union_all(
        found(keys.day.between(walk.first, walk.last)), found(walk.first.is_(None) & keys.day.is_(None))
    ).subquery()
    report, other = some.c.report, some.c.report_id
    best = (func.count().desc(), func.min(some.c.apart), other)
    place = func.row_number().over(partition_by=report, order_by=best).label("place")
    ranked = select(report, other, place).group_by(report, other).subquery()
    return (
        select(ranked.c.report, ranked.c.report_id)
        .where(ranked.c.place <= _MOST)
        .order_by(ranked.c.report, ranked.c.place)
    )


# made once: putting a statement together takes longer than running it
_KEEP = insert(bare(ReportKeyRow))
_NEAR = _nearest()
