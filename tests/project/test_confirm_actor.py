"""A suggested actor becomes one of the project's actors by one act of a person."""

import pytest

from hustings.errors import OptionError
from hustings.model import Suggestion
from hustings.project import Project


def offered(kind: str, **values: object) -> Suggestion:
    return Suggestion(
        "g1", kind, "d1", 48, 51, (48, 51), values, 0.5, f"rules/{kind}", "1", "Capitalised."
    )


def test_a_known_actor_gets_kind_and_alias_and_undo_takes_both_back(project: Project) -> None:
    project.make("actors", "Port Office", aliases=["the Office"])
    project.keep_suggestions([offered("actors", name="Port Office")])
    project.confirm_actor("g1", "Port Office", kind="organisation", aliases=["PO"])
    (now,) = [a for a in project.actors() if a.name == "Port Office"]
    assert (now.kind, list(now.aliases)) == ("organisation", ["the Office", "PO"])
    assert project.suggestions()[0].state == "accepted"
    project.undo()
    (now,) = [a for a in project.actors() if a.name == "Port Office"]
    assert (now.kind, list(now.aliases)) == ("", ["the Office"])
    assert project.suggestions()[0].state == "open"


def test_a_suggested_cause_is_no_actor(project: Project) -> None:
    project.keep_suggestions([offered("causes")])
    with pytest.raises(OptionError, match="names no actor"):
        project.confirm_actor("g1", "Port Office")
