"""Clauses around verbs of relation: who does it and to whom, past all that only describes."""

import time

import pytest

from hustings.suggest import relations

NAMES = ["Edda Voss", "Tobias Renn", "Guild", "Circle", "Brandt"]


def told(text):
    return sorted((r.actor, r.relation, r.target) for r in relations(text, NAMES))


@pytest.mark.parametrize(
    "text",
    [
        "Edda Voss, who came late and was tired, sued Tobias Renn.",
        "Edda Voss, in her rage, blind rage, sued Tobias Renn.",
        "Edda Voss in her second year sued Tobias Renn.",
        "Edda Voss is the one who sued Tobias Renn.",
        "They say that Edda Voss lost a boat and sued Tobias Renn.",
        "In the end Edda Voss sued Tobias Renn.",
        "Edda Voss agreed to sue Tobias Renn.",
        "Edda Voss kept suing Tobias Renn.",
        "They got Edda Voss to sue Tobias Renn.",
        "Edda Voss sent two clerks round the town to sue Tobias Renn.",
        "Edda Voss sued a trader named Tobias Renn.",
        "Edda Voss sued two members of the Guild of old men.",
    ],
)
def test_the_subject_is_read_past_what_describes_it_or_helps_the_verb(text):
    target = "Guild" if "Guild" in text else "Tobias Renn"
    assert told(text) == [("Edda Voss", "opposes", target)]


@pytest.mark.parametrize(
    "text",
    [
        "The clerk of Edda Voss sued Tobias Renn.",
        "Edda Voss was sued because a clerk sued Tobias Renn.",
        "Edda Voss has the means to sue Tobias Renn.",
        "Edda Voss might have sued Tobias Renn.",
        "Whenever Edda Voss sued Tobias Renn, it rained.",
        "The boats of Edda Voss are being used to sue Tobias Renn.",
        "Edda Voss spoke of suing Tobias Renn.",
        "Edda Voss sued; later a clerk sued Tobias Renn.",
        "Edda Voss sued the printer of Tobias Renn.",
    ],
)
def test_what_somebody_else_does_or_what_is_supposed_is_told_of_nobody(text):
    assert told(text) == []


def test_what_and_joins_counts_for_each_but_a_verb_behind_and_is_another():
    assert told("The Guild and the Circle sued Edda Voss and Tobias Renn.") == [
        ("Circle", "opposes", "Edda Voss"),
        ("Circle", "opposes", "Tobias Renn"),
        ("Guild", "opposes", "Edda Voss"),
        ("Guild", "opposes", "Tobias Renn"),
    ]
    assert told("Edda Voss sued the Guild and painted the Circle.") == [
        ("Edda Voss", "opposes", "Guild")
    ]
    assert told("The Guild of men and women of the town sued Brandt.") == [
        ("Guild", "opposes", "Brandt")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tobias Renn, sued by Edda Voss, left.",
        "Tobias Renn was sued several times by Edda Voss.",
    ],
)
def test_by_turns_the_two_round(text):
    assert told(text) == [("Edda Voss", "opposes", "Tobias Renn")]


def test_denied_before_the_verb_or_before_its_subject():
    for text in (
        "Edda Voss refused to sue Brandt.",
        "Neither Edda Voss nor the Guild sued Brandt.",
    ):
        found = relations(text, NAMES)
        assert found
        assert all(r.negated for r in found)


def test_a_sentence_without_a_stop_takes_time_for_its_length_alone():
    began = time.process_time()
    text = "Edda Voss met the Guild and then, as they say, she sued Tobias Renn and "
    assert relations((text * 1_000)[:64_000], NAMES)
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a name that only says whose leader it is, and what somebody was before the name
        ("Iran attacked Brandt leader Edda Voss.", ("Iran", "opposes", "Edda Voss")),
        ("Iran attacked his predecessor, Edda Voss.", ("Iran", "opposes", "Edda Voss")),
        # a phrase between subject and verb that holds a word of another class
        ("Iran by force took over the Port Office.", ("Iran", "takes over", "Port Office")),
        # "it" and "they" of the one that opens the sentence
        (
            "The Port Office announced that it attacked Edda Voss.",
            ("Port Office", "opposes", "Edda Voss"),
        ),
        # people called by a noun alone
        ("The inspectors attacked Edda Voss.", ("inspectors", "opposes", "Edda Voss")),
    ],
)
def test_whom_a_verb_tells_of_behind_and_before_what_describes(text, expected):
    assert expected in {(r.actor, r.relation, r.target) for r in relations(text)}


def test_it_means_nobody_where_two_are_named_before():
    text = "The Port Office told the Traders' Guild that it attacked Edda Voss."
    assert not [r for r in relations(text) if r.target == "Edda Voss"]
