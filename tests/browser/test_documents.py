"""A composed report on paper, printed by a browser."""

import pypdfium2

from hustings import files
from hustings.demo import make_demo
from hustings.model.documents import DocumentPart, ReportPlan


def test_on_paper_no_figure_is_cut_and_pages_have_numbers(browser, tmp_path):
    kinds = ("relations", "lineage", "timeline", "relations", "timeline")
    figures = [DocumentPart("figure", of=k, title=f"Picture {n}") for n, k in enumerate(kinds, 1)]
    words = DocumentPart(text="They spoke for a long time. " * 60)
    plan = ReportPlan("On paper", parts=tuple(p for f in figures for p in (words, f)))
    with make_demo(tmp_path / "bay.hustings") as project:
        page_file = tmp_path / "report.html"
        page_file.write_bytes(files.document_file(project, plan, "html")[0])
    page = browser.new_page()
    page.goto(page_file.as_uri())
    page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.close()
    printed = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    told = [sheet.get_textpage().get_text_range() for sheet in printed]
    assert abs(printed[0].get_width() - 210 / 25.4 * 72) < 1
    for n, text in enumerate(told, 1):
        assert str(n) in text.split("\r\n")[0:1] + text.split("\r\n")[-1:]
    # what stands in a picture's first and last row is on the page of its caption
    for n, kind in enumerate(kinds, 1):
        (sheet,) = [text for text in told if f"Figure {n}. Picture {n}." in text]
        ends = {
            "relations": ("belongs to 1", "only spoken of"),
            "lineage": ("founded about 1908", "one organisation"),
            "timeline": ("day of speaking", "hatched: digits not known"),
        }[kind]
        assert all(end in sheet for end in ends), (n, kind)
