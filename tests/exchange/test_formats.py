"""Which file is which."""

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from hustings.errors import HustingsError, NotReadable, UnknownFormat, UnknownName
from hustings.exchange import FORMATS, Bundle, format_of, read_bundle, write_bundle


@pytest.mark.parametrize(
    "suffix", [".qdpx", ".dna", ".qdc", ".toml", ".csv", ".tsv", ".xlsx", ".parquet", ".json"]
)
def test_what_is_written_is_known_again_by_its_content(
    ferry: Bundle, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"f{suffix}"
    assert write_bundle(ferry, path).imported
    back = read_bundle(path)
    if suffix in (".qdc", ".toml"):
        assert [c.name for c in back.concepts] == [c.name for c in ferry.concepts]
    else:
        assert [s.quote for s in back.statements] == [s.quote for s in ferry.statements]
        assert [s.holder for s in back.statements] == [s.holder for s in ferry.statements]
        assert [dict(s.values) for s in back.statements] == [
            dict(s.values) for s in ferry.statements
        ]


def test_a_wrong_suffix_does_not_deceive(ferry: Bundle, tmp_path: Path) -> None:
    write_bundle(ferry, tmp_path / "f.dna")
    write_bundle(ferry, tmp_path / "f.qdpx")
    (tmp_path / "f.dna").rename(tmp_path / "one.db")
    (tmp_path / "f.qdpx").rename(tmp_path / "two.zip")
    assert (format_of(tmp_path / "one.db"), format_of(tmp_path / "two.zip")) == ("dna", "refi")


def test_a_table_of_codes_is_a_codebook_and_a_table_of_passages_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,description\nquay,by the water\n")
    (tmp_path / "b.csv").write_text("name,description,start,stop\nquay,x,0,4\n")
    assert (format_of(tmp_path / "a.csv"), format_of(tmp_path / "b.csv")) == (
        "codebook",
        "statements",
    )


def test_every_format_says_what_it_can(tmp_path: Path) -> None:
    for name, entry in FORMATS.items():
        assert entry.name == name
        assert entry.reads or entry.writes
        assert set(entry.endings) <= set(entry.suffixes)
        assert entry.kept
        assert entry.left
        for verb in ("read", "write", "merge"):  # every name in the table is there in its module
            assert callable(entry.verb(verb)) or not getattr(entry, verb)
    written = [ending for entry in FORMATS.values() for ending in entry.endings]
    assert len(written) == len(set(written)), "an ending means two formats"


def test_unknown_things_are_named(ferry: Bundle, tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match=r"known are .*\.qdpx"):
        write_bundle(ferry, tmp_path / "f.docx")
    with pytest.raises(UnknownName, match="Did you mean 'dialect'"):
        write_bundle(ferry, tmp_path / "f.qdpx", dialekt="spec")
    with pytest.raises(UnknownName, match="format to write 'taguette'"):
        write_bundle(ferry, tmp_path / "f.qdpx", format="taguette")
    with pytest.raises(UnknownName, match="There are none yet"):
        read_bundle(tmp_path / "x", format="dna", types={})
    with pytest.raises(NotReadable, match="no file"):
        read_bundle(tmp_path / "gone.qdpx")
    for name, data in (("a.bin", b"\x01\x02"), ("b.sqlite", b""), ("c.txt", b"hello")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(HustingsError):
            read_bundle(tmp_path / name)
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as file:
        file.writestr("x", "y")
    with closing(sqlite3.connect(tmp_path / "e.db")) as db:
        db.execute("CREATE TABLE t (x)")
        db.commit()
    (tmp_path / "f.bin").write_bytes(b"\x01\x02")
    with pytest.raises(UnknownFormat, match="in no format known here"):
        read_bundle(tmp_path / "f.bin")
    with pytest.raises(UnknownFormat, match=r"ends in \.zip and holds nothing .* begin 'PK·"):
        read_bundle(tmp_path / "d.zip")
    with pytest.raises(UnknownFormat, match=r"ends in \.db and .* begin 'SQLite format 3·"):
        read_bundle(tmp_path / "e.db")


def test_a_damaged_project_is_told_by_how_it_begins_not_by_a_list_of_endings(
    tmp_path: Path,
) -> None:
    path = tmp_path / "study.qdpx"
    path.write_bytes(b"\0\0PK lost" + bytes(91))
    with pytest.raises(UnknownFormat) as told:
        read_bundle(path)
    sentence = str(told.value)
    assert "ends in .qdpx" in sentence
    assert "its 100 bytes begin '··PK lost" in sentence
    assert "damaged" in sentence
    assert ".dna" not in sentence


@pytest.mark.parametrize(
    ("name", "program"),
    [("a.nvpx", "NVivo"), ("b.mx24", "MAXQDA"), ("c.ATLPROJ", "ATLAS.ti"), ("d.qrk", "Quirkos")],
)
def test_a_file_only_its_program_reads_is_refused_with_the_way_round(
    tmp_path: Path, name: str, program: str
) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04 and so on")
    with pytest.raises(
        UnknownFormat, match=f"only {program} reads; export the project there as REFI-QDA"
    ):
        read_bundle(tmp_path / name)
