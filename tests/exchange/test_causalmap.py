"""Causal maps of other tools, and back: small files made here, in the shape those tools write."""

import re

import pytest
from openpyxl import Workbook, load_workbook

from hustings.errors import InputError, NotReadable, OptionError, UnknownFormat
from hustings.exchange.causalmap import (
    read_adjacency,
    read_map,
    read_workbook,
    write_adjacency,
    write_graphml,
    write_workbook,
)
from hustings.model import CausalMap

M = CausalMap.from_links(
    [
        ("night ferry", "noise", 1, "1", "Pell", "strongly"),
        ("noise", "=rents", -1, "2", "Renn"),
        ("@quay", "night ferry", 1, "3", "Renn"),
    ]
)


def book(path, **sheets):
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


@pytest.fixture
def workbook(tmp_path):
    return book(
        tmp_path / "night ferry.xlsx",
        factors=[
            ["label", "factor_id", "factor_memo"],
            ["Night ferry; boats", 1, "the 23:40 boat"],
            ["~Quiet nights", 2, None],
            ["Rents", 3, None],
        ],
        links=[
            ["quote", "from", "to", "statement_id"],
            ["the night boat keeps us up", 1, 2, 11],
            ["KEEPS us\nup", 2, 3, 11],
            ["[Rents fell because] people move away", 2, 3, 12],
            ["a link to nowhere", 1, 99, 12],
        ],
        statements=[
            ["statement_id", "text", "source_id", "question_id"],
            [10, "Nothing changed.", "LB-1", "Q1"],
            [11, "Well, the night boat keeps us up.", "LB-1", "Q2"],
            [12, "People move away from the quay.", "LB-2", "Q2"],
        ],
        sources=[["source_id", "street"], ["LB-1", "Quay Lane"], ["LB-2", "Hill"]],
        questions=[
            ["question_id", "question_text"],
            ["Q1", "What changed?"],
            ["Q2", "And at night?"],
        ],
    )


def test_a_workbook_becomes_texts_with_statements_on_their_words(workbook):
    found = read_workbook(workbook)
    bundle = found.bundle
    texts = {t.id: t.text for t in bundle.transcripts}
    assert list(texts.values()) == [
        "Nothing changed.\n\nWell, the night boat keeps us up.",
        "People move away from the quay.",
    ]
    assert all(texts[s.transcript][s.start : s.end] == s.quote for s in bundle.statements)
    first = bundle.statements[0]
    assert first.quote == "the night boat keeps us up"
    assert (first.speaker, first.holder, first.commitment) == ("LB-1", "LB-1", "asserts")
    assert first.values == {"cause": "Night ferry; boats", "effect": "~Quiet nights", "sign": "+"}
    assert [t.section for t in bundle.transcripts[0].turns] == ["What changed?", "And at night?"]
    assert bundle.extras["causal map"]["sources"][0]["street"] == "Quay Lane"


def test_quotes_that_are_not_word_for_word_are_imported_counted_and_listed(workbook):
    found = read_workbook(workbook)
    assert found.report.imported["quotes not verbatim"] == 2
    assert [q["link"] for q in found.not_verbatim] == ["2", "3"]
    _, loose, other = found.bundle.statements
    assert loose.quote == "keeps us up"
    assert other.quote == "People move away from the quay."
    assert "[Rents fell because]" in other.memo
    assert other.status == "quote not verbatim"


def test_of_many_quotes_that_differ_some_are_named(tmp_path):
    rows = [[1, 2, f"Fog number {n} delays us.", "s1"] for n in range(1, 21)]
    path = book(
        tmp_path / "many.xlsx",
        factors=[["factor_id", "label"], [1, "fog"], [2, "delays"]],
        links=[["from", "to", "quote", "statement_id"], *rows],
        statements=[["statement_id", "source_id", "text"], ["s1", "LB-1", "Nothing of the kind."]],
        sources=[["source_id"], ["LB-1"]],
    )
    (told,) = (w for w in read_workbook(path).report.warnings if "not word for word" in w)
    assert "): 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 8 more. They stand" in told


def test_a_workbook_is_read_as_statements_and_drawn_as_a_map(workbook):
    import hustings

    m = hustings.causal_map(
        hustings.read_statements(workbook), holders=("LB-2",), opposites=True, zoom=1
    )
    assert [(k.cause, k.effect, k.sign) for k in m.links] == [("Quiet nights", "Rents", -1)]


def test_what_a_workbook_cannot_give_is_said(workbook):
    report = read_workbook(workbook).report
    assert report.left == ["Link 4: factor 1 or 99 is not listed."]
    assert any("no sign of their own" in line for line in report.approximated)


def test_a_link_without_its_statement_stands_on_its_quote(tmp_path):
    path = book(
        tmp_path / "links only.xlsx",
        factors=[["factor_id", "label"], [1, "fog"], [2, "delays"]],
        links=[["from", "to", "quote", "source_id"], [1, 2, "Fog delays us.", "LB-3"]],
    )
    found = read_map(path)
    assert found.bundle.statements[0].quote == "Fog delays us."
    assert found.report.imported["quotes not verbatim"] == 0
    assert "their quote stands as the passage" in found.report.approximated[0]


