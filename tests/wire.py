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
    "{a} bombed {p}{d}{s}.",
    "{a} bombarded the outskirts of {p} with rockets{d}{s}.",
    "{a} fired a ballistic missile at {p}{d}{s}.",
    "{a} dropped four glide bombs on a residential district of {p}{d}{s}.",
    "{a} hit an oil depot in {p} with long-range drones{d}, setting several fuel tanks ablaze{s}.",
    "{a} struck a hospital in {p}{d}, killing nine patients{s}.",
    "{a} attacked {p} with a swarm of 40 explosive drones{d}{s}.",
    "{a} unleashed a barrage of rockets on {p}{d}{s}.",
    "{a} rained mortar bombs on {p}{d}, wounding 23 civilians{s}.",
    "{a} blew up a railway bridge near {p} with two cruise missiles{d}{s}.",
    "{a} fired dozens of rockets at {b} in {p}{d}{s}.",
    "{a} conducted a precision strike on an ammunition depot used by {b} in {p}{d}{s}.",
    "{A} warplanes bombed a crowded market in {p}{d}, killing at least 31 people and wounding dozens more{s}.",
    "{A} jets{d} struck a row of houses on the edge of {p}{s}.",
    "{A} gunners lobbed mortar rounds into the centre of {p}{d}{s}.",
    "{A} rockets slammed into a bus station in {p}{d}{s}.",
    "{A} shells landed on a school where displaced families were sheltering in {p}{d}{s}.",
    "{A} drones set a grain warehouse on fire in {p}{d}{s}.",
    "{A} artillery fire destroyed a bakery and killed its owner in {p}{d}{s}.",
    "{A} shelling knocked out the main water pumping station in {p}{d}{s}.",
    "{A} drone strike on {p} hospital kills nine{d}{s}.",
    "At least six dead after {A} drones hit {p} bus depot{d}{s}.",
    "{p} was bombed by {a}{d}{s}.",
    "{p} came under heavy artillery fire from {a}{d}{s}.",
    "{p} was rocked by explosions as {A} rockets struck the airport{d}{s}.",
    "The town of {p} was pounded by {A} howitzers{d}{s}.",
    "Two schools and a clinic in {p} were damaged by {A} shelling{d}{s}.",
    "More than 30 attack drones were launched by {a} at {p}{d}{s}.",
    "A residential building in {p} was flattened by {A} bombs{d}{s}.",
    "A mosque in {p} was hit by rockets fired by {a}{d}{s}.",
    "A drone launched by {a} crashed into a nine-storey apartment block in {p}{d}{s}.",
    "A rocket attack by {a} on {p}{d} left three children dead{s}.",
    "An artillery barrage by {a} killed six civilians in {p}{d}{s}.",
    "A salvo of missiles from {a} struck a military airfield on the outskirts of {p}{d}{s}.",
    "Drones sent by {a} dropped grenades on an ambulance in {p}{d}, injuring the driver and two paramedics{s}.",
    "Shelling by {a} killed two elderly women in their homes in {p}{d}{s}.",
    "Air raids by {a} on {p} killed at least 40 people{d}{s}.",
    "Bombardment of {p} by {a}{d} wounded 15 people, among them four children{s}.",
    "Four people were killed and 17 injured in {A} missile strikes on {p}{d}{s}.",
    "Seven members of one family died when a shell fired by {a} hit their house in {p}{d}{s}.",
    "Ten worshippers were killed as {A} bombs fell on a church in {p}{d}{s}.",
    "A 12-year-old boy was killed and his mother badly hurt when {a} shelled {p}{d}{s}.",
    "Officials said that {a} had fired three missiles at the port district of {p}{d}.",
    "The mayor said that {A} drones had hit a five-story dormitory in {p}{d}, trapping people under the rubble.",
    "Doctors at the local hospital said at least 18 people died when {A} aircraft bombed a fuel market in {p}{d}.",
    "In a statement, the local administration said {a} had shelled a densely populated neighborhood of {p}{d}.",
    "{a} claimed responsibility for a rocket attack that killed seven people in {p}{d}.",
    "It was{d} that {a} shelled the main hospital of {p}{s}.",
    "With a volley of truck-launched rockets, {a} hit the railway station in {p}{d}{s}.",
    "Using kamikaze drones, {a} attacked a power plant in {p}{d}{s}.",
    "As residents slept in cellars without light or heating, {A} missiles hit the city of {p}{d}{s}.",
    "Firefighters battled a huge blaze at a warehouse in {p} that {A} drones struck{d}{s}.",
    "Rescuers pulled eight bodies from the ruins of an apartment house in {p} after {A} missiles hit it{d}{s}.",
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
    "{a} took {p}{d}{s}.",
    "{a} overran {p}{d}{s}.",
    "{a} recaptured {p}{d}{s}.",
    "{a} entered {p}{d}{s}.",
    "{a} swept into {p}{d} with little resistance{s}.",
    "{a} wrested {p} from {b}{d}{s}.",
    "{a} expelled {b} from {p}{d}{s}.",
    "{a} dislodged {b} from a hilltop position overlooking {p}{d}{s}.",
    "{a} attacked a checkpoint held by {b} in {p}{d}, killing five soldiers{s}.",
    "{a} raided a camp held by {b} near {p}{d}, making off with weapons and ammunition{s}.",
    "{a} ambushed a patrol of {b} on a road outside {p}{d}{s}.",
    "{a} captured the airport of {p}{d}{s}.",
    "{a} seized the police headquarters in {p}{d}{s}.",
    "{a} stormed the prison in {p}{d}, killing eight guards{s}.",
    "{a} pushed to within five kilometres of {p}{d}{s}.",
    "{a} crossed the river and gained a foothold in the eastern suburbs of {p}{d}{s}.",
    "{a} opened an offensive against {b} around {p}{d}{s}.",
    "{a} mounted a large-scale ground attack on {p}{d}, sending in tanks and several hundred infantry{s}.",
    "{a} raised a flag over the town hall after capturing {p}{d}{s}.",
    "{a}, backed by tanks and artillery, stormed {p}{d}{s}.",
    "{a}, advancing on three sides, captured the town of {p}{d}{s}.",
    "{A} fighters overran a garrison held by {b} in {p}{d}{s}.",
    "{A} units took the railway station in {p} from {b}{d}{s}.",
    "{A} infantry, supported by armoured vehicles, broke into the northern districts of {p}{d}{s}.",
    "{A} assault groups captured two strongholds of {b} on the edge of {p}{d}{s}.",
    "{A} soldiers on motorcycles attacked trenches held by {b} near {p}{d}{s}.",
    "{A} columns{d} rolled into {p} unopposed{s}.",
    "{p} fell to {a}{d}{s}.",
    "{p} was overrun by {a}{d}{s}.",
    "{p} was liberated by {a}{d}{s}.",
    "{p}, a strategic crossroads town on the main supply route, was seized by {a}{d}{s}.",
    "{p} falls to {a}{d} in heavy blow to {b}{s}.",
    "The town of {p} changed hands{d} when {a} drove out {b}{s}.",
    "The fall of {p} to {a} came{d}{s}.",
    "The capture of {p} by {a}{d} cut the main highway to the north{s}.",
    "The seizure of {p} by {a}{d} dealt a severe blow to {b}{s}.",
    "A military base near {p} was stormed by {a}{d}{s}.",
    "A supply convoy of {b} was ambushed by {a} near {p}{d}{s}.",
    "A ground assault by {a} on {p} began{d}{s}.",
    "{b} lost {p} to {a}{d}{s}.",
    "{b} fended off an assault on {p} by {a}{d}, destroying four armoured vehicles{s}.",
    "Eleven soldiers died when {a} ambushed a column of trucks near {p}{d}{s}.",
    "Control of {p} passed from {b} to {a}{d}{s}.",
    "Commanders said that {a} had captured the center of {p}{d}.",
    "A resident reached by phone said that {a} had entered {p}{d} in pickup trucks mounted with machine guns.",
    "A spokesman confirmed that {a} had retaken {p} from {b}{d}, calling it a major victory.",
    "With the help of fresh troops and heavy weapons, {a} captured {p}{d}{s}.",
    "Having approached through thick forest, {a} took {p}{d}{s}.",
    "Meeting almost no resistance from {b}, {a} marched into {p}{d}{s}.",
    "As a result of decisive offensive action, {A} units liberated the settlement of {p}{d}{s}.",
)
CLASHES = (
    "{a} clashed with {b} near {p}{d}{s}.",
    "Fighting broke out between {a} and {b} in {p}{d}{s}.",
    "Clashes between {a} and {b} in {p} killed 30 people{d}{s}.",
    "{a} and {b} fought for control of {p}{d}{s}.",
    "Heavy fighting erupted between {a} and {b} on the outskirts of {p}{d}{s}.",
    "Fierce clashes broke out{d} between {a} and {b} around {p}{s}.",
    "{a} and {b} exchanged heavy gunfire in the streets of {p}{d}{s}.",
    "{a} fought a gun battle with {b} near a bridge in {p}{d}{s}.",
    "Street fighting between {a} and {b} engulfed the centre of {p}{d}{s}.",
    "At least 19 people were killed in clashes between {a} and {b} in {p}{d}{s}.",
    "{a} engaged {b} in a firefight outside {p}{d}{s}.",
    "A firefight between {a} and {b} left nine people dead near {p}{d}{s}.",
    "{a} and {b} traded small-arms fire across the river at {p}{d}{s}.",
    "An hours-long battle between {a} and {b} raged in {p}{d}{s}.",
    "It was in {p} that {a} and {b} clashed{d}{s}.",
    "A military spokesman said that {a} and {b} had clashed near {p}{d}, leaving 17 combatants dead.",
    "Fighting resumed{d} between {a} and {b} in the hills overlooking {p}{s}.",
    "With tanks and heavy machine guns, {a} and {b} fought each other in {p}{d}{s}.",
    "Clashes were reported{d} between {a} and {b} in several neighbourhoods of {p}{s}.",
    "Violent confrontations took place between {a} and {b} at the entrance to {p}{d}{s}.",
    "Skirmishes between {a} and {b} just outside {p} wounded 11 people{d}{s}.",
    "Families in {p} hid in cellars{d} while {a} and {b} fought running battles in the streets{s}.",
    "A clash between {a} and {b} near {p}{d} killed six people and wounded 13{s}.",
    "Close-quarters combat between {a} and {b} was under way in {p}{d}{s}.",
    "Locked in combat for more than six hours, {a} and {b} fought for a hilltop above {p}{d}{s}.",
    "Local officials reported fierce fighting between {a} and {b} in and around {p}{d}.",
    '"There was heavy fighting between {a} and {b} in {p}{d}," a spokesman told a news conference.',
    "Combat engagements between {a} and {b} continued in the {p} sector{d}, according to a situation report.",
    "Fresh clashes between {a} and {b} shook {p}{d}, shattering a week of relative calm{s}.",
)
WITHDRAWALS = (
    "{a} withdrew from {p}{d}{s}.",
    "{a} pulled out of {p}{d}{s}.",
    "{a} retreated from {p}{d}{s}.",
    "{a} began withdrawing from {p}{d}{s}.",
    "{a} said they had withdrawn from {p}{d}.",
    "{a} pulled back from {p}{d}{s}.",
    "{a} left {p}{d} after holding the town for three weeks{s}.",
    "{a} abandoned {p}{d}{s}.",
    "{a} evacuated {p}{d}, taking guns and vehicles along{s}.",
    "{a} completed a withdrawal from {p}{d}{s}.",
    "{a} quit the town of {p}{d}{s}.",
    "{a} vacated a military base in {p}{d}{s}.",
    "{p} was abandoned by {a}{d}{s}.",
    "The withdrawal of {a} from {p} was completed{d}{s}.",
    "The withdrawal of {a} from {p} began{d}{s}.",
    "A hasty retreat by {a} from {p} left the town empty of soldiers{d}{s}.",
    "Facing encirclement, {a} fell back from {p}{d}{s}.",
    "Outnumbered and short of ammunition, {a} retreated from {p}{d}{s}.",
    "After nine months in the town, {a} moved out of {p}{d}{s}.",
    "A spokesman said that {a} had withdrawn from {p}{d} to positions further west.",
    "Residents of {p} said that {a} had left the town{d} in a convoy of about 60 trucks.",
    "Residents watched as {a} drove out of {p}{d} in a long column of lorries{s}.",
    "A senior commander confirmed that {a} had pulled out of {p}{d} to avoid being surrounded.",
    "{a} carried out an orderly withdrawal from {p}{d}{s}.",
    "{a} made a tactical retreat from {p}{d} to more defensible ground{s}.",
    "{a} ended a two-month presence in {p}{d}, leaving in trucks and armoured vehicles{s}.",
    "It was{d} that {a} pulled out of {p}{s}.",
    "In what was described as a goodwill gesture, {a} withdrew from {p}{d}{s}.",
    "{a} gave up {p}{d} and fell back to the river{s}.",
    "Leaving heavy equipment behind, {a} fled {p}{d}{s}.",
    "Satellite images showed that {a} had withdrawn from {p}{d}.",
    "{a} relocated from {p} to a barracks 40 kilometres away{d}{s}.",
    "{a} pulled men and heavy weapons out of {p}{d}{s}.",
    "Local officials confirmed the pullout of {a} from {p}{d}.",
    '"All of our forces left {p}{d}," a spokesman for {a} told reporters.',
    "{a} began to pull out of {p}{d}, with dozens of vehicles heading north{s}.",
    "{a} slipped out of {p}{d} under cover of a rainstorm{s}.",
    "Under growing pressure from all sides, {a} abandoned positions in {p}{d}{s}.",
    "Rather than risk being cut off, {a} pulled back from {p}{d}{s}.",
    "Key town of {p} abandoned by {a}{d}{s}.",
    "{a}, low on fuel and food, withdrew from {p}{d}{s}.",
    "Without giving a reason, {a} withdrew from the centre of {p}{d}{s}.",
    "A video posted online showed {a} leaving {p}{d} in pickup trucks.",
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
    "Negotiators from {x} and {y} sat down together in {h}{d}{s}.",
    "{x} and {y} opened a fresh round of negotiations in {h}{d}{s}.",
    "{x} and {y} resumed peace talks in the city of {h}{d}{s}.",
    "Envoys of {x} and {y} met behind closed doors in {h}{d}{s}.",
    "A delegation from {x} met representatives of {y} in {h}{d}{s}.",
    "The leaders of {x} and {y} spoke by telephone{d}{s}.",
    "The leader of {x} telephoned the leader of {y}{d} to discuss ways out of the conflict{s}.",
    "In a 40-minute telephone call{d}, the leaders of {x} and {y} discussed ways to end the conflict{s}.",
    "{x}, {y} hold peace talks in {h}{d}{s}.",
    "{H} mediated a round of indirect negotiations between {x} and {y} in {h}{d}{s}.",
    "With {H} acting as mediator, {x} and {y} held a second round of talks in {h}{d}{s}.",
    "A summit of the leaders of {x} and {y} was held in {h}{d}{s}.",
    "A summit between the leaders of {x} and {y} in {h} broke up{d} without a joint statement{s}.",
    "Talks between {x} and {y} broke down in {h}{d} after six hours{s}.",
    "Talks in {h} between {x} and {y} collapsed{d}, with both delegations leaving the venue empty-handed{s}.",
    "Officials from {x} and {y} wrapped up a round of discussions in {h}{d}{s}.",
    "Seated in separate rooms of a hotel in {h}, delegations from {x} and {y} negotiated through mediators{d}{s}.",
    "Military representatives of {x} and {y} discussed a possible ceasefire at a meeting in {h}{d}{s}.",
    "The chief negotiator of {x} said that he had met the delegation of {y} in {h}{d}.",
    "According to the foreign ministry of {H}, delegations from {x} and {y} met in {h}{d} and exchanged proposals.",
    "A spokesman for the mediators said that {x} and {y} had held face-to-face talks in {h}{d}.",
    "Direct negotiations between {x} and {y}, the first in more than two years, began in {h}{d}{s}.",
    "{x} and {y} returned to the negotiating table in {h}{d}{s}.",
    "{x} met with {y} in {h}{d} for talks on the future of the peace process{s}.",
    "High-level delegations representing {x} and {y} convened in {h}{d}{s}.",
    "The third round of peace negotiations between {x} and {y} concluded in {h}{d} with no breakthrough{s}.",
    "Peace negotiators from {x} and {y} spent nine hours in talks in {h}{d}, their longest session so far{s}.",
    "Senior commanders from {x} and {y} spoke over a military hotline{d}{s}.",
    "A video conference between the leaders of {x} and {y} took place{d}{s}.",
    "{x} and {y} held consultations by video link{d}{s}.",
    "Meeting for the first time, the leaders of {x} and {y} talked for an hour at a hotel in {h}{d}{s}.",
    "The leaders of {x} and {y} shook hands in {h}{d} before more than two hours of talks behind closed doors{s}.",
    "Closed-door talks between {x} and {y} got under way{d} at a government guest house in {h}{s}.",
    "After weeks of deadlock, {x} and {y} resumed indirect negotiations in {h}{d}{s}.",
    "Representatives of {x} and {y} held what mediators described as constructive talks in {h}{d}.",
    "Mediators from {H} received delegations of {x} and {y} for proximity talks in {h}{d}{s}.",
    "{H} convened a peace conference in {h}{d} at which {x} sat down with {y}{s}.",
    "{y} took part in talks with {x} in {h}{d}{s}.",
    "A fresh effort to bring {x} and {y} to terms began in {h}{d} with a plenary session of the two delegations{s}.",
    "Technical teams from {x} and {y} continued their negotiations in {h}{d}{s}.",
    "{x} walked out of talks with {y} in {h}{d}, accusing the other side of bad faith{s}.",
    "{x} and {y} meet for crisis talks in {h}{d}{s}.",
    "The foreign ministry of {H} announced that a meeting between {x} and {y} had taken place in {h}{d}.",
    "The two sides met in {h}{d}, where the delegation of {x} presented its terms for a settlement to that of {y}{s}.",
    "A meeting of {x} and {y} brokered by {H} was held in {h}{d}{s}.",
    "Secret talks between {x} and {y} were held in {h}{d}, diplomats familiar with the matter said.",
    "At a heavily guarded hotel in {h}, {x} and {y} held their first direct meeting{d}{s}.",
    "{x} and {y} made little headway at a negotiating session in {h}{d}{s}.",
    "Under the auspices of {H}, emissaries of {x} and {y} gathered in {h}{d} to discuss a road map for peace{s}.",
    "Negotiations between {x} and {y} mediated by {H} resumed{d}{s}.",
    "{x} and {y} conducted exploratory talks in {h}{d}{s}.",
    "Meeting in {h}{d}, officials of {x} and {y} discussed humanitarian access and security arrangements{s}.",
    "The leader of {x} met the leader of {y}{d} at a summit in {h} hosted by {H}{s}.",
    "Talks on ending the war between {x} and {y} reopened in {h}{d} after a break of three months{s}.",
)
DEALS = (
    "{x} and {y} signed a ceasefire agreement in {h}{d}{s}.",
    "{x} signed a peace accord with {y} in {h}{d}{s}.",
    "A peace agreement was signed by {x} and {y} in {h}{d}{s}.",
    "{x} and {y} signed a peace treaty in {h}{d}{s}.",
    "{x} and {y} concluded a comprehensive peace agreement in {h}{d}{s}.",
    "{x} and {y} initialled a draft peace accord in {h}{d}{s}.",
    "A framework agreement between {x} and {y} was signed in {h}{d}{s}.",
    "A peace deal between {x} and {y} was reached in {h}{d}{s}.",
    "{x} and {y} put their signatures to a peace accord at a ceremony in {h}{d}{s}.",
    "At a ceremony in {h}{d}, {x} and {y} signed a declaration of principles{s}.",
    "{x} struck a peace deal with {y} in {h}{d}{s}.",
    "{H} brokered a peace agreement between {x} and {y} that was signed in {h}{d}{s}.",
    "In {h}{d}, the leaders of {x} and {y} signed an agreement to end the war{s}.",
    "{x}, {y} sign peace deal in {h}{d}{s}.",
    "Representatives of {x} and {y} signed a 12-page framework agreement in {h}{d}{s}.",
    "The signing of a peace treaty between {x} and {y} took place in {h}{d}{s}.",
    "The foreign ministry of {H} announced that {x} and {y} had signed a peace framework in {h}{d}.",
    "Mediators said that {x} and {y} had reached a final peace agreement in {h}{d}.",
    "{x} and {y} formally ended their conflict with the signing of a treaty in {h}{d}{s}.",
    "{x} and {y} committed themselves to a lasting peace in an accord signed in {h}{d}{s}.",
    "An agreement on the principles of a peace settlement was initialled by {x} and {y} in {h}{d}{s}.",
    "Delegations from {x} and {y} reached agreement in {h}{d} on the text of a peace treaty{s}.",
    "{x} and {y} concluded a memorandum of understanding in {h}{d} that lays down the terms of a settlement{s}.",
    "A political agreement meant to end the conflict was signed by {x} and {y} in {h}{d}{s}.",
    "In {h}, chief negotiators for {x} and {y} signed a joint declaration of peace{d}{s}.",
    "{y} agreed to a peace treaty with {x} in {h}{d}{s}.",
    "A peace pact that {x} and {y} had negotiated for almost a year was signed in {h}{d}{s}.",
    "{x} and {y} finalized a peace agreement in {h}{d}, ending years of conflict{s}.",
    "The chief mediator said that {x} and {y} had concluded a framework agreement in {h}{d}.",
    "{x} and {y} agreed in {h}{d} on a framework for a comprehensive settlement{s}.",
    "The delegations of {x} and {y} signed a peace protocol at a conference centre in {h}{d}{s}.",
    "{x} and {y} signed a security agreement in {h}{d} under which both sides renounce the use of force{s}.",
    "Negotiators for {x} and {y} clinched a peace deal in {h}{d}{s}.",
    "A historic agreement to end the war between {x} and {y} was signed in {h}{d}, to applause from diplomats{s}.",
    "A peace accord hammered out under the mediation of {H} was signed in {h}{d} by {x} and {y}{s}.",
    "Peace deal signed between {x} and {y} in {h}{d}{s}.",
)
TRUCES = (
    "{x} and {y} agreed to a ceasefire{d}{s}.",
    "A truce between {x} and {y} came into force{d}{s}.",
    "{x} and {y} extended their truce{d}{s}.",
    "{x} said it had agreed with {y} on a truce{d}.",
    "{x} and {y} agreed on a 72-hour humanitarian truce{d}{s}.",
    "A ceasefire between {x} and {y} took effect{d}{s}.",
    "A 48-hour truce between {x} and {y} went into effect{d}{s}.",
    "A cessation of hostilities between {x} and {y} entered into force{d}{s}.",
    "{x} and {y} prolonged their ceasefire by two weeks{d}{s}.",
    "The ceasefire between {x} and {y} was extended by 10 days{d}{s}.",
    "{x} called off a ceasefire with {y}{d}{s}.",
    "{x} broke off a truce with {y}{d}{s}.",
    "The truce between {x} and {y} expired{d}{s}.",
    "The truce between {x} and {y} collapsed{d} after barely a week{s}.",
    "{x} announced the end of a ceasefire with {y}{d}{s}.",
    "{x} and {y} declared a mutual ceasefire{d}{s}.",
    "The foreign ministry of {H} said that a ceasefire between {x} and {y} had come into effect{d}.",
    "Under a truce brokered by {H}, the guns fell silent between {x} and {y}{d}{s}.",
    "A ceasefire was agreed between {x} and {y}{d}{s}.",
    "A temporary truce was agreed by {x} and {y}{d} to let aid convoys through{s}.",
    "{x} accepted a truce with {y}{d}{s}.",
    "{x} suspended a truce with {y}{d}, citing repeated violations{s}.",
    "{x} pulled out of a ceasefire with {y}{d}{s}.",
    "{x} ended a month-long truce with {y}{d}{s}.",
    "An unconditional ceasefire between {x} and {y} began{d}{s}.",
    "{x} said that a ceasefire with {y} had come into effect{d}.",
    "{y} said that the truce with {x} had been extended{d} for another week.",
    "A spokesman for {x} said that the ceasefire with {y} had ended{d}.",
    "The ceasefire that {x} and {y} had observed for a month broke down{d}{s}.",
    "The ceasefire mediated by {H} between {x} and {y} lapsed{d} without an extension{s}.",
    "Fighting between {x} and {y} halted{d} as a ceasefire came into force{s}.",
    "A ceasefire proposed by {H} was accepted by {x} and {y}{d}{s}.",
    "The one-week ceasefire between {x} and {y} formally ended{d} when neither side agreed to prolong it{s}.",
    "An extension of the ceasefire between {x} and {y} was agreed{d}{s}.",
    "Both {x} and {y} confirmed that a truce had begun{d}.",
)
SWAPS = (
    "{x} and {y} exchanged 50 prisoners each{d}{s}.",
    "{x} and {y} carried out a prisoner swap{d}{s}.",
    "{x} handed over 50 prisoners to {y}{d}{s}.",
    "{y} received the bodies of 50 soldiers from {x}{d}{s}.",
    "{x} and {y} swapped 90 prisoners of war each{d}{s}.",
    "{x} and {y} traded captives{d} in the biggest exchange of the conflict so far{s}.",
    "{x} released 39 hostages to {y}{d}{s}.",
    "{x} freed 120 captured soldiers{d} in return for 115 held by {y}{s}.",
    "Sixty-four captured soldiers were returned to {y} by {x}{d}{s}.",
    "An exchange of prisoners between {x} and {y} took place{d}{s}.",
    "A prisoner swap between {x} and {y} was completed{d}{s}.",
    "A prisoner exchange between {x} and {y} was carried out in {h}{d}{s}.",
    "{x} and {y} exchanged the bodies of 132 fallen soldiers{d}{s}.",
    "{x} returned the remains of 77 soldiers to {y}{d}{s}.",
    "The bodies of 41 fighters were handed over by {x} to {y}{d}{s}.",
    "{y} took back the remains of 25 dead servicemen from {x}{d}{s}.",
    "With {H} acting as mediator, {x} and {y} swapped 103 detainees each{d}{s}.",
    "{x} and {y}, with the help of {H}, exchanged 84 prisoners{d}{s}.",
    "Mediated by {H}, the exchange saw {x} and {y} free 50 captives each{d}{s}.",
    "At the airport of {h}, {x} and {y} exchanged 24 detainees{d}{s}.",
    "Thirty detainees were exchanged by {x} and {y} in {h}{d}{s}.",
    "Officials said that {x} and {y} had exchanged 300 prisoners{d}.",
    "{x} said{d} that 95 prisoners had been exchanged with {y}.",
    "Families wept with joy{d} as 150 soldiers came home in a prisoner swap between {x} and {y}{s}.",
    "Buses carrying 80 prisoners crossed the line of contact{d} in an exchange between {x} and {y}{s}.",
    "Ten seriously wounded prisoners were exchanged between {x} and {y}{d}{s}.",
    "{x} transferred 12 hostages to {y}{d}{s}.",
    "Three hostages held by {x} were freed{d} in return for 90 prisoners held by {y}{s}.",
    "{x} set free 1,000 detainees{d} in exchange for five captives held by {y}{s}.",
    "{x} and {y} each released 65 prisoners{d} in a reciprocal exchange{s}.",
    "{x} gave 17 captured soldiers back to {y}{d}{s}.",
    "{x} delivered 33 prisoners of war to {y}{d}{s}.",
    "In a gesture of goodwill, {x} freed 14 captured soldiers and handed them to {y}{d}{s}.",
    '{x} and {y} carried out an "all for all" exchange of captives{d}{s}.',
    "The latest swap between {x} and {y}{d} brought home 230 prisoners, most of them under the age of 25{s}.",
    "Prisoner exchange between {x} and {y}: 146 freed on each side{d}{s}.",
    "{y} welcomed back 59 soldiers freed by {x}{d}{s}.",
    "Nine civilians detained by {x} were handed over to {y}{d}{s}.",
    "{x} and {y} completed an exchange of 1,200 bodies{d}{s}.",
    "{x} gave {y} the bodies of 18 fallen soldiers{d}{s}.",
    "As soldiers on both sides looked on, {x} and {y} exchanged captives on a bridge{d}{s}.",
    "After months without any exchange, {x} and {y} swapped 116 captives{d}{s}.",
    '"Our people are home," a spokesman for {x} said after 110 prisoners were exchanged with {y}{d}.',
    "{x} received 26 prisoners{d} from {y}, among them four women{s}.",
    "Captives were exchanged one for one by {x} and {y}{d}{s}.",
    "{H} hosted an exchange of 40 prisoners between {x} and {y} in {h}{d}{s}.",
    "On the tarmac in {h}, {x} turned over 16 captives to {y}{d}{s}.",
    "Two journalists were among 35 people freed{d} when {x} and {y} exchanged prisoners{s}.",
    "Held for more than two years, 21 soldiers were freed by {x} and returned to {y}{d}{s}.",
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
