"""Of very many texts those several coded or somebody finished are sent, and the others are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from hustings.model import Transcript
from hustings.project import Project
from hustings.views.coders import agreement
from hustings.views.coders.agreement import coders_view


@pytest.fixture
def many(tmp_path: Path) -> Project:
    project = Project.create(tmp_path / "many.hustings", coder="ida")
    words = "The quay is closed. "
    texts = [Transcript(words, (), id=f"d{k:02}", title=f"Sitting {k:02}") for k in range(12)]
    project.add(*texts)
    for coder, key in (("ida", "d03"), ("max", "d03"), ("ida", "d08"), ("max", "d10")):
        project.coder = coder
        project.code(key, 0, 8, "code", {"code": "quay"})
    project.finish("d10", "ida")
    return project


def test_texts_that_several_coded_come_first(
    many: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agreement, "FEW", 4)
    told = coders_view(many)
    assert [t.transcript for t in told.texts] == ["d00", "d01", "d03", "d10"]
    assert told.left_out == 8
    by_id = {t.transcript: t for t in told.texts}
    assert by_id["d03"].statements == {"ida": 1, "max": 1}
    assert by_id["d10"].statements == {"ida": 0, "max": 1}
    assert set(by_id["d10"].finished) == {"ida"}
    monkeypatch.setattr(agreement, "MOST", 1)
    assert [t.transcript for t in coders_view(many).texts] == ["d00", "d01", "d02", "d03"]


def test_a_text_that_is_not_sent_is_found_by_its_title(
    many: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agreement, "FEW", 1)
    assert [t.transcript for t in coders_view(many).texts] == ["d03", "d10"]
    found = coders_view(many, "sitting 08")
    assert [(t.transcript, t.statements, found.left_out) for t in found.texts] == [
        ("d08", {"ida": 1, "max": 0}, 0)
    ]
    assert coders_view(many, "harbour").texts == []


def test_what_was_counted_is_counted_anew_after_a_write(many: Project) -> None:
    before = coders_view(many).texts[8].statements
    many.code("d08", 4, 8, "code", {"code": "quay"})
    after = coders_view(many).texts[8].statements
    assert (dict(before), dict(after)) == ({"ida": 1, "max": 0}, {"ida": 1, "max": 1})
