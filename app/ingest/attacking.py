"""Who attacks whom: the roles of strikes and battles, from syntax and from whose the weapons and the targets are."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.domain.report import Role
from app.ingest import lexicon
from app.ingest.cast import Cast
from app.ingest.discourse import Discourse
from app.ingest.holding import holders
from app.ingest.undergoing import meant_for, meant_to_lose
from app.language import grammar
from app.language.senses import Senses
from app.language.triggers import Hit, doers_of, light_verb

if TYPE_CHECKING:
    from app.language.parse import Token

_ARMS = ("weapon", "platform", "force", "attack", "combat")
_ARMED = ("weapon", "platform", "force", "attack")
_OF = frozenset({"of"})
_WITH = frozenset({"with", "by", "from"})
_AT = frozenset({"on", "against", "at", "of", "upon", "beside", "alongside"})
_GROUND = _AT | {"with", "into"}
_ONLY_WITH = frozenset({"with"})
_CLASHING = lexicon.words("attacking", "clashing")
_BETWEEN = frozenset({"between"})
_IN = frozenset({"in", "near", "inside", "across", "around", "over"})
_SET_UPON = frozenset({"ambush", "raid", "attack", "assault"})
_DYING = frozenset({"die", "perish"})
_KILLING = frozenset({"kill", "wound", "injure", "capture"})
_BACKING = frozenset(
    {"support", "backing", "help", "cover", "assistance", "aid"}
)  # "retook it with Russian air support"
_BACKED = frozenset({"back", "support", "assist", "aid", "accompany", "join", "help", "reinforce", "flank"})
_BESIDE = frozenset({"alongside"})
_JOINTLY = frozenset({"together", "along", "jointly"})
_CAPTURES = frozenset({"capture", "recapture", "seizure", "conquest", "liberation"})
_BOASTING = frozenset({"announce", "claim", "declare", "proclaim"})
_HARMING = frozenset({"kill", "wound", "injure"})
_CIVILIANS = frozenset({"civilian", "villager"})  # whose state's ground was hit, is another question
_BYSTANDERS = frozenset({"national", "citizen", "tourist", "sailor", "worker", "journalist", "student", "seafarer"})
_SHELTERED = frozenset({"refugee", "displacement", "displaced"})
_GROUNDS = frozenset(
    {"capital", "port", "city", "town", "village", "suburb", "region", "area", "territory", "district", "province"}
)
_PAST = frozenset({"behind", "through", "past", "into", "across"})
_LINES = frozenset({"line", "defence", "defense", "position", "trench", "fortification"})
_DAMAGING = frozenset({"damage", "hit", "strike", "destroy", "kill", "wound", "injure", "wreck"})
_DOWNING = frozenset({"shoot", "down", "intercept", "launch", "fire"})
_LAUNCHING = frozenset(
    {"fire", "launch", "drop", "operate", "send", "fly", "lob", "shoot", "steer", "scramble", "dispatch", "direct"}
    | {"plant", "lay", "detonate"}
)
_SAYING = lexicon.words("standing", "saying")
_MAKING = frozenset({"carry", "conduct", "launch", "stage", "mount", "make", "execute", "deliver", "perform", "lead"})
_USING = frozenset({"use", "hold", "man", "run", "operate", "control", "occupy", "defend", "guard", "own"})
_CLOSING_IN = frozenset({"encirclement", "siege", "blockade"})  # "of Russian troops": those whom it is done to
_COLOURS = frozenset({"flag", "banner", "tricolour"})  # whoever's are raised has taken the place
_BREAKING = frozenset({"break", "lift", "end", "breach"})
_TAKING = frozenset({"take", "capture", "seize", "conquer", "win", "overrun", "storm"})
_NOT_DONE_BY = lexicon.words("attacking", "not_done_by")
_COMING = frozenset({"come", "be", "remain"})
_SUFFERED_BY = lexicon.words("attacking", "suffered_by")
_DENYING = lexicon.words("attacking", "denying")

_FROM = frozenset({"from"})
_BY = frozenset({"by"})
_GATES = frozenset({"gate", "entrance", "perimeter", "door", "wall"})  # "blew up at the gate of a U.N. base"
_EDGES = frozenset({"border", "frontier", "coast"})  # "struck a town on the Chinese border": no one's but the town's


def attackers(hit: Hit, senses: Senses, discourse: Discourse, cast: Cast) -> None:
    """Name who carries the attack out."""
    token = hit.token
    for word in grammar.behind(token, hit.trigger.doers_behind) if hit.trigger.doers_behind else ():
        cast.add(discourse.parties(senses, word), Role.INITIATOR, "actor.behind", word.text)
    _doers(hit, senses, discourse, cast)
    if hit.trigger.kind == "battle":
        _in_battle(hit, senses, discourse, cast)
    for word in _comrades(hit):
        parties = discourse.parties(senses, word)
        if hit.trigger.kind == "battle" and _are_fighters(word, parties, senses, discourse):
            cast.add(parties, Role.INITIATOR, "actor.comrade", word.text)
        cast.siding.update(parties)
    for word in _arms_of(hit, senses):
        if not senses.is_a(word, "attack") or _is_somebodys(word, senses):  # "in a raid on Tyre" names no attacker
            cast.add(discourse.owners(senses, word), Role.INITIATOR, "actor.weapon", word.text)
        for doer in grammar.behind(word, _BY) if senses.is_a(word, "attack") else ():  # "hit in a strike by the army"
            cast.add(discourse.parties(senses, doer), Role.INITIATOR, "actor.by", doer.text)
    if not hit.verbal:
        _attackers_of_noun(hit, senses, discourse, cast)
        _killers(hit, senses, discourse, cast)
        _fallen(hit, senses, discourse, cast)
    if Role.INITIATOR not in cast.actors.values():
        _accused(hit, senses, discourse, cast)


def _doers(hit: Hit, senses: Senses, discourse: Discourse, cast: Cast) -> None:
    """The subjects of what is done: its authors, or of what is suffered its targets."""
    token = hit.token
    for word in () if hit.trigger.subject_undergoes else doers_of(token):
        if hit.trigger.kind == "battle" and token.lemma_ in _CLASHING and senses.is_pair(word) and not word.conjuncts:
            cast.add(discourse.sides(senses), Role.INITIATOR, "actor.both", word.text)  # "the two armies fought"
            cast.faceless.add(Role.TARGET)
        elif hit.trigger.doers_suffer:
            cast.add(discourse.parties(senses, word), Role.TARGET, "actor.loser", word.text)
        elif hit.verbal or not (senses.is_a(word, "person") or _only_tells(word, token)):
            parties = _behind_attack(word, senses, discourse) or discourse.parties(senses, word)
            if word.pos_ == "PRON" and all(discourse.names.party_kind(party) == "organisation" for party in parties):
                parties = ()  # "the U.N. was concerned. … On Wednesday it bombed the town"
            parties = parties or _allies(word, senses) or _owners_of_arms(word, senses, discourse)
            nobody = _is_where(word, hit, senses) or _is_the_attack(word, hit)
            nobody |= _are_missiles(word, hit, senses, discourse)
            cast.add(() if nobody else parties, Role.INITIATOR, "actor.doer", word.text)
            if not parties and _is_faceless(word, senses):
                cast.faceless.add(Role.INITIATOR)
            cast.official |= not parties and _is_official(word, senses)


def _in_battle(hit: Hit, senses: Senses, discourse: Discourse, cast: Cast) -> None:
    """Who is beaten off, who fights "between" themselves, who takes what falls."""
    for word in _beaten_off(hit):
        parties = discourse.owners(senses, word) or discourse.parties(senses, word)
        cast.add(parties, Role.INITIATOR, "actor.beaten-off", word.text)
    between, nameless = grammar.behind(hit.token, _BETWEEN), False
    for word in between:
        summed = senses.is_pair(word) and not word.conjuncts  # "a skirmish between the two armies"
        parties = discourse.sides(senses) if summed else discourse.parties(senses, word)
        cast.add(parties, Role.INITIATOR, "actor.between", word.text)
        nameless |= not parties and senses.is_a(word, "irregular") and not grammar.modifiers(word)
    if between and not nameless:  # "between soldiers and guerrillas": of rebels it is known whom they fight
        cast.faceless.add(Role.TARGET)
    for word in grammar.behind(hit.token, _ONLY_WITH) if hit.token.lemma_ in _CLASHING else ():
        cast.add(discourse.parties(senses, word), Role.INITIATOR, "actor.clashed-with", word.text)
    engaged = hit.token.head.head
    if hit.token.dep_ == "pobj" and hit.token.head.lower_ == "in" and engaged.lemma_ in {"engage", "lock"}:
        for word in grammar.doers(engaged) + (grammar.undergoers(engaged) if grammar.is_passive(engaged) else []):
            cast.add(discourse.parties(senses, word), Role.INITIATOR, "actor.engaged", word.text)
    for word in _takers(hit):
        cast.add(discourse.parties(senses, word), Role.INITIATOR, "actor.taker", word.text)


def _allies(word: "Token", senses: Senses) -> tuple[str, ...]:
    """ "Their Eritrean allies", "its allies of the Donetsk People's Republic": by nation or by name, not "Syria's"."""
    if word.lemma_ != "ally":
        return ()
    beside = [each for each in grammar.modifiers(word) if each.dep_ in {"amod", "compound"}]
    names = map(senses.named, [*beside, *grammar.behind(word, frozenset({"of", "in", "from"}))])
    return tuple(dict.fromkeys(name.party for name in names if name is not None and name.party))


def _comrades(hit: Hit) -> list["Token"]:
    """ "Backed by Rwandan soldiers", "alongside the militia", "with the group's fighters at its side"."""
    verb = hit.token if hit.verbal else light_verb(hit.token)
    if verb is None:
        return []
    fighting = [verb, *grammar.doers(verb)]
    backed = (each for word in fighting for each in word.children if each.lemma_ in _BACKED and each.tag_ == "VBN")
    found = [word for each in backed if grammar.is_passive(each) for word in grammar.doers(each)]
    found += [each for word in fighting for each in grammar.behind(word, _BESIDE)]
    for beside in (each for word in fighting for each in grammar.behind(word, _ONLY_WITH)):
        if beside.lemma_ in _BACKING:
            found += grammar.behind(beside, frozenset({"of", "from"})) or grammar.modifiers(beside)[:1]
        elif _is_at_side(beside):
            found.append(beside)
    return found


def _is_at_side(word: "Token") -> bool:
    """ "Together with the militia", "with the militia's fighters at its side"."""
    jointly = {each.lower_ for each in (word.head.head, *word.head.children)} & _JOINTLY
    return bool(jointly) or any(each.lemma_ == "side" for each in grammar.behind(word, _AT))


def _are_fighters(word: "Token", parties: tuple[str, ...], senses: Senses, discourse: Discourse) -> bool:
    """Whether they fight themselves: soldiers, an armed group; a state may do no more than pay."""
    return senses.is_a(word, "force") or any(discourse.names.party_kind(party) == "armed_group" for party in parties)


def _takers(hit: Hit) -> list["Token"]:
    """ "The fall of Shusha, which the army took in November", "fell into the hands of rebels": who takes what falls."""
    if hit.verbal and hit.token.lemma_ == "fall":
        hands = [word for word in grammar.behind(hit.token, frozenset({"into", "in", "to"})) if word.lemma_ == "hand"]
        return [word for hand in hands for word in (*grammar.behind(hand, _OF), *grammar.modifiers(hand))]
    if hit.verbal or hit.token.lemma_ not in {"fall", "loss"}:
        return []
    to = grammar.behind(hit.token, frozenset({"to"}))  # "the fall of Bama to Boko Haram"
    clauses = (word for word in hit.token.subtree if word.dep_ == "relcl" and word.lemma_ in _TAKING)
    return to + [doer for clause in clauses for doer in grammar.doers(clause)]


def _beaten_off(hit: Hit) -> list["Token"]:
    """ "repelled a rebel assault", "beat back an army column": who is beaten off had attacked."""
    if not (hit.verbal and hit.trigger.doers_suffer and hit.trigger.kind == "battle") or hit.token.lemma_ == "lose":
        return []
    objects = grammar.undergoers(hit.token)
    return objects + [word for each in objects for word in grammar.behind(each, _WITH)]


def _arms_of(hit: Hit, senses: Senses) -> list["Token"]:
    """The weapons and forces that the attack is made with."""
    if hit.verbal:
        fired = grammar.undergoers(hit.token) if hit.trigger.objects_are_arms else []
        fired += [each for word in fired for each in grammar.behind(word, _OF)]  # "a total of 49 Ukrainian drones"
        taken = hit.trigger.kind == "battle"  # "recaptured the village from Russian forces"
        arms = grammar.behind(hit.token, _WITH - {"from"} if taken else _WITH) + fired
        arms += [each for each in grammar.behind(hit.token, _IN) if senses.is_a(each, "attack")]
        arms += [  # which the parser hangs on the object
            each
            for word in grammar.undergoers(hit.token)
            for each in grammar.behind(word, _IN)
            if senses.is_a(each, "attack")
        ]
    else:
        verb = light_verb(hit.token)
        arms = grammar.behind(hit.token, _OF) if hit.token.lemma_ not in _CLOSING_IN else []
        arms += grammar.behind(verb, _WITH) if verb is not None else []
    return [word for word in arms if word.lemma_ in _COLOURS or any(senses.is_a(word, name) for name in _ARMED)]


def _attackers_of_noun(hit: Hit, senses: Senses, discourse: Discourse, cast: Cast) -> None:
    """ "Russia's wave of strikes", "attacks by the rebels"; "the shelling of Kherson" names no attacker."""
    for word in (hit.token, *carriers(hit.token)):
        if _is_its_doers(word) and cast.having(Role.INITIATOR):
            continue  # "Russia began its invasion": of who does it, and nobody else
        if _is_somebodys(word, senses):
            ended = _is_object_of(word, _BREAKING) and word.lemma_ in {"siege", "blockade", "encirclement"}
            role = Role.TARGET if ended else Role.INITIATOR
            cast.add(discourse.owners(senses, word), role, "actor.owner", word.text)
        else:
            for fighters, role in _fighters_before(word, senses):
                cast.add(discourse.parties(senses, fighters), role, "actor.fighters", fighters.text)
    for word in grammar.behind(hit.token, frozenset({"by", "from"})) + _senders(hit.token):
        if not (senses.is_a(word, "place") and word.head.lower_ == "from"):
            cast.add(discourse.parties(senses, word), Role.INITIATOR, "actor.by", word.text)


def _is_its_doers(attack: "Token") -> bool:
    """ "Began its invasion": a pronoun before the attack that who is told to do it stands for."""
    pronoun = any(child.dep_ == "poss" and child.lower_ in {"its", "their", "his"} for child in attack.children)
    return pronoun and attack.dep_ == "dobj" and bool(doers_of(attack))


def _is_somebodys(attack: "Token", senses: Senses) -> bool:
    """Whether it is said before it whose it is: "Russia's wave of strikes", "their assault"."""
    before = any((named := senses.named(each)) is not None and named.party for each in grammar.modifiers(attack))
    return before or any(child.dep_ == "poss" and child.pos_ == "PRON" for child in attack.children)


def _fighters_before(attack: "Token", senses: Senses) -> Iterator[tuple["Token", Role]]:
    """ "Rebel shelling", "an army offensive"; in "an anti-rebel offensive" they are attacked."""
    for word in attack.children:
        fighters = senses.is_a(word, "irregular") or senses.is_a(word, "regular")
        if fighters and word.dep_ in {"compound", "amod"} and word.i < attack.i:
            against = word.nbor(-1).text == "-" and word.nbor(-2).lower_ == "anti"
            yield word, Role.TARGET if against else Role.INITIATOR


def _senders(noun: "Token") -> list["Token"]:
    """Whom the parser hangs elsewhere: "rocket fire and strikes from the army", "the shelling of Kidal by rebels".

    So is it told of "an attack which the rebels made", and of "an airstrike carried out by British jets".
    """
    made = [each for each in noun.children if each.dep_ in {"acl", "relcl"} and each.lemma_ in _MAKING]
    hit = [each for verb in made for each in grammar.own_subjects(verb) if each.tag_ not in {"WDT", "WP"}]
    hit += [word for each in grammar.behind(noun, _OF) for word in grammar.behind(each, frozenset({"by"}))]
    hit += [doer for clause in made if grammar.is_passive(clause) for doer in grammar.doers(clause)]
    if noun.dep_ != "conj":
        return hit
    return hit + [word for word in grammar.behind(noun.head, frozenset({"by", "from"})) if word.i > noun.i]


def _killers(hit: Hit, senses: Senses, discourse: Discourse, cast: Cast) -> None:
    """ "In a firefight near the border the rebels killed ten soldiers": who kills and whose men die both fought it."""
    inside = hit.token.head
    verb = inside.head
    within = hit.token.dep_ == "pobj" and inside.lower_ in {"in", "during"} and verb.lemma_ in _KILLING
    if hit.trigger.kind != "battle" or not within:
        return
    killers = [party for word in grammar.doers(verb) for party in discourse.parties(senses, word)]
    dead = grammar.undergoers(verb)
    killed = [
        party
        for word in (*dead, *(each for word in dead for each in grammar.behind(word, _OF)))
        for party in discourse.parties(senses, word) or discourse.owners(senses, word)
    ]
    if killed and not killers and hit.token.lemma_ in _SET_UPON:  # "12 of its soldiers were killed in an ambush"
        cast.add(killed, Role.TARGET, "actor.killed", verb.text)
    if killers and killed:
        one_sided = hit.token.lemma_ in _SET_UPON  # who is lured into an ambush has begun nothing
        cast.add(killers, Role.INITIATOR, "actor.killer", verb.text)
        cast.add(killed, Role.TARGET if one_sided else Role.INITIATOR, "actor.killed", verb.text)


def _fallen(hit: Hit, senses: Senses, discourse: Discourse, cast: Cast) -> None:
    """ "The group's chief, X, died in an air raid": aimed at his side."""
    verb = hit.token.head.head
    within = hit.trigger.kind == "strike" and hit.token.dep_ == "pobj" and hit.token.head.lower_ == "in"
    dying = verb.lemma_ in _DYING or (verb.lemma_ == "kill" and grammar.is_passive(verb))
    fallen = grammar.own_subjects(verb) if within and dying else []
    for word in (*fallen, *grammar.appositions(fallen)):
        named = senses.named(word)
        if senses.is_a(word, "force") or (named is not None and named.kind == "person"):
            cast.add(discourse.parties(senses, word), Role.TARGET, "actor.killed", verb.text)


def _accused(hit: Hit, senses: Senses, discourse: Discourse, cast: Cast) -> None:
    """ "which it blamed on Ukraine", "accused Kyiv of sending drones": it counts where nobody there denies it.

    Where somebody does, it is nobody's.
    """
    denied = any(word.lemma_ in _DENYING for word in hit.token.doc)
    for word in hit.token.doc:
        if word.lemma_ in {"blame", "accuse"} and word.pos_ == "VERB":
            if denied:
                cast.faceless.add(Role.INITIATOR)
                return
            onto = grammar.behind(word, frozenset({"on"})) if word.lemma_ == "blame" else []
            for each in onto or grammar.undergoers(word):
                cast.add(discourse.parties(senses, each), Role.INITIATOR, "actor.accused", word.text)


def carriers(noun: "Token") -> list["Token"]:
    """The nouns that carry the noun: "a wave of strikes"."""
    found = []
    step = noun
    while step.dep_ == "pobj" and step.head.lower_ == "of" and step.head.head.pos_ == "NOUN":
        step = step.head.head
        found.append(step)
    return found


def _is_object_of(token: "Token", verbs: frozenset[str]) -> bool:
    verb = light_verb(token)
    return verb is not None and (verb.lemma_ in verbs or (verbs == _SUFFERED_BY and _is_come_under(token)))


def _is_come_under(attack: "Token") -> bool:
    """ "Came under drone attacks": those who did suffered them."""
    return attack.dep_ == "pobj" and attack.head.lower_ == "under" and attack.head.head.lemma_ in _COMING


def _only_tells(word: "Token", attack: "Token") -> bool:
    """ "Said that the raid", "the governor admitted a strike": who speaks of the attack or suffers it."""
    if _is_come_under(attack):
        return True
    verb = light_verb(attack)
    # who reports hits made them, and who announces a capture has taken the town
    own = attack.lemma_ == "hit" or (attack.lemma_ in _CAPTURES and verb is not None and verb.lemma_ in _BOASTING)
    return word.lemma_.lower() in {"governor", "mayor"} or (not own and _is_object_of(attack, _NOT_DONE_BY))


def _is_official(word: "Token", senses: Senses) -> bool:
    """ "An army drone", "shells fired by the military": a state's, whichever that is."""
    words = [each for noun in (word, *_launchers(word)) for each in grammar.modifiers(noun)]
    return any(senses.is_a(each, "regular") for each in (*words, *_launchers(word)))


