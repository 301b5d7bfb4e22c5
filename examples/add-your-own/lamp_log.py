"""One of each thing another package can add to Hustings: copy what you need.

A lamp log is an invented kind of file: a first line ``#LAMPLOG``, then a line a turn,
``time | who | words``. A wick is an invented program's project: JSON with a text and its marks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from hustings.errors import NotReadable
from hustings.exchange import Bundle, ExchangeFormat, Report
from hustings.exchange.bundle import CODE_FORM, source_of
from hustings.exporters import Exporter
from hustings.model import Network, Statement, Statements, Suggestion, Transcript
from hustings.networks import Centrality
from hustings.read import Document, Format
from hustings.read.formats.base import Part, compose
from hustings.studies import Builder
from hustings.suggest import Language

# -- a kind of transcript file ---------------------------------------------------------------------


def read_lamp(data: bytes, name: str) -> Document:
    """The turns of a lamp log. Raises NotReadable for a line that is none."""
    parts = []
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines()[1:], start=2):
        time, who, words = (*map(str.strip, line.split("|", 2)), "", "")[:3]
        if not words:
            raise NotReadable(
                f"{name}, line {number}: write it as 'time | who | words'.", name=name
            )
        hours, _, minutes = time.partition(":")
        parts.append(Part(words, who, begins_at=60.0 * (60 * int(hours) + int(minutes))))
    return Document(*compose(parts, evidence="The log names who speaks in each line."))


FORMAT = Format(
    "lamp",
    (".lamp",),
    reader=read_lamp,
    head=rb"#LAMPLOG\b",
    kept="words, speakers, times",
    left="nothing",
)

# -- another program's project ---------------------------------------------------------------------


def read_wick(path: Path) -> Bundle:
    """The text of a wick and what is marked in it. Raises NotReadable."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        text, marks = (
            str(data["text"]),
            [(int(a), int(b), str(code)) for a, b, code in data["wick"]],
        )
    except (ValueError, KeyError, TypeError) as wrong:
        raise NotReadable(f"{path.name} is no wick: {wrong}.") from None
    talk = Transcript(text, id="text", title=path.stem, source=source_of(path.name, "wick", text))
    rows = tuple(
        Statement(f"m{n}", "text", a, b, text[a:b], CODE_FORM.name, values={"code": code})
        for n, (a, b, code) in enumerate(marks)
    )
    report = Report(dialect="wick", imported={"documents": 1, "statements": len(rows)})
    return Bundle(
        transcripts=(talk,), statements=rows, forms=(CODE_FORM,), report=report, name=path.stem
    )


def write_wick(bundle: Bundle, path: Path) -> Report:
    """The first text of a project and its plain codes."""
    talk = bundle.transcripts[0]
    marks = [
        (s.start, s.end, s.values["code"])
        for s in bundle.statements
        if s.transcript == talk.id and "code" in s.values
    ]
    path.write_text(json.dumps({"text": talk.text, "wick": marks}), encoding="utf-8")
    others = len(bundle.statements) - len(marks)
    left = [f"Statements that are no plain code: {others}."] if others else []
    return Report(dialect="wick", imported={"documents": 1, "statements": len(marks)}, left=left)


WICK = ExchangeFormat(
    name="wick",
    label="Wick project",
    suffixes=(".wick",),
    recognises=lambda file: file.suffix == ".wick" and not file.is_binary,
    read=read_wick,
    write=write_wick,
    kept="the text, marks with their codes",
    left="nothing",
)

# -- a kind of suggestion --------------------------------------------------------------------------


def lamps(transcript: Transcript) -> Iterator[Suggestion]:
    """Every sentence's lamp: words a person may want to code, each with its cue and its reason."""
    for number, found in enumerate(re.finditer(r"\blamps?\b", transcript.text)):
        span = found.span()
        yield Suggestion(
            id=f"lamp-{transcript.id}-{number}",
            kind="lamps",
            transcript=transcript.id,
            start=span[0],
            end=span[1],
            cue=span,
            values={},
            score=0.7,
            method="lamp-log/words",
            version="1",
            why=f"{found[0]!r} is named.",
        )


# -- a language of the rules -----------------------------------------------------------------------

ESPERANTO = Language(Path(__file__).with_name("lamp_log_eo"))

# -- a centrality ----------------------------------------------------------------------------------


def within_two(network: Network) -> Mapping[str, float]:
    """How many an actor reaches by at most two ties above 0."""
    tied = network.matrix > 0
    reached = tied | (tied.astype(int) @ tied.astype(int) > 0)
    return {name: float(reached[i].sum() - reached[i, i]) for i, name in enumerate(network.rows)}


WITHIN_TWO = Centrality(label="how many are at most two ties away", measure=within_two)

# -- a question about statements -------------------------------------------------------------------


def talkers(statements: Statements, *, least: int = 1) -> Mapping[str, tuple[str, ...]]:
    """Who says how much: speaker -> ids of statements, of those with at least ``least``."""
    said: dict[str, list[str]] = {}
    for key, speaker in zip(statements.ids, statements["speaker"].plain(), strict=True):
        said.setdefault(str(speaker), []).append(key)
    return {name: tuple(ids) for name, ids in sorted(said.items()) if len(ids) >= least}


TALKERS = Builder(
    build=talkers,
    label="Who says how much.",
    view=lambda answer: {name: len(ids) for name, ids in answer.items()},
    evidence=lambda answer, at: answer.get(str(at.get("speaker")), ()),
)


# -- a kind of file to save a network as -----------------------------------------------------------


def write_ties(net: Network) -> bytes:
    """A line a tie: ``row -- column weight``; of a one-mode network each pair once."""
    lines = [
        f"{row} -- {column} {float(net.matrix[i, j]):g}"
        for i, row in enumerate(net.rows)
        for j, column in enumerate(net.columns)
        if net.matrix[i, j] and (net.rows != net.columns or i < j)
    ]
    return "".join(line + "\n" for line in lines).encode()


TIES = Exporter(label="Ties, a line each", suffix=".ties", takes="network", write=write_ties)
