"""What the template of ``/new`` gets. Links are root-relative."""

from dataclasses import dataclass

from app.web.views import Chip, EventLine, Link


@dataclass(frozen=True, slots=True)
class News:
    """An event that is new or changed: ``how`` in a word, what happened to it in words, and when."""

    event: EventLine
    how: str
    clock: str
    iso: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """An address that is no event's any more: why, and where it leads if anywhere."""

    url: str
    said: str
    reason: str
    clock: str
    iso: str


@dataclass(frozen=True, slots=True)
class Hour:
    """What happened to the timeline within one hour, the last first."""

    heading: str
    iso: str
    news: tuple[News, ...]
    gone: tuple[Gone, ...]


@dataclass(frozen=True, slots=True)
class NewsPage:
    """``/new``: what is new since a moment. ``basis`` says how the moment was chosen; ``cut`` if there is more.

    ``since`` is for the form, in UTC without its zone; ``kept`` are the filter's parameters.
    """

    said: str
    since: str
    since_said: str
    basis: str
    new: int
    changed: int
    withdrawn: int
    hours: tuple[Hour, ...]
    cut: bool
    choices: tuple[Link, ...]
    chips: tuple[Chip, ...]
    clear_url: str
    kept: tuple[tuple[str, str], ...]
    feed_url: str
