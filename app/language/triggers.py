"""What tells of an event: rules over the parse.

They stand in ``data/triggers.toml``, each with sentences in which it finds something and sentences that it skips.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.language import grammar
from app.language.doc import Sentence
from app.language.senses import BUILT_IN, PEACEFUL, Senses
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Token

_NAMES = frozenset({"party", "place"})  # what a sentence need not name in a text that is about war
_NAMING = frozenset({"group", "organisation", "agency", "state"})
SENTENCE = "sentence"  # the slot of all other words of the sentence
EARLIER = "earlier"  # the slot of the sentences before: "it was extended in March", after one about a truce
_CARRYING = frozenset({"of", "to"})
_COMING = frozenset({"come", "be", "remain"})
_STAGING = frozenset({"be", "expect", "set", "schedule", "plan", "slate"})
_MEETING = frozenset(
    {"repel", "repulse", "foil", "thwart", "fend", "beat", "stop", "halt", "condemn", "report", "denounce"}
)
_ANSWERING = frozenset({"respond", "retaliate", "reply", "answer", "react"})
_TELLING = frozenset({"say", "tell", "report", "add", "announce", "confirm"})
_PERCEIVING = frozenset({"hear", "witness", "watch"})
_TURNING = frozenset({"go", "be", "switch", "return", "remain", "turn"})
_HEADS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass"})  # what stands there is a noun, whatever its tag


@dataclass(frozen=True, slots=True)
class Condition:
    """What may stand in a slot around the trigger: words of these classes or lemmas.

    ``slot`` is one of ``SLOTS``, ``SENTENCE`` or ``EARLIER``; ``by`` limits the slot "behind" to these prepositions.
    """

    slot: str
    classes: tuple[str, ...] = ()
    lemmas: frozenset[str] = frozenset()
    by: frozenset[str] | None = None
    words: frozenset[str] = field(init=False, compare=False)  # all that the lemmas and the classes of words hold
    is_open: bool = field(init=False, compare=False)  # whether a class is met by names, dates or the like

    def __post_init__(self) -> None:
        classes = wording().classes
        known = (classes[name] for name in self.classes if name in classes)
        object.__setattr__(self, "words", self.lemmas.union(*known))
        object.__setattr__(self, "is_open", not BUILT_IN.keys().isdisjoint(self.classes))


@dataclass(frozen=True, slots=True)
class Trigger:
    """A rule: lemmas that start it, what must and must not stand around them, and its proof (``finds``, ``skips``).

    Of each group in ``needs`` one condition must hold, of ``bars`` none. ``plural`` are nouns that count in the plural
    only ("talks", not "tough talk"); of ``particles``, or of the verb's own in ``particles_for``, one must go with a
    verb; ``passive`` asks for a passive one. ``subject_undergoes``: it happens to the subject ("the town fell");
    ``doers_behind``: prepositions that name who did it ("fell to the rebels"); ``doers_suffer``: who does it is whom it
    happens to ("Ukraine lost the town"); ``doers_host``: who does it brings the others together ("Turkey gathers the
    ministers"); ``status`` holds whatever the tense.
    """

    name: str
    kind: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    needs: tuple[tuple[Condition, ...], ...]
    bars: tuple[Condition, ...]
    particles: frozenset[str] = frozenset()
    particles_for: dict[str, frozenset[str]] = field(default_factory=dict)
    plural: frozenset[str] = frozenset()
    passive: bool = False
    subject_undergoes: bool = False
    doers_behind: frozenset[str] = frozenset()
    doers_suffer: bool = False
    objects_are_arms: bool = False  # "fired Russian missiles": the object is what it is done with
    doers_host: bool = False
    status: str | None = None
    finds: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()

    def starts(self, token: "Token") -> bool:
        """Whether the token is one of the rule's words in the right form."""
        if token.pos_ in {"VERB", "AUX"} or (token.dep_ in {"acl", "pcomp"} and token.tag_.startswith("V")):
            return self._starts_verb(token, token.lemma_.lower())
        return self._starts_noun(token, token.lemma_.lower())

    def _starts_verb(self, token: "Token", lemma: str) -> bool:
        if lemma not in self.verbs or grammar.is_attributive(token) or grammar.is_for_persons(token):
            return False
        if self.passive and not grammar.is_passive(token):
            return False
        wanted = self.particles_for.get(lemma, self.particles)
        return not wanted or bool(wanted & grammar.particle(token))

    def _starts_noun(self, token: "Token", lemma: str) -> bool:
        misread = token.pos_ == "ADJ" and token.dep_ in _HEADS  # "launched an offensive late on Friday"
        if not (misread or token.pos_ in {"NOUN", "PROPN"}) or token.dep_ in {"compound", "nmod"}:
            return False
        if lemma not in self.nouns and grammar.hyphenated(token) not in self.nouns:
            return False
        return lemma not in self.plural or token.tag_ in {"NNS", "NNPS"}


@dataclass(frozen=True, slots=True)
class Never:
    """What is no event of these kinds, whatever rule fits: one of ``bars`` holds, and none of ``unless``."""

    kinds: frozenset[str]
    bars: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    skips: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger found in a parsed sentence; ``sentence`` is the sentence's index in the text."""

    trigger: Trigger
    token: "Token"
    sentence: int

    @property
    def verbal(self) -> bool:
        """Whether the trigger is a verb."""
        return self.token.pos_ in {"VERB", "AUX"} or self.token.tag_.startswith("V")


def _condition(row: dict[str, Any]) -> Condition:
    by = frozenset(row["by"]) if "by" in row else None
    return Condition(row["slot"], tuple(row.get("is", ())), frozenset(row.get("lemmas", ())), by)


def _trigger(row: dict[str, Any]) -> Trigger:
    return Trigger(
        name=row["name"],
        kind=row["kind"],
        verbs=frozenset(row.get("verbs", ())),
        nouns=frozenset(row.get("nouns", ())),
        needs=tuple(tuple(_condition(each) for each in alternatives) for alternatives in row.get("needs", ())),
        bars=tuple(_condition(each) for each in row.get("bars", ())),
        particles=frozenset(row.get("particles", ())),
        particles_for={verb: frozenset(words) for verb, words in row.get("particles_for", {}).items()},
        plural=frozenset(row.get("plural", ())),
        passive=row.get("passive", False),
        subject_undergoes=row.get("subject_undergoes", False),
        doers_suffer=row.get("doers_suffer", False),
        objects_are_arms=row.get("objects_are_arms", False),
        doers_host=row.get("doers_host", False),
        doers_behind=frozenset(row.get("doers_behind", ())),
        status=row.get("status"),
        finds=tuple(row.get("finds", ())),
        skips=tuple(row.get("skips", ())),
    )


@cache
def triggers() -> tuple[Trigger, ...]:
    """All rules, in the order of the file."""
    return tuple(_trigger(row) for row in _table()["trigger"])


@cache
def nevers() -> tuple[Never, ...]:
    """What is no event for all rules of some kinds."""
    return tuple(
        Never(
            kinds=frozenset(row["kinds"]),
            bars=tuple(_condition(each) for each in row["bars"]),
            unless=tuple(_condition(each) for each in row.get("unless", ())),
            skips=tuple(row["skips"]),
        )
        for row in _table()["never"]
    )


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).with_name("data") / "triggers.toml").read_text(encoding="utf-8"))


