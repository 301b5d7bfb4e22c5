"""A full disk, a read-only place, another program's lock, a damaged file: one clear sentence, and nothing lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from hustings.cli import main
from hustings.errors import NotWritable
from hustings.project import Project

TALK = "OSTROW: Should the ferry sail at night?\nCALDER: Yes. Night sailings bring visitors.\nRENN: They bring noise.\n"
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def hustings(*arguments: object, ordinary: bool = False) -> subprocess.CompletedProcess[str]:
    """A command; ``ordinary``: in a process of its own for which permissions hold, whoever runs the tests."""
    command = [sys.executable, "-m", "hustings.cli", *map(str, arguments)]
    if not ordinary:
        result = CliRunner().invoke(main, command[3:])
        assert result.exception is None or isinstance(result.exception, SystemExit), (
            result.exception
        )
        return subprocess.CompletedProcess(command, result.exit_code, result.stdout, result.stderr)
    if ROOT:
        setpriv = shutil.which("setpriv")
        if setpriv is None:
            pytest.skip(
                "Run as root and there is no setpriv, which makes permissions hold (package util-linux)."
            )
        command = [setpriv, "--bounding-set=-dac_override,-dac_read_search", *command]
    return subprocess.run(
        command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60
    )


def sentence(result: subprocess.CompletedProcess[str]) -> str:
    """The one sentence a command that could not do it leaves behind."""
    assert result.returncode == 1, result
    assert result.stdout == ""
    told = result.stderr.removeprefix("hustings: ").strip()
    assert result.stderr.startswith("hustings: ")
    assert "\n" not in told
    assert told.endswith((".", "?")) or "hustings " in told, told
    return told


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A closed project of one talk with one statement."""
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")
    with Project.create(tmp_path / "talk.hustings") as project:
        project.add(tmp_path / "talk.txt")
        project.code(project.transcripts()[0]["id"], 53, 67, "code", {"code": "night"}, id="s1")
    return tmp_path / "talk.hustings"


def coding(path: Path, ordinary: bool = False) -> subprocess.CompletedProcess[str]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as look:
        (key,) = look.execute("SELECT id FROM transcripts").fetchone()
    how = ("--transcript", key, "--start", 60, "--end", 67, "--form", "code", "--set", "code=noise")
    return hustings("code", path, *how, ordinary=ordinary)


def whole(path: Path, statements: int = 1) -> None:
    """The project opens, SQLite finds no fault, and what was acknowledged is there."""
    with Project.open(path) as project:
        assert len(project.statements()) == statements
    with closing(sqlite3.connect(path)) as look:
        assert look.execute("PRAGMA integrity_check").fetchone() == ("ok",)


# -- a full disk -----------------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    if not ROOT or mount is None:
        pytest.skip("Only root can mount a small disk to fill.")
    made = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=1m", "none", str(place)], capture_output=True
    )
    if made.returncode:
        pytest.skip("A small disk cannot be mounted here.")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path) -> Path:
    """A file that takes all the room that is left."""
    path = place / "filling"
    with path.open("wb", buffering=0) as file:
        try:
            while file.write(b"\0" * 4096):
                pass
        except OSError:
            pass
    return path


@pytest.mark.parametrize("command", ["add", "open", "import"])
def test_a_disk_too_small_for_a_new_project_leaves_none(
    small_disk: Path, tmp_path: Path, command: str
) -> None:
    big = tmp_path / "big.txt"
    big.write_text(
        "\n".join(
            f"{('CALDER', 'RENN')[i % 2]}: The ferry sails at night {i}." for i in range(20_000)
        )
    )
    place = small_disk / "new.hustings"
    if command == "import":
        with Project.create(tmp_path / "big.hustings") as project:
            project.add(big)
            project.export_file(tmp_path / "big.qdpx")
        result = hustings("import", place, tmp_path / "big.qdpx")
    elif command == "open":
        result = hustings("open", big, "--project", place, "--no-browser")
    else:
        result = hustings("add", place, big)
    assert "disk is full" in sentence(result)
    assert list(small_disk.iterdir()) == []


def test_on_a_full_disk_nothing_is_lost_and_it_goes_on_once_there_is_room(
    small_disk: Path, talk: Path
) -> None:
    path = small_disk / "talk.hustings"
    shutil.copy(talk, path)
    filling = fill(small_disk)
    assert "disk is full" in sentence(coding(path))
    assert "disk is full" in sentence(hustings("undo", path))
    assert "No space left" in sentence(hustings("report", talk, "-o", small_disk / "r.html"))
    assert "No space left" in sentence(hustings("export", talk, small_disk / "r.csv"))
    beside = {f"talk.hustings{x}" for x in ("", "-wal", "-shm")}
    assert {f.name for f in small_disk.iterdir()} <= {"filling", *beside}
    filling.unlink()
    assert "night" in hustings("statements", path).stdout
    assert coding(path).returncode == 0
    whole(path, 2)


def test_a_disk_that_fills_up_under_an_open_project_refuses_and_keeps(
    small_disk: Path, talk: Path
) -> None:
    path = small_disk / "talk.hustings"
    shutil.copy(talk, path)
    kept = 1
    with Project.open(path) as project:
        key = project.transcripts()[0]["id"]
        fill(small_disk)
        told = ""
        while not told and kept < 10_000:
            try:
                project.code(key, 60, 67, "code", {"code": "noise"}, memo="x" * 2000)
                kept += 1
            except NotWritable as error:
                told = str(error)
        assert "disk is full" in told
        assert len(project.statements()) == kept
    (small_disk / "filling").unlink()
    whole(path, kept)