def test_a_workbook_written_comes_back_with_signs_strengths_and_sources(tmp_path):
    write_workbook(M, tmp_path / "out.xlsx", passages={"1": "I say the boat is loud."})
    back = read_map(tmp_path / "out.xlsx").bundle.statements
    assert [
        (s.id, s.values["cause"], s.values["effect"], s.values["sign"], s.holder) for s in back
    ] == [
        ("1", "night ferry", "noise", "+", "Pell"),
        ("2", "noise", "=rents", "-", "Renn"),
        ("3", "@quay", "night ferry", "+", "Renn"),
    ]
    assert back[0].values["strength"] == "strongly"


def test_an_imported_workbook_written_again_keeps_quotes_in_their_passages(workbook, tmp_path):
    once = read_workbook(workbook).bundle
    report = write_workbook(once, tmp_path / "again.xlsx")
    again = read_workbook(tmp_path / "again.xlsx").bundle
    assert report.imported["links"] == 3
    assert [(s.id, s.quote, s.values, s.speaker, s.holder) for s in again.statements] == [
        (s.id, s.quote, s.values, s.speaker, s.holder) for s in once.statements
    ]
    assert again.transcripts[0].text == "Well, the night boat keeps us up."


def test_a_holder_that_is_unstated_stays_unstated(workbook, tmp_path):
    once = read_workbook(workbook).bundle
    unstated = once.with_(
        statements=tuple(s.with_(holder=None, commitment="reports") for s in once.statements)
    )
    write_workbook(unstated, tmp_path / "again.xlsx")
    again = read_workbook(tmp_path / "again.xlsx").bundle.statements
    assert {(s.holder, s.commitment) for s in again} == {(None, "reports")}


def test_no_cell_is_a_formula(tmp_path):
    write_workbook(M, tmp_path / "out.xlsx")
    write_adjacency(M, tmp_path / "adj.xlsx")
    for name in ("out.xlsx", "adj.xlsx"):
        cells = [
            c for sheet in load_workbook(tmp_path / name) for row in sheet.iter_rows() for c in row
        ]
        assert not [c.value for c in cells if c.data_type == "f"]
        assert any(c.value == "'=rents" for c in cells)


@pytest.mark.parametrize("name", ["adj.csv", "adj.tsv", "adj.xlsx"])
def test_an_adjacency_table_comes_back_with_its_weights(tmp_path, name):
    write_adjacency(M, tmp_path / name)
    back = read_map(tmp_path / name).map
    assert back.concepts == M.concepts
    assert back.pair_weights() == M.pair_weights()


def test_rows_and_columns_are_aligned_by_name_not_by_place(tmp_path):
    path = tmp_path / "m.csv"
    path.write_text("\ufeff;A;B\nB;0;0\nA;0;0,5\n", encoding="utf-8")
    found = read_adjacency(path)
    assert found.map.pair_weights() == {("A", "B"): 0.5}
    assert "aligned by name" in found.report.warnings[0]


def test_a_table_of_numbers_alone_gets_numbers_for_names(tmp_path):
    path = tmp_path / "m.csv"
    path.write_text("0,1\n-1,0\n", encoding="utf-8")
    assert read_map(path).map.pair_weights() == {("1", "2"): 1.0, ("2", "1"): -1.0}


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        (",A,B\nA,0,2\nB,0,0\n", OptionError, "'A' -> 'B' is 2"),
        (",A,B\nA,0,x\nB,0,0\n", InputError, "A -> B is 'x'"),
        (",A,B\nA,0,1\nC,0,0\n", InputError, "B, C"),
        (",A,A\nA,0,1\nB,0,0\n", InputError, "'A' is there twice"),
        (",A,\nA,0,0\n,0,0\n", InputError, "row 3 has no name|B"),
        ("", NotReadable, "empty"),
        ("cause,effect,sign\na,b,+\n", UnknownFormat, "table of claims"),
    ],
)
def test_a_table_that_is_no_matrix_is_refused_by_name(tmp_path, text, error, message):
    path = tmp_path / "m.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(error, match=message):
        read_map(path)


def test_graphml_holds_every_signed_link_with_its_claims(tmp_path):
    import networkx as nx

    both = CausalMap.from_links(
        [("a", "b", 1, "1", "x"), ("a", "b", -1, "2", "y"), ("a", "b", -1, "3", "y")]
    )
    write_graphml(both, tmp_path / "m.graphml")
    edges = sorted(
        (d["sign"], d["weight"], d["citations"], d["sources"], d["claims"])
        for _, _, d in nx.read_graphml(tmp_path / "m.graphml").edges(data=True)
    )
    assert edges == [("+", 1.0, 1, 1, "1"), ("-", -1.0, 2, 1, "2 | 3")]


def test_every_edge_of_a_map_in_graphml_has_an_id_of_its_own(tmp_path):
    links = [("a", "b", 1, "1", "x"), ("b", "c", 1, "2", "x"), ("c", "a", -1, "3", "x")]
    write_graphml(CausalMap.from_links(links), tmp_path / "m.graphml")
    ids = re.findall(r'<edge [^>]*id="([^"]*)"', (tmp_path / "m.graphml").read_text())
    assert sorted(ids) == ["e0", "e1", "e2"]
