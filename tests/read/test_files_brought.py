"""Files as they are brought: records of other languages, chats, minutes of a party, calls as JSON."""

from __future__ import annotations

import json
from io import BytesIO

import docx
import pytest

from hustings.errors import NotReadable, UnknownFormat
from hustings.read import read
from hustings.read.conventions import TABLE
from hustings.read.turns import find_turns
from hustings.read.words.lines import Line

PROBE = "**PROBE that was used (yes/no):** [x] Any more?"


def said(text: str) -> list[tuple[str | None, str]]:
    """Who says what in a text."""
    return [
        (t.speaker, text[t.start : t.end])
        for t in find_turns(text).turns
        if t.kind in ("question", "answer", "speech")
    ]


def test_a_hebrew_title_that_is_cut_short_quotes_nothing() -> None:
    talk = [('היו"ר דנה לוי', "בוקר טוב."), ("רון כהן", "שלום."), ('היו"ר דנה לוי', "בבקשה.")]
    text = "\n\n".join(f"{who}:\n\n{words}" for who, words in [*talk, *talk]) + "\n"
    assert said(text) == [*talk, *talk]


def test_a_sentence_in_hebrew_before_a_colon_is_no_speaker() -> None:
    rows = [
        "דנה לוי: בוקר טוב.",
        "רון כהן: שלום.",
        "כן. ביקשתם שני דברים: לוח וזמן.",
        "דנה לוי: טוב.",
    ]
    text = "\n\n".join(rows * 2) + "\n"
    assert {t.speaker for t in find_turns(text).turns} == {"דנה לוי", "רון כהן"}


def test_the_chat_of_a_meeting_parts_time_name_and_words_by_tabulators() -> None:
    names = ["bo_marsh", "Cy | north", "Dee", "eli (he)"]
    rows = [f"00:0{n}:41\t{who}:\twell, {n}" for n, who in enumerate(names)]
    assert said("\n".join(rows) + "\n") == [
        (who, f"well, {n}") for n, who in enumerate(["bo_marsh", "Cy | north", "Dee", "eli"])
    ]


def test_a_seat_between_a_bold_name_and_its_colon_is_part_of_the_label() -> None:
    document = docx.Document()
    for name, seat, words in [
        ("Ostrow", "", "Who wants the floor?"),
        ("Keller", " (Northmoor)", "I do."),
        ("Ostrow", "", "Please."),
        ("Keller", " (Northmoor)", "The quay is old."),
    ]:
        paragraph = document.add_paragraph()
        paragraph.add_run(name).bold = True
        paragraph.add_run(f"{seat}: {words}")
    data = BytesIO()
    document.save(data)
    speakers = [t.speaker for t in read(data.getvalue(), name="group.docx").turns]
    assert speakers == ["Ostrow", "Keller"] * 2


def test_who_is_called_by_name_speaks_though_only_once() -> None:
    long = "The quay is old. " * 12
    talk = [
        *[("Ostrow", f"{long}The floor is Mara Keller's."), ("Keller", long)],
        *[("Ostrow", f"{long}\n\n{long}"), ("Keller", f"{long}\n\n{long}")],
        *[("Ostrow", f"{long}Please, Brandt."), ("Brandt", long), ("Ostrow", "Thank you.")],
    ]
    found = find_turns("\n\n".join(f"{who}: {words}" for who, words in talk) + "\n")
    assert [t.speaker for t in found.turns] == [who for who, _ in talk]
    assert "new-label" not in {f.code for t in found.turns for f in t.flags}


def test_points_of_an_agenda_that_count_up_are_no_answers() -> None:
    agenda = ["A.\tThe quay", "B.\tThe toll", "C.\tThe ferry", "F.\tWhat else"]
    talk = ["Ostrow: We begin.", "Keller: Who pays?", "Ostrow: We do.", "Keller: I see."]
    found = find_turns("\n\n".join([*agenda, *talk, *talk]) + "\n")
    assert {t.speaker for t in found.turns if t.speaker} == {"Ostrow", "Keller"}


