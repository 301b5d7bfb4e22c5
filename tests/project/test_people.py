"""One person over many texts: merges proposed and refused, attributes with dates, voices kept apart."""

from dataclasses import replace
from pathlib import Path

import pytest

from hustings.errors import CodingError, OptionError, UnknownName
from hustings.exchange.attributes import read_attributes, write_attributes
from hustings.model import Source, Transcript
from hustings.project import Project
from hustings.read import read
from hustings.views.people import person_view

FIRST = "MS. CALDER: Should it sail?\nTOBIAS RENN: No.\nMS. CALDER: Why?\nTOBIAS RENN: The noise.\n"
SECOND = "Ines Calder: Good evening.\nMr. Renn: Evening.\nInes Calder: So?\nMr. Renn: Still no.\n"


def text(words: str, key: str, date: str | None) -> Transcript:
    return read(words.encode(), name=f"{key}.txt").with_(id=key, date=date)


@pytest.fixture
def corpus(tmp_path: Path):  # type: ignore[no-untyped-def]
    with Project.create(tmp_path / "talks.hustings") as made:
        made.add(text(FIRST, "d1", "1960-03-01"), text(SECOND, "d2", "1970-03-01"))
        yield made


def ids(project: Project) -> dict[str, str]:
    return {a.name: a.id for a in project.actors()}


def proposed(project: Project) -> list[tuple[str, str, str]]:
    return [(p["other"]["name"], p["into"]["name"], p["rule"]) for p in project.proposed_merges()]


def test_a_person_is_shown_with_titles_and_spellings_text_by_text(corpus: Project) -> None:
    row = next(p for p in corpus.people() if p["name"] == "MS. CALDER")
    assert (row["turns"], row["titles"]) == (2, ["MS."])
    assert [(t["transcript"], t["labels"][0]["label"]) for t in row["texts"]] == [
        ("d1", "MS. CALDER")
    ]


def test_a_list_of_people_counts_their_texts_and_leaves_them_out(corpus: Project) -> None:
    key = ids(corpus)
    corpus.merge("actors", [key["MS. CALDER"]], key["Ines Calder"])
    (row,) = (p for p in corpus.people(texts=False) if p["name"] == "Ines Calder")
    assert (row["turns"], row["in_texts"], row["texts"]) == (4, 2, [])
    assert sorted(row["spellings"]) == ["Ines Calder", "MS. CALDER"]
    whole = {p["id"]: p for p in corpus.people()}
    assert {
        p["id"]: p | {"texts": whole[p["id"]]["texts"]} for p in corpus.people(texts=False)
    } == (whole)
    one = person_view(corpus, key["Ines Calder"])
    assert [(t.transcript, t.turns) for t in one.texts] == [("d1", 2), ("d2", 2)]
    with pytest.raises(UnknownName):
        person_view(corpus, "nobody")


def test_a_text_that_was_taken_out_is_not_counted_among_those_somebody_speaks_in(
    corpus: Project,
) -> None:
    corpus.remove("d2")
    rows = {p["name"]: p for p in corpus.people(texts=False)}
    assert rows["MS. CALDER"]["in_texts"] == 1
    assert rows.get("Ines Calder", {"turns": 0})["turns"] == 0


def test_who_speaks_is_told_of_texts_and_in_how_many_it_is_coded(corpus: Project) -> None:
    key = ids(corpus)
    corpus.merge("actors", [key["MS. CALDER"]], key["Ines Calder"])
    assert "Ines Calder" in corpus.who_speaks()
    assert "MS. CALDER" not in corpus.who_speaks()
    assert corpus.texts_of_speakers() == {}
    for name in ("d1", "d1", "d2"):
        turn = next(t for t in corpus.transcript(name).turns if t.speaker == "Ines Calder")
        corpus.code(name, turn.start, turn.start + 3, "code", {"code": "x"})
    assert corpus.texts_of_speakers() == {"Ines Calder": 2}
    corpus.remove("d2")
    assert corpus.texts_of_speakers() == {"Ines Calder": 1}


