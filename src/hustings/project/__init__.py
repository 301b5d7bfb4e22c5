"""A project: open it, add texts, code them, undo, fetch. It stores and fetches; it does not
compute.
"""

from __future__ import annotations

from .coding import OWN
from .project import Project, project_beside

__all__ = ["OWN", "Project", "project_beside"]
