"""A copy without names: the same project under other names, nothing left of the old ones, and a
way back for what was done on it."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

import hustings
from hustings.cli import main
from hustings.demo import make_demo
from hustings.errors import InputError, NamesLeft, OptionError, ProjectError
from hustings.private import Name, scan
from hustings.private.keys import read_key
from hustings.project import Project
from hustings.project.copies.sharing import reveal

TABLE = """original,forms,kind,pseudonym
Ines Calder,,person,Person 1
Tobias Renn,,person,Person 2
Edda Voss,,person,Person 3
Jonas Pell,,person,Person 4
Odile Marsh,,person,Person 5
Piet Harrow,,person,Person 6
Mara Ostrow,,person,Person 7
Lindholm Bay,Lindholm,place,Town A
"""
NAMES = ["Ines", "Calder", "Tobias", "Renn", "Edda", "Voss", "Pell", "Lindholm"]


@pytest.fixture
def demo(tmp_path: Path) -> Project:
    (tmp_path / "in").mkdir()
    return make_demo(tmp_path / "in" / "demo.hustings", coder="Anna")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "names.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / "copy.hustings"


def test_nothing_of_the_names_is_left(demo: Project, table: Path, out: Path) -> None:
    done = demo.share(out, table)
    assert done.hits == ()
    assert sum(done.replaced.values()) > 50
    assert scan(out, NAMES) == []
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_the_copy_is_the_same_project_under_other_names(
    demo: Project, table: Path, out: Path
) -> None:
    demo.share(out, table)
    with Project.open(out) as copy:
        ours, theirs = hustings.statements(demo), hustings.statements(copy)
        assert len(ours) == len(theirs)
        assert len(demo.actors()) == len(copy.actors())
        assert not set(ours.ids) & set(theirs.ids)
        nets = [
            hustings.network(s, variable1="holder", variable2="concept", qualifier="agreement")
            for s in (ours, theirs)
        ]
        # the order of names differs; the weights do not
        assert sorted(nets[0].matrix.sum(axis=1)) == pytest.approx(
            sorted(nets[1].matrix.sum(axis=1))
        )
        assert np.count_nonzero(nets[0].matrix) == np.count_nonzero(nets[1].matrix)
        for one in copy.statements():
            assert copy.text(one.transcript)[one.start : one.end] == one.quote
        turns = copy.transcript(copy.transcripts()[0]["id"]).turns
        assert {t.speaker for t in turns if t.speaker} >= {"Person 3"}


def test_what_is_finished_is_finished_on_the_copy(demo: Project, table: Path, out: Path) -> None:
    second = demo.transcripts()[1]
    demo.finish(second["id"])
    demo.share(out, table)
    copy = Project.open(out)
    assert list(copy.finished()) == [copy.transcripts()[1]["id"]]
    assert copy.transcripts()[1]["turns"] == second["turns"]


def test_no_log_no_source_no_hour_goes_along(demo: Project, table: Path, out: Path) -> None:
    demo.share(out, table)
    with Project.open(out) as copy:
        assert [c.verb for c in copy.history()] == ["start"]
        for t in copy.transcripts():
            assert t["source"]["sha256"] == ""
            assert t["source"]["name"].startswith("text ")
        assert all(len(s.made_at) <= len("2031-01-01") for s in copy.statements())


def test_a_form_that_was_forgotten_stops_the_copy(demo: Project, out: Path) -> None:
    # the mayor is in the table under a name her town never calls her by alone
    demo.keep_note("a note", {"text": "spelt C a l d e r; &#67;alder"}, "Kept a note")
    with pytest.raises(NamesLeft, match="Calder") as left:
        demo.share(out, [Name("Ines Calder", "Person 1")])
    assert left.value.details["hits"]
    assert not out.exists()
    assert list(out.parent.iterdir()) == []


def test_nothing_of_a_text_that_is_gone_goes_along(tmp_path: Path, out: Path) -> None:
    project = Project.create(tmp_path / "talks.hustings", coder="Anna")
    for name, words in (("a.txt", "Ann Berg: It is shut."), ("b.txt", "Mr. Low: It is open.")):
        (tmp_path / name).write_text(words + "\n", encoding="utf-8")
        project.add(tmp_path / name)
    first, second = (t["id"] for t in project.transcripts())
    project.relink(first, second, "alone", (0, 4))
    project.remove(second)
    project.share(out, [Name("Ann Berg", "Person 1")])
    assert second.encode() not in out.read_bytes()


def test_a_prediction_deleted_on_the_copy_takes_its_verdicts_along(
    demo: Project, table: Path, out: Path, tmp_path: Path
) -> None:
    judged = demo.verdicts()[0].statement
    key = tmp_path / "key.json"
    demo.share(out, table, key=key, plain_key=True)
    ids = read_key(key).ids
    with Project.open(out, coder="Zoe") as copy:
        copy.delete([new for new, old in ids.items() if old == judged])
        assert reveal(demo, copy, key).deleted == 1
    assert judged not in {v.statement for v in demo.verdicts()}


def test_a_text_without_any_of_the_names_goes_along(tmp_path: Path, out: Path) -> None:
    for name, words in (("a.txt", "Ann Berg: It is shut."), ("b.txt", "Mr. Low: It is open.")):
        (tmp_path / name).write_text(words + "\n", encoding="utf-8")
    project = Project.create(tmp_path / "talks.hustings", coder="Anna")
    project.add(tmp_path / "a.txt")
    project.add(tmp_path / "b.txt")
    assert project.share(out, [Name("Ann Berg", "Person 1")]).hits == ()
    assert len(Project.open(out).transcripts()) == 2


def test_a_copy_lies_over_nothing_and_apart_from_its_key(
    demo: Project, table: Path, out: Path
) -> None:
    with pytest.raises(OptionError, match="beside"):
        demo.share(out, table, key=out.parent / "key.json", plain_key=True)
    with pytest.raises(OptionError, match="passphrase"):
        demo.share(out, table, key=table.parent / "key.json")
    assert not out.exists()
    out.write_text("mine")
    with pytest.raises(ProjectError, match="already"):
        demo.share(out, table)
    assert out.read_text() == "mine"


def test_a_key_is_sealed_by_its_passphrase(demo: Project, table: Path, out: Path) -> None:
    pytest.importorskip("cryptography")
    key = table.parent / "key.json"
    demo.share(out, table, key=key, passphrase="a long one")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert scan(key, NAMES) == []
    with pytest.raises(InputError, match="does not open"):
        read_key(key, passphrase="another")
    assert read_key(key, passphrase="a long one").names[0].original == "Ines Calder"


def test_work_on_the_copy_comes_back(demo: Project, table: Path, out: Path) -> None:
    key = table.parent / "key.json"
    demo.share(out, table, key=key, plain_key=True)
    before = {s.id: s for s in demo.statements()}
    with Project.open(out, coder="Ben") as copy:
        text = copy.transcript(copy.transcripts()[0]["id"])
        turn = next(t for t in text.turns if t.speaker == "Person 3" and t.kind != "heading")
        made = copy.code(
            text.id,
            turn.start,
            turn.start + 30,
            "position",
            {"concept": "a brand-new concept", "agreement": True},
            memo="as Person 1 has it",
        )
        first, second, *_ = copy.statements()
        copy.edit(first.id, memo="looked at by Person 2")
        copy.delete([second.id])
        done = reveal(demo, copy, key)
        assert (done.added, done.edited, done.deleted, done.left) == (1, 1, 1, [])
        again = reveal(demo, copy, key)
        assert (again.added, again.edited, again.deleted, again.left) == (0, 0, 0, [])
    after = {s.id: s for s in demo.statements()}
    new = after[made.id]
    assert new.memo == "as Ines Calder has it"
    assert new.speaker == "Edda Voss"
    assert new.values["concept"] == "a brand-new concept"
    assert demo.text(new.transcript)[new.start : new.end] == new.quote
    changed = {i for i in before.keys() & after.keys() if before[i] != after[i]}
    assert [after[i].memo for i in changed] == ["looked at by Tobias Renn"]
    assert len(before.keys() - after.keys()) == 1
    demo.close()


def test_the_command_line_shares_scans_and_tells(
    demo: Project, table: Path, out: Path, tmp_path: Path
) -> None:
    demo.close()
    run = CliRunner().invoke
    result = run(main, ["share", str(demo.path), "-o", str(out), "--table", str(table), "--json"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["hits"] == []
    assert run(main, ["scan", str(out), "--forms", str(table)]).exit_code == 0
    found = run(main, ["scan", str(demo.path), "--forms", str(table), "--json"])
    assert found.exit_code == 1
    assert {"Ines Calder"} <= {h["form"] for h in json.loads(found.stdout)}
    told = run(main, ["share", str(demo.path), "--candidates", "--table", str(table), "--json"])
    assert "Ines Calder" not in {c["text"] for c in json.loads(told.stdout)}


def test_somebody_is_called_like_a_word_every_file_has(tmp_path: Path, out: Path) -> None:
    """Page, Key and Name are surnames, and words of the file's own tables and keys."""
    (tmp_path / "a.txt").write_text(
        "Mara Page: It is shut.\n\nMR. KEY: Ms Page has it; PAGE is gone.\n\nAnn Name: A Page a day.\n",
        encoding="utf-8",
    )
    project = Project.create(tmp_path / "talks.hustings", coder="Anna")
    project.add(tmp_path / "a.txt")
    text = project.transcripts()[0]["id"]
    project.code(text, 11, 22, "code", {"code": "shut"}, memo="Page means shut")
    project.save_study("by Page", {"build": "network", "options": {"variable1": "speaker"}})
    table = [Name("Mara Page", "Person 1"), Name("Key", "Person 2"), Name("Ann Name", "Person 3")]
    done = project.share(out, table)
    assert set(done.exact) == {"Page", "Key", "Name"}
    with Project.open(out) as copy:
        words = copy.text(copy.transcripts()[0]["id"])
        assert words == (
            "Person 1: It is shut.\n\nMR. PERSON 2: Ms Person 1 has it; PERSON 1 is gone.\n\n"
            "Person 3: A Person 1 a day.\n"
        )
        assert copy.studies() == {
            "by Person 1": {"build": "network", "options": {"variable1": "speaker"}}
        }
        assert copy.statements()[0].memo == "Person 1 means shut"