def test_merges_are_proposed_and_nothing_is_merged(corpus: Project) -> None:
    assert sorted(proposed(corpus)) == [
        ("MS. CALDER", "Ines Calder", "surname"),
        ("Mr. Renn", "TOBIAS RENN", "surname"),
    ]
    assert len(corpus.actors()) == 4


def test_an_accepted_merge_keeps_every_spelling_and_can_be_undone(corpus: Project) -> None:
    key = ids(corpus)
    corpus.merge("actors", [key["MS. CALDER"]], key["Ines Calder"])
    row = next(p for p in corpus.people() if p["name"] == "Ines Calder")
    assert [(t["transcript"], t["turns"], t["labels"][0]["label"]) for t in row["texts"]] == [
        ("d1", 2, "MS. CALDER"),
        ("d2", 2, "Ines Calder"),
    ]
    assert row["titles"] == ["MS."]
    assert proposed(corpus) == [("Mr. Renn", "TOBIAS RENN", "surname")]
    corpus.undo()
    assert len(corpus.actors()) == 4


def test_a_refused_merge_is_remembered_also_when_one_of_them_is_merged_on(corpus: Project) -> None:
    key = ids(corpus)
    corpus.refuse_merge("Mr. Renn", "TOBIAS RENN")
    corpus.refuse_merge("TOBIAS RENN", "Mr. Renn")
    assert [p[0] for p in proposed(corpus)] == ["MS. CALDER"]
    other = corpus.make("actors", "T. Renn")
    corpus.merge("actors", [key["Mr. Renn"]], other)
    assert not [p for p in proposed(corpus) if "TOBIAS RENN" in p]
    corpus.undo()
    corpus.undo()
    corpus.undo()
    assert len(proposed(corpus)) == 2


def test_a_name_nobody_bears_is_refused(corpus: Project) -> None:
    with pytest.raises(UnknownName, match=r"Did you mean 'Mr\. Renn'"):
        corpus.refuse_merge("Mr. Ren", "TOBIAS RENN")


def test_attributes_of_the_merged_are_kept(corpus: Project) -> None:
    key = ids(corpus)
    corpus.change_name(
        "actors", key["MS. CALDER"], attributes={"party": "Harbour League", "role": "councillor"}
    )
    corpus.change_name("actors", key["Ines Calder"], attributes={"role": "mayor"}, kind="person")
    corpus.merge("actors", [key["MS. CALDER"]], key["Ines Calder"])
    kept = next(a for a in corpus.actors() if a.name == "Ines Calder")
    assert kept.attributes == {"party": "Harbour League", "role": "mayor"}


def test_an_attribute_is_a_variable_with_the_value_at_the_date_of_the_text(corpus: Project) -> None:
    key = ids(corpus)
    corpus.merge("actors", [key["MS. CALDER"]], key["Ines Calder"])
    corpus.change_name(
        "actors",
        key["Ines Calder"],
        attributes={"party": "Harbour League 1958/1964; Free Port 1964/.."},
    )
    for d in ("d1", "d2"):
        turn = next(t for t in corpus.transcript(d).turns if t.speaker == "Ines Calder")
        corpus.code(
            d, turn.start, turn.end, "position", {"concept": "night ferry", "agreement": True}
        )
    renn = next(t for t in corpus.transcript("d1").turns if t.speaker == "TOBIAS RENN")
    corpus.code(
        "d1",
        renn.start,
        renn.end,
        "position",
        {"concept": "night ferry", "agreement": False},
        holder="Ines Calder",
    )
    columns = corpus.columns()
    assert columns["party"].plain() == ["Harbour League", "Harbour League", "Free Port"]
    assert columns["party of speaker"].plain() == ["Harbour League", None, "Free Port"]


