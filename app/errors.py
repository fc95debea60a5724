"""Parley's errors: one tree, each error carrying what it is about."""


class ParleyError(Exception):
    """Something that Parley can name. ``subject`` is the file, address or id that it is about."""

    def __init__(self, subject: str, reason: str) -> None:
        super().__init__(f"{subject}: {reason}")
        self.subject = subject
        self.reason = reason


class UnreadableError(ParleyError):
    """An article that cannot be read: missing, empty, binary, in an unknown encoding, refused, too large."""


class SetupError(ParleyError):
    """The installation lacks something; the reason says which command mends it."""
