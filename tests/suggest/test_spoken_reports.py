"""Talk that tells somebody's words: what he's like, asks, insists on, what I told somebody."""

import pytest

from hustings.suggest import quotations


def views(text, tier="medium"):
    return [(q.quote, q.source.text if q.source else None) for q in quotations(text, tier)]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("And he's like oh, I'm really sorry about it.", "oh, I'm really sorry about it", "he"),
        ("They were like we can't do that here.", "we can't do that here", "They"),
        (
            "They went back to the men and said hey, don't worry about it.",
            "hey, don't worry about it",
            "They",
        ),
        (
            "They simply asked the question, do you trust the mayor?",
            "do you trust the mayor",
            "They",
        ),
        ("We were told: these are the rules of the pier.", "these are the rules of the pier", None),
        (
            "What Voss has been insisting on this whole time is that boats must pay.",
            "boats must pay",
            "Voss",
        ),
        (
            "Voss was booed after saying when she ran for mayor that she would pay more.",
            "she would pay more",
            "Voss",
        ),
        ("Her view is the pier will not last.", "the pier will not last", "Her"),
        (
            "I saw an op-ed in the Gazette to that effect, that we should wait.",
            "we should wait",
            "an op-ed in the Gazette",
        ),
        ("Per the Gazette, the pier is closed.", "the pier is closed", "the Gazette"),
        ("I told the harbour master that the pier was rotten.", "the pier was rotten", "I"),
        ("Renn talks about how boats compete for the bay.", "boats compete for the bay", "Renn"),
        ("The guild called for an inquiry into the fire.", "an inquiry into the fire", "The guild"),
        (
            "I remember Voss saying the pier was safe.",
            "the pier was safe",
            "Voss",
        ),
        ("The boats were late, as Voss correctly points out.", "The boats were late", "Voss"),
        (
            "People speculated maybe the tax had driven them out.",
            "the tax had driven them out",
            "People",
        ),
        ("OpenPort is framing this as a gift to the town.", "a gift to the town", "OpenPort"),
    ],
)
def test_whose_words_talk_tells(text, content, source):
    found = views(text)
    assert any(content in quote and source == who for quote, who in found), found


@pytest.mark.parametrize(
    "text",
    [
        "I like boats, and people like you do too.",
        "She announced the agreement that they had made with the guild.",
        "It is a completely fair point that there are many boats.",
        "Is that the survey that was abolished in 2017?",
        "The boat is like a house on the water.",
        "He called for a taxi.",
        "I told you that the pier was rotten.",
        'She wrote a long article in 2005 called "The Mayor\'s Lawyer".',
    ],
)
def test_what_tells_nobody_s_words(text):
    assert views(text) == []


def test_single_marks_around_a_sentence_are_a_quotation():
    text = (
        "Everybody was saying, \u2018Hey, Voss should really be in that race,\u2019 and she knew."
    )
    assert views(text) == [("Hey, Voss should really be in that race", "Everybody")]


def test_who_said_it_stands_before_what_tells_of_whom_at_length():
    text = (
        "Edda Maria Voss who advised both the old office and the new one for three decades said, "
        '"The pier has shown a will unlike any other."'
    )
    assert views(text) == [("The pier has shown a will unlike any other.", "Edda Maria Voss")]
