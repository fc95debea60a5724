"""Counts of people, weapons and targets in a parsed sentence. No durations, money, distances, shares, nor "dozens"."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.report import Quantity
from app.language import grammar
from app.language.senses import Senses
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Token

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_SUFFERING = ("nsubj", "nsubjpass", "dobj", "attr", "ROOT", "appos", "conj", "dep", "npadvmod", "pobj")
_SAID_OF = frozenset({"acomp", "oprd", "acl", "relcl"})
_MEASURES = frozenset({"%", "-", "°", "percent", "per", "km", "million", "billion"})  # after a number: no count
_COLLECTIVE = frozenset({"crew", "staff", "family", "garrison", "congregation", "unit", "team", "party"})
_THEM = frozenset({"them", "whom", "these", "those"})
_SOME = frozenset({"several", "few", "many"})
_TAKING = frozenset({"claim", "cost", "take", "lose"})
_PEOPLE = "people"
_TEN, _TWENTY, _HUNDRED = 10, 20, 100
_REACH = 4  # how far above the noun the verb that kills may stand


@dataclass(frozen=True, slots=True)
class Counted:
    """A count and its number's token. ``person`` marks people to whom nothing is said to have happened."""

    token: "Token"
    quantity: Quantity
    person: bool = False


@cache
def _units() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).with_name("data") / "units.toml").read_text(encoding="utf-8"))


def number(text: str) -> float | None:
    """The value of a number in digits or words ("1,000", "twenty-four", "two hundred"); None where it is none."""
    text = text.lower().strip()
    if _DIGITS.fullmatch(text):
        return float(text.replace(",", ""))
    total, current = 0.0, None
    for word in re.split(r"[\s-]+", text):
        if word in wording().scales:
            scale = wording().scales[word]
            current = (1.0 if current is None else current) * scale
            if scale > _HUNDRED:
                total, current = total + current, 0.0
        elif word in wording().numbers:
            current = (current or 0.0) + wording().numbers[word]
        elif _DIGITS.fullmatch(word):
            current = float(word.replace(",", ""))
        elif word not in {"and", "a"}:
            return None
    return None if current is None else total + current


def find(senses: Senses) -> tuple[Counted, ...]:
    """The counts of the sentence, in order."""
    parse = senses.sentence.parse
    if parse is None:
        return ()
    found, end = [], 0
    for token in parse:
        if token.i < end or not _is_number(token) or senses.is_in_time(token):
            continue
        words = _words(token)
        end = words[-1].i + 1
        if counted := _counted(words, senses):
            found.append(counted)
    return tuple(found)


def _is_number(token: "Token") -> bool:
    return token.pos_ == "NUM" and token.like_num and not (token.i and token.nbor(-1).is_currency)


def _words(token: "Token") -> list["Token"]:
    """The words of the number that begins here: "a hundred and seventy-five" is one; the parser often parts it."""
    words, known = [token], wording()
    for after in token.doc[token.i + 1 :]:
        last, ones = words[-1].lower_, known.numbers.get(after.lower_, _HUNDRED)
        joins = after.lower_ == "-" or (after.lower_ == "and" and last in known.scales)
        if joins and after.nbor(-1) is words[-1]:
            continue
        below_ten = known.numbers.get(last, 0) >= _TWENTY and ones < _TEN
        below_hundred = last in known.scales and ones < _HUNDRED
        if not below_ten and not below_hundred and after.lower_ not in known.scales:
            break
        words.append(after)
    return words


def _counted(words: list["Token"], senses: Senses) -> Counted | None:
    value, last = number(" ".join(word.text for word in words)), words[-1]
    after = last.nbor().text if last.i + 1 < len(last.doc) else ""
    if not value or after in _MEASURES or last.lower_ in _MEASURES or _is_vague(words[0]):
        return None
    token = next((word for word in words if word.dep_ == "nummod" and word.head not in words), last)
    unit = _unit(token, _noun(token, senses), senses)
    return Counted(token, Quantity(value, unit, _comparison(words[0])), unit == _PEOPLE) if unit else None


def _is_vague(first: "Token") -> bool:
    """ "Several hundred", "a few thousand": no count."""
    return first.lower_ in wording().scales and first.i > 0 and first.nbor(-1).lower_ in _SOME


