"""Who finished which text is part of the project: it can be undone, and follows a corrected text."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from hustings.cli import main
from hustings.demo import make_demo
from hustings.errors import OptionError
from hustings.studies import run, study_of


def test_finished_is_undone_and_reopened(tmp_path: Path) -> None:
    with make_demo(tmp_path / "two.hustings", two_coders=True) as project:
        assert set(project.finished()["d1"]) == {"Anna"}
        project.finish("d1", "Ben")
        assert set(project.finished()["d1"]) == {"Anna", "Ben"}
        project.undo()
        assert set(project.finished()["d1"]) == {"Anna"}
        project.reopen("d1", "Anna")
        assert "d1" not in project.finished()


def test_a_corrected_text_stays_finished(tmp_path: Path) -> None:
    with make_demo(tmp_path / "two.hustings", two_coders=True) as project:
        turn = project.transcript("d3").turns[0]
        project.mend_turn("d3", turn.id, "Good evening once more.")
        assert set(project.finished()[project.current("d3")]) == {"Anna", "Ben"}


def test_the_study_the_command_and_python_give_one_report(tmp_path: Path) -> None:
    path = tmp_path / "two.hustings"
    with make_demo(path, two_coders=True) as project:
        made = project.agreement(forms=["position"])
        again = run(project, study_of("agreement", {"forms": ["position"]}))
        assert again.as_data() == made.as_data()
        assert made.finding["position"].matched == 25
    told = CliRunner().invoke(main, ["agreement", str(path), "--forms", "position"])
    assert told.exit_code == 0
    assert "Two coders read 2 transcripts" in told.output
    for name in ("a.csv", "a.json", "a.txt"):
        out = CliRunner().invoke(main, ["agreement", str(path), "-o", str(tmp_path / name)])
        assert out.exit_code == 0, out.output


def test_one_coder_has_nobody_to_agree_with(tmp_path: Path) -> None:
    with make_demo(tmp_path / "one.hustings") as project, pytest.raises(OptionError):
        project.agreement()
