"""When an article was published: as told, else as its text tells, else after which day; never by any clock."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from app.domain.article import Published, PublishedBasis
from app.domain.chronology import Chronology
from app.domain.when import When
from app.ingest import lexicon
from app.ingest.dating import Resolved, read_date, resolve
from app.ingest.narrative import heads_entry
from app.ingest.newsday import SPEAKS_OF_TODAY, day_of_report, latest_day, latest_told
from app.ingest.recalling import begun, named_in, renewed
from app.ingest.reckoning import MONTH, Reading, day_of, first_weekday, has_year, later, reckoned, to_come, with_year
from app.ingest.recognising import news_on_record
from app.ingest.tense import sentence_around
from app.language.time_meaning import Calendar, Notation, NthDay, Offset, TimeExpression, Unit, Weekday
from app.language.time_words import number, words
from app.language.times import find

TOLD = frozenset({"front matter", "metadata"})  # rules by which the date is told of the article, not by its text
_HEAD = 900  # characters in which a date line, a dateline or an "Updated:" stands
_LABELLED_HEAD = 2000  # and "Published: 3 June 2025" below summaries and captions
_FOOT = 400
_LONGEST_DATE_LINE = 160
_PUBLISHED = (
    r"(?:(?:(?:this|the) )?(?:article|story|text|report|piece|post|page|entry) )?(?:(?:was|is|has been) )?"
    r"(?:last |first |originally )?(?:published?|posted|updated|modified|edited|revised|issued|created|added)(?: date)?"
    r"(?:,? (?:in|by) [^.!?:\d\n]{2,40})?"
)
_LABELLED = re.compile(
    rf"(?:(?:^|[.!|·•*>#(\[—–-]|\t)[ \t]*(?:{_PUBLISHED}|publication date|dated?(?: created)?)\b"
    rf"|\b{_PUBLISHED}\b[ \t]*:)"
    r"[ \t]*[:,—–-]?[ \t]*(?:(?:on|at) )?"
    r"(?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?,? )?(?:[A-Z]\w{2,8},? )?[ \t]*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*")
_BESIDE_DATE = lexicon.words("date_line", "furniture").union(
    lexicon.words("date_line", "zones"), *(words()[table] for table in ("month", "weekday", "dayname"))
)
_JOINING = lexicon.words("date_line", "joining")
_MOST_NAMES = 12  # words in a line with a date that are names: of reporters, an agency, a place
_SECTION = re.compile(r"[^.!?\n]{2,60} [|·•] (?:\w{3,9}[:,]? )?")  # "What we know so far | 3 June 2025"
_PLACES_BEFORE = re.compile(
    r"[ \t]*(?!(?:(?:Late |Early )?[Oo]n|As of|In|By|Since|From|Until|Before|After) )"
    r"(?:(?:of (?:the )?)?[A-ZÀ-Ý][\w.'’-]*[ ,/]*){1,6}(?:\([^)\n]{2,20}\)[, ]*)?[,(]? *\(?"
)
_DATELINE_END = re.compile(
    r"[ \t]*\)?[ \t]*(?:\([^)\n]{2,30}\)[ \t]*)?(?:[—–:]|-{1,2}(?= |[A-Z]))|[ \t]*/[A-Z][^/\n]{1,29}/\."
)
_NEW_SENTENCE = re.compile(r" (?=[A-Z][a-z]* [a-z])")  # "Tel Aviv, October 13, 2025 In a landmark moment"
_IN_BRACKETS = re.compile(
    r"[ \t]*[A-ZÀ-Ý][\w .,/'’-]{1,40} \([^()\n]{2,40} [–—-] "
)  # "KYIV (Agency - 29 October 2019)"
_FULL_STOP = re.compile(r"\. ")  # "KATHMANDU, April 6, 2004. They …"
_AGENCY = re.compile(r" \([A-Z][\w /]{1,29}\) ?[—–-]")  # "July 16 (Reuters) -", with no place before
_TODAY = re.compile(
    r"\b(?:[Ii]t(?:'s|’s| is)|[Tt]oday(?: is|'s|’s)?,?|[Tt]his is|[Oo]n this) (?:\w+,? )?(?:the )?$|^As of $",
    re.MULTILINE,
)
_ALSO_TODAY = re.compile(r"(?:,|—|–| \()? ?today\b")
_ENTRIES = 3  # days at the head of paragraphs that make a diary
_FRESH = re.compile(
    r"\b(?:today|yesterday|this week|this morning|last night|tonight|recently|overnight|"
    r"on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


_COMING = re.compile(r"\b(?:upcoming|forthcoming)\b[^.;:]{0,40}\b(?:talks|negotiations|meeting|summit)\b")
_ROUNDS = re.compile(
    r"\b(?:second|third|fourth|fifth|next|another|new|previous|last) (?:round|session)\b", re.IGNORECASE
)
_SINCE_THEN = re.compile(
    r"\b(?:extend|renew|prolong|expir|laps|suspend|rejoin|anniversar)\w*|\b(?:pull\w* out|walk\w* out) of\b",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_FIGURES = re.compile(r"(?P<one>\d{1,2})/(?P<other>\d{1,2})/\d{4}\b")
_SHORT = 7  # days that a weekday tells apart
_LONGEST_WAR = 10_000  # days
_DAYS_INTO = re.compile(
    r"\b(?P<count>\d+|[a-z]+) days (?:after|since) [A-Z]\w+(?:'s|’s)?(?: \w+){0,2}? (?:invaded|invasion)\b(?! in\b)"
)


def date_article(text: str, *, told: str | None, found: str | None, chronology: Chronology | None = None) -> Published:
    """Return the publication date of an article, with the step of the cascade that told it (``rule``).

    ``told``: front matter or feed, in any notation. ``found``: what the page's metadata say, an ISO day. Where all
    leaves doubt, ``edtf`` is None and ``after`` the latest day that the text takes as past.
    """
    day = read_date(told) if told else None
    if told and day and not _FIGURES.match(told):
        return Published(day, PublishedBasis.STATED, rule="front matter")
    if not day and found and (day := read_date(found)):
        return Published(day, PublishedBasis.METADATA, rule="metadata")
    reading = Reading(text, resolve(text, find(text), None, chronology), chronology)
    if told and day:
        return Published(_in_order(day, told, reading), PublishedBasis.STATED, rule="front matter")
    for step in _STEPS:
        if published := step(reading):
            return published
    return Published(after=latest_day(reading), rule="latest dated fact")


def _in_order(day: str, told: str, reading: Reading) -> str:
    """Read "12/02/2015" day first where only so it is the day of the first weekday told, or the next one."""
    figures = _FIGURES.match(told)
    first = first_weekday(reading)
    if figures is None or first is None or len(day) != len("2015-12-02"):
        return day
    month_first = dt.date.fromisoformat(day)
    try:
        day_first = dt.date(month_first.year, int(figures["other"]), int(figures["one"]))
    except ValueError:
        return day
    either = (month_first, day_first)
    told_then = [each for each in either if each.weekday() == first]
    told_then = told_then or [each for each in either if (each.weekday() - 1) % 7 == first]
    return day_first.isoformat() if told_then == [day_first] else day


def _date_line(reading: Reading) -> Published | None:
    """Read a date on a line of its own, or after "date", "Updated:", "Published", near the head or the foot."""
    lines = [one for one in reading.dates if _has_day(one.expression) and _on_date_line(reading.text, one.expression)]
    for one in _without_clock(reading.text, lines):
        if one.edtf is not None and has_year(one.expression):
            told = _in_order(one.edtf, one.expression.text, reading)
            return Published(told, PublishedBasis.STATED, rule="date line")
        if day := with_year(reading, one.expression):
            return Published(day.isoformat(), PublishedBasis.INFERRED, rule="date line, year from context")
    return None


def _without_clock(text: str, lines: list[Resolved]) -> list[Resolved]:
    """Leave out the page's own clock: a day at its top without an hour, where a later one below has its hour."""
    stamped = [one for one in lines[1:] if _has_hour(text, one.expression)]
    clock = any(has_year(one.expression) and not _has_hour(text, one.expression) for one in lines[:1])
    later_on = clock and any((one.edtf or "") > (lines[0].edtf or "") for one in stamped)
    return stamped if later_on else lines


