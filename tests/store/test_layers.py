"""Layers: lists, counts and columns mean the same statements as a look at every one."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from hustings import store
from hustings.model import Selection, Statement
from hustings.project import Project
from hustings.project.asking import Asked, Slice
from hustings.project.counts import Counts
from hustings.project.periods import define_period
from hustings.store.surroundings import surroundings

from ..project.test_columns import fresh, same
from .test_asking import CONCEPTS, NAMES, statement, text

DICE = random.Random(11)


def decided(project: Project, dice: random.Random) -> None:
    """Settle one to three of the coders' statements: gold in their place, or nothing."""
    own = [r for r in store.fetch(project.database, "statements", order="id") if r["layer"] is None]
    basis = dice.sample(own, dice.randrange(1, 4))
    gold: list[str] = []
    with project.changing("adjudicate", "Settled") as change:
        if dice.random() < 0.7:
            given = {**basis[0], "id": f"g{dice.random()}", "layer": "gold"}
            change.insert("statements", {**given, "of": [r["id"] for r in basis], "coder": "Cleo"})
            gold = [given["id"]]
        change.insert(
            "decisions",
            {
                "id": f"n{dice.random()}",
                "difference": "x",
                "transcript": basis[0]["transcript"],
                "kind": "value",
                "choice": "a",
                "reason": "",
                "by": "Cleo",
                "made_at": "",
                "basis": {r["id"]: {} for r in basis},
                "gold": gold,
            },
        )


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Any:
    dice = random.Random(5)
    with Project.create(tmp_path_factory.mktemp("layers") / "many.hustings") as project:
        texts = [text(n, dice) for n in range(3)]
        project.add(*texts)
        define_period(project, "the flood years", "1951/1953")
        project.code_many([statement(k, dice.choice(texts), dice) for k in range(160)])
        for _ in range(25):
            decided(project, dice)
        yield project


def plainly(project: Project, selection: Selection) -> list[str]:
    """What a selection means, by a look at every record."""
    gone = {key for d in store.fetch(project.database, "decisions") for key in d["basis"]}
    layers = set(selection.layers) or ({"coders"} if selection.coders else set())
    dates = {t["id"]: t["date"] or "" for t in project.transcripts()}
    place = {key: n for n, key in enumerate(dates)}

    def counts(s: Statement) -> bool:
        if not layers:
            return s.layer == "gold" or s.id not in gone
        if s.layer == "gold":
            return "gold" in layers
        return "coders" in layers or s.coder in layers

    def fits(s: Statement) -> bool:
        date = dates[s.transcript]
        return all(
            (
                not selection.forms or s.form in selection.forms,
                not selection.coders or s.coder in selection.coders,
                not selection.speakers or s.speaker in selection.speakers,
                not selection.holders or s.holder in selection.holders,
                not selection.commitments or s.commitment in selection.commitments,
                not selection.concepts or bool({*selection.concepts} & {*s.values.values()}),
                selection.voice == "any" or (selection.voice == "own") == s.own,
                selection.since is None or (bool(date) and date >= selection.since),
            )
        )

    rows = store.fetch(project.database, "statements")
    found = [s for s in project._statements(rows) if counts(s) and fits(s)]
    return [s.id for s in sorted(found, key=lambda s: (place[s.transcript], s.start, s.end, s.id))]


def drawn(dice: random.Random) -> Selection:
    def some(*values: str) -> tuple[str, ...]:
        return tuple(dice.sample(values, dice.randrange(1, 3))) if dice.random() < 0.3 else ()

    return Selection(
        forms=some("position", "cause"),
        coders=some("Anna", "Ben", "Cleo"),
        speakers=some(*NAMES),
        holders=some(*NAMES),
        commitments=some("asserts", "reports"),
        concepts=some(*CONCEPTS, "tolls"),
        voice=dice.choice(["any", "any", "own", "ascribed"]),
        since=dice.choice([None, None, "2024-02"]),
        layers=dice.choice([(), ("coders",), ("gold",), ("coders", "gold"), ("Ben",), ("Cleo",)])
        or some("Anna", "gold"),
    )


