"""What the parser regularly gets wrong is put right in the tree."""

import pytest

from app.ingest.extracting import Extractor
from app.language.parse import Parse


def parsed(extractor: Extractor, text: str) -> Parse:
    parse = extractor.analyzer(text).sentences[-1].parse
    assert parse is not None
    return parse


def test_what_stands_before_a_semicolon_is_not_denied_behind_it(extractor: Extractor) -> None:
    parse = parsed(extractor, "Rockets hit Goma in Congo, killing two people; the rebels denied that they had fired.")
    (verb,) = (token for token in parse if token.text == "hit")
    assert verb.dep_ != "ccomp"


@pytest.mark.parametrize(
    ("text", "subject", "month"),
    [
        ("On 29 May boats attacked the port of Massawa in Eritrea.", "boats", "May"),
        ("On March 3 troops were attacked near Kidal in Mali.", "troops", "March"),
        ("On 18 December rebels attacked the town of Kidal in Mali.", "rebels", "December"),
    ],
)
def test_the_subject_behind_a_date_is_none_of_its_words(
    extractor: Extractor, text: str, subject: str, month: str
) -> None:
    parse = parsed(extractor, text)
    words = {token.text: token for token in parse}
    assert words[subject].dep_.startswith("nsubj")
    assert words[subject].head.lemma_ == "attack"
    assert words[month].head.text == "On"
    assert all(token in token.head.children for token in parse if token.head is not token)


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("In the north-east, Sudanese drones killed two people in Kassala.", "drones", "kill"),
        ("On 19 May 175 prisoners returned to Chad from Sudan.", "prisoners", "return"),
        ("Two days after the truce of Doha, rebels took Uvira in Congo.", "rebels", "take"),
        ("On Friday 40 soldiers of Chad withdrew from Adre.", "soldiers", "withdraw"),
        ("Later in the day shelling from across the river damaged a school in Bentiu.", "shelling", "damage"),
        ("A day earlier shelling by the rebels killed five people in Bentiu.", "shelling", "kill"),
        ("The rebels fired back, and a Thai F-16 bombed two rebel camps.", "F-16", "bomb"),
        ("In the autumn of 2020 Azerbaijan won back large areas of Karabakh in a war.", "Azerbaijan", "win"),
    ],
)
def test_a_verb_has_the_noun_before_it_that_a_comma_or_a_date_parts_from_a_preposition(
    extractor: Extractor, text: str, subject: str, verb: str
) -> None:
    words = {token.text: token for token in parsed(extractor, text)}
    assert words[subject].dep_ == "nsubj"
    assert words[subject].head.lemma_ == verb


def test_a_number_behind_a_date_counts_what_follows(extractor: Extractor) -> None:
    words = {token.text: token for token in parsed(extractor, "On 19 May 175 prisoners went home.")}
    assert words["175"].head.text == "prisoners"
    assert words["19"].head.text == "May"


def test_the_first_word_is_no_name_for_its_capital(extractor: Extractor) -> None:
    first = parsed(extractor, "Rebels attacked a base in Chad.")[0]
    assert (first.pos_, first.tag_, first.lemma_) == ("NOUN", "NNS", "rebel")


def test_the_first_word_is_no_place_for_its_capital(extractor: Extractor) -> None:
    first = parsed(extractor, "Junta shelling killed two people in Namkham in Myanmar.")[0]
    assert (first.pos_, first.lemma_) == ("NOUN", "junta")


@pytest.mark.parametrize(
    ("text", "noun", "owner"),
    [
        ("Junta airstrikes hit a school in Namkham in Myanmar.", "airstrikes", "Junta"),
        ("Chadian army airstrikes killed two people in Abeche.", "airstrikes", "army"),
        ("Hezbollah strikes damaged a power station near Haifa.", "strikes", "Hezbollah"),
    ],
)
def test_what_stands_as_a_subject_is_a_noun(extractor: Extractor, text: str, noun: str, owner: str) -> None:
    words = {token.text: token for token in parsed(extractor, text)}
    subject = words[noun]
    assert (subject.pos_, subject.dep_, words[owner].head) == ("NOUN", "nsubj", subject)
    assert subject.head.pos_ == "VERB"
    assert subject in subject.head.children


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Egypt's President Abdel Fattah al-Sisi and U.S. President Donald Trump met.", "Sisi", "Trump"),
        ("Somali government forces and al-Shabaab militants fought for Baidoa on Sunday.", "forces", "militants"),
        ("Ukraine and Russian-backed separatists exchanged prisoners on Sunday.", "Ukraine", "separatists"),
    ],
    ids=["two subjects", "what describes the second", "what is backed"],
)
def test_two_who_are_joined_are_one_subject(extractor: Extractor, text: str, first: str, second: str) -> None:
    words = {token.text: token for token in parsed(extractor, text)}
    assert words[first].dep_ == "nsubj"
    assert words[second] in words[first].conjuncts


