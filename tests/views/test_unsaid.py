"""A picture says nothing of who tells, and of who is a person, unless somebody did."""

from pathlib import Path

from hustings.model import Network
from hustings.project import Project
from hustings.show.networks.facts import ring_said
from hustings.views.network.known import known
from hustings.views.network.networks import network
from hustings.views.telling import heard

ASKED = {
    "variable1": "holder",
    "variable2": "concept",
    "qualifier": "agreement",
    "aggregation": "subtract",
}


def coded(tmp_path: Path, speaker: str | None) -> Project:
    """Two held views of a pier, in a text that says who speaks or does not."""
    project = Project.create(tmp_path / f"{speaker}.hustings")
    path = tmp_path / "pier.txt"
    path.write_text(
        f"{speaker}: Lind wants the pier, Falk does not.\n\n{speaker}: So it is.\n"
        if speaker
        else "Piers."
    )
    (text,) = project.add(path)
    for start, (holder, stance) in enumerate((("Lind", "for"), ("Falk", "against"))):
        values = {"concept": "the pier", "agreement": stance == "for"}
        project.code(text.id, start, start + 4, "position", values, holder=holder, speaker=speaker)
    return project


def drawn(project: Project) -> tuple[Network, str]:
    net = network(project, ASKED)
    return net, heard.of_network(project, net, ASKED).caption


def test_where_nobody_is_said_to_speak_nobody_is_only_told_of(tmp_path: Path) -> None:
    net, caption = drawn(coded(tmp_path, None))
    assert net.rows == ("Falk", "Lind")
    assert caption == ""


def test_where_somebody_speaks_actors_nobody_called_people_are_actors(tmp_path: Path) -> None:
    project = coded(tmp_path, "Voss")
    assert drawn(project)[1] == "2 actors, 2 of them only as told by others (dashed)."
    for actor in project.actors():
        project.change_name("actors", actor.id, kind="person")
    assert drawn(project)[1] == "2 people, 2 of them only as told by others (dashed)."


def test_an_actor_of_no_kind_is_an_actor_and_no_person(tmp_path: Path) -> None:
    project = coded(tmp_path, None)
    assert known(project)["Lind"]["kind"] == "actor"
    assert known(project)["the pier"]["kind"] == "concept"


def test_the_ring_of_a_legend_is_what_was_said_of_its_actors() -> None:
    assert ring_said({"person", "organisation", "concept"}) == "person"
    assert ring_said({"person", "country"}) == "person or other"
    assert ring_said({"actor", "country"}) == "actor"
    assert ring_said({"concept", ""}) == ""
