"""What the parser regularly gets wrong about verbs: their subjects, particles and clauses."""

import re
from typing import TYPE_CHECKING

from app.language.grammar import WEEKDAYS
from app.language.rehanging import (
    AFTER_COMMA,
    MONTHS,
    SUBJECT_LIKE,
    SUBJECTS,
    TENSED,
    hang,
    lacks_subject,
    put_in_place,
)

if TYPE_CHECKING:
    from app.language.parse import Parse, Token

_OFFSETS = frozenset({"after", "before", "since"})
_NTH = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_AGREEING = frozenset({"agree", "pledge", "promise", "undertake", "vow"})
_SAYING = frozenset({"say", "tell", "write", "add", "announce", "report", "state", "warn", "declare", "post", "read"})
_TIMES = frozenset(
    {"day", "night", "week", "month", "year", "hour", "minute", "time", "morning", "evening", "afternoon"}
)
_HOURS = frozenset(
    {"sunrise", "sunset", "dawn", "dusk", "daybreak", "midnight", "noon", "midday", "nightfall", "daylight"}
)
_DOING = frozenset({"did", "does", "do"})
_BEFORE_VERB = frozenset({"aux", "auxpass", "advmod", "neg"})
_EACH = frozenset({"each", "both"})
_CLAUSES = {"csubj": "nsubj", "csubjpass": "nsubjpass"}  # as subjects, with what a noun there is
_STRIKING = frozenset({"shell", "bomb", "strike", "hit", "attack", "target", "pound", "kill", "ambush", "bombard"})
_SWALLOWED = frozenset({"pobj", "appos", "conj", "npadvmod", "dep", "nmod"})


def mend_verb(parse: "Parse", token: "Token") -> None:
    """Change heads and labels around a verb in place."""
    first, second = sorted((token, token.head), key=lambda each: each.i)
    if token.dep_ == "ccomp" and any(_parts(each, first) for each in parse.tokens[first.i : second.i]):
        token.dep_ = "parataxis"  # "shells hit the town; the rebels denied it": told, not denied
    if token.tag_ == "VBG":  # "guns had still been bombarding the town": no passive has that form
        for child in token.children:
            child.dep_ = {"nsubjpass": "nsubj", "auxpass": "aux"}.get(child.dep_, child.dep_)
    _mend_particle(token)
    if token.dep_ == "xcomp" and token.tag_ == "VBG" and token.head is token.nbor(-1):
        _take_for_attribute(token)
    if token.dep_ == "conj" and token.tag_ == "VB":
        _join_infinitives(token)
    if token.dep_ == "advcl" and token.i > 1:
        _give_to_day(token)
    if token.dep_ == "advcl" and token.tag_ == "VB" and token.head.lemma_ in _AGREEING:
        _take_for_promise(token)
    _take_for_participle(token)
    _give_back_subject(token)
    _raise_verb(token)
    _take_back_first(token)
    _unfold_participle(token)
    _give_subject(token)


def _mend_particle(token: "Token") -> None:
    if token.lower_ == "left" and token.tag_ == "VBN":
        _take_for_remaining(token)
    if token.lemma_ == "hand":
        _give_back_particle(token)
    if token.lemma_ == "go" and token.head.lemma_ == "let" and token.tag_ == "VB":
        _let_go(token)


def _parts(mark: "Token", verb: "Token") -> bool:
    """Whether the mark parts two sentences: "they want no talks: the last broke down", but "Oslo said: they met"."""
    return mark.text == ";" or (mark.text == ":" and verb.lemma_ not in _SAYING)


def _take_for_attribute(participle: "Token") -> None:
    """ "Shelled retreating rebels": it says of those who were hit what they did."""
    verb = participle.head
    hit = next((child for child in participle.children if child.dep_ == "dobj"), None)
    if verb.lemma_ not in _STRIKING or hit is None or participle.i > hit.i:
        return
    for child in list(participle.children):
        hang(child, verb, child.dep_)
    hang(participle, hit, "amod")


def _give_back_particle(verb: "Token") -> None:
    """ "Handed 21 of the girls it took in May over to the state": of a long object the particle is the first verb's."""
    if any(child.dep_ == "prt" or child.lower_ == "over" for child in verb.children):
        return
    over = next((t for t in verb.subtree if t.lower_ == "over" and t.i > verb.i and _stands_before_to(t)), None)
    if over is None or over.dep_ not in {"prep", "prt", "advmod"}:
        return
    inside = over.head
    while inside is not verb and inside.dep_ not in {"relcl", "acl"}:
        inside = inside.head
    if inside is verb:
        return
    behind = [child for word in (over, inside) for child in word.children if child.i > over.i]
    for child in behind:
        hang(child, verb, child.dep_)
    hang(over, verb, "prt")


