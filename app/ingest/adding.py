"""What the sentences after an event add to it: who helped, who took part, who denies it, that nobody claims it."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.domain.report import Role, Status
from app.ingest import mediating
from app.ingest.claiming import accusing_back
from app.ingest.discourse import Discourse
from app.ingest.mention import Mention
from app.ingest.parleying import only_speaks
from app.language import grammar
from app.language.doc import Doc
from app.language.senses import Named, Senses
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Token

TABLES = frozenset({"talks", "swap", "agreement"})
_ATTACKS = frozenset({"strike", "battle"})
_BROKERING = frozenset({"broker", "mediate", "facilitate", "arrange", "negotiate"})
_LAST = 10  # mentions that those sentences may hold
_AFTER = 3  # sentences after the one that tells of the event
_TABLE = frozenset({"talks", "agreement"})
_PASSAGE = 5  # sentences after it that may speak of it by its kind
_CLASSES = {"talks": ("parley",), "swap": ("captive",), "agreement": ("accord", "quiet")}  # of words that stand for it
_BOTH = 2  # talks, and the deal made at them
_EARLIER = frozenset({"earlier", "previous", "past", "prior"})
_TRADES = frozenset({"swap", "exchange"})
_TEXTS = frozenset({"text", "document", "breakthrough"})
_UNCLAIMED = re.compile(
    r"\b(?:nobody|no one|no group|no[- ]\w+ group|none)\b[^.;]{0,30}\bclaim(?:ed|s)?\b|\bwas not claimed\b",
    re.IGNORECASE,
)
_FULL_NAME = r"[A-ZÀ-Þ][\w’'-]+(?: (?:al-|el-|bin |van |de )?[A-ZÀ-Þ][\w’'-]+){1,2}"
_AT_THE_TABLE = re.compile(
    r"\b(?:(?:led|headed|represented|chaired) by|who (?:\w+ )?(?:led|headed)|(?:led|heads?|headed|leads?) the"
    r"|(?:signed|spoke|led) for|(?:delegations?|negotiators?|teams?|envoys?)\b(?! (?:said|says|told))"
    r"|(?:side of|at|across) the table)",
    re.IGNORECASE,
)
_EXCHANGED = re.compile(r"\b(?:among (?:them|those|the (?:freed|released))|(?:they|these) include)\b", re.IGNORECASE)
_LED_BY = re.compile(rf"\b(?:led|headed|represented) by (?:[a-z’'-]+ )*(?P<name>{_FULL_NAME})")
_AMONG = re.compile(rf"\b[Aa]mong them (?:is|are|was|were) (?:[a-z’'-]+ )*(?P<name>{_FULL_NAME})")


def helpers(here: Sequence[Mention], before: Sequence[Mention], senses: Senses, discourse: Discourse) -> None:
    """Add who mediated or hosted: to the last event of the kind that the sentence speaks of, else to the last one.

    Where the sentence tells of such events itself (``here``), to one of another kind, if it speaks of that too.
    """
    if any(map(_is_of_others, senses.words)):
        return
    kinds = TABLES - {mention.kind for mention in here if mention.hit.token.lemma_ != "mediation"}
    told = [mention for mention in _near(before, senses, _PASSAGE) if mention.kind in kinds]
    helping = list(mediating.told_after(senses, discourse)) if told or kinds != TABLES else []
    if not helping:
        return
    near = [mention for mention in _near(before, senses) if mention.kind in kinds]
    if not wording().classes["quiet"].isdisjoint(senses.vocabulary):  # who negotiated the truce
        near = [mention for mention in near if mention.kind != "swap"]
    spoken_of = [mention for mention in told if _is_spoken_of(mention.kind, senses)]
    # "drafted by Kenya, which mediated the talks"
    pointing = all(each.definite and not each.dated.own for each in here)
    helped = (spoken_of or near)[-1:] if kinds == TABLES or spoken_of or pointing else []
    helped += [each for each in near[-1:] if helped and each not in helped and {each.kind, helped[0].kind} <= _TABLE]
    helped += _unhelped(here)
    for role, parties in helping:
        for each in helped:
            sides = (party for party in parties if party not in each.cast.guessed)
            each.cast.add(sides, mediating.fitting(role, each.hit), "actor.told-after", senses.sentence.text)


def _is_of_others(word: "Token") -> bool:
    """ "All earlier exchanges were facilitated by Benin": not the one just told."""
    spoken = {word.lemma_.lower()} & (wording().classes["release"] | wording().classes["parley"])
    return bool(spoken) and word.tag_ == "NNS" and any(child.lower_ in _EARLIER for child in word.children)


def _unhelped(here: Sequence[Mention]) -> list[Mention]:
    """The one event of a sentence, or talks and the deal made at them, of which nothing near says who helped."""
    found = [each for each in here if each.kind in TABLES and not each.bare and not mediating.is_of_end(each.hit)]
    alone = len(found) == 1 or (len(found) == _BOTH and {each.kind for each in found} == _TABLE)
    helped = any(Role.MEDIATOR in each.cast.actors.values() for each in here)
    return found if alone and not helped else []


def without_go_between(here: list[Mention], before: Sequence[Mention], senses: Senses) -> list[Mention]:
    """Return ``here`` without what only says who went between the sides of what was told just before, or is told here.

    "They met in Doha. Officials of Oman shuttled between the delegations", "will free 50, said a Kenyan who mediated",
    "handed 21 girls over. The Swiss helped broker the deal".
    """
    near = [each for each in (*_near(before, senses, 1), *here) if each.kind in TABLES and not _is_of_go_between(each)]
    if not near:
        return here
    for mention in filter(_is_of_go_between, here):
        mediators = mention.cast.having(Role.MEDIATOR)
        near[-1].cast.add(mediators, Role.MEDIATOR, "actor.told-after", senses.sentence.text)
    return [each for each in here if not _is_of_go_between(each)]


def _is_of_go_between(mention: Mention) -> bool:
    """ "Shuttled between the two", "who mediated between them": between sides that are not named there."""
    if _is_of_its_brokers(mention):
        return True
    between = grammar.behind(mention.hit.token, frozenset({"between"}))
    pointing = any(
        word.lower_ in {"them", "both"} or any(child.lower_ in {"the", "both"} for child in word.children)
        for word in between
    )
    named = any(word.pos_ == "PROPN" for word in between)
    own = mention.dated.own and not mention.dated.loose
    return mention.hit.trigger.name == "talks.shuttle" and pointing and not named and not own


def _is_of_its_brokers(mention: Mention) -> bool:
    """ "They helped broker the deal", one told before, by those who are no side of it."""
    token = mention.hit.token
    told = mention.kind == "agreement" and any(child.lower_ in {"the", "this", "that"} for child in token.children)
    only = bool(mention.cast.actors) and set(mention.cast.actors.values()) == {Role.MEDIATOR}
    brokered = token.dep_ == "dobj" and token.head.lemma_ in _BROKERING
    return told and only and brokered and not mention.dated.own


def takers(before: Sequence[Mention], senses: Senses, discourse: Discourse) -> None:
    """Add to the swap just told the organisation to which, as the next sentences tell, captives were handed."""
    last = next((mention for mention in reversed(_near(before, senses)) if mention.kind == "swap"), None)
    if last is not None:
        words = senses.sentence.text
        last.cast.add(mediating.passed_on_to(senses, discourse), Role.MEDIATOR, "actor.passed-on-to", words)


def _near(before: Sequence[Mention], senses: Senses, sentences: int = _AFTER) -> list[Mention]:
    index = senses.sentence.index
    return [mention for mention in before[-_LAST:] if index - mention.hit.sentence <= sentences and not mention.bare]


def _is_spoken_of(kind: str, senses: Senses) -> bool:
    """Whether a word of the sentence stands for such an event: "the bargain", "the swap"."""
    words = frozenset(word for name in _CLASSES[kind] for word in wording().classes[name])
    words |= _TRADES if kind == "swap" else _TEXTS if kind == "agreement" else frozenset()
    return not words.isdisjoint(senses.vocabulary)


def without_blame(
    here: list[Mention], before: Sequence[Mention], senses: Senses, discourse: Discourse
) -> list[Mention]:
    """Return ``here`` without the attack that a denial blames on another, and take off the last one who denies it.

    Who is accused and accuses back is no more its author than the other is.
    """
    last = before[-1] if before and before[-1].kind in _ATTACKS else None
    if last is None or senses.sentence.index - last.hit.sentence > 1:
        return here
    accusing = accusing_back(senses, discourse)
    last.denied_by += accusing
    for party in accusing:
        last.cast.clear(party)
    return [mention for mention in here if mention.kind not in _ATTACKS or mention.claimed_by not in accusing]


def leave_unknown(mentions: Sequence[Mention], senses: Senses) -> None:
    """ "Nobody has claimed the attack": see to it that no foe is filled in as its author."""
    if _UNCLAIMED.search(senses.sentence.text) is None:
        return
    for mention in mentions:
        near = senses.sentence.index - mention.hit.sentence <= 1
        if near and mention.kind in _ATTACKS and Role.INITIATOR not in mention.cast.actors.values():
            mention.cast.faceless.add(Role.INITIATOR)


def attendants(before: Sequence[Mention], senses: Senses, doc: Doc) -> None:
    """Add the persons of a sentence without an event of its own to the event told just before it."""
    text = senses.sentence.text
    near = _near(before, senses) if before else []
    near = [each for each in near if each.status is not Status.CANCELLED] or near  # at the talks that were held
    for kinds, cue, unknown in (({"talks", "agreement"}, _AT_THE_TABLE, _LED_BY), ({"swap"}, _EXCHANGED, _AMONG)):
        last = next((mention for mention in reversed(near) if mention.kind in kinds), None)
        if last is None or cue.search(text) is None:
            continue
        for person in (*_known(senses, doc), *_unknown(senses, doc, unknown)):
            last.cast.meet(person, person.party, "person.told-after")


def _known(senses: Senses, doc: Doc) -> Iterator[Named]:
    sentence = senses.sentence
    for name in doc.names_in(sentence.start, sentence.end):
        if name.kind == "person" and not _speaks(name.end - sentence.start, senses):
            yield Named(name.start, name.end, name.text, "person", name.name, name.party)


def _unknown(senses: Senses, doc: Doc, pattern: re.Pattern[str]) -> Iterator[Named]:
    sentence = senses.sentence
    for found in pattern.finditer(sentence.text):
        start, end = sentence.start + found.start("name"), sentence.start + found.end("name")
        if not doc.names_in(start, end):
            yield Named(start, end, found["name"], "person", found["name"], None)


def _speaks(end: int, senses: Senses) -> bool:
    """Whether the person whose name ends there only speaks, or is named to say whose envoy somebody is."""
    word = _last_word(end, senses)
    return word is not None and (word.dep_ == "poss" or only_speaks(word))


def _last_word(end: int, senses: Senses) -> "Token | None":
    parse = senses.sentence.parse
    return next((word for word in parse or () if word.idx < end <= word.idx + len(word.text)), None)
