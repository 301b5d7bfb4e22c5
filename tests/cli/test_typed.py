"""The command line as scripts depend on it: shapes, exit codes, one sentence for every trouble."""

from __future__ import annotations

import csv
import io
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from hustings.cli import main, projects
from hustings.project import Project

from .commands import answer, data, refused, run
from .talking import TALK, coding

ROW = "id transcript start end quote form speaker holder commitment about coder origin".split()


# -- texts -----------------------------------------------------------------------------------------------------


def test_formats_are_listed_by_name_with_what_is_read_and_written() -> None:
    rows = data("formats")
    assert all(set(r) == {"name", "suffixes", "reads", "writes", "kind"} for r in rows)
    by_name = {(r["name"], r["kind"]): r for r in rows}
    assert by_name["dna", "project"]["reads"]
    assert by_name["dna", "project"]["writes"]
    assert by_name["docx", "transcript"]["suffixes"][0] == ".docx"
    assert {r["kind"] for r in rows} == {"transcript", "project", "codebook", "statements"}
    assert "REFI" not in run("formats").stderr


def test_info_tells_the_first_of_many_texts_unless_all_are_asked_for(
    talk: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = data("info", talk[0])
    monkeypatch.setattr(projects, "TEXTS", 0)
    few = data("info", talk[0])
    assert (few["transcripts"], few["texts"]) == ([], 1)
    assert data("info", talk[0], "--all") == whole
    told = run("info", talk[0]).stdout
    assert f"… and 1 text more: hustings info {talk[0]} --all" in told
    assert "more: hustings" not in run("info", talk[0], "--all").stdout


def test_info_counts_what_is_in_a_project(talk: tuple[Path, str]) -> None:
    found = data("info", talk[0])
    assert set(found) == {"transcripts", "texts", "statements", "actors", "concepts"}
    assert found["texts"] == 1
    (text,) = found["transcripts"]
    assert set(text) == {
        "id",
        "title",
        "characters",
        "turns",
        "questions",
        "answers",
        "sections",
        "flags",
    }
    assert (text["turns"], text["characters"], found["statements"]) == (4, len(TALK), 0)


def test_turns_are_spans_of_the_text(talk: tuple[Path, str]) -> None:
    rows = data("turns", talk[0])
    assert all(set(r) == {"kind", "speaker", "section", "start", "end", "flags"} for r in rows)
    assert [TALK[r["start"] : r["end"]].split()[0] for r in rows] == [
        "Should",
        "Yes.",
        "Who",
        "The",
    ]
    assert rows == data("turns", talk[0], "--transcript", talk[1])


def test_a_file_added_twice_is_there_once(talk: tuple[Path, str], tmp_path: Path) -> None:
    assert "Nothing new" in run("add", talk[0], tmp_path / "talk.txt").stdout
    assert len(data("info", talk[0])["transcripts"]) == 1


def test_a_folder_is_a_corpus_and_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    for who in ("Ines Calder", "Tobias Renn"):
        (folder / f"2031-05-03_{who}.txt").write_text(TALK.replace("MARA", who), encoding="utf-8")
    (folder / "ferry.bin").write_bytes(b"\0\1\2\3" * 20)
    for source in (folder, shutil.make_archive(str(tmp_path / "talks"), "zip", folder)):
        project = tmp_path / f"{Path(source).name}.hustings"
        result = run("add", project, source)
        assert "File names read as {date}_{person}" in result.stdout
        assert "left out: ferry.bin" in result.stderr
        assert len(data("info", project)["transcripts"]) == 2


def test_a_preview_writes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "2031-05-03 Ines Calder - The night ferry.txt").write_text(TALK, encoding="utf-8")
    (folder / "ferry.bin").write_bytes(b"\0\1\2\3" * 20)
    project = tmp_path / "p.hustings"
    pattern = "{date} {person} - {title}"
    shown = data("add", project, folder, "--pattern", pattern, "--preview")
    assert (shown["pattern"], shown["readable"], shown["refused"]) == (pattern, 1, 1)
    (talk,) = [f for f in shown["files"] if not f["error"]]
    assert (talk["title"], talk["date"], talk["turns"]) == ("The night ferry", "2031-05-03", 4)
    assert "Nothing was written" in run("add", project, folder, "--preview").stdout
    assert not project.exists()
    (made,) = data("add", project, folder, "--pattern", pattern)
    assert (made["title"], made["attributes"]["person"]) == ("The night ferry", "Ines Calder")


