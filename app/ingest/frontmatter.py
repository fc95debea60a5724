"""Front matter: the lines between two ``---`` at the very start of a text file."""

import re

_BLOCK = re.compile(r"\A---[ \t]*\r?\n(?P<fields>.*?)(?:\r?\n|(?<=\n))---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"(?P<key>[A-Za-z_][\w.-]*)[ \t]*:(?:[ \t]+(?P<value>.*))?")
_FOLDED = {">", "|", ">-", "|-"}  # YAML's marks for a value on the lines that follow


def split(text: str) -> tuple[dict[str, str], str]:
    """The fields (keys in lower case, quotes stripped) and the text after them; no fields where no front matter is.

    Tolerates unknown keys, colons in values, comments, and values that go on in indented lines.
    """
    block = _BLOCK.match(text)
    lines = block["fields"].splitlines() if block else []
    if block is None or not all(_belongs(line) for line in lines) or not any(map(_FIELD.fullmatch, lines)):
        return {}, text
    return _fields(lines), text[block.end() :]


def _belongs(line: str) -> bool:
    return not line.strip() or line[0] in " \t#-" or _FIELD.fullmatch(line) is not None


def _fields(lines: list[str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    key = ""
    for line in lines:
        field = _FIELD.fullmatch(line)
        if field:
            key = field["key"].lower()
            value = (field["value"] or "").strip()
            fields[key] = "" if value in _FOLDED else value
        elif key and line[:1] in (" ", "\t"):
            fields[key] = f"{fields[key]} {line.strip()}".strip()
    return {key: unquoted for key, value in fields.items() if (unquoted := _unquoted(value))}


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].replace("''", "'") if value[0] == "'" else value[1:-1].replace('\\"', '"')
    return value.strip()
