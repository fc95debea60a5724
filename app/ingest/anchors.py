"""What a time expression can count from, and what a resolved one rests on."""

import datetime as dt
from dataclasses import dataclass

from app.domain.when import DateBasis
from app.ingest.moments import Moment, of_day
from app.language.time_meaning import Frame


@dataclass(frozen=True, slots=True)
class Anchors:
    """What there is to count from, at one place of an account."""

    published: dt.date | None = None  # the day of writing
    story: Moment | None = None  # what the account has reached
    story_day: Moment | None = None  # the day of it, where it is told to the day
    mentioned: Moment | None = None  # the last moment told, which may be an aside
    last_day: Moment | None = None  # the last whole day told in the passage
    event_day: Moment | None = None  # the day of the event that it counts from, where the account told of that
    year: int | None = None  # a year that governs: a heading's, or one told in the same passage
    future: bool | None = None  # the tense; None where it does not tell
    opens: bool = False  # whether the expression opens its sentence


@dataclass(frozen=True, slots=True)
class Resolution:
    """A moment and what it rests on; ``moment`` None where nothing can be said."""

    moment: Moment | None
    basis: DateBasis = DateBasis.NONE
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Base:
    """Something to count from, and how to say it."""

    moment: Moment
    anchor: str


def published_day(anchors: Anchors) -> Base | None:
    """Return the day of writing, where it is known."""
    return Base(of_day(anchors.published), f"published {anchors.published}") if anchors.published is not None else None


def told(moment: Moment | None) -> Base | None:
    """Return a moment that the account has told of."""
    return Base(moment, f"narrative time {moment.first or moment.year}") if moment is not None else None


def base(frame: Frame, anchors: Anchors) -> Base | None:
    """Return what a frame counts from; the story stands in for a day of writing that is not known, and the reverse."""
    spoken, story = published_day(anchors), told(anchors.story)
    return (spoken or story) if frame is Frame.SPEECH else (story or spoken)
