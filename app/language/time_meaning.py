"""What a time expression says, before anybody knows when it was said: small values, no anchor, no guess."""

from dataclasses import dataclass
from enum import StrEnum


class TimexType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Unit(StrEnum):
    """Units of the calendar, finest first."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Part(StrEnum):
    """Parts of the day by their TIMEX3 codes."""

    MORNING = "MO"
    MIDDAY = "MI"
    AFTERNOON = "AF"
    EVENING = "EV"
    NIGHT = "NI"
    DAYTIME = "DT"


class Edge(StrEnum):
    """Which stretch of a period is meant; earlier and later are seen from the anchor ("earlier this week")."""

    START = "start"
    MID = "mid"
    END = "end"
    EARLIER = "earlier"
    LATER = "later"


class Frame(StrEnum):
    """What an expression counts from."""

    SPEECH = "speech"  # the moment of writing: ago, yesterday, last week
    STORY = "story"  # the time that the account has reached: later, the following day, that week
    EVENT = "event"  # something named: three days after the talks


class Ref(StrEnum):
    """TIMEX3 values for what has no calendar value."""

    PRESENT = "PRESENT_REF"
    PAST = "PAST_REF"
    FUTURE = "FUTURE_REF"


@dataclass(frozen=True, slots=True)
class Turn:
    """Which occurrence: -1 last, 0 this, 1 next, seen from ``frame``."""

    step: int
    frame: Frame = Frame.SPEECH


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; ``hour`` 24 is the midnight that ends a day. ``zone`` is ``Z``, an offset (``+03``), or ''."""

    hour: int
    minute: int | None = None
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date by the calendar, as much as is said: ``year`` negative for BC; ``turn`` for "last May".

    ``of_year`` says that ``turn`` moves the year itself ("May of last year") and not to the next such month.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    turn: Turn | None = None
    of_year: bool = False
    edge: Edge | None = None
    part: Part | None = None
    clock: Clock | None = None
    about: bool = False
    week: int | None = None  # of the month, -1 the last


@dataclass(frozen=True, slots=True)
class Weekday:
    """Monday is 0. ``overnight``: the night that leads into that day."""

    weekday: int
    turn: Turn | None = None
    edge: Edge | None = None
    part: Part | None = None
    clock: Clock | None = None
    overnight: bool = False
    weeks: int = 0  # whole weeks on from the nearest: "Monday week"


@dataclass(frozen=True, slots=True)
class Period:
    """A period named by its number within a year, decade or century: season, quarter, half, decade, century.

    ``number``: season 0 spring to 3 winter, quarter 1-4, half 1-2, decade and century by their first year (1990, 1900).
    """

    unit: Unit
    number: int
    year: int | None = None
    turn: Turn | None = None
    of_year: bool = False
    edge: Edge | None = None
    about: bool = False
    bc: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """The unit that holds the anchor, or one ``step`` away from it: today, last week, the following year."""

    unit: Unit
    step: int
    frame: Frame
    edge: Edge | None = None
    part: Part | None = None
    clock: Clock | None = None
    overnight: bool = False
    bare: bool = False  # "the year": the story's or the present one
    same: bool = False  # "the same day": the last that was told, though it be still to come


@dataclass(frozen=True, slots=True)
class Offset:
    """``count`` units before (direction -1) or after (1) the anchor; ``count`` None is "some".

    ``event`` is the anchor named; ``definite`` where the expression names a day by it ("the day after the battle") and
    not a length of time ("three days after the battle"); ``to_the_day`` for anniversaries ("two years ago today");
    ``named`` where the day is that of the event named and not of what is told ("it came a day before the battle").
    """

    count: float | None
    unit: Unit
    direction: int
    frame: Frame
    part: Part | None = None
    about: bool = False
    event: str = ""
    definite: bool = False
    to_the_day: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time. ``direction``: -1 up to now ("the past week"), 1 from now on, 0 anywhere."""

    count: float | None
    unit: Unit
    direction: int = 0
    about: bool = False


@dataclass(frozen=True, slots=True)
class Repeated:
    """Something that recurs: every ``count`` units, or every such weekday."""

    unit: Unit
    count: float = 1
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast by its key in the tables of holidays; ``days`` away from it for eves."""

    name: str
    year: int | None = None
    turn: Turn | None = None
    days: int = 0
    part: Part | None = None


_FEW = 10  # days of a run that news still counts ("the third straight day")


@dataclass(frozen=True, slots=True)
class NthDay:
    """The ``number``-th unit of something that began: "the 34th day of the war"; ``of`` is that, lower case."""

    number: int
    unit: Unit
    of: str

    @property
    def of_a_war(self) -> bool:
        """Whether a war may be meant: said, or counted high; "the second consecutive day" goes on from a day."""
        return bool(self.of) or self.number > _FEW


@dataclass(frozen=True, slots=True)
class Vague:
    """Now, recently, soon. ``near``: within days, so that the moment of writing bounds it."""

    ref: Ref
    near: bool = False


@dataclass(frozen=True, slots=True)
class Notation:
    """A date in figures (18.02.2024, 2025-06-02T10:00Z), still to be read; ``clock`` where it has one."""

    text: str


@dataclass(frozen=True, slots=True)
class OfDay:
    """A time of day with no day: "at 3 a.m.", "in the morning"."""

    clock: Clock | None = None
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """From the first expression to the last, both included."""

    first: "TimeExpression"
    last: "TimeExpression"


Meaning = (
    Calendar
    | Weekday
    | Period
    | Around
    | Offset
    | Duration
    | Repeated
    | Holiday
    | NthDay
    | Vague
    | Notation
    | OfDay
    | Interval
)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression where it stands: ``text == whole[start:end]``; ``rule`` is its name in ``data/times.toml``."""

    start: int
    end: int
    text: str
    type: TimexType
    rule: str
    meaning: Meaning
