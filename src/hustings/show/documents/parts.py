"""What a composed report is made of beside texts of one's own: numbered figures, numbered tables,
and the account of a speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...wording import quoted, say
from ..figures import Figure, figure_svg
from ..html import marked, own_names, text
from .prose import BUTTON, Notes

SHOWN = 3
"""Numbers of sentences shown behind a line of an account; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A numbered figure: for print and wide windows, for narrow ones (None: the same), or a
    sentence that says why there is none."""

    number: int
    figure: Figure | None
    narrow: Figure | None = None
    why: str = ""
    sheets: Sequence[Figure] = ()
    """The same for paper, where it is taller than a page."""

    @property
    def lead(self) -> str:
        """What it is called by."""
        return say("Figure {n}.", n=self.number)

    @property
    def unmade(self) -> str:
        """Why there is none."""
        return say("Figure {n}: {why}", n=self.number, why=self.why)

    @property
    def title(self) -> str:
        """Its title as a sentence begins."""
        return ended(self.figure.title) if self.figure else ""

    @property
    def below(self) -> str:
        """What it was made of, in small letters."""
        return " · ".join(x for x in self.figure.foot if x) if self.figure else ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a table, and the statements it opens."""

    cells: Sequence[str]
    statements: Sequence[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A numbered table whose rows open their sentences by the cell in the column ``opens``, or a
    sentence that says why there is none."""

    number: int
    title: str = ""
    caption: str = ""
    columns: Sequence[str] = ()
    rows: Sequence[SheetRow] = ()
    opens: int = 0
    why: str = ""

    @property
    def lead(self) -> str:
        """What it is called by."""
        return say("Table {n}.", n=self.number)

    @property
    def unmade(self) -> str:
        """Why there is none."""
        return say("Table {n}: {why}", n=self.number, why=self.why)


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a part of an account, and on what the part rests."""

    words: str
    rests: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of an account, and the statements it rests on."""

    words: str
    statements: Sequence[str]


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker's own words, and who said them of when and where."""

    quote: str
    told: str
    statement: str


Block = Heading | Line | Said | Plate | Sheet


@dataclass(frozen=True, slots=True)
class Told:
    """The account of a speaker as a part of a report, or a sentence that says why there is
    none."""

    title: str
    about: str = ""
    blocks: Sequence[Block] = ()
    foot: str = ""
    why: str = ""

    @property
    def figures(self) -> int:
        """How many numbered figures it has."""
        return sum(isinstance(block, Plate) for block in self.blocks)

    @property
    def tables(self) -> int:
        """How many numbered tables it has."""
        return sum(isinstance(block, Sheet) for block in self.blocks)


def numbers(ids: Sequence[str], notes: Notes) -> tuple[list[int], int]:
    """The numbers of the notes a line is followed by, and how many more statements there are."""
    found = [n for key in ids[:SHOWN] if (n := notes.number(key)) is not None]
    return found, max(0, len(ids) - SHOWN)


def behind(ids: Sequence[str], notes: Notes) -> str:
    """The same in words: "1, 2, 3 and 4 more"."""
    found, more = numbers(ids, notes)
    told = ", ".join(map(str, found))
    return say("{told} and {n} more", told=told, n=more) if told and more else told


def ended(words: str) -> str:
    """Words as a sentence ends."""
    return words if not words or words[-1] in ".!?…" else f"{words}."


def bare(figure: Figure) -> str:
    """A figure as SVG without its words, which stand below it as text."""
    return figure_svg(replace(figure, title="", caption="", foot=("", ""), column="", study=""))


# ------------------------------------------------------------------ as a page


def plate_html(plate: Plate) -> str:
    """A figure with its caption."""
    n = plate.number
    if plate.figure is None:
        why = f'<p class="quiet">{text(plate.unmade)}</p>'
        return f'<figure id="figure-{n}">{why}</figure>'
    wide = f'<div class="wide">{bare(plate.figure)}</div>'
    narrow = own_names(bare(plate.narrow), n) if plate.narrow else ""
    sheets = "".join(own_names(bare(s), f"{n}s{k}") for k, s in enumerate(plate.sheets))
    kinds = [*(["whole"] if not narrow else []), *(["sheets"] if sheets else [])]
    kind = f' class="{" ".join(kinds)}"' if kinds else ""
    return (
        f'<figure id="figure-{n}"{kind}>{wide}'
        + (f'<div class="narrow">{narrow}</div>' if narrow else "")
        + (f'<div class="paper">{sheets}</div>' if sheets else "")
        + f"<figcaption><b>{text(plate.lead)}</b> <b>{text(plate.title)}</b> "
        f"{text(plate.figure.caption)}<small>{text(plate.below)}</small></figcaption></figure>"
    )


def sheet_html(sheet: Sheet) -> str:
    """A table under its caption."""
    n = sheet.number
    if sheet.why:
        why = f'<p class="quiet">{text(sheet.unmade)}</p>'
        return f'<div class="table" id="table-{n}">{why}</div>'
    head = "".join(f'<th scope="col">{text(name)}</th>' for name in sheet.columns)
    lines = "".join(_row(sheet, row) for row in sheet.rows)
    kind = "" if sheet.opens else " ledger"
    return (
        f'<div class="table{kind}" id="table-{n}"><p class="caption" id="says-{n}">'
        f"<b>{text(sheet.lead)}</b> <b>{text(ended(sheet.title))}</b> {text(sheet.caption)}</p>"
        f'<div class="scroll"><table aria-labelledby="says-{n}"><thead><tr>{head}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div></div>"
    )


def _row(sheet: Sheet, row: SheetRow) -> str:
    opens = sheet.opens % len(row.cells)
    name = f"{sheet.title}: {', '.join(c for c in row.cells[:2] if c)}"
    cells = [
        f'<td dir="auto"><span class="tell" {BUTTON} {marked(row.statements, name)}>{text(cell)}'
        "</span></td>"
        if at == opens
        else f'<td dir="auto">{text(cell)}</td>'
        for at, cell in enumerate(row.cells)
    ]
    return f"<tr>{''.join(cells)}</tr>"


def told_html(told: Told, notes: Notes) -> str:
    """An account: its title, what it rests on, its parts, each line opening its sentences."""
    if told.why:
        return f'<section class="told"><p class="quiet">{text(told.why)}</p></section>'
    return (
        f'<section class="told"><h2>{text(told.title)}</h2>'
        + (f'<p class="rests">{text(told.about)}</p>' if told.about else "")
        + "".join(_block(block, notes) for block in told.blocks)
        + f'<p class="rests">{text(told.foot)}</p></section>'
    )


def _block(block: Block, notes: Notes) -> str:
    if isinstance(block, Plate):
        return plate_html(block)
    if isinstance(block, Sheet):
        return sheet_html(block)
    if isinstance(block, Heading):
        rests = f' <span class="rests">{text(block.rests)}</span>' if block.rests else ""
        return f"<h3>{text(block.words)}{rests}</h3>"
    if isinstance(block, Said):
        n = behind([block.statement], notes)
        mark = f'<span class="tell" {BUTTON} {marked([block.statement], block.told)}>'
        return (
            f'<blockquote dir="auto">{mark}{text(quoted(block.quote))}</span><sup>{n}</sup> '
            f'<span class="rests">{text(block.told)}</span></blockquote>'
        )
    if not block.statements:
        return f"<p>{text(block.words)}</p>"
    mark = f'<span class="tell" {BUTTON} {marked(block.statements, block.words)}>'
    return f"<p>{mark}{text(block.words)}</span><sup>{behind(block.statements, notes)}</sup></p>"