def test_of_several_files_those_that_can_be_read_come_in(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TALK, encoding="utf-8")
    result = run("add", tmp_path / "p.hustings", tmp_path / "a.txt", tmp_path / "missing.txt")
    assert "missing.txt cannot be read" in result.stderr
    assert len(data("info", tmp_path / "p.hustings")["transcripts"]) == 1


def test_people_are_merged_or_kept_apart_and_their_attributes_travel(
    talk: tuple[Path, str], tmp_path: Path
) -> None:
    again = tmp_path / "again.txt"
    again.write_text(
        TALK.replace("INES CALDER", "Ms. Calder").replace("TOBIAS RENN", "Mr. Renn"),
        encoding="utf-8",
    )
    run("add", talk[0], again)
    proposed = data("people", talk[0], "--proposed")
    assert {p["other"]["name"] for p in proposed} == {"Ms. Calder", "Mr. Renn"}
    run("merge", talk[0], "Mr. Renn", "--into", "TOBIAS RENN", "--refuse")
    run("merge", talk[0], "Ms. Calder", "--into", "INES CALDER")
    assert data("people", talk[0], "--proposed") == []
    table = tmp_path / "people.csv"
    table.write_text(
        "person,party\nINES CALDER,Harbour League 1958/1964\nNobody,x\n", encoding="utf-8"
    )
    result = run("people", talk[0], "--import", table)
    assert "Attributes of 1 person set" in result.stdout
    assert "nobody here is called 'Nobody'" in result.stderr
    run("people", talk[0], "--export", table)
    assert "INES CALDER,,party,Harbour League,1958,1964" in table.read_text(encoding="utf-8")
    assert "Did you mean" in refused("merge", talk[0], "Mr. Ren", "--into", "INES CALDER")


