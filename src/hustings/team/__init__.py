"""A team server's own: accounts, sessions, roles, members, links, keys, audit. It lets people in to
projects; what a project holds is none of its business.
"""

from __future__ import annotations

from .team import Team, found, opened

__all__ = ["Team", "found", "opened"]
