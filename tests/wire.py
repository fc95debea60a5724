"""Sentences as news agencies write them, made of parts: who, in which words, to whom, where, when.

A pattern is filled with the sides, towns and days of wars drawn at random, so that no sentence is one that a rule was
made for. What has to come out is known from the parts.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a war: its name, what it does as a subject ("M23 rebels") and what its things are called ("M23")."""

    name: str
    nouns: tuple[str, ...]
    adjective: str


@dataclass(frozen=True, slots=True)
class War:
    """Two sides, the towns that they fight over, and the words for where it goes on."""

    one: Side
    other: Side
    towns: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Wire:
    """A text of two sentences and what it tells: ``first`` have to take part, nobody else may but ``maybe``."""

    text: str
    kind: str
    first: frozenset[tuple[str, str]]
    maybe: frozenset[tuple[str, str]]
    place: str | None
    date: str | None


WARS = (
    War(
        Side("Russia", ("Russia", "Russian forces", "Russian troops", "the Russian army"), "Russian"),
        Side("Ukraine", ("Ukraine", "Ukrainian forces", "Ukrainian troops", "Ukraine's army"), "Ukrainian"),
        ("Kupiansk", "Pokrovsk", "Vovchansk"),
        "Ukraine and Russia",
    ),
    War(
        Side("M23", ("M23 rebels", "the M23", "M23 fighters"), "M23"),
        Side(
            "Democratic Republic of the Congo",
            ("the Congolese army", "Congolese troops", "Congo's army"),
            "Congolese",
        ),
        ("Goma", "Bukavu", "Masisi"),
        "the Democratic Republic of the Congo",
    ),
    War(
        Side("Rapid Support Forces", ("the Rapid Support Forces", "RSF fighters", "the RSF"), "RSF"),
        Side("Sudan", ("the Sudanese army", "Sudan's army", "Sudanese troops"), "Sudanese army"),
        ("Nyala", "Babanusa"),
        "Sudan between the army and the Rapid Support Forces (RSF)",
    ),
    War(
        Side("al-Shabaab", ("al-Shabaab", "al-Shabaab fighters", "al-Shabaab militants"), "al-Shabaab"),
        Side("Somalia", ("the Somali army", "Somali troops", "Somalia's army"), "Somali"),
        ("Mogadishu", "Baidoa", "Moqokori"),
        "Somalia",
    ),
    War(
        Side("Arakan Army", ("the Arakan Army", "Arakan Army fighters"), "Arakan Army"),
        Side("Myanmar", ("Myanmar's military", "the junta", "junta troops"), "junta"),
        ("Sittwe", "Kyaukphyu"),
        "Myanmar between the junta and the Arakan Army",
    ),
    War(
        Side("Hezbollah", ("Hezbollah", "Hezbollah fighters"), "Hezbollah"),
        Side("Israel", ("Israel", "Israeli forces", "Israeli troops", "the Israeli army"), "Israeli"),
        ("Bint Jbeil", "Khiam"),
        "Lebanon between Israel and Hezbollah",
    ),
    War(
        Side("Tigray People's Liberation Front", ("the TPLF", "Tigrayan forces", "Tigrayan fighters"), "Tigrayan"),
        Side("Ethiopia", ("the Ethiopian army", "Ethiopian troops", "Ethiopia's army"), "Ethiopian"),
        ("Dessie", "Mekelle", "Kobo"),
        "Ethiopia between the federal government and the Tigray People's Liberation Front (TPLF)",
    ),
    War(
        Side("Taliban", ("the Taliban", "Taliban fighters", "Taliban insurgents"), "Taliban"),
        Side("Afghanistan", ("Afghan forces", "the Afghan army", "Afghan government troops"), "Afghan"),
        ("Kunduz", "Ghazni", "Herat"),
        "Afghanistan",
    ),
    War(
        Side("Boko Haram", ("Boko Haram", "Boko Haram militants", "Boko Haram fighters"), "Boko Haram"),
        Side("Nigeria", ("the Nigerian army", "Nigerian troops", "Nigeria's military"), "Nigerian"),
        ("Gwoza", "Bama", "Maiduguri"),
        "Nigeria",
    ),
)
PEACE = (  # who sits at a table: as a subject, and by name
    (("Ukraine", "Ukraine"), ("Russia", "Russia"), "Ukraine and Russia"),
    (("Israel", "Israel"), ("Hamas", "Hamas"), "Gaza"),
    (("the Congolese government", "Democratic Republic of the Congo"), ("the M23", "M23"), "Congo"),
    (("Sudan's army", "Sudan"), ("the Rapid Support Forces", "Rapid Support Forces"), "Sudan"),
    (("Armenia", "Armenia"), ("Azerbaijan", "Azerbaijan"), "Nagorno-Karabakh"),
    (("the Afghan government", "Afghanistan"), ("the Taliban", "Taliban"), "Afghanistan"),
    (
        ("the Philippine government", "Philippines"),
        ("the Moro Islamic Liberation Front", "Moro Islamic Liberation Front"),
        "the Philippines",
    ),
    (("Serbia", "Serbia"), ("Kosovo", "Kosovo"), "Kosovo"),
    (("India", "India"), ("Pakistan", "Pakistan"), "Kashmir"),
)
HOSTS = (("Doha", "Qatar"), ("Geneva", "Switzerland"), ("Cairo", "Egypt"), ("Luanda", "Angola"), ("Oslo", "Norway"))
DAYS = (  # of a text of Wednesday 11 June 2025
    (" on Tuesday", "2025-06-10"),
    (" on Sunday", "2025-06-08"),
    (" late on Monday", "2025-06-09"),
    (" early on Wednesday", "2025-06-11"),
    (" overnight", "2025-06-11"),
    (" on June 3", "2025-06-03"),
)
SOURCES = (
    ", officials said",
    "",
    ", a military spokesman said",
    ", state media reported",
    ", witnesses told reporters",
)
PUBLISHED = "2025-06-11"

