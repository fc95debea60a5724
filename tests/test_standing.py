"""How far an event has come, as sentences of many conflicts tell it; what is denied, wished or imagined is none."""

import pytest
from parsing import read

from app.domain.report import Status
from app.ingest.extracting import Extractor
from app.ingest.standing import standing
from app.language import triggers


def statuses(extractor: Extractor, kind: str, sentence: str) -> set[Status]:
    """What the sentence tells of the kind, by all its words for it."""
    hits = triggers.hits(read(extractor, sentence))
    return {status for hit in hits if hit.trigger.kind == kind and (status := standing(hit).status)}


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("talks", "Envoys of Sudan and the Rapid Support Forces held talks in Jeddah on Monday."),
        ("talks", "The leaders of Armenia and Azerbaijan met in Prague."),
        (
            "strike",
            "A depot in Rostov burned on Monday after what the governor called an attack by Ukraine with missiles.",
        ),
        (
            "strike",
            "Armenia launched an offensive in May to regain control of Lachin and shelled its main town, Berdzor.",
        ),
        ("talks", "Rwanda said its delegation had met Congolese officials in Luanda on Tuesday."),
        ("talks", "Talks between Serbia and Kosovo ended without a result in Brussels."),
        ("strike", "Israeli jets bombed a depot near Tyre on Thursday."),
        ("strike", "The base at Erbil was hit by Iranian missiles."),
        ("strike", "Colombia confirmed that it had bombed a camp of the National Liberation Army in Arauca."),
        ("strike", "The Houthis claimed to have struck the port of Eilat with a missile."),
        ("strike", "Iran admitted that it fired missiles at the base in Erbil."),
        ("swap", "Armenia and Azerbaijan exchanged 33 prisoners at the border on Wednesday."),
        ("swap", "Yemen's government freed 70 Houthi prisoners in Marib."),
        ("battle", "M23 rebels captured the town of Rutshuru."),
        ("battle", "The army managed to recapture the town of Wad Madani from the Rapid Support Forces."),
        ("battle", "Israeli forces went on to seize the Rafah crossing."),
        ("strike", "Israel is believed to have bombed a depot near Homs."),
        ("battle", "Clashes between Thai and Cambodian soldiers killed five."),
        ("withdrawal", "Ethiopian troops withdrew from Mekelle in June."),
        ("withdrawal", "The last French soldiers have left Niger."),
        ("agreement", "India and Pakistan signed a ceasefire in Islamabad on Friday."),
        ("agreement", "The truce between Israel and Hezbollah took effect at dawn."),
        ("agreement", "Colombia and the FARC reached a peace deal in Havana."),
        ("talks", "A summit of the leaders of Kenya and Uganda in Kampala did not change that."),
        ("withdrawal", "The withdrawal of Ethiopian troops from Badme did not bring peace."),
        ("battle", "The army tried to recapture the town of Kidal but was beaten back by the rebels."),
        ("strike", "Rockets slammed into the port of Haifa, not 24 hours after a truce had been promised."),
        ("strike", "Rockets slammed into Haifa on Monday, killing two; Hezbollah denied that it had fired them."),
    ],
)
def test_what_is_told_as_done_has_occurred(extractor: Extractor, kind: str, sentence: str) -> None:
    assert statuses(extractor, kind, sentence) == {Status.OCCURRED}


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("battle", "Thai and Cambodian soldiers are fighting near the border."),
        ("battle", "The rebels are still advancing on Goma in eastern Congo."),
        ("battle", "Fighting continues around El Fasher between the army and the Rapid Support Forces."),
        ("strike", "Russian artillery continues to shell Kherson."),
        ("strike", "Israeli aircraft are bombing the southern suburbs of Beirut."),
        ("strike", "The army keeps shelling rebel positions in northern Mali."),
        ("withdrawal", "American troops are withdrawing from Niger."),
        ("withdrawal", "Eritrean troops are still pulling out of Tigray."),
        ("battle", "Columns of soldiers were moving on the rebel town of Kidal in Mali."),
        ("strike", "The army of Chad said that its guns were shelling the town of Faya."),
        ("talks", "Delegates of Chad and Sudan have been negotiating in Doha since Monday."),
        ("talks", "M23 is negotiating with Congo in Doha."),
        ("talks", "Talks between the M23 and Congo are under way in Doha."),
    ],
)
def test_what_goes_on_is_ongoing(extractor: Extractor, kind: str, sentence: str) -> None:
    assert statuses(extractor, kind, sentence) == {Status.ONGOING}


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("swap", "India and Pakistan agreed to exchange 200 prisoners."),
        ("swap", "The delegations agreed that India and Pakistan would each release 200 prisoners."),
        ("swap", "The accord between India and Pakistan provides for an exchange of prisoners."),
        ("withdrawal", "They signed a treaty which obliges Rwanda to pull its soldiers out of Congo."),
        ("withdrawal", "The text provides for Armenian soldiers to leave the Lachin corridor step by step."),
        ("swap", "Azerbaijan pledged to free 20 Armenian prisoners."),
        ("swap", "The Houthis promised to hand over the bodies of ten Saudi soldiers."),
        ("swap", "Under the deal Israel will release 90 Palestinian prisoners."),
        ("withdrawal", "Armenia has agreed to withdraw its troops from the Lachin corridor."),
        ("withdrawal", "Rwanda committed to pull its forces out of eastern Congo."),
        ("talks", "Sudan's army agreed to meet the Rapid Support Forces in Geneva."),
    ],
)
def test_what_is_promised_is_agreed(extractor: Extractor, kind: str, sentence: str) -> None:
    assert statuses(extractor, kind, sentence) == {Status.AGREED}


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("swap", "Sick prisoners would begin to be exchanged on Monday, Russia's envoy added."),
        ("talks", "Mediators will meet delegations of Sudan and the Rapid Support Forces in Cairo on Sunday."),
        ("talks", "Rwanda and Congo are due to hold talks in Doha next week."),
        ("talks", "The presidents of Armenia and Azerbaijan are to meet in Brussels on Tuesday."),
        ("talks", "A new round of talks between Israel and Hamas is scheduled for Friday in Cairo."),
        ("talks", "Iran said its foreign minister would meet European envoys in Geneva."),
        ("talks", "Turkey is expected to host talks between Ethiopia and Somalia in Ankara."),
        ("talks", "The upcoming summit of North Korea and South Korea in Panmunjom worries Tokyo."),
        ("withdrawal", "The United States plans to withdraw its troops from Niger by September."),
        ("withdrawal", "French forces will leave Mali within six months."),
        ("agreement", "The truce between Israel and Hezbollah is to take effect on Friday."),
        ("agreement", "The ceasefire between India and Pakistan is due to begin at noon."),
        ("agreement", "A ceasefire between Israel and Hamas is expected to take effect on Sunday."),
        ("talks", "Talks between Rwanda and Congo are set to resume in Doha on Thursday."),
        ("withdrawal", "Armenia's prime minister ordered his troops to pull back from the village of Kirants."),
        ("talks", "The talks between Syria and Israel were pushed back to July, officials said."),
    ],
)
def test_what_is_announced_or_expected_is_planned(extractor: Extractor, kind: str, sentence: str) -> None:
    assert statuses(extractor, kind, sentence) == {Status.PLANNED}


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("agreement", "Egypt proposed a truce between Israel and Hamas."),
        ("agreement", "The rebels offered a ceasefire to the Colombian government."),
        ("talks", "India proposed talks with Pakistan in New Delhi."),
        ("talks", "Zelensky suggested a meeting with Putin at the Vatican."),
        ("talks", "Kenya has offered to host talks between Ethiopia and Somalia."),
        ("swap", "The Houthis offered a prisoner swap to the Yemeni government."),
        ("swap", "Hamas proposed exchanging the remaining hostages for 500 prisoners."),
        ("withdrawal", "Thailand proposed a withdrawal of both armies from the temple."),
    ],
)
def test_what_is_offered_is_proposed(extractor: Extractor, kind: str, sentence: str) -> None:
    assert statuses(extractor, kind, sentence) == {Status.PROPOSED}


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("talks", "The talks between Serbia and Kosovo in Brussels were called off."),
        ("talks", "Pakistan cancelled the talks with India."),
        ("talks", "Oman said that the talks between Iran and Iraq in Muscat would not go ahead."),
        ("talks", "Kenya's president was to meet Yoweri Museveni in Kampala on 5 June, but he cancelled."),
        ("talks", "The meeting between the leaders of Armenia and Azerbaijan in Granada was cancelled."),
        ("swap", "The second exchange of prisoners between Israel and Hamas was called off at the last minute."),
        ("strike", "Trump called off an air strike on Iran ten minutes before it was to begin."),
        ("withdrawal", "Ethiopia cancelled the withdrawal of its troops from Somalia."),
        ("talks", "The talks between Sudan's army and the Rapid Support Forces in Geneva have been put off."),
        ("talks", "The talks between Syria and Israel in Paris have been held up by a quarrel over the agenda."),
    ],
)
def test_what_is_called_off_is_cancelled(extractor: Extractor, kind: str, sentence: str) -> None:
    assert statuses(extractor, kind, sentence) == {Status.CANCELLED}


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        pytest.param(kind, sentence, id=f"{why}: {sentence}")
        for why, kind, sentence in [
            ("denied", "battle", "Rwanda denied that its troops had captured Goma."),
            ("denied", "strike", "Hezbollah did not attack the base near Haifa."),
            ("denied", "talks", "No talks between Eritrea and Ethiopia took place in Asmara."),
            ("denied", "strike", "Pakistan has never bombed Kandahar."),
            ("denied", "strike", "India's army denied shelling villages in Kashmir."),
            ("denied", "withdrawal", "Neither side withdrew its troops from the town of Abyei."),
            ("denied", "agreement", "Sudan and the Rapid Support Forces have not signed a ceasefire."),
            ("denied", "talks", "Nobody met the Houthi envoys in Muscat."),
            ("denied", "agreement", "There was little sign in Juba that a peace deal had been reached."),
            ("ready for it", "swap", "Kenya said it was willing to hand over the prisoners from Somalia."),
            ("an aim", "agreement", "Olusegun Obasanjo flew to Goma on Tuesday to negotiate a truce with the rebels."),
            ("not yet", "agreement", "Only the rebels of the north of Mali have yet to sign a ceasefire."),
            ("talked about", "agreement", "Oman and the Houthis made headway in Muscat on Sunday towards a truce."),
            (
                "under strain",
                "agreement",
                "The shelling of Goma put pressure on a ceasefire between Congo and the M23.",
            ),
            ("refused", "swap", "Hamas refused to release the hostages."),
            ("refused", "talks", "Assad refused to meet Erdogan."),
            ("refused", "withdrawal", "Israel refused to withdraw from the Philadelphi corridor."),
            (
                "demanded",
                "withdrawal",
                "The Security Council demanded that Rwanda withdraw its troops from eastern Congo.",
            ),
            ("ordered", "withdrawal", '"Pull our troops out of Goma," Rwanda\'s president told the general.'),
            ("demanded", "withdrawal", "Thailand urged Cambodia to pull back its soldiers from the border."),
            ("demanded", "swap", "Families demanded that Hamas release the hostages."),
            ("demanded", "agreement", "The African Union called for a ceasefire in Sudan."),
            ("demanded", "agreement", "The pope appealed for a truce between Israel and Hamas."),
            ("refused", "talks", "Turkey has ruled out talks with Syria."),
            ("refused", "talks", "Putin declined an invitation to talks with Zelensky in Istanbul."),
            ("failed", "battle", "Armenia failed to capture Fuzuli."),
            ("tried", "battle", "The rebels tried to seize the airport of Goma."),
            ("denied", "talks", "Talks between Kenya and Uganda did not take place in Kampala."),
            ("planned", "battle", "Iran's plan for an offensive in Iraq was approved."),
            ("planned", "battle", "There was talk of a Rwandan plan to encircle the city of Bukavu."),
            ("purpose", "battle", "The goal of the army was to seize the town of Sake."),
            ("described", "battle", "The rebels must leave the part of Katanga that their fighters still hold."),
            (
                "a person",
                "battle",
                "Okello, a fighter from Gulu province who was captured in May, will stand trial in Uganda.",
            ),
            ("a habit", "strike", "Al-Shabaab still carries out frequent bombings in Kenya."),
            (
                "demanded beside another",
                "talks",
                "The Security Council renewed its demand that the M23 halt and join the talks with Congo.",
            ),
            ("described", "battle", "The M23 is the only group of rebels still fighting in eastern Congo."),
            ("prepared", "strike", "Iran is preparing to attack Israel."),
            ("prepared", "strike", "Russia is poised to attack Kupiansk."),
            ("prepared", "agreement", "Sudan's army and the RSF were about to sign a ceasefire in Jeddah."),
            ("threatened", "strike", "Iran threatened to attack bases in Bahrain."),
            ("threatened", "strike", "The Houthis vowed to strike Israeli ships in the Red Sea."),
            ("threatened", "battle", "Azerbaijan threatened to seize the Armenian town of Kapan."),
            ("hypothetical", "battle", "The rebels might capture Bukavu within days."),
            ("hypothetical", "strike", "Turkey could bomb Kobani again."),
            (
                "hypothetical",
                "withdrawal",
                "A possible withdrawal of American troops from Syria was debated in Washington.",
            ),
            ("hypothetical", "battle", "A future invasion of Taiwan by China has been studied in Tokyo."),
            ("conditional", "strike", "If Israel bombs Natanz, Iran will leave the treaty."),
            ("conditional", "withdrawal", "Israel would withdraw from Gaza if Hamas released the hostages."),
            ("conditional", "swap", "Israel would withdraw from Gaza if Hamas released the hostages."),
            ("conditional", "talks", "Putin said he would meet Zelensky only if Ukraine gave up the Donbas."),
            ("conditional", "strike", "The army will not rest unless it bombs the rebels in Kachin."),
            ("doubted", "strike", "It is unclear whether Pakistan bombed Kabul."),
            ("imagined", "strike", "Imagine that Russia attacked Narva."),
            (
                "question",
                "withdrawal",
                "The text leaves open who governs Gaza, when the last soldier withdraws, what becomes of the captives.",
            ),
            ("law", "withdrawal", "The law requires Kenya to withdraw its troops from Somalia."),
            ("question", "talks", "Will India and Pakistan hold talks in Dubai?"),
            ("question", "strike", "Did Israel bomb the consulate in Damascus?"),
            ("wish", "swap", "Families hope for an exchange of prisoners between Israel and Hamas."),
            ("wish", "talks", "Talks between Kosovo and Serbia remain a dream."),
            ("rumour", "battle", "Yerevan dismissed reports of a new Azerbaijani assault on Lachin."),
            ("no part", "talks", "The Maoists said that they would take no further part in talks with Nepal."),
            ("remaining", "withdrawal", "The rebels of the M23 have 4,000 fighters left in Congo."),
            ("purpose", "battle", "Iraq massed its tanks in order to invade Kuwait."),
            ("left undone", "strike", "Armenia refrained from shelling Ganja."),
        ]
    ],
)
def test_what_is_not_told_as_real_has_no_status(extractor: Extractor, kind: str, sentence: str) -> None:
    assert statuses(extractor, kind, sentence) == set()


@pytest.mark.parametrize(
    ("kind", "sentence", "status"),
    [
        ("talks", "Originally the talks between Chad and Sudan were to have opened on Monday.", None),
        (
            "talks",
            "The talks of Chad and Sudan were to have opened in May, but the government put them off.",
            Status.CANCELLED,
        ),
        (
            "talks",
            "The raid came hours before talks that are planned in Ankara between Russia and Ukraine.",
            Status.PLANNED,
        ),
        ("talks", "The man whom the African Union has charged with mediating between Chad and Sudan is ill.", None),
        (
            "talks",
            "The council urged the rebels to leave the towns that they hold and to come to talks with Chad.",
            None,
        ),
        (
            "agreement",
            "On Monday Poroshenko declined to prolong a ceasefire that Ukraine had kept for ten days.",
            Status.OCCURRED,
        ),
        ("battle", "Sudan's army is poised to storm the town of Torit.", None),
        ("strike", "Putin admitted that Ukrainian attacks on Russian bases had become markedly stronger.", None),
    ],
)
def test_what_only_was_to_be_is_told_from_what_was(
    extractor: Extractor, kind: str, sentence: str, status: Status | None
) -> None:
    assert statuses(extractor, kind, sentence) == ({status} if status else set())
