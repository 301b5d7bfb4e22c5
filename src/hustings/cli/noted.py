"""What the command of memos does; loaded when it is asked for."""

from __future__ import annotations

from dataclasses import asdict

from ..errors import OptionError
from ..model.memos import TABLES
from ..project import Project
from ..project.people import actor_id
from ..views.memos import ORDER, memo_page, memo_row, memo_rows
from .common import say, show

__all__ = ["ORDER", "tell_memos", "write_memo"]


def write_memo(project: Project, text: str, on: str, of: str, as_json: bool) -> None:
    """Write a memo and say so. Raises OptionError, UnknownName."""
    if on == "statement":
        raise OptionError("The memo of a statement is written with it: hustings code.")
    key = of if on in ("", "project", "text") else actor_id(project, of, TABLES[on])
    made = memo_row(project, project.write_memo(text, on or "project", key))
    if as_json:
        show(asdict(made))
    else:
        say(f"Wrote a memo on {made.name}")


def tell_memos(project: Project, words: str, on: str, as_json: bool) -> None:
    """The memos that hold all of ``words``, on one kind of thing or any."""
    page = memo_page(memo_rows(project), words, on)
    if as_json:
        show([asdict(row) for row in page.rows])
        return
    for row in page.rows:
        say(f"{row.on}: {row.name}\n    {row.text.replace(chr(10), chr(10) + '    ')}")
        say(f"    {', '.join(filter(None, (row.by, row.at[:10])))}\n")