STRIKES = (  # a: the attacker, A: whose weapons, p: the town
    "{A} airstrikes killed 14 people in {p}{d}{s}.",
    "{A} helicopters killed 14 people in {p}{d}{s}.",
    "{A} bombs left 14 people dead in {p}{d}{s}.",
    "{A} missiles struck {p}{d}{s}.",
    "{A} strikes damaged a power station near {p}{d}{s}.",
    "{A} jets targeted a market in {p}{d}{s}.",
    "Twelve people were killed when {A} shells hit {p}{d}{s}.",
    "{a} shelled {p}{d}{s}.",
    "{p} was hit by {A} missiles{d}{s}.",
    "{a} launched a drone attack on {p}{d}{s}.",
    "{a} carried out air strikes on {p}{d}{s}.",
    "At least 12 people died in {A} shelling of {p}{d}{s}.",
    "{A} air strikes on {p} killed 12 people{d}{s}.",
    "An air strike by {a} killed four people in {p}{d}{s}.",
    "A missile fired by {a} hit an apartment building in {p}{d}{s}.",
    "{A} artillery pounded {p}{d}{s}.",
    "{A} drones attacked {p}{d}{s}.",
)
BATTLES = (  # b: who is attacked
    "{a} captured {p}{d}{s}.",
    "{a} seized the town of {p}{d}{s}.",
    "{a} took control of {p}{d}{s}.",
    "{a} stormed a base held by {b} in {p}{d}{s}.",
    "{a} ambushed a convoy of {b} near {p}{d}{s}.",
    "{a} advanced towards {p}{d}{s}.",
    "{a} drove {b} out of {p}{d}{s}.",
    "{a} retook {p} from {b}{d}{s}.",
    "The town of {p} was captured by {a}{d}{s}.",
    "{a} launched an assault on {p}{d}{s}.",
    "{b} repelled an attack by {a} on {p}{d}{s}.",
    "{a} overran the garrison of {p}{d}{s}.",
    "{a} pushed into the centre of {p}{d}{s}.",
)
CLASHES = (
    "{a} clashed with {b} near {p}{d}{s}.",
    "Fighting broke out between {a} and {b} in {p}{d}{s}.",
    "Clashes between {a} and {b} in {p} killed 30 people{d}{s}.",
    "{a} and {b} fought for control of {p}{d}{s}.",
)
WITHDRAWALS = (
    "{a} withdrew from {p}{d}{s}.",
    "{a} pulled out of {p}{d}{s}.",
    "{a} retreated from {p}{d}{s}.",
    "{a} began withdrawing from {p}{d}{s}.",
    "{a} said they had withdrawn from {p}{d}.",
)
TALKS = (  # x and y: the sides, h: the city, H: its state
    "{x} and {y} held talks in {h}{d}{s}.",
    "Delegations from {x} and {y} met in {h}{d}{s}.",
    "Peace talks between {x} and {y} ended in {h}{d} without a deal{s}.",
    "A new round of talks between {x} and {y} took place in {h}{d}{s}.",
    "{H} hosted talks between {x} and {y} in {h}{d}{s}.",
    "{H} brought {x} and {y} to the table in {h}{d}{s}.",
    "The leaders of {x} and {y} met face to face in {h}{d}{s}.",
    "Indirect talks between {x} and {y} got under way in {h}{d}{s}.",
)
DEALS = (
    "{x} and {y} signed a ceasefire agreement in {h}{d}{s}.",
    "{x} signed a peace accord with {y} in {h}{d}{s}.",
    "A peace agreement was signed by {x} and {y} in {h}{d}{s}.",
)
TRUCES = (
    "{x} and {y} agreed to a ceasefire{d}{s}.",
    "A truce between {x} and {y} came into force{d}{s}.",
    "{x} and {y} extended their truce{d}{s}.",
    "{x} said it had agreed with {y} on a truce{d}.",
)
SWAPS = (
    "{x} and {y} exchanged 50 prisoners each{d}{s}.",
    "{x} and {y} carried out a prisoner swap{d}{s}.",
    "{x} handed over 50 prisoners to {y}{d}{s}.",
    "{y} received the bodies of 50 soldiers from {x}{d}{s}.",
)
_ROLES = {"strike": "initiator", "battle": "initiator", "withdrawal": "initiator"}


