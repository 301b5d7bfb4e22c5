"""Statements handed on by year and counted by an engine, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import hustings
from hustings.demo import make_demo
from hustings.read import read, turns_of

from .commands import run

SIGNED = ("--qualifier", "agreement", "--aggregation", "subtract", "--normalization", "average")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("engines") / "ferry.hustings"
    make_demo(path, coder="coder").close()
    return path


def test_exported_parts_give_the_projects_own_network(project: Path, tmp_path: Path) -> None:
    parts = tmp_path / "statements"
    run("export", project, parts, "--parquet")
    assert {p.parent.name.partition("=")[0] for p in parts.rglob("*.parquet")} == {"year"}
    plain = json.loads(run("network", project, *SIGNED, "--json").output)
    for engine in ("polars", "memory"):
        pattern = parts / "*" / "*.parquet"
        told = run("network", pattern, "--engine", engine, *SIGNED, "--json").output
        assert json.loads(told)["matrix"] == plain["matrix"]
    ignoring = run("network", parts, "--engine", "auto", "--qualifier", "agreement", "--json")
    assert (
        json.loads(ignoring.output)["n"]
        == json.loads(run("network", project, "--json").output)["n"]
    )
    again = run("export", project, parts, "--parquet", code=1)
    assert "not empty" in again.output


def test_what_needs_every_statement_is_refused(project: Path, tmp_path: Path) -> None:
    told = run("network", project, "--engine", "auto", "--isolates", code=1)
    assert "--isolates needs every statement in memory" in told.output
    told = run("network", tmp_path / "*.parquet", "--engine", "auto", code=1)
    assert "no Parquet file" in told.output
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 and no more")
    for engine in ("polars", "memory"):
        told = run("network", tmp_path / "broken.parquet", "--engine", engine, code=1)
        assert "cannot be read" in told.output


def test_an_undated_statement_is_handed_on_too(tmp_path: Path) -> None:
    from hustings.exchange import scanning

    rows = hustings.statements(
        {"speaker": ["a", "b"], "concept": ["x", "x"], "date": ["2024-05-01", None]}
    )
    scanning.write_by_year(rows, tmp_path / "parts")
    folders = sorted(p.parent.name for p in (tmp_path / "parts").rglob("*.parquet"))
    assert folders == ["year=2024", "year=undated"]
    assert len(hustings.tally(tmp_path / "parts", variable1="speaker")) == 2


def test_turns_of_a_file_are_the_rows_of_its_transcript() -> None:
    data = "ANN: Où ça ? 😀\n\nBEN: Nowhere.\n\nANN: Well.".encode()
    made, rows = read(data, name="talk.txt"), turns_of(data, "talk.txt")
    assert [r["text"] for r in rows] == [made.quote(t.start, t.end) for t in made.turns]
    assert [r["speaker"] for r in rows] == ["ANN", "BEN", "ANN"]
    assert [r["number"] for r in rows] == [0, 1, 2]
    assert json.loads(json.dumps(rows)) == rows
