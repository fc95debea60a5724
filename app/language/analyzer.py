"""Text in, annotated Doc out: names and times by rule over the whole text, the parser only where a trigger stands."""

import datetime as dt
import gc
import re
import warnings
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, cast

from app.errors import SetupError
from app.language import sentences, ships, times
from app.language.called import INSTITUTIONS, called
from app.language.defined import groups, shortened, spelled_out
from app.language.doc import Doc, Sentence
from app.language.embattled import is_hit_or_left
from app.language.gazetteer import Gazetteer
from app.language.mending import mend, take_for_name
from app.language.names import KnownNames, Mention
from app.language.parse import Parse
from app.language.scanning import TriggerScan
from app.language.senses import Senses
from app.language.statehood import halves, put_down
from app.language.tagging import Tagging
from app.language.triggers import may_hit

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler, Lemmatizer
    from spacy.pipeline import TrainablePipe as Pipe
    from spacy.tokens import Doc as Source

    from app.language.parse import Token

_BATCH = 64  # sentences at a time: fewer are slower to parse, more cost memory
_OF_NOUNS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_PLACED = re.compile(
    r"(?:\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round|[Oo]ver|[Oo]f|[Tt]o|[Ff]rom)|[—–])\s(?:the\s)?"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+){0,2})"
)
_DATELINE = re.compile(r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,}(?: [A-ZÀ-Þ'’-]{2,}){0,2})(?=,| \(|/| ?[—–:-])")
_FILED = re.compile(r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)(?= — ?\Z| \([^)\n]{2,25}\) ?[—–-] ?\Z)")
_HEAD = 3  # sentences before the one with the dateline
_LONGEST = 1200  # characters; what is longer than any sentence is no prose (tables, lists of links)


class Analyzer:
    """The component chain. Loading takes about two seconds and 400 MB; one instance serves a process.

    ``model`` names an installed spaCy pipeline with tagger, parser and entity recogniser. Raises SetupError without it.
    """

    def __init__(self, model: str, gazetteer: Gazetteer) -> None:
        self._nlp, self._labels = _load(model)
        self._gazetteer = gazetteer
        self._names = KnownNames.load()
        self._scan = TriggerScan()

    def __call__(self, text: str, on: dt.date | None = None) -> Doc:
        """Annotate the text. On ``on``, its day of publication if that is known, persons hold their offices."""
        found = tuple(self._sentences(text))
        names = self._names_of(text, on)
        found_times = times.find(text)
        countries = self._countries(names)
        names = put_down(names, on)
        known = {offset for name in names for offset in range(name.start, name.end)}
        taken = known | {offset for time in found_times for offset in range(time.start, time.end)}
        self._name_towns(found, known, countries)
        found = self._label(Doc(text, found, names, found_times, countries), taken)
        spoken = sorted(called(text, taken))
        afloat = ships.named(text)
        surnames = frozenset(name.text.split()[-1] for name in names if name.kind == "person" and " " in name.text)
        towns = (
            town
            for sentence in found
            for town in self._towns(sentence, taken, countries, spoken)
            if town.text not in surnames and not ships.is_one(town.text, text[: town.start], afloat)
        )
        in_order = tuple(sorted(towns, key=lambda town: town.start))
        return Doc(text, found, names, found_times, countries, in_order)

    def _names_of(self, text: str, on: dt.date | None) -> tuple[Mention, ...]:
        """Known names and those of groups that the text defines, in order."""
        names = self._names.scan(text, on)
        names = (*names, *shortened(text, names), *spelled_out(text, names), *halves(text, names))
        taken = {offset for name in names for offset in range(name.start, name.end)}
        names = tuple(sorted((*names, *groups(text, taken)), key=lambda name: name.start))
        filed = sentences.dateline_end(text)  # the government that sits where it was filed does nothing
        return tuple(replace(name, party=None) if name.kind == "seat" and name.end <= filed else name for name in names)

    def _sentences(self, text: str) -> Iterator[Sentence]:
        """All sentences, parsed in batches where a trigger's words stand."""
        spans = list(sentences.spans(text))
        wanted = [end - start <= _LONGEST and self._scan(text[start:end]) for start, end in spans]
        worth = (text[start:end] for (start, end), keep in zip(spans, wanted, strict=True) if keep)
        parses = self._nlp.pipe(worth, batch_size=_BATCH)
        paragraph, last = 0, 0
        for index, ((start, end), keep) in enumerate(zip(spans, wanted, strict=True)):
            paragraph += "\n\n" in text[last:start]
            last = end
            yield Sentence(index, start, end, paragraph, text[start:end], _mended(next(parses)) if keep else None)

    def _label(self, doc: Doc, known: set[int]) -> tuple[Sentence, ...]:
        """Have the model name persons and places, half of its work, in those sentences that may tell of an event.

        Where every name is known (at the offsets ``known``), there is nothing for it to name. Dates are our own.
        """
        found = tuple(
            replace(each, telling=each.parse is not None and may_hit(Senses(doc, each))) for each in doc.sentences
        )
        parses = [each.parse for each in found if each.parse is not None and each.telling and _has_unknown(each, known)]
        for _ in self._labels.pipe((parse.source for parse in parses), batch_size=_BATCH):
            pass  # the labels are written into the sources
        for parse in parses:
            parse.read_entities()
        for each in found:
            if each.parse is not None and each.telling:
                times_here = doc.times_in(each.start, each.end)
                each.parse.read_dates((time.start - each.start, time.end - each.start) for time in times_here)
        return found

    def _name_towns(self, found: Iterable[Sentence], known: set[int], countries: tuple[str, ...]) -> None:
        """Make names of the towns that the tagger takes for common words or prepositions."""
        for sentence in found:
            for token in _mistaken(sentence.parse) if sentence.parse is not None else ():
                if sentence.start + token.idx not in known and self._is_town(token.text, countries):
                    take_for_name(token)

    def _is_town(self, name: str, countries: tuple[str, ...]) -> bool:
        """Whether it is a town of a country of the text."""
        place = self._gazetteer.find(name, countries)
        return place is not None and place.country in countries and place.precision != "country"

    def _countries(self, names: Sequence[Mention]) -> tuple[str, ...]:
        """The states that the text speaks of, most first: by name, as homes of its groups, around its regions."""
        parties = Counter(name.party for name in names if name.party)
        weights: Counter[str] = Counter()
        for party, weight in parties.items():
            for state in (party, *self._names.home_states(party)):
                weights[state] += weight
        for region, weight in Counter(name.name for name in names if name.kind == "region").items():
            place = self._gazetteer.find(region, tuple(weights))
            if place is not None and place.country is not None:
                weights[place.country] += weight
        return tuple(state for state, _ in weights.most_common())

    def _towns(
        self, sentence: Sentence, taken: set[int], countries: tuple[str, ...], spoken: list[tuple[int, int]]
    ) -> Iterator[Mention]:
        """Runs of proper nouns that are towns of a country of the text; the model often takes rare ones for persons.

        ``taken`` holds the offsets of known names and of times ("May"), ``spoken`` where names begin and end that the
        text itself calls places.
        """
        here = spoken[bisect_left(spoken, (sentence.start, 0)) : bisect_left(spoken, (sentence.end, 0))]
        inside = {offset for start, end in here for offset in range(start, end)}
        for start, end in here:
            text = sentence.text[start - sentence.start : end - sentence.start]
            yield Mention(start, end, text, "place", text, None)
        for first, last, run in _runs(sentence):
            start, end = sentence.start + first, sentence.start + last
            text = sentence.text[first:last]
            if inside & {start, end - 1}:
                continue
            if taken & {start, end - 1} or not text[0].isupper() or text.split()[-1] in INSTITUTIONS:
                continue
            if run and _is_person(run):
                continue
            if self._is_town(text, countries):
                yield Mention(start, end, text, "place", text, None)


def _mended(source: "Source") -> Parse:
    parse = Parse(source)
    mend(parse)
    return parse


def _has_unknown(sentence: Sentence, known: set[int]) -> bool:
    """Whether a name stands there that no list knows."""
    told = (word for word in sentence.parse or () if word.pos_ == "PROPN" or (word.i and word.text[0].isupper()))
    return any(sentence.start + word.idx not in known for word in told)


def _runs(sentence: Sentence) -> Iterator[tuple[int, int, list["Token"]]]:
    """Where names that may be towns' stand in a sentence; in one without a parse, behind a preposition or a dash."""
    dateline = _DATELINE.match(sentence.text) or _FILED.match(sentence.text) if sentence.index <= _HEAD else None
    if dateline is not None:
        yield (*dateline.span("name"), [])
    if sentence.parse is None:
        yield from ((*match.span("name"), []) for match in _PLACED.finditer(sentence.text))
    for run in _proper_runs(sentence.parse):
        yield run[0].idx, run[-1].idx + len(run[-1].text), run


def _proper_runs(parse: "Parse | None") -> Iterator[list["Token"]]:
    """Neighbouring proper nouns that the parser holds together."""
    run: list[Token] = []
    for token in parse or ():
        if run and token.text == "-" and not token.whitespace_ and not run[-1].whitespace_:
            continue  # "El-Fasher"
        if run and not (token.pos_ == "PROPN" and _is_joined(run[-1], token)):
            yield run
            run = []
        if token.pos_ == "PROPN":
            run.append(token)
    if run:
        yield run


def _is_joined(last: "Token", token: "Token") -> bool:
    """Whether one of the neighbours hangs on the other, or both on one head as in "Sea of Azov port"."""
    siblings = last.head == token.head and last.dep_ == "compound"
    hyphenated = token.i - last.i > 1
    return hyphenated or last.head == token or token.head == last or siblings


def _mistaken(parse: Parse) -> Iterator["Token"]:
    """Words inside a sentence that are written like names and tagged as something else; none of a headline."""
    capitals = [token for token in parse if token.i and token.text[0].isupper() and not token.is_upper]
    if 2 * len(capitals) < len(parse):
        yield from (each for each in capitals if each.pos_ not in {"PROPN", "PRON", "ADJ"} and not each.like_num)
    for token in parse:
        adjective = token.pos_ == "ADJ" and token.dep_ in _OF_NOUNS and token.text[0].isupper()
        if adjective and not any(True for _ in token.lefts):
            yield token  # "Kidal was seized": no adjective stands so
        elif token.pos_ == "ADJ" and token.dep_ == "advmod" and token.text[0].isupper() and _is_behind_verb(token):
            yield token  # "assaulted Kidal"


def _is_behind_verb(token: "Token") -> bool:
    return token.i > 0 and token.head is token.nbor(-1) and token.head.pos_ == "VERB"


def _is_person(run: list["Token"]) -> bool:
    """A name of several words that the model calls a person, or one with a title before it, is one.

    Not where things are done to it that are done to towns: "bombed El Obeid", "fled from Bani Walid".
    """
    first, last = run[0], run[-1]
    if len(run) > 1 and last.ent_type_ == "PERSON" and is_hit_or_left(last):
        return False
    titled = any(child.pos_ == "PROPN" and child.dep_ == "compound" for child in run[-1].children if child not in run)
    return (
        (len(run) > 1 and run[-1].ent_type_ == "PERSON")
        or titled
        or (first.i > 0 and run[-1].ent_type_ == "PERSON" and first.nbor(-1).ent_type_ == "PERSON")
    )


@cache
def _load(model: str) -> tuple["Language", "Pipe"]:
    """The model without its entity recogniser, and that."""
    import spacy
    from spacy.language import Language

    @Language.component("one_sentence")
    def one_sentence(parse: "Source") -> "Source":
        """Sentences are cut before the parser sees them, which must not cut them again."""
        for token in parse:
            token.is_sent_start = token.i == 0
        return parse

    @Language.factory("tagging")
    def tagging(nlp: "Language", name: str) -> Tagging:  # noqa: ARG001 - the signature is spaCy's
        ruler, lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
        return Tagging(cast("AttributeRuler", ruler), cast("Lemmatizer", lemmatizer))

    with warnings.catch_warnings():
        # a model of 3.7 under spaCy 3.8: no difference was measured
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            nlp = spacy.load(model, exclude=["senter"])
        except OSError as error:
            raise SetupError(model, "no such spaCy pipeline is installed; run `make setup`") from error
    _cut_initials(nlp)
    nlp.add_pipe("one_sentence", before="parser")
    nlp.add_pipe("tagging", before="attribute_ruler")
    nlp.select_pipes(disable=["attribute_ruler", "lemmatizer", "ner"])
    gc.freeze()  # the model stays for good: looking through it for garbage takes a tenth of a second each time
    return nlp, nlp.get_pipe("ner")


def _cut_initials(nlp: "Language") -> None:
    """Cut "U.S.-brokered" as "US-brokered" is cut: the tokeniser leaves a hyphen behind a full stop alone."""
    from spacy.util import compile_infix_regex

    infixes = (*(nlp.Defaults.infixes or ()), r"(?<=[A-Z]\.)[-‑](?=[A-Za-z])")
    setattr(nlp.tokenizer, "infix_finditer", compile_infix_regex(infixes).finditer)  # noqa: B010 - spaCy types it a function
