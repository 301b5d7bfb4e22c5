"""Who interrupts, and what heads pages: neither is the words of whoever speaks."""

import pytest

from hustings.read import find_turns, read
from hustings.read.doubts.check import DOUBTS
from hustings.read.words.layout import is_wrapped
from hustings.read.words.lines import is_direction, split_lines

FLOOR = """# Talk

**Edda Voss:** The ferry goes to the islands.

> *Tobias Renn interrupts:* Never!

It goes each hour.

**Tobias Renn:** I asked who pays.

> _Voices from the floor:_ The towns!
> _Alan Goffi:_ Order!

**Edda Voss:** The towns pay.
"""


def test_who_interrupts_in_a_block_of_quotation_speaks() -> None:
    found = read(FLOOR.encode(), name="talk.md")
    spoken = [(t.speaker, found.text[t.start : t.end]) for t in found.turns if t.kind == "speech"]
    assert spoken == [
        ("Edda Voss", "The ferry goes to the islands."),
        ("Tobias Renn", "Never!"),
        ("Edda Voss", "It goes each hour."),
        ("Tobias Renn", "I asked who pays."),
        ("Voices from the floor", "The towns!"),
        ("Alan Goffi", "Order!"),
        ("Edda Voss", "The towns pay."),
    ]
    assert found.source is not None
    assert found.source.evidence.startswith("6 labels")
    assert not any(f.code in DOUBTS for t in found.turns for f in t.flags)


def test_a_quotation_that_names_nobody_is_the_speakers() -> None:
    quoted = FLOOR.replace("*Tobias Renn interrupts:* Never!", "The sea is *wide:* so wide.")
    found = read(quoted.encode(), name="talk.md")
    assert "wide" in found.text[found.turns[1].start : found.turns[1].end] or any(
        t.speaker == "Edda Voss" and "wide" in found.text[t.start : t.end] for t in found.turns
    )


def minutes(head: str) -> str:
    """Minutes of eight pages, each with a dated line and a head in capitals above its words."""
    names = ("O SR. EDDA VOSS (Bloco/PT - SP) - ", "O SR. TOBIAS RENN (Bloco/PL - RJ) - ")
    said = "E o porto precisa de uma balsa, eu digo.\n\n"
    page = "Notas, {n} de março de 2031\n\n{head}\n\n" + said * 12
    return "\n".join(
        f"{names[n % 2]}Sr. Presidente, nós pagamos a balsa {n}.\n\n" + page.format(n=n, head=head)
        for n in range(1, 9)
    )


def test_a_head_of_pages_in_capitals_heads_no_part() -> None:
    found = find_turns(minutes("CÂMARA DO PORTO"))
    spoken = [t for t in found.turns if t.kind == "speech"]
    assert {t.speaker for t in spoken} == {"O SR. EDDA VOSS", "O SR. TOBIAS RENN"}
    assert not any(f.code == "unlabelled" for t in spoken for f in t.flags)


def test_lines_of_small_type_are_broken_at_a_width() -> None:
    words = (
        "the ferry goes to the islands each hour and comes back before the night falls and " * 40
    )
    lines = [words[at : at + 130].strip() for at in range(0, len(words), 130)]
    assert is_wrapped(split_lines("\n".join(lines)))
    assert not is_wrapped(split_lines("\n".join(line.capitalize() for line in lines)))


@pytest.mark.parametrize(
    ("words", "is_one"),
    [("(APPLAUSE) (CHEERING)", True), ("(APPLAUSE)", True), ("(See (A) and (B) there.", False)],
)
def test_several_directions_may_share_a_line(words: str, is_one: bool) -> None:
    assert is_direction(words) is is_one


def test_a_label_of_one_word_is_none_where_all_are_whole_names_in_capitals() -> None:
    talk = (
        "\n\n".join(
            f"EDDA VOSS: The towns pay for pier {n}.\n\nTOBIAS RENN: I see, and who else pays?"
            for n in range(6)
        )
        + "\n\nALL: Aye!"
    )
    goes_on = talk.replace("pier 3.", "pier 3.\n\nInsisto: nobody else pays for it, I say.")
    found = find_turns(goes_on)
    assert not any(f.code == "new-label" for t in found.turns for f in t.flags)
    strange = find_turns(talk.replace("pier 3.", "pier 3.\n\nALAN GOFFI: I pay, I say."))
    assert any(t.speaker == "ALAN GOFFI" or t.flags for t in strange.turns)


def test_what_the_interviewer_notes_is_nobodys() -> None:
    talk = "**Voss:** Who pays for pier {n}?\n\n**E2:** The towns do.\n\n**[NOTAS DE OBSERVACIÓN]:** calm"
    found = read("\n\n".join(talk.format(n=n) for n in range(5)).encode(), name="e2.md")
    notes = [found.text[t.start : t.end] for t in found.turns if t.kind == "note"]
    assert notes == ["**[NOTAS DE OBSERVACIÓN]:** calm"] * 5
    spoken = [found.text[t.start : t.end] for t in found.turns if t.speaker == "E2"]
    assert spoken == ["The towns do."] * 5
