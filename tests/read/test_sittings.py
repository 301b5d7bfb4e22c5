"""Sittings, courts and recordings as they are printed: who speaks is found, what nobody says is nobody's."""

import pytest

from hustings.model import Transcript
from hustings.read import read

SPOKEN = ("speech", "question", "answer", "unassigned")


def given(text: str, name: str = "talk.txt") -> Transcript:
    return read(text.encode(), name=name)


def said(t: Transcript) -> list[tuple[str | None, str]]:
    return [
        (x.speaker, " ".join(t.text[x.start : x.end].split())) for x in t.turns if x.kind in SPOKEN
    ]


def speakers(text: str) -> list[str | None]:
    return [who for who, _ in said(given(text))]


@pytest.mark.parametrize(
    ("lines", "who"),
    [
        (
            ("Edda Voss: Yes.", "The chair: So.", "Tobias Renn: No.", "The chair: Next."),
            ["Edda Voss", "The chair", "Tobias Renn", "The chair"],
        ),
        (("edda: Yes.", "tobias: No.", "edda: So.", "tobias: Oh."), ["edda", "tobias"] * 2),
        (
            ("edda voss: Yes.", "the harbour master: No.") * 2,
            ["edda voss", "the harbour master"] * 2,
        ),
        (
            ("Edda Voss: A.", "Tobias Renn: B.", "Edda Voss/Tobias Renn: C.", "Edda Voss: D."),
            ["Edda Voss", "Tobias Renn", "Edda Voss/Tobias Renn", "Edda Voss"],
        ),
        (
            ("Edda Voss: A.", "Tobias Renn: B.", "Tobias Renn & Edda Voss: C.", "Edda Voss: D."),
            ["Edda Voss", "Tobias Renn", "Tobias Renn & Edda Voss", "Edda Voss"],
        ),
        (
            ('Edda "Eddy" Voss: A.', "Tobias Renn: B.") * 2,
            ['Edda "Eddy" Voss', "Tobias Renn"] * 2,
        ),
        (
            ("\u200eEdda Voss\u200f: A.", "Tobias Re\u00adnn: B.", "Edda\u00a0Voss: C."),
            ["Edda Voss", "Tobias Renn", "Edda Voss"],
        ),
        (
            ("The President (spoke in French): A.", "Mr. Renn (Northmoor): B.") * 2,
            ["The President", "Mr. Renn"] * 2,
        ),
        (
            ("El señor PRESIDENTE: A.", "La señora VOSS (Grupo Mixto): B.") * 2,
            ["El señor PRESIDENTE", "La señora VOSS"] * 2,
        ),
        (
            ("De voorzitter: A.", "De heer Van Renn (HL): B.") * 2,
            ["De voorzitter", "De heer Van Renn"] * 2,
        ),
        (
            ("M. le président. A.", "Mme Edda Voss. B.") * 2,
            ["M. le président", "Mme Edda Voss"] * 2,
        ),
        (("L'animateur : A.", "La rapporteure : B.") * 2, ["L'animateur", "La rapporteure"] * 2),
        (
            ("PRESIDENTE. A.", "EDDA VOSS, Relatrice. B.") * 2,
            ["PRESIDENTE", "EDDA VOSS"] * 2,
        ),
        (
            ("Председательствующий. Да.", "Ренн Т. А. Нет.") * 2,
            ["Председательствующий", "Ренн Т. А."] * 2,
        ),
        (
            ("○議長（霧島一郎君）\u3000はい。", "○森田次郎君\u3000いいえ。") * 2,
            ["議長", "森田次郎君"] * 2,
        ),
        (("主席（以英语发言）：好。", "林先生（林霍姆）：谢谢。") * 2, ["主席", "林先生"] * 2),
        (
            ("The SPEAKER pro tempore. A.", "Ms. VOSS of Lindholm. B.") * 2,
            ["The SPEAKER pro tempore", "Ms. VOSS of Lindholm"] * 2,
        ),
    ],
)
def test_labels_of_many_makes_name_their_speakers(
    lines: tuple[str, ...], who: list[str | None]
) -> None:
    for between in ("\n", "\n\n"):
        assert speakers(between.join(lines) + "\n") == who


