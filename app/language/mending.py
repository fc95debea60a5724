"""What the parser regularly gets wrong, put right in the tree before any rule reads it."""

from typing import TYPE_CHECKING

from app.language.grammar import WEEKDAYS
from app.language.mending_verbs import mend_verb
from app.language.rehanging import AFTER_COMMA, MONTHS, SUBJECTS, hang, lacks_subject, put_in_place
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Parse, Token

_DOINGS = frozenset({"shelling", "bombing", "fighting"})
_PLAIN = ("force", "regular", "irregular", "weapon", "platform", "office", "captive", "parley")
_ADVERBIAL = frozenset({"advmod", "npadvmod", "prep", "prt", "dep"})
_NOUNS_ONLY = frozenset({"airstrikes", "airstrike"})
_MOVING = frozenset({"advance", "push", "move", "retreat", "withdraw", "penetrate"})
_BODIES = frozenset(
    {"group", "movement", "militia", "faction", "organisation", "organization", "army", "alliance", "coalition"}
)
_BELOW = frozenset({"xcomp", "ccomp", "dobj", "conj"})
_FINITE = frozenset({"VBP", "VBZ"})
_DASHES = frozenset({"-", "–", "—", "--"})
_TIMED = WEEKDAYS | {"weekend", "dawn", "night", "morning"}
_DONE_BY = frozenset({"by", "against", "on"})
_MEASURES = frozenset({"series", "wave", "string", "spate", "succession", "number"})
_YEAR = 4  # figures
_LONGEST_DATE = 6  # words of a date that opens an entry, with the dash behind it
_CALLING = frozenset({"ring", "phone", "telephone"})
_NOMINAL = frozenset({"dobj", "pobj", "nsubj", "nsubjpass"})
_VERBAL = frozenset({"VERB", "AUX"})
_OFFICIALS = frozenset({"adviser", "advisor", "minister", "official", "envoy", "negotiator", "ambassador"})
_MISREAD = {"corpses": "corpse", "hoping": "hope", "hoped": "hope"}  # no army corps, no hopping
_HIT = frozenset({"hit", "struck", "bombed", "shelled", "attacked", "raided", "seized", "captured", "bombarded"})
_SHELLED = frozenset({"shelled", "bombed", "bombarded"})


def mend(parse: "Parse") -> None:
    """Change heads and labels in place."""
    if len(parse):
        _read_first(parse.tokens[0])
        _part_from_entry(parse)
        _join_first_two(parse)
    for token in parse:
        _mend_word(token)
        _mend_noun(token)
        if token.pos_ == "PROPN":
            _mend_name(token)
        if token.dep_ == "prep":
            _mend_preposition(token)
        if token.lower_ in _DOINGS:
            _mend_doing(token)
        _mend_date(token)
        if token.pos_ in _VERBAL:
            mend_verb(parse, token)
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
        hang(token, token.head.head, "prep")  # "advanced 3 km near Bakhmut"
    if token.lower_ in {"of", "from"}:
        _give_to_last(token)
    if token.lower_ in _DONE_BY and token.head.lemma_ in _MEASURES:
        _give_to_measured(token)
    if token.lower_ == "of" and token.head.lower_ in _TIMED and token.head.dep_ == "pobj":
        _give_over_time(token)
    if token.lower_ == "on" and token.head.lower_ == "time" and token.head.dep_ == "pobj":
        hang(token, token.head.head.head, "prep")  # "was extended for a second time on Tuesday"
    if token.lower_ == "from" and token.head.lower_ == "away" and token.head.dep_ == "advmod":
        hang(token, token.head.head, "prep")  # "had moved away from the town"
    if token.lower_ == "between" and token.head.pos_ == "PROPN" and token.head.dep_ == "pobj":
        _give_to_noun(token)


def _mend_date(token: "Token") -> None:
    if token.dep_ == "nummod" and token.i and token.head is token.nbor(-1) and token.head.lower_ in WEEKDAYS:
        _count_next(token)
    year = token.dep_ == "nummod" and len(token.text) == _YEAR and token.text.isdigit() and token.head.dep_ == "pobj"
    if year and token.head.pos_ == "PROPN" and token.head is token.nbor():
        _part_from_year(token)
    if token.lower_ in MONTHS and token.dep_ == "compound" and token.head.dep_ in SUBJECTS:
        _part_from_subject(token)
    if token.lower_ in WEEKDAYS and token.dep_ == "compound" and token.head.dep_ in SUBJECTS:
        _give_to_verb(token)


