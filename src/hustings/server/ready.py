"""Answers to what pages ask first: looked up where they are kept with the project, else worked out
and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Final

import orjson
from fastapi import Response

from ..errors import HustingsError
from ..progress import steps
from ..project import Project, Sharing
from ..project.answered import asked, keep_answer, kept_answer, outdated
from ..views import people
from ..views.causal import factors, maps
from ..views.coders import agreement
from ..views.composing import figures
from ..views.network import networks
from ..wording import in_language

View = Callable[[Project, Mapping[str, Any]], Any]
"""What answers a question, of its options."""


def _drawing(project: Project, options: Mapping[str, Any]) -> Any:
    own = dict(options)
    size, short = (own.pop("wide"), own.pop("high")), bool(own.pop("short", False))
    return figures.drawing_view(project, own, size, short=short)


def _map_drawing(project: Project, options: Mapping[str, Any]) -> Any:
    own = dict(options)
    held, wide = own.pop("held", []), own.pop("wide", 0) or None
    short = bool(own.pop("short", False))
    return figures.map_drawing_view(project, own, held, wide, short=short)


QUESTIONS: Final[dict[str, View]] = {
    "people": lambda p, o: people.people_view(p, o["offset"], o["limit"]),
    "who may be one": lambda p, _: people.merges_view(p),
    "coders": lambda p, _: agreement.coders_view(p),
    "factors": factors.factors_view,
    "network": lambda p, o: networks.network_view(p, o, most=networks.UNPLACED),
    "network drawn": _drawing,
    "map": lambda p, o: maps.map_view(p, o, most=maps.ARROWS),
    "map drawn": _map_drawing,
}
"""What takes over a third of a second of a million statements: its name, and what answers it."""


def ready(project: Project, question: str, options: Mapping[str, Any]) -> bytes:
    """The answer to one of :data:`QUESTIONS` as JSON; plain data are its options."""
    known = asked(project, question, options)
    revision = project.revision
    data = kept_answer(project, known)
    if data is None:
        answer = QUESTIONS[question](project, options)
        data = orjson.dumps(answer, option=orjson.OPT_SERIALIZE_NUMPY)
        with suppress(HustingsError):  # a full disk, another program's lock: it is not missed
            keep_answer(project, known, revision, data)
    return data


def answer_to(project: Project, question: str, options: Mapping[str, Any]) -> Response:
    """The same, as an answer of a route."""
    return Response(ready(project, question, options), media_type="application/json")


def made_ready(project: Project, _options: Mapping[str, Any]) -> int:
    """Work out anew what was asked before something was written, as it was asked; how many answers
    there were. What was asked last is done last, and so stays longest.
    """
    project.keep_columns()
    questions = outdated(project, QUESTIONS)[::-1]
    for question in steps(questions, len(questions)):
        sharing = Sharing(question.called) if question.called else None
        seen = project.by(question.coder, sharing).resting_on(question.layers)
        with suppress(HustingsError), in_language(question.language):  # a layer that is gone
            ready(seen, question.name, question.options)
    return len(questions)
