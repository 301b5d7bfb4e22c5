"""Causal Map workbooks, read and written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ...errors import UnknownFormat
from ...guards.archive import bytes_of
from ...guards.cells import as_it_was
from ...guards.sheets import open_book
from ...model import (
    COMMITMENTS,
    Actor,
    Concept,
    Source,
    Statement,
    Transcript,
    Turn,
)
from ...model.chains import chain_of
from ...model.told_signs import STRENGTHS
from ..bundle import Bundle, Report
from .cells import exists, sheets_of, text_of
from .mapfile import CAUSE_FORM, MapFile

_SIGNS = ("+", "-", "?")
_UNNAMED = "unnamed source"
_LISTED = 12
"""Links a warning names; ``not_verbatim`` has all."""


def is_workbook(path: str | Path) -> bool:
    """Whether an .xlsx is a Causal Map workbook: it has the sheets *links* and *factors*. Reads no
    rows.
    """
    path = Path(path)
    with open_book(bytes_of(path), path.name) as book:
        return {"links", "factors"} <= {name.lower() for name in book.sheets}


def read_workbook(path: str | Path) -> MapFile:
    """A Causal Map workbook: sheets *factors*, *links*, *statements*, *sources* (and *questions*,
    *settings*).

    Every source becomes a transcript of its statements, each an answer; every link a statement of
    form cause, speaker and holder the source. A quote that is not word for word in its statement is
    imported with the whole statement as its passage (or with the passage that differs only in white
    space and capitals), its own words in the memo and the status ``quote not verbatim``;
    ``not_verbatim`` lists each. Links carry no sign of their own:
    read as + between the factors as worded (``~X`` being a factor of its own until opposites are
    combined).
    Sheets written by Hustings also carry sign, strength, hedge, speaker, holder and commitment.
    """
    path = Path(path)
    exists(path)
    sheets = sheets_of(path)
    for needed in ("links", "factors"):
        if needed not in sheets:
            raise UnknownFormat(
                f"{path.name} lacks the sheet {needed!r}: not a Causal Map workbook.", sheet=needed
            )
    report = Report(dialect="Causal Map workbook")
    labels, memos = _factors(sheets["factors"])
    links = list(sheets["links"])
    passages = _passages(sheets.get("statements", ()), links, report)
    order: dict[str, list[str]] = {}
    for key, passage in passages.items():
        if passage.words:
            order.setdefault(passage.source or _UNNAMED, []).append(key)
    questions = {
        text_of(row.get("question_id")): text_of(row.get("question_text"))
        for row in sheets.get("questions", ())
    }
    transcripts, places = _answers(order, passages, questions, path.name)
    texts = {t.id: t.text for t in transcripts}
    statements: list[Statement] = []
    odd: list[dict[str, str]] = []
    near = unsigned = 0
    used: set[str] = set()
    extras: dict[str, Any] = {}
    for number, row in enumerate(links, 1):
        id = _id(row, number, used)
        cause, effect = (_end(row, end, labels) for end in ("from", "to"))
        if not cause or not effect:
            report.left.append(
                f"Link {id}: factor {row.get('from')} or {row.get('to')} is not listed."
            )
            continue
        key = text_of(row["statement_id"])
        quoted = _quoted(_clean(text_of(row.get("quote"))), passages[key].words)
        if not quoted.words:
            report.warnings.append(f"Link {id} has no quote: it stands on its whole statement.")
        elif not quoted.is_verbatim:
            near += quoted.is_found
            told = {"link": id, "statement": key, "quote": quoted.words}
            odd.append({**told, "cause": cause, "effect": effect})
        unsigned += text_of(row.get("sign")) not in _SIGNS
        transcript, start, _ = places[key]
        span = (start + quoted.start, start + quoted.end)
        bare = _link(id, row, cause, effect, passages[key].source or _UNNAMED)
        statements.append(
            replace(
                bare,
                transcript=transcript,
                start=span[0],
                end=span[1],
                quote=texts[transcript][slice(*span)],
                status=quoted.status,
                memo="\n".join(x for x in (quoted.memo, text_of(row.get("link_memo"))) if x),
            )
        )
        extras[id] = {k: v for k, v in row.items() if v is not None}
    if unsigned:
        report.approximated.append(
            f"{unsigned} links carry no sign of their own: read as + between the factors as worded."
        )
    if odd:
        report.warnings.append(
            f"{len(odd)} of {len(statements)} quotes are not word for word in their statement"
            f" ({near} differ only in white space or capitals): "
            + _some([o["link"] for o in odd])
            + ". They stand on the whole statement; their own words are in the memo."
        )
    ends = [n for s in statements for n in (s.values["cause"], s.values["effect"])]
    names = dict.fromkeys([*labels.values(), *ends])
    actors = dict.fromkeys(n for s in statements for n in (s.speaker, *s.via, s.holder) if n)
    report.imported = {
        "sources": len(transcripts),
        "passages": len(places),
        "links": len(statements),
        "factors": len(names),
        "quotes not verbatim": len(odd),
    }
    kept = {
        name: [_jsonable(row) for row in sheets[name]]
        for name in ("sources", "questions", "settings")
        if name in sheets
    }
    bundle = Bundle(
        transcripts=tuple(transcripts),
        statements=tuple(statements),
        actors=tuple(Actor(f"a{i}", name, kind="source") for i, name in enumerate(actors, 1)),
        concepts=tuple(
            Concept(f"f{i}", name, description=memos.get(name, ""))
            for i, name in enumerate(names, 1)
        ),
        forms=(CAUSE_FORM,),
        extras={"causal map": {**kept, "links": {k: _jsonable(v) for k, v in extras.items()}}},
        report=report,
        name=path.stem,
    )
    return MapFile(report, None, bundle, tuple(odd))


@dataclass(frozen=True, slots=True)
class _Passage:
    """What a source said in one answer, and its row where the file has one."""

    source: str
    words: str
    row: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Quoted:
    """Where the words of a quote stand in their passage; the whole of it where they do not."""

    words: str
    start: int
    end: int
    is_verbatim: bool = True
    is_found: bool = True

    @property
    def status(self) -> str:
        """What a statement says whose quote is not word for word there."""
        return "" if self.is_verbatim else "quote not verbatim"

    @property
    def memo(self) -> str:
        """The quote's own words, where they are not those of the passage."""
        return "" if self.is_verbatim else f"Quote as imported: {self.words}"


