"""Time windows, the backbone and camps as lines on a terminal and as files."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from hustings.cli.printing import lines

from .commands import data, refused, told

CONGRUENCE = ("--qualifier", "agreement", "--aggregation", "congruence")
NOBODY = ("--since", "2190-01-01")


def rows_of(file: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))))


def test_camps_are_told_with_their_index_and_who_is_in_which(table: Path) -> None:
    # Calder and Pell agree in all three, Renn and Voss in all three, nobody across
    first, heads, *names = told("polarization", table, *CONGRUENCE).splitlines()
    assert first.startswith("Index 1.000 (1: perfect camps, 0: as drawn at random).")
    assert heads.split() == ["name", "camp"]
    camps = dict(map(str.split, names))
    assert camps["Calder"] == camps["Pell"] != camps["Renn"] == camps["Voss"]


def test_camps_are_written_as_a_table_and_whole(table: Path, tmp_path: Path) -> None:
    file = tmp_path / "camps.csv"
    assert told("polarization", table, *CONGRUENCE, "-o", file) == f"Wrote {file}\n"
    heads, *rows = rows_of(file)
    assert heads == ["name", "camp"]
    assert sorted(name for name, _ in rows) == ["Calder", "Pell", "Renn", "Voss"]
    whole = tmp_path / "camps.json"
    told("polarization", table, *CONGRUENCE, "-o", whole)
    assert json.loads(whole.read_text(encoding="utf-8"))["index"] == 1.0


def test_where_nobody_spoke_the_reason_stands_in_the_place_of_camps(table: Path) -> None:
    (line,) = told("polarization", table, *CONGRUENCE, *NOBODY).splitlines()
    assert line.startswith("No statement")


def test_somebody_without_a_tie_is_in_no_camp(table: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone.csv"
    rows = table.read_text(encoding="utf-8") + "Marsh,tide,1,2031-05-01\n"
    alone.write_text(rows, encoding="utf-8")
    assert "Marsh   no camp: without a tie" in told("polarization", alone, *CONGRUENCE)


def test_windows_are_a_line_each(table: Path, tmp_path: Path) -> None:
    asked = ("windows", table, *CONGRUENCE, "--width", 60, "--step", 30)
    heads, *rows, note = told(*asked).splitlines()
    # 1 January to 2 March, 31 January to 1 April: Voss's of 2 and 3 April lie in neither
    assert note == "note: 2 statements in no window: every window lies wholly inside the period."
    assert [row.split()[3] for row in rows] == ["8", "7"]
    assert heads.split() == ["from", "middle", "to", "statements", "rows", "columns", "ties"]
    assert len(rows) == len(data(*asked))
    file = tmp_path / "windows.csv"
    told(*asked, "-o", file)
    assert [row[3] for row in rows_of(file)[1:]] == [row.split()[3] for row in rows]


def test_without_a_statement_the_reason_stands_in_the_place_of_windows(table: Path) -> None:
    assert told("windows", table, *NOBODY).startswith("No statement")


def test_a_backbone_tells_its_loss_and_what_can_be_left_out(table: Path, tmp_path: Path) -> None:
    made = data("backbone", table, *CONGRUENCE)
    first, heads, *rows = told("backbone", table, *CONGRUENCE).splitlines()
    assert first.startswith(f"Loss of the backbone {made['loss']:.3g}, of the rest ")
    assert "; 4 statements; " in first  # one concept is left, said of by four people
    assert heads.split()[:2] == ["concept", "part"]
    assert len(rows) == len(made["backbone"]) + len(made["redundant"]) == 3
    file = tmp_path / "backbone.csv"
    told("backbone", table, *CONGRUENCE, "-o", file)
    parts = [row[1] for row in rows_of(file)[1:]]
    assert (parts.count("backbone"), parts.count("redundant")) == (
        len(made["backbone"]),
        len(made["redundant"]),
    )


@pytest.mark.parametrize("command", ["windows", "backbone", "polarization"])
def test_a_file_of_another_kind_is_refused(command: str, table: Path, tmp_path: Path) -> None:
    says = refused(command, table, *CONGRUENCE, "-o", tmp_path / "found.txt")
    assert says == "hustings: found.txt: name a file that ends in .json or .csv."
    assert not (tmp_path / "found.txt").exists()


def test_columns_stand_under_each_other_however_wide_their_letters() -> None:
    # a letter of Chinese takes two columns of a terminal, a mark above a letter none
    assert list(lines(("name", "n"), [("李", 1), ("e\u0301a", 10), ("Bo", None)])) == [
        "name   n",
        "李     1",
        "e\u0301a    10",
        "Bo",
    ]


def test_a_fraction_is_told_with_three_figures() -> None:
    assert list(lines(("share",), [(0.123456,), (12.0,)])) == ["share", "0.123", "   12"]
