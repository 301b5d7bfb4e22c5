"""A stand-in for a speech model, and speech to be heard: nothing is fetched for a test."""

import shutil
import subprocess
import wave
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

FRAME = 0.02
"""Seconds over which loudness is looked at."""
LOUD = 400
"""Mean size of samples from which somebody speaks."""
PAUSE = 0.35
"""Seconds of silence that part two segments."""


@dataclass(frozen=True)
class Segment:
    start: float
    end: float
    text: str
    avg_logprob: float = -0.2
    no_speech_prob: float = 0.01
    compression_ratio: float = 1.2


@dataclass(frozen=True)
class Info:
    language: str
    duration: float


class StandIn:
    """Hears where somebody speaks by loudness, and writes down the words it was given, in order."""

    def __init__(self, *words: str | Segment) -> None:
        self.words = words
        self.heard: list[str] = []

    def transcribe(
        self, audio: str, *, language: str | None = None
    ) -> tuple[Iterable[Segment], Info]:
        stretches, duration = loud(Path(audio))

        def segments() -> Iterator[Segment]:
            for words, (begin, end) in zip(self.words, stretches, strict=False):
                self.heard.append(str(words))
                if isinstance(words, Segment):
                    yield words
                else:
                    yield Segment(begin, end, f" {words}")

        return segments(), Info(language or "en", duration)


def loud(path: Path) -> tuple[list[tuple[float, float]], float]:
    """Stretches of a WAV file in which somebody speaks, in seconds, and its length."""
    with wave.open(str(path)) as file:
        rate, frames = file.getframerate(), file.getnframes()
        data = memoryview(file.readframes(frames)).cast("h")
    size = int(rate * FRAME)
    out: list[tuple[float, float]] = []
    for n in range(0, len(data) - size, size):
        if sum(map(abs, data[n : n + size])) / size < LOUD:
            continue
        begin, end = n / rate, (n + size) / rate
        if out and begin - out[-1][1] < PAUSE:
            out[-1] = (out[-1][0], end)
        else:
            out.append((begin, end))
    return out, frames / rate


def spoken(path: Path, *sentences: str) -> Path:
    """A WAV file in which a machine says some sentences, with half a second between them."""
    if shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng is not installed")
    pieces: list[bytes] = []
    for sentence in sentences:
        part = path.with_suffix(".part.wav")
        subprocess.run(["espeak-ng", "-w", str(part), sentence], check=True)
        with wave.open(str(part)) as file:
            made, rate = file.readframes(file.getnframes()), file.getframerate()
        part.unlink()
        pieces += [made, bytes(rate)]
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        file.writeframes(b"".join(pieces))
    return path


def beeps(path: Path, number: int) -> Path:
    """A WAV file with so many loud seconds, a second of silence after each: no espeak needed."""
    rate = 8000
    second = b"".join(
        (3000 if n % 40 < 20 else -3000).to_bytes(2, "little", signed=True) for n in range(rate)
    )
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        file.writeframes((second + bytes(2 * rate)) * number)
    return path
