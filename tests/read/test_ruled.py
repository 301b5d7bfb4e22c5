"""Names below a line drawn, names with a bare time, and labels that are counted in brackets."""

import pytest

from hustings.read import find_turns, read

RULED = """Conference of the Port Office
3 May 2031
---
PRESIDENT EDDA VOSS
Good morning.
The ferry goes to the islands again.
---
TOBIAS RENN, MINISTER FOR HARBOURS
Thank you.
The towns pay for it.
---
QUESTION
(Inaudible)
---
PRESIDENT EDDA VOSS
We are done.
"""


def test_a_name_below_a_line_drawn_speaks_what_stands_below_it() -> None:
    found = find_turns(RULED)
    spoken = [(t.speaker, RULED[t.start : t.end]) for t in found.turns if t.speaker]
    assert spoken == [
        ("PRESIDENT EDDA VOSS", "Good morning.\nThe ferry goes to the islands again."),
        ("TOBIAS RENN", "Thank you.\nThe towns pay for it."),
        ("QUESTION", "(Inaudible)"),
        ("PRESIDENT EDDA VOSS", "We are done."),
    ]
    assert found.convention == "ruled"
    assert [RULED[t.start : t.end] for t in found.turns if not t.speaker] == [
        "Conference of the Port Office",
        "3 May 2031",
    ]


def test_chapters_below_lines_drawn_speak_nothing() -> None:
    chapters = "\n---\n".join(f"THE PIER IN YEAR {n}\nIt was built of stone." for n in range(6))
    assert find_turns(chapters).question is not None


CLOCKED = """Edda Voss 00:00 Okay, we begin at 9:30 then.

TR07 00:{a} Um, no, I do not think so.

Edda Voss 01:{b} Who pays for pier 4?

TR07 01:20 The towns.
"""


def test_a_name_with_a_bare_time_speaks_what_stands_behind_it() -> None:
    text = CLOCKED.format(a="08", b="12")
    found = find_turns(text)
    assert found.convention == "name-clock"
    assert [(t.speaker, t.begins_at) for t in found.turns] == [
        ("Edda Voss", 0.0),
        ("TR07", 8.0),
        ("Edda Voss", 72.0),
        ("TR07", 80.0),
    ]
    assert text[found.turns[0].start : found.turns[0].end] == "Okay, we begin at 9:30 then."


def test_times_that_do_not_go_up_are_no_recordings() -> None:
    assert find_turns(CLOCKED.format(a="58", b="02").replace("01:20", "00:30")).convention is None


@pytest.mark.parametrize("counter", ["[T00{n}]", "[{n}]", "[Seg. {n}]"])
def test_labels_may_be_counted_in_brackets(counter: str) -> None:
    text = "\n".join(
        f"{counter.format(n=n)} {('Edda Voss', 'Participant 2')[n % 2]}: The towns pay, I say."
        for n in range(1, 9)
    )
    found = find_turns(text)
    assert {t.speaker for t in found.turns} == {"Edda Voss", "Participant 2"}
    assert found.question is None


TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="ParlaMint-XX_2031-05-03">
<teiHeader><fileDesc><titleStmt><title>Sitting [ParlaMint]</title></titleStmt></fileDesc></teiHeader>
<text><body><div>
<u ana="#chair"><seg>The sitting is open.</seg></u>
<u who="#RennTobias" ana="#regular"><seg>Thank you, and good morning.</seg></u>
<u who="#PAD_00799" ana="#regular"><seg>I have nothing to add.</seg></u>
</div></body></text></TEI>"""


def test_identities_without_a_list_of_persons_are_names_where_they_are_words() -> None:
    found = read(TEI.encode(), name="sitting.xml")
    assert [t.speaker for t in found.turns] == ["Chair", "Renn Tobias", "PAD_00799"]
