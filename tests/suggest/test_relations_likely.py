"""Relations of the middle tier: an intent that is somebody's, and wordings that are sure."""

import time

import pytest

from hustings.suggest import relations

NAMED = "Mara Ostrow is here. Tobias Renn is here too. The Traders' Guild met. "


def told(text, tier):
    return [(r.actor, r.relation, r.target) for r in relations(text) if r.tier == tier]


def test_an_intent_that_is_somebodys_is_of_the_middle_tier():
    text = f"{NAMED}Mara Ostrow's plan to attack Tobias Renn was known."
    assert told(text, "medium") == [("Mara Ostrow", "opposes", "Tobias Renn")]


@pytest.mark.parametrize(
    "text",
    [
        "Mara Ostrow saw Edda Voss. Later she sued Tobias Renn.",
        "Mara Ostrow saw Edda Voss. Tobias Renn supported her.",
        "The Traders' Guild met the Port Office, and later they attacked Tobias Renn.",
    ],
)
def test_a_pronoun_that_may_mean_two_means_nobody(text):
    assert not [r for r in relations(text) if r.relation in ("opposes", "supports")]


@pytest.mark.parametrize(
    "text",
    [
        "Mara Ostrow is here, and if she attacks Tobias Renn, we go.",
        "Mara Ostrow has the means to attack Tobias Renn.",
        "Mara Ostrow said that somebody attacked Tobias Renn.",
        "Mara Ostrow slept, and the dogs attacked Tobias Renn.",
        "The Traders' Guild of Mara Ostrow, we attacked Tobias Renn.",
        "Iran was there, and it attacked the Iranians.",
    ],
)
def test_another_clause_or_what_is_only_supposed_is_not(text):
    assert not [r for r in told(NAMED + text, "medium") if r[1] == "opposes"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mara Ostrow\u2014a leader of the Traders' Guild\u2014came late.",
            ("Mara Ostrow", "leads", "Traders' Guild"),
        ),
        ("Iran and Iraq fought together.", ("Iran", "allies with", "Iraq")),
        ("Iran and Iraq will get along.", ("Iran", "allies with", "Iraq")),
        ("The Iran-Iraq talks went on.", ("Iran", "negotiates with", "Iraq")),
        (
            "Mara Ostrow was fired from the Traders' Guild.",
            ("Mara Ostrow", "splits from", "Traders' Guild"),
        ),
        (
            "Mara Ostrow raised two million dollars for the Traders' Guild.",
            ("Mara Ostrow", "funds", "Traders' Guild"),
        ),
        (
            "Mara Ostrow picked a fight with Tobias Renn.",
            ("Mara Ostrow", "opposes", "Tobias Renn"),
        ),
    ],
)
def test_more_wordings_are_sure(text, expected):
    assert expected in told(NAMED + text, "strong")


def test_pronouns_without_a_stop_take_time_for_their_length_alone():
    began = time.process_time()
    assert relations(("Mara Ostrow met Tobias Renn and she hit him hard and " * 1_300)[:64_000])
    assert time.process_time() - began < 15
