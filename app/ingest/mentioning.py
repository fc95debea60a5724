"""The mentions of events in one sentence: its triggers with all that it says of each, one mention a happening."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from app.domain.chronology import Fact
from app.domain.report import Quantity, Role, Status, Why
from app.ingest import adding, authorship, lexicon
from app.ingest.anchoring import Anchored, Anchoring
from app.ingest.cast import Cast
from app.ingest.casting import cast
from app.ingest.claiming import claimant, deniers
from app.ingest.discourse import Discourse
from app.ingest.each_day import on_each_day
from app.ingest.elsewhere import stands_after
from app.ingest.mention import Mention
from app.ingest.standing import standing
from app.language import grammar, quantities, triggers
from app.language.doc import Doc
from app.language.senses import Named, Senses
from app.language.triggers import Hit, light_verb
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Token

_TOLD_AHEAD = frozenset({"status.future", "status.is-to", "status.reported-future"})  # "will", "are to"
_TAKING_EFFECT = frozenset(
    {"hold", "fall", "take", "come", "begin", "start", "enter", "go", "commence", "stop", "cease", "observe"}
)
_ONLY_MEANT = frozenset({Status.AGREED, Status.PROPOSED})
_ATTACKS = frozenset({"strike", "battle"})
_OF_WAR = frozenset({"strike", "battle", "withdrawal"})
_REAL = frozenset({Status.OCCURRED, Status.ONGOING})
_SUMMING = frozenset({"since", "far", "altogether", "total", "war", "months", "years", "conflict", "so"})
_FATES = frozenset({"killed", "wounded"})
_DYING = frozenset({"die", "kill", "perish"})
_WHERE = frozenset({"in", "at", "near"})
_FELLING = frozenset({"kill", "wound", "capture", "arrest", "detain", "seize"})
_ENDING = frozenset({"end", "close", "conclude", "finish", "cap"})
_TIMING = frozenset({"come", "happen", "occur"})
_ERUPTING = frozenset({"erupt", "begin", "start", "break", "flare", "ignite"})
_AT_HAND = frozenset({"grenade"})  # arms of ground combat
_THROWING_BACK = frozenset({"repel", "repulse"})
_HELPING = lexicon.words("parleying", "mediating")
_STORMED = frozenset({"post", "outpost", "checkpoint", "position", "base", "barracks", "garrison", "camp", "station"})
_STORMED |= {"headquarters", "installation", "prison", "patrol", "convoy", "town", "village"}
_RIFLES = frozenset({"rifle", "machine-gun", "machete", "handgun"})
_PASSAGE = 3  # sentences over which "the city" is that of the fighting
_NEAR = 4  # mentions before it
_SOLDIERS = frozenset({"soldier", "troop", "serviceman", "policeman", "guard", "trooper", "ranger", "gendarme"})
_ATTACKING = frozenset({"attack", "target", "raid", "assault"})
_TOLD_OF = frozenset({"strike.noun", "strike.attack-took-place"})
_ASSAULTS = frozenset({"attack", "raid", "assault"})
_BLOWS = _ASSAULTS | {"strike", "shelling", "bombardment", "bombing"}
_DURING = frozenset({"in", "during"})
_NEXT = 2  # sentences after the one that tells of the attack
_TABLE = frozenset({"talks", "agreement"})
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
        self._waiting: list[tuple[int, Quantity]] = []  # the dead and wounded that a lead counts before it says of what

    def _is_assault(self, hit: Hit, senses: Senses, cast: Cast) -> bool:
        """ "An attack which the FNL made on the town of Gihanga": by fighters who are not said to fire from afar."""
        attack = _raid_of(hit)
        if attack is None or _is_from_afar(hit.token):
            return False
        attackers = cast.having(Role.INITIATOR)
        fighters = attackers and all(self._discourse.names.party_kind(party) == "armed_group" for party in attackers)
        on = [*grammar.behind(attack, frozenset({"on", "against"})), *_killed_in(attack)]
        stormed = any(word.lemma_.lower() in _STORMED or senses.is_a(word, "force") for word in on)
        return bool(fighters and stormed) or _is_thrown_back(hit.token)

    def mentions(self, senses: Senses, before: Sequence[Mention]) -> list[Mention]:
        """The mentions in a parsed sentence; ``before`` are those of the sentences before it."""
        here: list[Mention] = []
        for hit in _one_sense_each(_with_arms(list(triggers.hits(senses))), senses):
            if hit.trigger.name == "strike.kill" and any(_is_deadly_assault(each.hit, hit) for each in here):
                continue
            mention = self._mention(hit)
            if mention is not None:
                times = self._anchoring.times_of(hit) if mention.dated.own else []
                for each in on_each_day(mention, times, senses):
                    _absorb(here, each)
        counted = [
            replace(each, quantity=replace(each.quantity, claimed_by=claimant(each.token, senses, self._discourse)))
            for each in quantities.find(senses)
        ]
        _count(here, counted)
        denying = deniers(senses, self._discourse)
        if not here and before and senses.sentence.index - before[-1].hit.sentence == 1:
            before[-1].denied_by += denying if before[-1].kind in _ATTACKS else ()
        here = adding.without_blame(here, before, senses, self._discourse)
        here = [_as_told_before(each, before) for each in here]
        here = authorship.tell(here, before, senses, self._discourse)
        authorship.clear_of(denying, [*before, *here], senses)
        adding.leave_unknown([*before[-1:], *here], senses)
        adding.helpers(here, before, senses, self._discourse)
        here = adding.without_go_between(here, before, senses)
        if not any(mention.kind in adding.TABLES for mention in here):
            adding.attendants(before, senses, self._discourse.doc)
            adding.takers(before, senses, self._discourse)
        if here:
            self._give_waiting(here, senses)
        elif not _count_on(before, counted, senses) and not before:
            self._waiting += [
                (senses.sentence.index, each.quantity) for each in counted if each.quantity.unit in _FATES
            ]
        for mention in here:
            _place_again(mention, before, self._discourse.doc)
        return here

    def _give_waiting(self, here: Sequence[Mention], senses: Senses) -> None:
        attack = next((each for each in here if each.kind in _ATTACKS and each.status in _REAL), None)
        if attack is not None:
            near = (quantity for index, quantity in self._waiting if senses.sentence.index - index <= _NEXT)
            attack.quantities += [each for each in near if each.unit not in {q.unit for q in attack.quantities}]
        self._waiting.clear()

    def _mention(self, hit: Hit) -> Mention | None:
        told = standing(hit)
        senses = self._discourse.senses[hit.sentence]
        if told.status is None:
            return None
        status = Status(hit.trigger.status) if hit.trigger.status else told.status
        if status is Status.PLANNED and told.rule in _TOLD_AHEAD and _is_agreed(hit, senses):
            status = Status.AGREED
        why = [Why("kind", hit.trigger.name, hit.token.text), Why("status", told.rule, told.words)]
        dated = self._anchoring.date(hit, status)
        if dated.own and _is_ground_of_another(hit, dated):
            dated = Anchored(None, Why("date", "date.of-what-follows-from-it", dated.why.words))
        begins = self._anchoring.start(hit) if status is Status.OCCURRED else None
        if begins is not None:  # "agreed to a ceasefire from midnight"
            dated, status = begins, Status.AGREED
            why.append(Why("status", "status.yet-to-begin", reason=begins.why.reason))
        if status is Status.OCCURRED and self._is_to_come(dated):
            if _is_past(hit):  # "at night, forces launched …": a later day is misread
                dated = self._anchoring.news_of_the_day()
            else:  # "the two meet in Turkey in August", "the truce takes effect on Friday"
                status = Status.AGREED if _is_agreed(hit, senses) else Status.PLANNED
                why.append(Why("status", "status.day-to-come", dated.why.words))
        told_of = cast(hit, self._discourse, to_come=status in _ONLY_MEANT)
        if _is_only_timed(hit):
            own = {senses.named(word) for word in hit.token.subtree}  # "the fall of Bama came on Friday"
            told_of.places[:] = [place for place in told_of.places if place in own]
        if dated.fact is not None and hit.trigger.kind in _TABLE:
            _seat(told_of, dated.fact)
        if hit.trigger.name in {"strike.noun", "strike.kill"} and (
            self._is_assault(hit, senses, told_of)
            or self._anchoring.is_on_record(
                "battle", dated.when, told_of.having(Role.INITIATOR), [place.name for place in told_of.places]
            )
        ):
            hit = replace(hit, trigger=triggers.named("battle.attack-by-force"))
        return Mention(
            hit=hit,
            status=status,
            cast=told_of,
            dated=dated,
            why=why,
            definite=_is_definite(hit),
            claimed_by=claimant(hit.token, senses, self._discourse),
            denied_by=deniers(senses, self._discourse) if hit.trigger.kind in _ATTACKS else (),
        )

    def _is_to_come(self, dated: Anchored) -> bool:
        return dated.own and dated.when is not None and self._anchoring.is_to_come(dated.when)


def _is_agreed(hit: Hit, senses: Senses) -> bool:
    """ "The guns are to fall silent", "troops are to leave" beside a deal: what the sides have promised."""
    if hit.trigger.kind == "agreement":
        verb = hit.token if hit.verbal else grammar.clause_head(hit.token)
        verbs = (verb, *(child for child in verb.children if child.dep_ == "xcomp"))  # "is to take effect"
        return any(each.lemma_ in _TAKING_EFFECT for each in verbs)
    accords = wording().classes["accord"]
    return hit.trigger.kind == "withdrawal" and not accords.isdisjoint(senses.vocabulary | senses.earlier)


def _seat(cast: Cast, fact: Fact) -> None:
    """ "the Alaska summit": who sat at the table is on record, unless the text puts others there."""
    if set(cast.sure) <= set(fact.parties):
        cast.add(fact.parties, Role.PARTICIPANT, "actor.on-record", fact.name)


def _with_arms(hits: Sequence[Hit]) -> list[Hit]:
    """ "Attacked the town, targeting it with missile strikes", "attacked it with rocket fire": from afar."""
    fire = [hit.token for hit in hits if hit.trigger.kind == "strike" and not hit.verbal and hit.token.dep_ == "pobj"]
    done_with = [token for token in fire if token.head.lower_ == "with" and _is_from_afar(token)]
    by_fire = triggers.named("strike.attack")
    return [
        replace(hit, trigger=by_fire)
        if hit.trigger.kind == "battle"
        and hit.token.lemma_ in _ATTACKING
        and any(token in hit.token.subtree for token in done_with)
        else hit
        for hit in hits
    ]


def _one_sense_each(hits: Sequence[Hit], senses: Senses) -> list[Hit]:
    """ "an attack by rebels on a base" is ground combat where no weapon that reaches far is named, else a strike."""
    fires = not _afar().isdisjoint(senses.vocabulary)
    doubled = {hit.token.i for hit in hits if hit.trigger.kind == "strike"} & {
        hit.token.i for hit in hits if hit.trigger.kind == "battle"
    }
    from_afar = {hit.token.i for hit in hits if fires and _is_from_afar(hit.token)}
    repelled = [hit.token for hit in hits if hit.trigger.name == "battle.repel" and hit.token.i not in from_afar]
    attacks = [hit.token for hit in hits if hit.trigger.kind == "battle" and not hit.verbal and not fires]
    named = [hit.token for hit in hits if hit.trigger.kind in _ATTACKS and hit.verbal]
    fought = [hit.token for hit in hits if hit.trigger.name == "battle.kill"]
    deeds = {hit.token: hit.trigger.kind for hit in hits if hit.verbal}
    pullouts = [hit.token for hit in hits if hit.trigger.kind == "withdrawal" and not hit.verbal]
    bargained = any(hit.trigger.kind in {"swap", "agreement"} for hit in hits)
    return [
        hit
        for hit in hits
        if not (bargained and _is_of_helper(hit.token))
        and not _is_how_it_was_done(hit, deeds)
        and not (hit.trigger.kind in _ATTACKS and _is_ended_by(hit, pullouts))
        and not (hit.token.i in doubled and hit.trigger.kind == ("battle" if hit.token.i in from_afar else "strike"))
        and not (hit.trigger.kind == "strike" and any(hit.token in each.subtree for each in repelled))
        and not (hit.trigger.kind == "battle" and _is_begun_by(hit, named))
        and not (hit.trigger.name == "strike.kill" and any(each in hit.token.subtree for each in attacks))
        and not (hit.trigger.name == "strike.noun" and not fires and any(hit.token in each.subtree for each in fought))
    ]


def _is_ended_by(hit: Hit, pullouts: Sequence["Token"]) -> bool:
    """ "The departure of the last soldiers closed a raid": background to what is told."""
    verb = None if hit.verbal else light_verb(hit.token)
    return verb is not None and verb.lemma_ in _ENDING and not set(grammar.own_subjects(verb)).isdisjoint(pullouts)


def _is_deadly_assault(before: Hit, killing: Hit) -> bool:
    """ "A rebel attack on a checkpoint killed six": told of as the assault that it was."""
    return before.trigger.kind == "battle" and not before.verbal and before.token in killing.token.subtree


def _raid_of(hit: Hit) -> "Token | None":
    """The attack that the trigger is, or in which it tells that some were killed."""
    within = grammar.behind(hit.token, frozenset({"in", "during"})) if hit.verbal else [hit.token]
    return next((word for word in within if word.lemma_ in {"attack", "raid"}), None)


def _killed_in(attack: "Token") -> list["Token"]:
    """ "Four soldiers were killed in an attack": whom it met."""
    verb = attack.head.head
    within = attack.dep_ == "pobj" and attack.head.lower_ in {"in", "during"} and verb.pos_ == "VERB"
    return [word for word in grammar.undergoers(verb) if word.lemma_ in _SOLDIERS] if within else []


def _is_thrown_back(attack: "Token") -> bool:
    """ "Attacks that were repelled near Bilohorivka"."""
    clauses = (child for child in attack.children if child.dep_ in {"relcl", "acl"})
    return any(word.lemma_ in _THROWING_BACK for clause in clauses for word in clause.subtree if word.pos_ == "VERB")


def _is_how_it_was_done(hit: Hit, deeds: Mapping["Token", str]) -> bool:
    """ "Fought them, using mortars", "left, crossing the river": a participle of another deed, with no town."""
    verb = hit.token
    other = deeds.get(verb.head)
    participle = verb.tag_ == "VBG" and verb.dep_ in {"advcl", "acl"} and not grammar.own_subjects(verb)
    if verb.dep_ == "acl":  # "struck a column retreating from the town"
        other = next((deeds[each] for each in grammar.governors(verb) if each in deeds), None)
    if not participle or other in {None, hit.trigger.kind} or not {other, hit.trigger.kind} <= _OF_WAR:
        return False
    return verb.dep_ == "acl" or not any(word.pos_ == "PROPN" for word in grammar.undergoers(verb))


def _as_told_before(mention: Mention, before: Sequence[Mention]) -> Mention:
    """ "The army confirmed the raid", "six died in the attack": of the ground combat told just before.

    That is where nothing else is told of it.
    """
    attack = mention.hit.trigger.name in _TOLD_OF and mention.hit.token.lemma_ in _ASSAULTS
    definite = (attack and mention.definite) or (mention.hit.trigger.name == "strike.kill" and _is_in_it(mention.hit))
    definite |= _is_of_spoils(mention.hit)
    last = next((each for each in reversed(before[-_NEAR:]) if each.kind in _ATTACKS), None)
    of_day = mention.hit.trigger.name == "strike.attack-took-place"
    if not definite or (mention.dated.own and not of_day) or last is None or last.kind != "battle":
        return mention
    same = all(last.cast.actors.get(party, role) == role for party, role in mention.cast.actors.items())
    if mention.hit.sentence - last.hit.sentence > (_NEAR if of_day else _NEXT) or not same:
        return mention
    return replace(mention, hit=replace(mention.hit, trigger=triggers.named("battle.attack-by-force")))


def _is_in_it(killing: Hit) -> bool:
    """ "Were killed in the attack", one that was told of before."""
    within = grammar.behind(killing.token, frozenset({"in", "during"}))
    the = (child.lower_ for word in within for child in word.children if word.lemma_ in _ASSAULTS)
    return any(word in {"the", "that", "this"} for word in the)


def _is_of_spoils(hit: Hit) -> bool:
    """ "Our men killed nine militants, destroyed three vehicles": what was destroyed in the fight."""
    first = hit.token.head
    return hit.trigger.name == "strike.hit" and hit.token.dep_ == "conj" and first.lemma_ in _FELLING


def _is_of_helper(token: "Token") -> bool:
    """ "After mediation by Oman", "the truce mediated by Oman": told of a bargain to say who helped."""
    accord = token.dep_ in {"acl", "relcl"} and token.head.lemma_.lower() in wording().classes["accord"]
    return (token.lemma_ == "mediation" and token.dep_ == "pobj") or (accord and token.lemma_ in _HELPING)


@cache
def _afar() -> frozenset[str]:
    return wording().classes["war_fire"] | wording().classes["bombs"] - _AT_HAND


def _is_from_afar(token: "Token") -> bool:
    """Whether the trigger's clause names a weapon that reaches far; "with explosives and rifles" is at hand."""
    words = {form for word in grammar.clause(token) for form in (word.lemma_.lower(), word.lower_)}
    return not _afar().isdisjoint(words) and _RIFLES.isdisjoint(words)


