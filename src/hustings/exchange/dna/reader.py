"""A ``.dna`` file -> Bundle: documents, forms, statements, names, coders, and what is kept."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from ...model import Actor, Concept, Field, Form, Statement, Transcript, Turn
from ...model.chains import chain_of
from ..bundle import Bundle, Report, count, marked, source_of
from ..offsets import Ruler, ruler
from .convert import color_of, date_of, document_key
from .database import load
from .entities import Node, Nodes, nodes_of, own_types, values_of
from .fields import field_of_variable, told_fields, unnamed
from .schema import COLUMNS, DATA, OWN, PERMISSIONS, TABLES, VIA, Raw, Row

_HEADS = ("Author", "Source", "Section", "Type", "Notes")
"""Columns of a document that become attributes."""
BLACK = "#000000"
"""What DNA draws where nobody chose a colour."""

Named = TypeVar("Named", Actor, Concept)


def read_dna(path: str | Path) -> Bundle:
    """A DNA 3 or DNA 2 project: documents, statements of every type, entities with attributes,
    coders.

    Each statement type becomes a form of the same name. Short text is an actor field where the
    variable is called person, organization, actor or speaker, else a concept field; long text is
    text, integer a whole number, boolean yes/no. Raises NotReadable where the file is missing,
    damaged or not a DNA project.
    """
    raw, links, report = load(Path(path))
    documents = _documents(raw, report)
    own = own_types(raw)
    forms = _forms(raw, own)
    nodes = nodes_of(raw)
    statements = _statements(raw, documents, own, report)
    _tell_left(raw, links, nodes, report)
    actors, concepts = _named(raw, own, nodes)
    coders = tuple(_coder(row) for row in raw["CODERS"])
    report.imported = {
        "transcripts": len(documents),
        "statements": len(statements),
        "actors": len(actors),
        "concepts": len(concepts),
        "forms": len(forms),
        "coders": len(coders),
    }
    names = {number: statement.id for number, statement in statements}
    return Bundle(
        transcripts=tuple(document.transcript for document in documents.values()),
        statements=tuple(statement for _, statement in statements),
        actors=actors,
        concepts=concepts,
        forms=forms,
        coders=coders,
        extras={"dna": _kept(raw, documents, names, links)},
        report=report,
        name=Path(path).stem,
    )


@dataclass(frozen=True, slots=True)
class _Document:
    transcript: Transcript
    measure: Ruler


def _documents(raw: Raw, report: Report) -> dict[int, _Document]:
    """Row id -> document, one turn of nobody's over its whole text."""
    documents = {}
    for row in raw["DOCUMENTS"]:
        measure = ruler(row["Text"], unit="UTF-16")
        text = measure.text
        transcript = Transcript(
            text=text,
            turns=(Turn(0, len(text), "unassigned"),) if text else (),
            id=str(row["ID"]),
            title=row["Title"],
            date=date_of(row["Date"]),
            source=source_of(row["Title"], "dna", text),
            attributes={head.lower(): row[head] for head in _HEADS if row[head]},
        )
        documents[row["ID"]] = _Document(transcript, measure)
        if text != row["Text"]:
            report.approximated.append(
                f"Line ends or control characters of {row['Title']!r} were made plain; the "
                f"original is kept."
            )
    return documents


def _forms(raw: Raw, own: set[int]) -> tuple[Form, ...]:
    """A form for each statement type, without the variables Hustings added itself."""
    told = told_fields(raw)
    labels = {t["ID"]: t["Label"] for t in raw["STATEMENTTYPES"]}
    fields: dict[int, list[Field]] = defaultdict(list)
    for variable in raw["VARIABLES"]:
        kind = variable["StatementTypeId"]
        if kind not in own or variable["Variable"] not in (*OWN, VIA):
            fields[kind].append(field_of_variable(variable, told.get(labels.get(kind, ""), {})))
    return tuple(
        Form(name=t["Label"], fields=tuple(fields[t["ID"]]), label=t["Label"], color=color_of(t))
        for t in raw["STATEMENTTYPES"]
    )


def _statements(
    raw: Raw, documents: dict[int, _Document], own: set[int], report: Report
) -> list[tuple[int, Statement]]:
    """Row ids and statements, of those with a document, a type and a passage."""
    labels = {t["ID"]: t["Label"] for t in raw["STATEMENTTYPES"]}
    coders = {c["ID"]: c["Name"] for c in raw["CODERS"]}
    values = values_of(raw)
    statements: list[tuple[int, Statement]] = []
    dropped = 0
    for row in raw["STATEMENTS"]:
        document, kind = documents.get(row["DocumentId"]), row["StatementTypeId"]
        if document is None or kind not in labels:
            dropped += 1
            continue
        start, is_start_exact = document.measure.inward(row["Start"])
        end, is_end_exact = document.measure.inward(row["Stop"])
        if start >= end:
            dropped += 1
            continue
        if not (is_start_exact and is_end_exact):
            report.approximated.append(
                f"Statement {row['ID']} ends inside a character or beyond the text of "
                f"{document.transcript.title!r}; it was moved to the nearest character."
            )
        coder, said = coders.get(row["Coder"], ""), values.get(row["ID"], {})
        coded = _Coded(row["ID"], labels[kind], coder, said, kind in own)
        statement = _statement(document.transcript, (start, end), coded)
        statements.append((row["ID"], statement))
    if dropped:
        report.left.append(
            f"{count(dropped, 'statement')} without a document, a type or a passage in the text."
        )
    return statements


