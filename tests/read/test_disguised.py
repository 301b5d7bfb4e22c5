"""A table saved as text, minutes whose mark-up holds one text, and items that stand as speakers."""

import pytest

from hustings.read import find_turns, read
from hustings.read.doubts.no_persons import is_no_person

ROWS = (("Edda Voss", "Who pays for the pier?"), ("Tobias Renn", "The towns, I say."))


@pytest.mark.parametrize("sign", ["\t", ",", ";"])
@pytest.mark.parametrize("head", [("Line", "Speaker", "Text"), ("speaker", "utterance")])
def test_a_table_saved_as_text_is_a_table(head: tuple[str, ...], sign: str) -> None:
    number = ["1"] * (len(head) - 2)
    rows = [sign.join([*number, who, f'"{words}"']) for who, words in ROWS]
    found = read("\n".join([sign.join(head), *rows]).encode(), name="debate.txt")
    assert found.source is not None
    assert found.source.format == "csv"
    assert [(t.speaker, found.text[t.start : t.end]) for t in found.turns] == list(ROWS)


def test_a_text_that_names_its_people_is_no_table() -> None:
    talk = "Name, place and text of the talk\n\nEdda Voss: Who pays?\n\nTobias Renn: We do.\n"
    found = read(talk.encode(), name="talk.txt")
    assert found.source is not None
    assert found.source.format == "text"


MINUTES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE DOKUMENT SYSTEM "BUNDESTAGSDOKUMENTE.dtd">
<DOKUMENT><WAHLPERIODE>9</WAHLPERIODE><DATUM>13.05.1981</DATUM><TITEL>Plenarprotokoll</TITEL>
<TEXT>Präsidentin Voss: Ich rufe die Frage 2 auf.
Renn (HL): Frau Präsidentin, wer zahlt die Fähre?
Präsidentin Voss: Das Wort hat der Herr Minister.
Dr. Goffi, Bundesminister für Verkehr: Die Städte zahlen sie.
Renn (HL): Ich danke Ihnen.
</TEXT></DOKUMENT>"""


def test_minutes_whose_mark_up_holds_one_text_are_read_as_that_text() -> None:
    found = read(MINUTES.encode(), name="09036.xml")
    assert [t.speaker for t in found.turns] == [
        "Präsidentin Voss",
        "Renn",
        "Präsidentin Voss",
        "Dr. Goffi",
        "Renn",
    ]
    assert found.date == "1981-05-13"
    assert found.title == "Plenarprotokoll"


@pytest.mark.parametrize("item", ["3. Punkt", "Entschließungsantrag", "III", "Wortmeldungen"])
def test_items_of_an_agenda_are_no_persons(item: str) -> None:
    assert is_no_person(item, ())
    talk = "\n\n".join(f"Edda Voss: Ich sage {n}.\n\nTobias Renn: Und wer zahlt?" for n in range(6))
    told = f"{talk}\n\n{item}: Bericht über die Fähre\n\n{item}: Bericht über den Kai\n"
    flags = [f.code for t in find_turns(told).turns if t.speaker == item for f in t.flags]
    assert "no-person" in flags or not any(t.speaker == item for t in find_turns(told).turns)


@pytest.mark.parametrize("name", ["I", "IV", "Voss", "Ivi", "Edda Punkt"])
def test_initials_and_names_may_be_persons(name: str) -> None:
    assert not is_no_person(name, ())
