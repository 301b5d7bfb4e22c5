"""A text erased with everything made of it: nothing of it stands in the file, nothing else is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from hustings import store
from hustings.errors import NotAllowed, OptionError
from hustings.model import Source, Transcript, Turn
from hustings.project import Project
from hustings.project.standpoint import Sharing

from ..conftest import talk
from .holding import rows

SECRET = "VEILMARK: I met Quillan at the slipway. We spoke of herons.\n"
WORDS = (b"Veilmark", b"VEILMARK", b"Quillan", b"slipway", b"herons", b"mothlight")


def confided() -> Transcript:
    turns = (Turn(10, 59, "speech", "Veilmark", "VEILMARK", label_start=0),)
    source = Source("veilmark.txt", sha256="veilmark")
    return Transcript(SECRET, turns, id="d9", title="Veilmark in confidence", source=source)


def held(path: Path) -> dict[str, int]:
    """How often each word stands in the file and beside it."""
    whole = b"".join(p.read_bytes() for p in path.parent.glob(f"{path.name}*"))
    return {word.decode(): whole.count(word) for word in WORDS if word in whole}


def known(path: Path) -> set[str]:
    """Which of the words the full-text indexes know; their bytes do not tell, cut as they are."""
    found = set()
    with closing(sqlite3.connect(path)) as file:
        for index in ("text_words", "statement_words"):
            file.execute(f"CREATE VIRTUAL TABLE temp.{index}_v USING fts5vocab(main, {index}, row)")
            found |= {str(term) for (term,) in file.execute(f"SELECT term FROM {index}_v")}
    return {word.decode() for word in WORDS if word.decode().casefold() in found}


@pytest.fixture
def project(tmp_path: Path):
    with Project.create(tmp_path / "a.hustings", coder="Anna") as made:
        made.add(talk(), confided())
        made.code("d1", 48, 83, "code", {"code": "sailings"})
        made.code("d9", 10, 39, "code", {"code": "mothlight"}, memo="herons", holder="Quillan")
        both = made.code("d9", 40, 59, "code", {"code": "sailings"})
        made.edit(both.id, memo="of Quillan")
        made.finish("d9")
        made.mend_turn(
            "d9", made.transcript("d9").turns[0].id, "I met Quillan on the slipway again."
        )
        made.save_study("who", {"options": {"speakers": ["Veilmark", "Calder"]}})
        yield made


def test_nothing_of_it_stands_in_the_file_and_the_rest_is_as_it_was(project: Project) -> None:
    project.fold()
    assert set(held(project.path)) >= {"Veilmark", "Quillan", "herons"}
    assert known(project.path) >= {"Quillan", "slipway", "herons"}
    before = rows(project)
    receipt = project.erase("d9")
    assert held(project.path) == {}
    assert known(project.path) == set()
    assert [s.id for s in project.statements(q="sailings")] == [s.id for s in project.statements()]
    assert (receipt.records["transcripts"], receipt.records["statements"]) == (2, 2)
    assert (receipt.names, receipt.left) == (3, 0)
    after = rows(project)
    assert [s.quote for s in project.statements()] == ["Yes. Night sailings bring visitors."]
    assert {c.name for c in project.concepts()} == {"sailings"}
    for table in ("forms", "turns", "statements", "transcripts"):
        assert all(before[table][key] == record for key, record in after[table].items())
    assert project.studies()["who"]["options"]["speakers"] == ["Calder"]
    assert store.troubles(project.path) == []


def test_it_is_one_entry_that_nobody_can_undo_and_work_goes_on(project: Project) -> None:
    project.erase("d9")
    told = [(c.verb, c.state) for c in project.history() if c.verb == "erase"]
    assert told == [("erase", "kept")]
    for change in project.history():
        assert not any(word.decode() in f"{change.summary} {change.rows}" for word in WORDS)
    project.code("d1", 8, 39, "code", {"code": "ferry"})
    project.undo()
    assert [s.values["code"] for s in project.statements()] == ["sailings"]
    path = project.path
    project.close()
    with Project.open(path) as again:
        assert len(again.statements()) == 1
        assert again.notice == ""


def test_what_is_part_of_a_joined_text_goes_with_that_first(project: Project) -> None:
    project.add(
        Transcript("B: And so on.\n", (Turn(3, 13, "speech", "B", "B", label_start=0),), id="d8")
    )
    whole = project.join([project.current("d9"), "d8"], title="Both")["transcript"]
    with pytest.raises(OptionError, match="a part of 'Both'"):
        project.erase("d8")
    assert {t["id"] for t in project.transcripts()} == {"d1", whole}
    project.erase(whole)
    assert {t["id"] for t in project.transcripts()} == {"d1"}
    assert held(project.path) == {}


def test_only_an_owner_erases(project: Project) -> None:
    _, manager = project.seen_by("Eli", Sharing("x", others=True))
    with pytest.raises(NotAllowed, match="Only an owner"):
        manager.erase("d9")
    assert len(project.statements()) == 3


def test_the_table_of_names_forgets_whom_no_other_text_names(project: Project) -> None:
    row = {"forms": [], "kind": "person", "pseudonym": "Person"}
    rows = [{**row, "original": "Quillan"}, {**row, "original": "Calder"}]
    project.keep_note("names", {"rows": rows}, "Kept the table")
    project.erase("d9")
    assert [r["original"] for r in project.note("names")["rows"]] == ["Calder"]
    assert held(project.path) == {}