# -- places that may not be written ----------------------------------------------------------------------------


def test_a_read_only_project_is_read_and_every_change_is_refused(
    talk: Path, tmp_path: Path
) -> None:
    before = talk.read_bytes()
    talk.chmod(0o444)
    assert "night" in hustings("statements", talk, ordinary=True).stdout
    for result in (
        coding(talk, ordinary=True),
        hustings("undo", talk, ordinary=True),
        hustings("add", talk, tmp_path / "talk.txt", ordinary=True),
    ):
        if result.returncode == 0:  # the talk is there already: nothing had to be written
            assert "Nothing new" in result.stdout
        else:
            assert "read-only" in sentence(result)
    assert talk.read_bytes() == before


def test_in_a_read_only_folder_a_project_is_read_and_none_is_made(talk: Path) -> None:
    folder = talk.parent / "kept"
    folder.mkdir()
    path = Path(shutil.copy(talk, folder / "talk.hustings"))
    shutil.copy(talk.parent / "talk.txt", folder)
    folder.chmod(0o555)
    try:
        assert "night" in hustings("statements", path, ordinary=True).stdout
        assert "read-only" in sentence(coding(path, ordinary=True))
        told = sentence(hustings("open", folder / "talk.txt", "--no-browser", ordinary=True))
        assert "Nothing can be written into" in told
        assert "--project" in told
        told = sentence(hustings("report", path, "-o", folder / "r.html", ordinary=True))
        assert "r.html" in told
        assert {f.name for f in folder.iterdir()} == {"talk.hustings", "talk.txt"}
    finally:
        folder.chmod(0o755)


def test_a_file_one_may_not_read_is_named(talk: Path) -> None:
    (talk.parent / "secret.txt").write_text(TALK)
    (talk.parent / "secret.txt").chmod(0)
    told = sentence(
        hustings("add", talk.parent / "new.hustings", talk.parent / "secret.txt", ordinary=True)
    )
    assert "secret.txt" in told
    assert not (talk.parent / "new.hustings").exists()
    talk.chmod(0)
    assert "talk.hustings" in sentence(hustings("info", talk, ordinary=True))


# -- others at the same file -----------------------------------------------------------------------------------


def test_a_file_another_program_holds_is_said_to_be_held_and_can_still_be_read(talk: Path) -> None:
    with closing(sqlite3.connect(talk, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        result = coding(talk)
        assert "Another program" in sentence(result)
        assert "night" in hustings("statements", talk).stdout
        other.execute("ROLLBACK")
    whole(talk)
    assert coding(talk).returncode == 0


def test_two_who_write_at_once_both_succeed(talk: Path) -> None:
    def write(name: str) -> None:
        with Project.open(talk, coder=name) as project:
            key = project.transcripts()[0]["id"]
            for i in range(30):
                project.code(key, 60, 67, "code", {"code": f"c{i % 5}"}, id=f"{name}{i}")

    both = [threading.Thread(target=write, args=(name,)) for name in ("ines", "tobias")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    whole(talk, 61)


# -- files that are something else -----------------------------------------------------------------------------


def test_a_project_of_a_newer_version_is_left_alone(talk: Path) -> None:
    with closing(sqlite3.connect(talk)) as other:
        other.execute("UPDATE meta SET value = '9999' WHERE id = 'schema'")
        other.commit()
    before = talk.read_bytes()
    assert "newer version" in sentence(hustings("info", talk))
    assert "newer version" in sentence(hustings("undo", talk))
    assert talk.read_bytes() == before


def test_a_damaged_project_is_left_alone(talk: Path, tmp_path: Path) -> None:
    data = talk.read_bytes()
    broken = {
        "half": data[: len(data) // 2],
        "head": data[:50],
        "holed": data[:4096] + b"\xff" * (len(data) - 4096),
        "empty": b"",
        "words": TALK.encode(),
    }
    for name, content in broken.items():
        path = tmp_path / f"{name}.hustings"
        path.write_bytes(content)
        for command in ("info", "undo"):
            assert name in sentence(hustings(command, path))
        assert path.read_bytes() == content, name
        assert {f.name for f in tmp_path.iterdir() if f.name.startswith(name)} == {path.name}


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "bank.hustings"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE accounts (id)")
        other.commit()
    before = path.read_bytes()
    for command in ("info", "undo", "serve"):
        assert "not a Hustings project" in sentence(hustings(command, path))
    assert path.read_bytes() == before


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(10**9)  # takes no room on the disk
    assert "huge.txt has 1,000 MB" in sentence(hustings("open", huge, "--no-browser"))
    assert [f.name for f in tmp_path.iterdir()] == ["huge.txt"]


@pytest.mark.parametrize(
    "content", [b"", b"   \n", b"CALDER: Yes\0\0\nRENN: No\0\n", os.urandom(5000)]
)
def test_an_empty_or_binary_file_makes_no_project(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "talk.txt").write_bytes(content)
    assert "talk.txt" in sentence(hustings("open", tmp_path / "talk.txt", "--no-browser"))
    assert [f.name for f in tmp_path.iterdir()] == ["talk.txt"]
