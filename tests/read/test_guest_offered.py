"""Whom a title says an interview is with is offered for the answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from hustings.read import read

TALK = (
    "\n\nQ: When did the ferry stop?\n\nA: In that winter.\n\nQ: Who decided?\n\nA: The council.\n"
)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Interview with Odd Brekke", "Odd Brekke"),
        ("INTERVIEW WITH MARA OSTROW", "MARA OSTROW"),
        ("Gespräch mit Edda Voß über Fähren", "Edda Voß"),
        ("Entretien avec Élise Marchand, 14 mars", "Élise Marchand"),
        ("A conversation with the harbour master", None),
        ("In conversation with her", None),
    ],
)
def test_the_guest_a_title_names_is_offered(tmp_path: Path, title: str, name: str | None) -> None:
    file = tmp_path / "talk.md"
    file.write_text(f"# {title}{TALK}", encoding="utf-8")
    text = read(file)
    offered = [p["name"] for p in text.proposals if p["what"] == "guest"]
    assert offered == ([name] if name else [])
    for p in text.proposals:
        if p["what"] == "guest":
            assert text.text[p["start"] : p["end"]] == name
