"""Where a value of a facet has a page of its own."""

_PATHS = {"actor": "actors", "counterpart": "actors", "place": "places", "person": "people"}


def profile_url(field: str, value: str) -> str | None:
    """Give the address of the profile of a value of a facet; None for facets whose values have none."""
    return f"/{_PATHS[field]}/{value}" if field in _PATHS else None
