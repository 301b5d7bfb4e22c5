"""PostgreSQL for tests: a new database for each, skipped with a word where none is running."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

SERVER = os.environ.get("HUSTINGS_POSTGRES", "")
"""The address of a database of a server to try on; '.ci/postgres' starts one and prints it."""


@contextmanager
def new_database() -> Iterator[str]:
    """The address of a new, empty database, which is gone afterwards."""
    if not SERVER:
        pytest.skip("No PostgreSQL: HUSTINGS_POSTGRES=$(.ci/postgres)")
    import psycopg

    name = f"t_{secrets.token_hex(6)}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        try:
            yield f"{SERVER.rpartition('/')[0]}/{name}"
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