def _mend_word(token: "Token") -> None:
    if token.tag_ == "NNPS" and token.i and token.nbor(-1).dep_ in {"amod", "compound"} and _is_plural_of_men(token):
        token.pos_, token.tag_, token.lemma_ = "NOUN", "NNS", token.lower_.removesuffix("s")  # "Ukrainian Marines"
    if token.lemma_ == "vehicle" and token.i and token.nbor(-1).lower_ == "aerial":
        token.lemma_ = "drone"  # "45 unmanned aerial vehicles"
    token.lemma_ = _MISREAD.get(token.lower_, token.lemma_)


def _mend_noun(token: "Token") -> None:
    if token.dep_ == "conj" and token.tag_ == "NNS":
        _join_to_people(token)
    if token.dep_ == "dobj" and token.left_edge.i > 1:
        _take_for_apposition(token)
    if token.lower_ == "face" and token.i and token.nbor(-1).dep_ == "compound" and token.nbor(-1).head is token:
        _give_place_to_meeting(token)
    if token.dep_ == "conj" and token.pos_ in {"NOUN", "PROPN"} and token.head.pos_ in _VERBAL:
        _give_to_companion(token)
    _mend_misread_verb(token)
    if token.is_upper and token.dep_ == "amod" and token.head is token.nbor():
        _take_letters_for_name(token)
    if token.dep_ in {"nmod", "amod"} and token.head.tag_ == "NNS" and (token.tag_ == "NNS" or _is_armed(token)):
        _make_list(token)
    if token.dep_ == "nsubj" and token.tag_ == "NN":
        for child in token.children:
            child.dep_ = "compound" if child.dep_ == "nsubj" and child.i + 1 == token.i else child.dep_


def _mend_misread_verb(token: "Token") -> None:
    if token.tag_ == "VBZ" and token.lower_ in _NOUNS_ONLY:
        _take_for_subject(token)
    if token.tag_ in _FINITE and token.dep_ in _NOMINAL:
        _take_for_noun(token)


def _join_to_people(noun: "Token") -> None:
    """ "Ministers in Riyadh and Houthi officials in Hodeidah": no officials are told in one breath with a town."""
    place = noun.head
    inside = place.head if place.pos_ == "PROPN" and place.dep_ == "pobj" and place.head.lower_ == "in" else None
    if inside is not None and inside.head.tag_ == "NNS" and any(child.pos_ == "PROPN" for child in noun.children):
        hang(noun, inside.head, "conj")


def _take_for_apposition(noun: "Token") -> None:
    """ "Battled the rebels near Bor, the capital of Jonglei": no verb has two objects with a comma between them.

    Nor is "a meeting in Oslo, the first such meeting since May" two.
    """
    start = noun.left_edge.i
    comma, name = noun.doc.tokens[start - 1], noun.doc.tokens[start - 2]
    again = any(child.lower_ == "such" for child in noun.children)
    same = next((each for each in noun.doc.tokens[:start] if each.lemma_ == noun.lemma_), None)
    if again and same is not None and comma.text == ",":
        hang(noun, same, "appos")
        return
    first = any(child.dep_ == "dobj" and child.i < start for child in noun.head.children)
    if comma.text == "," and first and name.pos_ == "PROPN" and name.dep_ == "pobj" and name in noun.head.subtree:
        hang(noun, name, "appos")


def _give_place_to_meeting(face: "Token") -> None:
    """ "A meeting face to face between Chad and Sudan": how they met, and not what took place."""
    meeting = face.nbor(-1)
    to = next((child for child in face.children if child.lower_ == "to"), None)
    if meeting.pos_ != "NOUN" or to is None or not any(child.lower_ == "face" for child in to.children):
        return
    face.children.remove(meeting)
    put_in_place(meeting, face)
    for child in [child for child in face.children if child is not to]:
        hang(child, meeting, child.dep_)
    for child in [child for child in to.subtree if child.dep_ == "prep" and child is not to]:
        hang(child, meeting, "prep")
    face.head, face.dep_ = meeting, "npadvmod"
    meeting.children.append(face)
    meeting.children.sort(key=lambda child: child.i)


def _mend_name(token: "Token") -> None:
    if token.dep_ in SUBJECTS and (noun := _noun_before(token)) is not None:
        hang(token, noun, "appos")
    if token.dep_ in SUBJECTS | {"appos"}:
        _join_names(token)
    if token.dep_ == "oprd" and not any(child.dep_ == "dobj" for child in token.head.children):
        token.dep_ = "dobj"  # "Fidan called President Macron"
    if token.dep_ == "npadvmod" and token.head.lemma_ in _CALLING and token.left_edge.i == token.head.i + 1:
        token.dep_ = "dobj"  # "Trump rang Mr Zelensky"
    if token.dep_ == "advmod":
        _take_for_object(token)
    if token.dep_ == "conj" and token.head.pos_ in _VERBAL and not any(c.dep_ in SUBJECTS for c in token.children):
        _give_to_name(token)
    if token.dep_ in {"amod", "nmod", "compound"} and any(map(_is_of_backed, token.children)):
        _make_list(token)