def _has_hour(text: str, expression: TimeExpression) -> bool:
    """Whether the hour stands in the date or behind it: "19 October 2025 8:57 AM"."""
    return _HOUR.search(text, expression.start, expression.end + len(" at 08:57")) is not None


def _dateline(reading: Reading) -> Published | None:
    """Read "ISTANBUL, June 2 —"."""
    for one in reading.dates:
        if not _has_day(one.expression) or not in_dateline(reading.text, one.expression):
            continue
        if one.edtf is not None and has_year(one.expression):
            return Published(one.edtf, PublishedBasis.STATED, rule="dateline")
        if day := with_year(reading, one.expression):
            return Published(day.isoformat(), PublishedBasis.INFERRED, rule="dateline, year from context")
    return None


def _anniversary(reading: Reading) -> Published | None:
    """Reckon from "two years ago today" beside a whole date."""
    for one in reading.dates:
        meaning = one.expression.meaning
        if not isinstance(meaning, Offset) or "today" not in one.expression.text.lower() or meaning.count is None:
            continue
        for fact in _beside(reading, one.expression):
            day = later(fact, int(meaning.count), meaning.unit)
            if day is not None:
                return Published(day.isoformat(), PublishedBasis.INFERRED, rule="anniversary")
    return None


def _beside(reading: Reading, expression: TimeExpression) -> Iterator[dt.date]:
    """Yield the whole dates in the expression's sentence and the next one."""
    start, stop = sentence_around(reading.text, expression.start, expression.end)
    _, stop = sentence_around(reading.text, stop, stop)
    for one in reading.dates:
        if start <= one.expression.start < stop and has_year(one.expression) and _has_day(one.expression) and one.edtf:
            yield dt.date.fromisoformat(one.edtf[:10])


