"""A sentence's parse as plain objects.

The rules ask a token for its label, lemma or children some hundred thousand times an article. spaCy decodes the string
at each look and searches the sentence for the children; here both are read once. Names and meanings are spaCy's.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from spacy.tokens import Doc as Source
    from spacy.tokens import Token as SourceToken


class Token:
    """A word: its form, tags, place in the tree, and ``idx``, its first character's offset in the sentence.

    The head of the sentence's root is the root itself. ``ent_type_`` is "" before ``Parse.read_entities``.
    """

    __slots__ = (
        "_conjuncts",
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_currency",
        "is_upper",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "tag_",
        "text",
        "whitespace_",
    )
    head: "Token"
    children: list["Token"]

    def __init__(self, doc: "Parse", source: "SourceToken") -> None:
        self.doc = doc
        self.i, self.idx = source.i, source.idx
        self.text, self.lower_, self.whitespace_ = source.text, source.lower_, source.whitespace_
        self.lemma_, self.pos_, self.tag_, self.dep_ = source.lemma_, source.pos_, source.tag_, source.dep_
        self.like_num, self.is_upper, self.is_currency = source.like_num, source.is_upper, source.is_currency
        self.ent_type_ = ""
        self.children = []
        self._conjuncts: tuple[Token, ...] | None = None

    def __repr__(self) -> str:
        """The word as it is written."""
        return self.text

    def nbor(self, by: int = 1) -> "Token":
        """The token that stands ``by`` words further on; outside the sentence a blank one that is nobody's head."""
        at = self.i + by
        return self.doc.tokens[at] if 0 <= at < len(self.doc.tokens) else Token._blank(self.doc, at)

    @classmethod
    def _blank(cls, doc: "Parse", at: int) -> "Token":
        """What stands where there is no word: it spares the rules to ask for the ends of the sentence."""
        blank = cls.__new__(cls)
        blank.doc, blank.i, blank.idx, blank.head, blank.children = doc, at, len(doc.text), blank, []
        blank.text = blank.lower_ = blank.whitespace_ = blank.lemma_ = ""
        blank.pos_ = blank.tag_ = blank.dep_ = blank.ent_type_ = ""
        blank.like_num = blank.is_upper = blank.is_currency = False
        blank._conjuncts = ()  # noqa: SLF001 - the class's own
        return blank

    @property
    def lefts(self) -> list["Token"]:
        """The children before the token."""
        return [child for child in self.children if child.i < self.i]

    @property
    def subtree(self) -> Iterator["Token"]:
        """The token and all below it, in the order of the sentence where no branches cross."""
        told = False
        for child in self.children:
            if not told and child.i > self.i:
                told = True
                yield self
            yield from child.subtree
        if not told:
            yield self

    @property
    def left_edge(self) -> "Token":
        """The first word of the subtree."""
        return min(self.subtree, key=lambda token: token.i)

    @property
    def conjuncts(self) -> tuple["Token", ...]:
        """The other members of the coordination that the token belongs to."""
        if self._conjuncts is None:
            first = self
            while first.dep_ == "conj" and first.head is not first:
                first = first.head
            members = [first]
            for member in members:
                members += [child for child in member.children if child.dep_ == "conj" and child.i > member.i]
            self._conjuncts = tuple(member for member in members if member is not self)
        return self._conjuncts


class Span:
    """Neighbouring tokens; ``label_`` is the kind of entity that they name, or ""."""

    def __init__(self, tokens: tuple[Token, ...], label: str = "") -> None:
        self._tokens = tokens
        self.label_ = label

    def __iter__(self) -> Iterator[Token]:
        """The tokens in order."""
        return iter(self._tokens)

    def __len__(self) -> int:
        """The number of tokens."""
        return len(self._tokens)

    @property
    def start_char(self) -> int:
        """The offset in the sentence of the first character."""
        return self._tokens[0].idx

    @property
    def end_char(self) -> int:
        """The offset in the sentence behind the last character."""
        return self._tokens[-1].idx + len(self._tokens[-1].text)

    @property
    def text(self) -> str:
        """The words as they are written."""
        return self._tokens[0].doc.text[self.start_char : self.end_char] if self._tokens else ""

    @cached_property
    def root(self) -> Token:
        """The highest token of the span in the tree, the first of several; a bare comma where there is no other."""
        ends = [token for token in self._tokens if token.head is token or token.head not in self._tokens]
        return min(ends, key=_depth)


def _depth(token: Token) -> int:
    """The steps up to the root; for what should be none of a span, more than any word has."""
    if token.pos_ in {"PUNCT", "SPACE"} and not token.children and token.head is not token:
        return len(token.doc) - 1
    steps = 0
    while token.head is not token:
        token, steps = token.head, steps + 1
    return steps


class Parse:
    """The tokens of one sentence; ``source`` is spaCy's, which its entity recogniser writes into."""

    def __init__(self, source: "Source") -> None:
        self.source = source
        self.text = source.text
        self.tokens = tuple(Token(self, token) for token in source)
        self.ents: tuple[Span, ...] = ()
        self.answers: dict[tuple[object, int], tuple[Token, ...]] = {}  # what grammar has read, by question and token
        for token, of in zip(self.tokens, source, strict=True):
            token.head = self.tokens[of.head.i]
            if token.head is not token:
                token.head.children.append(token)

    def read_entities(self) -> None:
        """Take over what the entity recogniser has named in ``source``."""
        self.ents = tuple(Span(self.tokens[ent.start : ent.end], ent.label_) for ent in self.source.ents)
        for entity in self.ents:
            for token in entity:
                token.ent_type_ = entity.label_

    def read_dates(self, spans: Iterable[tuple[int, int]]) -> None:
        """Make dates of the words within the spans of offsets that have no name from the entity recogniser."""
        for token in (token for start, end in spans for token in self.char_span(start, end) or ()):
            token.ent_type_ = token.ent_type_ or "DATE"

    def __len__(self) -> int:
        """The number of tokens."""
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        """The tokens in order."""
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        """One token, or those of a slice."""
        return Span(self.tokens[at]) if isinstance(at, slice) else self.tokens[at]

    def char_span(self, start: int, end: int) -> Span | None:
        """The tokens that have a character in the span of offsets; None where there are none."""
        inside = tuple(token for token in self.tokens if token.idx < end and start < token.idx + len(token.text))
        return Span(inside) if inside else None