def _owners_of_arms(word: "Token", senses: Senses, discourse: Discourse) -> tuple[str, ...]:
    arms = [each for each in (word, *grammar.behind(word, _OF)) if any(senses.is_a(each, name) for name in _ARMS)]
    owned = next((parties for each in arms if (parties := discourse.owners(senses, each))), ())
    return owned or next(
        (
            parties
            for each in arms
            for sender in _launchers(each)
            if (parties := discourse.parties(senses, sender) or discourse.owners(senses, sender))
        ),
        (),
    )


def _launchers(weapon: "Token") -> list["Token"]:
    """Who sent what hits: "shells fired by the army", "drones which it says rebels flew", "scrambled a jet that"."""
    clauses = [child for child in weapon.children if child.dep_ in {"acl", "relcl"}]
    clauses += [each for verb in clauses if verb.lemma_ in _SAYING for each in verb.children if each.dep_ == "ccomp"]
    sent = [verb for verb in clauses if verb.lemma_ in _LAUNCHING]
    ground = (word for verb in sent for word in grammar.behind(verb, _FROM))  # "rockets fired from land held by rebels"
    held = [child for word in ground for child in word.children if child.dep_ == "acl" and child.lemma_ in _USING]
    sent += [clause for clause in held if grammar.is_passive(clause)]
    sent += [weapon.head] if weapon.dep_ == "dobj" and weapon.head.lemma_ in _LAUNCHING else []
    return [doer for verb in sent for doer in grammar.doers(verb) if doer is not weapon]


