"""Questions marked by a bare letter, letters nobody knows, and labels set apart inside a line."""

from hustings.model import SPOKEN_KINDS
from hustings.read import find_turns

BRIEFING = "\n\n".join(
    f"MS. VOSS:  The ferry goes on day {n}, as I said.\n\n{{letter}} Who pays for it on day {n}?"
    for n in range(1, 9)
)


def test_a_question_may_begin_one_blank_behind_its_letter() -> None:
    found = find_turns(BRIEFING.format(letter="Q"))
    spoken = [t for t in found.turns if t.kind in SPOKEN_KINDS]
    assert [t.speaker for t in spoken] == ["MS. VOSS", "Q"] * 8
    assert BRIEFING.format(letter="Q")[spoken[1].start :].startswith("Who pays for it on day 1?")


def test_a_word_of_one_letter_is_no_question() -> None:
    found = find_turns(BRIEFING.format(letter="A") + "\n\nMS. VOSS:  And Q Magazine wrote of it.")
    assert {t.speaker for t in found.turns if t.speaker} == {"MS. VOSS"}


def test_a_letter_that_begins_paragraphs_again_and_again_is_doubted() -> None:
    often = find_turns(BRIEFING.format(letter="Z"))
    assert often.question is not None or all(
        any(f.code == "new-label" for f in t.flags) for t in often.turns
    )
    goes_on = BRIEFING.format(letter="").replace(
        "\n\n Who pays for it on day 3?", "\n\nZ Who pays?"
    )
    assert not any(f.code == "new-label" for t in find_turns(goes_on).turns for f in t.flags)


def test_labels_set_apart_by_blanks_or_behind_a_dash_begin_turns() -> None:
    text = "\n".join(
        f"Voss:  I would say that --   Renn:  Who pays for pier {n}?    Voss:  We do and   Renn:  So"
        for n in range(1, 7)
    )
    speakers = [t.speaker for t in find_turns(text).turns if t.kind in SPOKEN_KINDS]
    assert speakers == ["Voss", "Renn", "Voss", "Renn"] * 6
