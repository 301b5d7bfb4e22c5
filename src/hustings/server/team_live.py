"""What a project's people are told while they look at it: changes, who is there, an ended right.

A project is looked at once for all who listen, and each stream ends when its right does.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

import orjson

from ..model import Change
from ..project import Project
from ..team import Team
from ..team.presence import Present, present
from ..views.answers.team import ChangedEvent, PresenceEvent, PresentRow, RoleEvent

PAUSE = 0.15
"""Seconds between two looks at a project somebody listens to."""
QUIET = 2.0
"""Seconds between two looks where the place tells of every write, and told of none: people who are
there no more tell nothing."""
AGAIN = 30.0
"""Seconds after which every right is looked at again, as sessions run out by themselves."""
RECORDS = 20
"""So many records of a change are named."""

Event = dict[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """A project at one moment."""

    revision: int
    lost: bool
    rights: str
    here: tuple[Present, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """The role somebody has, and the project as he sees it."""

    role: str
    project: Project


@dataclass(frozen=True, slots=True)
class Listener:
    """Somebody who listens: ``sees`` says what he may now, None where the right ended."""

    sees: Callable[[], Seen | None]


class Hub:
    """Everybody who listens to one project in this process."""

    def __init__(
        self, team: Team, key: str, project: Project, stopping: Callable[[], bool]
    ) -> None:
        self.team, self.key, self.project, self.stopping = team, key, project, stopping
        self._listening: set[asyncio.Queue[Event | None]] = set()
        self._task: asyncio.Task[None] | None = None

    async def events(self, listener: Listener) -> AsyncIterator[Event]:
        """Events for one person, until the right ends."""
        queue: asyncio.Queue[Event | None] = asyncio.Queue()
        seen = await asyncio.to_thread(listener.sees)
        first = await asyncio.to_thread(self._look)
        self._listening.add(queue)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._watch(first))
        told = first.revision
        try:
            if seen is not None:
                told = await asyncio.to_thread(_revision, seen.project)
            yield _told("changed", ChangedEvent(told, first.lost))
            yield _told("presence", _presence(first.here if _sees_others(seen) else ()))
            while seen is not None and not self.stopping():
                try:
                    event = await asyncio.wait_for(queue.get(), timeout=1.0)
                except TimeoutError:
                    continue
                now = await asyncio.to_thread(listener.sees)
                if now is None or now.role != seen.role:
                    yield _told("role", RoleEvent(now.role if now else ""))
                    break
                seen = now
                if event is not None and (seen.project == self.project):
                    yield event
                elif event is not None:
                    own, told = await asyncio.to_thread(self._own, event, seen, told)
                    if own is not None:
                        yield own
        finally:
            self._listening.discard(queue)

    def _own(self, event: Event, seen: Seen, told: int) -> tuple[Event | None, int]:
        """An event as somebody is told it who does not see all: of what he sees, or nothing."""
        if event["event"] == "presence":
            return (event if _sees_others(seen) else None), told
        revision = seen.project.revision
        if revision == told:
            return None, told
        return _told("changed", ChangedEvent(revision, bool(seen.project.lost))), revision

    async def _watch(self, seen: Look) -> None:
        """Look again and again while anybody listens, and tell all of them what is new."""
        checked = looked = asyncio.get_running_loop().time()
        record = await asyncio.to_thread(self.team.project_record, self.key)
        told: int | None = None
        while self._listening and not self.stopping():
            await asyncio.sleep(PAUSE)
            before, told = told, self.team.shelf.stirred(str(record["file"]))
            moment = asyncio.get_running_loop().time()
            if told is not None and told == before and moment - looked < QUIET:
                continue
            looked = moment
            now = await asyncio.to_thread(self._look)
            if (now.revision, now.lost) != (seen.revision, seen.lost):
                self._tell(_told("changed", await asyncio.to_thread(self._changed, now)))
            if now.here != seen.here:
                self._tell(_told("presence", _presence(now.here)))
            if now.rights != seen.rights or moment - checked > AGAIN:
                checked = moment
                self._tell(None)
            seen = now

    def _look(self) -> Look:
        with self.team.base.reading() as records:
            known = records.one("meta", {"id": "rights"})
        rights = str(known["value"]) if known else ""
        lost = bool(self.project.lost)
        revision = self.project.revision
        return Look(revision, lost, rights, present(self.team, self.key))

    def _changed(self, now: Look) -> ChangedEvent:
        """What was written last, in numbers and ids, never in words of a text."""
        change = self.project.newest()
        if change is None:
            return ChangedEvent(now.revision, now.lost)
        keys = list(dict.fromkeys(str(row["key"]) for row in change.rows))[:RECORDS]
        marked = [str(r["key"]) for r in change.rows[:RECORDS] if r["table"] == "statements"]
        texts = _texts(change) | {s.transcript for s in self.project.statements(ids=marked)}
        one = texts.pop() if len(texts) == 1 else None
        return ChangedEvent(now.revision, now.lost, change.by, change.verb, one, keys)

    def _tell(self, event: Event | None) -> None:
        for queue in self._listening:
            queue.put_nowait(event)


def _revision(project: Project) -> int:
    """How far somebody sees the project changed."""
    return project.revision


def _sees_others(seen: Seen | None) -> bool:
    """Whether somebody is told who is here: not while he codes blind himself."""
    if seen is None or seen.project.scope is None:
        return seen is not None
    return seen.project.scope.looks_after and not seen.project.codes_blind


def _told(name: str, data: Any) -> Event:
    return {"event": name, "data": orjson.dumps(data).decode()}


def _presence(here: tuple[Present, ...]) -> PresenceEvent:
    return PresenceEvent([PresentRow(p.who, p.page, p.transcript, p.turn) for p in here])


def _texts(change: Change) -> set[str]:
    """The texts a change is about, as far as its rows say so."""
    found = {str(row["key"]) for row in change.rows if row["table"] == "transcripts"}
    states = [s for row in change.rows for s in (row["before"], row["after"]) if s]
    return found | {str(s["transcript"]) for s in states if s.get("transcript")}