def _behind_attack(word: "Token", senses: Senses, discourse: Discourse) -> tuple[str, ...]:
    """ "A drone strike by the army killed 11", "the shelling of the capital by the rebels"."""
    if not senses.is_a(word, "attack"):
        return ()
    by = [each for noun in (word, *grammar.behind(word, _OF)) for each in grammar.behind(noun, frozenset({"by"}))]
    return next((parties for each in by if (parties := discourse.parties(senses, each))), ())


def _is_faceless(word: "Token", senses: Senses) -> bool:
    """ "gunmen", "militants" whom the text does not name: no state fills their place."""
    return any(senses.is_a(word, name) for name in ("rebel", "irregular", "faceless"))


def _is_where(word: "Token", hit: Hit, senses: Senses) -> bool:
    """A town as the subject of "came under attack" is where it happens, and no attacker."""
    return (
        not hit.verbal
        and senses.is_a(word, "place")
        and "under" in {each.lower_ for each in grammar.governors(hit.token)}
    )


def _is_the_attack(word: "Token", hit: Hit) -> bool:
    """ "It was one of the biggest raids": the raid itself, and nobody who made it."""
    noun = hit.token
    said = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return not hit.verbal and said.dep_ == "attr" and word.lower_ in {"it", "this", "that"} and said.head == word.head


