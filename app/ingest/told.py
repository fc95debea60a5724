"""How far an event has come, as a text tells it, and the rule that said so."""

from typing import NamedTuple

from app.domain.report import Status


class Told(NamedTuple):
    """The status, or None where nothing is told to be or become real; ``rule`` and ``words`` say why."""

    status: Status | None
    rule: str
    words: str = ""
