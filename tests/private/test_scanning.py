"""A planted name is found wherever and however it is written; what only looks like it is not."""

import base64
import gzip
import io
import json
import sqlite3
import struct
import unicodedata
import zipfile
import zlib
from pathlib import Path

import pytest

from hustings.private import scan

NAME = "Zoë Björnsdal"


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def commented() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "nothing")
        archive.comment = NAME.encode()
    return out.getvalue()


def database(tmp: Path) -> bytes:
    path = tmp / "plain.bin"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE t (words TEXT)")
        db.execute("INSERT INTO t VALUES (?)", ("x" * 9000 + " " + NAME + " " + "y" * 9000,))
    db.close()
    return path.read_bytes()


def deleted(tmp: Path) -> bytes:
    """A row that was deleted and lies on a free page still."""
    path = tmp / "deleted.bin"
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA secure_delete = OFF")
        db.execute("CREATE TABLE t (words TEXT)")
        db.executemany(
            "INSERT INTO t VALUES (?)", [(f"{NAME} {i} " + "z" * 500,) for i in range(50)]
        )
        db.commit()
        db.execute("DELETE FROM t")
    db.close()
    return path.read_bytes()


def png() -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    text = b"Author\0\0" + zlib.compress(NAME.encode())
    return b"\x89PNG\r\n\x1a\n" + chunk(b"zTXt", text) + chunk(b"IEND", b"")


def pdf() -> bytes:
    stream = zlib.compress(f"BT ({NAME}) Tj ET".encode("latin-1"))
    return b"%PDF-1.4\n1 0 obj<</Length 9>>stream\n" + stream + b"\nendstream endobj\n%%EOF"


PLAIN = {
    "plain": f"said {NAME}.".encode(),
    "capitals": NAME.upper().encode(),
    "decomposed": unicodedata.normalize("NFD", NAME).encode(),
    "latin-1": f"said {NAME}.".encode("latin-1"),
    "utf-16 le": f"x{NAME}".encode("utf-16-le")[2:],
    "utf-16 be, odd": b"\0" + f" {NAME}".encode("utf-16-be"),
    "json": json.dumps({"name": NAME}).encode(),
    "percent": b"?q=Zo%C3%AB%20Bj%C3%B6rnsdal",
    "entities": b"Zo&euml; Bj&#246;rnsdal",
    "tags": "<w:t>Zoë Bjö</w:t><w:t>rnsdal</w:t>".encode(),
    "base64, phase 0": base64.b64encode(f"ab {NAME}".encode()),
    "base64, phase 1": base64.b64encode(f"abc {NAME}".encode()),
    "base64, phase 2": b"q" + base64.b64encode(f"abcd {NAME}".encode()),
    "zip": zipped(a=b"nothing", b__deep=NAME.encode()),
    "zip in a zip": zipped(inner=zipped(word__document=f"<p>{NAME}</p>".encode())),
    "zip comment": commented(),
    "gzip": gzip.compress(NAME.encode()),
    "png": png(),
    "pdf": pdf(),
}


@pytest.mark.parametrize("how", PLAIN)
def test_a_planted_name_is_found(how: str, tmp_path: Path) -> None:
    file = tmp_path / "file.bin"
    file.write_bytes(PLAIN[how])
    assert {h.form for h in scan(file, [NAME, "Ingrid Falk"])} == {NAME}


def test_a_database_is_searched_row_by_row_and_page_by_page(tmp_path: Path) -> None:
    for made in (database, deleted):
        file = tmp_path / "project.bin"
        file.write_bytes(made(tmp_path))
        assert scan(file, [NAME])


def test_names_of_files_folders_and_members_count(tmp_path: Path) -> None:
    folder = tmp_path / "with Zoë Björnsdal"
    folder.mkdir()
    (folder / "a.txt").write_text("nothing")
    (tmp_path / "b.zip").write_bytes(zipped(**{"Zoë Björnsdal.txt": b"nothing"}))
    assert {h.encoding for h in scan(tmp_path, [NAME])} >= {"folder name", "member name"}


def test_part_of_another_word_is_no_hit(tmp_path: Path) -> None:
    file = tmp_path / "file.txt"
    file.write_text("planning, annual, Hannah, ANNEX")
    assert scan(file, ["Ann", "Han"]) == []


def test_a_hit_says_where(tmp_path: Path) -> None:
    file = tmp_path / "file.txt"
    file.write_bytes("é then Falk.".encode())
    (hit,) = scan(file, ["Falk"])
    assert (hit.offset, hit.encoding, hit.member) == (8, "UTF-8", "")
    assert "then Falk." in hit.around


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be", "utf-16"])
def test_a_name_in_utf_16_is_one_hit(order: str, tmp_path: Path) -> None:
    file = tmp_path / "notes.bin"
    file.write_bytes("Of Edda Voss and Edda Voss.".encode(order))
    hits = [hit for hit in scan(file, ["Edda Voss"]) if hit.encoding.startswith("UTF-16")]
    assert len(hits) == 2
    assert hits[1].offset - hits[0].offset == 2 * len("Edda Voss and ")
