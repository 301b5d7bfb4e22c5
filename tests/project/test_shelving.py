"""A page of the library: which texts fit, in which order, and what is told of those shown."""

from __future__ import annotations

import pytest

from hustings.errors import UnknownName
from hustings.project import Project
from hustings.project.texts.shelving import Wish, shelf

from ..conftest import talk


@pytest.fixture
def four(project: Project) -> Project:
    """d1 of the fixture; d2 of 2021, d3 of 2019, d4 without a date; two statements in d3."""
    project.add(talk("d2", "2021-05-01"), talk("d3", "2019"), talk("d4"))
    project.describe("d4", date=None, title="A quay at night")
    for at in (10, 20):
        project.code("d3", at, at + 5, "code", {"code": "quay"})
    return project


def ids(project: Project, **wish: object) -> list[str]:
    return [row["id"] for row in shelf(project, Wish(**wish)).rows]  # type: ignore[arg-type]


def test_pages_follow_one_another_and_say_how_many_there_are(four: Project) -> None:
    first, last = (shelf(four, Wish(limit=3, offset=at)) for at in (0, 3))
    assert [r["id"] for r in first.rows + last.rows] == ["d1", "d2", "d3", "d4"]
    assert (first.total, first.every, last.total) == (4, 4, 4)
    assert shelf(four, Wish(offset=9)).rows == []


def test_texts_are_found_by_what_they_are_called_or_by_their_keys(four: Project) -> None:
    assert ids(four, words="QUAY") == ["d4"]
    assert ids(four, keys=["d4", "d2", "gone"]) == ["d2", "d4"]
    assert ids(four, keys=["d4", "d2"], words="quay") == ["d4"]


def test_a_page_tells_of_its_texts_what_the_whole_list_tells(four: Project) -> None:
    whole = {row["id"]: row for row in four.transcripts()}
    for row in shelf(four, Wish(limit=2, offset=1)).rows:
        assert row == whole[row["id"]]
    assert whole["d3"]["statements"] == 2
    assert whole["d1"]["turns"] > 0


def test_texts_are_sorted_by_what_is_told_of_them(four: Project) -> None:
    assert ids(four, sort="-statements", limit=1) == ["d3"]
    dated = [key for key in ids(four, sort="date") if key != "d1"]
    assert dated == ["d3", "d2", "d4"]  # what has no date stands last
    assert ids(four, sort="title")[0] == "d4"
    assert ids(four, sort="-added") == ["d4", "d3", "d2", "d1"]
    with pytest.raises(UnknownName):
        shelf(four, Wish(sort="colour"))


def test_words_are_looked_for_in_titles_and_files(four: Project) -> None:
    found = shelf(four, Wish(words="QUAY at"))
    assert ([r["id"] for r in found.rows], found.total, found.every) == (["d4"], 1, 4)
    assert shelf(four, Wish(words="no such title")).total == 0


def test_a_text_that_was_replaced_stands_on_no_page(four: Project) -> None:
    four.mend_turn("d1", four.transcript("d1").turns[1].id, "Other words altogether.")
    found = ids(four)
    assert "d1" not in found
    assert len(found) == 4
