"""Reports of the last resort: a word of saying, thinking or ordering, and words that can be told."""

import pytest

from hustings.suggest import quotations


def views(text, tier="medium"):
    return [(q.quote, q.source.text if q.source else None) for q in quotations(text, tier)]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("The clerks decided the answer was no.", "the answer was no", "The clerks"),
        ("A boat for everyone is what he had promised.", "A boat for everyone", "he"),
        (
            "They have been out there teaching the town that the pier does harm.",
            "the pier does harm",
            None,
        ),
        ("The rest of us were like, what? I am not sure.", "what", None),
        ("I was like, ew, that is the old pier.", "ew, that is the old pier", None),
        (
            "They spread this figure that there were a thousand boats.",
            "there were a thousand boats",
            None,
        ),
        ("The claim about the pier is this is a kind of bridge.", "this is a kind of bridge", None),
        ("It asked for a series of studies of the bay.", "a series of studies of the bay", "It"),
        ("A review by the court found little to blame.", "little to blame", None),
        ("The fear is something like it may happen again.", "something like it", None),
        ("What I tell all the guilds is look, you must pay.", "look, you must pay", "I"),
        ("It was like, we hear you, but you must pay.", "we hear you", None),
        ("It leads one to think that the pier is weak.", "the pier is weak", None),
        ("A woman sued the clerk, alleging he took her boat.", "he took her boat", None),
        ("The clerk admitted under oath to taking the boat.", "taking the boat", "The clerk"),
        ("If he says, listen, you must pay, we shall.", "listen, you must pay", "he"),
        ("The clerk didn't tell us who they were.", "they were", "The clerk"),
        ("Requests being described as lengthy and wide do so.", "lengthy and wide", None),
        ("He wrote this:\n\nThe pier is weak and old.", "The pier is weak", "He"),
        ("I heard a mention that somebody paid for it.", "somebody paid for it", None),
        ("And he's like 'we don't have a boat' and left.", "we don", None),
        ("But I did tell him that I disagreed with it.", "I disagreed with it", "I"),
        ("There was talk of it before, like, hey, this is a new pier.", "this is a new pier", None),
        ("The order directed the building of a pier.", "building of a pier", "The order"),
    ],
)
def test_what_no_other_rule_finds(text, content, source):
    (found,) = [q for q in quotations(text, "medium") if content in q.quote]
    assert source is None or source in found.source.text


@pytest.mark.parametrize(
    "text",
    [
        "So, Voss, tell us about the pier you built.",
        "If you say that the pier is weak, we shall see.",
        "Do they think that the pier is weak?",
        "Edda Voss: Tobias, repeat that line about the pier again.",
        "He refused to wear a coat on the pier.",
        "It feels like the pier is sinking.",
        "Let's say I am not going to build it.",
        "I think the answer is simple.",
        "There is a boat called the Gannet.",
        "- Tell us about the pier you built.",
        "The source of my conviction is the town, not the pier.",
        "This led into socialistic demands for the pier.",
        "Have you ever heard a storm like this?",
        "He understood the task that she had given him.",
    ],
)
def test_what_tells_nothing(text):
    assert views(text) == []


def test_they_stand_behind_every_other_suggestion_and_in_no_stricter_tier():
    text = "Voss said that the quay is loud. The clerks decided the answer was no."
    sure, loose = quotations(text, "medium")
    assert sure.score > loose.score
    assert [q.quote for q in quotations(text)] == [sure.quote]


def test_words_already_told_are_not_told_again():
    text = "Voss said that the clerks decided the answer was no."
    assert [q.quote for q in quotations(text, "medium")] == ["the clerks decided the answer was no"]
