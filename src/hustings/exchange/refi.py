"""REFI-QDA: projects (``.qdpx``) and codebooks (``.qdc``), in and out.

The standard counts code points; the programs do not agree (see ``docs/concepts/interchange.md``).
Reading finds the count by scoring every candidate over all selections; writing can speak each
dialect.
"""

from __future__ import annotations

import json
import re
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..errors import NotReadable, OptionError, UnknownName
from ..guards.archive import Archive, parse_xml, write_bytes, zip_bytes
from ..model import (
    COMMITMENTS,
    Actor,
    Concept,
    Flag,
    Form,
    Section,
    Source,
    Statement,
    Transcript,
    Turn,
    Verdict,
    field_of,
)
from ..model.chains import chain_of
from .bundle import (
    ANNOTATION_FORM,
    CODE_FORM,
    Bundle,
    Report,
    concept_paths,
    count,
    levels,
    source_of,
)
from .extras import joined
from .offsets import Ruler, boundary_score, canonical, ruler

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"
BRANCH = "Hustings"
"""The top code under which forms, speakers, holders, commitments and field values stand in an
export.
"""
_ONCE = ("form", "speaker", "holder", "commitment")
"""What a statement has one of, each a level under it."""

_SPACE = uuid.UUID("6f3f3c53-0d3c-5a0a-9d55-0a2f6f1f6d4e")
_GUID = re.compile(r"\{?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\}?$")
_TIME = re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$")
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COLOR = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})$")
_BLOCK = "Statement made in Hustings"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a program counts: ``unit``, what a line end counts (``as is``: CRLF is two), what a BOM
    counts.
    """

    name: str
    unit: str
    line_ends: str = "as is"
    bom: int = 0
    inclusive: bool = False

    def ruler(self, raw: str) -> Ruler:
        """The ruler for a text as the file has it."""
        return ruler(raw, unit=self.unit, line_ends=self.line_ends, bom=self.bom)


WRITTEN = {
    "spec": (Dialect("spec", "code points"), "\n", False),
    "nvivo-windows": (Dialect("nvivo-windows", "UTF-16"), "\r\n", True),
    "nvivo-mac": (Dialect("nvivo-mac", "UTF-16"), "\n", False),
    "qualcoder": (Dialect("qualcoder", "code points"), "\n", False),
    "atlas": (Dialect("atlas", "code points", "one"), "\r\n", False),
}
"""Dialects an export can speak: the count, the line end in the text files, a BOM at their head.

Each is what the program reads right, not always what it writes: QualCoder writes a BOM and, reading
it, counts it.
"""

_ENDS = {"as is": "", "one": ", a line end counts 1", "two": ", a line end counts 2"}

CANDIDATES = tuple(
    Dialect(
        unit
        + _ENDS[ends]
        + (", BOM counts 1" if bom else "")
        + (", last character included" if inclusive else ""),
        unit,
        ends,
        bom,
        inclusive,
    )
    for inclusive in (False, True)
    for bom in (0, 1)
    for ends in ("as is", "one", "two")
    for unit in ("code points", "UTF-16", "UTF-8")
)
"""Every count worth trying, the likeliest first."""


@dataclass(slots=True)
class _Part:
    """A text with its selections, as one source of the file has them."""

    guid: str
    title: str
    raw: str
    selections: list[_Selection]
    attributes: dict[str, str]
    times: list[tuple[int, float]] = field(default_factory=list)
    """(position as the file counts, seconds), of a transcript's sync points."""


@dataclass(slots=True)
class _Selection:
    guid: str
    name: str
    start: int
    end: int
    description: str
    coder: str
    made_at: str
    codings: list[tuple[str, str, str, str, str]]
    """(guid, code guid, coder, made at, memo)"""
    memo: str


# ------------------------------------------------------------------ reading


def read_refi(path: str | Path) -> Bundle:
    """A REFI-QDA project (.qdpx) or codebook (.qdc).

    Each coding becomes a statement of form ``code`` (a selection without a code one of form
    ``annotation``), unless Hustings wrote it, then the statement it was. The dialect found is in
    ``report.dialect``. Raises NotReadable where the file is missing, damaged, unsafe or something
    else.
    """
    path = Path(path)
    if not path.is_file():
        raise NotReadable(f"There is no file {path.name}.", path=str(path))
    with path.open("rb") as file:
        head = file.read(4)
    if head == b"PK\x03\x04":
        return _Reader(Archive.at(path)).bundle(path.stem)
    if path.stat().st_size > 50_000_000:
        raise NotReadable(f"{path.name} is too large for a codebook.", path=str(path))
    return _codebook(parse_xml(path.read_bytes(), path.name), path)


def _tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _children(element: Any, *tags: str) -> list[Any]:
    """Children of these tags, whatever the namespace (codebooks come in two)."""
    return [] if element is None else [c for c in element if _tag(c) in tags]


def _child(element: Any, tag: str) -> Any:
    return next(iter(_children(element, tag)), None)


def _words(element: Any, tag: str) -> str:
    child = _child(element, tag)
    return "" if child is None else "".join(child.itertext())


def _guid(text: str | None) -> str:
    """A GUID in lower case without braces; what is none is kept as it is."""
    match = _GUID.match((text or "").strip())
    return match.group(1).lower() if match else (text or "").strip()


def _target(element: Any, tag: str) -> list[str]:
    return [_guid(c.get("targetGUID")) for c in _children(element, tag)]


def _codes(
    parent: Any, above: str | None, out: list[Concept], notes: Mapping[str, str], depth: int = 0
) -> None:
    for code in _children(parent, "Code"):
        guid = _guid(code.get("guid")) or f"code {len(out) + 1}"
        attributes = {} if code.get("isCodable", "true") in ("true", "1") else {"codable": "no"}
        memo = "\n".join(notes[n] for n in _target(code, "NoteRef") if notes.get(n))
        if memo:
            attributes["memo"] = memo
        color = code.get("color") or ""
        out.append(
            Concept(
                id=guid,
                name=code.get("name") or "",
                parent=above,
                description=_words(code, "Description"),
                attributes=attributes,
                color=color.lower() if _COLOR.match(color) else "",
            )
        )
        if depth < 100:
            _codes(code, guid, out, notes, depth + 1)


def _unflatten(concepts: list[Concept], origin: str, report: Report) -> list[Concept]:
    """Levels for programs that write them into flat names: ATLAS.ti 8 ``a::b``, Taguette
    ``a/b``."""
    parting = next(
        (p for tool, p in (("atlas", "::"), ("taguette", "/")) if tool in origin.casefold()), None
    )
    if (
        parting is None
        or any(c.parent for c in concepts)
        or not any(parting in c.name for c in concepts)
    ):
        return concepts
    out = levels(concepts, parting)
    if parting == "::":
        report.approximated.append(
            "Code names with :: were taken for folders of ATLAS.ti and became levels."
        )
    return out


def _codebook(root: Any, path: Path) -> Bundle:
    if _tag(root) != "CodeBook":
        raise NotReadable(f"{path.name} is XML, but not a REFI-QDA codebook.", path=str(path))
    report = Report(
        dialect="REFI-QDA codebook" + (f" ({root.get('origin')})" if root.get("origin") else "")
    )
    concepts: list[Concept] = []
    _codes(_child(root, "Codes"), None, concepts, {})
    concepts = _unflatten(concepts, root.get("origin") or "", report)
    sets = [_xml(s) for s in _children(_child(root, "Sets"), "Set")]
    if sets:
        report.left.append(f"{count(len(sets), 'set')} of codes: kept for export, not shown.")
    report.imported = {"concepts": len(concepts)}
    kept = {"codes": {p: i for i, p in concept_paths(concepts).items()}, "codebook_sets": sets}
    return Bundle(concepts=tuple(concepts), extras={"refi": kept}, report=report, name=path.stem)


