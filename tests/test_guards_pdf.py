"""PDFs that swell, repeat themselves or draw each other without end are not opened."""

from __future__ import annotations

import importlib
import importlib.util
import io
import re
import time
import zipfile
import zlib

import pytest

from hustings.errors import (
    NotReadable,
)
from hustings.read import read


def pdf(contents: bytes, *, pages: int = 1) -> bytes:
    """A small PDF: one page, told so many times, and one stream of contents packed twice."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids [%s]/Count %d>>" % (b"3 0 R " * pages, pages),
        b"<</Type/Page/Parent 2 0 R/MediaBox [0 0 600 800]/Resources<</Font<</F 5 0 R>>>>"
        b"/Contents 4 0 R>>",
        b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream"
        % (len(packed := zlib.compress(zlib.compress(contents))), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    whole = b"%PDF-1.7\n" + b"".join(
        b"%d 0 obj\n%s\nendobj\n" % (n, words) for n, words in enumerate(objects, 1)
    )
    return whole + b"trailer\n<</Size 6/Root 1 0 R>>\n%%EOF\n"


WORDS = b"BT /F 12 Tf 50 700 Td (Renn: They bring noise.) Tj ET\n"


def test_a_pdf_packed_twice_is_read() -> None:
    assert "They bring noise" in read(pdf(WORDS), name="talk.pdf").text


def test_a_pdf_whose_page_swells_is_not_opened() -> None:
    bomb = pdf(b" " * 25_000_000)
    begun = time.process_time()
    assert len(bomb) < 2_000
    with pytest.raises(NotReadable, match=r"talk\.pdf holds a page that would unpack to more"):
        read(bomb, name="talk.pdf")
    assert time.process_time() - begun < 2


def test_a_pdf_of_one_page_told_ten_thousand_times_is_refused() -> None:
    begun = time.process_time()
    with pytest.raises(NotReadable, match="says it has 10,001 pages"):
        read(pdf(WORDS, pages=10_001), name="talk.pdf")
    assert time.process_time() - begun < 2


def drawings(levels: int, times: int, *, packed: bool = False) -> bytes:
    """A PDF whose page draws a drawing so many times, that another, and the last one some words;
    the lists of what each may draw are packed into an object stream where ``packed``.
    """

    def stream(head: bytes, words: bytes) -> bytes:
        return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(words), words)

    again, fonts = b"/X Do " * times, b"/Font<</F 5 0 R>>"
    lists = [b"<</XObject<</X %d 0 R>>%s>>" % (6 + i, fonts) for i in range(levels)]
    first = 6 + levels
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids [3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox [0 0 600 800]/Resources %d 0 R/Contents 4 0 R>>"
        % first,
        4: stream(b"", again),
        5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    }
    for i in range(levels):
        last = i == levels - 1
        own = b"<<%s>>" % fonts if last else b"%d 0 R" % (first + i + 1)
        head = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources %s" % own
        objects[6 + i] = stream(head, WORDS if last else again)
    if packed:
        places = [sum(map(len, lists[:i])) for i in range(levels)]
        pairs = b" ".join(b"%d %d" % (first + i, at) for i, at in enumerate(places)) + b" "
        words = zlib.compress(pairs + b"".join(lists))
        head = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (levels, len(pairs))
        objects[first + levels] = stream(head, words)
    else:
        objects |= {first + i: words for i, words in enumerate(lists)}
    whole = b"%PDF-1.7\n" + b"".join(
        b"%d 0 obj\n%s\nendobj\n" % (n, words) for n, words in objects.items()
    )
    return whole + b"trailer\n<</Size %d/Root 1 0 R>>\n%%%%EOF\n" % (len(objects) + 1)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(("levels", "times"), [(25, 2), (5, 10), (10, 10), (2, 200)])
def test_a_pdf_whose_drawings_draw_each_other_without_end_is_not_opened(
    levels: int, times: int, packed: bool
) -> None:
    begun = time.process_time()
    with pytest.raises(NotReadable, match="drawings draw each other more than"):
        read(drawings(levels, times, packed=packed), name="talk.pdf")
    assert time.process_time() - begun < 2


def test_a_pdf_with_words_in_a_drawing_in_a_drawing_is_read() -> None:
    assert "They bring noise" in read(drawings(3, 2), name="talk.pdf").text


@pytest.mark.parametrize(
    "where",
    ['<w:tcPr><w:gridSpan w:val="{}"/></w:tcPr>', '<w:trPr><w:gridBefore w:val="{}"/></w:trPr>'],
)
def test_a_cell_that_spans_a_hundred_million_columns_is_refused(where: str) -> None:
    word = importlib.import_module("docx")
    out = io.BytesIO()
    document = word.Document()
    document.add_paragraph("Renn: They bring noise.")
    document.add_table(1, 2).cell(0, 0).text = "noise"
    document.save(out)
    mark = "<w:tc>" if "tcPr" in where else "<w:tr>"
    for columns, refused in ((3, False), (100_000_000, True)):
        swollen = io.BytesIO()
        with zipfile.ZipFile(out) as old, zipfile.ZipFile(swollen, "w") as new:
            for name in old.namelist():
                words = old.read(name).decode("utf-8", "surrogateescape")
                if name == "word/document.xml":
                    words = re.sub(r"<w:tcPr>.*?</w:tcPr>", "", words, flags=re.DOTALL)
                    words = words.replace(mark, mark + where.format(columns), 1)
                new.writestr(name, words.encode("utf-8", "surrogateescape"))
        if refused:
            with pytest.raises(NotReadable, match=r"talk\.docx holds a table with a row of more"):
                read(swollen.getvalue(), name="talk.docx")
        else:
            assert "noise" in read(swollen.getvalue(), name="talk.docx").text