def _give_to_companion(token: "Token") -> None:
    """ "Met in Oslo with the envoy, as well as advisers from Kenya": the advisers hang on the verb."""
    before = [child for child in token.head.children if child.i < token.i]
    well = any(child.dep_ == "cc" and child.lower_ == "as" and child.i > token.head.i for child in before)
    phrases = [child for child in before if child.dep_ == "prep" and child.i > token.head.i and child.lower_ == "with"]
    met = [child for phrase in phrases for child in phrase.children if child.dep_ == "pobj"]
    if well and met:
        hang(token, met[-1], "conj")


def _is_of_backed(child: "Token") -> bool:
    """ "Serbia and Russian-backed rebels": the "backed" is taken for another of the first."""
    return child.dep_ == "conj" and child.tag_ == "VBN" and child.nbor(-1).text == "-"


def _give_to_name(token: "Token") -> None:
    """ "Drones target Khartoum and Atbara": the second name hangs on the verb."""
    left = token.left_edge.i
    first = token.doc[left - 2] if left > 1 and token.doc[left - 1].dep_ == "cc" else None
    if first is not None and first.pos_ == "PROPN" and first.dep_ in _NOMINAL and first.i > token.head.i:
        hang(token, first, "conj")


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
    elif doing.dep_ == "advcl" and doing.i < head.i and lacks_subject(head):
        doing.pos_, doing.tag_, doing.lemma_, doing.dep_ = "NOUN", "NN", doing.lower_, "nsubj"


def _take_letters_for_name(letters: "Token") -> None:
    """ "The TPLF battled the army": letters before a verb are who does it."""
    verb = letters.head
    if len(letters.text) == 1 or verb.tag_ not in _FINITE | {"VBD"} or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    letters.pos_, letters.tag_, letters.lemma_, letters.dep_ = "PROPN", "NNP", letters.text, "nsubj"
    for child in [child for child in verb.children if child.dep_ == "det" and child.i < letters.i]:
        hang(child, letters, "det")


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
    if token.text == "Thanks" and token.dep_ in SUBJECTS and token.i + 1 < len(token.doc) and token.nbor().text == "to":
        token.pos_, token.tag_, token.dep_ = "ADP", "IN", "prep"


def _take_for_preposition(near: "Token") -> None:
    """ "Near Zolotoye, the withdrawal began": no part of the name."""
    near.pos_, near.tag_, near.lemma_ = "ADP", "IN", "near"
    name = near.head
    if near.dep_ == "compound" and name.head.pos_ == "VERB":
        hang(near, name.head, "prep")
        hang(name, near, "pobj")


def _join_first_two(parse: "Parse") -> None:
    """ "Uganda, Kenya hold talks": in a headline a comma joins who does it."""
    if len(parse) < AFTER_COMMA + 2 or parse.tokens[1].text != ",":
        return
    first, second, verb = parse.tokens[0], parse.tokens[2], parse.tokens[3]
    names = first.pos_ == "PROPN" and second.pos_ == "PROPN" and first.lower_ not in WEEKDAYS | MONTHS
    if names and second.head is verb and second.dep_ == "nsubj" and verb.tag_ in {"VBP", "VBD", "VB"}:
        hang(first, verb, "nsubj")
        hang(second, first, "conj")


def _part_from_entry(parse: "Parse") -> None:
    """ "July 23 - Two missiles hit the port": the date that opens an entry belongs to all that follows."""
    opening = parse.tokens[:_LONGEST_DATE]
    dash = next((token for token in opening if token.text in _DASHES), None)
    month = next((token for token in opening if token.lower_ in MONTHS), None)
    if dash is None or month is None or month.i > min(dash.i, 1):
        return
    if all(token.like_num or token.text in {",", "."} or token is month for token in opening[: dash.i]):
        root = next(token for token in parse if token.head is token)
        for token in opening[: dash.i]:
            if token is not month and token.head.i > dash.i:
                hang(token, month, "nummod")
        if month.head.i > dash.i and month.head is not root:
            hang(month, root, "npadvmod")


def _part_from_subject(month: "Token") -> None:
    """ "On 18 December rebels fired rockets": the rebels are none of December."""
    day = month.nbor(-1) if month.i and month.nbor(-1).like_num else month.nbor()
    first = min(day, month, key=lambda token: token.i)
    on = first.nbor(-1) if first.i else first
    if day.like_num and on.lower_ == "on" and on.dep_ == "prep" and not list(on.children):
        hang(month, on, "pobj")
        hang(day, month, "nummod")


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
            hang(word, weekday, "amod")
        hang(weekday, subject.head, "npadvmod")


