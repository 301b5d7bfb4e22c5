"""Where a convention just holds and just does not: labels, places and thresholds of turns."""

from __future__ import annotations

import pytest

from hustings.model import Transcript
from hustings.read import read

POINTED = "01.01 Calder: The lamp is out.\n\n01.02 Renn: It is not.\n\n01.03 Calder: Look.\n"
SENT = (
    "[12/03/2031, 21:40:11] Calder: The lamp is out.\n[12/03/2031, 21:41:02] Renn: It is not.\n"
    "[12/03/2031, 21:42:00] Calder: Look.\n[12/03/2031, 21:42:30] Renn: I do.\n",
    "21:40 <Calder> The lamp is out.\n21:41 <Renn> It is not.\n21:42 <Calder> Look.\n"
    "21:43 <Renn> I do.\n",
    "21:40:11 From Calder to Everyone: The lamp is out.\n"
    "21:41:02 From Renn to Everyone: It is not.\n21:42:00 From Calder to Everyone: Look.\n",
    "| Speaker | Words |\n|---|---|\n| Calder | The lamp is out. |\n| Renn | It is not. |\n"
    "| Calder | Look. |\n| Renn | I do. |\n",
    POINTED,
)


def spoken(text: str) -> Transcript:
    return read(text.encode(), name="talk.txt")


def labels(text: str) -> list[str | None]:
    return [t.label for t in spoken(text).turns]


@pytest.mark.parametrize("text", SENT)
def test_a_label_stands_where_its_turn_says(text: str) -> None:
    talk = spoken(text)
    found = [(t.label or "", t.label_start) for t in talk.turns]
    assert [label for label, _ in found][:3] == ["Calder", "Renn", "Calder"]
    for label, start in found:
        assert start is not None
        assert talk.text[start : start + len(label)] == label
        assert talk.text[start - 1] in " <|"  # no other number or bracket goes with it


def test_three_counted_labels_are_labels_and_two_are_not_counted() -> None:
    assert labels(POINTED) == ["Calder", "Renn", "Calder"]
    two = labels("01.01 Calder: The lamp is out.\n\n01.02 Renn: It is not.\n")
    assert "Calder" not in two


def test_an_office_stays_with_the_label_and_an_errand_does_not() -> None:
    calder = "Hon. Calder, Minister of Ports. — The lamp is out.\n\n"
    renn = "Mr. Renn, on behalf of the Group. — It is not.\n\n"
    assert labels((calder + renn) * 2) == ["Hon. Calder, Minister of Ports", "Mr. Renn"] * 2


def test_a_table_of_other_things_says_nobodys_words() -> None:
    talk = spoken("| Lamp | Oil |\n|---|---|\n| quay | full |\n| pier | empty |\n| gate | full |\n")
    assert all(t.speaker is None for t in talk.turns)
    assert "| quay | full |" in talk.text


def test_initials_open_paragraphs_whose_lines_are_broken() -> None:
    said = "The harbour was built of stone that came\nfrom the islands, ship by ship, in all\nof eleven years."
    whose = ("TK", "JM", "TK", "JM")
    talk = spoken("\n\n".join(f"{who}  {said}" for who in whose) + "\n")
    assert [t.label for t in talk.turns] == [*whose]


def test_a_capital_i_with_a_full_stop_asks_and_a_small_one_counts() -> None:
    rows = ("Where was it?", "On the quay.", "Who saw it?", "Nobody.")
    asked = spoken("\n\n".join(f"{'IR'[n % 2]}. {row}" for n, row in enumerate(rows)) + "\n")
    assert [(t.label, t.kind) for t in asked.turns][:2] == [("I", "question"), ("R", "answer")]
    counted = spoken("\n\n".join(f"i. {row}" for row in rows) + "\n")
    assert {t.label for t in counted.turns} == {None}