def test_a_word_of_every_file_is_found_where_it_is_a_name(demo: Project, out: Path) -> None:
    # the table's definition is passed over, and nothing else: the note is not replaced in its keys
    demo.keep_note("a note", {"text": "&#80;age"}, "Kept a note")
    with pytest.raises(NamesLeft, match="Page"):
        demo.share(out, [Name("Page", "Person 1")])
    with pytest.raises(OptionError, match="small letters"):
        demo.share(out, [Name("page", "Person 1")])
    assert not out.exists()


def test_attributes_stay_here(demo: Project, table: Path, out: Path) -> None:
    calder = next(a for a in demo.actors() if a.name == "Ines Calder")
    demo.change_name("actors", calder.id, attributes={"district": "North", "party": "Harbour List"})
    with pytest.raises(hustings.errors.UnknownName, match="birthplace"):
        demo.share(out, table, without=["birthplace"])
    demo.share(out, table, without=["district"])
    with Project.open(out) as copy:
        person = next(a for a in copy.actors() if a.name == "Person 1")
        assert person.attributes == {"party": "Harbour List"}
    assert scan(out, ["North"]) == []


def test_the_history_goes_along_where_it_is_asked_for(
    demo: Project, table: Path, out: Path, tmp_path: Path
) -> None:
    first = demo.statements()[0]
    demo.edit(first.id, memo="Calder says so")
    demo.by("Benedikt").code(first.transcript, first.start, first.end, "code", {"code": "Voss"})
    key = tmp_path / "key.json"
    demo.share(out, table, key=key, plain_key=True, history=True)
    with Project.open(out, coder="Zoe") as copy:
        told = copy.history()
        assert [c.verb for c in told[:2]] == ["start", "code"]
        assert told[1].state == "kept"
        assert len(told[1].at) == len("2031-01-01")
        assert {c.by for c in told} == {"", "Coder A", "Coder B"}
        new = {old: new for new, old in read_key(key).ids.items()}[first.id]
        assert "edit" in {c.verb for c in copy.history(record=new)}
        assert copy.next_steps() == (None, None)
        copy.edit(new, memo="looked at")
        assert (reveal(demo, copy, key).edited, scan(out, ["Benedikt", *NAMES])) == (1, [])
    assert demo.statement(first.id).memo == "looked at"


