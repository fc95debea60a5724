"""The words behind a value: which piece of the evidence is quoted, and what in it is marked."""

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from builders import evidence, report

from app.domain.report import Actor, Evidence, Person, Place, Quantity, Report, Role, Status, Why
from app.web import quoting


def told(*sentences: str, why: tuple[Why, ...] = (), status: Status = Status.OCCURRED, places: int = 1) -> Report:
    text = " ".join(sentences)
    found = report("strike", status=status, places=["Kyiv"] * places, quotes=evidence(text, *sentences))
    return replace(found, why=why)


def marked(pieces: tuple[Evidence, ...], patterns: Iterable[re.Pattern[str]]) -> list[str]:
    """The words that are marked, in order; none where nothing says the value."""
    found = quoting.find(pieces, patterns)
    return [pieces[found.number].text[start:end] for start, end in found.spans] if found else []


@pytest.mark.parametrize(
    ("value", "unit", "text", "words"),
    [
        (472, "drones", "Russia sent 472 drones.", ["472"]),
        (6000, "bodies", "They return 6,000 bodies.", ["6,000"]),
        (6000, "bodies", "They return the bodies of 6000 soldiers.", ["6000"]),
        (90, "prisoners", "Ninety prisoners went home.", ["Ninety"]),
        (24, "hostages", "Twenty-four hostages came out.", ["Twenty-four"]),
        (1200, "prisoners", "One thousand two hundred prisoners.", ["One thousand two hundred"]),
        (100, "rockets", "A hundred rockets fell.", ["A hundred"]),
        (2, "missiles", "On 2 June two missiles hit the port.", ["two"]),
        (3, "killed", "It left three people dead on 3 June.", ["three"]),
        (2.5, "targets", "2.5 targets a day.", ["2.5"]),
        (40, "aircraft", "More than 40 of its planes burned.", ["40"]),
        (12, "killed", "The hospital counts 12.", ["12"]),
        (4, "drones", "Some 40 drones, 4.5 tons, 14 men.", []),
        (2, "missiles", "On 2 June missiles hit the port.", []),
    ],
)
def test_a_count_is_found_in_digits_and_in_words(value: float, unit: str, text: str, words: list[str]) -> None:
    assert marked(evidence(text, text), quoting.count(Quantity(value, unit))) == words


def test_the_shortest_piece_that_says_it_is_quoted() -> None:
    pieces = told("Drones came, and 12 people died in Kyiv that night.", "Kyiv counts 12 dead.").evidence
    found = quoting.find(pieces, quoting.count(Quantity(12, "killed")))
    assert found is not None
    assert found.number == 1


def test_a_date_is_quoted_with_the_expression_that_it_was_read_from() -> None:
    one = told("Overnight on\n6 June it burned.", why=(Why("date", "date.clause", "on 6 June"),))
    assert marked(one.evidence, quoting.date(one)) == ["on\n6 June"]


def test_a_date_that_rests_on_no_words_has_none() -> None:
    one = told("It burned.", why=(Why("date", "date.news-of-the-day"),))
    assert marked(one.evidence, quoting.date(one)) == []


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("Russia", "Russia hit it.", ["Russia"]),
        ("Ukraine", "Ukrainian drones hit it.", ["Ukrainian"]),
        ("Syria", "A Syrian post.", ["Syrian"]),
        ("Mali", "Malicious talk.", []),
        ("Niger", "Only Nigel was there.", []),
        ("United States", "The United\nStates agreed.", ["United\nStates"]),
    ],
)
def test_a_party_is_found_by_its_name_or_what_is_called_after_it(name: str, text: str, words: list[str]) -> None:
    assert marked(evidence(text, text), quoting.named(name)) == words


def test_a_party_without_its_name_is_found_by_the_word_that_was_read_as_it() -> None:
    one = told("Both sides agreed.", why=(Why("actor", "actor.both-sides", "sides", "Russia as participant"),))
    assert marked(one.evidence, quoting.actor(one, Actor("Russia", Role.PARTICIPANT))) == ["sides"]
    assert marked(one.evidence, quoting.actor(one, Actor("Ukraine", Role.PARTICIPANT))) == []


def test_a_party_that_was_filled_in_is_not_said() -> None:
    one = told("Missiles hit the port.", why=(Why("actor", "actor.filled-in", reason="Ukraine as target"),))
    assert marked(one.evidence, quoting.actor(one, Actor("Ukraine", Role.TARGET))) == []


def test_a_place_under_another_name_is_found_by_the_words_that_were_read_so() -> None:
    one = told("The liberation of Artyomovsk.", why=(Why("place", "place.of-clause", "Artyomovsk", "of"),))
    assert marked(one.evidence, quoting.place(one, Place("Bakhmut"))) == ["Artyomovsk"]


def test_a_place_that_was_told_before_is_not_said_here() -> None:
    one = told("The palace saw it, not Bryansk.", why=(Why("place", "place.told-before", "Bryansk"),))
    assert marked(one.evidence, quoting.place(one, Place("Kyiv"))) == []


def test_of_several_places_none_takes_the_words_of_another() -> None:
    one = told("From Artyomovsk on.", why=(Why("place", "place.of-clause", "Artyomovsk", "of"),), places=2)
    assert marked(one.evidence, quoting.place(one, Place("Kyiv"))) == []


def test_a_person_is_found_by_the_last_name_alone() -> None:
    one = told("Then Umerov spoke.")
    assert marked(one.evidence, quoting.person(one, Person("Rustem Umerov"))) == ["Umerov"]


def test_a_status_is_quoted_with_the_words_that_set_it() -> None:
    why = (Why("kind", "swap.noun", "swap"), Why("status", "status.agreed", "agreed"))
    one = told("They agreed on a swap.", why=why, status=Status.AGREED)
    assert marked(one.evidence, quoting.status(one)) == ["agreed"]
    assert marked(one.evidence, quoting.status(replace(one, status=Status.OCCURRED))) == ["swap"]


def test_words_are_marked_wherever_they_stand_and_never_inside_others() -> None:
    text = "Kyiv burned; Kyivstar did not; KYIV again."
    assert marked(evidence(text, text), [quoting.words("Kyiv")]) == ["Kyiv", "KYIV"]


def test_the_nearest_words_are_those_before_the_evidence() -> None:
    text = "Sunday came. On Sunday it was. They swapped. Sunday ended."
    (piece,) = evidence(text, "They swapped.")
    found = quoting.nearest(text, piece, [quoting.words("Sunday")])
    assert found == (text.index("Sunday it"), text.index("Sunday it") + len("Sunday"))
    assert quoting.nearest(text, piece, [quoting.words("Monday")]) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ukraine says that 400 drones came.", ["Ukraine"]),
        ("According to Ukraine's air force, 400 came.", ["According to Ukraine"]),
        ("The Ukrainian general staff reported 400.", ["Ukrainian"]),
        ("Kyiv says that 400 drones came.", ["says"]),
        ("400 drones came to Ukraine.", []),
    ],
)
def test_who_says_it_is_marked_beside_the_saying(text: str, words: list[str]) -> None:
    assert marked(evidence(text, text), quoting.attribution("Ukraine")) == words


def test_a_denial_is_looked_for_soon_after_the_evidence() -> None:
    text = "Tehran denied it before. Missiles fell. Tehran denied firing them."
    (piece,) = evidence(text, "Missiles fell.")
    assert quoting.soon(text, piece, quoting.denial()) == (text.rindex("denied"), text.rindex("denied") + 6)
    far = text.replace("fell.", "fell." + " So it went on." * 40)
    assert quoting.soon(far, piece, quoting.denial()) is None
