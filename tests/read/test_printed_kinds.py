"""Kinds met in files nobody had read: records as JSON, what programs print of what they hear,
interviews printed from a program for coding."""

from __future__ import annotations

import json

import pytest

from hustings.model import SPOKEN_KINDS, Transcript
from hustings.read import read
from hustings.read.formats.pdf import recurs
from hustings.read.marks import Mark, Reading
from hustings.read.times import seconds

from .printing import pdf


def said(t: Transcript) -> list[tuple[str | None, str]]:
    spoken = (x for x in t.turns if x.kind in SPOKEN_KINDS)
    return [(x.speaker, t.text[x.start : x.end]) for x in spoken]


def test_a_record_as_json_names_who_speaks_once_and_its_clerk_not_at_all() -> None:
    content = [
        {"kind": "speech", "speaker": "Mr. RENN", "text": "Mr. RENN. I move that it be read."},
        {"kind": "recorder", "speaker": "The RECORDER", "text": "The Clerk read as follows:"},
        {"kind": "speech", "speaker": "Ms. VOSS", "text": "Ms. VOSS. Ms. Voss yields no time."},
        {"kind": "speech", "speaker": "Mr. RENN", "text": "Mr. Renner is absent."},
    ]
    t = read(json.dumps({"content": content}).encode(), name="record.json")
    assert said(t) == [
        ("Mr. RENN", "I move that it be read."),
        ("Ms. VOSS", "Ms. Voss yields no time."),
        ("Mr. RENN", "Mr. Renner is absent."),
    ]
    assert [x.kind for x in t.turns] == ["speech", "note", "speech", "speech"]


@pytest.mark.parametrize("kind", ["opinion", None])
def test_segments_of_kinds_that_are_no_parts_of_a_talk_are_all_said(kind: str | None) -> None:
    rows = [{"kind": kind, "speaker": who, "text": f"{who} has it."} for who in ("Edda", "Bo")]
    t = read(json.dumps(rows).encode(), name="talk.json")
    assert said(t) == [("Edda", "Edda has it."), ("Bo", "Bo has it.")]


@pytest.mark.parametrize("arrow", ["[{a:.2f} --> {b:.2f}]", "[{a:.2f}s -> {b:.2f}s]"])
def test_seconds_a_program_prints_are_times_of_nobody(arrow: str) -> None:
    heard = "The ferry is late|and nobody knows|who will pay|for the quay".split("|")
    rows = [f"{arrow.format(a=n * 4, b=n * 4 + 3.5)}  {words}" for n, words in enumerate(heard)]
    t = read("\n".join(rows).encode(), name="heard.txt")
    assert t.attributes["question"]
    assert [t.text[x.start : x.end] for x in t.turns] == heard
    assert [x.begins_at for x in t.turns] == [0.0, 4.0, 8.0, 12.0]


def test_seconds_without_an_arrow_are_no_time() -> None:
    with pytest.raises(ValueError, match=r"0\.50"):
        seconds("[0.50]")


def reading(*labels: str) -> Reading:
    return Reading("alone", tuple(Mark(n, n, label, n) for n, label in enumerate(labels)))


def test_a_few_names_alone_on_their_lines_again_and_again_are_labels_of_a_print() -> None:
    assert recurs(reading(*["Interviewer 1", "Interviewee"] * 4))
    assert not recurs(reading(*["The Quay", "The Toll", "The Ferry"] * 3))
    assert not recurs(reading(*["Interviewee"] * 9))


def test_a_print_with_names_alone_above_words_is_read() -> None:
    things = "quay ferry toll school bridge mill lamp road well tower market dyke".split()
    talk = [
        (
            ("Interviewer 1", "Interviewee")[n % 2],
            [f"The {thing} is old, and", f"{thing}s are dear."],
        )
        for n, thing in enumerate(things)
    ]
    pages = [
        [line for who, lines in talk[n : n + 4] for line in (who, *lines)] for n in range(0, 12, 4)
    ]
    t = read(pdf(pages), name="interview.pdf")
    assert said(t) == [(who, " ".join(lines)) for who, lines in talk]


def test_a_box_drawn_with_signs_asks_nothing() -> None:
    box = ["#" * 60, "# Fill this in as you build the quay.  #", "#" + " " * 58 + "#", "#" * 60]
    rows = [*box, "Draw the piers and the gates.", *box, "Say who did what.", "Edda drew it."]
    t = read("\n".join(rows).encode(), name="form.txt")
    assert t.attributes["question"]
    assert said(t) == []
