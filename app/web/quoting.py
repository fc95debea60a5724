"""The words behind a value: which piece of a report's evidence says it, and where in the piece."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.report import Actor, Evidence, Person, Place, Quantity, Report, Status
from app.web.numerals import numeral

_NEAR = 40  # letters between two words that belong together: a number and what it counts
_SOON = 400  # letters
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)"
_UNITS = {  # how words for what is counted begin, where that is not the unit itself
    "killed": "kill|dead|die[ds]|death|lives|fatal",
    "wounded": "wound|injur|hurt",
    "people": "people|persons|men|women|civilian",
}
_SAYING = (
    r"(?:according to|sa(?:y|ys|id|ying)|told|tells|(?:claim|report|announc|insist|alleg|confirm|estimat|acknowledg"
    r"|admit|declar|warn|accus)(?:s|es|ed|ted|ing|e)?)"
)
_LONG = 6  # letters from which on a name may lose its last in what is called after it: Russia, Ukraine
_ELSEWHERE = "told-before"  # rules whose words stand in another sentence than the one that tells


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of evidence, by its number, and the stretches of its text that say the value."""

    number: int
    spans: tuple[Span, ...]


def find(evidence: Sequence[Evidence], patterns: Iterable[re.Pattern[str]]) -> Found | None:
    """Find the first pattern that any piece has, in the shortest piece that has it."""
    shortest = sorted(enumerate(evidence), key=lambda numbered: (len(numbered[1].text), numbered[0]))
    for pattern in patterns:
        for number, piece in shortest:
            spans = tuple(match.span() for match in pattern.finditer(piece.text) if match.end() > match.start())
            if spans:
                return Found(number, spans)
    return None


def nearest(text: str, evidence: Evidence, patterns: Iterable[re.Pattern[str]]) -> Span | None:
    """Find the first pattern that the article has, where it last stands before the evidence, else where first after."""
    for pattern in patterns:
        spans = [match.span() for match in pattern.finditer(text)]
        before = [span for span in spans if span[1] <= evidence.start]
        if spans:
            return before[-1] if before else spans[0]
    return None


def soon(text: str, evidence: Evidence, pattern: re.Pattern[str]) -> Span | None:
    """Find where the pattern first stands after the evidence, within a few sentences."""
    found = pattern.search(text, evidence.end, evidence.end + _SOON)
    return found.span() if found else None


def date(report: Report) -> Iterator[re.Pattern[str]]:
    """Say what to look for behind the date: the time expression that it was read from."""
    return map(words, _why(report, "date"))


def status(report: Report) -> Iterator[re.Pattern[str]]:
    """Say what to look for behind the status: the words that set it, else those that tell of the event."""
    wanted = f"status.{report.status}"
    if report.status is not Status.OCCURRED:
        yield from map(words, (why.words for why in report.why if why.rule.startswith(wanted) and why.words))
    yield from map(words, _why(report, "kind"))


def place(report: Report, named: Place) -> Iterator[re.Pattern[str]]:
    """Say what to look for behind a place: its name; where it is the only one, also another name that was read so."""
    yield words(named.name)
    if len(report.places) == 1:
        yield from map(words, _why(report, "place"))


def actor(report: Report, party: Actor) -> Iterator[re.Pattern[str]]:
    """Say what to look for behind a party: its name, that of its people, or the word that was read as its deed."""
    yield from named(party.name)
    meant = f"{party.name} as "
    yield from map(words, (why.words for why in report.why if why.reason.startswith(meant) and why.words))


def person(report: Report, who: Person) -> Iterator[re.Pattern[str]]:
    """Say what to look for behind a person: the name, as told or as usual, whole or its last part."""
    yield words(who.name)
    yield from map(words, (why.words for why in report.why if why.reason == who.name and why.words))
    yield words(who.name.rsplit(maxsplit=1)[-1])


def count(quantity: Quantity) -> Iterator[re.Pattern[str]]:
    """Say what to look for behind a count: its number, in digits or words, by what is counted, else alone."""
    value = rf"(?<![\d.,])(?:{numeral(quantity.value)})(?![\d%]|[.,]\d|-?\s*{_MONTH}\b)"
    unit = _UNITS.get(quantity.unit) or re.escape(quantity.unit.removesuffix("s"))
    yield _compiled(rf"{value}(?=[^.;]{{0,{_NEAR}}}?\b(?:{unit}))")
    yield _compiled(value)


def attribution(who: str) -> Iterator[re.Pattern[str]]:
    """Say what to look for behind "according to": the name beside a word for saying, else that word."""
    name = "|".join(pattern.pattern for pattern in named(who))
    yield _compiled(rf"(?:{name})(?=[^.;]{{0,{_NEAR}}}?\b{_SAYING}\b)")
    yield _compiled(rf"\b{_SAYING}\b[^.;]{{0,{_NEAR}}}?(?:{name})")
    yield _compiled(rf"\b{_SAYING}\b")


def denial() -> re.Pattern[str]:
    """Make the pattern of a word that denies."""
    return _compiled(r"\b(?:den(?:y|ies|ied|ying|ials?)|(?:reject|dismiss|refut|disput|disclaim)\w*)\b")


def named(called: str) -> Iterator[re.Pattern[str]]:
    """Say what to look for behind a name of a party: itself, else what is called after it: Ukrainian, Russia's."""
    yield words(called)
    if " " not in called:
        stem = called[:-1] if len(called) >= _LONG else called
        yield re.compile(rf"\b{re.escape(stem)}\w{{1,4}}\b")


def words(said: str) -> re.Pattern[str]:
    """Make a pattern of words, however the lines between them break."""
    return _compiled(r"(?<!\w)" + r"\s+".join(map(re.escape, said.split())) + r"(?!\w)")


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _why(report: Report, field: str) -> Iterator[str]:
    return (why.words for why in report.why if why.field == field and why.words and _ELSEWHERE not in why.rule)