def test_a_network_of_parties_opens_its_sentences(corpus: Project) -> None:
    from hustings.views.network import networks

    key = ids(corpus)
    corpus.change_name("actors", key["MS. CALDER"], attributes={"party": "Harbour League"})
    corpus.change_name("actors", key["TOBIAS RENN"], attributes={"party": "Traders"})
    for name, side in (("MS. CALDER", True), ("TOBIAS RENN", False)):
        turn = next(t for t in corpus.transcript("d1").turns if t.speaker == name)
        corpus.code(
            "d1", turn.start, turn.end, "position", {"concept": "night ferry", "agreement": side}
        )
    options = {
        "variable1": "party",
        "variable2": "concept",
        "mode": "two-mode",
        "qualifier": "agreement",
    }
    view = networks.network_view(corpus, options | {"aggregation": "subtract"})
    assert view.rows == ["Harbour League", "Traders"]
    assert view.matrix == [[1.0], [-1.0]]
    assert "party" in view.variables.names
    found = networks.evidence(corpus, options, "Traders", "night ferry")
    assert found.concepts[0].sides[0].name == "Traders"


def test_the_attribute_table_comes_back_as_it_went(corpus: Project) -> None:
    key = ids(corpus)
    corpus.change_name(
        "actors",
        key["Ines Calder"],
        kind="person",
        attributes={"party": "Harbour League 1958/1964; Free Port 1964/..", "role": "=mayor"},
    )
    before = {a.name: (a.kind, dict(a.attributes)) for a in corpus.actors()}
    data = write_attributes(corpus.attributes())
    assert b"\nInes Calder,person,party,Harbour League,1958,1964\n" in data
    assert b"'=mayor" in data
    corpus.change_name("actors", key["Ines Calder"], attributes={})
    assert corpus.set_attributes(read_attributes(data)) == {"changed": 1, "left": []}
    assert {a.name: (a.kind, dict(a.attributes)) for a in corpus.actors()} == before


def test_a_wide_table_sets_what_it_names_and_tells_what_it_could_not_place(corpus: Project) -> None:
    table = "Person;party;role\nInes Calder;Harbour League 1958/1964;mayor\nNobody Known;x;\n"
    told = corpus.set_attributes(read_attributes(table.encode()))
    assert told == {"changed": 1, "left": ["Row 3: nobody here is called 'Nobody Known'."]}
    kept = next(a for a in corpus.actors() if a.name == "Ines Calder")
    assert kept.attributes == {"party": "Harbour League 1958/1964", "role": "mayor"}


def test_a_time_that_is_none_is_left_with_its_reason(corpus: Project) -> None:
    told = corpus.set_attributes(
        [{"person": "Ines Calder", "attribute": "party", "value": "x", "since": "spring"}]
    )
    assert (told["changed"], told["left"]) == (
        0,
        ["Row 2: 'spring/..' is no time Hustings knows; write it like 1958 or 2031-05 (EDTF)."],
    )
    key = ids(corpus)["Ines Calder"]
    with pytest.raises(CodingError, match="ends before"):
        corpus.change_name("actors", key, attributes={"party": "Free Port 1970/1964"})


def test_anonymous_voices_of_two_recordings_are_two_people(tmp_path: Path) -> None:
    talk = "Speaker 1: Good evening.\nSpeaker 2: Hello.\nSpeaker 1: So?\nSpeaker 2: No.\nMara Ostrow: Well.\nSpeaker 1: Bye.\n"
    with Project.create(tmp_path / "p.hustings") as made:
        one = text(talk, "d1", None)
        two = replace(one, id="d2", title="Second evening", source=Source("2.txt", sha256="2"))
        made.add(one, two)
        assert {a.name for a in made.actors()} == {
            "Speaker 1",
            "Speaker 2",
            "Mara Ostrow",
            "Speaker 1 (Second evening)",
            "Speaker 2 (Second evening)",
        }
        assert made.proposed_merges() == []


