"""Which sentences are worth a parse: a fast look for the words of the trigger rules."""

import re
from collections.abc import Iterable

import ahocorasick

from app.language.triggers import triggers
from app.language.wording import wording


class TriggerScan:
    """Which sentences are worth a parse: a fast look for the rules' words in any form.

    Verbs of every day ("take", "leave") count only beside a word of war or peace, an office or a site, or two names,
    the idlest ("go", "put") only beside a word of war or peace or several names.
    """

    def __init__(self) -> None:
        verbs = {word for rule in triggers() for word in rule.verbs} | wording().adding
        nouns = {word for rule in triggers() for word in rule.nouns} - verbs
        everyday, idle = wording().everyday, wording().idle
        busy = everyday - idle
        self._telling = _automaton(verbs - everyday, nouns - everyday)
        self._idle = _automaton(verbs & idle, nouns & idle)
        self._busy = _automaton(verbs & busy, nouns & busy)
        self._of_war = _automaton(_of_classes(_OF_WAR))
        self._company = _automaton(_of_classes(_COMPANY))

    def __call__(self, sentence: str) -> bool:
        """Whether the sentence may hold a trigger."""
        words = f" {re.sub(r'[^a-z0-9]+', ' ', sentence.lower())} "
        if _has(self._telling, words):
            return True
        busy = _has(self._busy, words)
        if not busy and not _has(self._idle, words):
            return False
        capitals = len(_NAME.findall(sentence))
        if capitals > (_FEW if busy else _SEVERAL) or _has(self._of_war, words):
            return True
        return busy and _has(self._company, words)


_OF_WAR = ("weapon", "platform", "force", "captive", "dead", "accord", "parley")
_COMPANY = ("office", "site")
_FEW, _SEVERAL = 1, 5  # words with a capital, the sentence's first among them
_OF_VERBS = ("ed", "ing")
_NAME = re.compile(r"\b[A-ZÀ-Þ]")


def _has(matcher: "ahocorasick.Automaton", words: str) -> bool:
    return next(matcher.iter(words), None) is not None


def _of_classes(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in wording().classes[name]}


def _automaton(words: Iterable[str], nouns: Iterable[str] = ()) -> "ahocorasick.Automaton":
    """A matcher of the words in any of their forms, each between blanks; of nouns their plurals only."""
    matcher = ahocorasick.Automaton()
    plurals = {form for noun in nouns for form in _forms(noun) if not form.endswith(_OF_VERBS)} | set(nouns)
    for form in plurals.union(*map(_forms, words)):
        matcher.add_word(f" {re.sub(r'[^a-z0-9]+', ' ', form)} ", form)
    matcher.make_automaton()
    return matcher


def _forms(word: str) -> set[str]:
    """The forms that a verb or noun may have, and some that no word has."""
    stem = re.sub(r"e$", "", word)
    doubled = word + word[-1]
    regular = {word, f"{word}s", f"{word}es", f"{stem}ed", f"{stem}ing", f"{doubled}ed", f"{doubled}ing"}
    changed = {f"{word[:-1]}{ending}" for ending in ("ies", "ied")} if word.endswith("y") else set()
    return regular | changed | set(wording().past_forms.get(word, ()))