def test_answers_still_stand_without_their_questions_letters_in_a_row() -> None:
    rows = ["Q. Who pays?", "A. We do.", "Q. And the toll?", "A. It rose."] * 2
    assert [who for who, _ in said("\n\n".join(rows) + "\n")] == ["Q", "A"] * 4


@pytest.mark.parametrize("words", ["Herr Dr. Renn, bitte.", "Herzlichen Dank. – Wer fragt?"])
def test_a_title_before_its_name_and_thanks_are_no_labels(words: str) -> None:
    line = Line(0, len(words), words, True)
    assert TABLE["point"].find(0, line, [line]) is None
    named = Line(0, 20, "Mr. RENN. Thank you.", True)
    assert TABLE["point"].find(0, named, [named]) is not None


def test_a_label_behind_a_question_that_opens_a_sentence_is_found_inside_a_line() -> None:
    rows = ["Interviewer: Really! Had you stolen it? Renn: Yes.", "Interviewer: Why? Renn: So."] * 4
    text = "\n".join(rows) + "\n"
    assert [who for who, _ in said(text)] == ["Interviewer", "Renn"] * 8


@pytest.mark.parametrize("label", ["PROPOSAL", "Resolution", "Dritte Bemerkung", "Last question"])
def test_what_is_counted_or_decided_is_no_person(label: str) -> None:
    rows = ["Ann Lee: We begin.", "Bo Marsh: Who pays?", f"{label}: The city pays."] * 3
    flags = {t.speaker: {f.code for f in t.flags} for t in find_turns("\n\n".join(rows)).turns}
    assert label not in flags or "no-person" in flags[label]
    assert "no-person" not in flags["Ann Lee"]


def test_a_bold_head_behind_a_direction_is_doubted() -> None:
    rows = ["**ANN:** Who pays?", "**BO:** We do.", "**[NOTES SEEN]:** [nods]", PROBE]
    turns = find_turns("\n\n".join(rows * 6) + "\n").turns
    heads = [t for t in turns if t.speaker and t.label is None]
    assert heads
    assert all("new-label" in {f.code for f in t.flags} for t in heads)


def test_lists_beside_each_other_that_go_on_are_one_talk() -> None:
    call = {
        "participants": ["Ann Lee", "Bo Marsh"],
        "prepared": [{"speaker": "Ann Lee", "speech": f"We sold {n}."} for n in range(3)],
        "questions": [{"speaker": "Bo Marsh", "speech": f"Why {n}?"} for n in range(3)],
    }
    turns = read(json.dumps(call).encode(), name="call.json").turns
    assert [t.speaker for t in turns] == ["Ann Lee", "Bo Marsh"]
    same = [{"speaker": "Ann Lee", "text": f"We sold {n}."} for n in range(3)]
    twice = json.dumps({"segments": same, "utterances": same}).encode()
    assert read(twice, name="call.json").text.count("We sold 1.") == 1


@pytest.mark.parametrize("head", ["Sents", "Dit", "Реплика"])
def test_the_only_column_of_sentences_beside_who_speaks_holds_the_words(head: str) -> None:
    rows = [f"day,Speaker,{head}", "May 5,Ann,Who pays for it?", "May 5,Bo,We all do that."]
    turns = read("\n".join(rows).encode(), name="debate.csv").turns
    assert [t.speaker for t in turns] == ["Ann", "Bo"]


def test_of_two_columns_with_the_same_words_the_one_without_labels_holds_them() -> None:
    rows = ["all,person,said_by_them", "Ann: (0:01) Who pays for it?,Ann,Who pays for it?"]
    rows += ["Bo: (0:04) We all do that.,Bo,We all do that."]
    assert read("\n".join(rows).encode(), name="a.csv").text.startswith("Ann: Who pays for it?\n")
    rows[0], other = "one,person,two", [f"Not quite the same {n}.,Bo,We do it {n}." for n in (1, 2)]
    with pytest.raises(NotReadable, match="no column of words"):
        read("\n".join([rows[0], *other]).encode(), name="a.csv")


