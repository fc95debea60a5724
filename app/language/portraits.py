"""What the lists of names know of a thing, by the field of a filter and the slug of its name."""

from functools import cache

from app.domain.event import slug
from app.domain.portrait import Office, Portrait
from app.language.known import Group, Person, Region, State, groups, persons, regions, states

_UNKNOWN = Portrait()


def portrait(field: str, name: str) -> Portrait:
    """Give what is known of the thing with this slug; an empty portrait where nothing is."""
    return _portraits().get((field, name), _UNKNOWN)


@cache
def _portraits() -> dict[tuple[str, str], Portrait]:
    return {
        **{("place", slug(region.name)): _of_region(region) for region in regions()},
        **{("place", slug(state.name)): Portrait(state.aliases) for state in states()},
        **{("actor", slug(group.name)): _of_group(group) for group in groups()},
        **{("actor", slug(state.name)): _of_state(state) for state in states()},
        **{("person", slug(person.name)): _of_person(person) for person in persons()},
    }


def _of_state(state: State) -> Portrait:
    seats = (state.capital, *state.seats) if state.capital else state.seats
    return Portrait((*state.aliases, *state.demonyms[:1]), seats, state.agencies)


def _of_group(group: Group) -> Portrait:
    return Portrait(group.aliases, parts=group.bodies, home=group.home)


def _of_region(region: Region) -> Portrait:
    return Portrait(region.aliases)


def _of_person(person: Person) -> Portrait:
    offices = tuple(Office(held.title, held.party, held.start, held.end) for held in person.offices)
    return Portrait(person.aliases, home=(person.party,) if person.party else (), offices=offices)
