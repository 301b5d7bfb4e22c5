"""How one actor stands to another."""

import pytest

from hustings.suggest import relations

ACTORS = ["Traders' Guild", "Ferry Company", "Port Office"]


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("The Traders' Guild opposes the Ferry Company.", ("Traders' Guild", "opposes", "Ferry Company")),
        ("The Ferry Company is funded by the Port Office.", ("Port Office", "funds", "Ferry Company")),
        ("The Port Office absorbed the Ferry Company.", ("Port Office", "controls", "Ferry Company")),
        ("The Traders' Guild broke with the Port Office.", ("Traders' Guild", "splits from", "Port Office")),
    ],
)
def test_two_actors_and_a_verb_make_a_relation(text, triple):
    (found,) = relations(text, ACTORS)
    assert (found.actor, found.relation, found.target) == triple
    assert text[found.cue.start : found.cue.end] == found.cue.text


def test_not_is_marked():
    (found,) = relations("The Traders' Guild does not support the Ferry Company.", ACTORS)
    assert found.negated
    assert found.relation == "supports"


def test_actors_of_two_sentences_do_not_meet():
    assert relations("The Traders' Guild opposes it. The Ferry Company is pleased.", ACTORS) == []


def test_without_confirmed_actors_there_are_no_relations():
    assert relations("The Traders' Guild opposes the Ferry Company.", []) == []
