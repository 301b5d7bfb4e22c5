"""Codebooks alone: csv, xlsx and html in (Taguette's and others'), csv and TOML in and out; .qdc is
in :mod:`.refi`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from ..errors import InputError, NotReadable, UnknownFormat
from ..guards.archive import bytes_of, write_bytes
from ..guards.cells import table_text
from ..guards.toml import toml_of
from ..model import Concept, Form, field_of
from .bundle import Bundle, Report, concept_paths, count, levels
from .refi import read_refi, write_codebook_refi
from .tables import csv_rows, xlsx_rows

READS = (".csv", ".tsv", ".xlsx", ".html", ".htm", ".toml", ".qdc")
WRITES = (".csv", ".toml", ".qdc")

_HEADS = {
    "path": ("path", "tag", "code", "name", "concept", "code name", "factor"),
    "description": ("description", "definition", "memo", "comment", "notes"),
    "color": ("color", "colour"),
    "aliases": ("aliases", "alias", "other names"),
}


def is_codebook_table(heads: Iterable[str]) -> bool:
    """Whether these column names are those of a codebook: a name and a description, and no place in
    a text.
    """
    known = {h.strip().casefold() for h in heads}
    return (
        bool(known & set(_HEADS["path"]))
        and bool(known & set(_HEADS["description"]))
        and not known
        & {
            "start",
            "stop",
            "document",
            "content",
            "quote",
        }
    )


def read_codebook(path: str | Path) -> Bundle:
    """Concepts (and from TOML forms) of a codebook. Levels in a name are parted by ``/``.

    A table needs a column called name, code, tag or path; description, colour and aliases are taken
    too.
    """
    path = Path(path)
    suffix = path.suffix.casefold()
    if suffix not in READS:
        raise UnknownFormat(
            f"{path.name} is no codebook; known are {', '.join(READS)}.", path=str(path)
        )
    if not path.is_file():
        raise NotReadable(f"There is no file {path.name}.", path=str(path))
    if suffix == ".qdc":
        return read_refi(path)
    if path.stat().st_size == 0:
        raise NotReadable(f"{path.name} is empty; there is nothing to read in it.", path=str(path))
    report = Report(dialect=f"codebook as {suffix[1:]}")
    forms: tuple[Form, ...] = ()
    called: frozenset[str] = frozenset()
    if suffix == ".toml":
        flat, forms, called = _toml(path)
    elif suffix in (".html", ".htm"):
        flat = _html(path)
    else:
        heads, rows = xlsx_rows(path, None) if suffix == ".xlsx" else csv_rows(path, suffix)
        flat = _rows(heads, rows, path, report)
    names = [c.name for c in flat]
    twice = {n for n in names if names.count(n) > 1} if len(names) < 5000 else set()
    if twice:
        report.approximated.append(
            f"{count(len(twice), 'name')} stands twice, for example {sorted(twice)[0]!r}: the "
            f"last counts."
        )
    concepts = tuple(levels(flat))
    report.imported = {"concepts": len(concepts), **({"forms": len(forms)} if forms else {})}
    return Bundle(concepts=concepts, forms=forms, report=report, name=path.stem, called=called)


def _rows(heads: list[str], rows: Iterable[list[Any]], path: Path, report: Report) -> list[Concept]:
    place: dict[str, int] = {}
    lower = [h.strip().casefold() for h in heads]
    for what, names in _HEADS.items():
        found = [n for n in names if n in lower]
        if found:
            place[what] = lower.index(found[0])
    if "path" not in place:
        raise NotReadable(
            f"{path.name} has no column called name, code, tag or path.", path=str(path)
        )
    ignored = [h for i, h in enumerate(heads) if i not in place.values() and h]
    if ignored:
        report.left.append(f"{count(len(ignored), 'column')}: {', '.join(ignored)}.")
    out = []
    for n, row in enumerate(rows):

        def cell(what: str, row: list[Any] = row) -> str:
            value = row[place[what]] if what in place else None
            return "" if value is None else str(value).strip()

        if cell("path"):
            aliases = tuple(a.strip() for a in cell("aliases").split(";") if a.strip())
            out.append(
                Concept(
                    f"concept:{n + 1}",
                    cell("path"),
                    None,
                    cell("description"),
                    aliases,
                    {},
                    cell("color"),
                )
            )
    return out


class _Headings(HTMLParser):
    """Headings of the lowest level in use, and the paragraphs under each; or the rows of a
    table."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.entries: list[list[str]] = []
        self.rows: list[list[str]] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("h2", "h3", "h4"):
            self.entries.append(["", ""])
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append("")
        if tag in ("h2", "h3", "h4", "p", "td", "th", "script", "style", "title", "h1"):
            self.inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside in ("td", "th"):
            self.rows[-1][-1] += data
        elif self.inside in ("h2", "h3", "h4") and self.entries:
            self.entries[-1][0] += data
        elif self.inside in ("p", "") and self.entries and data.strip():
            self.entries[-1][1] += (
                "\n" if self.entries[-1][1] and self.inside == "" else ""
            ) + data


