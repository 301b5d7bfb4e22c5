"""All memos in one place: of statements, and on texts, concepts, people and the project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from ..guards.cells import table_text
from ..model import Statement
from ..model.memos import Memo
from ..project import Project
from ..project.asking import Asked
from .answers.memos import MemoPage, MemoRow

STATEMENT = "statement"
"""What a memo stands on that is a field of a statement."""

ORDER = ("project", "text", "person", "concept", STATEMENT)

HEADS = ("on", "name", "memo", "by", "at", "text", "start")
"""Columns of the table."""


def memo_rows(project: Project, of: str | None = None) -> list[MemoRow]:
    """Every memo, or those on one thing: the project's, then by what they stand on, in order."""
    found = project.memos(of=of)
    called = _names(project, found)
    rows = [_row(project, memo, called) for memo in found]
    if of is None:
        noted = project.ids_of(Asked(noted=True))
        coded = project.statements(ids=noted) if noted else []
        titles = project.titles()
        rows += [_of_statement(project, s, titles) for s in coded]
    return sorted(rows, key=lambda r: ORDER.index(r.on))


def memo_page(
    rows: Iterable[MemoRow], words: str = "", on: str = "", part: slice = slice(None)
) -> MemoPage:
    """The memos that hold ``words`` (in the memo, or the name of what it stands on)."""
    looked = words.casefold().split()
    fitting = [r for r in rows if all(w in f"{r.text}\n{r.name}".casefold() for w in looked)]
    chosen = [r for r in fitting if on in ("", r.on)]
    return MemoPage(len(chosen), Counter(r.on for r in fitting), chosen[part])


def memo_table(rows: Iterable[MemoRow]) -> str:
    """The memos as a CSV table; a cell that would be a formula is text."""
    cells = ([r.on, r.name, r.text, r.by, r.at, r.transcript, _place(r)] for r in rows)
    return table_text([list(HEADS), *cells])


def memo_row(project: Project, memo: Memo) -> MemoRow:
    """One memo."""
    return _row(project, memo, _names(project, [memo]))


def _names(project: Project, memos: Iterable[Memo]) -> Callable[[Memo], str]:
    on = {memo.on for memo in memos}
    names: dict[str, str] = project.titles() if "text" in on else {}
    if "person" in on:
        names |= {a.id: a.name for a in project.actors()}
    if "concept" in on:
        names |= {c.id: c.name for c in project.concepts()}
    return lambda memo: names.get(memo.of, "") if memo.of else project.name


def _row(project: Project, memo: Memo, called: Callable[[Memo], str]) -> MemoRow:
    text = memo.of if memo.on == "text" else ""
    mine = project.may_change(memo.by)
    return MemoRow(memo.id, memo.on, memo.of, called(memo), memo.text, memo.by, memo.at, mine, text)


def _of_statement(project: Project, said: Statement, titles: dict[str, str]) -> MemoRow:
    quote = " ".join(said.quote.split())
    return MemoRow(
        said.id,
        STATEMENT,
        said.id,
        f"{quote} ({titles.get(said.transcript, said.transcript)})",
        said.memo,
        said.coder,
        said.made_at,
        project.may_change(said.coder),
        said.transcript,
        said.start,
    )


def _place(row: MemoRow) -> int | None:
    return row.start if row.on == STATEMENT else None