class _Coded(NamedTuple):
    """What a row says of its passage; ``is_own``: its type is one that Hustings wrote."""

    number: int
    form: str
    coder: str
    values: dict[str, Any]
    is_own: bool


def _statement(transcript: Transcript, span: tuple[int, int], coded: _Coded) -> Statement:
    """A statement; of a type that Hustings wrote, speaker, holder … are taken out of its values."""
    start, end = span
    number, form, coder, values, is_own = coded
    quote = transcript.text[start:end]
    beyond = {key: values.get(key) for key in (*OWN, VIA)} if is_own else {}
    return Statement(
        id=marked(number, transcript.title, quote, start, form, coder, sorted(values.items())),
        transcript=transcript.id,
        start=start,
        end=end,
        quote=quote,
        form=form,
        values={key: value for key, value in values.items() if key not in beyond},
        speaker=beyond.get("speaker"),
        holder=beyond.get("holder"),
        via=chain_of(beyond.get(VIA)),
        commitment=beyond.get("commitment") or "asserts",
        about=beyond.get("about"),
        memo=beyond.get("memo") or "",
        coder=coder,
        origin="import",
    )


def _tell_left(raw: Raw, links: list[Row], nodes: Nodes, report: Report) -> None:
    if links:
        report.left.append(
            f"{count(len(links), 'link')} between statements: kept, but without a place in "
            f"Hustings."
        )
    for kind, known in nodes.items():
        different = [name for name, node in known.items() if node.is_contradicted]
        if different:
            report.approximated.append(
                f"{count(len(different), kind)} with different attributes or colours in different "
                f"variables, "
                f"for example {different[0]!r}: the first is shown, all are kept."
            )
    if raw["REGEXES"]:
        report.left.append(
            f"{count(len(raw['REGEXES']), 'highlighting pattern')}: kept for export, not shown."
        )


def _named(raw: Raw, own: set[int], nodes: Nodes) -> tuple[tuple[Actor, ...], tuple[Concept, ...]]:
    """Actors and concepts, without what only commitments, times, choices and dates name."""
    hidden = unnamed(raw) | {
        v["ID"]
        for v in raw["VARIABLES"]
        if v["StatementTypeId"] in own and v["Variable"] in ("commitment", "about")
    }
    seen = {e["Value"] for e in raw["ENTITIES"] if e["VariableId"] not in hidden}
    is_own = bool(told_fields(raw))
    actors = tuple(
        _as_it_was(Actor(f"actor:{name}", name, color=node.color), node, "kind", is_own=is_own)
        for name, node in nodes["actor"].items()
        if name in seen
    )
    concepts = tuple(
        _as_it_was(
            Concept(
                f"concept:{name}",
                name,
                parent=f"concept:{node.parent}" if node.parent in nodes["concept"] else None,
                color=node.color,
            ),
            node,
            "description",
            is_own=is_own,
        )
        for name, node in nodes["concept"].items()
        if name in seen
    )
    return actors, concepts


def _as_it_was(named: Named, node: Node, told: str, *, is_own: bool) -> Named:
    """An actor or concept with its attributes; in a file Hustings wrote, DNA's own attributes are
    what they were before: ``told`` (Type, or Notes), other names, and black is no colour."""
    left = dict(node.attributes)
    if not is_own:
        return replace(named, attributes=left)
    words = left.pop("Type" if told == "kind" else "Notes", "")
    aliases = chain_of(left.pop("Alias", ""))
    color = "" if named.color == BLACK else named.color
    return replace(named, **{told: words}, attributes=left, aliases=aliases, color=color)


def _coder(row: Row) -> dict[str, Any]:
    return {
        "id": str(row["ID"]),
        "name": row["Name"],
        "color": color_of(row),
        "permissions": {p: bool(row[f"Permission{p}"]) for p in PERMISSIONS},
    }


def _kept(
    raw: Raw, documents: dict[int, _Document], names: dict[int, str], links: list[Row]
) -> dict[str, Any]:
    """What has no place here, so that the file can be written again as it was."""
    apart = ("DOCUMENTS", "STATEMENTS", *DATA.values())
    place = ("ID", "DocumentId", "StatementTypeId", "Start", "Stop", "Coder")
    return {
        "tables": {
            table: [[row[column] for column in COLUMNS[table]] for row in raw[table]]
            for table in TABLES
            if table not in apart
        },
        "documents": [_kept_document(row, documents[row["ID"]]) for row in raw["DOCUMENTS"]],
        "statements": [
            [*(row[column] for column in place), names.get(row["ID"], "")]
            for row in raw["STATEMENTS"]
        ],
        "values": {
            table: [[row["ID"], row["StatementId"], row["VariableId"]] for row in raw[table]]
            for table in DATA.values()
        },
        "links": links,
    }


def _kept_document(row: Row, document: _Document) -> Row:
    text = document.measure.text
    return {
        "id": str(row["ID"]),
        "key": document_key(row["Title"], text),
        "coder": row["Coder"],
        "date": row["Date"],
        "text": None if row["Text"] == text else row["Text"],
    }
