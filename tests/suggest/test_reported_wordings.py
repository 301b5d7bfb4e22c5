"""Words lent, heard, led to by a colon, told in the passive; as what somebody sees a thing."""

import pytest

from hustings.suggest import quotations


def views(text, tier="medium"):
    return [(q.quote, q.source.text if q.source else None) for q in quotations(text, tier)]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        (
            "The council, to use the words of Ms Voss, had become a dead letter.",
            "had become a dead letter",
            "Ms Voss",
        ),
        ("To quote the mayor, the quay is dead.", "the quay is dead", "the mayor"),
        ("To borrow Renn's phrase, the quay is dead.", "the quay is dead", "Renn"),
        (
            "The branch was described by an officer in its own house as being not fit for work.",
            "being not fit for work",
            "an officer",
        ),
        (
            "The plan was described as a disaster for the bay by the clerk.",
            "a disaster for the bay",
            "the clerk",
        ),
        ("Voss was quoted as saying that the pier was safe.", "the pier was safe", "Voss"),
        (
            "Voss is said to have closed the pier.",
            "Voss is said to have closed the pier",
            None,
        ),
        ("One of the arguments we have heard is that boats should pay.", "boats should pay", None),
        ("What you keep hearing is that the pier will close.", "the pier will close", None),
        (
            "The talk in the town is that the ferry will close.",
            "the ferry will close",
            None,
        ),
        (
            "There was a feeling among the men that the pier was lost.",
            "the pier was lost",
            None,
        ),
        ("I read in the Gazette that the pier was lost.", "the pier was lost", "the Gazette"),
        ("He wrote back: the pier is gone for good.", "the pier is gone for good", "He"),
        ("Her answer was short: the pier stays.", "the pier stays", "Her"),
        ("They see us as enemies of the town.", "enemies of the town", "They"),
        ("He called the pier a rotten tooth.", "a rotten tooth", "He"),
        (
            "It's what Renn calls the long winter of the bay.",
            "the long winter of the bay",
            "Renn",
        ),
        (
            "The mayor ordered men who stood on the pier to be taken away.",
            "taken away",
            "The mayor",
        ),
        (
            "They want you to believe that the pier is safe.",
            "the pier is safe",
            "They",
        ),
        (
            "Voss wrote to the mayor saying the pier was safe.",
            "the pier was safe",
            "Voss",
        ),
        ("According to Voss the pier was safe.", "the pier was safe", "Voss"),
        ("Voss assured us the pier was safe.", "the pier was safe", "Voss"),
        ("The Gazette reported the pier was safe.", "the pier was safe", "The Gazette"),
        ("People kept telling me that the pier was safe.", "the pier was safe", "People"),
        (
            "My father would always say the sea takes what it wants.",
            "the sea takes what it wants",
            "My father",
        ),
        ("I was told by Voss the pier was safe.", "the pier was safe", "Voss"),
        (
            "Renn's argument is basically that boats should pay.",
            "boats should pay",
            "Renn",
        ),
        (
            "The clerks met in May and have vowed never to open the gate again.",
            "open the gate again",
            None,
        ),
        (
            "The clerk was clear in pointing out that the pier is lost.",
            "the pier is lost",
            "The clerk",
        ),
        (
            "The masters figured: when the tide turns, we sail.",
            "when the tide turns, we sail",
            "The masters",
        ),
        (
            "That theory of the case is that the pier sank by itself.",
            "the pier sank by itself",
            None,
        ),
        ("They think things are going their way.", "things are going their way", "They"),
        ("She didn't think she could win the vote.", "she could win the vote", "She"),
        (
            "Voss had put out a rule, 'Hey, I want the pier open by noon today.'",
            "Hey, I want the pier open by noon today.",
            None,
        ),
    ],
)
def test_views_lent_heard_or_seen(text, content, source):
    content = content.rstrip(".")
    assert (content, source) in [(quote.rstrip("."), who) for quote, who in views(text)]


@pytest.mark.parametrize(
    "text",
    [
        "He called the office a second time.",
        "You had to take the town as you found it to be.",
        "There was no sense that anybody hurried at all.",
        "Tools that were thought to be helpful lay about.",
        "So, as you point out, the pier is closed now.",
        "If I read in the Gazette that it closed, I would leave.",
        "Voss: The pier was built by hand in a year.",
        "Was the plan announced, I think on 22 January?",
        "Never just think it is all about the present.",
    ],
)
def test_what_only_looks_like_a_view(text):
    assert views(text) == []