def wires(pattern: str, kind: str, count: int) -> Iterator[Wire]:
    """So many texts of a pattern, the same at each call; ``kind`` is that of the event, "clash" for a battle of two."""
    draw = random.Random(pattern)
    for _ in range(count):
        yield _war_wire(pattern, kind, draw) if "{p}" in pattern else _peace_wire(pattern, kind, draw)


def _war_wire(pattern: str, kind: str, draw: random.Random) -> Wire:
    war = draw.choice(WARS)
    attacker, defender = draw.sample((war.one, war.other), 2)
    town, (day, date) = draw.choice(war.towns), draw.choice(DAYS)
    doers = attacker.nouns if kind != "withdrawal" else [noun for noun in attacker.nouns if noun != attacker.name]
    sentence = pattern.format(
        a=draw.choice(doers), A=attacker.adjective, b=draw.choice(defender.nouns), p=town, d=day, s=draw.choice(SOURCES)
    )
    first = {(attacker.name, "initiator")} | ({(defender.name, "initiator")} if kind == "clash" else set())
    told = {(defender.name, "target")} if "{b}" in pattern and kind != "clash" else set()
    maybe = {(defender.name, "target")} if kind != "clash" else set()
    kind = "battle" if kind == "clash" else kind
    return Wire(_text(sentence, war.where), kind, frozenset(first | told), frozenset(maybe), town, date)


def _peace_wire(pattern: str, kind: str, draw: random.Random) -> Wire:
    one, other, where = draw.choice(PEACE)
    (first, second), (city, state) = draw.sample((one, other), 2), draw.choice(HOSTS)
    day, date = draw.choice(DAYS)
    sentence = pattern.format(x=first[0], y=second[0], h=city, H=state, d=day, s=draw.choice(SOURCES))
    sides = frozenset((name, "participant") for _, name in (first, second))
    helpers = frozenset((state, role) for role in ("host", "mediator"))
    return Wire(_text(sentence, where), kind, sides, helpers, city if "{h}" in pattern else None, date)


def _text(sentence: str, where: str) -> str:
    war = f"The war in {where} goes on, and the soldiers and fighters in it do not tire."
    return f"{sentence[0].upper()}{sentence[1:]}\n\n{war}"
