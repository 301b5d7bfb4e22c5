"""A report as a person composes it: what is plain data, so that it is kept, merged and undone like
a saved study."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Literal, get_args

from ..errors import OptionError, UnknownName

Chart = Literal["stances", "over_time", "crosstab", "co_occurrence"]
CHARTS: tuple[str, ...] = get_args(Chart)
Drawn = Literal["network", "map", "relations", "lineage", "timeline", Chart]
DRAWN: tuple[str, ...] = get_args(Drawn)
"""What a figure of a report may show."""
Listed = Literal["quotations", "forecasts"]
LISTED: tuple[str, ...] = get_args(Listed)
"""What a table of a report may show."""
PartKind = Literal["text", "figure", "table", "account"]
KINDS: tuple[str, ...] = get_args(PartKind)
REPORT = "report"
"""What a kept study says it builds where it is a report."""
NOTED = re.compile(r"\[([^\]\n]*)\]\(note:([^)\s]+)\)")
"""A note in a text: its words, and the statement it opens."""
LONGEST = 200_000
"""Letters of one text of a report."""


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """A text of one's own (Markdown; ``[words](note:STATEMENT)`` opens a statement's sentence), or
    a figure, a table or an account: what it shows, of a kept ``study`` or with ``options`` (an
    account ``of`` a speaker; a ledger of some ``speakers``; both as of ``today``), under a title
    and a caption of one's own (empty: what it says of itself)."""

    kind: PartKind = "text"
    text: str = ""
    of: Drawn | Listed = "network"
    study: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    title: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class ReportPlan:
    """A report: what stands over it, its parts in order, and what stands under it.

    ``method``: how it was made, from what the project knows; ``statements`` and ``texts``: the
    appendix.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    place: str = ""
    lead: str = ""
    parts: tuple[DocumentPart, ...] = ()
    method: bool = True
    statements: bool = False
    texts: bool = False

    def as_data(self) -> dict[str, Any]:
        """As it is kept among the studies of a project."""
        return {"build": REPORT, **asdict(self)}


def plan_of(data: Mapping[str, Any]) -> ReportPlan:
    """A plan from plain data, a file's or a kept one. Raises OptionError, UnknownName."""
    told = {k: v for k, v in data.items() if k not in ("build", "name")}
    _known(told, ReportPlan)
    texts: dict[str, Any] = {
        k: _text(k, told.get(k, "")) for k in ("title", "date", "place", "lead")
    }
    authors, parts = told.get("authors", ()), told.get("parts", ())
    if not _listed(authors) or not all(isinstance(a, str) for a in authors):
        raise OptionError("authors is a list of names.")
    if not _listed(parts) or not all(isinstance(p, Mapping) for p in parts):
        raise OptionError("parts is a list of texts and figures.")
    usual = {"method": True, "statements": False, "texts": False}
    chosen = {k: told.get(k, v) for k, v in usual.items()}
    for name, value in chosen.items():
        if not isinstance(value, bool):
            raise OptionError(f"{name} is true or false, not {value!r}.")
    return replace(
        ReportPlan(**texts),
        authors=tuple(authors),
        parts=tuple(_part(p) for p in parts),
        **chosen,
    )


def renamed_study(data: Mapping[str, Any], name: str, to: str) -> dict[str, Any]:
    """A kept report as data, its figures of the study ``name`` now of the study ``to``."""
    parts = [{**p, "study": to} if p.get("study") == name else p for p in data.get("parts", ())]
    return {**data, "parts": parts}


def renoted(words: str, ids: Callable[[str], str | None]) -> str:
    """A text with its notes on what ``ids`` makes of their statements; where that is None, the
    words without a note."""

    def note(found: re.Match[str]) -> str:
        key = ids(found[2])
        return found[1] if key is None else f"[{found[1]}](note:{key})"

    return NOTED.sub(note, words)


def with_texts(data: Mapping[str, Any], made: Callable[[str], str]) -> dict[str, Any]:
    """A kept report as data, its texts of one's own as ``made`` has them."""
    parts = [{**p, "text": made(p.get("text") or "")} for p in data.get("parts", ())]
    return {**data, "lead": made(data.get("lead") or ""), "parts": parts}


def _part(told: Mapping[str, Any]) -> DocumentPart:
    _known(told, DocumentPart)
    kind = told.get("kind", "text")
    if kind not in KINDS:
        raise UnknownName("kind of part", str(kind), KINDS)
    known = LISTED if kind == "table" else DRAWN
    of = told.get("of", known[0])
    if of not in known:
        raise UnknownName("table" if kind == "table" else "figure", str(of), known)
    options = told.get("options") or {}
    if not isinstance(options, Mapping):
        raise OptionError("options of a figure are names with values.")
    words = {k: _text(k, told.get(k, "")) for k in ("text", "study", "title", "caption")}
    return DocumentPart(kind=kind, of=of, options=dict(options), **words)


def _known(told: Mapping[str, Any], what: type) -> None:
    names = [f.name for f in fields(what)]
    for name in told:
        if name not in names:
            raise UnknownName("part of a report", str(name), names)


def _listed(value: object) -> bool:
    return isinstance(value, list | tuple)


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise OptionError(f"{name} is text, not {value!r}.")
    if len(value) > LONGEST:
        raise OptionError(f"{name} is longer than {LONGEST:,} letters: make several texts of it.")
    return value
