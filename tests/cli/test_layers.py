"""--layers: what a command computes rests on gold, on coders' own, or on one coder, and says so."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from hustings.cli import main
from hustings.project import Project
from hustings.views.composing.told_figures import (
    lineage_figure,
    relations_figure,
    timeline_figure,
)

from ..conftest import talk

TWO_MODE = ("--variable1", "speaker", "--variable2", "concept", "--mode", "two-mode")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Anna and Ben differ in one cause and one stance; the cause is settled as Ben has it."""
    where = tmp_path / "pair.hustings"
    with Project.create(where, coder="Cleo") as project:
        project.add(talk())
        for coder, effect, agree in (("Anna", "visitors", True), ("Ben", "noise", False)):
            cause = {"cause": "sailings", "effect": effect, "sign": "+"}
            project.code("d1", 48, 83, "cause", cause, coder=coder)
            stance = {"concept": "ferry", "agreement": agree}
            project.code("d1", 8, 39, "position", stance, coder=coder)
        found = project.differences("d1", ["Anna", "Ben"])
        for one in found:
            if one.difference.field in ("effect", "agreement"):
                project.adjudicate(one.difference.id, "b")
    return where


def told(*arguments: str) -> str:
    done = CliRunner().invoke(main, list(arguments))
    assert done.exit_code == 0, done.output
    return done.output


def effects(path: Path, *more: str) -> set[str]:
    data = json.loads(CliRunner().invoke(main, ["map", str(path), "--json", *more]).stdout)
    return {claim["effect"] for claim in data["claims"]}


@pytest.mark.parametrize(
    ("layers", "found"),
    [
        ((), {"noise"}),
        (("--layers", "gold"), {"noise"}),
        (("--layers", "Anna"), {"visitors"}),
        (("--layers", "coders"), {"visitors", "noise"}),
        (("--layers", "Anna,Ben"), {"visitors", "noise"}),
    ],
)
def test_a_map_rests_on_the_layers_named(path: Path, layers: tuple[str, ...], found: set) -> None:
    assert effects(path, *layers) == found


def test_a_network_says_on_which_layers_it_rests(path: Path) -> None:
    usual = ["network", str(path), "--variable1", "speaker", "--variable2", "concept", "--json"]
    data = json.loads(CliRunner().invoke(main, usual).stdout)
    assert data["notes"] == ["Rests on 2 settled between coders (gold)."]
    data = json.loads(CliRunner().invoke(main, [*usual, "--layers", "coders"]).stdout)
    assert data["notes"] == ["Rests on 4 as coded by Anna and Ben."]
    wrong = CliRunner().invoke(main, [*usual, "--layers", "Bem"])
    assert wrong.exit_code == 1
    assert "There is no layer 'Bem'. Did you mean 'Ben'?" in wrong.output


@pytest.mark.parametrize(
    ("command", "layers", "rests"),
    [
        ("network", (), "Rests on 1 settled between coders (gold)."),
        ("network", ("--layers", "coders"), "Rests on 2 as coded by Anna and Ben."),
        ("network", ("--layers", "Anna"), "Rests on 1 as coded by Anna."),
        ("map", ("--layers", "coders"), "Rests on 2 as coded by Anna and Ben."),
    ],
)
def test_a_picture_says_so_too(
    path: Path, tmp_path: Path, command: str, layers: tuple[str, ...], rests: str
) -> None:
    usual = TWO_MODE if command == "network" else ()
    told(command, str(path), *usual, *layers, "-o", str(tmp_path / "made.svg"))
    drawn = ElementTree.parse(tmp_path / "made.svg")
    words = " ".join("".join(node.itertext()) for node in drawn.findall(".//{*}text"))
    assert rests in " ".join(words.split())


def test_pictures_of_what_is_told_say_so_too(tmp_path: Path) -> None:
    with Project.create(tmp_path / "two.hustings") as project:
        project.add(talk())
        for coder in ("Anna", "Ben"):
            said = {"event": "the flood"}
            project.code("d1", 48, 83, "event", said, about="1952", coder=coder)
        for figure in (timeline_figure, relations_figure, lineage_figure):
            caption = figure(project, {}).caption
            rests = "Rests on 2 as coded by Anna and Ben." if figure is timeline_figure else ""
            assert caption.endswith(rests), caption
            assert ("Rests" in caption) == bool(rests)


def test_a_picture_of_one_coders_work_says_nothing_of_it(tmp_path: Path) -> None:
    with Project.create(tmp_path / "one.hustings", coder="Cleo") as project:
        project.add(talk())
        project.code("d1", 48, 83, "cause", {"cause": "a", "effect": "b", "sign": "+"})
    told("map", str(tmp_path / "one.hustings"), "-o", str(tmp_path / "made.svg"))
    assert "Rests" not in (tmp_path / "made.svg").read_text()


def test_report_and_account_rest_on_them_too(path: Path, tmp_path: Path) -> None:
    for layers, there, not_there in (("Anna", "visitors", "noise"), ("gold", "noise", "visitors")):
        page = tmp_path / f"{layers}.html"
        told("report", str(path), "-o", str(page), "--layers", layers)
        words = page.read_text("utf-8")
        assert f'"effect": "{there}"' in words or f'"effect":"{there}"' in words
        assert f'"{not_there}"' not in words
        assert "Rests on 2" in words
        spoken = told("account", str(path), "--of", "Calder", "--layers", layers)
        assert there in spoken
        assert f"→ {not_there}" not in spoken


def test_a_view_in_one_layer_shares_nothing_with_another(path: Path) -> None:
    with Project.open(path) as project:
        gold, anna = project.resting_on(("gold",)), project.resting_on(("Anna",))
        assert gold != anna != project
        assert [s.coder for s in anna.statements()] == ["Anna", "Anna"]
        assert {s.layer for s in gold.statements()} == {"gold"}
        assert len(project.statements(ids=[s.id for s in anna.statements()])) == 2
