"""Relations as talk tells them: roles, nouns, joint deeds, and what relates nobody."""

import pytest

from hustings.suggest import relations

from .test_relations import ACTORS


def test_an_aside_that_reports_leaves_the_subject_what_it_is():
    text = "The Port Office, critics argue, funds the Ferry Company."
    assert [(r.actor, r.target) for r in relations(text, ACTORS)] == [
        ("Port Office", "Ferry Company")
    ]


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        (
            "The mayor thanked Traders' Guild spokesman Tobias Renn.",
            ("Tobias Renn", "belongs to", "Traders' Guild"),
        ),
        (
            "The Port Office's director, Ines Calder, was late.",
            ("Ines Calder", "leads", "Port Office"),
        ),
        (
            "Edda Voss, the former Ferry Company chair, was late.",
            ("Edda Voss", "leads", "Ferry Company"),
        ),
    ],
)
def test_a_role_beside_a_name_tells_where_somebody_belongs(text, triple):
    names = ["Traders' Guild", "Tobias Renn", "Port Office", "Ines Calder", "Edda Voss"]
    found = relations(text, [*names, "Ferry Company"])
    assert [(r.actor, r.relation, r.target) for r in found] == [triple]


def test_what_is_no_actor_is_defended_by_nobody_in_a_relation():
    text = "The Harbour Circle defended the Harbour Act. The Harbour Circle met."
    assert not [r for r in relations(text) if "Act" in r.target]


@pytest.mark.parametrize(
    "text",
    [
        "The Guild attempted to buy the Circle.",
        "The Guild stands behind the campaign launched by the Circle.",
        "The Guild voted against sending boats to the Circle.",
        "The Guild favours Circle boats.",
    ],
)
def test_what_is_tried_or_done_to_a_thing_relates_nobody(text):
    assert relations(text, ["Guild", "Circle"]) == []


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The Guild has associated itself with the Circle.", "allies with"),
        ("The Guild cooperates as never before with the Circle.", "allies with"),
        ("The Guild was admitted into the Circle.", "belongs to"),
    ],
)
def test_joining_and_working_together_in_more_words(text, relation):
    (found,) = relations(text, ["Guild", "Circle"])
    assert (found.actor, found.relation, found.target) == ("Guild", relation, "Circle")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The Guild started a feud with the Circle.",
            ("Guild", "opposes", "Circle"),
        ),
        ("The Guild gets support from the Circle.", ("Circle", "supports", "Guild")),
        ("The Guild came under the control of the Circle.", ("Circle", "controls", "Guild")),
        ("The Guild is working very closely with the Circle.", ("Guild", "allies with", "Circle")),
        ("The Guild discussed the pier with the Circle.", ("Guild", "negotiates with", "Circle")),
        ("The Guild, in cooperation with the Circle, met.", ("Guild", "allies with", "Circle")),
        ("We thank the Guild for assisting the Circle.", ("Guild", "supports", "Circle")),
        ("The Guild's aggression against the Circle is known.", ("Guild", "opposes", "Circle")),
        ("We left the Guild that the Circle was running in May.", ("Circle", "controls", "Guild")),
    ],
)
def test_plain_verbs_lead_to_nouns_of_relation(text, told):
    found = [(r.actor, r.relation, r.target) for r in relations(text, ["Guild", "Circle"])]
    assert found == [told]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Edda Voss, the harbour negotiator at the Port Office, left.", "belongs to"),
        ("Edda Voss at the Port Office wrote to us.", "belongs to"),
        ("Edda Voss retired and is a visiting professor at the Port Office.", "belongs to"),
        ("Edda Voss, the founder and publisher of the Port Office, left.", "founds"),
    ],
)
def test_a_person_and_the_house_one_is_from(text, relation):
    (found,) = relations(text, ["Edda Voss", "Port Office"])
    assert (found.actor, found.relation, found.target) == ("Edda Voss", relation, "Port Office")


