"""A paragraph below a label is its speaker's where it is made as what is said in its text."""

import pytest

from hustings.read import find_turns

VOICES = ("Edda Voss", "Tobias Renn")
ASKED = ("Who pays for pier {n}, do you know?", "The towns pay for it, all {n} of them.")


def talk(last: str, *, goes_on: str = "", odd: str = "", times: int = 6) -> str:
    """A talk of two in which turns go on (or not), one of them by an odd paragraph."""
    out = []
    for n in range(1, times + 1):
        out += [f"{VOICES[n % 2]}: {ASKED[n % 2].format(n=n)}"]
        out += [goes_on.format(n=n)] if goes_on else []
        out += [odd] if odd and n == times // 2 else []
    return "\n\n".join([*out, last]) + "\n"


def doubted(text: str) -> list[str]:
    found = find_turns(text)
    return [text[t.start : t.end] for t in found.turns for f in t.flags if f.code == "narration"]


ALIEN = [
    "The second day",
    "Night ferry, 3 May",
    "Edda Voss leaves the room.",
    "* A pier of the northern quay",
    "Överläggningen var härmed avslutad.",
    "運輸局議員議案",
    "Сведения о докладчике",
]


@pytest.mark.parametrize("odd", ALIEN)
def test_a_paragraph_unlike_all_that_is_said_is_doubted_in_any_language(odd: str) -> None:
    found = doubted(talk("Edda Voss: I see.", odd=odd, times=10))
    assert [words.rsplit("\n\n", 1)[-1] for words in found] == [odd]


@pytest.mark.parametrize("odd", ALIEN[:3])
def test_it_is_doubted_among_turns_that_go_on(odd: str) -> None:
    goes_on = "I asked them about pier {n}, and they said that we should wait for it."
    found = doubted(talk("Edda Voss: I see.", goes_on=goes_on, odd=odd, times=10))
    assert [words.rsplit("\n\n", 1)[-1] for words in found] == [odd]


@pytest.mark.parametrize(
    "goes_on",
    [
        "I asked them about pier {n}, and they said that we should wait for it.",
        "The towns are poor, and the sea is wide at pier {n}.",
        "— and pier {n}",
    ],
)
def test_what_is_everywhere_is_how_a_text_is_written(goes_on: str) -> None:
    assert doubted(talk("Edda Voss: I see.", goes_on=goes_on, times=10)) == []


def test_a_doubt_says_what_it_rests_on_and_can_be_answered() -> None:
    found = find_turns(talk("Edda Voss: I see.", odd="The Second Day", times=10))
    (flag,) = (f for _, f in found.flags)
    assert flag.message == (
        "'The Second Day' is unlike what is said in this text: it is set like a heading and it "
        "does not end as a sentence does. It may be a heading, what happened, or another's words."
    )
    assert [verb for verb, _ in flag.fixes] == ["split", "keep"]


def test_words_that_go_on_after_an_aside_may_be_nobodys_too() -> None:
    text = talk("[Music]", times=10) + "\nSupport by the Friends of the Quay\n"
    found = find_turns(text)
    last = found.turns[-1]
    assert text[last.start : last.end] == "Support by the Friends of the Quay"
    assert [[verb for verb, _ in f.fixes] for f in last.flags] == [
        ["set_kind", "set_speaker", "keep"]
    ]


def test_one_that_is_doubted_does_not_vouch_for_the_next() -> None:
    many = "".join(f"{talk('', odd=f'Clause of the second part {n}')}\n" for n in "abcde")
    assert len(doubted(many)) == 5


@pytest.mark.parametrize(
    ("label", "words"),
    [("Lighting", "BLUE, UP"), ("Sound", "Bell 2, distant"), ("Ton", "WELLEN 3")],
)
def test_a_label_behind_which_nothing_is_said_is_doubted(label: str, words: str) -> None:
    text = talk("Edda Voss: I see.", times=12)
    rows = text.split("\n\n")
    rows[4:4] = [f"{label}: {words}"]
    rows[9:9] = [f"{label}: {words}"]
    found = find_turns("\n\n".join(rows))
    flagged = {t.speaker for t in found.turns if any(f.code == "no-person" for f in t.flags)}
    assert flagged == {label}


