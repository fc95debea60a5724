"""What the sentences after an event add to it: who helped, who took part, who denies it, that nobody claims it."""

import pytest
from builders import actors
from telling import one, reports

from app.domain.report import Actor, Report
from app.ingest.extracting import Extractor

TRUCE = "Sudan's army and the Rapid Support Forces signed a truce on Monday. "
SWAP = "Armenia and Azerbaijan exchanged 33 prisoners on Monday. "
BLAST = "An explosion tore open a dam near Kherson in Ukraine on Monday. The war between Russia and Ukraine went on. "


def cast(report: Report) -> set[Actor]:
    return set(report.actors)


@pytest.mark.parametrize(
    ("kind", "text", "helper"),
    [
        ("agreement", TRUCE + "Saudi Arabia mediated.", actors(mediator=["Saudi Arabia"])),
        ("agreement", TRUCE + "Saudi Arabia was the go-between.", actors(mediator=["Saudi Arabia"])),
        ("agreement", TRUCE + "Kenya's intelligence service was the broker.", actors(mediator=["Kenya"])),
        ("agreement", TRUCE + "It followed weeks of mediation by Egypt.", actors(mediator=["Egypt"])),
        ("agreement", TRUCE + "They had sat for days, with South Africa as host.", actors(host=["South Africa"])),
        (
            "agreement",
            TRUCE + "The bargain was announced by the prime minister of Qatar, after mediation by his country.",
            actors(mediator=["Qatar"]),
        ),
        (
            "agreement",
            TRUCE + "Sudan's army and the Rapid Support Forces held talks on Monday, brokered by Kenya and Egypt.",
            actors(mediator=["Kenya", "Egypt"]),
        ),
        ("agreement", TRUCE + "Kenya had acted as go-between.", actors(mediator=["Kenya"])),
        ("agreement", TRUCE + "Kenya mediates; nobody else was asked.", actors(mediator=["Kenya"])),
        ("agreement", TRUCE + "Kenyan officials carried messages between them.", actors(mediator=["Kenya"])),
        ("agreement", TRUCE + "Both thanked Kenya for its good offices.", actors(mediator=["Kenya"])),
        ("agreement", TRUCE + "Both thanked Kenya as the mediator.", actors(mediator=["Kenya"])),
        ("agreement", TRUCE + "Kenya had done most of the mediating.", actors(mediator=["Kenya"])),
        ("agreement", TRUCE + "Kenya persuaded Sudan to sign.", actors(mediator=["Kenya"])),
        ("agreement", TRUCE + "With patience and stubbornness, Kenya mediated.", actors(mediator=["Kenya"])),
        (
            "agreement",
            TRUCE + "Kenya, which brokered the truce together with Egypt, says that it is holding.",
            actors(mediator=["Kenya", "Egypt"]),
        ),
        ("swap", SWAP + "The Emirates mediated.", actors(mediator=["United Arab Emirates"])),
        ("swap", SWAP + "Guards had led them to Red Cross buses near Ijevan.", actors(mediator=["Red Cross"])),
        (
            "swap",
            SWAP + "They thanked President Recep Tayyip Erdogan, whose mediation made the swap possible.",
            actors(mediator=["Turkey"]),
        ),
    ],
)
def test_who_helped_may_be_told_in_the_next_sentence(
    extractor: Extractor, kind: str, text: str, helper: tuple[Actor, ...]
) -> None:
    assert set(helper) <= cast(one(extractor, kind, text))


SIDES = "Sudan's army and the Rapid Support Forces"


@pytest.mark.parametrize(
    "text",
    [
        f"Kenya and Togo proposed a truce of three months between {SIDES} on 12 May.",
        f"{SIDES} accepted a truce put forward by Kenya and Togo on 12 May.",
        f"{SIDES} signed a truce in Jeddah on Saturday, Kenya, the sponsor of the talks, said.",
        f"{SIDES} agreed on a truce on Sunday, after they had bargained in Doha with mediators of Kenya and Togo.",
        f"{SIDES} signed a truce on Sunday, and both thanked Kenya, whose mediation took a year.",
    ],
)
def test_who_helped_may_be_told_far_from_the_deal_in_its_sentence(extractor: Extractor, text: str) -> None:
    helpers = [name for name in ("Kenya", "Togo") if name in text]
    assert set(actors(mediator=helpers)) <= cast(one(extractor, "agreement", text))


