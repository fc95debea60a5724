"""What the templates get: one frozen dataclass a page, and smaller values that pages share. Links are root-relative."""

from dataclasses import dataclass

from app.domain.kinds import Kind
from app.domain.report import Status


@dataclass(frozen=True, slots=True)
class Link:
    """Words and where they lead."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a date reaches, in percent of the months that it touches; ``about`` where its ends are not exact."""

    x: float
    width: float
    about: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A date in the gutter: ``main`` is a bare day of the month where ``figure`` is set, else words; ``sub`` says more.

    ``loose`` marks what is no single known day, ``reach`` draws it; ``iso`` is for ``<time datetime>``, empty where
    HTML has no notation.
    """

    main: str
    sub: str
    said: str
    iso: str = ""
    figure: bool = False
    loose: bool = False
    reach: Reach | None = None


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event as a line of a list. ``state`` is ``happened``, ``coming`` or ``cancelled``."""

    url: str
    kind: Kind
    status: Status
    state: str
    title: str
    when: str
    places: tuple[str, ...]
    reports: int
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """The events of one date, which may be a range or a whole month; ``coming`` are those that have not happened."""

    mark: Mark
    events: tuple[EventLine, ...]
    coming: tuple[EventLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Month:
    """A stretch of the timeline under one heading: a month, or a year where no month is known."""

    heading: str
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """A part of the filter that is on; ``url`` is the same view without it."""

    text: str
    url: str
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One value of a facet. ``state``: empty, ``on`` or ``off`` (asked away); the addresses put it on, off, or back."""

    id: str
    text: str
    count: int
    state: str
    include_url: str
    exclude_url: str
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Distance:
    """How far around a place, in words, and the view with that distance."""

    text: str
    url: str
    on: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter of the panel.

    Where there are more values than are shown, ``all_url`` leads to all of them, and ``kept`` is what a search among
    them has to keep. ``folded``: shut until asked for. ``distances``: how far around the places asked for.
    """

    field: str
    heading: str
    rows: tuple[FacetRow, ...]
    all_url: str | None = None
    kept: tuple[tuple[str, str], ...] = ()
    folded: bool = False
    distances: tuple[Distance, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetPage:
    """``/facets/{field}``: the values of one facet beside the filter, those whose name has ``part`` in it."""

    field: str
    heading: str
    said: str
    part: str
    rows: tuple[FacetRow, ...]
    cut: bool
    kept: tuple[tuple[str, str], ...]
    back_url: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A kind's part of a bar, in the units of the drawing; what has not happened is a part of its own."""

    kind: Kind
    coming: bool
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time in the histogram: ``x`` and ``width`` in percent of the drawing's width.

    ``inset`` and ``breadth`` are where in it the bar itself is drawn; ``cells`` are its counts by kind, for a table.
    """

    label: str
    said: str
    count: int
    url: str
    x: float
    width: float
    inset: float
    breadth: float
    segments: tuple[Segment, ...]
    cells: dict[str, int]


@dataclass(frozen=True, slots=True)
class Tick:
    """A word under the histogram's axis, at ``x`` percent."""

    text: str
    x: float


@dataclass(frozen=True, slots=True)
class Histogram:
    """How many events over time, stacked by kind.

    ``trail`` leads out of the period, the widest first, where one is set, and ``period`` says it. ``undrawn`` counts
    the events whose dates are too coarse for the bars; ``coming`` tells whether some have not happened.
    """

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    kinds: tuple[Kind, ...]
    step: str
    most: int
    height: int
    base: int
    trail: tuple[Link, ...]
    period: str
    undrawn: int
    coming: bool


@dataclass(frozen=True, slots=True)
class Search:
    """The form's own fields, and what else its answer has to keep (``kept``: hidden parameters).

    ``all`` are the parameters of the whole filter, which the form that jumps to a date keeps.
    """

    q: str
    since: str
    until: str
    kept: tuple[tuple[str, str], ...]
    all: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TotalLine:
    """What the events add up to in one unit: a number or a range in words, and how many events say so."""

    amount: str
    unit: str
    events: int


@dataclass(frozen=True, slots=True)
class Count:
    """A name with how many events it has, and where they are."""

    text: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Glance:
    """The start page's summary: the period covered, the articles read, the latest day, the parties met most often."""

    covers: str
    articles: int
    latest: Link | None
    ahead: Link | None
    parties: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """``/``: the timeline of a filter. ``total`` counts all that it finds, ``undated_total`` those without a date.

    ``of`` counts all events there are; ``glance`` is there where nothing is asked for. ``totals`` are of what happened.
    ``unknown`` are names that nothing here has; ``loosen`` the ways out of a filter that finds nothing.
    """

    said: str
    total: int
    of: int
    undated_total: int
    empty: bool
    glance: Glance | None
    totals: tuple[TotalLine, ...]
    chips: tuple[Chip, ...]
    clear_url: str
    views: tuple[Link, ...]
    drawer: int
    facets: tuple[Facet, ...]
    search: Search
    sorts: tuple[Link, ...]
    sort: str
    histogram: Histogram | None
    months: tuple[Month, ...]
    undated: tuple[EventLine, ...]
    continued: bool
    start_url: str
    more: Link | None
    downloads: tuple[Link, ...]
    feed_url: str
    unknown: tuple[str, ...]
    loosen: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several ways to see a list, with how many it shows where that is known; ``on`` marks the one chosen."""

    text: str
    url: str
    on: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article as a line of the list: ``told`` are the first events that it tells of, ``more`` counts the others."""

    url: str
    heading: str
    outlet: Link | None
    published: str
    iso: str
    published_basis: str
    read: str
    read_iso: str
    told: tuple[EventLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ArticlesPage:
    """``/articles``: the articles of an outlet or of all, in one of two orders.

    ``said`` is which they are and how ordered, in English; ``missing`` what none of them has, where none is found;
    ``total`` counts all articles, ``nameless`` those without an outlet; ``kept`` are the form's hidden parameters.
    """

    said: str
    total: int
    nameless: int
    articles: tuple[ArticleLine, ...]
    missing: str
    outlets: tuple[Choice, ...]
    more_outlets: tuple[Choice, ...]
    sorts: tuple[Choice, ...]
    q: str
    kept: tuple[tuple[str, str], ...]
    clear_url: str
    start_url: str
    more_url: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A number after a marked sentence, leading to the event that it tells of."""

    number: int
    kind: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph: plain where ``kind`` is empty, else marked.

    ``anchors`` are the evidence that begins here, ``marks`` all that covers the piece, ``events`` the numbers of the
    events that it tells of, ``refs`` what ends with it.
    """

    text: str
    kind: str = ""
    anchors: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    events: tuple[int, ...] = ()
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """An event that the article tells of, as margin and cards show it; ``at`` is its first marked sentence."""

    number: int
    event: EventLine
    parties: tuple[str, ...]
    at: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """``/articles/{id}``: the article's text, its evidence marked, and the events it told of.

    ``told`` stands in the order of their numbers, from 1; ``looked_for`` are the kinds, for where there is none.
    """

    heading: str
    outlet: Link | None
    published: str
    iso: str
    published_basis: str
    read: str
    read_iso: str
    original_url: str | None
    paragraphs: tuple[tuple[Run, ...], ...]
    told: tuple[Told, ...]
    looked_for: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Gauge:
    """A share in words (``88 %``, or ``–`` where there is none) and in percent, for a bar."""

    text: str
    percent: float


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure of accuracy with what it means; a gauge for each of the page's columns."""

    name: str
    about: str
    gauges: tuple[Gauge, ...]


@dataclass(frozen=True, slots=True)
class TrustRow:
    """The reports of some confidence: how many, what was said of them on average, and what was right."""

    range: str
    reports: int
    said: Gauge
    right: Gauge


@dataclass(frozen=True, slots=True)
class CorpusColumn:
    """What was measured on: a corpus, its articles and the reports that a careful reader finds in it."""

    corpus: str
    chronology: bool
    articles: int
    reports: int
    measured: str
    trust: tuple[TrustRow, ...]


@dataclass(frozen=True, slots=True)
class AboutPage:
    """``/about``: how events are found, what the figures mean, how right they are, and what is in this database."""

    kinds: tuple[Kind, ...]
    events: int
    version: str
    columns: tuple[CorpusColumn, ...]
    measures: tuple[MeasureRow, ...]


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """A page that says what went wrong and where to go on."""

    heading: str
    says: str
    details: tuple[str, ...]
    links: tuple[Link, ...]
