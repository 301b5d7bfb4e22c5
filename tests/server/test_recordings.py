"""Recordings are served in ranges, and nothing is served that was not attached."""

from pathlib import Path

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
