"""What a speaker describes, on the command line: the contract scripts depend on."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from click.testing import CliRunner

from hustings import Project
from hustings.cli import main

TEXT = (
    "Voss: The Guild funded the Circle from 1990. The Circle opposes the League. "
    "The Guild opposes the League, says Renn. The night ferry was founded in the thirties.\n\n"
    "Renn: I am for the night ferry.\n"
)


@pytest.fixture
def project(tmp_path):
    (tmp_path / "talk.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "bay.hustings"
    with Project.create(path) as made:
        talk = made.add(tmp_path / "talk.txt")[0].id

        def code(words, form, values, **more):
            start = TEXT.index(words)
            made.code(talk, start, start + len(words), form, values, **more)

        def related(words, actor, relation, target, **more):
            values = {"actor": actor, "relation": relation, "target": target}
            code(words, "relation", values, **more)

        related("The Guild funded the Circle", "Guild", "funds", "Circle", about="1990/..")
        related("The Circle opposes the League", "Circle", "opposes", "League")
        related("The Guild opposes the League", "Guild", "opposes", "League", holder="Renn")
        code("The night ferry was founded", "event", {"event": "founding"}, about="193X")
        code("for the night ferry", "position", {"concept": "night ferry", "agreement": True})
        code(
            "The night ferry",
            "position",
            {"concept": "night ferry", "agreement": False},
            commitment="asserts",
        )
    return path


def asked(*words):
    answer = CliRunner().invoke(main, [str(w) for w in words])
    assert answer.exit_code == 0, answer.output
    return answer.output


def test_relations_as_json_are_nodes_ties_and_the_study(project):
    told = json.loads(asked("relations", project, "--json"))
    assert {n["name"] for n in told["nodes"]} == {"Circle", "Guild", "League"}
    assert set(told["nodes"][0]) == {"name", "kind"}
    funds = next(t for t in told["ties"] if t["relation"] == "funds")
    wanted = "source target relation kind sign statements tellers earliest latest".split()
    assert set(wanted) <= set(funds)
    assert (funds["sign"], funds["tellers"], funds["earliest"]) == ("+", ["Voss"], "1990-01-01")
    assert told["study"]["build"] == "relation_network"
    assert told["balance"]["balanced_share"] == 1.0
    assert len(told["balance"]["triads"][0]["statements"]) == 3


def test_relations_are_cut_by_teller_voice_and_told_time(project):
    own = json.loads(asked("relations", project, "--voice", "own", "--json"))
    assert len(own["ties"]) == 2
    then = asked("relations", project, "--time", "told", "--since", "2001", "--told-by", "Voss")
    assert "funds" in then
    assert "opposes" not in then
    assert "Voss's account" in then


@pytest.mark.parametrize("suffix", ["graphml", "gexf", "csv", "json"])
def test_relations_are_written_for_other_programs(project, tmp_path, suffix):
    out = tmp_path / f"relations.{suffix}"
    asked("relations", project, "-o", out)
    text = out.read_text(encoding="utf-8-sig")
    if suffix == "graphml":
        graph = nx.read_graphml(out)
        assert graph.is_directed()
        assert {d["relation"] for *_, d in graph.edges(data=True)} == {"funds", "opposes"}
    elif suffix == "gexf":
        edges = list(ElementTree.fromstring(text).iter("{http://gexf.net/1.3}edge"))
        assert [e.get("start") for e in edges if e.get("label") == "funds"] == ["1990-01-01"]
        assert len(edges) == 3
    elif suffix == "csv":
        assert len(list(csv.DictReader(io.StringIO(text)))) == 3
    else:
        assert json.loads(text)["ties"]


def test_a_timeline_as_json_and_as_csv(project):
    told = json.loads(asked("timeline", project, "--json"))
    assert set(told) >= {"lanes", "items", "undated"}
    first = told["items"][0]
    wanted = "statement lane earliest latest open_start open_end approximate order".split()
    assert set(wanted) <= set(first)
    assert (first["earliest"], first["latest"]) == ("1930-01-01", "1939-12-31")
    assert len(told["undated"]) == 4
    rows = list(csv.DictReader(io.StringIO(asked("timeline", project, "--by", "form", "--csv"))))
    assert [r["lane"] for r in rows] == ["event", "relation"]


def test_ascription_and_positions(project):
    told = json.loads(asked("ascription", project, "--json"))
    pairs = {(p["teller"], p["holder"]): p["commitments"] for p in told["pairs"]}
    assert pairs["Voss", "Renn"] == {"asserts": 1}
    both = json.loads(asked("positions", project, "Voss", "Renn", "--json"))
    assert [(p["concept"], p["verdict"]) for p in both["positions"]] == [("night ferry", "opposed")]


@pytest.mark.parametrize("command", ["network", "windows", "backbone", "polarization"])
def test_networks_take_a_voice_and_the_time_told(project, command):
    options = ["--variable1", "speaker", "--mode", "two-mode"] if command == "network" else []
    options += ["--qualifier", "agreement"] if command == "polarization" else []
    asked(command, project, *options, "--voice", "any", "--time", "told", "--json")
    refused = CliRunner().invoke(main, [command, str(project), *options, "--voice", "loud"])
    assert refused.exit_code == 1
    assert "voice" in refused.output


def test_a_map_takes_a_voice_and_the_time_told(project):
    for extra in (["--voice", "own"], ["--time", "told", "--since", "1930", "--until", "1940"]):
        assert json.loads(asked("map", project, *extra, "--json"))["links"] == []


def test_periods_are_named_and_forgotten(project):
    asked("periods", project, "--name", "lean years", "--edtf", "193X", "--dating", "Edda Voss")
    assert "as Edda Voss dates it" in asked("periods", project)
    asked("periods", project, "--forget", "lean years")
    assert json.loads(asked("periods", project, "--json")) == []


def test_what_is_asked_wrongly_is_one_sentence(project):
    for words in (
        ["relations", project, "--told-by", "Nobody"],
        ["relations", project, "-o", "x.bmp"],
        ["timeline", project, "--since", "the thirties"],
        ["timeline", project, "--by", "mood"],
        ["periods", project, "--name", "lean years"],
    ):
        answer = CliRunner().invoke(main, [str(w) for w in words])
        assert answer.exit_code == 1
        assert answer.output.startswith("hustings: ")
        assert answer.output.count("\n") == 1


def test_a_look_at_a_text_without_rules_counts_nothing(tmp_path: Path) -> None:
    text = tmp_path / "rede.txt"
    words = "De nachtboot moet varen, omdat de stad haar nodig heeft, en dat is niet nieuw."
    text.write_text(
        f"ANNA: {(words + chr(32)) * 12}\nBEN: Nee, dat geloof ik niet.\n", encoding="utf-8"
    )
    done = CliRunner().invoke(main, ["look", str(text)])
    assert done.exit_code == 0, done.output
    assert "Dutch" in done.output
    assert ": 0" not in done.output
    assert "None" not in done.output


def test_a_first_look_tells_what_was_found_and_each_sentence_once(tmp_path: Path) -> None:
    text = tmp_path / "talk.txt"
    many = " ".join(f"A ferry sank in {year}." for year in range(1951, 1962))
    text.write_text(
        f"ANNA: The pier fell in 1932 and was built in 1938. {many}\nBEN: It was loud.\n",
        encoding="utf-8",
    )
    lines = CliRunner().invoke(main, ["look", str(text)]).output.splitlines()
    first = lines.index("    1932; 1938")
    assert lines[first + 1] == "      “The pier fell in 1932 and was built in 1938.”"
    assert lines[first + 2] == "    1951"
    assert "    and 5 more (--json prints all)" in lines
    assert sum("The pier fell in 1932" in line for line in lines) == 1


def test_a_time_is_told_as_the_speaker_told_it(project):
    with Project.open(project) as held:
        (talk,) = held.text_ids()
        at = TEXT.index("The Circle opposes")
        values = {"actor": "Circle", "relation": "founds", "target": "League"}
        held.code(talk, at, at + 10, "relation", values, about="1908~")
        held.code(talk, at + 4, at + 10, "event", {"event": "a quarrel"}, about="1908~")
    lines = asked("relations", project).splitlines()
    assert "  · Circle founds League  (1 statement, told by Voss)  about 1908" in lines
    assert "  + Guild funds Circle  (1 statement, told by Voss)  since 1990" in lines
    told = asked("timeline", project).splitlines()
    assert [line.rsplit("  (", 1)[0] for line in told[:4]] == [
        "about 1908  Voss: Circle founds League",
        "about 1908  Voss: a quarrel",
        "1930s       Voss: founding",
        "since 1990  Voss: Guild funds Circle",
    ]
    (tie,) = [
        t
        for t in json.loads(asked("relations", project, "--json"))["ties"]
        if t["relation"] == "founds"
    ]
    assert tie["approximate"]
    assert not tie["unspecified"]


def test_a_lineage_is_printed_where_no_picture_is_asked(tmp_path):
    from hustings.demo import make_demo

    path = tmp_path / "demo.hustings"
    make_demo(path).close()
    printed = asked("lineage", path)
    assert "Harbour Mutual: founded about 1908" in printed
    assert "Fjord Packet: absorbed 1974 · Ferry Company" in printed
    told = json.loads(asked("lineage", path, "--json"))
    assert [t["lane"] for t in told["turnings"]][:2] == ["Harbour Mutual", "Ferrymen's League"]
    assert "svg" not in told
