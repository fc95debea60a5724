"""What the parser regularly gets wrong, put right in the tree before any rule reads it."""

import re
from typing import TYPE_CHECKING

from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Parse, Token

_MONTHS = frozenset(
    {
        "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december",
    }
)  # fmt: skip
_DOINGS = frozenset({"shelling", "bombing", "fighting"})
_PLAIN = ("force", "regular", "irregular", "weapon", "platform", "office", "captive", "parley")
_ADVERBIAL = frozenset({"advmod", "npadvmod", "prep", "prt", "dep"})
_NOUNS_ONLY = frozenset({"airstrikes", "airstrike"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MOVING = frozenset({"advance", "push", "move", "retreat", "withdraw", "penetrate"})
_BODIES = frozenset({"group", "movement", "militia", "faction", "organisation", "organization", "army"})
_BELOW = frozenset({"xcomp", "ccomp", "dobj", "conj"})
_FINITE = frozenset({"VBP", "VBZ"})
_OFFSETS = frozenset({"after", "before", "since"})
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_DASHES = frozenset({"-", "–", "—", "--"})
_YEAR = 4  # figures
_AFTER_COMMA = 2  # words: a day and the comma behind it
_NTH = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_LONGEST_DATE = 6  # words of a date that opens an entry, with the dash behind it
_AGREEING = frozenset({"agree", "pledge", "promise", "undertake", "vow"})
_SAYING = frozenset({"say", "tell", "write", "add", "announce", "report", "state", "warn", "declare", "post", "read"})
_CALLING = frozenset({"ring", "phone", "telephone"})
_NOMINAL = frozenset({"dobj", "pobj", "nsubj", "nsubjpass"})
_VERBAL = frozenset({"VERB", "AUX"})
_TIMES = frozenset(
    {"day", "night", "week", "month", "year", "hour", "minute", "time", "morning", "evening", "afternoon"}
)
_HOURS = frozenset(
    {"sunrise", "sunset", "dawn", "dusk", "daybreak", "midnight", "noon", "midday", "nightfall", "daylight"}
)
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECT_LIKE = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl", "attr"})
_BEFORE_VERB = frozenset({"aux", "auxpass", "advmod", "neg"})
_EACH = frozenset({"each", "both"})
_HIT = frozenset({"hit", "struck", "bombed", "shelled", "attacked", "raided", "seized", "captured", "bombarded"})
_SHELLED = frozenset({"shelled", "bombed", "bombarded"})
_SWALLOWED = frozenset({"pobj", "appos", "conj", "npadvmod", "dep", "nmod"})


def mend(parse: "Parse") -> None:
    """Change heads and labels in place."""
    if len(parse):
        _read_first(parse.tokens[0])
        _part_from_entry(parse)
        _join_first_two(parse)
    for token in parse:
        _mend_noun(token)
        if token.pos_ == "PROPN":
            _mend_name(token)
        if token.dep_ == "prep":
            _mend_preposition(token)
        if token.lower_ in _DOINGS:
            _mend_doing(token)
        _mend_date(token)
        if token.pos_ in _VERBAL:
            _mend_verb(parse, token)
    _take_for_suffering(parse)


def _take_for_suffering(parse: "Parse") -> None:
    """ "Goma and Sake hit in night of rockets": in a headline, what has no object is done to the subject."""
    root = next((token for token in parse if token.head is token), None)
    if root is None or root.lower_ not in _HIT or parse.tokens[-1].text in {".", "!", "?"}:
        return
    if any(child.dep_ in {"dobj", "aux", "auxpass", "ccomp"} for child in root.children):
        return
    behind = [child for child in root.children if child.i > root.i]
    again = any(child.lower_ == "again" for child in behind)
    alone = not behind or (behind[0].text == "," and root.lower_ in _SHELLED)  # "Goma shelled, 10 dead"
    if again or alone or any(child.dep_ == "prep" for child in behind):
        for child in root.children:
            child.dep_ = "nsubjpass" if child.dep_ == "nsubj" else child.dep_


def _mend_preposition(token: "Token") -> None:
    if token.head.dep_ == "npadvmod" and token.head.head.lemma_ in _MOVING:
        _hang(token, token.head.head, "prep")  # "advanced 3 km near Bakhmut"
    if token.lower_ == "of":
        _give_to_last(token)
    if token.lower_ == "on" and token.head.lower_ == "time" and token.head.dep_ == "pobj":
        _hang(token, token.head.head.head, "prep")  # "was extended for a second time on Tuesday"
    if token.lower_ == "between" and token.head.pos_ == "PROPN" and token.head.dep_ == "pobj":
        _give_to_noun(token)


def _mend_verb(parse: "Parse", token: "Token") -> None:
    first, second = sorted((token, token.head), key=lambda each: each.i)
    if token.dep_ == "ccomp" and any(_parts(each, first) for each in parse.tokens[first.i : second.i]):
        token.dep_ = "parataxis"  # "shells hit the town; the rebels denied it": told, not denied
    if token.tag_ == "VBG":  # "guns had still been bombarding the town": no passive has that form
        for child in token.children:
            child.dep_ = {"nsubjpass": "nsubj", "auxpass": "aux"}.get(child.dep_, child.dep_)
    if token.lower_ == "left" and token.tag_ == "VBN":
        _take_for_remaining(token)
    if token.lemma_ == "go" and token.head.lemma_ == "let" and token.tag_ == "VB":
        _let_go(token)
    if token.dep_ == "conj" and token.tag_ == "VB":
        _join_infinitives(token)
    if token.dep_ == "advcl" and token.i > 1:
        _give_to_day(token)
    if token.dep_ == "advcl" and token.tag_ == "VB" and token.head.lemma_ in _AGREEING:
        _take_for_promise(token)
    _give_back_subject(token)
    _raise_verb(token)
    _take_back_first(token)
    _unfold_participle(token)
    _give_subject(token)


def _parts(mark: "Token", verb: "Token") -> bool:
    """Whether the mark parts two sentences: "they want no talks: the last broke down", but "Oslo said: they met"."""
    return mark.text == ";" or (mark.text == ":" and verb.lemma_ not in _SAYING)


def _give_back_subject(verb: "Token") -> None:
    """ "To escape encirclement Ukraine's troops have left": the infinitive that opens it is the aim, no subject."""
    aim = next((child for child in verb.children if child.dep_ == "csubj" and child.i == 1), None)
    if aim is None or verb.lemma_ == "be" or not _is_infinitive(aim):
        return
    last = next((child for child in reversed(aim.children) if child.dep_ == "dobj"), None)
    first = min((child.i for child in verb.children if child.dep_ in {"aux", "auxpass"}), default=verb.i)
    if last is not None and last.i + 1 == first and last.tag_ in {"NNS", "NNP", "NNPS"}:
        _hang(last, verb, "nsubj")
        aim.dep_ = "advcl"


def _join_infinitives(verb: "Token") -> None:
    """ "Urged them to leave the towns that they hold and to come to Oslo": they are urged to come."""
    if not _is_infinitive(verb) or verb.head.tag_ not in _TENSED:
        return
    step = verb.head
    while step.head is not step and not _is_infinitive(step):
        step = step.head
    if _is_infinitive(step):
        _hang(verb, step, "conj")


def _is_infinitive(verb: "Token") -> bool:
    return verb.tag_ == "VB" and any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _give_to_day(verb: "Token") -> None:
    """ "Since last Thursday, when they met", "on May 7, when it fell": of that day."""
    when = next((child for child in verb.children if child.lower_ == "when" and child.i < verb.i), None)
    if when is None or when.i < _AFTER_COMMA or when.nbor(-1).text != ",":
        return
    day = when.nbor(-2)
    day = day.head if day.like_num and day.head.lower_ in _MONTHS else day
    if day.lower_ in _WEEKDAYS | _MONTHS and day.dep_ in {"pobj", "npadvmod"}:
        _hang(verb, day, "relcl")


def _take_for_remaining(left: "Token") -> None:
    """ "Have 4,000 fighters left": those have not gone."""
    subject = next((child for child in left.children if child.dep_ == "nsubj"), None)
    if left.dep_ == "ccomp" and left.head.lemma_ == "have" and subject is not None:
        _hang(subject, left.head, "dobj")
        _hang(left, subject, "amod")
    if left.dep_ == "acl" and left.head.dep_ == "dobj" and left.head.head.lemma_ == "have":
        left.dep_ = "amod"


def _mend_date(token: "Token") -> None:
    if token.dep_ == "nummod" and token.i and token.head is token.nbor(-1) and token.head.lower_ in _WEEKDAYS:
        _count_next(token)
    year = token.dep_ == "nummod" and len(token.text) == _YEAR and token.text.isdigit() and token.head.dep_ == "pobj"
    if year and token.head.pos_ == "PROPN" and token.head is token.nbor():
        _part_from_year(token)
    if token.lower_ in _MONTHS and token.dep_ == "compound" and token.head.dep_ in _SUBJECTS:
        _part_from_subject(token)
    if token.lower_ in _WEEKDAYS and token.dep_ == "compound" and token.head.dep_ in _SUBJECTS:
        _give_to_verb(token)


def _mend_noun(token: "Token") -> None:
    if token.tag_ == "NNPS" and token.i and token.nbor(-1).dep_ in {"amod", "compound"} and _is_armed_plural(token):
        token.pos_, token.tag_, token.lemma_ = "NOUN", "NNS", token.lower_.removesuffix("s")  # "Ukrainian Marines"
    if token.lemma_ == "vehicle" and token.i and token.nbor(-1).lower_ == "aerial":
        token.lemma_ = "drone"  # "45 unmanned aerial vehicles"
    if token.lower_ == "corpses":
        token.lemma_ = "corpse"  # no army corps
    if token.tag_ == "VBZ" and token.lower_ in _NOUNS_ONLY:
        _take_for_subject(token)
    if token.tag_ in _FINITE and token.dep_ in _NOMINAL:
        _take_for_noun(token)
    if token.is_upper and token.dep_ == "amod" and token.head is token.nbor():
        _take_letters_for_name(token)
    if token.dep_ in {"nmod", "amod"} and token.head.tag_ == "NNS" and (token.tag_ == "NNS" or _is_armed(token)):
        _make_list(token)
    if token.dep_ == "nsubj" and token.tag_ == "NN":
        for child in token.children:
            child.dep_ = "compound" if child.dep_ == "nsubj" and child.i + 1 == token.i else child.dep_


def _mend_name(token: "Token") -> None:
    if token.dep_ in _SUBJECTS and (noun := _noun_before(token)) is not None:
        _hang(token, noun, "appos")
    if token.dep_ in _SUBJECTS | {"appos"}:
        _join_names(token)
    if token.dep_ == "oprd" and not any(child.dep_ == "dobj" for child in token.head.children):
        token.dep_ = "dobj"  # "Fidan called President Macron"
    if token.dep_ == "npadvmod" and token.head.lemma_ in _CALLING and token.left_edge.i == token.head.i + 1:
        token.dep_ = "dobj"  # "Trump rang Mr Zelensky"
    if token.dep_ == "advmod":
        _take_for_object(token)
    if token.dep_ == "conj" and token.head.pos_ in _VERBAL and not any(c.dep_ in _SUBJECTS for c in token.children):
        _give_to_name(token)
    if token.dep_ in {"amod", "nmod", "compound"} and any(map(_is_of_backed, token.children)):
        _make_list(token)


def _is_of_backed(child: "Token") -> bool:
    """ "Serbia and Russian-backed rebels": the "backed" is taken for another of the first."""
    return child.dep_ == "conj" and child.tag_ == "VBN" and child.nbor(-1).text == "-"


def _give_to_name(token: "Token") -> None:
    """ "Drones target Khartoum and Atbara": the second name hangs on the verb."""
    left = token.left_edge.i
    first = token.doc[left - 2] if left > 1 and token.doc[left - 1].dep_ == "cc" else None
    if first is not None and first.pos_ == "PROPN" and first.dep_ in _NOMINAL and first.i > token.head.i:
        _hang(token, first, "conj")


def _mend_doing(token: "Token") -> None:
    if token.dep_ == "pcomp" and not any(child.dep_ == "dobj" for child in token.children):
        token.pos_, token.tag_, token.dep_, token.lemma_ = "NOUN", "NN", "pobj", token.lower_  # "died in shelling"
    if token.dep_ == "advcl" and token.i and token.nbor(-1).dep_ == "pobj":
        _take_for_complement(token)
    if token.tag_ == "VBG" and not any(child.dep_ == "dobj" for child in token.children):
        _take_for_deed(token)


def _take_for_deed(doing: "Token") -> None:
    """ "A day earlier shelling by the army killed five", "airstrikes and shelling": what is done, not who does it."""
    head = doing.head
    if doing.dep_ == "conj" and head.pos_ == "NOUN":
        doing.pos_, doing.tag_, doing.lemma_ = "NOUN", "NN", doing.lower_
    elif doing.dep_ == "advcl" and doing.i < head.i and _lacks_subject(head):
        doing.pos_, doing.tag_, doing.lemma_, doing.dep_ = "NOUN", "NN", doing.lower_, "nsubj"


def _take_for_promise(verb: "Token") -> None:
    """ "Agreed in Accra on Tuesday to stop fighting": what is agreed on, and no purpose, however far behind."""
    to = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    marked = any(child.dep_ in {"mark", "nsubj"} for child in verb.children)
    if to and not marked and verb.head.i < verb.i and not any(c.dep_ in {"xcomp", "ccomp"} for c in verb.head.children):
        verb.dep_ = "xcomp"


def _take_letters_for_name(letters: "Token") -> None:
    """ "The TPLF battled the army": letters before a verb are who does it."""
    verb = letters.head
    if len(letters.text) == 1 or verb.tag_ not in _FINITE | {"VBD"} or any(c.dep_ in _SUBJECTS for c in verb.children):
        return
    letters.pos_, letters.tag_, letters.lemma_, letters.dep_ = "PROPN", "NNP", letters.text, "nsubj"
    for child in [child for child in verb.children if child.dep_ == "det" and child.i < letters.i]:
        _hang(child, letters, "det")


def _read_first(token: "Token") -> None:
    """ "Rebels attacked a base": the capital of the first word makes no name of a common noun."""
    singular = token.lower_.removesuffix("s")
    alone = token.tag_ == "NNPS" or (
        token.tag_ == "NNP" and token.i + 1 < len(token.doc) and token.nbor().text.islower()
    )
    if alone and any(singular in wording().classes[name] for name in _PLAIN):
        token.pos_, token.tag_, token.lemma_ = "NOUN", "NNS" if token.tag_ == "NNPS" else "NN", singular
    if token.text == "Near" and token.pos_ == "PROPN":
        _take_for_preposition(token)
    if (
        token.text == "Thanks"
        and token.dep_ in _SUBJECTS
        and token.i + 1 < len(token.doc)
        and token.nbor().text == "to"
    ):
        token.pos_, token.tag_, token.dep_ = "ADP", "IN", "prep"


def _take_for_preposition(near: "Token") -> None:
    """ "Near Zolotoye, the withdrawal began": no part of the name."""
    near.pos_, near.tag_, near.lemma_ = "ADP", "IN", "near"
    name = near.head
    if near.dep_ == "compound" and name.head.pos_ == "VERB":
        _hang(near, name.head, "prep")
        _hang(name, near, "pobj")


def _join_first_two(parse: "Parse") -> None:
    """ "Uganda, Kenya hold talks": in a headline a comma joins who does it."""
    if len(parse) < _AFTER_COMMA + 2 or parse.tokens[1].text != ",":
        return
    first, second, verb = parse.tokens[0], parse.tokens[2], parse.tokens[3]
    names = first.pos_ == "PROPN" and second.pos_ == "PROPN" and first.lower_ not in _WEEKDAYS | _MONTHS
    if names and second.head is verb and second.dep_ == "nsubj" and verb.tag_ in {"VBP", "VBD", "VB"}:
        _hang(first, verb, "nsubj")
        _hang(second, first, "conj")


def _part_from_entry(parse: "Parse") -> None:
    """ "July 23 - Two missiles hit the port": the date that opens an entry belongs to all that follows."""
    opening = parse.tokens[:_LONGEST_DATE]
    dash = next((token for token in opening if token.text in _DASHES), None)
    month = next((token for token in opening if token.lower_ in _MONTHS), None)
    if dash is None or month is None or month.i > min(dash.i, 1):
        return
    if all(token.like_num or token.text in {",", "."} or token is month for token in opening[: dash.i]):
        root = next(token for token in parse if token.head is token)
        for token in opening[: dash.i]:
            if token is not month and token.head.i > dash.i:
                _hang(token, month, "nummod")
        if month.head.i > dash.i and month.head is not root:
            _hang(month, root, "npadvmod")


def _raise_verb(verb: "Token") -> None:
    """ "The army and the Houthis traded artillery fire": what has a subject describes no noun.

    So does not the verb between a name and it: "The Taliban shelled positions".
    """
    noun = verb.head
    if verb.tag_ != "VBD" or verb.dep_ != "amod" or noun.dep_ not in {"ROOT", "dep"} or noun.i < verb.i:
        return
    name = verb.nbor(-1)
    named = name in noun.children and name.dep_ == "compound" and name.pos_ == "PROPN"
    if not named and not any(child.dep_ in _SUBJECTS for child in verb.children):
        return
    for child in [child for child in noun.children if child.i < verb.i] if named else ():
        _hang(child, verb if child is name else name, "nsubj" if child is name else child.dep_)
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
        _hang(child, verb, child.dep_)


def _take_back_first(verb: "Token") -> None:
    """ "On Wednesday Russian helicopters and guns shelled it": the first of two is taken for a part of the date."""
    subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    start = subject.left_edge.i if subject is not None else 0
    both = verb.doc.tokens[start - 1] if start else verb
    noun = both.head
    if subject is None or both.lower_ != "and" or noun.dep_ != "pobj" or noun.head.head is not verb:
        return
    day = next((child for child in noun.children if child.lower_ in _WEEKDAYS and child.i < noun.i), None)
    if day is not None:
        _hang(day, noun.head, "pobj")
        _hang(noun, verb, subject.dep_)
        _hang(subject, noun, "conj")


def _unfold_participle(verb: "Token") -> None:
    """ "Bombs dropped by Russian aircraft hit a house": the participle is taken for the verb, the verb for a second."""
    if verb.dep_ not in {"conj", "ccomp", "dep"} or verb.tag_ not in {"VBD", "VBN"}:
        return
    before = [verb.head, *(child for child in verb.head.children if child.dep_ == "advcl")]
    first = next((each for each in before if each.i < verb.i and _is_active_with_agent(each)), None)
    if first is None or any(child.dep_ in _SUBJECT_LIKE | {"aux"} for child in verb.children):
        return
    subject = next((child for child in first.children if child.dep_ in _SUBJECTS and child.i < first.i), None)
    between = first.doc.tokens[first.i + 1 : verb.i]
    if subject is None or any(token.text in {",", ";"} or token.dep_ == "cc" for token in between):
        return
    verb.head.children.remove(verb)
    _put_in_place(verb, first)
    for child in [child for child in first.children if child.i < subject.i or child is subject or child.i > verb.i]:
        first.children.remove(child)
        child.head = verb
        verb.children.append(child)
    verb.children.sort(key=lambda child: child.i)
    subject.dep_ = "nsubj"
    first.head, first.dep_, first.tag_ = subject, "acl", "VBN"
    subject.children.append(first)
    subject.children.sort(key=lambda child: child.i)


def _is_active_with_agent(verb: "Token") -> bool:
    """Whether it has an agent but no auxiliary that makes it passive, nor an object."""
    labels = {child.dep_ for child in verb.children}
    return "agent" in labels and labels.isdisjoint({"aux", "auxpass", "dobj"}) and verb.tag_ in {"VBN", "VBD"}


def _part_from_subject(month: "Token") -> None:
    """ "On 18 December rebels fired rockets": the rebels are none of December."""
    day = month.nbor(-1) if month.i and month.nbor(-1).like_num else month.nbor()
    first = min(day, month, key=lambda token: token.i)
    on = first.nbor(-1) if first.i else first
    if day.like_num and on.lower_ == "on" and on.dep_ == "prep" and not list(on.children):
        _hang(month, on, "pobj")
        _hang(day, month, "nummod")


def _give_to_verb(weekday: "Token") -> None:
    """ "Last Wednesday fighters ambushed a patrol", "on Monday rebels": the day on which they did, and none of theirs.

    "Monday's attack" and "the Friday prayers" are of that day: what is done, and not who does it.
    """
    subject = weekday.head
    doing = subject.tag_ in {"NNS", "NNPS"} and not any(child.dep_ == "det" for child in subject.children)
    fighters = any(
        subject.lemma_.lower() in wording().classes[name] for name in ("force", "office", "weapon", "platform")
    )
    before = subject.doc.tokens[subject.left_edge.i : weekday.i]
    if doing and fighters and all(word.lower_ in {"last", "on", "this"} for word in before):
        for word in before:
            _hang(word, weekday, "amod")
        _hang(weekday, subject.head, "npadvmod")


def _part_from_year(year: "Token") -> None:
    """ "In the autumn of 2020 Azerbaijan won land": the state is none of that year, and does what follows."""
    name, verb = year.head, year.head
    while verb.dep_ != "ROOT" and verb.pos_ not in _VERBAL:
        verb = verb.head
    before = verb.i > name.i and not any(child.dep_ in _SUBJECTS for child in verb.children)
    if before and verb.pos_ in _VERBAL and not any(child.i > name.i for child in name.children):
        label = "nsubjpass" if any(child.dep_ == "auxpass" for child in verb.children) else "nsubj"
        _hang(year, name.head, name.dep_)
        _hang(name, verb, label)


def _count_next(number: "Token") -> None:
    """ "On Friday 40 soldiers landed": no day has a number."""
    after = number.nbor() if number.i + 1 < len(number.doc) else number
    if after.tag_ in {"NNS", "NNPS"}:
        _hang(number, after, "nummod")


def _give_to_last(of: "Token") -> None:
    """ "Malian soldiers and fighters of the Wagner group": whose the first are is told, so it is the last that are."""
    first = of.head
    last = next((child for child in first.children if child.dep_ == "conj" and child.i < of.i), None)
    if last is None or last.i + 1 != of.i or first.tag_ != "NNS" or last.tag_ != "NNS":
        return
    told = [_is_capital_adjective(child) for child in first.children]
    if any(told) and not any(map(_is_capital_adjective, last.children)):
        _hang(of, last, "prep")


def _give_to_noun(between: "Token") -> None:
    """ "Talks in Doha between Chad and Sudan": nothing of Doha lies between the two."""
    noun = between.head.head.head
    if between.head.head.dep_ == "prep" and noun.pos_ == "NOUN" and noun.i < between.i:
        _hang(between, noun, "prep")


def _is_capital_adjective(word: "Token") -> bool:
    return word.dep_ in {"amod", "poss", "compound"} and word.text[0].isupper()


def _take_for_noun(token: "Token") -> None:
    """ "Hezbollah strikes damaged a dam": what stands as a subject or object is no verb."""
    token.pos_, token.tag_ = "NOUN", "NNS" if token.tag_ == "VBZ" else "NN"
    token.lemma_ = token.lower_.removesuffix("s")
    for child in token.children:
        child.dep_ = "compound" if child.dep_ == "nsubj" and child.i < token.i else child.dep_


def _take_for_subject(token: "Token") -> None:
    """ "Junta airstrikes hit a school": the noun is taken for the verb, and the verb hangs on it."""
    verb = next((child for child in token.children if child.i == token.i + 1 and child.dep_ in _BELOW), None)
    _take_for_noun(token)
    if verb is None:
        return
    token.children.remove(verb)
    _put_in_place(verb, token)
    for child in [child for child in token.children if child.i > token.i]:
        _hang(child, verb, child.dep_)
    token.head, token.dep_ = verb, "nsubj"
    verb.children.insert(0, token)
    verb.children.sort(key=lambda child: child.i)


def _join_names(second: "Token") -> None:
    """ "President Sisi and President Trump spoke": the second is taken for another subject, or a name of the first."""
    before = [c for c in second.head.children if c.dep_ == second.dep_ and c.i < second.i]
    first = before[-1] if before else None
    start = min([second.i, *(child.i for child in second.children if child.i < second.i)])
    if first is None or not any(child.lower_ == "and" and child.i < start for child in first.children):
        return
    _hang(second, first if second.dep_ in _SUBJECTS else second.head, "conj")


def _take_for_complement(doing: "Token") -> None:
    """ "Died in Hezbollah shelling of Haifa": the name before it is not what the preposition stands before."""
    name = doing.nbor(-1)
    preposition = name.head
    doing.pos_, doing.tag_, doing.lemma_ = "NOUN", "NN", doing.lower_
    _hang(doing, preposition, "pobj")
    _hang(name, doing, "compound")


def _noun_before(name: "Token") -> "Token | None":
    """ "The Lebanese group Hezbollah seized it": the noun right before a name that is a subject beside it."""
    first = min([name.i, *(child.i for child in name.children if child.i < name.i)])
    noun = name.doc.tokens[first - 1] if first else name
    beside = noun.dep_ == name.dep_ and noun.head is name.head
    # "the shelling by the Lebanese group Hezbollah killed four": the verb has its subject already
    second = (
        noun.lower_ in _BODIES
        and noun.dep_ == "pobj"
        and any(child.dep_ == name.dep_ and child.i < noun.i for child in name.head.children)
    )
    return noun if noun.pos_ == "NOUN" and (beside or second) else None


def _let_go(go: "Token") -> None:
    """ "Let go 95 prisoners on Friday", "let 21 girls go after talks": one verb with a particle."""
    let = go.head
    for child in list(go.children):
        _hang(child, let, "dobj" if child.dep_ in {"nsubj", "dobj"} else child.dep_)
    go.dep_ = "prt"


def _is_armed(token: "Token") -> bool:
    return token.lemma_.lower() in wording().classes["force"]


def _is_armed_plural(token: "Token") -> bool:
    return token.lower_.removesuffix("s") in wording().classes["force"]


def _make_list(first: "Token") -> None:
    """ "Israeli troops and Hezbollah fighters": the first of two is taken for what describes the second."""
    second = first.head
    if first.i > second.i or not any(child.lower_ == "and" for child in first.children):
        return
    second.children.remove(first)
    for child in [child for child in first.children if child.dep_ == "conj" and child.i > first.i]:
        _hang(child, second, "compound")
    for child in [child for child in second.children if child.i < first.i]:
        _hang(child, first, child.dep_)
    _put_in_place(first, second)
    second.head, second.dep_ = first, "conj"
    first.children.append(second)
    first.children.sort(key=lambda child: child.i)


def take_for_name(token: "Token") -> None:
    """Make a name of a word that the tagger does not know for one: "captured Homs", "fled Corinto"."""
    token.pos_, token.tag_, token.lemma_ = "PROPN", "NNP", token.text
    before = token.nbor(-1) if token.i else token
    if before.pos_ == "ADP" and before is token.head:
        token.dep_ = "pobj"
    elif before.pos_ == "ADP":
        _hang(token, before, "pobj")
    else:
        _take_for_object(token)


def _take_for_object(name: "Token") -> None:
    """ "bombed Yamethin": what stands right behind its verb is no adverb."""
    if name.i and name.head is name.nbor(-1) and name.head.pos_ == "VERB" and name.dep_ in _ADVERBIAL:
        name.dep_ = "dobj"


def _give_subject(verb: "Token") -> None:
    """ "On 29 May boats attacked the port", "in Sumy, in the north, shells fell": what is taken for part of the phrase.

    A verb without a subject takes the noun right before it, where a comma or a date parts that from a preposition.
    """
    _part_from_hour(verb)
    _part_from_offset(verb)
    if verb.tag_ in _TENSED and verb.i and verb.nbor(-1).dep_ in {"npadvmod", "dep"} and _has_article(verb):
        _take_before(verb)
    if not _lacks_subject(verb):
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
    counting = [word for word in words if word.dep_ == "nummod" and word.head.lower_ in _MONTHS]
    heads = [word for word in words if not start <= word.head.i < end and word not in counting]
    heads = [word for word in heads if word.lower_ not in _EACH]  # "Kenya and Uganda each released 30 captives"
    if len(heads) == 1 and heads[0].pos_ in {"NOUN", "PROPN"} and heads[0].dep_ in _SWALLOWED:
        for word in counting:
            _hang(word, heads[0], "nummod")  # "on 19 March 175 prisoners went home"
        _make_subject(heads[0], verb, start)


def _has_article(verb: "Token") -> bool:
    """Whether an article hangs on the verb, or on the noun before it that is no time."""
    before = verb.nbor(-1)
    articles = (verb, before) if before.lemma_ not in _TIMES else (verb,)
    return any(child.dep_ == "det" for word in articles for child in word.children)


def _take_before(verb: "Token") -> None:
    """ "And a Thai F-16 bombed two positions": no verb has an article, so that it is that of the noun before."""
    noun = verb.nbor(-1)
    if any(child.dep_ in _SUBJECT_LIKE for child in verb.children):
        return
    own = verb in (noun.head, noun.head.head)
    if not own or noun.dep_ not in {"npadvmod", "dep"} or noun.pos_ not in {"NOUN", "PROPN"}:
        return
    _hang(noun, verb, "nsubj")
    for word in list(verb.children):
        if word.i < noun.i and word.dep_ in {"det", "npadvmod", "amod", "nummod"}:
            _hang(word, noun, "det" if word.dep_ == "det" else "compound")


def _part_from_hour(verb: "Token") -> None:
    """ "An hour before sunrise army shells hit a house": the time is no part of what follows it."""
    mark = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ in _OFFSETS and c.i < verb.i), None)
    hour = mark.nbor() if mark is not None else None
    if mark is None or hour is None or hour.lower_ not in _HOURS or hour.head is verb or hour.i > verb.i:
        return
    mark.dep_ = "prep"
    _hang(hour, mark, "pobj")
    hour.pos_, hour.tag_ = "NOUN", "NN"


