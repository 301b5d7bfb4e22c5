"""Verdicts stand apart from the coding; new fields and verdicts travel everywhere and back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson
import pytest

from hustings.errors import CodingError, OptionError, UnknownName
from hustings.project import Project

from ..conftest import talk

PREDICTION: dict[str, Any] = {
    "outcome": "visitors",
    "direction": "rises",
    "horizon": "2025-05-01",
    "by when": "by the first of May",
    "likelihood": "will most likely",
    "condition": "if the ferry sails",
    "checkable": "yes",
    "criterion": "More beds booked in May than the year before",
}
QUOTATION: dict[str, Any] = {
    "quoted": "Traders' Guild",
    "concept": "noise",
    "words": "shortened",
    "source": "Newsletter 41, p. 3",
    "check": "differs",
    "original": "They bring a little noise,\nand trade.",
}


@pytest.fixture
def coded(project: Project) -> Project:
    project.code("d1", 53, 82, "prediction", PREDICTION, commitment="predicts", id="s1")
    project.code("d1", 90, 106, "quotation", QUOTATION, commitment="rejects", id="s2")
    return project


def verdicts(project: Project) -> list[tuple[Any, ...]]:
    return [
        (v.statement, v.outcome, v.on, v.by, v.evidence, v.criterion) for v in project.verdicts()
    ]


CAME = ("s1", "came about", "2025-06-01", "MK", "Town count, p. 9", PREDICTION["criterion"])
NOT = ("s1", "did not", None, "JO", "", PREDICTION["criterion"])


def judged(project: Project) -> Project:
    project.coder = "MK"
    project.judge("s1", "came about", on="2025-06-01", evidence="Town count, p. 9")
    project.coder = "JO"
    project.judge("s1", "did not")
    return project


def test_several_judges_stand_beside_one_another(coded: Project) -> None:
    assert verdicts(judged(coded)) == [CAME, NOT]


def test_nobody_judges_before_the_criterion_is_written(coded: Project) -> None:
    coded.edit("s1", values={"criterion": None})
    with pytest.raises(CodingError, match="Write down first what would count"):
        coded.judge("s1", "came about")
    assert coded.verdicts() == []


def test_only_a_prediction_can_be_judged(coded: Project) -> None:
    with pytest.raises(CodingError, match="Only a prediction can be judged; this statement is a q"):
        coded.judge("s2", "came about")
    with pytest.raises(UnknownName, match=r"no statement 'nothing'\.$"):
        coded.judge("nothing", "came about")
    with pytest.raises(UnknownName, match="no outcome 'came abot'"):
        coded.judge("s1", "came abot")
    with pytest.raises(CodingError, match="'May' is no day; write it like"):
        coded.judge("s1", "came about", on="May")
    assert coded.verdicts() == []


def test_a_verdict_is_undone_done_again_and_withdrawn(coded: Project) -> None:
    judged(coded)
    coded.undo()
    assert verdicts(coded) == [CAME]
    coded.redo()
    assert verdicts(coded) == [CAME, NOT]
    coded.withdraw_verdict(coded.verdicts()[0].id)
    assert verdicts(coded) == [NOT]
    assert "judged a prediction" in coded.history()[1].summary
    with pytest.raises(OptionError, match="There is no verdict 'x'"):
        coded.withdraw_verdict("x")


def test_a_changed_criterion_does_not_change_what_was_judged_by(coded: Project) -> None:
    judged(coded)
    coded.edit("s1", values={"criterion": "Twice as many"})
    assert {v.criterion for v in coded.verdicts()} == {PREDICTION["criterion"]}


def test_verdicts_go_with_their_prediction_and_come_back_with_it(coded: Project) -> None:
    judged(coded).delete(["s1"])
    assert coded.verdicts() == []
    coded.undo()
    assert verdicts(coded) == [CAME, NOT]
    coded.remove("d1")
    assert coded.verdicts() == []
    coded.undo()
    assert verdicts(coded) == [CAME, NOT]


def test_a_prediction_that_was_judged_is_not_undone_under_its_verdict(coded: Project) -> None:
    judged(coded)
    made = next(c for c in coded.history() if c.verb == "code" and "prediction" in c.summary)
    with pytest.raises(OptionError):
        coded.undo(made.id)
    assert verdicts(coded) == [CAME, NOT]


def test_agreed_ranges_are_kept_and_undone(coded: Project) -> None:
    coded.agree_on_likelihoods({"will": [0.9, 1.0]})
    assert coded.likelihood_ranges() == {"will": [0.9, 1.0]}
    coded.undo()
    assert coded.likelihood_ranges() == {}


@pytest.mark.parametrize("name", ["x.qdpx", "x.csv", "x.xlsx", "x.json", "x.jsonld", "x.parquet"])
def test_every_new_field_and_verdict_goes_out_and_comes_back(
    coded: Project, tmp_path: Path, name: str
) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    judged(coded).export_file(tmp_path / name)
    with Project.create(tmp_path / "again.hustings") as again:
        again.add(talk())
        again.import_file(tmp_path / name)
        values = {s.form: dict(s.values) for s in again.statements()}
        assert values == {"prediction": PREDICTION, "quotation": QUOTATION}
        assert sorted(verdicts(again)) == sorted([CAME, NOT])
        again.import_file(tmp_path / name)
        assert len(again.verdicts()) == 2


def test_a_table_from_the_columns_of_a_project_keeps_them_too(
    coded: Project, tmp_path: Path
) -> None:
    from hustings.exchange.tables import write_statements

    write_statements(judged(coded).columns(), tmp_path / "x.csv")
    with Project.create(tmp_path / "again.hustings") as again:
        again.add(talk())
        again.import_file(tmp_path / "x.csv")
        assert {s.form: dict(s.values) for s in again.statements()}["quotation"] == QUOTATION
        assert sorted(verdicts(again)) == sorted([CAME, NOT])


def test_an_older_project_gets_the_fields_and_keeps_its_statements(tmp_path: Path) -> None:
    path = tmp_path / "old.hustings"
    with Project.create(path) as project:
        project.add(talk())
        project.code(
            "d1", 53, 82, "prediction", {"outcome": "visitors", "direction": "rises"}, id="s1"
        )
    older(path)
    with Project.open(path) as project:
        said = project.edit("s1", values={"criterion": "More beds booked"})
        assert said.values["outcome"] == "visitors"
        assert project.judge("s1", "partly").outcome == "partly"
        form = next(f for f in project.forms() if f.name == "quotation")
        assert [f.name for f in form.fields] == [
            *("quoted", "concept"),
            *("words", "source", "check", "original"),
        ]
        assert not any(f.required for f in form.fields)


def older(path: Path) -> None:
    """A project as version 0001 left it: no verdicts, forms without the new fields."""
    new = {
        "quotation": ("words", "source", "check", "original"),
        "prediction": ("by when", "likelihood", "condition", "checkable", "criterion"),
    }
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE verdicts")
        connection.execute("UPDATE meta SET value = '0001' WHERE id = 'schema'")
        connection.execute("DELETE FROM meta WHERE id = 'journal'")
        for name, fields in new.items():
            (text,) = connection.execute("SELECT form FROM forms WHERE id = ?", (name,)).fetchone()
            form = orjson.loads(text)
            form["fields"] = [f for f in form["fields"] if f["name"] not in fields]
            connection.execute(
                "UPDATE forms SET form = ? WHERE id = ?", (orjson.dumps(form).decode(), name)
            )
        connection.commit()


def test_a_field_of_ones_own_is_not_written_over_by_the_migration(tmp_path: Path) -> None:
    path = tmp_path / "old.hustings"
    with Project.create(path):
        pass
    older(path)
    with closing(sqlite3.connect(path)) as connection:
        (text,) = connection.execute("SELECT form FROM forms WHERE id = 'quotation'").fetchone()
        form = orjson.loads(text)
        form["fields"].append({**form["fields"][0], "name": "source", "kind": "actor"})
        connection.execute(
            "UPDATE forms SET form = ? WHERE id = 'quotation'", (orjson.dumps(form).decode(),)
        )
        connection.commit()
    with Project.open(path) as project:
        form_now = next(f for f in project.forms() if f.name == "quotation")
        assert [f.kind for f in form_now.fields if f.name == "source"] == ["actor"]
