"""The table of roles against the API's own description, and every address as every role."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from hustings.model.roles import ROLES
from hustings.server.team_app import team_application
from hustings.team.roles import NOBODY, TABLE, at_least, rule

from .conftest import TeamServer
from .test_server import coded, with_text

BELOW = "/api/projects/{p}"
OUTSIDE = {
    ("GET", "/api/session"),
    ("POST", "/api/session"),
    ("DELETE", "/api/session"),
    ("GET", "/api/sessions"),
    ("DELETE", "/api/sessions/{session}"),
    ("POST", "/api/password"),
    ("GET", "/api/accounts"),
    ("POST", "/api/accounts"),
    ("PATCH", "/api/accounts/{account}"),
    ("POST", "/api/accounts/{account}/reset"),
    ("POST", "/api/resets/{token}"),
    ("GET", "/api/invitations/{token}"),
    ("POST", "/api/invitations/{token}"),
    ("GET", "/api/projects"),
    ("POST", "/api/projects"),
    ("GET", "/api/server/projects"),
    ("POST", "/api/server/projects/{project}/join"),
}
"""Addresses that are about no project's content; who may use them is kept in each."""


def described() -> set[tuple[str, str]]:
    paths = team_application().openapi()["paths"]
    return {(verb.upper(), path) for path, verbs in paths.items() for verb in verbs}


def test_every_address_is_in_the_table_and_the_table_has_no_other() -> None:
    told = {(r.verb, BELOW + r.path) for r in TABLE}
    assert len(told) == len(TABLE)
    assert described() - OUTSIDE == told


def test_whatever_the_application_answers_the_table_knows() -> None:
    for verb, path in described() - OUTSIDE:
        filled = path.removeprefix(BELOW)
        filled = re.sub(r"\{\w+\}", "x", filled)
        found = rule(verb, filled)
        assert found is not None
        assert BELOW + found.path == path, (verb, path)


def test_each_role_may_what_those_before_it_may() -> None:
    for one in TABLE:
        allowed = [role for role in ROLES if at_least(role, one.least)]
        assert allowed == list(ROLES[len(ROLES) - len(allowed) :])
        assert bool(allowed) == (one.least != NOBODY)


def test_nothing_is_read_by_a_reader_that_takes_the_project_out_of_the_house() -> None:
    for one in TABLE:
        if one.kind == "export":
            assert not at_least("coder", one.least)
        if one.kind == "write":
            assert not at_least("reader", one.least)


@pytest.mark.parametrize("role", [*ROLES, "outsider", "stranger", "removed"])
def test_every_address_as_every_role(served: TeamServer, role: str) -> None:
    ann = served.signed_in("Ann")
    p = served.project(ann)
    text = with_text(ann, p, "A: The ferry Mistral sails.\nB: It does not.\n")
    coded(ann, p, text, code="mistralword")
    here = as_role(served, ann, p, role)
    refused = tried = 0
    for one in TABLE:
        if (one.verb, one.path) in (("GET", "/live"), ("DELETE", "")):
            continue  # without an end, and the end of it all
        path = one.path
        for part in ("key", "name", "account", "invitation", "made"):
            path = path.replace(f"{{{part}}}", "none")
        answer = here.request(one.verb, f"/api/projects/{p}{path}", json={"odd": 1})
        nowhere = here.request(one.verb, f"/api/projects/p_0{path}", json={"odd": 1})
        tried += 1
        assert "ferry Mistral" not in nowhere.text
        if role == "stranger":
            assert answer.status_code == nowhere.status_code == 401
        elif role in ("outsider", "removed"):
            assert (answer.status_code, answer.text) == (404, nowhere.text)
        elif at_least(role, one.least):
            assert answer.status_code not in (401, 403), (one, answer.text)
        else:
            assert answer.status_code == 403, (one, answer.text)
            refused += 1
            if one.least != NOBODY:
                assert one.least in json.loads(answer.text)["error"]
        if answer.status_code in (401, 403, 404):
            assert "mistralword" not in answer.text
    assert tried == len(TABLE) - 2
    if role in ROLES:
        kept = [r for r in TABLE if r.path != "/live" and not at_least(role, r.least)]
        assert refused == len([r for r in kept if (r.verb, r.path) != ("DELETE", "")])


def as_role(served: TeamServer, ann, p: str, role: str):  # type: ignore[no-untyped-def]
    if role == "stranger":
        return served.client()
    if role == "outsider":
        other = served.project(ann, "Other")
        return served.joined(ann, other, "owner", "Ben")
    client = served.joined(ann, p, "reader" if role == "removed" else role, "Ben")
    if role == "removed":
        whose = client.get("/api/session").json()["account"]["id"]
        assert ann.delete(f"/api/projects/{p}/members/{whose}").status_code == 204
    return client


def test_a_project_of_ones_own_loads_nothing_of_a_team() -> None:
    program = (
        "import sys\n"
        "from hustings.cli import main\n"
        "import hustings.project, hustings.server.run, hustings.server.app\n"
        "hustings.server.app.application()\n"
        "odd = [m for m in sys.modules if m.startswith(('hustings.team', 'argon2', 'zxcvbn',"
        " 'hustings.server.team', 'hustings.cli.teamwork'))]\n"
        "print(odd)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert told.stdout.strip() == "[]", told
