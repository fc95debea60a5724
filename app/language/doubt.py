"""Whether a known name is meant, and which of several: by the words next to it and by what else the text names."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from app.language.known import lookalikes
from app.language.spellings import SHOUTED, MentionKind, Sense

_FOLLOWING = re.compile(r"(?: [\w-]+){1,4}")
_NAME = re.compile(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)?|[A-Z]\.")
_TIE = re.compile(r"-([A-Za-z]+)")
_PRO = re.compile(r"\b(?:pro|anti|non|ex|un)-$", re.IGNORECASE)
_OF_STATE = re.compile(  # "Mali's army": what only states have
    r"'s (?:\w+ )?(?:army|troops|soldiers|military|armed forces|air force|junta|prime minister|foreign minister)\b"
)
_GROUP_NOUN = re.compile(r" (?:[a-z][a-z-]* ){0,2}(?:group|movement|organi[sz]ation|militia|faction|party) ")
_LONGEST_PREFIX = len("anti-")
_JOINING = frozenset({"da", "de", "do", "dos", "das", "del"})
_JOINED = re.compile(r"[A-Z][\w-]+ (?:da|de|do|dos|das|del) \Z")  # "Mocimboa da Praia"
_LONGEST_NAME = 30
_HIS = frozenset({"he", "she", "his", "her", "him", "hers"})
_WITHIN = frozenset({"in", "into", "inside", "outside", "across", "throughout", "via", "neighbouring", "neighboring"})
_PLACED = frozenset({"state", "demonym"})
_WORDS = lookalikes()


@dataclass(frozen=True, slots=True)
class Found:
    """A spelling in a text, ``plain[start:end]``, and what it may mean."""

    start: int
    end: int
    senses: tuple[Sense, ...]

    @property
    def certain(self) -> bool:
        """Whether it can mean one thing only."""
        return len(self.senses) == 1 and not self.senses[0].doubtful


class Context:
    """The words around names, in a text and the same text with plain letters."""

    def __init__(self, text: str, plain: str, found: Collection[Found]) -> None:
        self.text = text
        self.plain = plain
        self.ends = {one.end: one for one in found}
        self.begins = {one.start: one for one in found}
        self.starts = self.begins.keys()

    def spelled(self, one: Found) -> str:
        """Give the name as it stands in the plain text."""
        return self.plain[one.start : one.end]

    def word_before(self, one: Found) -> str:
        """Give the word before, with its full stop or comma if it has one; nothing where no blank parts the two."""
        if self.plain[one.start - 1 : one.start] != " ":
            return ""
        return self.plain[self.plain.rfind(" ", 0, one.start - 1) + 1 : one.start - 1].lstrip("\"'(“[")

    def words_after(self, one: Found) -> list[str]:
        """Give up to four words that follow without any mark between."""
        found = _FOLLOWING.match(self.plain, one.end)
        return found[0].split() if found else []

    def party_before(self, one: Found) -> str | None:
        """Give the party of the state or demonym that stands right before: "Australian ...", "Russia's ..."."""
        possessive = self.plain[one.start - len("'s ") : one.start] == "'s "
        before = self.ends.get(one.start - (len("'s ") if possessive else 1))
        return before.senses[0].party if before and before.senses and before.senses[0].kind in _PLACED else None

    def is_other(self, one: Found) -> bool:
        """Whether the words next to it make another thing of an acronym, a surname, a doubtful name or an agency."""
        if not one.senses or self._shouted(one):
            return bool(one.senses)
        match one.senses[0]:
            case Sense(kind="agency"):
                before = self.party_before(one)
                return before is not None and before not in {known.party for known in one.senses}
            case Sense(kind="person", bare=True):
                return self._first_name(one) or self._surname(one) or self._hyphened(one)
            case Sense(kind="seat" | "demonym" as kind, doubtful=doubtful) if doubtful or kind == "seat":
                # "the village of Zelene Pole"
                return self._first_name(one) or (doubtful and kind == "seat" and self._surname(one))
            case Sense(kind="state", doubtful=True):
                return self._first_name(one) or self._surname(one) or self._his(one)
            case _:
                return False

    def is_bound(self, one: Found, kind: MentionKind) -> bool:
        """Whether the words say that the party is not meant: "pro-Russian", "Iran-backed", "Syrian rebels"."""
        tie = _TIE.match(self.plain, one.end)
        if _PRO.search(self.plain, max(0, one.start - _LONGEST_PREFIX - 1), one.start):
            return True
        if tie and tie[1].lower() in _WORDS.bonds:
            return True
        if kind == "seat" and self._surname(one):
            return True
        return kind == "demonym" and (
            not _WORDS.rebels.isdisjoint(self.words_after(one)[:1]) or self._describes_group(one)
        )

    def _describes_group(self, one: Found) -> bool:
        """ "The Lebanese group Hezbollah", "Russian Wagner men": the land of a group that is named right behind."""
        noun = _GROUP_NOUN.match(self.plain, one.end)
        named = self.begins.get(noun.end() if noun is not None else one.end + 1)
        return named is not None and any(sense.kind == "group" for sense in named.senses)

    def is_placed(self, one: Found, sense: Sense) -> bool:
        """Whether the word before decides for a doubtful name: "in Jordan" is no person, "President Moi" is one."""
        before = self.word_before(one)
        if sense.bare:
            return before.rstrip(".") in _WORDS.titles
        if sense.kind == "state" and _OF_STATE.match(self.plain, one.end):
            return True
        return sense.kind == "state" and not sense.rivals and before in _WITHIN

    def _first_name(self, one: Found) -> bool:
        """Whether an unknown capitalised word stands before, so that another is meant: "Melania Trump"."""
        word = self.word_before(one)
        if word in _JOINING:
            return _JOINED.search(self.plain, max(0, one.start - _LONGEST_NAME), one.start) is not None
        if not word[:1].isupper() or one.start - 1 in self.ends or self._heading(one.start):
            return False
        return _NAME.fullmatch(word) is not None and word not in _WORDS.titles | _WORDS.openers

    def _surname(self, one: Found) -> bool:
        """Whether an unknown capitalised word follows, so that another is meant: "Jordan Peterson", "Xi Zhongxun"."""
        word = next(iter(self.words_after(one)), "")
        if not word[:1].isupper() or one.end + 1 in self.starts or self._heading(one.start):
            return False
        return _NAME.fullmatch(word) is not None and word not in _WORDS.titles | _WORDS.openers

    def _hyphened(self, one: Found) -> bool:
        """Whether it is a part of a longer name ("Mazar-i-Sharif"), not one of two known ones ("Trump-Putin")."""
        before = self.plain[one.start - 1 : one.start] == "-" and one.start - 1 not in self.ends
        follows = self.plain[one.end : one.end + 2]
        return before or (follows[:1] == "-" and follows[1:].isupper() and one.end + 1 not in self.starts)

    def _his(self, one: Found) -> bool:
        """Whether a person's pronoun follows at once ("Jordan said his team") and no "in" stands before."""
        return not _HIS.isdisjoint(self.words_after(one)) and self.word_before(one) not in _WITHIN

    def _shouted(self, one: Found) -> bool:
        """Whether a short name in capitals stands among capitals: "ABOUT US"."""
        before = self.word_before(one)
        short = one.end - one.start < SHOUTED and self.spelled(one).isupper()
        return short and before.isupper() and before.isalpha() and len(before) >= SHOUTED

    def _heading(self, start: int) -> bool:
        """Whether the line has every longer word capitalised, so that capitals tell nothing."""
        end = self.text.find("\n", start)
        line = self.text[self.text.rfind("\n", 0, start) + 1 : end if end >= 0 else len(self.text)]
        return re.search(r"\b[a-z]{4,}", line) is None