def _xml(element: Any) -> str:
    from lxml import etree

    return str(etree.tostring(element, encoding="unicode", with_tail=False))


def _times(text: Any) -> list[tuple[int, float]]:
    """Sync points of a transcript: (position, seconds); those that are no numbers are left out."""
    out = []
    for point in _children(text, "SyncPoint"):
        at, when = point.get("position") or "", point.get("timeStamp") or ""
        if at.isdecimal() and when.isdecimal() and max(len(at), len(when)) < 13:
            out.append((int(at), int(when) / 1000))
    return sorted(set(out))


class _Reader:
    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        inside = archive.names
        roots = [n for n in inside if "/" not in n and n.casefold().endswith(".qde")]
        if len(roots) != 1:
            raise NotReadable(
                f"{archive.name} has {'no' if not roots else 'more than one'} .qde file inside; "
                "it is not a REFI-QDA project.",
                path=archive.name,
            )
        self.root = parse_xml(archive.read(roots[0]), f"{roots[0]} in {archive.name}")
        if _tag(self.root) != "Project":
            raise NotReadable(
                f"{roots[0]} in {archive.name} is not a REFI-QDA project.", path=archive.name
            )
        self.report = Report()
        self.notes: dict[str, str] = {}
        self.users: dict[str, str] = {}
        self.variables: dict[str, str] = {}

    def text_of(self, element: Any, title: str) -> str | None:
        """The raw text of a source, None (and a line in the report) where there is none."""
        content = _child(element, "PlainTextContent")
        if content is not None:
            return "".join(content.itertext())
        path = element.get("plainTextPath") or ""
        name = re.sub(r"^(internal|relative):/*", "", path).replace("\\", "/").rpartition("/")[2]
        if not path or not name:
            self.report.left.append(f"{title!r}: it has no plain text in the project.")
            return None
        if not path.startswith("internal:"):
            self.report.left.append(f"{title!r}: its text lies outside the project file.")
            return None
        inside = f"sources/{name}"
        if inside not in self.archive:
            self.report.left.append(f"{title!r}: its text {name} is missing in the project file.")
            return None
        data = self.archive.read(inside)
        for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8")):
            if data.startswith(mark):
                try:
                    return data.decode(encoding)
                except UnicodeDecodeError:
                    break
        self.report.warnings.append(
            f"{title!r} is not in UTF-8; characters that could not be read became \ufffd."
        )
        return data.decode("utf-8", "replace")

    def values(self, element: Any) -> dict[str, str]:
        out = {}
        for value in _children(element, "VariableValue"):
            ref = next(iter(_target(value, "VariableRef")), "")
            text = next(
                ("".join(c.itertext()).strip() for c in value if _tag(c) != "VariableRef"), ""
            )
            if text:
                out[self.variables.get(ref, ref)] = text
        return out

    def memo(self, element: Any) -> str:
        return "\n".join(self.notes[n] for n in _target(element, "NoteRef") if self.notes.get(n))

    def codings(
        self, element: Any, coder: str, made_at: str
    ) -> list[tuple[str, str, str, str, str]]:
        return [
            (
                _guid(c.get("guid")),
                next(iter(_target(c, "CodeRef")), ""),
                self.users.get(_guid(c.get("creatingUser")), coder),
                c.get("creationDateTime") or made_at,
                self.memo(c),
            )
            for c in _children(element, "Coding")
        ]

    def selection(self, element: Any, start: object, end: object) -> _Selection | None:
        try:
            first, last = int(str(start)), int(str(end))
        except ValueError:
            return None
        if abs(first) > 2**40 or abs(last) > 2**40:
            return None
        coder = self.users.get(_guid(element.get("creatingUser")), "")
        made_at = element.get("creationDateTime") or ""
        return _Selection(
            _guid(element.get("guid")),
            element.get("name") or "",
            first,
            last,
            _words(element, "Description"),
            coder,
            made_at,
            self.codings(element, coder, made_at),
            self.memo(element),
        )

    def parts(self) -> list[_Part]:
        found: list[_Part] = []
        broken = whole = media = styled = files = 0
        for source in _children(self.root, "Sources"):
            for element in source:
                tag, title = _tag(element), element.get("name") or ""
                texts = (
                    [element]
                    if tag == "TextSource"
                    else _children(element, "Representation", "TextDescription", "Transcript")
                )
                media += len(
                    _children(
                        element,
                        "PDFSelection",
                        "PictureSelection",
                        "AudioSelection",
                        "VideoSelection",
                    )
                )
                whole += len(_children(element, "Coding")) if tag != "TextSource" else 0
                styled += bool(element.get("richTextPath"))
                files += bool(element.get("path"))
                if not texts:
                    self.report.left.append(
                        f"{title!r}: a {tag.removesuffix('Source').lower()} without text."
                    )
                for text in texts:
                    raw = self.text_of(text, title)
                    if raw is None:
                        continue
                    sync = {
                        _guid(p.get("guid")): p.get("position")
                        for p in _children(text, "SyncPoint")
                    }
                    selections = []
                    for s in _children(text, "PlainTextSelection", "TranscriptSelection"):
                        start, end = s.get("startPosition"), s.get("endPosition")
                        if _tag(s) == "TranscriptSelection":
                            start, end = (
                                sync.get(_guid(s.get(k))) for k in ("fromSyncPoint", "toSyncPoint")
                            )
                        one = self.selection(s, start, end)
                        broken += one is None
                        if one is not None:
                            selections.append(one)
                    whole += len(_children(text, "Coding"))
                    found.append(
                        _Part(
                            _guid(element.get("guid")) or f"source {len(found) + 1}",
                            title,
                            raw,
                            selections,
                            {
                                **self.values(element),
                                **(self.values(text) if text is not element else {}),
                            },
                            _times(text),
                        )
                    )
        if broken:
            self.report.left.append(f"{count(broken, 'selection')} without a place in the text.")
        if media:
            self.report.left.append(
                f"{count(media, 'selection')} on pages, pictures or recordings."
            )
        if whole:
            self.report.left.append(f"{count(whole, 'coding')} of a whole source.")
        if styled:
            self.report.left.append(
                f"{count(styled, 'styled version')} of texts (fonts, pictures): the plain text "
                f"came."
            )
        if files:
            self.report.left.append(
                f"{count(files, 'file')} of pages, pictures or recordings beside their texts."
            )
        return found

    def bundle(self, name: str) -> Bundle:
        root, report = self.root, self.report
        origin = root.get("origin") or ""
        for user in _children(_child(root, "Users"), "User"):
            self.users[_guid(user.get("guid"))] = user.get("name") or user.get("id") or ""
        for variable in _children(_child(root, "Variables"), "Variable"):
            self.variables[_guid(variable.get("guid"))] = variable.get("name") or ""
        own: dict[str, Any] = {}
        mine = origin.startswith("Hustings")
        notes = []
        note_texts: dict[str, str] = {}
        for note in _children(_child(root, "Notes"), "Note"):
            text = self.text_of(note, note.get("name") or "note") or ""
            if note.get("name") == _BLOCK and text.startswith("{"):
                mine = True
                try:
                    own = _checked(json.loads(text))
                    continue
                except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                    report.warnings.append(
                        "The note in which Hustings keeps turns and forms is damaged."
                    )
            self.notes[_guid(note.get("guid"))] = text
            notes.append(_xml(note))
            if note.get("plainTextPath") and text:
                note_texts[_guid(note.get("guid"))] = text
        concepts: list[Concept] = []
        _codes(_child(_child(root, "CodeBook"), "Codes"), None, concepts, self.notes)
        concepts = _unflatten(concepts, origin, report)
        parts = self.parts()
        dialect = detect(parts, origin, report)
        decode = _Decoder(concepts, own, mine, report)
        transcripts, statements = [], []
        kept: dict[str, Any] = {
            "name": root.get("name") or name,
            "origin": origin,
            "selections": {},
            "codings": {},
            "sources": {},
        }
        beyond = 0
        for part in parts:
            measure = dialect.ruler(part.raw)
            transcript = decode.transcript(part, measure)
            transcripts.append(transcript)
            kept["sources"][_key(transcript)] = part.guid
            for s in part.selections:
                (start, ok1), (end, ok2) = (
                    measure.inward(s.start),
                    measure.inward(s.end + dialect.inclusive),
                )
                if not (ok1 and ok2 and start <= end):
                    beyond += 1
                    if start >= end:
                        continue
                made = decode.statements(s, transcript, start, end)
                for statement, coding in made:
                    kept["codings"][statement.id] = coding
                kept["selections"][f"{part.guid} {start} {end}"] = s.guid
                statements += [statement for statement, _ in made]
        if beyond:
            report.approximated.append(
                f"{count(beyond, 'selection')} not at a character of the text, or beyond it."
            )
        actors = self.cases(own, kept)
        kept["notes"] = notes
        kept["note_texts"] = note_texts
        ours = set(own.get("links") or ())
        for tag, what in (("Links", "link"), ("Sets", "set"), ("Graphs", "graph")):
            items = [
                x
                for x in _children(_child(root, tag), tag[:-1])
                if not (x.get("name") or "").startswith(_BLOCK)
            ]
            items = [x for x in items if _guid(x.get("guid")) not in ours]
            kept[tag.lower()] = [_xml(x) for x in items]
            if items:
                report.left.append(f"{count(len(items), what)}: kept for export, not shown.")
        kept["codes"] = {p: i for i, p in concept_paths(concepts).items()}
        kept["users"] = {n: g for g, n in self.users.items()}
        kept["variables"] = {n: g for g, n in self.variables.items()}
        plain = decode.plain_concepts()
        slashes = [c.name for c in plain if "/" in c.name]
        if slashes:
            report.approximated.append(
                f"{count(len(slashes), 'code name')} with a slash, for example {slashes[0]!r}: "
                "it reads like two levels."
            )
        forms = decode.forms({s.form for s in statements})
        coders = tuple(own.get("coders") or ({"id": g, "name": n} for g, n in self.users.items()))
        report.imported = {
            "transcripts": len(transcripts),
            "statements": len(statements),
            "actors": len(actors),
            "concepts": len(plain),
            "forms": len(forms),
            "coders": len(coders),
            "notes": len(notes),
        }
        return Bundle(
            tuple(transcripts),
            tuple(statements),
            actors,
            plain,
            forms,
            coders,
            {"refi": kept},
            report,
            own.get("name") or root.get("name") or name,
            tuple(Verdict(**verdict) for verdict in own.get("verdicts") or ()),
        )

    def cases(self, own: Mapping[str, Any], kept: dict[str, Any]) -> tuple[Actor, ...]:
        known = {a["guid"]: a for a in own.get("actors") or ()}
        actors: list[Actor] = []
        kept["cases"] = {}
        passages = 0
        for case in _children(_child(self.root, "Cases"), "Case"):
            guid = _guid(case.get("guid")) or f"case {len(actors) + 1}"
            if guid in known:
                a = known[guid]
                actors.append(
                    Actor(
                        a["id"],
                        a["name"],
                        tuple(a["aliases"]),
                        a["kind"],
                        dict(a["attributes"]),
                        a["color"],
                    )
                )
                continue
            attributes = self.values(case)
            if _words(case, "Description"):
                attributes.setdefault("description", _words(case, "Description"))
            actors.append(Actor(guid, case.get("name") or guid, kind="case", attributes=attributes))
            refs = _children(case, "CodeRef", "SourceRef", "SelectionRef")
            passages += len(refs)
            kept["cases"][case.get("name") or guid] = [guid, [_xml(r) for r in refs]]
        if passages:
            self.report.left.append(
                f"{count(passages, 'reference')} from cases to texts: kept for export, not shown."
            )
        return tuple(actors)