def _quoted(quote: str, text: str) -> _Quoted:
    """A quote in its passage: word for word, or with other white space and capitals."""
    at = text.find(quote)
    if not quote:
        return _Quoted("", 0, len(text))
    if at >= 0:
        return _Quoted(quote, at, at + len(quote))
    found = _loosely(quote).search(text)
    if found:
        return _Quoted(quote, found.start(), found.end(), is_verbatim=False)
    return _Quoted(quote, 0, len(text), is_verbatim=False, is_found=False)


def _factors(rows: Iterable[Mapping[str, Any]]) -> tuple[dict[str, str], dict[str, str]]:
    """Id of a factor -> label, and label -> memo."""
    labels: dict[str, str] = {}
    memos: dict[str, str] = {}
    for row in rows:
        label = _label(text_of(row.get("label")))
        if label:
            labels[text_of(row.get("factor_id"))] = label
            memos[label] = text_of(row.get("factor_memo"))
    return labels, memos


def _passages(
    rows: Iterable[Mapping[str, Any]], links: list[dict[str, Any]], report: Report
) -> dict[str, _Passage]:
    """Id of a statement -> passage. A link that points at none with words gets one of its quote,
    and points at that.
    """
    passages = {
        text_of(row.get("statement_id")): _Passage(
            text_of(row.get("source_id")), _clean(text_of(row.get("text"))), row
        )
        for row in rows
        if text_of(row.get("statement_id"))
    }
    made = 0
    for number, row in enumerate(links, 1):
        key = text_of(row.get("statement_id"))
        if key in passages and passages[key].words:
            continue
        words = _clean(text_of(row.get("quote"))) or "(no words)"
        row["statement_id"] = f"link {number}"
        passages[f"link {number}"] = _Passage(text_of(row.get("source_id")), words, {})
        made += 1
    if made:
        report.approximated.append(
            f"{made} links point at no statement with text: their quote stands as the passage."
        )
    return passages