def test_somebody_who_says_one_word_is_not_doubted() -> None:
    text = talk("Jon Hask: Shame!", times=12)
    assert not [t for t in find_turns(text).turns if t.flags]


@pytest.mark.parametrize(
    "odd",
    [
        "EDDA VOSSI, Direttrice del museo del porto e dei traghetti. Grazie, presidente.",
        "MARTA OSTROVI (Presidente della Commissione, in videoconferenza): grazie.",
    ],
)
def test_a_name_in_capitals_begins_like_a_label_where_labels_are_in_capitals(odd: str) -> None:
    text = "".join(f"PRESIDENTE. Prego, {n}.\n\nTOBIA RENNI. Chi paga {n}?\n\n" for n in "abc")
    found = find_turns(f"{text}{odd}\n")
    assert found.turns[-1].speaker == "TOBIA RENNI"
    assert [f.code for f in found.turns[-1].flags] == ["new-label"]


def test_what_follows_a_polite_word_is_still_looked_at() -> None:
    text = talk("Edda Voss: Please, sir.\n\nBreak of 10 persons", times=10)
    assert [f.code for f in find_turns(text).turns[-1].flags] == ["narration"]


def test_a_closing_note_is_doubted_sooner_than_the_same_words_within() -> None:
    note = "Set in type and read by the guild of Northmoor."
    goes_on = "The towns are poor, and the sea is wide at pier {n}."
    assert doubted(talk(f"Edda Voss: I see.\n\n{note}", goes_on=goes_on, times=10))
    assert not doubted(talk("Edda Voss: I see.", goes_on=goes_on, odd=note, times=10))


def test_a_text_many_turns_of_which_are_in_doubt_is_asked_about() -> None:
    rows = [f"{VOICES[n % 2]}: So, {n}.\n\n{VOICES[1 - n % 2]} – who pays {n}?" for n in range(8)]
    found = find_turns("\n\n".join(rows) + "\n")
    assert found.question is not None
    assert "8 places in doubt" in found.question
    assert {t.kind for t in found.turns} <= {"unassigned", "title"}
    assert [c.convention for c in found.choices] == ["colon"]
    assert find_turns("\n\n".join(rows), convention="colon").question is None
    calm = [f"{VOICES[n % 2]}: I see, {n}." for n in range(8)]
    assert find_turns("\n\n".join(rows[:6] + calm)).question is not None
    assert find_turns("\n\n".join(rows[:4] + calm)).question is None


@pytest.mark.parametrize("odd", ["Next Question by Tobias", "Next Question by Mr. Ochieng"])
def test_what_is_called_out_is_said(odd: str) -> None:
    assert doubted(talk("Edda Voss: I see.", odd=odd, times=10))
    assert not doubted(talk("Edda Voss: I see.", odd=f"{odd}!", times=10))


@pytest.mark.parametrize(
    "said",
    [
        "We're on the quay, and it's late.",
        "C'est le dernier bac du soir.",
        "Um, the northern quay.",
        "Go ahead, Edda Voss.",
        "Minister.",
        "Governor Renn...",
    ],
)
def test_contractions_hesitation_and_calls_are_talk(said: str) -> None:
    goes_on = "They build the whole of pier {n} again."
    assert doubted(talk("Edda Voss: I see.", odd=said, goes_on=goes_on, times=10)) == []


def test_whoever_spoke_goes_on_behind_applause() -> None:
    text = "\n\n".join(
        f"Edda Voss: Who pays for pier {n}?\n\n(Applause.)\n\nThe towns pay for pier {n}."
        f"\n\nTobias Renn: The towns, all {n} of them."
        for n in range(1, 7)
    )
    found = find_turns(text)
    assert [t.speaker for t in found.turns if t.kind == "speech"][:3] == [
        "Edda Voss",
        "Edda Voss",
        "Tobias Renn",
    ]
    assert doubted(text) == []


def test_what_is_heard_in_capitals_is_no_heading() -> None:
    found = find_turns(talk("Edda Voss: I see.", odd="(BELL RINGS)\n\nI was saying: the towns."))
    kinds = [t.kind for t in found.turns if t.kind != "speech"]
    assert kinds == ["direction"]
    assert "unlabelled" not in {f.code for t in found.turns for f in t.flags}
