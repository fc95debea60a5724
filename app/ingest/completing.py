"""The sides that a text leaves unsaid: of fights (opposing.py), and at a table, by what "both sides" means."""

from collections.abc import Iterable, Sequence

from app.domain.chronology import Chronology
from app.domain.report import Place, Role
from app.ingest import lexicon
from app.ingest.attacking import carriers
from app.ingest.discourse import Discourse
from app.ingest.elsewhere import is_where
from app.ingest.gathering import Group
from app.ingest.mention import Mention
from app.ingest.opposing import Opposing, Roles, is_joint
from app.language import grammar
from app.language.names import KnownNames
from app.language.senses import Senses
from app.language.triggers import doers_of, light_verb
from app.language.wording import wording

_TRADING = frozenset({"exchange", "swap", "trade", "return", "deal", "truce", "ceasefire", "agreement", "mutual"})
_UNILATERAL = lexicon.words("parleying", "unilateral")
_DECLARING = lexicon.words("parleying", "declaring") | {"announce", "prolong"}
_TWO = 2
_MEMBERS = frozenset({"leader", "minister", "member", "ambassador", "state", "ally", "chief", "country"})
_TABLES = frozenset({"talks", "agreement"})
_TOLD_NEAR = 2  # sentences
_PASSAGE = 8  # sentences over which it is clear whom "a truce" is between
_TRILATERAL = frozenset({"trilateral", "tripartite", "three-way", "three"})
_ONE_SIDED = frozenset(
    {"agreement.leave", "agreement.leave-it"}
)  # the rules of triggers.toml for a deal that one side leaves


