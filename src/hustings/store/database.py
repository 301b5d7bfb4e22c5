"""One open project file: who reads, who writes, and that its journal is folded into it.

Writes go one after the other behind one lock; :mod:`hustings.store.file.connecting` says how a file
is connected to.
"""

from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa

from ..errors import NotAProject, NotWritable
from . import aside
from .audience import Scope
from .file import copies, health, seal
from .file.connecting import connected, pooled
from .file.descriptors import keep_open
from .file.place import Place, Spot
from .held import Held
from .plainly import DAMAGED, said_plainly

T = TypeVar("T")


IDLE = 3.0
"""Seconds without a write after which the journal is folded into the file."""

PATIENCE = 200
"""Milliseconds the keeper waits for those who read; writing waits as long."""

LET_GO = 2.0
"""Seconds a project that is closed waits for those who still read."""


class Database:
    """One open project: a pool of connections, and one lock round writing.

    A connection of its own, the keeper, sees the open file to the end, also where it was moved or
    deleted meanwhile: it folds the journal, and copies the project.
    """

    scope: Scope | None = None
    """What may be seen through it; None: everything."""

    plain = False
    """Whether its store has plain tables where SQLite has its own full-text index."""

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool = False,
        seen: health.Health | None = None,
        called: Path | None = None,
    ) -> None:
        self.path = path
        self.called = called or path
        """The path the project is known by: while it is made it lies beside that."""
        self.read_only = read_only
        self.seen = seen or health.Health()
        self.whole: Database = self
        self.views: dict[Scope, Database] = {}
        """The project as people see it who may not see all, see :mod:`hustings.store.scope`."""
        self._lock = threading.RLock()
        self.holding = threading.local()
        """What each thread holds of one moment, through whatever view of the project."""
        self._kept: dict[Hashable, tuple[tuple[str | None, ...], Any]] = {}
        self.absent: dict[str, frozenset[str]] = {}
        self._refuge: Path | None = None
        self._aside: Path | None = None
        self._written = 0.0
        self._waiting: threading.Timer | None = None
        self._let_go = keep_open(self, path)
        with said_plainly(self.called):
            self._keeper = connected(path, read_only=read_only)
            self._keeper.execute(f"PRAGMA busy_timeout={PATIENCE}")
        # asked only now: opening the file made its journal
        self.place = Place(path)
        self.engine = pooled(self.another)

    def another(self) -> sqlite3.Connection:
        """One more connection to the open file, or to a copy where it no longer lies there."""
        if self._refuge is None and not self.place.look():
            return self._connected(self.path)
        with self._lock:
            if self._refuge is None:
                self._refuge = copies.refuge(self._keeper, self.path.name)
        return self._connected(self._refuge, read_only=True)

    def _connected(self, path: Path, read_only: bool = False) -> sqlite3.Connection:
        if self._aside is not None:
            return aside.connected(self._aside, path)
        return connected(path, read_only=read_only or self.read_only)

    @property
    def spot(self) -> Spot:
        """Where another process opens it."""
        return Spot(self.called)

    def index_aside(self) -> None:
        """Ask an index beside the project from now on, made anew of what can be read of it."""
        self._aside = aside.made(self.path, self.absent)
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection to read with; sees one moment of the project."""
        with said_plainly(self.called), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A connection inside one transaction: all of it is kept, or nothing.

        Raises FileMoved where the open file no longer lies at its path, NotWritable where it is
        damaged or read-only.
        """
        if self.seen.damage:
            raise NotWritable(self.seen.damage)
        if self.read_only:
            raise NotWritable(
                f"{self.called.name} cannot be written: the file or its folder is read-only. Copy "
                f"it first."
            )
        with self._between(), self._lock, said_plainly(self.called):
            self.place.check()
            with self.engine.connect() as connection:
                connection = connection.execution_options(hustings_write=True)
                with connection.begin():
                    unsealed = connection.exec_driver_sql(seal.BREAK).rowcount > 0
                    yield connection
                    self.place.check()
            self._wrote(unsealed)
            self.place.check()

    def _wrote(self, unsealed: bool) -> None:
        """After a write: the file itself tells that it has a journal, which is folded when idle."""
        if unsealed:
            self._keeper.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        self._written = time.monotonic()
        if self._waiting is None:
            self._wait(IDLE)

    def _wait(self, seconds: float) -> None:
        self._waiting = threading.Timer(seconds, self._idle)
        self._waiting.daemon = True
        self._waiting.start()

    def _idle(self) -> None:
        """Fold the journal, unless something was written meanwhile."""
        with self._lock:
            if self._waiting is None:
                return
            written = self._written
        left = IDLE - (time.monotonic() - written)
        folded = left <= 0 and self.fold()
        with self._lock:
            if folded and self._written == written:
                self._waiting = None
            elif self._waiting is not None:  # not closed meanwhile
                self._wait(max(left, 0.5))

    def fold(self) -> bool:
        """Bring the journal into the file, so that the file alone is the whole project.

        False where others were reading or writing; what is in the journal is then still safe there.
        """
        try:
            with self._lock:
                if self.read_only or self.place.look():
                    return True  # there is nothing to fold into
                file = seal.folded(self._keeper, self.path)
            if isinstance(file, bool):
                return file
            summed = seal.digest(self.path, file.said)  # seconds of a large file: nobody waits
            with self._lock:
                return seal.sealed(self._keeper, self.path, file, summed)
        except (sqlite3.Error, OSError):  # a full disk, another program's lock: it can wait
            return False
        except RuntimeError:  # the program is ending and begins nothing any more
            return False

    @contextmanager
    def exclusive(self) -> Iterator[sqlite3.Connection]:
        """The connection that outlives the others, for what rebuilds the whole file; the idle ones
        are let go of first. Raises FileMoved.
        """
        with self._lock, said_plainly(self.called):
            self.place.check()
            self.engine.dispose()
            yield self._keeper

    def narrowed(self, scope: Scope) -> Database:
        """The project as one person may see it, where its store does that (see scope.py)."""
        raise NotImplementedError

    def alone(self, what: str) -> AbstractContextManager[bool]:
        """Whether no other server does a thing with the project; a file is served by one."""
        return nullcontext(bool(what))

    def rewrite(self) -> None:
        """Write everything anew, so that nothing of what was deleted stays (see erasing.py)."""
        raise NotImplementedError

    def save_copy(self, target: Path) -> dict[str, int]:
        """The whole project as a new file, also while it is in use or no longer where it was.

        Returns the number of records by table, the same in both. Raises ProjectError where
        something is at ``target`` already, or the copy is not the same.
        """
        with self._lock, said_plainly(target):
            return copies.copy(self._keeper, target)

    def read_apart(self, update: Callable[[Database], object]) -> None:
        """Read from a copy of an older project that may not be written to, brought up to date."""
        self._refuge = copies.refuge(self._keeper, self.path.name)
        with closing(Database(self._refuge)) as copy:
            update(copy)

    def revisions(self) -> dict[str, str]:
        """The revision of the project ("revision") and of each table written to since ("revision of
        …").
        """
        held = self._held()
        if held is None:
            return self._revisions()
        if held.revisions is None:
            held.revisions = self._revisions()
        return held.revisions

    def _revisions(self) -> dict[str, str]:
        with said_plainly(self.called):
            # plainly: it is asked before every look at what is kept, in a tenth of the time
            raw = self.engine.raw_connection()
            try:
                cursor = raw.cursor()
                cursor.execute("SELECT id, value FROM meta")
                return dict(cursor.fetchall())
            finally:
                raw.close()

    def revision(self) -> int:
        """A number that grows with every write. Raises NotAProject where the file tells none."""
        told = self.revisions().get("revision", 0)
        try:
            return int(told)
        except (TypeError, ValueError, OverflowError):
            raise NotAProject(DAMAGED.format(name=self.path.name)) from None

    def number(self, told: int) -> int | None:
        """The entry of the log that is known under a number: that one."""
        return told

    @contextmanager
    def moment(self, *, glancing: bool = False) -> Iterator[None]:
        """Whether what is :meth:`kept` still holds is asked once for all that is done inside, and
        again after whatever the same thread writes meanwhile. ``glancing``: hardly anything else is
        asked inside.
        """
        mine = self._moments()
        if self in mine:
            yield
            return
        with Held(glancing=glancing) as held:
            mine[self] = held
            try:
                yield
            finally:
                del mine[self]

    def _moments(self) -> dict[Database, Held]:
        """What this thread holds, through each view of the project it looks through."""
        mine: dict[Database, Held] | None = getattr(self.whole.holding, "held", None)
        if mine is None:
            mine = self.whole.holding.held = {}
        return mine

    def _held(self) -> Held | None:
        return self._moments().get(self)

    @contextmanager
    def _between(self) -> Iterator[None]:
        """A write ends the moment before it, and another begins after it."""
        for held in self._moments().values():
            held.let_go()
        try:
            yield
        finally:
            for held in self._moments().values():
                held.let_go()

    def kept(self, name: Hashable, tables: Sequence[str], make: Callable[[], T]) -> T:
        """What ``make`` found in some tables, until one of them is written to, in whatever process.

        It is shared: whoever gets it must not change it. Without tables it is kept until anything
        is written.
        """
        now = self.revisions()
        seen = tuple(now.get(f"revision of {table}") for table in tables) or (now.get("revision"),)
        known = self._kept.get(name)
        if known is None or known[0] != seen:
            known = self._kept[name] = (seen, make())
        found: T = known[1]
        return found

    def close(self) -> None:
        """Give every connection back, the journal folded into the file."""
        with self._lock:
            for view in self.views.values():
                view.close()
            self.views.clear()
            if self._waiting is not None:
                self._waiting.cancel()
                self._waiting = None
            until = time.monotonic() + LET_GO
            while self.engine.pool.checkedout() and time.monotonic() < until:  # type: ignore[attr-defined]
                time.sleep(0.01)
            self.engine.dispose()
            with suppress(sqlite3.ProgrammingError):  # closed before
                self.fold()
                self._keeper.close()
            self._let_go()
            if self._refuge is not None:
                shutil.rmtree(self._refuge.parent, ignore_errors=True)
                self._refuge = None
            if self._aside is not None:
                shutil.rmtree(self._aside.parent, ignore_errors=True)
                self._aside = None
