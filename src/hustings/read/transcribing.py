"""Speech to text by a model of one's own on this machine: a draft whose doubts are told.

Nothing is fetched: the model is a folder somebody has (of faster-whisper's kind), and without the
extra ``[transcribe]`` there is a sentence that says so. The model hears no speakers, so nobody is
named. It also writes what nobody said, above all in silence and over music: its own measures of
doubt become flags, and none of them is proof that the rest is right.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from ..errors import HustingsError, NotReadable
from ..model import Flag, Source, Transcript, Turn
from ..progress import told

LEAST_SURE = -1.0
"""Mean log-probability of a segment's pieces below which it is doubted: the limit at which Whisper
itself tries again."""
NO_SPEECH = 0.6
"""Probability that nobody speaks from which a segment is doubted; Whisper's own limit."""
REPEATED = 2.4
"""How far a segment's words can be packed before they count as going round in circles; Whisper's
own limit."""
SAME = 3
"""So many times the same segment in a row is no speech, but a model that lost its way."""
QUESTION = (
    "A model wrote this down and heard no speakers: mark the first turns and let the pattern "
    "continue, and read it against the recording."
)
_PIECE = 1_000_000


class Heard(Protocol):
    """A stretch of speech as a model heard it: seconds, words and its own measures of doubt."""

    start: float
    end: float
    text: str
    avg_logprob: float
    no_speech_prob: float
    compression_ratio: float


class About(Protocol):
    """What a model found of a recording as a whole."""

    language: str
    duration: float


class Recognizer(Protocol):
    """What writes down speech: faster-whisper's ``WhisperModel``, or what behaves like it."""

    def transcribe(
        self, audio: str, *, language: str | None = None
    ) -> tuple[Iterable[Heard], About]:
        """The segments, one after the other as they are heard, and what is known beforehand."""


def recognizer(folder: str | Path) -> Recognizer:
    """The model in a folder. Raises NotReadable where the extra or the model is missing, or
    the folder holds something else."""
    path = Path(folder).expanduser()
    if not (path / "model.bin").is_file():
        raise NotReadable(
            f"{path} is no folder of a speech model: model.bin is missing. Name the folder of a "
            f"model of faster-whisper's kind on this machine; none is fetched.",
            path=str(path),
        )
    try:
        library = import_module("faster_whisper")
    except ImportError:
        raise NotReadable(
            "Writing down speech needs the extra: install 'hustings[transcribe]'.",
            missing="faster_whisper",
        ) from None
    try:
        made: Recognizer = library.WhisperModel(str(path), device="cpu", local_files_only=True)
    except Exception as error:  # whatever a damaged model ends in
        raise NotReadable(
            f"The model in {path} could not be loaded: {_sentence(error)}.", path=str(path)
        ) from None
    return made


def transcribe(
    recording: str | Path,
    model: str | Path | Recognizer,
    *,
    language: str | None = None,
    name: str = "",
) -> Transcript:
    """What a model hears in a recording: one unassigned turn a segment, with its times.

    ``model`` is a model's folder or a :class:`Recognizer`; ``language`` (``de``) keeps it from
    guessing. How far it is is told (:mod:`hustings.progress`) in seconds of the recording.
    Whatever the model doubts bears a flag: ``unsure``, ``no-speech``, ``repeated``.
    Raises NotReadable: no such file or model, no sound in it, nothing heard.
    """
    path = Path(recording)
    if not path.is_file():
        raise NotReadable(f"There is no file {path}.", path=str(path))
    hears = recognizer(model) if isinstance(model, str | Path) else model
    try:
        heard, about = hears.transcribe(str(path), language=language)
        segments = _listened(heard, about.duration)
    except HustingsError:
        raise
    except Exception as error:  # whatever the decoder of sound meets
        raise NotReadable(
            f"{path.name} could not be heard: {_sentence(error)}. Is it a recording?",
            path=str(path),
        ) from None
    if not segments:
        raise NotReadable(f"The model heard no speech in {path.name}.", path=str(path))
    return _written(path, segments, about, name or _called(model))


@dataclass(frozen=True, slots=True)
class _Words:
    begin: float
    end: float
    words: str
    flags: tuple[Flag, ...]


def _listened(heard: Iterable[Heard], duration: float) -> list[_Words]:
    """The segments with words, each with its doubts; told second by second."""
    out: list[_Words] = []
    same = 1
    whole = max(1, math.ceil(duration)) if math.isfinite(duration) else 1
    for segment in heard:
        told(min(whole, int(segment.end)), whole)
        words = " ".join(segment.text.split())
        if not words:
            continue
        again = bool(out) and out[-1].words.casefold() == words.casefold()
        same = same + 1 if again else 1
        out.append(_Words(segment.start, segment.end, words, _doubts(segment, same)))
    return out


def _doubts(segment: Heard, same: int) -> tuple[Flag, ...]:
    """What a model's own measures say against a segment."""
    fixes = (("set_kind", "Nobody says this"), ("keep", "It is right"))
    flags = []
    if segment.avg_logprob < LEAST_SURE:
        sure = round(100 * math.exp(segment.avg_logprob))
        why = f"The model was hardly sure of these words ({sure} % a piece); listen to them."
        flags.append(Flag("unsure", why, fixes))
    if segment.no_speech_prob > NO_SPEECH:
        chance = round(100 * segment.no_speech_prob)
        why = f"Perhaps nobody speaks here ({chance} %): in silence a model invents words."
        flags.append(Flag("no-speech", why, fixes))
    if segment.compression_ratio > REPEATED or same >= SAME:
        why = "These words go round in circles, as a model's do that lost its way; listen to them."
        flags.append(Flag("repeated", why, fixes))
    return tuple(flags)


def _written(path: Path, segments: Sequence[_Words], about: About, model: str) -> Transcript:
    turns: list[Turn] = []
    at = 0
    for segment in segments:
        turns.append(
            Turn(
                at,
                at + len(segment.words),
                "unassigned",
                begins_at=round(segment.begin, 3),
                ends_at=round(segment.end, 3),
                flags=segment.flags,
                id=f"t{len(turns) + 1}",
            )
        )
        at += len(segment.words) + 2
    doubted = sum(bool(turn.flags) for turn in turns)
    number = f"{len(turns):,} {'segment' if len(turns) == 1 else 'segments'}"
    return Transcript(
        text="\n\n".join(segment.words for segment in segments) + "\n",
        turns=tuple(turns),
        title=path.stem,
        language=about.language or None,
        source=Source(
            name=path.name,
            format="recording",
            sha256=fingerprint(path),
            evidence=f"{number} heard by {model}, {doubted:,} of them doubted",
        ),
        attributes={"question": QUESTION, "dialect": f"heard by {model}"},
    )


def _called(model: Any) -> str:
    return Path(model).name if isinstance(model, str | Path) else type(model).__name__


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file, read piece by piece."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _sentence(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")[:200] or type(error).__name__
