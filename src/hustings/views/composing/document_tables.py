"""What a composed report holds beside figures: ledgers as numbered tables, and accounts, whose
figures and tables are numbered among the report's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ...errors import HustingsError, OptionError
from ...model.documents import DocumentPart
from ...project import Project
from ...show.documents.parts import (
    Block,
    Heading,
    Line,
    Plate,
    Said,
    Sheet,
    SheetRow,
    Told,
    ended,
)
from ...show.figures import Figure
from ...wording import counted, say
from ..account import account
from ..answers.account import Account, AccountFigure, AccountPart, AccountTable
from ..checking.ledgers import LedgerTable, forecast_table, quotation_table

BOX = re.compile(r'<svg [^>]*?viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"')
"""How large a drawing is."""
WIDEST = 1000.0
"""Pixels of a report's widest column."""


@dataclass(slots=True)
class Numbering:
    """The numbers given so far in a report."""

    figures: int = 0
    tables: int = 0

    def figure(self) -> int:
        """The number of the next figure."""
        self.figures += 1
        return self.figures

    def table(self) -> int:
        """The number of the next table."""
        self.tables += 1
        return self.tables


Options = Mapping[str, Any]


def _names(options: Options, key: str) -> list[str]:
    """The names an option holds. Raises OptionError."""
    told = options.get(key) or ()
    if not isinstance(told, list | tuple) or not all(isinstance(name, str) for name in told):
        raise OptionError(f"{key} is a list of names.")
    return list(told)


def _day(options: Options) -> str | None:
    day = options.get("today") or None
    if day is not None and not isinstance(day, str):
        raise OptionError(f"today is a day as text (2031-05-12), not {day!r}.")
    return day


LEDGERS: Mapping[str, Callable[[Project, Options], LedgerTable]] = {
    "quotations": lambda project, told: quotation_table(project, _names(told, "speakers")),
    "forecasts": lambda project, told: forecast_table(
        project, _day(told), _names(told, "speakers")
    ),
}
"""What a table of a report shows -> how it is made."""


def sheet(project: Project, part: DocumentPart, n: Numbering) -> Sheet:
    """A ledger as a table, under the title and the caption of the report; what it says of itself
    stays."""
    number = n.table()
    try:
        made = LEDGERS[part.of](project, part.options)
    except HustingsError as trouble:
        return Sheet(number, why=str(trouble))
    if not made.rows:
        return Sheet(number, why=made.text.partition(". ")[0] + ".")
    rows = [SheetRow([row.quote, *row.cells], [row.id]) for row in made.rows]
    return Sheet(
        number,
        part.title.strip() or made.title,
        f"{ended(part.caption.strip())} {made.text}".strip(),
        (say("words"), *made.columns),
        rows,
    )


def told(project: Project, part: DocumentPart, n: Numbering) -> Told:
    """The account of a speaker. ``tables`` false leaves its tables out."""
    try:
        name = part.options.get("of")
        if not isinstance(name, str) or not name:
            raise OptionError("Whose account it is has not been said: choose a speaker.")
        made = account(project, name, today=_day(part.options))
    except HustingsError as trouble:
        return Told("", why=str(trouble))
    with_tables = part.options.get("tables", True) is not False
    own = ended(part.caption.strip())
    return Told(
        part.title.strip() or made.title,
        f"{own} {' · '.join(made.about)}.".strip(),
        [*_parts(made, n, with_tables), *_unsaid(made)],
        say("As of {day}. It says what {name} says, not what is so.", day=made.today, name=made.of),
    )


def _parts(made: Account, n: Numbering, with_tables: bool) -> Iterator[Block]:
    for part in made.parts:
        yield Heading(part.title, part.rests)
        yield from (Line(line.text, line.statements) for line in part.lines)
        yield from (Said(q.quote, q.told, q.statement) for q in part.quotes)
        if part.figure is not None:
            yield _plate(part, part.figure, n)
        if with_tables:
            yield from (_table(table, n) for table in part.tables if table.rows)


def _plate(part: AccountPart, figure: AccountFigure, n: Numbering) -> Plate:
    """The drawing of a part, as it stands on the account's own page; one wider than a report is
    drawn as it is printed there."""
    wide, *sheets = (_drawn(svg, figure) for svg in (figure.svg, *figure.paper))
    shown = wide if wide.size[0] <= WIDEST or not sheets else sheets[0]
    return Plate(n.figure(), replace(shown, title=part.title), sheets=sheets)


def _drawn(svg: str, figure: AccountFigure) -> Figure:
    found = BOX.search(svg)
    size = (float(found[1]), float(found[2])) if found else (WIDEST, WIDEST)
    return Figure(name=figure.caption, parts=(svg,), size=size, caption=figure.caption)


def _table(table: AccountTable, n: Numbering) -> Sheet:
    rows = [SheetRow(row.cells, row.statements) for row in table.rows]
    many = counted(len(rows), "row")
    return Sheet(n.table(), table.title, f"{many}.", table.columns, rows, opens=-1)


def _unsaid(made: Account) -> Iterator[Block]:
    yield Heading(say("What is not said"), say("read before quoting this account"))
    if not made.unsaid:
        yield Line(say("Nothing of this kind is open {account}.", account=made.account), ())
    for gap in made.unsaid:
        yield Line(f"{ended(gap.title)} {gap.text}", gap.statements)