def test_a_label_that_was_never_a_name_is_still_none() -> None:
    text = "Edda Voss: Yes.\n\nTobias Renn: So.\n\nthe point is: we pay.\n\nEdda Voss: No.\n"
    assert speakers(text) == ["Edda Voss", "Tobias Renn", "Edda Voss"]


def test_an_office_and_a_seat_in_brackets_are_no_part_of_the_name() -> None:
    text = (
        "The Minister for Harbours (Edda Voss): I beg to move.\n\n"
        "Tobias Renn (Northmoor) (Ind): Will she give way?\n\nEdda Voss: I will.\n\n"
        "Tobias Renn: Does she accept it?\n\nMr Deputy Speaker (Sir Jon Hask): Order.\n\n"
        "Edda Voss: I do not.\n"
    )
    assert speakers(text) == [
        "Edda Voss",
        "Tobias Renn",
        "Edda Voss",
        "Tobias Renn",
        "Mr Deputy Speaker",
        "Edda Voss",
    ]


MINUTES = """Minutes of the Harbour Assembly
Lindholm, Wednesday, 6 May 2031
Contents

Edda Voss (HL)
12 A
Tobias Renn (FP)
12 C
Ines Calder, Minister
13 B
Edda Voss (HL)
13 C
Ines Calder, Minister
14 A

  President Dr. Mara Ostrow:
  The sitting is open.
  Edda Voss (HL):
  Who pays for the pier?
(Applause from the HL, from members of the FP and from the gallery, where two people were asked to leave)
  Ines Calder, Minister for Harbours:
  The towns.
  14
  They pay a third.
  Tobias Renn (FP):
  And the rest?
Column 15
  Ines Calder, Minister for Harbours:
  The company.
  President Dr. Mara Ostrow:
  That was the last question.

Annex
Members excused
Hask, Jon
HL
06.05.2031
"""


def test_contents_page_marks_applause_and_annex_are_nobodys_words() -> None:
    found = given(MINUTES)
    assert said(found) == [
        ("President Dr. Mara Ostrow", "The sitting is open."),
        ("Edda Voss", "Who pays for the pier?"),
        ("Ines Calder", "The towns. 14 They pay a third."),
        ("Tobias Renn", "And the rest?"),
        ("Ines Calder", "The company."),
        ("President Dr. Mara Ostrow", "That was the last question."),
    ]
    assert [[f.code for f in t.flags] for t in found.turns if t.flags] == [["page"]]
    assert "1 place in doubt" in found.source.evidence


COURT = """THE COURT:  Good morning.
MR. HALLAM:  The State calls Edda Voss.
EDDA VOSS, having been first duly sworn, testified as follows:
DIRECT EXAMINATION
BY MR. HALLAM:
Q.   Did you hear the ferry?
A.   Every night.
MS. ODELL:  Objection.
THE COURT:  Overruled.
Q.   And then?
A.   Nothing.
CROSS-EXAMINATION
BY MS. ODELL:
Q.   Were you there?
A.   No.
"""
TESTIMONY = [
    ("THE COURT", "speech"),
    ("MR. HALLAM", "speech"),
    ("MR. HALLAM", "question"),
    ("Edda Voss", "answer"),
    ("MS. ODELL", "speech"),
    ("THE COURT", "speech"),
    ("MR. HALLAM", "question"),
    ("Edda Voss", "answer"),
    ("MS. ODELL", "question"),
    ("Edda Voss", "answer"),
]


def test_testimony_between_labels_is_the_examiners_and_the_witness() -> None:
    found = given(COURT)
    assert [(t.speaker, t.kind) for t in found.turns if t.kind in SPOKEN] == TESTIMONY


def test_the_numbers_of_a_courts_lines_are_no_words() -> None:
    numbered = "".join(f"{n:2}   {line}\n" for n, line in enumerate(COURT.splitlines(), 1))
    padded = numbered + "16   THE COURT:  We rise.\n"
    found = given(padded)
    assert [(t.speaker, t.kind) for t in found.turns if t.kind in SPOKEN] == [
        *TESTIMONY,
        ("THE COURT", "speech"),
    ]


