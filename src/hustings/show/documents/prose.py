"""Texts of one's own: Markdown as HTML that holds nothing but words.

Raw HTML stays text, pictures from elsewhere are left out, and addresses that run a program are no
links (the parser's own rule). ``[words](note:STATEMENT)`` is a note: its words open the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ...model.documents import NOTED
from ...wording import say
from ..html import marked, text

NOTE = "note:"
BUTTON = 'role="button" tabindex="0"'
"""A button whose words break over lines as the words round it do."""
HIGHEST = 2
"""The highest a heading of one's own stands, below the report's title: as *How this was made*."""


@dataclass(slots=True)
class Notes:
    """The notes of a report in the order they are first met; ``known`` are the statements there
    are."""

    known: Container[str]
    ids: list[str] = field(default_factory=list)

    def number(self, key: str) -> int | None:
        """The number of a note; None where there is no such statement (any more)."""
        if key not in self.known:
            return None
        if key not in self.ids:
            self.ids.append(key)
        return self.ids.index(key) + 1


@cache
def _parser() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    made.add_render_rule("link_open", _link_open)
    made.add_render_rule("link_close", _link_close)
    made.add_render_rule("heading_open", _heading)
    made.add_render_rule("heading_close", _heading)
    return made


def tokens(words: str) -> Sequence[Token]:
    """The parts of a text, for who writes another kind of file."""
    return _parser().parse(words)


def html(words: str, notes: Notes) -> str:
    """A text as HTML."""
    made: str = _parser().render(words, {"notes": notes, "open": []})
    return made


def heading_level(token: Token) -> int:
    """How deep a heading of one's own stands in a report."""
    return max(HIGHEST, int(token.tag[1:]))


def note_of(token: Token) -> str:
    """The statement a link is a note on; empty where it is another link."""
    address = str(token.attrGet("href") or "")
    return address.removeprefix(NOTE) if address.startswith(NOTE) else ""


def with_footnotes(words: str, notes: Notes) -> str:
    """A text as Markdown with its notes as footnotes; what looks like HTML stays text."""

    def footnote(found: re.Match[str]) -> str:
        n = notes.number(found[2])
        return found[1] if n is None else f"{found[1]}[^{n}]"

    return NOTED.sub(footnote, words.replace("<", "&lt;"))


def _link_open(_self: Any, found: Sequence[Token], at: int, _options: Any, env: Any) -> str:
    key = note_of(found[at])
    if not key:
        env["open"].append("</a>")
        return f'<a href="{text(found[at].attrGet("href") or "")}" rel="noreferrer">'
    n = env["notes"].number(key)
    env["open"].append("" if n is None else f"<sup>{n}</sup></span>")
    return (
        "" if n is None else f'<span class="note" {BUTTON} {marked([key], say("Note {n}", n=n))}>'
    )


def _link_close(_self: Any, _found: Sequence[Token], _at: int, _options: Any, env: Any) -> str:
    return str(env["open"].pop())


def _heading(_self: Any, found: Sequence[Token], at: int, _options: Any, _env: Any) -> str:
    level = heading_level(found[at])
    return f"<h{level}>" if found[at].nesting > 0 else f"</h{level}>\n"