def _report(reading: Reading) -> Published | None:
    """Take the day of "the office said on December 29" at the head of an article."""
    day = day_of_report(reading)
    if day is None:
        return None
    return Published(day.isoformat(), PublishedBasis.INFERRED, rule="day of what the head reports")


def _latest_told(reading: Reading) -> Published | None:
    """Take "today" for the latest day that the text tells, where that has the weekday of the news."""
    day = latest_told(reading)
    if day is None:
        return None
    return Published(day.isoformat(), PublishedBasis.INFERRED, rule="today, the last day told")


def _so_long_ago(reading: Reading) -> Published | None:
    """Reckon the month in which most of the days lie that "400 days ago, in March 2011" leaves open."""
    for span, unit in reckoned(reading):
        if unit is not Unit.YEAR and (span[1] - span[0]).days <= MONTH:
            middle = span[0] + (span[1] - span[0]) / 2
            return Published(f"{middle:%Y-%m}~", PublishedBasis.INFERRED, rule="so long ago, by date")
    return None


def _today(reading: Reading) -> Published | None:
    """Read "today, 15 May", "it's Monday the 28th of July"."""
    for one in reading.dates:
        expression = one.expression
        before = reading.text[max(0, expression.start - 30) : expression.start]
        if not _has_day(expression) or not (_TODAY.search(before) or _ALSO_TODAY.match(reading.text, expression.end)):
            continue
        if one.edtf is not None and has_year(expression):
            return Published(one.edtf[:10], PublishedBasis.INFERRED, rule="today, by date")
        if day := with_year(reading, expression):
            return Published(day.isoformat(), PublishedBasis.INFERRED, rule="today, by date, year from context")
    return None


def _yesterday(reading: Reading) -> Published | None:
    """Read "Yesterday, May 28, 2000,": the day after."""
    for before, one in pairwise(reading.dates):
        beside = reading.text[before.expression.end : one.expression.start] == ", "
        if not beside or before.expression.text.lower() != "yesterday" or not _has_day(one.expression):
            continue
        told = dt.date.fromisoformat(one.edtf) if one.edtf and has_year(one.expression) else None
        if day := told or with_year(reading, one.expression):
            day += dt.timedelta(days=1)
            return Published(day.isoformat(), PublishedBasis.INFERRED, rule="yesterday, by date")
    return None


def _nth_day(reading: Reading) -> Published | None:
    """Reckon from "the war entering its 34th day": that day, or the day after where its weekday is named."""
    for one in reading.dates:
        meaning = one.expression.meaning
        if not isinstance(meaning, NthDay) or meaning.unit is not Unit.DAY or not meaning.of_a_war:
            continue
        if meaning.number == 1:  # "on the first day of the war" looks back
            continue
        fact = begun(meaning.of, reading.text, reading.chronology, None)
        if fact is None or fact.when.first is None:
            continue
        day = fact.when.first + dt.timedelta(days=meaning.number - 1)
        return Published(
            _weekday_from(reading, day).isoformat(),
            PublishedBasis.REFERENCE,
            rule=f"day {meaning.number} of {fact.name}",
        )
    return None


def _days_into_a_war(reading: Reading) -> Published | None:
    """Reckon from "14 days after Russia invaded its neighbour": that day, or the next where its weekday is named."""
    told = _DAYS_INTO.search(reading.text)
    count = number(told["count"]) if told is not None else None
    if count is None or not 1 < count <= _LONGEST_WAR:
        return None
    fact = begun("", reading.text, reading.chronology, None)
    if fact is None or fact.when.first is None:
        return None
    day = fact.when.first + dt.timedelta(days=int(count))
    return Published(
        _weekday_from(reading, day).isoformat(),
        PublishedBasis.REFERENCE,
        rule=f"{int(count)} days after the beginning of {fact.name}",
    )


