"""One name, however its accents were typed."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from hustings.errors import CodingError
from hustings.project import Project

from ..conftest import talk

APART = unicodedata.normalize("NFD", "José Falk")


@pytest.fixture
def project(tmp_path: Path):
    with Project.create(tmp_path / "p.hustings", coder="Anna") as made:
        made.add(talk())
        yield made


def test_an_accent_typed_apart_makes_no_second_code(project: Project) -> None:
    assert APART != "José Falk"
    for name in ("José Falk", APART):
        project.code("d1", 48, 83, "code", {"code": name})
    assert [c.name for c in project.concepts()].count("José Falk") == 1
    assert APART not in [c.name for c in project.concepts()]


def test_an_accent_typed_apart_names_the_same_person(project: Project) -> None:
    project.code("d1", 48, 83, "code", {"code": "fee"}, holder=APART)
    project.code("d1", 48, 83, "code", {"code": "fee"}, holder="José Falk")
    assert [a.name for a in project.actors()].count("José Falk") == 1
    assert project.set_attributes([{"person": APART, "attribute": "seat", "value": "North"}]) == {
        "changed": 1,
        "left": [],
    }


def test_a_name_that_is_there_is_refused_however_it_is_typed(project: Project) -> None:
    project.make("concepts", "José Falk")
    with pytest.raises(CodingError, match="already"):
        project.make("concepts", APART)
