"""Article in, reports out: mentions of events from the parsed sentences, gathered into one report an event. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.domain.areas import areas
from app.domain.article import Article
from app.domain.chronology import Chronology
from app.domain.report import Actor, Evidence, Person, Place, Quantity, Report, Role, Status, Why
from app.domain.when import DateBasis, When
from app.ingest import adding, dating
from app.ingest.anchoring import Anchoring
from app.ingest.completing import Completing, points_at_it, two_sides
from app.ingest.confidence import FILLED_IN, confidence
from app.ingest.discourse import Discourse
from app.ingest.gathering import Group, gather
from app.ingest.lying_in import LyingIn
from app.ingest.mention import Mention
from app.ingest.mentioning import Mentioning, evidence_span
from app.ingest.nearness import distance_km
from app.ingest.whereabouts import Whereabouts
from app.language import grammar
from app.language.analyzer import Analyzer
from app.language.doc import Doc
from app.language.gazetteer import Gazetteer
from app.language.names import KnownNames
from app.language.senses import Named
from app.language.triggers import light_verb
from app.language.wording import wording

_LONGEST_QUOTE = 60  # words; of a longer sentence the trigger's clause is quoted
_TWO = 2
_WIDE = 200  # km from the middle of a region to a town that may lie in it
_TABLE = frozenset({"talks", "swap", "agreement"})
_GROUND = frozenset({"battle", "withdrawal"})
_SPELLED = frozenset({"site", "town", "district", "unknown"})  # places whose name an article may spell in its own way
_ATTACKS = frozenset({"strike", "battle"})
_MEANT = frozenset({Status.AGREED, Status.PLANNED, Status.PROPOSED})
_BOUND = frozenset({Status.AGREED, Status.PLANNED})
_LEAVING = frozenset({"leave", "quit", "vacate", "evacuate"})
_UNITS_OF_THEIR_OWN = frozenset({"militia", "militiaman", "mutinous"})
_OF_CONFLICT = re.compile(
    r"\b(?:war|troops?|soldiers?|army|military|armed|militia\w*|rebels?|militants?|insurgents?|guerrilla\w*|invasion"
    r"|fighting|killed|attack\w*|bomb\w*|missiles?|drones?|shelling|airstrikes?|nuclear|hostages?|prisoners"
    r"|ceasefire|cease-fire|truce|peace)\b",
    re.IGNORECASE,
)

_OF_PEACE = re.compile(
    r"\b(?:ceasefire|cease-fire|truces?|armistice|peace|hostilities|non-aggression|treaty|pact|disarmament|border|frontier"
    r"|firing|guns|insurgents?|independence|autonomy)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Extractor:
    """Everything that extraction needs beside the article; made once a process."""

    analyzer: Analyzer
    names: KnownNames
    gazetteer: Gazetteer
    chronology: Chronology | None = None

    def __call__(self, article: Article) -> tuple[Report, ...]:
        """The article's reports in the order in which it tells of them. The article is dated already."""
        return _Reading(self, article, self.read(article)).reports()

    def read(self, article: Article) -> Doc:
        """The annotated text of the article."""
        published = article.published.edtf
        return self.analyzer(article.clean.text, When(published).first if published else None)