def _stands_before_to(token: "Token") -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().lower_ == "to"


def _give_back_subject(verb: "Token") -> None:
    """ "To escape encirclement Ukraine's troops have left": the infinitive that opens it is the aim, no subject."""
    aim = next((child for child in verb.children if child.dep_ == "csubj" and child.i == 1), None)
    if aim is None or verb.lemma_ == "be" or not _is_infinitive(aim):
        return
    last = next((child for child in reversed(aim.children) if child.dep_ == "dobj"), None)
    first = min((child.i for child in verb.children if child.dep_ in {"aux", "auxpass"}), default=verb.i)
    if last is not None and last.i + 1 == first and last.tag_ in {"NNS", "NNP", "NNPS"}:
        hang(last, verb, "nsubj")
        aim.dep_ = "advcl"


def _take_for_participle(verb: "Token") -> None:
    """ "Nine wounded soldiers will be returned": the nine wounded nobody, and it is they who are returned."""
    number = next((child for child in verb.children if child.dep_ == "nsubj" and child.like_num), None)
    noun = next((child for child in verb.children if child.dep_ == "dobj" and child.tag_ == "NNS"), None)
    if verb.dep_ not in _CLAUSES or number is None or noun is None or verb.i > noun.i:
        return
    label, above = _CLAUSES[verb.dep_], verb.head
    hang(noun, above, label)
    for child in list(verb.children):
        if child is not number:
            hang(child, noun, child.dep_)
    hang(number, noun, "nummod")
    hang(verb, noun, "amod")
    verb.tag_ = "VBN"


def _join_infinitives(verb: "Token") -> None:
    """ "Urged them to leave the towns that they hold and to come to Oslo": they are urged to come."""
    if not _is_infinitive(verb) or verb.head.tag_ not in TENSED:
        return
    step = verb.head
    while step.head is not step and not _is_infinitive(step):
        step = step.head
    if _is_infinitive(step):
        hang(verb, step, "conj")


def _is_infinitive(verb: "Token") -> bool:
    return verb.tag_ == "VB" and any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _give_to_day(verb: "Token") -> None:
    """ "Since last Thursday, when they met", "on May 7, when it fell": of that day."""
    when = next((child for child in verb.children if child.lower_ == "when" and child.i < verb.i), None)
    if when is None or when.i < AFTER_COMMA or when.nbor(-1).text != ",":
        return
    day = when.nbor(-2)
    day = day.head if day.like_num and day.head.lower_ in MONTHS else day
    if day.lower_ in WEEKDAYS | MONTHS and day.dep_ in {"pobj", "npadvmod"}:
        hang(verb, day, "relcl")


def _take_for_remaining(left: "Token") -> None:
    """ "Have 4,000 fighters left": those have not gone."""
    subject = next((child for child in left.children if child.dep_ == "nsubj"), None)
    if left.dep_ == "ccomp" and left.head.lemma_ == "have" and subject is not None:
        hang(subject, left.head, "dobj")
        hang(left, subject, "amod")
    if left.dep_ == "acl" and left.head.dep_ == "dobj" and left.head.head.lemma_ == "have":
        left.dep_ = "amod"


def _take_for_promise(verb: "Token") -> None:
    """ "Agreed in Accra on Tuesday to stop fighting": what is agreed on, and no purpose, however far behind."""
    to = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    marked = any(child.dep_ in {"mark", "nsubj"} for child in verb.children)
    if to and not marked and verb.head.i < verb.i and not any(c.dep_ in {"xcomp", "ccomp"} for c in verb.head.children):
        verb.dep_ = "xcomp"


def _raise_verb(verb: "Token") -> None:
    """ "The army and the Houthis traded artillery fire": what has a subject describes no noun.

    So does not the verb between a name and it: "The Taliban shelled positions".
    """
    noun = verb.head
    if verb.tag_ != "VBD" or verb.dep_ != "amod" or noun.dep_ not in {"ROOT", "dep"} or noun.i < verb.i:
        return
    name = verb.nbor(-1)
    named = name in noun.children and name.dep_ == "compound" and name.pos_ == "PROPN"
    if not named and not any(child.dep_ in SUBJECTS for child in verb.children):
        return
    for child in [child for child in noun.children if child.i < verb.i] if named else ():
        hang(child, verb if child is name else name, "nsubj" if child is name else child.dep_)
    noun.children.remove(verb)
    if noun.head is noun:
        verb.head, verb.dep_ = verb, "ROOT"
    else:
        verb.head, verb.dep_ = noun.head, "ccomp"
        noun.head.children[noun.head.children.index(noun)] = verb
    noun.head, noun.dep_ = verb, "dobj"
    verb.children.append(noun)
    verb.children.sort(key=lambda child: child.i)
    for child in [child for child in noun.children if child.i > noun.i]:
        hang(child, verb, child.dep_)


