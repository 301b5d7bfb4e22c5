"""Causal maps of other tools: Causal Map workbooks, Mental Modeler, JFCM, adjacency tables, brat; and back.

Workbooks and brat hold texts and become a :class:`Bundle`; matrices and drawn maps have no texts behind them and
become a :class:`CausalMap`. Nothing is dropped in silence: see the report.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import InputError, NotReadable, OptionError, UnknownFormat
from ..model import (
    COMMITMENTS,
    Actor,
    CausalMap,
    Claim,
    Concept,
    Field,
    Form,
    Source,
    Statement,
    Statements,
    Transcript,
    Turn,
)
from ..model.causal import STRENGTHS, sign_of, strength_of, value_of
from .bundle import CODE_FORM, Bundle, Report

CAUSE_FORM = Form(
    name="cause",
    label="Cause",
    key="c",
    line="arrows",
    color="#a6400b",
    description="What, in somebody's account, leads to what.",
    reading="{cause} {sign} {effect}",
    fields=(
        Field("cause", "concept", required=True),
        Field("effect", "concept", required=True),
        Field("sign", "choice", required=True, choices=("+", "-", "?")),
        Field("strength", "choice", choices=tuple(STRENGTHS), label="strength word"),
        Field("hedge", "text"),
    ),
)
"""The form a causal claim becomes (``codebooks/forms.toml`` has the same)."""

_WORDS = {"H+": 1.0, "M+": 0.5, "L+": 0.25, "H-": -1.0, "M-": -0.5, "L-": -0.25, "+": 1.0, "-": -1.0, "": 0.0}
_SIGNS = {1: "+", -1: "-", 0: "?"}
_PLUS = re.compile(r"increas|promot|improv|enabl|support|positiv|plus|\+$", re.I)
_MINUS = re.compile(r"decreas|reduc|prevent|inhibit|hinder|block|negativ|minus|-$", re.I)
_CAUSAL = re.compile(r"caus|lead|effect|affect|influenc|result|trigger|produc", re.I)
_LIMIT = 5_000


@dataclass(frozen=True, slots=True)
class MapFile:
    """What a file held: a ``map`` (no texts behind it) or a ``bundle`` with texts and statements; and the report."""

    report: Report
    map: CausalMap | None = None
    bundle: Bundle | None = None
    not_verbatim: tuple[Mapping[str, str], ...] = field(default=())

    def statements(self) -> Statements:
        """The statements as columns; none where the file holds only a map."""
        if self.bundle is None:
            return Statements.from_statements(())
        documents = {t.id: {"title": t.title, "date": t.date} for t in self.bundle.transcripts}
        return Statements.from_statements(self.bundle.statements, documents, self.bundle.name)


def read_map(path: str | Path) -> MapFile:
    """A causal map in any format known here, told by its content: a workbook with sheets *links* and *factors*,
    an adjacency table (.csv, .tsv, .xlsx), Mental Modeler (.mmp, XML or JSON), JFCM (.xml), brat (.ann).

    Raises NotReadable, UnknownFormat, or InputError naming the cell or element that cannot be read.
    """
    path = Path(path)
    _exists(path)
    suffix = path.suffix.lower()
    if suffix in (".xlsx", ".xlsm"):
        return read_workbook(path) if is_workbook(path) else read_adjacency(path)
    if suffix in (".csv", ".tsv", ".txt"):
        return read_adjacency(path)
    if suffix == ".ann":
        return read_brat(path)
    if suffix in (".mmp", ".xml", ".json"):
        start = path.read_bytes()[:4096].lstrip(b"\xef\xbb\xbf \r\n\t")
        if start.startswith(b"{") or b"<mentalmodeler" in start:
            return read_mental_modeler(path)
        if b"JFCM" in start or b"<maps" in start or b"<map " in start:
            return read_jfcm(path)
    raise UnknownFormat(
        f"{path.name} is no causal map known here: .xlsx, .csv, .tsv, .mmp, JFCM .xml or brat .ann.", path=str(path)
    )


# --- Causal Map workbooks ---------------------------------------------------------------------------------------


def is_workbook(path: str | Path) -> bool:
    """Whether an .xlsx is a Causal Map workbook: it has the sheets *links* and *factors*. Reads no rows."""
    book = _open_book(Path(path))
    try:
        return {"links", "factors"} <= {name.lower() for name in book.sheetnames}
    finally:
        book.close()


def read_workbook(path: str | Path) -> MapFile:
    """A Causal Map workbook: sheets *factors*, *links*, *statements*, *sources* (and *questions*, *settings*).

    Every source becomes a transcript of its statements, each an answer; every link a statement of form cause,
    speaker and holder the source. A quote that is not word for word in its statement is imported with the whole
    statement as its passage (or with the passage that differs only in white space and capitals), its own words in
    the memo and the status ``quote not verbatim``; ``not_verbatim`` lists each. Links carry no sign of their own:
    read as + between the factors as worded (``~X`` being a factor of its own until opposites are combined).
    Sheets written by Hustings also carry sign, strength, hedge, speaker, holder and commitment.
    """
    path = Path(path)
    _exists(path)
    sheets = _sheets(path)
    for needed in ("links", "factors"):
        if needed not in sheets:
            raise UnknownFormat(f"{path.name} lacks the sheet {needed!r}: not a Causal Map workbook.", sheet=needed)
    report = Report(dialect="Causal Map workbook")
    labels: dict[str, str] = {}
    memos: dict[str, str] = {}
    for row in sheets["factors"]:
        label = _label(_text(row.get("label")))
        if label:
            labels[_text(row.get("factor_id"))] = label
            memos[label] = _text(row.get("factor_memo"))
    passages = {
        _text(r.get("statement_id")): (_text(r.get("source_id")), _clean(_text(r.get("text"))), r)
        for r in sheets.get("statements", ())
        if _text(r.get("statement_id"))
    }
    questions = {_text(r.get("question_id")): _text(r.get("question_text")) for r in sheets.get("questions", ())}
    links = list(sheets["links"])
    order: dict[str, list[str]] = {}
    for key, (source, words, _) in passages.items():
        if words:
            order.setdefault(source or "unnamed source", []).append(key)
    made = 0
    for number, row in enumerate(links, 1):
        key = _text(row.get("statement_id"))
        if key not in passages or not passages[key][1]:
            words = _clean(_text(row.get("quote"))) or "(no words)"
            source = _text(row.get("source_id")) or "unnamed source"
            key = f"link {number}"
            passages[key] = (source, words, {})
            order.setdefault(source, []).append(key)
            row["statement_id"] = key
            made += 1
    if made:
        report.approximated.append(f"{made} links point at no statement with text: their quote stands as the passage.")
    transcripts, place = _answers(order, passages, questions, path.name)
    texts = {t.id: t.text for t in transcripts}
    statements: list[Statement] = []
    odd: list[dict[str, str]] = []
    near = unsigned = 0
    used: set[str] = set()
    extras: dict[str, Any] = {}
    for number, row in enumerate(links, 1):
        cause = _label(_text(row.get("from_label"))) or labels.get(_text(row.get("from")), "")
        effect = _label(_text(row.get("to_label"))) or labels.get(_text(row.get("to")), "")
        id = _text(row.get("link_id")) or str(number)
        if id in used:
            id = f"{id} ({number})"
        used.add(id)
        if not cause or not effect:
            report.left.append(f"Link {id}: factor {_text(row.get('from'))} or {_text(row.get('to'))} is not listed.")
            continue
        key = _text(row["statement_id"])
        transcript, start, end = place[key]
        text = passages[key][1]
        quote = _clean(_text(row.get("quote")))
        status = memo = ""
        at = text.find(quote) if quote else -1
        if not quote:
            report.warnings.append(f"Link {id} has no quote: it stands on its whole statement.")
        elif at >= 0:
            start, end = start + at, start + at + len(quote)
        else:
            status, memo = "quote not verbatim", f"Quote as imported: {quote}"
            odd.append({"link": id, "statement": key, "quote": quote, "cause": cause, "effect": effect})
            found = _loosely(quote).search(text)
            if found:
                near += 1
                start, end = start + found.start(), start + found.end()
        source = passages[key][0] or "unnamed source"
        sign = _text(row.get("sign"))
        if sign not in ("+", "-", "?"):
            unsigned, sign = unsigned + 1, "+"
        strength = _text(row.get("strength"))
        commitment = _text(row.get("commitment"))
        values: dict[str, Any] = {"cause": cause, "effect": effect, "sign": sign}
        if strength in STRENGTHS:
            values["strength"] = strength
        if _text(row.get("hedge")):
            values["hedge"] = _text(row.get("hedge"))
        speaker = _text(row.get("speaker")) or source
        words = texts[transcript][start:end]
        statements.append(
            Statement(
                id,
                transcript,
                start,
                end,
                words,
                "cause",
                values,
                speaker=speaker,
                holder=_text(row.get("holder")) or (None if "holder" in row else source),
                commitment=commitment if commitment in COMMITMENTS else "asserts",
                origin="import",
                status=status,
                memo="\n".join(x for x in (memo, _text(row.get("link_memo"))) if x),
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
            + ", ".join(o["link"] for o in odd)
            + ". They stand on the whole statement; their own words are in the memo."
        )
    names = dict.fromkeys([*labels.values(), *(n for s in statements for n in (s.values["cause"], s.values["effect"]))])
    actors = dict.fromkeys(n for s in statements for n in (s.speaker, s.holder) if n)
    report.imported = {
        "sources": len(transcripts),
        "passages": len(place),
        "links": len(statements),
        "factors": len(names),
        "quotes not verbatim": len(odd),
    }
    kept = {
        name: [_jsonable(r) for r in sheets[name]] for name in ("sources", "questions", "settings") if name in sheets
    }
    bundle = Bundle(
        transcripts=tuple(transcripts),
        statements=tuple(statements),
        actors=tuple(Actor(f"a{i}", name, kind="source") for i, name in enumerate(actors, 1)),
        concepts=tuple(Concept(f"f{i}", name, description=memos.get(name, "")) for i, name in enumerate(names, 1)),
        forms=(CAUSE_FORM,),
        extras={"causal map": {**kept, "links": {k: _jsonable(v) for k, v in extras.items()}}},
        report=report,
        name=path.stem,
    )
    return MapFile(report, None, bundle, tuple(odd))


def write_workbook(m: CausalMap | Bundle, path: str | Path, *, passages: Mapping[str, str] | None = None) -> Report:
    """A map, or a bundle's statements of form cause, as a Causal Map workbook: factors, links, statements, sources.

    ``passages`` maps claim ids to the passage a quote stands in (default: the turn it stands in for a bundle, else
    the quote itself). Text a spreadsheet would take for a formula is written with a leading apostrophe.
    """
    from openpyxl import Workbook

    report = Report(dialect="Causal Map workbook")
    holders: dict[str, str] = {}
    if isinstance(m, Bundle):
        holders = {s.id: s.holder or "" for s in m.statements}
        other = sum(s.form != "cause" for s in m.statements)
        if other:
            report.left.append(f"{other} statements of other forms than cause.")
        passages = {**_turns_of(m), **(passages or {})}
        m = _map_of(m)
    ids = {name: i for i, name in enumerate(m.concepts, 1)}
    rows: list[list[Any]] = []
    statements: dict[tuple[str, str], int] = {}
    sources: dict[str, None] = {}
    for claim in m.claims:
        words = (passages or {}).get(claim.id, claim.quote)
        number = statements.setdefault((claim.source, words), len(statements) + 1)
        sources.setdefault(claim.source)
        cause, effect, sign = claim.as_told or (claim.cause, claim.effect, claim.sign)
        rows.append(
            [
                claim.id,
                ids.get(cause),
                ids.get(effect),
                cause,
                effect,
                number,
                claim.quote,
                claim.source,
                _SIGNS[sign],
                claim.strength,
                claim.hedge,
                claim.speaker or "",
                holders.get(claim.id, claim.source),
                claim.commitment,
            ]
        )
    book = Workbook(write_only=True)
    heads = "link_id from to from_label to_label statement_id quote source_id sign strength hedge speaker holder"
    for title, head, body in (
        ("factors", ["factor_id", "label"], [[i, name] for name, i in ids.items()]),
        ("links", [*heads.split(), "commitment"], rows),
        (
            "statements",
            ["statement_id", "text", "source_id"],
            [[i, words, source] for (source, words), i in statements.items()],
        ),
        ("sources", ["source_id"], [[s] for s in sources]),
    ):
        sheet = book.create_sheet(title)
        for row in [head, *body]:
            sheet.append([_cell(v) for v in row])
    book.save(Path(path))
    report.imported = {"factors": len(ids), "links": len(rows), "passages": len(statements), "sources": len(sources)}
    return report


def _map_of(bundle: Bundle) -> CausalMap:
    claims = []
    for s in bundle.statements:
        if s.form == "cause" and s.values.get("cause") and s.values.get("effect"):
            where = f"statement {s.id}"
            word, weight = strength_of(s.values.get("strength"), where)
            claims.append(
                Claim(
                    str(s.values["cause"]),
                    str(s.values["effect"]),
                    sign_of(s.values.get("sign"), where),
                    s.id,
                    s.holder or s.speaker or s.transcript,
                    s.commitment,
                    word,
                    str(s.values.get("hedge") or ""),
                    s.quote,
                    s.transcript,
                    s.speaker,
                    weight,
                )
            )
    return CausalMap.from_claims(claims)


def _turns_of(bundle: Bundle) -> dict[str, str]:
    texts = {t.id: t for t in bundle.transcripts}
    out = {}
    for s in bundle.statements:
        text = texts.get(s.transcript)
        turn = text.turn_at(s.start) if text else None
        if text and turn and turn.start <= s.start and s.end <= turn.end:
            out[s.id] = text.quote(turn.start, turn.end)
    return out


def _answers(
    order: Mapping[str, Sequence[str]],
    passages: Mapping[str, tuple[str, str, Mapping[str, Any]]],
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
            words = passages[key][1]
            asked = questions.get(_text(passages[key][2].get("question_id"))) or None
            place[key] = (id, at, at + len(words))
            turns.append(Turn(at, at + len(words), "answer", source, section=asked, id=f"{id}.{len(turns) + 1}"))
            pieces.append(words)
            at += len(words) + 2
        text = "\n\n".join(pieces)
        out.append(Transcript(text, tuple(turns), id, source, source=Source(name=name, format="Causal Map workbook")))
    return out, place


# --- adjacency tables -------------------------------------------------------------------------------------------


def read_adjacency(path: str | Path, *, sheet: str | None = None) -> MapFile:
    """An adjacency table (.csv, .tsv, .xlsx): names in the first row and column, ``cell`` = weight row -> column.

    Rows and columns are aligned by their labels, never by position. A table of numbers alone gets the names
    1 … n. An empty cell is no link. Raises InputError naming a cell that is no number, OptionError for a weight
    outside [-1, 1] or labels that differ.
    """
    path = Path(path)
    _exists(path)
    report = Report(dialect="adjacency table")
    rows = _cells(path, sheet)
    while rows and not any(_text(c) for c in rows[-1]):
        rows.pop()
    if not rows:
        raise NotReadable(f"{path.name} is empty: there is no table in it.", path=str(path))
    head = [_plain(_text(c)) for c in rows[0]]
    if {"cause", "effect"} <= {h.lower() for h in head}:
        raise UnknownFormat(f"{path.name} is a table of claims, not a matrix: read it as statements.", path=str(path))
    if all(_number(c) is not None for c in rows[0]) and len(rows) == len(rows[0]):
        names = columns = [str(i + 1) for i in range(len(rows))]
        body, offset = rows, 0
        report.approximated.append(f"The table has no names: its factors are called 1 to {len(names)}.")
    else:
        while head and not head[-1]:
            head.pop()
        columns, body, offset = head[1:], rows[1:], 1
        names = [_plain(_text(r[0])) if r else "" for r in body]
    if len(names) > _LIMIT:
        raise OptionError(f"{path.name} has {len(names)} factors: at most {_LIMIT} are read as a matrix.")
    for kind, found in (("row", names), ("column", columns)):
        if "" in found:
            raise InputError(f"{path.name}: {kind} {found.index('') + 1 + offset} has no name.", path=str(path))
        twice = sorted({n for n in found if found.count(n) > 1}) if len(set(found)) < len(found) else []
        if twice:
            raise InputError(f"{path.name}: the {kind} name {twice[0]!r} is there twice.", path=str(path))
    alone = sorted(set(names) ^ set(columns))
    if alone:
        raise InputError(
            f"{path.name}: {', '.join(alone[:8])} is not both a row and a column: name both alike.",
            names=alone,
        )
    at = {name: i for i, name in enumerate(columns)}
    matrix = [[0.0] * len(columns) for _ in columns]
    for name, row in zip(names, body, strict=True):
        for j, column in enumerate(columns):
            raw = row[j + offset] if j + offset < len(row) else None
            value = 0.0 if not _text(raw) else _number(raw)
            if value is None:
                raise InputError(f"{path.name}: {name} -> {column} is {_text(raw)!r}, not a number.", path=str(path))
            matrix[at[name]][j] = value
    if names != columns:
        report.warnings.append("Rows and columns stand in different orders: they were aligned by name.")
    m = CausalMap.from_matrix(columns, matrix, source=path.stem)
    report.imported = {"factors": len(columns), "links": len(m.links)}
    return MapFile(report, m)


def write_adjacency(m: CausalMap, path: str | Path) -> None:
    """The weights of a map as an adjacency table (.csv, .tsv or .xlsx), ``cell`` = weight row -> column.

    The weight is the one a run uses: ±1, or the middle of the range of the strength words; a disputed pair has
    the middle of both, a pair without a sign 0 (such a link does not come back).
    """
    path = Path(path)
    weights = m.pair_weights()
    names = list(m.concepts)
    rows: list[list[Any]] = [["", *names]]
    rows += [[a, *(weights.get((a, b), 0.0) for b in names)] for a in names]
    cells = [[_cell(v) for v in row] for row in rows]
    if path.suffix.lower() == ".xlsx":
        from openpyxl import Workbook

        book = Workbook(write_only=True)
        sheet = book.create_sheet("adjacency")
        for row in cells:
            sheet.append(row)
        book.save(path)
        return
    if path.suffix.lower() not in (".csv", ".tsv"):
        raise UnknownFormat(f"An adjacency table is written as .csv, .tsv or .xlsx, not {path.suffix!r}.")
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter="\t" if path.suffix.lower() == ".tsv" else ",", lineterminator="\n").writerows(cells)


def write_graphml(m: CausalMap, path: str | Path) -> None:
    """A map as GraphML: one node per factor, one edge per signed link with sign, weight, citations, sources and
    the ids of its claims. The weight is that of the link alone, ±1 or the middle of its strength words, so a
    disputed pair has two edges; denied links are written with ``denied`` true."""
    import networkx as nx

    graph = nx.MultiDiGraph()
    for name in m.concepts:
        graph.add_node(_xml(name), label=_xml(name))
    for link in m.links:
        graph.add_edge(
            _xml(link.cause),
            _xml(link.effect),
            sign=_SIGNS[link.sign],
            weight=value_of({link.sign: link.claims}),
            citations=link.citations,
            sources=link.sources,
            denied=link.denied,
            claims=_xml(" | ".join(c.id for c in link.claims)),
            told_by=_xml(" | ".join(sorted({c.source for c in link.claims}))),
        )
    nx.write_graphml_xml(graph, Path(path))


# --- drawn maps -------------------------------------------------------------------------------------------------


def read_mental_modeler(path: str | Path) -> MapFile:
    """A Mental Modeler project (.mmp, XML or JSON): concepts and the influence of each on others in [-1, 1].

    Positions, groups, units, preferred states and scenarios are left and said so; notes become the claim's words.
    """
    path = Path(path)
    _exists(path)
    report = Report(dialect="Mental Modeler")
    raw = path.read_bytes()
    if raw.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        try:
            data = json.loads(raw.decode("utf-8-sig"))
        except ValueError as wrong:
            raise NotReadable(f"{path.name} is damaged: {wrong}.", path=str(path)) from wrong
        data = data.get("model", data) if isinstance(data, dict) else {}
        concepts = data.get("concepts")
        if not isinstance(concepts, list):
            raise UnknownFormat(f"{path.name} holds no concepts: not a Mental Modeler project.", path=str(path))
        scenarios = len(data.get("scenarios") or [])
        report.dialect += " (JSON)"
    else:
        root = _parsed(raw, path)
        if root.tag != "mentalmodeler":
            raise UnknownFormat(f"{path.name} is no Mental Modeler project.", path=str(path))
        concepts = []
        for node in root.iterfind("./concepts/concept"):
            entry: dict[str, Any] = {child.tag: (child.text or "") for child in node}
            entry["relationships"] = [
                {child.tag: (child.text or "") for child in r} for r in node.iterfind("./relationships/relationship")
            ]
            concepts.append(entry)
        scenarios = len(root.findall("./scenarios/scenario"))
        report.dialect += " (XML)"
    names: dict[str, str] = {}
    for entry in concepts:
        name = " ".join(_text(entry.get("name")).split())
        if not name:
            name = f"unnamed {_text(entry.get('id'))}"
            report.warnings.append(f"A concept without a name is called {name!r}.")
        if name in names.values():
            report.warnings.append(f"Two concepts are called {name!r}: the second got its id added.")
            name = f"{name} ({_text(entry.get('id'))})"
        names[_text(entry.get("id"))] = name
    claims = []
    for entry in concepts:
        cause = names[_text(entry.get("id"))]
        for relation in entry.get("relationships") or ():
            effect = names.get(_text(relation.get("id")))
            if effect is None:
                report.left.append(f"A relationship of {cause!r} points at no concept ({_text(relation.get('id'))}).")
                continue
            word = _text(relation.get("influence"))
            value = _WORDS.get(word.upper()) if word.upper() in _WORDS else _number(word)
            if value is None:
                raise InputError(f"{path.name}: the influence of {cause!r} on {effect!r} is {word!r}, not a number.")
            if word.upper() in _WORDS and word:
                report.approximated.append(f"{cause} -> {effect}: the word {word} was read as {value:g}.")
            words = _text(relation.get("notes"))
            claim = _drawn(cause, effect, value, path, f"{cause} -> {effect}", words, report)
            if claim:
                claims.append(claim)
    if scenarios:
        report.left.append(f"{scenarios} scenarios.")
    report.left.append("Positions, groups, units, preferred states and confidence.")
    m = CausalMap.from_claims(claims, concepts=list(names.values()))
    report.imported = {"factors": len(m.concepts), "links": len(m.links)}
    return MapFile(report, m)


def read_jfcm(path: str | Path, *, name: str | None = None) -> MapFile:
    """A map of a JFCM file (``<maps><map><concepts/><connections/>``); ``name`` where it holds several.

    Activators and start values are left and said so; a delayed or other than weighted connection is listed.
    """
    path = Path(path)
    _exists(path)
    report = Report(dialect="JFCM XML")
    root = _parsed(path.read_bytes(), path)
    found = [e for e in root.iter() if _tag(e) == "map"]
    if not found:
        raise UnknownFormat(f"{path.name} holds no JFCM map.", path=str(path))
    titles = [e.get("name", "") for e in found]
    if name is None and len(found) > 1:
        report.left.append(
            "Other maps in the file: " + ", ".join(repr(t) for t in titles[1:]) + "; give name to read one."
        )
    if name is not None and name not in titles:
        from ..errors import UnknownName

        raise UnknownName("map", name, titles)
    node = found[titles.index(name) if name is not None else 0]
    names = [e.get("name", "") for e in node.iter() if _tag(e) == "concept"]
    if len(set(names)) < len(names):
        raise InputError(f"{path.name}: two concepts have the same name.", path=str(path))
    claims = []
    acts = sorted({e.get("act", "") for e in node.iter() if _tag(e) == "concept"} - {""})
    for e in node.iter():
        if _tag(e) != "connection":
            continue
        cause, effect = e.get("from", ""), e.get("to", "")
        for end in (cause, effect):
            if end not in names:
                raise InputError(f"{path.name}: a connection names {end!r}, which is no concept.", path=str(path))
        params = {p.get("name"): p.get("value") for p in e.iter() if _tag(p) == "param"}
        value = _number(params.get("weight"))
        if value is None:
            report.left.append(f"{cause} -> {effect}: a connection of type {e.get('type')} without a weight.")
            continue
        if (_number(params.get("delay")) or 0) != 0:
            report.left.append(f"{cause} -> {effect}: its delay of {params['delay']}.")
        words = next((" ".join((d.text or "").split()) for d in e if _tag(d) == "description"), "")
        claim = _drawn(cause, effect, value, path, e.get("name") or f"{cause} -> {effect}", words, report)
        if claim:
            claims.append(claim)
    if acts:
        report.left.append(f"Activators ({', '.join(acts)}) and start values: choose transfer and start in the run.")
    m = CausalMap.from_claims(claims, concepts=names)
    report.imported = {"factors": len(m.concepts), "links": len(m.links)}
    return MapFile(report, m)


def _drawn(cause: str, effect: str, value: float, path: Path, id: str, words: str, report: Report) -> Claim | None:
    if not abs(value) <= 1:
        raise OptionError(
            f"{path.name}: the weight of {cause!r} -> {effect!r} is {value:g}: weights lie between -1 and 1.",
            cause=cause,
            effect=effect,
            weight=value,
        )
    if value == 0:
        report.left.append(f"{cause} -> {effect}: its weight is 0.")
        return None
    size = abs(value)
    return Claim(cause, effect, 1 if value > 0 else -1, id, path.stem, quote=words, weight=(size, size))


# --- brat -------------------------------------------------------------------------------------------------------


def read_brat(path: str | Path, *, text: str | Path | None = None) -> MapFile:
    """brat stand-off annotations (.ann beside .txt; offsets in code points).

    Relations and events whose type tells of causing become statements of form cause, from the first marked word
    to the last, factors named by the words marked; the sign comes from the type (increases, prevents …) or an
    attribute *sign*, else "?". An attribute *Negation* makes the commitment "rejects", *Speculation* "supposes".
    Other marks become codes; other relations and equivalences are listed as left. Annotator notes become memos.
    A mark in several pieces is kept from its first to its last piece, and listed.
    """
    path = Path(path)
    _exists(path)
    source = Path(text) if text is not None else path.with_suffix(".txt")
    if not source.exists():
        raise NotReadable(f"{source.name} is missing: a .ann file needs its text beside it.", path=str(source))
    # newlines as they are: brat counts them
    words = source.read_bytes().decode("utf-8")
    canonical, shift = _canonical(words)
    report = Report(dialect="brat stand-off")
    marks: dict[str, tuple[str, int, int]] = {}
    relations: list[tuple[str, str, dict[str, str]]] = []
    triggers: dict[str, str] = {}
    attributes: dict[str, dict[str, str]] = {}
    notes: dict[str, list[str]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if not line.strip():
            continue
        id, _, rest = line.partition("\t")
        try:
            if id.startswith("T"):
                kind, spans = rest.split("\t")[0].split(" ", 1)
                pieces = [tuple(map(int, s.split())) for s in spans.split(";")]
                if len(pieces) > 1:
                    report.approximated.append(f"{id}: a mark in {len(pieces)} pieces was kept as one.")
                start, end = min(p[0] for p in pieces), max(p[1] for p in pieces)
                if not 0 <= start < end <= len(words):
                    raise InputError(f"{path.name}, line {number}: {id} lies outside the text.", line=number)
                marks[id] = (kind, shift[start], shift[end])
            elif id.startswith(("R", "E")):
                head, *tail = rest.split("\t")[0].split()
                kind, _, trigger = head.partition(":")
                triggers[id] = trigger
                relations.append((id, kind, dict(a.split(":", 1) for a in tail)))
            elif id.startswith(("A", "M")):
                kind, target, *value = rest.split()
                attributes.setdefault(target, {})[kind.lower()] = value[0] if value else "yes"
            elif id.startswith("#"):
                about, *note = rest.split("\t")
                notes.setdefault(about.split()[-1], []).append(" ".join(note))
            else:
                report.left.append(f"Line {number}: {line.strip()[:80]}")
        except (ValueError, IndexError) as wrong:
            raise InputError(
                f"{path.name}, line {number} cannot be read: {line.strip()[:80]!r}.", line=number
            ) from wrong

    def mark(id: str) -> str:
        """The mark an argument stands on: itself, or an event's trigger."""
        return triggers.get(id, id)

    statements: list[Statement] = []
    in_cause: set[str] = set()
    for id, kind, arguments in relations:
        ends = _cause_and_effect(arguments)
        if ends is None or not (_CAUSAL.search(kind) or _PLUS.search(kind) or _MINUS.search(kind)):
            if id.startswith("R"):
                report.left.append(f"{id}: relation {kind} ({', '.join(f'{k}:{v}' for k, v in arguments.items())}).")
            continue
        one, two = mark(ends[0]), mark(ends[1])
        if one not in marks or two not in marks:
            report.left.append(f"{id}: {kind} points at a mark that is not there.")
            continue
        in_cause |= {one, two}
        start, end = min(marks[one][1], marks[two][1]), max(marks[one][2], marks[two][2])
        said = attributes.get(id, {})
        sign = {"+": "+", "-": "-", "positive": "+", "negative": "-"}.get(said.get("sign", "").lower())
        sign = sign or ("+" if _PLUS.search(kind) else "-" if _MINUS.search(kind) else "?")
        values = {
            "cause": " ".join(canonical[marks[one][1] : marks[one][2]].split()),
            "effect": " ".join(canonical[marks[two][1] : marks[two][2]].split()),
            "sign": sign,
        }
        commitment = "rejects" if "negation" in said else "supposes" if "speculation" in said else "asserts"
        memo = "\n".join(notes.get(id, ()))
        statements.append(
            Statement(
                id,
                "t1",
                start,
                end,
                canonical[start:end],
                "cause",
                values,
                commitment=commitment,
                origin="import",
                memo=memo,
            )
        )
    for id, (kind, start, end) in marks.items():
        memo = "\n".join(notes.get(id, ()))
        if id not in in_cause or memo:
            statements.append(
                Statement(
                    id, "t1", start, end, canonical[start:end], "code", {"code": kind}, origin="import", memo=memo
                )
            )
    causes = [s for s in statements if s.form == "cause"]
    names = dict.fromkeys(n for s in causes for n in (s.values["cause"], s.values["effect"]))
    names.update(dict.fromkeys(s.values["code"] for s in statements if s.form == "code"))
    report.imported = {"causes": len(causes), "codes": len(statements) - len(causes), "texts": 1}
    transcript = Transcript(canonical, (), "t1", path.stem, source=Source(name=source.name, format="brat"))
    bundle = Bundle(
        transcripts=(transcript,),
        statements=tuple(statements),
        concepts=tuple(Concept(f"f{i}", name) for i, name in enumerate(names, 1)),
        forms=(CAUSE_FORM, CODE_FORM),
        report=report,
        name=path.stem,
    )
    return MapFile(report, None, bundle)


