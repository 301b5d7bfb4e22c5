"""Readings are counted against what somebody wrote down who looked at the file."""

import importlib
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

TALK = """Edda Voss: The ferry goes to the islands, and we pay.

Tobias Renn: Who pays for pier 4?

Edda Voss: Yes.

Edda Voss: The towns do, all of them.

Tobias Renn: I see. And who else?
"""
LABELS = """Edda Voss\tThe ferry goes
Tobias Renn\tWho pays
Edda Voss\tYes.
Edda Voss\tThe towns do
Tobias Renn\tI see.
"""


@pytest.fixture
def counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., str]:
    """Counts files with their labels, and says what was printed."""
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    module = importlib.import_module("readings")

    def count(files: dict[str, tuple[str, str]], *settings: str) -> str:
        for name, (text, labels) in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
            (tmp_path / f"{name}.turns.tsv").write_text(labels, encoding="utf-8")
        module.main([str(tmp_path), *settings])
        return capsys.readouterr().out

    return count


def test_a_talk_as_it_was_written_down_is_right(counted: Callable[..., str]) -> None:
    out = counted({"talk.txt": (TALK, LABELS)})
    assert "talk.txt: 5 right (0 flagged), 0 wrong (0 flagged), 0 of 5 labels not found" in out
    assert "1 files: 1 right, 0 asked, 0 refused, 0 silently wrong" in out


def test_another_speaker_is_a_fault_that_is_told(counted: Callable[..., str]) -> None:
    other = LABELS.replace("Edda Voss\tThe towns", "Alan Goffi\tThe towns")
    out = counted({"talk.txt": (TALK, other)}, "--faults")
    assert "speech 'Edda Voss': 'The towns do, all of them.'" in out
    assert "1 files: 0 right, 0 asked, 0 refused, 1 silently wrong" in out


def test_words_of_nobody_and_words_that_are_not_there(counted: Callable[..., str]) -> None:
    told = TALK.replace("and we pay.", "and we pay.\n\nThe bell rings thrice here.")
    labels = LABELS.replace("Tobias Renn\tWho", "\tThe bell rings\nTobias Renn\tWho")
    out = counted({"talk.txt": (told, f"{labels}Alan Goffi\tNever said\n")})
    # the turn with the bell in it is wrong
    assert "4 right (0 flagged), 1 wrong" in out
    assert "1 of 7 labels not found" in out


def test_to_ask_is_right_where_nobody_is_named(counted: Callable[..., str]) -> None:
    prose = "The quay was built long ago, and nobody lives there now.\n\n" * 4
    assert "1 files: 1 right" in counted({"prose.txt": (prose, "nobody\n")})
    assert "1 files: 0 right, 1 asked" in counted({"prose.txt": (prose, "Edda Voss\tThe quay\n")})
