"""Word documents with a style of paragraphs for those who speak."""

import io

import docx
from docx.enum.style import WD_STYLE_TYPE

from hustings.model import Transcript
from hustings.read import read

SITTING = (
    ("Agenda", "1. The night boats of the bay"),
    ("Who", "The president"),
    ("Said", "The sitting is open."),
    ("Topic", "Question on the night boats"),
    ("Said", "The floor is Ms. Calder's."),
    ("Who", "Ines Calder"),
    ("Said", "Who pays for the boats?"),
    ("Said", "And who for the quay?"),
    ("Aside", "(Applause.)"),
    ("Said", "I ask it once more."),
    ("Who", "The minister for harbours and the bay"),
    ("Said", "The towns pay."),
    ("Who", "The president"),
    ("Said", "Minister..."),
    ("Who", "The minister for harbours and the bay"),
    ("Said", "...and gladly."),
)


def word(paragraphs: tuple[tuple[str, str], ...]) -> Transcript:
    document = docx.Document()
    for style in {style for style, _ in paragraphs}:
        document.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
    for style, words in paragraphs:
        document.add_paragraph(words, style=style)
    out = io.BytesIO()
    document.save(out)
    return read(out.getvalue(), name="sitting.docx")


def turns(t: Transcript) -> list[tuple[str, str | None, str]]:
    return [(u.kind, u.speaker, t.text[u.start : u.end]) for u in t.turns]


def test_a_style_for_names_says_who_speaks_and_other_styles_are_nobodys() -> None:
    minister = "The minister for harbours and the bay"
    assert turns(word(SITTING)) == [
        ("note", None, "1. The night boats of the bay"),
        ("speech", "The president", "The sitting is open."),
        ("note", None, "Question on the night boats"),
        ("speech", "The president", "The floor is Ms. Calder's."),
        ("speech", "Ines Calder", "Who pays for the boats?\n\nAnd who for the quay?"),
        ("direction", None, "(Applause.)"),
        ("speech", "Ines Calder", "I ask it once more."),
        ("speech", minister, "The towns pay."),
        ("speech", "The president", "Minister..."),
        ("speech", minister, "...and gladly."),
    ]


def test_a_style_called_after_that_of_names_is_one_too() -> None:
    opening = (("Who Opening", "The clerk of the house"), ("Said", "I call the roll."))
    assert turns(word((*opening, *SITTING)))[0] == (
        "speech",
        "The clerk of the house",
        "I call the roll.",
    )


def test_a_style_for_heads_that_come_once_names_nobody() -> None:
    heads = ("Night Boats", "Old Piers", "The Quay", "Lamps", "Fares")
    report = tuple(
        paragraph
        for head in heads
        for paragraph in (("Head", head), ("Body", f"It is told here what became of {head}."))
    )
    assert all(kind != "speech" for kind, _, _ in turns(word(report)))
