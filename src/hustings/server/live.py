"""Live changes: one small event whenever the project changes, whoever changed it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from ..project import Project

PAUSE = 0.7
"""Seconds between two looks at the project's revision; another process may have written."""


async def changes(project: Project) -> AsyncIterator[dict[str, str]]:
    """Events for :class:`sse_starlette.EventSourceResponse`."""
    seen = await asyncio.to_thread(lambda: project.revision)
    yield {"event": "changed", "data": f'{{"revision": {seen}}}'}
    while True:
        await asyncio.sleep(PAUSE)
        current = await asyncio.to_thread(lambda: project.revision)
        if current != seen:
            seen = current
            yield {"event": "changed", "data": f'{{"revision": {seen}}}'}