def _are_missiles(word: "Token", hit: Hit, senses: Senses, discourse: Discourse) -> bool:
    """ "The air force downed 40 of 60 drones. They damaged a hospital": the drones, and not who downed them."""
    if word.lower_ != "they" or hit.token.lemma_ not in _DAMAGING or not senses.sentence.index:
        return False
    before = discourse.senses[senses.sentence.index - 1]
    flying = any(before.is_a(each, "missile") and each.tag_ == "NNS" for each in before.words)
    return flying and not before.vocabulary.isdisjoint(_DOWNING)


def attacked(hit: Hit, senses: Senses, discourse: Discourse, cast: Cast) -> None:
    """Name whose forces, ground or property are hit: by possession, or where the party itself is the object."""
    heads = _hit_words(hit, senses)
    for word in (
        *heads,
        *(each for head in heads for each in head.children if each.dep_ == "appos" and each.pos_ != "PRON"),
    ):
        if (
            word.lemma_ in _EDGES | _BACKING
            or (hit.token.lemma_ in _HARMING and senses.is_a(word, "nationality"))  # "killed eleven Palestinians"
            or senses.is_a(word, "person")
            or (senses.is_a(word, "place") and _is_locative(word))
        ):
            continue
        parties = () if senses.is_a(word, "town") else discourse.parties(senses, word)
        parties = (
            _called_beside(word, senses)
            or parties
            or _users(word, senses, discourse)
            or discourse.owners(senses, word)
            or _allies(word, senses)
        )
        entered = hit.trigger.kind == "battle" and senses.is_a(word, "state")
        if entered and _is_entered_for_group(parties, cast, discourse):
            continue
        if _is_bystander(word, senses) or _is_ground_of(parties, word, discourse):
            continue
        cast.add(parties, Role.TARGET, "actor.undergoer", word.text)
        nameless = any(senses.is_a(each, "rebel") for each in grammar.modifiers(word))  # "rebel positions"
        of_rebels = nameless and not discourse.names_armed_group()
        if not parties and (of_rebels or _is_faceless(word, senses)) and word.lemma_ not in _CIVILIANS:
            cast.faceless.add(Role.TARGET)
    _clear_ground(senses, discourse, cast)
    if Role.TARGET not in {*cast.actors.values(), *cast.faceless}:
        cast.add(holders(hit, senses, discourse), Role.TARGET, "actor.holder", hit.token.text)


