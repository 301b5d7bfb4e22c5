"""Other programs' projects through a project: in, kept, and out again."""

import io
import sqlite3
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hustings.exchange import write_bundle
from hustings.exchange.bundle import Bundle
from hustings.exchange.extras import joined
from hustings.model import Actor, Concept, Field, Form, Statement, Transcript, Turn
from hustings.project import Project
from hustings.project.copies import bundles

NS = 'xmlns="urn:QDA-XML:project:1.0"'


def guid(letter: str, n: int) -> str:
    return f"{letter * 8}-0000-4000-8000-{n:012}"


def qdpx(path: Path, letter: str, title: str, words: str, code: str = "quay") -> Path:
    """A project of another program: a text, two codes, a set, a link between the codes, a note in a file, a user."""
    g = {n: guid(letter, n) for n in range(12)}
    start, end = words.index("quay"), words.index("quay") + 4
    xml = (
        f'<Project {NS} name="{title}" origin="Tool"><Users><User guid="{g[1]}" name="Coder {letter}"/>'
        f'<User guid="{g[11]}" name="Idle {letter}"/></Users>'
        f'<CodeBook><Codes><Code guid="{g[2]}" name="{code}" isCodable="true"/><Code guid="{g[3]}" name="only {letter}" isCodable="true"/></Codes></CodeBook>'
        f'<Sources><TextSource guid="{g[4]}" name="{title}" plainTextPath="internal://{g[4]}.txt"><PlainTextSelection guid="{g[5]}" '
        f'startPosition="{start}" endPosition="{end}" creatingUser="{g[1]}"><Coding guid="{g[6]}" creatingUser="{g[1]}"><CodeRef targetGUID="{g[2]}"/></Coding>'
        f'</PlainTextSelection></TextSource></Sources><Notes><Note guid="{g[7]}" name="idea {letter}" plainTextPath="internal://{g[7]}.txt"/></Notes>'
        f'<Links><Link guid="{g[8]}" name="link {letter}" originGUID="{g[2]}" targetGUID="{g[3]}"/></Links>'
        f'<Sets><Set guid="{g[9]}" name="set {letter}"><MemberCode targetGUID="{g[2]}"/></Set></Sets></Project>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", xml)
        archive.writestr(f"sources/{g[4]}.txt", words)
        archive.writestr(f"sources/{g[7]}.txt", f"ask Edda, says {letter} 🚢\nagain")
    return path


def test_two_refi_projects_keep_their_own_links_sets_notes_and_users(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.hustings") as project:
        for letter, words in (("a", "The old quay."), ("b", "A 🚢 at the quay.")):
            project.import_file(qdpx(tmp_path / f"{letter}.qdpx", letter, f"Talk {letter}", words))
        report = project.export_file(tmp_path / "out.qdpx")
    assert report["left"] == []
    with zipfile.ZipFile(tmp_path / "out.qdpx") as archive:
        xml = archive.read("project.qde").decode()
        for letter in "ab":
            for name in (
                f"link {letter}",
                f"set {letter}",
                f"idea {letter}",
                f"Coder {letter}",
                f"Idle {letter}",
            ):
                assert xml.count(f'name="{name}"') == 1, name
            note = archive.read(f"sources/{guid(letter, 7)}.txt")
            assert note.decode() == f"ask Edda, says {letter} 🚢\nagain"
    # the code both have is one code, and the second file's link and set point at it
    assert xml.count('name="quay" isCodable') == 1
    assert f'originGUID="{guid("a", 2)}" targetGUID="{guid("b", 3)}"' in xml
    assert guid("b", 2) not in xml


def test_a_text_in_two_files_is_one_text_with_the_codings_of_both(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.hustings") as project:
        project.import_file(qdpx(tmp_path / "a.qdpx", "a", "Talk", "The old quay."))
        report = project.import_file(qdpx(tmp_path / "b.qdpx", "b", "Talk", "The old quay."))
        assert [s.coder for s in project.statements()] == ["Coder a", "Coder b"]
        again = project.import_file(tmp_path / "b.qdpx")
        assert len(project.transcripts()) == 1
        assert len(project.statements()) == 2  # two coders marked the same words
    assert report["warnings"] == []
    assert again["warnings"] == ["1 statement in the project already, left as it is."]


def test_codings_that_only_got_new_numbers_are_known_again(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.hustings") as project:
        first = qdpx(tmp_path / "a.qdpx", "a", "Talk", "The old quay.").read_bytes()
        project.import_file(tmp_path / "a.qdpx")
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(first)) as old, zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():  # every GUID anew, the user's name as it was
                data = old.read(name).decode().replace("aaaaaaaa-", "cccccccc-")
                new.writestr(name.replace("aaaaaaaa-", "cccccccc-"), data)
        (tmp_path / "c.qdpx").write_bytes(out.getvalue())
        report = project.import_file(tmp_path / "c.qdpx")
        assert len(project.statements()) == 1
    assert report["warnings"] == ["1 statement in the project already, left as it is."]


def dna(path: Path, title: str, text: str, person: str, coder: str, color: str) -> Path:
    form = Form(
        "claim",
        (Field("person", "actor"), Field("concept", "concept"), Field("agreement", "yes/no")),
    )
    start = text.index("ferry")
    said = Statement(
        "1",
        "1",
        start,
        start + 5,
        "ferry",
        "claim",
        {"person": person, "concept": "ferry", "agreement": False},
        coder=coder,
    )
    bundle = Bundle(
        transcripts=(Transcript(text, (Turn(0, len(text), "unassigned"),), "1", title, "2031-05-12"),),
        statements=(said,),
        actors=(Actor("a", person, attributes={"Type": "resident"}, color=color),),
        concepts=(Concept("c", "ferry", color="#123456"),),
        forms=(form,),
        coders=({"name": coder, "color": color},),
    )  # fmt: skip
    write_bundle(bundle, path)
    with sqlite3.connect(path) as db:
        db.execute("INSERT INTO REGEXES VALUES (?, 1, 2, 3)", (f"find {coder}",))
        db.execute("UPDATE CODERS SET PermissionEditRegex = 0 WHERE Name = ?", (coder,))
    return path


def told(path: Path) -> dict[str, list[Any]]:
    """What a .dna file says, without its row numbers."""
    with sqlite3.connect(path) as db:
        return {
            name: sorted(db.execute(query))
            for name, query in {
                "statements": "SELECT d.Title, s.Start, s.Stop, t.Label, c.Name, v.Variable, e.Value FROM STATEMENTS s "
                "JOIN DOCUMENTS d ON d.ID = s.DocumentId JOIN STATEMENTTYPES t ON t.ID = s.StatementTypeId "
                "JOIN CODERS c ON c.ID = s.Coder JOIN DATASHORTTEXT x ON x.StatementId = s.ID "
                "JOIN ENTITIES e ON e.ID = x.Entity JOIN VARIABLES v ON v.ID = x.VariableId AND v.ID = e.VariableId",
                "coders": "SELECT Name, Red, Green, Blue, PermissionEditRegex FROM CODERS",
                "entities": "SELECT v.Variable, e.Value, e.Red, a.AttributeVariable, w.AttributeValue FROM ENTITIES e "
                "JOIN VARIABLES v ON v.ID = e.VariableId JOIN ATTRIBUTEVALUES w ON w.EntityId = e.ID "
                "JOIN ATTRIBUTEVARIABLES a ON a.ID = w.AttributeVariableId AND a.VariableId = e.VariableId",
                "regexes": "SELECT * FROM REGEXES",
                "relations": "SELECT a.Name, b.Name FROM CODERRELATIONS r JOIN CODERS a ON a.ID = r.Coder JOIN CODERS b ON b.ID = r.OtherCoder",
                "qualifiers": "SELECT d.Title, b.Value FROM DATABOOLEAN b JOIN STATEMENTS s ON s.ID = b.StatementId JOIN DOCUMENTS d ON d.ID = s.DocumentId",
            }.items()
        }


def test_two_dna_files_of_the_same_numbers_keep_both_their_rows(tmp_path: Path) -> None:
    one = dna(
        tmp_path / "one.dna", "Night", "The 🚢 ferry's late.", "Jonas Pell", "Edda", "#aa0000"
    )
    two = dna(tmp_path / "two.dna", "Day", "A ferry.", "Ines O'Calder", "Mara", "#00bb00")
    with Project.create(tmp_path / "p.hustings") as project:
        for path in (one, two):
            project.import_file(path)
        project.export_file(tmp_path / "out.dna")
    a, b, out = told(one), told(two), told(tmp_path / "out.dna")
    for what in ("statements", "coders", "entities", "regexes", "qualifiers"):
        assert out[what] == sorted({*a[what], *b[what]}), what
    assert [r[:5] for r in out["statements"]].count(
        ("Night", 7, 12, "claim", "Edda")
    ) == 2  # the ship counts two
    with Project.create(tmp_path / "q.hustings") as project:
        project.import_file(tmp_path / "out.dna")
        project.export_file(tmp_path / "again.dna")
    assert told(tmp_path / "again.dna") == out


def test_importing_the_same_dna_file_twice_changes_no_row(tmp_path: Path) -> None:
    one = dna(tmp_path / "one.dna", "Night", "The ferry's late.", "Jonas Pell", "Edda", "#aa0000")
    with Project.create(tmp_path / "p.hustings") as project:
        project.import_file(one)
        project.import_file(one)
        project.export_file(tmp_path / "out.dna")
    with sqlite3.connect(one) as x, sqlite3.connect(tmp_path / "out.dna") as y:
        assert list(x.iterdump()) == list(y.iterdump())


def test_coders_keep_their_colours_from_one_program_to_another(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.hustings") as project:
        project.import_file(
            dna(tmp_path / "one.dna", "Night", "The ferry.", "Jonas Pell", "Edda", "#aa0000")
        )
        project.export_file(tmp_path / "out.qdpx")
    with Project.create(tmp_path / "q.hustings") as project:
        project.import_file(tmp_path / "out.qdpx")
        (edda,) = (c for c in bundles.made(project).coders if c["name"] == "Edda")
    assert edda["color"] == "#aa0000"


def test_a_recording_s_transcript_has_its_times(tmp_path: Path) -> None:
    text = "A 🚢 sails.\nNobody hears it.\nThe end"
    xml = (
        f'<Project {NS} name="P"><Sources><AudioSource guid="{guid("a", 1)}" name="tape"><Transcript guid="{guid("a", 2)}">'
        f"<PlainTextContent>{text}</PlainTextContent>"
        f'<SyncPoint guid="{guid("a", 3)}" timeStamp="500" position="0"/><SyncPoint guid="{guid("a", 4)}" timeStamp="2250" position="11"/>'
        f'<SyncPoint guid="{guid("a", 5)}" timeStamp="3000" position="15"/><SyncPoint guid="{guid("a", 6)}" timeStamp="9000" position="35"/>'
        "</Transcript></AudioSource></Sources></Project>"
    )
    with zipfile.ZipFile(tmp_path / "a.qdpx", "w") as archive:
        archive.writestr("project.qde", xml)
    with Project.create(tmp_path / "p.hustings") as project:
        project.import_file(tmp_path / "a.qdpx")
        turns = project.transcript(project.transcripts()[0]["id"]).turns
    # the point within a line parts nothing; the last one is the end of what was said
    assert [(text[t.start : t.end], t.begins_at, t.ends_at) for t in turns] == [
        ("A 🚢 sails.", 0.5, 2.25),
        ("Nobody hears it.\nThe end", 2.25, 9.0),
    ]


def test_joining_what_is_kept_loses_nothing_and_doubles_nothing() -> None:
    old, new = (
        {"a": [1, [2]], "b": {"x": "first"}},
        {"a": [[2], 3, 3], "b": {"x": "second", "y": "new"}, "c": None},
    )
    assert joined(old, new) == {"a": [1, [2], 3, 3], "b": {"x": "first", "y": "new"}, "c": None}
    assert joined(old, old) == old


@pytest.mark.parametrize("suffix", ["qdpx", "dna"])
def test_undoing_a_second_import_gives_back_what_was_kept(tmp_path: Path, suffix: str) -> None:
    make = (
        (lambda p, n, t: dna(p, n, t, "Jonas", n, "#010203"))
        if suffix == "dna"
        else (lambda p, n, t: qdpx(p, n, n, t))
    )
    one = make(tmp_path / f"one.{suffix}", "a", "A quay, a ferry.")
    two = make(tmp_path / f"two.{suffix}", "b", "No quay, no ferry.")
    with Project.create(tmp_path / "p.hustings") as project:
        project.import_file(one)
        before = bundles.made(project)
        project.import_file(two)
        assert bundles.made(project) != before
        project.undo()
        assert replace(bundles.made(project)) == before


def talk(path: Path) -> Project:
    """A project with a text and statements of a form with every kind of field."""
    text = "MARA: =Sum of it? 🚢 No.\nINES: A ferry, a quay, a ferry."
    form = Form("claim", (Field("who", "actor"), Field("what", "concept"), Field("agrees", "yes/no"),
                          Field("weight", "number"), Field("sign", "choice", choices=("+", "-")), Field("why", "text")))  # fmt: skip
    turns = (
        Turn(6, 23, "speech", "Mara", "MARA", label_start=0),
        Turn(30, len(text), "speech", "Ines", "INES", label_start=24),
    )
    values = {
        "who": "Mara",
        "what": "@ferry",
        "agrees": False,
        "weight": 2.5,
        "sign": "-",
        "why": "two\nlines: so",
    }
    rows = [
        (
            "=Sum of it?",
            values,
            {"commitment": "rejects", "holder": "The guild", "about": "193X", "memo": "+1"},
        ),
        (
            "a quay",
            {"what": "quay", "agrees": True, "sign": "+"},
            {"holder": "Ines", "speaker": "Ines"},
        ),
        ("🚢 No", {"what": "\tquay"}, {}),
    ]
    said = tuple(
        Statement(f"s{n}", "d", text.index(w), text.index(w) + len(w), w, "claim", v, coder="Edda", origin="import", **more)
        for n, (w, v, more) in enumerate(rows)
    )  # fmt: skip
    project = Project.create(path)
    bundles.put(
        project,
        Bundle(
            transcripts=(Transcript(text, turns, "d", "The talk"),), statements=said, forms=(form,)
        ),
    )
    return project


@pytest.mark.parametrize("suffix", ["csv", "tsv", "xlsx", "json", "parquet", "jsonld"])
def test_statements_in_a_file_come_back_to_their_text_whole(tmp_path: Path, suffix: str) -> None:
    if suffix == "parquet":
        pytest.importorskip("pyarrow")
    with talk(tmp_path / "p.hustings") as project:
        before = project.statements()
        project.export_file(tmp_path / f"s.{suffix}")
        project.delete([s.id for s in before])
        assert project.statements() == []
        report = project.import_file(tmp_path / f"s.{suffix}")
        again = project.statements()
    assert [replace(s, made_at="") for s in again] == [replace(s, made_at="") for s in before]
    assert (report["left"], report["approximated"]) == ([], [])


def test_a_quote_is_placed_where_it_stands_once_and_nowhere_else(tmp_path: Path) -> None:
    with talk(tmp_path / "p.hustings") as project:
        project.delete([s.id for s in project.statements()])
        (tmp_path / "t.csv").write_text(
            "document,start,stop,quote,form,what\nThe talk,0,6,a quay,claim,quay\nThe talk,0,7,ferry,claim,quay\n"
            "The talk,0,4,nothing,claim,x\nThe talk,,,No.,claim,no\nElsewhere,0,1,x,claim,x\n"
        )
        report = project.import_file(tmp_path / "t.csv")
        assert [(s.start, s.quote) for s in project.statements()] == [(20, "No."), (39, "a quay")]
    assert report["approximated"] == [
        "2 statements put where the words stand, not at the numbers given."
    ]
    assert report["left"] == [
        "2 statements: the words stand nowhere in the text, or more than once.",
        "1 statement: the text or the form did not come along.",
    ]


def test_web_annotations_of_others_become_codes_with_their_comments(tmp_path: Path) -> None:
    with talk(tmp_path / "p.hustings") as project:
        (tmp_path / "a.jsonld").write_text(
            '{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "id": "http://a.example/1", "creator": "Jonas", '
            '"body": [{"type": "TextualBody", "purpose": "tagging", "value": "harbour"}, {"type": "TextualBody", "value": "look"}], '
            '"target": {"source": "The talk", "selector": {"type": "TextQuoteSelector", "exact": "a quay"}}}'
        )
        project.import_file(tmp_path / "a.jsonld")
        (made,) = (s for s in project.statements() if s.form == "code")
    assert (made.quote, made.values, made.memo, made.coder) == (
        "a quay",
        {"code": "harbour"},
        "look",
        "Jonas",
    )


def test_a_choice_the_project_knows_is_no_concept_though_the_file_does_not_say_so(
    tmp_path: Path,
) -> None:
    cause = Form(
        "cause", (Field("cause", "concept"), Field("effect", "concept"), Field("sign", "concept"))
    )
    said = Statement(
        "s1", "t1", 0, 3, "Fog", "cause", {"cause": "fog", "effect": "delay", "sign": "+"}
    )
    written = Bundle(
        transcripts=(Transcript("Fog delays it.", (), "t1", "Fog"),),
        statements=(said,),
        concepts=tuple(Concept(n, n) for n in ("fog", "delay", "+")),
        forms=(cause,),
    )  # fmt: skip
    write_bundle(written, tmp_path / "f.dna")
    with Project.create(tmp_path / "p.hustings") as project:
        report = project.import_file(tmp_path / "f.dna")
        assert {c.name for c in project.concepts()} == {"fog", "delay"}
        assert [s.values["sign"] for s in project.statements()] == ["+"]
    assert report["imported"]["concepts"] == 2


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".json"])
@pytest.mark.parametrize("title", ["The night ferry", "Another title"])
def test_a_colleagues_coding_comes_into_another_project_of_the_same_text(
    tmp_path: Path, suffix: str, title: str
) -> None:
    text = "Calder: The night ferry brings visitors to the quay. Renn: It brings noise."
    start = text.index("The night")
    with Project.create(tmp_path / "hers.hustings") as hers:
        hers.add(Transcript(text, (), "d1", "The night ferry"))
        hers.code(
            "d1", start, start + 35, "cause", {"cause": "ferry", "effect": "visitors", "sign": "+"}
        )
        write_bundle(bundles.made(hers), tmp_path / f"s{suffix}")
    with Project.create(tmp_path / "his.hustings") as his:
        his.add(Transcript("Nothing of the kind was said here at all.", (), "other", "Other"))
        his.add(Transcript(text, (), "d7", title))
        report = his.import_file(tmp_path / f"s{suffix}")
        (said,) = his.statements()
        assert (said.transcript, said.start, dict(said.values)) == (
            "d7",
            start,
            {"cause": "ferry", "effect": "visitors", "sign": "+"},
        )
        assert report["left"] == []
        assert any("by the words" in x for x in report["approximated"]) == (
            title != "The night ferry"
        )
