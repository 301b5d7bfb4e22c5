"""Files are read apart: in a child process with limits on memory, time and output.

The front doors use :func:`call`; Python programs may call the rooms directly. One child is kept
warm and does one file after another; it is ended, and the file refused in one sentence, where it
takes longer or more memory than a file of that size should. A child is plain ``python -m
hustings.apart``: nothing of the caller's state is in it.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from ..errors import HustingsError
from .children import Child, Children, Progress, Task
from .pipes import raised, receive, send, told_error
from .working import ALLOWED, TOLD_EACH

if TYPE_CHECKING:
    from ..read.preview import Entry

__all__ = [
    "ALLOWED",
    "TOLD_EACH",
    "Child",
    "Children",
    "call",
    "entries",
    "entry",
    "raised",
    "ready",
    "receive",
    "send",
    "told_error",
    "unpacked",
]

UNPACKED = 500_000_000
MOST_READERS = 4
"""Children that read at once, where there are many files."""
AHEAD = 8
"""Files each may be ahead of those that were taken."""


def call(
    work: str,
    called: str,
    /,
    *arguments: Any,
    progress: Progress | None = None,
    **options: Any,
) -> Any:
    """The answer of one of ``ALLOWED``, worked out in the child.

    ``called`` is the file's name, for the sentence; the first argument or the second its path or
    bytes. ``progress`` is handed on where the function takes it. Raises what the function
    raises, and NotReadable where the child is ended.
    """
    size = max(map(unpacked, arguments), default=0)
    return _CHILDREN.call(Task(work, called, size, arguments, options), progress)


def entry(
    path: str,
    data: bytes | str,
    *,
    encoding: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Entry:
    """One file of a corpus read apart, or why it cannot be read; as ``read.corpus.entry_of``."""
    return _entry(_CHILDREN, path, data, encoding, progress)


def entries(
    files: Iterable[tuple[str, bytes | str]], *, encoding: str | None = None, readers: int = 0
) -> Generator[Entry, None, None]:
    """Files of a corpus read apart, several at once and told in their order (0 ``readers``: one a
    processor, four at most). Few are read ahead of those that were taken.
    """
    number = readers or min(MOST_READERS, os.cpu_count() or 1)
    children: SimpleQueue[Children] = SimpleQueue()
    everyone = [Children() for _ in range(number)]
    for child in everyone:
        child.warm()
        children.put(child)

    def one(path: str, data: bytes | str) -> Entry:
        child = children.get()
        try:
            return _entry(child, path, data, encoding, None)
        finally:
            children.put(child)

    threads = ThreadPoolExecutor(number, thread_name_prefix="hustings-reading")
    waiting: deque[Future[Entry]] = deque()
    try:
        for path, data in files:
            waiting.append(threads.submit(one, path, data))
            if len(waiting) >= number * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for child in everyone:
            child.end()
        threads.shutdown(wait=True, cancel_futures=True)


def _entry(
    children: Children,
    path: str,
    data: bytes | str,
    encoding: str | None,
    progress: Callable[[int, int], None] | None,
) -> Entry:
    refused = import_module("hustings.read.preview").Entry
    found: Entry
    if isinstance(data, str):
        found = refused(path, error=data)
        return found
    options: dict[str, Any] = {"encoding": encoding}
    try:
        task = Task("entry", path, unpacked(data), (path, data), options)
        found = children.call(task, progress)
    except HustingsError as error:
        found = refused(path, error=str(error))
    return found


def ready(*, fresh: bool = False) -> None:
    """Have the child ready for the first file; ``fresh``: a new Python, which gets ready in the
    background.
    """
    _CHILDREN.warm(fresh=fresh)


def unpacked(given: Any) -> int:
    """Bytes of a file, unpacked where it is a zip, as far as its own list of contents says."""
    try:
        if isinstance(given, str | Path):
            path = Path(given)
            if path.is_dir():
                return sum(p.stat().st_size for p in path.iterdir() if p.is_file())
            size, source = path.stat().st_size, path.open("rb")
        elif isinstance(given, bytes):
            size, source = len(given), io.BytesIO(given)  # type: ignore[assignment]
        else:
            return 0
        with source:
            if source.read(4) == b"PK\x03\x04":
                with zipfile.ZipFile(source) as archive:
                    size += sum(i.file_size for i in archive.infolist())
    except Exception:  # what is no whole zip is told by who reads it
        return 0
    return min(size, UNPACKED)


_CHILDREN = Children()
