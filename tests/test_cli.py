"""The command line as scripts depend on it: shapes, exit codes, one sentence for every trouble."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from hustings.cli import main, projects
from hustings.demo import make_demo
from hustings.project import Project

TALK = """MARA OSTROW: Should the ferry sail at night?

INES CALDER: Yes. Night sailings bring visitors to the quay. The quay needs them.

MARA OSTROW: Who is against it?

TOBIAS RENN: The guild is. Lorries bring noise, and noise drives people away.
"""
ROW = "id transcript start end quote form speaker holder commitment about coder origin".split()


def run(*arguments: object, code: int = 0) -> Result:
    """One command; its exit code as expected, and never a traceback."""
    result = CliRunner().invoke(main, [str(a) for a in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result


def data(*arguments: object) -> Any:
    return json.loads(run(*arguments).stdout)


def refused(*arguments: object) -> str:
    """The one sentence said on standard error where the input is at fault; nothing on standard output."""
    result = run(*arguments, code=1)
    assert result.stdout == ""
    (line,) = result.stderr.strip().splitlines()
    assert line.startswith("hustings: ")
    assert line.endswith((".", "?", "'", "…", '"')) or "hustings " in line
    return line


@pytest.fixture(scope="module")
def debate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional debate, coded; read only."""
    path = tmp_path_factory.mktemp("debate") / "ferry.hustings"
    make_demo(path).close()
    return path


@pytest.fixture
def own(debate: Path, tmp_path: Path) -> Path:
    """A copy of the debate one may write to."""
    return Path(shutil.copy(debate, tmp_path / "own.hustings"))


@pytest.fixture
def talk(tmp_path: Path) -> tuple[Path, str]:
    """A project of one talk, made by ``add``, and the talk's id."""
    file, project = tmp_path / "talk.txt", tmp_path / "talk.hustings"
    file.write_text(TALK, encoding="utf-8")
    run("add", project, file)
    return project, data("info", project, "--json")["transcripts"][0]["id"]


def coding(
    talk: tuple[Path, str], quote: str = "Night sailings bring visitors", **change: object
) -> list[object]:
    start = TALK.index(quote)
    given: dict[str, object] = {
        "transcript": talk[1],
        "start": start,
        "end": start + len(quote),
        "form": "cause",
        "set": ["cause=night sailings", "effect=visitors", "sign=+"],
    } | change
    out: list[object] = ["code", talk[0]]
    for name, value in given.items():
        for one in value if isinstance(value, list) else [value]:
            out += [f"--{name}", one]
    return out


# -- texts -----------------------------------------------------------------------------------------------------


def test_formats_are_listed_by_name_with_what_is_read_and_written() -> None:
    rows = data("formats", "--json")
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
    whole = data("info", talk[0], "--json")
    monkeypatch.setattr(projects, "TEXTS", 0)
    few = data("info", talk[0], "--json")
    assert (few["transcripts"], few["texts"]) == ([], 1)
    assert data("info", talk[0], "--json", "--all") == whole
    told = run("info", talk[0]).stdout
    assert f"… and 1 text more: hustings info {talk[0]} --all" in told
    assert "more: hustings" not in run("info", talk[0], "--all").stdout


def test_info_counts_what_is_in_a_project(talk: tuple[Path, str]) -> None:
    found = data("info", talk[0], "--json")
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
    rows = data("turns", talk[0], "--json")
    assert all(set(r) == {"kind", "speaker", "section", "start", "end", "flags"} for r in rows)
    assert [TALK[r["start"] : r["end"]].split()[0] for r in rows] == [
        "Should",
        "Yes.",
        "Who",
        "The",
    ]
    assert rows == data("turns", talk[0], "--transcript", talk[1], "--json")


def test_a_file_added_twice_is_there_once(talk: tuple[Path, str], tmp_path: Path) -> None:
    assert "Nothing new" in run("add", talk[0], tmp_path / "talk.txt").stdout
    assert len(data("info", talk[0], "--json")["transcripts"]) == 1


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
        assert len(data("info", project, "--json")["transcripts"]) == 2


