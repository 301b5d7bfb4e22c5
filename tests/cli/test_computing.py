"""What is computed on the command line: networks, maps, timelines, reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .commands import data, refused, run

CONGRUENCE = ("--qualifier", "agreement", "--aggregation", "congruence")


def test_a_network_of_a_table_counts_agreement_by_hand(table: Path) -> None:
    net = data("network", table, *CONGRUENCE)
    assert {"rows", "columns", "matrix", "study"} <= set(net)
    assert net["rows"] == net["columns"] == ["Calder", "Pell", "Renn", "Voss"]
    assert net["matrix"] == [[0, 3, 0, 0], [3, 0, 0, 0], [0, 0, 0, 3], [0, 0, 3, 0]]
    assert net["study"]


def test_a_project_answers_every_question_about_networks(debate: Path) -> None:
    net = data("network", debate)
    assert len(net["matrix"]) == len(net["rows"]) > 2
    windows = data("windows", debate, "--width", 30, "--step", 10)
    assert all({"rows", "columns", "matrix", "start", "stop"} <= set(w) for w in windows)
    assert isinstance(data("backbone", debate), dict)
    assert isinstance(data("polarization", debate, "--qualifier", "agreement"), dict)
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
    whole = data("map", debate)
    assert {"concepts", "links", "measures", "loops"} <= set(whole)
    assert {"cause", "effect", "sign", "citations", "sources"} <= set(whole["links"][0])
    holder = next(s["holder"] for s in data("statements", debate, "--form", "cause") if s["holder"])
    assert len(data("map", debate, "--holder", holder)["links"]) <= len(whole["links"])
    for kind in ("xlsx", "csv", "graphml", "svg", "json"):
        run("map", debate, "-o", tmp_path / f"map.{kind}")
        assert (tmp_path / f"map.{kind}").stat().st_size > 50
    for kind in ("xlsx", "csv"):
        assert data("map", tmp_path / f"map.{kind}")["concepts"] == whole["concepts"]
    refused("map", debate, "-o", tmp_path / "map.doc")
    assert "names no speakers" in refused("map", tmp_path / "map.csv", "--holder", holder)


def test_what_if_follows_a_table_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "quay.csv"
    path.write_text(",ferry,visitors\nferry,0,1\nvisitors,0,0\n")
    answer = data("whatif", path, "--set", "ferry=1", "--transfer", "trivalent")
    assert {"verdict", "in_account", "factors", "notes"} <= set(answer)
    by_name = {f["name"]: f for f in answer["factors"]}
    assert by_name["ferry"]["held"]
    assert by_name["visitors"]["change"] > 0
    assert (
        "rises"
        in data("whatif", path, "--set", "ferry=1", "--draws", 50, "--seed", 1)["factors"][0]
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
