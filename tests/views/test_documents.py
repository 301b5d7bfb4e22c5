"""Reports a person composes: kept with the project, the same bytes again, nothing but words in
texts, every note a sentence."""

import io
import itertools
import json
import re
import zipfile

import docx
import pytest

from hustings import files
from hustings.demo import make_demo
from hustings.errors import HustingsError, OptionError, UnknownName
from hustings.model.documents import DocumentPart, ReportPlan, plan_of
from hustings.show.documents.page import document_html
from hustings.show.documents.parts import bare
from hustings.views.composing import documents

AGREEMENT = {
    "variable1": "holder",
    "variable2": "concept",
    "qualifier": "agreement",
    "aggregation": "subtract",
    "normalization": "average",
    "forms": ["position"],
}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    with make_demo(tmp_path_factory.mktemp("report") / "bay.hustings") as made:
        yield made


@pytest.fixture(scope="module")
def said(project):
    """A statement to quote."""
    return next(s for s in project.statements() if s.form == "position" and s.speaker)


@pytest.fixture(scope="module")
def plan(said):
    return ReportPlan(
        title="Two ways across the bay",
        authors=("Mara Ostrow", "Jonas Pell", "Edda Voss"),
        place="Lindholm Bay",
        lead="Six months of *hearings*.",
        parts=(
            DocumentPart(text=f"# Who\n\nIt was [said](note:{said.id}), and [gone](note:no-such)."),
            DocumentPart(
                "figure", of="network", options=AGREEMENT, title="The camps", caption="Own words"
            ),
            DocumentPart("figure", of="relations"),
            DocumentPart("figure", of="map", options={"holders": ["Nobody"]}),
        ),
    )


@pytest.fixture(scope="module")
def page(project, plan):
    return files.document_file(project, plan, "html")[0].decode()


def test_a_plan_is_the_same_after_json():
    told = ReportPlan(
        "T", ("A",), parts=(DocumentPart(text="x"), DocumentPart("figure", of="map")), texts=True
    )
    assert plan_of(json.loads(json.dumps(told.as_data()))) == told


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"titel": "x"}, "titel"),
        ({"authors": "Mara"}, "authors is a list"),
        ({"method": "yes"}, "method is true or false"),
        ({"parts": ["x"]}, "parts is a list"),
        ({"parts": [{"kind": "picture"}]}, "picture"),
        ({"parts": [{"kind": "figure", "of": "pie"}]}, "pie"),
        ({"lead": 3}, "lead is text"),
        ({"lead": "x" * 200_001}, "200,000"),
    ],
)
def test_a_plan_that_is_none_says_what_is_wrong(told, says):
    with pytest.raises((OptionError, UnknownName), match=says):
        plan_of(told)


def test_figures_are_numbered_in_their_order_with_titles_and_captions(page):
    assert re.findall(r"<figcaption><b>Figure (\d)\.</b> <b>([^<]*)</b>", page) == [
        ("1", "The camps."),
        ("2", "Who stands to whom, in the accounts given."),
    ]
    # one's own words first, then what every picture says of itself
    assert "Own words. 15 holders, by concept. In the speakers’ accounts, n = " in page
    assert re.search(r"Figure 3: .*Nobody|Figure 3: nobody asserts a cause", page)
    assert "Mara Ostrow, Jonas Pell and Edda Voss · Lindholm Bay" in page


def test_a_note_opens_its_sentence_and_one_on_nothing_is_words(page, said):
    assert f'data-ids="{said.id}" data-name="Note 1">said<sup>1</sup></span>' in page
    assert "and gone.</p>" in page
    rows = json.loads(re.search(r'id="data">(.*?)</script>', page)[1])["statements"]
    assert said.id in {row["id"] for row in rows}
    named = {i for told in re.findall(r'data-ids="([^"]*)"', page) for i in told.split()}
    assert named == {row["id"] for row in rows}


@pytest.mark.parametrize(
    ("words", "never"),
    [
        ("<script>alert(1)</script>", "<script>alert"),
        ("[x](javascript:alert(1))", 'href="javascript'),
        ("![x](https://example.org/a.png)", "<img"),
        ("<b onclick=alert(1)>x</b>", "<b onclick"),
        ('[x](https://example.org/"onclick="alert(1))', '"onclick="'),
    ],
)
def test_a_text_of_ones_own_holds_nothing_but_words(project, words, never):
    made = documents.document(project, ReportPlan(lead=words, parts=(DocumentPart(text=words),)))
    assert never not in document_html(made).replace("&quot;", "'")


def test_the_same_report_gives_the_same_bytes_in_every_format(project, plan):
    for format in files.DOCUMENT_FORMATS:
        first = files.document_file(project, plan, format)[0]
        assert files.document_file(project, plan, format)[0] == first, format