def test_a_preview_writes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "2031-05-03 Ines Calder - The night ferry.txt").write_text(TALK, encoding="utf-8")
    (folder / "ferry.bin").write_bytes(b"\0\1\2\3" * 20)
    project = tmp_path / "p.hustings"
    pattern = "{date} {person} - {title}"
    shown = data("add", project, folder, "--pattern", pattern, "--preview", "--json")
    assert (shown["pattern"], shown["readable"], shown["refused"]) == (pattern, 1, 1)
    (talk,) = [f for f in shown["files"] if not f["error"]]
    assert (talk["title"], talk["date"], talk["turns"]) == ("The night ferry", "2031-05-03", 4)
    assert "Nothing was written" in run("add", project, folder, "--preview").stdout
    assert not project.exists()
    (made,) = data("add", project, folder, "--pattern", pattern, "--json")
    assert (made["title"], made["attributes"]["person"]) == ("The night ferry", "Ines Calder")


def test_of_several_files_those_that_can_be_read_come_in(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TALK, encoding="utf-8")
    result = run("add", tmp_path / "p.hustings", tmp_path / "a.txt", tmp_path / "missing.txt")
    assert "missing.txt cannot be read" in result.stderr
    assert len(data("info", tmp_path / "p.hustings", "--json")["transcripts"]) == 1


def test_people_are_merged_or_kept_apart_and_their_attributes_travel(
    talk: tuple[Path, str], tmp_path: Path
) -> None:
    again = tmp_path / "again.txt"
    again.write_text(
        TALK.replace("INES CALDER", "Ms. Calder").replace("TOBIAS RENN", "Mr. Renn"),
        encoding="utf-8",
    )
    run("add", talk[0], again)
    proposed = data("people", talk[0], "--proposed", "--json")
    assert {p["other"]["name"] for p in proposed} == {"Ms. Calder", "Mr. Renn"}
    run("merge", talk[0], "Mr. Renn", "--into", "TOBIAS RENN", "--refuse")
    run("merge", talk[0], "Ms. Calder", "--into", "INES CALDER")
    assert data("people", talk[0], "--proposed", "--json") == []
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
    made = data(*coding(talk, holder="Traders' Guild", commitment="reports", about="193X"))
    assert list(made) == [*ROW, "cause", "sign", "effect"]
    assert made["quote"] == "Night sailings bring visitors"
    assert (made["speaker"], made["holder"], made["commitment"]) == (
        "INES CALDER",
        "Traders' Guild",
        "reports",
    )
    (row,) = data("statements", talk[0], "--form", "cause", "--json")
    assert {k: row[k] for k in made} == made
    assert run("undo", talk[0]).stdout.startswith("Undone: ")
    assert data("statements", talk[0], "--json") == []
    run("redo", talk[0])
    assert len(data("statements", talk[0], "--json")) == 1
    assert data("history", talk[0], "--json")[0]["summary"].startswith("Coded a cause")


def test_a_history_tells_counts_and_one_change_its_records(talk: tuple[Path, str]) -> None:
    made = data(*coding(talk))
    newest = data("history", talk[0], "--json")[0]
    records = data("history", talk[0], "--change", newest["id"], "--json")
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
    assert data("statements", talk[0], "--json") == []


def test_statements_as_csv_have_the_fixed_columns_first_and_no_formula(
    talk: tuple[Path, str],
) -> None:
    run(*coding(talk, memo="=1+1", set=["cause=@quay", "effect=visitors", "sign=+"]))
    rows = list(csv.DictReader(io.StringIO(run("statements", talk[0], "--csv").stdout)))
    assert list(rows[0])[: len(ROW)] == ROW
    assert rows[0]["cause"] == "'@quay"
    assert rows[0]["quote"] == "Night sailings bring visitors"


def test_every_row_of_the_debate_has_the_fixed_columns_and_its_forms_fields(debate: Path) -> None:
    rows = data("statements", debate, "--json")
    forms = {f["name"]: [x["name"] for x in f["fields"]] for f in data("forms", debate, "--json")}
    assert len(rows) == data("info", debate, "--json")["statements"]
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
    assert data("forms", talk[0], "--json"), "the standard forms are there from the start and stay"


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
    columns = "id kind transcript start end cue values score method version why state".split()
    kinds = ("causes", "quotations", "actors", "relations", "dates", "predictions", "concepts")
    numbers = {}
    for kind in kinds:
        rows = data("suggest", debate, "--kind", kind, "--json")
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
        len(data("suggest", debate, "--kind", "causes", "--tier", t, "--json"))
        for t in ("strong", "medium", "all")
    ]
    assert tiers[0] == numbers["causes"]
    assert tiers[0] < tiers[1] < tiers[2]
    # what was found wider before is not shown where less is asked for
    assert len(data("suggest", debate, "--kind", "causes", "--json")) == tiers[0]


