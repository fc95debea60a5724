"""The words to search for: what was typed in a text box cut into its parts, and its canonical text.

Words, ``"phrases in quotes"``, ``-excluded`` ones of both, and ``field:value``; which fields there are, others know.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

_PART = re.compile(
    r"""
    (?P<away> (?<!\S) -+ (?=[^\s-]) )?      # a hyphen within a word, or alone, is text
    (?: (?P<field> [^\W\d_]+ ) : (?=\S) )?  # "10:30" has no field
    (?: "(?P<quoted> [^"]* )"? | (?P<bare> [^\s"]+ ) )
    """,
    re.VERBOSE,
)
_STRAIGHT = str.maketrans({**dict.fromkeys("“”„‟", '"'), "\0": " "})  # SQLite takes a NUL for the end of the text


@dataclass(frozen=True, slots=True)
class Part:
    """A word or phrase, asked for or asked away; ``field`` is what stands before its colon, as typed."""

    text: str
    exclude: bool = False
    field: str = ""

    def __str__(self) -> str:
        """The part as it is typed: in quotes where it would else be read as something different."""
        before = "-" * self.exclude + (f"{self.field}:" if self.field else "")
        bare = before + self.text
        return bare if parts(bare) == [self] else f'{before}"{self.text}"'

    @property
    def plain(self) -> "Part":
        """The same as text: its field is a word like others."""
        return replace(self, text=f"{self.field}:{self.text}", field="") if self.field else self


def parts(typed: str) -> list[Part]:
    """Cut up what somebody typed. No text is wrong: a quote that is left open ends with the text."""
    found = (
        Part(" ".join((part["quoted"] or part["bare"] or "").split()), part["away"] is not None, part["field"] or "")
        for part in _PART.finditer(typed.translate(_STRAIGHT))
    )
    return [part for part in found if part.text or part.field]


@dataclass(frozen=True, slots=True)
class Words:
    """Words and phrases, single spaces within: ``all`` of them have to be there, and ``none`` of the others."""

    all: tuple[str, ...] = ()
    none: tuple[str, ...] = ()

    @classmethod
    def of(cls, found: Iterable[Part]) -> "Words":
        """Collect parts as plain text."""
        plain = [part.plain for part in found]
        return cls(
            tuple(part.text for part in plain if not part.exclude), tuple(part.text for part in plain if part.exclude)
        )

    @classmethod
    def read(cls, text: str) -> "Words":
        """Read text in which no field means anything, such as the canonical one."""
        return cls.of(parts(text))

    def __bool__(self) -> bool:
        """Whether anything is asked for or away."""
        return bool(self.all or self.none)

    def __str__(self) -> str:
        """The canonical text. What looks like a field is in quotes, so that no later field changes its meaning."""
        asked = [*(Part(text) for text in self.all), *(Part(text, exclude=True) for text in self.none)]
        return " ".join(map(str, asked))
