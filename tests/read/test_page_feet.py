"""Heads and feet of several lines on every page, in a PDF and in a text that lost its pages."""

from __future__ import annotations

import pytest

from hustings.model import SPOKEN_KINDS
from hustings.read import find_turns, read
from hustings.read.words.lines import is_direction

from .printing import pdf

FOOT = (
    "Disclaimer: The electronic version of this report is for information\n"
    "purposes only. A certified copy is kept in the harbour."
)
HEAD = "6th May 2031 Harbour Council Debates {page}"
SPEECHES = [
    ("Edda Voss", "We were told in the spring that the ferry would be paid for by"),
    ("Tobias Renn", "So we were, and I have asked the board three times who will pay"),
    ("Ines Calder", "The board has answered you, and its letter has been laid before"),
    ("Edda Voss", "It was laid, and I thank the Council that it has read the letter"),
]
"""Who speaks on each page, up to its end; each goes on overleaf."""
OVERLEAF = "the board", "the ferry company", "the Council of the bay", "the minister twice"
"""What each goes on with."""


def sitting() -> str:
    """A sitting whose pages were run together, each with its head and its foot."""
    rows = []
    for page, ((who, words), more) in enumerate(zip(SPEECHES, OVERLEAF, strict=True), 2):
        rows.append(f"{who}: {words}\n\n{FOOT}\n{HEAD.format(page=page)}\n\n{more}, I think.")
    return "\n\n".join(rows) + "\n\nTobias Renn: We have.\n\nInes Calder: Then we vote.\n"


def said(text: str, turns: tuple) -> list[tuple[str | None, str]]:
    spoken = [t for t in turns if t.kind in SPOKEN_KINDS]
    return [(t.speaker, " ".join(text[t.start : t.end].split())) for t in spoken]


def test_a_foot_that_begins_like_a_label_names_nobody() -> None:
    text = sitting()
    turns = said(text, find_turns(text).turns)
    assert turns == [
        *(
            turn
            for (who, words), more in zip(SPEECHES, OVERLEAF, strict=True)
            for turn in ((who, words), (who, f"{more}, I think."))
        ),
        ("Tobias Renn", "We have."),
        ("Ines Calder", "Then we vote."),
    ]


def test_what_a_speaker_says_again_is_no_foot() -> None:
    again = "Edda Voss: I thank you, and call upon whoever is next on the list."
    rows = [f"{again}\n\nTobias Renn: Letter {n} has it." for n in range(4)]
    rows += [f"Ines Calder: I asked {who} for it." for who in ("Bo", "Al", "Cy", "Di", "Ed")]
    text = "\n\n".join(rows) + "\n"
    assert len(said(text, find_turns(text).turns)) == 13


def test_a_head_of_four_lines_leaves_a_pdf() -> None:
    pages = [
        [*HEAD.format(page=n).split(" ", 1), *FOOT.split("\n"), f"{who}: {words}", f"{more}."]
        for n, ((who, words), more) in enumerate(zip(SPEECHES, OVERLEAF, strict=True), 2)
    ]
    t = read(pdf(pages), name="sitting.pdf")
    assert said(t.text, t.turns) == [
        (who, f"{words} {more}.") for (who, words), more in zip(SPEECHES, OVERLEAF, strict=True)
    ]
    assert [turn.page for turn in t.turns if turn.kind in SPOKEN_KINDS] == [1, 2, 3, 4]


def test_the_end_of_a_sentence_in_small_letters_is_no_label() -> None:
    rows = [
        "Edda Voss: Mr. Renn, I beg to lay the papers of the second year on",
        "the Table: the letter of the board, and the answer that was given.",
        "Tobias Renn: I thank the Council, and I, too, lay the letters on",
        "the Table: they are three, and they have been read by the board.",
        "Edda Voss: So they have, and I move that the letters be printed.",
        "Tobias Renn: I second that they be printed, and I ask for a vote.",
    ]
    text = "\n".join(rows) + "\n"
    assert [who for who, _ in said(text, find_turns(text).turns)] == [
        "Edda Voss",
        "Tobias Renn",
    ] * 2


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("(Hon. Edda Voss spoke off the record)", True),
        ("(Hon. Voss and Hon. (Dr) Tobias Renn spoke off the record)", True),
        ("(T. Renn consulted the clerk)", True),
        ("(We left the quay. It was late)", False),
        ("(The board (all of it) came. Nobody left)", False),
    ],
)
def test_a_title_in_a_direction_ends_no_sentence(words: str, is_one: bool) -> None:
    assert is_direction(words) is is_one