def test_testimony_without_an_examination_stays_q_and_a() -> None:
    text = (
        "THE COURT:  Proceed.\nQ.   Who?\nA.   Me.\nQ.   When?\nA.   Then.\nTHE COURT:  Enough.\n"
    )
    assert speakers(text) == ["THE COURT", "Q", "A", "Q", "A", "THE COURT"]


def test_rows_of_a_table_among_labels_are_turns() -> None:
    text = (
        "Edda Voss: Good morning.\n\nTobias Renn: Yes.\n\n"
        "Edda Voss\tWho pays?\nTobias Renn\tThe towns.\n\nEdda Voss: Thanks.\n"
    )
    assert said(given(text))[2:4] == [("Edda Voss", "Who pays?"), ("Tobias Renn", "The towns.")]


def test_a_row_with_a_time_and_no_speaker_is_nobodys() -> None:
    text = "0:03\tEdda Voss\tA.\n0:09\tTobias Renn\tB.\n0:12\tC.\n0:20\tEdda Voss\tD.\n0:25\tTobias Renn\tE.\n"
    found = given(text)
    third = found.turns[2]
    assert (third.speaker, third.kind, third.begins_at) == (None, "unassigned", 12.0)
    assert found.quote(third.start, third.end) == "C."
    assert [f.code for f in third.flags] == ["unlabelled"]


@pytest.mark.parametrize(
    "text",
    [
        "Edda Voss: 00:00:16\n\nYes.\n\nTobias Renn: 00:01:02\n\nNo.\n\nEdda Voss: 00:01:09\n\nSo.\n",
        "Edda Voss: 0:16 Yes.\nTobias Renn: 1:02 No.\nEdda Voss: 1:09 So.\n",
        "访谈者：0:16 Yes.\n受访者：1:02 No.\n访谈者：1:09 So.\n",
        "Edda Voss (00:00:16): Yes.\nTobias Renn (00:01:02): No.\nEdda Voss (00:01:09): So.\n",
        "Edda Voss\n0 minutes 16 seconds\n0:16\nYes.\nTobias Renn\n1 minute 2 seconds\n1:02\nNo.\n"
        "Edda Voss\n1 minute 9 seconds\n1:09\nSo.\n",
        "Edda Voss\n0 Minuten 16 Sekunden\nYes.\nTobias Renn\n1 Minute 2 Sekunden\nNo.\n"
        "Edda Voss\n1 Minute 9 Sekunden\nSo.\n",
    ],
)
def test_times_behind_and_below_a_name_are_times_and_no_words(text: str) -> None:
    found = given(text)
    spoken = [t for t in found.turns if t.kind in SPOKEN]
    assert [t.begins_at for t in spoken] == [16.0, 62.0, 69.0]
    assert [found.quote(t.start, t.end) for t in spoken] == ["Yes.", "No.", "So."]
    assert all(t.speaker for t in spoken)


def test_a_time_of_day_that_is_said_stays_among_the_words() -> None:
    text = "Edda Voss: When?\n\nTobias Renn: 17:30 on weekdays.\n\nEdda Voss: And on Sundays?\n\nTobias Renn: 18:15.\n"
    assert [words for _, words in said(given(text))][1::2] == ["17:30 on weekdays.", "18:15."]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("form", ["00:00:{n:02} {w}", "[0:{n:02}] {w}", "0:{n:02}\n{w}"])
def test_where_times_stand_before_all_words_nobody_is_named(form: str, between: str) -> None:
    words = [
        "Welcome, all.",
        "Yes.",
        "Thank you",
        "Why a ferry?",
        "Yes.",
        "Exactly",
        "Cool.",
        "Exactly",
    ]
    text = between.join(form.format(n=n * 7, w=w) for n, w in enumerate(words)) + "\n"
    found = given(text)
    assert said(found) == [(None, w) for w in words]
    assert [t.begins_at for t in found.turns] == [n * 7.0 for n in range(len(words))]
    assert "does not say who speaks" in found.attributes["question"]