def _cause_and_effect(arguments: Mapping[str, str]) -> tuple[str, str] | None:
    lower = {k.lower(): v for k, v in arguments.items()}
    for cause, effect in (("cause", "effect"), ("arg1", "arg2"), ("cause", "theme"), ("from", "to")):
        if cause in lower and effect in lower:
            return lower[cause], lower[effect]
    return None


# --- small things -----------------------------------------------------------------------------------------------


def _exists(path: Path) -> None:
    if not path.is_file():
        raise NotReadable(f"{path.name} is not there, or is no file.", path=str(path))
    if path.stat().st_size == 0:
        raise NotReadable(f"{path.name} is empty.", path=str(path))


def _open_book(path: Path) -> Any:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        return load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as wrong:
        raise NotReadable(f"{path.name} is no readable workbook.", path=str(path)) from wrong


def _sheets(path: Path) -> dict[str, list[dict[str, Any]]]:
    wanted = {"factors", "links", "statements", "sources", "questions", "settings"}
    book = _open_book(path)
    out: dict[str, list[dict[str, Any]]] = {}
    try:
        for sheet in book:
            if sheet.title.lower() not in wanted:
                continue
            rows: Iterator[tuple[Any, ...]] = sheet.iter_rows(values_only=True)
            head = [_text(c) for c in next(rows, ())]
            out[sheet.title.lower()] = [
                dict(zip(head, row, strict=False)) for row in rows if any(c is not None for c in row)
            ]
    finally:
        book.close()
    return out


