"""The mentions of events in one sentence: its triggers with all that it says of each, one mention a happening."""

from collections.abc import Iterable, Sequence

from app.domain.report import Quantity, Role, Status, Why
from app.ingest.anchoring import Anchored, Anchoring
from app.ingest.casting import cast
from app.ingest.discourse import Discourse
from app.ingest.gathering import Mention
from app.ingest.standing import standing
from app.language import grammar, quantities, triggers
from app.language.senses import Senses
from app.language.triggers import Hit, light_verb

_ONLY_MEANT = frozenset({Status.AGREED, Status.PROPOSED})
_POINTING = frozenset({"the", "this", "these", "those", "that", "its", "their"})
_NOT_OF_ATTACKS = frozenset({"people", "prisoners", "bodies"})
_COUNTED = {  # units that belong to a kind; of attacks all but those of captives
    "withdrawal": frozenset({"villages", "towns", "settlements", "positions", "bases"}),
    "swap": frozenset({"prisoners", "hostages", "bodies", "children", "commanders", "people"}),
    "talks": frozenset[str](),
    "agreement": frozenset[str](),
}


class Mentioning:
    """Reads the mentions of one text, sentence by sentence."""

    def __init__(self, discourse: Discourse, anchoring: Anchoring) -> None:
        self._discourse = discourse
        self._anchoring = anchoring

    def mentions(self, senses: Senses, before: Sequence[Mention]) -> list[Mention]:
        """The mentions in a parsed sentence; ``before`` are those of the sentences before it."""
        here: list[Mention] = []
        for hit in triggers.hits(senses):
            mention = self._mention(hit)
            if mention is not None:
                _absorb(here, mention)
        _count(here, quantities.find(senses))
        for mention in here:
            _place_again(mention, before)
        return here

    def _mention(self, hit: Hit) -> Mention | None:
        told = standing(hit)
        if told.status is None:
            return None
        status = Status(hit.trigger.status) if hit.trigger.status else told.status
        why = [Why("kind", hit.trigger.name, hit.token.text), Why("status", told.rule, told.words)]
        dated = self._anchoring.date(hit, status)
        if status is Status.OCCURRED and self._is_to_come(dated):
            if _is_past(hit):  # "at night, forces launched …": a later day is misread
                dated = self._anchoring.news_of_the_day()
            else:  # "the two meet in Turkey in August"
                status = Status.PLANNED
                why.append(Why("status", "status.day-to-come", dated.why.words))
        return Mention(
            hit=hit,
            status=status,
            cast=cast(hit, self._discourse, to_come=status in _ONLY_MEANT),
            dated=dated,
            why=why,
            definite=_is_definite(hit),
        )

    def _is_to_come(self, dated: Anchored) -> bool:
        return dated.own and dated.when is not None and self._anchoring.is_to_come(dated.when)


def _is_past(hit: Hit) -> bool:
    """Whether the verb, or the one that its participle goes with, says that it has been done."""
    verb = hit.token if hit.verbal else light_verb(hit.token)
    while verb is not None and verb.tag_ == "VBG" and verb.dep_ in {"advcl", "conj", "acl"}:
        verb = verb.head
    return verb is not None and (verb.tag_ == "VBD" or "had" in grammar.auxiliaries(verb))


def _absorb(here: list[Mention], new: Mention) -> None:
    """Triggers of one happening in one sentence are one mention; the richer date, cast and status win."""
    for old in here:
        if old.kind == new.kind and old.status is new.status and _is_same(old, new):
            old.cast.take_in(new.cast)
            old.why += new.why
            if old.dated.when is None or (new.dated.own and not old.dated.own):
                old.dated = new.dated
            return
    here.append(new)


def _is_same(old: Mention, new: Mention) -> bool:
    a, b = old.hit.token, new.hit.token
    if old.dated.own and new.dated.own and old.dated.when != new.dated.when:
        return False
    first, second = (set(mention.cast.having(Role.INITIATOR)) for mention in (old, new))
    if first and second and not first & second:
        return False
    nested = (a in b.subtree or b in a.subtree) and a not in b.conjuncts
    apart = old.kind == "talks" and old.hit.verbal and new.hit.verbal and not nested
    if apart and not set(new.cast.actors) <= set(old.cast.actors):  # "telephoned Putin and received a delegation"
        return False
    return nested or grammar.clause_head(a) == grammar.clause_head(b) or not (old.cast.places and new.cast.places)


def _count(here: Sequence[Mention], counted: Iterable[quantities.Counted]) -> None:
    """Each count goes to the mention nearest to it in its sentence, first of those whose words it stands among."""
    for each in counted:
        fitting = [mention for mention in here if _takes(mention.kind, each.quantity.unit)]
        if fitting:
            nearest = min(fitting, key=lambda mention: _distance(mention, each))
            unit = "prisoners" if nearest.kind == "swap" and each.quantity.unit == "people" else each.quantity.unit
            nearest.quantities.append(Quantity(each.quantity.value, unit, each.quantity.comparison))


def _takes(kind: str, unit: str) -> bool:
    return unit in _COUNTED[kind] if kind in _COUNTED else unit not in _NOT_OF_ATTACKS


def _distance(mention: Mention, counted: quantities.Counted) -> tuple[bool, int]:
    token = mention.hit.token
    return counted.token not in token.subtree, abs(token.i - counted.token.i)


def _place_again(mention: Mention, before: Sequence[Mention]) -> None:
    """ "in the same city" is where the last event of the kind took place, rather than the place named last."""
    if mention.cast.place_again:
        last = next((other for other in reversed(before) if other.kind == mention.kind and other.cast.places), None)
        if last is not None:
            mention.cast.places = list(last.cast.places)


def _is_definite(hit: Hit) -> bool:
    pointing = (child for child in hit.token.children if child.dep_ in {"det", "poss"})
    return not hit.verbal and any(child.lower_ in _POINTING for child in pointing)


def evidence_span(hit: Hit, senses: Senses, longest: int) -> tuple[int, int]:
    """Start and end, in the clean text, of what to quote: the sentence, or the clause where it has more words."""
    sentence = senses.sentence
    if len(sentence.text.split()) <= longest:
        return sentence.start, sentence.end
    words = grammar.clause(hit.token)
    return sentence.start + words[0].idx, sentence.start + words[-1].idx + len(words[-1].text)
