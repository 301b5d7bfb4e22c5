"""A copy without names over HTTP: the table, what is to be looked at, the copy, the way back."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hustings.private import scan
from hustings.project import Project

from ..serving import Served, serving


@pytest.fixture
def served(project: Project) -> Iterator[Served]:
    project.coder = "Anna"
    with serving(project) as s:
        yield s


def row(original: str, called: str, kind: str = "person") -> dict[str, Any]:
    return {"original": original, "forms": [], "kind": kind, "pseudonym": called}


CALDER = row("Calder", "Person 1")
LOW = row("Low", "Person 2")


def test_the_table_is_proposed_kept_and_checked(served: Served, project: Project) -> None:
    known = {a.name for a in project.actors()}
    table = served.get("/api/share").json()
    assert table["names"] == []
    assert {r["original"] for r in table["proposed"]} >= known
    assert len({r["pseudonym"] for r in table["proposed"]}) == len(table["proposed"])
    kept = served.client.put("/api/share/names", json={"names": [CALDER]}).json()
    assert kept["names"] == [CALDER]
    assert "Calder" not in {r["original"] for r in kept["proposed"]}
    before = project.revision
    wanted = {"names": [CALDER, row("Ropeworks", "", "leave")], "without": [], "history": False}
    seen = served.post("/api/share/check", wanted).json()
    text = project.text(project.transcripts()[0]["id"])
    assert seen["trouble"] == ""
    assert seen["counts"] == {
        "Calder": sum(project.text(t["id"]).upper().count("CALDER") for t in project.transcripts())
    }
    assert "Calder" in text or "CALDER" in text
    assert project.revision == before
    bad = served.post("/api/share/check", {"names": [CALDER, row("Low", "Person 1")]}).json()
    assert "both" in bad["trouble"]
    assert served.post("/api/share/check", {"names": [row("Low", "x", "ghost")]}).status_code == 400
    assert served.client.put("/api/share/names", json={"names": [row(" ", "x")]}).status_code == 400
    # undone like anything else
    assert served.post("/api/undo", {}).status_code == 200
    assert served.get("/api/share").json()["names"] == []


def test_a_copy_and_its_key_come_as_two_files_and_work_comes_back(
    served: Served, project: Project, tmp_path: Path
) -> None:
    first = project.code("d1", 48, 83, "code", {"code": "sailings"}, memo="Calder again")
    names = [row(a.name, f"Person {n}") for n, a in enumerate(project.actors(), 1)]
    served.client.put("/api/share/names", json={"names": names})
    made = served.post("/api/share/with-key", {"names": names, "key": {}}).json()
    copy, key = base64.b64decode(made["content"]), base64.b64decode(made["key"])
    (tmp_path / made["name"]).write_bytes(copy)
    assert scan(tmp_path / made["name"], ["Calder"]) == []
    assert b"Calder" in key
    with Project.open(tmp_path / made["name"], coder="Zoe") as shared:
        assert shared.note("names") == {}  # the table itself stays at home
        (one,) = [s for s in shared.statements() if s.memo]
        shared.edit(one.id, commitment="reports")
    back = {
        "copied": file(made["name"], (tmp_path / made["name"]).read_bytes()),
        "key": file("key.json", key),
    }
    assert served.post("/api/share/reveal", back).json() == {
        **{"added": 0, "edited": 1, "deleted": 0},
        "left": [],
    }
    assert project.statement(first.id).commitment == "reports"
    assert served.post("/api/share", {"names": names}).json()["key"] == ""


def file(name: str, data: bytes) -> dict[str, str]:
    return {"name": name, "content": base64.b64encode(data).decode()}


def test_what_cannot_serve_is_said_in_a_sentence(served: Served, project: Project) -> None:
    project.keep_note("a note", {"text": "&#67;alder"}, "Kept a note")
    left = served.post("/api/share", {"names": [CALDER]})
    assert left.status_code == 400
    assert "Calder" in left.json()["error"]
    nothing = served.post("/api/share", {"names": []})
    assert (nothing.status_code, "names nothing" in nothing.json()["error"]) == (400, True)
    junk = {"copied": file("c.hustings", b"no project"), "key": file("k.json", b"{}")}
    assert served.post("/api/share/reveal", junk).status_code in (400, 409, 415, 422)
    project.save_copy(Path(project.path).parent / "same.hustings")
    own = (Path(project.path).parent / "same.hustings").read_bytes()
    for key in (
        b"{}",
        b'{"kind": "hustings key", "plain": {}}',
        b'{"kind": "hustings key", "plain": []}',
    ):
        body = {"copied": file("c.hustings", own), "key": file("k.json", key)}
        answer = served.post("/api/share/reveal", body)
        assert answer.status_code == 400, answer.text
        assert "key" in answer.json()["error"]
