"""A recording beside its transcript: its place is kept, the file never."""

import wave
from pathlib import Path

import pytest
from click.testing import CliRunner

from hustings.cli import main
from hustings.errors import NotReadable, UnknownFormat, UnknownName
from hustings.model import Transcript, Turn
from hustings.project import Project

TALK = "Calder: Good evening.\nRenn: Good night."


def silence(path: Path, seconds: float = 2) -> Path:
    with wave.open(str(path), "wb") as out:
        out.setparams((1, 2, 8000, 0, "NONE", ""))
        out.writeframes(b"\0\0" * int(8000 * seconds))
    return path


@pytest.fixture
def timed(tmp_path: Path) -> Path:
    turns = (
        Turn(8, 21, "speech", "Calder", begins_at=0),
        Turn(28, 39, "speech", "Renn", begins_at=1),
    )
    with Project.create(tmp_path / "p.hustings") as project:
        project.add(Transcript(TALK, turns, "d1", "The night ferry"))
    return tmp_path / "p.hustings"  # fmt: skip


def test_a_recording_is_attached_by_its_place_and_undone(timed: Path) -> None:
    talk = silence(timed.parent / "talk.wav")
    with Project.open(timed) as project:
        size = project.path.stat().st_size
        project.attach("d1", talk)
        assert project.recording("d1") == (talk, "audio/wav")
        assert project.path.stat().st_size < size + talk.stat().st_size
        assert project.transcript("d1").attributes["recording"] == "talk.wav"
        project.undo()
        with pytest.raises(NotReadable, match="No recording is attached to 'The night ferry'"):
            project.recording("d1")
        project.redo()
        project.detach("d1")
        assert "recording" not in project.transcript("d1").attributes
    assert talk.exists()


def test_a_folder_that_is_moved_keeps_its_recordings(timed: Path, tmp_path: Path) -> None:
    silence(timed.parent / "talk.wav")
    with Project.open(timed) as project:
        project.attach("d1", timed.parent / "talk.wav")
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for file in (timed, timed.parent / "talk.wav"):
        file.rename(moved / file.name)
    with Project.open(moved / timed.name) as project:
        assert project.recording("d1")[0] == moved / "talk.wav"


def test_what_is_no_recording_is_not_attached(timed: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.mp3"
    letter.write_text("Dear harbour master,")
    with Project.open(timed) as project:
        with pytest.raises(UnknownFormat, match=r"letter\.mp3 is no recording"):
            project.attach("d1", letter)
        with pytest.raises(UnknownFormat, match="is no recording"):
            project.attach("d1", timed)
        with pytest.raises(NotReadable, match="There is no file"):
            project.attach("d1", tmp_path / "none.wav")
        with pytest.raises(UnknownName):
            project.attach("d9", letter)


def test_a_recording_that_went_away_is_told(timed: Path) -> None:
    talk = silence(timed.parent / "talk.wav")
    with Project.open(timed) as project:
        project.attach("d1", talk)
        talk.unlink()
        with pytest.raises(NotReadable, match=r"is not at .*; attach it again"):
            project.recording("d1")


def test_no_path_of_a_recording_goes_out_with_a_project(timed: Path, tmp_path: Path) -> None:
    with Project.open(timed) as project:
        project.attach("d1", silence(tmp_path / "talk.wav"))
        project.export_file(tmp_path / "p.qdpx")
        project.export_file(tmp_path / "p.dna")
    with Project.create(tmp_path / "q.hustings") as other:
        other.import_file(tmp_path / "p.qdpx")
        assert all("recording" not in t["attributes"] for t in other.transcripts())


def test_attaching_on_the_command_line_says_what_has_no_time(timed: Path, tmp_path: Path) -> None:
    talk = silence(tmp_path / "talk.wav")
    done = CliRunner().invoke(main, ["attach", str(timed), "d1", str(talk)])
    assert done.output == f"Attached {talk}\n"
    with Project.open(timed) as project:
        project.add(Transcript("Calder: Hello.", (), "d2", "Untimed"))
    done = CliRunner().invoke(main, ["attach", str(timed), "d2", str(talk)])
    assert "no turn of this transcript has a time" in done.output