@cache
def named(name: str) -> Trigger:
    """The rule of that name. KeyError where there is no such rule."""
    return {rule.name: rule for rule in triggers()}[name]


def hits(senses: Senses) -> Iterator[Hit]:
    """The triggers of a parsed sentence whose conditions hold, in order; of a kind the first rule that fits a token."""
    assert senses.sentence.parse is not None
    for token in senses.sentence.parse if senses.sentence.telling else ():
        seen: set[str] = set()
        for rule in _rules_of(token, senses.sentence):
            if (
                rule.kind not in seen
                and rule.starts(token)
                and not _is_of_name(token, senses)
                and fits(rule, token, senses)
            ):
                seen.add(rule.kind)
                yield Hit(rule, token, senses.sentence.index)


def _is_of_name(token: "Token", senses: Senses) -> bool:
    """ "The Government of National Accord", "the Agreement Party": a word of a party's own name tells of nothing."""
    named = senses.named(token)
    return token.pos_ == "PROPN" and named is not None and named.party is not None and named.kind in _NAMING


def may_hit(senses: Senses) -> bool:
    """Whether the sentence would have a trigger if each unknown name in it stood for whatever a rule asks for.

    For sentences that the model has parsed but not named yet: where this is False, ``hits`` gives none.
    """
    assert senses.sentence.parse is not None
    guessed = _Guessed(senses)
    return any(
        rule.starts(token) and _has_needs(rule, token, guessed) and not _is_barred(rule, token, senses)
        for token in senses.sentence.parse
        for rule in _rules_of(token, senses.sentence)
    )


