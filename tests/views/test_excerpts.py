"""Passages with their sources: in the words a person copies, and under headings in files."""

import io
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from docx.shared import Pt
from lxml import etree

from hustings.cli import main
from hustings.errors import UnknownName
from hustings.files import statements_file
from hustings.project import Project
from hustings.show.documents.excerpts import Excerpt, ExcerptGroup, excerpts_docx
from hustings.views.composing.excerpts import cited, excerpts


def coded(project: Project) -> list[str]:
    """Three statements of the talk: a cause (two codes), a position, and a quotation (no code)."""
    text = project.transcript("d1").text
    at = text.index("Night sailings")
    end = at + len("Night sailings bring visitors")
    values = {"cause": "Sailings", "effect": "visitors", "sign": "+"}
    made = [
        project.code("d1", at, end, "cause", values, memo="compare 2029").id,
        project.code("d1", at, end, "position", {"concept": "sailings", "agreement": True}).id,
        project.code("d1", at, at + 5, "quotation", {"quoted": "Renn"}).id,
    ]
    return made


def test_a_passage_is_cited_by_speaker_title_date_and_turn(project: Project) -> None:
    project.describe("d1", date="2031-05-03")
    text = project.transcript("d1")
    at = text.text.index("Night sailings")
    number = next(n for n, t in enumerate(text.turns, 1) if t.start <= at < t.end)
    speaker = text.turns[number - 1].speaker
    found = cited(project, "d1", at, at + 14)
    assert found.quote == "Night sailings"
    assert found.source == f"{speaker}, {text.title}, 2031-05-03, turn {number}"
    assert found.words == f"“Night sailings” ({found.source})"


def test_whoever_a_statement_says_speaks_is_cited(project: Project) -> None:
    text = project.transcript("d1").text
    at = text.index("Night sailings")
    key = project.code("d1", at, at + 5, "code", {"code": "x"}, speaker="Edda Voss").id
    assert cited(project, "d1", at, at + 5, key).source.startswith("Edda Voss, ")


def test_a_statement_stands_under_each_of_its_codes_and_one_without_comes_last(
    project: Project,
) -> None:
    coded(project)
    groups = excerpts(project)
    assert [(g.heading, len(g.excerpts)) for g in groups] == [
        ("Sailings", 1),
        ("sailings", 1),
        ("visitors", 1),
        ("Without a code", 1),
    ]
    assert groups[0].excerpts[0].memo == "compare 2029"
    assert groups[0].excerpts[0] == groups[2].excerpts[0]


def test_they_also_stand_by_speaker_or_by_text(project: Project) -> None:
    made = coded(project)
    (one,) = excerpts(project, "text", made[:2])
    assert (one.heading, len(one.excerpts)) == (project.transcript("d1").title, 2)
    assert len(excerpts(project, "speaker")) == 1
    with pytest.raises(UnknownName):
        excerpts(project, "colour")


def test_a_word_document_holds_headings_quotations_and_sources(project: Project) -> None:
    coded(project)
    written, name, _ = statements_file(project, "docx")
    assert (name, written) == ("statements.docx", statements_file(project, "docx")[0])
    document = docx.Document(io.BytesIO(written))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == ["Sailings", "sailings", "visitors", "Without a code"]
    quoted = [p.text for p in document.paragraphs if p.style.name == "Quote"]
    assert quoted[:2] == ["“Night sailings bring visitors”"] * 2
    assert any("Memo: compare 2029" in p.text for p in document.paragraphs)
    source = cited(project, "d1", project.transcript("d1").text.index("Night sailings"), 0).source
    assert any(source in p.text for p in document.paragraphs)


def test_a_page_holds_them_as_text_whatever_they_say(project: Project) -> None:
    at = project.transcript("d1").text.index("Night sailings")
    project.code("d1", at, at + 5, "code", {"code": "<b>x</b>"}, memo="<script>1</script> \x0b")
    page = statements_file(project, "html")[0].decode()
    assert "&lt;b&gt;x&lt;/b&gt;" in page
    assert "<b>x</b>" not in page
    assert "Memo: &lt;script&gt;" in page
    docx.Document(io.BytesIO(statements_file(project, "docx")[0]))


def test_the_command_writes_what_the_page_saves(project: Project, tmp_path: Path) -> None:
    coded(project)
    wanted = statements_file(project, "docx", by="speaker")[0]
    out = tmp_path / "quotations.docx"
    project.close()
    run = CliRunner().invoke(main, ["export", str(project.path), str(out), "--by", "speaker"])
    assert run.exit_code == 0, run.output
    assert out.read_bytes() == wanted


def test_the_word_document_is_what_python_docx_would_have_written(tmp_path: Path) -> None:
    """Paragraph by paragraph, to the last element, whatever stands in the words."""
    words = [
        "plain",
        " led by a space",
        "two\nlines\tand a tab",
        'a < b & "c"\x07',
        "Ж🌊\ud800",
        "",
    ]
    groups = [
        ExcerptGroup("First & last", tuple(Excerpt("s", w, w, w, "", w) for w in words)),
        ExcerptGroup("None", ()),
        ExcerptGroup("Second", (Excerpt("s", "q", "source", "", "view"),)),
    ]
    made = docx.Document(io.BytesIO(excerpts_docx("A title", "About it.", groups)))
    own = docx.Document()
    own.add_heading("A title", 0)
    own.add_paragraph("About it.")
    for group in groups:
        own.add_heading(group.heading, 1)
        for e in group.excerpts:
            told = [
                legal(x) for x in (e.quote, e.source, " · ".join(filter(None, (e.reading, e.view))))
            ]
            quoted = own.add_paragraph(f"“{told[0]}”", style="Quote")
            quoted.paragraph_format.keep_with_next = True
            quoted.paragraph_format.space_after = Pt(2)
            under = own.add_paragraph()
            under.paragraph_format.space_after = Pt(12)
            under.add_run(told[1]).bold = True
            for line in filter(None, (told[2], e.memo and legal(f"Memo: {e.memo}"))):
                under.add_run().add_break()
                under.add_run(line)
    written, expected = (
        [etree.tostring(p, method="c14n") for p in d.element.body] for d in (made, own)
    )
    assert len(expected) == 2 + 3 + 2 * 7 + 1
    assert written == expected


def legal(words: str) -> str:
    return words.replace("\x07", "").replace("\ud800", "")
