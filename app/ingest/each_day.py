"""One verb, two days: "captured Goma on Monday and Bukavu on Wednesday" tells of two events."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.domain.when import Precision, When
from app.ingest.cast import Cast
from app.ingest.dating import Resolved
from app.ingest.mention import Mention
from app.language.senses import Named, Senses

if TYPE_CHECKING:
    from app.language.parse import Token

_FINE = frozenset({Precision.DAY, Precision.RANGE, Precision.MONTH})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CONTENT = frozenset({"NOUN", "PROPN"})
_OTHER = frozenset({"second", "another", "third", "others"})
_OPENING = 2  # words after the first day within which "and" leads on to the second
_WHERE = frozenset({"place", "region", "seat"})


@dataclass(frozen=True, slots=True)
class _Further:
    """A second day that the words join to the first, and the stretch of text between them, of which it is."""

    time: Resolved
    start: int
    end: int

    def holds(self, named: Named) -> bool:
        """Whether a name stands in the stretch."""
        return self.start <= named.start < self.end


def on_each_day(mention: Mention, times: Sequence[Resolved], senses: Senses) -> list[Mention]:
    """The mention, or two where two days of the sentence each go with words of their own. ``times`` are in order."""
    dated = mention.dated
    if dated.when is None or not dated.own or dated.loose or dated.fact is not None:
        return [mention]
    told = [each for each in times if each.edtf == dated.when.edtf and each.expression.text == dated.why.words]
    for first in times:
        second = _further(first, times, mention.hit.token, senses) if told else None
        if second is not None and (first in told or second.time in told):
            one = _of_day(mention, first)
            return [one, _told_again(one, second, senses)]
    return [mention]


def _further(first: Resolved, times: Sequence[Resolved], token: "Token", senses: Senses) -> _Further | None:
    """The day after ``first`` among ``times`` that goes with other words than the first, if there is one."""
    second = next((each for each in times if each.expression.start >= first.expression.end), None)
    if second is None or not _are_two(When(first.edtf or ""), When(second.edtf or "")):
        return None
    found = _Further(second, first.expression.end, second.expression.start)
    offset = senses.sentence.start
    between = [word for word in senses.words if found.start <= offset + word.idx < found.end]
    after = [word for word in senses.words if offset + word.idx >= second.expression.end]
    return found if _is_joined(between, token) and _has_the_verb(token, between, after) else None


def _are_two(one: When, other: When) -> bool:
    return {one.precision, other.precision} <= _FINE and not one.overlaps(other)


def _are_two_of_them(token: "Token") -> bool:
    return token.tag_ == "NNS" and any(child.lower_ in {"two", "both"} for child in token.children)


def _is_joined(between: Sequence["Token"], token: "Token") -> bool:
    """ "And Bukavu on", ", and a second on"; not "and rebels fled on", "and on", nor "and the siege of Goma on"."""
    joined = any(word.lower_ == "and" for word in between[:_OPENING])
    other = any(word.pos_ in _CONTENT or word.lower_ in _OTHER for word in between)
    itself = token.pos_ == "NOUN" and any(word.pos_ == "NOUN" for word in between)
    other = other or _are_two_of_them(token)  # "the first two rounds were held on 16 May and 2 June"
    return joined and other and not itself and not any(word.tag_ in _FINITE for word in between)


def _has_the_verb(token: "Token", between: Sequence["Token"], after: Sequence["Token"]) -> bool:
    """Whether the one verb stands before both days, or after both: "the first, on Monday, and the second, on …"."""
    if token.i < between[0].i:
        return not after or after[0].tag_ not in _FINITE
    verb = next((word for word in after if word.pos_ == "VERB"), None)
    return verb == token


def _told_again(mention: Mention, second: _Further, senses: Senses) -> Mention:
    """The mention of the second day; what the stretch between the days names goes from the first to it."""
    here = [named for named in senses.named_all() if second.holds(named)]
    cast = mention.cast
    places = [named for named in here if named.kind in _WHERE] or list(cast.places)
    other = replace(cast, actors=dict(cast.actors), people=dict(cast.people), places=places, beside=[], later=[])
    other = replace(other, why=list(cast.why), guessed=set(cast.guessed), faceless=set(cast.faceless))
    if mention.kind == "talks":
        at = senses.sentence.start + mention.hit.token.idx
        _share_out(cast, other, [named for named in senses.named_all() if named.start > at], second)
    cast.places = [named for named in cast.places if named not in here]
    again = replace(mention, cast=other, quantities=[], why=list(mention.why))
    return _of_day(again, second.time)


def _of_day(mention: Mention, time: Resolved) -> Mention:
    why = replace(mention.dated.why, words=time.expression.text, reason=time.value)
    return replace(mention, dated=replace(mention.dated, when=When(time.edtf or "", time.basis), why=why))


def _share_out(cast: Cast, other: Cast, named: Sequence[Named], second: _Further) -> None:
    """ "Met Ruto on Monday and Kagame on Friday": each of them was at one of the two. ``named`` follow the verb."""
    with_second = {each.party for each in named if second.holds(each)} - {None}
    with_first = {each.party for each in named if each.start < second.start} - {None} if with_second else set()
    for one, parties in ((cast, with_second - with_first), (other, with_first - with_second)):
        for party in parties:
            one.actors.pop(party or "", None)
    for one, theirs in ((cast, True), (other, False)):
        for each in named:
            if second.holds(each) is theirs:
                one.people.pop(each.name, None)
