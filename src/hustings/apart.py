"""Files are read apart: in a child process with limits on memory, time and output.

The front doors use :func:`call`; Python programs may call the rooms directly. One child is kept
warm and does one file after another; it is ended, and the file refused in one sentence, where it
takes longer or more memory than a file of that size should. A child is plain ``python -m
hustings.apart``: nothing of the caller's state is in it.
"""

from __future__ import annotations

import atexit
import io
import os
import pickle
import signal
import struct
import subprocess
import sys
import threading
import time
import zipfile
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from . import errors
from .errors import HustingsError, NotReadable
from .guards.door import keep_log, reading

if TYPE_CHECKING:
    from .read.preview import Entry

MEMORY = 1_000_000_000
"""Bytes one file may take, above what the child has when it begins."""
MEMORY_EACH = 40
"""Bytes more for each byte of the file unpacked: a long interview in Word takes 25."""
SECONDS = 9.0
"""Seconds any file may take."""
SECONDS_EACH = 6e-6
"""Seconds more for each byte unpacked: 18 MB of words in Word take some 35 s, and may take 117."""
OUTPUT = 1_000_000_000
"""Bytes of an answer."""
UNPACKED = 500_000_000
MOST_READERS = 4
"""Children that read at once, where there are many files."""
AHEAD = 8
"""Files each may be ahead of those that were taken."""
TOLD_EACH = 0.1
"""Seconds between two tellings of progress."""
LENGTH = struct.Struct("!Q")

ALLOWED = {
    "transcript": ("hustings.read", "read"),
    "entry": ("hustings.read.corpus", "entry_of"),
    "format": ("hustings.exchange", "format_of"),
    "bundle": ("hustings.exchange", "read_bundle"),
    "map": ("hustings.exchange.causalmap", "read_map"),
    "statements": ("hustings.studies", "read_statements"),
    "attributes": ("hustings.exchange.attributes", "read_attributes"),
    "forms": ("hustings.project.codebook", "read_forms"),
}
"""What a child does: the function behind each word."""

Progress = Callable[..., object]


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
    return _CHILDREN.call(_Task(work, called, size, arguments, options), progress)


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
    children: SimpleQueue[_Children] = SimpleQueue()
    everyone = [_Children() for _ in range(number)]
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
    children: _Children,
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
        task = _Task("entry", path, unpacked(data), (path, data), options)
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


class _Task(NamedTuple):
    """What is asked of a child: the word, the file's name and bytes unpacked, what is handed on."""

    work: str
    name: str
    size: int
    arguments: tuple[Any, ...]
    options: dict[str, Any]


class Child:
    """One process, and the thread that hears it.

    Where this process has one thread only (a command), it is forked: nothing is imported anew,
    which saves most of a second. Else (a server), or ``fresh``, it is a new Python that runs
    ``module``.
    """

    def __init__(self, *, fresh: bool, module: str = "hustings.apart") -> None:
        self.pid, self.to, self.of = (
            _started(module)
            if fresh or not hasattr(os, "fork") or threading.active_count() > 1
            else _forked()
        )
        self.heard: SimpleQueue[tuple[str, Any]] = SimpleQueue()
        threading.Thread(target=self._listen, name="hustings-apart", daemon=True).start()

    def _listen(self) -> None:
        try:
            while True:
                self.heard.put(receive(self.of))
        except Exception:  # the end of the pipe, or half an answer: the child is gone
            self.heard.put(("gone", None))
            self.of.close()

    @property
    def number(self) -> int:
        """Its number among the processes of this machine."""
        return self.pid.pid if isinstance(self.pid, subprocess.Popen) else self.pid

    def alive(self) -> bool:
        """Whether it can be asked."""
        if isinstance(self.pid, subprocess.Popen):
            return self.pid.poll() is None
        try:
            return os.waitpid(self.pid, os.WNOHANG) == (0, 0)
        except ChildProcessError:
            return False

    def end(self) -> None:
        """Kill it, and let go of its pipes."""
        if isinstance(self.pid, subprocess.Popen):
            self.pid.kill()
            self.pid.wait()
        else:
            with suppress(ProcessLookupError, ChildProcessError):  # it ended by itself
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
        with suppress(OSError):  # what it was not told any more
            self.to.close()


