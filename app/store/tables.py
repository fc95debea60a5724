"""The tables. Articles, reports and evidence stay as they were read; events are what the reports, merged, say.

Reports keep the names that their article uses. Events point to actors, people and places by slug, so that every
spelling of a name leads to the same thing. The links of an event repeat its day (``sort_day``): a filtered page is then
one walk along one index. Their primary keys begin with event and slug: does this event have this thing? An index says
which query it serves.
"""

import datetime as dt
from typing import Any, cast

from sqlalchemy import JSON, Column, DateTime, Dialect, Index, Table, TypeDecorator, inspect
from sqlmodel import Field, SQLModel

from app.domain.confidence import Confidence

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[dt.datetime]):
    """A moment, kept in UTC and given back with its zone; SQLite itself forgets zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        """To UTC; a moment without a zone is a mistake of ours."""
        if value is None:
            return None
        assert value.tzinfo is not None, "a moment needs its zone"
        return value.astimezone(dt.UTC).replace(tzinfo=None)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        """From UTC."""
        return value.replace(tzinfo=dt.UTC) if value else None


class ArticleRow(SQLModel, table=True):
    """One source text as it is kept."""

    __tablename__ = "article"
    __table_args__ = (
        Index("ix_article_outlet_slug_id", "outlet_slug", "id"),  # events and articles of an outlet
        Index("ix_article_published_edtf_id", "published_edtf", "id"),  # articles by publication
        Index("ix_article_outlet_slug_published_edtf_id", "outlet_slug", "published_edtf", "id"),  # and of an outlet
        Index("ix_article_url", "url"),  # is this another version of an article?
        Index("ix_article_extractor_id", "extractor", "id"),  # what has to be read again?
    )

    id: int | None = Field(default=None, primary_key=True)
    digest: str = Field(unique=True)  # has this been read before?
    name: str
    title: str | None
    outlet: str | None
    outlet_slug: str | None
    url: str | None
    text: str
    published_edtf: str | None
    published_basis: str
    published_after: dt.date | None
    published_rule: str
    not_before: dt.date | None = None  # the last day of what it tells of as past, where other articles date that
    extractor: str  # Parley's version that read it
    read_at: dt.datetime = Field(sa_type=Moment)


class EarlierVersionRow(SQLModel, table=True):
    """What was read at an article's address before: reading that once more brings it back no more."""

    __tablename__ = "earlier_version"
    __table_args__ = (
        Index("ix_earlier_version_article_id", "article_id"),  # the versions of an article
    )

    digest: str = Field(primary_key=True)
    article_id: int = Field(foreign_key="article.id")


class EventRow(SQLModel, table=True):
    """What happened, as its reports, merged, say.

    ``sort_day`` is the first day, or the last where the start is open, or None where there is no date. ``wide`` marks a
    date that spans more than a month or is open at an end. ``revision`` grows with every change of any event.
    """

    __tablename__ = "event"
    __table_args__ = (
        Index("ix_event_sort_day_id", "sort_day", "id"),  # the timeline, and the bucket of the undated
        Index("ix_event_kind_sort_day_id", "kind", "sort_day", "id"),  # the timeline of one kind
        Index("ix_event_changed_at", "changed_at"),  # what is new since a moment?
        Index("ix_event_status_sort_day_id", "status", "sort_day", "id"),  # the timeline of one status
        Index(
            "ix_event_wide", "sort_day", "id", sqlite_where=Column("wide") == 1, postgresql_where=Column("wide") == 1
        ),  # the few whose day says little of their period: period filters and linking look at them apart
    )

    number: int | None = Field(default=None, primary_key=True)  # the full text's row
    id: str = Field(unique=True)  # an event's page
    kind: str
    status: str
    title: str
    edtf: str | None
    basis: str
    first_day: dt.date | None
    last_day: dt.date | None
    after_day: dt.date | None
    sort_day: dt.date | None
    wide: bool
    precision: str  # of the date; "unknown" where there is none
    located: str  # the finest precision of its places; "unknown" where none has coordinates
    confidence: str = Confidence.UNKNOWN  # of the report that is most likely right
    report_count: int
    created_at: dt.datetime = Field(sa_type=Moment)
    changed_at: dt.datetime = Field(sa_type=Moment)
    revision: int = Field(unique=True)  # what changed since? (the facet index)
    seed: str  # what its id was made from: the same report makes the same event


