"""The guard of a door: whatever nobody foresaw becomes one sentence with the file's name, and a
record for the developer.

The record goes to the log ``hustings.failures`` with its traceback. It is silent until a front door
gives it a file (:func:`keep_log`).
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import HustingsError, NotReadable, NotWritable

FAILURES = logging.getLogger("hustings.failures")
FAILURES.addHandler(logging.NullHandler())
FAILURES.propagate = False

LOG_VARIABLE = "HUSTINGS_LOG"
"""The environment variable that names another file for the record of failures."""

DEEP = "is nested too deeply to be read"
LARGE = "needs more memory than there is; split it into several files"


def log_place() -> Path:
    """The file failures are written to: ``HUSTINGS_LOG``, else a file of this user's own state."""
    told = os.environ.get(LOG_VARIABLE)
    if told:
        return Path(told)
    return state_folder() / "failures.log"


def state_folder() -> Path:
    """Where this user's programs keep what they remember of themselves."""
    state = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_STATE_HOME")
    return Path(state or Path.home() / ".local" / "state") / "hustings"


def keep_log() -> None:
    """From now on write failures to :func:`log_place`, for its owner alone; called once by each
    front door.
    """
    if not any(isinstance(handler, _Late) for handler in FAILURES.handlers):
        FAILURES.addHandler(_Late())


class _Late(logging.Handler):
    """Opens its file at the first failure, and is silent where it cannot."""

    def emit(self, record: logging.LogRecord) -> None:
        """Append one failure."""
        try:
            place = log_place()
            place.parent.mkdir(parents=True, exist_ok=True)
            formatter = logging.Formatter("%(asctime)s %(message)s")
            handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with open(handle, "a", encoding="utf-8", errors="replace") as file:
                file.write(formatter.format(record) + "\n")
        except OSError:  # nowhere to write: the person has the sentence all the same
            return


def unforeseen(error: BaseException, what: str) -> str:
    """Record a failure nobody foresaw and return the sentence for it; ``what`` names the file."""
    FAILURES.error("%s", what, exc_info=error)
    return (
        f"{what} could not be worked on: Hustings met something in it that it does not know "
        f"({type(error).__name__})."
    )


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Whatever goes wrong inside is a HustingsError: its own, or NotReadable with the file's name.

    >>> with reading("talk.json"):  # doctest: +ELLIPSIS
    ...     [][0]
    Traceback (most recent call last):
    hustings.errors.NotReadable: talk.json could not be worked on: ...
    """
    try:
        yield
    except HustingsError:
        raise
    except RecursionError as error:
        raise NotReadable(f"{name} {DEEP}.", name=name) from error
    except MemoryError as error:
        raise NotReadable(f"{name} {LARGE}.", name=name) from error
    except OSError as error:
        raise NotReadable(
            f"{name} cannot be read: {error.strerror or error}.", name=name
        ) from error
    except Exception as error:
        raise NotReadable(unforeseen(error, name), name=name) from error


@contextmanager
def writing(name: str) -> Iterator[None]:
    """Whatever goes wrong inside is a HustingsError: its own, or NotWritable with the file's
    name.
    """
    try:
        yield
    except HustingsError:
        raise
    except OSError as error:
        raise NotWritable(
            f"{name} cannot be written: {error.strerror or error}.", path=name
        ) from error
    except Exception as error:
        raise NotWritable(unforeseen(error, name), path=name) from error
