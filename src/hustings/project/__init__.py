"""A project: open it, add texts, code them, undo, fetch. It stores and fetches; it does not compute."""

from __future__ import annotations

from .project import OWN, Project, project_beside

__all__ = ["OWN", "Project", "project_beside"]
