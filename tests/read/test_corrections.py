"""What a person does to turns: each act gives new turns, disjoint and in order."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings.errors import OptionError, UnknownName
from hustings.model import Turn
from hustings.read import (
    continue_pattern,
    find_turns,
    flip_from,
    merge,
    merge_speakers,
    rename_speaker,
    set_kind,
    set_speaker,
    split,
)

TEXT = "- Who starts?\n\n- I do. We want the ferry.\n\n- And the quay?\n\n- The quay too.\n"
TURNS = find_turns(TEXT).turns


def words(turns: tuple[Turn, ...]) -> list[tuple[str, str]]:
    return [(t.kind[0], TEXT[t.start : t.end]) for t in turns]


def test_a_turn_changes_its_kind_and_what_nobody_speaks_loses_its_speaker() -> None:
    spoken = set_speaker(TURNS, 1, "Ines Calder")
    assert (spoken[1].speaker, spoken[1].kind) == ("Ines Calder", "answer")
    noted = set_kind(spoken, 1, "note")
    assert (noted[1].speaker, noted[1].kind) == (None, "note")
    assert set_speaker(noted, 1, "the editors")[1].kind == "note"
    headed = set_kind(spoken, 1, "heading")
    assert set_speaker(headed, 1, "Ines Calder")[1].kind == "speech"
    with pytest.raises(UnknownName):
        set_kind(TURNS, 1, "anser")


def test_a_turn_is_split_between_words_and_joined_again() -> None:
    at = TEXT.index("We want")
    parted = split(TURNS, 1, TEXT, at, kind="question", speaker="Mara Ostrow")
    assert words(parted)[1:3] == [("a", "I do."), ("q", "We want the ferry.")]
    assert parted[2].speaker == "Mara Ostrow"
    assert len({t.id for t in parted}) == 5
    joined = merge(parted, 1)
    assert words(joined) == words(TURNS)


@pytest.mark.parametrize("offset", [0, TURNS[1].start, TURNS[1].end])
def test_a_split_outside_the_turn_is_refused(offset: int) -> None:
    with pytest.raises(OptionError):
        split(TURNS, 1, TEXT, offset)


def test_the_last_turn_has_nothing_to_merge_with() -> None:
    with pytest.raises(OptionError, match="no next"):
        merge(TURNS, 3)
    with pytest.raises(OptionError, match="no turn 9"):
        merge(TURNS, 9)


def test_flipping_swaps_questions_and_answers_from_there_and_twice_is_nothing() -> None:
    named = set_speaker(set_speaker(set_speaker(TURNS, 0, "Mara"), 2, "Mara"), 1, "Ines")
    named = set_speaker(named, 3, "Ines")
    flipped = flip_from(named, 2)
    assert [(t.kind[0], t.speaker) for t in flipped] == [
        ("q", "Mara"),
        ("a", "Ines"),
        ("a", "Ines"),
        ("q", "Mara"),
    ]
    assert flip_from(flipped, 2) == named


def test_speakers_are_renamed_and_merged_everywhere() -> None:
    turns = find_turns("Mara: So?\nTobias Renn: No.\nMara: No?\nTobias Ren: No!\nMara: Ah.\n").turns
    merged = merge_speakers(turns, "Tobias Ren", "Tobias Renn")
    assert [t.speaker for t in merged] == ["Mara", "Tobias Renn", "Mara", "Tobias Renn", "Mara"]
    assert [t.label for t in merged][3] == "Tobias Ren"
    assert not any(t.flags for t in merged)
    assert {t.speaker for t in rename_speaker(turns, "Mara", "Mara Ostrow")} >= {"Mara Ostrow"}
    with pytest.raises(UnknownName, match="Mara"):
        rename_speaker(turns, "Maro", "X")
    with pytest.raises(OptionError, match="needs a name"):
        rename_speaker(turns, "Mara", " ")


def test_the_first_turns_show_the_pattern_and_the_rest_follows() -> None:
    text = "How did it begin?\n\nWith a letter.\n\nWhose?\n\nThe traders wrote it.\n\nAnd then?\n\nIt was quiet.\n"
    turns = find_turns(text).turns
    assert {t.kind for t in turns} == {"unassigned"}
    marked = set_kind(set_speaker(turns, 0, "Mara"), 0, "question")
    marked = set_kind(set_speaker(marked, 1, "Ines"), 1, "answer")
    assert [(t.kind[0], t.speaker) for t in continue_pattern(text, marked, 2)] == [
        ("q", "Mara"),
        ("a", "Ines"),
    ] * 3


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["split", "merge", "flip", "kind"]),
            st.integers(0, 6),
            st.integers(0, 80),
        )
    )
)
def test_any_run_of_corrections_keeps_turns_disjoint_and_in_order(
    acts: list[tuple[str, int, int]],
) -> None:
    turns = TURNS
    for act, turn, offset in acts:
        try:
            if act == "split":
                turns = split(turns, turn, TEXT, offset)
            elif act == "merge":
                turns = merge(turns, turn)
            elif act == "flip":
                turns = flip_from(turns, turn)
            else:
                turns = set_kind(turns, turn, ("note", "answer", "question")[offset % 3])
        except OptionError:
            continue
        assert all(t.start < t.end for t in turns)
        assert all(a.end <= b.start for a, b in itertools.pairwise(turns))
        assert len({t.id for t in turns}) == len(turns)