class _Reading:
    """One article being read."""

    def __init__(self, tools: Extractor, article: Article, doc: Doc) -> None:
        self._article = article
        self._doc = doc
        self._gazetteer = tools.gazetteer
        self._lying_in = LyingIn(doc, tools.gazetteer)
        published = When(article.published.edtf, DateBasis.PUBLISHED) if article.published.edtf else None
        self._discourse = Discourse(doc, tools.names, tools.chronology, published.last if published else None)
        after = article.published.after
        resolved = dating.resolve(doc.text, doc.times, published, tools.chronology, after=after)
        self._mentioning = Mentioning(self._discourse, Anchoring(doc, resolved, article.published, tools.chronology))
        self._names = tools.names
        self._chronology = tools.chronology
        self._spelled = tools.names.spellings(doc.names)

    def reports(self) -> tuple[Report, ...]:
        """Mentions, gathered, filled in, and those that say enough."""
        text = self._doc.text
        of_conflict = len(_OF_CONFLICT.findall(text)) > 1 or _OF_PEACE.search(text) is not None
        mentions = self.mentions()
        groups = gather(mentions, self._lying_in)
        completing = Completing(self._discourse, self._names, mentions, groups=groups, chronology=self._chronology)
        whereabouts = Whereabouts(self._discourse, self._gazetteer, mentions)
        found = ((self._report(group, completing, whereabouts), group) for group in groups)
        return tuple(
            report
            for report, group in found
            if not _is_foretold(report)
            and _says_enough(report, group, of_conflict=of_conflict or self._is_armed(report), of_war=self._doc.of_war)
        )

    def _is_armed(self, report: Report) -> bool:
        """Whether an armed group has a part in it, so that it is none of business."""
        return any(self._names.party_kind(actor.name) == "armed_group" for actor in report.actors)

    def mentions(self) -> list[Mention]:
        """Every mention of something real, in the order of the text."""
        found: list[Mention] = []
        for senses in self._discourse.senses:
            if senses.sentence.parse is not None:
                here = self._mentioning.mentions(senses, found)
                for two in filter(None, (two_sides(each) for each in here if each.kind != "agreement")):
                    self._discourse.hear(two)
                for each in here:
                    if each.kind in _ATTACKS:
                        self._discourse.hear_attack(
                            tuple(each.cast.having(Role.INITIATOR)), tuple(each.cast.having(Role.TARGET))
                        )
                found += here
            else:
                adding.attendants(found, senses, self._doc)
        return found

    def _report(self, group: Group, completing: Completing, whereabouts: Whereabouts) -> Report:
        anchored = group.when
        places = self._places(group, whereabouts.besides(group))
        roles = self._discourse.by_name(completing.roles(group, places))
        places = tuple(place for place in places if not self._is_whence(place, group, roles))
        why = [each for mention in group.mentions for each in (*mention.why, *mention.cast.why)]
        filled = {party: role for party, role in roles.items() if party not in group.roles()}
        why += [Why("actor", FILLED_IN, reason=f"{party} as {role}") for party, role in filled.items()]
        people = {name: party for mention in group.mentions for name, party in mention.cast.people.items()}
        report = Report(
            kind=group.kind,
            status=group.status,
            when=anchored.when,
            actors=tuple(Actor(name, role, self._spelled.get(name)) for name, role in roles.items()),
            people=tuple(Person(name, party) for name, party in _by_longest_name(people).items()),
            places=places or whereabouts.places(group, roles),
            quantities=_counted_once(group),
            evidence=tuple(dict.fromkeys(self._evidence(mention) for mention in group.mentions)),
            claimed_by=group.claimed_by,
            denied_by=group.denied_by,
            why=(*why, anchored.why),
        )
        return replace(report, confidence=confidence(report))

    def _evidence(self, mention: Mention) -> Evidence:
        span = evidence_span(mention.hit, self._discourse.senses[mention.hit.sentence], _LONGEST_QUOTE)
        start, end = self._article.clean.original(*span)
        return Evidence(start, end, self._article.text[start:end])

    def _places(self, group: Group, besides: Iterable[Named]) -> tuple[Place, ...]:
        found: dict[str, Place] = {}
        for named in (*group.places(), *besides):
            name = named.text if named.kind == "place" else named.name
            place = self._gazetteer.find(name, self._doc.countries) or self._unlisted(named, group)
            river = place.name == f"{named.text} River"  # "the Dnipro"
            if (river or place.precision in _SPELLED) and named.text.casefold() != place.name.casefold():
                place = replace(place, said=named.text)
            found.setdefault(place.name, place)
            town = self._lying_in.town_of(place)  # a site and its town both count
            if town is not None:
                found.setdefault(town.name, town)
        return _finest(tuple(found.values()))

    def _is_whence(self, place: Place, group: Group, roles: Mapping[str, Role]) -> bool:
        """Whether a strike on one state is only told beside the name of the other, whose it was."""
        if group.kind != "strike" or place.precision != "country" or roles.get(place.name) is not Role.INITIATOR:
            return False
        hit = [party for party, role in roles.items() if role is Role.TARGET]
        return bool(hit) and all(self._names.party_kind(party) == "state" for party in hit)

    def _unlisted(self, named: Named, group: Group) -> Place:
        """What no list knows lies in what it is told to lie in: "Orla, in Galicia"."""
        beside = (each.cast.beside for each in group.mentions if named in each.cast.places)
        around = (place for told in beside for each in told if (place := self._lying_in.place(each)) is not None)
        for place in around:
            region = place.name if place.precision == "region" else place.region
            return Place(named.text, country=place.country, region=region)
        told = {place.country for each in group.places() if (place := self._lying_in.place(each)) is not None}
        return Place(named.text, country=next(iter(told)) if len(told) == 1 else None)


def _counted_once(group: Group) -> tuple[Quantity, ...]:
    """Each count once, with "at least" where any mention says so."""
    found: dict[tuple[str, float], Quantity] = {}
    for quantity in (each for mention in group.mentions for each in mention.quantities):
        key = (quantity.unit, quantity.value)
        if key not in found or found[key].comparison == "=":
            found[key] = quantity
    return tuple(found.values())


def _by_longest_name(people: dict[str, str | None]) -> dict[str, str | None]:
    """Each person once, by the longest name that the article uses."""
    found: dict[str, str | None] = {}
    for name in sorted(people, key=len, reverse=True):
        if not any(set(name.split()) <= set(longer.split()) for longer in found):
            found[name] = people[name]
    return {name: found[name] for name in people if name in found}