class Evidence:
    """What a text names for certain, which decides what it means by the rest."""

    def __init__(self, context: Context, found: Collection[Found], others: Collection[Found]) -> None:
        certain = [one.senses[0] for one in found if one.certain]
        self.context = context
        self.others = {context.spelled(one) for one in others}
        self.parties = Counter(sense.party for sense in certain)
        self.homes = Counter(home for sense in certain if sense.kind == "group" for home in sense.near)
        self.people = {sense.name for sense in certain if sense.kind == "person" and not sense.bare}

    def choose(self, one: Found) -> Sense | None:
        """Choose the sense with the best support; without support one that needs none; else nothing."""
        if not one.senses or one.certain:
            return next(iter(one.senses), None)
        before = self.context.party_before(one)
        best = max(
            one.senses, key=lambda sense: (before is not None and sense.party == before, *self._support(sense, one))
        )
        if any(self._support(best, one)) or (not self._namesake(one) and self.context.is_placed(one, best)):
            return best
        return next((sense for sense in one.senses if not sense.doubtful), None)

    def _support(self, sense: Sense, one: Found) -> tuple[bool, int]:
        """Say whether the person is named in full, and how often its party, what is near to it and their groups are."""
        own = self.parties[sense.party] + self.homes[sense.party or ""]
        if sense.doubtful and not own and (self._namesake(one) or self._rivalled(sense)):
            return False, 0
        return sense.name in self.people, own + sum(self.parties[party] + self.homes[party] for party in sense.near)

    def _namesake(self, one: Found) -> bool:
        """Whether the text has another thing of the same name: "Jordan Peterson"."""
        return self.context.spelled(one) in self.others

    def _rivalled(self, sense: Sense) -> bool:
        """Whether the text has a word that speaks against the sense: "Atlanta" against Georgia."""
        return any(rival in self.context.plain for rival in sense.rivals)
