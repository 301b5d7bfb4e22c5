"""What begins like somebody's words and was given to somebody else is flagged, and lowers the evidence."""

import pytest

from hustings.read import find_turns

TALK = [
    "Edda Voss: The ferry is loud.",
    "Tobias Renn: It is not.",
    "Edda Voss: It wakes the town.",
    "Tobias Renn: Not mine.",
    "{odd}",
    "Edda Voss: So.",
]


def codes(odd: str) -> list[list[str]]:
    found = find_turns("\n\n".join(TALK).format(odd=odd) + "\n")
    return [[f.code for f in t.flags] for t in found.turns]


@pytest.mark.parametrize(
    ("odd", "code"),
    [
        ("Edda Voss\nWho pays?", "name-inside"),
        ("Edda Voss – who pays?", "name-inside"),
        ("Edda Voss; who pays?", "name-inside"),
        ("Voss\nWho pays?", "name-inside"),
        ("a voice from the hall: Shame!", "new-label"),
        ("Guest: Shame!", "new-label"),
        ("0:12 Who pays?", "time"),
        ("Mr. HASK. Who pays?", "new-label"),
        ("*Who pays for the night ferry?*", "question-inside"),
        ("14 B\nThe quay.", "page"),
    ],
)
def test_a_paragraph_that_begins_like_another_turn_is_flagged(odd: str, code: str) -> None:
    assert codes(odd) == [[], [], [], [code], []]


@pytest.mark.parametrize(
    "words",
    [
        "Note: it is late.",
        "And I said: never.",
        "The point is: we pay.",
        "17 boats came.",
        "At 17:30 they leave.",
        "Voss, you know this.",
        "We asked the town, the company and the guild; nobody answered.",
    ],
)
def test_words_that_only_hold_a_colon_or_a_number_begin_no_turn(words: str) -> None:
    assert {code for turn in codes(words) for code in turn} <= {"narration"}


def marked(mark: str, times: int) -> list[list[str]]:
    """The flags of a talk in which one of two speakers is marked by signs of somebody's own."""
    asked = [
        f"Host: Who pays for ferry {n}?\n\n{mark} The town does, {n} times." for n in range(times)
    ]
    found = find_turns("\n\n".join([*asked, "Host: Thank you."]) + "\n")
    return [[f.code for f in t.flags] for t in found.turns]


@pytest.mark.parametrize("mark", ["~W~", "int/", "|ed|", "W>", "^Odd:"])
def test_a_short_word_between_marks_that_opens_paragraphs_again_and_again_may_be_a_speaker(
    mark: str,
) -> None:
    assert marked(mark, 4) == [*[["new-label"]] * 4, []]


def test_marks_that_stand_twice_or_in_a_sentence_are_no_speaker() -> None:
    assert not any("new-label" in flags for flags in marked("~W~", 2))
    assert not any("new-label" in flags for flags in marked("And/or", 4))
    assert not any("new-label" in flags for flags in marked("[laughter]", 4))


def test_each_flag_has_a_fix() -> None:
    found = find_turns("\n\n".join(TALK).format(odd="Edda Voss – who pays?") + "\n")
    assert [verb for _, flag in found.flags for verb, _ in flag.fixes] == ["split", "keep"]


def test_a_doubt_lowers_the_evidence() -> None:
    right = find_turns("\n\n".join(TALK).format(odd="They sleep.") + "\n").evidence
    wrong = find_turns("\n\n".join(TALK).format(odd="Edda Voss – who pays?") + "\n").evidence
    assert right == "5 labels (Name: words), 100 % of lines explained"
    assert wrong == "5 labels (Name: words), 67 % of lines explained, 1 place in doubt"


@pytest.mark.parametrize(
    "nobody", ["Recess", "1. Sitzung", "HL", "Friday", "Action 20.2", "Poll", "Links"]
)
def test_a_speaker_that_is_no_person_is_flagged_at_every_turn(nobody: str) -> None:
    rows = ["Edda Voss (HL): Yes.", f"{nobody}: So.", "Tobias Renn: No.", f"{nobody}: Oh."]
    found = find_turns("\n\n".join(rows) + "\n")
    flagged = {t.speaker for t in found.turns if any(f.code == "no-person" for f in t.flags)}
    unflagged = {t.speaker for t in found.turns if not t.flags}
    assert flagged == {nobody}
    assert nobody not in unflagged


def test_numbers_given_to_a_speaker_are_doubted_and_a_figure_said_is_not() -> None:
    text = "Edda Voss: 12 A\n\nTobias Renn: How many?\n\nEdda Voss: 14.\n\nTobias Renn: So.\n"
    found = find_turns(text)
    assert [[f.code for f in t.flags] for t in found.turns] == [["no-words"], [], [], []]


def test_a_turn_far_longer_than_the_others_is_doubted() -> None:
    long = "They sleep badly. " * 600
    rows = [f"{who}: Yes." for who in ("Edda Voss", "Tobias Renn")] * 5
    found = find_turns("\n\n".join([*rows, f"Edda Voss: {long}"]) + "\n")
    assert [i for i, flag in found.flags if flag.code == "long"] == [10]


def test_long_speeches_are_ordinary_where_there_are_several() -> None:
    speech = "The ferry sails every day at noon. " * 300
    text = "\n\n".join(
        f"The Chair: Number {n}, please.\n\nMr. Renn: {speech if n % 3 == 0 else 'No.'}"
        for n in range(1, 13)
    )
    assert [f.code for t in find_turns(text).turns for f in t.flags] == []


def test_a_point_that_is_counted_in_words_is_no_label_among_whole_names() -> None:
    talk = "\n\n".join(
        f"Edda Voss: What of pier {n}?\n\nTobias Renn: Two things.\n\n"
        f"Firstly: I pay for it.\n\nSecondly: I build it."
        for n in range(1, 9)
    )
    assert "new-label" not in {f.code for t in find_turns(talk).turns for f in t.flags}


def test_words_above_the_first_turn_that_begin_like_a_label_are_doubted() -> None:
    text = "A night debate\n\nJon Hask of the guild: Good evening all\n\nJon Hask: I am late.\n\n"
    found = find_turns(text + "V1: Yes.\n\nV2: No.\n\nV1: So.\n\nV2: Oh.\n")
    assert "new-label" in [flag.code for _, flag in found.flags]


def test_a_label_with_the_same_words_behind_it_each_time_names_nobody() -> None:
    foot = "Imprint: This printed report of the sittings is for information purposes only."
    pages = [f"Edda Voss: What of pier {n}?\n\nTobias Renn: It is mended, {n}." for n in range(4)]
    found = find_turns(f"\n\n{foot}\n\n".join(pages))
    flagged = {t.speaker for t in found.turns if any(f.code == "no-person" for f in t.flags)}
    assert flagged == {"Imprint"}


def test_what_is_said_again_and_again_in_a_few_words_is_said() -> None:
    rows = [f"Edda Voss: Pier {n}, all in favour?\n\nTobias Renn: We agree." for n in range(8)]
    assert not find_turns("\n\n".join(rows)).flags
