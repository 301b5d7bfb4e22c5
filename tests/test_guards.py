"""Small files that would take the machine, and damage nobody foresaw: refused in one sentence, in this very process."""

from __future__ import annotations

import importlib
import importlib.util
import io
import json
import re
import sqlite3
import time
import zipfile
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from hustings.errors import (
    HustingsError,
    InputError,
    NotReadable,
    NotWritable,
    OptionError,
    UnknownFormat,
)
from hustings.exchange import causalmap, read_bundle, write_bundle
from hustings.exchange.bundle import Bundle, Report, trees
from hustings.guards import door
from hustings.guards.cells import as_it_was, harmless, table_text
from hustings.guards.toml import toml_of
from hustings.model import Concept, Network
from hustings.project import Project
from hustings.read import read
from hustings.show import graphs
from hustings.studies import map_of

from .tracing import steps


def workbook(far: object, place: str = "XFD1048576") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["speaker", "text"])
    sheet.append(["Calder", "Night sailings bring visitors."])
    sheet[place] = far
    if far is None:
        sheet[place].font = openpyxl.styles.Font(bold=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_blank_in_the_last_cell_of_a_sheet_is_no_cell() -> None:
    begun = time.process_time()
    assert [t.speaker for t in read(workbook(None), name="talk.xlsx").turns] == ["Calder"]
    assert time.process_time() - begun < 5


def test_a_value_in_the_last_cell_of_a_sheet_is_refused() -> None:
    with pytest.raises(NotReadable, match=r"talk\.xlsx holds a sheet of more than"):
        read(workbook("far"), name="talk.xlsx")


def test_a_gap_of_a_million_rows_is_no_rows(tmp_path: Path) -> None:
    (tmp_path / "s.xlsx").write_bytes(workbook("far", "A1048576"))
    assert len(read_bundle(tmp_path / "s.xlsx", format="statements").statements) == 2


@pytest.mark.parametrize(
    ("name", "member"),
    [
        ("talk.docx", "word/document.xml"),
        ("talk.odt", "content.xml"),
        ("talk.xlsx", "xl/sharedStrings.xml"),
    ],
)
def test_a_zip_that_swells_is_not_opened(tmp_path: Path, name: str, member: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, b"<a>" + b" " * 30_000_000 + b"</a>")
    with pytest.raises(NotReadable, match="would unpack to 30 MB"):
        read(out.getvalue(), name=name)
    (tmp_path / "p.qdpx").write_bytes(out.getvalue())
    with pytest.raises(NotReadable, match="would unpack to 30 MB"):
        read_bundle(tmp_path / "p.qdpx")


def test_boxes_in_boxes_without_end_are_no_page() -> None:
    begun = time.process_time()
    with pytest.raises(NotReadable, match=r"^page\.html is nested more than 2,000 boxes deep"):
        read(b"<html>" + b"<div>" * 100_000 + b"words", name="page.html")
    assert time.process_time() - begun < 2


def test_a_long_page_whose_paragraphs_are_never_closed_is_read() -> None:
    page = "<html><body>" + "<p>Renn: They bring noise.<br>" * 5000
    assert read(page.encode(), name="page.html").text.count("noise") == 5000


def test_a_key_of_ten_thousand_parts_is_no_codebook() -> None:
    with pytest.raises(NotReadable, match="key of more than 40 parts"):
        toml_of(b"a." * 10_000 + b"b = 1", "codes.toml")
    assert toml_of(b'description = "a.b.c. and so on"', "codes.toml")
    with pytest.raises(NotReadable, match="nested too deeply"):
        toml_of(b"a = " + b"[" * 50_000, "codes.toml")


@pytest.mark.parametrize(
    "segment",
    [
        {"text": "They bring noise.", "words": 5},
        {"text": "They bring noise.", "words": {"a": 1}},
        {"text": "They bring noise.", "words": ["They", None, 3]},
    ],
)
def test_words_that_are_no_list_of_words_are_passed_over(segment: dict[str, object]) -> None:
    data = json.dumps({"segments": [{**segment, "speaker": "Renn"}]}).encode()
    assert "They bring noise." in read(data, name="talk.json").text


def test_a_time_that_is_none_is_no_time() -> None:
    table = f"speaker,text,start\nRenn,They bring noise.,{'9' * 400}\nCalder,No.,nan\n"
    assert [t.begins_at for t in read(table.encode(), name="t.csv").turns] == [None, None]
    huge = "9" * 400
    with pytest.raises(NotReadable, match="no cues"):
        read(f"1\n{huge}:00:01,000 --> {huge}:00:02,000\nNoise.\n".encode(), name="t.srt")


def test_categories_in_a_circle_come_as_a_tree(tmp_path: Path) -> None:
    path = tmp_path / "data.qda"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(
            "CREATE TABLE source(id, name, fulltext, memo); CREATE TABLE code_text(cid);"
            "CREATE TABLE code_cat(catid, name, memo, supercatid);"
            "CREATE TABLE code_name(cid, name, memo, catid, color);"
            "CREATE TABLE code_image(i); CREATE TABLE code_av(i); CREATE TABLE annotation(i);"
            "CREATE TABLE cases(i); CREATE TABLE case_text(i); CREATE TABLE attribute(i);"
            "CREATE TABLE journal(i);"
            "INSERT INTO code_cat VALUES(1,'harm','',2),(2,'ferry','',1);"
            "INSERT INTO code_name VALUES(1,'noise','',1,'');"
        )
        db.commit()
    with Project.create(tmp_path / "p.hustings") as project:
        project.import_file(path)
        assert {c.name.rpartition("/")[2] for c in project.concepts()} == {"harm", "ferry", "noise"}
        parents = {c.id: c.parent for c in project.concepts()}
        for start in parents:
            seen, at = set(), start
            while at is not None:
                assert at not in seen
                seen.add(at)
                at = parents[at]


def test_categories_five_thousand_deep_come_in_pieces() -> None:
    concepts = [Concept(f"c{i}", f"n{i}", f"c{i - 1}" if i else None) for i in range(5000)]
    report = Report()
    begun = time.process_time()
    cut = trees(concepts, report)
    assert [c.id for c in cut if c.parent is None] == [f"c{i}" for i in range(0, 5000, 50)]
    assert len(report.approximated) == 99
    assert "at most 50 levels are kept" in report.approximated[0]
    assert time.process_time() - begun < 2


def test_brat_that_is_not_utf8_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("noise")
    (tmp_path / "a.ann").write_bytes(b"T1\tFactor 0 5\tn\xf6ise\n")
    with pytest.raises(NotReadable, match=r"a\.ann is not UTF-8"):
        read_bundle(tmp_path / "a.ann")


def test_lone_carriage_returns_end_rows(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_bytes(b",noise,sleep\rnoise,0,-0.5\rsleep,0,0\r")
    assert len(causalmap.read_map(tmp_path / "m.csv").map.links) == 1


def test_a_folder_nobody_may_write_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    for name in ("p.qdpx", "p.dna", "s.csv", "s.xlsx", "c.toml"):
        with pytest.raises(NotWritable, match="cannot be written"):
            write_bundle(Bundle(), tmp_path / "file" / name)


def test_what_nobody_foresaw_is_one_sentence_and_one_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(door.LOG_VARIABLE, str(tmp_path / "log" / "failures.log"))
    monkeypatch.setattr(door.FAILURES, "handlers", [])
    door.keep_log()
    monkeypatch.setattr("hustings.read.file.format_of", lambda *_: 1 / 0)
    with pytest.raises(NotReadable, match=r"talk\.txt could not be worked on.*ZeroDivisionError"):
        read(b"words", name="talk.txt")
    log = tmp_path / "log" / "failures.log"
    assert "ZeroDivisionError" in log.read_text()
    assert log.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["=1+1", "+cmd", "-2+3", "@SUM(1)", "\t=1", "'=1", "|x", "%x"])
def test_a_name_is_never_a_formula_and_comes_back(name: str) -> None:
    assert harmless(name) == "'" + name
    assert as_it_was(harmless(name)) == name


def test_networks_as_csv_hold_no_formulas() -> None:
    import numpy as np

    net = Network(
        ("=HYPERLINK(1)", "Renn"), ("=HYPERLINK(1)", "Renn"), np.array([[0.0, 2.0], [2.0, 0.0]])
    )
    for text in (graphs.matrix_csv(net), graphs.edges_csv(net)):
        assert "'=HYPERLINK(1)" in text
        assert not any(c.startswith("=") for line in text.splitlines() for c in line.split(","))


def test_numbers_and_single_signs_stay_as_they_are() -> None:
    assert table_text([["-0.5", -0.5, "+", None, True]]) == "-0.5,-0.5,+,,true\n"


def test_a_form_file_that_holds_no_forms_is_one_sentence(tmp_path: Path) -> None:
    from hustings.project.codebook import read_forms

    (tmp_path / "f.toml").write_text("form = 3")
    with pytest.raises(InputError, match=r"f\.toml is not a codebook"):
        read_forms(tmp_path / "f.toml")


def test_every_error_of_a_door_is_a_hustings_error() -> None:
    for wrong in (RecursionError(), MemoryError(), OSError(5, "broken"), KeyError("x")):
        with pytest.raises(HustingsError, match=r"a\.txt"), door.reading("a.txt"):
            raise wrong


def test_numbers_beyond_those_a_database_holds_are_refused(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.hustings") as project:
        with pytest.raises(OptionError, match="beyond"):
            project.history(offset=2**63)
        with pytest.raises(HustingsError):
            project.undo(2**63)


@pytest.mark.parametrize("options", [{"holders": 5}, {"speakers": 2.5}, {"commitments": 5}])
def test_a_number_is_no_list_of_holders(tmp_path: Path, options: dict[str, object]) -> None:
    with (
        Project.create(tmp_path / "p.hustings") as project,
        pytest.raises(OptionError, match="is no name and no list of names"),
    ):
        map_of(project, options)


def test_a_drawn_map_whose_concepts_are_no_objects_is_none(tmp_path: Path) -> None:
    for concepts in ([3], [{"id": "1", "relationships": 5}], [{"id": "1", "relationships": ["x"]}]):
        (tmp_path / "m.mmp").write_text(json.dumps({"concepts": concepts}))
        with pytest.raises(UnknownFormat, match="neither a Mental Modeler"):
            causalmap.read_map(tmp_path / "m.mmp")


def test_an_error_is_one_line_whatever_words_it_quotes() -> None:
    assert str(NotReadable("a\nb  c.")) == "a b c."


def test_a_command_that_meets_the_unforeseen_names_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from click.testing import CliRunner

    from hustings.cli import main

    monkeypatch.setenv(door.LOG_VARIABLE, str(tmp_path / "failures.log"))
    monkeypatch.setattr("hustings.cli.projects.opened", lambda *_: 1 / 0)
    result = CliRunner().invoke(main, ["info", str(tmp_path / "talk.hustings")])
    assert result.exit_code == 1
    assert "talk.hustings could not be worked on" in result.stderr
    assert result.stderr.count("\n") == 1


def test_json_of_two_hundred_thousand_brackets_is_one_sentence(tmp_path: Path) -> None:
    deep = b"[" * 200_000
    for name in ("talk.json", "talk.otr"):
        with pytest.raises(NotReadable, match=re.escape(name)):
            read(deep, name=name)
    (tmp_path / "map.mmp").write_bytes(b'{"concepts":' + deep)
    with pytest.raises(NotReadable, match=r"map\.mmp"):
        causalmap.read_map(tmp_path / "map.mmp")


def test_a_header_that_repeats_itself_by_reference_is_words() -> None:
    lines = ["a0: &a0 Calder"]
    for n in range(1, 4):
        lines.append(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 100)}]")
    header = ["title: The night ferry", *lines, "speakers: *a3", "guests: *a3", "hosts: *a3"]
    begun = time.process_time()
    talk = read(("---\n" + "\n".join(header) + "\n---\nRenn: Noise.\n").encode(), name="t.md")
    assert talk.title == "The night ferry"
    assert "Renn: Noise." in talk.text
    assert time.process_time() - begun < 2


