"""What a statement says, field by field, as values that can be compared; each with its metric."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..model import COMMITMENTS, Form, Statement
from ..model import Field as FormField
from .table import Level

EMPTY = "(empty)"
"""The value of a field that holds nothing: a label of its own, as the statement was made."""

UNSTATED = "(unstated)"
"""A holder or speaker nobody is named as."""

SHARED = ("speaker", "holder", "whose view", "commitment", "rejects", "time told")
"""Layers every statement has; a form's own field of such a name is called ``name (coded)``."""


@dataclass(frozen=True)
class Layer:
    """One thing that is compared: what it is called, how values are read, how far they lie apart.

    ``level`` None: no coefficient (free text, times). ``offered`` are the categories in their
    order; ``parents`` lead up a hierarchy; ``binary`` asks for AC1.
    """

    name: str
    kind: str
    level: Level | None
    value: Callable[[Statement], Any]
    offered: tuple[Any, ...] = ()
    parents: Mapping[str, str] | None = None
    binary: bool = False


def shared_layers() -> list[Layer]:
    """Speaker, holder, whose view it is, commitment, rejecting, time told."""
    return [
        Layer("speaker", "speaker", "nominal", lambda s: s.speaker or UNSTATED),
        Layer("holder", "holder", "nominal", lambda s: s.holder or UNSTATED),
        Layer("whose view", "holder", "nominal", whose_view, ("own", "other", "unstated")),
        Layer("commitment", "commitment", "nominal", lambda s: s.commitment, COMMITMENTS),
        Layer(
            "rejects", "commitment", "nominal",
            lambda s: "yes" if s.commitment == "rejects" else "no", ("yes", "no"), binary=True,
        ),
        Layer("time told", "time", None, lambda s: s.about or EMPTY),
    ]  # fmt: skip


def whose_view(statement: Statement) -> str:
    """Whether the view told is the speaker's own, another's, or nobody's who is named."""
    if statement.holder is None:
        return "unstated"
    return "own" if statement.holder == statement.speaker else "other"


FORM = Layer("form", "form", "nominal", lambda s: s.form)
"""Which kind of statement it is, asked of pairs found without regard to form."""


def form_layers(form: Form, rows: Sequence[Statement], parents: Mapping[str, str]) -> list[Layer]:
    """The fields of a form as layers; a field that holds several values is compared as sets."""
    several = {
        name for s in rows for name, v in s.values.items() if isinstance(v, (list, tuple, set))
    }
    used = {f.name: {s.values.get(f.name) for s in rows} for f in form.fields if f.ordered}
    out = []
    for field in form.fields:
        # a word that is no choice of the form has no place in its order
        strange = bool(used.get(field.name, set()) - {None, "", *field.choices})
        out.append(_layer(field, field.name in several, strange, parents))
    return out


def _layer(field: FormField, several: bool, strange: bool, parents: Mapping[str, str]) -> Layer:
    name = f"{field.name} (coded)" if field.name in SHARED else field.name

    def plain(s: Statement) -> Any:
        value = s.values.get(field.name)
        return EMPTY if value in (None, "") else value

    if several:
        return Layer(name, "several", "masi", lambda s: _set(s.values.get(field.name)))
    if field.kind == "number":
        return Layer(name, "number", "interval", lambda s: _number(s.values.get(field.name)))
    if field.kind == "yes/no":
        told = {True: "yes", False: "no"}
        read = lambda s: told.get(plain(s), plain(s))  # noqa: E731
        return Layer(name, "yes/no", "nominal", read, ("yes", "no"), binary=True)
    if field.kind == "choice" and field.ordered and not strange:
        value = lambda s: s.values.get(field.name) or None  # noqa: E731
        return Layer(name, "ordered", "ordinal", value, field.choices)
    if field.kind == "choice":
        return Layer(name, "choice", "nominal", plain, field.choices)
    if field.kind == "text":
        return Layer(name, "text", None, lambda s: " ".join(str(plain(s)).split()).casefold())
    if field.kind == "date":
        return Layer(name, "time", None, plain)
    return Layer(name, field.kind, "nominal", plain, (), parents if parents else None)


def _set(value: Any) -> frozenset[Any]:
    if value in (None, ""):
        return frozenset()
    return (
        frozenset(value)
        if isinstance(value, (list, tuple, set, frozenset))
        else frozenset((value,))
    )


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None


def ancestry(name: str, parents: Mapping[str, str]) -> list[str]:
    """A name and what stands above it, the highest first."""
    out = [name]
    while (above := parents.get(out[-1])) and above not in out:
        out.append(above)
    return out[::-1]


def same_time(one: str, other: str) -> bool:
    """Whether two EDTF times are equal at the coarser of their precisions.

    >>> same_time("2024-03", "2024-03-14"), same_time("2024", "2023-12"), same_time("202X", "2024")
    (True, False, True)
    """
    ours, theirs = one.strip("?~%").split("-"), other.strip("?~%").split("-")
    if "/" in one or "/" in other:
        return one == other
    return all(
        len(a) == len(b) and all(x == y or "X" in (x, y) for x, y in zip(a, b, strict=True))
        for a, b in zip(ours, theirs, strict=False)
    )
