"""A large project for another program is written part by part: as the same bytes."""

from __future__ import annotations

import sys
import unicodedata
import uuid
import zipfile
from pathlib import Path

import pytest

from hustings.errors import NotWritable
from hustings.exchange.refi import elements, own
from hustings.exchange.refi.elements import PROJECT, add, around, document, gap, loose, part
from hustings.guards.archive import Streamed, write_bytes, write_zip

SPACE = uuid.UUID("6f3f3c53-0d3c-5a0a-9d55-0a2f6f1f6d4e")


def test_a_guid_made_of_parts_is_a_uuid_of_version_5() -> None:
    for parts in (("edge", ""), ("coding", "ä\ud800", "3"), *(("s", str(k)) for k in range(300))):
        name = "\0".join(parts).encode("utf-8", "surrogatepass").hex()
        assert elements.made_guid(*parts) == str(uuid.uuid5(SPACE, name))


def test_what_may_be_printed_is_legal_and_stays() -> None:
    printable = "".join(c for c in map(chr, range(sys.maxunicode + 1)) if c.isprintable())
    assert elements.ILLEGAL.search(printable) is None
    assert elements.legal("a\x00b\ud800\ufffe") == "a\ufffdb\ufffd\ufffd"
    assert elements.legal("a\n\tb") == "a\n\tb"
    assert own._dumps("a\ufffe„ü“") == '"a\\ufffe„ü“"'
    assert unicodedata.category("\ufffe") == "Cn"


def texts(parent: elements.Element) -> list[elements.Element]:
    """Two texts with what XML escapes, and words that look like a gap."""
    found = []
    for k in range(2):
        text = add(parent, "TextSource", guid=str(k), name=f'<!--gap--> & "{k}" xmlns="{PROJECT}"')
        add(text, "Description", f' xmlns="{PROJECT}" <!--gap--> ü\u2028 ]]>')
        found.append(text)
    return found


def whole() -> tuple[elements.Element, elements.Element]:
    root, sources = elements.root_element(PROJECT, "Project"), loose("Sources")
    root.set("name", "<!--gap-->")
    add(root, "Users")
    root.append(sources)
    add(root, "Notes")
    return root, sources


def test_texts_in_their_gap_are_the_document() -> None:
    root, sources = whole()
    texts(sources)
    expected = document(root)
    root, sources = whole()
    gap(sources, "gap")
    before, behind = around(root, "gap")
    assert before + b"".join(map(part, texts(loose("Sources")))) + behind == expected
    assert around(whole()[0], "gap") == (document(whole()[0]), b"")


def test_a_member_in_parts_is_the_member(tmp_path: Path) -> None:
    data = bytes(range(256)) * 900
    parts = Streamed(len(data), (data[at : at + 777] for at in range(0, len(data), 777)))
    write_zip(tmp_path / "parts.zip", {"a": parts, "b": b"two"})
    write_zip(tmp_path / "whole.zip", {"a": data, "b": b"two"})
    assert (tmp_path / "parts.zip").read_bytes() == (tmp_path / "whole.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "parts.zip") as archive:
        assert (archive.read("a"), archive.read("b")) == (data, b"two")


def test_a_file_that_ends_midway_leaves_nothing(tmp_path: Path) -> None:
    def parts(wrong: Exception):  # type: ignore[no-untyped-def]
        yield b"half"
        raise wrong

    for wrong, told in ((OSError(28, "full"), NotWritable), (KeyError("a"), KeyError)):
        with pytest.raises(told):
            write_bytes(tmp_path / "a.txt", parts(wrong))
        assert list(tmp_path.iterdir()) == []
