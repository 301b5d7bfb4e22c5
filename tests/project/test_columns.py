"""Columns are kept and brought up to date: always as if they were made anew."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import numpy as np
import pytest

from hustings import store
from hustings.errors import CodingError, OptionError
from hustings.model import Field, Form, Selection, Statements
from hustings.project import Project
from hustings.project.columns.collection import Columns
from hustings.project.periods import define_period
from hustings.store.authors import rename_authors

from ..conftest import talk

STORM = {"outcome": "a storm", "direction": "happens", "criterion": "a storm warning"}
CONCEPTS = ("night sailings", "harbour tax", "noise", "zebra crossing", "a berth")


def same(one: Statements, other: Statements) -> bool:
    assert list(one.columns) == list(other.columns)
    for name, column in one.columns.items():
        there = other[name]
        assert (column.kind, column.labels, column.scale) == (
            there.kind,
            there.labels,
            there.scale,
        ), name
        assert column.values.dtype == there.values.dtype, name
        assert np.array_equal(
            column.values, there.values, equal_nan=column.kind in ("number", "date")
        ), name
    assert one.forms == other.forms
    return True


def fresh(project: Project, selection: Selection | None = None) -> Statements:
    return project.made(project.statements(selection))


def coded(project: Project, dice: random.Random, **more: Any) -> str:
    start = dice.randrange(8, 90)
    return project.code(
        dice.choice(["d1", "d2"]),
        start,
        start + dice.randrange(3, 15),
        "position",
        {"concept": dice.choice(CONCEPTS), "agreement": dice.random() < 0.5},
        **more,
    ).id


@pytest.fixture
def many(project: Project) -> Project:
    project.add(talk("d2", "2023-01-02"))
    dice = random.Random(2)
    define_period(project, "the flood years", "1951/1953")
    for _ in range(30):
        coded(project, dice, about=dice.choice([None, "1950"]))
    project.columns()
    return project


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many statements each making of columns was of."""
    sizes: list[int] = []
    plain = Columns.made

    def made(project: Any, rows: Any) -> Statements:
        sizes.append(len(rows))
        return plain(project, rows)

    monkeypatch.setattr(Columns, "made", made)
    return sizes


STEPS: dict[str, Callable[[Project], object]] = {
    "code": lambda p: coded(p, random.Random(8), holder="Somebody new"),
    "via": lambda p: p.edit(p.statements()[6].id, via=["Somebody new", "Renn"]),
    "at the end": lambda p: p.code("d2", 90, 107, "code", {"code": "zz"}),
    "edit": lambda p: p.edit(p.statements()[3].id, values={"concept": "brand new"}, memo="m"),
    "span": lambda p: p.edit(p.statements()[20].id, start=0, end=20),
    "recode": lambda p: p.recode([s.id for s in p.statements()[2:9]], commitment="wishes"),
    "delete": lambda p: p.delete([s.id for s in p.statements()[4:7]]),
    "turn": lambda p: p.correct(
        "d1", "speaker", turn=p.transcript("d1").turns[1].id, speaker="Lund"
    ),
    "describe": lambda p: p.describe("d1", date="1999-05", attributes={"source": "Harbour Post"}),
    "rename": lambda p: p.change_name("concepts", p.concepts()[0].id, name="renamed"),
    "attribute": lambda p: p.change_name("actors", p.actors()[0].id, attributes={"party": "Quay"}),
    "merge": lambda p: p.merge("concepts", [p.concepts()[0].id], p.concepts()[1].id),
    "period": lambda p: p.edit(p.statements()[5].id, about="the flood years"),
    "period again": lambda p: define_period(p, "the flood years", "1952"),
    "new text": lambda p: p.add(talk("d3")),
    "remove": lambda p: p.remove("d1"),
    "form": lambda p: p.take_shipped_forms(),
}
SMALL = (
    "code",
    "at the end",
    "edit",
    "span",
    "recode",
    "delete",
    "turn",
    "describe",
    "period",
    "new text",
)


@pytest.mark.parametrize("step", STEPS)
def test_columns_after_a_write_are_those_made_anew(many: Project, step: str) -> None:
    for act in (STEPS[step], lambda p: p.undo(), lambda p: p.redo()):
        if step == "form" and act is not STEPS[step]:
            return
        act(many)
        assert same(many.columns(), fresh(many))


def test_many_writes_at_once_are_spliced_in_together(many: Project) -> None:
    for name in ("code", "span", "delete", "edit", "turn", "at the end"):
        STEPS[name](many)
    many.undo()
    assert same(many.columns(), fresh(many))