def detect(parts: Iterable[_Part], origin: str, report: Report) -> Dialect:
    """How the file counts: the candidate under which most selections end on word boundaries.

    Where selections carry the words they mark as their name, agreement with the text decides first.
    Says so in ``report.dialect``, and warns below 90 %.
    """
    parts = list(parts)
    total = sum(len(p.selections) for p in parts)
    own = re.search(r"\bHustings\b.*\(offsets: ([a-z-]+)\)", origin)
    if own and own.group(1) in WRITTEN:
        report.dialect = f"REFI-QDA, {origin}"
        return WRITTEN[own.group(1)][0]
    order = list(CANDIDATES)
    if "nvivo" in origin.casefold():
        order.sort(key=lambda d: (d.inclusive, d.bom, d.line_ends != "as is", d.unit != "UTF-16"))
    raws = "".join(p.raw for p in parts)
    if not any(p.raw.startswith("\ufeff") for p in parts):
        order = [d for d in order if not d.bom]
    if "\n" not in raws and "\r" not in raws:
        order = [d for d in order if d.line_ends == "as is"]
    if raws.isascii() or max(raws, default="") <= "\uffff":
        order = [d for d in order if d.unit != "UTF-16"]
    best, best_rank, share, rival = order[0], (-1.0, -1.0), 1.0, ""
    cut_short = 0
    seen: dict[tuple[tuple[int, int, bool], ...], str] = {}
    likely = [d for d in order if not d.inclusive and d.unit != "UTF-8" and d.line_ends != "two"]
    for dialect in likely + [d for d in order if d not in likely]:
        if dialect not in likely and (best_rank[0] > 0.9 or share >= 0.9):
            break
        exact = named = full = fine = 0.0
        outside = 0
        spans_all: list[tuple[int, int, bool]] = []
        for part in parts:
            measure = dialect.ruler(part.raw)
            spans = []
            for s in part.selections:
                (start, ok1), (end, ok2) = (
                    measure.inward(s.start),
                    measure.inward(s.end + dialect.inclusive),
                )
                spans.append((start, end, ok1 and ok2 and start < end))
                outside += ok1 and not ok2 and end == len(measure.text)
                words = " ".join(s.name.split())
                if len(words) > 3:
                    named += 1
                    quote = " ".join(measure.text[start:end].split())
                    head = words.removesuffix("…").removesuffix("...").rstrip()
                    exact += quote == words or (
                        head != words and len(head) > 9 and quote.startswith(head)
                    )
            good, finer = boundary_score(measure.text, spans)
            full += good * len(spans)
            fine += finer * len(spans)
            spans_all += spans
        key = tuple(spans_all)
        agreed = exact / named if named and exact / named >= 0.5 else 0.0
        rank = (agreed, fine / total if total else 0.0)
        margin = (
            0.02
            if dialect.inclusive or dialect.unit == "UTF-8" or dialect.line_ends == "two"
            else 1e-9
        )
        # a count that no program is known to write must fit more selections, not fit them better
        if key in seen or (dialect not in likely and total and full / total <= share):
            continue
        seen[key] = dialect.name
        if rank[0] > best_rank[0] + 1e-9 or (
            abs(rank[0] - best_rank[0]) <= 1e-9 and rank[1] > best_rank[1] + margin
        ):
            best, best_rank, share, rival = dialect, rank, full / total if total else 1.0, ""
            cut_short = outside
        elif total and rank[0] == best_rank[0] and abs(rank[1] - best_rank[1]) < 1e-9:
            rival = dialect.name
    report.dialect = f"REFI-QDA{f' of {origin}' if origin else ''}, offsets in {best.name}"
    if rival:
        report.warnings.append(
            f"Offsets fit {rival} just as well as {best.name}; look at a few passages."
        )
    inside = total - cut_short
    share = min(1.0, share * total / inside) if inside else 0.0
    if total and share < 0.9 and best_rank[0] < 0.9:
        report.warnings.append(
            f"Only {share:.0%} of {count(total, 'selection')} begin and end at a word: the "
            f"offsets may be shifted."
        )
    return best