def test_what_is_heard_in_a_cell_is_nobodys() -> None:
    rows = ["speaker,text", "Ann,Who pays?", "Audience,(APPLAUSE)", "Bo,(yes) We do.", "Bo,(yes)"]
    turns = read("\n".join(rows).encode(), name="debate.csv").turns
    assert [(t.kind, t.speaker) for t in turns] == [
        ("speech", "Ann"),
        ("direction", None),
        ("speech", "Bo"),
        ("speech", "Bo"),
    ]


def test_questions_of_a_sitting_bear_their_numbers_before_who_asks() -> None:
    rows = [f"T{n}. [6688{n}] Ann Lee (Northmoor) (Lab): Why?" for n in (1, 2, 3)]
    text = "\n\n".join(f"{row}\n\nMr Renn: So." for row in rows) + "\n"
    assert [who for who, _ in said(text)] == ["Ann Lee", "Mr Renn"] * 3


def test_the_label_each_caption_bears_is_left_out_though_it_has_no_capital() -> None:
    cues = [
        "stokes: Yes, and then,",
        "stokes: So it is.",
        "Bo: Why?",
        "stokes: Well.",
        "Bo: I see.",
    ]
    rows = [f"00:00:0{n}.000 --> 00:00:0{n + 1}.000\n{words}" for n, words in enumerate(cues)]
    text = read(("WEBVTT\n\n" + "\n\n".join(rows * 2)).encode(), name="call.vtt").text
    assert text.startswith("stokes: Yes, and then, So it is.\n\nBo: Why?\n")


def test_headings_of_which_two_ask_are_no_questions() -> None:
    said = "The quay is old, and the ferry is older than the quay."
    heads = ["Begin", "The quay", "Too slow?", "The toll", "The ferry", "Why?", "The port", "End"]
    article = "\n\n".join(f"## {head}\n\n{said}" for head in heads) + "\n"
    assert not [t for t in find_turns(article).turns if t.kind in ("question", "answer")]
    asked = "\n\n".join(f"## {head.rstrip('?')}?\n\n{said}" for head in heads) + "\n"
    assert [t.kind for t in find_turns(asked).turns if t.kind == "question"] == ["question"] * 8


@pytest.mark.parametrize("name", ["talk.mp3", "talk.MP4", "talk.jpg"])
def test_text_that_is_called_a_recording_or_a_picture_is_refused(name: str) -> None:
    talk = b"Ann Lee: Who pays?\n\nBo Marsh: We do.\n\nAnn Lee: Why?\n\nBo Marsh: So.\n"
    with pytest.raises(UnknownFormat, match="holds text"):
        read(talk, name=name)
    assert read(talk, name="talk.wmf").turns[0].speaker == "Ann Lee"


def test_a_printed_question_to_a_minister_is_nobodys() -> None:
    asked = (
        "Question No.15 OLD QUAYS Mr. Falk, on behalf of Mr. Kern, asked the Minister for Roads:-"
    )
    rows = [
        "Mr. Speaker: Next Question!",
        asked,
        "Mr. Renn: Sir, I beg to reply.",
        "Mr. Falk: Why?",
    ]
    text = "\n\n".join([*rows, *rows]) + "\n"
    assert {who for who, _ in said(text)} == {"Mr. Speaker", "Mr. Renn", "Mr. Falk"}
    told = [
        "Ann Lee: And then?",
        "Bo Marsh: It was hard.",
        "Mr. Falk asked the president for a loan.",
    ]
    words = said("\n\n".join(told * 3) + "\n")[1][1]
    assert words.endswith("asked the president for a loan.")