def test_suggestions_name_their_cue_and_reason(talk: tuple[Path, str]) -> None:
    rows = data("suggest", talk[0], "--json")
    assert rows
    for row in rows:
        assert {"id", "kind", "transcript", "start", "end", "cue", "score", "why", "state"} <= set(
            row
        )
        assert 0 <= row["start"] < row["end"] <= len(TALK)
    assert data("suggest", talk[0], "--json") == rows
    assert {r["kind"] for r in data("suggest", talk[0], "--kind", "causes", "--json")} <= {"causes"}
    refused("suggest", talk[0], "--kind", "weather")
    refused("suggest", talk[0], "--tier", "weather")


# -- computing -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("table") / "ferry.csv"
    rows = ["person,concept,agreement,date"]
    for i, who in enumerate(("Calder", "Pell", "Renn", "Voss")):
        for j, what in enumerate(("night ferry", "quay", "noise")):
            rows.append(f"{who},{what},{int((i < 2) == (j < 2))},2031-0{1 + i}-0{1 + j}")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


CONGRUENCE = ("--qualifier", "agreement", "--aggregation", "congruence", "--json")


def test_a_network_of_a_table_counts_agreement_by_hand(table: Path) -> None:
    net = data("network", table, *CONGRUENCE)
    assert {"rows", "columns", "matrix", "study"} <= set(net)
    assert net["rows"] == net["columns"] == ["Calder", "Pell", "Renn", "Voss"]
    assert net["matrix"] == [[0, 3, 0, 0], [3, 0, 0, 0], [0, 0, 0, 3], [0, 0, 3, 0]]
    assert net["study"]


def test_a_project_answers_every_question_about_networks(debate: Path) -> None:
    net = data("network", debate, "--json")
    assert len(net["matrix"]) == len(net["rows"]) > 2
    windows = data("windows", debate, "--width", 30, "--step", 10, "--json")
    assert all({"rows", "columns", "matrix", "start", "stop"} <= set(w) for w in windows)
    assert isinstance(data("backbone", debate, "--json"), dict)
    assert isinstance(data("polarization", debate, "--qualifier", "agreement", "--json"), dict)
    assert "qualifier" in refused("polarization", debate)


def test_windows_backbone_and_polarization_of_a_table(table: Path) -> None:
    windows = data("windows", table, *CONGRUENCE, "--width", 60, "--step", 30)
    assert windows
    assert all({"rows", "columns", "matrix", "study"} <= set(w) for w in windows)
    backbone = data("backbone", table, *CONGRUENCE)
    assert backbone == data("backbone", table, *CONGRUENCE)
    polar = data("polarization", table, *CONGRUENCE)
    assert "NaN" not in json.dumps([backbone, polar])


def test_an_empty_network_that_is_written_says_why(table: Path, tmp_path: Path) -> None:
    told = run("network", table, "--since", "2190-01-01", "-o", tmp_path / "none.svg").output
    assert "0 by 0" in told
    assert "No statement" in told


@pytest.mark.parametrize("kind", ["csv", "graphml", "gexf", "dl", "svg", "json"])
def test_a_network_is_written_in_every_format(table: Path, tmp_path: Path, kind: str) -> None:
    run("network", table, "-o", tmp_path / f"net.{kind}")
    assert (tmp_path / f"net.{kind}").stat().st_size > 50


@pytest.mark.parametrize(
    "wrong",
    [
        ("--variable1", "persn"),
        ("--mode", "three-mode"),
        ("--aggregation", "agreement"),
        ("--normalization", "norm"),
        ("--duplicates", "never"),
        ("--qualifier", "mood"),
        ("--exclude", "person"),
        ("--since", "spring"),
        ("--compat", "dna9"),
        ("-o", "net.doc"),
        ("-o", "net"),
    ],
)
def test_a_wrong_option_of_a_network_is_named(table: Path, wrong: tuple[str, str]) -> None:
    refused("network", table, *wrong)


@pytest.mark.parametrize("command", ["network", "windows", "backbone", "polarization", "map"])
def test_a_source_that_is_not_there_or_of_no_known_kind_is_refused(
    command: str, tmp_path: Path
) -> None:
    odd = tmp_path / "odd.xyz"
    odd.write_text("a,b\n")
    empty = tmp_path / "empty.csv"
    empty.write_text("")
    for source in (tmp_path / "none.csv", odd, empty, tmp_path, tmp_path / "none.hustings"):
        refused(command, source)