def test_a_name_right_behind_its_noun_is_what_the_noun_is_called(extractor: Extractor) -> None:
    words = {token.text: token for token in parsed(extractor, "The Lebanese group Hezbollah seized a town on Sunday.")}
    assert (words["Hezbollah"].dep_, words["Hezbollah"].head) == ("appos", words["group"])


def test_a_person_who_is_called_is_an_object(extractor: Extractor) -> None:
    text = "British Prime Minister Keir Starmer called Egyptian President Abdel Fattah al-Sisi overnight, aides said."
    words = {token.text: token for token in parsed(extractor, text)}
    assert words["Sisi"].dep_ == "dobj"


def test_the_shelling_stands_behind_the_preposition_and_not_whose_it_is(extractor: Extractor) -> None:
    text = "At least four people died in Hezbollah shelling of Haifa overnight."
    words = {token.text: token for token in parsed(extractor, text)}
    assert (words["shelling"].pos_, words["shelling"].dep_) == ("NOUN", "pobj")
    assert words["Hezbollah"].head is words["shelling"]


def test_the_subject_behind_a_weekday_is_none_of_its_words(extractor: Extractor) -> None:
    parse = parsed(extractor, "Before first light on Monday Russian missiles were being fired at Mykolaiv again.")
    words = {token.text: token for token in parse}
    assert (words["missiles"].dep_, words["missiles"].head.text) == ("nsubjpass", "fired")
    assert words["Monday"].head.text == "on"


def test_the_first_of_two_is_no_part_of_the_date_before_them(extractor: Extractor) -> None:
    text = "On Wednesday Russian helicopters and artillery had still been bombarding the southern districts of Grozny."
    words = {token.text: token for token in parsed(extractor, text)}
    assert (words["helicopters"].dep_, words["helicopters"].head.text) == ("nsubj", "bombarding")
    assert words["artillery"].head is words["helicopters"]


def test_what_is_sent_by_somebody_does_what_follows(extractor: Extractor) -> None:
    parse = parsed(extractor, "Guided bombs dropped by Russian aircraft hit a house in Kharkiv on Tuesday.")
    words = {token.text: token for token in parse}
    assert (words["bombs"].dep_, words["bombs"].head.text) == ("nsubj", "hit")
    assert (words["dropped"].dep_, words["dropped"].head.text) == ("acl", "bombs")


def test_what_is_agreed_on_is_no_purpose(extractor: Extractor) -> None:
    parse = parsed(
        extractor, "President Idriss Deby of Chad and the rebels agreed in Accra on Tuesday to stop fighting."
    )
    (stop,) = (token for token in parse if token.text == "stop")
    assert (stop.dep_, stop.head.text) == ("xcomp", "agreed")


def test_a_deed_beside_another_is_a_noun(extractor: Extractor) -> None:
    (word,) = (each for each in parsed(extractor, "There were airstrikes and shelling.") if "shell" in each.text)
    assert (word.pos_, word.lemma_) == ("NOUN", "shelling")


def test_a_deed_named_by_its_ing_is_a_noun(extractor: Extractor) -> None:
    (word,) = (
        each for each in parsed(extractor, "Six people died in shelling in Kidal in Mali.") if "shell" in each.text
    )
    assert (word.pos_, word.lemma_, word.dep_) == ("NOUN", "shelling", "pobj")


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Syria is at war. Rebels captured Homs on Monday.", "Homs"),
        ("Colombia is at war. Rebels captured Corinto on Monday.", "Corinto"),
        ("Myanmar is at war. Warplanes bombed Yamethin on Monday.", "Yamethin"),
    ],
    ids=["a plural", "a preposition", "an adverb"],
)
def test_a_town_is_a_name_whatever_the_tagger_takes_it_for(extractor: Extractor, text: str, town: str) -> None:
    (token,) = (each for each in parsed(extractor, text) if each.text == town)
    assert (token.pos_, token.dep_) == ("PROPN", "dobj")