class FormerEventRow(SQLModel, table=True):
    """An address that once was an event's: it leads to the event that took it in, or says why there is none."""

    __tablename__ = "former_event"
    __table_args__ = (
        Index("ix_former_event_merged_into", "merged_into"),  # which addresses lead to an event?
        Index("ix_former_event_number", "number"),  # the next number
        Index("ix_former_event_at", "at"),  # what went since a moment?
        Index("ix_former_event_revision", "revision"),  # what went since? (the facet index)
    )

    id: str = Field(primary_key=True)
    number: int
    merged_into: str | None
    reason: str
    seed: str
    at: dt.datetime = Field(sa_type=Moment)
    revision: int


class EventChangeRow(SQLModel, table=True):
    """A line of an event's history. ``other`` is the other event, ``article_id`` the article that it is about."""

    __tablename__ = "event_change"
    __table_args__ = (
        Index("ix_event_change_event_id", "event_id", "id"),  # an event's history
    )

    id: int | None = Field(default=None, primary_key=True)
    event_id: str
    at: dt.datetime = Field(sa_type=Moment)
    what: str
    reason: str
    score: float
    other: str | None
    article_id: int | None = Field(default=None, foreign_key="article.id")


class ReportRow(SQLModel, table=True):
    """One article's account of one event, as extracted."""

    __tablename__ = "report"
    __table_args__ = (
        Index("ix_report_article_id_ordinal", "article_id", "ordinal", unique=True),  # an article's page
        Index("ix_report_event_id_article_id", "event_id", "article_id"),  # an event's page, its outlets
    )

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id")
    event_id: str | None = Field(default=None, foreign_key="event.id")  # None only until its transaction has linked it
    ordinal: int
    kind: str
    status: str
    edtf: str | None
    basis: str
    claimed_by: str | None
    denied_by: list[str] = Field(default_factory=list, sa_type=JSON)
    confidence: float | None
    reason: str  # why it tells of its event
    score: float | None = None  # the likeness to the event's other reports
    why: list[dict[str, Any]] = Field(sa_type=JSON)  # the rules behind its values


class ReportKeyRow(SQLModel, table=True):
    """What a report is found by when another may tell of the same: a party, a place, a count … of its kind.

    ``stage`` tells what ``day`` is: the first day of a date of few days (0), of weeks (1), of a wider one (2), or, of a
    report without a date, the day on which its article came out (3).
    """

    __tablename__ = "report_key"
    __table_args__ = (
        Index("ix_report_key_key_stage_day", "key", "stage", "day", "report_id"),  # reports near another
    )

    report_id: int = Field(foreign_key="report.id", primary_key=True)
    key: str = Field(primary_key=True)
    stage: int
    day: dt.date | None


class TieRow(SQLModel, table=True):
    """Two reports that may tell of one event, or of related ones. ``connects``: they are settled together."""

    __tablename__ = "tie"
    __table_args__ = (
        Index("ix_tie_other_id_one_id", "other_id", "one_id"),  # ties of a report, from the other end
    )

    one_id: int = Field(foreign_key="report.id", primary_key=True)
    other_id: int = Field(foreign_key="report.id", primary_key=True)
    relation: str = Field(primary_key=True)
    score: float
    timeless: bool
    connects: bool
    reason: str


class EvidenceRow(SQLModel, table=True):
    """A piece of the article that tells of the event; offsets are code points of the article's text."""

    __tablename__ = "evidence"

    report_id: int = Field(foreign_key="report.id", primary_key=True)
    ordinal: int = Field(primary_key=True)
    start: int
    end: int
    text: str


class ReportActorRow(SQLModel, table=True):
    """A party as the report has it."""

    __tablename__ = "report_actor"

    report_id: int = Field(foreign_key="report.id", primary_key=True)
    ordinal: int = Field(primary_key=True)
    name: str
    role: str
    said: str | None


class ReportPersonRow(SQLModel, table=True):
    """A person as the report has him or her."""

    __tablename__ = "report_person"

    report_id: int = Field(foreign_key="report.id", primary_key=True)
    ordinal: int = Field(primary_key=True)
    name: str
    actor: str | None


