"""One mention of an event: a trigger with all that its sentence says of it, and what kind of mention it is."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.domain.report import Quantity, Status, Why
from app.domain.when import Precision
from app.ingest.anchoring import Anchored
from app.ingest.belonging import BEGINNING, is_answered
from app.ingest.cast import Cast
from app.ingest.undergoing import same_as
from app.language import grammar
from app.language.triggers import Hit, doers_of, light_verb
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Token

SIDED = frozenset({"strike", "battle", "withdrawal"})
_ATTACKS = frozenset({"strike", "battle"})
FIRED = frozenset({"drones", "missiles", "shells", "rockets", "bombs"})
FLYING = frozenset({"drones", "missiles"})
_MANY = 10  # of a night's drones
_TOWNS = frozenset({"town", "city", "village"})
_SHELLING = frozenset({"shell", "shelling"})
_OF_LATE = frozenset({"recent", "recently"})  # of no day
_FATES = frozenset({"killed", "wounded"})
_BESIDE = frozenset({"after", "from", "amid", "during", "despite", "since", "before", "of", "following"})
_UNDER_FIRE = frozenset({"take", "capture", "seize", "retake", "recapture", "fall", "withdraw", "retreat", "advance"})
_FIRING = frozenset({"fire", "launch"})
_FURTHER = frozenset({"another", "separate"})
_APART = frozenset({"separately", "elsewhere"})
_WAGING = frozenset({"fight", "battle", "combat"})
_BACKING = frozenset({"back", "support", "help", "aid", "assist", "cover"})
_WIRE = frozenset({"phone", "telephone", "video", "videoconference", "videolink", "telephoned"})
_ONE = frozenset({"a", "an", "one", "another"})
_WARDING_OFF = frozenset({"back", "off"})
_ATTACKERS = frozenset({"attacker", "assailant", "raider", "intruder", "infiltrator", "they", "attack", "assault"})
_EXCHANGES = frozenset({"firefight", "gunfight", "gunbattle"})
_LASTING = frozenset({"talks", "swap", "withdrawal"})  # kinds that take some days
_TRADING = frozenset({"exchange", "swap", "free", "release", "hand", "return", "repatriate"})
_DEALING = frozenset({"sign", "agree", "reach", "conclude", "exchange", "free", "release", "seal", "swap", "strike"})
_OF_TALKS = frozenset({"eve", "anniversary"})
_OF_TRUCES = _OF_TALKS | {"day", "phase", "term", "week", "violation", "breach", "defiance"}
_LEADING = frozenset({"lead", "head"})
_AGAIN = frozenset(
    {
        "again",
        "start",
        "open",
        "begin",
        "launch",
        "hold",
        "resume",
        "continue",
        "reconvene",
        "restart",
        "further",
        "another",
        "next",
        "new",
    }
)
_FINITE = frozenset({"VBD", "VBP", "VBZ", "VBN"})


@dataclass(slots=True)
class Mention:
    """A trigger with all that its sentence says. ``definite``: "the talks" speak of something told before."""

    hit: Hit
    status: Status
    cast: Cast
    dated: Anchored
    why: list[Why]
    definite: bool = False
    quantities: list[Quantity] = field(default_factory=list)
    claimed_by: str | None = None
    denied_by: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of event."""
        return self.hit.trigger.kind

    @property
    def passing(self) -> bool:
        """Whether fighting is only named beside another thing: "the visit came after a week of clashes".

        Or a deal beside what is done under it: "an exchange carried out under deals reached in May".
        """
        token = self.hit.token
        leading = self.kind == "talks" and token.dep_ == "relcl" and token.lemma_ in _LEADING
        only_timing = {"talks": _OF_TALKS, "agreement": _OF_TRUCES}.get(self.kind, frozenset())
        timing = token.dep_ == "pobj" and token.head.head.lemma_ in only_timing  # "on the eve of the talks"
        beside_talks = self.kind == "talks" and _leads_to_deal(token) and not (self.cast.places or _has_day(token))
        if leading or timing or beside_talks or self._goes_on_and_on():  # "the minister, who heads the delegation,"
            return True
        if self.kind == "agreement":
            return _is_carried_out(token) or _is_deal_under_which(token)
        if self.kind == "strike" and _is_cover(token):
            return True
        return self.kind in SIDED and not self.hit.verbal and self._is_told_beside()

    def _is_told_beside(self) -> bool:
        """Whether fighting stands behind a preposition, or is only answered, and nothing else is told of it."""
        token = self.hit.token
        dated = self.dated.own and not self.dated.loose
        whole = len(self.cast.sure) > 1 and self.cast.places  # "in response to a raid by rebels on a base in Orla"
        if is_answered(token) and not (dated or self.quantities or whole):
            return True
        beside = token.dep_ == "pobj" and token.head.dep_ == "prep" and token.head.lower_ in _BESIDE
        return beside and not (dated or self.cast.sure or self.quantities)

    def _goes_on_and_on(self) -> bool:
        """ "The junta is fighting its opponents": a state of war, told of no day and no place."""
        token = self.hit.token
        untold = not (self.dated.own or self.cast.places or self.quantities)
        return self.kind == "battle" and untold and token.lemma_ in _WAGING and grammar.is_present(token)

    @property
    def bare(self) -> bool:
        """Whether it says only that there is such a thing: no date, place, count, person or second side."""
        if self.passing:
            return True
        vague = self.status in {Status.OCCURRED, Status.CANCELLED} or (
            self.status is Status.AGREED and self.kind == "talks" and not self.goes_on
        )
        if not vague or self.dated.own or self.dated.said or self.cast.places or self.quantities or self.cast.people:
            return False
        if self.status is Status.CANCELLED and _is_one(self.hit.token):  # "put off a planned exchange of prisoners"
            return False
        finite = self.hit.verbal and self.hit.token.tag_ != "VBG"
        return not self.cast.sure or (not finite and len(self.cast.sure) == 1)

    @property
    def only_counts(self) -> bool:
        """Whether it adds no more than the dead or wounded: "another 12 were hurt in Tuesday's strikes"."""
        told = bool(self.cast.places or self.cast.sure)
        one = any(child.lower_ in _ONE for child in self.hit.token.children)
        return self.kind in _ATTACKS and not (told or one) and {each.unit for each in self.quantities} & _FATES != set()

    @property
    def only_fired(self) -> bool:
        """Whether it adds no more than how many were fired or shot down: "two of four missiles were intercepted"."""
        told = bool(self.cast.places or self.cast.sure or self.dated.own)
        return self.kind == "strike" and not told and {each.unit for each in self.quantities} & FIRED != set()

    @property
    def shelled(self) -> bool:
        """Whether guns did it, as far as is told: "a village was shelled"."""
        units = {each.unit for each in self.quantities}
        return self.kind == "strike" and self.hit.token.lemma_.lower() in _SHELLING and not FLYING & units

    @property
    def flew_wide(self) -> bool:
        """Whether it counts all that flew at a country: "launched 80 drones at Ukraine"."""
        places = self.cast.places
        wide = all(named.kind == "state" for named in places)
        return self.kind == "strike" and wide and any(q.unit in FLYING and q.value >= _MANY for q in self.quantities)

    @property
    def is_another(self) -> bool:
        """Whether it is told to be another than those before: "another strike", "two more missiles were fired"."""
        token = self.hit.token
        if self.hit.verbal:
            fired = (word for each in grammar.undergoers(token) for word in each.subtree if word.i < each.i)
            return token.lemma_ in _FIRING and any(word.lower_ == "more" for word in fired)
        return any(child.lower_ in _FURTHER for child in token.children)

    @property
    def is_apart(self) -> bool:
        """Whether its sentence tells of another than those before do: "Separately, drones hit …"."""
        return self.hit.token.doc[0].lower_ in _APART

    @property
    def is_answered(self) -> bool:
        """ "Launched rockets, in response to a strike that killed two": the strike had come before."""
        return is_answered(self.hit.token)

    @property
    def is_aside(self) -> bool:
        """Whether talks are told as others than those before: "met the envoys separately", "a separate meeting"."""
        if self.kind != "talks" or "separate" not in self.hit.token.doc.text.lower():
            return False
        words = (*grammar.clause(self.hit.token), *self.hit.token.children)
        return any(word.lower_ in {"separately", "separate"} for word in words)

    @property
    def taken(self) -> frozenset[str]:
        """The towns that it says changed hands: "captured Goma", "Goma fell"."""
        if self.kind != "battle" or not self.hit.verbal:
            return frozenset()
        token = self.hit.token
        heads = doers_of(token) if self.hit.trigger.subject_undergoes else grammar.undergoers(token)
        named = [each for head in heads for each in (head, *same_as(head), *grammar.behind(head, frozenset({"of"})))]
        words = {word.text for word in named}
        pointing = any(word.lemma_ in _TOWNS or word.lower_ == "it" for word in heads)  # "recaptured the town"
        if pointing and len(self.cast.places) == 1:
            words |= set(re.split(r"[ -]", self.cast.places[0].text))
        return frozenset(
            place.name
            for place in self.cast.places
            if place.kind == "place" and words & set(re.split(r"[ -]", place.text))
        )

    @property
    def by_wire(self) -> bool:
        """Whether the sides speak from afar: "spoke by phone", "a video call"."""
        words = () if self.kind != "talks" else grammar.own_clause(self.hit.token)
        return any(word.lemma_.lower() in _WIRE for word in words) or (
            not self.hit.verbal and self.hit.token.lemma_ == "call"
        )

    @property
    def exchanged(self) -> frozenset[str]:
        """Whether the living or the dead change hands, as far as the trigger says so."""
        token = self.hit.token
        what = grammar.undergoers(token) if self.hit.verbal else grammar.behind(token, frozenset({"of"}))
        what += [] if self.hit.verbal else grammar.modifiers(token)
        classes = wording().classes
        return frozenset(name for name in ("dead", "captive") for word in what if word.lemma_.lower() in classes[name])

    @property
    def is_new(self) -> bool:
        """Whether it brings the thing up: "a truce made in spring has lapsed"."""
        article = any(child.lower_ in {"a", "an"} for child in self.hit.token.children)
        verb = None if self.hit.verbal else light_verb(self.hit.token)
        return article and verb is not None and verb.tag_ in _FINITE

    @property
    def begins(self) -> bool:
        """Whether it tells on which day something known began: "the talks, which began on Monday"."""
        day = self.dated.when if self.dated.own and not self.dated.loose else None
        if not self.definite or self.kind not in _LASTING or day is None or day.precision is not Precision.DAY:
            return False
        verb = light_verb(self.hit.token)
        clauses = [child for child in self.hit.token.children if child.dep_ in {"relcl", "acl"}]
        return any(each.lemma_ in BEGINNING for each in (*clauses, *([verb] if verb is not None else [])))

    @property
    def goes_on(self) -> bool:
        """Whether it is the next round that is promised: "agreed to meet again", "will continue the negotiations"."""
        if self.kind != "talks" or self.status not in {Status.AGREED, Status.PLANNED}:
            return False
        verb = self.hit.token if self.hit.verbal else light_verb(self.hit.token)
        words = () if verb is None else (verb, *verb.children, *self.hit.token.children)
        return any(word.lemma_.lower() in _AGAIN for word in words)

    @property
    def wards_off(self) -> bool:
        """Whether those attacked met it so: "threw the assailants back", "a firefight with the guards followed"."""
        token = self.hit.token
        if self.kind != "battle" or self.dated.own:
            return False
        if not self.hit.verbal:
            return token.lemma_ in _EXCHANGES
        back = not _WARDING_OFF.isdisjoint(grammar.particle(token)) or token.lemma_ in {"repel", "repulse"}
        told = (word for word in grammar.undergoers(token) if word.lemma_.lower() in _ATTACKERS)
        return back and any(each.pos_ == "PRON" or any(c.lower_ == "the" for c in each.children) for each in told)

    @property
    def looks_back(self) -> bool:
        """Whether it is told as gone before what the text is about: "a first round had ended on May 5"."""
        return "had" in grammar.auxiliaries(grammar.clause_head(self.hit.token))

    @property
    def refers(self) -> bool:
        """Whether it only points at something told elsewhere: "the talks", without a date of its own."""
        return self.definite and not self.dated.own and not self.goes_on