@pytest.mark.parametrize("content", [None, b"", b"\0\1\2\3" * 50])
def test_a_file_that_is_no_text_leaves_no_project_behind(
    tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "bad.txt"
    if content is not None:
        file.write_bytes(content)
    refused("add", tmp_path / "p.hustings", file)
    refused("open", file, "--no-browser")
    assert not list(tmp_path.glob("*.hustings"))


def test_what_is_no_project_is_refused_by_every_command(tmp_path: Path) -> None:
    text = tmp_path / "talk.txt"
    text.write_text(TALK, encoding="utf-8")
    other = tmp_path / "other.hustings"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE t (a)")
    missing = tmp_path / "missing.hustings"
    for path in (text, other, missing, tmp_path):
        for command in (
            "info",
            "turns",
            "statements",
            "forms",
            "history",
            "suggest",
            "undo",
            "redo",
        ):
            refused(command, path)
        refused("export", path, tmp_path / "out.qdpx")
        refused("report", path, "-o", tmp_path / "out.html")
    assert not missing.exists()


# -- statements ------------------------------------------------------------------------------------------------


def test_a_statement_is_coded_listed_and_taken_back(talk: tuple[Path, str]) -> None:
    made = answer(*coding(talk, holder="Traders' Guild", commitment="reports", about="193X"))
    assert list(made) == [*ROW, "cause", "sign", "effect"]
    assert made["quote"] == "Night sailings bring visitors"
    assert (made["speaker"], made["holder"], made["commitment"]) == (
        "INES CALDER",
        "Traders' Guild",
        "reports",
    )
    (row,) = data("statements", talk[0], "--form", "cause")
    assert {k: row[k] for k in made} == made
    assert run("undo", talk[0]).stdout.startswith("Undone: ")
    assert data("statements", talk[0]) == []
    run("redo", talk[0])
    assert len(data("statements", talk[0])) == 1
    assert data("history", talk[0])[0]["summary"].startswith("Coded a cause")


def test_a_history_tells_counts_and_one_change_its_records(talk: tuple[Path, str]) -> None:
    made = answer(*coding(talk))
    newest = data("history", talk[0])[0]
    records = data("history", talk[0], "--change", newest["id"])
    assert newest["records"] == len(records)
    assert newest["rows"] == []  # what was made, not edited, is asked for by its number
    (statement,) = [r for r in records if r["table"] == "statements"]
    assert statement["before"] is None
    assert statement["after"]["id"] == made["id"]
    told = run("history", talk[0], "--change", newest["id"]).stdout
    assert told.startswith(f"Change {newest['id']} touched {len(records)} records.")
    assert f"made     statements   {made['id']}" in told
    refused("history", talk[0], "--change", 10_000)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"form": "caus"}, "Did you mean 'cause'"),
        ({"set": ["cause=a", "effect=b", "sign=+", "wait=2"]}, "no field 'wait'"),
        ({"set": ["cause=a"]}, "needs"),
        ({"set": ["cause=a", "effect=b", "sign=up"]}, "it takes +, -, ?"),
        ({"set": ["cause"]}, "write it like field=value"),
        ({"set": ["cause=a", "cause=b", "effect=c", "sign=+"]}, "twice"),
        ({"end": 100_000}, "does not lie in the text"),
        ({"start": -4}, "does not lie in the text"),
        ({"commitment": "knows"}, "no commitment 'knows'"),
        ({"about": "last spring"}, "EDTF"),
        ({"transcript": "d0"}, "no transcript 'd0'"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    talk: tuple[Path, str], change: dict[str, object], words: str
) -> None:
    assert words in refused(*coding(talk, **change))
    assert data("statements", talk[0]) == []


def test_statements_as_csv_have_the_fixed_columns_first_and_no_formula(
    talk: tuple[Path, str],
) -> None:
    run(*coding(talk, memo="=1+1", set=["cause=@quay", "effect=visitors", "sign=+"]))
    rows = list(csv.DictReader(io.StringIO(run("statements", talk[0], "--csv").stdout)))
    assert list(rows[0])[: len(ROW)] == ROW
    assert rows[0]["cause"] == "'@quay"
    assert rows[0]["quote"] == "Night sailings bring visitors"


def test_every_row_of_the_debate_has_the_fixed_columns_and_its_forms_fields(debate: Path) -> None:
    rows = data("statements", debate)
    forms = {f["name"]: [x["name"] for x in f["fields"]] for f in data("forms", debate)}
    assert len(rows) == data("info", debate)["statements"]
    for row in rows:
        by_way = ["via"] if "via" in row else []
        assert list(row) == [*ROW, *by_way, *forms[row["form"]]]
    assert {row["via"] for row in rows if "via" in row} == {
        "Signe Holloway's father",
        "Ferry Company",
    }
    assert "Did you mean" in refused("statements", debate, "--form", "causes")


def test_undo_where_there_is_nothing_is_one_sentence(talk: tuple[Path, str]) -> None:
    assert "nothing to do again" in refused("redo", talk[0])
    run("undo", talk[0])
    assert "nothing to undo" in refused("undo", talk[0])
    assert data("forms", talk[0]), "the standard forms are there from the start and stay"


def test_a_report_is_one_page(debate: Path, tmp_path: Path) -> None:
    run("report", debate, "-o", tmp_path / "r.html")
    assert (
        (tmp_path / "r.html")
        .read_text(encoding="utf-8")
        .lstrip()
        .lower()
        .startswith("<!doctype html>")
    )
    assert "no folder" in refused("report", debate, "-o", tmp_path / "nowhere" / "r.html")


