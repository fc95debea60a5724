"""The side that a text leaves unsaid: told by where it happened, by who fights whom, by what "both sides" means."""

from collections.abc import Iterable, Sequence

from app.domain.chronology import Chronology
from app.domain.report import Place, Role
from app.ingest import lexicon
from app.ingest.attacking import carriers
from app.ingest.discourse import Discourse
from app.ingest.elsewhere import is_where
from app.ingest.gathering import Group
from app.ingest.mention import Mention
from app.ingest.whereabouts import struck_before
from app.language import grammar
from app.language.gazetteer import Gazetteer
from app.language.names import KnownNames
from app.language.senses import Senses
from app.language.triggers import light_verb
from app.language.wording import wording

Roles = dict[str, Role]
_AIR = frozenset(
    {"airstrike", "airstrikes", "jet", "jets", "warplane", "warplanes", "helicopter", "aircraft", "bomber"}
)
_TRADING = frozenset({"exchange", "swap", "trade", "return", "deal", "truce", "ceasefire", "agreement", "mutual"})
_UNILATERAL = frozenset({"unilateral", "unilaterally"})
_DECLARING = lexicon.words("parleying", "declaring")
_REBELS = frozenset(wording().classes["irregular"])
_AIMED = frozenset({"strike", "hit", "attack", "bomb", "shell", "bombard", "raid", "target", "bombardment", "shelling"})
_SEAS = frozenset({"Sea", "Gulf", "Strait", "Ocean", "Channel"})
_SHIPPING = frozenset({"shipping", "vessel", "freighter", "tanker", "ship"})
_TWO = 2
_TABLES = frozenset({"talks", "agreement"})
_TOLD_NEAR = 2  # sentences
_PASSAGE = 8  # sentences over which it is clear whom "a truce" is between
_TRILATERAL = frozenset({"trilateral", "tripartite", "three-way", "three"})
_CLASHING = frozenset({"clash", "fighting", "fight", "skirmish", "firefight", "gunbattle", "combat"})
_ONE_SIDED = frozenset(
    {"agreement.leave", "agreement.leave-it"}
)  # the rules of triggers.toml for a deal that one side leaves


