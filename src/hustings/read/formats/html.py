"""Web pages: the blocks of the article; navigation, scripts and forms left out; bold names kept as
marks.
"""

from __future__ import annotations

import re
from typing import Any

from ...errors import NotReadable
from ..text import decode
from .base import Document, marked, refuse_nothing

_DROP = (
    "script,style,noscript,template,nav,form,button,svg,iframe,select,head,aside,footer,"
    "figure > figcaption,del,[hidden],[style*='display:none'],[style*='display: none'],"
    "[style*='visibility:hidden'],[style*='visibility: hidden']"
)
"""What is not said on a page: its furniture, and words that were deleted or hidden."""
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
    for node in tree.css(_DROP):
        node.decompose()
    body = tree.body
    articles = tree.css("article")
    if len(articles) == 1:
        body = articles[0]
    elif (main := tree.css_first("main")) is not None:
        body = main
    if body is None:
        return "", title, language
    blocks: list[str] = []
    _walk(body, [], blocks)
    return "\n\n".join(blocks), title, language


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


def _walk(root: Any, runs: list[tuple[str, bool]], blocks: list[str]) -> None:
    """Blocks of words under a node, without recursion (pages can be nested without end)."""

    def close(level: int = 0) -> None:
        words = "".join(w for w, _ in runs).strip()
        if words:
            tidy = [(re.sub(r"[ \t]*\n[ \t]*", "\n", w), b) for w, b in runs]
            block = "#" * level + " " + " ".join(words.split()) if level else marked(tidy).strip()
            blocks.append(block)
        runs.clear()

    stack: list[tuple[Any, bool, bool, bool]] = [(root, False, False, False)]
    while stack:
        node, bold, pre, leaving = stack.pop()
        tag = node.tag
        if leaving:
            close(int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else 0)
            continue
        if tag == "-text":
            words = node.text_content or ""
            if not pre:
                words = re.sub(r"[ \t\r\n\f]+", " ", words)
                if (not runs or runs[-1][0].endswith((" ", "\n", "\t"))) and words.startswith(" "):
                    words = words[1:]
            if words:
                runs.append((words, bold))
            continue
        if tag.startswith(("-", "_", "!")):
            continue
        if tag == "br":
            runs.append(("\n", bold))
            continue
        if tag in ("td", "th") and runs:
            runs.append(("\t", bold))
        if tag in _BLOCKS:
            close()
            stack.append((node, bold, pre, True))
        children = []
        child = node.child
        inner = bold or tag in ("b", "strong")
        while child is not None:
            children.append((child, inner, pre or tag == "pre", False))
            child = child.next
        stack.extend(reversed(children))
    close()
