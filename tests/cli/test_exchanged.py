"""Projects of other programs, corrected and parallel texts on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .commands import answer, data, refused, run
from .talking import TALK, coding

# -- exchange --------------------------------------------------------------------------------------------------

REPORT = {"dialect", "imported", "approximated", "left", "warnings"}


def test_one_of_what_came_is_told_as_one(tmp_path: Path) -> None:
    labelled = tmp_path / "labels.json"
    labelled.write_text('[{"text": "Hello there", "label": [[0, 5, "GREETING"]]}]')
    told = run("import", tmp_path / "new.hustings", labelled).stdout
    assert told.splitlines()[0].endswith("1 transcript, 1 statement, 1 concept, 0 coders")


@pytest.mark.parametrize(
    "kind", ["qdpx", "dna", "qdc", "toml", "csv", "xlsx", "parquet", "json", "jsonld"]
)
def test_an_export_says_what_went_and_what_was_left(own: Path, tmp_path: Path, kind: str) -> None:
    report = data("export", own, tmp_path / f"out.{kind}")
    assert set(report) == REPORT
    assert (tmp_path / f"out.{kind}").stat().st_size > 50


@pytest.mark.parametrize("kind", ["qdpx", "dna"])
def test_a_project_comes_back_from_what_was_exported(own: Path, tmp_path: Path, kind: str) -> None:
    file, again = tmp_path / f"out.{kind}", tmp_path / "again.hustings"
    run("export", own, file)
    report = data("import", again, file)
    assert set(report) == REPORT
    before, after = (data("info", p) for p in (own, again))
    assert len(after["transcripts"]) == len(before["transcripts"])
    assert after["statements"] == before["statements"]
    quotes = [sorted(s["quote"] for s in data("statements", p)) for p in (own, again)]
    assert quotes[0] == quotes[1]


def test_statements_of_a_table_meet_the_texts_of_the_project_they_came_from(
    own: Path, tmp_path: Path
) -> None:
    file = tmp_path / "out.csv"
    run("export", own, file)
    n = data("info", own)["statements"]
    report = data("import", own, file)
    assert set(report) == REPORT
    assert data("info", own)["statements"] == n


def test_w3c_annotations_point_into_the_text(own: Path, tmp_path: Path) -> None:
    run("export", own, tmp_path / "out.jsonld")
    found = json.loads((tmp_path / "out.jsonld").read_text(encoding="utf-8"))
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"


def test_what_cannot_be_imported_or_exported_is_one_sentence_and_leaves_no_project(
    own: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new.hustings"
    broken, quay = tmp_path / "broken.qdpx", tmp_path / "quay.mmp"
    broken.write_bytes(b"PK\x03\x04 not a zip")
    quay.write_text('{"concepts": []}')
    for file in (broken, tmp_path / "none.dna", tmp_path):
        refused("import", new, file)
    refused("import", new, quay)
    refused("export", own, tmp_path / "out.xyz")
    refused("export", own, tmp_path / "noending")
    refused("export", own, tmp_path / "nowhere" / "out.qdpx")
    assert not new.exists()


def test_a_causal_map_without_texts_is_pointed_to_the_map_command(tmp_path: Path) -> None:
    path = tmp_path / "quay.xml"
    path.write_text(
        '<maps><map name="quay"><concepts><concept name="a"/><concept name="b"/></concepts></map></maps>',
        encoding="utf-8",
    )
    assert "hustings map quay.xml" in refused("import", tmp_path / "new.hustings", path)


def test_replace_tells_what_was_kept_moved_and_unplaced(
    talk: tuple[Path, str], tmp_path: Path
) -> None:
    keys = {
        what: answer(*coding(talk, quote))["id"]
        for what, quote in (
            ("kept", "The quay needs them"),
            ("moved", "Night sailings bring visitors"),
            ("unplaced", "The guild is."),
        )
    }
    file = tmp_path / "talk2.txt"
    file.write_text(
        TALK.replace("visitors", "guests").replace("The guild is. ", ""), encoding="utf-8"
    )
    assert "no transcript" in refused("replace", talk[0], "--transcript", "d0", file)
    refused("replace", talk[0], "--transcript", talk[1], tmp_path / "none.txt")
    done = data("replace", talk[0], "--transcript", talk[1], file)
    assert list(done) == ["kept", "moved", "unplaced"]
    assert {k: [r["id"] for r in rows] for k, rows in done.items()} == {
        k: [v] for k, v in keys.items()
    }
    quotes = {s["id"]: s["quote"] for s in data("statements", talk[0])}
    assert quotes[keys["moved"]] == "Night sailings bring guests"
    assert "was replaced by" in refused("replace", talk[0], "--transcript", talk[1], file)
    run("undo", talk[0])
    assert [t["id"] for t in data("info", talk[0])["transcripts"]] == [talk[1]]
    assert {s["transcript"] for s in data("statements", talk[0])} == {talk[1]}


def test_align_sets_two_versions_side_by_side_and_statements_at_their_place(
    talk: tuple[Path, str], tmp_path: Path
) -> None:
    key = answer(*coding(talk))["id"]
    other = tmp_path / "german.txt"
    other.write_text(
        "MARA OSTROW: Soll die Fähre nachts fahren?\n\n"
        "INES CALDER: Ja. Nachtfahrten bringen Gäste an den Kai. Der Kai braucht sie.\n\n"
        "MARA OSTROW: Wer ist dagegen?\n\n"
        "TOBIAS RENN: Die Gilde. Lastwagen machen Lärm, und Lärm vertreibt die Leute.\n",
        encoding="utf-8",
    )
    run("add", talk[0], other)
    second = next(t["id"] for t in data("info", talk[0])["transcripts"] if t["id"] != talk[1])
    found = data("align", talk[0], talk[1], second)
    assert set(found) == {"left", "right", "ratio", "turns", "sentences", "statements"}
    assert [b["many"] for b in found["turns"]] == [[1, 1]] * 4
    (told,) = found["statements"]
    assert told["id"] == key
    assert "Nachtfahrten" in other.read_text(encoding="utf-8")[slice(*told["across"])]
    assert "Nachtfahrten" in run("align", talk[0], talk[1], second).stdout
    assert data("align", talk[0], talk[1], second, "--anchor", "3=3")["turns"]
    refused("align", talk[0], talk[1], talk[1])
    refused("align", talk[0], talk[1], "d0")
    refused("align", talk[0], talk[1], second, "--anchor", "3:3")
    refused("align", talk[0], talk[1], second, "--anchor", "3=99")