def _clear_ground(senses: Senses, discourse: Discourse, cast: Cast) -> None:
    """ "US jets attacked southern Somalia, killing al-Shabaab fighters": the land was hit for the group's sake."""
    hit = cast.having(Role.TARGET)
    groups = [party for party in hit if discourse.names.party_kind(party) == "armed_group"]
    homes = {state for group in groups for state in discourse.names.home_states(group)}
    by_land = {named.party for named in senses.named_all() if named.kind == "demonym"}
    for land in homes.intersection(hit):
        at_war = any(discourse.is_at_war(attacker, land) for attacker in cast.having(Role.INITIATOR))
        if land not in by_land and not at_war:
            cast.actors.pop(land)


def _users(word: "Token", senses: Senses, discourse: Discourse) -> tuple[str, ...]:
    """ "A railway used by the army", "a post manned by rebels"."""
    clauses = (child for child in word.children if child.dep_ == "acl" and child.lemma_ in _USING)
    users = [user for clause in clauses if grammar.is_passive(clause) for user in grammar.doers(clause)]
    return tuple(dict.fromkeys(party for user in users for party in discourse.parties(senses, user)))


def _called_beside(word: "Token", senses: Senses) -> tuple[str, ...]:
    """ "The group's leader, Hassan Nasrallah": whoever "the group" is, he is known himself."""
    beside = (senses.named(child) for child in word.children if child.dep_ == "appos")
    return tuple(named.party for named in beside if named is not None and named.kind == "person" and named.party)[:1]


