"""Maps drawn in other programs, and marks of brat."""

import json

import pytest

from hustings.errors import InputError, NotReadable, OptionError, UnknownFormat, UnknownName
from hustings.exchange.causalmap import (
    read_brat,
    read_jfcm,
    read_map,
    read_workbook,
)

from .test_causalmap import book

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
