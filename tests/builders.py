"""Builders: domain values with sensible defaults, and a small database of some dozen events that all differ."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.domain.article import Article, CleanText, Published, PublishedBasis
from app.domain.event import Amount, ArticleRef, Facts, SourcedReport
from app.domain.filters import Term
from app.domain.report import Actor, Evidence, Person, Place, Quantity, Report, Role, Status
from app.domain.when import DateBasis, When
from app.ingest.storing import event_id, seed_of
from app.settings import Settings
from app.store import events, writing
from app.store.session import connect, migrate
from app.store.session import writing as transaction
from app.store.writing import Telling

NOW = dt.datetime(2025, 7, 1, 12, tzinfo=dt.UTC)

PLACES = {
    place.name: place
    for place in (
        Place("Istanbul", 41.0138, 28.9497, "town", "Turkey"),
        Place("Kyiv", 50.4547, 30.5238, "town", "Ukraine"),
        Place("Kharkiv", 49.9808, 36.2527, "town", "Ukraine", "Kharkiv region"),
        Place("Merefa", 49.8178, 36.0586, "town", "Ukraine", "Kharkiv region"),
        Place("Ukraine", 49.0, 32.0, "country", "Ukraine"),
        Place("Crimea", 45.3, 34.4, "region", "Ukraine"),
        Place("Gaza City", 31.5016, 34.4668, "town", "Palestine"),
        Place("Doha", 25.2855, 51.531, "town", "Qatar"),
        Place("El Fasher", 13.6279, 25.3494, "town", "Sudan"),
        Place("Kaédi", 16.1504, -13.5037, "town", "Mauritania"),
    )
}


def terms(*values: str) -> tuple[Term, ...]:
    """Terms of a filter; a leading hyphen excludes."""
    return tuple(Term(value.removeprefix("-"), value.startswith("-")) for value in values)


def article(
    name: str = "talks.txt",
    text: str = "Russia and Ukraine met in Istanbul on Monday.",
    *,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: str | None = None,
) -> Article:
    """An article whose text the model sees as it stands; its digest follows from name and text."""
    return Article(
        name=name,
        text=text,
        clean=CleanText(text, ((0, 0),), (len(text),)),
        digest=hashlib.sha256(f"{name}\n{text}".encode()).hexdigest(),
        title=title,
        outlet=outlet,
        url=url,
        published=Published(published, PublishedBasis.STATED, rule="front matter") if published else Published(),
    )


def evidence(text: str, *quotes: str) -> tuple[Evidence, ...]:
    """The quotes with their offsets in the text, which must contain them."""
    return tuple(Evidence(start := text.index(quote), start + len(quote), quote) for quote in quotes)


def actors(**roles: Sequence[str]) -> tuple[Actor, ...]:
    """Parties by role: ``actors(participant=["Russia", "Ukraine"], host=["Turkey"])``."""
    return tuple(Actor(name, Role(role)) for role, names in roles.items() for name in names)


def place(name: str) -> Place:
    """A place known to the builders, or one without coordinates."""
    return PLACES.get(name, Place(name))


def report(
    kind: str = "talks",
    when: str | None = "2025-06-02",
    *,
    parties: tuple[Actor, ...] = (),
    people: Sequence[Person] = (),
    places: Sequence[str] = (),
    quantities: Sequence[Quantity] = (),
    quotes: tuple[Evidence, ...] = (),
    status: Status = Status.OCCURRED,
    basis: DateBasis = DateBasis.EXPLICIT,
    claimed_by: str | None = None,
    confidence: float | None = None,
) -> Report:
    """A report of talks on 2 June 2025, unless told otherwise."""
    return Report(
        kind=kind,
        status=status,
        when=When(when, basis) if when else None,
        actors=parties,
        people=tuple(people),
        places=tuple(place(name) for name in places),
        quantities=tuple(quantities),
        evidence=quotes,
        claimed_by=claimed_by,
        confidence=confidence,
    )


def facts(told: Report, title: str = "") -> Facts:
    """What an event says that has this report alone."""
    return Facts(
        kind=told.kind,
        status=told.status,
        title=title or f"{told.kind.capitalize()} of {' and '.join(actor.name for actor in told.actors) or 'nobody'}",
        when=told.when,
        actors=told.actors,
        people=told.people,
        places=told.places,
        amounts=tuple(Amount(quantity.unit, quantity.value, quantity.value) for quantity in told.quantities),
    )


def joined(known: Facts, told: Report) -> Facts:
    """The facts of an event with one more report: what is new in it is added, and amounts become ranges."""
    added = facts(told)
    amounts = {amount.unit: amount for amount in known.amounts}
    for amount in added.amounts:
        old = amounts.get(amount.unit)
        amounts[amount.unit] = (
            replace(
                old, low=min(old.low, amount.low), high=max(old.high, amount.high), reports=old.reports + amount.reports
            )
            if old
            else amount
        )
    return replace(
        known,
        when=known.when or told.when,
        actors=tuple(dict.fromkeys(known.actors + added.actors)),
        people=tuple(dict.fromkeys(known.people + added.people)),
        places=tuple(dict.fromkeys(known.places + added.places)),
        amounts=tuple(amounts.values()),
    )


def keep(session: Session, source: Article, *told: Report | tuple[Report, str]) -> list[str]:
    """Store an article unlinked: a bare report makes an event, one with an id joins that event. The events' ids."""
    article_id = writing.add_article(session, source, NOW)
    pairs = [item if isinstance(item, tuple) else (item, None) for item in told]
    numbers = writing.add_reports(session, [one for one, _ in pairs], article_id=article_id, events={})
    ids: list[str] = []
    for n, (one, joins) in enumerate(pairs):
        seed = seed_of(source.digest, one)
        reason = "the same place and day" if joins else "no known event fits"
        name = joins or event_id(seed, lambda each: events.taken(session, each))
        known = events.record(session, name)
        sourced = SourcedReport(numbers[n], ArticleRef(article_id, None, None, None, "", Published()), one, n, reason)
        telling = (
            Telling(name, joined(known.facts, one), (*known.reports, sourced))
            if known
            else Telling(name, facts(one), (sourced,), seed)
        )
        writing.put_events(session, [telling], NOW)
        ids.append(name)
    return ids


