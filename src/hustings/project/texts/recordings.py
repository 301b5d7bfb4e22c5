"""Recordings beside their transcripts: the place of a file is kept, never the file.

A place inside the project's folder is kept as seen from there, so that the folder may be moved.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import NotReadable, UnknownFormat
from ...read.transcribing import Recognizer, fingerprint
from ...read.transcribing import transcribe as heard

if TYPE_CHECKING:
    from ...model import Transcript
    from .transcripts import Texts

ATTRIBUTE = "recording"
"""The attribute of a transcript that holds where its recording lies."""

MEDIA_TYPES = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".wav": "audio/wav",
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".opus": "audio/ogg",
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".webm": "video/webm",
}
"""Endings of recordings a browser plays, and their media types."""


def attach(project: Texts, key: str, file: str | Path) -> Path:
    """Keep where the recording of a transcript lies, as one undoable change; returns the place.

    Raises NotReadable where there is no such file, UnknownFormat where it is no recording.
    """
    before = project.transcript_record(key)
    path = _checked(file)
    place = _placed(project, path)
    with project.changing("attach", f"Attached {path.name} to {before['title']!r}") as change:
        change.update(
            "transcripts", before, {"attributes": {**before["attributes"], ATTRIBUTE: place}}
        )
    return path


def transcribe(
    project: Texts, file: str | Path, model: str | Path | Recognizer, language: str | None = None
) -> Transcript:
    """Add what a speech model on this machine hears in a recording, which is attached to it, as one
    undoable change (see :func:`hustings.read.transcribe`); one that was heard before is not again.

    Raises NotReadable and UnknownFormat.
    """
    path = _checked(file)
    digest = fingerprint(path)
    if digest in project.known_bytes():
        texts = (project.transcript(row["id"]) for row in project.transcripts())
        return next(text for text in texts if text.source.sha256 == digest)
    found = heard(path, model, language=language)
    attributes = {**found.attributes, ATTRIBUTE: _placed(project, path)}
    return project.add(found.with_(attributes=attributes))[0]


def _checked(file: str | Path) -> Path:
    """The path of a recording that is there."""
    path = Path(file).expanduser().absolute()
    if not path.is_file():
        raise NotReadable(f"There is no file {path}.", path=str(path))
    if not is_recording(path):
        raise UnknownFormat(
            f"{path.name} is no recording that is played here; known are "
            f"{', '.join(sorted(MEDIA_TYPES))}.",
            path=str(path),
        )
    return path


def _placed(project: Texts, path: Path) -> str:
    """A place as it is kept: seen from the project's folder, where it lies inside."""
    home = project.path.absolute().parent
    return path.relative_to(home).as_posix() if path.is_relative_to(home) else str(path)


def detach(project: Texts, key: str) -> None:
    """Forget where the recording of a transcript lies (undo brings it back); the file stays."""
    before = project.transcript_record(key)
    attributes = {k: v for k, v in before["attributes"].items() if k != ATTRIBUTE}
    if attributes == before["attributes"]:
        return
    with project.changing("attach", f"Detached the recording of {before['title']!r}") as change:
        change.update("transcripts", before, {"attributes": attributes})


def recording(project: Texts, key: str) -> tuple[Path, str]:
    """The file attached to a transcript and its media type.

    Raises NotReadable where none is attached, or it is not at its place any more.
    """
    record = project.transcript_record(key)
    place = record["attributes"].get(ATTRIBUTE, "")
    if not place:
        raise NotReadable(f"No recording is attached to {record['title']!r}.", transcript=key)
    path = project.path.absolute().parent / place
    if not is_recording(path):
        raise NotReadable(
            f"The recording of {record['title']!r} is not at {path}; attach it again.",
            path=str(path),
        )
    return path, MEDIA_TYPES[path.suffix.casefold()]


def is_recording(path: Path) -> bool:
    """Whether a file is a recording, by its ending and by how it begins."""
    if path.suffix.casefold() not in MEDIA_TYPES:
        return False
    try:
        with path.open("rb") as file:
            head = file.read(12)
    except OSError:
        return False
    mpeg = head[:3] == b"ID3" or (head[:1] == b"\xff" and head[1:2] >= b"\xe0")
    riff = head[:4] == b"RIFF" and head[8:12] == b"WAVE"
    return mpeg or riff or head[4:8] == b"ftyp" or head[:4] in (b"OggS", b"\x1a\x45\xdf\xa3")
