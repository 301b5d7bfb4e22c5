"""The promise to others: what examples/add-your-own adds is there in Python, on the command line
and in the API, once the package is installed.
"""

from __future__ import annotations

import base64
import json
import logging
import shutil
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

import hustings
from hustings import exchange, files, plugins
from hustings.cli import main
from hustings.project import Project
from hustings.read import known_formats, read

from ..cli.commands import told
from ..serving import Served, serving
from .conftest import EXAMPLE, LOG, install


def test_the_example_has_one_of_everything_that_has_a_door() -> None:
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(project["entry-points"]) == set(plugins.GROUPS)


# -- a kind of transcript file ---------------------------------------------------------------------


def test_a_reader_in_python(lamp_log: Path) -> None:
    talk = read(LOG, name="night.lamp")
    assert [(t.speaker, t.begins_at) for t in talk.turns] == [("Calder", 78000), ("Renn", 78060)]
    assert talk.source.format == "lamp"
    assert read(LOG, name="night.unknown").source.format == "lamp"  # by how it begins


def test_a_reader_on_the_command_line(lamp_log: Path, tmp_path: Path) -> None:
    (tmp_path / "night.lamp").write_bytes(LOG)
    listed = json.loads(told("formats", "--json"))
    assert {"name": "lamp", "suffixes": [".lamp"], "reads": True} in [
        {k: f[k] for k in ("name", "suffixes", "reads")} for f in listed
    ]
    told("add", tmp_path / "night.hustings", tmp_path / "night.lamp")
    with Project.open(tmp_path / "night.hustings") as project:
        (talk,) = project.transcripts()
        assert [t.speaker for t in project.transcript(talk["id"]).turns] == ["Calder", "Renn"]


def test_a_reader_in_the_api(served: Served) -> None:
    content = base64.b64encode(LOG.replace(b"21:41", b"21:42")).decode()
    (row,) = served.post("/api/intake", {"name": "more.lamp", "content": content}).json()
    assert (row["error"], [s["name"] for s in row["speakers"]]) == ("", ["Calder", "Renn"])