def _between(reading: Reading) -> Published | None:
    """Take the last day that the text tells with its year, where one to come follows within a week."""
    latest = reading.latest
    if latest is None:
        return None
    ahead = (one for one in reading.dates if _has_day(one.expression) and to_come(reading.text, one.expression))
    days = (day for one in ahead for day in _on_or_after(latest, one))
    if not any(0 < (day - latest).days <= _SHORT for day in days):
        return None
    return Published(f"{latest.isoformat()}~", PublishedBasis.INFERRED, rule="between the last day told and the next")


def _on_or_after(first: dt.date, one: Resolved) -> Iterator[dt.date]:
    """Yield the day that is told, in its year or else in that of ``first`` and the next."""
    if has_year(one.expression) and one.edtf is not None:
        yield dt.date.fromisoformat(one.edtf[:10])
    elif isinstance(one.expression.meaning, Calendar):
        years = (first.year, first.year + 1)
        yield from filter(None, (day_of(year, one.expression.meaning) for year in years))


def _diary(reading: Reading) -> Published | None:
    """Take the last of the days that head the entries of a diary for its own, where it speaks of "this morning"."""
    told = [one.expression for one in reading.dates if _has_day(one.expression) and not has_year(one.expression)]
    days = [day for each in told if heads_entry(reading.text, each) and (day := with_year(reading, each))]
    if len(days) < _ENTRIES or days != sorted(days) or SPEAKS_OF_TODAY.search(reading.text) is None:
        return None
    return Published(days[-1].isoformat(), PublishedBasis.INFERRED, rule="last day of a diary")


def _weekday_and_date(reading: Reading) -> Published | None:
    """Read the day of the news where its head tells the date beside the weekday: "by early Sunday, June 25"."""
    for before, one in pairwise((None, *reading.dates)):
        assert one is not None
        meaning = one.expression.meaning
        if one.expression.start >= _HEAD or not _has_day(one.expression) or not isinstance(meaning, Calendar):
            continue
        beside = before is not None and isinstance(before.expression.meaning, Weekday)
        apart = reading.text[before.expression.end : one.expression.start] if before is not None and beside else ""
        if meaning.weekday is None and apart not in {", ", " ", " ("}:
            continue
        if to_come(reading.text, one.expression):
            continue
        if has_year(one.expression):
            if one.edtf is not None and reading.latest is not None and one.edtf == reading.latest.isoformat():
                return Published(f"{one.edtf}~", PublishedBasis.INFERRED, rule="weekday and date")
            continue
        if day := with_year(reading, one.expression):
            return Published(day.isoformat(), PublishedBasis.INFERRED, rule="weekday and date, year from context")
    return None


def _weekday_from(reading: Reading, day: dt.date) -> dt.date:
    named = {one.expression.meaning.weekday for one in reading.dates if isinstance(one.expression.meaning, Weekday)}
    near = [day + dt.timedelta(days=n) for n in (0, 1) if (day + dt.timedelta(days=n)).weekday() in named]
    return near[-1] if near else day


def _fresh_fact(reading: Reading) -> Published | None:
    """Recall something on record that the text tells as news ("the second round … this week"): about its day."""
    if reading.chronology is None or not _FRESH.search(reading.text):
        return None
    told = [
        (day, word, fact)
        for fact, span in (*named_in(reading.text, reading.chronology), *renewed(reading.text, reading.chronology))
        if (word := _fresh(reading.text, span)) and (day := _day_of(fact.when, word))
    ]
    if not told:
        return None
    day, word, fact = max(told, key=lambda one: one[0])
    if reading.latest is not None and day < reading.latest:
        return None
    about = day.isoformat()[: len("2025-05")] if word == "recently" else day.isoformat()
    return Published(f"{about}~", PublishedBasis.REFERENCE, rule=f"{fact.name} told as news")


def _recognised(reading: Reading) -> Published | None:
    """Recognise something on record by its kind, place, sides and weekday, though the text gives it no name."""
    found = news_on_record(reading)
    if found is None:
        return None
    day, fact = found
    return Published(f"{day.isoformat()}~", PublishedBasis.REFERENCE, rule=f"{fact.name} told as news")