def _is_begun_by(hit: Hit, deeds: Sequence["Token"]) -> bool:
    """ "Fighting erupted on Friday when jets bombed the port": what it began with is the event."""
    verb = None if hit.verbal else light_verb(hit.token)
    if verb is None or verb.lemma_ not in _ERUPTING:
        return False
    whens = (deed for deed in deeds if any(child.lower_ == "when" for child in deed.children))
    return any(verb in grammar.governors(deed) for deed in whens)


def _is_past(hit: Hit) -> bool:
    """Whether the verb, or the one that its participle goes with, says that it has been done."""
    verb = hit.token if hit.verbal else light_verb(hit.token) or _said_after(hit.token)
    while verb is not None and verb.tag_ == "VBG" and verb.dep_ in {"advcl", "conj", "acl"}:
        verb = verb.head
    return verb is not None and (verb.tag_ == "VBD" or "had" in grammar.auxiliaries(verb))


def _is_ground_of_another(hit: Hit, dated: Anchored) -> bool:
    """ "Eritrea freed 40 men on Friday, in line with a truce": the day is that of what is done by the truce."""
    step = hit.token.head
    if hit.trigger.kind != "agreement" or hit.token.dep_ != "pobj":
        return False
    by_it = step.lower_ == "under" or step.head.lower_ in {"line", "accordance", "terms", "part"}
    said = {word.text for word in hit.token.subtree}
    return by_it and not (dated.why.words and set(dated.why.words.split()) <= said)