def _html(path: Path) -> list[Concept]:
    parser = _Headings()
    parser.feed(path.read_bytes().decode("utf-8", "replace"))
    parser.close()
    if len(parser.rows) > 1:
        width = len(parser.rows[0])
        rows = [(r + [""] * width)[:width] for r in parser.rows[1:]]
        return _rows(parser.rows[0], rows, path, Report())
    if not parser.entries:
        raise NotReadable(f"{path.name} has neither a table nor headings of codes.", path=str(path))
    return [
        Concept(f"concept:{n + 1}", " ".join(name.split()), description=text.strip())
        for n, (name, text) in enumerate(parser.entries)
        if name.strip()
    ]


def _toml(path: Path) -> tuple[list[Concept], tuple[Form, ...], frozenset[str]]:
    """The concepts by their paths, the forms, and the names that concepts under others have."""
    data = toml_of(bytes_of(path), path.name)
    try:
        concepts = [
            Concept(
                str(c.get("id") or f"concept:{n + 1}"),
                str(c["name"]),
                None,
                str(c.get("description", "")),
                tuple(map(str, c.get("aliases", ()))),
                {str(k): str(v) for k, v in c.get("attributes", {}).items()},
                str(c.get("color", "")),
            )
            for n, c in enumerate(data.get("concept", ()))
        ]
        forms = tuple(
            Form(
                fields=tuple(field_of(f) for f in form.get("field", ())),
                **{k: v for k, v in form.items() if k != "field"},
            )
            for form in data.get("form", ())
        )
    except (KeyError, TypeError, AttributeError, ValueError) as wrong:
        raise InputError(
            f"{path.name} is no codebook of Hustings: {wrong}.", path=str(path)
        ) from wrong
    called = frozenset(str(c["called"]) for c in data.get("concept", ()) if "called" in c)
    return concepts, forms, called


def write_codebook(bundle: Bundle, path: str | Path) -> Report:
    """The concepts as csv, TOML (with the forms) or .qdc."""
    path = Path(path)
    suffix = path.suffix.casefold()
    if suffix not in WRITES:
        raise UnknownFormat(
            f"A codebook cannot be written as {path.name}; known are {', '.join(WRITES)}."
        )
    if suffix == ".qdc":
        return write_codebook_refi(bundle, path)
    report = Report(
        dialect=f"codebook as {suffix[1:]}", imported={"concepts": len(bundle.concepts)}
    )
    paths = concept_paths(bundle.concepts)
    if suffix == ".csv":
        rows = [
            [paths[c.id], c.description, c.color, "; ".join(c.aliases)] for c in bundle.concepts
        ]
        text = table_text([["name", "description", "color", "aliases"], *rows], line_end="\r\n")
        write_bytes(path, text.encode("utf-8-sig", "replace"))
        if any(c.attributes for c in bundle.concepts):
            report.left.append("Attributes of concepts: the table has no columns for them.")
        return report
    lines: list[str] = []
    for form in bundle.forms:
        lines += [
            "[[form]]",
            *_entries(form, ("name", "label", "key", "line", "color", "description", "reading")),
        ]
        for field in form.fields:
            keys = (
                "name",
                "kind",
                "required",
                "label",
                "description",
                "choices",
                "minimum",
                "maximum",
                "integer",
                "ordered",
            )
            lines += ["[[form.field]]", *_entries(field, keys)]
            for choice in field.choice_data:
                told = ("name", "sign", "kind", "inverse", "event", "course")
                lines += ["[[form.field.choice]]", *_entries(choice, told)]
        lines.append("")
    for c in bundle.concepts:
        lines += ["[[concept]]", f"name = {_string(paths[c.id])}"]
        lines += [f"called = {_string(c.name)}"] if c.name in bundle.called else []
        lines += _entries(c, ("id", "description", "color", "aliases"))
        if c.attributes:
            inner = ", ".join(f"{_string(k)} = {_string(v)}" for k, v in c.attributes.items())
            lines.append(f"attributes = {{ {inner} }}")
        lines.append("")
    write_bytes(path, "\n".join(lines).encode("utf-8", "replace"))
    if bundle.forms:
        report.imported["forms"] = len(bundle.forms)
    return report


def _entries(thing: Any, keys: Iterable[str]) -> list[str]:
    """TOML lines of what differs from nothing."""
    out = []
    for key in keys:
        value = getattr(thing, key)
        if value is None or value == "" or value == () or value is False:
            continue
        if isinstance(value, tuple):
            out.append(f"{key} = [{', '.join(_string(v) for v in value)}]")
        else:
            out.append(
                f"{key} = {_string(value) if isinstance(value, str) else str(value).lower()}"
            )
    return out


def _string(text: str) -> str:
    """A TOML basic string: JSON's, with DEL escaped too (JSON writes it plain, TOML forbids it)."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
