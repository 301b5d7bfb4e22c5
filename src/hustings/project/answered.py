"""Answers that took long, kept with the project as they were sent: a lookup for whoever opens it
next, until something is written.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from .. import store
from ..wording import spoken
from .project import Project

MANY: Final = 20_000
"""Statements from which answers are kept: over fewer they are worked out in a moment."""

AGAIN: Final = 16
"""Questions that are asked again after something was written, those asked last."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked of a project, by whom, of which layers, and in which language it is answered;
    ``options`` are plain data.
    """

    name: str
    options: Mapping[str, Any]
    coder: str = ""
    layers: tuple[str, ...] = ()
    called: str = ""
    """The name of a project that several people share; answers tell it."""
    language: str = field(default_factory=spoken)

    def written(self) -> str:
        """The same in letters, however its options are ordered."""
        return json.dumps(asdict(self), sort_keys=True)


def asked(project: Project, name: str, options: Mapping[str, Any]) -> Question:
    """A question as it is asked through a view of a project."""
    called = project.standpoint.called or ""
    return Question(name, options, project.coder, project.layers, called)


def kept_answer(project: Project, question: Question) -> bytes | None:
    """The answer a question has now; None where it is not kept, or this program did not make it."""
    if not _keeps(project):
        return None
    return store.kept_answer(project.database, question.written(), project.revision)


def keep_answer(project: Project, question: Question, revision: int, data: bytes) -> bool:
    """Keep the answer a question had at a revision, where there is much and somebody who works on
    it keeps columns (:meth:`~hustings.project.Project.keep_columns`); False where it is not kept.
    """
    if not _keeps(project):
        return False
    return store.keep_answer(project.database, question.written(), revision, data)


def outdated(project: Project, among: Collection[str]) -> list[Question]:
    """Questions of some names whose kept answers are of another revision, those asked last
    first.
    """
    if not _keeps(project):
        return []
    every = (_read(letters) for letters in store.outdated(project.database, project.revision))
    return [question for question in every if question.name in among][:AGAIN]


def renewing_alone(project: Project) -> AbstractContextManager[bool]:
    """Whether no other server renews the answers kept with a project; none does meanwhile."""
    return project.whole.database.alone("renewing")


def _keeps(project: Project) -> bool:
    whole = project.database.scope is None
    return whole and project.keeps_columns and project.counts()["statements"] >= MANY


def _read(letters: str) -> Question:
    told = json.loads(letters)
    return Question(**{**told, "layers": tuple(told["layers"])})
