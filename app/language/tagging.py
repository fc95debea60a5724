"""Parts of speech and lemmas by the model's own tables, looked up instead of matched.

A pipeline's attribute ruler runs a pattern matcher over every token, a tenth of what a parse costs. Nearly all of its
patterns ask of a single token for its tag, its form or its label, so that their answer, and the lemma that follows from
it, can be kept for each such triple.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler, Lemmatizer
    from spacy.tokens import Doc as Parse
    from spacy.tokens import Token

_ASKED: dict[str, Callable[["Token"], object]] = {
    "TAG": lambda token: token.tag_,
    "LOWER": lambda token: token.lower_,
    "DEP": lambda token: token.dep_,
    "IS_SPACE": lambda token: token.is_space,
}

_Pattern = tuple[int, dict[str, Any], dict[str, str]]  # its place among all, what it asks for, what it sets


class Tagging:
    """A pipeline component that does what the ruler's patterns of one token and the lemmatizer do.

    It sets part of speech and lemma, and no morphology, which nothing reads. Patterns of several tokens ("gonna",
    "there are") or by expression ("nothin'") are left out.
    """

    def __init__(self, ruler: "AttributeRuler", lemmatizer: "Lemmatizer") -> None:
        self._lemmatizer = lemmatizer
        _index(lemmatizer)
        rows: list[Any] = ruler.patterns
        patterns = [
            (pattern[0], row["attrs"])
            for row in rows
            for pattern in row["patterns"]
            if len(pattern) == 1 and pattern[0].keys() <= _ASKED.keys() and not _is_by_expression(pattern[0])
        ]
        self._by_tag: defaultdict[str | None, list[_Pattern]] = defaultdict(list)  # None: of any tag
        for place, (asked, attributes) in enumerate(patterns):
            tag = asked.get("TAG")
            self._by_tag[tag if isinstance(tag, str) else None].append((place, asked, attributes))
        self._asked_words = frozenset(word for asked, _ in patterns for word in _words(asked.get("LOWER", "")))
        self._attributes: dict[tuple[int, int, str], dict[str, str]] = {}
        self._known: dict[tuple[int, int, int], tuple[int, int]] = {}

    def __call__(self, parse: "Parse") -> "Parse":
        """Set the attributes of all tokens."""
        for token in parse:
            key = (token.tag, token.orth, token.dep)
            if key not in self._known:
                self._known[key] = self._read(token)
            else:
                token.pos, token.lemma = self._known[key]
        return parse

    def _read(self, token: "Token") -> tuple[int, int]:
        """Set the token's part of speech and lemma, and give them as spaCy numbers them."""
        word = token.lower_ if token.lower_ in self._asked_words or token.is_space else ""
        key = (token.tag, token.dep, word)
        if key not in self._attributes:
            self._attributes[key] = self._matched(token)
        attributes = self._attributes[key]
        token.pos_ = attributes.get("POS", "X")
        token.set_morph(attributes.get("MORPH", ""))  # type: ignore[attr-defined]  # missing in the stubs
        token.lemma_ = attributes.get("LEMMA") or self._lemmatizer.lemmatize(token)[0]
        token.set_morph(None)  # type: ignore[attr-defined]  # it was for the lemmatizer alone
        return token.pos, token.lemma

    def _matched(self, token: "Token") -> dict[str, str]:
        """What the patterns that fit the token say, a later one over an earlier one."""
        patterns = sorted((*self._by_tag[token.tag_], *self._by_tag[None]), key=itemgetter(0))
        fitting = (attributes for _, pattern, attributes in patterns if _fits(token, pattern))
        return {name: value for attributes in fitting for name, value in attributes.items()}


def _index(lemmatizer: "Lemmatizer") -> None:
    """Keep the lemmatizer's words as sets: it asks whether a form is one of 57,528 nouns of a list."""
    index = lemmatizer.lookups.get_table("lemma_index")
    for part_of_speech, words in list(index.items()):
        index[part_of_speech] = frozenset(words)


def _is_by_expression(pattern: Mapping[str, Any]) -> bool:
    return any(isinstance(wanted, dict) and "REGEX" in wanted for wanted in pattern.values())


def _words(asked: Any) -> tuple[str, ...]:
    """The words that a condition speaks of."""
    return (asked,) if isinstance(asked, str) else (*asked.get("IN", ()), *asked.get("NOT_IN", ()))


def _fits(token: "Token", pattern: Mapping[str, Any]) -> bool:
    return all(_holds(_ASKED[name](token), wanted) for name, wanted in pattern.items())


def _holds(value: object, wanted: Any) -> bool:
    if not isinstance(wanted, dict):
        return bool(value == wanted)
    return value in wanted.get("IN", (value,)) and value not in wanted.get("NOT_IN", ())