def _cells(path: Path, sheet: str | None) -> list[list[Any]]:
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        book = _open_book(path)
        try:
            if sheet is not None and sheet not in book.sheetnames:
                from ..errors import UnknownName

                raise UnknownName("sheet", sheet, book.sheetnames)
            return [list(row) for row in book[sheet or book.sheetnames[0]].iter_rows(values_only=True)]
        finally:
            book.close()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise NotReadable(f"{path.name} is not UTF-8 text: save it as CSV in UTF-8.", path=str(path)) from wrong
    first = text.split("\n", 1)[0]
    separator = max((",", ";", "\t"), key=first.count)
    rows: list[list[Any]] = [list(r) for r in csv.reader(io.StringIO(text), delimiter=separator)]
    if separator == ";":
        rows = [[c.replace(",", ".") if re.fullmatch(r"\s*[-+]?\d*,\d+\s*", c) else c for c in r] for r in rows]
    return [r for r in rows if r]


def _parsed(raw: bytes, path: Path) -> Any:
    from xml.etree.ElementTree import ParseError

    from defusedxml import ElementTree
    from defusedxml.common import DefusedXmlException

    try:
        return ElementTree.fromstring(raw)
    except (ParseError, DefusedXmlException, ValueError) as wrong:
        raise NotReadable(f"{path.name} is no readable XML: {type(wrong).__name__}.", path=str(path)) from wrong


