"""Where words of saying stand and nobody's words follow."""

import pytest

from hustings.suggest import quotations


def told(text: str, tier: str = "medium") -> list[str]:
    return [q.quote for q in quotations(text, tier) if q.kind == "reported"]


@pytest.mark.parametrize(
    "text",
    [
        "Mara Ostrow is in the bay, and she maintains the night ferry because of the traders.",
        "You will vote on the proposals that she has made, and I believe in the harbour.",
        "We heard of the concerns that they raised at the meeting.",
        "The loudest complaint was heard on the quay in spring.",
        "It is a loan in the sense that the Guild will pay it back over ten years.",
        "It was, in other words, that the boats came back too early that year.",
        "They balance supply and demand by a tax so that the market stays open on Sundays.",
        "Two members of the Rules Committee who were traders voted against the pier.",
        "Of all the berths that she has mentioned, we have rebuilt not a single one.",
        "We cannot speak of the quay without recognizing that it has a bearing on the bay.",
        "The boats ran late because the Guild asked them to through a letter in May.",
    ],
)
def test_what_follows_a_word_of_saying_may_be_a_thing_or_go_on_about_a_noun(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Mara Ostrow maintains the night ferry was never loud.",
            "the night ferry was never loud",
        ),
        (
            "She repeated the proposals that they should close the pier.",
            "they should close the pier",
        ),
        ("Her complaint was that the ferry is too loud.", "the ferry is too loud"),
        (
            "Voss spread the rumour that the Guild has a second ledger.",
            "the Guild has a second ledger",
        ),
        ("Tobias Renn saw it as a threat.", "as a threat"),
    ],
)
def test_a_clause_behind_it_is_somebodys(text, words):
    assert any(words in quote for quote in told(text)), quotations(text, "all")


def test_it_stays_in_the_widest_tier_and_says_why():
    text = "Mara Ostrow is in the bay, and she maintains the night ferry because of the traders."
    (found,) = (q for q in quotations(text, "all") if "night ferry" in q.quote)
    assert found.tier == "all"
    assert found.why.endswith("; what follows tells no words.")
