"""What the parser regularly gets wrong, put right in the tree before any rule reads it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.language.parse import Parse, Token

_MONTHS = frozenset(
    {
        "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december",
    }
)  # fmt: skip
_BESIDE_MONTH = 1  # words from the month to its day


def mend(parse: "Parse") -> None:
    """Change heads and labels in place."""
    for token in parse:
        if token.dep_ == "ccomp" and any(each.text == ";" for each in parse.tokens[token.i : token.head.i]):
            token.dep_ = "parataxis"  # "shells hit the town; the rebels denied it": told, not denied
        if token.dep_ == "pobj" and token.pos_ == "NOUN" and token.head.lower_ == "on":
            _part_from_date(token)


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
    token.head.children.remove(token)
    token.head, token.dep_ = head, label
    head.children.append(token)
    head.children.sort(key=lambda child: child.i)
