"""The cast of a mention as it is being read."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.domain.report import Role, Why
from app.language.senses import Named


@dataclass(slots=True)
class Cast:
    """Who and what a trigger's words name, with the rule behind each; ``people`` maps names to parties where known."""

    actors: dict[str, Role] = field(default_factory=dict)
    people: dict[str, str | None] = field(default_factory=dict)
    places: list[Named] = field(default_factory=list)
    beside: list[Named] = field(default_factory=list)  # places by which it is only said where those lie
    later: list[Named] = field(default_factory=list)  # towns that only later sentences name: "seized a town"
    why: list[Why] = field(default_factory=list)
    place_again: bool = False  # "there", "the same city": where the last event of the kind was, if one was told
    of_told: bool = False  # "the city's old town": a part of the town that was told before
    faceless: set[Role] = field(default_factory=set)  # roles of fighters without a name: "gunmen", "militants"
    official: bool = False  # "an army drone", "government shells": a state's attack, whichever that is
    guessed: set[str] = field(default_factory=set)  # parties that "both sides" may mean
    siding: set[str] = field(default_factory=set)  # parties told to help who attacks: nobody's foes there
    accused: set[str] = field(default_factory=set)  # attackers whom only others name as such

    @property
    def sure(self) -> dict[str, Role]:
        """The actors that the words name themselves."""
        return {party: role for party, role in self.actors.items() if party not in self.guessed}

    def having(self, role: Role) -> list[str]:
        """The parties in the role."""
        return [party for party, has in self.actors.items() if has is role]

    def add(self, parties: Iterable[str], role: Role, rule: str, words: str) -> None:
        """Give the parties the role, each unless it has one."""
        for party in parties:
            if party not in self.actors:
                self.actors[party] = role
                self.why.append(Why("actor", rule, words, f"{party} as {role}"))

    def clear(self, party: str) -> None:
        """Take the party off the attackers, so that none is known and none is filled in."""
        if self.actors.get(party) is Role.INITIATOR:
            del self.actors[party]
            self.faceless.add(Role.INITIATOR)

    def meet(self, person: Named, party: str | None, rule: str) -> None:
        """Take the person in, by the usual name of who is known, else as the text has it."""
        self.people.setdefault(person.name, party)
        self.why.append(Why("person", rule, person.text, person.name))

    def take_in(self, other: "Cast") -> None:
        """Add what another mention of the same happening names."""
        for party, role in other.actors.items():
            if party in self.guessed and party not in other.guessed:  # "talks between the two that China mediated"
                self.guessed.discard(party)
                self.actors[party] = role
            if party not in self.actors and party in other.guessed:
                self.guessed.add(party)
            self.actors.setdefault(party, role)
        for name, acts_for in other.people.items():
            self.people.setdefault(name, acts_for)
        self.places += [place for place in other.places if place not in self.places]
        self.beside += other.beside
        self.later += other.later
        self.faceless |= other.faceless
        self.official |= other.official
        self.siding |= other.siding
        self.accused |= other.accused
        self.why += other.why
