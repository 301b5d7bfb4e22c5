"""Texts and Markdown with elements of a markup of their own."""

from __future__ import annotations

import pytest

from hustings.model import SPOKEN_KINDS, Transcript
from hustings.read import read
from hustings.read.formats.elements import without_elements

HEAD = "---\ntitle: The ferry\ndate: 2031-05-06\n---\n\n# The ferry\n\n"
ASKED = [f"Who will pay for pier {n}?" for n in range(12)]
ANSWERED = [
    f"The board will, as letter <no>{n}</no> of <place>the bay</place> says." for n in range(12)
]
PLAIN = [f"The board will, as letter {n} of the bay says." for n in range(12)]


def said(t: Transcript) -> list[tuple[str | None, str]]:
    spoken = (x for x in t.turns if x.kind in SPOKEN_KINDS)
    return [(x.speaker, " ".join(t.text[x.start : x.end].split())) for x in spoken]


def interview(row: str) -> Transcript:
    """An interview whose pairs of question and answer are written in one way."""
    rows = [row.format(q=q, a=a) for q, a in zip(ASKED, ANSWERED, strict=True)]
    return read((HEAD + "\n\n".join(rows) + "\n").encode(), name="talk.md")


@pytest.mark.parametrize(
    ("row", "one", "other"),
    [
        (
            "<interviewer>{q}</interviewer>\n<interviewee>{a}</interviewee>",
            "Interviewer",
            "Interviewee",
        ),
        ("<host> {q} </host>\n\n<guest>\n\n{a}</guest>", "Host", "Guest"),
        ("<Edda> {q}\n\n<Tobias> {a}", "Edda", "Tobias"),
        ("<part>Edda</part>: {q}\n\n<part>Tobias</part>: {a}", "Edda", "Tobias"),
        ("<ask>Edda: {q}</ask>\n\n<tell>Tobias: {a}</tell>", "Edda", "Tobias"),
    ],
)
def test_who_speaks_is_read_and_elements_are_no_words(row: str, one: str, other: str) -> None:
    t = interview(row)
    pairs = zip(ASKED, PLAIN, strict=True)
    assert said(t) == [turn for q, a in pairs for turn in ((one, q), (other, a))]
    assert "<" not in t.text.replace("<Edda>", "").replace("<Tobias>", "")
    assert (t.title, t.date) == ("The ferry", "2031-05-06")


def test_a_heading_that_opens_an_element_stays_above_who_speaks() -> None:
    t = interview("<host>{q}</host>\n\n<guest>\n\n## A part\n\n{a}</guest>")
    assert said(t)[1] == ("Guest", PLAIN[0])
    assert sum(turn.kind == "heading" for turn in t.turns) == len(ASKED)


@pytest.mark.parametrize(
    "text",
    [
        "Edda: A few <b>words</b> in <date>1990</date>.\n",
        "```\n" + "<item>x</item>\n" * 20 + "```\nEdda: As shown.\n",
        "Edda: <span>one</span>\n" * 20,
    ],
)
def test_a_text_without_a_markup_of_its_own_stays_as_it_is(text: str) -> None:
    assert without_elements(text, "talk.md") is None
