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
        ("She is out there grumbling that the pier is weak.", "the pier is weak", None),
        ("The traders noticed that the pier is weak.", "the pier is weak", "The traders"),
        ("They want to claim that the pier is weak.", "the pier is weak", None),
        ("Some would argue that the pier is weak.", "the pier is weak", "Some"),
        ("There was a hunch among the traders that the pier is weak.", "the pier is weak", None),
        ("The scenario people see is that the pier is sold.", "the pier is sold", None),
        ("They had another excuse, which was that the pier is weak.", "the pier is weak", None),
        ("Their mantra was always, look, this is a weak pier.", "look, this is a weak pier", None),
        ("There were rumours the pier is weak.", "the pier is weak", None),
        ("The traders were furious that the pier is weak.", "the pier is weak", "The traders"),
        ("The pier, my old boss said, was weak from the start.", "was weak", "my old boss"),
        ("As some of them put it, the pier is weak.", "the pier is weak", "some of them"),
        ("In the eyes of the town, the pier is a threat.", "the pier is a threat", "the town"),
        ("The pier is a threat, in his view.", "The pier is a threat", "his"),
        ("If you ask my mother, the pier is weak.", "the pier is weak", "my mother"),
        ("To echo the mayor: the pier is weak.", "the pier is weak", "the mayor"),
        ("She called on the council to mend the pier.", "mend the pier", "She"),
        ("They are on record for keeping the pier open.", "keeping the pier open", "They"),
        ("They act like the pier is weak.", "the pier is weak", "They"),
        ("The thinking goes, the pier is weak.", "the pier is weak", "The thinking"),
        ("What she meant was that the pier is weak.", "the pier is weak", "she"),
        ("My old boss called the pier a disgrace.", "disgrace", "old boss"),
        ("The traders regard the pier as theirs.", "theirs", "The traders"),
        ("The pier was seen as a threat.", "a threat", None),
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
        "They opened a shop called the Old Pier.",
        "I see it as a threat.",
        "You might say that the pier is weak.",
        "Would you describe it as well built?",
        "The thing to say is, the boats are late.",
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