def _is_one(noun: "Token") -> bool:
    """ "A planned exchange": told of for the first time."""
    return any(child.dep_ == "det" and child.lower_ in {"a", "an"} for child in noun.children)


def _leads_to_deal(talks: "Token") -> bool:
    """ "Signed the accord after talks brokered by Norway"."""
    step = talks.head
    after = talks.dep_ == "pobj" and step.lower_ in {"after", "following"} and not talks.tag_.startswith("V")
    return after and step.head.pos_ == "VERB" and step.head.lemma_ in _DEALING


def _has_day(noun: "Token") -> bool:
    """Whether a day hangs on the very words for it: "an agreement signed in Geneva on Sunday"."""
    return any(word.ent_type_ in {"DATE", "TIME"} and word.lower_ not in _OF_LATE for word in noun.subtree)


def _is_deal_under_which(deal: "Token") -> bool:
    """ "Withdrew under an agreement": what is done by it, if it is no truce and has no day of its own."""
    if deal.dep_ != "pobj" or deal.head.lower_ != "under" or _has_day(deal):
        return False
    said = {deal.lemma_.lower(), *(each.lemma_.lower() for each in grammar.modifiers(deal))}
    return said.isdisjoint(wording().classes["quiet"] | wording().classes["peacemaking"])


def _is_cover(fire: "Token") -> bool:
    """ "Troops backed by air strikes took the town", "it was taken under artillery fire and air strikes"."""
    first = fire.head if fire.dep_ == "conj" else fire
    covered = first.head.head
    backed = covered.dep_ == "acl" and covered.lemma_ in _BACKING
    return first.dep_ == "pobj" and (backed or (first.head.lower_ == "under" and covered.lemma_ in _UNDER_FIRE))


def _is_carried_out(deal: "Token") -> bool:
    """ "Freed 40 men in a deal brokered by Qatar", "exchanged prisoners as part of an accord": what is done by it."""
    step = deal.head
    if deal.dep_ == "pobj" and step.lower_ == "of" and step.head.lower_ == "part":
        deal, step = step.head, step.head.head
    inside = deal.dep_ == "pobj" and step.lower_ in {"in", "as"}
    return inside and step.head.pos_ == "VERB" and step.head.lemma_ in _TRADING
