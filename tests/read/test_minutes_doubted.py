"""What minutes, chats and captions leave in doubt is said to be."""

import pytest

from hustings.read import find_turns, read

from .test_minutes import told


def test_a_name_in_russian_within_a_sentence_is_no_label() -> None:
    text = (
        "Председательствующий. Спасибо.\nРенников Т. А. сказал, что это не так.\n"
        "Воссов Э. П. Это так.\nПредседательствующий. Понятно.\nВоссов Э. П. Да.\n"
    )
    assert [who for who, _ in told(text)] == [
        "Председательствующий",
        "Воссов Э. П.",
        "Председательствующий",
        "Воссов Э. П.",
    ]


SHORT = "".join(
    f"Edda Voss: Who pays for pier {n}, do you know?\n\nTobias Renn: The towns pay for it.\n\n"
    for n in range(6)
)


@pytest.mark.parametrize(
    "odd",
    [
        "The ferries of the northern quay",
        "The last ferry left the quay in March. Nothing has come since.",
        "                              The quay, a second time.",
    ],
)
def test_a_paragraph_made_otherwise_than_all_is_doubted(odd: str) -> None:
    text = f"{SHORT}{odd}\n\nEdda Voss: I see.\n"
    found = find_turns(text)
    flagged = [t for t in found.turns if t.flags]
    assert [[f.code for f in t.flags] for t in flagged] == [["narration"]]
    assert odd.strip() in text[flagged[0].start : flagged[0].end]


def test_chevrons_before_names_in_captions_begin_turns() -> None:
    cues = (">> MARA: Who pays?", ">> EDDA: The towns.", "They pay a third.", ">> MARA: I see.")
    text = "".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{w}\n\n" for n, w in enumerate(cues, 1)
    )
    assert told(text, "x.srt") == [
        ("MARA", "Who pays?"),
        ("EDDA", "The towns. They pay a third."),
        ("MARA", "I see."),
    ]


def test_a_line_with_a_colon_among_labels_on_their_own_lines_is_doubted() -> None:
    text = "".join(f"Edda Voss:\nWho pays, {n}?\n\nTobias Renn:\nThe towns.\n\n" for n in range(3))
    found = find_turns(f"{text}Minister portów Ines Kalder:\nGminy.\n")
    assert [[f.code for f in t.flags] for t in found.turns if t.flags] == [["new-label"]]


def test_a_dash_before_a_paragraph_of_nobody_is_doubted() -> None:
    found = find_turns(f"{SHORT}– Son las 18 y 2.\n\nEdda Voss: I see.\n")
    assert [[f.code for f in t.flags] for t in found.turns if t.flags] == [["narration"]]


@pytest.mark.parametrize("label", ["TAPE NUMBER", "Side 2", "Reel 4"])
def test_a_tape_is_no_person(label: str) -> None:
    text = (
        "".join(f"VOSS: Yes, {n}.\nRENN: No.\n" for n in range(4)) + f"{label}: I, SIDE TWO\n" * 2
    )
    found = find_turns(text)
    assert not [t for t in found.turns if t.speaker == label and not t.flags]


def test_words_below_a_line_drawn_without_a_label_are_doubted() -> None:
    text = "### Edda\n\nWho pays?\n\n### Tobias\n\nThe towns.\n\n### Edda\n\nI see.\n\n### Tobias\n\nYou do.\n\n---\n\nSubscribe now.\n"
    found = read(text.encode(), name="x.md")
    assert [[f.code for f in t.flags] for t in found.turns][-1] == ["unlabelled"]


def test_a_bracket_over_lines_in_a_record_broken_at_a_width_is_nobodys() -> None:
    text = (
        "               JUSTICE VOSS:  Is it a road?  The brief does not say that it is one.\n"
        "               MR. HALLAM:  It is, Your Honor, and it has been one for forty years\n"
        "   in this town.\n               JUSTICE VOSS:  Thank you, counsel.\n"
        "   The case is submitted, and the parties may file what they have to file.\n"
        "               (Whereupon, at 11:05 a.m., the case in the above-entitled\n"
        "   matter was submitted.)\n"
    )
    assert "Whereupon" not in " ".join(words for _, words in told(text))


def test_paragraphs_as_all_others_are_are_not_doubted() -> None:
    talk = "".join(
        f"Edda Voss: Who pays for pier {n}?\n\nThe towns have no money.\n\nTobias Renn: They do.\n\n"
        for n in range(6)
    )
    assert not [t for t in find_turns(talk).turns if t.flags]