def test_what_has_a_subject_describes_no_noun(extractor: Extractor) -> None:
    text = "Yemeni government forces and the Houthis traded artillery fire in Taiz on Sunday, killing a child."
    words = {token.text: token for token in parsed(extractor, text)}
    assert words["traded"].dep_ == "ROOT"
    assert (words["fire"].dep_, words["fire"].head) == ("dobj", words["traded"])
    assert words["in"].head is words["traded"]


def test_no_adjective_stands_as_a_subject(extractor: Extractor) -> None:
    token = parsed(extractor, "Kidal in Mali was seized on Tuesday by Malian soldiers.")[0]
    assert (token.pos_, token.dep_) == ("PROPN", "nsubjpass")


def test_the_words_of_a_headline_are_not_taken_for_towns(extractor: Extractor) -> None:
    parse = parsed(extractor, "Colombia's Rebels Captured Corinto And Fled")
    assert all(token.tag_ != "NNP" for token in parse if token.text in {"And", "Fled"})


def test_a_second_town_is_no_second_verb(extractor: Extractor) -> None:
    words = {
        token.text: token for token in parsed(extractor, "Drones target Khartoum and Atbara a day after the truce")
    }
    assert words["Atbara"].head is words["Khartoum"]


def test_unmanned_aerial_vehicles_are_drones(extractor: Extractor) -> None:
    words = {
        token.text: token for token in parsed(extractor, "Russia shot down 45 unmanned aerial vehicles over Kursk.")
    }
    assert words["vehicles"].lemma_ == "drone"


def test_near_at_the_head_is_no_part_of_a_name(extractor: Extractor) -> None:
    parse = parsed(extractor, "Near Zolotoye, the withdrawal of Ukrainian troops started on Monday.")
    assert (parse.tokens[0].pos_, parse.tokens[1].dep_, parse.tokens[1].head.text) == ("ADP", "pobj", "Near")


def test_an_aim_at_the_head_leaves_the_verb_its_subject(extractor: Extractor) -> None:
    parse = parsed(extractor, "To escape encirclement Ukraine's troops have left the city of Avdiivka.")
    (troops,) = (token for token in parse if token.text == "troops")
    assert (troops.dep_, troops.head.text) == ("nsubj", "left")


def test_a_clause_with_when_is_of_the_day_before_it(extractor: Extractor) -> None:
    parse = parsed(extractor, "Nothing has moved since Thursday, when Chad and Sudan held talks in Oslo.")
    (held,) = (token for token in parse if token.text == "held")
    assert (held.dep_, held.head.text) == ("relcl", "Thursday")


def test_infinitives_behind_one_verb_belong_together(extractor: Extractor) -> None:
    parse = parsed(
        extractor, "Chad urged the rebels to withdraw from towns that they hold and to come to talks in Oslo."
    )
    (come,) = (token for token in parse if token.text == "come")
    assert come.head.text == "withdraw"


@pytest.mark.parametrize(
    ("text", "word", "label", "head"),
    [
        ("Chad and Sudan agreed on it at a meeting face to face between their envoys.", "between", "prep", "meeting"),
        ("Rebels handed 21 girls taken from the town of Baga in May over to Chad on Monday.", "over", "prt", "handed"),
        ("Rebels handed 21 girls taken from the town of Baga in May over to Chad on Monday.", "to", "prep", "handed"),
        ("It is the latest in a series of raids by Chadian forces on Sudan.", "by", "prep", "raids"),
        ("It followed the withdrawal at the weekend of Chadian troops from Faya.", "of", "prep", "withdrawal"),
        ("Chadian forces shelled retreating rebels west of Faya on Tuesday.", "retreating", "amod", "rebels"),
        ("Chadian forces shelled retreating rebels west of Faya on Tuesday.", "rebels", "dobj", "shelled"),
    ],
)
def test_what_hangs_on_the_wrong_word_is_hung_on_the_right_one(
    extractor: Extractor, text: str, word: str, label: str, head: str
) -> None:
    told = [token for token in parsed(extractor, text) if token.text == word]
    assert (label, head) in {(token.dep_, token.head.text) for token in told}