def empty_database(folder: Path) -> Engine:
    """A database with the newest schema and nothing in it."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "parley.sqlite3"
    file.write_bytes(_newest_schema())
    return connect(Settings(database_url=f"sqlite:///{file}"))


@cache
def _newest_schema() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "parley.sqlite3"
        migrate(Settings(database_url=f"sqlite:///{file}"))
        return file.read_bytes()


def small_database(folder: Path) -> Engine:
    """Seven articles and fourteen events, among them undated, wide, open, planned and hostile ones; see `fill`."""
    engine = empty_database(folder)
    with transaction(engine) as session:
        fill(session)
    return engine


WAR = {"initiator": ["Russia"], "target": ["Ukraine"]}
BOTH = actors(participant=["Russia", "Ukraine"])


def fill(session: Session) -> None:
    """Keep the small database's articles: three of one war, two of others, one of no event, one that means harm."""
    talks, strike = _istanbul(session)
    _kharkiv(session, talks, strike)
    _crimea(session)
    _doha(session)
    _sudan(session)
    keep(session, article("football.txt", "The striker was sold in a swap deal.", title="Transfer news"))
    _hostile(session)


def _istanbul(session: Session) -> list[str]:
    text = (
        "Rustem Umerov and Vladimir Medinsky held talks in Istanbul on 2 June. Turkey hosted the talks. "
        "The sides agreed to swap 1,000 prisoners. Overnight on 6 June Russia struck Kyiv with 407 drones."
    )
    source = article(
        "istanbul.txt",
        text,
        title="A day in Istanbul",
        outlet="The Courier",
        url="https://courier.example/istanbul",
        published="2025-06-06",
    )
    people = [Person("Rustem Umerov", "Ukraine"), Person("Vladimir Medinsky", "Russia")]
    meeting = report(
        "talks",
        "2025-06-02",
        parties=(*BOTH, *actors(host=["Turkey"])),
        people=people,
        places=["Istanbul"],
        quotes=evidence(text, "held talks in Istanbul on 2 June", "Turkey hosted the talks."),
        confidence=0.9,
    )
    swap = report(
        "swap",
        None,
        parties=BOTH,
        quantities=[Quantity(1000, "prisoners")],
        status=Status.AGREED,
        quotes=evidence(text, "The sides agreed to swap 1,000 prisoners."),
    )
    strike = report(
        "strike",
        "2025-06-06",
        parties=actors(**WAR),
        places=["Kyiv"],
        quantities=[Quantity(407, "drones")],
        quotes=evidence(text, "Russia struck Kyiv with 407 drones."),
    )
    ids = keep(session, source, meeting, swap, strike)
    return [ids[0], ids[2]]