def _is_only_timed(hit: Hit) -> bool:
    """ "The blast came as the two sides met in Geneva": what is named there is the place of the other thing."""
    verb = None if hit.verbal else light_verb(hit.token)
    return verb is not None and verb.lemma_ in _TIMING and hit.trigger.kind in _ATTACKS and _is_definite(hit)


def _said_after(noun: "Token") -> "Token | None":
    """The verb of what was done after or at what the noun stands for."""
    step = noun.head
    at = noun.dep_ == "pobj" and step.lower_ in {"after", "following", "during", "at"}
    return step.head if at and step.head.pos_ == "VERB" else None


def _absorb(here: list[Mention], new: Mention) -> None:
    """Triggers of one happening in one sentence are one mention; the richer date, cast and status win."""
    for old in here:
        if old.kind == new.kind and old.status is new.status and _is_same(old, new):
            old.cast.take_in(new.cast)
            old.why += new.why
            firmer = old.dated.loose and new.dated.own and not new.dated.loose
            if old.dated.when is None or (new.dated.own and not old.dated.own) or firmer:
                old.dated = new.dated
            return
    here.append(new)


def _is_same(old: Mention, new: Mention) -> bool:
    a, b = old.hit.token, new.hit.token
    if old.exchanged != new.exchanged and "dead" in old.exchanged | new.exchanged:
        return False
    if grammar.in_turn(a, b) or old.is_answered != new.is_answered:
        return False
    loose = old.dated.loose or new.dated.loose
    if old.dated.own and new.dated.own and old.dated.when != new.dated.when and not loose:
        return False
    first, second = (set(mention.cast.having(Role.INITIATOR)) for mention in (old, new))
    if first and second and not first & second and not _are_suffered_together(a, b):
        return False
    next_told = any(child.lower_ == "then" for verb in (a, b) for child in verb.children)  # "met Ann, then saw Bo"
    nested = (a in b.subtree or b in a.subtree) and a not in b.conjuncts and not next_told
    apart = old.kind == "talks" and old.hit.verbal and new.hit.verbal and not nested
    if apart and not set(new.cast.actors) <= set(old.cast.actors):  # "telephoned Putin and received a delegation"
        return False
    return nested or grammar.clause_head(a) == grammar.clause_head(b) or not (old.cast.places and new.cast.places)


