"""Speech written down by a model: a draft with times, nobody named, every doubt flagged."""

import sys
from pathlib import Path

import pytest

from hustings.errors import NotReadable
from hustings.progress import listening
from hustings.project import Project
from hustings.read import transcribe
from hustings.read.transcribing import recognizer

from .speech import Segment, StandIn, beeps, spoken


def test_spoken_sentences_are_unassigned_turns_where_they_are_heard(tmp_path: Path) -> None:
    wav = spoken(
        tmp_path / "quay.wav", "The ferry costs nine million.", "Nobody asked us about it."
    )
    made = transcribe(wav, StandIn("The ferry costs nine million.", "Nobody asked us about it."))
    first, second = made.turns
    assert made.text == "The ferry costs nine million.\n\nNobody asked us about it.\n"
    assert [made.quote(t.start, t.end) for t in made.turns] == [
        "The ferry costs nine million.",
        "Nobody asked us about it.",
    ]
    assert {(t.kind, t.speaker, t.flags) for t in made.turns} == {("unassigned", None, ())}
    # espeak needs one to four seconds for each, with half a second of silence between
    assert 0 <= first.begins_at < 0.5 < 1.0 < first.ends_at < 4.0
    assert first.ends_at + 0.4 < second.begins_at < second.ends_at < 8.0


def test_a_draft_says_who_wrote_it_and_that_nobody_is_named(tmp_path: Path) -> None:
    made = transcribe(beeps(tmp_path / "quay.wav", 2), StandIn("Yes.", "No."), language="de")
    assert (made.title, made.language, made.source.format) == ("quay", "de", "recording")
    assert made.source.evidence == "2 segments heard by StandIn, 0 of them doubted"
    assert "heard no speakers" in made.attributes["question"]


@pytest.mark.parametrize(
    ("segment", "code"),
    [
        (Segment(0, 1, "Well.", avg_logprob=-1.01), "unsure"),
        (Segment(0, 1, "Thank you for watching.", no_speech_prob=0.61), "no-speech"),
        (Segment(0, 1, "the quay the quay the quay", compression_ratio=2.41), "repeated"),
    ],
)
def test_what_the_model_doubts_is_flagged(tmp_path: Path, segment: Segment, code: str) -> None:
    made = transcribe(beeps(tmp_path / "quay.wav", 2), StandIn(segment, "Yes."))
    assert [[flag.code for flag in turn.flags] for turn in made.turns] == [[code], []]
    assert made.source.evidence.endswith("1 of them doubted")
    assert [verb for verb, _ in made.turns[0].flags[0].fixes] == ["set_kind", "keep"]


def test_at_its_limits_a_segment_is_not_doubted(tmp_path: Path) -> None:
    edge = Segment(0, 1, "Well.", avg_logprob=-1.0, no_speech_prob=0.6, compression_ratio=2.4)
    assert transcribe(beeps(tmp_path / "quay.wav", 1), StandIn(edge)).turns[0].flags == ()


def test_the_same_words_a_third_time_are_doubted(tmp_path: Path) -> None:
    made = transcribe(
        beeps(tmp_path / "quay.wav", 5), StandIn("Yes.", "Yes.", "yes.", "Yes.", "No.")
    )
    assert [len(turn.flags) for turn in made.turns] == [0, 0, 1, 1, 0]


def test_segments_without_words_are_left_out(tmp_path: Path) -> None:
    made = transcribe(beeps(tmp_path / "quay.wav", 3), StandIn("Yes.", "  ", "No."))
    assert [made.quote(t.start, t.end) for t in made.turns] == ["Yes.", "No."]


def test_how_far_it_is_is_told_in_seconds(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    with listening(lambda done, of: heard.append((done, of))):
        transcribe(beeps(tmp_path / "quay.wav", 3), StandIn("One.", "Two.", "Three."))
    # a loud second, a silent one, three times: the segments end at 1, 3 and 5 of 6 seconds
    assert heard == [(1, 6), (3, 6), (5, 6)]


def test_a_recording_nobody_speaks_in_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotReadable, match=r"The model heard no speech in quay\.wav"):
        transcribe(beeps(tmp_path / "quay.wav", 2), StandIn())


def test_what_is_no_recording_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "quay.wav").write_bytes(b"RIFF0000WAVEnothing")
    with pytest.raises(NotReadable, match=r"quay\.wav could not be heard: .*Is it a recording\?"):
        transcribe(tmp_path / "quay.wav", StandIn("Yes."))
    with pytest.raises(NotReadable, match="There is no file"):
        transcribe(tmp_path / "none.wav", StandIn("Yes."))


def test_a_folder_without_a_model_is_refused_and_nothing_is_fetched(tmp_path: Path) -> None:
    with pytest.raises(NotReadable, match=r"no folder of a speech model: model\.bin is missing"):
        recognizer(tmp_path)
    with pytest.raises(NotReadable, match="none is fetched"):
        recognizer("small")


def test_without_the_extra_its_name_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "model.bin").write_bytes(b"weights")
    monkeypatch.setitem(sys.modules, "faster_whisper", None)
    with pytest.raises(NotReadable, match=r"install 'hustings\[transcribe\]'"):
        recognizer(tmp_path)


def test_a_model_is_loaded_from_its_folder_and_from_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "model.bin").write_bytes(b"weights")
    asked = []

    class Library:
        @staticmethod
        def WhisperModel(folder: str, **how: object) -> StandIn:
            asked.append((folder, how))
            return StandIn("Yes.")

    monkeypatch.setitem(sys.modules, "faster_whisper", Library)
    made = transcribe(beeps(tmp_path / "quay.wav", 1), tmp_path)
    assert asked == [(str(tmp_path), {"device": "cpu", "local_files_only": True})]
    assert made.source.evidence == f"1 segment heard by {tmp_path.name}, 0 of them doubted"


def test_a_project_keeps_the_draft_with_its_recording_as_one_change(tmp_path: Path) -> None:
    wav = beeps(tmp_path / "quay.wav", 2)
    with Project.create(tmp_path / "study.hustings") as project:
        made = project.transcribe(wav, StandIn("Yes.", "No."))
        assert project.recording(made.id) == (wav, "audio/wav")
        assert project.transcript(made.id).attributes["recording"] == "quay.wav"
        assert [t.begins_at for t in project.transcript(made.id).turns] == [0.0, 2.0]
        other = StandIn("Other.")
        assert project.transcribe(wav, other).id == made.id
        assert other.heard == []  # an hour of work is not done twice
        project.undo()
        assert project.transcripts() == []
