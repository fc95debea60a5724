"""The place that an event's own sentences leave unsaid: told by those around them, by the text, by who was hit."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from app.domain.report import Place, Role
from app.ingest import handover
from app.ingest.discourse import Discourse
from app.ingest.gathering import DONE, Group
from app.ingest.mention import Mention
from app.ingest.nearness import FINE, IN_TOWN_KM, distance_km
from app.ingest.venue import dateline, venue
from app.language import grammar
from app.language.gazetteer import Gazetteer
from app.language.known import capital, fold
from app.language.senses import Named

_BY_WIRE = frozenset(
    {"phone", "telephone", "call", "video", "videoconference", "online", "virtual", "speak", "rang", "hotline"}
)
_ASIDE = re.compile(
    r"\b(?:on (?:the|its|their) sidelines(?! of\b)|separately|separate (?:session|meeting|round|talks)|bilateral)\b",
    re.IGNORECASE,
)
_FAR_BACK = 15  # sentences
_LONGEST = 1200  # characters; what is longer than any sentence is no prose
_GENERIC = frozenset({"town", "village", "city", "base", "settlement", "hamlet"})
_OFTEN = 3  # times that a text names the place that it is about
_LEAD = 2  # sentences in which the lead stands, behind headline and dateline
_FIGHTING = frozenset({"strike", "battle"})
_NEXT = 2  # sentences after the fight in which who left is told
_PASSAGE = 8  # sentences within which the town that a lead leaves unnamed is told
_TWO = 2
_TOWNS = frozenset({"city", "town", "village", "capital"})


class Whereabouts:
    """Finds the places of one text's events, whose mentions are all given."""

    def __init__(self, discourse: Discourse, gazetteer: Gazetteer, mentions: Sequence[Mention]) -> None:
        self._discourse = discourse
        self._gazetteer = gazetteer
        self._mentions = mentions

    def places(self, group: Group, roles: dict[str, Role]) -> tuple[Place, ...]:
        """Where fighting has no place told, it is where the text mostly is, else in the country of who was hit."""
        before = None if group.roles() else struck_before(group, self._mentions, self._discourse)
        if group.kind == "strike" and before is not None:
            again = (self._gazetteer.find(each.name, self._discourse.doc.countries) for each in before.cast.places)
            fine = tuple(place for place in again if place is not None and place.precision in FINE)
            if fine:
                return fine
        ground = group.kind in _FIGHTING or (group.kind == "withdrawal" and group.status in DONE)
        theatre = self._theatre if ground or group.kind == "agreement" else None
        if theatre is not None and (ground or theatre.precision == "region"):
            return (theatre,)  # a truce holds in a land; which town it was made in is not to be guessed
        hit = [party for party, role in roles.items() if role is Role.TARGET and group.kind == "strike"]
        found = (self._gazetteer.find(party) for party in hit[:1])
        return tuple(place for place in found if place is not None and place.precision == "country")

    def besides(self, group: Group) -> list[Named]:
        """The places that other sentences tell of an event whose own do not: of captives, of those who leave a town."""
        if any(map(self._is_fine, group.places())):
            return []
        written_from = dateline(self._discourse.doc) if any(map(_is_here, group.mentions)) else None
        if written_from is not None:
            return [written_from]
        match group.kind:
            case "withdrawal":
                return self._left(group) or self._theme(group)
            case "battle":
                return self._taken(group)
            case "agreement" | "talks" if not group.places() and group.status in DONE:
                return self._venue(group)
            case _:
                return self._handover(group)

    def _venue(self, group: Group) -> list[Named]:
        """Where it was signed or held: told in the next sentences, else where the news of it is written from."""
        doc, at = self._discourse.doc, group.mentions[0].hit.sentence
        others = self._told_of_others(group)
        told = venue(group.kind, at, doc, others - {at}) or self._beside_talks(group)
        if told or at > _PASSAGE // 2 or group.kind != "talks":
            return told
        words = {word for mention in group.mentions for word in self._discourse.senses[mention.hit.sentence].vocabulary}
        from_there = dateline(doc)
        here = {from_there.name} if from_there is not None else set[str]()
        homes = {fold(capital(party, here)) for party in group.roles()}
        away = from_there is None or fold(from_there.text) in homes or not words.isdisjoint(_BY_WIRE)
        return [] if away or from_there is None or not homes else [from_there]

    def _beside_talks(self, group: Group) -> list[Named]:
        """ "On the sidelines they met …", "they met … separately": where the talks told of last were held."""
        at = group.mentions[0].hit.sentence
        if group.kind != "talks" or not _ASIDE.search(self._discourse.doc.sentences[at].text[:_LONGEST]):
            return []
        before = (each for each in reversed(self._mentions) if 0 < at - each.hit.sentence <= _FAR_BACK)
        held = (each.cast.places for each in before if each.kind == "talks" and each.status in DONE)
        return next((list(places) for places in held if any(map(self._is_fine, places))), [])

    def _told_of_others(self, group: Group) -> set[int]:
        """The sentences that tell of other events of the kind."""
        own = {id(mention) for mention in group.mentions}
        return {each.hit.sentence for each in self._mentions if each.kind == group.kind and id(each) not in own}

    def _taken(self, group: Group) -> list[Named]:
        """ "Rebels seized a town, …. The army said that it had left Orla": the town that the other side left."""
        first, takers = group.mentions[0], set(group.roles())
        taken = grammar.undergoers(first.hit.token)
        taken += [word for each in taken for word in grammar.behind(each, frozenset({"of"}))]  # "control of a town"
        if not any(word.lemma_ in _GENERIC for word in taken):
            return []
        for mention in self._mentions:
            if mention.kind != "withdrawal" or not 0 < mention.hit.sentence - first.hit.sentence <= _PASSAGE:
                continue
            towns = [named for named in mention.cast.places if self._is_fine(named)]
            if towns and takers.isdisjoint(mention.cast.sure):
                return towns
        return []

    def _theme(self, group: Group) -> list[Named]:
        """The town that the text is about, where the next sentences name it."""
        theatre = self._theatre
        doc, at = self._discourse.doc, group.mentions[0].hit.sentence
        if theatre is None or theatre.precision not in FINE or group.status not in DONE:
            return []
        if any(mention.cast.place_again for mention in group.mentions):
            return []  # "withdrew from there": from the place told last, which is another
        near = doc.sentences[at : at + _NEXT + 1]
        names = (*doc.names_in(near[0].start, near[-1].end), *doc.towns_in(near[0].start, near[-1].end))
        return [Named.of(name) for name in names if theatre.name in {name.name, name.text}][:1]

    def _left(self, group: Group) -> list[Named]:
        """ "Rebels took a town on Friday. The army said that its troops had left": the town that was fought over."""
        at, leavers = group.mentions[0].hit.sentence, set(group.roles())
        for mention in reversed(self._mentions):
            if mention.kind != "battle" or not 0 <= at - mention.hit.sentence <= _NEXT:
                continue
            lost = leavers and leavers.isdisjoint(mention.cast.having(Role.INITIATOR))
            towns = [named for named in (*mention.cast.places, *mention.cast.later) if self._is_fine(named)]
            if lost and towns:
                return towns
        return []

    def _is_fine(self, named: Named) -> bool:
        """Whether it is a town or site; what no list knows is one."""
        name = named.text if named.kind == "place" else named.name
        place = self._gazetteer.find(name, self._discourse.doc.countries)
        return place is None or place.precision in FINE

    def _handover(self, group: Group) -> list[Named]:
        """Where captives change hands, where what tells of the swap does not say so itself."""
        if group.kind != "swap" or group.status not in DONE:
            return []
        told = sorted({mention.hit.sentence for mention in group.mentions})
        others = self._told_of_others(group)
        return handover.places(told, self._discourse.doc, group.roles(), others - set(told))

    @cached_property
    def _theatre(self) -> Place | None:
        """The region or town that the text names most, often and far more often than any other."""
        doc = self._discourse.doc
        lands = (name for name in doc.names if name.kind == "group" and self._is_land(name.name))
        towns = (name for name in (*doc.names, *doc.towns) if name.kind in {"region", "place"})
        named = Counter(name.name for name in (*lands, *towns))
        known = {name: place for name in named if (place := self._gazetteer.find(name, doc.countries)) is not None}
        summed = Counter({name: self._count(name, named, known) for name in named})
        (first, most), *others = [*summed.most_common(), ("", 0)]
        next_most = max((count for name, count in others if not _lies_in(known.get(name), known.get(first))), default=0)
        return known.get(first) if most >= _OFTEN and most >= _TWO * next_most else self._of_lead(named)

    @staticmethod
    def _count(name: str, named: Counter[str], known: dict[str, Place]) -> int:
        """How often the text names the place, and the sites in it."""
        inside = (other for other in known if other != name and _lies_in(known[other], known.get(name)))
        return named[name] + sum(named[other] for other in inside)

    def _of_lead(self, named: Counter[str]) -> Place | None:
        """The only town or site of the fighting that the lead tells, where no town is named more often."""
        first = next((each for each in self._mentions if each.kind in _FIGHTING and each.status in DONE), None)
        if first is None or first.hit.sentence > _LEAD:
            return None
        towns = [each.text if each.kind == "place" else each.name for each in first.cast.places if self._is_fine(each)]
        if len(towns) != 1 or named[towns[0]] < max((_TWO, *named.values())):
            return None
        return self._gazetteer.find(towns[0], self._discourse.doc.countries)

    def _is_land(self, name: str) -> bool:
        """Whether a party bears the name of the region that it holds: "Nagorno-Karabakh"."""
        place = self._gazetteer.find(name, self._discourse.doc.countries)
        return place is not None and place.precision == "region"


