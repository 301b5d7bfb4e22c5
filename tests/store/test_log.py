"""What the log tells: whose a change is, which records it touched, what came after a moment."""

from __future__ import annotations

import pytest

from hustings import store
from hustings.errors import BuiltUpon, OptionError
from hustings.model import Source, Transcript, Turn
from hustings.project import Project


def newest(project: Project) -> int:
    change = store.newest(project.database)
    assert change is not None
    return change.id


def coded(project: Project, times: int = 1) -> list[str]:
    """Ids of statements of one code."""
    return [project.code("d1", 53, 60 + k, "code", {"code": "x"}).id for k in range(times)]


def test_a_change_is_its_authors_whoever_writes_later(project: Project) -> None:
    coded(project)
    first = newest(project)
    project.coder = "Ben"
    coded(project)
    assert [store.author(project.database, n) for n in (first, newest(project))] == [
        "coder 1",
        "Ben",
    ]
    with pytest.raises(OptionError, match="no change 999"):
        store.author(project.database, 999)


def test_the_rows_of_a_change_come_a_part_at_a_time(project: Project) -> None:
    project.delete(coded(project, 3))
    count, rows = store.rows_of(project.database, newest(project), 1, 2)
    assert (count, [row["table"] for row in rows]) == (3, ["statements", "statements"])
    assert all(row["before"] and not row["after"] for row in rows)


def test_a_step_of_undo_is_told_and_is_no_change_of_its_own(project: Project) -> None:
    coded(project)
    project.undo()
    undone = store.newest(project.database)
    project.redo()
    again = store.newest(project.database)
    assert undone is not None
    assert again is not None
    assert (undone.verb, undone.summary[:7]) == ("undo", "Undone:")
    assert (again.verb, again.summary[:11]) == ("redo", "Done again:")
    for number in (undone.id, again.id):
        with pytest.raises(OptionError, match=f"no change {number}"):
            project.undo(number)
        with pytest.raises(OptionError, match=f"no change {number}"):
            store.rows_of(project.database, number, 0, 9)


def test_nothing_goes_with_a_change_unless_that_is_said(project: Project) -> None:
    (key,) = coded(project)
    first = newest(project)
    project.edit(key, memo="seen")
    with pytest.raises(BuiltUpon):
        store.take_back(project.database, first)
    project.coder = "Ben"
    project.edit(key, memo="seen twice")
    with pytest.raises(BuiltUpon):
        store.undo(project.database, by="coder 1")
    assert project.statement(key).memo == "seen twice"


def test_what_came_after_a_moment_is_told_up_to_a_limit(project: Project) -> None:
    before = newest(project)
    coded(project, 2)  # the first makes its concept as well
    last, rows = store.since(project.database, before, 3)
    assert rows is not None
    assert (last, len(rows)) == (newest(project), 3)
    assert [r.table for r in rows].count("statements") == 2
    assert store.since(project.database, before, 2) == (last, None)
    assert store.since(project.database, last, 0) == (last, [])
    assert store.since(project.database, -1, 99) == (last, None)


def test_a_record_is_told_as_it_was_with_the_entries_that_touched_it_alone(
    project: Project,
) -> None:
    one, other = coded(project, 2)
    before = newest(project)
    project.edit(one, memo="heard twice")
    edited = newest(project)
    project.edit(other, memo="of another")
    was, now, entries = store.as_of(project.database, "statements", one, before)
    assert was is not None
    assert now is not None
    assert (was["memo"], now["memo"]) == ("", "heard twice")
    assert [entry.id for entry in entries] == [edited]


def test_a_light_history_keeps_what_twenty_records_were_and_the_number_of_more(
    project: Project,
) -> None:
    ids = coded(project, 21)
    for many in (20, 21):
        project.recode(ids[:many], commitment="reports" if many == 20 else "wishes")
    more, few = store.history(project.database, limit=2, light=True)
    assert (few.records, len(few.rows)) == (20, 20)
    assert (more.records, len(more.rows)) == (21, 0)
    assert [len(c.rows) for c in store.history(project.database, limit=2)] == [21, 20]


def test_of_what_was_erased_the_log_tells_no_more(project: Project) -> None:
    before = newest(project)
    coded(project)
    project.erase("d1")
    assert store.since(project.database, before, 99)[1] is None


@pytest.mark.parametrize(("turns", "records"), [(49, 50), (50, 1)])
def test_in_a_write_of_more_than_fifty_rows_a_text_stands_for_its_turns(
    project: Project, turns: int, records: int
) -> None:
    before = newest(project)
    said = tuple(Turn(2 * k, 2 * k + 1, "speech", "Renn", "RENN") for k in range(turns))
    project.add(Transcript("x\n" * turns, said, id="long", source=Source("l.txt", sha256="l")))
    assert store.since(project.database, before, records)[1] is not None
    assert store.since(project.database, before, records - 1)[1] is None


def test_what_was_erased_is_gone_for_who_had_read_it_before(project: Project) -> None:
    coded(project)
    with Project.open(project.path) as other:
        assert len(other.columns()) == 1
        project.erase("d1")
        assert len(other.columns()) == 0