class Completing:
    """Fills in the roles of one text's events."""

    def __init__(
        self,
        discourse: Discourse,
        names: KnownNames,
        gazetteer: Gazetteer,
        mentions: Iterable[Mention],
        *,
        groups: Sequence[Group],
        chronology: Chronology | None = None,
    ) -> None:
        self._discourse = discourse
        self._chronology = chronology or Chronology()
        self._groups = groups
        self._mentions = tuple(mentions)
        self._enemies = _enemies(self._mentions)
        self._names = names
        self._gazetteer = gazetteer

    def roles(self, group: Group, places: tuple[Place, ...]) -> Roles:
        """The actors that the mentions name, and the side that they do not."""
        named = group.roles()
        match group.kind:
            case "strike" | "battle":
                return self._fight(group, named, places)
            case "agreement" if leaving := _leaving(group):
                return leaving
            case "swap" if (freeing := self._freeing(group, named)) is not None:
                return named | {freeing: Role.PARTICIPANT}
            case "talks" | "swap" | "agreement" if not self._is_one_sided(group):
                if group.kind == "talks" and not named and not any(map(points_at_it, group.mentions)):
                    return named  # "alongside economic negotiations": whose, nobody says
                return self._with_helpers(self._with_third(self._table(named, group), group), group)
            case _:
                return named

    def _fight(self, group: Group, named: Roles, places: tuple[Place, ...]) -> Roles:
        if group.kind == "battle" and not named:
            return self._fighters(group, places)
        before = None if named or places else struck_before(group, self._mentions, self._discourse)
        return self._attack(group, before.cast.sure if before is not None else named, places)

    def _is_one_sided(self, group: Group) -> bool:
        """Whether one side alone keeps a truce: "a unilateral ceasefire", "the truce that Putin declared"."""
        if group.kind != "agreement" or list(group.roles().values()) != [Role.PARTICIPANT]:
            return False
        declared = any(map(_is_declared, group.mentions))
        return declared or any(not each.vocabulary.isdisjoint(_UNILATERAL) for each in self._around(group))

    def _opponent(self, party: str) -> str | None:
        return self._discourse.opponent(party, self._enemies.get(party, ()))

    def _fighters(self, group: Group, places: tuple[Place, ...]) -> Roles:
        """Fighting whose sides are not said: both began a clash; else the place's own side is the target."""
        pair = self._at_home(self._discourse.pair(), places)
        if len(pair) < _TWO:
            return self._against_state(group, places)
        if any(mention.hit.token.lemma_.lower() in _CLASHING for mention in group.mentions):
            return dict.fromkeys(pair, Role.INITIATOR)
        for place in places:
            for side, other in (pair, pair[::-1]):
                if place.country and place.country in {side, *self._names.home_states(side)}:
                    return {other: Role.INITIATOR, side: Role.TARGET}
        return {} if places else dict.fromkeys(pair, Role.INITIATOR)

    def _against_state(self, group: Group, places: tuple[Place, ...]) -> Roles:
        """ "Rebels seized the town of Bria": of rebels without a name it is told whom they fight by where it was."""
        faceless = any(Role.INITIATOR in mention.cast.faceless for mention in group.mentions)
        states = {place.country for place in places if place.country and self._is_answerable(place.country)}
        return dict.fromkeys(states if faceless and len(states) == 1 else (), Role.TARGET)

    def _at_home(self, pair: tuple[str, ...], places: tuple[Place, ...]) -> tuple[str, ...]:
        """ "Fighting near Herat", in a text about the Taliban and American envoys: against Afghanistan's army."""
        lands = {place.country for place in places if place.country}
        for group in pair:
            homes = lands & set(self._names.home_states(group)) - set(pair)
            foes = [land for land in homes if self._discourse.is_at_war(group, land)]
            if len(foes) == 1:
                return (group, foes[0])
        return pair

    def _attack(self, group: Group, roles: Roles, places: tuple[Place, ...]) -> Roles:
        if Role.TARGET not in roles.values():
            roles = roles | dict.fromkeys(self._holders(group, roles, places), Role.TARGET)
        if not roles and self._is_contested(places):
            return self._from_the_air(group, places)
        if not roles and (bombing := self._with_aircraft(group, places)):
            return bombing
        if not roles and any(mention.cast.official for mention in group.mentions):
            roles = self._by_its_own_state(places)
        initiators = [party for party, role in roles.items() if role is Role.INITIATOR]
        faceless = {role for mention in group.mentions for role in mention.cast.faceless}
        against = {self._opponent(party) for party in initiators}
        off_shore = _is_at_sea(group, places) and not any(place.country in against for place in places)
        if Role.TARGET not in {*roles.values(), *faceless} and not off_shore:
            roles = self._with_target(group, roles, initiators, places)
        fought = self._is_war_fire(group) or _is_on_spot_again(group)
        if not initiators and Role.INITIATOR not in faceless and fought:
            targets = [party for party, role in roles.items() if role is Role.TARGET]
            foes = [foe for target in targets if (foe := self._opponent(target)) and foe not in roles]
            return roles | dict.fromkeys(foes[:1], Role.INITIATOR)
        return roles

    def _by_its_own_state(self, places: tuple[Place, ...]) -> Roles:
        """ "An army drone hit a market in Nyala": the army of a text that names no other is that of the land."""
        states = {place.country for place in places if place.country and self._is_answerable(place.country)}
        return dict.fromkeys(states if len(states) == 1 else (), Role.INITIATOR)

    def _holders(self, group: Group, roles: Roles, places: tuple[Place, ...]) -> tuple[str, ...]:
        """Who is on record as holding the place on that day, as far as the text speaks of them."""
        day = group.when.when.first if group.when.when is not None else None
        if day is None or any(Role.TARGET in mention.cast.faceless for mention in group.mentions):
            return ()
        names = {name for place in places for name in (place.name, place.region) if name}
        on_record = self._chronology.holders(names, day)
        return tuple(party for party in on_record if party not in roles and self._discourse.speaks_of(party))[:1]

    def _is_contested(self, places: tuple[Place, ...]) -> bool:
        """Whether it was in a state that fights rebels there, told of not in passing: whose ground it is, who knows."""
        states = {place.country for place in places if place.country}
        told = ((self._discourse.rebels_in(state), self._opponent(state)) for state in states)
        return any(rebels and not (foe and self._discourse.is_dwarfed(rebels, foe)) for rebels, foe in told)

    def _from_the_air(self, group: Group, places: tuple[Place, ...]) -> Roles:
        """Of a state and its rebels the state has the aircraft."""
        words = {w for m in group.mentions for w in self._discourse.senses[m.hit.sentence].vocabulary}
        states = {place.country for place in places if place.country and self._discourse.rebels_in(place.country)}
        pair = self._discourse.pair()
        if all(self._names.party_kind(party) == "state" for party in pair):  # of two states at war that one is hit
            return dict.fromkeys(sorted(states.intersection(pair))[:1], Role.TARGET)
        if "suicide" in words:  # its rebels have the suicide bombers
            return dict.fromkeys(sorted(states)[:1], Role.TARGET)
        return dict.fromkeys(() if words.isdisjoint(_AIR) else sorted(states)[:1], Role.INITIATOR)

    def _with_aircraft(self, group: Group, places: tuple[Place, ...]) -> Roles:
        """The state whose jets bomb where several groups fight it: which of them was hit, nobody says."""
        states = {place.country for place in places if place.country and self._discourse.groups_in(place.country)}
        flown = any(not self._discourse.senses[m.hit.sentence].vocabulary.isdisjoint(_AIR) for m in group.mentions)
        abroad = any(self._names.party_kind(foe) == "state" for state in states if (foe := self._opponent(state)))
        return dict.fromkeys(sorted(states)[:1], Role.INITIATOR) if flown and not abroad else {}

    def _with_target(self, group: Group, roles: Roles, initiators: list[str], places: tuple[Place, ...]) -> Roles:
        """The group that who attacks fights in that country, else the state whose ground was hit, else the foe."""
        foes = {foe for party in initiators if (foe := self._opponent(party))}
        for place in places:
            if place.country and place.country not in initiators and self._is_answerable(place.country):
                if occupiers := self._occupiers(initiators, foes, place.country):
                    return roles | dict.fromkeys(sorted(occupiers - roles.keys()), Role.TARGET)
                at_home = [foe for foe in foes if place.country in self._names.home_states(foe)]
                rebels = self._discourse.rebels_in(place.country)
                third = initiators and all(self._names.party_kind(party) == "state" for party in initiators)
                if not at_home and rebels and third and {place.country, rebels}.isdisjoint({*initiators, *foes}):
                    at_home = [rebels]  # a third state that strikes there helps its government
                hit = [party for party in at_home or [place.country] if party not in roles]
                return roles | dict.fromkeys(hit, Role.TARGET)
        homes = {state for foe in foes for state in self._names.home_states(foe)} if group.kind == "battle" else set()
        elsewhere = any(place.country not in {*initiators, *foes, *homes, None} for place in places)
        foes -= {foe for foe in foes if self._strikes_rebels_at_home(initiators, foe, places)}
        return roles if elsewhere else roles | {foe: Role.TARGET for foe in foes if foe not in roles}

    def _strikes_rebels_at_home(self, initiators: list[str], foe: str, places: tuple[Place, ...]) -> bool:
        """Whether a state fights on its own ground, in a text of rebels, where a foreign one is no foe on record."""
        at_home = any(place.country in initiators for place in places)
        known = self._names.party_kind(foe) != "state" or any(self._discourse.is_at_war(one, foe) for one in initiators)
        return at_home and not known and any(not each.vocabulary.isdisjoint(_REBELS) for each in self._discourse.senses)

    def _occupiers(self, initiators: list[str], foes: set[str], country: str) -> set[str]:
        """The foreign states that a group fights in its own country, with whose army it has no war: "Lebanon"."""
        at_home = [party for party in initiators if self._names.home_states(party)[:1] == (country,)]
        if not at_home or any(self._discourse.is_at_war(party, country) for party in at_home):
            return set()
        states = {foe for foe in foes if foe != country and self._names.party_kind(foe) == "state"}
        return {foe for foe in states if any(self._discourse.is_at_war(party, foe) for party in at_home)}

    def _is_answerable(self, country: str) -> bool:
        """A place in Palestine tells nothing of whose property was hit, nor does one where the text never is."""
        namesake = country not in self._discourse.doc.countries and len(self._discourse.pair()) == _TWO
        return country != "Palestine" and not namesake and self._names.party_kind(country) == "state"

    def _is_war_fire(self, group: Group) -> bool:
        """Combat, missiles, drones and shells are an enemy's in a text about two at war; a blast may be anybody's."""
        aimed = any(mention.hit.token.lemma_.lower() in _AIMED for mention in group.mentions)
        return (
            group.kind == "battle"
            or aimed
            or any(
                self._discourse.senses[mention.hit.sentence].is_a(word, "war_fire")
                for mention in group.mentions
                for word in mention.hit.token.doc
            )
        )

    def _table(self, roles: Roles, group: Group) -> Roles:
        """The sides at a table: one that is named brings its foe; none, those told of before or the text's two foes."""
        sides = [party for party, role in roles.items() if role is Role.PARTICIPANT]
        if len(sides) >= _TWO:
            return self._both_again(roles, sides, group)
        present = ([] if sides else self._at_deal(group)) or self._of_persons(group, roles)
        if len({*sides, *present}) >= _TWO:
            return roles | dict.fromkeys(present, Role.PARTICIPANT)
        other = self._other_side(sides[0], group, roles) if sides else None
        if other is not None:
            return {other: Role.PARTICIPANT} | roles
        if not sides and (again := self._other_round(group)):
            return again | roles
        first = self._discourse.senses[group.mentions[0].hit.sentence]
        told = () if sides else self._foes_named(first) or self._told_before(group)
        for pair in (told, self._discourse.sides(first, tuple(roles)), self._discourse.pair()):
            if (
                len(pair) == _TWO
                and not (sides and sides[0] in pair)
                and (pair is told or self._opponent(pair[0]) == pair[1])
            ):
                return dict.fromkeys(pair, Role.PARTICIPANT) | roles
        return roles

    def _at_deal(self, group: Group) -> list[str]:
        """ "The presidents of Chad and Sudan signed a pact after four days of talks": who sat at them."""
        at = {mention.hit.sentence for mention in group.mentions} if group.kind == "talks" else set[int]()
        deals = (each for each in self._mentions if each.kind == "agreement" and each.hit.sentence in at)
        signing = (each.cast.having(Role.PARTICIPANT) for each in deals)
        return next((sides for sides in signing if len(sides) >= _TWO), [])

    def _both_again(self, roles: Roles, sides: list[str], group: Group) -> Roles:
        """The roles; "the two sides" of talks, whom nobody names there, are those of the talks told just before."""
        sure = {party for mention in group.mentions for party in mention.cast.sure}
        both = any(why.rule == "actor.both-sides" for mention in group.mentions for why in mention.cast.why)
        if group.kind != "talks" or not both or len(sides) != _TWO or not sure.isdisjoint(sides):
            return roles
        at = group.mentions[0].hit.sentence
        near = [each for each in self._mentions if each.kind == "talks" and 0 <= at - each.hit.sentence <= _PASSAGE]
        seated = (each.cast.sure for each in reversed(near) if each not in group.mentions)
        two = ([party for party, role in cast.items() if role is Role.PARTICIPANT] for cast in seated)
        last = next((parties for parties in two if parties), [])
        if len(last) != _TWO or not self._are_foes(*last):
            return roles
        others = {party: role for party, role in roles.items() if party not in sides}
        return others | dict.fromkeys(last, Role.PARTICIPANT)

    def _are_foes(self, one: str, other: str) -> bool:
        return self._opponent(one) == other or self._opponent(other) == one

    def _other_side(self, side: str, group: Group, roles: Roles) -> str | None:
        return (
            self._visited(group, roles)
            or self._beside(side, group, roles)
            or self._discourse.at_table_with(side)
            or self._opponent(side)
        )

    def _visited(self, group: Group, roles: Roles) -> str | None:
        """Of the text's main two the one in whose capital a third is for talks: "the envoy landed in Moscow"."""
        doc = self._discourse.doc
        sentences = [doc.sentences[mention.hit.sentence] for mention in group.mentions] if group.kind == "talks" else []
        seats = (name for each in sentences for name in doc.names_in(each.start, each.end) if name.kind == "seat")
        hosts = {seat.party for seat in seats if is_where(doc, seat)} & set(self._discourse.pair())
        found = hosts.pop() if len(hosts) == 1 else None
        return found if found not in roles else None

    def _other_round(self, group: Group) -> Roles:
        """Who has a part in another round of the talks that the text is about, where more than two have: the same."""
        if group.kind != "talks" or not any(map(_is_of_series, group.mentions)):
            return {}
        told = (each for each in self._mentions if each.kind == "talks" and each not in group.mentions)
        main = next((each for each in told if len(each.cast.having(Role.PARTICIPANT)) >= _TWO), None)
        sure: Roles = main.cast.sure if main is not None else {}
        seated: Roles = {party: role for party, role in sure.items() if role is not Role.HOST}
        return seated if len(seated) > _TWO else {}

    def _beside(self, side: str, group: Group, roles: Roles) -> str | None:
        """The other of those who talk that the sentence names: "Kyiv accepted a U.S. plan at a meeting in Jeddah"."""
        if group.kind == "swap":
            return None
        sentences = dict.fromkeys(mention.hit.sentence for mention in group.mentions if side in mention.cast.actors)
        named = (self._discourse.parties_of(self._discourse.doc.sentences[index]) for index in sentences)
        talking = self._talking(group)
        others = {party for parties in named for party in parties if party in talking and party not in roles}
        return others.pop() if len(others) == 1 else None

    def _talking(self, group: Group) -> set[str]:
        """Who takes part in the other talks of the text."""
        told = (each for each in self._mentions if each.kind == "talks" and each not in group.mentions)
        return {party for each in told for party, role in each.cast.sure.items() if role is not Role.HOST}

    def _with_third(self, roles: Roles, group: Group) -> Roles:
        """ "a trilateral meeting" of two: the third is who talks with them elsewhere in the text."""
        words = (word.lower_ for each in group.mentions for word in grammar.modifiers(each.hit.token))
        sides = [party for party, role in roles.items() if role is not Role.HOST]
        if group.kind != "talks" or len(sides) != _TWO or _TRILATERAL.isdisjoint(words):
            return roles
        others = self._talking(group) - roles.keys()
        return roles | dict.fromkeys(others if len(others) == 1 else (), Role.PARTICIPANT)

    def _with_helpers(self, roles: Roles, group: Group) -> Roles:
        """Who mediated the talks at which a deal was made mediated the deal."""
        if group.kind != "agreement" or Role.MEDIATOR in roles.values():
            return roles
        sides = {party for party, role in roles.items() if role is Role.PARTICIPANT}
        for other in self._groups:
            told = other.roles()
            helpers = [party for party, role in told.items() if role is Role.MEDIATOR and party not in roles]
            if (
                helpers
                and _is_of_one_table(group, other)
                and sides == {party for party, role in self._table(told, other).items() if role is Role.PARTICIPANT}
            ):
                return roles | dict.fromkeys(helpers, Role.MEDIATOR)
        return roles

    def _freeing(self, group: Group, roles: Roles) -> str | None:
        """The armed group that lets captives go, bargaining with nobody; of more who are to be freed the same."""
        sides = [party for party, role in roles.items() if role is Role.PARTICIPANT]
        if len(sides) == 1:
            return sides[0] if self._lets_go(sides[0], group) else None
        return None if sides else self._freed_before(group)

    def _lets_go(self, side: str, group: Group) -> bool:
        """Whether an armed group frees its captives, where the text speaks of no exchange."""
        if self._names.party_kind(side) == "state":
            return False
        if self._opponent(side) in {party for mention in group.mentions for party in self._whose_are_freed(mention)}:
            return False
        return all(each.vocabulary.isdisjoint(_TRADING) for each in self._around(group))

    def _around(self, group: Group) -> list[Senses]:
        """The sentences that tell of it, with one before and one after each."""
        near = {mention.hit.sentence + step for mention in group.mentions for step in (-1, 0, 1)}
        return [each for each in self._discourse.senses if each.sentence.index in near]

    def _whose_are_freed(self, mention: Mention) -> tuple[str, ...]:
        """The state of "its last 30 Chadian captives"."""
        token = mention.hit.token
        freed = grammar.undergoers(token) if mention.hit.verbal else grammar.behind(token, frozenset({"of"}))
        senses = self._discourse.senses[mention.hit.sentence]
        return tuple(party for word in freed for party in senses.owners(word))

    def _freed_before(self, group: Group) -> str | None:
        """The armed group that let captives go just before, where more of them "are to be released" by nobody named."""
        at = group.mentions[0].hit.sentence
        before = (each for each in reversed(self._mentions) if each.kind == group.kind and each.hit.sentence < at)
        last = next((each for each in before if each.cast.sure), None)
        sides = [party for party, role in last.cast.sure.items() if role is Role.PARTICIPANT] if last else []
        return sides[0] if len(sides) == 1 and self._lets_go(sides[0], group) else None

    def _of_persons(self, group: Group, roles: Roles) -> list[str]:
        """Whom the persons at talks act for."""
        if group.kind != "talks":
            return []
        named = (party for mention in group.mentions for party in mention.cast.people.values())
        return list(dict.fromkeys(party for party in named if party and party not in roles))

    def _foes_named(self, senses: Senses) -> tuple[str, ...]:
        """Two foes that the very sentence names."""
        sentence = senses.sentence
        names = self._discourse.doc.names_in(sentence.start, sentence.end)
        parties = dict.fromkeys(name.party for name in names if name.party and name.kind != "seat")
        return next(((one, other) for one in parties if (other := self._opponent(one)) in parties and other), ())

    def _told_before(self, group: Group) -> tuple[str, ...]:
        """The two sides of the last event told of, not far before."""
        at = group.mentions[0].hit.sentence
        before = [mention for mention in self._mentions if 0 < at - mention.hit.sentence <= _PASSAGE]
        found = (two_sides(mention) for mention in reversed(before))
        return next((sides for sides in found if sides), ())