@pytest.mark.parametrize(
    "text",
    [
        "The Guild in support of the Circle's boats met.",
        "The Guild bought a small Circle boat.",
        "The Guild was founded to help others than the Circle.",
        "At the Guild, working with the Circle, it was fine.",
        "In this challenging moment for the Guild we met the Circle.",
    ],
)
def test_nouns_and_phrases_of_place_are_no_deeds(text):
    told = [(r.actor, r.relation, r.target) for r in relations(text, ["Guild", "Circle"])]
    assert ("Guild", "allies with", "Circle") not in told
    assert ("Guild", "takes over", "Circle") not in told
    assert ("Guild", "opposes", "Circle") not in told
    assert ("Guild", "founds", "Circle") not in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Edda Voss briefed Tobias Renn on the pier.",
            ("Edda Voss", "negotiates with", "Tobias Renn"),
        ),
        ("Edda Voss rose and called Tobias Renn.", ("Edda Voss", "negotiates with", "Tobias Renn")),
        (
            "You said that Edda Voss took her phone out and called Tobias Renn.",
            ("Edda Voss", "negotiates with", "Tobias Renn"),
        ),
        (
            "Edda Voss said that she discussed the pier with Tobias Renn.",
            ("Edda Voss", "negotiates with", "Tobias Renn"),
        ),
        (
            "That was the talk that Edda Voss had with Tobias Renn.",
            ("Edda Voss", "negotiates with", "Tobias Renn"),
        ),
        ("Edda Voss came to the Port Office in May.", ("Edda Voss", "belongs to", "Port Office")),
        ("Edda Voss left the Port Office.", ("Edda Voss", "splits from", "Port Office")),
        ("A man named Gus Holm was Tobias Renn's aide.", ("Gus Holm", "belongs to", "Tobias Renn")),
        ("Edda Voss, a critic of Tobias Renn, left.", ("Edda Voss", "opposes", "Tobias Renn")),
        ("Edda Voss was a friend of Tobias Renn.", ("Edda Voss", "allies with", "Tobias Renn")),
        (
            "The Port Office was built in 1979 with a gift from the Renn Bank.",
            ("Renn Bank", "funds", "Port Office"),
        ),
        (
            "There was the Port Office, paid for by the Renn Bank.",
            ("Renn Bank", "funds", "Port Office"),
        ),
        (
            "The Guild policy of firm support for the Port Office failed.",
            ("Guild", "supports", "Port Office"),
        ),
        ("We turn to Edda Voss with the Port Office.", ("Edda Voss", "belongs to", "Port Office")),
    ],
)
def test_relations_as_talk_tells_them(text, told):
    names = ["Edda Voss", "Tobias Renn", "Gus Holm", "Port Office", "Renn Bank", "Guild"]
    found = [(r.actor, r.relation, r.target) for r in relations(text, names, candidates=True)]
    assert told in found


@pytest.mark.parametrize(
    "text",
    [
        "Edda Voss called Tobias Renn a fool.",
        "Edda Voss built a boat called Tobias Renn.",
        "Edda Voss was banning boats just like Tobias Renn was banning them.",
        "Gus Holm met Edda Voss, and he said that Tobias Renn was late.",
        "Edda Voss came to Tobias Renn.",
        "Edda Voss sold boats, she told us, to Tobias Renn.",
    ],
)
def test_a_name_given_or_a_likeness_relates_nobody(text):
    found = {(r.actor, r.target) for r in relations(text, ["Edda Voss", "Tobias Renn", "Gus Holm"])}
    assert ("Edda Voss", "Tobias Renn") not in found
    assert ("Gus Holm", "Tobias Renn") not in found


