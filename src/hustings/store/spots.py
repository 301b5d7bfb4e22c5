"""Opening a project where another process said that it lies."""

from __future__ import annotations

from functools import lru_cache

from .database import Database
from .file.opening import open_
from .file.place import Spot
from .postgres.in_schema import open_schema
from .postgres.pool import Postgres


def open_spot(spot: Spot) -> Database:
    """The project at a spot; of one database all share their connections. Raises as
    :func:`~hustings.store.file.opening.open_` and
    :func:`~hustings.store.postgres.in_schema.open_schema`.
    """
    if not spot.schema:
        return open_(spot.path)
    return open_schema(_reached(spot.address), spot.schema, str(spot.path))


@lru_cache(maxsize=1)
def _reached(address: str) -> Postgres:
    return Postgres(address)
