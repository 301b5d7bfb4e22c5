"""A composed report as Markdown with its figures as files beside it."""

from __future__ import annotations

from collections.abc import Mapping

from .document import Document, Plate, bare, source
from .prose import Notes, with_footnotes
from .svg import png

FOLDER = "figures"


def document_markdown(made: Document) -> tuple[str, Mapping[str, bytes]]:
    """The report as Markdown, and the figures it shows: name -> PNG at twice its pixels.

    The same report gives the same bytes.
    """
    notes = Notes(made.statements)
    parts = [f"# {_line(made.title)}", f"*{_line(made.byline)}*" if made.byline else ""]
    parts.append(f"**{with_footnotes(made.lead, notes).strip()}**" if made.lead.strip() else "")
    pictures: dict[str, bytes] = {}
    for block in made.blocks:
        if isinstance(block, str):
            parts.append(with_footnotes(block, notes).strip())
            continue
        parts.append(_figure(block))
        if block.figure is not None:
            pictures[f"{FOLDER}/figure-{block.number}.png"] = png(bare(block.figure), scale=2)
    for k, (head, told) in enumerate(made.method):
        parts += ["## How this was made"] if k == 0 else []
        parts.append(f"**{_line(head)}.** {' '.join(_line(said) for said in told)}")
    if made.listed:
        parts += ["## Statements", _table(made)]
    for text in made.transcripts:
        parts += [f"## {_line(text['title'] or 'Text')}", _quoted(text["text"])]
    parts.append(f"*{_line(made.made_with)}*")
    for n, key in enumerate(notes.ids, 1):
        row = made.statements[key]
        parts.append(f"[^{n}]: “{_line(row['quote'])}” {_line(source(row))}")
    return "\n\n".join(part for part in parts if part) + "\n", pictures


def _figure(plate: Plate) -> str:
    n = plate.number
    if plate.figure is None:
        return f"*Figure {n}: {_line(plate.why)}*"
    alt = _line(plate.title).replace("[", "(").replace("]", ")")
    return (
        f"![{alt}]({FOLDER}/figure-{n}.png)\n\n"
        f"**Figure {n}. {_line(plate.title)}** {_line(plate.figure.caption)} {_line(plate.below)}"
    )


def _table(made: Document) -> str:
    lines = ["| sentence | statement | holder | commitment |", "|---|---|---|---|"]
    for key in made.listed:
        row = made.statements[key]
        cells = (row["quote"], row["reading"], row["holder"] or "unstated", row["commitment"])
        lines.append("| " + " | ".join(_line(c).replace("|", "\\|") for c in cells) + " |")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return "\n".join(f"> {_line(line)}".rstrip() for line in text.split("\n"))


SPECIAL = "\\`*_[]<>#"


def _line(words: object) -> str:
    """Words in one line, every letter Markdown would read as a sign of its own marked."""
    told = " ".join(str(words).split())
    return "".join(f"\\{c}" if c in SPECIAL else c for c in told)