def test_who_proposes_a_truce_to_his_foe_is_a_side(extractor: Extractor) -> None:
    (report,) = reports(extractor, "Russia proposed a truce to Ukraine on Monday.")
    assert cast(report) == set(actors(participant=["Russia", "Ukraine"]))


@pytest.mark.parametrize(
    "after",
    [
        "Kenya has offered to mediate.",
        "Kenya could mediate next time.",
        "Kenya did not mediate.",
        "Kenya was not the mediator.",
        "Kenya would act as a go-between.",
        "Both thanked Kenya for its gift.",
    ],
)
def test_who_did_not_help_is_no_helper(extractor: Extractor, after: str) -> None:
    assert "Kenya" not in {actor.name for actor in one(extractor, "agreement", TRUCE + after).actors}


@pytest.mark.parametrize(
    ("kind", "text", "people"),
    [
        (
            "talks",
            "Russia and Ukraine held talks. The delegations were led by Vladimir Medinsky and Rustem Umerov.",
            {"Vladimir Medinsky", "Rustem Umerov"},
        ),
        (
            "talks",
            "Chad and Sudan held talks in Doha. The first team was headed by Idris Bello Kan.",
            {"Idris Bello Kan"},
        ),
        ("swap", SWAP + "Among them was Ruben Vardanyan.", {"Ruben Vardanyan"}),
        ("talks", "Russia and Ukraine held talks in Istanbul. Donald Trump praised the delegations' work.", set()),
    ],
)
def test_who_took_part_may_be_told_in_the_next_sentence(
    extractor: Extractor, kind: str, text: str, people: set[str]
) -> None:
    found = {person.name for person in one(extractor, kind, text).people}
    assert people <= found if people else "Vladimir Medinsky" not in found


def test_who_denies_an_attack_and_blames_another_is_left_out_and_so_is_the_other(extractor: Extractor) -> None:
    text = BLAST + "Kyiv says Russian troops blew up the dam. Moscow denies that and says Ukraine shelled it."
    assert not [actor for each in reports(extractor, text) for actor in each.actors if actor.role == "initiator"]


def test_who_only_denies_an_attack_still_is_who_is_told_to_have_begun_it(extractor: Extractor) -> None:
    report = one(extractor, "strike", "Russia fired missiles at Kharkiv on Monday. Moscow denied it.")
    assert cast(report) == set(actors(initiator=["Russia"], target=["Ukraine"]))
    assert report.denied_by == ("Russia",)


def test_an_attack_that_nobody_claims_has_no_author_filled_in(extractor: Extractor) -> None:
    war = "Ethiopia and Eritrea are at war. Ethiopian troops shelled Eritrean troops on Sunday. "
    claimed = reports(extractor, war + "Rockets were fired at Asmara on Monday; nobody has claimed the attack.")
    assert cast(claimed[-1]) == set(actors(target=["Eritrea"]))


@pytest.mark.parametrize(
    "after",
    [
        "U.N. officials announced the breakthrough at the close of a week of Kenyan-brokered peace talks.",
        "They did so before Kenya's minister of state, whose country has been mediating since spring.",
        "It was the outcome of a seventh round of talks between the two that Kenya mediated.",
    ],
)
def test_who_helped_at_the_talks_helped_the_deal(extractor: Extractor, after: str) -> None:
    told = "Sudan's army and the Rapid Support Forces signed a truce in Jeddah on Sunday. "
    first = next(report for report in reports(extractor, told + after) if report.kind == "agreement")
    assert set(actors(mediator=["Kenya"])) <= set(first.actors)