def test_peoples_in_the_plural_are_groups():
    (found,) = relations("Lindholmians were fighting Calderans on the quay.")
    assert (found.actor, found.relation, found.target) == ("Lindholmians", "opposes", "Calderans")
    assert relations("They work with the Lindholmese fleet and Artisans of the Guild.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Holm and Brandt are going to merge.", ("Holm", "merges with", "Brandt")),
        ("Holm and Brandt were close allies.", ("Holm", "allies with", "Brandt")),
        ("Holm and Brandt signed a treaty.", ("Holm", "negotiates with", "Brandt")),
        ("Holm and Brandt fought for years.", ("Holm", "opposes", "Brandt")),
        ("Holm and Brandt split in 1930.", ("Holm", "splits from", "Brandt")),
        (
            "It is unclear what makes Holm the chosen successor to Brandt.",
            ("Holm", "succeeds", "Brandt"),
        ),
        ("They named Holm the head of Brandt.", ("Holm", "leads", "Brandt")),
        ("Holm brought Brandt to power.", ("Holm", "supports", "Brandt")),
        ("Holm gave a lot of credit to Brandt.", ("Holm", "supports", "Brandt")),
        ("Holm sent troops to Brandt.", ("Holm", "supports", "Brandt")),
        ("Holm went to war with Brandt.", ("Holm", "opposes", "Brandt")),
        ("Holm partitioned Brandt.", ("Holm", "opposes", "Brandt")),
        ("Holm ordered Brandt to wait.", ("Holm", "controls", "Brandt")),
    ],
)
def test_what_two_do_together_or_one_makes_of_another(text, told):
    assert told in [(r.actor, r.relation, r.target) for r in relations(text, ["Holm", "Brandt"])]


@pytest.mark.parametrize(
    "text",
    [
        "Holm ordered Brandt a taxi.",
        "Holm brought Brandt to the pier.",
        "Holm and Brandt met the clerk.",
    ],
)
def test_verbs_with_another_object_tell_no_relation(text):
    assert relations(text, ["Holm", "Brandt"]) == []


def test_whom_something_is_given_to_is_no_place():
    text = "I think that is why Renn gave a lot of shine to Tess Holm. Renn was late. Renn said so."
    assert ("Renn", "Tess Holm") in [(r.actor, r.target) for r in relations(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lindholm conquered Caldera in a week.", ("Lindholm", "opposes", "Caldera")),
        ("The Lindholm-Caldera war began late.", ("Lindholm", "opposes", "Caldera")),
        ("For Lindholm, Caldera was the main rival.", ("Caldera", "opposes", "Lindholm")),
        ("Caldera cut a deal with Lindholm.", ("Caldera", "negotiates with", "Lindholm")),
        ("Caldera provides food shipments for Lindholm.", ("Caldera", "supports", "Lindholm")),
        ("Caldera gangs up on Lindholm.", ("Caldera", "opposes", "Lindholm")),
        ("Tess Holm, Renn's foreign minister, was late.", ("Tess Holm", "belongs to", "Renn")),
        ("Caldera's closest ally was Lindholm.", ("Lindholm", "allies with", "Caldera")),
        ("Tess Holm of Brandt, was late.", ("Tess Holm", "belongs to", "Brandt")),
    ],
)
def test_wars_deals_and_pairs_of_names(text, told):
    ends = ["Lindholm", "Caldera", "Tess Holm", "Renn", "Brandt"]
    assert told in [(r.actor, r.relation, r.target) for r in relations(text, ends)]


@pytest.mark.parametrize(
    "text",
    [
        "It would be bad if Holm took over Brandt.",
        "They asked whether Holm funds Brandt.",
        "Whoever controls Holm controls Brandt.",
        "Holm headed to Brandt with a cohort of clerks.",
        "In Holm, exile means the men who control Brandt.",
        "They tried to raid the Holm family, kill Brandt, and run.",
        "They saw its role as representing Brandt, unlike Holm.",
        "Holm and Brandt are fighting in four towns.",
    ],
)
def test_what_is_supposed_or_goes_on_from_elsewhere_relates_nobody(text):
    assert relations(text, ["Holm", "Brandt"]) == []
