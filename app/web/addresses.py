"""Addresses that pages link to and others answer."""

_PROFILES = {"actor": "actors", "counterpart": "actors", "place": "places", "person": "people"}


def profile(field: str, slug: str) -> str | None:
    """Give the address of the profile of a value of a filter's field; None for fields whose values have none."""
    return f"/{_PROFILES[field]}/{slug}" if field in _PROFILES else None
