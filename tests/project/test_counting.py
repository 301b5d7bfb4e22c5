"""One interview in two versions is counted once, unless somebody asks for all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hustings.errors import UnknownName
from hustings.model import Selection
from hustings.networks import network
from hustings.project import Project
from hustings.project.texts.counting import linked
from hustings.studies import columns, read_statements, run, study_of

from ..exchange.test_alignment import ENGLISH, GERMAN, talk


@pytest.fixture
def both(tmp_path: Path) -> Any:
    """Two positions in English, one of them in German too, and one in a third text."""
    other = talk("more", ("Ines", "The pilots want the light."))
    with Project.create(tmp_path / "both.hustings") as project:
        project.add(ENGLISH, GERMAN, other)
        for key, quote, concept in (
            ("en", "It should.", "ferry"),
            ("en", "The quay needs it", "quay"),
            ("de", "Sie soll.", "ferry"),
            ("more", "The pilots want the light.", "light"),
        ):
            start = project.text(key).index(quote)
            stance = {"concept": concept, "agreement": True}
            project.code(key, start, start + len(quote), "position", stance)
        yield project


def link(project: Project) -> None:
    spans = [
        (project.text(k).index(q), project.text(k).index(q) + len(q))
        for k, q in (("en", "No."), ("de", "Nein."))
    ]
    project.relink("en", "de", "link", *spans)


def documents(project: Project, selection: Selection) -> list[str]:
    return sorted(str(d) for d in columns(project, selection)["document"].plain())


def test_texts_nobody_linked_are_all_counted(both: Project) -> None:
    found = columns(both, Selection())
    assert len(found) == 4
    assert found.notes == ()


def test_of_two_versions_the_one_with_more_statements_counts_and_a_note_says_so(
    both: Project,
) -> None:
    link(both)
    assert documents(both, Selection()) == ["en", "en", "more"]
    (note,) = columns(both, Selection()).notes
    assert note == (
        "One interview in 2 versions is counted once: “en” (2 statements) counts, “de” "
        "(1 statement) does not."
    )
    assert columns(both, Selection(versions="all")).notes == (
        "One interview in 2 versions is counted 2 times: “en” (2 statements), “de” (1 statement).",
    )
    assert documents(both, Selection(versions="all")) == ["de", "en", "en", "more"]
    assert len(both.columns()) == len(both.statements()) == 4  # nothing is lost to an export
    # the one version that was asked for counts
    assert documents(both, Selection(transcripts=("de",))) == ["de"]
    with pytest.raises(UnknownName, match="twice"):
        columns(both, Selection(versions="twice"))


def test_studies_and_files_count_once_with_a_switch(both: Project) -> None:
    link(both)
    once, every = ({} if v == "once" else {"versions": v} for v in ("once", "all"))
    assert run(both, study_of("network", once)).n == 3
    assert run(both, study_of("network", every)).n == 4
    assert study_of("causal_map", every).selection.versions == "all"
    assert study_of("timeline", every).selection.versions == "all"
    assert study_of("relation_network", every).selection.versions == "all"
    path = both.path
    assert network(read_statements(path)).n == 3
    assert network(read_statements(path, versions="all")).n == 4


def test_links_through_others_make_one_interview() -> None:
    assert linked([("a", "b"), ("c", "d"), ("d", "b"), ("x", "y")]) == [
        {"a", "b", "c", "d"},
        {"x", "y"},
    ]


def test_editors_notes_have_a_speaker_and_are_coded_as_the_editors_words(both: Project) -> None:
    turn = both.transcript("more").turns[0].id
    both.correct("more", "kind", turn=turn, kind="note")
    key = both.current("more")
    both.correct(key, "speaker", turn=turn, speaker="the editors")
    now = both.transcript(both.current(key))
    assert (now.turns[0].kind, now.turns[0].speaker) == ("note", "the editors")
    made = both.code(now.id, now.turns[0].start, now.turns[0].start + 10, "code", {"code": "light"})
    assert made.speaker == made.holder == "the editors"


def test_pages_say_which_version_counts_and_an_account_counts_it_once(both: Project) -> None:
    from hustings.views.account import account
    from hustings.views.causal.maps import map_view
    from hustings.views.network.networks import network_view
    from hustings.views.relating.lineages import lineage_view
    from hustings.views.relating.relations import relations_view
    from hustings.views.telling.timelines import timeline_view

    assert account(both, "Ines").versions == ()
    link(both)
    wanted = columns(both, Selection()).notes
    pages = (network_view, map_view, relations_view, lineage_view, timeline_view)
    assert [tuple(page(both, {}).versions) for page in pages] == [wanted] * len(pages)
    told = account(both, "Ines")
    # "It should.", "The quay needs it" and "The pilots want the light."; not "Sie soll."
    assert (told.parts[0].sentences, len(told.versions)) == (3, 1)
    assert told.versions[0] in [line.text for line in told.parts[0].lines]
    every = account(both, "Ines", versions="all")
    assert every.parts[0].sentences == 4
    assert "counted 2 times" in every.versions[0]