def _key(transcript: Transcript) -> str:
    return sha256(
        f"{transcript.title}\0{transcript.text}".encode("utf-8", "surrogatepass")
    ).hexdigest()[:24]


class _Decoder:
    """Selections and codings -> statements; knows what Hustings wrote."""

    def __init__(
        self, concepts: list[Concept], own: dict[str, Any], mine: bool, report: Report
    ) -> None:
        self.own = own
        self.mine = mine
        self.report = report
        self.concepts = concepts
        self.paths = concept_paths(concepts)
        self.names = {c.id: c.name for c in concepts}
        ours = {c["guid"] for c in own.get("concepts") or ()}
        self.branch = {
            i
            for i, p in self.paths.items()
            if mine and i not in ours and (p == BRANCH or p.startswith(BRANCH + "/"))
        }
        self.ids: set[str] = set()
        self.known = {f["name"]: _form(f) for f in own.get("forms") or ()}

    def plain_concepts(self) -> tuple[Concept, ...]:
        """The concepts, without Hustings' own branch, and as they were where Hustings wrote
        them."""
        known = {c["guid"]: c for c in self.own.get("concepts") or ()}
        made = set(self.own.get("made") or ())
        ids = {c["guid"]: c["id"] for c in known.values()}
        out = []
        for c in self.concepts:
            if c.id in self.branch:
                continue
            parent = ids.get(c.parent, c.parent) if c.parent else None
            if c.id in known:
                k = known[c.id]
                aliases, attributes = tuple(k["aliases"]), dict(k["attributes"])
                # another program may have changed it since
                name = k["name"] if _legal(k["name"]) == c.name else c.name
                description = (
                    k["description"] if _legal(k["description"]) == c.description else c.description
                )
                color = (
                    k["color"]
                    if not _COLOR.match(k["color"]) or k["color"].lower() == c.color
                    else c.color
                )
                out.append(Concept(k["id"], name, parent, description, aliases, attributes, color))
            elif c.id not in made:
                out.append(
                    Concept(c.id, c.name, parent, c.description, c.aliases, c.attributes, c.color)
                )
        return tuple(out)

    def forms(self, used: set[str]) -> tuple[Form, ...]:
        forms = dict(self.known)
        for form in (CODE_FORM, ANNOTATION_FORM):
            if form.name in used:
                forms.setdefault(form.name, form)
        return tuple(forms.values())

    def transcript(self, part: _Part, measure: Ruler) -> Transcript:
        text = measure.text
        for t in self.own.get("transcripts") or ():
            if t["guid"] == part.guid:
                turns = _turns(t)
                if all(x.end <= len(text) for x in turns):
                    return Transcript(
                        text,
                        turns,
                        t["id"],
                        t["title"],
                        t["date"],
                        t["language"],
                        tuple(Section(**x) for x in t["sections"]),
                        Source(**t["source"]),
                        dict(t["attributes"]),
                        t["replaces"],
                        tuple(t["proposals"]),
                    )
                self.report.left.append(
                    f"Turns of {part.title!r}: its text was changed in another program."
                )
        turns = _timed(text, [(measure.inward(at)[0], when) for at, when in part.times])
        attributes = dict(part.attributes)
        source = source_of(part.title, "refi", text)
        return Transcript(
            text,
            turns,
            part.guid,
            part.title,
            attributes.get("date") or None,
            source=source,
            attributes=attributes,
        )

    def unique(self, wish: str) -> str:
        base, n = wish or "statement", 2
        wish = base
        while wish in self.ids:
            wish, n = f"{base}-{n}", n + 1
        self.ids.add(wish)
        return wish

    def statements(
        self, s: _Selection, t: Transcript, start: int, end: int
    ) -> list[tuple[Statement, list[str]]]:
        quote = t.text[start:end]
        block = _unblock(s.description) if self.mine else None
        out: list[tuple[Statement, list[str]]] = []
        used: set[str] = {c[1] for c in s.codings if c[1] in self.branch}
        if block is None and used:
            block = self.from_codes([c[1] for c in s.codings])
        if block is not None:
            form = str(block.get("form", "code"))
            values = dict(block.get("values") or {})
            names = {n for v in values.values() for n in (_legal(str(v)), _path(str(v)))}
            used |= {
                c[1] for c in s.codings if {self.paths.get(c[1]), self.names.get(c[1])} & names
            }
            commitment = str(block.get("commitment"))
            statement = Statement(
                id=self.unique(str(block.get("id") or s.guid)),
                transcript=t.id,
                start=start,
                end=end,
                quote=quote,
                form=form,
                values=values,
                speaker=block.get("speaker"),
                holder=block.get("holder"),
                via=chain_of(block.get("via")),
                commitment=commitment if commitment in COMMITMENTS else "asserts",
                about=block.get("about"),
                coder=str(block.get("coder") or s.coder),
                origin=str(block.get("origin") or "import"),
                status=str(block.get("status") or ""),
                made_at=str(block.get("made_at") or s.made_at),
                memo=str(block.get("memo") or ""),
            )
            out.append((statement, [s.guid, next((c[0] for c in s.codings), "")]))
        memo = "\n".join(x for x in ("" if block else s.description, s.memo) if x)
        for guid, code, coder, made_at, note in s.codings:
            if code in used:
                continue
            path = self.paths.get(code)
            if not path:
                self.report.left.append(
                    f"A coding with a code that is not in the codebook ({code})."
                )
                continue
            one = Statement(
                id=self.unique(guid or s.guid),
                transcript=t.id,
                start=start,
                end=end,
                quote=quote,
                form="code",
                values={"code": path},
                coder=coder,
                origin="import",
                made_at=made_at,
                memo="\n".join(x for x in (memo, note) if x),
            )
            out.append((one, [s.guid, guid]))
        if not s.codings and block is None:
            one = Statement(
                id=self.unique(s.guid),
                transcript=t.id,
                start=start,
                end=end,
                quote=quote,
                form="annotation",
                values={"text": memo} if memo else {},
                coder=s.coder,
                origin="import",
                made_at=s.made_at,
            )
            out.append((one, [s.guid, ""]))
        return out

    def from_codes(self, codes: list[str]) -> dict[str, Any]:
        """A statement from the branch of codes alone, where another program dropped the
        description.
        """
        block: dict[str, Any] = {"form": "code", "values": {}, "holder": None}
        rest = []
        for code in codes:
            parts = self.paths.get(code, "").split("/")
            if parts[0] != BRANCH or code not in self.branch:
                rest.append(self.paths.get(code, ""))
            elif len(parts) > 2 and parts[1] in (*_ONCE, "via"):
                told = "/".join(parts[2:])
                block[parts[1]] = told if parts[1] in _ONCE else [*block.get("via", ()), told]
            elif len(parts) > 4 and parts[1] == "field":
                value: Any = "/".join(parts[4:])
                field = self.known[parts[2]].field(parts[3]) if parts[2] in self.known else None
                if field and field.kind == "yes/no":
                    value = value == "yes"
                elif field and field.kind == "number":
                    value = int(value) if field.integer else float(value)
                block["values"][parts[3]] = value
        form = self.known.get(block["form"], CODE_FORM)
        fields = [f.name for f in form.fields if f.kind == "concept"]
        for name, path in zip(fields, rest, strict=False):
            block["values"].setdefault(name, path)
        return block