def _started(module: str) -> tuple[subprocess.Popen[bytes] | int, BinaryIO, BinaryIO]:
    home = str(Path(__file__).parents[1])
    path = os.pathsep.join(p for p in (home, os.environ.get("PYTHONPATH", "")) if p)
    process = subprocess.Popen(
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": path},
        start_new_session=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    return process, process.stdin, process.stdout  # type: ignore[return-value]


def _forked() -> tuple[subprocess.Popen[bytes] | int, BinaryIO, BinaryIO]:
    """A copy of this process that does nothing but the work."""
    # loaded once, here: the child and its successors have them then
    import_module("hustings.read")
    import_module("hustings.exchange")
    (task_out, task_in), (answer_out, answer_in) = os.pipe(), os.pipe()
    pid = os.fork()
    if pid:
        os.close(task_out)
        os.close(answer_in)
        return pid, os.fdopen(task_in, "wb"), os.fdopen(answer_out, "rb")
    try:
        os.close(task_in)
        os.close(answer_out)
        os.setsid()
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        _serve(os.fdopen(task_out, "rb"), os.fdopen(answer_in, "wb"))
    finally:
        os._exit(0)


class _Children:
    """The child that is kept warm; one file at a time."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._child: Child | None = None

    def warm(self, *, fresh: bool = False) -> Child:
        with self._lock:
            if self._child is None or not self._child.alive():
                self._child = Child(fresh=fresh)
                atexit.register(self._child.end)
            return self._child

    def end(self) -> None:
        """End the child, also in the middle of a file."""
        child, self._child = self._child, None
        if child is not None:
            atexit.unregister(child.end)
            child.end()

    def call(self, task: _Task, progress: Progress | None) -> Any:
        work, name, size, arguments, options = task
        with self._lock:
            child = self.warm()
            limit = SECONDS + size * SECONDS_EACH
            memory = MEMORY + size * MEMORY_EACH
            whole = False
            try:
                send(child.to, ("task", (work, name, memory, arguments, options, bool(progress))))
                answer = self._answer(child, name, limit, progress)
                whole = True
            except (BrokenPipeError, OSError) as error:
                raise NotReadable(_gone(name), name=name) from error
            finally:
                if not whole:
                    child.end()
                    self._child = None
        kind, value = answer
        if kind == "error":
            raise raised(*value)
        return value

    def _answer(
        self, child: Child, name: str, limit: float, progress: Progress | None
    ) -> tuple[str, Any]:
        """The child's answer; its start does not count."""
        until: float | None = None
        while True:
            left = 60.0 if until is None else until - time.monotonic()
            try:
                kind, value = child.heard.get(timeout=max(0.0, left))
            except Empty:
                raise NotReadable(
                    f"{name} takes longer to read than a file of its size should "
                    f"({limit:.0f} seconds); reading was ended. Split it, or save it anew.",
                    name=name,
                ) from None
            if kind == "begun":
                until = time.monotonic() + limit
            elif kind == "progress" and progress is not None:
                progress(*value)
            elif kind == "gone":
                raise NotReadable(_gone(name), name=name)
            elif kind in ("answer", "error"):
                return kind, value


def _gone(name: str) -> str:
    return (
        f"{name} could not be read: reading it took more memory than a file of its size should. "
        f"Split it, or save it anew."
    )


_CHILDREN = _Children()


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


# -- the child's side ------------------------------------------------------------------------------


def work_here() -> None:
    """Do tasks from standard input until it ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    import_module("hustings.read")
    import_module("hustings.exchange")
    _serve(sys.stdin.buffer, answers)


def _serve(tasks: BinaryIO, answers: BinaryIO) -> None:
    keep_log()
    while True:
        try:
            _, (work, name, memory, arguments, options, tells) = receive(tasks)
        except EOFError:
            return
        _limit(memory)
        send(answers, ("begun", None))
        if tells:
            options["progress"] = _Telling(answers)
        send(answers, _done(work, name, arguments, options))


class _Telling:
    """Hands progress on, ten times a second at most."""

    def __init__(self, pipe: BinaryIO) -> None:
        self._pipe, self._last = pipe, 0.0

    def __call__(self, *told: Any) -> None:
        if time.monotonic() - self._last > TOLD_EACH:
            self._last = time.monotonic()
            send(self._pipe, ("progress", told))


def _done(
    work: str, name: str, arguments: tuple[Any, ...], options: dict[str, Any]
) -> tuple[str, Any]:
    module, function = ALLOWED[work]
    try:
        with reading(name):
            return "answer", getattr(import_module(module), function)(*arguments, **options)
    except HustingsError as error:
        return "error", told_error(error)


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


def _limit(memory: int) -> None:
    """Let this process have so much more memory than it has (where the system keeps limits)."""
    try:
        resource = import_module("resource")  # there is none on Windows
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        now = pages * resource.getpagesize()
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = now + memory
        resource.setrlimit(resource.RLIMIT_AS, (wanted if hard < 0 else min(wanted, hard), hard))
    except (ImportError, OSError, ValueError):  # Windows and macOS have no such file or limit
        return


if __name__ == "__main__":
    work_here()