def _part_from_offset(verb: "Token") -> None:
    """ "Two days after the treaty of Algiers, prisoners set out": a clause of the main verb's own needs no "after"."""
    mark = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ in _OFFSETS and c.i < verb.i), None)
    noun = next((c for c in verb.children if c.dep_ in _SUBJECTS and mark is not None and c.i > mark.i), None)
    if verb.dep_ != "ROOT" or mark is None or noun is None or noun.i > verb.i:
        return
    words = [word for word in noun.subtree if word.i < verb.i]
    start = max((word.i + 1 for word in words if word.text == ","), default=verb.i)
    heads = [word for word in words if word.i >= start and word.head.i < start]
    if len(heads) == 1 and heads[0].dep_ in {"appos", "conj"}:
        label = noun.dep_
        _hang(noun, mark, "pobj")
        mark.dep_ = "prep"
        _hang(heads[0], verb, label)


def _lacks_subject(verb: "Token") -> bool:
    finite = verb.tag_ in _TENSED or any(child.dep_ in {"aux", "auxpass"} for child in verb.children)
    return (
        finite
        and verb.dep_ in {"ROOT", "ccomp", "parataxis"}
        and not any(child.dep_ in _SUBJECT_LIKE for child in verb.children)
    )


def _parted_at(words: list["Token"], end: int) -> int | None:
    """Where a comma or a date that stands last among the words ends; None where nothing follows it before ``end``."""
    for token in reversed(words):
        if token.text == ",":
            start = token.i + 1
        elif token.lower_ in _MONTHS:
            dated = token.i > 0 and token.nbor(-1).like_num
            start = token.i + 1 if dated else token.i + 2
        elif _NTH.fullmatch(token.lower_) and token.i and token.nbor(-1).lower_ == "the":
            start = token.i + 1  # "on the 8th rebels slipped into the town"
        elif token.lower_ in _WEEKDAYS | _TIMES:
            start = token.i + 2 if token.i + 1 < end and token.nbor().lower_ in _TIMES else token.i + 1
        else:
            continue
        return start if start < end else None
    return None


def _make_subject(noun: "Token", verb: "Token", start: int) -> None:
    """Let the noun, whose own words begin at ``start``, do what the verb tells, and its date stand where it stood."""
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    dates = _MONTHS | _WEEKDAYS
    date = next((child for child in noun.children if child.i < start and child.lower_ in dates), None)
    for word in [child for child in noun.children if child.i < start and child is not date]:
        _hang(word, date or noun.head, word.dep_)
    if date is not None:
        _hang(date, noun.head, noun.dep_)
    _hang(noun, verb, "nsubjpass" if passive else "nsubj")


def _put_in_place(token: "Token", of: "Token") -> None:
    """Let the token, taken from its head, stand where ``of`` stood."""
    token.dep_ = of.dep_
    token.head = token if of.head is of else of.head
    if token.head is not token:
        siblings = token.head.children
        siblings[siblings.index(of)] = token
        siblings.sort(key=lambda child: child.i)


def _hang(token: "Token", head: "Token", label: str) -> None:
    if head in token.subtree:
        return
    token.head.children.remove(token)
    token.head, token.dep_ = head, label
    head.children.append(token)
    head.children.sort(key=lambda child: child.i)
