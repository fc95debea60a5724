"""What the template of the lanes gets. Across, drawings are in percent of their width; down, in pixels."""

from dataclasses import dataclass

from app.domain.kinds import Kind
from app.web.views import Bar, Chip, Link


@dataclass(frozen=True, slots=True)
class LaneTick:
    """A stretch of the axis that can be zoomed into: its words, of which a narrow one shows none, and where it is."""

    text: str
    said: str
    url: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class LaneAxis:
    """The time axis: the fine stretches, and the coarse ones (months over days) that they are in."""

    fine: tuple[LaneTick, ...]
    coarse: tuple[LaneTick, ...]
    step: str


@dataclass(frozen=True, slots=True)
class LaneMark:
    """An event by itself: its sign at ``at``, in row ``y``, and from ``x`` on over ``width`` how far its date reaches.

    ``form`` is ``point`` (a day), ``range`` (of days, also open) or ``loose`` (a month, a year); ``about``: no end is
    exact; ``narrow``: a range no wider than its sign. ``before`` and ``beyond`` tell that it goes on outside. ``label``
    is its title, as far as there is ``room`` for it from ``label_at`` on.
    """

    url: str
    said: str
    kind: Kind
    state: str
    form: str
    about: bool
    at: float
    x: float
    width: float
    y: int
    before: bool
    beyond: bool
    narrow: bool
    label: str
    label_at: float
    room: float


@dataclass(frozen=True, slots=True)
class LaneRow:
    """A lane: bars or marks. ``profile_url`` and ``timeline_url`` are empty where there is no page that shows just it.

    ``undrawn`` counts the events for whose marks there was no room or, of bars, those of coarser or earlier dates;
    ``undated`` those without a date.
    """

    text: str
    kind: Kind | None
    profile_url: str
    timeline_url: str
    count: int
    height: int
    bars: tuple[Bar, ...] = ()
    marks: tuple[LaneMark, ...] = ()
    undrawn: int = 0
    undated: int = 0


@dataclass(frozen=True, slots=True)
class LaneFigures:
    """A period of the table, with how many events of each lane begin in it; an address is empty where there is none."""

    text: str
    url: str
    cells: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class LaneLegend:
    """What the drawing needs explained: the kinds, and whether there is any of what follows."""

    kinds: tuple[Kind, ...]
    coming: bool
    ranges: bool
    loose: bool
    about: bool


@dataclass(frozen=True, slots=True)
class LaneTab:
    """A way to make lanes."""

    text: str
    url: str
    on: bool


@dataclass(frozen=True, slots=True)
class LanesPage:
    """``/lanes``. ``what`` is what has a lane, one and many; ``note`` says why one event can stand in several.

    ``kept`` are the parameters that the form for the period has to keep; ``earlier`` and ``later`` move the period by
    its length, where there is one. ``most`` is how many events the highest bar has, 0 without bars. ``values`` counts
    what could have a lane.
    """

    said: str
    what: tuple[str, str]
    total: int
    undated: int
    chips: tuple[Chip, ...]
    clear_url: str
    tabs: tuple[LaneTab, ...]
    trail: tuple[Link, ...]
    period: str
    earlier: Link | None
    later: Link | None
    kept: tuple[tuple[str, str], ...]
    since: str
    until: str
    axis: LaneAxis | None
    lanes: tuple[LaneRow, ...]
    figures: tuple[LaneFigures, ...]
    legend: LaneLegend
    most: int
    note: str
    values: int
    more: Link | None
    timeline_url: str
    undated_url: str