def _foretold_fact(reading: Reading) -> Published | None:
    """Recall talks on record that the text calls by their name and takes as to come: about the day on which they began.

    Where it tells of several rounds, nobody knows which one is meant.
    """
    coming = [sentence_around(reading.text, *each.span()) for each in _COMING.finditer(reading.text)]
    if reading.chronology is None or not coming or _ROUNDS.search(reading.text):
        return None
    begun_on = [
        (fact.when.first, fact)
        for fact, _ in named_in(reading.text, reading.chronology)
        if fact.when.first is not None and (reading.latest is None or fact.when.first >= reading.latest)
    ]
    for day, fact in sorted(begun_on, key=lambda one: one[0]):
        for start, stop in coming:
            if any(place in reading.text[start:stop] for place in fact.places):
                return Published(f"{day.isoformat()}~", PublishedBasis.REFERENCE, rule=f"{fact.name} told as to come")
    return None


def _fresh(text: str, span: tuple[int, int]) -> str:
    """Return the word of the sentence that says how fresh its news is; '' where there is none.

    There is none either where the news is what has become of it since: "the deal has been extended".
    """
    start, stop = sentence_around(text, *span)
    found = _FRESH.search(text, start, stop)
    return found[0] if found and not _SINCE_THEN.search(text, start, stop) else ""


def _day_of(when: When, word: str) -> dt.date | None:
    """Return the first day, or the one of several that has the weekday of "on Thursday"."""
    if when.first is None or when.last is None:
        return when.first
    days = (when.first + dt.timedelta(days=n) for n in range(min((when.last - when.first).days + 1, _SHORT)))
    return next((day for day in days if word.endswith(f"{day:%A}")), when.first)


def _has_day(expression: TimeExpression) -> bool:
    meaning = expression.meaning
    return isinstance(meaning, Notation) or (
        isinstance(meaning, Calendar) and meaning.day is not None and meaning.month is not None
    )


def _on_date_line(text: str, expression: TimeExpression) -> bool:
    """Say whether its line tells of a date and who wrote, where and when, and nothing more."""
    start = text.rfind("\n", 0, expression.start) + 1
    stop = text.find("\n", expression.end)
    before, after = text[start : expression.start], text[expression.end : stop if stop >= 0 else len(text)]
    foot = expression.end > len(text) - _FOOT
    if max(len(before), len(after)) > _LONGEST_DATE_LINE and not _LABELLED.fullmatch(before):
        return False
    if _LABELLED.search(before):
        return foot or expression.start < _LABELLED_HEAD
    last = foot and text[expression.end :].strip() == after.strip()
    return (last or expression.start < _HEAD) and _tells_no_more(before, after, whole=has_year(expression))


def _tells_no_more(before: str, after: str, *, whole: bool) -> bool:
    """Whether the line around a date, with its year or not, says nothing but who wrote, where and when."""
    others = _others(before) + _others(after)
    if not others or not whole:
        return not others
    return _are_names(others, after) or (not _others(after) and _SECTION.fullmatch(before) is not None)


def _others(text: str) -> list[str]:
    """Return the words that do not belong to a date, its hour, or what pages write beside one."""
    return [word for word in _WORD.findall(text) if word.replace(".", "").lower() not in _BESIDE_DATE]


def _are_names(words: list[str], after: str) -> bool:
    """ "By Anna Smith, Reuters, Kyiv, 3 June 2025", not the caption of a picture or a sentence."""
    named = all(word[0].isupper() or word in _JOINING for word in words)
    return len(words) <= _MOST_NAMES and named and not after.rstrip().endswith(".")


def in_dateline(text: str, expression: TimeExpression) -> bool:
    """Say whether it is the day of "ISTANBUL, June 2 —" at the head of an article."""
    if expression.start >= _HEAD:
        return False
    start = text.rfind("\n", 0, expression.start) + 1
    if start == expression.start:
        return _AGENCY.match(text, expression.end) is not None
    if _IN_BRACKETS.fullmatch(text, start, expression.start) and text[expression.end : expression.end + 1] == ")":
        return True
    if not _PLACES_BEFORE.fullmatch(text, start, expression.start):
        return False
    told_whole = has_year(expression) and text[start : expression.start].isupper()
    opens = has_year(expression) and _NEW_SENTENCE.match(text, expression.end) is not None
    return opens or bool(
        _DATELINE_END.match(text, expression.end) or (told_whole and _FULL_STOP.match(text, expression.end))
    )


_STEPS = (
    _date_line,
    _dateline,
    _anniversary,
    _today,
    _yesterday,
    _nth_day,
    _days_into_a_war,
    _diary,
    _weekday_and_date,
    _report,
    _foretold_fact,
    _recognised,
    _fresh_fact,
    _latest_told,
    _between,
    _so_long_ago,
)
