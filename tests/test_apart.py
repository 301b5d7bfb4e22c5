"""A file that takes the machine is read apart: the child ends, a sentence stays, the next file is read."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from hustings import apart
from hustings.errors import NotReadable, UnknownName
from hustings.read import corpus, formats

TALK = b"OSTROW: Should the ferry sail at night?\nCALDER: Yes. It brings visitors.\n"

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="what is changed here is forked")


@pytest.fixture(autouse=True)
def _a_child_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test forks a child from this process as the test has changed it."""
    children = apart.Children()
    monkeypatch.setattr(apart, "_CHILDREN", children)
    monkeypatch.setattr(apart.children.threading, "active_count", lambda: 1)
    yield
    if children._child is not None:
        children._child.end()


def test_a_text_read_apart_is_the_text_read_here() -> None:
    from hustings.read import read

    assert apart.call("transcript", "talk.txt", TALK, name="talk.txt") == read(
        TALK, name="talk.txt"
    )


def test_an_error_comes_back_as_it_was() -> None:
    with pytest.raises(UnknownName, match="no format 'clay'") as caught:
        apart.call("transcript", "talk.txt", TALK, name="talk.txt", format="clay")
    assert caught.value.details["kind"] == "format"


def test_what_takes_too_long_is_ended_and_the_next_file_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(apart.children, "SECONDS", 0.3)
    monkeypatch.setattr(corpus, "Path", lambda path: time.sleep(60))
    begun = time.monotonic()
    entry = apart.entry("slow.txt", TALK)
    assert "slow.txt takes longer" in entry.error
    assert time.monotonic() - begun < 5
    monkeypatch.undo()
    monkeypatch.setattr(apart.children.threading, "active_count", lambda: 1)
    assert apart.entry("talk.txt", TALK).transcript is not None


class Worked:
    """A child that has used so many seconds of processor time, each time it is asked."""

    def __init__(self, *seconds: float | None) -> None:
        self.seconds = list(seconds)

    def worked(self) -> float | None:
        return self.seconds.pop(0)


def test_a_file_has_its_time_of_work_and_four_times_that_by_the_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = iter([0.0, 20.0, 30.0, 39.0, 40.0])
    monkeypatch.setattr(apart.children.time, "monotonic", lambda: next(clock))
    # of 10 seconds 2 were worked in 20, 9.5 in 30, 9.6 in 39 and no more in 40
    left = apart.children.TimeLeft(Worked(1.0, 3.0, 10.5, 10.6, 10.6), 10.0)  # type: ignore[arg-type]
    assert [left() for _ in range(4)] == pytest.approx([8.0, 0.5, 0.4, 0.0])


def test_where_the_system_tells_no_work_the_clock_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 4.0, 10.0])
    monkeypatch.setattr(apart.children.time, "monotonic", lambda: next(clock))
    left = apart.children.TimeLeft(Worked(None, None, None), 10.0)  # type: ignore[arg-type]
    assert [left(), left()] == [6.0, 0.0]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system tells of /proc")
def test_a_child_that_works_is_seen_to_work(monkeypatch: pytest.MonkeyPatch) -> None:
    child = apart.children.Child(fresh=False)
    try:
        before = child.worked()
        assert before is not None
        monkeypatch.setattr(child, "pid", os.getpid())
        assert child.worked() == pytest.approx(time.process_time(), abs=1.0)
    finally:
        monkeypatch.undo()
        child.end()


def test_what_takes_too_much_memory_is_refused_and_this_process_lives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(apart.children, "MEMORY", 50_000_000)
    monkeypatch.setattr(formats, "format_of", None)
    monkeypatch.setattr("hustings.read.file.format_of", lambda *_: bytearray(400_000_000))
    with pytest.raises(NotReadable, match=r"talk\.txt needs more memory") as caught:
        apart.call("transcript", "talk.txt", TALK, name="talk.txt")
    assert "\n" not in str(caught.value)


def test_a_child_that_dies_leaves_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hustings.read.file.format_of", lambda *_: os.kill(os.getpid(), 9))
    with pytest.raises(NotReadable, match=r"talk\.txt could not be read"):
        apart.call("transcript", "talk.txt", TALK, name="talk.txt")


def test_a_child_in_a_python_of_its_own_reads_too(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_bytes(TALK)
    apart.ready(fresh=True)
    assert len(apart.call("transcript", "talk.txt", tmp_path / "talk.txt").turns) == 2


def test_a_zip_is_as_large_as_what_is_in_it(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", b"x" * 100_000)
    assert 100_000 < apart.unpacked(tmp_path / "a.zip") < 101_000
