"""Balance of an account as a page shows it: triads, camps, what stands against them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...networks import RelationNetwork, balance
from ...project import Project
from ...wording import say, worded
from ..answers.described import BalanceAnswer, TriadEdge, TriadRow
from ..telling import described


def balance_view(project: Project, options: Mapping[str, Any]) -> BalanceAnswer:
    """Balance of one account with its sentences; exact as far as it can be, and said."""
    asked = {k: v for k, v in options.items() if k != "compare"}
    net = described.relations(project, asked)
    found = balance(net)
    words = _pair_words(net)
    return BalanceAnswer(
        said=found.said,
        triads=[
            TriadRow(
                edges=[
                    TriadEdge(one, other, sign, words.get(frozenset((one, other)), ""))
                    for (one, other), sign in zip(_sides(t.names), t.signs, strict=True)
                ],
                balanced=t.balanced,
                statements=t.statements,
            )
            for t in found.closed
        ],
        balanced_share=found.balanced_share,
        frustration=found.frustration,
        exact=found.exact,
        at_least=found.at_least,
        camps=found.camps,
        alone=found.alone,
        against=[(a, b) for a, b, _ in found.frustrated],
    )


def _sides(names: tuple[str, str, str]) -> list[tuple[str, str]]:
    """First–second, second–third, first–third: the order of a triad's signs."""
    one, two, three = names
    return [(one, two), (two, three), (one, three)]


def _pair_words(net: RelationNetwork) -> dict[frozenset[str], str]:
    """How each pair is told: "A opposes B"; the first of several, with how many more."""
    told: dict[frozenset[str], list[str]] = {}
    for t in net.ties:
        if t.sign:
            pair = frozenset((t.source, t.target))
            told.setdefault(pair, []).append(f"{t.source} {worded(t.relation)} {t.target}")
    return {
        pair: say("{first} and {n} more", first=words[0], n=len(words) - 1)
        if len(words) > 1
        else words[0]
        for pair, words in told.items()
    }
