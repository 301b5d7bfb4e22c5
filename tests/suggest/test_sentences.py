"""Where sentences end."""

import pytest

from hustings.suggest.sentences import sentences


def parts(text):
    return [text[a:b] for a, b in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Renn met J. F. Ostrow at the quay.",
        "Edda Voss of the U.S. Navy came at 9 a.m. on Monday.",
        "It costs 3.5 million, i.e. more than the ferry.",
        "Well ... perhaps it is so.",
        "\u201cReally?\u201d she asked.",
        "\u201cReally?\u201d Mara asked.",
        "See No. 5 and pp. 3 of the report.",
    ],
)
def test_one_sentence_stays_one(text):
    assert parts(text) == [text]


def test_an_abbreviation_can_close_a_sentence():
    assert parts("She came at 9 a.m. The ferry had gone.") == [
        "She came at 9 a.m.",
        "The ferry had gone.",
    ]


def test_a_quotation_keeps_its_closing_mark():
    assert parts("\u201cIt is loud.\u201d He left.") == ["\u201cIt is loud.\u201d", "He left."]


def test_i_at_the_end_is_a_word_not_an_initial():
    assert parts("So did I. He left.") == ["So did I.", "He left."]


def test_a_blank_line_always_ends_a_sentence():
    assert parts("A heading\n\nThe text") == ["A heading", "The text"]


def test_a_wrapped_line_does_not_end_a_sentence():
    line = "the night ferry is loud and it wakes the people along the quay every"
    text = "\n".join([line] * 6) + " day. Then\nit stops."
    assert len(parts(text)) == 2


def test_every_letter_lies_in_exactly_one_sentence():
    text = "One. Two!\n\n \u201cThree?\u201d  four \u2026 Five\nSix:\n- seven\n- eight."
    seen = [i for a, b in sentences(text) for i in range(a, b)]
    assert len(seen) == len(set(seen))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(seen)


def test_captions_without_a_stop_are_cut_into_pieces():
    text = "the ferry runs and runs " * 200
    spans = sentences(text)
    assert max(b - a for a, b in spans) <= 1200
    assert " ".join(parts(text)).split() == text.split()


def test_no_text_has_no_sentences():
    assert sentences(" \n\n ") == []
