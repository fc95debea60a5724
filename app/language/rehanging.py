"""Moving words about in a parse: what the mending of verbs and that of nouns share."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.language.parse import Token

MONTHS = frozenset(
    {
        "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december",
    }
)  # fmt: skip
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
AFTER_COMMA = 2  # words: a day and the comma behind it
TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECT_LIKE = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl", "attr"})


def lacks_subject(verb: "Token") -> bool:
    """Whether a finite verb that heads a clause has no subject."""
    finite = verb.tag_ in TENSED or any(child.dep_ in {"aux", "auxpass"} for child in verb.children)
    return (
        finite
        and verb.dep_ in {"ROOT", "ccomp", "parataxis"}
        and not any(child.dep_ in SUBJECT_LIKE for child in verb.children)
    )


def put_in_place(token: "Token", of: "Token") -> None:
    """Let the token, taken from its head, stand where ``of`` stood."""
    token.dep_ = of.dep_
    token.head = token if of.head is of else of.head
    if token.head is not token:
        siblings = token.head.children
        siblings[siblings.index(of)] = token
        siblings.sort(key=lambda child: child.i)


def hang(token: "Token", head: "Token", label: str) -> None:
    """Let the token hang on another head by another label; not on one that hangs on it."""
    if head in token.subtree:
        return
    token.head.children.remove(token)
    token.head, token.dep_ = head, label
    head.children.append(token)
    head.children.sort(key=lambda child: child.i)
