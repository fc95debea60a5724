"""Reading a dependency parse: who does what to whom around a word, and whether it is said to be so.

The labels are those of spaCy's English pipelines (ClearNLP). Everything takes a token and answers with head tokens.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import TYPE_CHECKING

from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_PARTICLES = frozenset({"prt", "advmod", "prep", "npadvmod", "oprd", "acomp"})  # "set them free" as well
OBJECTS = frozenset({"dobj", "dative", "oprd", "attr"})
PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_LEADING_ON = PREPOSITIONS | {"advmod", "prt"}
_ALL_SUBJECTS = SUBJECTS | PASSIVE_SUBJECTS
_OBJECT = frozenset({"dobj"})
_OBJECT_OR_ATTRIBUTE = _OBJECT | {"attr"}
_COMPLEMENT = frozenset({"pobj"})
_CLAUSE = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "csubj", "csubjpass"})
_DENYING = frozenset({"no", "not", "never", "neither", "n't", "without"})
IN_TURN = frozenset({"before", "after", "since", "following"})  # between two things that happened one after the other
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_COPULAS = frozenset({"be", "become", "remain", "seem", "appear", "stay", "prove", "feel", "look", "sound", "mean"})
_SAYING = frozenset({"say", "report", "add", "announce", "claim"})
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_JOINED = 2  # words from one verb to the other: "destroyed or damaged"


def _remembered(read: "Callable[[Token], list[Token]]") -> "Callable[[Token], list[Token]]":
    """Keep the answers with the sentence: the rules ask the same of a token many times, and its tree stays as it is."""

    @wraps(read)
    def recall(token: "Token") -> "list[Token]":
        answers, question = token.doc.answers, (read, token.i)
        if question not in answers:
            answers[question] = tuple(read(token))
        return list(answers[question])

    return recall


def with_conjuncts(tokens: Iterable["Token"]) -> list["Token"]:
    """The tokens and what is joined to each by "and" or a comma."""
    found: list[Token] = []
    for token in tokens:
        for each in (token, *_listed_aside(token), *token.conjuncts):
            if each not in found and (each is token or each.i > token.i):
                found.append(each)
    return found


def _listed_aside(token: "Token") -> list["Token"]:
    """ "Ukraine, the U.S., and Russia": the parser takes the second name of such a list for another of the first."""
    if token.pos_ != "PROPN":
        return []
    aside = [child for child in token.children if child.dep_ == "appos" and child.pos_ == "PROPN"]
    joined = [[each for each in word.conjuncts if each.i > word.i and each.pos_ == "PROPN"] for word in aside]
    return [each for word, others in zip(aside, joined, strict=True) if others for each in (word, *others)]


def _children(token: "Token", labels: frozenset[str]) -> list["Token"]:
    return [child for child in token.children if child.dep_ in labels]


def is_for_persons(token: "Token") -> bool:
    """Whether a participle stands for those to whom it happened: "the wounded", "the displaced"."""
    return token.tag_ in {"VBN", "VBD"} and any(child.dep_ == "det" and child.lower_ == "the" for child in token.lefts)


def is_attributive(verb: "Token") -> bool:
    """Whether a participle stands before its noun: "the besieged town", "in occupied Luhansk" (often misread)."""
    if verb.dep_ == "amod":
        return True
    inside = 0 < verb.i < len(verb.doc) - 1 and verb.tag_ in {"VBN", "VBD"}
    return inside and verb.nbor(-1).pos_ == "ADP" and verb.nbor().pos_ == "PROPN"


def is_passive(verb: "Token") -> bool:
    """Whether the verb is passive: "was hit", "the bases hit by drones"; not "destroyed or damaged 40 planes"."""
    if any(child.dep_ == "auxpass" for child in verb.children):
        return True
    if verb.lemma_ == "be" and any(child.dep_ == "xcomp" and is_passive(child) for child in verb.children):
        return True  # "is to be held"
    if _shared_objects(verb):
        return False
    if any(child.dep_ == "nsubjpass" for child in verb.children):
        return True
    bare = not any(child.dep_ == "aux" for child in verb.children)
    if verb.tag_ == "VBN" and verb.dep_ == "conj" and bare and not _children(verb, OBJECTS):
        return any(child.dep_ == "auxpass" for child in verb.head.children)  # "one was killed and four wounded"
    return (
        verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod", "relcl", "advcl"} and bare and not _children(verb, OBJECTS)
    )


def _shared_objects(verb: "Token") -> list["Token"]:
    """The object that a verb shares with the one joined to it, where it has none of its own."""
    if _children(verb, OBJECTS) or any(child.dep_ == "auxpass" for child in verb.children):
        return []
    return [
        obj
        for other in verb.conjuncts
        if other.i > verb.i and other.i - verb.i <= _JOINED
        for obj in _children(other, _OBJECT)
    ]


def own_subjects(verb: "Token") -> list["Token"]:
    """The subjects that hang on the verb itself, active or passive."""
    return _held(verb, _ALL_SUBJECTS)


def _held(verb: "Token", labels: frozenset[str]) -> list["Token"]:
    """The verb's children; failing that, its auxiliary's: "his jets had by that time bombed a port"."""
    found = _children(verb, labels)
    return found or [each for aux in verb.children if aux.dep_ == "aux" for each in _children(aux, labels)]


def _relative(token: "Token", verb: "Token") -> "Token":
    """The noun behind "which", "that" or "who" of a relative clause."""
    if token.lower_ in {"which", "that", "who", "whom"} and verb.dep_ == "relcl":
        return verb.head
    return token


def _meant(token: "Token", verb: "Token") -> list["Token"]:
    """The subjects that a relative pronoun stands for: both of "Medvedev and Kokoity, who met"."""
    noun = _relative(token, verb)
    joined = noun is not token and noun.dep_ == "conj" and token.lower_ in {"who", "which"} and verb.tag_ != "VBZ"
    return [*(each for each in noun.conjuncts if joined and each.i < noun.i), noun]


@_remembered
def doers(verb: "Token") -> list["Token"]:
    """Who does it: an active verb's subject (a participle borrows that of the verb above), a passive one's agent."""
    if is_passive(verb):
        return with_conjuncts(_agents(verb))
    own = _held(verb, SUBJECTS) or (_children(verb, PASSIVE_SUBJECTS) if _shared_objects(verb) else [])
    own = own or swallowed_subjects(verb)
    if own:
        return with_conjuncts(each for token in own for each in _meant(token, verb))
    if verb.dep_ == "acl":  # "the army shelling the town", "a plan to exchange prisoners"
        return [verb.head] if verb.tag_ == "VBG" else _borrowed(verb.head)
    return _borrowed(verb)


def swallowed_subjects(verb: "Token") -> list["Token"]:
    """Subjects that the parser joins to the words before: "In Ankara, Russia and Belarus handed over …"."""
    if verb.tag_ not in _FINITE or not verb.i or own_subjects(verb):
        return []
    last = verb.nbor(-1)
    first = last
    if last.pos_ == "PROPN" and last.dep_ == "pobj" and _first_word(last).lower_ in WEEKDAYS:
        return [last]  # "On Monday Kenya said"
    while first.dep_ == "conj":
        first = first.head
    joined = [each for each in first.conjuncts if each.i <= last.i and each.pos_ == "PROPN"]
    if last.dep_ != "conj" or first.dep_ != "pobj" or first.nbor().text != "," or last not in joined:
        return []
    return joined


def _first_word(noun: "Token") -> "Token":
    """The word before the noun that the parser takes for part of its name, else the noun."""
    return next((child for child in noun.children if child.dep_ in {"compound", "nmod"}), noun)


def _agents(verb: "Token") -> list["Token"]:
    """The nouns behind the "by" of a passive, which the parser labels agent or, at times, prep."""
    by = [child for child in verb.children if child.dep_ == "prep" and child.lower_ == "by"]
    return _complements(_children(verb, frozenset({"agent"}))) or _complements(by)


def _complements(prepositions: list["Token"]) -> list["Token"]:
    return [noun for preposition in prepositions for noun in _children(preposition, _COMPLEMENT)]


def _borrowed(token: "Token") -> list["Token"]:
    """The subject of the nearest governing verb, for participles, infinitives and second verbs."""
    step = token
    for _ in range(6):
        if step.dep_ == "ROOT" or step.dep_ in {"ccomp", "relcl"}:
            return []
        step = step.head
        if step.pos_ not in {"VERB", "AUX"}:
            continue
        if step.dep_ == "acl" and not own_subjects(step):
            return [step.head]
        if token.tag_ == "VBG" and (told := _told(step, token)):  # "The shells fell, it said, damaging three houses"
            return with_conjuncts(_relative(subject, told) for subject in own_subjects(told))
        persuaded = token.dep_ == "xcomp" and step.lemma_ in wording().classes["persuading"]
        persuaded |= step.lemma_ == "accuse"  # "accused Kenya of shelling the port, killing two"
        own = (_children(step, _OBJECT) if persuaded else []) or own_subjects(step)
        if own:
            return with_conjuncts(_relative(subject, step) for subject in own)
    return []


def _told(verb: "Token", participle: "Token") -> "Token | None":
    """The clause before a "said" on which the parser hangs the participle that goes on with it."""
    if verb.lemma_ not in _SAYING:
        return None
    told = [child for child in verb.children if child.dep_ == "ccomp" and child.i < verb.i < participle.i]
    if verb.dep_ == "parataxis":
        told.append(verb.head)
    return next((clause for clause in told if own_subjects(clause)), None)


@_remembered
def undergoers(verb: "Token") -> list["Token"]:
    """Whom or what it is done to: objects, the passive subject, the noun that a passive participle hangs on."""
    objects = _OBJECT if verb.lemma_ in _COPULAS else _OBJECT_OR_ATTRIBUTE  # "Trump rang Zelensky"
    found = _children(verb, objects) + (_shared_objects(verb) or _children(verb, PASSIVE_SUBJECTS))
    if not found and is_passive(verb):
        bare = verb.dep_ == "relcl" and verb.tag_ == "VBN" and not auxiliaries(verb)  # "El Fasher, encircled by rebels"
        if bare or verb.dep_ in {"acl", "amod"}:
            found = [verb.head]
        elif verb.dep_ in {"conj", "xcomp", "advcl", "pcomp"}:  # "came home after being freed by the rebels"
            found = _borrowed(verb)
    if not found:  # "stormed Goma, the largest city, in late January"
        found = [c for c in verb.children if c.dep_ == "npadvmod" and c.pos_ == "PROPN" and c.i == verb.i + 1]
    if verb.lemma_ == "let":  # "let 200 prisoners go"
        found += [s for c in verb.children if c.dep_ == "ccomp" for s in own_subjects(c)]
    return with_conjuncts(_relative(token, verb) for token in found)


def behind(token: "Token", prepositions: frozenset[str] | None = None) -> list["Token"]:
    """The nouns behind the token's prepositions: "between Russia and Ukraine", "out of the deal", "next to a park".

    ``prepositions`` (lower case) names those that count; None means all.
    """
    found: list[Token] = []
    for child in token.children:
        if child.lower_ == "according":
            continue
        if child.dep_ in PREPOSITIONS and (prepositions is None or child.lower_ in prepositions):
            for preposition in (child, *_repeated(child)):
                found += with_conjuncts(_children(preposition, frozenset({"pobj", "pcomp"})))
        if child.dep_ in _LEADING_ON:
            found += behind(child, prepositions)
    return found


def _repeated(preposition: "Token") -> list["Token"]:
    """The same preposition again: "of the government and of the rebels"."""
    return [each for each in preposition.conjuncts if each.i > preposition.i and each.lower_ == preposition.lower_]


def appositions(nouns: list["Token"]) -> list["Token"]:
    """What stands beside the nouns to say what they are: "Ras Kassar, an island"."""
    return [child for noun in nouns for child in noun.children if child.dep_ == "appos"]


def on_the_telephone(verb: "Token") -> list["Token"]:
    """ "had spoken on the telephone with Merz": the parser hangs whom with on the telephone."""
    lines = behind(verb, frozenset({"on", "by", "over", "via"}))
    return [word for line in lines for word in behind(line, frozenset({"with", "to"}))]


def modifiers(noun: "Token") -> list["Token"]:
    """What stands before the noun: adjectives, compounds, possessors, and what stands before those.

    "Russian air bases" gives Russian and air, "the Russian air force's bases" gives all three.
    """
    found: list[Token] = []
    for child in noun.children:
        led = child.dep_ == "npadvmod" and noun.lower_ == "led"  # "Vietnamese-led forces", but not "Rwanda-backed"
        if (child.dep_ in {"amod", "compound", "poss", "nmod", "nummod"} or led) and child.i < noun.i:
            found += [child, *[c for c in child.conjuncts if c.i < noun.i], *modifiers(child)]
    return found


def governors(token: "Token") -> Iterator["Token"]:
    """The words above the token, nearest first."""
    while token.dep_ != "ROOT" and token.head is not token:
        token = token.head
        yield token


def clause_head(token: "Token") -> "Token":
    """The verb of the finite or participial clause that the token stands in."""
    step = token
    while step.dep_ != "ROOT" and not (step.dep_ in _CLAUSE and step.pos_ in {"VERB", "AUX"}):
        step = step.head
    return step


@_remembered
def clause(token: "Token") -> list["Token"]:
    """The words of the token's own clause, without those of clauses that hang on it with a subject of their own."""
    head = clause_head(token)
    found: list[Token] = []
    waiting = [head]
    while waiting:
        step = waiting.pop()
        found.append(step)
        waiting += [
            child
            for child in step.children
            if not (child.dep_ in _CLAUSE and child.pos_ in {"VERB", "AUX"} and own_subjects(child))
        ]
    return sorted(found, key=lambda word: word.i)


