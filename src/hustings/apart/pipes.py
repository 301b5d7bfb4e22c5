"""What a child and who asks it tell each other: messages, and errors as messages."""

from __future__ import annotations

import pickle
import struct
from typing import Any, BinaryIO

from .. import errors
from ..errors import HustingsError, NotReadable

OUTPUT = 1_000_000_000
"""Bytes of an answer."""
LENGTH = struct.Struct("!Q")


def send(pipe: BinaryIO, message: tuple[str, Any]) -> None:
    """Write one message: its length, and itself pickled."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def receive(pipe: BinaryIO) -> tuple[str, Any]:
    """Read one message. Raises EOFError at the end, ValueError for one larger than ``OUTPUT``."""
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    (length,) = LENGTH.unpack(head)
    if length > OUTPUT:
        raise ValueError(length)
    found: tuple[str, Any] = pickle.loads(pipe.read(length))
    return found


def told_error(error: HustingsError) -> tuple[str, str, dict[str, Any]]:
    """An error as a message; :func:`raised` makes it again."""
    details = {str(k): _plain(v) for k, v in error.details.items()}
    return type(error).__name__, error.message, details


def raised(kind: str, message: str, details: dict[str, Any]) -> HustingsError:
    """An error as it was in the child; its causes stay there."""
    found = getattr(errors, kind, NotReadable)
    error: HustingsError = found.__new__(found)
    HustingsError.__init__(error, message, **details)
    return error


def _plain(value: Any) -> Any:
    try:
        pickle.dumps(value)
    except Exception:
        return str(value)
    return value
