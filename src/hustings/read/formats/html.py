"""Web pages: the blocks of the article; navigation, scripts and forms left out; bold names kept as
marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from ...errors import NotReadable
from ..text import decode
from .base import Document, marked, refuse_nothing

_DROP = (
    "script,style,noscript,template,nav,form,button,svg,iframe,select,head,aside,footer,"
    "figure > figcaption,del,[hidden]"
)
"""What is not said on a page: its furniture, and words that were deleted or hidden. What is struck
through (``s``, ``strike``) is seen, and stays; so does what is only hidden from speech
(``aria-hidden``)."""
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_BLOCKS = frozenset(
    (
        *(
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "blockquote",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "dt",
            "dd",
            "dl",
            "section",
        ),
        *(
            "article",
            "main",
            "header",
            "body",
            "html",
            "table",
            "tbody",
            "tr",
            "pre",
            "figure",
            "hr",
            "address",
        ),
    )
)
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)


DEEPEST = 2_000
"""Boxes in boxes; the parser's time grows with the square (20,000 take 2 s), real pages have 60."""
_TAG = re.compile(
    r"<(/?)(?!(?:p|li|td|tr|th|dt|dd|option|br|hr|img|input|meta|link|wbr|col|area|source|html|body"
    r"|head|thead|tbody|tfoot|colgroup|optgroup|rt|rp|base|embed|param|track)\b)[a-z][^\s>/]*"
    r"[^<>]*(?<!/)>",
    re.IGNORECASE,
)


def reads(data: bytes, name: str) -> Document:
    """Text of a web page. Raises NotReadable where it has no words."""
    told = _CHARSET.search(data[:4096])
    encoding = None
    if told and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        encoding = told[1].decode("ascii", "replace")
        try:
            data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            encoding = None
    decoded = decode(data, encoding=encoding, name=name)
    text, title, language = page(decoded.text, name)
    refuse_nothing(text, name, "words")
    return Document(text, title=title, language=language, encoding=decoded.encoding)


def page(source: str, name: str) -> tuple[str, str, str | None]:
    """Text, title and language of HTML source. Raises NotReadable where its boxes are too deep."""
    from selectolax.lexbor import LexborHTMLParser

    if _depth(source) > DEEPEST:
        raise NotReadable(
            f"{name} is nested more than {DEEPEST:,} boxes deep; that is no page to read.",
            name=name,
        )
    tree = LexborHTMLParser(source)
    node = tree.css_first("title")
    title = " ".join(node.text().split()) if node is not None else ""
    root = tree.css_first("html")
    language = root.attributes.get("lang") if root is not None else None
    hidden = (n for n in tree.css("[style]") if _HIDDEN.search(n.attributes.get("style") or ""))
    for node in (*tree.css(_DROP), *hidden):
        node.decompose()
    body = tree.body
    articles = tree.css("article")
    if len(articles) == 1:
        body = articles[0]
    elif (main := tree.css_first("main")) is not None:
        body = main
    if body is None:
        return "", title, language
    return "\n\n".join(_blocks(body)), title, language


def _depth(source: str) -> int:
    """How deep boxes stand in each other at most; what need not be closed is not counted."""
    depth = deepest = 0
    for found in _TAG.finditer(source):
        if found[1]:
            depth = max(0, depth - 1)
        else:
            depth += 1
            deepest = max(deepest, depth)
    return deepest


@dataclass(slots=True)
class _Page:
    """Blocks of words, and the runs (words, bold) of the one that grows."""

    runs: list[tuple[str, bool]] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)

    def say(self, words: str, *, bold: bool, pre: bool) -> None:
        """Take up words; blanks and line ends of the source are one blank, but in ``<pre>``."""
        if not pre:
            words = re.sub(r"[ \t\r\n\f]+", " ", words)
            apart = not self.runs or self.runs[-1][0].endswith((" ", "\n", "\t"))
            words = words[1:] if apart and words.startswith(" ") else words
        if words:
            self.runs.append((words, bold))

    def sign(self, sign: str, *, bold: bool) -> None:
        """Take up a line's end, or what parts two cells."""
        self.runs.append((sign, bold))

    def close(self, level: int = 0) -> None:
        """Put the runs down as a block; as a heading of a level above 0."""
        words = "".join(w for w, _ in self.runs).strip()
        if words:
            tidy = [(re.sub(r"[ \t]*\n[ \t]*", "\n", w), b) for w, b in self.runs]
            heading = "#" * level + " " + " ".join(words.split())
            self.blocks.append(heading if level else marked(tidy).strip())
        self.runs.clear()


def _blocks(root: Any) -> list[str]:
    """Blocks of words under a node, without recursion (pages can be nested without end)."""
    page = _Page()
    stack: list[tuple[Any, bool, bool, bool]] = [(root, False, False, False)]
    while stack:
        node, bold, pre, leaving = stack.pop()
        tag = node.tag
        if leaving:
            page.close(int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else 0)
        elif tag == "-text":
            page.say(node.text_content or "", bold=bold, pre=pre)
        elif tag == "br":
            page.sign("\n", bold=bold)
        elif not tag.startswith(("-", "_", "!")):
            if tag in ("td", "th") and page.runs:
                page.sign("\t", bold=bold)
            if tag in _BLOCKS:
                page.close()
                stack.append((node, bold, pre, True))
            stack.extend(reversed(_children(node, bold=bold, pre=pre)))
    page.close()
    return page.blocks


def _children(node: Any, *, bold: bool, pre: bool) -> list[tuple[Any, bool, bool, bool]]:
    """What lies directly in a node, with whether it is bold and kept as it stands."""
    inner = (bold or node.tag in ("b", "strong"), pre or node.tag == "pre", False)
    children = []
    child = node.child
    while child is not None:
        children.append((child, *inner))
        child = child.next
    return children
