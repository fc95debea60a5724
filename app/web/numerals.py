"""Numbers as articles write them: patterns for a value in digits or in English words."""

_ONES = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TWENTY, _HUNDRED, _THOUSAND, _MILLION = 20, 100, 1000, 1_000_000
_GAP = r"[\s-]+(?:and\s+)?"


def numeral(value: float) -> str:
    """Give a regular expression for the value: ``6,000``, ``6000``, ``6.000`` or ``six thousand``."""
    if value != int(value):
        return rf"{value}".replace(".", r"\.")
    whole = int(value)
    digits = f"{whole:,}".replace(",", r"[,.\s\u00a0\u202f]?")
    return rf"{digits}|\b{_words(whole)}\b" if whole < _MILLION else digits


def _words(value: int) -> str:
    """Spell a whole number below a million, words apart or joined by hyphens."""
    if value < _TWENTY:
        return _ONES[value]
    if value < _HUNDRED:
        tens, rest = divmod(value, 10)
        return _joined(_TENS[tens - 2], rest)
    scale, said = (_HUNDRED, "hundred") if value < _THOUSAND else (_THOUSAND, "thousand")
    many, rest = divmod(value, scale)
    head = f"(?:an?|{_words(many)})" if many == 1 else _words(many)
    return _joined(rf"{head}[\s-]+{said}", rest)


def _joined(head: str, rest: int) -> str:
    return f"{head}{_GAP}{_words(rest)}" if rest else head
