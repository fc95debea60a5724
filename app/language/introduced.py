"""Persons whom a text introduces, "the Saudi ambassador, Mohammed al-Jaber", and then calls by their surname alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.language.senses import Named, Senses

if TYPE_CHECKING:
    from app.language.parse import Token

_WORD = r"[A-ZÀ-Þ][\w’'-]{1,24}"
_FULL_NAME = rf"{_WORD}(?: (?:[a-z]{{2,3}}[ -]){{0,2}}{_WORD}){{1,2}}"
_BY_OFFICE = re.compile(
    r"(?:['’]s)? (?:[A-Za-z-]{2,20} ){0,4}"
    r"(?:[Pp]resident|[Pp]remier|[Cc]hancellor|[Mm]inister|[Aa]mbassador|[Ee]nvoy|[Ss]pokes\w{3,6}|[Nn]egotiator"
    r"|[Ll]eader|[Gg]overnor|[Gg]eneral|[Cc]ommander|[Cc]hief|[Ss]ecretary|[Aa]dviser|[Oo]fficial|[Rr]epresentative),? "
    rf"(?P<name>{_FULL_NAME})"
)
_LAND = frozenset({"state", "demonym"})
_FAMILY_FIRST = frozenset({"China", "North Korea", "South Korea", "Taiwan"})  # where the surname comes first
_TITLES = frozenset({"mr", "mr.", "ms", "ms.", "mrs", "mrs.", "dr", "dr.", "sir", "gen.", "general", "col.", "colonel"})


def recognise(sentences: Sequence[Senses]) -> None:
    """Make each surname that stands alone the name of whom the text introduced before as somebody of a party.

    Two of one surname who act for different parties are nobody.
    """
    known: dict[str, Named] = {}
    for senses in sentences:
        for token in senses.words:
            person = known.get(token.lower_) if token.pos_ == "PROPN" else None
            if person is not None and _stands_alone(token, senses):
                senses.call(token, person)
        for surname, person in (*_by_title(senses), *_introduced(senses)):
            one = surname not in known or known[surname].party == person.party
            known[surname] = person if one else replace(person, party=None)


def _by_title(senses: Senses) -> Iterator[tuple[str, Named]]:
    """Those whose office the words before the name tell, "Saudi ambassador Mohammed al-Jaber", parsed or not."""
    sentence, text = senses.sentence, senses.doc.text
    for name in senses.doc.names_in(sentence.start, sentence.end):
        told = _BY_OFFICE.match(text, name.end, sentence.end) if name.party and name.kind in _LAND else None
        if told is None or "former" in told[0].lower() or senses.doc.names_in(told.start("name"), told.end("name")):
            continue
        surname = re.split(r"[ -]", told["name"])[-1].lower()
        yield surname, Named(told.start("name"), told.end("name"), told["name"], "person", told["name"], name.party)


def _introduced(senses: Senses) -> Iterator[tuple[str, Named]]:
    """The surnames, lower case, of the persons of a party that a sentence names in full; unparsed, of known ones."""
    sentence = senses.sentence
    for name in senses.doc.names_in(sentence.start, sentence.end) if sentence.parse is None else ():
        if name.kind == "person" and name.party and " " in name.name:
            yield _surname(name.name, name.party), Named.of(name)
    for token in senses.words:
        named = senses.named(token)
        if named is None or named.kind != "person" or " " not in named.name or _goes_on(token, senses):
            continue
        party = named.party or senses.party(token)
        if party is not None:
            surname = _surname(named.name, party) if party in _FAMILY_FIRST else token.lower_
            yield surname, Named(named.start, named.end, named.text, "person", named.name, party)


def _surname(name: str, party: str) -> str:
    words = name.lower().split()
    return words[0] if party in _FAMILY_FIRST else words[-1]


def _goes_on(token: "Token", senses: Senses) -> bool:
    """Whether the name goes on behind the word."""
    return token.i + 1 < len(token.doc) and senses.named(token.nbor()) is senses.named(token)


def _stands_alone(token: "Token", senses: Senses) -> bool:
    """Whether the word is a name by itself that no list and no apposition says more of."""
    named = senses.named(token)
    if named is not None and (named.party or named.kind not in {"person", "unknown organisation"} or " " in named.name):
        return False
    before = token.nbor(-1) if token.i else None
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    titled = before is not None and (before.lower_ in _TITLES or senses.is_a(before, "office"))
    named_before = before is not None and before.pos_ == "PROPN" and not titled
    return not named_before and (after is None or after.pos_ != "PROPN")
