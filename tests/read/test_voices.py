"""Voices a machine numbers, names it lists apart, and a chair in a paragraph of its own."""

import json

from hustings.model import Transcript
from hustings.read import read


def given(text: str, name: str) -> Transcript:
    return read(text.encode(), name=name)


def turns(t: Transcript) -> list[tuple[str | None, str]]:
    return [(u.speaker, t.text[u.start : u.end]) for u in t.turns if u.kind == "speech"]


def test_a_numbered_voice_among_bold_names_is_no_word_of_whoever_spoke_before() -> None:
    found = given(
        "[00:00] **Edda Voss**: Where were we?\n\n[00:05] SPEAKER_00: You asked for people.\n\n"
        "[00:08] **Edda Voss**: Yes, thank you.\n\n[00:12] **Bo Marsh**: I am one of them.\n\n"
        "[00:20] SPEAKER_00: So am I, then.\n\n[00:24] **Bo Marsh**: Very well.\n",
        "call.txt",
    )
    assert [who for who, _ in turns(found)] == [
        "Edda Voss",
        "SPEAKER_00",
        "Edda Voss",
        "Bo Marsh",
        "SPEAKER_00",
        "Bo Marsh",
    ]
    assert turns(found)[1][1] == "You asked for people."


def test_speakers_listed_by_their_own_keys_give_their_names() -> None:
    call = {
        "speakers": [
            {"speaker_id": "speaker_001", "speaker_label": "Edda"},
            {"speaker_id": "speaker_002", "speaker_label": "Bo"},
        ],
        "segments": [
            {"text": "Who pays for it?", "speaker_id": "speaker_001"},
            {"text": "The towns pay.", "speaker_id": "speaker_002"},
        ],
    }
    assert turns(given(json.dumps(call), "call.json")) == [
        ("Edda", "Who pays for it?"),
        ("Bo", "The towns pay."),
    ]


def test_the_chair_of_the_bundestag_has_the_floor_by_a_paragraph_that_names_them() -> None:
    found = given(
        '<dbtplenarprotokoll sitzung-datum="6.05.2031"><sitzungsverlauf><sitzungsbeginn>'
        '<p klasse="N">Präsidentin Iva Holm:</p><p klasse="J_1">Die Sitzung ist eröffnet.</p>'
        "</sitzungsbeginn></sitzungsverlauf></dbtplenarprotokoll>",
        "12.xml",
    )
    assert turns(found) == [("Präsidentin Iva Holm", "Die Sitzung ist eröffnet.")]
