"""Orders, promises, accusations, states of mind and hearsay."""

import pytest

from hustings.suggest import quotations


def views(text, tier="medium"):
    return [(q.quote, q.source.text if q.source else None) for q in quotations(text, tier)]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        (
            "Voss asked Renn and his crew to leave the pier by noon.",
            "leave the pier by noon",
            "Voss",
        ),
        (
            "The council called on the ferry line to stop its engines.",
            "stop its engines",
            "The council",
        ),
        ("She promised to close the quay at night.", "close the quay at night", "She"),
        (
            "Renn accused the Port Office of hiding its own plan.",
            "hiding its own plan",
            "Renn",
        ),
        ("They blamed the ferry for the noise at night.", "the noise at night", "They"),
        ("He insisted on reading the whole plan aloud.", "reading the whole plan aloud", "He"),
        ("Voss denied ever having seen the plan.", "having seen the plan", "Voss"),
        ("Pell complained about the noise of the ferry.", "the noise of the ferry", "Pell"),
        ("She called him a coward and a liar.", "a coward and a liar", "She"),
        (
            "Voss wondered whether the pier would hold.",
            "whether the pier would hold",
            "Voss",
        ),
        (
            "The clerk was adamant that nobody had asked him.",
            "nobody had asked him",
            "The clerk",
        ),
        ("Renn is convinced the ferry will be sold.", "the ferry will be sold", "Renn"),
        (
            "He considered the whole plan to be a mistake.",
            "the whole plan to be a mistake",
            "He",
        ),
        ("We were told by the clerk that the pier was closed.", "the pier was closed", "the clerk"),
        ("Rumour has it that the ferry is for sale.", "the ferry is for sale", "Rumour"),
        (
            "There was a recommendation from Edda Voss that he sell the ferry and that is all it was.",
            "he sell the ferry and that is all it was",
            "Edda Voss",
        ),
        ("Her advice was to wait until the spring.", "wait until the spring", "Her"),
        (
            "Pell made two calls to the clerk to confirm that the pier was open.",
            "the pier was open",
            "Pell",
        ),
        (
            "I had a letter from Mara Ostrow, telling me I was late again.",
            "I was late again",
            "Mara Ostrow",
        ),
        ("They think the ferry is far too loud.", "the ferry is far too loud", "They"),
        (
            "So Pell called me, as I recall, and said he was going to sell it.",
            "he was going to sell it",
            "Pell",
        ),
        (
            "The captain who was with him said the pier would not hold.",
            "the pier would not hold",
            "The captain",
        ),
        (
            "Voss confirmed with the clerk that the pier was open.",
            "the pier was open",
            "Voss",
        ),
        (
            "He has written in his memoirs that the ferry was never safe.",
            "the ferry was never safe",
            "He",
        ),
    ],
)
def test_a_view_is_told_without_said_that(text, content, source):
    found = [(q.rstrip("."), s) for q, s in views(text)]
    assert any(q.endswith(content) and s == source for q, s in found), found


@pytest.mark.parametrize(
    "text",
    [
        "I asked him to leave the pier by noon.",
        "The number of requests from the islands to the mainland has grown.",
        "If she promised to close the quay at night, nobody heard it.",
        "He would ask the clerk to open the pier, if he could.",
        "Nobody accused the Port Office of hiding its own plan.",
        "He understood the task that she had given to him.",
        "As you told us today, do you know what the ferry costs?",
        "He observed quietly as the pier burned down.",
        "He went, and of course we followed him to the pier.",
        "It is clear that the pier will not hold.",
    ],
)
def test_what_is_ones_own_denied_supposed_or_a_thing_is_no_view_of_the_middle_tier(text):
    assert views(text) == []


def test_what_one_was_told_by_nobody_named_has_no_source():
    ((content, source),) = views("We were told that the pier would be closed.")
    assert (content, source) == ("the pier would be closed", None)
    (found,) = quotations("We were told that the pier would be closed.", "medium")
    assert "by nobody named" in found.why


def test_who_did_something_and_said_words_in_marks_is_their_source():
    (found,) = quotations(
        "Later on, someone got up at a meeting and said, \u201cI wish to sell the ferry.\u201d",
        "medium",
    )
    assert found.source is not None
    assert found.source.text == "someone"
