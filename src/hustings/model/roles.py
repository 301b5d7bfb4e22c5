"""The roles of those who share a project: each may what the one before it may."""

from __future__ import annotations

from typing import Literal, get_args

Role = Literal["reader", "coder", "adjudicator", "manager", "owner"]
ROLES: tuple[Role, ...] = get_args(Role)