def test_a_line_the_reader_refuses_is_one_sentence(lamp_log: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.lamp").write_bytes(b"#LAMPLOG 1\nnobody\n")
    result = CliRunner().invoke(
        main, ["add", str(tmp_path / "n.hustings"), str(tmp_path / "bad.lamp")]
    )
    assert result.exit_code != 0
    assert "bad.lamp, line 2: write it as 'time | who | words'." in result.output
    assert "Traceback" not in result.output


# -- another program's project ---------------------------------------------------------------------

WICK = {"text": "Calder: The lamp is out.", "wick": [[12, 16, "light"]]}


@pytest.fixture
def wick(lamp_log: Path, tmp_path: Path) -> Path:
    path = tmp_path / "bay.wick"
    path.write_text(json.dumps(WICK), encoding="utf-8")
    return path


def test_an_exchange_in_python(wick: Path, tmp_path: Path) -> None:
    bundle = exchange.read_bundle(wick)
    assert (exchange.format_of(wick), [s.quote for s in bundle.statements]) == ("wick", ["lamp"])
    assert exchange.write_bundle(bundle, tmp_path / "again.wick").imported["statements"] == 1
    assert json.loads((tmp_path / "again.wick").read_text()) == WICK
    wick.with_name("bad.wick").write_text("{}")
    with pytest.raises(hustings.InputError, match="is no wick"):
        exchange.read_bundle(wick.with_name("bad.wick"))


def test_an_exchange_on_the_command_line(wick: Path, tmp_path: Path) -> None:
    told("import", tmp_path / "p.hustings", wick)
    with Project.open(tmp_path / "p.hustings") as project:
        assert [s.quote for s in project.statements()] == ["lamp"]
    told("export", tmp_path / "p.hustings", tmp_path / "out.wick")
    assert json.loads((tmp_path / "out.wick").read_text()) == WICK


def test_an_exchange_in_the_api(served: Served, wick: Path) -> None:
    listed = {f["name"]: f["label"] for f in served.get("/api/exchange").json()["formats"]}
    assert listed["wick"] == "Wick project"
    content = base64.b64encode(wick.read_bytes()).decode()
    looked = served.post("/api/exchange/look", {"name": "bay.wick", "content": content}).json()
    assert (looked["label"], looked["passages"][0]["quote"]) == ("Wick project", "lamp")
    assert served.post("/api/exchange/import", {"key": looked["key"]}).status_code == 201
    out = served.post("/api/exchange/export", {"format": "wick"}).json()
    assert out["name"] == "night.wick"


GREEDY = """
from hustings.exchange import ExchangeFormat
def take(path): return 3
A = ExchangeFormat(name="a", label="A", suffixes=(".fog",), recognises=lambda f: True, read=take)
B = ExchangeFormat(name="b", label="B", suffixes=(".fog",), recognises=lambda f: True, read=take)
"""


def test_two_formats_that_know_one_file_are_both_named(site: Path, tmp_path: Path) -> None:
    install(site, "fog", {"hustings.exchanges": {"a": "fog:A", "b": "fog:B"}}, GREEDY)
    (tmp_path / "x.fog").write_text("mist")
    with pytest.raises(hustings.InputError, match="taken for A and for B: say which with --format"):
        exchange.format_of(tmp_path / "x.fog")
    with pytest.raises(hustings.InputError, match="the format 'a' of another package gave no Bun"):
        exchange.read_bundle(tmp_path / "x.fog", format="a")


def test_a_greedy_format_takes_no_file_over_that_hustings_knows(site: Path, tmp_path: Path) -> None:
    install(site, "fog", {"hustings.exchanges": {"a": "fog:A"}}, GREEDY)
    (tmp_path / "b.toml").write_text('[[concept]]\nname = "light"\n')
    (tmp_path / "empty.fog").write_bytes(b"")
    assert exchange.format_of(tmp_path / "b.toml") == "codebook"
    with pytest.raises(hustings.InputError, match="is empty"):
        exchange.format_of(tmp_path / "empty.fog")


# -- a kind of suggestion --------------------------------------------------------------------------


def test_a_suggester_in_python(lamp_log: Path) -> None:
    talk = read(LOG, name="night.lamp")
    (found,) = hustings.suggest.suggest(talk, kinds=["lamps"])
    assert talk.text[found.start : found.end] == "lamp"


def test_a_suggester_on_the_command_line(night: Project) -> None:
    rows = json.loads(told("suggest", night.path, "--kind", "lamps", "--json"))
    assert [r["kind"] for r in rows] == ["lamps"]


def test_a_suggester_in_the_api(served: Served, night: Project) -> None:
    (talk,) = night.transcripts()
    body = {"transcript": talk["id"], "kinds": ["lamps"], "tier": "strong"}
    assert served.post("/api/review/look", body).status_code == 202
    while served.get("/api/review/look").json()["looking"]:
        pass
    queue = served.get("/api/review", params={"transcript": talk["id"]}).json()
    assert "lamps" in json.dumps(queue)


# -- a language of the rules -----------------------------------------------------------------------

ESPERANTO = (
    "CALDER: Mi estas en la haveno kaj ni ne povas dormi, ĉar la pramo bruas en la nokto. "
    "La bruo kaŭzas koleron de la homoj, kaj tio estas por ni la plej granda zorgo. "
    "Ili diras al mi ke la urbo ne helpas, sed se vi estas kun ni, la aferoj estas pli bonaj.\n"
    "RENN: Mi estas kun vi kaj kun la homoj de la haveno.\n"
)


def test_a_language_in_python(lamp_log: Path) -> None:
    talk = read(ESPERANTO.encode(), name="eo.txt")
    assert hustings.suggest.language_of(talk.text) == "Esperanto"
    assert (hustings.suggest.unread(talk), hustings.suggest.suggest(talk, kinds=["dates"])) == (
        "",
        [],
    )
    first, second = hustings.suggest.suggest(talk, kinds=["causes", "quotations"])
    assert [talk.text[slice(*(s.cue or ()))] for s in (first, second)] == ["ĉar", "kaŭzas"]
    assert (first.values["cause"], second.values["cause"]) == (
        "la pramo bruas en la nokto",
        "La bruo",
    )
    assert hustings.suggest.language_read(first) == "eo"


def test_without_the_package_the_language_is_not_read() -> None:
    talk = read(ESPERANTO.encode(), name="eo.txt")
    assert hustings.suggest.language_of(talk.text) != "Esperanto"


def test_a_language_on_the_command_line(lamp_log: Path, tmp_path: Path) -> None:
    (tmp_path / "eo.txt").write_text(ESPERANTO, encoding="utf-8")
    told("add", tmp_path / "eo.hustings", tmp_path / "eo.txt")
    rows = json.loads(told("suggest", tmp_path / "eo.hustings", "--kind", "causes", "--json"))
    assert [r["values"]["effect"] for r in rows][1] == "koleron de la homoj"


def test_a_language_in_the_api(lamp_log: Path, tmp_path: Path) -> None:
    with Project.create(tmp_path / "eo.hustings") as project:
        project.add(read(ESPERANTO.encode(), name="eo.txt"))
        (talk,) = project.transcripts()
        with serving(project) as site:
            body = {"transcript": talk["id"], "kinds": ["causes"], "tier": "strong"}
            assert site.post("/api/review/look", body).status_code == 202
            while site.get("/api/review/look").json()["looking"]:
                pass
            queue = site.get("/api/review", params={"transcript": talk["id"]}).json()
    assert "koleron de la homoj" in json.dumps(queue, ensure_ascii=False)


def test_a_language_that_lacks_something_is_named_and_stops_nobody(
    site: Path, caplog: pytest.LogCaptureFixture
) -> None:
    module = "from pathlib import Path\nfrom hustings.suggest import Language\n"
    module += "A = Language(Path(__file__).with_name('none'))\n"
    module += "B = Language(Path(__file__).with_name('half'))\n"
    shutil.copytree(EXAMPLE / "lamp_log_eo", site / "half")
    (site / "half" / "causes.tsv").write_text(
        "cue\ttier\tside\tsign\tpattern\tnot_after\nx\ts\tr\t\t(\t\n"
    )
    install(site, "fog", {"hustings.languages": {"xa": "fog:A", "xb": "fog:B"}}, module)
    talk = read(ESPERANTO.encode(), name="eo.txt")
    assert hustings.suggest.suggest(talk, kinds=["causes", "predictions"]) == []
    assert "'xa' of another package is left out: its language.toml lacks name, codes" in caplog.text
    assert "The tables of causes for 'xb' are left out: " in caplog.text


# -- a question about statements -------------------------------------------------------------------


# -- a kind of file to save a network as -----------------------------------------------------------

TWO = {"variable1": "speaker", "variable2": "code", "mode": "two-mode", "forms": ["code"]}
TIES = b"Calder -- lamp 2\nRenn -- lamp 1\n"


def test_an_exporter_in_python(coded: Project) -> None:
    assert files.network_file(coded, TWO, "ties")[:2] == (TIES, "network.ties")
    with pytest.raises(hustings.UnknownName, match=r"format 'tie'\. Did you mean 'ties'"):
        files.network_file(coded, TWO, "tie")
    with pytest.raises(hustings.UnknownName):  # it takes networks alone
        files.map_file(coded, {}, "ties")


def test_an_exporter_on_the_command_line(coded: Project, tmp_path: Path) -> None:
    options = ["--variable1", "speaker", "--variable2", "code", "--mode", "two-mode"]
    told("network", coded.path, *options, "-o", tmp_path / "n.ties")
    assert (tmp_path / "n.ties").read_bytes() == TIES


def test_an_exporter_in_the_api(coded: Project) -> None:
    with serving(coded) as site:
        (row,) = site.get("/api/exporters").json()
        saved = site.post("/api/network/export", {**TWO, "format": row["name"]})
    assert row["label"] == "Ties, a line each"
    assert saved.content == TIES


# -- a form of statement: data, no package ---------------------------------------------------------


def test_a_form_is_one_entry_in_a_file_and_seen_through_every_door(night: Project) -> None:
    told("forms", night.path, "--add", EXAMPLE / "forms.toml")
    assert "watch              keeper (actor, needed), lamp" in told("forms", night.path)
    (talk,) = night.transcripts()
    words = {"keeper": "Calder", "lamp": "quay lamp"}
    made = night.code(talk["id"], 8, 12, "watch", words, holder="Calder", commitment="asserts")
    with serving(night) as site:
        assert "watch" in [f["name"] for f in site.get("/api/forms").json()]
        listed = site.get("/api/statements").text
    assert made.id in listed
    assert "quay lamp" in listed
    assert list(night.columns()["lamp"].plain()) == ["quay lamp"]


# -- the guard -------------------------------------------------------------------------------------


def test_what_cannot_be_taken_is_named_in_the_log_and_stops_nobody(
    site: Path, caplog: pytest.LogCaptureFixture
) -> None:
    things = {"docx": "storm:THING", "lost": "storm:NOWHERE", "odd": "storm:THING"}
    install(site, "storm", {"hustings.readers": things}, "THING = 3\n")
    with caplog.at_level(logging.WARNING, "hustings"):
        assert "docx" in known_formats()
        assert not {"lost", "odd"} & set(known_formats())
    told = "\n".join(r.getMessage() for r in caplog.records)
    assert "'docx' (hustings.readers, storm:THING) is left out: it bears the name of one" in told
    assert (
        "'lost' (hustings.readers, storm:NOWHERE) is left out: it cannot be loaded (Attri" in told
    )
    assert "'odd' (hustings.readers, storm:THING) is left out: it is no Format (int)." in told
    assert len(caplog.records) == 3  # once, not at every look


def test_two_packages_with_one_name_do_not_hide_each_other_in_silence(
    site: Path, caplog: pytest.LogCaptureFixture
) -> None:
    module = "from hustings.read import Format\nA = Format('fog', ('.fog',))\n"
    install(site, "fog_a", {"hustings.readers": {"fog": "fog_a:A"}}, module)
    install(site, "fog_b", {"hustings.readers": {"fog": "fog_b:A"}}, module)
    assert known_formats()["fog"].suffixes == (".fog",)
    assert "'fog' (hustings.readers, fog_b:A) is left out: another package has" in caplog.text


def test_a_reader_that_gives_something_else_is_told_by_its_name(site: Path) -> None:
    module = (
        "from hustings.read import Format\nF = Format('fog', ('.fog',), reader=lambda d, n: 3)\n"
    )
    install(site, "fog", {"hustings.readers": {"fog": "fog:F"}}, module)
    with pytest.raises(
        hustings.InputError, match="the reader 'fog' of another package gave no Doc"
    ):
        read(b"x", name="a.fog")
