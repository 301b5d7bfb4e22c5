"""Forecasts in an account: what follows one another in kind is told in one sentence."""

from __future__ import annotations

from hustings import Project
from hustings.views.account import account


def test_forecasts_of_one_kind_that_follow_one_another_are_told_in_one_sentence(
    project: Project,
) -> None:
    text = project.transcript("d1").text
    for n, word in enumerate(("Yes", "Night", "sailings", "bring", "visitors")):
        at = text.index(word, 48)
        values = {"outcome": f"pier {n}", "direction": "falls", "horizon": f"203{n}"}
        condition = {"condition": "if the fog stays"} if n == 1 else {}
        whole = values | condition
        project.code(
            "d1", at, at + len(word), "prediction", whole, id=f"f{n}", commitment="predicts"
        )
    told = account(project, "Calder", today="2026-01-01")
    coming = next(part for part in told.parts if part.key == "coming")
    lines = {line.text: line.statements for line in coming.lines}
    several = (
        "Calder expects pier 0 to fall by 2030; pier 1 to fall by 2031, if the fog stays; "
        "pier 2 to fall by 2032; and pier 3 to fall by 2033."
    )
    assert lines[several] == ["f0", "f1", "f2", "f3"]
    assert lines["Calder expects pier 4 to fall by 2034."] == ["f4"]
