"""Bytes become canonical text; code points and UTF-16 units map onto each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings.errors import NotReadable, OptionError
from hustings.read import Utf16, canonical, decode, read

TEXT = "Inès Calder: “The quay’s ours.”\nMara Ostrow: So?\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_unicode_encoding_with_and_without_a_mark_gives_the_same_text(codec: str) -> None:
    assert decode(TEXT.encode(codec)).text == TEXT


def test_two_byte_order_marks_are_passed_over_in_every_kind_of_file() -> None:
    marks = b"\xef\xbb\xbf" * 2
    spoken = b"<u who='#A'><seg>The ferry sails.</seg></u><u who='#B'><seg>No.</seg></u>"
    tei = b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>%b</body></text></TEI>" % spoken
    for name, words in (("a.xml", tei), ("a.txt", b"Ann: The ferry sails.\nBen: No.\nAnn: Yes.\n")):
        talk = read(marks + words, name=name)
        assert talk.turns[0].speaker
        assert talk.text[talk.turns[0].start : talk.turns[0].end] == "The ferry sails."


def test_cyrillic_utf_16_without_a_mark_is_told_though_it_has_no_zero_bytes() -> None:
    text = "Эдда Восс: паром ночью шумит, и никто не спит.\nМара: Кто платит за него?\n" * 5
    found = decode(text.encode("utf-16-le"))
    assert (found.text, found.encoding) == (text, "utf-16-le")


@pytest.mark.parametrize("codec", ["cp1252", "mac_roman"])
def test_a_short_western_text_is_not_taken_for_central_european(codec: str) -> None:
    text = "Inès said: the quay’s café “Möwe” is déjà closed."
    found = decode(text.encode(codec))
    assert found.text == text
    assert not found.certain
    assert found.alternatives
    assert all(a.encoding != found.encoding for a in found.alternatives)


def test_a_legacy_guess_is_settled_by_naming_the_encoding() -> None:
    found = decode("Łódź".encode("cp1250"), encoding="cp1250")
    assert (found.text, found.certain) == ("Łódź", True)


def test_russian_in_a_legacy_encoding_is_read() -> None:
    text = (
        "Эдда Восс: паром ночью шумит, и никто в порту не спит. Город платит треть, остальное компания.\n"
        * 4
    )
    assert decode(text.encode("cp1251")).text == text


def test_line_ends_become_lf_and_nothing_else_changes() -> None:
    assert (
        decode("a\r\nb\rc\nd\u0301\u00a0\u2028é".encode()).text == "a\nb\nc\nd\u0301\u00a0\u2028é"
    )


def test_halves_of_a_surrogate_pair_are_joined() -> None:
    assert canonical("ferry \ud83d\ude00!") == "ferry 😀!"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "only blanks"),
        (b"The ferry\x00runs.", "NUL"),
        (bytes(range(256)) * 40, "not a text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a picture"),
        (b"PK\x03\x04" + bytes(50), "zip archive"),
        (b"\xff\xfea", "UTF-16"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(NotReadable, match=says) as caught:
        decode(data, name="ferry.txt")
    assert str(caught.value).startswith("ferry.txt")
    assert "\n" not in str(caught.value)


def test_more_than_200_megabytes_are_refused_before_they_are_decoded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("hustings.read.text.LARGEST", 10)
    with pytest.raises(NotReadable, match="split it"):
        decode(b"The night ferry", name="ferry.txt")


def test_an_encoding_nobody_knows_or_that_does_not_fit_is_refused() -> None:
    with pytest.raises(OptionError, match="no encoding"):
        decode(b"abc", encoding="klingon")
    with pytest.raises(OptionError, match="no encoding"):
        decode(b"abc", encoding="base64")
    with pytest.raises(NotReadable, match="byte 1 does not fit"):
        decode(b"a\xff", encoding="utf-8")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_utf16_offsets_equal_those_of_the_encoded_prefix_and_come_back(text: str) -> None:
    points = list(range(len(text) + 1))
    units = [len(text[:p].encode("utf-16-le")) // 2 for p in points]
    both = Utf16(text)
    assert both.to_units(points).tolist() == units
    assert both.to_points(units).tolist() == points


def test_an_offset_inside_a_character_or_outside_the_text_is_refused() -> None:
    both = Utf16("a😀b")
    with pytest.raises(OptionError, match="inside one character"):
        both.to_points([2])
    with pytest.raises(OptionError, match="5"):
        both.to_points([5])
    with pytest.raises(OptionError, match="0 to 3"):
        both.to_units([4])


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufeff")
    ).filter(str.strip)
)
def test_a_text_without_cr_or_mark_is_its_own_canonical_text(text: str) -> None:
    assert canonical(text) == text
    assert decode(text.encode("utf-8-sig")).text == text
