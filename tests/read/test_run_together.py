"""Captions whose lines were run together: labels stand inside lines, apart from the words."""

from __future__ import annotations

from hustings.model import SPOKEN_KINDS
from hustings.read import find_turns

COUNCIL = ("Voss", "Renn", "Calder")


def said(text: str) -> list[tuple[str | None, str]]:
    turns = (t for t in find_turns(text).turns if t.kind in SPOKEN_KINDS)
    return [(t.speaker, " ".join(text[t.start : t.end].split())) for t in turns]


def talk(between: str) -> list[str]:
    """Nine turns of three people."""
    return [
        f"{COUNCIL[n % 3]}:{between}We heard of pier {n} and thank you for it." for n in range(9)
    ]


def test_who_stands_apart_once_speaks_where_labels_stand_apart() -> None:
    turns = talk("  ")
    turns.insert(4, "Oda Marsh:  My name is Oda, and I mend nets")
    assert ("Oda Marsh", "My name is Oda, and I mend nets") in said("    ".join(turns) + "\n")


def test_what_only_ends_in_a_colon_is_said_where_labels_stand_close() -> None:
    turns = talk(" ")
    turns[4] += " Dear Friends: we thank you all."
    speakers = {who for who, _ in said("\n\n".join(turns) + "\n")}
    assert speakers == set(COUNCIL)


def test_a_label_behind_the_number_of_a_page_begins_a_turn() -> None:
    turns = [*talk("  ")[:-1], "May 6, 2031  7 of 18 Calder:  That was the last of the piers."]
    assert ("Calder", "That was the last of the piers.") in said("    ".join(turns) + "\n")


TIMED = (
    "Unknown Speaker 0:09 Welcome to the harbour hour. We speak of the ferry. "
    "Edda Voss 0:21 Thank you for having me. Unknown Speaker 0:24 How loud is it? "
    "Edda Voss 0:31 It wakes the children. Unknown Speaker 0:40 What should be done?"
)


def test_names_with_rising_times_part_a_line_that_lost_its_ends() -> None:
    assert said(TIMED) == [
        ("Unknown Speaker", "Welcome to the harbour hour. We speak of the ferry."),
        ("Edda Voss", "Thank you for having me."),
        ("Unknown Speaker", "How loud is it?"),
        ("Edda Voss", "It wakes the children."),
        ("Unknown Speaker", "What should be done?"),
    ]


def test_times_of_day_in_speech_part_nothing() -> None:
    text = (
        "ANNA: We met on Monday. Tuesday 10:00 was too late. Wednesday 9:30 was full. "
        "Tuesday 11:00 was free.\nBEN: So we met twice.\nANNA: We did.\n"
    )
    assert [who for who, _ in said(text)] == ["ANNA", "BEN", "ANNA"]


def test_a_label_whose_words_follow_without_a_blank_begins_a_turn() -> None:
    text = "".join(f"Asker:Who pays for pier {n}? Voss:The town pays for it.\n" for n in range(6))
    assert said(text)[:2] == [("Asker", "Who pays for pier 0?"), ("Voss", "The town pays for it.")]
    assert len(said(text)) == 12


def test_a_ratio_and_an_address_behind_a_sentence_are_words() -> None:
    turns = [f"{turn} Odds 3:2 of it. See http://bay.example now." for turn in talk(" ")]
    assert {who for who, _ in said("\n\n".join(turns) + "\n")} == set(COUNCIL)
