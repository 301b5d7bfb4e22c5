"""Projects: what is coded is right, whole and can be taken back."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hustings.errors import (
    CodingError,
    NothingToUndo,
    OptionError,
    UnknownName,
)
from hustings.model import Selection
from hustings.project import Project

from ..conftest import TALK, talk


def spans(quote: str) -> tuple[int, int]:
    start = TALK.index(quote)
    return start, start + len(quote)


def test_the_offsets_of_the_fixture_are_right() -> None:
    assert [TALK[t.start : t.end] for t in talk().turns] == [
        "Should the ferry sail at night?",
        "Yes. Night sailings bring visitors.",
        "They bring noise.",
    ]


def test_a_statement_keeps_its_words_its_speaker_and_its_holder(project: Project) -> None:
    made = project.code(
        "d1",
        *spans("Night sailings bring visitors"),
        "cause",
        {"cause": "sailings", "effect": "visitors", "sign": "+"},
    )
    assert made.quote == "Night sailings bring visitors"
    assert (made.speaker, made.holder, made.commitment, made.origin) == (
        "Calder",
        "Calder",
        "asserts",
        "person",
    )
    assert project.statements() == [made]


def test_a_view_told_of_another_has_that_holder_and_one_told_of_nobody_has_none(
    project: Project,
) -> None:
    told = project.code(
        "d1", *spans("They bring noise"), "code", {"code": "noise"}, holder="Residents' Circle"
    )
    nobody = project.code("d1", *spans("bring noise"), "code", {"code": "noise"}, holder=None)
    assert (told.speaker, told.holder) == ("Renn", "Residents' Circle")
    assert nobody.holder is None


def test_statements_follow_when_the_speaker_of_their_turn_is_corrected(project: Project) -> None:
    made = project.code("d1", *spans("They bring noise"), "code", {"code": "noise"})
    turn = project.transcript("d1").turns[2]
    project.correct("d1", "speaker", turn=turn.id, speaker="Voss")
    assert project.statement(made.id).speaker == "Voss"
    assert project.statement(made.id).holder == "Voss"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"form": "caus"}, "Did you mean 'cause'"),
        ({"values": {"cause": "a", "effect": "b"}}, "needs 'sign'"),
        ({"values": {"cause": "a", "effect": "b", "sign": "up"}}, "it takes +, -, ?"),
        (
            {"values": {"cause": "a", "effect": "b", "sign": "+", "weight": "2"}},
            "no field 'weight'",
        ),
        ({"start": -1}, "does not lie in the text"),
        ({"end": len(TALK) + 1}, "does not lie in the text"),
        ({"start": 60, "end": 60}, "does not lie in the text"),
        ({"start": 39, "end": 40}, "nothing but blanks"),
        ({"commitment": "knows"}, "no commitment 'knows'"),
        ({"about": "last spring"}, "EDTF"),
        ({"transcript": "d9"}, "no transcript 'd9'"),
    ],
)
def test_a_statement_that_does_not_fit_is_refused_and_nothing_is_written(
    project: Project, change: dict[str, object], words: str
) -> None:
    right: dict[str, object] = {
        "transcript": "d1",
        "start": 53,
        "end": 60,
        "form": "cause",
        "values": {"cause": "a", "effect": "b", "sign": "+"},
    }
    before = (project.counts(), project.revision)
    with pytest.raises(
        (CodingError, UnknownName), match=words.replace("+", r"\+").replace("?", r"\?")
    ):
        project.code(**{**right, **change})  # type: ignore[arg-type]
    assert (project.counts(), project.revision) == before


def test_the_same_id_again_makes_no_second_statement(project: Project) -> None:
    first = project.code("d1", 53, 60, "code", {"code": "x"}, id="mine")
    assert project.code("d1", 53, 60, "code", {"code": "x"}, id="mine") == first
    assert project.counts()["statements"] == 1
    with pytest.raises(CodingError, match="another statement with the id"):
        project.code("d1", 53, 61, "code", {"code": "x"}, id="mine")


def test_a_file_is_added_once(project: Project) -> None:
    project.add(talk())
    assert project.counts()["transcripts"] == 1


def test_merging_moves_statements_keeps_the_name_as_alias_and_can_be_undone(
    project: Project,
) -> None:
    project.code("d1", 53, 60, "code", {"code": "noise"})
    project.code("d1", 53, 61, "code", {"code": "din"})
    ids = {c.name: c.id for c in project.concepts()}
    assert project.merge("concepts", [ids["din"]], ids["noise"]) == 1
    assert [s.values["code"] for s in project.statements()] == ["noise", "noise"]
    assert project.concepts()[0].aliases == ("din",)
    # the alias now finds the concept again
    assert project.code("d1", 53, 62, "code", {"code": "din"}).values == {"code": "noise"}
    project.undo()
    project.undo()
    assert [c.name for c in project.concepts()] == ["din", "noise"]
    assert sorted(s.values["code"] for s in project.statements()) == ["din", "noise"]


def test_a_name_in_use_is_not_dropped(project: Project) -> None:
    project.code("d1", 53, 60, "code", {"code": "noise"})
    with pytest.raises(CodingError, match="used by 1 statement"):
        project.drop("concepts", project.concepts()[0].id)


def test_a_concept_cannot_stand_under_itself(project: Project) -> None:
    a = project.make("concepts", "harbour")
    b = project.make("concepts", "quay", parent=a)
    with pytest.raises(CodingError, match="cannot stand under itself"):
        project.change_name("concepts", a, parent=b)


def test_recoding_many_is_one_change(project: Project) -> None:
    ids = [project.code("d1", 53, 60 + i, "code", {"code": "x"}).id for i in range(3)]
    assert project.recode(ids, commitment="reports", values={"code": "y"}) == 3
    assert {(s.commitment, s.values["code"]) for s in project.statements()} == {("reports", "y")}
    project.undo()
    assert {(s.commitment, s.values["code"]) for s in project.statements()} == {("asserts", "x")}


def test_a_form_made_by_a_user_is_used_like_any_other(project: Project) -> None:
    project.define_form(
        {"name": "promise", "field": [{"name": "deed", "kind": "concept", "required": True}]}
    )
    assert project.code("d1", 53, 60, "promise", {"deed": "visitors"}).values == {
        "deed": "visitors"
    }
    with pytest.raises(CodingError, match="cannot be dropped"):
        project.define_form({"name": "promise", "field": [{"name": "other", "kind": "text"}]})


def test_one_earlier_change_is_taken_back_alone_unless_something_rests_on_it(
    project: Project,
) -> None:
    first = project.code("d1", 53, 60, "code", {"code": "x"})
    number = project.history()[0].id
    project.code("d1", 53, 61, "event", {"event": "z"})
    project.undo(number)
    assert [s.form for s in project.statements()] == ["event"]
    assert [c.verb for c in project.history(first.id)] == ["undo", "code"]
    with pytest.raises(OptionError, match="cannot be taken back alone"):
        project.undo(number)


def test_the_history_of_a_statement_tells_before_and_after(project: Project) -> None:
    made = project.code("d1", 53, 60, "code", {"code": "x"})
    project.edit(made.id, commitment="wishes")
    newest = project.history(made.id)[0]
    row = newest.rows[0]
    assert (row["before"], row["after"]) == ({"commitment": "asserts"}, {"commitment": "wishes"})


def test_something_new_ends_what_could_be_done_again(project: Project) -> None:
    project.code("d1", 53, 60, "code", {"code": "x"})
    project.undo()
    project.code("d1", 53, 61, "code", {"code": "y"})
    with pytest.raises(NothingToUndo):
        project.redo()


def everything(project: Project) -> object:
    transcripts = [project.transcript(t["id"]) for t in project.transcripts()]
    return (
        transcripts,
        project.statements(),
        project.actors(),
        project.concepts(),
        project.forms(),
        project.studies(),
        project.suggestions(),
    )


def act(project: Project, dice: random.Random) -> None:
    """One change of any kind, as a user might make it."""
    statements, concepts, actors = project.statements(), project.concepts(), project.actors()
    texts = project.transcripts()
    kind = dice.randrange(14)
    if kind <= 3 and texts:
        start = dice.randrange(48, 80)
        values = {"code": dice.choice("abcde")}
        holder = dice.choice([None, "Renn", "the Guild"])
        project.code(texts[0]["id"], start, start + 4, "code", values, holder=holder)
    elif kind == 4 and statements:
        project.edit(
            dice.choice(statements).id,
            memo=str(dice.random()),
            start=50,
            end=dice.randrange(55, 80),
        )
    elif kind == 5 and statements:
        project.delete([dice.choice(statements).id])
    elif kind == 6 and len(concepts) > 1:
        a, b = dice.sample(concepts, 2)
        project.merge("concepts", [a.id], b.id)
    elif kind == 7 and len(actors) > 1:
        a, b = dice.sample(actors, 2)
        project.merge("actors", [a.id], b.id)
    elif kind == 8 and concepts:
        project.change_name("concepts", dice.choice(concepts).id, description=str(dice.random()))
    elif kind == 9 and texts:
        text = project.transcript(texts[0]["id"])
        project.correct(text.id, dice.choice(["merge", "dismiss"]), turn=text.turns[0].id) if len(
            text.turns
        ) > 1 else None
    elif kind == 10:
        project.save_study(dice.choice("pq"), {"build": "network", "n": dice.random()})
    elif kind == 11:
        project.define_form(
            {
                "name": f"form {dice.choice('xy')}",
                "field": [{"name": "f", "kind": "text", "label": str(dice.random())}],
            }
        )
    elif kind == 12:
        project.add(talk(f"d{dice.randrange(2, 5)}", None))
    elif kind == 13 and len(texts) > 1:
        project.remove(texts[-1]["id"])


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 10**6))
def test_undoing_everything_and_doing_it_again_gives_the_same_project_at_every_step(
    tmp_path: Path, seed: int
) -> None:
    dice = random.Random(seed)
    path = tmp_path / f"{seed}-{random.random()}.hustings"
    with Project.create(path) as project:
        project.add(talk())
        states = [everything(project)]
        for _ in range(12):
            before = project.revision
            act(project, dice)
            if project.revision != before:
                states.append(everything(project))
        for state in reversed(states[:-1]):
            project.undo()
            assert everything(project) == state
        for state in states[1:]:
            project.redo()
            assert everything(project) == state


def test_a_selection_narrows_by_holder_commitment_and_date(project: Project) -> None:
    project.add(talk("d2", "2024-05-01"))
    project.code("d1", 53, 60, "code", {"code": "x"}, holder="Guild")
    project.code("d2", 53, 60, "code", {"code": "x"}, commitment="reports")
    assert [s.transcript for s in project.statements(Selection(holders=("Guild",)))] == ["d1"]
    assert [s.transcript for s in project.statements(Selection(since="2024-04-01"))] == ["d2"]
    assert [s.transcript for s in project.statements(Selection(until="2024-04"))] == ["d1"]
    assert [s.transcript for s in project.statements(Selection(commitments=("reports",)))] == ["d2"]


def test_columns_carry_every_field_with_its_kind(project: Project) -> None:
    project.code("d1", 53, 60, "position", {"concept": "night ferry", "agreement": "no"})
    table = project.columns()
    assert table["agreement"].kind == "boolean"
    assert table["agreement"].plain() == [False]
    assert table["concept"].plain() == ["night ferry"]
    assert table["holder"].plain() == ["Calder"]
    assert table["date"].plain() == ["2024-03-14"]


def test_a_text_read_in_the_wrong_encoding_is_read_again_and_taken_back(tmp_path: Path) -> None:
    file = tmp_path / "talk.txt"
    file.write_bytes(
        "VOSS: The ferry is called Ågot.\nRENN: It was always the Ågot.\n".encode("cp1252")
    )
    with Project.create(tmp_path / "p.hustings") as project:
        wrong = project.add(file, encoding="cp1250")[0]
        right = project.read_again(wrong.id, "cp1252")
        assert "Ĺgot" in wrong.text
        assert right.text.count("Ågot") == 2
        assert [t["id"] for t in project.transcripts()] == [right.id]
        assert project.add(file)[0].id == right.id
        project.undo()
        assert [t["id"] for t in project.transcripts()] == [wrong.id]


def test_a_study_is_renamed_in_one_change_and_keeps_its_question(project: Project) -> None:
    project.save_study("first", {"build": "network", "options": {"variable1": "speaker"}})
    project.save_study("other", {"build": "network", "options": {}})
    project.rename_study("first", "  By   speaker ")
    assert project.studies()["By speaker"] == {
        "build": "network",
        "options": {"variable1": "speaker"},
    }
    with pytest.raises(OptionError, match="already"):
        project.rename_study("other", "By speaker")
    with pytest.raises(UnknownName):
        project.rename_study("first", "again")
    project.undo()
    assert set(project.studies()) == {"first", "other"}


def undecided(tmp_path: Path) -> Path:
    """A text whose speakers could be marked in two ways."""
    file = tmp_path / "two ways.txt"
    pair = "[Voss] The berth is short, they say.\n\nHarbour: it was always short, and narrow."
    file.write_text("\n\n".join([pair] * 8))
    return file


def test_how_speakers_are_marked_is_settled_by_one_choice(tmp_path: Path, project: Project) -> None:
    (text,) = project.add(undecided(tmp_path))
    offers = [(p["name"], p["why"]) for p in text.proposals if p["what"] == "convention"]
    assert [name for name, _ in offers] == ["bracket", "colon"]
    assert offers[0][1] == (
        "8 labels ([Name] or {Name}), 100 % of lines explained: [Voss] The berth is short, they say."
    )
    assert {t.speaker for t in text.turns} == {None}
    start = text.text.index("The berth")
    made = project.code(text.id, start, start + 9, "code", {"code": "berth"})
    turns = project.correct(text.id, "convention", name="bracket")
    after = project.transcript(text.id)
    assert {t.speaker for t in turns} == {"Voss"}
    assert "question" not in after.attributes
    assert not [p for p in after.proposals if p["what"] == "convention"]
    assert str(after.source.evidence).startswith("8 labels ([Name] or {Name})")
    assert (project.statement(made.id).quote, project.statement(made.id).speaker) == (
        "The berth",
        "Voss",
    )
    project.undo()
    again = project.transcript(text.id)
    assert (again.attributes, again.proposals, again.turns) == (
        text.attributes,
        text.proposals,
        text.turns,
    )


def test_a_way_of_marking_that_is_not_in_the_text_changes_nothing(
    tmp_path: Path, project: Project
) -> None:
    (text,) = project.add(undecided(tmp_path))
    with pytest.raises(OptionError, match=r"Nothing in this text looks like .* was changed"):
        project.correct(text.id, "convention", name="dash")
    with pytest.raises(UnknownName, match="There is no convention 'brackett'"):
        project.correct(text.id, "convention", name="brackett")
    assert project.transcript(text.id) == text


def test_who_was_said_to_speak_is_not_doubted_to_be_a_person(
    tmp_path: Path, project: Project
) -> None:
    file = tmp_path / "sittings.txt"
    pair = "1. Sitzung: The berth is short, they say.\n\n2. Sitzung: It was always so, and narrow."
    file.write_text("\n\n".join([pair] * 8))
    (text,) = project.add(file)
    assert "name no persons" in text.attributes["question"]
    turns = project.correct(text.id, "convention", name="colon")
    assert {t.speaker for t in turns} == {"1. Sitzung", "2. Sitzung"}
    assert not [f for t in turns for f in t.flags]
    evidence = project.transcript(text.id).source.evidence
    assert evidence == "16 labels (Name: words), 100 % of lines explained"
