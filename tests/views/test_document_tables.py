"""Ledgers and accounts in a composed report: numbered among its figures and tables, the same drawing
and the same words as on their pages, every row and line with its sentences, in every format."""

import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest

from hustings import files
from hustings.demo import make_demo
from hustings.model.documents import DocumentPart, ReportPlan
from hustings.show.documents.docx import widths
from hustings.show.times.history import Bracket, History, Piece
from hustings.show.times.sheets import PAPER_HIGH, PAPER_WIDTH, timeline_sheets
from hustings.views.account import account
from hustings.views.checking.forecasts import forecasts_view
from hustings.views.checking.quotations import quotations_view
from hustings.views.composing import documents

DAY = "2025-06-01"
NAME = "Ines Calder"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    with make_demo(tmp_path_factory.mktemp("report") / "bay.hustings") as made:
        yield made


@pytest.fixture(scope="module")
def plan():
    whose = {"of": NAME, "today": DAY}
    return ReportPlan(
        title="Across the bay",
        parts=(
            DocumentPart("figure", of="relations"),
            DocumentPart("table", of="quotations", title="Who is called in", caption="As told"),
            DocumentPart("account", options=whose),
            DocumentPart("figure", of="timeline"),
            DocumentPart("table", of="forecasts", options={"today": DAY}),
            DocumentPart("account", options={"of": "Nobody at all"}),
            DocumentPart("table", of="quotations", options={"speakers": ["Nobody at all"]}),
        ),
        method=False,
    )


@pytest.fixture(scope="module")
def told(project):
    return account(project, NAME, today=DAY)


@pytest.fixture(scope="module")
def written(project, plan):
    """The report as a file of every kind."""
    return {f: files.document_file(project, plan, f)[0] for f in files.DOCUMENT_FORMATS}


@pytest.fixture(scope="module")
def page(written):
    return written["html"].decode()


def test_figures_and_tables_are_numbered_through_an_account(page, told):
    figures = sum(part.figure is not None for part in told.parts)
    tables = sum(len([t for t in part.tables if t.rows]) for part in told.parts)
    assert figures > 1
    assert tables > 3
    numbered = re.findall(r"<figcaption><b>Figure (\d+)\.", page)
    assert numbered == [str(n + 1) for n in range(figures + 2)]
    captions = re.findall(r'<p class="caption"[^>]*><b>Table (\d+)\.</b> <b>([^<]*)</b>', page)
    assert [int(n) for n, _ in captions] == list(range(1, tables + 3))
    assert captions[0][1] == "Who is called in."
    assert f"Table {tables + 3}: " in page


def test_an_account_says_and_draws_what_its_page_does(page, told):
    for part in told.parts:
        for line in part.lines:
            assert (
                line.text.replace("&", "&amp;").replace("'", "&#x27;").replace('"', "&quot;")
                in page
            )
        if part.figure:
            marks = re.findall(r'data-ids="[^"]+" data-name="[^"]+"', part.figure.svg)
            assert marks
            assert all(mark in page for mark in marks)
    assert "There is no speaker" in page  # of nobody, in words


def test_a_ledger_has_every_row_of_its_page_and_opens_each(project, page):
    rows = [*quotations_view(project).rows, *forecasts_view(project, DAY).rows]
    assert rows
    cells = set(re.findall(r'<td dir="auto"><span class="tell" [^>]*data-ids="([^"]*)"', page))
    assert {row.statement for row in rows} <= cells


def test_the_ledgers_of_a_speaker_are_theirs_alone(project):
    part = DocumentPart("table", of="forecasts", options={"speakers": [NAME], "today": DAY})
    (made,) = documents.document(project, ReportPlan(parts=(part,))).blocks
    own = {s.id for s in project.statements() if s.form == "prediction" and s.speaker == NAME}
    assert {row.statements[0] for row in made.rows} == own
    assert f"in {NAME}’s account" in made.title


@pytest.mark.parametrize("format", files.DOCUMENT_FORMATS)
def test_it_is_the_same_bytes_again(project, plan, written, format):
    assert files.document_file(project, plan, format)[0] == written[format]


def test_word_has_tables_with_heads_and_every_line(project, written, told):
    word = docx.Document(io.BytesIO(written["docx"]))
    lines = [p.text for p in word.paragraphs]
    for part in told.parts:
        assert part.title in lines
        assert all(any(t.startswith(line.text) for t in lines) for line in part.lines)
    quoted = word.tables[0]
    assert [c.text for c in quoted.rows[0].cells][:3] == ["words", "whose", "quoted by"]
    assert len(quoted.rows) == 1 + len(quotations_view(project).rows)