def _some(links: Sequence[str]) -> str:
    """The first of them, and how many more there are."""
    more = len(links) - _LISTED
    return ", ".join(links[:_LISTED]) + (f" and {more} more" if more > 0 else "")


def _id(row: Mapping[str, Any], number: int, used: set[str]) -> str:
    """The id of a link, another's never."""
    id = text_of(row.get("link_id")) or str(number)
    id = f"{id} ({number})" if id in used else id
    used.add(id)
    return id


def _end(row: Mapping[str, Any], end: str, labels: Mapping[str, str]) -> str:
    """The factor a link comes from or goes to, "" where it is not listed."""
    return _label(text_of(row.get(f"{end}_label"))) or labels.get(text_of(row.get(end)), "")


def _link(id: str, row: Mapping[str, Any], cause: str, effect: str, source: str) -> Statement:
    """What a link says, without its place in a text."""
    sign, strength, hedge = (text_of(row.get(k)) for k in ("sign", "strength", "hedge"))
    values = {"cause": cause, "effect": effect, "sign": sign if sign in _SIGNS else "+"}
    if strength in STRENGTHS:
        values["strength"] = strength
    if hedge:
        values["hedge"] = hedge
    commitment = text_of(row.get("commitment"))
    return Statement(
        id,
        "",
        0,
        0,
        "",
        "cause",
        values,
        speaker=text_of(row.get("speaker")) or source,
        holder=text_of(row.get("holder")) or (None if "holder" in row else source),
        via=chain_of(text_of(row.get("via"))),
        commitment=commitment if commitment in COMMITMENTS else "asserts",
        origin="import",
    )


def _answers(
    order: Mapping[str, Sequence[str]],
    passages: Mapping[str, _Passage],
    questions: Mapping[str, str],
    name: str,
) -> tuple[list[Transcript], dict[str, tuple[str, int, int]]]:
    out, place = [], {}
    for number, (source, keys) in enumerate(order.items(), 1):
        pieces: list[str] = []
        turns: list[Turn] = []
        at = 0
        id = f"t{number}"
        for key in keys:
            words = passages[key].words
            asked = questions.get(text_of(passages[key].row.get("question_id"))) or None
            place[key] = (id, at, at + len(words))
            turns.append(
                Turn(
                    at,
                    at + len(words),
                    "answer",
                    source,
                    section=asked,
                    id=f"{id}.{len(turns) + 1}",
                )
            )
            pieces.append(words)
            at += len(words) + 2
        text = "\n\n".join(pieces)
        out.append(
            Transcript(
                text,
                tuple(turns),
                id,
                source,
                source=Source(name=name, format="Causal Map workbook"),
            )
        )
    return out, place


def _label(label: str) -> str:
    """A factor's label with its parts trimmed: "a;  b" -> "a; b"."""
    return "; ".join(
        p for p in (" ".join(part.split()) for part in as_it_was(label).split(";")) if p
    )


def _loosely(quote: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(re.escape(word) for word in quote.split()), re.IGNORECASE)


def _clean(text: str) -> str:
    """Canonical text: LF, no BOM, no NUL; spreadsheets escape control characters as _x000D_."""
    text = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text)
    return (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\ufeff", "")
        .replace("\x00", "")
        .strip()
    )


def _jsonable(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        k: v if isinstance(v, str | int | float | bool) else str(v)
        for k, v in row.items()
        if v is not None
    }
