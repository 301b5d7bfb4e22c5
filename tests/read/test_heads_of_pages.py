"""What a print leaves among the words of whoever speaks: numbers and dates of pages glued to the
words below, rows of a table that stand alone, an address of a page."""

from hustings.model import Transcript
from hustings.read import read


def given(text: str) -> Transcript:
    return read(text.encode(), name="sitting.txt")


def doubts(t: Transcript) -> list[tuple[str, list[str]]]:
    """The first words of each turn of somebody's with a doubt, and which it is."""
    return [
        (t.text[u.start : u.end][:14], [f.code for f in u.flags])
        for u in t.turns
        if u.kind == "speech" and u.flags
    ]


SAID = (
    "HON. M. FALK: Sir, the boats of pier {} run late at night, and everybody knows of it.",
    "HON. O. REYES: In year {} I asked the Minister, and who pays for the quay of the old town?",
)
BELOW = "shall be paid by those who use the boats of pier {}, as the law of the bay has it."


def page(number: int, head: str) -> str:
    """What somebody says, and goes on to say on the next page."""
    return f"{SAID[number % 2].format(number)}\n\n{head} {BELOW.format(number)}\n\n"


def test_numbers_that_go_up_before_the_words_of_paragraphs_are_of_pages() -> None:
    print_ = "".join(page(n, f"{2125 + 2 * n} Fares") for n in range(6))
    assert [codes for _, codes in doubts(given(print_))] == [["page"]] * 6


def test_numbers_that_do_not_go_up_are_said() -> None:
    print_ = "".join(page(n, f"{(900, 412, 777, 150, 620, 333)[n]} fares") for n in range(6))
    assert all("page" not in codes for _, codes in doubts(given(print_)))


def test_the_day_before_the_words_of_many_paragraphs_is_of_pages() -> None:
    print_ = "".join(page(n, "22 May 2031 their fares") for n in range(5))
    assert [codes for _, codes in doubts(given(print_))] == [["page"]] * 5


def test_an_address_alone_is_doubted_and_one_among_words_is_said() -> None:
    found = given(
        "Edda Voss: Please sign in before we begin.\n\nBo Marsh: https://example.org/quay\n\n"
        "Edda Voss: Thank you, Bo.\n\nBo Marsh: The list is at https://example.org/quay today.\n"
    )
    assert doubts(found) == [("https://exampl", ["no-words"])]


ROWS = "Board of the Quay\n\nMember Falk\n\nBoard of Boats\n\nMember Reyes\n\nHarbour\n\nMember Marsh\n\n"


PIECES = (
    "Association of the Old Piers of St. James-",
    "on Protection and the Community of the Bay,",
    "Councillor Voss, and in her stead the clerk",
    "Take Pride in Boats and in the Old Town of",
    "of the Lamps of the Quay and of the Harbour",
    "Councillor Marsh, for the East and the Point",
)


TALK = ("Member Falk", "Mayor Voss") * 5


def test_pieces_between_tables_that_end_as_no_sentence_does_are_doubted() -> None:
    found = given(
        "Mayor Voss: The boards are as they were read to us.\n\n"
        + "".join(f"{ROWS}{words}\n\n" for words in PIECES)
        + "".join(f"{who}: I thank you for word {n} of it.\n\n" for n, who in enumerate(TALK))
    )
    pieces = {words[:14] for words in PIECES}
    assert {first for first, codes in doubts(found) if codes} >= pieces