def _noun(token: "Token", senses: Senses) -> "Token | None":
    """What is counted: "84 missiles", "31 of the drones", "300 more prisoners"."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if after is not None and after.tag_ == "NNS" and token.head.i < token.i and senses.is_of_time(token.head):
        return after  # "on 3 January 478 people": no year
    if token.dep_ in {"nummod", "quantmod"} and token.head.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"}:
        return token.head
    if token.lower_ == "one":  # "one of the largest attacks" counts none
        return None
    return next(iter(grammar.behind(token, frozenset({"of"}))), None)


def _unit(token: "Token", noun: "Token | None", senses: Senses) -> str | None:
    """What the count is of; people are named by their fate where one is told."""
    if noun is None:
        return _told_next(token) or _fate(token, token)
    people = noun.lemma_.lower() in _units()["people"]["names"] or senses.is_a(noun, "nationality")
    persons = people or (noun.tag_ == "NNS" and _thing(noun) is None)  # "killed six gold miners"
    if noun.lower_ in _THEM:
        return _of_them(token)
    some = noun.lemma_ in _COLLECTIVE and token.head is not noun  # "killing two of its crew"
    fate = (_told_next(token) or _fate(token if some else noun, token)) if persons or some else None
    return _casualties(noun) or _dead(noun) or fate or _thing(noun) or (_PEOPLE if people else None)


def _of_them(number_token: "Token") -> str | None:
    """ "Killed 49 of them", "12 of whom died"; of "missiles: twelve of them hit it", missiles, if not yet counted."""
    verb = number_token.head
    fates = _units()["casualties"].items()
    fate = next((fate for fate, lemmas in fates if verb.lemma_ in lemmas and _suffers(number_token, verb)), None)
    if fate is not None or verb.pos_ != "VERB":
        return fate
    things = [word for word in number_token.doc.tokens[: number_token.i] if word.tag_ == "NNS" and _thing(word)]
    counted = not things or any(child.like_num for child in things[-1].children)
    return None if counted else _thing(things[-1])


def _casualties(noun: "Token") -> str | None:
    if noun.lemma_.lower() == "life":  # "claimed five lives", "at the cost of 39 lives"; "saved five lives" counts none
        return "killed" if noun.head.lemma_ in _TAKING or noun.head.head.lemma_ == "cost" else None
    fates = wording().fates
    return fates.get(noun.lemma_.lower()) or fates.get(noun.lower_)


def _dead(noun: "Token") -> str | None:
    """Counts the dead who are handed over: "12 dead soldiers", "the bodies of 300 soldiers"."""
    dead = any(child.lower_ == "dead" and child.dep_ == "amod" for child in noun.children)
    of_bodies = noun.head.dep_ == "prep" and noun.head.head.lemma_.lower() in {"body", "remain", "remains", "corpse"}
    return "bodies" if dead or of_bodies else None


def _thing(noun: "Token") -> str | None:
    lemma = noun.lemma_.lower()
    if lemma == "bomber" and any(child.lower_ == "suicide" for child in noun.children):
        return None
    return next((str(_units()[table][lemma]) for table in ("captives", "things") if lemma in _units()[table]), None)


def _told_next(token: "Token") -> str | None:
    """What follows at once, "and 22 wounded": the parser often takes the participle for a verb."""
    after = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    return wording().fates_after.get(after)


def _fate(noun: "Token", number_token: "Token") -> str | None:
    """Whether the counted are told to be killed or wounded: objects of killing, subjects of dying, "12 dead"."""
    step = noun
    for _ in range(_REACH):
        fate = next((fate for fate, lemmas in _units()["casualties"].items() if _meets(noun, step, lemmas)), None)
        if fate:
            return str(fate)
        if step.dep_ not in _SUFFERING or step.pos_ == "VERB" or step.dep_ == "ROOT" or step.head.i == number_token.i:
            return None
        step = step.head
    return None


def _meets(noun: "Token", step: "Token", lemmas: list[str]) -> bool:
    """Whether the word, or what is said of it ("were left dead", "soldiers killed there"), is how they end."""
    if step is not noun and step.lemma_.lower() in lemmas and _suffers(noun, step):
        return True
    said = (child for child in step.children if child.dep_ in _SAID_OF and child.lemma_.lower() in lemmas)
    return any(not _is_of_some(child) for child in said)


def _is_of_some(clause: "Token") -> bool:
    """ "40 people, 12 of whom died": only of those."""
    return any(word.lower_ == "whom" for each in grammar.own_subjects(clause) for word in grammar.behind(each))


def _suffers(noun: "Token", verb: "Token") -> bool:
    """Whether the noun is no killer: the active subject of "kill" is left out, that of "die" is in."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() in {"die", "perish"} or grammar.is_passive(verb):
        return noun not in grammar.behind(verb, frozenset({"by"}))
    return noun not in grammar.own_subjects(verb)


def _comparison(token: "Token") -> str:
    handed = token.i > 1 and token.nbor(-2).lemma_.lower() in wording().classes["handing"]
    if handed and token.nbor(-1).lower_ == "over":
        return "="  # "hand over 6,000 bodies", not "fire over 100 missiles"
    before = token.doc[max(0, token.i - 3) : token.i].text.lower()
    for words, sign in _units()["comparisons"].items():
        if re.search(rf"\b{words}(?: another| the)?$", before.strip()):
            return str(sign)
    return "="
