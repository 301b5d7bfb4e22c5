"""A text two code blind, and whatever one of them may ask meanwhile."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import httpx

from hustings.team.roles import TABLE, at_least

from .conftest import TeamServer
from .test_server import with_text

TALK = "A: The ferry sails at night. The quay pays for it.\nB: It does not. Nobody sleeps there.\n"
OTHER = "C: We heard of the tide. It rises.\nD: So they say. We shall see.\n"


@dataclass
class Blind:
    """Ann owns the project; Ben and Cleo code its first text blind; the second is Cleo's alone."""

    served: TeamServer
    ann: httpx.Client
    ben: httpx.Client
    cleo: httpx.Client
    p: str
    text: str
    other: str
    mine: dict[str, Any]

    @property
    def at(self) -> str:
        return f"/api/projects/{self.p}"

    def code(self, who: httpx.Client, start: int, end: int, code: str, **more: Any) -> Any:
        body = {"transcript": self.text, "form": "code", "values": {"code": code}, **more}
        answer = who.post(f"{self.at}/statements", json={**body, "start": start, "end": end})
        assert answer.status_code == 201, answer.text
        return answer.json()

    def assignment(self, who: httpx.Client, text: str = "") -> dict[str, Any]:
        name = who.get("/api/session").json()["account"]["name"]
        rows = who.get(f"{self.at}/assignments").json()
        wanted = (text or self.text, name)
        return next(r for r in rows if (r["transcript"], r["coder"]) == wanted)

    def finish(self, who: httpx.Client) -> None:
        key = self.assignment(who)["id"]
        assert who.post(f"{self.at}/assignments/{key}/finish").status_code == 200


def blinded(served: TeamServer) -> Blind:
    """A project as :class:`Blind` tells of it."""
    ann = served.signed_in("Ann")
    p = served.project(ann)
    text, other = with_text(ann, p, TALK), with_text(ann, p, OTHER)
    ben, cleo = (served.joined(ann, p, "coder", name) for name in ("Ben", "Cleo"))
    made = Blind(served, ann, ben, cleo, p, text, other, {})
    ann.post(f"{made.at}/concepts", json={"name": "tide", "description": "known to all"})
    made.mine = made.code(ben, 3, 28, "ferry", memo="my own note")
    said = {"concept": "night", "agreement": True}
    made.code(ben, 29, 50, "", form="position", values=said)
    cause = {"cause": "night", "effect": "sleep", "sign": "-"}
    made.code(ben, 67, 88, "", form="cause", values=cause)
    for texts, coders, double in (([text], ["Ben", "Cleo"], 1.0), ([other], ["Cleo"], 0.0)):
        body = {"transcripts": texts, "coders": coders, "double": double, "seed": 3}
        answer = ann.post(f"{made.at}/assignments", json=body)
        assert answer.status_code == 201, answer.text
    return made


def asked(blind: Blind) -> list[tuple[str, str, Any]]:
    """Every address a coder may read, with what it asks for."""
    parts = {"name": ("none",), "mark": ("none",), "transcript": (blind.text,)}
    parts |= {"key": (blind.text, blind.mine["id"]), "number": tuple("123456789")}
    study = {"variable1": "speaker", "variable2": "concept", "qualifier": "agreement"}
    bodies: dict[str, Any] = {
        "/network": study,
        "/network/evidence": {**study, "row": "A", "column": "A"},
        "/network/compare": {"one": study, "other": study},
        "/network/measures": study,
        "/network/export": {**study, "format": "csv"},
        "/barplot": {"variable": "concept", "qualifier": "agreement"},
        "/barplot/evidence": {"variable": "concept", "qualifier": "agreement", "value": "night"},
        "/map/export": {"format": "svg"},
        "/map/evidence": {"factor": "night"},
        "/map/whatif": {"set": {"night": 1}},
        "/map/paths": {"from": "night", "to": "sleep"},
        "/relations/export": {"format": "csv"},
        "/timeline/export": {"format": "csv"},
        "/polarization": study,
        "/backbone": study,
        "/positions": {"one": "A", "other": "B"},
        "/sentences": {"ids": [blind.mine["id"]]},
        "/presence": {"page": "read"},
    }
    queries = {
        "/statements": [
            "?layers=coders",
            "?layers=",
            "?q=plant",
            "?sort=-made_at",
            "?layers=Cleo",
            "?layers=gold,coders",
            "?coder=Cleo",
            "?sort=holder",
            "?concept=night",
        ],
        "/statements/names": ["", "?layers=", "?q=plant", "?speaker=A"],
        "/search": ["?q=ferry", "?q=plant"],
        "/history": ["?limit=1000"],
        "/beside": [f"?left={blind.text}&right={blind.other}"],
        "/account": ["?of=A", "?of=B"],
        "/account/page": ["?of=A"],
        "/changed": ["?of=A"],
        "/review": ["", f"?transcript={blind.text}"],
        "/differences/mine": ["", "?coder=Cleo", "?coder=Ben"],
        "/review/ranks": [f"?ids={blind.mine['id']}"],
        "/suggestions": ["", f"?transcript={blind.text}"],
        "/review/mentions": ["?actor=A"],
        "/unsettled": ["", f"?transcript={blind.text}"],
    }
    out = []
    for rule in TABLE:
        if rule.path == "/live" or rule.kind != "read" or not at_least("coder", rule.least):
            continue
        for part in re.findall(r"\{(\w+)\}", rule.path):
            for value in parts.get(part, ("network",)):
                path = rule.path.replace(f"{{{part}}}", value)
                out.append((rule.verb, path, None if rule.verb == "GET" else {}))
        if "{" not in rule.path:
            for query in queries.get(rule.path, [""]):
                body = None if rule.verb == "GET" else bodies.get(rule.path, {})
                out.append((rule.verb, rule.path + query, body))
    return out


def answers(blind: Blind) -> dict[str, tuple[int, bytes]]:
    """What Ben is answered, address by address, without what tells of the moment."""
    out = {}
    for verb, path, body in asked(blind):
        got = blind.ben.request(verb, f"{blind.at}{path}", json=body)
        words = re.sub(rb'"looking":.*?,"trouble"', b'"trouble"', got.content)
        words = re.sub(rb'"ms":[0-9.]+', b'"ms":0', words)  # how long a run took
        out[f"{verb} {path} {body}"] = (got.status_code, words)
    return out
