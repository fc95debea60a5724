"""The side that a text leaves unsaid of a fight: told by where it was, by who fights whom, by what it was done with."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.domain.chronology import Chronology
from app.domain.report import Place, Role
from app.ingest import lexicon
from app.ingest.discourse import Discourse
from app.ingest.gathering import Group
from app.ingest.mention import SIDED, Mention
from app.ingest.whereabouts import struck_before
from app.language import grammar
from app.language.names import KnownNames
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Token

Roles = dict[str, Role]
_AIR = frozenset(
    {"airstrike", "airstrikes", "jet", "jets", "warplane", "warplanes", "helicopter", "aircraft", "bomber"}
)
_RETAKING = frozenset({"recapture", "retake", "liberate", "reconquer", "regain"})
_REBELS = frozenset(wording().classes["irregular"])
_INSURGENTS = frozenset(wording().classes["rebel"])
_AIMED = frozenset({"strike", "hit", "attack", "bomb", "shell", "bombard", "raid", "target", "bombardment", "shelling"})
_SEAS = frozenset({"Sea", "Gulf", "Strait", "Ocean", "Channel"})
_SHIPPING = frozenset({"shipping", "vessel", "freighter", "tanker", "ship"})
_OF_STATE = frozenset(
    {"military", "army", "barracks", "headquarters", "governorate", "governor", "police", "ministry", "parliament"}
    | {"presidential", "garrison", "naval", "broadcaster", "academy"}
)
_CLASHING = lexicon.words("attacking", "clashing")
_OF_BOTH = frozenset(
    {"clash", "confrontation", "engagement", "exchange", "fight", "firefight"}
    | {"gunbattle", "gunfight", "shootout", "skirmish"}
)
_FALLING = frozenset({"kill", "die", "fall", "perish", "wound", "injure"})
_MUTUAL = _CLASHING | {"fight", "exchange", "open"}  # "the two armies exchanged fire"
_TWO = 2
_WITH_IT = frozenset({"also", "simultaneous", "too", "likewise"})


class Opposing:
    """Fills in who attacked whom in one text's strikes and battles."""

    def __init__(
        self, discourse: Discourse, names: KnownNames, mentions: Sequence[Mention], chronology: Chronology
    ) -> None:
        self._discourse = discourse
        self._names = names
        self._mentions = mentions
        self._chronology = chronology
        self._enemies = _enemies(mentions)
        self._allies = {frozenset(mention.cast.having(Role.INITIATOR)) for mention in mentions if is_joint(mention)}

    def roles(self, group: Group, named: Roles, places: tuple[Place, ...]) -> Roles:
        """The roles ``named`` of a strike or battle at ``places``, and those that the text leaves unsaid."""
        if group.kind == "battle" and (back := self._won_back(group, places)):
            return back
        if group.kind == "battle" and not named:
            return self._fighters(group, places)
        before = None if named or places else struck_before(group, self._mentions, self._discourse)
        before = before if named else before or self._along_with(group)
        roles = self._attack(group, before.cast.sure if before is not None else named, places)
        if _is_clash(group, named):
            return dict.fromkeys(roles, Role.INITIATOR)
        siding = {party for mention in group.mentions for party in mention.cast.siding} - named.keys()
        return {party: role for party, role in roles.items() if party not in siding}

    def _along_with(self, group: Group) -> Mention | None:
        """The attack told just before another that is said to go with it: "a simultaneous strike also hit Orla"."""
        first = group.mentions[0]
        words = [*grammar.modifiers(first.hit.token), *grammar.clause(first.hit.token)]
        if group.kind != "strike" or not any(word.lower_ in _WITH_IT for word in words):
            return None
        told = [each for each in self._mentions if each.kind == "strike" and each.hit.sentence < first.hit.sentence]
        last = next((each for each in reversed(told) if Role.INITIATOR in each.cast.sure.values()), None)
        return last if last is not None and first.hit.sentence - last.hit.sentence == 1 else None

    def _won_back(self, group: Group, places: tuple[Place, ...]) -> Roles:
        """ "Soldiers recaptured two villages", "the town was retaken", nobody says by whose: by those of the land."""
        pair, lands = self._discourse.pair(), {place.country for place in places if place.country}
        taking = [mention for mention in group.mentions if mention.hit.verbal]
        if len(lands) != 1 or len(pair) != _TWO or not taking or not all(map(self._leaves_army_unnamed, taking)):
            return {}
        own = [party for party in pair if party in lands]
        return {own[0]: Role.INITIATOR} | {party: Role.TARGET for party in pair if party not in lands} if own else {}

    def _leaves_army_unnamed(self, mention: Mention) -> bool:
        senses = self._discourse.senses[mention.hit.sentence]
        army = (senses.is_a(doer, "regular") and not senses.owners(doer) for doer in grammar.doers(mention.hit.token))
        return mention.hit.token.lemma_ in _RETAKING and all(army)

    def opponent(self, party: str) -> str | None:
        """Whom the party fights here, as far as records or the text tell."""
        foe = self._discourse.opponent(party, self._enemies.get(party, ()))
        return foe if foe is None or not self._are_allies(party, foe) else self._other_foe(party)

    def _are_allies(self, one: str, other: str) -> bool:
        return any({one, other} <= together for together in self._allies)

    def _other_foe(self, party: str) -> str | None:
        """Whom a state fights that has allies in the text: the first armed group at home there that is none of them."""
        at_home = self._discourse.groups_in(party)
        return next((group for group in at_home if not self._are_allies(party, group)), None)

    def _fighters(self, group: Group, places: tuple[Place, ...]) -> Roles:
        """Fighting whose sides are not said: both began a clash; else the place's own side is the target."""
        pair = self._at_home(self._discourse.pair(), places)
        if len(pair) < _TWO:
            return self._against_state(group, places)
        won = any(mention.taken or mention.hit.token.lemma_ == "fall" for mention in group.mentions)
        if not won and any(mention.hit.token.lemma_.lower() in _CLASHING for mention in group.mentions):
            return dict.fromkeys(pair, Role.INITIATOR)
        for place in places:
            for side, other in sorted((pair, pair[::-1]), key=lambda two: two[0] != place.country):
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
        official = not roles and any(mention.cast.official for mention in group.mentions)
        if not roles and not official and self._is_contested(places):
            return self._from_the_air(group, places)
        if not roles and (bombing := self._with_aircraft(group, places)):
            return bombing
        if official:
            roles = self._by_its_own_state(places)
        initiators = [party for party, role in roles.items() if role is Role.INITIATOR]
        faceless = {role for mention in group.mentions for role in mention.cast.faceless}
        against = {self.opponent(party) for party in initiators}
        off_shore = _is_at_sea(group, places) and not any(place.country in against for place in places)
        if Role.TARGET not in {*roles.values(), *faceless} and not off_shore:
            roles = self._with_target(group, roles, initiators, places)
        fought = self._is_war_fire(group) or _is_on_spot_again(group)
        if not initiators and Role.INITIATOR not in faceless and fought:
            targets = [party for party, role in roles.items() if role is Role.TARGET]
            foes = [foe for target in targets if (foe := self.opponent(target)) and foe not in roles]
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
        """Whether it was in a state that fights rebels there, told of not in passing: whose ground it is, who knows.

        Those that sit abroad hold none of it: a rocket on Haifa is one on Israel.
        """
        states = {place.country for place in places if place.country}
        told = ((state, self._discourse.rebels_in(state), self.opponent(state)) for state in states)
        return any(
            rebels
            and self._names.home_states(rebels)[:1] == (state,)
            and not (foe and self._discourse.is_dwarfed(rebels, foe))
            for state, rebels, foe in told
        )

    def _from_the_air(self, group: Group, places: tuple[Place, ...]) -> Roles:
        """Of a state and its rebels the state has the aircraft."""
        words = {w for m in group.mentions for w in self._discourse.senses[m.hit.sentence].vocabulary}
        states = {place.country for place in places if place.country and self._discourse.rebels_in(place.country)}
        pair = self._discourse.pair()
        if all(self._names.party_kind(party) == "state" for party in pair):  # of two states at war that one is hit
            return dict.fromkeys(sorted(states.intersection(pair))[:1], Role.TARGET)
        if "suicide" in words or any(map(self._is_on_the_state, group.mentions)):  # its rebels have the bombers
            return dict.fromkeys(sorted(states)[:1], Role.TARGET)
        return dict.fromkeys(() if words.isdisjoint(_AIR) else sorted(states)[:1], Role.INITIATOR)

    def _is_on_the_state(self, mention: Mention) -> bool:
        """ "Hit the governor's office", "came down on the parade ground of a military academy": at the state's."""
        words = mention.hit.token.subtree
        return any(word.lemma_.lower() in _OF_STATE and not _does_it(word) for word in words)

    def _with_aircraft(self, group: Group, places: tuple[Place, ...]) -> Roles:
        """The state whose jets bomb where several groups fight it: which of them was hit, nobody says."""
        states = {place.country for place in places if place.country and self._discourse.groups_in(place.country)}
        flown = any(not self._discourse.senses[m.hit.sentence].vocabulary.isdisjoint(_AIR) for m in group.mentions)
        abroad = any(self._names.party_kind(foe) == "state" for state in states if (foe := self.opponent(state)))
        return dict.fromkeys(sorted(states)[:1], Role.INITIATOR) if flown and not abroad else {}

    def _with_target(self, group: Group, roles: Roles, initiators: list[str], places: tuple[Place, ...]) -> Roles:
        """The group that who attacks fights in that country, else the state whose ground was hit, else the foe."""
        foes = tuple(dict.fromkeys(foe for party in initiators if (foe := self.opponent(party))))
        for place in places:
            if place.country and place.country not in initiators and self._is_answerable(place.country):
                if occupiers := self._occupiers(initiators, foes, place.country):
                    return roles | dict.fromkeys(sorted(occupiers - roles.keys()), Role.TARGET)
                at_home = [foe for foe in foes if place.country in self._names.home_states(foe)]
                rebels = self._discourse.rebels_in(place.country)
                third = initiators and all(self._names.party_kind(party) == "state" for party in initiators)
                if not at_home and rebels and third and {place.country, rebels}.isdisjoint({*initiators, *foes}):
                    at_home = [rebels]  # a third state that strikes there helps its government
                elif not at_home and third and self._is_on_unnamed_rebels(group, place.country, initiators):
                    return roles
                hit = [party for party in at_home or [place.country] if party not in roles]
                return roles | dict.fromkeys(hit, Role.TARGET)
        homes = {state for foe in foes for state in self._names.home_states(foe)} if group.kind == "battle" else set()
        elsewhere = any(place.country not in {*initiators, *foes, *homes, None} for place in places)
        foes = tuple(foe for foe in foes if not self._strikes_rebels_at_home(initiators, foe, places))
        return roles if elsewhere else roles | {foe: Role.TARGET for foe in foes if foe not in roles}

    def _is_on_unnamed_rebels(self, group: Group, country: str, initiators: list[str]) -> bool:
        """ "Rebels in Mali left Kidal after a French air strike": on them, however called, and not on Mali."""
        told = (self._discourse.senses[mention.hit.sentence].vocabulary for mention in group.mentions)
        at_war = any(self._discourse.is_at_war(one, country) for one in initiators)
        return not at_war and any(not words.isdisjoint(_INSURGENTS) for words in told)

    def _strikes_rebels_at_home(self, initiators: list[str], foe: str, places: tuple[Place, ...]) -> bool:
        """Whether a state fights on its own ground, in a text of rebels, where a foreign one is no foe on record."""
        at_home = any(place.country in initiators for place in places)
        known = self._names.party_kind(foe) != "state" or any(self._discourse.is_at_war(one, foe) for one in initiators)
        return at_home and not known and any(not each.vocabulary.isdisjoint(_REBELS) for each in self._discourse.senses)

    def _occupiers(self, initiators: list[str], foes: tuple[str, ...], country: str) -> set[str]:
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