def _are_suffered_together(one: "Token", other: "Token") -> bool:
    """ "Under army shelling and Russian air attack": what one place is under, from two sides or two allies."""
    first, second = sorted((one, other), key=lambda word: word.i)
    return second.dep_ == "conj" and second.head == first and first.dep_ == "pobj" and first.head.lower_ == "under"


def _count(here: Sequence[Mention], counted: Iterable[quantities.Counted]) -> None:
    """Each count goes to the mention nearest to it in its sentence, first of those whose words it stands among."""
    for each in counted:
        fitting = [mention for mention in here if _takes(mention.kind, each.quantity.unit)]
        if fitting:
            nearest = min(fitting, key=lambda mention: _distance(mention, each))
            unit = "prisoners" if nearest.kind == "swap" and each.quantity.unit == "people" else each.quantity.unit
            nearest.quantities.append(replace(each.quantity, unit=unit))


def _count_on(before: Sequence[Mention], counted: Iterable[quantities.Counted], senses: Senses) -> bool:
    """The dead and wounded of a sentence that tells of nothing else are those of the attack told just before."""
    index = senses.sentence.index
    last = before[-1] if before and index - before[-1].hit.sentence <= _NEXT else None
    if senses.vocabulary & _SUMMING:
        return False
    if last is None or last.kind not in _ATTACKS or last.status not in _REAL:
        return False
    fates = {quantity.unit for quantity in last.quantities}
    for each in counted:
        if each.quantity.unit in _FATES - fates:
            last.quantities.append(each.quantity)
    if last.kind == "strike" and last.hit.sentence + 1 == index:
        last.cast.later += tuple(_where_they_died(senses))
    return True