def test_a_header_whose_key_has_ten_thousand_parts_is_no_header() -> None:
    text = "+++\n" + "a." * 10_000 + "b = 1\n+++\nRenn: Noise.\n"
    begun = time.process_time()
    assert "Noise." in read(text.encode(), name="talk.md").text
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("digits", ["9" * 400, "9" * 13])
def test_a_time_of_four_hundred_digits_is_no_time(digits: str) -> None:
    cha = f"@UTF8\n@Begin\n*ADA:\tThey bring noise. \x150_{digits}\x15\n@End\n"
    turns = read(cha.encode(), name="talk.cha").turns
    assert (turns[0].begins_at, turns[0].ends_at) == (0.0, None)
    eaf = (
        f'<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="a" TIME_VALUE="{digits}"/>'
        f'<TIME_SLOT TIME_SLOT_ID="b" TIME_VALUE="{digits}"/></TIME_ORDER><TIER TIER_ID="Ada">'
        '<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="x" TIME_SLOT_REF1="a" TIME_SLOT_REF2="b">'
        "<ANNOTATION_VALUE>They bring noise.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
        "</TIER></ANNOTATION_DOCUMENT>"
    )
    assert "They bring noise." in read(eaf.encode(), name="talk.eaf").text


def test_a_parquet_of_millions_of_the_same_value_is_not_opened(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    parquet = importlib.import_module("pyarrow.parquet")
    one = pa.DictionaryArray.from_arrays(pa.array([0] * 6_000_000, pa.int32()), ["Renn"])
    parquet.write_table(pa.table({"speaker": one}), tmp_path / "s.parquet")
    assert (tmp_path / "s.parquet").stat().st_size < 20_000
    with pytest.raises(NotReadable, match="says it holds 6,000,000 rows of 1 columns"):
        read_bundle(tmp_path / "s.parquet")


def test_a_matrix_in_which_everything_acts_on_everything_is_no_map(tmp_path: Path) -> None:
    names = [f"f{i}" for i in range(500)]
    rows = ["," + ",".join(names), *(f"{n}," + ",".join(["1"] * 500) for n in names)]
    (tmp_path / "m.csv").write_text("\n".join(rows))
    with pytest.raises(OptionError, match="250,000 links: at most 200,000"):
        causalmap.read_map(tmp_path / "m.csv")


def _talk(turns: int) -> bytes:
    names = ("Ann Berg", "Bo Clay", "Cora Wint", "Dan Fell")
    return "\n\n".join(
        f"{names[i % 4]}: word {i} of the talk."
        + ("" if i % 3 else f"\n\n{names[i % 4]} 0:{i % 60:02d}:10\nMore words here")
        for i in range(turns)
    ).encode()


def test_a_talk_four_times_as_long_takes_about_four_times_as_long() -> None:
    short, long = (_talk(turns) for turns in (300, 1_200))
    assert len(read(long, name="talk.txt").turns) > 1_200
    once = steps(lambda: read(short, name="talk.txt"))
    assert steps(lambda: read(long, name="talk.txt")) < 5 * once


def test_captions_without_a_cue_are_one_sentence() -> None:
    with pytest.raises(NotReadable, match="holds no cues"):
        read(b"0:00:01.000 0:00:05.500\nYes.\n", name="talk.sbv", format="sbv")


def test_a_revision_that_is_no_number_is_a_damaged_project(tmp_path: Path) -> None:
    path = tmp_path / "a.hustings"
    Project.create(path).close()
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE meta SET value = x'ff00' WHERE id = 'revision'")
    with (
        Project.open(path) as project,
        pytest.raises(HustingsError, match=r"a\.hustings is damaged"),
    ):
        project.columns()