def _is_clash(group: Group, named: Roles) -> bool:
    """ "Nineteen soldiers died in a clash with the group": a fight that nobody began, whoever is not named in it."""
    tokens = [mention.hit.token for mention in group.mentions]
    return group.kind == "battle" and all(map(_is_of_both, tokens)) and Role.TARGET not in named.values()


def _is_of_both(token: "Token") -> bool:
    """ "A fight", "their guards fought each other", "died in fighting"; not "rebels fought their way into the town"."""
    reciprocal = any(word.lower_ == "other" for word in grammar.undergoers(token))
    if token.lemma_.lower() in {"fight", "fighting"} and token.head.lower_ == "in":
        return token.head.head.lemma_ in _FALLING
    return token.lemma_.lower() in _OF_BOTH and (token.lemma_ != "fight" or token.pos_ == "NOUN" or reciprocal)


def _does_it(word: "Token") -> bool:
    """ "Fired by the military", "which the army said": who does or says something, and was not hit."""
    return word.dep_ == "nsubj" or word.head.dep_ in {"nsubj", "agent"}


def _is_at_sea(group: Group, places: tuple[Place, ...]) -> bool:
    """ "Fired missiles into the Red Sea", "attacked commercial shipping": on nobody's ground, at no state's ships."""
    open_sea = bool(places) and all(place.country is None and _SEAS & set(place.name.split()) for place in places)
    hit = [word for mention in group.mentions for word in grammar.undergoers(mention.hit.token)]
    open_sea &= all(word.lemma_ != "bridge" for word in hit)
    return group.kind == "strike" and (open_sea or any(word.lemma_.lower() in _SHIPPING for word in hit))