class Completing:
    """Fills in the roles of one text's events."""

    def __init__(
        self,
        discourse: Discourse,
        names: KnownNames,
        mentions: Iterable[Mention],
        *,
        groups: Sequence[Group],
        chronology: Chronology | None = None,
    ) -> None:
        self._discourse = discourse
        self._groups = groups
        self._mentions = tuple(mentions)
        self._fights = Opposing(discourse, names, self._mentions, chronology or Chronology())
        self._names = names

    def roles(self, group: Group, places: tuple[Place, ...]) -> Roles:
        """The actors that the mentions name, and the side that they do not."""
        named = group.roles()
        match group.kind:
            case "strike" | "battle":
                return self._fights.roles(group, named, places)
            case "agreement" if alone := _leaving(group) or self._kept_alone(group):
                return alone
            case "swap" if (freeing := self._freeing(group, named)) is not None:
                return named | {freeing: Role.PARTICIPANT}
            case "talks" | "swap" | "agreement" if not self._is_one_sided(group):
                # "alongside economic negotiations": whose, nobody says
                unsaid = group.kind == "talks" and not named and not any(map(points_at_it, group.mentions))
                if (unsaid and not self._at_deal(group)) or self._meets_itself(named, group):
                    return named
                return self._with_helpers(self._with_third(self._table(named, group), group), group)
            case _:
                return named

    def _is_one_sided(self, group: Group) -> bool:
        """Whether one side alone keeps a truce: "a unilateral ceasefire", "the truce that Putin declared"."""
        if group.kind != "agreement" or list(group.roles().values()) != [Role.PARTICIPANT]:
            return False
        declared = any(map(_is_declared, group.mentions))
        return declared or any(not each.vocabulary.isdisjoint(_UNILATERAL) for each in self._around(group))

    def _kept_alone(self, group: Group) -> Roles:
        """ "The truce began at six", which one side alone had ordered as last told: it is still that side's."""
        at, named = group.mentions[0].hit.sentence, group.roles()
        before = [each for each in self._groups if each.kind == "agreement" and each.mentions[0].hit.sentence < at]
        last = max(before, key=lambda each: each.mentions[0].hit.sentence, default=None)
        if last is None or not all(mention.definite for mention in group.mentions) or not self._is_one_sided(last):
            return {}
        return last.roles() if named.items() <= last.roles().items() else {}

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
        told = () if sides else self._foes_named(first) or self._told_before(group) or self._talked_before(group)
        for pair in (told, self._discourse.sides(first, tuple(roles)), self._discourse.pair()):
            if (
                len(pair) == _TWO
                and not (sides and sides[0] in pair)
                and (pair is told or self._fights.opponent(pair[0]) == pair[1])
            ):
                return dict.fromkeys(pair, Role.PARTICIPANT) | roles
        return roles

    def _meets_itself(self, roles: Roles, group: Group) -> bool:
        """ "NATO leaders will hold a summit": the members of an organisation, with nobody else."""
        kinds = {self._names.party_kind(side) for side, role in roles.items() if role is Role.PARTICIPANT}
        if group.kind != "talks" or len(roles) != 1 or not kinds <= {"organisation", "alliance"}:
            return False
        doers = (doer for mention in group.mentions for doer in doers_of(mention.hit.token))
        return any(doer.tag_ == "NNS" and doer.lemma_ in _MEMBERS for doer in doers)

    def _at_deal(self, group: Group) -> list[str]:
        """ "The presidents of Chad and Sudan signed a pact. … It came after four days of talks": who sat at them."""
        at = {mention.hit.sentence for mention in group.mentions} if group.kind == "talks" else set[int]()
        at |= {index - 1 for index in at}
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
        return self._fights.opponent(one) == other or self._fights.opponent(other) == one

    def _other_side(self, side: str, group: Group, roles: Roles) -> str | None:
        return (
            self._visited(group, roles)
            or self._beside(side, group, roles)
            or self._discourse.at_table_with(side)
            or self._fights.opponent(side)
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
        if self._fights.opponent(side) in {
            party for mention in group.mentions for party in self._whose_are_freed(mention)
        }:
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
        return next(((one, other) for one in parties if (other := self._fights.opponent(one)) in parties and other), ())

    def _told_before(self, group: Group) -> tuple[str, ...]:
        """The two sides of the last event told of, not far before."""
        at = group.mentions[0].hit.sentence
        before = [mention for mention in self._mentions if 0 < at - mention.hit.sentence <= _PASSAGE]
        found = (two_sides(mention) for mention in reversed(before))
        main = next(iter(self._discourse.pair()), "")
        # "Iran and Saudi Arabia renewed their ties. … The truce", in a text about the Houthis
        weighty = (sides for sides in found if not any(self._discourse.is_dwarfed(side, main) for side in sides))
        return next((sides for sides in weighty if sides), ())

    def _talked_before(self, group: Group) -> tuple[str, ...]:
        """ "The ministers of Chad and Sudan met. A ceasefire will begin": who talked, if the text is about them."""
        at = group.mentions[0].hit.sentence
        before = (each for each in self._mentions if each.kind == "talks" and 0 <= at - each.hit.sentence <= _PASSAGE)
        seated = ([p for p, role in each.cast.sure.items() if role is Role.PARTICIPANT] for each in before)
        main = set(self._discourse.pair())
        two = (tuple(sides) for sides in seated if len(sides) == _TWO and main <= set(sides))
        return next(two, ()) if group.kind != "talks" else ()


def _is_of_series(mention: Mention) -> bool:
    """ "The first was held in May", "the previous round"."""
    token = mention.hit.token
    of_round = token.lemma_.lower() == "round" or any(word.lemma_ == "round" for word in carriers(token))
    return of_round or mention.hit.trigger.name == "talks.first-was-held"


def points_at_it(mention: Mention) -> bool:
    """Whether it speaks of certain talks: "the talks", on a day, with persons, or else not in passing ("alongside")."""
    told = mention.definite or mention.dated.own or bool(mention.cast.people)
    return told or mention.hit.token.dep_ not in {"pobj", "conj"}


def two_sides(mention: Mention) -> tuple[str, ...]:
    """Both sides of what a mention tells, in a fight or at odds; none of talks, nor where it names more or fewer.

    "Russian and Syrian jets struck the town" has but one.
    """
    if mention.kind == "talks" or is_joint(mention):
        return ()
    sides = [party for party, role in mention.cast.sure.items() if role not in {Role.MEDIATOR, Role.HOST}]
    return tuple(sides) if len(sides) == _TWO else ()


def _is_of_one_table(one: Group, other: Group) -> bool:
    """Whether a deal and talks are told together, as of the same days."""
    if {one.kind, other.kind} != _TABLES:
        return False
    near = min(abs(a.hit.sentence - b.hit.sentence) for a in one.mentions for b in other.mentions) <= _TOLD_NEAR
    day, other_day = one.when.when, other.when.when
    return near and day is not None and other_day is not None and day.gap(other_day) <= 1


def _is_declared(mention: Mention) -> bool:
    """ "Putin declared a truce", "the truce that Putin declared", "Russia's truce": it takes no word of the other."""
    token = mention.hit.token
    if any(child.dep_ == "poss" and child.pos_ == "PROPN" for child in token.children):
        return True
    verbs = [child for child in token.children if child.dep_ in {"acl", "relcl"}]
    verb = token if mention.hit.verbal else light_verb(token)
    verbs += [verb] if verb is not None else []
    return any(each.lemma_ in _DECLARING and len(grammar.doers(each)) == 1 for each in verbs)


def _leaving(group: Group) -> Roles:
    """Who leaves a deal, whoever else made it; a truce that one side ends is over for both."""
    left = [mention for mention in group.mentions if mention.hit.trigger.name in _ONE_SIDED]
    leaving = [mention.cast.sure for mention in left if not _ends_truce(mention)]
    return {party: role for cast in leaving for party, role in cast.items() if role is Role.PARTICIPANT}


def _ends_truce(mention: Mention) -> bool:
    """ "The army tore up the ceasefire", "suspended it"."""
    verb, quiet = mention.hit.token, wording().classes["quiet"]
    left = [*grammar.undergoers(verb), *grammar.behind(verb, frozenset({"of", "from"}))]
    return any(word.lemma_.lower() in quiet or word.pos_ == "PRON" for word in left)