def _take_back_first(verb: "Token") -> None:
    """ "On Wednesday Russian helicopters and guns shelled it": the first of two is taken for a part of the date."""
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    start = subject.left_edge.i if subject is not None else 0
    both = verb.doc.tokens[start - 1] if start else verb
    noun = both.head
    if subject is None or both.lower_ != "and" or noun.dep_ != "pobj" or noun.head.head is not verb:
        return
    day = next((child for child in noun.children if child.lower_ in WEEKDAYS and child.i < noun.i), None)
    if day is not None:
        hang(day, noun.head, "pobj")
        hang(noun, verb, subject.dep_)
        hang(subject, noun, "conj")


def _unfold_participle(verb: "Token") -> None:
    """ "Bombs dropped by Russian aircraft hit a house": the participle is taken for the verb, the verb for a second."""
    helped = any(child.dep_ == "aux" and child.lower_ in _DOING for child in verb.children)
    if verb.dep_ not in {"conj", "ccomp", "dep"} or not (verb.tag_ in {"VBD", "VBN"} or helped):
        return
    before = [verb.head, *(child for child in verb.head.children if child.dep_ == "advcl")]
    before = [each for each in before if each.i < verb.i]
    is_participle = _is_bare_participle if helped else _is_active_with_agent  # "talks planned for May did not begin"
    first = next((each for each in before if is_participle(each)), None)
    barring = SUBJECT_LIKE if helped else SUBJECT_LIKE | {"aux"}
    if first is None or any(child.dep_ in barring for child in verb.children):
        return
    subject = next((child for child in first.children if child.dep_ in SUBJECTS and child.i < first.i), None)
    between = first.doc.tokens[first.i + 1 : verb.i]
    if subject is None or any(t.text in {",", ";"} or (t.dep_ == "cc" and t.head is first) for t in between):
        return
    verb.head.children.remove(verb)
    put_in_place(verb, first)
    for child in [child for child in first.children if child.i < subject.i or child is subject or child.i > verb.i]:
        first.children.remove(child)
        child.head = verb
        verb.children.append(child)
    verb.children.sort(key=lambda child: child.i)
    subject.dep_ = "nsubj"
    first.head, first.dep_, first.tag_ = subject, "acl", "VBN"
    subject.children.append(first)
    subject.children.sort(key=lambda child: child.i)


def _is_bare_participle(verb: "Token") -> bool:
    return verb.tag_ == "VBN" and {child.dep_ for child in verb.children}.isdisjoint({"aux", "auxpass", "dobj"})


def _is_active_with_agent(verb: "Token") -> bool:
    """Whether it has an agent but no auxiliary that makes it passive, nor an object."""
    labels = {child.dep_ for child in verb.children}
    return "agent" in labels and labels.isdisjoint({"aux", "auxpass", "dobj"}) and verb.tag_ in {"VBN", "VBD"}


def _let_go(go: "Token") -> None:
    """ "Let go 95 prisoners on Friday", "let 21 girls go after talks": one verb with a particle."""
    let = go.head
    for child in list(go.children):
        hang(child, let, "dobj" if child.dep_ in {"nsubj", "dobj"} else child.dep_)
    go.dep_ = "prt"


def _give_subject(verb: "Token") -> None:
    """ "On 29 May boats attacked the port", "in Sumy, in the north, shells fell": what is taken for part of the phrase.

    A verb without a subject takes the noun right before it, where a comma or a date parts that from a preposition.
    """
    _part_from_hour(verb)
    _part_from_offset(verb)
    if verb.tag_ in TENSED and verb.i and verb.nbor(-1).dep_ in {"npadvmod", "dep"} and _has_article(verb):
        _take_before(verb)
    if not lacks_subject(verb):
        return
    end = verb.i
    while end and verb.doc.tokens[end - 1].head is verb and verb.doc.tokens[end - 1].dep_ in _BEFORE_VERB:
        end -= 1
    before = [child for child in verb.children if child.dep_ == "prep" and child.i < end]
    inside = [token for token in before[-1].subtree if token.i < end] if before else []
    start = _parted_at(inside, end)
    if start is None:
        return
    words = verb.doc.tokens[start:end]
    counting = [word for word in words if word.dep_ == "nummod" and word.head.lower_ in MONTHS]
    heads = [word for word in words if not start <= word.head.i < end and word not in counting]
    heads = [word for word in heads if word.lower_ not in _EACH]  # "Kenya and Uganda each released 30 captives"
    if len(heads) == 1 and heads[0].pos_ in {"NOUN", "PROPN"} and heads[0].dep_ in _SWALLOWED:
        for word in counting:
            hang(word, heads[0], "nummod")  # "on 19 March 175 prisoners went home"
        _make_subject(heads[0], verb, start)