def own_clause(token: "Token") -> list["Token"]:
    """The words of the token's clause without those of a second verb: "met him in Rome and spoke with her by phone"."""
    words = clause(token)
    second = [word for word in words if word.dep_ == "conj" and word.pos_ == "VERB" and token not in word.subtree]
    others = {word.i for verb in second for word in verb.subtree}
    return [word for word in words if word.i not in others]


def particle(verb: "Token") -> set[str]:
    """Small words that go with the verb: "pull back", "blow up", "hand over" (and "over" in "hand over 215 people")."""
    after = {verb.nbor().lower_} if verb.i + 1 < len(verb.doc) else set()
    return {child.lower_ for child in verb.children if child.dep_ in _PARTICLES} | after


def calls_off(verb: "Token") -> bool:
    """ "Called off the talks", "the meeting was put off"."""
    return verb.lemma_ in {"call", "put"} and "off" in particle(verb)


def hyphenated(token: "Token") -> str:
    """The compound that the tokeniser took apart: "pull-back", "cease-fire"; the word itself otherwise. Lower case."""
    if (
        token.i > 1
        and token.nbor(-1).text in {"-", "‑"}
        and not token.nbor(-1).whitespace_
        and not token.nbor(-2).whitespace_
    ):
        return f"{token.nbor(-2).lower_}-{token.lower_}"
    return token.lower_


