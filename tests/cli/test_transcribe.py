"""``hustings transcribe``: a draft by a model on this machine, or one sentence that says why not."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hustings.cli import main
from hustings.project import Project
from hustings.read import transcribing

from ..read.speech import Segment, StandIn, beeps


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def study(tmp_path: Path) -> Path:
    path = tmp_path / "study.hustings"
    Project.create(path).close()
    return path


def test_a_recording_comes_in_as_a_draft(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unsure = Segment(2, 3, "Nine million.", avg_logprob=-1.5)
    monkeypatch.setattr(transcribing, "recognizer", lambda folder: StandIn("The ferry?", unsure))
    wav = beeps(study.parent / "quay.wav", 2)
    result = run("transcribe", study, wav, "--model", "models/small")
    assert result.exit_code == 0
    assert "2 segments heard by small, 1 of them doubted" in result.stdout
    assert "a model's draft" in result.stdout
    with Project.open(study) as project:
        (row,) = project.transcripts()
        made = project.transcript(row["id"])
        assert made.text == "The ferry?\n\nNine million.\n"
        assert project.recording(made.id)[0] == wav


def test_without_a_model_it_ends_in_a_sentence_and_changes_nothing(study: Path) -> None:
    wav = beeps(study.parent / "quay.wav", 1)
    result = run("transcribe", study, wav, "--model", study.parent)
    assert result.exit_code == 1
    assert "model.bin is missing" in result.stderr
    with Project.open(study) as project:
        assert project.transcripts() == []


def test_a_text_is_no_recording(study: Path) -> None:
    text = study.parent / "talk.txt"
    text.write_text("Ann: Yes.\n")
    result = run("transcribe", study, text, "--model", study.parent)
    assert (result.exit_code, "is no recording" in result.stderr) == (1, True)
