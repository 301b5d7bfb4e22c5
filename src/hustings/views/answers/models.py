"""What is told of a language model of one's own: what it may be asked, its preview, its run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class ModelKind:
    """What a model can be asked for."""

    kind: str
    asks: str


@dataclass(frozen=True)
class ModelConsent:
    """Leave that was given to send turns."""

    host: str
    model: str
    transcript: str
    turns: Sequence[int]
    at: str
    by: str


@dataclass(frozen=True)
class ModelRunLogged:
    """A run of the past; ``requests`` hold hashes, times and tokens."""

    at: str
    host: str
    model: str
    transcript: str
    asked: int
    returned: int
    dropped: int
    kept: int
    notes: Sequence[str]
    requests: Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class ModelRun:
    """How far a run has come; ``dropped`` quoted what is not in the text."""

    running: bool
    model: str
    transcript: str
    asked: int = 0
    of: int = 0
    returned: int = 0
    dropped: int = 0
    drop_rate: float = 0.0
    kept: int = 0
    notes: Sequence[str] = ()
    error: str = ""


@dataclass(frozen=True)
class ModelAbout:
    """What can be asked for, whether a key is set, consents and runs; ``run`` is the present
    one.
    """

    kinds: Sequence[ModelKind]
    key_variable: str
    key_set: bool
    consents: Sequence[ModelConsent]
    runs: Sequence[ModelRunLogged]
    run: ModelRun | None = None


@dataclass(frozen=True)
class ModelRequest:
    """One request to the letter."""

    turn: int
    speaker: str | None
    body: str


@dataclass(frozen=True)
class ModelPreview:
    """What would be sent, and where."""

    host: str
    loopback: bool
    model: str
    turns: Sequence[int]
    characters: int
    requests: Sequence[ModelRequest]


@dataclass(frozen=True)
class ModelStopped:
    """The run that is stopped."""

    run: ModelRun | None
