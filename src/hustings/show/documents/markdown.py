"""A composed report as Markdown with its figures as files beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...wording import quoted, say
from ..svg import png
from .page import Document, cells, columns, source
from .parts import Block, Heading, Plate, Said, Sheet, Told, bare, ended, numbers
from .prose import Notes, with_footnotes

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
        shown = [block] if not isinstance(block, Told) else block.blocks
        parts += _told(block, notes) if isinstance(block, Told) else [_block(block, notes)]
        pictures |= dict(_pictures(shown))
    for k, (head, told) in enumerate(made.method):
        parts += [f"## {_line(say('How this was made'))}"] if k == 0 else []
        parts.append(f"**{_line(head)}.** {' '.join(_line(said) for said in told)}")
    if made.listed:
        parts += [f"## {_line(say('Statements'))}", _listed(made)]
    for text in made.transcripts:
        parts += [f"## {_line(text['title'] or say('Text'))}", _quoted(text["text"])]
    parts.append(f"*{_line(made.made_with)}*")
    for n, key in enumerate(notes.ids, 1):
        row = made.statements[key]
        parts.append(f"[^{n}]: {_line(quoted(row['quote']))} {_line(source(row))}")
    return "\n\n".join(part for part in parts if part) + "\n", pictures


def _figure(plate: Plate) -> str:
    n = plate.number
    if plate.figure is None:
        return f"*{_line(plate.unmade)}*"
    alt = _line(plate.title).replace("[", "(").replace("]", ")")
    return (
        f"![{alt}]({FOLDER}/figure-{n}.png)\n\n"
        f"**{_line(plate.lead)} {_line(plate.title)}** {_line(plate.figure.caption)} "
        f"{_line(plate.below)}"
    )


def _pictures(blocks: Sequence[Block]) -> Iterator[tuple[str, bytes]]:
    """The figures among some blocks, each under its name."""
    for block in blocks:
        if isinstance(block, Plate) and block.figure is not None:
            yield f"{FOLDER}/figure-{block.number}.png", png(bare(block.figure), scale=2)


def _told(told: Told, notes: Notes) -> list[str]:
    """An account, part by part."""
    if told.why:
        return [f"*{_line(told.why)}*"]
    lines = [_block(block, notes) for block in told.blocks]
    return [f"## {_line(told.title)}", _line(told.about), *lines, f"*{_line(told.foot)}*"]


def _block(block: Block, notes: Notes) -> str:
    if isinstance(block, Plate):
        return _figure(block)
    if isinstance(block, Sheet):
        return _sheet(block)
    if isinstance(block, Heading):
        rests = f"\n\n*{_line(block.rests)}*" if block.rests else ""
        return f"### {_line(block.words)}{rests}"
    if isinstance(block, Said):
        return (
            f"> {_line(quoted(block.quote))}{_noted([block.statement], notes)} {_line(block.told)}"
        )
    return f"{_line(block.words)}{_noted(block.statements, notes)}"


def _noted(ids: Sequence[str], notes: Notes) -> str:
    found, more = numbers(ids, notes)
    marks = "".join(f"[^{n}]" for n in found)
    return f"{marks} ({say('and {n} more', n=more)})" if marks and more else marks


def _sheet(sheet: Sheet) -> str:
    if sheet.why:
        return f"*{_line(sheet.unmade)}*"
    head = f"**{_line(sheet.lead)} {_line(ended(sheet.title))}** {_line(sheet.caption)}"
    return f"{head}\n\n{_table(sheet.columns, [row.cells for row in sheet.rows])}"


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    cells = ([_line(c).replace("|", "\\|") for c in line] for line in lines)
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)


def _listed(made: Document) -> str:
    return _table(columns(), [cells(made.statements[key]) for key in made.listed])


def _quoted(text: str) -> str:
    return "\n".join(f"> {_line(line)}".rstrip() for line in text.split("\n"))


SPECIAL = "\\`*_[]<>#"


def _line(words: object) -> str:
    """Words in one line, every letter Markdown would read as a sign of its own marked."""
    told = " ".join(str(words).split())
    return "".join(f"\\{c}" if c in SPECIAL else c for c in told)
