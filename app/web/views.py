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
class Mark:
    """A date in the gutter: ``main`` is a bare day of the month where ``figure`` is set, else words; ``sub`` says more.

    ``loose`` marks what is no single known day; ``iso`` is for ``<time datetime>``, empty where HTML has no notation.
    """

    main: str
    sub: str
    said: str
    iso: str = ""
    figure: bool = False
    loose: bool = False


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
    """The events of one date, which may be a range or a whole month."""

    mark: Mark
    events: tuple[EventLine, ...]


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
class Facet:
    """One filter of the panel; ``more`` are the values behind the first ones, ``cut`` where there are others still."""

    field: str
    heading: str
    rows: tuple[FacetRow, ...]
    more: tuple[FacetRow, ...] = ()
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A kind's part of a bar, in the units of the drawing."""

    kind: Kind
    count: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time in the histogram: ``x`` and ``width`` in percent of the drawing's width.

    ``inset`` and ``breadth`` are where in it the bar itself is drawn.
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


@dataclass(frozen=True, slots=True)
class Tick:
    """A word under the histogram's axis, at ``x`` percent."""

    text: str
    x: float


@dataclass(frozen=True, slots=True)
class Histogram:
    """How many events over time, stacked by kind. ``back_url`` leads out of the period, where one is set."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    kinds: tuple[Kind, ...]
    step: str
    most: int
    height: int
    base: int
    back_url: str | None


@dataclass(frozen=True, slots=True)
class Search:
    """The form's own fields, and what else its answer has to keep (``kept``: hidden parameters)."""

    q: str
    since: str
    until: str
    kept: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """``/``: the timeline of a filter. ``total`` counts all that it finds, ``undated_total`` those without a date.

    ``unknown`` are names that nothing here has; ``loosen`` the ways out of a filter that finds nothing.
    """

    said: str
    total: int
    undated_total: int
    empty: bool
    chips: tuple[Chip, ...]
    clear_url: str
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
    json_url: str
    unknown: tuple[str, ...]
    loosen: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article as a line of the list."""

    url: str
    heading: str
    outlet: str | None
    published: str
    iso: str
    events: int


@dataclass(frozen=True, slots=True)
class ArticlesPage:
    """``/articles``: the articles, last read first."""

    articles: tuple[ArticleLine, ...]
    more_url: str | None


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

    ``anchors`` are the evidence that begins here, ``marks`` all that covers the piece, ``refs`` what ends with it.
    """

    text: str
    kind: str = ""
    anchors: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """An event that the article tells of, as the margin lists it; ``at`` is the first marked sentence in the page."""

    number: int
    event: EventLine
    at: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """``/articles/{id}``: the article's text, its evidence marked, and the events it told of."""

    heading: str
    outlet: str | None
    published: str
    iso: str
    published_basis: str
    original_url: str | None
    paragraphs: tuple[tuple[Run, ...], ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class AboutPage:
    """``/about``: how events are found, and what is in this database."""

    kinds: tuple[Kind, ...]
    events: int
    version: str


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """A page that says what went wrong and where to go on."""

    heading: str
    says: str
    details: tuple[str, ...]
    links: tuple[Link, ...]