def _finest(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """A country counts only where nothing finer in it is told, a region only where no town or site is.

    Of what lies in no one country ("the Middle East") nothing is left beside any other place.
    """
    fine = {place.country for place in places if place.precision in {"site", "town", "district", "unknown"}}
    regional = fine | {place.country for place in places if place.precision == "region"}

    def is_coarse(place: Place) -> bool:
        if place.precision == "region" and place.country is None:
            return any(other.country for other in places)
        if place.precision == "region":
            return place.country in fine and any(_is_in(other, place) for other in places)
        return place.precision == "country" and place.name in regional

    return tuple(place for place in places if not is_coarse(place))


def _is_in(inner: Place, region: Place) -> bool:
    """Whether a town or site lies in a region, as far as is known; what may lie there does, if the region is wide."""
    if inner.precision not in {"site", "town", "district", "unknown"} or inner.country not in {region.country, None}:
        return False
    if inner.lat is None or region.lat is None or region.name in areas(inner):
        return True
    return distance_km(inner, region) <= _WIDE


def _makes_peace(group: Group) -> bool:
    """Whether the words around it are of making peace, so that sides without a known name matter too."""
    hits = [mention.hit.token for mention in group.mentions]
    words = {word.lemma_.lower() for token in hits for word in grammar.clause(token) if word != token}
    return not words.isdisjoint({"peace", "ceasefire", "truce", "reconciliation", "hostility", "non-aggression"})


def _is_foretold(report: Report) -> bool:
    """ "The region will be liberated soon": an attack that nobody has begun, on no day."""
    return report.kind in _ATTACKS and report.status in _MEANT and report.when is None


def _says_enough(report: Report, group: Group, *, of_conflict: bool, of_war: bool) -> bool:
    """What names neither a party nor a place, or one side alone of what takes two, is too vague for a timeline.

    ``of_conflict``: the text speaks of war or peace, so that a deal in it is not one of business; ``of_war``: it is
    about a war.
    """
    detail = bool(report.places or report.when or report.quantities)
    if report.kind in _TABLE:
        sides = sum(actor.role is Role.PARTICIPANT for actor in report.actors)
        if sides >= _TWO:
            return True
        if of_war and (sides or any(map(points_at_it, group.mentions))):  # who meets may be told elsewhere
            return bool(report.when or report.places or report.people or report.quantities)
        if report.kind == "talks":
            return bool(sides or _makes_peace(group)) and bool(report.when or report.places or report.people)
        return of_conflict and bool(sides or (report.places and _makes_peace(group)))
    if report.kind in _GROUND:
        done = report.kind == "battle" or report.status is Status.OCCURRED
        promised = of_war and report.status in _BOUND and any(map(_is_left, group.mentions))
        finite = promised or (done and any(mention.hit.verbal for mention in group.mentions))
        dated = done and report.when is not None and _is_told_of_its_day(group)
        nameless = of_war and dated and bool(group.places() or _speaks_of_fighters(group))
        deadly = any(each.unit == "killed" for each in report.quantities)
        nameless |= of_war and done and deadly and bool(group.places())
        nameless |= done and (deadly or dated) and bool(group.places()) and _is_of_insurgents(group)
        return (bool(report.actors) and (finite or detail)) or nameless
    only_of_it = all(mention.definite and not mention.hit.verbal for mention in group.mentions)  # "that attack came"
    own = of_war and _is_told_of_its_day(group) and not only_of_it
    return bool(report.actors or report.places or (report.when and (report.quantities or own)))


def _is_left(mention: Mention) -> bool:
    """ "Agreed to pull out of all that it occupied": of whose leaving it is told what is to be left."""
    verb = mention.hit.token
    words = (verb, *grammar.undergoers(verb)) if mention.hit.verbal and mention.cast.sure else ()
    return any(word.lemma_ in _LEAVING or grammar.behind(word, frozenset({"from", "of"})) for word in words)


def _speaks_of_fighters(group: Group) -> bool:
    force = wording().classes["force"]
    verbs = [mention.hit.token for mention in group.mentions if mention.hit.verbal]
    return any(word.lemma_.lower() in force for verb in verbs for word in verb.doc)


def _is_of_insurgents(group: Group) -> bool:
    """Whether those who fight are neither police nor criminals: "rival militias", "soldiers and separatists"."""
    words = {word.lemma_.lower() for mention in group.mentions for word in mention.hit.token.doc}
    return not words.isdisjoint((wording().classes["rebel"] | _UNITS_OF_THEIR_OWN) - {"pirate"})


def _is_told_of_its_day(group: Group) -> bool:
    """Whether a verb tells it with a day of its own: "rebels seized a town in the hills on Friday"."""
    return any(
        mention.dated.own and (mention.hit.verbal or light_verb(mention.hit.token) is not None)
        for mention in group.mentions
    )
