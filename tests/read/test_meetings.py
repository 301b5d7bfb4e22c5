"""Notes and recordings of meetings, as they are written down by hand or by a program."""

import pytest

from hustings.read import find_turns, read


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


CALL = "".join(f"Edda: So, {n}?\nTobias: We pay, {n}.\n" for n in range(6))


def test_somebody_who_speaks_once_opens_the_talk() -> None:
    assert said(f"Ines: Hey everyone, thanks for joining.\n{CALL}")[0][0] == "Ines"
    assert said(f"Harbour: Report of the guild, part two.\n{CALL}")[0][0] == "Edda"


def test_program_text_that_is_shown_is_nobodys_words() -> None:
    shown = "Edda: As here:\n\n```js\nlet pier = 1;\npay(pier);\n```\n\nTobias: I see.\n\n"
    found = find_turns("".join(shown for _ in range(4)))
    assert [t.kind for t in found.turns] == ["speech", "note", "speech"] * 4
    assert not [t for t in found.turns if t.flags]


def test_a_smile_closes_no_bracket() -> None:
    calm = "Edda: Who pays?\n\nTobias: The towns.\n\n" * 4
    found = find_turns(f"{calm}Edda: welcome all :)\n\nTobias: late again)\n")
    assert [bool(t.flags) for t in found.turns[-2:]] == [False, True]


def test_a_page_without_a_head_is_a_page_whatever_its_file_is_called() -> None:
    rows = "".join(
        f"<p><cite>Edda:</cite> What of {n}?</p><p><cite>Tobias:</cite> It is mended, {n}.</p>\n"
        for n in range(1, 7)
    )
    found = read(f"<h2>Harbour call</h2>\n{rows}".encode(), name="minutes.md")
    assert found.source is not None
    assert found.source.format == "html"
    assert {t.speaker for t in found.turns if t.kind == "speech"} == {"Edda", "Tobias"}


def test_points_counted_anew_in_each_list_that_begin_with_a_name_are_turns() -> None:
    lists = [f"1. Pier {n}\n    1. ED: Who pays?\n    2. TR: The towns, {n}." for n in range(1, 6)]
    assert said("\n".join(lists) + "\n")[:2] == [("ED", "Who pays?"), ("TR", "The towns, 1.")]


def test_words_in_bold_where_labels_are_in_bold_begin_like_one() -> None:
    rows = [f"**Edda:** Who pays for {n}?\n\n**Tobias:** The towns." for n in range(4)]
    rows.insert(3, "**harbour guild 2:** never again.")
    found = find_turns("\n\n".join(rows) + "\n")
    assert [f.code for t in found.turns for f in t.flags] == ["new-label"]


def test_minutes_may_put_tags_around_who_speaks_and_what_is_spoken_of() -> None:
    text = (
        "Minutes of the Harbour Committee\n\n<< subject >> The pier << subject >>\n\n"
        "<< chair >> The Chair, Edda Voss: << chair >>\nI open the sitting.\n"
        "<< speaker >> Tobias Renn (the Traders): << speaker >>\nIt is loud.\n"
        "<< call >> A call: << call >>\nYes!\n"
        "<< subject >> The ferry << subject >>\n"
        "<< chair >> The Chair, Edda Voss: << chair >>\nWe come to the ferry.\n"
    )
    turns = find_turns(text).turns
    assert [(t.kind, t.speaker) for t in turns if t.kind != "title"] == [
        ("heading", None),
        ("speech", "The Chair, Edda Voss"),
        ("speech", "Tobias Renn"),
        ("speech", "A call"),
        ("heading", None),
        ("speech", "The Chair, Edda Voss"),
    ]
    assert text[turns[2].start : turns[2].end] == "I open the sitting."


SCRIBED = "".join(
    f"ev: pier {n} comes next,\nand its ferry\ntm: pier {n} is closed\n\n<{who}> +1 to that, {n}\n\n"
    for n, who in enumerate(("Ines", "Omar", "Ines", "Edda"))
) + "".join(f"tm: shed {n} is open\n\nev: who pays for shed {n}?\n\n" for n in range(8))


def test_what_is_typed_beside_what_a_scribe_writes_is_whose_name_it_bears() -> None:
    found = said(SCRIBED)
    assert found[:4] == [
        ("ev", "pier 0 comes next,\nand its ferry"),
        ("tm", "pier 0 is closed"),
        ("Ines", "+1 to that, 0"),
        ("ev", "pier 1 comes next,\nand its ferry"),
    ]
    assert [name for name, _ in found[2:12:3]] == ["Ines", "Omar", "Ines", "Edda"]


def test_a_noise_between_angle_brackets_is_nobody() -> None:
    noises = "<laughs> never\n\n"
    assert {name for name, _ in said((CALL + "\n" + noises) * 4)} == {"Edda", "Tobias"}