def _is_of_series(mention: Mention) -> bool:
    """ "The first was held in May", "the previous round"."""
    token = mention.hit.token
    of_round = token.lemma_.lower() == "round" or any(word.lemma_ == "round" for word in carriers(token))
    return of_round or mention.hit.trigger.name == "talks.first-was-held"


def _is_at_sea(group: Group, places: tuple[Place, ...]) -> bool:
    """ "Fired missiles into the Red Sea", "attacked commercial shipping": on nobody's ground, at no state's ships."""
    open_sea = bool(places) and all(place.country is None and _SEAS & set(place.name.split()) for place in places)
    hit = (word for mention in group.mentions for word in grammar.undergoers(mention.hit.token))
    return group.kind == "strike" and (open_sea or any(word.lemma_.lower() in _SHIPPING for word in hit))


def _is_on_spot_again(group: Group) -> bool:
    """Whether it hit what was told of before: "the same depot was hit again on Friday"; not a mere explosion."""
    attacked = (each for each in group.mentions if each.hit.verbal and grammar.is_passive(each.hit.token))
    return any(why.rule == "place.of-spot-told-before" for mention in attacked for why in mention.cast.why)


def points_at_it(mention: Mention) -> bool:
    """Whether it speaks of certain talks: "the talks", on a day, with persons, or else not in passing ("alongside")."""
    told = mention.definite or mention.dated.own or bool(mention.cast.people)
    return told or mention.hit.token.dep_ not in {"pobj", "conj"}