def test_a_new_turn_of_an_anonymous_voice_in_a_corrected_text_is_that_text_s_voice(
    tmp_path: Path,
) -> None:
    talk = "Speaker 1: Good evening.\nSpeaker 2: Hello.\nSpeaker 1: So?\nSpeaker 2: No.\n"
    with Project.create(tmp_path / "p.hustings") as made:
        made.add(
            text(talk, "d1", None),
            replace(text(talk + "Speaker 1: Bye.\n", "d2", None), title="Second evening"),
        )
        made.replace_text(
            "d2", read((talk + "Speaker 1: Well.\nSpeaker 2: Bye.\n").encode(), name="d2.txt")
        )
        (new,) = [t["id"] for t in made.transcripts() if t["id"] != "d1"]
        assert {t.speaker for t in made.transcript(new).turns} == {
            "Speaker 1 (Second evening)",
            "Speaker 2 (Second evening)",
        }


def test_an_attribute_of_many_people_is_set_and_taken_away_in_one_step(tmp_path):
    with Project.create(tmp_path / "many.hustings") as project:
        ids = {n: project.make("actors", n) for n in ("Calder", "Renn", "Pell")}
        project.change_name("actors", ids["Renn"], attributes={"party": "Guild", "role": "mayor"})
        project.change_name("actors", ids["Pell"], aliases=["J. Pell"])

        def attributes():
            return {a.name: dict(a.attributes) for a in project.actors()}

        before, revision = attributes(), project.revision
        changed = project.set_attribute(
            [ids["Calder"], "Renn", "J. Pell"], "party", "Circle", "2031"
        )
        assert changed == 3
        assert attributes() == {
            "Calder": {"party": "Circle 2031/.."},
            "Renn": {"party": "Circle 2031/..", "role": "mayor"},
            "Pell": {"party": "Circle 2031/.."},
        }
        assert project.revision == revision + 1
        assert project.history(limit=1)[0].summary == "Set party of 3 people"
        project.undo()
        assert attributes() == before
        assert project.set_attribute(ids.values(), "party", "") == 1
        assert attributes()["Renn"] == {"role": "mayor"}
        project.undo()
        for wrong in (([], "party", "x"), (["Nobody"], "party", "x"), (ids, " ", "x")):
            with pytest.raises((OptionError, UnknownName)):
                project.set_attribute(*wrong)
        with pytest.raises(CodingError):
            project.set_attribute(ids, "party", "Circle", "next year")
        assert attributes() == before


def two_spellings(path: Path) -> Project:
    """A project with one talk in which one person is written in two ways."""
    said = ["Ines Calder: The quay was closed.", "Tom Renn: Since when?"] * 4
    said.append("Ines Caldr: Since the flood.")
    project = Project.create(path / "a.hustings")
    project.add(text("\n\n".join(said), "d1", None))
    return project


def one_person(project: Project) -> list[tuple[str, str]]:
    """Names of one text that the reader proposes as one person's."""
    found = project.transcript("d1").proposals
    return [(p["name"], p["other"]) for p in found if p["what"] == "same-speaker"]


def test_two_spellings_made_one_are_proposed_no_more_until_it_is_taken_back(
    tmp_path: Path,
) -> None:
    project = two_spellings(tmp_path)
    assert one_person(project) == [("Ines Caldr", "Ines Calder")]
    project.correct("d1", "merge-speakers", other="Ines Caldr", into="Ines Calder")
    assert one_person(project) == []
    project.undo()
    assert one_person(project) == [("Ines Caldr", "Ines Calder")]
    assert "Ines Caldr" in {t.speaker for t in project.transcript("d1").turns}


def test_two_people_said_to_be_two_are_proposed_no_more(tmp_path: Path) -> None:
    project = two_spellings(tmp_path)
    turn = next(t for t in project.transcript("d1").turns if t.speaker == "Ines Caldr")
    project.correct("d1", "dismiss", turn=turn.id, code="near-name")
    after = next(t for t in project.transcript("d1").turns if t.id == turn.id)
    assert (one_person(project), after.speaker) == ([], "Ines Caldr")
    assert "near-name" not in {f.code for f in after.flags}


def test_an_answer_about_another_name_leaves_what_is_proposed(tmp_path: Path) -> None:
    project = two_spellings(tmp_path)
    project.correct("d1", "rename", name="Tom Renn", into="Thomas Renn")
    assert one_person(project) == [("Ines Caldr", "Ines Calder")]
