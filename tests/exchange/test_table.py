"""Statements as tables: kinds are found or given, nothing is guessed twice, and no cell becomes a formula."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hustings.errors import NotReadable, OptionError, UnknownFormat, UnknownName
from hustings.exchange.bundle import Bundle
from hustings.exchange.tables import from_frame, parquet, read_table, write_statements, writer
from hustings.model import Statements

CSV = (
    "id,document,date,start,stop,person,agreement,salience,share,house\n"
    "7,d1,2031-05-12,0,4,Ines Calder,true,2,0.5,007\n"
    "8,d1,2031-05-12,5,9,Tobias Renn,No,-1,1,008\n"
    '9,d2,2031-05-13,0,3,"Renn, Tobias",,,,\n'
)


def put(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_the_kinds_of_columns_are_read_off_their_values(tmp_path: Path) -> None:
    rows = read_table(put(tmp_path / "s.csv", CSV))
    kinds = {name: column.kind for name, column in rows.columns.items()}
    assert kinds == {
        "id": "text", "document": "name", "date": "date", "start": "integer", "stop": "integer", "person": "name",
        "agreement": "boolean", "salience": "integer", "share": "number", "house": "name",
    }  # fmt: skip
    assert rows.ids == ["7", "8", "9"]
    assert rows["person"].labels == ("Ines Calder", "Renn, Tobias", "Tobias Renn")
    assert rows["agreement"].plain() == [True, False, None]
    assert rows["salience"].plain() == [2, -1, None]
    assert rows["house"].plain() == ["007", "008", None]


def test_types_given_go_before_types_found(tmp_path: Path) -> None:
    rows = read_table(
        put(tmp_path / "s.csv", CSV), types={"salience": "short text", "share": "number"}
    )
    assert rows["salience"].plain() == ["2", "-1", None]
    with pytest.raises(UnknownName, match="Did you mean 'salience'"):
        read_table(tmp_path / "s.csv", types={"saliance": "integer"})
    with pytest.raises(OptionError, match="'person' cannot be read as integer"):
        read_table(tmp_path / "s.csv", types={"person": "integer"})


def test_numbers_no_column_holds_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="'start' has a number too large"):
        read_table(put(tmp_path / "s.csv", "start\n99999999999999999999\n"))


def test_zero_and_one_are_whole_numbers_not_yes_and_no(tmp_path: Path) -> None:
    rows = read_table(put(tmp_path / "s.csv", "agreement\n0\n1\n"))
    assert rows["agreement"].kind == "integer"
    assert read_table(tmp_path / "s.csv", types={"agreement": "boolean"})["agreement"].plain() == [
        False,
        True,
    ]


@pytest.mark.parametrize("parting", [",", ";", "\t"])
def test_the_column_separator_is_found(tmp_path: Path, parting: str) -> None:
    text = "person;concept\nInes;quay\n".replace(";", parting)
    assert read_table(put(tmp_path / "s.csv", "\ufeff" + text))["concept"].plain() == ["quay"]


def test_lines_of_old_macs_are_lines(tmp_path: Path) -> None:
    assert read_table(put(tmp_path / "s.csv", "person;concept\rInes;quay\r"))[
        "concept"
    ].plain() == ["quay"]


def test_missing_fixed_columns_are_made(tmp_path: Path) -> None:
    rows = read_table(put(tmp_path / "s.csv", "person,concept\nInes,quay\nInes,ferry\n"))
    assert rows.ids == ["1", "2"]
    assert rows["document"].plain() == ["1", "1"]
    assert rows["date"].plain() == [None, None]


@pytest.mark.parametrize("kind", ["pandas", "polars", "lazy", "arrow"])
def test_any_data_frame_gives_the_same_statements(tmp_path: Path, kind: str) -> None:
    data: dict[str, Any] = {
        "person": ["Ines", None, "Tobias"],
        "agreement": [True, False, None],
        "salience": [1, 2, 3],
    }
    make: Any = {
        "pandas": pd.DataFrame,
        "polars": pl.DataFrame,
        "lazy": pl.LazyFrame,
        "arrow": pa.table,
    }[kind]
    rows = from_frame(make(data), {"agreement": "boolean"})
    assert rows["person"].plain() == ["Ines", None, "Tobias"]
    assert rows["agreement"].plain() == [True, False, None]
    assert (rows["salience"].kind, rows["salience"].plain()) == ("integer", [1, 2, 3])


def test_categories_nobody_uses_are_no_labels() -> None:
    frame = pl.DataFrame(
        {"person": pl.Series(["Tobias", "Ines", None, "", "Edda"], dtype=pl.Categorical)}
    ).head(4)
    column = from_frame(frame)["person"]
    assert (column.labels, column.plain()) == (("Ines", "Tobias"), ["Tobias", "Ines", None, None])


def test_texts_that_look_like_numbers_are_what_types_say() -> None:
    frame = pl.DataFrame({"agreement": ["1", "0", None], "day": ["7", "8", ""]})
    rows = from_frame(frame, {"agreement": "boolean"})
    assert rows["agreement"].plain() == [True, False, None]
    assert (rows["day"].kind, rows["day"].plain()) == ("integer", [7, 8, None])


def test_what_is_no_data_frame_is_refused() -> None:
    with pytest.raises(OptionError, match="list is not a data frame"):
        from_frame([1, 2])


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".xlsx", ".parquet", ".json"])
def test_statements_come_back_from_every_kind_of_table(
    ferry: Bundle, tmp_path: Path, suffix: str
) -> None:
    rows = Statements.from_statements(
        ferry.statements, {"t1": {"date": "2031-05-12", "title": "The night ferry"}}
    )
    path = tmp_path / f"s{suffix}"
    write_statements(rows, path)
    back = read_table(path)
    assert list(back) == list(rows)
    assert back["date"].plain() == rows["date"].plain()
    assert back["agreement"].kind == "boolean"


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".xlsx"])
def test_no_cell_is_a_formula(tmp_path: Path, suffix: str) -> None:
    bad = ["=1+1", "+A1", "-A1", "@SUM(A1)", "\tx", "'=1", "=cmd|' /C calc'!A0", "+", "-", "-3"]
    rows = Statements.from_columns({"memo": bad, "=head": ["x"] * len(bad)})
    path = tmp_path / f"s{suffix}"
    write_statements(rows, path)
    if suffix == ".xlsx":
        cells = [c for line in openpyxl.load_workbook(path).active.iter_rows() for c in line]
        assert {c.data_type for c in cells} <= {"s", "n"}
        texts = [c.value for c in cells if isinstance(c.value, str)]
    else:
        lines = path.read_text("utf-8-sig").splitlines()
        texts = [
            cell.strip('"')
            for line in lines
            for cell in line.split("\t" if suffix == ".tsv" else ",")
        ]
    assert [t for t in texts if len(t) > 1 and t != "-3" and t[0] in "=+-@\t\r"] == []
    assert read_table(path)["memo"].plain() == bad


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1),
        min_size=1,
        max_size=5,
    )
)
def test_any_words_come_back_from_csv(tmp_path_factory: Any, words: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    write_statements(Statements.from_columns({"memo": words}), path)
    assert read_table(path)["memo"].plain() == words


def test_web_annotations_carry_words_and_place(ferry: Bundle, tmp_path: Path) -> None:
    write_statements(ferry.statements, tmp_path / "s.jsonld")
    page = json.loads((tmp_path / "s.jsonld").read_text(encoding="utf-8"))
    assert (page["@context"], page["type"]) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationPage",
    )
    third = page["items"][2]
    assert third["target"]["selector"] == [
        {
            "type": "TextPositionSelector",
            "start": ferry.statements[2].start,
            "end": ferry.statements[2].end,
        },
        {"type": "TextQuoteSelector", "exact": "the Traders’ Guild says noise"},
    ]
    told = {b["value"] for b in third["body"]}
    assert {
        "form: cause",
        "holder: Traders' Guild",
        "commitment: rejects",
        "effect: noise",
        "her tone!",
    } <= told
    assert third["creator"] == {"type": "Person", "name": "Edda Voss"}


def test_without_pyarrow_parquet_is_refused_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "find_spec", lambda name: None)
    with pytest.raises(UnknownFormat, match=r"hustings\[parquet\]"):
        read_table(put(tmp_path / "s.parquet", b"PAR1"))


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("s.csv", "", "empty"),
        ("s.csv", "a,b\n1\n", "Line 2 of s.csv has 1 field, but there are 2 columns"),
        ("s.csv", "a,a\n1,2\n", "two columns called 'a'"),
        ("s.csv", "a,\n1,2\n", "a column without a name"),
        ("s.csv", b"\x00\x01\x02", "not a text file"),
        ("s.csv", 'a,b\n"x', "not a well-formed table"),
        ("s.csv", "\n\n", "no line of column names"),
        ("s.xlsx", b"PK\x03\x04", "damaged"),
        ("s.xlsx", b"nothing", "not a zip archive"),
        ("s.parquet", b"PAR1", "not a parquet file"),
        ("s.json", "{", "not JSON"),
        ("s.json", "3", "no list of statements"),
        ("s.json", '[{"a": [1]}]', "holds lists"),
    ],
)
def test_bad_tables_get_one_clear_sentence(
    tmp_path: Path, name: str, content: str | bytes, says: str
) -> None:
    with pytest.raises(NotReadable, match=says):
        read_table(put(tmp_path / name, content))


def test_other_suffixes_are_refused(ferry: Bundle, tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match="no table"):
        read_table(put(tmp_path / "s.ods", "x"))
    with pytest.raises(UnknownFormat, match="cannot be written"):
        write_statements(ferry.statements, tmp_path / "s.ods")


def test_na_is_no_value_and_leaves_agreement_a_number(tmp_path: Path) -> None:
    rows = read_table(put(tmp_path / "s.csv", "person,agreement\nInes,1\nEdda,0\nInes,NA\n"))
    assert (rows["agreement"].kind, rows["agreement"].plain()) == ("integer", [1, 0, None])
    assert rows.notes == ("'NA' in column 'agreement' was read as no value (1 row).",)


@pytest.mark.parametrize(
    ("cells", "kind", "values"),
    [
        ("WAHR FALSCH WAHR", "boolean", [True, False, True]),
        ("Ja nein n/a", "boolean", [True, False, None]),
        ("sí no sí", "boolean", [True, False, True]),
        ("да нет да", "boolean", [True, False, True]),
        ("true 0 NaN", "boolean", [True, False, None]),
        ("0,5 -1 .", "number", [0.5, -1.0, None]),
        ("0,5 0.25 –", "number", [0.5, 0.25, None]),
        ("3 -4 NULL", "integer", [3, -4, None]),
        ("NA NA NA", "name", ["NA", "NA", "NA"]),
    ],
)
def test_values_are_of_the_columns_kind_in_whatever_language(
    tmp_path: Path, cells: str, kind: str, values: list[Any]
) -> None:
    rows = read_table(put(tmp_path / "s.tsv", "v\tw\n" + "\tx\n".join(cells.split()) + "\tx\n"))
    assert (rows["v"].kind, rows["v"].plain()) == (kind, values)


def test_one_odd_value_that_makes_numbers_names_is_told(tmp_path: Path) -> None:
    rows = read_table(put(tmp_path / "s.csv", "agreement\n1\n0\n1\nmaybe\n"))
    assert rows["agreement"].kind == "name"
    assert "because 'maybe' in row 5 is neither yes nor no" in rows.notes[0]
    with pytest.raises(OptionError, match="'maybe' in row 5 is neither yes nor no"):
        read_table(tmp_path / "s.csv", types={"agreement": "boolean"})


def test_thousands_are_not_taken_for_decimals(tmp_path: Path) -> None:
    rows = read_table(put(tmp_path / "s.tsv", "seats\n1,250\n2,500\n"))
    assert rows["seats"].plain() == ["1,250", "2,500"]


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("47971", "2031-05-03"),
        ("47971.5", "2031-05-03T12:00:00"),
        ("2031", "2031-01-01"),
        ("20310503", "2031-05-03"),
        ("3.5.2031", "2031-05-03"),
        ("03.05.2031 14:30", "2031-05-03T14:30:00"),
        ("5/23/2031", "2031-05-23"),
        ("23/5/2031", "2031-05-23"),
        ("2031/5/3", "2031-05-03"),
        ("n/a", None),
    ],
)
def test_a_date_is_read_as_spreadsheets_write_it(
    tmp_path: Path, cell: str, date: str | None
) -> None:
    assert read_table(put(tmp_path / "s.csv", f"person,date\nInes,{cell}\n"))["date"].plain() == [
        date
    ]


def test_the_order_of_day_and_month_is_asked_where_nothing_shows_it(tmp_path: Path) -> None:
    path = put(tmp_path / "s.csv", "person,date\nInes,3/5/2031\n")
    with pytest.raises(OptionError, match=r"--dates dmy .* or --dates mdy"):
        read_table(path)
    assert read_table(path, dates="dmy")["date"].plain() == ["2031-05-03"]
    assert read_table(path, dates="mdy")["date"].plain() == ["2031-03-05"]
    both = put(tmp_path / "b.csv", "date\n13/5/2031\n5/13/2031\n")
    with pytest.raises(OptionError, match="days before months"):
        read_table(both)


@pytest.mark.parametrize("cell", ["479710", "12.5", "soon", "31.2.2031"])
def test_what_is_no_date_is_refused_with_its_column_and_row(tmp_path: Path, cell: str) -> None:
    path = put(tmp_path / "s.csv", f"person,date\nInes,2031-05-03\nEdda,{cell}\n")
    with pytest.raises(OptionError, match=r"'date' cannot be read as date: .* in row 3"):
        read_table(path)


def test_spellings_of_one_name_are_one_actor_and_blanks_are_none(tmp_path: Path) -> None:
    names = ["Ann Lee", "Ann Lee ", "Ann\u00a0 Lee", "\u200bAnn Lee", "   ", "Jose\u0301", "José"]
    rows = read_table(put(tmp_path / "s.csv", "person,agreement\n" + ",1\n".join(names) + ",1\n"))
    assert rows["person"].plain() == ["Ann Lee"] * 4 + [None] + ["José"] * 2
    assert rows["person"].labels == ("Ann Lee", "José")
    assert any("made one name" in note for note in rows.notes)
    assert any("name nobody" in note for note in rows.notes)


def test_a_text_of_several_lines_keeps_its_spaces(tmp_path: Path) -> None:
    rows = read_table(put(tmp_path / "s.csv", 'hedge\n"well,  so\n  to say"\n'))
    assert rows["hedge"].plain() == ["well,  so\n  to say"]


def test_the_line_that_names_the_separator_is_no_row(tmp_path: Path) -> None:
    rows = read_table(put(tmp_path / "s.csv", "sep=;\r\nperson;share\r\nInes, A;0,5\r\n"))
    assert (rows["person"].plain(), rows["share"].plain()) == (["Ines, A"], [0.5])


def test_json_is_written_a_statement_at_a_time_as_it_would_be_at_once(tmp_path: Path) -> None:
    told = {
        "id": ["1", "2"],
        "quote": ['line\nbreak "said"', "Ж🌊 \ud800"],
        "agreement": [True, None],
        "salience": [3, -1],
    }
    some = Statements.from_columns(told)
    for n in (2, 1, 0):
        path = tmp_path / f"{n}.json"
        write_statements(some.take(np.arange(n)), path)
        written = path.read_text(encoding="utf-8")
        read = json.loads(written)
        assert written == json.dumps(read, ensure_ascii=False, indent=1)
        assert [s["id"] for s in read["statements"]] == told["id"][:n]
    assert (
        json.loads((tmp_path / "2.json").read_bytes())["statements"][0]["quote"] == told["quote"][0]
    )


def test_fields_of_a_table_of_ours_are_settled_by_its_forms_not_asked_about(tmp_path: Path) -> None:
    heads = "id,document,start,stop,form,holder,commitment,made_at,horizon"
    rows = [
        f"s{n},d,0,4,forecast,Edda,asserts,,{when}" for n, when in enumerate((2031, 2032, "203X"))
    ]
    (tmp_path / "s.csv").write_text("\n".join([heads, *rows]))
    assert read_table(tmp_path / "s.csv").notes == ()
    other = [",".join(r.split(",")[-1:]) for r in [heads, *rows]]
    (tmp_path / "t.csv").write_text("\n".join(other))
    assert "'horizon' is read as names" in read_table(tmp_path / "t.csv").notes[0]


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".json"])
def test_a_table_written_in_parts_is_the_table_written_at_once(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = read_table(put(tmp_path / "s.csv", CSV))
    for part in (1, 2, 3, 20_000):
        monkeypatch.setattr(writer, "PART", part)
        write_statements(rows, tmp_path / f"{part}{suffix}")
    (whole,) = {(tmp_path / f"{part}{suffix}").read_bytes() for part in (1, 2, 3, 20_000)}
    assert [whole.count(name) for name in (b"Ines Calder", b"007")] == [1, 1]
    write_statements(rows.take(np.arange(0)), tmp_path / f"none{suffix}")
    assert b"Calder" not in (tmp_path / f"none{suffix}").read_bytes()
