"""What coders marked is compared once: what is kept is what a project opened anew would say."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

import pytest

from hustings.errors import HustingsError
from hustings.model import Selection, Transcript, Turn
from hustings.project import Project
from hustings.project.coders import compared
from hustings.project.coders.decisions import Open

WORDS = "The ferry sails at night. Visitors bring money and noise to the quay."
CODERS = ("Anna", "Ben", "Cleo")


def two_texts(path: Path) -> Project:
    project = Project.create(path)
    for key in ("d1", "d2"):
        turn = Turn(0, len(WORDS), "speech", "Ann")
        project.add(Transcript(WORDS, (turn,), id=key, title=key))
    return project


def met(project: Project) -> str:
    """What Anna and Ben differ in, of one passage each has marked."""
    for coder, word in (("Anna", "a"), ("Ben", "b")):
        project.code("d1", 0, 9, "code", {"code": word}, coder=coder)
    return project.differences("d1")[0].difference.id


def step(project: Project, dice: random.Random) -> None:
    """One change of any kind that touches what is compared or what was decided of it."""
    mine = project.statements(Selection(layers=("coders",)))
    begin = dice.randrange(0, 60, 12)
    kind = dice.randrange(9)
    if kind < 2 or not mine:
        project.code(
            dice.choice(["d1", "d2"]),
            begin,
            begin + dice.choice([5, 9]),
            "code",
            {"code": dice.choice("ab")},
            coder=dice.choice(CODERS),
        )
    elif kind == 2:
        project.edit(dice.choice(mine).id, commitment=dice.choice(["reports", "asserts"]))
    elif kind == 3:
        project.delete([dice.choice(mine).id])
    elif kind == 4:
        (project.undo if dice.random() < 0.7 else project.redo)()
    elif kind == 5 and dice.random() < 0.3:
        project.take_agreed("d1")
    elif waiting := [o for o in project.differences("d1") if o.difference.kind != "agreed"]:
        one = dice.choice(waiting).difference
        project.adjudicate(one.id, dice.choice("ab" if one.kind != "only one" else "a"), "heard")


@pytest.mark.parametrize("seed", range(4))
def test_what_is_kept_is_what_one_would_read_anew(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    with (
        two_texts(tmp_path / "two.hustings") as project,
        Project.open(tmp_path / "two.hustings") as beside,
    ):
        project.adjudicate(met(project), "a")
        for _ in range(40):
            try:
                step(dice.choice([project, beside]), dice)
            except HustingsError:
                continue
            finally:
                with Project.open(tmp_path / "two.hustings") as anew:
                    for text in ("d1", "d2"):
                        for coders in ((), ("Anna", "Ben")):
                            if not set(coders) <= {s.coder for s in anew.statements()}:
                                continue
                            assert project.differences(text, coders) == anew.differences(
                                text, coders
                            )


def settles(one: Open) -> set[str]:
    return set(one.ids)


def test_what_a_decision_about_some_statements_settles_is_asked_for_alone(tmp_path: Path) -> None:
    with two_texts(tmp_path / "two.hustings") as project:
        dice = random.Random(9)
        for coder in CODERS:
            for begin in range(0, 60, 12):
                project.code(
                    "d1", begin, begin + 7, "code", {"code": dice.choice("ab")}, coder=coder
                )
        every = project.differences("d1")
        for one, other in combinations(every, 2):
            wanted = settles(one) | settles(other)
            found = project.differences("d1", statements=sorted(wanted))
            assert found == [o for o in every if settles(o) & wanted]
        assert len(project.differences("d1", statements=every[0].ids)) < len(every)


def test_a_decision_compares_no_statements_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with two_texts(tmp_path / "two.hustings") as project:
        for coder, word in (("Anna", "a"), ("Ben", "b")):
            for begin in range(0, 60, 12):
                project.code("d1", begin, begin + 7, "code", {"code": word}, coder=coder)
        every = project.differences("d1")
        monkeypatch.setattr(compared, "differences", lambda *_: pytest.fail("compared again"))
        for one in every:
            project.adjudicate(one.difference.id, "a")
        assert {o.state for o in project.differences("d1")} == {"decided"}
        monkeypatch.undo()
        project.edit(every[0].ids[0], commitment="reports")
        assert [o.state for o in project.differences("d1")].count("stale") == 1


def test_who_stands_between_is_decided_with_the_holder(project: Project) -> None:
    words = {"values": {"concept": "quay", "agreement": True}, "holder": "Visitors"}
    for coder, via in (("Anna", ["Ostrow"]), ("Ben", [])):
        project.code("d1", 53, 83, "position", **words, via=via, coder=coder)
    (found,) = project.differences("d1", ["Anna", "Ben"])
    assert (found.difference.kind, found.state) == ("holder", "open")
    (gold,) = project.adjudicate(found.difference.id, "a", "He reports them")
    assert (gold.holder, gold.via) == ("Visitors", ("Ostrow",))
    assert not project.decisions()[0].stale
    project.edit(gold.of[0], via=[])
    assert project.decisions()[0].stale
