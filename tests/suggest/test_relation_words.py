"""Relations told by verbs around whom they tell of, by what one is to another, by likely verbs."""

import pytest

from hustings.suggest import relations
from hustings.suggest.relations.verbs import likely_verbs, relation_verbs

NAMED = "Mara Ostrow is here. Tobias Renn is here too. The Traders' Guild met. "


def told(text):
    return [(r.actor, r.relation, r.target) for r in relations(NAMED + text)]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Mara Ostrow fought Tobias Renn.", "opposes"),
        ("Mara Ostrow has rebelled against Tobias Renn.", "opposes"),
        ("Mara Ostrow will hold Tobias Renn hostage.", "opposes"),
        ("Mara Ostrow put Tobias Renn in power.", "supports"),
        ("Mara Ostrow is very loyal to Tobias Renn.", "supports"),
        ("Mara Ostrow felt suspicious of Tobias Renn.", "opposes"),
        ("Mara Ostrow was furious with Tobias Renn.", "criticises"),
        ("Mara Ostrow has influence over Tobias Renn.", "controls"),
        ("Mara Ostrow took revenge on Tobias Renn.", "opposes"),
        ("Mara Ostrow is using fists against Tobias Renn.", "opposes"),
        ("Mara Ostrow wrote a letter to Tobias Renn.", "negotiates with"),
    ],
)
def test_what_stands_around_a_name_tells_a_relation(text, relation):
    assert told(text) == [("Mara Ostrow", relation, "Tobias Renn")]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Mara Ostrow is under the control of the Traders' Guild.", "controls"),
        ("Mara Ostrow was dependent on the Traders' Guild.", "supports"),
        ("Mara Ostrow came under pressure.", None),
    ],
)
def test_what_turns_two_round_tells_of_the_second(text, relation):
    assert told(text) == ([("Traders' Guild", relation, "Mara Ostrow")] if relation else [])


@pytest.mark.parametrize(
    "text",
    [
        "Mara Ostrow is not loyal to anybody, said Tobias Renn.",
        "Mara Ostrow held a hostage, and Tobias Renn slept.",
        "The revenge of Mara Ostrow was known. Tobias Renn left.",
    ],
)
def test_words_that_lead_to_nobody_tell_nothing(text):
    assert told(text) == []


def test_a_verb_that_tells_something_else_as_often_is_less_sure():
    (sure,) = relations(f"{NAMED}Mara Ostrow kidnapped Tobias Renn.")
    (less,) = relations(f"{NAMED}Mara Ostrow interviewed Tobias Renn.")
    assert (sure.tier, less.tier) == ("strong", "medium")


def test_the_base_of_a_verb_behind_one_name_is_a_noun():
    host = told("The Gazette host Tobias Renn was here.")
    assert host == [("Tobias Renn", "belongs to", "Gazette")]
    (hosts,) = told("The Gazette hosted Tobias Renn.")
    assert hosts[1] == "supports"
    assert told("Americans interview Tobias Renn.") == [
        ("Americans", "negotiates with", "Tobias Renn")
    ]


def test_no_likely_verb_is_a_sure_one_too():
    sure = [pattern for _, pattern in relation_verbs()]
    for _, likely in likely_verbs():
        for word in ("appreciated", "entered", "interviewed", "wrote", "fled", "lured"):
            if likely.fullmatch(word):
                assert not any(pattern.fullmatch(word) for pattern in sure)


def test_an_invasion_has_its_owner_where_and_joins_what_is_another_s():
    text = "We read of Renn's invasion of Kuwait and the US invasion of Iraq and Iran."
    told = {(r.actor, r.target) for r in relations(text)}
    assert told == {("Renn", "Kuwait"), ("US", "Iraq"), ("US", "Iran")}


def test_what_two_do_by_a_noun_counts_for_both():
    told = relations("Iran and Iraq have conducted massive strikes against Kuwait.")
    assert {r.actor for r in told if r.target == "Kuwait"} == {"Iran", "Iraq"}


def test_who_leads_two_leads_both():
    told = relations("Edda Voss, a leader of the Port Office and the Traders' Guild, spoke.")
    assert {r.target for r in told} == {"Port Office", "Traders' Guild"}


def test_a_verb_behind_whom_somebody_backs_is_no_name():
    assert not [r for r in relations("Brandt-backed miners sued Edda Voss.") if r.actor == "Brandt"]
