"""A recording written down in a process of its own, so that it can be stopped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..project import Project
from ..views.answers.transcripts import HeardAnswer


def heard(project: Project, options: Mapping[str, Any]) -> HeardAnswer:
    """Add what a speech model hears (see :meth:`hustings.project.Project.transcribe`)."""
    made = project.transcribe(options["path"], options["model"], options.get("language") or None)
    doubted = sum(bool(turn.flags) for turn in made.turns)
    return HeardAnswer(made.id, made.title, len(made.turns), doubted)
