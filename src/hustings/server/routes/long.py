"""Questions that may take long, as requests: progress while it lasts, an end when nobody waits.

A question over few statements is answered at once, in a thread. Any other becomes a job (see
:mod:`hustings.server.jobs`). A request that accepts ``text/event-stream`` hears events:
``progress`` (a :class:`Progress`), then ``answer`` or ``trouble``. Whoever closes the connection
ends the job.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

import orjson
from fastapi import Request, Response
from pydantic import TypeAdapter
from sse_starlette.sse import EventSourceResponse

from ...errors import HustingsError
from ...project import Project
from ...project.answered import Question, asked, keep_answer, kept_answer
from ...refusals import retold
from ...wording import spoken
from ..jobs import Failed, Job, Jobs, Key
from ..working import Task, answered
from .common import answer
from .refusals import Described, refusal

FEW: Final[Mapping[str, int]] = {"statements": 500}
"""Up to so many a question about statements is answered in less time than a process costs."""
LOOK: Final = 0.2
"""Seconds between two looks at how far a job is, and whether anybody still waits for it."""
EVENTS: Final = "text/event-stream"
LEFT: Final = 499
"""The status of an answer nobody waits for any more; nobody sees it."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an answer is: ``done`` of ``of`` steps (0 of 0 before the first is told), ``ahead``
    jobs before it, whether it is ``running``."""

    done: int
    of: int
    ahead: int
    running: bool


TOLD: Final[Described] = {
    200: {"content": {EVENTS: {"schema": TypeAdapter(Progress).json_schema()}}}
}
"""What is told on the way to an answer, as a route describes it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the answer to a question is kept: in this process, and with a project of many
    statements, for whoever opens it next.
    """

    jobs: Jobs
    key: Key
    project: Project
    asked: Question

    @classmethod
    def of(cls, jobs: Jobs, project: Project, question: str, options: Mapping[str, Any]) -> Place:
        """Its place as of now."""
        plain = orjson.dumps(options, option=orjson.OPT_SORT_KEYS, default=str)
        key = question, plain, project.standpoint, project.whole.revision, spoken()
        return cls(jobs, key, project, asked(project, question, orjson.loads(plain)))

    def look(self) -> bytes | None:
        """The answer; None where none is kept."""
        return self.jobs.kept(self.key) or kept_answer(self.project, self.asked)

    def keep(self, data: bytes) -> None:
        """Keep the answer that was given."""
        *_, revision, _ = self.key
        self.jobs.keep(self.key, data)
        with suppress(HustingsError):  # a full disk, another program's lock: it is not missed
            keep_answer(self.project, self.asked, revision, data)


async def long_answer(
    request: Request,
    project: Project,
    question: str,
    options: Mapping[str, Any],
    few: Mapping[str, int] | None = None,
) -> Response:
    """The answer to one of :data:`~hustings.server.working.QUESTIONS`, or the events on the way to
    it; at once in a project that has no more than a ``few``. Raises what the question raises.
    """
    if await asyncio.to_thread(_quick, project, few or FEW):
        return _json(await asyncio.to_thread(answered, question, project, options))
    jobs: Jobs = request.state.jobs
    place = await asyncio.to_thread(Place.of, jobs, project, question, options)
    found = await asyncio.to_thread(place.look)
    if found is not None:
        return _json(found)
    job = jobs.begin(Task(question, options, project.standpoint))
    if EVENTS in request.headers.get("accept", ""):
        return EventSourceResponse(_events(jobs, job, place))
    return await _whole(request, job, place)


async def long_work(
    request: Request,
    project: Project,
    question: str,
    options: Mapping[str, Any],
    few: Mapping[str, int] | None = None,
) -> Response:
    """Work that writes, or whose answer nobody may keep: a job where another process can open the
    project, unless it has no more than a ``few``; never answered from memory. Raises what the work
    raises.
    """
    here = few is not None and await asyncio.to_thread(_quick, project, few)
    if here or not project.opens_elsewhere:
        return _json(await asyncio.to_thread(answered, question, project, options))
    jobs: Jobs = request.state.jobs
    job = jobs.begin(Task(question, options, project.standpoint))
    if EVENTS in request.headers.get("accept", ""):
        return EventSourceResponse(_events(jobs, job, None))
    return await _whole(request, job, None)


def _quick(project: Project, few: Mapping[str, int]) -> bool:
    """Whether a question is answered here: of few things, or no file another process can open."""
    counts = project.counts()
    return all(counts[name] <= n for name, n in few.items()) or not project.opens_elsewhere


def _json(data: bytes) -> Response:
    return Response(data, media_type="application/json")


async def _whole(request: Request, job: Job, place: Place | None) -> Response:
    """The answer alone; the job is ended where whoever asked has gone."""
    coming = asyncio.wrap_future(job.future)
    try:
        while True:
            done, _ = await asyncio.wait({coming}, timeout=LOOK)
            if done:
                data = coming.result()
                if place is not None:
                    await asyncio.to_thread(place.keep, data)
                return _json(data)
            if await request.is_disconnected():
                return Response(status_code=LEFT)
    except Failed as failure:
        return failed(failure)
    finally:
        job.end()


async def _events(jobs: Jobs, job: Job, place: Place | None) -> AsyncIterator[dict[str, str]]:
    """Progress, then the answer or the trouble; the job is ended where nobody listens."""
    coming = asyncio.wrap_future(job.future)
    told = None
    try:
        while True:
            ahead = 0 if job.running else jobs.ahead(job)
            now = Progress(job.done, job.of, ahead, job.running)
            if now != told:
                told = now
                yield {"event": "progress", "data": orjson.dumps(now).decode()}
            done, _ = await asyncio.wait({coming}, timeout=LOOK)
            if done:
                break
        data = coming.result()
        if place is not None:
            await asyncio.to_thread(place.keep, data)
        yield {"event": "answer", "data": data.decode()}
    except HustingsError as error:
        yield {"event": "trouble", "data": bytes(refusal(error).body).decode()}
    except Failed as failure:
        yield {"event": "trouble", "data": bytes(failed(failure).body).decode()}
    finally:
        job.end()


def failed(failure: Failed) -> Response:
    """What nobody foresaw, as an answer."""
    sentence = retold(f"{failure} What was saved is safe.")
    return answer({"error": sentence, "kind": "Failure"}, 500)