class _Guessed:
    """Senses that take a proper noun for a party, a person and a place at once, and anything for a date."""

    def __init__(self, senses: Senses) -> None:
        self._senses = senses
        self.vocabulary = senses.vocabulary
        self.words = senses.words
        self.of_war = senses.of_war

    @property
    def earlier(self) -> frozenset[str]:
        """See Senses."""
        return self._senses.earlier

    def is_a(self, token: "Token", name: str) -> bool:
        open_class = name in BUILT_IN and name != "number"
        return (open_class and (name == "date" or token.pos_ == "PROPN")) or self._senses.is_a(token, name)


def _rules_of(token: "Token", sentence: Sentence) -> Iterable[Trigger]:
    """The rules that name the token's word, in the order of the file."""
    rules = _rules_by_word()
    form = grammar.hyphenated(token) if "-" in sentence.text or "‑" in sentence.text else token.lower_
    numbers = rules.get(token.lemma_.lower(), ()), rules.get(form, ())
    return [triggers()[number] for number in sorted({*numbers[0], *numbers[1]})] if any(numbers) else ()


@cache
def _rules_by_word() -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for number, rule in enumerate(triggers()):
        for word in rule.verbs | rule.nouns:
            found.setdefault(word, []).append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}


def fits(rule: Trigger, token: "Token", senses: Senses) -> bool:
    """Whether all that the rule needs stands around the token, and nothing that bars it."""
    return _has_needs(rule, token, senses) and not _is_barred(rule, token, senses)


def _is_barred(rule: Trigger, token: "Token", senses: Senses) -> bool:
    """Who only tells of it bars nothing: "clashed with soldiers, police said", "witnesses told reporters"."""
    if any(_is_never(each, token, senses) for each in nevers() if rule.kind in each.kinds):
        return True
    bars = [each for each in rule.bars if _holds(each, token, senses)]
    if not bars or any(each.slot != SENTENCE for each in bars):
        return bool(bars)
    if any(word.pos_ == "PRON" for word in doers_of(token)):
        return True  # "police said that they had left": they may be those who tell
    words = [word for word in _others(senses.words, token) if not _tells(word)]
    return any(_holds_in_sentence(each, words, senses) for each in bars)


def _is_never(never: Never, token: "Token", senses: Senses) -> bool:
    barred = any(_holds(each, token, senses) for each in never.bars)
    return barred and not any(_holds(each, token, senses) for each in never.unless)


def _tells(word: "Token") -> bool:
    """ "Police said", "a police officer said", "told reporters", "according to police"."""
    while word.dep_ == "compound":
        word = word.head
    over = word.head
    if word.dep_ == "pobj":
        return over.lower_ == "to" and over.head.lower_ == "according"
    return over.lemma_ in _TELLING and (
        word.dep_ == "nsubj" or (word.dep_ in {"dobj", "dative"} and over.lemma_ == "tell")
    )


def _has_needs(rule: Trigger, token: "Token", senses: "Senses | _Guessed") -> bool:
    return all(any(_holds(each, token, senses) for each in alternatives) for alternatives in rule.needs)


def _holds(condition: Condition, token: "Token", senses: "Senses | _Guessed") -> bool:
    if condition.slot == EARLIER:
        return not condition.words.isdisjoint(senses.earlier)
    if condition.slot == SENTENCE:
        return _holds_in_sentence(condition, _others(senses.words, token), senses)
    if not _is_spoken_of(condition, senses):
        return False
    return _is_met(condition, condition.classes, SLOTS[condition.slot](token, condition.by), senses)


