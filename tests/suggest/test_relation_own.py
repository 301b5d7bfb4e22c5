"""How one who speaks stands to others by his own word."""

import pytest

from hustings.model import Transcript, Turn
from hustings.suggest import suggest
from hustings.suggest.relations.finding import relations


def told(text):
    found = relations(text, speaker=lambda at: "Mara Ostrow")
    return {(r.actor, r.relation, r.target) for r in found}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("I was a big backer of Edda Voss.", ("Mara Ostrow", "supports", "Edda Voss")),
        ("I've always worked with Tobias Renn.", ("Mara Ostrow", "allies with", "Tobias Renn")),
        ("Well, I voted against Edda Voss.", ("Mara Ostrow", "opposes", "Edda Voss")),
        ("Then Tobias Renn hired me.", ("Tobias Renn", "controls", "Mara Ostrow")),
        ("I serve on the Harbour Council.", ("Mara Ostrow", "belongs to", "Harbour Council")),
    ],
)
def test_what_a_speaker_tells_of_herself(text, relation):
    assert relation in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "If I met Edda Voss, she would pay.",
        "I think Edda Voss is late.",
        "I liked Edda Voss's hat.",
        "They said, \u201cI voted against Edda Voss.\u201d",
        "Edda Voss called me a fool.",
        "I left the media to others.",
    ],
)
def test_what_tells_nothing_of_her(text):
    assert not [pair for pair in told(text) if "Mara Ostrow" in pair]


def test_what_she_denies_is_marked():
    (found,) = relations("I never met Edda Voss.", speaker=lambda at: "Mara Ostrow")
    assert found.negated
    assert not found.question


def test_the_turn_says_who_i_is():
    text = "Mara Ostrow: I met Edda Voss.\nTobias Renn: I met Edda Voss."
    turns = (
        Turn(13, 29, "speech", "Mara Ostrow", "Mara Ostrow"),
        Turn(43, 59, "speech", "Tobias Renn", "Tobias Renn"),
    )
    found = suggest(Transcript(text, turns), kinds=("relations",))
    assert [s.values["actor"] for s in found] == ["Mara Ostrow", "Tobias Renn"]
    assert "\u201cI\u201d is read as Mara Ostrow" in found[0].why


def test_nobody_speaks_where_nobody_is_said_to():
    assert relations("I met Edda Voss.") == []
