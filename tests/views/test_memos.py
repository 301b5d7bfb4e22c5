"""All memos in one list: found by words and kind, and written as a table that runs no formula."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from hustings.cli import main
from hustings.files import statements_file, write_statements
from hustings.project import Project
from hustings.reports import report
from hustings.views.memos import memo_page, memo_rows, memo_table

from ..conftest import talk


@pytest.fixture
def project(tmp_path: Path):
    with Project.create(tmp_path / "bay.hustings", coder="Anna") as made:
        made.add(talk())
        made.code("d1", 48, 83, "code", {"code": "sailings"}, memo="the boats of the Guild")
        made.write_memo("=1+1", "text", "d1")
        made.write_memo("Speaks for the Guild.", "person", made.actors()[0].id)
        made.write_memo("plan for May")
        yield made


def test_every_memo_is_told_with_what_it_stands_on(project: Project) -> None:
    rows = memo_rows(project)
    assert [(r.on, r.name, r.by) for r in rows] == [
        ("project", "bay", "Anna"),
        ("text", "The night ferry", "Anna"),
        ("person", "Calder", "Anna"),
        ("statement", "Yes. Night sailings bring visitors. (The night ferry)", "Anna"),
    ]
    assert (rows[-1].transcript, rows[-1].start) == ("d1", 48)


def test_words_are_found_in_memo_and_name_and_kinds_are_counted(project: Project) -> None:
    rows = memo_rows(project)
    page = memo_page(rows, "GUILD the", "person")
    assert (page.total, dict(page.counts)) == (1, {"person": 1, "statement": 1})
    assert [r.on for r in memo_page(rows, "ferry").rows] == ["text", "statement"]
    assert memo_page(rows, "kelp").total == 0
    assert [r.on for r in memo_page(rows, part=slice(1, 3)).rows] == ["text", "person"]


def test_a_table_of_memos_holds_no_formula(project: Project) -> None:
    rows = list(csv.DictReader(io.StringIO(memo_table(memo_rows(project)))))
    assert [r["on"] for r in rows] == ["project", "text", "person", "statement"]
    assert rows[1]["memo"] == "'=1+1"
    assert [r["start"] for r in rows] == ["", "", "", "48"]


def test_the_command_writes_finds_and_refuses(project: Project, tmp_path: Path) -> None:
    run, path = CliRunner(), str(project.path)
    done = run.invoke(
        main, ["memos", path, "--write", "kept apart", "--on", "concept", "--of", "sailings"]
    )
    assert done.output == "Wrote a memo on sailings\n"
    found = run.invoke(main, ["memos", path, "--words", "apart"])
    assert found.output.startswith("concept: sailings\n    kept apart\n    coder 1, 2")
    out = tmp_path / "memos.csv"
    assert run.invoke(main, ["memos", path, "-o", str(out)]).exit_code == 0
    assert "kept apart" in out.read_text(encoding="utf-8-sig")
    for wrong in (
        ["--write", "x", "--on", "concept", "--of", "tides"],
        ["--of", "sailings"],
        ["--write", " "],
        ["--write", "x", "--on", "statement"],
    ):
        refused = run.invoke(main, ["memos", path, *wrong])
        assert refused.exit_code == 1
        assert refused.output.count("\n") == 1


def noted(project: Project) -> list[str]:
    """Memos on everything there is, and their words."""
    project.write_memo("too wide", "concept", project.concepts()[0].id)
    return ["the boats of the Guild", *(m.text for m in project.memos())]


@pytest.mark.parametrize("by", ["code", "speaker", "text"])
def test_passages_and_the_report_hold_every_memo_once(project: Project, by: str) -> None:
    words = noted(project)
    page = statements_file(project, "html", by=by)[0].decode()
    document = docx.Document(io.BytesIO(statements_file(project, "docx", by=by)[0]))
    paragraphs = "\n".join(p.text for p in document.paragraphs)
    section = report(project).partition('id="memos"')[2].partition('id="method"')[0]
    for told in (page, paragraphs, section):
        assert [told.count(w) for w in words] == [1] * len(words)


def test_a_memo_on_a_code_stands_under_its_heading_and_chosen_passages_take_none(
    project: Project,
) -> None:
    noted(project)
    said = next(iter(project.statements()))
    page = statements_file(project, "html")[0].decode()
    assert page.index("<h2>sailings") < page.index("too wide") < page.index("Night sailings bring")
    assert page.index("<h2>Memos") < page.index("plan for May")
    chosen = statements_file(project, "html", ids=[said.id])[0].decode()
    assert "too wide" not in chosen
    assert "the boats of the Guild" in chosen


def test_json_has_memos_beside_the_statements_and_a_table_says_what_stays(
    project: Project, tmp_path: Path
) -> None:
    noted(project)
    told = json.loads(statements_file(project, "json")[0])
    assert [(m["on"], m["name"], m["memo"]) for m in told["memos"]][:1] == [
        ("concept", "sailings", "too wide")
    ]
    assert len(told["statements"]) == 1
    for kind, stay in (("json", []), ("csv", ["4 memos"]), ("xlsx", ["4 memos"])):
        left = write_statements(project, tmp_path / f"a.{kind}").left
        assert [line[:7] for line in left if "memo" in line] == stay
        bundle = project.export_file(tmp_path / f"b.{kind}")
        assert [line[:7] for line in bundle["left"] if "memo" in line] == stay
