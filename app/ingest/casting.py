"""Who did what to whom, and where: the cast of one trigger."""

from typing import TYPE_CHECKING

from app.domain.report import Role
from app.ingest import attacking, mediating, parleying, placing
from app.ingest.cast import Cast
from app.ingest.discourse import Discourse
from app.language import grammar
from app.language.senses import Senses
from app.language.triggers import Hit, doers_of
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Token

_TABLE = frozenset({"talks", "swap", "agreement"})


def cast(hit: Hit, discourse: Discourse, *, to_come: bool = False) -> Cast:
    """The actors, people and places that the words around a trigger name; ``to_come`` where it is only agreed."""
    senses = discourse.senses[hit.sentence]
    found = Cast()
    if hit.trigger.kind in _TABLE:
        mediating.intermediaries(hit, senses, discourse, found, to_come=to_come)
        parleying.participants(hit, senses, discourse, found)
        parleying.people(hit, senses, discourse, found)
        parleying.told_before(hit, senses, discourse, found)
        parleying.parties_of_people(hit, found)
    elif hit.trigger.kind == "withdrawal":
        _leaver(hit, senses, discourse, found)
    else:
        attacking.attackers(hit, senses, discourse, found)
        attacking.attacked(hit, senses, discourse, found)
    placing.places(hit, senses, discourse.doc, found, to_come=to_come)
    return found


def _leaver(hit: Hit, senses: Senses, discourse: Discourse, found: Cast) -> None:
    """Whose forces leave: what is withdrawn, else who withdraws; a place that is left is nobody's force."""
    doers = doers_of(hit.token)
    moved = [word for word in grammar.undergoers(hit.token) if senses.is_a(word, "force")] if hit.verbal else []
    own = [word for word in doers if discourse.parties(senses, word)]  # "Chad pulled troops out": its own
    withdrawn = [word for word in moved if not own or senses.party(word) or discourse.owners(senses, word)]
    behind = [] if hit.verbal else [hit.token, *grammar.behind(hit.token, frozenset({"of", "by"}))]
    owned = [word for word in behind if senses.party(word) or senses.owners(word)]
    for words in (withdrawn, owned, doers, behind):  # "the army and the rebels completed a pullback of troops"
        for word in words:
            found.add(_leaving(word, senses, discourse), Role.INITIATOR, "actor.leaver", word.text)
        if found.actors:
            return
    mentions = discourse.doc.names_in(senses.sentence.start, senses.sentence.end)
    named = {mention.party for mention in mentions if mention.party and mention.kind != "seat"}
    pointing = any(child.lower_ in {"the", "this", "that"} for child in hit.token.children)
    if any(map(senses.are_rebels, (*doers, *moved))):  # "rebels withdrew from Chad's capital": not Chad
        return
    if len(named) == 1 and (hit.verbal or not pointing):  # "the pullout is part of a German plan" is that told before
        found.add(named, Role.INITIATOR, "actor.only-party-named", hit.token.text)


def _leaving(word: "Token", senses: Senses, discourse: Discourse) -> tuple[str, ...]:
    """The parties of "Russian troops"; both of "the two sides"."""
    for each in (word, *grammar.behind(word, frozenset({"of", "from"}))):  # "the troops of both sides"
        if senses.is_pair(each) and each.lemma_.lower() in wording().sides and not senses.party(each):
            return tuple(discourse.sides(senses))
    return discourse.parties(senses, word) or discourse.owners(senses, word)
