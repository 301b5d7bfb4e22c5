"""Live changes: one small event whenever the project changes, whoever changed it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

from ..project import Project

PAUSE = 0.4
"""Seconds between two looks at the project's revision; another process may have written."""


async def changes(project: Project, stopping: Callable[[], bool]) -> AsyncIterator[dict[str, str]]:
    """Events for :class:`sse_starlette.EventSourceResponse`, until the server is ``stopping``.

    A file that was moved away is told as a change too: its revision is the last one, as "lost".
    """
    seen = (-1, "")
    while not stopping():
        current = await asyncio.to_thread(lambda: (project.revision, project.lost))
        if current != seen:
            seen = current
            lost = "true" if current[1] else "false"
            yield {"event": "changed", "data": f'{{"revision": {current[0]}, "lost": {lost}}}'}
        await asyncio.sleep(PAUSE)
