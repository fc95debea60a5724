"""Which sentences are worth a parse: a fast look for the words of the trigger rules."""

import re
from collections.abc import Iterable

import ahocorasick

from app.language.triggers import triggers
from app.language.wording import wording


class TriggerScan:
    """Which sentences are worth a parse: a fast look for the rules' words in any form.

    Verbs of every day ("take", "go") count only beside a word of war or peace, or two names.
    """

    def __init__(self) -> None:
        verbs = {word for rule in triggers() for word in rule.verbs} | wording().adding
        nouns = {word for rule in triggers() for word in rule.nouns} - verbs
        company = {word for name in _COMPANY for word in wording().classes[name]}
        everyday = wording().everyday
        self._telling = _automaton(verbs - everyday, nouns - everyday)
        self._everyday = _automaton(verbs & everyday, nouns & everyday)
        self._company = _automaton(company)

    def __call__(self, sentence: str) -> bool:
        """Whether the sentence may hold a trigger."""
        words = f" {re.sub(r'[^a-z0-9]+', ' ', sentence.lower())} "
        if next(self._telling.iter(words), None) is not None:
            return True
        if next(self._everyday.iter(words), None) is None:
            return False
        return len(_NAME.findall(sentence)) > 1 or next(self._company.iter(words), None) is not None


_COMPANY = ("weapon", "platform", "force", "captive", "dead", "accord", "parley", "office", "site")
_OF_VERBS = ("ed", "ing")
_NAME = re.compile(r"\b[A-ZÀ-Þ]")


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