@pytest.mark.parametrize(
    "wrong", [("--unit", "moons"), ("--width", "0"), ("--step", "-1"), ("--kernel", "box")]
)
def test_a_wrong_option_of_windows_is_named(table: Path, wrong: tuple[str, str]) -> None:
    refused("windows", table, *wrong)


def test_a_map_has_its_factors_links_measures_and_loops(debate: Path, tmp_path: Path) -> None:
    whole = data("map", debate, "--json")
    assert {"concepts", "links", "measures", "loops"} <= set(whole)
    assert {"cause", "effect", "sign", "citations", "sources"} <= set(whole["links"][0])
    holder = next(
        s["holder"] for s in data("statements", debate, "--form", "cause", "--json") if s["holder"]
    )
    assert len(data("map", debate, "--holder", holder, "--json")["links"]) <= len(whole["links"])
    for kind in ("xlsx", "csv", "graphml", "svg", "json"):
        run("map", debate, "-o", tmp_path / f"map.{kind}")
        assert (tmp_path / f"map.{kind}").stat().st_size > 50
    for kind in ("xlsx", "csv"):
        assert data("map", tmp_path / f"map.{kind}", "--json")["concepts"] == whole["concepts"]
    refused("map", debate, "-o", tmp_path / "map.doc")
    assert "names no speakers" in refused("map", tmp_path / "map.csv", "--holder", holder)


def test_what_if_follows_a_table_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "quay.csv"
    path.write_text(",ferry,visitors\nferry,0,1\nvisitors,0,0\n")
    answer = data("whatif", path, "--set", "ferry=1", "--transfer", "trivalent", "--json")
    assert {"verdict", "in_account", "factors", "notes"} <= set(answer)
    by_name = {f["name"]: f for f in answer["factors"]}
    assert by_name["ferry"]["held"]
    assert by_name["visitors"]["change"] > 0
    assert (
        "rises"
        in data("whatif", path, "--set", "ferry=1", "--draws", 50, "--seed", 1, "--json")[
            "factors"
        ][0]
    )


@pytest.mark.parametrize(
    "wrong",
    [
        ("--set", "ferrry=1"),
        ("--set", "ferry"),
        ("--set", "ferry=much"),
        ("--set", "ferry=nan"),
        ("--set", "ferry=7"),
        ("--set", "ferry=1", "--rule", "other"),
        ("--set", "ferry=1", "--transfer", "other"),
        ("--set", "ferry=1", "--slope", "-1"),
        ("--set", "ferry=1", "--draws", "-1"),
    ],
)
def test_a_wrong_what_if_is_refused(tmp_path: Path, wrong: tuple[str, ...]) -> None:
    path = tmp_path / "quay.csv"
    path.write_text(",ferry,visitors\nferry,0,1\nvisitors,0,0\n")
    refused("whatif", path, *wrong)


# -- exchange --------------------------------------------------------------------------------------------------

REPORT = {"dialect", "imported", "approximated", "left", "warnings"}


@pytest.mark.parametrize(
    "kind", ["qdpx", "dna", "qdc", "toml", "csv", "xlsx", "parquet", "json", "jsonld"]
)
def test_an_export_says_what_went_and_what_was_left(own: Path, tmp_path: Path, kind: str) -> None:
    report = data("export", own, tmp_path / f"out.{kind}", "--json")
    assert set(report) == REPORT
    assert (tmp_path / f"out.{kind}").stat().st_size > 50


@pytest.mark.parametrize("kind", ["qdpx", "dna"])
def test_a_project_comes_back_from_what_was_exported(own: Path, tmp_path: Path, kind: str) -> None:
    file, again = tmp_path / f"out.{kind}", tmp_path / "again.hustings"
    run("export", own, file)
    report = data("import", again, file, "--json")
    assert set(report) == REPORT
    before, after = (data("info", p, "--json") for p in (own, again))
    assert len(after["transcripts"]) == len(before["transcripts"])
    assert after["statements"] == before["statements"]
    quotes = [sorted(s["quote"] for s in data("statements", p, "--json")) for p in (own, again)]
    assert quotes[0] == quotes[1]


def test_statements_of_a_table_meet_the_texts_of_the_project_they_came_from(
    own: Path, tmp_path: Path
) -> None:
    file = tmp_path / "out.csv"
    run("export", own, file)
    n = data("info", own, "--json")["statements"]
    report = data("import", own, file, "--json")
    assert set(report) == REPORT
    assert data("info", own, "--json")["statements"] == n


