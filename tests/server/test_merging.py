"""Files between people and adjudication, over HTTP and on the command line."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from hustings.cli import main
from hustings.project import Project

from ..serving import Served, serving


@pytest.fixture
def served(project: Project) -> Iterator[Served]:
    project.coder = "Anna"
    with serving(project) as s:
        yield s


def copy(project: Project, to: Path) -> dict[str, str]:
    """A copy Ben worked on, as the API takes it."""
    first = project.code("d1", 48, 83, "code", {"code": "sailings"})
    project.save_copy(to)
    with Project.open(to, coder="Ben") as theirs:
        theirs.edit(first.id, commitment="reports")
        theirs.code("d1", 90, 107, "code", {"code": "noise"})
    project.edit(first.id, commitment="rejects")
    return {"name": to.name, "content": base64.b64encode(to.read_bytes()).decode()}


def test_a_file_is_previewed_merged_and_its_conflict_settled(
    served: Served, project: Project, tmp_path: Path
) -> None:
    body = copy(project, tmp_path / "ben.hustings")
    before = project.revision
    seen = served.post("/api/merge-file", {**body, "preview": True}).json()
    assert (seen["added"], seen["preview"], seen["who"]) == (1, True, "Ben")
    assert [(c["field"], c["ours"], c["theirs"]) for c in seen["conflicts"]] == [
        ("commitment", "rejects", "reports")
    ]
    assert project.revision == before
    assert served.get("/api/conflicts").json() == []
    done = served.post("/api/merge-file", body).json()
    assert done["words"] == seen["words"]
    assert served.get("/api/project").json()["conflicts"] == 1
    (conflict,) = served.get("/api/conflicts").json()
    decision = {"conflict": conflict["key"], "choice": "theirs"}
    settled = served.post("/api/conflicts/settle", {"decisions": [decision]}).json()
    assert (settled["settled"], settled["conflicts"]) == (1, [])
    assert served.post("/api/merge-file", body).json()["words"] == ["Nothing new."]
    assert project.statement(conflict["id"]).commitment == "reports"


def test_what_is_no_copy_is_refused_in_one_sentence(
    served: Served, project: Project, tmp_path: Path
) -> None:
    Project.create(tmp_path / "other.hustings").close()
    for data in ((tmp_path / "other.hustings").read_bytes(), b"no project at all", b""):
        content = base64.b64encode(data).decode()
        refused = served.post("/api/merge-file", {"name": "../x.hustings", "content": content})
        assert refused.status_code == 400
        assert "Traceback" not in refused.text
        assert len(refused.json()["error"]) > 20


def test_a_part_is_handed_over_as_a_file(served: Served, tmp_path: Path) -> None:
    made = served.post("/api/hand-over", {"to": "Cara", "blind": True, "transcripts": ["d1"]})
    assert "Cara.hustings" in made.headers["content-disposition"]
    (tmp_path / "cara.hustings").write_bytes(made.content)
    with Project.open(tmp_path / "cara.hustings") as theirs:
        assert [t["id"] for t in theirs.transcripts()] == ["d1"]


def test_differences_are_without_names_and_decided(served: Served, project: Project) -> None:
    for coder, commitment in (("Anna", "asserts"), ("Ben", "reports")):
        project.code("d1", 48, 83, "code", {"code": "x"}, commitment=commitment, coder=coder)
    (blind,) = served.get("/api/differences", params={"transcript": "d1"}).json()
    assert blind["coders"] == ["A", "B"]
    assert {blind["a"]["coder"], blind["b"]["coder"]} == {"A", "B"}
    assert "Anna" not in json.dumps(blind)
    where = {"transcript": "d1", "coders": "Ben,Anna"}
    (named,) = served.get("/api/differences", params=where).json()
    assert (named["a"]["coder"], named["state"], named["kind"]) == ("Ben", "open", "commitment")
    made = served.post(
        "/api/decisions", {"difference": named["id"], "choice": "a", "reason": "reported"}
    )
    assert made.status_code == 201
    (gold,) = made.json()
    assert (gold["commitment"], gold["layer"], len(gold["of"])) == ("reports", "gold", 2)
    (after,) = served.get("/api/differences", params=where).json()
    assert (after["state"], after["decision"]["choice"], after["decision"]["whose"]) == (
        "decided",
        "a",
        "Ben",
    )
    assert served.get("/api/statements").json()["total"] == 2
    assert served.get("/api/statements", params={"layers": "gold"}).json()["total"] == 1
    (learnt,) = served.get("/api/differences/mine", params={"coder": "Anna"}).json()
    assert learnt["decisions"][0]["reason"] == "reported"
    own = {"difference": named["id"], "choice": "own", "statement": {"commitment": "wishes"}}
    assert served.post("/api/decisions", own).json()[0]["commitment"] == "wishes"
    bad = served.post("/api/decisions", {"difference": named["id"], "choice": "perhaps"})
    assert bad.status_code == 422


# ------------------------------------------------------------------ commands


def run(*arguments: object, code: int = 0) -> str:
    result = CliRunner().invoke(main, [str(a) for a in arguments])
    assert result.exit_code == code, result.output
    return result.output


def test_files_go_out_and_come_back_on_the_command_line(project: Project, tmp_path: Path) -> None:
    copy(project, tmp_path / "ben.hustings")
    path = project.path
    project.close()
    out = tmp_path / "cara.hustings"
    assert "Wrote" in run("hand-over", path, "--to", "Cara", "--blind", "-o", out)
    assert "there already" in run("hand-over", path, "--to", "Cara", "-o", out, code=1)
    ben = tmp_path / "ben.hustings"
    said = run("merge-files", path, ben, "--preview")
    assert "From Ben: 1 statement new, 1 name new; 1 conflict (1 commitment)." in said
    shown: dict[str, Any] = json.loads(run("merge-files", path, ben, out, "--json"))
    assert [f["added"] for f in shown["files"]] == [1, 0]
    assert shown["files"][0]["conflicts"][0]["field"] == "commitment"
    assert shown["files"][1]["words"] == ["Nothing new."]
    assert "Nothing new." in run("merge-files", path, ben)


def test_conflicts_are_settled_one_way_where_that_is_said(project: Project, tmp_path: Path) -> None:
    copy(project, tmp_path / "ben.hustings")
    path = project.path
    project.close()
    assert "settled 1 as theirs" in run(
        "merge-files", path, tmp_path / "ben.hustings", "--settle", "theirs"
    )
    with Project.open(path) as again:
        assert again.conflicts() == []
        assert again.statements()[0].commitment == "reports"


def test_differences_are_listed_and_decided_on_the_command_line(project: Project) -> None:
    for coder, commitment in (("Anna", "asserts"), ("Ben", "reports")):
        project.code("d1", 48, 83, "code", {"code": "x"}, commitment=commitment, coder=coder)
        project.code("d1", 90, 107, "code", {"code": "y"}, coder=coder)
    path = project.path
    project.close()
    assert "1 to decide." in run("differences", path, "d1")
    shown = json.loads(run("differences", path, "d1", "--coders", "Anna,Ben", "--json"))
    one = next(d for d in shown if d["kind"] == "commitment")
    assert "code" in run("adjudicate", path, one["id"], "b", "--reason", "told", "--coder", "Cleo")
    assert "Took over 1" in run("adjudicate", path, "d1", "agreed")
    assert "0 to decide." in run("differences", path, "d1")
    given = run("adjudicate", path, one["id"], "own", "--statement", "no json", code=1)
    assert "no JSON" in given
