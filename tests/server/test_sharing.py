"""A copy without names over HTTP: the table, what is to be looked at, the copy, the way back."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hustings.model import Transcript
from hustings.private import Name, scan
from hustings.progress import listening
from hustings.project import Project
from hustings.server.routes import sharing
from hustings.store.answers import outdated
from hustings.views.sharing import share_check

from ..serving import TOKEN, Served, serving


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
    proposed = served.post("/api/share/check", {"names": []}).json()["proposed"]
    assert {r["original"] for r in proposed} >= known
    assert len({r["pseudonym"] for r in proposed}) == len(proposed)
    kept = served.client.put("/api/share/names", json={"names": [CALDER]}).json()
    assert kept["names"] == [CALDER]
    before = project.revision
    wanted = {"names": [CALDER, row("Ropeworks", "", "leave")], "without": [], "history": False}
    seen = served.post("/api/share/check", wanted).json()
    text = project.text(project.transcripts()[0]["id"])
    assert seen["trouble"] == ""
    assert seen["counts"] == {
        "Calder": sum(project.text(t["id"]).upper().count("CALDER") for t in project.transcripts())
    }
    assert "Calder" in text or "CALDER" in text
    assert "Calder" not in {r["original"] for r in seen["proposed"]}
    assert project.revision == before
    bad = served.post("/api/share/check", {"names": [CALDER, row("Low", "Person 1")]}).json()
    assert "both" in bad["trouble"]
    assert served.post("/api/share/check", {"names": [row("Low", "x", "ghost")]}).status_code == 400
    assert served.client.put("/api/share/names", json={"names": [row(" ", "x")]}).status_code == 400
    # undone like anything else
    assert served.post("/api/undo", {}).status_code == 200
    assert served.get("/api/share").json()["names"] == []


def test_names_in_many_texts_are_looked_for_as_a_job_whose_answer_nobody_keeps(
    served: Served, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = {"names": [CALDER], "without": [], "history": False}
    few = served.post("/api/share/check", body).json()
    monkeypatch.setattr(sharing, "FEW_TEXTS", 0)
    head = {"accept": "text/event-stream", "authorization": f"Bearer {TOKEN}"}
    with served.client.stream("POST", "/api/share/check", json=body, headers=head) as answer:
        told = "".join(answer.iter_text())
    assert "event: progress" in told
    (line,) = [x for x in told.splitlines() if x.startswith('data: {"trouble"')]
    assert json.loads(line.removeprefix("data: ")) == few
    assert not kept_questions(project)
    ghost = {"names": [row("Low", "x", "ghost")]}
    assert served.post("/api/share/check", ghost).status_code == 400


def kept_questions(project: Project) -> list[str]:
    """What answers are kept with the project, as of any revision."""
    return [*outdated(project.database, -1)]


def test_texts_are_looked_at_for_names_once_whatever_the_table_says(project: Project) -> None:
    names = [Name("Calder", "Person 1"), Name("Renn", "Person 2")]
    heard: list[tuple[int, int]] = []
    n = len(project.text_ids())
    with listening(lambda done, of: heard.append((done, of))):
        share_check(project, [], [])
    assert heard == [(i, 3 * n) for i in range(n)]  # nothing to replace: one pass
    heard.clear()
    with listening(lambda done, of: heard.append((done, of))):
        first = share_check(project, names[:1], [])
        share_check(project, names, [])
    assert heard == [(i, 3 * n) for i in [*range(n, 3 * n), *range(2 * n, 3 * n)]]
    assert [c.text for c in first.left if c.text == "Calder"] == []
    project.add(Transcript("RENN: Mail Edda Marsh at edda@lindholm.example.", title="More"))
    assert {"edda@lindholm.example"} <= {r.original for r in share_check(project, [], []).proposed}


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