def _where_they_died(senses: Senses) -> Iterator[Named]:
    """The towns of "a boy died in Zeitoun, and three others were killed in Jabalia"."""
    for word in senses.words:
        if word.lemma_ not in _DYING or word.pos_ != "VERB" or word.tag_ not in {"VBD", "VBN"}:
            continue
        found = (senses.named(place) for place in grammar.behind(word, _WHERE))
        yield from (each for each in found if each is not None and each.kind in {"place", "seat"})


def _takes(kind: str, unit: str) -> bool:
    return unit in _COUNTED[kind] if kind in _COUNTED else unit not in _NOT_OF_ATTACKS


def _distance(mention: Mention, counted: quantities.Counted) -> tuple[bool, int]:
    token = mention.hit.token
    return counted.token not in token.subtree, abs(token.i - counted.token.i)


def _place_again(mention: Mention, before: Sequence[Mention], doc: Doc) -> None:
    """ "in the same city", "struck the city": where the last such event was, or the last attack not far before."""
    if not mention.cast.place_again:
        return
    fought = mention.kind in _ATTACKS | {"withdrawal"}

    def fits(other: Mention) -> bool:
        near = fought and other.kind in _ATTACKS and mention.hit.sentence - other.hit.sentence <= _PASSAGE
        return bool(other.cast.places) and (other.kind == mention.kind or near)

    last = next((other for other in reversed(before) if fits(other)), None)
    far = last is not None and fought and mention.hit.sentence - last.hit.sentence > _PASSAGE
    towns = [named for named in mention.cast.places if named.kind != "seat" or not fought]
    since = last is not None and stands_after(towns, doc.sentences[last.hit.sentence].end, doc)
    if last is not None and not ((far or since) and mention.cast.places):
        mention.cast.places = list(last.cast.places)


def _is_definite(hit: Hit) -> bool:
    arms = grammar.undergoers(hit.token) if hit.verbal and hit.trigger.objects_are_arms else []  # "fired the rocket"
    struck = hit.verbal and hit.trigger.kind == "strike"
    attacks = [word for word in grammar.behind(hit.token, _DURING) if word.lemma_ in _BLOWS] if struck else []
    told = [*arms, *attacks] if hit.verbal else [hit.token]
    pointing = (child for word in told for child in word.children if child.dep_ in {"det", "poss"})
    return any(child.lower_ in _POINTING for child in pointing)


def evidence_span(hit: Hit, senses: Senses, longest: int) -> tuple[int, int]:
    """Start and end, in the clean text, of what to quote: the sentence, or the clause where it has more words."""
    sentence = senses.sentence
    if len(sentence.text.split()) <= longest:
        return sentence.start, sentence.end
    words = grammar.clause(hit.token)
    return sentence.start + words[0].idx, sentence.start + words[-1].idx + len(words[-1].text)
