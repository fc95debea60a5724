"""Narrative time: what an account has reached, sentence by sentence, for the expressions that count from it."""

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import dataclass, field

from app.ingest.anchors import Anchors
from app.ingest.moments import Moment, of_day
from app.ingest.tense import SENTENCE_END, future_tense
from app.language.time_meaning import (
    Around,
    Calendar,
    Frame,
    Meaning,
    OfDay,
    Offset,
    Part,
    Ref,
    TimeExpression,
    Turn,
    Unit,
    Vague,
    Weekday,
)

_ALREADY = re.compile(r"\balready (?:\w+ ){0,4}$")
_WHEN = re.compile(r",? when\b")
_SINCE = re.compile(r"\bsince \Z")
_RELATIVE = re.compile(r",\s(?:which|who|whose|where|when)\b[^,;.]*\Z")  # "the war, which began in May 2020,"
_THOUGH = re.compile(r"\b(?:even though|although|though)\b[^;.]*\Z")
_EVENT_AT = re.compile(
    r" (?:after|before|following) (?:the |an? )?(?:[\w’'-]+ ){1,3}(?:in|on|at|of|near|for) (?:the )?"
    r"(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)
_NEARBY = 120  # characters around a date in which its verb is looked for
_CLAUSE = 40  # characters before a date in which the verb of its clause stands
_HAD = re.compile(r"\bhad\b")
_PRESENT = re.compile(r" (?:is|are|remains?|exists?|has (?:not )?been) ")
_FAR_BACK = 600  # characters
_ALREADY_REACH = 40
_OPENING = 14  # characters before a date with which a sentence still opens
_LATE_MONTH, _EARLY_MONTH = 11, 2  # a February told after a November is the next year's
_ASIDE = 1  # years from the main line beyond which a bare year within a sentence is an aside
_FAR = 20  # and beyond which one that opens a sentence is
_FRESH_DAYS = 2
_ENTRY = re.compile(r"\*{0,2} ?(?:[.:—–]|- |$)", re.MULTILINE)  # what parts the day of an entry from it
_MARKUP = 20  # characters that may stand around a date which fills its line
_WEEK = 7


_LOOKS_BACK = 150  # days before the last day that an undated article tells with its year


@dataclass(slots=True)
class Narrative:
    """The state of one account: ``anchors`` for the next expression, ``reach`` once it is resolved.

    The main line moves with what is told in order; asides (a bare year within a sentence), looks back ("two days
    earlier") and, in an article, what is still to come leave it where it is.
    """

    text: str
    published: dt.date | None
    about: dt.date | None = None  # the last day that the text takes as past, where the day of writing is not known
    reached: Moment | None = None
    day: Moment | None = None
    day_told: int = -1  # the number of its sentence
    year: int | None = None
    heading: int | None = None  # the year of a heading that stands above
    told_year: tuple[int, int, int] = (0, -1, 0)  # the last year told, the number of its sentence, and how far it holds
    background: tuple[int, int] = (0, -1)  # the year of a passage that looks back, and where its paragraph ends
    looked_back: int = 0  # where the date stands that begins it
    mentioned: Moment | None = None
    last_day: Moment | None = None
    last_day_until: int = -1  # where its paragraph ends
    entry: Moment | None = None  # the day that heads the entry of a timeline or diary
    new_weekday: int | None = (
        None  # the weekday after the day of writing, where the text says that it has begun elsewhere
    )
    breaks: list[int] = field(default_factory=list)  # where sentences begin
    days: list[tuple[int, Moment]] = field(
        default_factory=list
    )  # the number of a sentence, and the day first told in it

    def __post_init__(self) -> None:
        self.breaks = [match.end() for match in SENTENCE_END.finditer(self.text)]

    def anchors(self, expression: TimeExpression) -> Anchors:
        """Return what ``expression`` can count from."""
        self._note_new_weekday(expression)
        undecided = self.published is not None and not isinstance(expression.meaning, Offset | OfDay)
        future = self._future(expression) if undecided else None
        return Anchors(
            published=self.published,
            story=_counted_from(self.reached, expression),
            story_day=_counted_from(self.day, expression),
            mentioned=self.mentioned,
            last_day=self._last_day(expression),
            event_day=self._day_of_event(expression),
            year=self._governing_year(expression, to_come=bool(future)),
            future=future,
            opens=self._opens_sentence(expression),
        )

    def reach(self, expression: TimeExpression, moment: Moment | None) -> None:
        """Take note of a resolved expression and move the main line where it is on it."""
        if moment is None or moment.year is None or moment.unit in {Unit.DECADE, Unit.CENTURY}:
            return
        self._mention(expression, moment)
        if moment.unit is Unit.DAY and heads_entry(self.text, expression):
            self.entry = moment
        if self._beside_main_line(expression, moment):
            return
        self.year = moment.year
        self.reached = moment
        if moment.unit is Unit.DAY and moment.first is not None:
            self.day, self.day_told = moment, self._sentence(expression)
        elif self.day is not None and not _holds(moment, self.day):
            self.day = None

    def speak_of(self, meaning: Vague) -> None:
        """Take note of a time that is no date: "now" leads an account back from its background."""
        if _speaks_of_now(meaning):
            self.background = (0, -1)

    def _last_day(self, expression: TimeExpression) -> Moment | None:
        """Return the day that an hour is of: the last told; in a new paragraph of an article the story's, if fresh."""
        last = _counted_from(self.last_day, expression)
        if self.published is None or expression.start <= self.last_day_until:
            return last
        reached = _counted_from(self.day, expression) or last
        day = reached.first if reached is not None else None
        return reached if day is not None and abs((self.published - day).days) <= _FRESH_DAYS else None

    def _day_of_event(self, expression: TimeExpression) -> Moment | None:
        """Return the day of "hours after the blasts in Orla": that on which the account first spoke of Orla."""
        event = _EVENT_AT.match(self.text, expression.end) if isinstance(expression.meaning, Offset) else None
        if event is None:
            return None
        for number, day in self.days:
            start = self.breaks[number - 1] if number else 0
            end = self.breaks[number] if number < len(self.breaks) else len(self.text)
            if self.text.find(event["place"], start, min(end, expression.start)) >= 0:
                return _counted_from(day, expression)
        return None

    def _mention(self, expression: TimeExpression, moment: Moment) -> None:
        meaning = expression.meaning
        self.mentioned = moment
        if moment.unit is Unit.DAY and moment.first is not None:
            self.last_day, self.last_day_until = moment, self._line_end(expression)
            if not self.days or self.days[-1][0] != self._sentence(expression):
                self.days.append((self._sentence(expression), moment))
        if not isinstance(meaning, Calendar) or meaning.year is None:
            if _speaks_of_now(meaning):
                self.background = (0, -1)
            return
        looks_back = _WHEN.match(self.text, expression.end) is not None  # "since 2021, when they met in June"
        if self.published is None or meaning.month is not None or self._opens_sentence(expression) or looks_back:
            self.told_year = (meaning.year, self._sentence(expression), self._clause_end(expression))
        since = _SINCE.search(self.text, max(0, expression.start - _OPENING), expression.start)  # looks on from there
        behind = self.published is not None and meaning.month and meaning.year < self.published.year
        if behind and not since and (meaning.day or not self._is_aside(expression)):
            self.background, self.looked_back = (meaning.year, self._line_end(expression)), expression.end
        if meaning.month is None and meaning.year > 0 and self._fills_line(expression):
            self.heading = meaning.year

    def _beside_main_line(self, expression: TimeExpression, moment: Moment) -> bool:
        meaning = expression.meaning
        if self.published is not None and moment.first is not None and self._lies_ahead(expression, moment.first):
            return True
        if isinstance(meaning, Offset) and (meaning.direction < 0 or meaning.named):
            return True
        if self._is_flashback(expression, moment) or self._is_of_late(meaning):
            return True
        if not isinstance(meaning, Calendar) or meaning.year is None or meaning.month is not None:
            return False
        if self.year is None or self.published is not None or self._fills_line(expression):
            return False
        return abs(meaning.year - self.year) > (_FAR if self._opens_sentence(expression) else _ASIDE)

    def _is_flashback(self, expression: TimeExpression, moment: Moment) -> bool:
        """Say whether an article goes on from where it is: "met on Tuesday the envoys whom they had seen on Sunday"."""
        if self.published is None or self.day is None or self.day.first is None or moment.first is None:
            return False
        if self.day_told != self._sentence(expression):
            return False
        start = max(self._bounds(expression)[0], expression.start - _CLAUSE)
        return moment.first < self.day.first and _HAD.search(self.text, start, expression.start) is not None

    def _is_of_late(self, meaning: Meaning) -> bool:
        """ "A drone attack last week", in an article whose own news has a day."""
        if not isinstance(meaning, Around):
            return False
        past = meaning.frame is Frame.SPEECH and meaning.step < 0
        return (
            past
            and meaning.unit in {Unit.WEEK, Unit.MONTH, Unit.YEAR}
            and self.published is not None
            and bool(self.day)
        )

    def _lies_ahead(self, expression: TimeExpression, first: dt.date) -> bool:
        """Say whether a day is to come when the article is written: "the talks were to go on this morning"."""
        assert self.published is not None
        return first > self.published or (first == self.published and bool(self._future(expression)))

    def _governing_year(self, expression: TimeExpression, *, to_come: bool) -> int | None:
        """Return the year of a date told without one: that of a heading, sentence, passage or the main line."""
        if self.heading is not None:
            return self.heading
        if self.entry is not None and heads_entry(self.text, expression):
            return self._next_entry(self.entry, expression)
        year, sentence, end = self.told_year
        if sentence == self._sentence(expression) and expression.start < end and not to_come:
            return self._onward(year, expression)
        if self.published is None:
            return self._nearest_about(expression) or self._onward(self.year, expression)
        year, end = self.background
        present = _PRESENT.search(self.text, max(self.looked_back, expression.start - _FAR_BACK), expression.start)
        governs = expression.start < end and not to_come and present is None
        return self._onward(year, expression) if governs else None

    def _nearest_about(self, expression: TimeExpression) -> int | None:
        """Return the year of a day told without one in a paragraph without a year: an article leaves out its own.

        That is the first which is not long before the last day that the text dates.
        """
        meaning, (_, sentence, _) = expression.meaning, self.told_year
        start = self.breaks[sentence - 1] if sentence > 0 else 0
        governed = sentence >= 0 and "\n" not in self.text[start : expression.start]
        if self.about is None or governed or not isinstance(meaning, Calendar) or meaning.month is None:
            return None
        about, day = self.about, meaning.day or 1
        years = (about.year - 1, about.year, about.year + 1)
        return next(year for year in years if _days_apart((year, meaning.month or 1, day), about) > -_LOOKS_BACK)

    def _next_entry(self, last: Moment, expression: TimeExpression) -> int | None:
        """Return the year of the day that heads an entry: that of the last, or the next where the calendar turns."""
        meaning = expression.meaning
        if last.year is None or not isinstance(meaning, Calendar) or meaning.month is None:
            return last.year
        turned = (meaning.month, meaning.day or 1) < (last.month or 1, last.day or 1)
        ahead = self.published is not None and dt.date(last.year + 1, meaning.month, 1) > self.published
        return last.year + (turned and not ahead)

    def _onward(self, year: int | None, expression: TimeExpression) -> int | None:
        """Return the year, or the next for a month told after a later one, unless the sentence looks back ("had")."""
        meaning, reached = expression.meaning, self.reached
        if not isinstance(meaning, Calendar) or reached is None or year is None or reached.year != year:
            return year
        if meaning.month is None or reached.month is None or reached.unit not in {Unit.DAY, Unit.MONTH}:
            return year
        if reached.month >= _LATE_MONTH and meaning.month <= _EARLY_MONTH:
            return year + 1
        behind = self.published is not None and dt.date(year + 1, meaning.month, 1) <= self.published
        looks_back = self._looks_back(expression)
        return year + (behind and meaning.month < reached.month and not looks_back)

    def _looks_back(self, expression: TimeExpression) -> bool:
        start, end = self._bounds(expression)
        near = max(start, expression.start - _NEARBY), min(end, expression.end + _NEARBY)
        return _HAD.search(self.text, *near) is not None

    def _note_new_weekday(self, expression: TimeExpression) -> None:
        """Notice "it was already Friday there": from here on Friday is the day after the day of writing."""
        meaning = expression.meaning
        if not isinstance(meaning, Weekday) or self.published is None:
            return
        tomorrow = (self.published.weekday() + 1) % _WEEK
        start = max(0, expression.start - _ALREADY_REACH)
        if meaning.weekday == tomorrow and _ALREADY.search(self.text, start, expression.start):
            self.new_weekday = tomorrow

    def _future(self, expression: TimeExpression) -> bool | None:
        if isinstance(expression.meaning, Weekday) and expression.meaning.weekday == self.new_weekday:
            return True
        start, end = self._bounds(expression)
        return future_tense(self.text, start, expression.start, expression.end, end)

    def _sentence(self, expression: TimeExpression) -> int:
        return bisect_right(self.breaks, expression.start)

    def _bounds(self, expression: TimeExpression) -> tuple[int, int]:
        number = self._sentence(expression)
        start = self.breaks[number - 1] if number else 0
        return start, self.breaks[number] if number < len(self.breaks) else len(self.text)

    def _opens_sentence(self, expression: TimeExpression) -> bool:
        return expression.start - self._bounds(expression)[0] <= _OPENING

    def _is_aside(self, expression: TimeExpression) -> bool:
        """Say whether it is told of something else in passing: "under fire though the siege ended in May 2022"."""
        start = self._bounds(expression)[0]
        return any(clause.search(self.text, start, expression.start) for clause in (_RELATIVE, _THOUGH))

    def _clause_end(self, expression: TimeExpression) -> int:
        """Return where the clause ends that a year is told in: a relative clause at the comma that closes it."""
        start, end = self._bounds(expression)
        relative = self.published is not None and _RELATIVE.search(self.text, start, expression.start) is not None
        comma = self.text.find(",", expression.end, end) if relative else -1
        return comma if comma >= 0 else end

    def _line_end(self, expression: TimeExpression) -> int:
        end = self.text.find("\n", expression.end)
        return end if end >= 0 else len(self.text)

    def _fills_line(self, expression: TimeExpression) -> bool:
        before = self.text[max(0, expression.start - _MARKUP) : expression.start].rpartition("\n")[2]
        after = self.text[expression.end : expression.end + _MARKUP].partition("\n")[0]
        return not (before + after).strip(" \t:*#=—–-") and max(len(before), len(after)) < _MARKUP


def heads_entry(text: str, expression: TimeExpression) -> bool:
    """Say whether the date opens a line and stands alone there: "Friday 24 November. At seven …", "Oct. 29: …"."""
    start = text.rfind("\n", 0, expression.start) + 1
    alone = not text[start : expression.start].strip(" \t*#–—-•")
    return alone and _ENTRY.match(text, expression.end) is not None


def _counted_from(moment: Moment | None, expression: TimeExpression) -> Moment | None:
    """Return what is counted from: of a night its morning ("overnight … a day earlier"), of two nights the evening."""
    meaning = expression.meaning
    if moment is None or moment.on is None or moment.unit is not Unit.DAY:
        return moment
    nights = isinstance(meaning, Around) and meaning.part is Part.NIGHT and meaning.step
    return moment if nights else of_day(moment.on)


def _speaks_of_now(meaning: Meaning) -> bool:
    match meaning:
        case Weekday(turn=None) | Vague(ref=Ref.PRESENT):
            return True
        case (
            Weekday(turn=Turn(frame=frame))
            | Calendar(turn=Turn(frame=frame))
            | Around(frame=frame)
            | Offset(frame=frame)
        ):
            return frame is Frame.SPEECH
        case _:
            return False


def _holds(moment: Moment, day: Moment) -> bool:
    if day.first is None or moment.first is None or moment.last is None:
        return day.year == moment.year
    return moment.first <= day.first <= moment.last


def _days_apart(told: tuple[int, int, int], about: dt.date) -> int:
    """About how many days lie between a day, which its year may lack, and another."""
    year, month, day = told
    return (year - about.year) * 365 + (month - about.month) * 30 + day - about.day
