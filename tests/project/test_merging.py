"""Files between people: every row of the three-way table, and what random pairs keep to."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from hustings import store
from hustings.errors import NotACopy, NotAProject, OptionError
from hustings.model import Source
from hustings.project import Project

from ..conftest import talk
from . import copies
from .conftest import Two, Work, fields
from .holding import placed, plain, rows


def test_what_they_coded_edited_and_deleted_is_taken_and_counted(two: Two) -> None:
    two.ben(
        lambda p: p.code("d1", 90, 107, "code", {"code": "noise"}),
        lambda p: p.edit(two.first, commitment="reports"),
    )
    made = two.merge()
    assert (made.added, made.edited, made.deleted, made.names, made.conflicts) == (1, 1, 0, 1, ())
    assert made.words == ("From Ben: 1 statement new, 1 edited, 1 name new.",)
    assert [s.coder for s in two.ours.statements()] == ["Anna", "Ben"]
    assert two.statement().commitment == "reports"


def test_a_preview_writes_nothing_and_says_the_same(two: Two) -> None:
    two.ben(lambda p: p.code("d1", 90, 107, "code", {"code": "noise"}))
    before = rows(two.ours)
    seen = two.merge(preview=True)
    assert rows(two.ours) == before
    assert two.merge().words == seen.words
    assert rows(two.ours) != before


def test_their_file_is_not_touched(two: Two) -> None:
    two.ben(lambda p: p.code("d1", 90, 107, "code", {"code": "noise"}))
    before = two.file.read_bytes()
    two.merge()
    assert two.file.read_bytes() == before
    assert sorted(p.name for p in two.folder.iterdir() if p.name.startswith("ben")) == [
        "ben.hustings"
    ]


def test_the_same_file_again_brings_nothing_new(two: Two) -> None:
    two.ben(lambda p: p.code("d1", 90, 107, "code", {"code": "noise"}))
    two.merge()
    after = rows(two.ours)
    assert two.merge().words == ("Nothing new.",)
    assert rows(two.ours) == after


def test_one_undo_gives_the_project_before_it_back_and_it_can_be_merged_again(two: Two) -> None:
    two.ben(
        lambda p: p.code("d1", 90, 107, "code", {"code": "noise"}), lambda p: p.delete([two.first])
    )
    before = rows(two.ours)
    first = two.merge()
    two.ours.undo()
    assert rows(two.ours) == before
    assert two.merge().words == first.words


def test_what_they_go_on_with_after_a_merge_comes_with_the_next(two: Two) -> None:
    two.ben(lambda p: p.code("d1", 90, 107, "code", {"code": "noise"}))
    two.ours.code("d1", 8, 39, "code", {"code": "Noise"})
    two.merge()
    two.ben(
        lambda p: p.change_name("concepts", p.concepts()[0].id, description="at night"),
        lambda p: p.edit(p.statements()[-1].id, memo="loud"),
    )
    made = two.merge()
    assert (made.added, made.edited, made.conflicts) == (0, 1, ())
    assert [s.memo for s in two.ours.statements() if s.coder == "Ben"] == ["loud"]
    assert {c.description for c in two.ours.concepts()} == {"", "at night"}


def test_copies_that_merge_each_other_in_turn_see_only_what_is_new(two: Two) -> None:
    two.ben(lambda p: p.edit(two.first, commitment="reports"))
    two.merge()
    two.ours.edit(two.first, memo="mine")
    two.ours.fold()
    with Project.open(two.file, coder="Ben") as ben:
        assert ben.merge_file(two.path).edited == 1
        ben.edit(two.first, commitment="rejects")
        ben.edit(two.first, memo="mine\nhis")
    made = two.merge()
    assert made.conflicts == ()
    assert (two.statement().commitment, two.statement().memo) == ("rejects", "mine\nhis")


def test_the_history_tells_who_did_what_and_the_merge_is_one_change(two: Two) -> None:
    two.ben(lambda p: p.code("d1", 90, 107, "code", {"code": "noise"}))
    with Project.open(two.file) as theirs:
        at = theirs.history(limit=1)[0].at
    two.merge()
    merge, came, *_ = two.ours.history()
    assert (merge.by, merge.verb, merge.state) == ("Anna", "merge-file", "done")
    assert (came.by, came.at, came.verb, came.state) == ("Ben", at, "code", "kept")
    mine = two.ours.history(record=two.ours.statements()[-1].id)
    assert [c.by for c in mine] == ["Anna", "Ben"]


# ------------------------------------------------------------------ the table, row by row


def test_the_same_change_on_both_sides_is_made_once(two: Two) -> None:
    two.ben(lambda p: p.edit(two.first, commitment="reports"))
    two.ours.edit(two.first, commitment="reports")
    assert two.merge().words == ("Nothing new.",)


def test_different_fields_of_one_statement_both_stand(two: Two) -> None:
    two.ben(lambda p: p.edit(two.first, commitment="reports", start=53))
    two.ours.edit(two.first, values={"code": "visitors"}, memo="mine")
    assert two.merge().conflicts == ()
    now = two.statement()
    assert (now.commitment, now.start, now.values["code"], now.memo) == (
        "reports",
        53,
        "visitors",
        "mine",
    )


def test_the_same_field_with_another_value_is_a_conflict_and_ours_stands(two: Two) -> None:
    two.ben(lambda p: p.edit(two.first, commitment="reports", values={"code": "quay"}))
    two.ours.edit(two.first, commitment="rejects", values={"code": "visitors"})
    made = two.merge()
    assert fields(made) == ["commitment", "values.code"]
    assert {c["id"] for c in made.conflicts} == {two.first}
    commitment = next(c for c in made.conflicts if c.field == "commitment")
    code = next(c for c in made.conflicts if c.field == "values.code")
    assert (commitment.ours, commitment.theirs, commitment.who) == ("rejects", "reports", "Ben")
    assert (code.ours, code.theirs) == ("visitors", "quay")
    assert two.statement().commitment == "rejects"
    two.ours.settle_conflicts([{"conflict": code.key, "choice": "theirs"}])
    two.ours.settle_conflicts([{"conflict": commitment.key, "choice": "ours"}])
    assert (two.statement().values["code"], two.statement().commitment) == ("quay", "rejects")
    assert two.ours.conflicts() == []


def test_bounds_are_one_field(two: Two) -> None:
    two.ben(lambda p: p.edit(two.first, start=53))
    two.ours.edit(two.first, end=67)
    made = two.merge()
    assert fields(made) == ["span"]
    assert "1 bounds" in made.words[0]
    assert two.statement().quote == "Yes. Night sailings"


@pytest.mark.parametrize("ours_deletes", [True, False])
def test_deleted_here_and_changed_there_is_a_conflict_and_the_changed_one_stands(
    two: Two, ours_deletes: bool
) -> None:
    change: Work = lambda p: p.edit(two.first, commitment="reports")  # noqa: E731
    delete: Work = lambda p: p.delete([two.first])  # noqa: E731
    two.ben(change if ours_deletes else delete)
    (delete if ours_deletes else change)(two.ours)
    made = two.merge()
    assert fields(made) == ["deleted"]
    assert two.statement().commitment == "reports"
    gone = "ours" if ours_deletes else "theirs"
    two.ours.settle_conflicts([{"conflict": two.ours.conflicts()[0].key, "choice": gone}])
    assert two.ours.statements() == []
    two.ours.undo()
    assert two.statement().commitment == "reports"


def test_memos_are_merged_by_lines_where_that_is_clean(two: Two) -> None:
    two.ours.edit(two.first, memo="one\ntwo\nthree")
    two.ours.fold()
    two.file.unlink()
    two.ours.save_copy(two.file)
    two.ben(lambda p: p.edit(two.first, memo="one\ntwo\nthree, says Ben"))
    two.ours.edit(two.first, memo="one, says Anna\ntwo\nthree")
    assert two.merge().conflicts == ()
    assert two.statement().memo == "one, says Anna\ntwo\nthree, says Ben"


def test_two_coders_on_one_span_are_two_statements_and_one_coder_is_one(two: Two) -> None:
    code: Work = lambda p: p.code("d1", 90, 107, "code", {"code": "noise"}, coder="Cara")  # noqa: E731
    two.ben(code, lambda p: p.code("d1", 8, 39, "code", {"code": "noise"}))
    code(two.ours)
    two.ours.code("d1", 8, 39, "code", {"code": "noise"})
    two.merge()
    assert [s.coder for s in two.ours.statements()] == ["Anna", "Ben", "Anna", "Cara"] or sorted(
        s.coder for s in two.ours.statements()
    ) == ["Anna", "Anna", "Ben", "Cara"]


def test_stacked_marks_of_one_coder_stay_two(two: Two) -> None:
    def code(p: Project) -> object:
        return p.code("d1", 90, 107, "code", {"code": "noise"}, coder="Cara")

    two.ben(code, code)
    code(two.ours)
    two.merge()
    assert sum(s.coder == "Cara" for s in two.ours.statements()) == 2


@pytest.mark.parametrize("ours_corrects", [True, False])
def test_marks_on_the_old_text_are_carried_to_the_corrected_one(
    two: Two, ours_corrects: bool
) -> None:
    def mend(p: Project) -> object:
        turns = p.transcript("d1").turns
        return p.mend_turn("d1", turns[0].id, "Should this ferry sail at night, or never?")

    code: Work = lambda p: p.code("d1", 90, 107, "code", {"code": "noise"})  # noqa: E731
    two.ben(code if ours_corrects else mend)
    (mend if ours_corrects else code)(two.ours)
    assert two.merge().conflicts == ()
    assert [t["title"] for t in two.ours.transcripts()] == ["The night ferry"]
    assert {s.quote for s in two.ours.statements()} == {
        "Yes. Night sailings bring visitors.",
        "They bring noise.",
    }
    assert len({s.transcript for s in two.ours.statements()}) == 1
    assert placed(two.ours) == []


# ------------------------------------------------------------------ several files


def test_several_files_in_any_order_end_the_same(two: Two, tmp_path: Path) -> None:
    cara = tmp_path / "cara.hustings"
    two.ours.save_copy(cara)
    two.ours.save_copy(tmp_path / "again.hustings")
    two.ben(
        lambda p: p.code("d1", 90, 107, "code", {"code": "noise"}),
        lambda p: p.edit(two.first, commitment="reports"),
    )
    with Project.open(cara, coder="Cara") as theirs:
        theirs.code("d1", 8, 39, "code", {"code": "Noise"})
        theirs.edit(two.first, memo="see")
    for file in (two.file, cara):
        two.ours.merge_file(file)
    with Project.open(tmp_path / "again.hustings", coder="Anna") as again:
        for file in (cara, two.file):
            again.merge_file(file)
        assert plain(again) == plain(two.ours)


def test_another_project_is_no_copy_and_nothing_is_written(two: Two, tmp_path: Path) -> None:
    with Project.create(tmp_path / "other.hustings") as other:
        other.add(talk().with_(source=Source("x", sha256="x")))
    before = rows(two.ours)
    with pytest.raises(NotACopy, match=r"other.hustings is a project of its own .* import"):
        two.ours.merge_file(tmp_path / "other.hustings")
    with pytest.raises(OptionError, match="this project itself"):
        two.ours.merge_file(two.path)
    with pytest.raises(NotAProject):
        two.ours.merge_file(tmp_path / "nowhere.hustings")
    assert rows(two.ours) == before


# ------------------------------------------------------------------ handing over


def test_what_is_handed_over_comes_back(two: Two, tmp_path: Path) -> None:
    file = tmp_path / "for cara.hustings"
    two.ours.hand_over(file, to="Cara", transcripts=["d1"])
    two.ours.code("d1", 8, 39, "code", {"code": "noise"})
    with Project.open(file, coder="Cara") as theirs:
        assert [s.id for s in theirs.statements()] == [two.first]
        theirs.edit(two.first, memo="hm")
        theirs.code("d1", 90, 107, "code", {"code": "noise"})
    made = two.ours.merge_file(file)
    assert (made.who, made.added, made.edited, made.names_joined) == ("Cara", 1, 1, 1)
    assert len(two.ours.statements()) == 3
    assert two.ours.merge_file(file).words == ("Nothing new.",)


def test_two_blind_files_come_back_in_any_order(two: Two, tmp_path: Path) -> None:
    files = []
    for who in ("Cara", "Dov"):
        file = tmp_path / f"{who}.hustings"
        two.ours.hand_over(file, to=who, blind=True)
        with Project.open(file, coder=who) as theirs:
            theirs.code("d1", 90, 107, "code", {"code": "noise"})
            theirs.finish("d1")
        files.append(file)
    for file in files:
        assert two.ours.merge_file(file).conflicts == ()
    assert sorted(s.coder for s in two.ours.statements()) == ["Anna", "Cara", "Dov"]
    assert [c.name for c in two.ours.concepts()] == ["noise", "sailings"]
    with Project.open(files[0], coder="Cara") as theirs, pytest.raises(NotACopy, match="handed"):
        theirs.merge_file(files[1])


def test_a_blind_file_holds_nothing_of_the_others_in_any_byte(two: Two, tmp_path: Path) -> None:
    planted = "zwielicht"
    two.ours.code("d1", 90, 107, "code", {"code": planted}, memo=f"{planted} memo", coder="Ben")
    two.ours.make("concepts", "shared word")
    two.ours.save_study(f"{planted} study", {"kind": "network", "options": {}})
    two.ours.keep_note(planted, {"a": planted}, planted)
    deleted = two.ours.code("d1", 8, 39, "code", {"code": f"{planted} gone"})
    two.ours.delete([deleted.id])
    two.ours.edit(two.first, memo=planted)
    two.ours.finish("d1", "Ben")
    file = tmp_path / "cara.hustings"
    two.ours.hand_over(file, to="Cara", blind=True)
    assert planted.encode() not in file.read_bytes()
    assert b"Ben" not in file.read_bytes()
    with Project.open(file) as theirs:
        assert [c.name for c in theirs.concepts()] == ["shared word"]
        assert theirs.statements() == []
        assert len(theirs.history()) == 1
        assert store.troubles(file) == []


# ------------------------------------------------------------------ files of an earlier version


def test_copies_migrated_apart_still_know_each_other(two: Two, tmp_path: Path) -> None:
    two.ours.fold()
    earlier = _as_before(two.path, tmp_path / "earlier.hustings")
    copy = _as_before(two.path, tmp_path / "copy.hustings")
    with Project.open(copy, coder="Ben") as theirs:
        theirs.code("d1", 90, 107, "code", {"code": "noise"})
    with Project.open(earlier, coder="Anna") as ours:
        ours.edit(two.first, memo="mine")
        assert ours.merge_file(copy).added == 1
        assert len({e.key for e in store.journal(ours.database)}) == len(
            store.journal(ours.database)
        )


def _as_before(path: Path, to: Path) -> Path:
    """A project as the version before wrote it: without keys, origin and layers."""
    import shutil
    import sqlite3

    shutil.copyfile(path, to)
    with sqlite3.connect(to) as file:
        for table, column in (("changes", "key"), ("statements", "layer"), ("statements", "of")):
            file.execute(f'ALTER TABLE {table} DROP COLUMN "{column}"')
        file.execute("DROP TABLE decisions")
        file.execute("DROP TABLE conflicts")
        file.execute("DELETE FROM meta WHERE id IN ('origin', 'journal')")
        file.execute("UPDATE meta SET value = '0002' WHERE id = 'schema'")
    return to


# ------------------------------------------------------------------ random pairs


@pytest.mark.parametrize(
    ("seed", "times"),
    [*((7000 + n, 12) for n in range(6)), *((n, 10) for n in (20139, 20168, 20356))],
)
def test_random_pairs(tmp_path: Path, seed: int, times: int) -> None:
    wrong, _ = copies.pair(tmp_path, seed, times)
    assert wrong == []


def test_a_new_name_is_no_old_one_whose_name_is_to_be_settled(two: Two) -> None:
    old = _named(two.ours, "sailings")

    def rename(project: Project, name: str, new: str) -> None:
        project.change_name("concepts", old, name=name)
        project.make("concepts", new)

    two.ben(lambda p: rename(p, "boat", "ferry"))
    rename(two.ours, "ferry", "boat")
    assert fields(two.merge()) == ["name"]
    assert sorted(c.name for c in two.ours.concepts()) == ["boat", "ferry", "sailings"]
    assert _named(two.ours, "sailings") == old


def test_the_random_work_is_work(tmp_path: Path) -> None:
    rng = random.Random(1)
    with copies.begun(tmp_path / "a.hustings", rng) as project:
        before = project.revision
        copies.work(project, rng, 40)
        assert project.revision - before > 25
        assert json.dumps(plain(project))


def _named(project: Project, name: str) -> str:
    return next(c.id for c in project.concepts() if c.name == name)
