"""What strangers send as a REFI-QDA project is read or refused in one sentence, never more."""

import io
import json
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from hustings.errors import HustingsError, NotReadable, UnknownFormat
from hustings.exchange.bundle import Bundle
from hustings.exchange.refi import read_refi, write_refi
from hustings.guards import xml_streams
from hustings.guards.xml_streams import XmlStream
from hustings.read import read

from .test_refi import NS, archive, put

BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 and then nothing",
        b"{}",
        b"<html/>",
        archive({"readme.txt": b"hello"}),
        archive({"a.qde": b"<Project/>", "b.qde": b"<Project/>"}),
        archive({"project.qde": b"<Project"}),
        archive({"project.qde": b'<Project a="\0"/>'}),
        archive({"project.qde": b"<Other/>"}),
        archive({"project.qde": BOMB + f'<Project {NS} name="&b;"/>'.encode()}),
        archive(
            {
                "project.qde": b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Project name="&e;"/>'
            }
        ),
        archive({"project.qde": b"<a>" * 100_000}),
    ],
)
def test_bad_files_get_one_clear_sentence(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(NotReadable) as error:
        read_refi(put(tmp_path / "bad.qdpx", data))
    assert "\n" not in str(error.value)
    assert [p.name for p in tmp_path.iterdir()] == ["bad.qdpx"]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    data = archive({"project.qde": b" " * 210_000_000})
    assert len(data) < 1_000_000
    with pytest.raises(NotReadable, match="would unpack to 210 MB"):
        read_refi(put(tmp_path / "bomb.qdpx", data))
    beside = archive({"project.qde": b"<Project/>", "sources/a.txt": b" " * 210_000_000})
    with pytest.raises(NotReadable, match="larger than 200 MB"):
        read_refi(put(tmp_path / "beside.qdpx", beside))


def test_marks_of_a_project_are_counted_as_they_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sources that were read are held no more; what is kept of the rest is."""
    monkeypatch.setattr(xml_streams, "MOST_TAGS", 50_000)

    def told(xml: bytes) -> list[str]:
        stream = XmlStream(lambda: io.BytesIO(xml), "p.qde", ("TextSource", "Mark"))
        return [element.get("n") for element in stream]

    source = b"<TextSource n='1'>" + b"<Mark n='2'><a>b</a></Mark>" * 3_000 + b"</TextSource>"
    found = told(b"<Project>" + source * 5 + b"</Project>")
    assert (found.count("2"), found.count("1")) == (15_000, 5)
    with pytest.raises(NotReadable, match="50,000 XML marks"):
        told(b"<Project>" + (b"<a/>" * 400 + b"<Mark/>") * 130 + b"</Project>")
    with pytest.raises(NotReadable, match="document type"):
        told(b"<!DOCTYPE p><Project><Mark/></Project>")
    with pytest.raises(NotReadable, match="not well-formed"):
        told(b"<Project><Mark/>")


def test_damaged_archives_are_read_or_refused_never_more(ferry: Bundle, tmp_path: Path) -> None:
    write_refi(ferry, tmp_path / "f.qdpx")
    data = (tmp_path / "f.qdpx").read_bytes()
    with zipfile.ZipFile(tmp_path / "f.qdpx") as file:
        members = {n: file.read(n) for n in file.namelist()}
    xml = members["project.qde"]
    for place in range(0, len(data), len(data) // 60):
        with suppress(HustingsError):
            read_refi(
                put(
                    tmp_path / "g.qdpx",
                    data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :],
                )
            )
    for place in range(0, len(xml), len(xml) // 120):
        members["project.qde"] = xml[:place] + b"9" + xml[place + 1 :]
        with suppress(HustingsError):
            read_refi(put(tmp_path / "g.qdpx", archive(members)))


def test_a_damaged_note_of_ours_costs_the_turns_not_the_segments(
    ferry: Bundle, tmp_path: Path
) -> None:
    write_refi(ferry, tmp_path / "f.qdpx")
    with zipfile.ZipFile(tmp_path / "f.qdpx") as file:
        members = {n: file.read(n) for n in file.namelist()}
    note = next(n for n in members if n.endswith(".txt") and members[n].startswith(b"{"))
    for bad in (
        b"{",
        b'{"forms": 3}',
        b'{"transcripts": [{"guid": 1}], "actors": [2]}',
        json.dumps({"forms": [{"name": "x"}]}).encode(),
    ):
        members[note] = bad
        back = read_refi(put(tmp_path / "g.qdpx", archive(members)))
        assert any("damaged" in w for w in back.report.warnings)
        assert {(s.start, s.end) for s in back.statements} == {
            (s.start, s.end) for s in ferry.statements
        }


def test_the_inside_of_a_project_is_told_for_what_it_is(ferry: Bundle, tmp_path: Path) -> None:
    write_refi(ferry, tmp_path / "f.qdpx")
    with zipfile.ZipFile(tmp_path / "f.qdpx") as file:
        inside = put(tmp_path / "project.qde", file.read("project.qde"))
    with pytest.raises(NotReadable, match="inside of a REFI-QDA project"):
        read_refi(inside)
    with pytest.raises(UnknownFormat, match="inside of a REFI-QDA project"):
        read(inside)