def _holds_in_sentence(condition: Condition, words: list["Token"], senses: "Senses | _Guessed") -> bool:
    if senses.of_war and not _NAMES.isdisjoint(condition.classes):
        return True
    if not _is_spoken_of(condition, senses):
        return False
    classes = condition.classes
    if senses.of_war:
        # "cost 12 lives", "a shouting match", "General Staff" are none
        classes = tuple(name for name in classes if name not in PEACEFUL)
    return _is_met(condition, classes, words, senses)


def _is_met(condition: Condition, classes: tuple[str, ...], words: list["Token"], senses: "Senses | _Guessed") -> bool:
    return any(not condition.lemmas.isdisjoint({word.lemma_.lower(), word.lower_}) for word in words) or any(
        senses.is_a(word, name) for word in words for name in classes
    )


def _is_spoken_of(condition: Condition, senses: "Senses | _Guessed") -> bool:
    """Whether any word of the sentence can meet the condition: a quick look before one at each word."""
    return condition.is_open or not condition.words.isdisjoint(senses.vocabulary)


def phrase(heads: list["Token"]) -> list["Token"]:
    """The heads with what stands before them and behind "of": "volleys of ballistic missiles", "Russian air bases"."""
    found: list[Token] = []
    for head in heads:
        inner = grammar.behind(head, frozenset({"of"}))
        found += [head, *grammar.modifiers(head), *inner, *(word for each in inner for word in grammar.modifiers(each))]
    return found


def above(noun: "Token") -> list["Token"]:
    """The nouns that hold the noun ("a wave of strikes"), nearest first, up to and with the first verb."""
    found: list[Token] = []
    for word in grammar.governors(noun):
        if word.pos_ in {"NOUN", "VERB", "AUX"}:
            found.append(word)
        if word.pos_ in {"VERB", "AUX"}:
            found += _due_to(word)
            break
    return found


def _due_to(verb: "Token") -> list["Token"]:
    """What is to be done by then: "the truce is due to begin", "was expected to be signed"."""
    if verb.lemma_ not in _STAGING:
        return []
    stages = (verb, *(child for child in verb.children if child.dep_ == "acomp"))
    return [child for stage in stages for child in stage.children if child.dep_ == "xcomp"]


def light_verb(noun: "Token") -> "Token | None":
    """The verb that a nominal trigger hangs on as object or subject ("held talks", "carried out a wave of strikes")."""
    step = noun
    for word in grammar.governors(noun):
        if word.pos_ in {"VERB", "AUX"}:
            return word if _is_carried(step) or _is_answer(noun) else None
        if word.lower_ == "back":
            continue
        if word.pos_ not in {"NOUN", "ADP", "NUM"} or (word.pos_ == "ADP" and word.dep_ != "prep"):
            return None
        step = word
    return None


def _is_carried(step: "Token") -> bool:
    """Whether the word right below a verb is its object or subject, or stands to it as one ("agree to", "speak of")."""
    if step.dep_ == "prep" and step.lower_ == "under":
        return step.head.lemma_ in _COMING  # "came under fire", but "left under a truce"
    head = step.head.head if step.head.lower_ == "back" else step.head  # "went back on the attack"
    if step.dep_ == "prep" and step.lower_ in {"on", "onto", "to"} and head.lemma_ in _TURNING:
        return any(child.lemma_ in {"offensive", "attack"} for child in step.children)  # "went on the offensive"
    if step.dep_ == "prep" and step.lower_ in {"in", "into"} and step.head.lemma_ in _COMING | {"pass", "fall"}:
        # "is in control of the town", "passed into the hands of the rebels"
        return any(child.lemma_ in {"control", "hand"} for child in step.children)
    if step.dep_ == "prep" and step.lower_ == "on" and step.head.lemma_ == "agree":
        return True
    if step.dep_ == "prep" and step.lower_ == "in" and any(c.lower_ == "part" for c in step.head.children):
        return True  # "will take part in talks"
    return step.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"} or (step.dep_ == "prep" and step.lower_ in _CARRYING)


def _is_answer(noun: "Token") -> bool:
    """ "Responded with a raid on the town"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.head.head.lemma_ in _ANSWERING


def doers_of(token: "Token") -> list["Token"]:
    """Who does it: the verb's doer, or, for a noun, the doer of the verb that carries it as its object."""
    if token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("V"):
        return _with_speakers(grammar.doers(token))
    verb = light_verb(token)
    if verb is None or verb.lemma_ in _PERCEIVING:  # "residents heard explosions"
        return []
    return [each for each in grammar.doers(verb) if each.i != token.i and token not in each.subtree]


