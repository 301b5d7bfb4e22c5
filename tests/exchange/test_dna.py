"""DNA's files: what is written can be read again, table by table; what is read is what was meant."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hustings.errors import NotReadable, UnclearStructure, UnknownName
from hustings.exchange.bundle import CODE_FORM, Bundle
from hustings.exchange.dna import TABLES, password_hash, read_dna, statements_from_dna, write_dna
from hustings.model import Actor, Field, Form, Statement, Transcript


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as db:
        return {t: sorted(db.execute(f"SELECT * FROM {t}"), key=repr) for t in TABLES}


def change(path: Path, *commands: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        for command in commands:
            db.execute(command)
        db.commit()


@pytest.fixture
def rich(ferry: Bundle, tmp_path: Path) -> Path:
    """A DNA file with everything Hustings has no place for."""
    path = tmp_path / "rich.dna"
    write_dna(ferry, path)
    change(
        path,
        "INSERT INTO REGEXES VALUES ('ferr(y|ies)', 255, 0, 0)",
        "UPDATE CODERS SET PermissionEditRegex = 0, FontSize = 17, Password = 'secret' WHERE ID = 2",
        "INSERT INTO STATEMENTTYPES VALUES (40, 'Annotation', 1, 2, 3)",
        "INSERT INTO VARIABLES VALUES (90, 'note', 'long text', 40)",
        "INSERT INTO VARIABLES VALUES (91, 'weight', 'integer', 40)",
        "INSERT INTO STATEMENTS VALUES (70, 40, 1, 0, 3, 2)",
        "INSERT INTO DATALONGTEXT VALUES (33, 70, 90, 'look again')",
        "INSERT INTO DATAINTEGER VALUES (8, 70, 91, -3)",
        "INSERT INTO VARIABLELINKS VALUES (5, 1, 90)",
        "UPDATE ENTITIES SET Red = 9, Green = 8, Blue = 7 WHERE Value = 'noise'",
        "UPDATE ATTRIBUTEVALUES SET AttributeValue = 'loud' WHERE ID = 4",
        "INSERT INTO DOCUMENTS VALUES (9, 'Old minutes', 'one' || char(13, 10) || 'two', 2, '', '', '', '', '', -86399)",
        "INSERT INTO STATEMENTS VALUES (71, 40, 9, 5, 8, 2)",
        "INSERT INTO DATALONGTEXT VALUES (34, 71, 90, '')",
        "INSERT INTO DATAINTEGER VALUES (9, 71, 91, 0)",
    )
    return path


def test_reading_and_writing_a_dna_file_keeps_every_table(rich: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.dna"
    report = write_dna(read_dna(rich), again)
    assert tables(again) == tables(rich)
    assert report.left == []


def test_rows_keep_their_ids_when_a_project_has_given_new_ones(rich: Path, tmp_path: Path) -> None:
    bundle = read_dna(rich)
    renamed = bundle.with_(
        transcripts=tuple(t.with_(id=f"T{t.id}") for t in bundle.transcripts),
        statements=tuple(
            s.with_(id=f"S{s.id}", transcript=f"T{s.transcript}")
            for s in reversed(bundle.statements)
        ),
    )
    write_dna(renamed, tmp_path / "again.dna")
    assert tables(tmp_path / "again.dna") == tables(rich)


def test_offsets_after_an_emoji_are_code_points_inside_and_utf16_in_the_file(
    ferry: Bundle, tmp_path: Path
) -> None:
    path = tmp_path / "f.dna"
    write_dna(ferry, path)
    back = read_dna(path)
    assert [(s.start, s.end, s.quote) for s in back.statements] == [
        (s.start, s.end, s.quote) for s in ferry.statements
    ]
    with closing(sqlite3.connect(path)) as db:
        (start,) = db.execute("SELECT Start FROM STATEMENTS WHERE ID = 4").fetchone()
    assert start == ferry.statements[3].start + 2  # one ship and one thumb before it


def test_a_line_end_of_two_characters_is_one_inside(rich: Path) -> None:
    bundle = read_dna(rich)
    minutes = next(t for t in bundle.transcripts if t.title == "Old minutes")
    assert minutes.text == "one\ntwo"
    assert next(s.quote for s in bundle.statements if s.transcript == minutes.id) == "two"
    assert minutes.date == "1969-12-31T00:00:01"


def test_speaker_holder_commitment_and_memo_come_back(ferry: Bundle, tmp_path: Path) -> None:
    write_dna(ferry, tmp_path / "f.dna")
    back = read_dna(tmp_path / "f.dna")
    for one, two in zip(ferry.statements, back.statements, strict=True):
        assert (one.speaker, one.holder, one.commitment, one.memo, one.coder) == (
            two.speaker, two.holder, two.commitment, two.memo, two.coder,
        )  # fmt: skip
        assert dict(one.values) == dict(two.values)
    assert [f.name for f in back.forms] == ["position", "cause", "code"]
    assert {f.name for f in back.forms[1].fields} == {"cause", "effect", "sign"}
    assert {a.name for a in back.actors} == {"Ines Calder", "Tobias Renn", "Traders' Guild"}


def test_a_choice_of_ones_own_form_comes_back_as_a_choice(ferry: Bundle, tmp_path: Path) -> None:
    write_dna(ferry, tmp_path / "f.dna")
    back = read_dna(tmp_path / "f.dna")
    sign = next(f for f in back.forms[1].fields if f.name == "sign")
    assert (sign.kind, sign.choices) == ("choice", ("+", "-", "?"))
    assert "+" not in {c.name for c in back.concepts}


def test_a_damaged_setting_of_ours_costs_the_choices_not_the_statements(
    ferry: Bundle, tmp_path: Path
) -> None:
    write_dna(ferry, tmp_path / "f.dna")
    with closing(sqlite3.connect(tmp_path / "f.dna")) as db:
        db.execute("UPDATE SETTINGS SET Value = '{' WHERE Property = 'hustings fields'")
        db.commit()
    assert len(read_dna(tmp_path / "f.dna").statements) == len(ferry.statements)


def test_every_statement_has_a_row_for_every_variable_of_its_type(rich: Path) -> None:
    with closing(sqlite3.connect(rich)) as db:
        for data, kind in (
            ("DATABOOLEAN", "boolean"),
            ("DATASHORTTEXT", "short text"),
            ("DATALONGTEXT", "long text"),
        ):
            missing = db.execute(
                f"SELECT s.ID, v.ID FROM STATEMENTS s JOIN VARIABLES v USING (StatementTypeId) LEFT JOIN {data} d "
                "ON d.StatementId = s.ID AND d.VariableId = v.ID WHERE v.DataType = ? AND d.ID IS NULL", (kind,),
            ).fetchall()  # fmt: skip
            assert missing == []


def test_a_statement_added_after_import_gets_a_row_of_its_own(rich: Path, tmp_path: Path) -> None:
    bundle = read_dna(rich)
    first = bundle.statements[0]
    new = first.with_(id="new", values={"concept": "quay", "agreement": False})
    write_dna(bundle.with_(statements=(*bundle.statements, new)), tmp_path / "more.dna")
    back = read_dna(tmp_path / "more.dna")
    assert len(back.statements) == len(bundle.statements) + 1
    assert dict(back.statements[-1].values) == {"concept": "quay", "agreement": False}
    assert back.statements[0].values == first.values


def test_a_renamed_actor_replaces_the_old_name(ferry: Bundle, tmp_path: Path) -> None:
    form = Form("position", (Field("person", "actor"),))
    said = Statement("1", "t1", 0, 3, "The", "position", {"person": "I. Calder"})
    old = ferry.with_(statements=(said,), forms=(form,), actors=(Actor("1", "I. Calder"),))
    write_dna(old, tmp_path / "old.dna")
    came = read_dna(tmp_path / "old.dna")
    new = came.with_(
        actors=(Actor("1", "Ines Calder"),),
        statements=(came.statements[0].with_(values={"person": "Ines Calder"}),),
    )
    write_dna(new, tmp_path / "new.dna")
    assert [a.name for a in read_dna(tmp_path / "new.dna").actors] == ["Ines Calder"]


def test_what_dna_cannot_hold_is_said(ferry: Bundle, tmp_path: Path) -> None:
    form = Form(
        "score",
        (Field("share", "number"), Field("agreement", "yes/no"), Field("concept", "concept")),
    )
    long = "x" * 250
    said = Statement("1", "t1", 0, 3, "The", "score", {"share": 0.5, "concept": long})
    point = Statement("2", "t1", 3, 3, "", "score", {})
    report = write_dna(ferry.with_(statements=(said, point), forms=(form,)), tmp_path / "s.dna")
    assert any("not whole" in a for a in report.approximated)
    assert any("190 characters" in a for a in report.approximated)
    assert any("'agreement' is not coded in 1 statement, or not" in a for a in report.approximated)
    assert report.left[0].startswith(
        "1 statement without a passage"
    ) or "without a passage" in " ".join(report.left)
    assert read_dna(tmp_path / "s.dna").statements[0].values["concept"] == "x" * 189 + "…"


def test_dna_2_dates_are_milliseconds_and_values_stand_in_the_row(tmp_path: Path) -> None:
    path = tmp_path / "two.dna"
    change(
        path,
        "CREATE TABLE SETTINGS(Property TEXT, Value TEXT)",
        "INSERT INTO SETTINGS VALUES ('version', '2.0 beta 25')",
        "CREATE TABLE CODERS(ID INTEGER, Name TEXT, Red INTEGER, Green INTEGER, Blue INTEGER, Password TEXT)",
        "INSERT INTO CODERS VALUES (1, 'Admin', 255, 255, 0, '')",
        "CREATE TABLE CODERPERMISSIONS(ID INTEGER, Coder INTEGER, Type TEXT, Permission INTEGER)",
        "INSERT INTO CODERPERMISSIONS VALUES (1, 1, 'editRegex', 0)",
        "CREATE TABLE DOCUMENTS(ID INTEGER, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT, Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER)",
        "INSERT INTO DOCUMENTS VALUES (3, 'Quay', '🚢 no cars', 1, 'Pell', '', '', '', '', 86400000)",
        "CREATE TABLE STATEMENTTYPES(ID INTEGER, Label TEXT, Red INTEGER, Green INTEGER, Blue INTEGER)",
        "INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement', 1, 2, 3)",
        "CREATE TABLE VARIABLES(ID INTEGER, Variable TEXT, DataType TEXT, StatementTypeId INTEGER)",
        "INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'agreement', 'boolean', 1)",
        "CREATE TABLE STATEMENTS(ID INTEGER, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER, Stop INTEGER, Coder INTEGER)",
        "INSERT INTO STATEMENTS VALUES (11, 1, 3, 3, 10, 1), (12, 1, 3, 3, 5, 1)",
        "CREATE TABLE STATEMENTLINKS(ID INTEGER, SourceId INTEGER, TargetId INTEGER)",
        "INSERT INTO STATEMENTLINKS VALUES (1, 11, 12)",
        "CREATE TABLE DATABOOLEAN(ID INTEGER, StatementId INTEGER, VariableId INTEGER, StatementTypeId INTEGER, Value INTEGER)",
        "INSERT INTO DATABOOLEAN VALUES (1, 11, 2, 1, 0), (2, 12, 2, 1, 1)",
        "CREATE TABLE DATASHORTTEXT(ID INTEGER, StatementId INTEGER, VariableId INTEGER, StatementTypeId INTEGER, Value TEXT)",
        "INSERT INTO DATASHORTTEXT VALUES (1, 11, 1, 1, 'Jonas Pell'), (2, 12, 1, 1, 'Edda Voss')",
        "CREATE TABLE ATTRIBUTES(ID INTEGER, VariableId INTEGER, Value TEXT, Red INTEGER, Green INTEGER, Blue INTEGER, Type TEXT, Alias TEXT, Notes TEXT, ChildOf TEXT)",
        "INSERT INTO ATTRIBUTES VALUES (1, 1, 'Jonas Pell', 10, 20, 30, 'resident', '', '', '')",
    )
    bundle = read_dna(path)
    assert bundle.report.dialect == "DNA 2 (2.0 beta 25)"
    assert bundle.transcripts[0].date == "1970-01-02"
    assert bundle.transcripts[0].attributes == {"author": "Pell"}
    first = bundle.statements[0]
    assert (first.quote, dict(first.values)) == (
        "no cars",
        {"person": "Jonas Pell", "agreement": False},
    )
    assert bundle.actors[0] == Actor(
        "actor:Jonas Pell", "Jonas Pell", attributes={"Type": "resident"}, color="#0a141e"
    )
    assert bundle.coders[0]["permissions"]["EditRegex"] is False
    assert any("1 link between statements" in left for left in bundle.report.left)
    report = write_dna(bundle, tmp_path / "three.dna")
    assert any("DNA 3 has no place" in left for left in report.left)
    three = read_dna(tmp_path / "three.dna")
    assert bundle.statements[0].id.startswith("11-")
    assert (three.statements, three.actors) == (bundle.statements, bundle.actors)


def test_statements_come_as_columns_with_the_documents_variables(rich: Path) -> None:
    rows = statements_from_dna(rich, "cause")
    assert rows.ids == ["2", "3"]
    assert rows["effect"].labels == ("noise", "visitors")
    assert rows["date"].plain() == ["2031-05-12", "2031-05-12"]
    assert rows["source"].plain() == ["Bay Radio", "Bay Radio"]
    assert rows["quote"].plain()[0] == "A night ferry brings visitors"
    everything = statements_from_dna(rich)
    assert len(everything) == 6
    assert everything["agreement"].kind == "boolean"
    assert everything["weight"].kind == "integer"
    assert everything["agreement"].plain() == [True, None, None, None, None, None]


def test_an_unknown_statement_type_is_named(rich: Path) -> None:
    with pytest.raises(UnknownName, match="Did you mean 'cause'"):
        statements_from_dna(rich, "causes")


def test_one_variable_with_two_kinds_asks_for_a_statement_type(rich: Path) -> None:
    change(rich, "UPDATE VARIABLES SET Variable = 'agreement' WHERE ID = 91")
    with pytest.raises(UnclearStructure, match="choose a statement type"):
        statements_from_dna(rich)


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0" + b"x" * 4096])
def test_a_file_that_is_no_dna_project_gets_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.dna"
    path.write_bytes(content)
    with pytest.raises(NotReadable, match=r"bad\.dna|damaged"):
        read_dna(path)


def test_another_database_is_not_taken_for_dna(tmp_path: Path) -> None:
    change(tmp_path / "other.dna", "CREATE TABLE DOCUMENTS(ID INTEGER)")
    with pytest.raises(NotReadable, match="not a DNA 2 or DNA 3 project"):
        read_dna(tmp_path / "other.dna")


def test_a_damaged_file_is_read_or_refused_never_more(rich: Path, tmp_path: Path) -> None:
    data = rich.read_bytes()
    for place in range(20, len(data), len(data) // 40):
        (tmp_path / "x.dna").write_bytes(
            data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]
        )
        with suppress(NotReadable):
            read_dna(tmp_path / "x.dna")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["rich.dna", "x.dna"]


def test_a_value_of_the_wrong_kind_is_reported_not_guessed(ferry: Bundle, tmp_path: Path) -> None:
    form = Form("score", (Field("agreement", "yes/no"), Field("salience", "number", integer=True)))
    rows = tuple(
        Statement(str(n), "t1", 0, 3, "The", "score", {"agreement": value, "salience": n})
        for n, value in enumerate(["no", "maybe", True])
    )
    report = write_dna(ferry.with_(statements=rows, forms=(form,)), tmp_path / "s.dna")
    assert [s.values["agreement"] for s in read_dna(tmp_path / "s.dna").statements] == [
        False,
        True,
        True,
    ]
    assert any("'agreement' is not coded in 1 statement" in a for a in report.approximated)


points = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), min_size=1, max_size=40
)


@settings(max_examples=60, deadline=None)
@given(points.map(lambda t: t.lstrip("\ufeff") or "x"), points, st.data())
def test_any_text_keeps_every_span_and_name(
    tmp_path_factory: Any, text: str, name: str, data: Any
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    said = Statement(
        "1", "t", start, end, text[start:end], "code", {"code": name}, coder="Edda", origin="import"
    )
    path = tmp_path_factory.getbasetemp() / "any.dna"
    write_dna(Bundle((Transcript(text, id="t", title=name),), (said,), forms=(CODE_FORM,)), path)
    back = read_dna(path)
    assert (back.transcripts[0].text, back.transcripts[0].title) == (text, name)
    assert [s.with_(id="1", transcript="t") for s in back.statements] == [said]


def test_the_same_numbers_in_two_projects_are_two_statements(ferry: Bundle, tmp_path: Path) -> None:
    write_dna(ferry, tmp_path / "a.dna")
    write_dna(
        ferry.with_(statements=(ferry.statements[0].with_(coder="Ines"),)), tmp_path / "b.dna"
    )
    one, again, two = (read_dna(tmp_path / f"{x}.dna").statements[0].id for x in "aab")
    assert one == again != two


def test_the_password_is_salt_and_digest() -> None:
    import base64
    import hashlib

    digest = b"0123456789abcdef" + b"caf\xc3\xa9"
    for _ in range(100_000):
        digest = hashlib.sha256(digest).digest()
    assert (
        base64.b64decode(password_hash("cafe\u0301", b"0123456789abcdef"))
        == b"0123456789abcdef" + digest
    )


def test_the_same_bundle_gives_the_same_bytes(ferry: Bundle, tmp_path: Path) -> None:
    write_dna(ferry, tmp_path / "a.dna")
    write_dna(ferry, tmp_path / "b.dna")
    assert (tmp_path / "a.dna").read_bytes() == (tmp_path / "b.dna").read_bytes()


def test_an_empty_bundle_is_an_empty_project(tmp_path: Path) -> None:
    write_dna(Bundle(transcripts=(Transcript("", id="1", title="Nothing"),)), tmp_path / "e.dna")
    back = read_dna(tmp_path / "e.dna")
    assert (len(back.transcripts), back.statements, back.coders[0]["name"]) == (1, (), "Admin")