def _lies_in(site: Place | None, town: Place | None) -> bool:
    """Whether the one is a site in the other, a town."""
    if site is None or town is None or (site.precision, town.precision) != ("site", "town"):
        return False
    located = None not in {site.lat, site.lon, town.lat, town.lon}
    return located and distance_km(site, town) <= IN_TOWN_KM


def _is_here(mention: Mention) -> bool:
    """ "Signed here on Friday", "left this city": where the text is written from."""
    token = mention.hit.token
    clause = grammar.clause(token)
    return any(word.lower_ == "here" for word in token.children) or any(
        word.lemma_ in _TOWNS and any(child.lower_ == "this" for child in word.children) for word in clause
    )


def struck_before(group: Group, mentions: Sequence[Mention], discourse: Discourse) -> Mention | None:
    """The last attack told before on what is hit again: "the base", "the same refinery"."""
    first = group.mentions[0].hit
    objects = grammar.undergoers(first.token) if first.verbal else []
    again = {word.lemma_ for word in objects if any(child.lower_ == "the" for child in word.children)}
    before = (each for each in reversed(mentions) if each.hit.sentence < first.sentence and each.cast.sure)
    told = (each for each in before if each.kind == "strike")
    return next((m for m in told if again & discourse.senses[m.hit.sentence].vocabulary), None)