def test_w3c_annotations_point_into_the_text(own: Path, tmp_path: Path) -> None:
    run("export", own, tmp_path / "out.jsonld")
    found = json.loads((tmp_path / "out.jsonld").read_text(encoding="utf-8"))
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"


def test_what_cannot_be_imported_or_exported_is_one_sentence_and_leaves_no_project(
    own: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new.hustings"
    broken, quay = tmp_path / "broken.qdpx", tmp_path / "quay.mmp"
    broken.write_bytes(b"PK\x03\x04 not a zip")
    quay.write_text('{"concepts": []}')
    for file in (broken, tmp_path / "none.dna", tmp_path):
        refused("import", new, file)
    refused("import", new, quay)
    refused("export", own, tmp_path / "out.xyz")
    refused("export", own, tmp_path / "noending")
    refused("export", own, tmp_path / "nowhere" / "out.qdpx")
    assert not new.exists()


def test_a_causal_map_without_texts_is_pointed_to_the_map_command(tmp_path: Path) -> None:
    path = tmp_path / "quay.xml"
    path.write_text(
        '<maps><map name="quay"><concepts><concept name="a"/><concept name="b"/></concepts></map></maps>',
        encoding="utf-8",
    )
    assert "hustings map quay.xml" in refused("import", tmp_path / "new.hustings", path)


# -- corrected and parallel texts ------------------------------------------------------------------------------


def test_replace_tells_what_was_kept_moved_and_unplaced(
    talk: tuple[Path, str], tmp_path: Path
) -> None:
    keys = {
        what: data(*coding(talk, quote))["id"]
        for what, quote in (
            ("kept", "The quay needs them"),
            ("moved", "Night sailings bring visitors"),
            ("unplaced", "The guild is."),
        )
    }
    file = tmp_path / "talk2.txt"
    file.write_text(
        TALK.replace("visitors", "guests").replace("The guild is. ", ""), encoding="utf-8"
    )
    assert "no transcript" in refused("replace", talk[0], "--transcript", "d0", file)
    refused("replace", talk[0], "--transcript", talk[1], tmp_path / "none.txt")
    done = data("replace", talk[0], "--transcript", talk[1], file, "--json")
    assert list(done) == ["kept", "moved", "unplaced"]
    assert {k: [r["id"] for r in rows] for k, rows in done.items()} == {
        k: [v] for k, v in keys.items()
    }
    quotes = {s["id"]: s["quote"] for s in data("statements", talk[0], "--json")}
    assert quotes[keys["moved"]] == "Night sailings bring guests"
    assert "was replaced by" in refused("replace", talk[0], "--transcript", talk[1], file)
    run("undo", talk[0])
    assert [t["id"] for t in data("info", talk[0], "--json")["transcripts"]] == [talk[1]]
    assert {s["transcript"] for s in data("statements", talk[0], "--json")} == {talk[1]}


def test_align_sets_two_versions_side_by_side_and_statements_at_their_place(
    talk: tuple[Path, str], tmp_path: Path
) -> None:
    key = data(*coding(talk))["id"]
    other = tmp_path / "german.txt"
    other.write_text(
        "MARA OSTROW: Soll die Fähre nachts fahren?\n\n"
        "INES CALDER: Ja. Nachtfahrten bringen Gäste an den Kai. Der Kai braucht sie.\n\n"
        "MARA OSTROW: Wer ist dagegen?\n\n"
        "TOBIAS RENN: Die Gilde. Lastwagen machen Lärm, und Lärm vertreibt die Leute.\n",
        encoding="utf-8",
    )
    run("add", talk[0], other)
    second = next(
        t["id"] for t in data("info", talk[0], "--json")["transcripts"] if t["id"] != talk[1]
    )
    found = data("align", talk[0], talk[1], second, "--json")
    assert set(found) == {"left", "right", "ratio", "turns", "sentences", "statements"}
    assert [b["many"] for b in found["turns"]] == [[1, 1]] * 4
    (told,) = found["statements"]
    assert told["id"] == key
    assert "Nachtfahrten" in other.read_text(encoding="utf-8")[slice(*told["across"])]
    assert "Nachtfahrten" in run("align", talk[0], talk[1], second).stdout
    assert data("align", talk[0], talk[1], second, "--anchor", "3=3", "--json")["turns"]
    refused("align", talk[0], talk[1], talk[1])
    refused("align", talk[0], talk[1], "d0")
    refused("align", talk[0], talk[1], second, "--anchor", "3:3")
    refused("align", talk[0], talk[1], second, "--anchor", "3=99")


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