@pytest.mark.parametrize("selection", [drawn(DICE) for _ in range(60)], ids=str)
def test_lists_counts_and_columns_agree_with_a_look_at_every_statement(
    settled: Project, selection: Selection
) -> None:
    expected = plainly(settled, selection)
    asked = Asked(selection)
    assert [s.id for s in settled.statements(selection)] == expected
    page = settled.page(asked, Slice(limit=20))
    assert (page.total, [s.id for s in page.statements]) == (len(expected), expected[:20])
    forms = Counter(s.form for s in settled.statements(selection))
    assert settled.counted(asked, "form") == dict(forms)
    settled.columns()
    assert list(settled.columns(selection)["id"].values) == expected
    assert same(settled.columns(selection), fresh(settled, selection))


@pytest.mark.parametrize("by", ["transcript", "coder"])
@pytest.mark.parametrize(
    "layers", [(), ("coders",), ("gold",), ("Ben",), ("Anna", "gold")], ids=str
)
def test_counts_of_texts_and_coders_agree_with_a_look_at_every_statement(
    settled: Project, by: str, layers: tuple[str, ...]
) -> None:
    selection = Selection(layers=layers)
    meant = {*plainly(settled, selection)}
    fitting = [s for s in settled.statements(selection) if s.id in meant]
    assert settled.counted(Asked(selection), by) == Counter(getattr(s, by) for s in fitting)
    if layers == ("coders",):
        both = Counter((s.transcript, s.coder) for s in fitting)
        assert super(Counts, settled).codings() == both


def test_every_layer_holds_something_here(settled: Project) -> None:
    numbers = [len(plainly(settled, Selection(layers=one))) for one in ((), ("coders",), ("gold",))]
    assert min(numbers) > 10
    assert len({*numbers}) == 3
    assert numbers[1] == 160


def test_layers_follow_decisions_there_and_back(tmp_path: Path) -> None:
    dice = random.Random(3)
    with Project.create(tmp_path / "one.hustings") as project:
        texts = [text(n, dice) for n in range(2)]
        project.add(*texts)
        define_period(project, "the flood years", "1951/1953")
        project.code_many([statement(k, dice.choice(texts), dice) for k in range(20)])
        project.columns()
        steps = [lambda: decided(project, dice)] * 4 + [project.undo] * 2 + [project.redo]
        steps += [lambda: project.delete([project.statements()[0].id]), project.undo]
        for act in steps:
            act()
            for selection in (Selection(), Selection(layers=("gold", "Anna"))):
                expected = plainly(project, selection)
                assert [s.id for s in project.statements(selection)] == expected
                assert same(project.columns(selection), fresh(project, selection))
        assert not list(store.troubles(project.path))


def test_one_statement_stands_among_the_same_as_one_of_many(settled: Project) -> None:
    """A single question tells of one statement what four tell of all."""
    known = store.fetch(settled.database, "statements")
    between = {**known[0], "id": "between", "speaker": None, "begin": 0}
    nowhere = {**between, "id": "nowhere", "transcript": "gone", "form": "none"}
    records = [*known, between, nowhere]
    with settled.database.reading() as connection:
        of_all = surroundings(connection, records)
        assert of_all.last == len(known)
        assert 0 < len(of_all.settled) < len(known)
        for record in records:
            of_one = surroundings(connection, [record])
            key, form, place = record["id"], record["form"], record["transcript"]
            assert of_one.last == of_all.last
            assert of_one.shapes.get(form) == of_all.shapes.get(form), key
            assert of_one.speakers == {key: of_all.speakers[key]}
            assert of_one.places.get(place) == of_all.places.get(place), key
            assert (key in of_one.settled) == (key in of_all.settled)
