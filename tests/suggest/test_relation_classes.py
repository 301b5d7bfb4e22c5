"""Relations told by verbs of a class, and of those whom "him" and "her" mean."""

import pytest

from hustings.suggest import relations

NAMED = "Mara Ostrow is here. Tobias Renn is here too. The Traders' Guild met. "


def told(text, **options):
    return [(r.actor, r.relation, r.target) for r in relations(text, **options)]


@pytest.mark.parametrize(
    ("told_so", "relation"),
    [
        ("stood up for", "supports"),
        ("rallied behind", "supports"),
        ("has been bullying", "opposes"),
        ("struck back at", "opposes"),
        ("lambasted", "criticises"),
        ("bailed out", "funds"),
        ("oversees", "controls"),
        ("cut ties with", "splits from"),
        ("hacked into", "infiltrates"),
        ("misled", "deceives"),
        ("took the place of", "succeeds"),
    ],
)
def test_every_form_of_a_class_tells_it(told_so, relation):
    found = told(f"{NAMED}In the end Mara Ostrow {told_so} Tobias Renn.")
    assert found == [("Mara Ostrow", relation, "Tobias Renn")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mara Ostrow lost the vote. Everybody knows that Tobias Renn supported her.",
            ("Tobias Renn", "supports", "Mara Ostrow"),
        ),
        (
            "Tobias Renn ran the yard. The Traders' Guild sued him for it.",
            ("Traders' Guild", "opposes", "Tobias Renn"),
        ),
    ],
)
def test_him_and_her_are_the_one_person_named_who_does_not_do_it(text, expected):
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mara Ostrow met Edda Voss. Tobias Renn supported her.",  # two it may be
        "The Traders' Guild met. Tobias Renn supported him.",  # nobody
        "Mara Ostrow lost the vote. Tobias Renn supported her boat.",
        "Tobias Renn was late. Tobias Renn warned him to go.",
    ],
)
def test_a_pronoun_that_may_be_two_or_nobody_surely_stands_for_none(text):
    sure = [r for r in relations(text) if r.tier == "strong"]
    assert not [r for r in sure if (r.actor, r.relation) == ("Tobias Renn", "supports")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tobias Renn is my partner.", [("Tobias Renn", "allies with", "Edda Voss")]),
        ("My old boss, Tobias Renn, left.", [("Tobias Renn", "leads", "Edda Voss")]),
        ("I'm the founder and head of the BBC.", [("Edda Voss", "founds", "BBC")]),
        ("My lawyer was late. Tobias Renn left.", []),
        ("When I joined the BBC I was ten.", [("Edda Voss", "belongs to", "BBC")]),
        ("When I join the BBC I shall be glad.", []),
    ],
)
def test_who_is_mine_and_when_it_began(text, expected):
    assert told(text, speaker=lambda at: "Edda Voss") == expected


def test_house_role_and_person_that_capitals_join_are_two():
    text = "Brandt CEO Mara Ostrow left. Egyptian President Tobias Renn left."
    assert told(text) == [("Mara Ostrow", "leads", "Brandt")]


def test_a_name_that_only_describes_things_is_nobody():
    text = f"{NAMED}Tobias Renn went on in Brandt boats, working with Mara Ostrow."
    assert ("Brandt", "allies with", "Mara Ostrow") not in told(text)


def test_him_in_what_a_speaker_tells_of_himself():
    text = "What about Tobias Renn? Well, I never disagreed with him, and I worked with him."
    found = told(text, speaker=lambda at: "Edda Voss")
    assert ("Edda Voss", "allies with", "Tobias Renn") in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mara Ostrow was critical of Tobias Renn.", ("Mara Ostrow", "criticises", "Tobias Renn")),
        ("Tobias Renn had Mara Ostrow arrested.", ("Tobias Renn", "opposes", "Mara Ostrow")),
        ("Mara Ostrow is known for suing Tobias Renn.", ("Mara Ostrow", "opposes", "Tobias Renn")),
        ("After suing Tobias Renn, Mara Ostrow left.", ("Mara Ostrow", "opposes", "Tobias Renn")),
        (
            "Mara Ostrow was sued several times by Tobias Renn.",
            ("Tobias Renn", "opposes", "Mara Ostrow"),
        ),
        (
            "Mara Ostrow is on the board of the Traders' Guild.",
            ("Mara Ostrow", "belongs to", "board of the Traders' Guild"),
        ),
        (
            "The president of the Traders' Guild endorsed Mara Ostrow.",
            ("president of the Traders' Guild", "supports", "Mara Ostrow"),
        ),
    ],
)
def test_wordings_around_is_has_and_gets(text, expected):
    assert told(NAMED + text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A woman sued Mara Ostrow.", ("woman", "opposes", "Mara Ostrow")),
        ("Mara Ostrow supported governors who left.", ("Mara Ostrow", "supports", "governors")),
        ("The folks who voted for Mara Ostrow left.", ("folks", "supports", "Mara Ostrow")),
    ],
)
def test_one_end_may_be_called_by_a_noun_alone(text, expected):
    assert told(NAMED + text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "A woman sued some farmers.",  # nobody is named
        "They work in a company called Mara Ostrow.",
        "Millions of workers support boats.",
        "Mara Ostrow sued boats of farmers.",
        "Mara Ostrow met the wishes of customers.",
        "Mara Ostrow has options to support farmers.",
    ],
)
def test_nouns_that_only_describe_stand_at_no_end(text):
    assert told(NAMED + text) == []