def _part_from_year(year: "Token") -> None:
    """ "In the autumn of 2020 Azerbaijan won land": the state is none of that year, and does what follows."""
    name, verb = year.head, year.head
    while verb.dep_ != "ROOT" and verb.pos_ not in _VERBAL:
        verb = verb.head
    before = verb.i > name.i and not any(child.dep_ in SUBJECTS for child in verb.children)
    if before and verb.pos_ in _VERBAL and not any(child.i > name.i for child in name.children):
        label = "nsubjpass" if any(child.dep_ == "auxpass" for child in verb.children) else "nsubj"
        hang(year, name.head, name.dep_)
        hang(name, verb, label)


def _count_next(number: "Token") -> None:
    """ "On Friday 40 soldiers landed": no day has a number."""
    after = number.nbor() if number.i + 1 < len(number.doc) else number
    if after.tag_ in {"NNS", "NNPS"}:
        hang(number, after, "nummod")


def _give_to_measured(preposition: "Token") -> None:
    """ "The latest in a series of raids by the army": of the raids, and not of the series."""
    of = next((c for c in preposition.head.children if c.lower_ == "of" and c.i < preposition.i), None)
    noun = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
    if noun is not None and noun.i < preposition.i:
        hang(preposition, noun, "prep")


def _give_over_time(of: "Token") -> None:
    """ "The withdrawal at the weekend of the troops": whose it was, with the day put between."""
    at = of.head.head
    noun = at.nbor(-1) if at.i else at
    if at.dep_ == "prep" and noun.pos_ == "NOUN" and _is_of_forces(of):
        hang(of, noun, "prep")


def _is_of_forces(of: "Token") -> bool:
    return any(_is_armed(child) for child in of.children)


def _give_to_last(of: "Token") -> None:
    """ "Malian soldiers and fighters of the Wagner group": whose the first are is told, so it is the last that are."""
    first = of.head
    last = next((child for child in first.children if child.dep_ == "conj" and child.i < of.i), None)
    if last is None or last.i + 1 != of.i or first.tag_ != "NNS" or last.tag_ != "NNS":
        return
    told = [_is_capital_adjective(child) for child in first.children]
    if any(told) and not any(map(_is_capital_adjective, last.children)):
        hang(of, last, "prep")


def _give_to_noun(between: "Token") -> None:
    """ "Talks in Doha between Chad and Sudan": nothing of Doha lies between the two."""
    noun = between.head.head.head
    if between.head.head.dep_ == "prep" and noun.pos_ == "NOUN" and noun.i < between.i:
        hang(between, noun, "prep")


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
    put_in_place(verb, token)
    for child in [child for child in token.children if child.i > token.i]:
        hang(child, verb, child.dep_)
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
    hang(second, first if second.dep_ in SUBJECTS else second.head, "conj")


def _take_for_complement(doing: "Token") -> None:
    """ "Died in Hezbollah shelling of Haifa": the name before it is not what the preposition stands before."""
    name = doing.nbor(-1)
    preposition = name.head
    doing.pos_, doing.tag_, doing.lemma_ = "NOUN", "NN", doing.lower_
    hang(doing, preposition, "pobj")
    hang(name, doing, "compound")


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
    common = noun.pos_ == "NOUN" or noun.lower_ in _BODIES  # tagged as part of the name
    return noun if common and (beside or second) else None


def _is_armed(token: "Token") -> bool:
    return token.lemma_.lower() in wording().classes["force"]


def _is_armed_plural(token: "Token") -> bool:
    return token.lower_.removesuffix("s") in wording().classes["force"]


def _is_plural_of_men(token: "Token") -> bool:
    """ "Ukrainian Marines", "National Security Advisers"."""
    return _is_armed_plural(token) or token.lower_.removesuffix("s") in _OFFICIALS


def _make_list(first: "Token") -> None:
    """ "Israeli troops and Hezbollah fighters": the first of two is taken for what describes the second."""
    second = first.head
    if first.i > second.i or not any(child.lower_ == "and" for child in first.children):
        return
    second.children.remove(first)
    for child in [child for child in first.children if child.dep_ == "conj" and child.i > first.i]:
        hang(child, second, "compound")
    for child in [child for child in second.children if child.i < first.i]:
        hang(child, first, child.dep_)
    put_in_place(first, second)
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
        hang(token, before, "pobj")
    else:
        _take_for_object(token)


def _take_for_object(name: "Token") -> None:
    """ "bombed Yamethin": what stands right behind its verb is no adverb."""
    if name.i and name.head is name.nbor(-1) and name.head.pos_ == "VERB" and name.dep_ in _ADVERBIAL:
        name.dep_ = "dobj"
