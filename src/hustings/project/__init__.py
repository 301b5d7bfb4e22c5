"""A project: open it, add texts, code them, undo, fetch. It stores and fetches; it does not
compute.

``Project`` is made of its collections (texts, names, statements, suggestions, verdicts,
assignments, studies …) on ``base``, which gathers the rows of one write: one module each, or a
folder with the longer work that belongs to it (``texts``, ``columns``, ``coders``, ``copies``).
"""

from __future__ import annotations

from .conflicts import tried_again
from .drafting import OWN
from .project import Project, project_beside
from .standpoint import Sharing

__all__ = ["OWN", "Project", "Sharing", "project_beside", "tried_again"]
