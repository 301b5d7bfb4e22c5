"""Children that read: started or forked, asked one file at a time, ended where they are late."""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, BinaryIO, NamedTuple

from ..errors import NotReadable
from .pipes import raised, receive, send
from .working import serve

MEMORY = 1_000_000_000
"""Bytes one file may take, above what the child has when it begins."""
MEMORY_EACH = 40
"""Bytes more for each byte of the file unpacked: a long interview in Word takes 25."""
SECONDS = 9.0
"""Seconds of work any file may take."""
SECONDS_EACH = 6e-6
"""Seconds more for each byte unpacked: 18 MB of words in Word take some 35 s, and may take 117."""
START = 60.0
"""Seconds until it must have begun."""
PATIENCE = 4.0
"""So many times as long by the clock: on a busy machine a file waits more than it is worked at."""
Progress = Callable[..., object]


class Task(NamedTuple):
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

    def worked(self) -> float | None:
        """Seconds of processor time it has used; None where the system does not tell."""
        try:
            stat = Path(f"/proc/{self.number}/stat").read_text(encoding="ascii", errors="replace")
        except OSError:
            return None
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

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
    home = str(Path(__file__).parents[2])
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
        serve(os.fdopen(task_out, "rb"), os.fdopen(answer_in, "wb"))
    finally:
        os._exit(0)


class TimeLeft:
    """How many seconds a child may work on, 0 where it has had its time: of work, where the system
    tells how much it worked, and :data:`PATIENCE` times as long by the clock.
    """

    def __init__(self, child: Child, limit: float) -> None:
        self.child, self.limit = child, limit
        self.begun, self.worked = time.monotonic(), child.worked()

    def __call__(self) -> float:
        worked, waited = self.child.worked(), time.monotonic() - self.begun
        if worked is None or self.worked is None:
            return max(0.0, self.limit - waited)
        return max(0.0, min(self.limit - worked + self.worked, PATIENCE * self.limit - waited))


class Children:
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

    def call(self, task: Task, progress: Progress | None) -> Any:
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
        time_left: TimeLeft | None = None
        while True:
            try:
                left = START if time_left is None else time_left()
                kind, value = child.heard.get(timeout=left)
            except Empty:
                if time_left is not None and time_left():
                    continue
                raise NotReadable(
                    f"{name} takes longer to read than a file of its size should "
                    f"({limit:.0f} seconds); reading was ended. Split it, or save it anew.",
                    name=name,
                ) from None
            if kind == "begun":
                time_left = TimeLeft(child, limit)
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
