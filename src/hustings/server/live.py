"""Live changes: one small event whenever the project changes, whoever changed it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

from ..project import Project

PAUSE = 0.4
"""Seconds between two looks at the project's revision; another process may have written."""


async def changes(project: Project, stopping: Callable[[], bool]) -> AsyncIterator[dict[str, str]]:
    """Events for :class:`sse_starlette.EventSourceResponse`, until the server is ``stopping``."""
    seen = await asyncio.to_thread(lambda: project.revision)
    yield {"event": "changed", "data": f'{{"revision": {seen}}}'}
    while not stopping():
        await asyncio.sleep(PAUSE)
        current = await asyncio.to_thread(lambda: project.revision)
        if current != seen:
            seen = current
            yield {"event": "changed", "data": f'{{"revision": {seen}}}'}
