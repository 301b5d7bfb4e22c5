"""What is written in a PostgreSQL database, by whatever process, heard on one connection."""

from __future__ import annotations

import threading
import time
from collections import Counter
from contextlib import suppress
from typing import Any

import sqlalchemy as sa

AGAIN = 1.0
"""Seconds before a connection that was lost is made anew, and between two looks at the end."""


class Ear:
    """Counts what is told of each schema on a channel; it listens from the first question on."""

    def __init__(self, engine: sa.Engine, channel: str) -> None:
        self._engine, self._channel = engine, channel
        self._told: Counter[str] = Counter()
        self._hears = self._closed = False
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def times(self, *schemas: str) -> int | None:
        """How often something was told of some schemas; None while nothing is heard."""
        with self._lock:
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(
                    target=self._listen, name="hustings-ear", daemon=True
                )
                self._thread.start()
        return sum(self._told[name] for name in schemas) if self._hears else None

    def close(self) -> None:
        """Listen no longer."""
        self._closed = True
        if self._thread is not None:
            self._thread.join(2 * AGAIN)

    def _listen(self) -> None:
        while not self._closed:
            with suppress(Exception):  # whatever ends a connection, another is made
                self._hear()
            self._hears = False
            if not self._closed:
                time.sleep(AGAIN)

    def _hear(self) -> None:
        raw = self._engine.raw_connection()
        raw.detach()
        connection: Any = raw.dbapi_connection
        try:
            connection.autocommit = True
            connection.execute(f"LISTEN {self._channel}")
            self._hears = True
            while not self._closed:
                for told in connection.notifies(timeout=AGAIN):
                    self._told[told.payload] += 1
        finally:
            raw.close()
