"""Reports that may tell of the same as another, found through indexes alone.

A report is found by its keys: each is its kind with a party, a place, a count, a round or an operation. A search walks
a few stretches of the keys' index, so that its cost follows how much is told of the same weeks, not how much there is.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Date, Select, bindparam, exists, func, insert, select, union_all
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
    """Keep what the report, which has no keys so far, is found by."""
    stage, day = _stand(told)
    rows = [{"report_id": told.id, "key": key, "stage": stage, "day": day} for key in _keys(told, particulars).own]
    if rows:
        session.execute(insert(bare(ReportKeyRow)), rows)


def without_keys(session: Session, reports: Sequence[int]) -> list[int]:
    """Give those of the reports that cannot be found so far: they were kept by a version that made no keys."""
    if not reports:
        return []
    known = exists().where(col(ReportKeyRow.report_id) == col(ReportRow.id))
    rows = select(col(ReportRow.id)).where(col(ReportRow.id).in_(reports), ~known)
    return list(session.scalars(rows.order_by(col(ReportRow.id))))


def near(session: Session, told: SourcedReport, particulars: Particulars) -> list[int]:
    """Give the numbers of the reports that may tell of the same or of the next round: of its kind, in a time that fits.

    Eighty at most: those that share most, then the nearest in time.
    """
    asked: dict[str, object] = {"report": told.id, "day": _stand(told)[1]}
    for name, stretch in _stretches(told, _keys(told, particulars)).items():
        asked |= {f"{name}_keys": stretch.keys, f"{name}_first": stretch.first, f"{name}_last": stretch.last}
    return list(session.scalars(_NEAR, asked))


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
    """A stretch of the index of each of the keys; without keys there is none."""

    keys: tuple[str, ...] = ()
    first: dt.date = dt.date.min
    last: dt.date = dt.date.max


def _stretches(told: SourcedReport, keys: _Keys) -> dict[str, _Stretch]:
    """Say in which stretches of the index reports of the same can be; nothing dates what nothing bounds."""
    when, published = told.report.when, _stand(told)[1]
    if when is not None:
        days = (when.first or when.last or dt.date.min, when.last or when.first or dt.date.max)
        shared = keys.own if _days(when) <= _MONTH else keys.particular
        apart = _APART_OF.get(told.report.kind, _APART)
        return {
            "days": _around(shared, days, before=_FEW + apart, after=apart),
            "weeks": _around(shared, days, before=_MONTH + apart, after=apart),
            "wide": _around(keys.particular, days, before=_YEAR, after=apart),
            "undated": _around(keys.particular, days, before=_TOLD_WITHIN, after=_TOLD_WITHIN),
            "timeless": _Stretch(keys.particular),
            "rounds": _around(keys.rounds, days, before=_YEAR, after=_YEAR),
        }
    days = (published, published) if published else (dt.date.min, dt.date.max)
    return {
        "days": _around(keys.particular, days, before=_TOLD_WITHIN + _FEW, after=_TOLD_WITHIN),
        "weeks": _around(keys.particular, days, before=_TOLD_WITHIN + _MONTH, after=_TOLD_WITHIN),
        "wide": _around(keys.particular, days, before=_TOLD_WITHIN + _YEAR, after=_TOLD_WITHIN),
        "undated": _around(keys.particular, days, before=_TOLD_WITHIN, after=_TOLD_WITHIN),
        "timeless": _Stretch(keys.particular),
        "rounds": _Stretch(),
    }


def _around(keys: tuple[str, ...], days: tuple[dt.date, dt.date], *, before: int, after: int) -> _Stretch:
    return _Stretch(keys, _moved(days[0], -before), _moved(days[1], after))


def _moved(day: dt.date, days: int) -> dt.date:
    """Move a day, but not beyond the calendar."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


def _walk(name: str, stage: int) -> Select[int, dt.date | None]:
    """Ask for the rows of one of the stretches, by its name in the parameters; those without a day are apart."""
    row, day = ReportKeyRow, col(ReportKeyRow.day)
    within = day.is_(None) if name == "timeless" else day.between(bindparam(f"{name}_first"), bindparam(f"{name}_last"))
    keys = col(row.key).in_(bindparam(f"{name}_keys", expanding=True))
    return select(col(row.report_id), day).where(keys, col(row.stage) == stage, within)


def _nearest() -> Select[int]:
    stages = {
        "days": _DAYS,
        "weeks": _WEEKS,
        "wide": _WIDE,
        "undated": _UNDATED,
        "timeless": _UNDATED,
        "rounds": _DAYS,
    }
    found = union_all(*(_walk(name, stage) for name, stage in stages.items())).subquery()
    report, distance = found.c.report_id, func.min(sqlite.days_apart(found.c.day, bindparam("day", type_=Date)))
    rows = select(report).where(report != bindparam("report")).group_by(report)
    return rows.order_by(func.count().desc(), distance, report).limit(_MOST)


_NEAR = _nearest()  # made once: putting it together takes longer than running it