def test_what_was_settled_between_coders_counts_once_on_the_copy_too(
    demo: Project, table: Path, out: Path
) -> None:
    first = next(s for s in demo.statements() if s.form == "position")
    other = {**dict(first.values), "agreement": not first.values["agreement"]}
    demo.by("Ben").code(first.transcript, first.start, first.end, "position", other)
    demo.assign([first.transcript], ["Anna", "Ben"], double=1.0)
    one = next(
        d
        for d in demo.differences(first.transcript, ["Anna", "Ben"])
        if d.state == "open" and d.difference.kind == "value"
    )
    demo.by("Cleo").adjudicate(one.difference.id, "b", "Calder says so")
    demo.share(out, table)
    with Project.open(out) as copy:
        assert len(hustings.statements(copy)) == len(hustings.statements(demo))
        assert copy.assignments() == []
        (decision,) = copy.decisions()
        assert (decision.kind, decision.choice, decision.reason) == (
            "value",
            "b",
            "Person 1 says so",
        )
        cleo, ben = decision.by, decision.whose
        anna = next(iter({"Coder A", "Coder B", "Coder C"} - {cleo, ben}))
        assert not decision.stale
        text = copy.transcripts()[[t["id"] for t in demo.transcripts()].index(first.transcript)][
            "id"
        ]
        decided = [d for d in copy.differences(text, [anna, ben]) if d.decision]
        assert [d.state for d in decided] == ["decided"]
