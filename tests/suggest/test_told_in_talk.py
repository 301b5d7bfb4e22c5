"""Talk that tells words without "said that", and what only looks like it."""

import pytest

from hustings.suggest import quotations


def views(text, tier="medium"):
    return [(q.quote, q.source.text if q.source else None) for q in quotations(text, tier)]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("I would say all the time, no boats and no guests.", "no boats and no guests", "I"),
        ("They'll tell you the pier is fine.", "the pier is fine", "They"),
        ("And you can say no, my boat is coming.", "no, my boat is coming", "you"),
        ("You know what they say, a boat is a hole.", "a boat is a hole", "they"),
        ("I asked him, why did you leave the bay?", "why did you leave the bay", "I"),
        ("I was asked if I could repair the pier.", "if I could repair the pier", None),
        ("She texted me, I'm at the old pier.", "I'm at the old pier", "She"),
        ("One thing I did tell them: your boats are late.", "your boats are late", "I"),
        ("Everybody's going why did you close it.", "why did you close it", "Everybody"),
        ("A lot of folks saying you know I want the pier.", "I want the pier", "A lot of folks"),
        ("So he turns to a guard and says you lift it.", "you lift it", "he"),
        ("He screamed get out of my boat.", "get out of my boat", "He"),
        ("He reads from the letter: we are leaving.", "we are leaving", "He"),
        ("In the letter she writes we will never return.", "we will never return", "she"),
        ("He is old. Fear the sea, but do not hate it -- Renn.", "Fear the sea", "Renn"),
        ("People spread this figure that half of us left.", "half of us left", "People"),
        ("A famous line from Renn, never trust a calm sea.", "never trust a calm sea", "Renn"),
        ("There's an old saying that a boat is a hole.", "a boat is a hole", None),
        ("I take Renn's view which is the pier is lost.", "the pier is lost", "Renn"),
        ("My view at the time was the pier should go.", "the pier should go", "My"),
        ("The consensus is that the pier is cursed.", "the pier is cursed", None),
        ("She made it clear boats should pay.", "boats should pay", "She"),
        ("What I told them was the pier should go.", "the pier should go", "I"),
        ("She'd been to every pier they said, for years.", "She'd been to every pier", "they"),
        ("He goes we never knew about the pier.", "we never knew about the pier", "He"),
        ("Friends called me, could you speak to my sons.", "could you speak to my sons", "Friends"),
        ("The guild -- when it met -- concluded that piers must go.", "piers must go", "The guild"),
        ("Somebody on the quay was like, wait, we have boats.", "wait, we have boats", "Somebody"),
        ("You make the point, hey, we all need a pier.", "hey, we all need a pier", "You"),
        ("My lawyers argued for a new hearing.", "a new hearing", "My lawyers"),
        ("That man speaks up and says, I own the pier.", "I own the pier", "That man"),
        ("You say this: that the pier was late again.", "the pier was late again", "You"),
        ("The announcement we made on Sunday was that we will pay.", "we will pay", "we"),
        ("Workers feel that the pier is lost.", "the pier is lost", "Workers"),
        ("They promise they will pay for the pier.", "they will pay for the pier", "They"),
        ("As you tell us in your statement, Dr Holm, the pier is old.", "the pier is old", "you"),
        (
            "Then they thought, what job is this going to be?",
            "what job is this going to be",
            "they",
        ),
        ("Many people thought during the strike that it was over.", "it was over", "Many people"),
        (
            "Voss's observation \u2014 that the pier was late \u2014 held.",
            "the pier was late",
            "Voss",
        ),
        ("People were screaming to shut the pier down.", "shut the pier down", "People"),
        ("Everyone would know like please leave the boat.", "please leave the boat", "Everyone"),
        ("I warn in my manual: don't use cheap rope.", "don't use cheap rope", "I"),
        ("It speaks to what Voss calls a lost harbour.", "a lost harbour", "Voss"),
        ("He was trying to say this is no pier at all.", "this is no pier at all", "He"),
        ("They refused her on the grounds she was late.", "she was late", "They"),
        ("It is about what they describe as a lost harbour.", "a lost harbour", "they"),
        ("I said the pier was rotten to the core.", "the pier was rotten to the core", "I"),
    ],
)
def test_words_told_in_talk(text, content, source):
    found = views(text)
    assert any(content in quote and who == source for quote, who in found), found


@pytest.mark.parametrize(
    "text",
    [
        "You can say what you want about the pier.",
        "As I said, the pier was rotten.",
        "I think the pier is rotten.",
        "Anything she says will also be written down.",
        "He asked the clerk for a boat.",
        "He was going there with the others.",
        "She screamed at the top of her voice.",
        "The point is the pier.",
        "The message of seamanship is that there is mercy in the sea.",
        "Fishers who protested the mandates are quickly leaving the town.",
        "There are ideas that might help the pier.",
        "I hope that the pier lasts.",
        "You feel that the sea is cold.",
        "The boats argued for years.",
        "It was like we were at sea.",
    ],
)
def test_what_only_looks_like_words_told(text):
    assert views(text) == []


def test_captions_that_cut_a_quotation_keep_it_one():
    text = (
        "And I was like, \u201cYeah,\n\nthese boats are kind of old. They leak.\u201d So we left."
    )
    assert views(text)[0][0].replace("\n\n", " ") == "Yeah, these boats are kind of old. They leak."


def test_what_somebody_once_said_of_himself_is_never_of_the_strong_tier():
    assert views("I said that the pier was rotten.", "strong") == []