def test_a_suggestion_is_told_to_scripts_in_the_same_columns_always(debate: Path) -> None:
    columns = "id kind transcript start end cue values score method version why state words source"
    columns = columns.split()
    kinds = ("causes", "quotations", "actors", "relations", "dates", "predictions", "concepts")
    numbers = {}
    for kind in kinds:
        rows = data("suggest", debate, "--kind", kind)
        assert all(list(row) == columns for row in rows)
        assert {row["kind"] for row in rows} <= {kind}
        assert all(
            row["start"] <= row["cue"][0] < row["cue"][1] <= row["end"] or kind == "quotations"
            for row in rows
        )
        assert all(row["why"] and row["state"] == "open" for row in rows)
        assert not {"sign", "stance", "agreement", "holder", "commitment"} & {
            v for row in rows for v in row["values"]
        }
        numbers[kind] = len(rows)
    assert min(numbers[kind] for kind in kinds[:3]) > 0
    tiers = [
        len(data("suggest", debate, "--kind", "causes", "--tier", t))
        for t in ("strong", "medium", "all")
    ]
    assert tiers[0] == numbers["causes"]
    assert tiers[0] < tiers[1] < tiers[2]
    # what was found wider before is not shown where less is asked for
    assert len(data("suggest", debate, "--kind", "causes")) == tiers[0]


def test_suggestions_name_their_cue_and_reason(talk: tuple[Path, str]) -> None:
    rows = data("suggest", talk[0])
    assert rows
    for row in rows:
        assert {"id", "kind", "transcript", "start", "end", "cue", "score", "why", "state"} <= set(
            row
        )
        assert 0 <= row["start"] < row["end"] <= len(TALK)
        assert row["words"] == " ".join(TALK[row["start"] : row["end"]].split())
    assert data("suggest", talk[0]) == rows
    assert {r["kind"] for r in data("suggest", talk[0], "--kind", "causes")} <= {"causes"}
    refused("suggest", talk[0], "--kind", "weather")
    refused("suggest", talk[0], "--tier", "weather")


# -- corrected and parallel texts ------------------------------------------------------------------------------


# -- usage -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        ("weather",),
        ("info",),
        ("info", "a.hustings", "b.hustings"),
        ("code", "a.hustings"),
        ("whatif", "a.csv"),
        ("windows", "a.csv", "--width", "wide"),
        ("report", "a.hustings"),
        ("replace", "a.hustings", "b.txt"),
        ("align", "a.hustings", "d1"),
        ("history", "a.hustings", "--limit", "0"),
        ("serve", "a.hustings", "--port", "99999"),
        ("formats", "--jsn"),
    ],
)
def test_wrong_usage_is_exit_code_two(wrong: tuple[str, ...]) -> None:
    assert "Usage:" in run(*wrong, code=2).stderr


@pytest.mark.parametrize("command", list(main.commands))
def test_every_command_explains_itself(command: str) -> None:
    assert "Usage:" in run(command, "--help").stdout


def test_a_network_written_from_a_project_carries_what_is_known_of_its_nodes(
    talk: tuple[Path, str], tmp_path: Path
) -> None:
    project, _ = talk
    with Project.open(project) as here:
        key = here.make(
            "actors",
            "Port Office",
            kind="organisation",
            color="#225588",
            attributes={"seat": "Quay 1"},
        )
        text = here.transcripts()[0]["id"]
        here.code(
            text,
            0,
            8,
            "position",
            {"concept": "night ferry", "agreement": True},
            holder="Port Office",
        )
        assert key in {a.id for a in here.actors()}
    out = tmp_path / "net.graphml"
    run("network", project, "--variable1", "holder", "--mode", "two-mode", "-o", out)
    written = out.read_text(encoding="utf-8")
    for told in ("organisation", "#225588", "Quay 1", 'attr.name="seat"'):
        assert told in written
