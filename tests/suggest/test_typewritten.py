"""Typewritten marks, laws that require, evidence received from somebody."""

import pytest

from hustings.suggest import dates, quotations


def views(text):
    return [(q.quote, q.source.text if q.source else None) for q in quotations(text, "medium")]


def test_typewritten_marks_are_quotation_marks():
    text = "The clerk said, ``The pier is ours and it stays ours,'' and left."
    (quote,) = quotations(text)
    assert quote.quote == "The pier is ours and it stays ours"
    assert text[quote.start - 2 : quote.start] == "``"
    assert quote.source is not None
    assert quote.source.text == "The clerk"


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        (
            "The evidence that we have received from Edda Voss was that the pier was shut.",
            "the pier was shut",
            "Edda Voss",
        ),
        ("The law also requires that the pier stays open.", "the pier stays open", "The law"),
        ("Some got on me and said Renn's killing the pier.", "Renn's killing the pier", None),
        (
            "It's his patron who turns him in and says, this man is a fraud.",
            "this man is a fraud",
            "his patron",
        ),
        ("I know the critiques that we should use no fear.", "we should use no fear", None),
    ],
)
def test_whose_words_are_told(text, content, source):
    told = views(text)
    assert content in [quote.rstrip(".") for quote, _ in told]
    if source:
        assert source in [who for _, who in told]


def test_what_the_speaker_said_himself_is_no_view_of_others():
    assert views("It was useful, as I've said, with messages being its aim.") == []


def test_a_law_in_capitals_is_no_ruler():
    assert dates("It has been fixed under NAFTA, and stays.", tier="all") == []
