"""Who is where in a project at this moment; kept in no log."""

from __future__ import annotations

from dataclasses import dataclass

from .audit import Acting
from .team import Team

GONE = 45.0
"""Seconds without a word after which somebody is gone."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a project: page, text, turn."""

    page: str
    transcript: str = ""
    turn: str = ""


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who is here: on which page, at which text and turn."""

    who: str
    page: str
    transcript: str
    turn: str


def here(team: Team, project: str, by: Acting, where: Where) -> None:
    """Somebody says where he is."""
    record = {"id": f"{project} {by.id}", "project": project, "who": by.name, "at": by.at}
    place = {"page": where.page, "transcript": where.transcript, "turn": where.turn}
    with team.base.writing() as records:
        records.drop("presence", {"at <": by.at - GONE})
        records.put("presence", {**record, **place})


def present(team: Team, project: str) -> tuple[Present, ...]:
    """Everybody who is here, by name."""
    where = {"project": project, "at >": team.now() - GONE}
    with team.base.reading() as records:
        found = records.all("presence", where, order="who")
    return tuple(Present(r["who"], r["page"], r["transcript"], r["turn"]) for r in found)