def _kharkiv(session: Session, talks: str, strike: str) -> None:
    text = (
        "Talks were held in Istanbul on Monday. Kyiv says 400 drones came on Friday. Kharkiv was bombed on Saturday. "
        "About 8 June 500 prisoners went home. Fighting has gone on since June."
    )
    source = article(
        "kharkiv.txt", text, title="Kharkiv after the night", outlet="Evening Post", published="2025-06-09"
    )
    again = report(
        "talks",
        "2025-06-02",
        parties=BOTH,
        places=["Istanbul"],
        basis=DateBasis.RELATIVE,
        quotes=evidence(text, "Talks were held in Istanbul on Monday."),
    )
    drones = report(
        "strike",
        "2025-06-06",
        parties=actors(**WAR),
        places=["Kyiv"],
        quantities=[Quantity(400, "drones", "~", "Ukraine")],
        basis=DateBasis.RELATIVE,
        claimed_by="Ukraine",
        quotes=evidence(text, "Kyiv says 400 drones came on Friday."),
    )
    bombs = report(
        "strike",
        "2025-06-07",
        parties=actors(**WAR),
        places=["Kharkiv"],
        quotes=evidence(text, "Kharkiv was bombed on Saturday."),
    )
    home = report(
        "swap",
        "2025-06-08~",
        parties=BOTH,
        quantities=[Quantity(500, "prisoners")],
        quotes=evidence(text, "About 8 June 500 prisoners went home."),
    )
    fighting = report(
        "battle",
        "2025-06/..",
        parties=actors(initiator=["Russia", "Ukraine"]),
        places=["Kharkiv"],
        status=Status.ONGOING,
        quotes=evidence(text, "Fighting has gone on since June."),
    )
    keep(session, source, (again, talks), (drones, strike), bombs, home, fighting)


def _crimea(session: Session) -> None:
    text = (
        "Russia had left the northern heights by 30 May. Ukraine struck depots in Crimea in May. "
        "A truce is to be signed on 15 July."
    )
    left = report(
        "withdrawal",
        "../2025-05-30",
        parties=actors(initiator=["Russia"]),
        quotes=evidence(text, "Russia had left the northern heights by 30 May."),
    )
    depots = report(
        "strike",
        "2025-05",
        parties=actors(initiator=["Ukraine"], target=["Russia"]),
        places=["Crimea"],
        quotes=evidence(text, "Ukraine struck depots in Crimea in May."),
    )
    truce = report(
        "agreement",
        "2025-07-15",
        parties=BOTH,
        status=Status.PLANNED,
        quotes=evidence(text, "A truce is to be signed on 15 July."),
    )
    keep(session, article("crimea.txt", text, published="2025-06-20"), left, depots, truce)


def _doha(session: Session) -> None:
    text = (
        "Hamas and Israel talked in Doha from 15 to 18 January 2024, with Qatar between them. "
        "Israel hit Gaza City in 2023."
    )
    meeting = report(
        "talks",
        "2024-01-15/2024-01-18",
        parties=actors(participant=["Hamas", "Israel"], mediator=["Qatar"], host=["Qatar"]),
        places=["Doha"],
        quotes=evidence(text, "Hamas and Israel talked in Doha from 15 to 18 January 2024"),
    )
    hit = report(
        "strike",
        "2023",
        parties=actors(initiator=["Israel"], target=["Hamas"]),
        places=["Gaza City"],
        quotes=evidence(text, "Israel hit Gaza City in 2023."),
    )
    keep(session, article("doha.txt", text, title="Doha", outlet="Gulf Daily", published="2024-01-19"), meeting, hit)


def _sudan(session: Session) -> None:
    text = "Around May 2024 the Rapid Support Forces attacked El Fasher. A truce with Sudan was called off."
    attack = report(
        "battle",
        "2024-05~",
        parties=actors(initiator=["Rapid Support Forces"], target=["Sudan"]),
        places=["El Fasher"],
        quotes=evidence(text, "the Rapid Support Forces attacked El Fasher."),
    )
    off = report(
        "agreement",
        None,
        parties=actors(participant=["Rapid Support Forces", "Sudan"]),
        status=Status.CANCELLED,
        quotes=evidence(text, "A truce with Sudan was called off."),
    )
    keep(session, article("sudan.txt", text, title="El Fasher", outlet="The Courier", published="2024-06"), attack, off)


def _hostile(session: Session) -> None:
    text = "<script>alert(1)</script> =1+1 hit Kaédi on 3 March 1999."
    hit = report(
        "strike",
        "1999-03-03",
        parties=actors(initiator=["<b>O’Neill</b>"], target=["=1+1"]),
        people=[Person("-Dash O'Brien")],
        places=["Kaédi", "<img src=x>"],
        quotes=evidence(text, text),
    )
    source = article(
        "=hostile.txt",
        text,
        title="<script>alert('title')</script>",
        outlet='@"Outlet"',
        url="https://hostile.example/?a=1&b=<2>",
        published="1999-03-04",
    )
    keep(session, source, hit)
