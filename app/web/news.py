"""``/new``: what is new, changed or withdrawn since a moment, or since the last visit, hour by hour."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Cookie, Query
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from app.domain.filters import EventFilter, say
from app.store import news as store
from app.store.former import FormerEvent
from app.store.index import FacetIndex
from app.store.news import Newness, NewsItem
from app.web import changes, dates, facets, filters, lines, rendering
from app.web.database import OpenDatabase
from app.web.filters import AskedByUrl, BadParameterError
from app.web.news_views import Gone, Hour, News, NewsPage
from app.web.rendering import READS
from app.web.views import Link

router = APIRouter(include_in_schema=False)

COOKIE = "parley_visits"
SHOWN = 200  # events
_VISIT = dt.timedelta(minutes=30)  # looking again within this is the same visit
_YEAR = 365 * 24 * 3600  # seconds
_DAY = dt.timedelta(days=1)
_CHOICES = (("an hour", dt.timedelta(hours=1)), ("a day", _DAY), ("a week", 7 * _DAY), ("30 days", 30 * _DAY))
_HOW = {Newness.NEW: "New", Newness.CHANGED: "Changed"}


@router.api_route("/new", methods=READS)
def news_page(
    request: Request,
    database: OpenDatabase,
    asked: AskedByUrl,
    since: Annotated[str, Query(max_length=40)] = "",
    parley_visits: Annotated[str, Cookie(max_length=100)] = "",
) -> Response:
    """Show the news since the moment asked for, else since the last visit, else of the last day of changes."""
    now = request.app.state.now()
    before, visits = _visits(parley_visits, now)
    with database.reading() as session:
        if since:
            moment, basis = _moment(since), "as asked"
        elif before:
            moment, basis = before, "your last visit"
        else:
            moment, basis = (store.last_change(session) or now) - _DAY, "a day before the last change"
        view = page_of(session, database.index, asked.filter, moment, basis=basis, now=now)
    answer = rendering.page(request, "new", view)
    answer.headers["Cache-Control"] = "private, no-store"  # it is different at each visit
    answer.set_cookie(COOKIE, visits, max_age=_YEAR, path="/new", httponly=True, samesite="lax")
    return answer


def page_of(
    session: Session, index: FacetIndex, wanted: EventFilter, since: dt.datetime, *, basis: str, now: dt.datetime
) -> NewsPage:
    """Make the page's view. Withdrawn events have no facts left to filter by: they are shown where nothing is asked."""
    found = store.told(session, wanted, since, limit=SHOWN + 1)
    gone = () if wanted.active else store.gone(session, since, limit=SHOWN + 1)
    shown, names = found[:SHOWN], facets.labels(index.overview(session, wanted).facets)
    return NewsPage(
        said=say(wanted, names) if wanted.active else "All events",
        since=f"{since:%Y-%m-%dT%H:%M}",
        since_said=_said(since),
        basis=basis,
        new=sum(item.how is Newness.NEW for item in shown),
        changed=sum(item.how is Newness.CHANGED for item in shown),
        withdrawn=len(gone[:SHOWN]),
        hours=tuple(_hours(shown, gone[:SHOWN], filters.query(wanted))),
        cut=len(found) > SHOWN or len(gone) > SHOWN,
        choices=tuple(Link(said, _url(wanted, now - ago)) for said, ago in _CHOICES),
        chips=facets.chips(wanted, names, lambda looser: _url(looser, since)),
        clear_url=_url(EventFilter(), since),
        kept=tuple(filters.pairs(wanted)),
        feed_url=filters.url(wanted, path="/events.atom"),
    )


def _hours(items: tuple[NewsItem, ...], gone: tuple[FormerEvent, ...], query: str) -> Iterator[Hour]:
    news, lost = defaultdict(list), defaultdict(list)
    for item in items:
        news[_hour(item.at)].append(_news(item, query))
    for former in gone:
        lost[_hour(former.at)].append(_gone(former))
    for hour in sorted(news.keys() | lost.keys(), reverse=True):
        heading = f"{dates.day(hour.date())}, {hour:%H}:00 UTC"
        yield Hour(heading, hour.isoformat(), tuple(news[hour]), tuple(lost[hour]))


def _news(item: NewsItem, query: str) -> News:
    said = tuple(dict.fromkeys(map(changes.said, item.changes)))
    return News(lines.line(item.event, query), _HOW[item.how], f"{item.at:%H:%M}", item.at.isoformat(), said)


def _gone(former: FormerEvent) -> Gone:
    said = "Merged into another event" if former.merged_into else "Withdrawn"
    return Gone(f"/events/{former.id}", said, former.reason, f"{former.at:%H:%M}", former.at.isoformat())


def _url(wanted: EventFilter, since: dt.datetime) -> str:
    return "/new" + filters.written([*filters.pairs(wanted), ("since", f"{since:%Y-%m-%dT%H:%M}")])


def _hour(at: dt.datetime) -> dt.datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def _said(moment: dt.datetime) -> str:
    return f"{dates.day(moment.date())}, {moment:%H:%M} UTC"


def _moment(text: str) -> dt.datetime:
    """Read a moment: a day or a day and time, in UTC where it has no zone. Raises BadParameterError."""
    try:
        moment = dt.datetime.fromisoformat(text.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except (ValueError, OverflowError) as error:
        allowed = "a day or a moment in UTC, such as 2025-06-02 or 2025-06-02T18:30"
        raise BadParameterError("since", text, allowed) from error


def _visits(cookie: str, now: dt.datetime) -> tuple[dt.datetime | None, str]:
    """Read the last visit before this one, and write the cookie: that visit and this moment.

    Whoever looks again within half an hour sees the same news.
    """
    try:
        before, last = (dt.datetime.fromtimestamp(int(part), dt.UTC) if part else None for part in cookie.split("."))
    except (ValueError, OverflowError, OSError):
        before, last = None, None
    if last is not None and not dt.timedelta() <= now - last < _VISIT:
        before = last if last <= now else None
    return before, f"{int(before.timestamp()) if before else ''}.{int(now.timestamp())}"