def _has_article(verb: "Token") -> bool:
    """Whether an article hangs on the verb, or on the noun before it that is no time."""
    before = verb.nbor(-1)
    articles = (verb, before) if before.lemma_ not in _TIMES else (verb,)
    return any(child.dep_ == "det" for word in articles for child in word.children)


def _take_before(verb: "Token") -> None:
    """ "And a Thai F-16 bombed two positions": no verb has an article, so that it is that of the noun before."""
    noun = verb.nbor(-1)
    if any(child.dep_ in SUBJECT_LIKE for child in verb.children):
        return
    own = verb in (noun.head, noun.head.head)
    if not own or noun.dep_ not in {"npadvmod", "dep"} or noun.pos_ not in {"NOUN", "PROPN"}:
        return
    hang(noun, verb, "nsubj")
    for word in list(verb.children):
        if word.i < noun.i and word.dep_ in {"det", "npadvmod", "amod", "nummod"}:
            hang(word, noun, "det" if word.dep_ == "det" else "compound")


def _part_from_hour(verb: "Token") -> None:
    """ "An hour before sunrise army shells hit a house": the time is no part of what follows it."""
    mark = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ in _OFFSETS and c.i < verb.i), None)
    hour = mark.nbor() if mark is not None else None
    if mark is None or hour is None or hour.lower_ not in _HOURS or hour.head is verb or hour.i > verb.i:
        return
    mark.dep_ = "prep"
    hang(hour, mark, "pobj")
    hour.pos_, hour.tag_ = "NOUN", "NN"


def _part_from_offset(verb: "Token") -> None:
    """ "Two days after the treaty of Algiers, prisoners set out": a clause of the main verb's own needs no "after"."""
    mark = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ in _OFFSETS and c.i < verb.i), None)
    noun = next((c for c in verb.children if c.dep_ in SUBJECTS and mark is not None and c.i > mark.i), None)
    if verb.dep_ != "ROOT" or mark is None or noun is None or noun.i > verb.i:
        return
    words = [word for word in noun.subtree if word.i < verb.i]
    start = max((word.i + 1 for word in words if word.text == ","), default=verb.i)
    heads = [word for word in words if word.i >= start and word.head.i < start]
    if len(heads) == 1 and heads[0].dep_ in {"appos", "conj"}:
        label = noun.dep_
        hang(noun, mark, "pobj")
        mark.dep_ = "prep"
        hang(heads[0], verb, label)


def _parted_at(words: list["Token"], end: int) -> int | None:
    """Where a comma or a date that stands last among the words ends; None where nothing follows it before ``end``."""
    for token in reversed(words):
        if token.text == ",":
            start = token.i + 1
        elif token.lower_ in MONTHS:
            dated = token.i > 0 and token.nbor(-1).like_num
            start = token.i + 1 if dated else token.i + 2
        elif _NTH.fullmatch(token.lower_) and token.i and token.nbor(-1).lower_ == "the":
            start = token.i + 1  # "on the 8th rebels slipped into the town"
        elif token.lower_ in WEEKDAYS | _TIMES:
            start = token.i + 2 if token.i + 1 < end and token.nbor().lower_ in _TIMES else token.i + 1
        else:
            continue
        return start if start < end else None
    return None


def _make_subject(noun: "Token", verb: "Token", start: int) -> None:
    """Let the noun, whose own words begin at ``start``, do what the verb tells, and its date stand where it stood."""
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    dates = MONTHS | WEEKDAYS
    date = next((child for child in noun.children if child.i < start and child.lower_ in dates), None)
    for word in [child for child in noun.children if child.i < start and child is not date]:
        hang(word, date or noun.head, word.dep_)
    if date is not None:
        hang(date, noun.head, noun.dep_)
    hang(noun, verb, "nsubjpass" if passive else "nsubj")