def two_sides(mention: Mention) -> tuple[str, ...]:
    """Both sides of what a mention tells, in a fight or at odds; none of talks, nor where it names more or fewer."""
    if mention.kind == "talks":
        return ()
    sides = [party for party, role in mention.cast.sure.items() if role not in {Role.MEDIATOR, Role.HOST}]
    return tuple(sides) if len(sides) == _TWO else ()


def _enemies(mentions: Iterable[Mention]) -> dict[str, tuple[str, ...]]:
    """Whom the text itself tells to fight whom."""
    found: dict[str, dict[str, None]] = {}
    for mention in mentions:
        attackers, attacked = mention.cast.having(Role.INITIATOR), mention.cast.having(Role.TARGET)
        both = len(attackers) == _TWO and mention.kind == "battle"
        pairs = [(a, b) for a in attackers for b in attacked] + ([(attackers[0], attackers[1])] if both else [])
        for one, other in pairs:
            found.setdefault(one, {})[other] = None
            found.setdefault(other, {})[one] = None
    return {party: tuple(others) for party, others in found.items()}


def _is_of_one_table(one: Group, other: Group) -> bool:
    """Whether a deal and talks are told together, as of the same days."""
    if {one.kind, other.kind} != _TABLES:
        return False
    near = min(abs(a.hit.sentence - b.hit.sentence) for a in one.mentions for b in other.mentions) <= _TOLD_NEAR
    day, other_day = one.when.when, other.when.when
    return near and day is not None and other_day is not None and day.gap(other_day) <= 1


def _is_declared(mention: Mention) -> bool:
    """ "Putin declared a truce", "the truce that Putin declared": who says so takes no word of the other."""
    token = mention.hit.token
    verbs = [child for child in token.children if child.dep_ in {"acl", "relcl"}]
    verb = None if mention.hit.verbal else light_verb(token)
    verbs += [verb] if verb is not None else []
    return any(each.lemma_ in _DECLARING and grammar.doers(each) for each in verbs)


def _leaving(group: Group) -> Roles:
    """Who leaves a deal, whoever else made it."""
    leaving = [mention.cast.sure for mention in group.mentions if mention.hit.trigger.name in _ONE_SIDED]
    return {party: role for cast in leaving for party, role in cast.items() if role is Role.PARTICIPANT}
