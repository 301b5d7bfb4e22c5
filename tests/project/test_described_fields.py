"""Every field of what a speaker describes goes out, comes back, is undone and told in the history:
one table of statements, one row a form, and every kind of file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hustings.model.standard import shipped_forms
from hustings.project import Project

from ..conftest import talk
from .test_ledgers import PREDICTION, QUOTATION, judged, verdicts

RELATION = {"actor": "Ferry Company", "relation": "splits from", "target": "Traders' Guild"}
NAMED = {"actor": "Traders' Guild", "relation": "merges with", "target": "Voss; sons"}
EVENT = {"event": "night sailings", "actor": "Ferry Company"}
CALLED = {"target": "Ferry Company", "quality": "hasty", "tone": "unfavourable"}

TABLE: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    "s1": ("prediction", PREDICTION, {"commitment": "predicts", "about": "2025-03~"}),
    "s2": ("quotation", QUOTATION, {"commitment": "rejects", "about": "{1896,1929}"}),
    "s3": ("relation", RELATION, {"about": "1984~/..", "holder": "Residents", "via": ["Voss"]}),
    "s4": ("relation", NAMED, {"about": "193X", "via": ["Ferry Company", "Voss; sons"]}),
    "s5": ("event", EVENT, {"about": "../-0044-03-15", "holder": None}),
    "s6": ("characterisation", CALLED, {"about": "2021-21", "memo": "Said twice, \"hasty\"."}),
}  # fmt: skip
FILES = ["x.qdpx", "x.csv", "x.tsv", "x.xlsx", "x.json", "x.jsonld", "x.parquet", "x.dna"]


@pytest.fixture
def coded(project: Project) -> Project:
    for n, (key, (form, values, more)) in enumerate(TABLE.items()):
        more.setdefault("holder", "own")
        project.code("d1", 48 + n, 82, form, values, id=key, **more)
    return judged(project)


def told(project: Project) -> list[tuple[Any, ...]]:
    return sorted(
        (s.start, s.form, dict(s.values), s.about, s.speaker, s.via, s.holder, s.commitment, s.memo)
        for s in project.statements()
    )


def test_the_table_names_every_field_of_every_form_it_has() -> None:
    known = {f.name: {x.name for x in f.fields} for f in shipped_forms()}
    for form, values, _ in TABLE.values():
        assert set(values) == known[form], form


@pytest.mark.parametrize("name", FILES)
def test_every_field_goes_out_and_comes_back(coded: Project, tmp_path: Path, name: str) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    coded.export_file(tmp_path / name)
    with Project.create(tmp_path / "again.hustings") as again:
        if not name.endswith(("qdpx", "dna")):
            again.add(talk())
        again.import_file(tmp_path / name)
        assert told(again) == told(coded)
        if name.endswith("dna"):
            return  # has no place for verdicts
        own = {s.id: s.start for s in coded.statements()}
        new = {s.start: s.id for s in again.statements()}
        wanted = [(new[own[v[0]]], *v[1:]) for v in verdicts(coded)]
        assert sorted(verdicts(again)) == sorted(wanted)


def test_every_field_is_undone_done_again_and_told_in_the_history(coded: Project) -> None:
    before = told(coded)
    for key, (form, values, _) in TABLE.items():
        for field in values:
            known = next(x for f in shipped_forms() if f.name == form for x in f.fields
                         if x.name == field)  # fmt: skip
            other = next((c for c in known.choices if c != values[field]), None)
            new = other or {"date": "2031"}.get(known.kind, "Another")
            coded.edit(key, values={field: new})
            changed = told(coded)
            assert coded.statement(key).values[field] == new
            assert changed != before
            assert coded.history(key)[0].verb == "edit"
            coded.undo()
            assert told(coded) == before, field
            coded.redo()
            assert told(coded) == changed, field
            coded.undo()
    for field, new in (("about", "1999"), ("via", ["Renn", "Voss"]), ("holder", "Pell")):
        coded.edit("s3", **{field: new})
        assert told(coded) != before
        coded.undo()
        assert told(coded) == before


def test_every_field_is_handed_over(coded: Project, tmp_path: Path) -> None:
    coded.hand_over(tmp_path / "ben.hustings", to="Ben")
    with Project.open(tmp_path / "ben.hustings") as theirs:
        assert told(theirs) == told(coded)
        assert verdicts(theirs) == verdicts(coded)


def test_every_field_of_what_another_coded_is_merged(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "ben.hustings"
    project.save_copy(file)
    with Project.open(file, coder="Ben") as theirs:
        for n, (key, (form, values, more)) in enumerate(TABLE.items()):
            theirs.code("d1", 48 + n, 82, form, values, id=key, **{"holder": "own", **more})
        judged(theirs)
        wanted = told(theirs), verdicts(theirs)
    made = project.merge_file(file)
    assert not made.conflicts
    assert (told(project), verdicts(project)) == wanted
    project.undo()
    assert told(project) == []