def test_markdown_has_tables_and_footnotes(written, told):
    with zipfile.ZipFile(io.BytesIO(written["md"])) as packed:
        text = packed.read("report.md").decode()
        names = set(packed.namelist()) - {"report.md"}
    assert set(re.findall(r"\]\((figures/[^)]*)\)", text)) == names
    assert f"### {told.parts[0].title}" in text
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert used == set(re.findall(r"^\[\^(\d+)\]:", text, re.M))
    assert len(used) > 10
    assert "| words | whose | quoted by |" in text


def test_the_list_of_parts_is_told_what_each_holds(project, plan, told):
    seen = documents.preview(project, plan).parts
    assert [(p.figures, p.tables) for p in seen[:2]] == [(1, 0), (0, 1)]
    assert seen[2].figures == sum(part.figure is not None for part in told.parts)
    assert seen[5].why
    assert not seen[5].title


# ------------------------------------------------------------------ a tall timeline on paper


def history(lanes: int, mirrored: bool = False) -> History:
    names = tuple(f"Lane {n}" for n in range(lanes))
    pieces = tuple(
        Piece(
            (f"s{lane}{k}",), "event", f"what {k} was in {lane}", "1950", 1950.0, 1951.0, lane=lane
        )
        for lane in names
        for k in range(6)
    )
    return History(names, pieces, mirrored=mirrored)


def test_a_tall_timeline_takes_the_sheets_it_needs_and_loses_no_mark():
    told = history(12)
    sheets = timeline_sheets(told, title="All")
    assert len(sheets) > 1
    assert all(s.size[0] == PAPER_WIDTH and s.size[1] <= PAPER_HIGH for s in sheets)
    drawn = "".join("".join(s.parts) for s in sheets)
    assert all(drawn.count(f'data-ids="{p.statements[0]}"') == 1 for p in told.pieces)
    assert sheets[0].name == f"All (1 of {len(sheets)})"


def test_a_short_one_takes_one_sheet_and_a_mirrored_one_is_never_parted():
    assert [s.name for s in timeline_sheets(history(2), title="All")] == ["All"]
    assert len(timeline_sheets(history(2, mirrored=True))) == 1


@pytest.mark.parametrize("lanes", range(1, 8))
def test_what_is_dated_apart_is_drawn_once_however_little_room_is_left(lanes):
    apart = tuple(Bracket(f"Bridge {n} burnt", 1931.0, 1962.0, (f"b{n}",)) for n in range(8))
    sheets = timeline_sheets(replace(history(lanes), brackets=apart))
    drawn = [sum(f"Bridge {n} burnt" in "".join(s.parts) for n in range(8)) for s in sheets]
    assert drawn == [0] * (len(sheets) - 1) + [8]


def test_lanes_beyond_the_last_are_counted_on_the_last_sheet():
    sheets = timeline_sheets(history(45))
    said = ["5 lanes more in the list" in "".join(s.parts) for s in sheets]
    assert said == [False] * (len(sheets) - 1) + [True]


def test_on_paper_letters_keep_their_size(page):
    sheets = re.findall(r'<div class="paper">(.*?)</div>', page)
    (history,) = [s for s in sheets if "day of speaking" in s and "Signe Holloway" in s]
    wide = [float(w) for w in re.findall(r'<svg [^>]*?width="(\d+)"', history)]
    # the words of a timeline have 12 pixels, an A4 page 170 mm between its margins
    assert wide
    assert all(12 * 170 / w / 25.4 * 72 >= 7 for w in wide)


def test_a_column_is_as_wide_as_its_longest_word_and_wider_the_more_it_says():
    """A letter takes 2 mm, what stands beside words 4.5: "criterion" has nine letters."""
    rows = [("words", "criterion", "n"), ("they come round the week after the deadline", "", "12")]
    words, criterion, n = widths(rows, room=160)
    assert criterion >= 9 * 2 + 4.5
    assert n >= 2 * 2 + 4.5
    assert words > criterion > n
    assert words + criterion + n == pytest.approx(160)
    crowded = widths([["remembered"] * 12], room=160)
    assert crowded == pytest.approx([160 / 12] * 12)


def test_word_leaves_out_a_column_of_which_nothing_is_said(written):
    word = docx.Document(io.BytesIO(written["docx"]))
    for table in word.tables:
        for column in table.columns:
            assert any(cell.text for cell in column.cells[1:])
