"""One file is one file: the journal is folded into it, and a copy without its journal says so."""

from __future__ import annotations

import shutil
import time
from hashlib import sha256
from pathlib import Path
from threading import Thread

import pytest

from hustings.project import Project
from hustings.store import database as databases
from hustings.store.file import seal


def coded(project: Project, number: int, first: int = 0) -> None:
    for i in range(first, first + number):
        project.code("d1", 53, 67, "code", {"code": "night"}, id=f"s{i}")


def alone(path: Path, name: str) -> Path:
    """A copy of the project file without what lies beside it."""
    return Path(shutil.copy(path, path.with_name(name)))


def test_a_copy_made_while_statements_are_in_the_journal_says_that_some_may_be_missing(
    project: Project,
) -> None:
    coded(project, 20)
    copy = alone(project.path, "copy.hustings")
    with Project.open(copy) as copied:
        assert "copy.hustings was copied without its journal" in copied.notice
        assert f"it holds {len(copied.statements())} statements" in copied.notice
    assert project.notice == ""


def test_after_folding_the_file_alone_is_the_whole_project_and_nothing_is_said(
    project: Project,
) -> None:
    coded(project, 20)
    assert project.fold()
    with Project.open(alone(project.path, "copy.hustings")) as copied:
        assert copied.notice == ""
        assert len(copied.statements()) == 20
    coded(project, 1, first=20)
    with Project.open(alone(project.path, "later.hustings")) as copied:
        assert "without its journal" in copied.notice


def test_a_project_that_rests_is_folded_by_itself(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.fold()
    time.sleep(0.1)
    monkeypatch.setattr(databases, "IDLE", 0.2)
    project.database.close()
    again = Project.open(project.path)
    coded(again, 3)
    journal = again.path.with_name("talk.hustings-wal")
    assert journal.stat().st_size > 0
    until = time.monotonic() + 10
    while journal.stat().st_size and time.monotonic() < until:
        time.sleep(0.05)
    assert journal.stat().st_size == 0
    with Project.open(alone(again.path, "copy.hustings")) as copied:
        assert copied.notice == ""
        assert len(copied.statements()) == 3
    again.close()


def test_a_closed_project_has_nothing_beside_it(project: Project, tmp_path: Path) -> None:
    coded(project, 3)
    project.close()
    assert [f.name for f in tmp_path.iterdir()] == ["talk.hustings"]


def test_two_programs_on_one_file_keep_its_seal_true(project: Project) -> None:
    with Project.open(project.path) as other:
        coded(project, 2)
        coded(other, 2, first=2)
        assert project.fold()
        coded(other, 1, first=4)
        with Project.open(alone(project.path, "early.hustings")) as copied:
            assert "without its journal" in copied.notice
        assert other.fold()
        with Project.open(alone(project.path, "copy.hustings")) as copied:
            assert copied.notice == ""
            assert len(copied.statements()) == 5


def test_a_file_that_a_version_without_seals_wrote_to_is_opened_and_written(
    project: Project,
) -> None:
    project.fold()
    with project.database.engine.begin() as connection:  # as that version wrote: the seal stays
        connection.exec_driver_sql("UPDATE meta SET value = value + 1 WHERE id = 'revision'")
        connection.exec_driver_sql("UPDATE concepts SET description = 'x'")
    project.database._keeper.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with Project.open(alone(project.path, "old.hustings")) as old:
        assert old.notice == ""
        old.make("concepts", "noise")


@pytest.mark.parametrize("before", [0, 1, 192, 196, 200, 397, 1000])
def test_a_seal_is_the_same_however_much_of_the_file_is_read_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: int
) -> None:
    """The digest is of the digests of parts of the file with zeros where it stands itself: reckoned
    here on all bytes."""
    said = f"parts:{'7c' * 32}:12"
    path = tmp_path / "a file"
    path.write_bytes(b"x" * before + said.encode() + b"y" * 333)
    zeros = b"x" * before + b"parts:" + b"0" * 64 + b":12" + b"y" * 333

    def summed(whole: bytes, part: int) -> str:
        parts = (whole[at : at + part] for at in range(0, len(whole), part))
        return sha256(b"".join(sha256(some).digest() for some in parts)).hexdigest()

    for block, part in ((100, 250), (200, 200), (10_000, 10_000)):
        monkeypatch.setattr(seal, "BLOCK", block)
        monkeypatch.setattr(seal, "PART", part)
        assert seal.digest(path, said) == summed(zeros, part)
        assert seal.digest(path, "out") == summed(path.read_bytes(), part)


def test_a_statement_is_coded_while_a_large_file_is_summed_and_the_seal_waits(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seconds of a file of gigabytes; here somebody codes just then."""
    digest, coding = seal.digest, Thread(target=coded, args=(project, 1))

    def summed(path: Path, said: str) -> str:
        if not coding.ident:
            coding.start()
            coding.join(30)
            assert not coding.is_alive()
        return digest(path, said)

    coded(project, 1, first=1)
    monkeypatch.setattr(seal, "digest", summed)
    assert not project.fold()
    with Project.open(alone(project.path, "early.hustings")) as copied:
        assert "without its journal" in copied.notice
    assert project.fold()
    with Project.open(alone(project.path, "copy.hustings")) as copied:
        assert copied.notice == ""
        assert len(copied.statements()) == 2


def test_a_file_sealed_by_an_earlier_version_is_opened_and_sealed_anew(project: Project) -> None:
    project.fold()
    keeper = project.database._keeper
    keeper.execute("UPDATE meta SET value = 'in:' || substr(value, 7) WHERE id = ?", (seal.KEY,))
    keeper.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with Project.open(alone(project.path, "old.hustings")) as old:
        assert old.notice == ""
        coded(old, 1)
    with Project.open(old.path) as again:
        assert again.notice == ""
        assert (seal.value(again.database._keeper) or "").startswith("parts:")
