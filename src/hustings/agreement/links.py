"""Do two coders draw the same map? Links as sets, holder by holder."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..model import Form, Statement

ENDS = ("cause", "effect")
"""The fields a form of causes has."""

Link = tuple[str, str]


@dataclass(frozen=True)
class LinkAgreement:
    """Links two coders draw in one holder's account (``holder`` "" : in all of them together).

    F1 = 2 shared / (links of both). ``reversed`` links run the other way; ``same_sign`` of
    ``shared`` directed links carry one sign; ``signed`` asks for link and sign. None where neither
    draws a link.
    """

    coders: tuple[str, str]
    holder: str
    level: str
    links: tuple[int, int]
    shared: int
    reversed: int
    same_sign: int
    directed: float | None
    undirected: float | None
    signed: float | None


def is_causal(form: Form) -> bool:
    """Whether a form draws arrows."""
    return all(form.field(end) for end in ENDS)


def link_agreement(
    rows: Iterable[Statement], coders: Sequence[str], parents: Mapping[str, str]
) -> tuple[LinkAgreement, ...]:
    """Every pair of coders: all accounts together, each holder's, and the same one level up.

    A map draws what its holder asserts: other commitments are left out.
    """
    told = [
        s for s in rows
        if s.commitment == "asserts" and all(s.values.get(end) for end in ENDS)
    ]  # fmt: skip
    out: list[LinkAgreement] = []
    for level in ("as coded", "one level up"):
        if level != "as coded" and not parents:
            continue
        up = (lambda name: parents.get(name) or name) if level != "as coded" else str
        sets: dict[str, dict[str, dict[Link, str]]] = {}
        for s in told:
            cause, effect = (up(str(s.values[end])) for end in ENDS)
            own = sets.setdefault(s.holder or s.speaker or "", {}).setdefault(s.coder, {})
            sign = str(s.values.get("sign") or "")
            before = own.get((cause, effect), sign)
            # two signs of one coder on one link are a sign of their own
            own[cause, effect] = sign if before == sign else "+ and -"
        for pair in itertools.combinations(coders, 2):
            each = [
                _compared(pair, holder, level, found.get(pair[0], {}), found.get(pair[1], {}))
                for holder, found in sorted(sets.items())
                if found.get(pair[0]) or found.get(pair[1])
            ]
            out += [_together(pair, level, each), *each] if each else []
    return tuple(out)


def _compared(
    pair: tuple[str, str], holder: str, level: str, a: Mapping[Link, str], b: Mapping[Link, str]
) -> LinkAgreement:
    shared = a.keys() & b.keys()
    same = sum(1 for link in shared if a[link] == b[link])
    turned = sum(1 for x, y in a.keys() - shared if x != y and (y, x) in b.keys() - shared)
    return _made(pair, holder, level, (len(a), len(b)), (len(shared), turned, same))


def _together(
    pair: tuple[str, str], level: str, each: Sequence[LinkAgreement]
) -> LinkAgreement:  # fmt: skip
    links = (sum(x.links[0] for x in each), sum(x.links[1] for x in each))
    found = tuple(sum(getattr(x, k) for x in each) for k in ("shared", "reversed", "same_sign"))
    return _made(pair, "", level, links, (found[0], found[1], found[2]))


def _made(
    pair: tuple[str, str],
    holder: str,
    level: str,
    links: tuple[int, int],
    found: tuple[int, int, int],
) -> LinkAgreement:
    shared, turned, same = found
    total = sum(links)

    def f1(n: int) -> float | None:
        return 2 * n / total if total else None

    return LinkAgreement(
        pair, holder, level, links, shared, turned, same, f1(shared), f1(shared + turned), f1(same)
    )
