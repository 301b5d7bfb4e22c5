"""Causal annotations made in brat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ...errors import InputError, NotReadable
from ...guards.archive import bytes_of
from ...model import (
    Concept,
    Source,
    Statement,
    Transcript,
)
from ..bundle import CODE_FORM, Bundle, Report
from .cells import exists
from .mapfile import CAUSE_FORM, MapFile

_TEXT = "t1"
"""The id of the one transcript."""

_PLUS = re.compile(r"increas|promot|improv|enabl|support|positiv|plus|\+$", re.I)
_MINUS = re.compile(r"decreas|reduc|prevent|inhibit|hinder|block|negativ|minus|-$", re.I)
_CAUSAL = re.compile(r"caus|lead|effect|affect|influenc|result|trigger|produc", re.I)


def read_brat(path: str | Path, *, text: str | Path | None = None) -> MapFile:
    """brat stand-off annotations (.ann beside .txt; offsets in code points).

    Relations and events whose type tells of causing become statements of form cause, from the first
    marked word to the last, factors named by the words marked; the sign comes from the type
    (increases, prevents …) or an attribute *sign*, else "?". An attribute *Negation* makes the
    commitment "rejects", *Speculation* "supposes".
    Other marks become codes, with the same attributes; other relations, events' arguments and
    equivalences are listed as left. Annotator notes and other attributes become memos.
    A mark in several pieces is kept from its first to its last piece, and listed.
    """
    path = Path(path)
    exists(path)
    source = Path(text) if text is not None else path.with_suffix(".txt")
    if not source.exists():
        raise NotReadable(
            f"{source.name} is missing: a .ann file needs its text beside it.", path=str(source)
        )
    # newlines as they are: brat counts them
    words = _utf8(source)
    canonical, shift = _canonical(words)
    report = Report(dialect="brat stand-off")
    told = _Annotations(path.name, canonical, shift, report)
    for number, line in enumerate(_utf8(path).removeprefix("\ufeff").splitlines(), 1):
        if line.strip():
            told.read(number, line)
    causes, in_cause = _causes(told)
    codes = _codes(told, in_cause)
    report.left += [
        f"Attribute {name} of {target}: {value}."
        for target, said in told.attributes.items()
        for name, value in said.items()
    ]
    report.left += [
        f"Note of {target}: {line}." for target, lines in told.notes.items() for line in lines
    ]
    names = dict.fromkeys(n for s in causes for n in (s.values["cause"], s.values["effect"]))
    names.update(dict.fromkeys(s.values["code"] for s in codes))
    report.imported = {"causes": len(causes), "codes": len(codes), "texts": 1}
    transcript = Transcript(
        canonical, (), _TEXT, path.stem, source=Source(name=source.name, format="brat")
    )
    bundle = Bundle(
        transcripts=(transcript,),
        statements=(*causes, *codes),
        concepts=tuple(Concept(f"f{i}", name) for i, name in enumerate(names, 1)),
        forms=(CAUSE_FORM, CODE_FORM),
        report=report,
        name=path.stem,
    )
    return MapFile(report, None, bundle)


@dataclass(slots=True)
class _Annotations:
    """What the lines of a file say, by the ids they give; ``shift`` is the place in the canonical
    ``text`` of each code point of the file, and of its end.
    """

    name: str
    text: str
    shift: Sequence[int]
    report: Report
    marks: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    """(kind, start, end)"""
    relations: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    """(id, kind, arguments), of relations and events"""
    triggers: dict[str, str] = field(default_factory=dict)
    """Event -> the mark it stands on."""
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)

    def read(self, number: int, line: str) -> None:
        """Take up one line. Raises InputError where it is not as brat writes it."""
        id, _, rest = line.partition("\t")
        try:
            if id.startswith("T"):
                self._mark(number, id, rest.split("\t")[0])
            elif id.startswith(("R", "E")):
                head, *tail = rest.split("\t")[0].split()
                kind, _, trigger = head.partition(":")
                self.triggers[id] = trigger
                self.relations.append((id, kind, dict(a.split(":", 1) for a in tail)))
            elif id.startswith(("A", "M")):
                kind, target, *value = rest.split()
                self.attributes.setdefault(target, {})[kind.lower()] = value[0] if value else "yes"
            elif id.startswith("#"):
                about, *note = rest.split("\t")
                self.notes.setdefault(about.split()[-1], []).append(" ".join(note))
            else:
                self.report.left.append(f"Line {number}: {line.strip()[:80]}")
        except (ValueError, IndexError) as wrong:
            raise InputError(
                f"{self.name}, line {number} cannot be read: {line.strip()[:80]!r}.", line=number
            ) from wrong

    def _mark(self, number: int, id: str, told: str) -> None:
        kind, spans = told.split(" ", 1)
        pieces = [tuple(map(int, span.split())) for span in spans.split(";")]
        if len(pieces) > 1:
            self.report.approximated.append(
                f"{id}: a mark in {len(pieces)} pieces was kept as one."
            )
        start, end = min(p[0] for p in pieces), max(p[1] for p in pieces)
        if not 0 <= start < end < len(self.shift):
            raise InputError(
                f"{self.name}, line {number}: {id} lies outside the text.", line=number
            )
        self.marks[id] = (kind, self.shift[start], self.shift[end])

    def leave(self, id: str, kind: str, arguments: Mapping[str, str]) -> None:
        """List a relation or event that tells of no cause; what is said of an event stands with its
        trigger, of a relation it has no place.
        """
        is_relation = id.startswith("R")
        ends = ", ".join(f"{key}:{value}" for key, value in arguments.items())
        if is_relation or arguments:
            what = "relation" if is_relation else "event"
            self.report.left.append(f"{id}: {what} {kind} ({ends}).")
        home = self.triggers.get(id, "")
        if home in self.marks:
            self.attributes.setdefault(home, {}).update(self.attributes.pop(id, {}))
            self.notes.setdefault(home, []).extend(self.notes.pop(id, ()))


def _causes(told: _Annotations) -> tuple[list[Statement], set[str]]:
    """Statements of form cause, and the marks they stand on."""
    causes: list[Statement] = []
    used: set[str] = set()
    for id, kind, arguments in told.relations:
        ends = _cause_and_effect(arguments)
        is_causal = any(p.search(kind) for p in (_CAUSAL, _PLUS, _MINUS))
        if ends is None or not is_causal:
            told.leave(id, kind, arguments)
            continue
        # an argument is a mark, or an event that stands on one
        one, two = (told.triggers.get(end, end) for end in ends)
        if one not in told.marks or two not in told.marks:
            told.report.left.append(f"{id}: {kind} points at a mark that is not there.")
            continue
        used |= {one, two}
        (_, start1, end1), (_, start2, end2) = told.marks[one], told.marks[two]
        values = {
            "cause": " ".join(told.text[start1:end1].split()),
            "effect": " ".join(told.text[start2:end2].split()),
            "sign": _sign(kind, told.attributes.get(id, {}).pop("sign", "")),
        }
        span = (min(start1, start2), max(end1, end2))
        causes.append(_statement(told, id, span, "cause", values))
    return causes, used


def _sign(kind: str, said: str) -> str:
    """The sign an attribute says, else the one its kind tells, else "?"."""
    known = {"+": "+", "-": "-", "positive": "+", "negative": "-"}.get(said.lower())
    if known:
        return known
    if _PLUS.search(kind):
        return "+"
    return "-" if _MINUS.search(kind) else "?"


def _codes(told: _Annotations, in_cause: set[str]) -> list[Statement]:
    """Marks as codes; one that a cause stands on only where something more is said of it."""
    codes = [
        _statement(told, id, (start, end), "code", {"code": kind})
        for id, (kind, start, end) in told.marks.items()
    ]
    return [s for s in codes if s.id not in in_cause or s.memo or s.commitment != "asserts"]


def _statement(
    told: _Annotations,
    id: str,
    span: tuple[int, int],
    form: str,
    values: dict[str, str],
) -> Statement:
    """A statement of a mark or relation, with what attributes and notes say of it."""
    start, end = span
    said = told.attributes.pop(id, {})
    commitment = _commitment(id, said, told.report)
    return Statement(
        id,
        _TEXT,
        start,
        end,
        told.text[start:end],
        form,
        values,
        commitment=commitment,
        origin="import",
        memo=_memo(told.notes.pop(id, ()), said),
    )


def _utf8(path: Path) -> str:
    try:
        return bytes_of(path).decode("utf-8")
    except UnicodeDecodeError as wrong:
        raise NotReadable(
            f"{path.name} is not UTF-8 text; brat writes UTF-8, so save it so.", path=str(path)
        ) from wrong


def _commitment(id: str, said: dict[str, str], report: Report) -> str:
    """How far a speaker commits, as the attributes *Negation* and *Speculation* (taken out of
    ``said``) tell it.
    """
    negation, speculation = said.pop("negation", ""), said.pop("speculation", "")
    if not negation and not speculation:
        return "asserts"
    word, commitment = ("Negation", "rejects") if negation else ("Speculation", "supposes")
    report.approximated.append(f"{id}: the attribute {word} was read as '{commitment}'.")
    if negation and speculation:
        report.left.append(f"Attribute speculation of {id}: {speculation}.")
    return commitment


def _memo(notes: Iterable[str], said: Mapping[str, str]) -> str:
    """Annotator notes, and the attributes that have no other place, a line each."""
    return "\n".join([*notes, *(f"{name}: {value}" for name, value in said.items())])


def _cause_and_effect(arguments: Mapping[str, str]) -> tuple[str, str] | None:
    lower = {k.lower(): v for k, v in arguments.items()}
    for cause, effect in (
        ("cause", "effect"),
        ("arg1", "arg2"),
        ("cause", "theme"),
        ("from", "to"),
    ):
        if cause in lower and effect in lower:
            return lower[cause], lower[effect]
    return None


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