def auxiliaries(verb: "Token") -> set[str]:
    """Lower-case auxiliaries of the verb ("will", "had", "'s")."""
    return {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}


def is_present(verb: "Token") -> bool:
    """Whether it goes on now, or has to this day: "fights", "is fighting", "have fought"."""
    auxiliaries = [child for child in verb.children if child.dep_ == "aux"]
    return verb.tag_ in {"VBP", "VBZ"} or any(each.tag_ in {"VBP", "VBZ"} for each in auxiliaries)


def is_negated(token: "Token") -> bool:
    """Whether the word itself is denied: "did not strike", "no talks", "never"."""
    return any(
        child.dep_ == "neg" or (child.dep_ in {"det", "advmod", "preconj"} and child.lower_ in _DENYING)
        for child in token.children
    )


def in_turn(one: "Token", other: "Token") -> bool:
    """Whether one is told as before or after the other: "A day before the call with Trump, he spoke with Merz"."""
    return _leads_up_to(one, other) or _leads_up_to(other, one)


def _leads_up_to(one: "Token", other: "Token") -> bool:
    for word in (one, *governors(one)):
        if word == other:
            return False
        if any(each.dep_ == "mark" and each.lower_ in IN_TURN for each in word.children) and other not in word.subtree:
            return True
        head = word.head.head if word.head.dep_ == "npadvmod" else word.head
        aside = word.dep_ == "prep" and word.lower_ in IN_TURN
        if aside and other in head.subtree and other not in word.subtree:
            return True
    return False