def _is_on_spot_again(group: Group) -> bool:
    """Whether it hit what was told of before: "the same depot was hit again on Friday"; not a mere explosion."""
    attacked = (each for each in group.mentions if each.hit.verbal and grammar.is_passive(each.hit.token))
    return any(why.rule == "place.of-spot-told-before" for mention in attacked for why in mention.cast.why)


def is_joint(mention: Mention) -> bool:
    """ "Soldiers of Mali and Wagner fighters entered Kidal": they do it together, and do not fight each other."""
    attackers = mention.cast.having(Role.INITIATOR)
    mutual = not mention.hit.verbal or mention.hit.token.lemma_ in _MUTUAL
    return mention.kind in SIDED and len(attackers) > 1 and not mutual


def _enemies(mentions: Sequence[Mention]) -> dict[str, tuple[str, ...]]:
    """Whom the text itself tells to fight whom."""
    found: dict[str, dict[str, None]] = {}
    for mention in mentions:
        attackers, attacked = mention.cast.having(Role.INITIATOR), mention.cast.having(Role.TARGET)
        both = len(attackers) == _TWO and mention.kind == "battle" and not is_joint(mention)
        pairs = [(a, b) for a in attackers for b in attacked] + ([(attackers[0], attackers[1])] if both else [])
        for one, other in pairs:
            found.setdefault(one, {})[other] = None
            found.setdefault(other, {})[one] = None
    return {party: tuple(others) for party, others in found.items()}