def _tag(element: Any) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or value is None:
        return None
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def _clean(text: str) -> str:
    """Canonical text: LF, no BOM, no NUL; spreadsheets escape control characters as _x000D_."""
    text = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "").replace("\x00", "").strip()


def _canonical(text: str) -> tuple[str, list[int]]:
    """Canonical text, and for each code point of the file (and its end) its place there."""
    out: list[str] = []
    shift: list[int] = []
    for i, c in enumerate(text):
        shift.append(len(out))
        if c == "\r":
            if text[i + 1 : i + 2] != "\n":
                out.append("\n")
        elif c not in "\ufeff\x00":
            out.append(c)
    shift.append(len(out))
    return "".join(out), shift


def _label(label: str) -> str:
    """A factor's label with its parts trimmed: "a;  b" -> "a; b"."""
    return "; ".join(p for p in (" ".join(part.split()) for part in _plain(label).split(";")) if p)


def _loosely(quote: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(re.escape(word) for word in quote.split()), re.IGNORECASE)


def _cell(value: Any) -> Any:
    """A value safe in a sheet: text that would be a formula gets an apostrophe; control characters are dropped."""
    if not isinstance(value, str):
        return value
    value = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", value)
    return "'" + value if value[:1] in ("=", "+", "-", "@", "\t", "\r") and len(value) > 1 else value


def _plain(value: str) -> str:
    """The way back from :func:`_cell`."""
    return value[1:] if value[:1] == "'" and value[1:2] in ("=", "+", "-", "@") else value


def _xml(text: str) -> str:
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "\ufffd", text)


def _jsonable(row: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v if isinstance(v, str | int | float | bool) else str(v) for k, v in row.items() if v is not None}
