"""Recordings are served in ranges, and nothing is served that was not attached."""

from pathlib import Path

import pytest

from hustings.project import Project

from ..project.test_recordings import silence
from ..serving import serving


def test_a_recording_is_served_in_ranges_from_its_place(project: Project, tmp_path: Path) -> None:
    talk = silence(tmp_path / "talk.wav")
    data = talk.read_bytes()
    with serving(project) as served:
        attached = served.post("/api/transcripts/d1/recording", {"path": str(talk)})
        assert attached.json()["attributes"]["recording"].endswith("talk.wav")
        whole = served.get("/api/transcripts/d1/recording")
        assert (whole.status_code, whole.content) == (200, data)
        assert whole.headers["content-type"] == "audio/wav"
        part = served.client.get(
            "/api/transcripts/d1/recording", headers={"range": "bytes=100-199"}
        )
        assert (part.status_code, part.content) == (206, data[100:200])
        assert part.headers["content-range"] == f"bytes 100-199/{len(data)}"
        beyond = served.client.get(
            "/api/transcripts/d1/recording", headers={"range": f"bytes={len(data)}-"}
        )
        assert beyond.status_code == 416
        assert served.client.delete("/api/transcripts/d1/recording").status_code == 200
        assert served.get("/api/transcripts/d1/recording").status_code == 400


def test_only_recordings_are_given_out_whatever_an_attribute_says(
    project: Project, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the key of the harbour")
    disguised = tmp_path / "secret.mp3"
    disguised.write_text("the key of the harbour")
    with serving(project) as served:
        for file in (secret, disguised):
            assert (
                served.post("/api/transcripts/d1/recording", {"path": str(file)}).status_code == 400
            )
            served.client.patch(
                "/api/transcripts/d1", json={"attributes": {"recording": str(file)}}
            )
            refused = served.get("/api/transcripts/d1/recording")
            assert refused.status_code == 400
            assert "attach it again" in refused.json()["error"]


MODEL = '''
"""A stand-in for the library faster-whisper, found by the process that listens."""
import time
from types import SimpleNamespace


class WhisperModel:
    def __init__(self, folder, **how):
        assert how == {"device": "cpu", "local_files_only": True}

    def transcribe(self, audio, *, language=None):
        return self.segments(audio), SimpleNamespace(language=language or "en", duration=60.0)

    def segments(self, audio):
        for n, words in enumerate(("The ferry?", "Nine million.")):
            sure = -0.1 if n else -1.4
            yield SimpleNamespace(
                start=n * 2.0, end=n * 2.0 + 1, text=words, avg_logprob=sure,
                no_speech_prob=0.0, compression_ratio=1.0,
            )
        if "slow" in audio:
            time.sleep(60)
'''


@pytest.fixture
def speech(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a model, and a library that loads it, for processes begun from now on."""
    library = tmp_path / "library"
    library.mkdir()
    (library / "faster_whisper.py").write_text(MODEL)
    monkeypatch.setenv("PYTHONPATH", str(library))
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "model.bin").write_bytes(b"weights")
    return folder


def test_a_recording_is_written_down_in_a_process_of_its_own(
    project: Project, tmp_path: Path, speech: Path
) -> None:
    talk = silence(tmp_path / "talk.wav")
    with serving(project) as served:
        body = {"path": str(talk), "model": str(speech), "language": "de"}
        made = served.post("/api/recordings/transcribe", body).json()
        assert (made["title"], made["turns"], made["doubted"]) == ("talk", 2, 1)
        whole = served.get(f"/api/transcripts/{made['id']}").json()
        assert (whole["text"], whole["language"]) == ("The ferry?\n\nNine million.\n", "de")
        assert [[f["code"] for f in t["flags"]] for t in whole["turns"]] == [["unsure"], []]
        assert served.get(f"/api/transcripts/{made['id']}/recording").status_code == 200
        nowhere = {**body, "path": str(tmp_path / "none.wav")}
        missing = served.post("/api/recordings/transcribe", nowhere)
        assert (missing.status_code, "There is no file" in missing.json()["error"]) == (400, True)


def test_whoever_stops_listening_leaves_the_project_as_it_was(
    project: Project, tmp_path: Path, speech: Path
) -> None:
    talk = silence(tmp_path / "slow.wav")
    with serving(project) as served:
        before = [row["id"] for row in project.transcripts()]
        body = {"path": str(talk), "model": str(speech)}
        heard: list[str] = []
        how = {"accept": "text/event-stream"}
        with served.client.stream(
            "POST", "/api/recordings/transcribe", json=body, headers=how
        ) as events:
            for line in events.iter_lines():
                heard.append(line)
                if '"of":60' in line:
                    break
        assert [row["id"] for row in project.transcripts()] == before
        assert any("progress" in line for line in heard)
