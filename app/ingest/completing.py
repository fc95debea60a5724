"""The side that a text leaves unsaid: told by where it happened, by who fights whom, by what "both sides" means."""

from app.domain.report import Place, Role
from app.ingest.discourse import Discourse
from app.ingest.gathering import Group
from app.language.gazetteer import Gazetteer
from app.language.names import KnownNames
from app.language.senses import Senses

Roles = dict[str, Role]
_TWO = 2
_ONE_SIDED = "agreement.leave"  # the rule of triggers.toml for a deal that one side leaves


class Completing:
    """Fills in the roles and the place of one text's events."""

    def __init__(self, discourse: Discourse, names: KnownNames, gazetteer: Gazetteer) -> None:
        self._discourse = discourse
        self._names = names
        self._gazetteer = gazetteer

    def roles(self, group: Group, places: tuple[Place, ...]) -> Roles:
        """The actors that the mentions name, and the side that they do not."""
        named = group.roles()
        match group.kind:
            case "battle" if not named:
                return self._fighters(places)
            case "strike" | "battle":
                return self._attack(group, named, places)
            case "talks" | "swap" | "agreement" if all(m.hit.trigger.name != _ONE_SIDED for m in group.mentions):
                return self._table(named, self._discourse.senses[group.mentions[0].hit.sentence])
            case _:
                return named

    def places(self, group: Group, roles: Roles) -> tuple[Place, ...]:
        """Where an attack has no place told, it is in the country of the state whose property was hit."""
        hit = [party for party, role in roles.items() if role is Role.TARGET and group.kind == "strike"]
        found = (self._gazetteer.find(party) for party in hit[:1])
        return tuple(place for place in found if place is not None and place.precision == "country")

    def _fighters(self, places: tuple[Place, ...]) -> Roles:
        """Fighting whose sides are not said: the place's own side is the target; without a place both began."""
        pair = self._discourse.pair()
        if len(pair) < _TWO:
            return {}
        for place in places:
            for side, other in (pair, pair[::-1]):
                if place.country and place.country in {side, *self._names.home_states(side)}:
                    return {other: Role.INITIATOR, side: Role.TARGET}
        return {} if places else dict.fromkeys(pair, Role.INITIATOR)

    def _attack(self, group: Group, roles: Roles, places: tuple[Place, ...]) -> Roles:
        initiators = [party for party, role in roles.items() if role is Role.INITIATOR]
        if Role.TARGET not in roles.values():
            roles = self._with_target(roles, initiators, places)
        if not initiators and self._is_war_fire(group):
            targets = [party for party, role in roles.items() if role is Role.TARGET]
            foes = [foe for target in targets if (foe := self._discourse.opponent(target)) and foe not in roles]
            return roles | dict.fromkeys(foes[:1], Role.INITIATOR)
        return roles

    def _with_target(self, roles: Roles, initiators: list[str], places: tuple[Place, ...]) -> Roles:
        """The state whose ground was hit, else the foe of who attacks."""
        for place in places:
            if place.country and place.country not in initiators and self._is_answerable(place.country):
                return roles | {place.country: Role.TARGET}
        foes = {foe for party in initiators if (foe := self._discourse.opponent(party))}
        elsewhere = any(place.country not in {*initiators, *foes, None} for place in places)
        return roles if elsewhere else roles | {foe: Role.TARGET for foe in foes if foe not in roles}

    def _is_answerable(self, country: str) -> bool:
        """A place in Palestine tells nothing of whose forces or property were hit."""
        return country != "Palestine" and self._names.party_kind(country) == "state"

    def _is_war_fire(self, group: Group) -> bool:
        """Missiles, drones and shells are an enemy's in a text about two at war; a blast may be anybody's."""
        return group.kind == "strike" and any(
            self._discourse.senses[mention.hit.sentence].is_a(word, "war_fire")
            for mention in group.mentions
            for word in mention.hit.token.doc
        )

    def _table(self, roles: Roles, first: Senses) -> Roles:
        """The sides at a table: one that is named brings its foe, none or a stranger the main two."""
        sides = [party for party, role in roles.items() if role is Role.PARTICIPANT]
        if len(sides) >= _TWO:
            return roles
        other = self._discourse.opponent(sides[0]) if sides else None
        if other is not None:
            return {other: Role.PARTICIPANT} | roles
        pair = self._discourse.sides(first, tuple(roles))
        if sides and (len(pair) < _TWO or sides[0] in pair):
            return roles
        return dict.fromkeys(pair, Role.PARTICIPANT) | roles