class ReportPlaceRow(SQLModel, table=True):
    """A place as the report has it."""

    __tablename__ = "report_place"

    report_id: int = Field(foreign_key="report.id", primary_key=True)
    ordinal: int = Field(primary_key=True)
    name: str
    lat: float | None
    lon: float | None
    precision: str
    country: str | None
    region: str | None
    said: str | None


class ReportQuantityRow(SQLModel, table=True):
    """A count as the report has it."""

    __tablename__ = "report_quantity"

    report_id: int = Field(foreign_key="report.id", primary_key=True)
    ordinal: int = Field(primary_key=True)
    value: float
    unit: str
    comparison: str
    claimed_by: str | None


class ActorRow(SQLModel, table=True):
    """A party; the name is the first spelling met."""

    __tablename__ = "actor"

    slug: str = Field(primary_key=True)
    name: str


class PersonRow(SQLModel, table=True):
    """A named individual; the name is the first spelling met."""

    __tablename__ = "person"

    slug: str = Field(primary_key=True)
    name: str


class PlaceRow(SQLModel, table=True):
    """A place. Namesakes (there are dozens of Ivanivkas) share a slug and are rows of their own."""

    __tablename__ = "place"
    __table_args__ = (
        Index("ix_place_slug", "slug"),  # which places bear this name?
    )

    id: int | None = Field(default=None, primary_key=True)
    slug: str
    name: str
    lat: float | None
    lon: float | None
    precision: str
    country: str | None
    region: str | None


class AreaRow(SQLModel, table=True):
    """What an event can lie in: a place itself, its region, its country; the name is the first spelling met."""

    __tablename__ = "area"

    slug: str = Field(primary_key=True)
    name: str


class EventActorRow(SQLModel, table=True):
    """A party of an event in a role."""

    __tablename__ = "event_actor"
    __table_args__ = (
        Index("ix_event_actor_slug_sort_day_event_id", "slug", "sort_day", "event_id", "role"),  # timeline of a party
    )

    event_id: str = Field(foreign_key="event.id", primary_key=True)
    slug: str = Field(foreign_key="actor.slug", primary_key=True)
    role: str = Field(primary_key=True)
    ordinal: int
    sort_day: dt.date | None


class EventPersonRow(SQLModel, table=True):
    """A person who takes part in an event, and the party acted for in it."""

    __tablename__ = "event_person"
    __table_args__ = (
        Index("ix_event_person_slug_sort_day_event_id", "slug", "sort_day", "event_id"),  # timeline of a person
    )

    event_id: str = Field(foreign_key="event.id", primary_key=True)
    slug: str = Field(foreign_key="person.slug", primary_key=True)
    ordinal: int
    actor: str | None
    sort_day: dt.date | None


class EventPlaceRow(SQLModel, table=True):
    """Where an event takes place."""

    __tablename__ = "event_place"
    __table_args__ = (
        Index("ix_event_place_place_id_event_id", "place_id", "event_id"),  # what took place near another place?
    )

    event_id: str = Field(foreign_key="event.id", primary_key=True)
    place_id: int = Field(foreign_key="place.id", primary_key=True)
    ordinal: int


class EventAreaRow(SQLModel, table=True):
    """What an event lies in: its places and all that contains them, so that Ukraine finds Kherson."""

    __tablename__ = "event_area"
    __table_args__ = (
        Index("ix_event_area_slug_sort_day_event_id", "slug", "sort_day", "event_id"),  # timeline of a place
    )

    event_id: str = Field(foreign_key="event.id", primary_key=True)
    slug: str = Field(foreign_key="area.slug", primary_key=True)
    ordinal: int
    sort_day: dt.date | None


class EventAmountRow(SQLModel, table=True):
    """The lowest and the highest count that the reports of an event give of one unit, and in how many reports."""

    __tablename__ = "event_amount"

    event_id: str = Field(foreign_key="event.id", primary_key=True)
    ordinal: int = Field(primary_key=True)
    unit: str
    low: float
    high: float
    reports: int


def bare(row: Any) -> Table:
    """Give the table behind rows: by way of objects a statement takes several times as long, and linking needs many."""
    return cast("Table", inspect(row).local_table)