def _timed(text: str, times: list[tuple[int, float]]) -> tuple[Turn, ...]:
    """One turn of unknown speaker, parted where a sync point stands at the beginning of a line.

    A turn begins at the time of its point and ends at that of the first point at or after its end.
    """
    if not text:
        return ()
    starts = {
        at: when
        for at, when in reversed(times)
        if at < len(text) and (at == 0 or text[at - 1] == "\n")
    }
    edges = sorted({0, *starts})
    turns = []
    for start, end in zip(edges, [*edges[1:], len(text)], strict=True):
        ends_at = next((when for at, when in times if at >= end), None)
        stop = end - 1 if text[end - 1] == "\n" and end - 1 > start else end
        turns.append(Turn(start, stop, "unassigned", begins_at=starts.get(start), ends_at=ends_at))
    return tuple(turns)


def _turns(t: Mapping[str, Any]) -> tuple[Turn, ...]:
    def flags(turn: Mapping[str, Any]) -> tuple[Flag, ...]:
        return tuple(
            Flag(f["code"], f["message"], tuple(map(tuple, f["fixes"]))) for f in turn["flags"]
        )

    return tuple(Turn(**{**turn, "flags": flags(turn)}) for turn in t["turns"])


def _checked(own: Any) -> dict[str, Any]:
    """What the note of Hustings holds, tried once as a whole, so that damage is met in one
    place."""
    for form in own.get("forms") or ():
        _form(form)
    for t in own.get("transcripts") or ():
        for turn in _turns(t):
            if not 0 <= int(turn.start) <= int(turn.end):
                raise ValueError("turn")
        (
            [Section(**x) for x in t["sections"]],
            Source(**t["source"]),
            dict(t["attributes"]),
            tuple(t["proposals"]),
        )
        (
            str(t["guid"])
            + str(t["id"])
            + t["title"]
            + (t["date"] or "")
            + (t["language"] or "")
            + (t["replaces"] or "")
        )
    for kind, last in (("actors", "kind"), ("concepts", "description")):
        for a in own.get(kind) or ():
            (
                a["guid"] + a["id"] + a["name"] + a["color"] + a[last] + "".join(a["aliases"]),
                dict(a["attributes"]),
            )
    for key in ("links", "made", "coders"):
        tuple(own.get(key) or ())
    for key in ("links", "made"):
        set(own.get(key) or ())
    for c in own.get("coders") or ():
        str(c["name"])
    for verdict in own.get("verdicts") or ():
        Verdict(**verdict)
    return dict(own)


def _unblock(description: str) -> dict[str, Any] | None:
    head, _, body = description.partition("\n")
    if head.strip() != _BLOCK:
        return None
    out: dict[str, Any] = {"values": {}}
    try:
        for line in body.split("\n"):
            key, _, value = line.strip().partition(": ")
            if key.startswith("· "):
                out["values"][json.loads(key[2:]) if key[2:].startswith('"') else key[2:]] = (
                    json.loads(value)
                )
            elif key:
                out[key] = json.loads(value)
    except ValueError:
        return None
    return out


def _form(data: Mapping[str, Any]) -> Form:
    fields = tuple(field_of(f) for f in data["fields"])
    return Form(**{**data, "fields": fields})


def merge_kept(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """``extras["refi"]`` of two files as one; the second's GUIDs give way for codes, users, texts
    the first has too.
    """
    rename: dict[str, str] = {}
    for kind in ("codes", "users", "variables", "sources"):
        mine = old.get(kind) or {}
        rename |= {g: mine[k] for k, g in (new.get(kind) or {}).items() if mine.get(k, g) != g}
    mine = old.get("cases") or {}
    rename |= {
        c[0]: mine[k][0]
        for k, c in (new.get("cases") or {}).items()
        if k in mine and mine[k][0] != c[0]
    }
    guid = re.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")

    def renamed(value: Any) -> Any:
        if isinstance(value, str):
            return guid.sub(lambda m: rename.get(m.group().lower(), m.group()), value)
        if isinstance(value, list):
            return [renamed(v) for v in value]
        if isinstance(value, dict):
            return {(renamed(k) if " " in k else k): renamed(v) for k, v in value.items()}
        return value

    fresh = renamed(dict(new)) if rename else dict(new)
    cases = {k: list(v) for k, v in mine.items()}
    for name, (number, refs) in (fresh.pop("cases", None) or {}).items():
        before = cases.get(name, [number, []])
        cases[name] = [before[0], joined(before[1], refs)]
    out: dict[str, Any] = joined({k: v for k, v in old.items() if k != "cases"}, fresh)
    return {**out, "cases": cases}


# ------------------------------------------------------------------ writing


def write_refi(bundle: Bundle, path: str | Path, *, dialect: str = "spec") -> Report:
    """The bundle as a REFI-QDA project, valid against the published schema.

    Statements travel as selections with codes (form, speaker, holder, commitment, concepts,
    choices), actors as cases, causes as links from code to code named by their sign and as a graph;
    reading the file with :func:`read_refi` gives them back whole. ``dialect`` says who will open
    it: spec, nvivo-windows, nvivo-mac, qualcoder or atlas. A path ending in ``.qdc`` gets the
    codebook alone.
    """
    if dialect not in WRITTEN:
        raise UnknownName("dialect", dialect, WRITTEN)
    path = Path(path)
    if path.suffix.casefold() == ".qdc":
        return write_codebook_refi(bundle, path)
    return _Writer(bundle, dialect).write(path)


def write_codebook_refi(bundle: Bundle, path: str | Path) -> Report:
    """The concepts as a REFI-QDA codebook (.qdc). Raises OptionError where there are none."""
    from lxml import etree

    if not bundle.concepts:
        raise OptionError(
            "There is no concept to write; a REFI-QDA codebook needs one code at least."
        )
    root = etree.Element(f"{{{CODEBOOK}}}CodeBook", nsmap={None: CODEBOOK}, origin="Hustings")
    codes = _CodeTree(bundle)
    codes.into(etree.SubElement(root, f"{{{CODEBOOK}}}Codes"), CODEBOOK, notes=False)
    known = set(codes.guid.values())
    sets = [
        etree.fromstring(s) for s in (bundle.extras.get("refi") or {}).get("codebook_sets") or ()
    ]
    sets = [
        s for s in sets if all(_guid(m.get("guid")) in known for m in _children(s, "MemberCode"))
    ]
    if sets:
        holder = etree.SubElement(root, f"{{{CODEBOOK}}}Sets")
        for s in sets:
            holder.append(s)
    write_bytes(Path(path), etree.tostring(root, xml_declaration=True, encoding="utf-8"))
    report = Report(dialect="REFI-QDA codebook", imported={"concepts": len(bundle.concepts)})
    if any(c.aliases for c in bundle.concepts):
        report.left.append("Other names of concepts: a codebook has no place for them.")
    return report


def _made(*parts: str) -> str:
    return str(uuid.uuid5(_SPACE, "\0".join(parts).encode("utf-8", "surrogatepass").hex()))


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)


