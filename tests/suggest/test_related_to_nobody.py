"""Wordings that look like a relation and tell none, each beside one that does."""

import pytest

from hustings.suggest import relations
from hustings.suggest.relations.pronouns import may_be_who
from hustings.suggest.relations.titles import happens

NAMES = ["Guild", "Circle", "Port Office", "Edda Voss", "Tobias Renn", "Ines Calder"]


def told(text, names=NAMES):
    return [(r.actor, r.relation, r.target) for r in relations(text, names)]


@pytest.mark.parametrize(
    ("supposed", "said"),
    [
        ("The first scenario is that the Guild sued the Circle.", "The Guild sued the Circle."),
        ("Let's say the Guild sued the Circle.", "They say the Guild sued the Circle."),
        ("He asked whether or not the Guild sued the Circle.", "Then the Guild sued the Circle."),
        ("The Guild might have joined the Circle.", "The Guild has joined the Circle."),
        ("The Guild would have merged with the Circle.", "The Guild has merged with the Circle."),
        (
            "The Guild told them to \u201cwork with the Circle\u201d.",
            "The Guild works with the Circle.",
        ),
    ],
)
def test_what_is_supposed_or_only_quoted_relates_nobody(supposed, said):
    assert told(supposed) == []
    assert len(told(said)) == 1


@pytest.mark.parametrize(
    ("of_another", "of_it"),
    [
        (
            "The Guild criticised people around the Circle.",
            "The Guild criticised members of the Circle.",
        ),
        (
            "The Guild opposed a release of the Circle.",
            "The Guild opposed the leader of the Circle.",
        ),
        ("The Guild worked for fifteen years from the Circle.", "The Guild worked for the Circle."),
        ("The Guild backed down from the Circle.", "The Guild backed the Circle."),
        ("Edda Voss was heading now to the Circle.", "Edda Voss was heading the Circle."),
        ("The Guild bought itself and then the Circle.", "The Guild bought the Circle."),
    ],
)
def test_what_is_done_to_something_else_is_not_done_to_who_is_named(of_another, of_it):
    assert told(of_another) == []
    assert len(told(of_it)) == 1


def test_somebody_joined_by_and_has_not_the_role_of_the_one_before():
    assert told("We heard Edda Voss and former mayor Tobias Renn.") == []
    assert told("We heard the Guild's former mayor, Tobias Renn.") == [
        ("Tobias Renn", "leads", "Guild")
    ]
    assert told("When Edda Voss is elected president, Tobias Renn becomes a clerk.") == []
    assert told("Good morning, Edda Voss, and members of the Circle.") == []
    assert told("Edda Voss, a member of the Circle, came.") == [
        ("Edda Voss", "belongs to", "Circle")
    ]


def test_another_aim_has_another_subject_and_a_second_deed_the_first():
    assert told("They wanted us to attack Tobias Renn and to sue Edda Voss.") == []
    assert told("The Guild was quarrelling and was about to sue the Circle.") == [
        ("Guild", "opposes", "Circle")
    ]


def test_support_one_has_is_somebody_elses():
    assert told("The Guild has got the support of the Circle.") == [("Circle", "supports", "Guild")]
    assert told("The Guild gives its support to the Circle.") == [("Guild", "supports", "Circle")]


def test_who_is_sent_to_somebody_belongs_not_there():
    assert told("Edda Voss, ambassador to the Guild, came.") == [
        ("Edda Voss", "negotiates with", "Guild")
    ]
    assert told("Edda Voss, ambassador of the Guild, came.") == [
        ("Edda Voss", "belongs to", "Guild")
    ]


def test_not_only_denies_nothing_and_cannot_does():
    (found,) = relations("The Guild is not just fighting the Circle.", NAMES)
    assert not found.negated
    (found,) = relations("The Guild cannot join the Circle.", NAMES)
    assert found.negated


def test_a_happening_or_a_strait_is_nobody_and_an_office_of_war_is_somebody():
    assert [n for n in ("World War II", "Strait of Orrin", "Civil Rights") if happens(n)] == [
        "World War II",
        "Strait of Orrin",
        "Civil Rights",
    ]
    assert not happens("War Office")
    assert not happens("Edda Voss")


def test_part_of_a_word_is_nobody():
    text = "Brandt attacked Renn. A neo-Brandt attacked Voss."
    assert [(r.actor, r.target) for r in relations(text)] == [("Brandt", "Renn")]


def test_who_means_no_country():
    assert not may_be_who("Brazil")
    assert may_be_who("Edda Voss")
