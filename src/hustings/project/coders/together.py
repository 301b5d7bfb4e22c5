"""Statements of three and more coders on one passage, brought together so that one thing is settled
once: what two of them share belongs with what a third has there.
"""

from __future__ import annotations

from collections.abc import Iterable

from ...agreement import Difference
from ...model import Statement


def groups(found: Iterable[Difference]) -> dict[str, tuple[str, ...]]:
    """Statement -> the ids of all that stand with it, by coder; each coder has one in a group.

    Two are brought together by the differences found between pairs of coders, in reading order;
    where both have one of the same coder already they stay apart.
    """
    together: dict[str, dict[str, Statement]] = {}
    for one in found:
        for statement in (one.a, one.b):
            if statement is not None:
                together.setdefault(statement.id, {statement.coder: statement})
        if one.a is None or one.b is None:
            continue
        left, right = together[one.a.id], together[one.b.id]
        if left is not right and not left.keys() & right.keys():
            left |= right
            for statement in right.values():
                together[statement.id] = left
    return {key: tuple(g[c].id for c in sorted(g)) for key, g in together.items()}
