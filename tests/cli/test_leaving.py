"""A project that leaves the house, as lines on a terminal: shared, searched, put back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hustings.cli import sharing
from hustings.project import Project

from ..conftest import talk
from .commands import data, refused, run, told

TABLE = """original,forms,kind,pseudonym
Ostrow,,person,Person 1
Calder,,person,Person 2
Renn,,person,Person 3
"""


@pytest.fixture
def bay(tmp_path: Path) -> Path:
    """A talk of three people, one of whom is the only one of his district."""
    where = tmp_path / "in" / "bay.hustings"
    where.parent.mkdir()
    with Project.create(where, coder="Anna") as project:
        project.add(talk("d1"))
        project.code("d1", 48, 83, "code", {"code": "sailings"})
        known = {a.name: a.id for a in project.actors()}
        for name, district in (("Ostrow", "quay"), ("Calder", "quay"), ("Renn", "hill")):
            project.change_name("actors", known[name], attributes={"district": district})
    return where


@pytest.fixture
def names(tmp_path: Path) -> Path:
    file = tmp_path / "names.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / "copy.hustings"


def test_a_copy_tells_what_was_replaced_and_who_can_still_be_told(
    bay: Path, names: Path, out: Path
) -> None:
    lines = told("share", bay, "-o", out, "--table", names).splitlines()
    assert lines[0].startswith(f"Wrote {out}: ")
    assert lines[0].endswith(" of 3 names")
    # the three names, the coder, the file and its sum
    assert lines[1].startswith("6 forms searched in ")
    assert lines[1].endswith(" bytes: none is left.")
    assert "1 of 3 people is hill." in lines


def test_a_name_that_is_left_stops_the_copy_and_is_told_where(
    bay: Path, names: Path, out: Path
) -> None:
    with Project.open(bay) as project:  # a letter written as its number is not replaced
        project.keep_note("a note", {"text": "&#80;age"}, "Kept a note")
    names.write_text(TABLE + "Page,,person,Person 4\n", encoding="utf-8")
    done = run("share", bay, "-o", out, "--table", names, "--json", code=1)
    assert done.stderr.startswith("hustings: ")
    assert not out.exists()
    hits = json.loads(done.stdout)["hits"]
    assert {hit["form"] for hit in hits} == {"Page"}
    assert all("age" in hit["around"] for hit in hits)


def test_without_a_place_or_a_table_there_is_no_copy(bay: Path, names: Path, out: Path) -> None:
    for given in (("-o", out), ("--table", names), ()):
        done = run("share", bay, *given, code=2)
        assert "Give -o FILE and --table FILE, or --candidates." in done.stderr
    assert not out.exists()


def test_what_may_be_a_name_is_listed_until_it_stands_in_the_table(
    bay: Path, names: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads, *lines = told("share", bay, "--candidates").splitlines()
    assert heads.split() == ["text", "kind", "count", "why"]
    assert {line.split()[0] for line in lines} >= {"Calder", "Renn", "Ostrow"}
    assert "Calder" not in told("share", bay, "--candidates", "--table", names)
    monkeypatch.setattr(sharing, "SHOWN", 1)
    assert told("share", bay, "--candidates").splitlines()[-1] == (
        f"and {len(lines) - 1} more (--json lists all)"
    )


def test_work_on_a_copy_is_put_back_once(bay: Path, names: Path, out: Path, tmp_path: Path) -> None:
    key = tmp_path / "key.json"
    told("share", bay, "-o", out, "--table", names, "--key", key, "--plain-key")
    with Project.open(out, coder="Ben") as copy:
        (mark,) = copy.statements()
        copy.edit(mark.id, memo="loud")
        copy.code(mark.transcript, 90, 100, "code", {"code": "noise"})
    back = ("reveal", bay, out, "--key", key)
    assert told(*back) == "1 statement new, 1 edited, 0 deleted\n"
    assert told(*back) == "Nothing new.\n"
    assert data(*back) == {"added": 0, "edited": 0, "deleted": 0, "left": []}
    with Project.open(bay) as ours:
        assert sorted(str(s.values["code"]) for s in ours.statements()) == ["noise", "sailings"]


def test_a_sealed_key_asks_for_its_passphrase(
    bay: Path, names: Path, out: Path, tmp_path: Path
) -> None:
    key = tmp_path / "key.json"
    sealed = ("--key", key, "--passphrase-stdin")
    done = run("share", bay, "-o", out, "--table", names, *sealed, given="a long one\n")
    assert "Wrote" in done.output
    assert "passphrase" in refused("reveal", bay, out, "--key", key)
    back = run("reveal", bay, out, *sealed, given="a long one\n")
    assert back.output == "Nothing new.\n"


def test_names_are_searched_by_their_table_and_where_they_stand_is_told(
    names: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names.write_text(TABLE + "Ferry,,leave,\n", encoding="utf-8")
    talked = tmp_path / "talk.txt"
    talked.write_text("Renn: The Ferry. Calder and Renn.", encoding="utf-8")
    first, heads, *rows = run("scan", talked, "--forms", names, code=1).output.splitlines()
    assert first == "3 forms in 1 file: 3 hits."  # "leave" says that Ferry may stay
    assert heads.split()[:4] == ["file", "member", "offset", "form"]
    assert len(rows) == 3
    monkeypatch.setattr(sharing, "SHOWN", 2)
    assert run("scan", talked, "--forms", names, code=1).output.splitlines()[-1] == "and 1 more"
