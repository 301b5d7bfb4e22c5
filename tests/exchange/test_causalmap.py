"""Causal maps of other tools, and back: small files made here, in the shape those tools write."""

import json

import pytest
from openpyxl import Workbook, load_workbook

from hustings.errors import InputError, NotReadable, OptionError, UnknownFormat, UnknownName
from hustings.exchange.causalmap import (
    read_adjacency,
    read_brat,
    read_jfcm,
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


MMP = """<?xml version="1.0" encoding="UTF-8"?>
<mentalmodeler ><info ><name ><![CDATA[Quay]]></name></info><concepts >
<concept ><id ><![CDATA[7]]></id><name ><![CDATA[Night ferry ]]></name><relationships >
<relationship ><id ><![CDATA[8]]></id><notes ><![CDATA[loud]]></notes><influence ><![CDATA[0.74]]></influence></relationship>
<relationship ><id ><![CDATA[9]]></id><influence ><![CDATA[H-]]></influence></relationship>
<relationship ><id ><![CDATA[404]]></id><influence ><![CDATA[1]]></influence></relationship>
</relationships></concept>
<concept ><id ><![CDATA[8]]></id><name ><![CDATA[Noise]]></name><relationships ></relationships></concept>
<concept ><id ><![CDATA[9]]></id><name ><![CDATA[Sleep]]></name><relationships ></relationships></concept>
</concepts><scenarios ><scenario ><name >S</name></scenario></scenarios></mentalmodeler>"""


def test_mental_modeler_in_xml(tmp_path):
    path = tmp_path / "quay.mmp"
    path.write_text(MMP, encoding="utf-8")
    found = read_map(path)
    assert found.map.pair_weights() == {
        ("Night ferry", "Noise"): 0.74,
        ("Night ferry", "Sleep"): -1.0,
    }
    assert found.map.claims[0].quote == "loud"
    assert any("404" in line for line in found.report.left)
    assert any("1 scenario." in line for line in found.report.left)
    assert any("H-" in line for line in found.report.approximated)


def test_mental_modeler_as_the_program_writes_it(tmp_path):
    # a capital M, a stray > behind the CDATA, an arrow nobody weighed
    written = (
        MMP.replace("mentalmodeler", "mentalModeler")
        .replace("</influence>", "></influence>")
        .replace("<id ><![CDATA[404]]></id>", "<id><![CDATA[9]]></id>")
    )
    path = tmp_path / "quay.mmp"
    path.write_text(written, encoding="utf-8")
    assert read_map(path).map.pair_weights()["Night ferry", "Noise"] == 0.74
    undrawn = written.replace("0.74", "undefined")
    path.write_text(undrawn, encoding="utf-8")
    found = read_map(path)
    assert ("Night ferry", "Noise") not in found.map.pair_weights()
    assert any("1 arrow without an influence: Night ferry -> Noise" in x for x in found.report.left)


@pytest.mark.parametrize(
    "head", ["source,target,weight", "From;To;Influence", "cause,effect,weight"]
)
def test_a_list_of_arrows_is_a_map(tmp_path, head):
    rows = ["Fee,Noise,0.5", "Fee,Trade,-0.25", "Noise,Trade,"]
    text = "\n".join([head, *rows])
    path = tmp_path / "arrows.csv"
    path.write_text(text.replace(",", ";") if ";" in head else text, encoding="utf-8")
    found = read_map(path)
    assert {(x.cause, x.effect): (x.sign, x.weight) for x in found.map.claims} == {
        ("Fee", "Noise"): (1, (0.5, 0.5)),
        ("Fee", "Trade"): (-1, (0.25, 0.25)),
        ("Noise", "Trade"): (0, None),
    }


def test_an_arrow_too_heavy_or_with_one_end_is_told_with_its_row(tmp_path):
    path = tmp_path / "arrows.csv"
    path.write_text("source,target,weight\nFee,Noise,7\n", encoding="utf-8")
    with pytest.raises(OptionError, match="row 2: the weight of Fee -> Noise is 7"):
        read_map(path)
    path.write_text("source,target,weight\nFee,,1\nFee,Noise,+\n", encoding="utf-8")
    assert read_map(path).report.left == ["Row 2: an arrow with only one end (Fee)."]


def test_the_line_that_names_the_separator_is_no_row_of_a_matrix(tmp_path):
    path = tmp_path / "map.csv"
    path.write_text("sep=;\n;Fee;Noise\nFee;0;0,5\nNoise;0;0\n", encoding="utf-8")
    assert read_map(path).map.pair_weights() == {("Fee", "Noise"): 0.5}


def test_mental_modeler_in_json_and_a_weight_too_large(tmp_path):
    path = tmp_path / "quay.mmp"
    model = {
        "concepts": [
            {"id": "1", "name": "a", "relationships": [{"id": "2", "influence": -0.5}]},
            {"id": "2", "name": "b"},
        ]
    }
    path.write_text(json.dumps(model), encoding="utf-8")
    assert read_map(path).map.pair_weights() == {("a", "b"): -0.5}
    model["concepts"][0]["relationships"][0]["influence"] = 3
    path.write_text(json.dumps(model), encoding="utf-8")
    with pytest.raises(OptionError, match="'a' -> 'b' is 3"):
        read_map(path)


JFCM = """<?xml version="1.0"?><maps xmlns="http://www.megadix.org/standards/JFCM-map-v-1.2">
<map name="Quay"><concepts><concept act="TANH" name="Fog" output="0.0"/><concept act="TANH" name="Delays"/></concepts>
<connections><connection from="Fog" name="Fog - Delays" to="Delays" type="WEIGHTED"><params>
<param name="weight" value="0.8"/></params></connection></connections></map><map name="Hill"/></maps>"""


def test_a_jfcm_map_and_what_is_left_of_it(tmp_path):
    path = tmp_path / "quay.fcm.xml"
    path.write_text(JFCM, encoding="utf-8")
    found = read_map(path)
    assert found.map.pair_weights() == {("Fog", "Delays"): 0.8}
    assert any("TANH" in line for line in found.report.left)
    assert any("'Hill'" in line for line in found.report.left)
    with pytest.raises(UnknownName, match="Quay"):
        read_jfcm(path, name="Quai")


def test_an_xml_file_that_draws_on_entities_is_not_read(tmp_path):
    path = tmp_path / "bomb.mmp"
    path.write_text(
        '<!DOCTYPE m [<!ENTITY a "aaaa">]><mentalmodeler>&a;</mentalmodeler>', encoding="utf-8"
    )
    with pytest.raises(NotReadable, match="declares XML entities"):
        read_map(path)


def test_brat_relations_and_events_become_causes_and_other_marks_codes(tmp_path):
    text = "𝒯he night ferry causes noise.\r\nFog does not reduce trade."
    (tmp_path / "a.txt").write_bytes(text.encode())
    at = {word: text.index(word) for word in ("night ferry", "noise", "Fog", "reduce", "trade")}

    def mark(id, kind, word):
        return f"{id}\t{kind} {at[word]} {at[word] + len(word)}\t{word}"

    lines = [
        mark("T1", "Factor", "night ferry"),
        mark("T2", "Factor", "noise"),
        mark("T3", "Factor", "Fog"),
        mark("T4", "Reduces", "reduce"),
        mark("T5", "Factor", "trade"),
        "R1\tCauses Arg1:T1 Arg2:T2",
        "E1\tReduces:T4 Cause:T3 Effect:T5",
        "A1\tNegation E1",
        "#1\tAnnotatorNotes R1\tas she says",
        "R2\tNear Arg1:T1 Arg2:T5",
        "*\tEquiv T1 T3",
    ]
    (tmp_path / "a.ann").write_text("\n".join(lines), encoding="utf-8")
    found = read_map(tmp_path / "a.ann")
    body = found.bundle.transcripts[0].text
    assert "\r" not in body
    assert all(body[s.start : s.end] == s.quote for s in found.bundle.statements)
    causes = [s for s in found.bundle.statements if s.form == "cause"]
    assert [
        (s.values["cause"], s.values["effect"], s.values["sign"], s.commitment) for s in causes
    ] == [
        ("night ferry", "noise", "?", "asserts"),
        ("Fog", "trade", "-", "rejects"),
    ]
    assert causes[0].memo == "as she says"
    assert [s.quote for s in found.bundle.statements if s.form == "code"] == ["reduce"]
    assert len(found.report.left) == 2


def test_what_brat_says_of_a_mark_is_kept_or_listed(tmp_path):
    text = "The fee raises the noise now."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    lines = [
        "T1\tClaim 0 29\t" + text,
        "A1\tNegation T1",
        "A2\tConfidence T1 high",
        "#1\tAnnotatorNotes T1\tironic, look again",
        "T2\tThing 4 7\tfee",
        "E1\tClaim:T1 Theme:T2",
        "R1\tNear Arg1:T1 Arg2:T2",
        "A3\tDoubtful R1",
        "#2\tAnnotatorNotes R1\tperhaps",
    ]
    (tmp_path / "a.ann").write_text("\n".join(lines), encoding="utf-8")
    found = read_map(tmp_path / "a.ann")
    claim, thing = found.bundle.statements
    assert (claim.commitment, claim.memo) == ("rejects", "ironic, look again\nconfidence: high")
    assert (thing.commitment, thing.memo) == ("asserts", "")
    assert found.report.left == [
        "E1: event Claim (Theme:T2).",
        "R1: relation Near (Arg1:T1, Arg2:T2).",
        "Attribute doubtful of R1: yes.",
        "Note of R1: perhaps.",
    ]


def test_brat_that_cannot_be_read_names_the_line(tmp_path):
    (tmp_path / "a.ann").write_text("T1\tFactor x y\tz", encoding="utf-8")
    with pytest.raises(NotReadable, match=r"a\.txt is missing"):
        read_brat(tmp_path / "a.ann")
    (tmp_path / "a.txt").write_text("short", encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        read_brat(tmp_path / "a.ann")
    (tmp_path / "a.ann").write_text("T1\tFactor 0 99\tz", encoding="utf-8")
    with pytest.raises(InputError, match="outside the text"):
        read_brat(tmp_path / "a.ann")


def test_files_that_are_no_map_are_refused(tmp_path):
    for name, content, error in (
        ("a.xlsx", b"PK no zip", NotReadable),
        ("a.pdf", b"%PDF", UnknownFormat),
        ("a.xml", b"<svg/>", UnknownFormat),
        ("b.xml", b"<mentalmodeler", NotReadable),
    ):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(error, match=name):
            read_map(tmp_path / name)
    with pytest.raises(NotReadable, match="not there"):
        read_map(tmp_path / "none.csv")
    with pytest.raises(UnknownFormat, match="lacks the sheet"):
        read_workbook(book(tmp_path / "w.xlsx", links=[["from"]]))
