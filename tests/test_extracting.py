"""Laws of extraction: evidence is verbatim, any text is fine, the same text gives the same; no event, no report."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from builders import article
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import reports

from app.domain.article import Article, RawArticle
from app.domain.report import Status
from app.ingest.extracting import Extractor
from app.ingest.pipeline import prepare
from app.settings import ROOT

ARTICLES = sorted((ROOT / "tests" / "corpus" / "dev").glob("*.txt"))
SENTENCES = sorted(
    {
        sentence
        for path in ARTICLES
        for sentence in re.split(r"(?<=[.!?])\s+", path.read_text(encoding="utf-8").split("\n---\n")[-1])
    }
)
FEW = settings(max_examples=30, deadline=None)
TOLD = "On Monday Russia and Ukraine held talks in Istanbul and agreed to exchange 1,000 prisoners."


def is_verbatim(extractor: Extractor, told: Article) -> bool:
    """Whether each report of the article has evidence, and all of it stands where it says."""
    return all(
        report.evidence and all(piece.text == told.text[piece.start : piece.end] for piece in report.evidence)
        for report in extractor(told)
    )


@FEW
@given(text=st.text(max_size=300))
def test_any_text_can_be_read(extractor: Extractor, text: str) -> None:
    assert is_verbatim(extractor, article(text=text, published="2025-06-04"))


@FEW
@given(sentences=st.lists(st.sampled_from(SENTENCES), max_size=5), published=st.sampled_from(["2025-06-04", None]))
def test_sentences_in_any_order_can_be_read(extractor: Extractor, sentences: list[str], published: str | None) -> None:
    assert is_verbatim(extractor, article(text=" ".join(sentences), published=published))


@FEW
@given(
    noise=st.text(
        st.sampled_from("\n\t\x00\x1b\u200b\u202e\u00a0\ufeff<>&{}'\"“”—-.,:;?!()[]0123456789aZ"), max_size=40
    ),
    at=st.integers(0, len(TOLD)),
)
def test_noise_within_a_sentence_does_no_harm(extractor: Extractor, noise: str, at: int) -> None:
    assert is_verbatim(extractor, article(text=TOLD[:at] + noise + TOLD[at:], published="2025-06-04"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n\t ",
        "strike " * 2000,
        "Russia" * 2000,
        f"{'and then ' * 1500}Israel bombed Damascus.",
        "Israel bombed Damascus\x00\x07\x1b[31m on Monday.",
        "Israel bombed \u202eDamascus\u202c on Mon\u200bday.",
        "<script>alert('Israel bombed Damascus')</script><img src=x onerror=alert(1)> Israel bombed Damascus.",
        "{{ 7 * 7 }} {% for x in y %} Israel bombed Damascus. '; DROP TABLE event; --",
        "((((((((((" * 100 + "Israel bombed Damascus on Monday" + "))))))))))" * 100,
        "🇷🇺🤝🇺🇦 Russia and Ukraine held talks in Istanbul 🕊️.",
        "ISRAEL BOMBED DAMASCUS ON MONDAY!!!",
        "Israel bombed Damascus on 99 June 20255 and on 31 February 2025.",
    ],
    ids=lambda text: repr(text[:30]),
)
def test_hostile_text_is_read_as_text(extractor: Extractor, text: str) -> None:
    assert is_verbatim(extractor, article(text=text, published="2025-06-04"))


def test_markup_in_a_text_stays_as_it_is(extractor: Extractor) -> None:
    (report,) = reports(extractor, "<b>Israel</b> bombed Damascus on Monday, it was said.\n\nNobody <i>slept</i>.")
    (piece,) = report.evidence
    assert piece.text.endswith("Israel</b> bombed Damascus on Monday, it was said.")


@pytest.mark.parametrize("path", ARTICLES[::6], ids=lambda path: path.stem)
def test_extraction_is_a_function_of_the_article(extractor: Extractor, path: Path) -> None:
    told = prepare(RawArticle(path.name, path.read_bytes()), extractor.chronology)
    first, second = extractor(told), extractor(replace(told))
    assert first == second
    assert [report.why for report in first] == [report.why for report in second]


def test_every_process_finds_the_same_in_the_same_order(tmp_path: Path) -> None:
    """Sets have another order in each process: no list may be made in theirs."""
    told = (
        "Hamas attacked Israel on Monday. Ukraine attacked Russia on Tuesday. "
        "On Thursday Israel and Russia launched an offensive."
    )
    (tmp_path / "joint.txt").write_text(f"---\npublished: 2024-05-10\n---\n{told}\n")
    command = [sys.executable, "-m", "app", "extract", str(tmp_path)]
    environments = ({**os.environ, "PYTHONHASHSEED": seed} for seed in ("0", "1"))
    first, second = (subprocess.run(command, env=each, check=True, capture_output=True) for each in environments)
    assert first.stdout.count(b'"target"') > 2
    assert first.stdout == second.stdout


def test_evidence_is_verbatim_where_lines_are_wrapped_and_time_codes_cut_sentences(extractor: Extractor) -> None:
    text = "00:01 On Monday Russia and Ukraine held\n00:04 talks in Istanbul and agreed to ex-\nchange 1,000 prisoners."
    told = prepare(RawArticle("captions.txt", text.encode()), extractor.chronology)
    assert extractor(told)
    assert is_verbatim(extractor, told)


def test_a_long_sentence_is_quoted_by_its_clause(extractor: Extractor) -> None:
    rest = ", and the harvest of the year was better than that of the year before" * 6
    (report,) = reports(extractor, f"Israel bombed Damascus on Monday{rest}.")
    (piece,) = report.evidence
    assert piece.text.startswith("Israel bombed Damascus on Monday")
    assert len(piece.text.split()) <= 60


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Arsenal struck twice in the first half and the visitors never recovered. Their captain shelled the goal "
            "from thirty yards, and the home side captured the lead for good. Jordan scored the third.",
            id="football",
        ),
        pytest.param(
            "The pitcher threw strike after strike. Two runners were stranded on base, and Chicago swept the series "
            "against Boston after a battle of nine innings.",
            id="baseball",
        ),
        pytest.param(
            "Shares in Frankfurt fell by two per cent as the battle against inflation went on. The central banks of "
            "Japan and India extended their currency swap, and oil retreated from its high.",
            id="markets",
        ),
        pytest.param(
            "Renault and Nissan held talks on a merger in Paris. Analysts see an agreement within weeks; the price war "
            "in Europe has ended in a truce.",
            id="business",
        ),
        pytest.param(
            "Train drivers went on strike across Germany on Thursday. Talks between the union and the railway broke "
            "down in Berlin, and a new round of negotiations is planned for Monday.",
            id="labour",
        ),
        pytest.param(
            "A gas explosion in a block of flats in Lyon killed three people. Firefighters battled the blaze "
            "for six hours and withdrew at dawn.",
            id="accident",
        ),
        pytest.param(
            "Lightning struck a farm near Toulouse, and a storm hit the coast of Portugal on Sunday.",
            id="weather",
        ),
        pytest.param(
            "Demonstrators marched through Tbilisi on Saturday. Police clashed with protesters outside parliament, and "
            "forty people were arrested and released in the morning.",
            id="protest",
        ),
        pytest.param(
            "Russia must withdraw its troops from Ukraine. The world should demand a ceasefire, the release of every "
            "prisoner and talks without conditions. If the guns fell silent, negotiations could begin.",
            id="op-ed of demands",
        ),
        pytest.param(
            "What if Israel bombed Natanz? Iran would fire missiles at Haifa, Hezbollah might join, and a truce could "
            "take months.",
            id="op-ed of fears",
        ),
        pytest.param(
            "There is no ceasefire in Sudan. No talks are planned, nobody has withdrawn, and no prisoners have been "
            "exchanged.",
            id="negations",
        ),
        pytest.param(
            "The president of Kenya gave a speech to parliament in Nairobi and spoke to reporters afterwards.",
            id="speech",
        ),
        pytest.param(
            "Voters in Romania go to the polls in the second round. The party captured the mood of the towns.",
            id="election",
        ),
        pytest.param(
            "In the new game players storm castles, exchange hostages and sign treaties. Chess is a battle of wits.",
            id="games",
        ),
        pytest.param(
            "A court in Paris released the actor on bail. The singer's latest album was released on Friday.",
            id="releases",
        ),
        pytest.param(
            "Ferrari and Mercedes battled for the lead in Monza. Hamilton seized second place and kept it.",
            id="motor racing",
        ),
        pytest.param(
            "The parliament in Paris voted to release funds. The opposition attacked it and withdrew a motion.",
            id="parliament",
        ),
        pytest.param(
            "Nurses in Britain ended their strike after talks with the government. A deal on pay was signed.",
            id="nurses",
        ),
        pytest.param(
            "A meeting of the Federal Reserve in Washington ended without a cut. Investors retreated.",
            id="central bank",
        ),
        pytest.param(
            "An earthquake struck Herat in western Afghanistan, killing 60 people. Troops were sent to help.",
            id="earthquake",
        ),
        pytest.param(
            "A Jordan Airways plane crashed near Amman, killing 12 people. Bodies were returned to their families.",
            id="air crash",
        ),
        pytest.param(
            '"The province will be liberated soon," the army of Sudan told reporters.', id="a promise of victory"
        ),
        pytest.param(
            "A gunman killed three people in Munich on Friday. Police stormed the house and freed two hostages.",
            id="crime",
        ),
        pytest.param("Police in Bogota seized two tonnes of cocaine in a raid on Tuesday.", id="drugs"),
        pytest.param(
            "Russian hackers attacked hospitals in London. The ransom talks with the criminals broke down.",
            id="hackers",
        ),
        pytest.param(
            "Turkey will face Georgia in Dortmund. Georgia's attack is quick; Turkey has lost no battle yet.",
            id="two teams",
        ),
        pytest.param(
            "The museum in Berlin returned 22 bronzes to Nigeria; the exchange had been agreed in Abuja.", id="museum"
        ),
        pytest.param(
            "The two hundredth anniversary of the Battle of Waterloo will be marked in Belgium on Sunday.",
            id="anniversary",
        ),
        pytest.param("Chad and Jordan Smith, who met in Reading, exchanged vows in Nice on Saturday.", id="wedding"),
        pytest.param(
            "Beat the eggs, withdraw the pan from the heat and strike the sides with a spoon. Swap the butter for oil.",
            id="recipe",
        ),
    ],
)
def test_a_text_without_events_gives_no_report(extractor: Extractor, text: str) -> None:
    assert not reports(extractor, text)


def test_a_promise_to_leave_is_told_though_no_place_is_named(extractor: Extractor) -> None:
    war = "Rebels and soldiers fought near Bunia for weeks. Rockets, artillery and drones hit the town."
    (report,) = (
        each
        for each in reports(extractor, f"{war} Uganda agreed to withdraw from every area that it had seized.")
        if each.kind == "withdrawal"
    )
    assert [actor.name for actor in report.actors] == ["Uganda"]
    assert report.status is Status.AGREED


def test_the_next_round_that_is_agreed_is_another_than_the_last(extractor: Extractor) -> None:
    met = "Envoys of Armenia and Azerbaijan met in Tbilisi on Monday."
    told = reports(extractor, f"{met} They spoke for an hour. Armenia and Azerbaijan agreed to meet again.")
    assert [each.status for each in told] == [Status.OCCURRED, Status.AGREED]


def test_an_attack_that_is_on_record_as_a_battle_is_one(extractor: Extractor) -> None:
    told = "The war in Gaza began with Hamas's attack on Israel on {}, in which soldiers and villagers were killed."
    assert [each.kind for each in reports(extractor, told.format("7 October 2023"))] == ["battle"]
    assert [each.kind for each in reports(extractor, told.format("9 November 2023"))] == ["strike"]


@pytest.mark.parametrize("part", [3, 2])
def test_sentences_that_break_off_cost_no_article(extractor: Extractor, part: int) -> None:
    words = (sentence.split(" ") for sentence in SENTENCES)
    cut = [" ".join(each[: max(4, len(each) * (part - 1) // part)]) for each in words]
    for start in range(0, len(cut), 20):
        told = ".\n".join(cut[start : start + 20])
        for report in reports(extractor, told):
            assert all(piece.text for piece in report.evidence)