@pytest.mark.parametrize("end", ["\v", "\u2028", "\u2029", "\u0085"])
def test_every_sign_that_ends_a_line_ends_it_for_labels(end: str) -> None:
    text = f"Edda Voss: Why?{end}Tobias Renn: So.\nEdda Voss: Oh.{end}Tobias Renn: Yes.\n"
    found = given(text)
    assert found.text == text
    assert speakers(text) == ["Edda Voss", "Tobias Renn"] * 2


def test_questions_set_as_headings_are_questions() -> None:
    text = (
        "# The quay\n\nEdda Voss on fees.\n\n## Who pays for it?\n\nThe towns.\n\nA third.\n\n"
        "## Will it last?\n\nI hope not.\n\n## Why?\n\nIt is loud.\n"
    )
    found = given(text, "x.md")
    assert [t.kind for t in found.turns if t.kind in SPOKEN] == ["question", "answer"] * 3
    assert said(found)[0][1] == "Who pays for it?"


def test_a_label_on_its_own_line_may_be_a_long_office() -> None:
    office = "The Secretary of State for Harbours, Night Ferries and the Coast"
    text = (
        f"Edda Voss:\nFees rise.\n\nTobias Renn (FP):\nYes.\n\nEdda Voss:\nSo.\n\n{office}:\nNo.\n"
    )
    assert speakers(text) == ["Edda Voss", "Tobias Renn", "Edda Voss", office]


@pytest.mark.parametrize(
    "text",
    [
        "Pro: people get home.\n\nCon: people wake up.\n\nThe town debates it.\n\n"
        "Pro: the towns gain.\n\nCon: the towns pay.\n",
        "Quay: a place for boats.\n\nFerry: a boat.\n\nPier: a long quay.\n\nFee: what is paid.\n",
        "From: Edda Voss\nTo: Tobias Renn\n\nClose it.\n\nFrom: Tobias Renn\nTo: Edda Voss\n\nNo.\n",
        "Step 1: Cut.\n\nStep 2: Fry.\n\nStep 3: Serve.\n\nStep 1: Eat.\n\nStep 2: Rest.\n",
        "LINDHOLM – The ferry stays.\n\nNORTHMOOR – The town objects.\n\nLINDHOLM – They meet.\n",
        "10:00 Opening\n10:15 Report on the quay\n10:45 Coffee break\n11:00 Debate\n12:00 Vote\n",
    ],
)
def test_where_nobody_speaks_nobody_is_named(text: str) -> None:
    found = given(text)
    assert not any(t.speaker for t in found.turns)
    assert found.attributes["question"]


def test_initials_are_offered_the_whole_name_the_text_gives() -> None:
    text = "Interview: Edda Voss and Mara Ostrow\n\nMO: So?\nEV: Loud.\nMO: Why?\nEV: So.\n"
    offered = {
        (p["name"], p["other"]) for p in given(text).proposals if p["what"] == "same-speaker"
    }
    assert offered == {("EV", "Edda Voss"), ("MO", "Mara Ostrow")}


def test_page_numbers_that_count_up_are_no_words() -> None:
    text = "Edda Voss: We pay\n\n12\n\na third.\n\nTobias Renn: So.\n\n13\n\nEdda Voss: Yes.\n"
    assert [words for _, words in said(given(text))] == ["We pay", "a third.", "So.", "Yes."]


def test_a_stamp_inside_a_turn_is_its_speakers_time() -> None:
    text = "Edda Voss: [0:01] Yes.\n\n[1:00] It is loud.\n\nTobias Renn: [1:09] So.\n\nEdda Voss: [1:12] Oh.\n"
    spoken = given(text).turns
    assert [(t.speaker, t.begins_at) for t in spoken][:3] == [
        ("Edda Voss", 1.0),
        ("Edda Voss", 60.0),
        ("Tobias Renn", 69.0),
    ]


def test_an_office_whose_holder_never_speaks_by_name_is_offered_the_holder() -> None:
    text = "Edda Voss: So.\n\nMr Deputy Speaker (Sir Jon Hask): Order.\n\nEdda Voss: No.\n\nTobias Renn: Yes.\n\nTobias Renn: Oh.\n"
    offered = [
        (p["name"], p["other"]) for p in given(text).proposals if p["what"] == "same-speaker"
    ]
    assert offered == [("Mr Deputy Speaker", "Sir Jon Hask")]