def test_a_map_too_wide_for_a_column_runs_downwards_at_its_own_size(project):
    part = DocumentPart("figure", of="map", options={"holders": ["Ines Calder"]})
    (plate,) = documents.document(project, ReportPlan(parts=(part,))).blocks
    wide, _ = plate.figure.size
    assert wide <= 800
    drawn = "".join(plate.figure.parts)
    turns = [int(angle) for angle in re.findall(r"rotate\((-?\d+)\)", drawn)]
    # heads point down, and up where a loop leads back; none to the side
    assert set(turns) == {90, -90}
    assert turns.count(90) > 4 * turns.count(-90)
    # a small one is as it always was
    small = {"holders": ["Signe Holloway"]}
    (plate,) = documents.document(
        project, ReportPlan(parts=(DocumentPart("figure", of="map", options=small),))
    ).blocks
    assert "rotate(0)" in "".join(plate.figure.parts)


def test_no_heading_stands_more_than_a_step_below_the_one_before(project):
    own = ReportPlan("Quay", parts=(DocumentPart(text="## Who\n\nIt was.\n\n### When\n\nThen."),))
    page = files.document_file(project, own, "html")[0].decode()
    levels = [int(n) for n in re.findall(r"<h(\d)", page)]
    assert levels[:3] == [1, 2, 3]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    word = docx.Document(io.BytesIO(files.document_file(project, own, "docx")[0]))
    heads = [
        p.style.name for p in word.paragraphs if p.text in ("Who", "When", "How this was made")
    ]
    assert heads == ["Heading 1", "Heading 2", "Heading 1"]


def test_word_has_headings_figures_captions_and_notes(project, plan, said):
    word = docx.Document(io.BytesIO(files.document_file(project, plan, "docx")[0]))
    heads = [p.text for p in word.paragraphs if p.style.name.startswith(("Heading", "Title"))]
    assert heads == ["Two ways across the bay", "Who", "How this was made", "Notes"]
    assert len(word.inline_shapes) == 2
    told = [p.text for p in word.paragraphs]
    assert sum(t.startswith("Figure 1. The camps. Own words.") for t in told) == 1
    assert any(t.startswith(f"1. “{said.quote}” {said.speaker}") for t in told)
    assert max(shape.width.mm for shape in word.inline_shapes) <= 166  # A4 without its margins


def test_markdown_has_its_figures_beside_it_and_footnotes(project, plan, said):
    with zipfile.ZipFile(io.BytesIO(files.document_file(project, plan, "md")[0])) as packed:
        told = packed.read("report.md").decode()
        names = set(packed.namelist()) - {"report.md"}
        assert set(re.findall(r"\]\((figures/[^)]*)\)", told)) == names
        assert all(packed.read(name).startswith(b"\x89PNG") for name in names)
    assert len(names) == 2
    assert "It was said[^1], and gone." in told
    assert re.search(r"^\[\^1\]: “", told, re.M)


def test_a_report_is_kept_undone_and_apart_from_studies(project, plan):
    documents.keep_plan(project, "Night ferry", plan)
    assert documents.plan(project) == plan
    project.undo()
    assert documents.plans(project) == {}
    project.save_study("All year", {"build": "network", "options": AGREEMENT})
    with pytest.raises(HustingsError, match="All year"):
        documents.keep_plan(project, "All year", plan)
    of_study = ReportPlan(
        parts=(DocumentPart("figure", study="All year"), DocumentPart("figure", study="Gone"))
    )
    first, second = documents.document(project, of_study).blocks
    assert first.figure.foot[0] == "Study: All year"
    assert second.figure is None
    assert "Gone" in second.why
    project.save_study("All year", None)


OFFERED = {
    "network": {
        "variable1": "speaker",
        "variable2": "concept",
        "qualifier": "agreement",
        "aggregation": "subtract",
    },
    "co_occurrence": {"within": "turn"},
}
"""What a figure is asked with that needs something."""


def points(figure, across, down):
    """How high the smallest letters are in so many millimetres across and down, in points."""
    svg = bare(figure)
    size = [float(re.search(rf' {side}="([\d.]+)"', svg)[1]) for side in ("width", "height")]
    scale = min(across / size[0], down / size[1])
    return min(map(float, re.findall(r'font-size="([\d.]+)"', svg))) * scale * 72 / 25.4


@pytest.mark.parametrize("kind", documents.FIGURES)
def test_on_paper_no_figure_has_letters_under_seven_points(project, kind):
    """Of a printed page a figure may take 170 by 195 mm, sheets 212 mm; in Word 166 mm across."""
    part = DocumentPart("figure", of=kind, options=OFFERED.get(kind, {}))
    (plate,) = documents.document(project, ReportPlan(parts=(part,))).blocks
    assert plate.figure is not None, plate.why
    for figure in plate.sheets:
        assert points(figure, 166, 212) >= 7
    if not plate.sheets:
        assert points(plate.figure, 166, 190) >= 7