def _path(name: str) -> str:
    """The path of codes a name stands for: legal in XML, no level empty."""
    return "/".join(step or "·" for step in _legal(name).split("/"))


def _dumps(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _ILLEGAL.sub(lambda m: json.dumps(m.group())[1:-1], text)


class _CodeTree:
    """Every code of an export by full path; concepts first, then what statements need beyond
    them."""

    def __init__(self, bundle: Bundle) -> None:
        self.kept: dict[str, str] = (bundle.extras.get("refi") or {}).get("codes") or {}
        self.guid: dict[str, str] = {}
        self.concept: dict[str, Concept] = {}
        self.children: dict[str, list[str]] = defaultdict(list)
        self.label: dict[str, str] = {}
        self.made: list[str] = []
        self.by_name: dict[str, list[str]] = defaultdict(list)
        paths = {i: p or "·" for i, p in concept_paths(bundle.concepts).items()}
        self.taken: set[str] = set()
        node: dict[str, str] = {}
        for c in bundle.concepts:
            node[c.id] = self.key(paths[c.id], c.id)
        for c in bundle.concepts:
            above = node.get(c.parent, "") if c.parent else ""
            if above and not paths[c.id].startswith(paths[c.parent or ""] + "/"):
                above = ""
            self.concept[node[c.id]] = c
            self.label[node[c.id]] = c.name
            self.children[above].append(node[c.id])
        self._cut_circles()

    def key(self, path: str, other: str) -> str:
        """The node of a path, with a GUID; a second concept of the same path gets a node of its
        own.
        """
        name = path if path not in self.guid else f"{path}\0{other}"
        wish = _guid(self.kept.get(path)) if name == path else ""
        if not _GUID.match(wish) or wish in self.taken:
            wish = (
                _guid(other)
                if _GUID.match(other) and _guid(other) not in self.taken
                else _made("code", name)
            )
        self.guid[name] = wish
        self.taken.add(wish)
        return name

    def _cut_circles(self) -> None:
        reached: set[str] = set()
        todo = list(self.children[""])
        while todo:
            at = todo.pop()
            reached.add(at)
            todo += self.children[at]
        for key in [k for k in self.guid if k not in reached]:
            for members in self.children.values():
                if key in members:
                    members.remove(key)
            self.children[""].append(key)
            stack = [key]
            while stack:
                at = stack.pop()
                if at not in reached:
                    reached.add(at)
                    stack += self.children[at]

    def named(self, name: str) -> str:
        """The GUID of a concept by its path, or by its name where only one has it; made where there
        is none.
        """
        if name not in self.guid:
            if not self.by_name:
                for key, c in self.concept.items():
                    self.by_name[c.name].append(key)
            if len(self.by_name[name]) == 1:
                return self.guid[self.by_name[name][0]]
        return self.want(tuple(_path(name).split("/")))

    def want(self, path: tuple[str, ...]) -> str:
        """The GUID of a path of levels, made (with those above) where it is not there."""
        whole = "/".join(path)
        if whole in self.guid:
            return self.guid[whole]
        above = ""
        for depth in range(1, len(path) + 1):
            here = "/".join(path[:depth])
            if here not in self.guid:
                self.key(here, "")
                self.label[here] = path[depth - 1]
                self.children[above].append(here)
                self.made.append(self.guid[here])
            above = here
        return self.guid[whole]

    def into(
        self, parent: Any, space: str, *, notes: bool = True, at: str = "", depth: int = 0
    ) -> None:
        from lxml import etree

        for key in self.children[at]:
            concept = self.concept.get(key)
            codable = not (concept and concept.attributes.get("codable") == "no") and not (
                key == BRANCH and concept is None
            )
            element = etree.SubElement(
                parent,
                f"{{{space}}}Code",
                guid=self.guid[key],
                name=_legal(self.label[key]),
                isCodable=str(codable).lower(),
            )
            if concept and _COLOR.match(concept.color):
                element.set("color", concept.color)
            if concept and concept.description:
                etree.SubElement(element, f"{{{space}}}Description").text = _legal(
                    concept.description
                )
            self.into(element, space, notes=notes, at=key, depth=depth + 1)


class _Writer:
    def __init__(self, bundle: Bundle, dialect: str) -> None:
        self.bundle = bundle
        self.dialect, self.newline, self.bom = WRITTEN[dialect]
        self.kept: dict[str, Any] = bundle.extras.get("refi") or {}
        self.codes = _CodeTree(bundle)
        self.forms = {f.name: f for f in bundle.forms}
        self.report = Report(dialect=f"REFI-QDA ({dialect})")
        self.guids: set[str] = set()
        self.links: dict[str, tuple[str, str, str]] = {}
        users = dict(self.kept.get("users") or {})
        names = [str(c["name"]) for c in bundle.coders] + [
            s.coder for s in bundle.statements if s.coder
        ]
        self.users = {
            n: users[n] if _GUID.match(users.get(n, "")) else _made("user", n) for n in names if n
        }
        self.told: dict[str, list[str]] = defaultdict(list)

    def element(self, parent: Any, tag: str, text: str | None = None, **attributes: str) -> Any:
        from lxml import etree

        made = etree.SubElement(
            parent, f"{{{PROJECT}}}{tag}", {k: _legal(v) for k, v in attributes.items()}
        )
        made.text = None if text is None else _legal(text)
        return made

    def once(self, wish: str, *parts: str) -> str:
        """A GUID not used before: the wish where it is one, else one made of the parts."""
        guid, n = (_guid(wish) if _GUID.match(wish) else _made(*parts)), 1
        while guid in self.guids:
            guid, n = _made(*parts, str(n)), n + 1
        self.guids.add(guid)
        return guid

    def codings(self, s: Statement) -> list[str]:
        """GUIDs of the codes a statement is told by; causes are noted down as links."""
        form = self.forms.get(s.form) or (CODE_FORM if s.form == "code" else Form(s.form, ()))
        out: list[str] = []
        concepts: list[str] = []
        for key, value in s.values.items():
            field = form.field(key)
            if value is None or value == "":
                continue
            if field is None or field.kind == "concept":
                concepts.append(self.codes.named(str(value)))
            elif field.kind != "text":
                shown = (
                    {True: "yes", False: "no"}[value]
                    if isinstance(value, bool)
                    else _legal(str(value)) or "·"
                )
                out.append(self.codes.want((BRANCH, "field", s.form, key, shown)))
        if s.form not in ("code", "annotation"):
            out.append(self.codes.want((BRANCH, "form", s.form)))
        for name in s.via:
            out.append(self.codes.want((BRANCH, "via", name)))
        for role in ("speaker", "holder"):
            if getattr(s, role) is not None:
                out.append(self.codes.want((BRANCH, role, getattr(s, role))))
        if s.commitment != "asserts" or s.form not in ("code", "annotation"):
            out.append(self.codes.want((BRANCH, "commitment", s.commitment)))
        order = [f.name for f in form.fields if f.kind == "concept" and s.values.get(f.name)]
        if len(order) == 2 and len(concepts) == 2:
            ends = [self.codes.named(str(s.values[k])) for k in order]
            sign = next(
                (
                    str(s.values[f.name])
                    for f in form.fields
                    if f.kind == "choice" and s.values.get(f.name)
                ),
                s.form,
            )
            self.links[s.id] = (ends[0], ends[1], sign)
        return list(dict.fromkeys(concepts + out))

    def block(self, s: Statement, coding: str) -> str:
        """The description of a selection: the statement in words another program shows and this one
        reads.
        """
        plain = (
            s.form == "code"
            and set(s.values) == {"code"}
            and _path(str(s.values["code"])) == s.values["code"]
        )
        plain = plain and s.speaker is None and s.holder is None and s.commitment == "asserts"
        plain = (
            plain
            and not s.via
            and not s.about
            and not s.status
            and s.origin == "import"
            and s.id == coding
        )
        plain = (
            plain and (not s.made_at or bool(_TIME.match(s.made_at))) and _legal(s.memo) == s.memo
        )
        plain = plain and "\r" not in s.memo and not s.memo.startswith(_BLOCK)
        if plain:
            return s.memo
        lines = [_BLOCK, f"form: {_dumps(s.form)}"]
        for key in ("speaker", "holder", "commitment"):
            lines.append(f"{key}: {_dumps(getattr(s, key))}")
        if s.via:
            lines.append(f"via: {_dumps(list(s.via))}")
        for key, value in s.values.items():
            shown = (
                key
                if re.fullmatch(r"[^\W\d_][\w ]*\w|\w", key)
                else _dumps(key).replace(": ", ":\\u0020")
            )
            lines.append(f"· {shown}: {_dumps(value)}")
        for key in ("about", "coder", "origin", "status", "made_at", "memo", "id"):
            if getattr(s, key):
                lines.append(f"{key}: {_dumps(getattr(s, key))}")
        return "\n".join(lines)

    def write(self, path: Path) -> Report:
        from lxml import etree

        members: dict[str, bytes] = {}
        root = etree.Element(f"{{{PROJECT}}}Project", nsmap={None: PROJECT})
        root.set("name", _legal(self.kept.get("name") or self.bundle.name or path.stem))
        root.set("origin", f"Hustings (offsets: {self.dialect.name})")
        sources = etree.Element(f"{{{PROJECT}}}Sources")
        structure = self.sources(sources, members)
        cases = etree.Element(f"{{{PROJECT}}}Cases")
        actors = self.cases(cases)
        if self.users:
            users = self.element(root, "Users")
            for name, guid in self.users.items():
                self.element(users, "User", guid=guid, name=name)
        if self.codes.children[""]:
            self.codes.into(self.element(self.element(root, "CodeBook"), "Codes"), PROJECT)
        if self.names:
            variables = self.element(root, "Variables")
            for name, guid in self.names.items():
                self.element(variables, "Variable", guid=guid, name=name, typeOfVariable="Text")
        for part in (cases, sources):
            if len(part):
                root.append(part)
        links, graphs, made = self.causes()
        self.notes(root, members, structure, actors, made)
        self.again(root, "Links", links)
        self.again(root, "Sets", [])
        self.again(root, "Graphs", graphs)
        members = {
            "project.qde": etree.tostring(root, xml_declaration=True, encoding="utf-8"),
            **members,
        }
        write_bytes(path, zip_bytes(members))
        self.report.imported = {
            "transcripts": len(self.bundle.transcripts),
            "statements": len(self.bundle.statements),
            "actors": len(actors),
            "concepts": len(self.bundle.concepts),
            "links": len(made),
        }
        return self.report

    @property
    def names(self) -> dict[str, str]:
        """Variables: the attributes of transcripts and actors."""
        keys = dict.fromkeys(k for t in self.bundle.transcripts for k in self.attributes(t))
        keys |= dict.fromkeys(
            k
            for a in self.bundle.actors
            for k, v in a.attributes.items()
            if v and k != "description"
        )
        kept = self.kept.get("variables") or {}
        return {k: kept[k] if _GUID.match(kept.get(k, "")) else _made("variable", k) for k in keys}

    @staticmethod
    def attributes(t: Transcript) -> dict[str, str]:
        known = {"date": t.date, "language": t.language, **t.attributes}
        return {k: str(v) for k, v in known.items() if v}

    def sources(self, parent: Any, members: dict[str, bytes]) -> list[dict[str, Any]]:
        by_transcript: dict[str, list[Statement]] = defaultdict(list)
        known = {t.id for t in self.bundle.transcripts}
        for s in self.bundle.statements:
            by_transcript[s.transcript].append(s)
        lost = sum(len(v) for k, v in by_transcript.items() if k not in known)
        if lost:
            self.report.left.append(f"{count(lost, 'statement')} of texts that are not exported.")
        structure = []
        names = self.names
        for t in self.bundle.transcripts:
            raw = ("\ufeff" if self.bom else "") + t.text.replace("\n", self.newline)
            if canonical(raw) != t.text:
                raise OptionError(
                    f"The text of {t.title!r} has carriage returns or NULs; import it again as a "
                    f"file."
                )
            try:
                data = raw.encode()
            except UnicodeEncodeError:
                raise OptionError(
                    f"The text of {t.title!r} has half a surrogate pair and cannot be written."
                ) from None
            guid = self.once(
                (self.kept.get("sources") or {}).get(_key(t), "") or t.id, "source", t.id
            )
            members[f"sources/{guid}.txt"] = data
            source = self.element(
                parent,
                "TextSource",
                guid=guid,
                name=t.title,
                plainTextPath=f"internal://{guid}.txt",
            )
            self.selections(source, guid, t, self.dialect.ruler(raw), by_transcript[t.id])
            self.values(source, self.attributes(t), names)
            entry = {k: v for k, v in asdict(t).items() if k != "text"}
            structure.append({"guid": guid, **entry})
        return structure

    def selections(
        self, source: Any, guid: str, t: Transcript, measure: Ruler, statements: list[Statement]
    ) -> None:
        kept = self.kept.get("selections") or {}
        codings = self.kept.get("codings") or {}
        for s in statements:
            old = codings.get(s.id) or ["", ""]
            wish = old[0] or kept.get(f"{guid} {s.start} {s.end}", "")
            codes = self.codings(s)
            plain = s.form == "code" and len(codes) == 1
            selection = self.once(wish, "selection", s.id)
            coding = self.once(old[1] or (s.id if plain else ""), "coding", s.id) if codes else ""
            element = self.element(
                source,
                "PlainTextSelection",
                guid=selection,
                name=t.text[s.start : s.end],
                startPosition=str(measure.outward(s.start)),
                endPosition=str(measure.outward(s.end)),
            )
            who = {"creatingUser": self.users[s.coder]} if s.coder else {}
            if _TIME.match(s.made_at):
                who["creationDateTime"] = s.made_at
            for key, value in who.items():
                element.set(key, value)
            description = self.block(s, coding if plain else "")
            if (
                s.form == "annotation"
                and set(s.values) <= {"text"}
                and s.id == selection
                and s.origin == "import"
                and not codes
            ):
                description = str(s.values.get("text") or "")
            if description:
                self.element(element, "Description", description)
            for n, code in enumerate(codes):
                one = coding if n == 0 else self.once("", "coding", s.id, str(n))
                self.element(
                    self.element(element, "Coding", guid=one, **who), "CodeRef", targetGUID=code
                )
            if s.speaker is not None:
                self.told[s.speaker].append(selection)

    def values(self, parent: Any, values: Mapping[str, str], names: Mapping[str, str]) -> None:
        for key, text in values.items():
            value = self.element(parent, "VariableValue")
            self.element(value, "VariableRef", targetGUID=names[key])
            self.element(value, "TextValue", text)

    def cases(self, parent: Any) -> list[dict[str, Any]]:
        from lxml import etree

        kept = self.kept.get("cases") or {}
        names = self.names
        out = []
        for a in self.bundle.actors:
            guid, refs = kept.get(a.name) or ["", []]
            case = self.element(
                parent, "Case", guid=self.once(guid or a.id, "case", a.id), name=a.name
            )
            if a.attributes.get("description"):
                self.element(case, "Description", a.attributes["description"])
            again = [r for r in map(etree.fromstring, refs) if self.there(r)]
            for r in again:
                if _tag(r) == "CodeRef":
                    case.append(r)
            self.values(
                case, {k: v for k, v in a.attributes.items() if v and k != "description"}, names
            )
            for tag in ("SourceRef", "SelectionRef"):
                for r in again:
                    if _tag(r) == tag:
                        case.append(r)
            for selection in self.told.get(a.name, ()):
                self.element(case, "SelectionRef", targetGUID=selection)
            if not (refs or a.kind == "case"):
                out.append({"guid": _guid(case.get("guid")), **asdict(a)})
        return out

    def there(self, reference: Any) -> bool:
        guid = _guid(reference.get("targetGUID"))
        return guid in self.guids or guid in self.codes.taken

    def causes(self) -> tuple[list[Any], list[Any], list[str]]:
        """A link per cause told, and one graph of all codes they join."""
        from lxml import etree

        holder = etree.Element(f"{{{PROJECT}}}Links")
        made = []
        for number, (cause, effect, sign) in self.links.items():
            guid = self.once("", "link", number)
            made.append(guid)
            self.element(
                holder,
                "Link",
                guid=guid,
                name=sign,
                direction="OneWay",
                originGUID=cause,
                targetGUID=effect,
            )
        graphs = etree.Element(f"{{{PROJECT}}}Graphs")
        if made:
            graph = self.element(
                graphs, "Graph", guid=self.once("", "graph"), name=f"{_BLOCK}: causes"
            )
            nodes = dict.fromkeys(code for c, e, _ in self.links.values() for code in (c, e))
            vertex = {}
            paths = {g: p for p, g in self.codes.guid.items()}
            for n, code in enumerate(nodes):
                vertex[code] = self.once("", "vertex", code)
                self.element(
                    graph,
                    "Vertex",
                    guid=vertex[code],
                    representedGUID=code,
                    name=paths[code].partition("\0")[0],
                    firstX=str(200 * (n % 6)),
                    firstY=str(120 * (n // 6)),
                )
            for link, (cause, effect, sign) in zip(made, self.links.values(), strict=True):
                self.element(
                    graph,
                    "Edge",
                    guid=self.once("", "edge", link),
                    representedGUID=link,
                    name=sign,
                    sourceVertex=vertex[cause],
                    targetVertex=vertex[effect],
                    direction="OneWay",
                )
        return list(holder), list(graphs), made

    def notes(
        self,
        root: Any,
        members: dict[str, bytes],
        structure: list[dict[str, Any]],
        actors: list[dict[str, Any]],
        links: list[str],
    ) -> None:
        from lxml import etree

        concepts = []
        for key, c in self.codes.concept.items():
            concepts.append({"guid": self.codes.guid[key], **asdict(c)})
        data = {
            "name": self.bundle.name,
            "forms": [asdict(f) for f in self.bundle.forms],
            "transcripts": structure,
            "actors": actors,
            "concepts": concepts,
            "coders": list(self.bundle.coders),
            "links": links,
            "made": self.codes.made,
            "verdicts": [asdict(v) for v in self.bundle.verdicts],
        }
        notes = self.element(root, "Notes")
        # QualCoder ends in a traceback at a note without a date
        when = max(
            (s.made_at for s in self.bundle.statements if _TIME.match(s.made_at)),
            default="1970-01-01T00:00:00Z",
        )
        note = self.element(
            notes, "Note", guid=self.once("", "note"), name=_BLOCK, creationDateTime=when
        )
        name = f"{_guid(note.get('guid'))}.txt"
        note.set("plainTextPath", f"internal://{name}")
        members[f"sources/{name}"] = json.dumps(data, ensure_ascii=False, indent=0).encode(
            "utf-8", "replace"
        )
        for text in self.kept.get("notes") or ():
            element = etree.fromstring(text)
            number = _guid(element.get("guid"))
            if element.attrib.pop("richTextPath", None):
                self.report.left.append(
                    f"The styled version of the note {element.get('name') or ''!r}."
                )
            if "plainTextPath" in element.attrib:
                words = (self.kept.get("note_texts") or {}).get(number)
                if words is None or f"sources/{number}.txt" in members:
                    self.report.left.append(
                        f"The note {element.get('name') or ''!r}: its text did not come with it."
                    )
                    continue
                element.set("plainTextPath", f"internal://{number}.txt")
                members[f"sources/{number}.txt"] = words.encode("utf-8", "replace")
            elif _child(element, "PlainTextContent") is None:
                continue
            if self.dialect.name == "qualcoder" and not (
                set(element.attrib) & {"creationDateTime", "modifiedDateTime"}
            ):
                element.set("creationDateTime", when)
            notes.append(element)

    def again(self, root: Any, tag: str, new: list[Any]) -> None:
        """What came from another program and still fits, and what is new, under one heading."""
        from lxml import etree

        known = self.guids | set(self.codes.guid.values())
        texts = self.kept.get(tag.lower()) or ()
        elements = [etree.fromstring(x) for x in texts]
        known |= {_guid(e.get("guid")) for e in elements}
        known |= {_guid(etree.fromstring(x).get("guid")) for x in self.kept.get("notes") or ()}
        old = []
        for element in elements:
            wanted = [
                _guid(v)
                for x in element.iter()
                for k, v in x.attrib.items()
                if k in ("originGUID", "targetGUID")
            ]
            if all(w in known for w in wanted):
                old.append(element)
            else:
                self.report.left.append(
                    f"{tag[:-1]} {element.get('name') or ''!r}: what it joined is gone."
                )
        if old or new:
            parent = self.element(root, tag)
            for element in (*old, *new):
                parent.append(element)
