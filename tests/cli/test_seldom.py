"""What is seldom typed: the words of commands beside their JSON, and what they refuse."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from hustings.cli import main
from hustings.project import Project

from ..conftest import TALK, talk
from .commands import data, refused, run, told


@pytest.fixture
def bay(tmp_path: Path) -> Path:
    """Two texts of three turns. Of the first Anna coded all, and Ben the second turn otherwise."""
    where = tmp_path / "bay.hustings"
    with Project.create(where, coder="Cleo") as project:
        project.add(talk("d1"))
        project.add(replace(talk("d2", "2024-03-15"), title="The second evening"))
        cause = {"cause": "night sailings", "effect": "visitors", "sign": "+"}
        noise = {"cause": "night sailing", "effect": "noise", "sign": "+"}
        project.code("d1", 8, 39, "position", {"concept": "ferry", "agreement": True}, coder="Anna")
        project.code("d1", 48, 83, "cause", cause, coder="Anna")
        project.code("d1", 90, 107, "cause", noise, coder="Anna")
        project.code("d1", 48, 83, "cause", {**cause, "sign": "-"}, coder="Ben")
    return where


# -- what a speaker describes ----------------------------------------------------------------------


def test_factors_that_look_like_one_are_told_until_somebody_decides(bay: Path) -> None:
    assert "night sailing  =  night sailings" in told("factors", bay)
    (pair,) = data("factors", bay)
    assert (pair["a"], pair["b"], pair["relation"]) == ("night sailings", "night sailing", "same")
    said = told("factors", bay, "--apart", "night sailings", "night sailing")
    assert said == "'night sailings' and 'night sailing' are kept apart.\n"
    assert told("factors", bay).endswith("No two factors look like one.\n")


def test_factors_decided_to_be_one_are_one_concept(bay: Path) -> None:
    told("factors", bay, "--same", "night sailings", "night sailing")
    with Project.open(bay) as project:
        assert "night sailing" not in {c.name for c in project.concepts()}
        assert {s.values["cause"] for s in project.statements() if s.form == "cause"} == {
            "night sailings"
        }


def test_views_are_told_a_line_for_each_teller(bay: Path) -> None:
    lines = told("ascription", bay).splitlines()
    assert lines[0] == "3 people, 0 of them only as told by others"
    assert lines[1:] == [
        "  Calder, own view: asserts 2",
        "  Ostrow, own view: asserts 1",
        "  Renn, own view: asserts 1",
    ]


def test_two_who_take_no_position_are_told_so_and_a_stranger_is_refused(bay: Path) -> None:
    said = told("positions", bay, "Calder", "Renn")
    assert said == "Neither Calder nor Renn takes a position.\n"
    assert "There are: Calder, Ostrow, Renn." in refused("positions", bay, "Calder", "Voss")


@pytest.mark.parametrize("command", ["relations", "timeline"])
def test_what_cannot_be_written_names_the_endings_that_can(
    bay: Path, tmp_path: Path, command: str
) -> None:
    place = tmp_path / "told.odt"
    assert "not as '.odt'" in refused(command, bay, "-o", place)
    assert not place.exists()


def test_where_no_time_is_told_the_timeline_says_so(bay: Path) -> None:
    assert told("timeline", bay).splitlines() == [
        "note: 1 passage is coded by several people: until it is settled, the statement of each "
        "counts.",
        "No statement says of what time it speaks.",
        "4 statements say no time",
    ]
    (heads,) = run("timeline", bay, "--csv").stdout.splitlines()
    assert heads.startswith("statement,lane,earliest,latest,")
    assert told("relations", bay) == "No relation in the selection.\n"


# -- several coders --------------------------------------------------------------------------------


def test_agreement_is_told_written_and_refused_by_its_ending(bay: Path, tmp_path: Path) -> None:
    for coder in ("Anna", "Ben"):
        assert told("finish", bay, "d1", "--coder", coder) == f"{coder} finished The night ferry.\n"
    said = told("agreement", bay)
    assert said.startswith("Two coders read 1 transcript and marked 3 and 1 statements (Anna and ")
    assert "Left out: The second evening." in said
    (sign,) = [row for row in said.splitlines() if row.startswith("cause             sign ")]
    assert sign.split()[2:6] == ["1", "0", "%", "0.000"]
    assert "not '.odt'" in refused("agreement", bay, "-o", tmp_path / "a.odt")
    assert told("agreement", bay, "-o", tmp_path / "a.csv").endswith("a.csv: Anna, Ben\n")
    rows = csv.DictReader((tmp_path / "a.csv").open(encoding="utf-8"))
    read = {row["field"]: (row["Anna"], row["Ben"]) for row in rows if row["form"] == "cause"}
    assert (read["cause"], read["effect"]) == (("night sailings",) * 2, ("visitors",) * 2)
    assert [side.strip("'") for side in read["sign"]] == ["+", "-"]
    assert told("finish", bay, "d1", "--reopen", "--coder", "Ben").startswith("Ben reopened ")


def test_a_difference_is_decided_for_one_side_and_a_statement_that_is_none_refused(
    bay: Path,
) -> None:
    for coder in ("Anna", "Ben"):
        told("finish", bay, "d1", "--coder", coder)
    lines = told("differences", bay, "d1").splitlines()
    assert lines[-1] == "3 to decide."
    (sign,) = [line for line in lines if "value sign" in line]
    key = sign.split()[0]
    assert "is no JSON" in refused("adjudicate", bay, key, "own", "--statement", "{")
    assert "is a JSON object" in refused("adjudicate", bay, key, "own", "--statement", "[1]")
    assert "cause: " in told("adjudicate", bay, key, "a", "--reason", "heard again")
    assert told("differences", bay, "d1").endswith("2 to decide.\n")
    alone = lines[0].split()[0]
    assert told("adjudicate", bay, alone, "neither") == "Nothing stands of it.\n"
    assert told("adjudicate", bay, "d1", "agreed").startswith("Took over 0 as gold")


def test_what_is_handed_over_comes_back_as_one_change(bay: Path, tmp_path: Path) -> None:
    copy = tmp_path / "for cara.hustings"
    assert refused("hand-over", bay, "--to", "Cara", "--assigned", "-o", copy).endswith(
        "Nothing that is unfinished is assigned to Cara."
    )
    made = data("hand-over", bay, "--to", "Cara", "--transcripts", "d2", "-o", copy)
    assert (made["records"]["transcripts"], made["records"]["turns"]) == (1, 3)
    with Project.open(copy, coder="Cara") as project:
        project.code("d2", 8, 39, "position", {"concept": "ferry", "agreement": True})
    assert "nothing to settle" in refused("merge-files", bay, copy, "--preview", "--settle", "ours")
    seen = data("merge-files", bay, copy, "--preview")
    assert [(f["who"], f["added"], f["conflicts"]) for f in seen["files"]] == [("Cara", 1, [])]
    assert told("merge-files", bay, copy) == f"{copy}: From Cara: 1 statement new.\n"
    assert told("undo", bay).startswith("Undone")
    with Project.open(bay) as project:
        assert len(project.statements()) == 4


# -- versions of a text ----------------------------------------------------------------------------


def test_two_versions_stand_side_by_side_sentence_by_sentence(bay: Path) -> None:
    rows = told("align", bay, "d1", "d2").splitlines()
    assert [row.split("  ")[0] for row in rows] == [
        "Should the ferry sail at night?",
        "Yes.",
        "Night sailings bring visitors.",
        "They bring noise.",
    ]
    assert "write it like 3=4" in refused("align", bay, "d1", "d2", "--anchor", "3-4")
    found = data("align", bay, "d1", "d2", "--anchor", "0=0")
    assert [(b["left"], b["right"]) for b in found["turns"]] == [
        ([8, 39], [8, 39]),
        ([48, 83], [48, 83]),
        ([90, 107], [90, 107]),
    ]
    assert {tuple(s["span"]) for s in found["statements"]} == {(8, 39), (48, 83), (90, 107)}


def test_a_corrected_text_tells_what_moved_and_what_found_no_place(
    bay: Path, tmp_path: Path
) -> None:
    better = tmp_path / "better.txt"
    words = TALK.replace("They bring noise.", "They do bring some noise.")
    better.write_text(words.replace("Should the ferry sail at night?", "Shall it?"))
    first, *rest = told("replace", bay, "--transcript", "d1", better).splitlines()
    assert first == "2 kept, 1 moved, 1 unplaced"
    assert "“They bring noise.” is now “They do bring some noise.”" in rest[0]
    assert rest[1].endswith("“Should the ferry sail at night?” stays on the old text, d1")
    whole = refused("join", bay, "d2", "d1")
    assert "'The night ferry' (d1) was replaced by" in whole


def test_parts_that_are_joined_tell_where_each_begins_and_what_is_said_twice(bay: Path) -> None:
    name, first, second, *seams = told("join", bay, "d1", "d2", "--title", "Both").splitlines()
    assert name.endswith("  Both")
    assert first.startswith("  0–")
    assert "The night ferry  2024-03-14" in first
    assert "The second evening  2024-03-15" in second
    assert any("said twice: " in seam for seam in seams)


# -- the command line itself -----------------------------------------------------------------------


@pytest.mark.parametrize("shell", ["bash", "fish", "zsh"])
def test_completion_is_printed_where_nothing_is_to_be_installed(shell: str) -> None:
    said = told("completion", shell)
    assert "_HUSTINGS_COMPLETE" in said
    assert "hustings" in said


def test_names_are_searched_for_by_a_list_of_forms(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text(TALK)
    forms = tmp_path / "forms.txt"
    forms.write_text("Edda\n\nVoss\n")
    found = CliRunner().invoke(main, ["scan", str(tmp_path / "talk.txt"), "--forms", str(forms)])
    assert found.exit_code == 0
    assert "2 forms in 1 file: nothing found." in found.output
    forms.write_text("noise\n")
    found = CliRunner().invoke(main, ["scan", str(tmp_path / "talk.txt"), "--forms", str(forms)])
    assert found.exit_code == 1
    assert "1 form in 1 file: 1 hit." in found.output
    forms.write_bytes(b"Stra\xdfe\n")
    assert "forms.txt is not UTF-8." in refused("scan", tmp_path / "talk.txt", "--forms", forms)
    away = tmp_path / "away.txt"
    assert "away.txt: No such file" in refused("scan", tmp_path / "talk.txt", "--forms", away)
