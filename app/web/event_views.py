"""What the template of an event's page gets. Links are root-relative where nothing else is said."""

from dataclasses import dataclass

from app.domain.kinds import Kind
from app.web.views import EventLine, Link


@dataclass(frozen=True, slots=True)
class Party:
    """An actor of an event with the role said in English."""

    name: str
    role: str
    url: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of an event: its country and how precisely its coordinates are known, in words."""

    name: str
    country: str | None
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quote; ``marked`` are the words that say the value."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Saying:
    """A value as a report gives it, and the exact words behind it: none where the report does not say it so.

    ``url`` is the sentence in the article's page, or, where no words are found, the report's first; ``note`` adds who
    says it, or on what it rests; ``own`` is False for what the report takes from others.
    """

    text: str
    quote: tuple[Piece, ...] = ()
    url: str = ""
    note: str = ""
    own: bool = True


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A row of the who-says-what table. ``mark`` is ``same``, ``fits``, ``differ``, ``one`` or empty; ``said`` says it.

    ``together`` is what the reports, merged, say; ``cells`` has what each source says, nothing where it is silent.
    """

    field: str
    about: str
    together: str
    mark: str
    said: str
    cells: tuple[tuple[Saying, ...], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A column of the table: a report by its outlet, else by its article's heading."""

    text: str
    url: str
    published: str


@dataclass(frozen=True, slots=True)
class Claims:
    """Who says what: a column a report, a row a field."""

    sources: tuple[Source, ...]
    rows: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted piece of an article between what stands before and after it, and its place in the article's page.

    ``original`` is the place in the original, a text fragment; None where there is no address to go to.
    """

    before: str
    text: str
    after: str
    url: str
    original: str | None


@dataclass(frozen=True, slots=True)
class Account:
    """One article's account: who tells it, what it adds in words, and the sentences."""

    outlet: str | None
    heading: str
    article_url: str
    original_url: str | None
    published: str
    claimed_by: str | None
    denied_by: str | None
    confidence: str | None
    reason: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class RelatedLine:
    """An event related to the page's, how in words ("Follows", "Part of"), and what says so."""

    how: str
    reason: str
    event: EventLine


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A line of the history: when, what in words, why, and the article or event concerned where there is one."""

    at: str
    iso: str
    said: str
    reason: str
    link: Link | None


@dataclass(frozen=True, slots=True)
class StripDay:
    """A day of the strip: its events, and the way to all of them where there are more.

    ``here``: the page's event was on it; ``own``: that event is the first of those listed.
    """

    weekday: str
    day: str
    iso: str
    said: str
    here: bool
    own: bool
    events: tuple[EventLine, ...]
    more: Link | None


@dataclass(frozen=True, slots=True)
class StripRange:
    """An event over several days: the first and last column that it takes up, from 1."""

    event: EventLine
    first: int
    last: int
    here: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """The days around the event, and what else is on them; ``said`` says which events."""

    said: str
    days: tuple[StripDay, ...]
    ranges: tuple[StripRange, ...]


@dataclass(frozen=True, slots=True)
class Land:
    """A country's outline as the data of an SVG path; ``home`` where a place of the event lies in it."""

    path: str
    home: bool


@dataclass(frozen=True, slots=True)
class MapWord:
    """Words on the map; ``anchor`` is ``start``, ``middle`` or ``end``."""

    text: str
    x: int
    y: int
    anchor: str


@dataclass(frozen=True, slots=True)
class MapSpot:
    """A place on the map, in the units of the drawing; ``reach`` is the radius of an area, 0 for a point."""

    x: int
    y: int
    reach: int


@dataclass(frozen=True, slots=True)
class Locator:
    """A small map of where it was; ``said`` says the same in words."""

    width: int
    height: int
    lands: tuple[Land, ...]
    countries: tuple[MapWord, ...]
    spots: tuple[MapSpot, ...]
    names: tuple[MapWord, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A way to cite the page: its name, the text to copy, and where to download it."""

    id: str
    name: str
    text: str
    download: Link | None


@dataclass(frozen=True, slots=True)
class EventPage:
    """``/events/{id}/{slug}``: one event with every report of it."""

    id: str
    title: str
    kind: Kind
    status: str
    state: str
    when: str
    iso: str
    basis: str
    reported: str
    parties: tuple[Party, ...]
    people: tuple[Link, ...]
    places: tuple[Spot, ...]
    amounts: tuple[str, ...]
    locator: Locator | None
    claims: Claims
    strip: Strip | None
    reports: tuple[Account, ...]
    related: tuple[RelatedLine, ...]
    possible: tuple[RelatedLine, ...]
    history: tuple[ChangeLine, ...]
    address: str
    json_url: str
    citations: tuple[Citation, ...]
    downloads: tuple[Link, ...]
    back: Link
    before: EventLine | None
    after: EventLine | None
