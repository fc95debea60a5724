"""What the parser regularly gets wrong, put right in the tree before any rule reads it."""

from typing import TYPE_CHECKING

from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Parse, Token

_MONTHS = frozenset(
    {
        "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december",
    }
)  # fmt: skip
_DOINGS = frozenset({"shelling", "bombing", "fighting"})
_PLAIN = ("force", "regular", "irregular", "weapon", "platform", "office", "captive", "parley")
_ADVERBIAL = frozenset({"advmod", "npadvmod", "prep", "prt", "dep"})
_BESIDE_MONTH = 1  # words from the month to its day


def mend(parse: "Parse") -> None:
    """Change heads and labels in place."""
    if len(parse):
        _read_first(parse.tokens[0])
    for token in parse:
        if token.dep_ == "advmod" and token.pos_ == "PROPN":
            _take_for_object(token)
        if token.dep_ == "ccomp" and any(each.text == ";" for each in parse.tokens[token.i : token.head.i]):
            token.dep_ = "parataxis"  # "shells hit the town; the rebels denied it": told, not denied
        if token.dep_ == "pcomp" and token.lower_ in _DOINGS and not any(c.dep_ == "dobj" for c in token.children):
            token.pos_, token.tag_, token.dep_, token.lemma_ = "NOUN", "NN", "pobj", token.lower_  # "died in shelling"
        if token.dep_ == "pobj" and token.pos_ == "NOUN" and token.head.lower_ == "on":
            _part_from_date(token)


def _read_first(token: "Token") -> None:
    """ "Rebels attacked a base": the capital of the first word makes no name of a common noun."""
    singular = token.lower_.removesuffix("s")
    alone = token.tag_ == "NNPS" or (
        token.tag_ == "NNP" and token.i + 1 < len(token.doc) and token.nbor().text.islower()
    )
    if alone and any(singular in wording().classes[name] for name in _PLAIN):
        token.pos_, token.tag_, token.lemma_ = "NOUN", "NNS" if token.tag_ == "NNPS" else "NN", singular


def take_for_name(token: "Token") -> None:
    """Make a name of a word that the tagger does not know for one: "captured Homs", "fled Corinto"."""
    token.pos_, token.tag_, token.lemma_ = "PROPN", "NNP", token.text
    before = token.nbor(-1) if token.i else token
    if before.pos_ == "ADP" and before is not token.head:
        _hang(token, before, "pobj")
    else:
        _take_for_object(token)


def _take_for_object(name: "Token") -> None:
    """ "bombed Yamethin": what stands right behind its verb is no adverb."""
    if name.i and name.head is name.nbor(-1) and name.head.pos_ == "VERB" and name.dep_ in _ADVERBIAL:
        name.dep_ = "dobj"


def _part_from_date(noun: "Token") -> None:
    """ "On 29 May boats attacked the port": the subject is taken for the noun of the date."""
    on, verb = noun.head, noun.head.head
    month = next((child for child in noun.children if child.lower_ in _MONTHS and child.dep_ == "compound"), None)
    if month is None or verb.pos_ != "VERB" or not noun.i < verb.i or month.i - on.i > _BESIDE_MONTH + 1:
        return
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    for word in [
        child for child in noun.children if child.dep_ == "nummod" and abs(child.i - month.i) == _BESIDE_MONTH
    ]:
        _hang(word, month, "nummod")
    _hang(month, on, "pobj")
    _hang(noun, verb, "nsubjpass" if passive else "nsubj")


def _hang(token: "Token", head: "Token", label: str) -> None:
    if head in token.subtree:
        return
    token.head.children.remove(token)
    token.head, token.dep_ = head, label
    head.children.append(token)
    head.children.sort(key=lambda child: child.i)
