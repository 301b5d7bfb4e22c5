"""The commands as a person gives them, and what the server says of itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
from click.testing import CliRunner

from hustings.cli import main
from hustings.demo import make_demo
from hustings.server.team_app import people_application

from .conftest import PASSWORD


def run(*words: str, given: str = "") -> tuple[int, str]:
    done = CliRunner().invoke(main, list(words), input=given)
    return done.exit_code, done.output


def test_from_nothing_to_a_served_team_and_back(tmp_path: Path, place: str, another: str) -> None:
    first = ("team", "init", place, "--owner", "Ann", "--password-stdin")
    assert run(*first, given="short\n")[0] == 1
    assert not Path(place).exists()
    assert run(*first, given=f"{PASSWORD}\n")[0] == 0
    code, told = run(*first, given=f"{PASSWORD}\n")
    assert (code, "already" in told) == (1, True)
    make_demo(tmp_path / "demo.hustings").close()
    assert run("team", "add", place, str(tmp_path / "demo.hustings"), "--name", "Ferry")[0] == 0
    serve = [sys.executable, "-m", "hustings.cli", "serve", "--team", place, "--no-browser"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stdout is not None
        line = server.stdout.readline().strip()
        assert line.startswith("Hustings is at http://127.0.0.1:")
        with httpx.Client(base_url=line.rpartition(" ")[2], timeout=30) as client:
            body = {"name": "Ann", "password": PASSWORD}
            assert client.post("/api/session", json=body).status_code == 200
            project = client.get("/api/session").json()["projects"][0]
            assert (project["name"], project["role"]) == ("Ferry", "owner")
            assert client.get(f"/api/projects/{project['id']}/statements").json()["total"] > 100
            # all of it also while it is served
            assert run("team", "backup", place, str(tmp_path / "copy"))[0] == 0
            assert run("team", "check", place)[0] == 0
            taken = run("team", "take", place, "Ferry", str(tmp_path / "own.hustings"))
            assert taken[0] == 0
        server.send_signal(signal.SIGTERM)
        assert server.wait(20) is not None
    assert run("team", "restore", str(tmp_path / "copy"), another)[0] == 0
    assert run("team", "check", another)[0] == 0
    assert run("team", "restore", str(tmp_path / "copy"), another)[0] == 1
    assert run("team", "erase", place, "Ferry", "--yes", "ferry")[0] == 1
    assert run("team", "erase", place, "Ferry", "--yes", "Ferry")[0] == 0
    assert list(Path(place).glob("*.hustings")) == []


def test_the_last_keeper_has_a_way_back_in(tmp_path: Path) -> None:
    place = str(tmp_path / "place")
    run("team", "init", place, "--owner", "Ann", "--password-stdin", given=f"{PASSWORD}\n")
    code, told = run("team", "reset", place, "ann")
    assert (code, "/#/reset/" in told) == (0, True)
    assert run("team", "reset", place, "Nobody")[0] == 1
    code, told = run("team", "account", place, "Ben")
    assert (code, "/#/reset/" in told) == (0, True)
    assert run("team", "account", place, "BEN")[0] == 1


def test_what_cannot_be_served_is_said_in_one_sentence(tmp_path: Path) -> None:
    place = str(tmp_path / "place")
    run("team", "init", place, "--owner", "Ann", "--password-stdin", given=f"{PASSWORD}\n")
    for words, told in (
        (("serve",), "Name a project"),
        (("serve", "x.hustings", "--team", place), "not both"),
        (("serve", "x.hustings", "--host", "0.0.0.0"), "this machine only"),
        (("serve", "--team", str(tmp_path / "none")), "no team"),
        (("serve", "--team", "postgresql://u@127.0.0.1:1/d"), "be reached"),
        (("serve", "--team", place, "--host", "0.0.0.0"), "in the open"),
        (("serve", "--team", str(tmp_path / "none"), "--workers", "2"), "no team"),
        (("serve", "--team", place, "--tls-cert", "none.pem"), "together"),
    ):
        code, said = run(*words)
        assert code == 1
        assert told in said, said
        assert "Traceback" not in said


def test_every_answer_about_people_is_typed_and_no_request_is_free() -> None:
    described = people_application().openapi()
    names = described["components"]["schemas"]
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            where = f"{method} {path}"
            answers = {c: r for c, r in operation["responses"].items() if c.startswith("2")}
            assert answers, where
            for code, told in answers.items():
                if code == "204":
                    continue
                schema = told["content"]["application/json"]["schema"]
                assert "$ref" in schema.get("items", schema), where
            for content in operation.get("requestBody", {}).get("content", {}).values():
                assert names[content["schema"]["$ref"].rpartition("/")[2]]["properties"], where
