"""PDF: lines put together to paragraphs; running heads and page numbers left out; pages kept as
provenance.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from ...errors import NotReadable
from ...guards.pdf import MOST_CHARACTERS, MOST_PAGES, refuse_swelling
from ..marks import Reading
from ..readings import readings
from ..times import DASH
from ..words.lines import is_direction, is_heading, split_lines
from .base import Document, refuse_nothing

EDGE = 6
"""Lines at the edge of a page among which its running head is looked for."""
AGAIN = 4
"""So often, on the average, a name stands alone on its line where it is a label."""
LONGEST_RUNNING = 120
"""Characters of the longest line of one."""
_NUMBER = re.compile(r"\d+")
_PAGE = re.compile(
    r"^\W*(?:(?:page|seite|p\.|стр\.)\s*)?\d{1,4}(?:\s*(?:/|of|von)\s*\d{1,4})?\W*$", re.IGNORECASE
)


def reads(data: bytes, name: str, progress: Callable[[int, int], None] | None = None) -> Document:
    """Text of a PDF; ``progress(done, pages)`` is told after every page.

    Raises NotReadable where it is damaged, locked, scanned (no page holds words) or too large.
    """
    import pypdfium2 as pdfium

    refuse_swelling(data, name)
    try:
        book = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        why = (
            "is protected by a password"
            if "password" in str(error).casefold()
            else "is damaged or no PDF"
        )
        raise NotReadable(f"{name} {why}; save it anew without a password.", name=name) from None
    pages: list[list[str]] = []
    try:
        total, characters = len(book), 0
        if total > MOST_PAGES:
            raise NotReadable(
                f"{name} says it has {total:,} pages, more than {MOST_PAGES:,}; split it.",
                name=name,
            )
        for n in range(total):
            page = book[n]
            textpage = page.get_textpage()
            characters += textpage.count_chars()
            if characters > MOST_CHARACTERS:
                raise NotReadable(
                    f"{name} holds more than {MOST_CHARACTERS:,} characters; split it.", name=name
                )
            words = textpage.get_text_bounded()
            # pdfium writes U+FFFE or U+0002 where a word was broken at a line's end
            words = (
                re.sub("[\ufffe\ufffe\x02]\r?\n?", "\xad\n", words)
                .replace("\r\n", "\n")
                .replace("\r", "\n")
                .replace("\0", "")
            )
            pages.append([line.strip() for line in words.split("\n")])
            if progress is not None:
                progress(n + 1, total)
    except pdfium.PdfiumError:
        raise NotReadable(
            f"{name} is damaged: page {len(pages) + 1} cannot be read.", name=name
        ) from None
    finally:
        book.close()
    if sum(len("".join(p)) for p in pages) < 20 * max(1, len(pages)) // 4 and not any(
        "".join(p) for p in pages
    ):
        raise NotReadable(
            f"{name} holds pictures of pages and no words (a scan); run text recognition on it "
            f"first.",
            name=name,
        )
    pages = _without_running(pages)
    text, marks = _paragraphs(pages)
    refuse_nothing(text, name, "words")
    bare = [str(n) for n, page in enumerate(pages, 1) if not "".join(page)]
    attributes = {"pages without words": ", ".join(bare)} if bare else {}
    return Document(text, pages=tuple(marks), dialect=f"{len(pages)} pages", attributes=attributes)


def _without_running(pages: list[list[str]]) -> list[list[str]]:
    """Pages without their running heads and feet: lines at the edges that recur on half the pages,
    numbers aside.
    """
    trimmed = [_unblank(page) for page in pages]
    edges = Counter(
        _NUMBER.sub("#", line)
        for page in trimmed
        for line in {*page[:EDGE], *page[-EDGE:]}
        if line and len(line) < LONGEST_RUNNING
    )
    everywhere = Counter(_NUMBER.sub("#", line) for page in trimmed for line in page if line)
    need = max(2, len(pages) / 2)

    def running(line: str) -> bool:
        plain = _NUMBER.sub("#", line)
        return need <= edges[plain] == everywhere[plain] or (
            len(pages) > 1 and bool(_PAGE.match(line))
        )

    out = []
    for page in trimmed:
        head = _leading(page, running)
        foot = _leading(page[head:][::-1], running)
        out.append(_unblank(page[head : len(page) - foot]))
    return out


def _unblank(page: list[str]) -> list[str]:
    """A page without the blank lines at its edges."""
    worded = [i for i, line in enumerate(page) if line]
    return page[worded[0] : worded[-1] + 1] if worded else []


def _leading(page: Sequence[str], running: Callable[[str], bool]) -> int:
    """How many lines at the edge of a page are its running head, blank ones among them."""
    head = 0
    for i, line in enumerate(page[:EDGE]):
        if line and not running(line):
            break
        head = i + 1
    return head


def recurs(reading: Reading) -> bool:
    """Whether names alone on their lines are labels: a few, again and again."""
    names = Counter(mark.label for mark in reading.marks)
    return len(names) > 1 and len(reading.marks) >= AGAIN * len(names)


def _paragraphs(pages: list[list[str]]) -> tuple[str, list[tuple[int, int]]]:
    """Lines joined: a new paragraph at a label, a dash, a heading, a blank line, or after a short
    closing line.
    """
    flat = [(n, line) for n, page in enumerate(pages, 1) for line in page]
    raw = "\n".join(line for _, line in flat)
    lines = split_lines(raw)
    found = readings(lines)
    best = found[0] if found and (found[0].convention != "alone" or recurs(found[0])) else None
    starts = {lines[m.line].start for m in best.marks} if best else set()
    above_words = best is not None and best.convention == "alone"
    widest = sorted(len(line) for _, line in flat if line)
    width = widest[int(len(widest) * 0.9)] if widest else 0
    text, marks, at, last_page, before, labelled = "", [], 0, 0, "", False
    for page, line in flat:
        if line:
            opens = at in starts or bool(DASH.match(line)) or is_heading(line) or is_direction(line)
            ended = before and (before[-1] in '.?!:”"’»…)]' and len(before) < 0.8 * width)
            alone = before and (is_heading(before) or is_direction(before))
            if not text:
                joint = ""
            elif labelled and above_words:
                joint = "\n"
            elif opens or ended or alone or not before:
                joint = "\n\n" if not (not before and page != last_page) or opens else " "
            elif before.endswith("\xad") or (
                before.endswith(("-", "‐")) and line[0].islower() and before[-2:-1].isalpha()
            ):
                text, joint = text[:-1], ""
            else:
                joint = " "
            text += joint
            if page != last_page:
                marks.append((len(text), page))
                last_page = page
            text += line
            labelled = at in starts
        before = line
        at += len(line) + 1
    return text + "\n", marks