def _is_bystander(word: "Token", senses: Senses) -> bool:
    """ "Killed four Filipino sailors", "a Palestinian refugee camp": whose they are, not whose ground or forces."""
    shelter = word.lemma_.lower() == "camp" and any(each.lemma_ in _SHELTERED for each in grammar.modifiers(word))
    return (shelter or word.lemma_.lower() in _BYSTANDERS) and bool(senses.owners(word))


def _is_ground_of(parties: tuple[str, ...], word: "Token", discourse: Discourse) -> bool:
    """ "Three Yemeni ports", "the Lebanese capital": on whose ground it is, where another fights that state."""
    return word.lemma_ in _GROUNDS and any(discourse.rebels_in(party) for party in parties)


def _is_entered_for_group(entered: tuple[str, ...], cast: Cast, discourse: Discourse) -> bool:
    """ "Israeli troops entered Lebanon": where a group that the text names is their foe there, and not the state."""
    foes = (foe for state in entered for foe in discourse.groups_in(state))
    return any(discourse.is_at_war(foe, attacker) for foe in foes for attacker in cast.having(Role.INITIATOR))


def _hit_words(hit: Hit, senses: Senses) -> list["Token"]:
    token = hit.token
    suffering = hit.trigger.doers_suffer and hit.trigger.kind == "battle"  # "lost the last port of Somalia"
    undergoing = grammar.undergoers(token) if hit.verbal and not suffering else []
    raised = _COLOURS if hit.trigger.objects_are_arms else frozenset[str]()
    heads = [word for word in undergoing if not senses.is_a(word, "weapon") and word.lemma_ not in raised]
    # "missiles aimed at Al Udeid, the American air base": the parser hangs it on the missiles
    heads += [each for each in grammar.appositions(undergoing) if senses.is_a(each, "site") and each not in heads]
    if heads and hit.trigger.kind == "battle":  # "retook the town from al-Shabaab"
        lands = [word for word in heads if senses.is_a(word, "ground") or senses.is_a(word, "place")]
        # "captured the village of Flita from them" hangs on the village
        behind = [word for each in (token, *lands) for word in grammar.behind(each, _FROM)]
        losers = [word for word in behind if _may_lose(word, token, senses) and word.lemma_ not in _GROUNDS]
        # "Tripoli's airport was retaken from the LNA": who held it suffers, whosever it is
        heads = losers if any(map(senses.party, losers)) else heads + losers
    heads += doers_of(token) if hit.trigger.subject_undergoes or _is_object_of(token, _SUFFERED_BY) else []
    within = (each for word in heads for each in grammar.behind(word, frozenset({"of", "in", "at", "on"})))
    no_target = {"attack", "weapon"} if hit.trigger.objects_are_arms else {"attack"}  # "hit in a drone attack"
    heads += [each for each in within if not any(senses.is_a(each, name) for name in no_target)]
    if hit.verbal:  # "stormed the base, killing nine Saudi soldiers"
        killing = (each for each in token.children if each.dep_ == "advcl" and each.lemma_ in _KILLING)
        fallen = (word for each in killing if each.tag_ == "VBG" for word in grammar.undergoers(each))
        heads += [word for word in fallen if senses.is_a(word, "regular") or senses.is_a(word, "irregular")]
    if hit.verbal and hit.trigger.kind == "battle":  # "broke out behind Chadian lines", "cut through their defences"
        heads += [word for word in grammar.behind(token, _PAST) if word.lemma_ in _LINES]
    wanted = _GROUND if hit.trigger.kind == "battle" else _AT
    verb = None if hit.verbal else light_verb(token)
    nouns = [token] if hit.verbal else [token, *carriers(token)]
    behind_it = (word for noun in nouns for word in grammar.behind(noun, wanted) if word != token)
    heads += [word for word in behind_it if word.lemma_ != "hand"]
    if hit.trigger.kind == "battle":
        losing = [word for word in meant_to_lose(hit) if not senses.is_a(word, "place")]
        heads += losing or meant_for(hit)
    heads += [each for word in heads if word.lemma_ in _GATES for each in grammar.behind(word, _OF)]
    return heads + (grammar.behind(verb, wanted - _OF) if verb is not None else [])


def _may_lose(word: "Token", verb: "Token", senses: Senses) -> bool:
    """ "Retook the town from al-Shabaab", "a village was taken from Russia"; not "took arms from Moscow"."""
    return not senses.is_a(word, "place") or (senses.is_a(word, "state") and grammar.is_passive(verb))


def _is_locative(word: "Token") -> bool:
    """ "targets in Yemen": the state is where it happens; whose they are is another question."""
    while word.dep_ == "conj":
        word = word.head
    return word.dep_ == "pobj" and word.head.lower_ in _IN