def _with_speakers(doers: list["Token"]) -> list["Token"]:
    """With who tells it of himself: "the militants said they attempted to kill him"."""
    speakers = [
        speaker
        for doer in doers
        if doer.lower_ == "they" and doer.dep_ == "nsubj" and doer.head.dep_ == "ccomp"
        for speaker in grammar.doers(doer.head.head)
        if speaker.i < doer.i
    ]
    return doers + speakers


def _behind_light_verb(token: "Token", by: frozenset[str] | None) -> list["Token"]:
    """Complements that the parser hangs on the verb: "held talks with Kyiv", "launched strikes on Odesa"."""
    verb = None if token.pos_ == "VERB" else light_verb(token)
    if verb is None:
        return []
    met = verb.lemma_ in _MEETING and grammar.is_passive(verb)  # "the attack was repelled by the army"
    return [] if met and by is not None and "by" in by else grammar.behind(verb, by)


def _passive_above(token: "Token") -> list["Token"]:
    return [each for each in grammar.governors(token) if each.pos_ == "VERB" and grammar.is_passive(each)][:1]


def _is_said_of_object(word: "Token") -> bool:
    """ "a thief" of "called him a thief"; the parser also takes the one who is called for such a word."""
    what = word.pos_ == "ADJ" or any(child.lower_ in {"a", "an"} for child in word.children)
    return what and word.dep_ in {"oprd", "ccomp", "acomp", "dobj"}


def _others(words: Iterable["Token"], token: "Token") -> list["Token"]:
    return [word for word in words if word.i != token.i]


SLOTS: dict[str, Callable[["Token", frozenset[str] | None], list["Token"]]] = {
    "itself": lambda token, _: [token],
    "subject": lambda token, _: phrase(doers_of(token)),
    "object": lambda token, _: phrase(grammar.undergoers(token)),
    "done to": lambda token, _: grammar.undergoers(token),  # the objects themselves, not what stands beside them
    # "captured Ras Kassar, an island"
    "object beside": lambda token, _: grammar.appositions(grammar.undergoers(token)),
    "subject beside": lambda token, _: grammar.appositions(doers_of(token)),
    "done by itself": lambda token, _: doers_of(token),
    # not that of the verb above: "the truce leaves the army where it is", but "the truce obliges it to leave"
    "own subject": lambda token, _: grammar.own_subjects(token),
    "telephoned": lambda token, _: phrase(grammar.on_the_telephone(token)),
    "behind": lambda token, by: phrase(grammar.behind(token, by) + _behind_light_verb(token, by)),
    # "raised the matter with the king"
    "object behind": lambda token, by: phrase([w for o in grammar.undergoers(token) for w in grammar.behind(o, by)]),
    "before": lambda token, _: grammar.modifiers(token),
    "above": lambda token, _: above(token),
    "passive": lambda token, _: _passive_above(token),
    "to": lambda token, _: [child for child in token.children if child.dep_ == "xcomp"],
    "particle": lambda token, _: [child for child in token.children if child.dep_ in {"prt", "advmod", "prep"}],
    # "flew in to discuss the border", "called him a thief"
    "purpose": lambda token, _: [child for child in token.children if child.dep_ in {"advcl", "xcomp"}],
    "called so": lambda token, _: [child for child in token.children if _is_said_of_object(child)],
    # "freed what they called prisoners of war"
    "told": lambda token, _: [child for child in token.children if child.dep_ == "ccomp" and child.i > token.i],
    "named as": lambda token, _: [child for child in token.children if child.dep_ == "oprd"],
    # "the truce that took effect", "a truce declared in March"
    "relative": lambda token, _: [child for child in token.children if child.dep_ in {"relcl", "acl"}],
    "under": lambda token, _: [token.head] if token.dep_ == "pobj" else [],
    "clause": lambda token, _: _others(grammar.clause(token), token),
}
"""The places around a trigger that a rule may speak of: the words that stand there, by the trigger and ``by``."""
