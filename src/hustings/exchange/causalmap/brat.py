"""Causal annotations made in brat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
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
    marks: dict[str, tuple[str, int, int]] = {}
    relations: list[tuple[str, str, dict[str, str]]] = []
    triggers: dict[str, str] = {}
    attributes: dict[str, dict[str, str]] = {}
    notes: dict[str, list[str]] = {}
    for number, line in enumerate(_utf8(path).removeprefix("\ufeff").splitlines(), 1):
        if not line.strip():
            continue
        id, _, rest = line.partition("\t")
        try:
            if id.startswith("T"):
                kind, spans = rest.split("\t")[0].split(" ", 1)
                pieces = [tuple(map(int, s.split())) for s in spans.split(";")]
                if len(pieces) > 1:
                    report.approximated.append(
                        f"{id}: a mark in {len(pieces)} pieces was kept as one."
                    )
                start, end = min(p[0] for p in pieces), max(p[1] for p in pieces)
                if not 0 <= start < end <= len(words):
                    raise InputError(
                        f"{path.name}, line {number}: {id} lies outside the text.", line=number
                    )
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
            trigger = triggers.get(id, "")
            ends_told = ", ".join(f"{k}:{v}" for k, v in arguments.items())
            if id.startswith("R") or arguments:
                what = "relation" if id.startswith("R") else "event"
                report.left.append(f"{id}: {what} {kind} ({ends_told}).")
            # what is said of an event stands with its trigger; of a relation it has no place
            home = trigger if trigger in marks else ""
            if home:
                attributes.setdefault(home, {}).update(attributes.pop(id, {}))
                notes.setdefault(home, []).extend(notes.pop(id, ()))
            continue
        one, two = mark(ends[0]), mark(ends[1])
        if one not in marks or two not in marks:
            report.left.append(f"{id}: {kind} points at a mark that is not there.")
            continue
        in_cause |= {one, two}
        start, end = min(marks[one][1], marks[two][1]), max(marks[one][2], marks[two][2])
        said = attributes.pop(id, {})
        sign = {"+": "+", "-": "-", "positive": "+", "negative": "-"}.get(
            said.pop("sign", "").lower()
        )
        sign = sign or ("+" if _PLUS.search(kind) else "-" if _MINUS.search(kind) else "?")
        values = {
            "cause": " ".join(canonical[marks[one][1] : marks[one][2]].split()),
            "effect": " ".join(canonical[marks[two][1] : marks[two][2]].split()),
            "sign": sign,
        }
        commitment = _commitment(id, said, report)
        memo = _memo(notes.pop(id, ()), said)
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
        said = attributes.pop(id, {})
        commitment = _commitment(id, said, report)
        memo = _memo(notes.pop(id, ()), said)
        if id not in in_cause or memo or commitment != "asserts":
            statements.append(
                Statement(
                    id,
                    "t1",
                    start,
                    end,
                    canonical[start:end],
                    "code",
                    {"code": kind},
                    commitment=commitment,
                    origin="import",
                    memo=memo,
                )
            )
    for target, said in attributes.items():
        report.left += [f"Attribute {name} of {target}: {value}." for name, value in said.items()]
    for target, lines in notes.items():
        report.left += [f"Note of {target}: {line}." for line in lines]
    causes = [s for s in statements if s.form == "cause"]
    names = dict.fromkeys(n for s in causes for n in (s.values["cause"], s.values["effect"]))
    names.update(dict.fromkeys(s.values["code"] for s in statements if s.form == "code"))
    report.imported = {"causes": len(causes), "codes": len(statements) - len(causes), "texts": 1}
    transcript = Transcript(
        canonical, (), "t1", path.stem, source=Source(name=source.name, format="brat")
    )
    bundle = Bundle(
        transcripts=(transcript,),
        statements=tuple(statements),
        concepts=tuple(Concept(f"f{i}", name) for i, name in enumerate(names, 1)),
        forms=(CAUSE_FORM, CODE_FORM),
        report=report,
        name=path.stem,
    )
    return MapFile(report, None, bundle)


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