@pytest.mark.parametrize("step", ["code", "edit", "delete", "span", "at the end"])
def test_a_write_costs_what_was_written(many: Project, counted: list[int], step: str) -> None:
    STEPS[step](many)
    many.columns()
    assert max(counted) <= 3


@pytest.mark.parametrize("step", ["code", "via", "span", "recode", "delete"])
def test_what_is_written_while_columns_are_made_counts_once(
    many: Project, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    anew = Columns._anew
    with Project.open(many.path) as other:

        def beside_another(project: Any, *asked: Any) -> Statements:
            monkeypatch.setattr(Columns, "_anew", anew)
            key = coded(other, random.Random(9))
            STEPS[step](other)
            other.edit(key, start=1, end=30)
            return anew(project, *asked)

        monkeypatch.setattr(Columns, "_anew", beside_another)
        with Project.open(many.path) as late:
            late.columns()
            assert same(late.columns(), fresh(late))
            STEPS["at the end"](other)
            assert same(late.columns(), fresh(late))


def test_another_open_project_hears_of_the_write(many: Project) -> None:
    with Project.open(many.path) as other:
        before = len(other.columns())
        STEPS["code"](many)
        assert len(other.columns()) == before + 1
        assert same(other.columns(), fresh(many))


def test_a_selection_is_cut_out_of_all_as_if_made_alone(many: Project) -> None:
    many.change_name("actors", many.actors()[0].id, attributes={"party": "Quay"})
    many.columns()
    concept = many.statements()[0].values["concept"]
    for selection in (
        Selection(concepts=(concept,)),
        Selection(transcripts=("d2",)),
        Selection(speakers=("nobody",)),
        Selection(since="1940", until="1955", time="told"),
        Selection(speakers=tuple(a.name for a in many.actors())),
    ):
        assert same(many.columns(selection), fresh(many, selection)), selection


def test_columns_read_in_small_parts_are_those_made_of_statements(
    many: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every kind of field, chains, hints, verdicts, attributes with dates, and a text without
    statements, in parts of seven rows: as from the statements themselves."""
    many.take_shipped_forms()
    many.add(talk("d3"))
    for about in ("the flood years", "1950"):
        many.code("d1", 9, 12, "prediction", STORM, about=about)
    many.code("d1", 9, 13, "code", {"code": "zz"}, memo="why", via=["Calder"], holder="Renn")
    many.judge(many.statements(Selection(forms=("prediction",)))[0].id, "did not")
    lund = many.code(
        "d2", 9, 14, "position", {"concept": "noise", "agreement": True}, holder="Lund"
    ).holder
    key = next(a.id for a in many.actors() if a.name == lund)
    many.change_name("actors", key, attributes={"party": "Quay ../2022-06; Berth 2022-07/.."})
    with Project.open(many.path) as again:
        monkeypatch.setattr("hustings.store.streaming.PART", 7)
        assert same(again.columns(), fresh(many))
        assert {"period", "party", "verdicts"} <= set(again.columns().columns)
    with Project.open(many.path) as again:
        some = Selection(speakers=("Renn",), transcripts=("d1", "d2"))
        assert same(again.columns(some), fresh(many, some))


def test_a_field_called_like_a_column_that_is_there_stands_beside_it(many: Project) -> None:
    """A period is a column where a time is told by its name; a field of that name is another."""
    many.define_form(Form("odd", (Field("period", "text"),)))
    many.code("d1", 9, 12, "odd", {"period": "late"})
    for about, names in ((None, ["period"]), ("the flood years", ["period", "period (coded)"])):
        many.code("d1", 9, 13, "code", {"code": "zz"}, about=about)
        with Project.open(many.path) as again:
            told = again.columns()
            assert [c for c in told.columns if c.startswith("period")] == names
            assert same(told, fresh(many))


@pytest.fixture
def kept(many: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project whose columns, however few, are kept in its file, texts in parts of seven."""
    monkeypatch.setattr("hustings.project.columns.collection.KEPT", 1)
    monkeypatch.setattr("hustings.project.columns.buffers.ROWS", 7)
    many.take_shipped_forms()
    many.code("d1", 9, 12, "prediction", STORM, about="1950", memo="\u0416\U0001f30a why")
    many.code("d1", 9, 13, "code", {"code": "zz"}, via=["Calder"], holder="Renn")
    with Project.open(many.path) as once:
        once.keep_columns()
        once.columns()
    return many


def nothing_anew(*_: Any) -> Statements:
    raise AssertionError("columns were made anew")


def buffered(path: Any, sql: str = "SELECT count(*) FROM kept_columns") -> Any:
    with closing(sqlite3.connect(path)) as there, there:
        return there.execute(sql).fetchone()


@pytest.mark.parametrize("step", ["", *SMALL])
def test_columns_kept_in_the_file_are_those_made_anew(
    kept: Project, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Taken up from the file, with what was written since."""
    if step:
        STEPS[step](kept)
    expected = fresh(kept)
    with Project.open(kept.path) as again:
        if step not in ("delete", "period"):  # with them a whole column comes or goes
            monkeypatch.setattr(Columns, "_anew", nothing_anew)
        assert same(again.columns(), expected)


def test_columns_are_kept_where_that_was_asked_for_alone(
    many: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hustings.project.columns.collection.KEPT", 1)
    many.columns()
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        buffered(many.path)


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE kept_columns SET data = substr(data, 1, length(data) - 1) WHERE name = '1'",
        "UPDATE kept_columns SET data = zeroblob(length(data)) WHERE name = '4'",
        "UPDATE kept_columns SET data = data || x'00' WHERE name = '0' AND part = 1",
        "UPDATE kept_columns SET data = replace(data, '0', '7') WHERE name = '5'",
        "UPDATE kept_columns SET data = '{}' WHERE name = 'columns'",
        "UPDATE kept_columns SET data = '0001_first 3' WHERE name = 'head'",
        "DELETE FROM kept_columns WHERE name = '2'",
        "DELETE FROM kept_columns WHERE name = 'head'",
    ],
)
def test_columns_that_are_not_whole_are_made_anew(kept: Project, harm: str) -> None:
    buffered(kept.path, harm)
    with Project.open(kept.path) as again:
        assert same(again.columns(), fresh(kept))


def test_what_the_log_does_not_tell_lets_kept_columns_go(kept: Project) -> None:
    rename_authors(kept.database, {"coder 1": "Ida"})
    with Project.open(kept.path) as again:
        assert again.columns()["coder"].labels == ("Ida",)


def test_kept_columns_tell_nothing_of_what_was_erased(kept: Project) -> None:
    assert buffered(kept.path)[0] > 10
    kept.erase("d1")
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        buffered(kept.path)
    assert same(kept.columns(), fresh(kept))


def test_columns_older_than_the_project_are_not_kept(kept: Project) -> None:
    newest = store.newest(kept.database)
    assert newest is not None
    assert not store.keep_buffers(kept.database, newest.id - 1, ())
    assert buffered(kept.path)[0] > 10


def test_a_column_nobody_coded_takes_no_room(kept: Project) -> None:
    """Read from the file, made anew, and after a write."""
    for read in (kept, Project.open(kept.path)):
        STEPS["code"](read)
        found = read.columns()
        empty = [c for c in found.columns.values() if not c.coded().any()]
        assert len(empty) > 5
        assert {(c.values.strides, c.values.flags.writeable) for c in empty} == {((0,), False)}
        assert same(found, fresh(read))
    read.close()


def test_dates_of_texts_are_cut_by_any_time_and_what_is_none_is_refused(project: Project) -> None:
    project.add(talk("d2", "2024-05-01"))
    for text in ("d1", "d2"):
        project.code(text, 53, 60, "code", {"code": "x"})

    def texts(**asked: str) -> list[str]:
        return [s.transcript for s in project.statements(Selection(**asked))]

    # a time that is no ISO date means its first or its last day
    assert texts(since="2024-04/2024-06") == ["d2"]
    assert texts(since="202X", until="2024-04-1X") == ["d1"]
    assert texts(since="2025") == []
    for wrong in ({"since": "2031-13-40"}, {"until": "May"}, {"since": "2025", "until": "2024"}):
        with pytest.raises(OptionError):
            texts(**wrong)
        with pytest.raises(OptionError):
            project.columns(Selection(**wrong))
    # a text may be dated by its year alone
    project.describe("d2", date="2024")
    assert texts(since="2024") == ["d1", "d2"]


def test_a_text_is_dated_as_a_person_writes_it(project: Project) -> None:
    project.describe("d1", date=" 12 March 2019 ")
    assert project.transcript_record("d1")["date"] == "2019-03-12"
    for unclear in ("3/5/2031", "in May", "31 February 2031"):
        with pytest.raises(CodingError, match="is not a date; write it like 2024-03-14"):
            project.describe("d1", date=unclear)
    project.describe("d1", date="2019~")
    project.describe("d1", date=None)
    assert project.transcript_record("d1")["date"] is None
