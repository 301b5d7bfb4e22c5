"""Notes and recordings of meetings, as they are written down by hand or by a program."""

import pytest

from hustings.read import find_turns


def said(text: str) -> list[tuple[str | None, str]]:
    found = find_turns(text)
    assert found.question is None
    return [(t.speaker, text[t.start : t.end]) for t in found.turns if t.kind == "speech"]


POINTS = [f"* Edda: What of pier {n}?\n  * Tobias: It is mended, {n}." for n in range(1, 6)]


def test_points_of_a_list_that_begin_with_a_name_are_turns() -> None:
    found = said("# Harbour\n\n* No changes.\n\n## Piers\n\n" + "\n".join(POINTS) + "\n")
    assert found[:2] == [("Edda", "What of pier 1?"), ("Tobias", "It is mended, 1.")]
    assert len(found) == 10


def test_a_list_few_points_of_which_begin_with_a_name_is_a_list() -> None:
    items = "\n".join(f"* Pier {n} is closed." for n in range(20))
    assert find_turns("\n".join(POINTS) + f"\n{items}\n").question is not None


@pytest.mark.parametrize(
    "label",
    [
        "00:00:0{n} — {who}: ",
        "{who} [{n}183.00 - {n}764.00]:\n    ",
        "[2031-05-06T00:04:0{n}.940Z]\t<{who}>\t",
    ],
)
def test_a_time_beside_a_name_is_no_part_of_it(label: str) -> None:
    rows = [label.format(n=n, who=("Edda", "Tobias")[n % 2]) + f"So, {n}." for n in range(1, 7)]
    found = said("\n\n".join(rows) + "\n")
    assert found[:2] == [("Tobias", "So, 1."), ("Edda", "So, 2.")]
    assert len(found) == 6


def test_a_transcript_pasted_between_fences_is_read_and_program_text_is_not() -> None:
    talk = "\n\n".join(
        f"[00:0{n}] Edda: Who pays, {n}?\n\n[00:0{n}] Tobias: We do." for n in range(5)
    )
    assert len(said(f"# A pasted call\n\nAs it came:\n\n```\n{talk}\n```\n")) == 10
    assert find_turns(f"# A format\n\nAs it looks:\n\n```yaml\n{talk}\n```\n").question is not None
