"""What users of other programs complained of, in files they bring: codes and colours that vanish,
days that move, names told apart by a capital.
"""

import json
import uuid
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hustings.cli import main
from hustings.exchange import read_bundle
from hustings.exchange.attributes import read_attributes, write_attributes
from hustings.exchange.causalmap import read_map, write_adjacency
from hustings.model import CausalMap
from hustings.project import Project
from hustings.studies import read_statements

HEAD = "document,date,person,concept"


def table(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "coded.csv"
    path.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    return path


def two_mode(path: Path, *options: str) -> Result:
    asked = ["--variable1", "person", "--variable2", "concept", "--mode", "two-mode", "--json"]
    return CliRunner().invoke(main, ["network", str(path), *asked, *options])


@pytest.mark.parametrize("zone", ["", "Z", "-05:00", "+0530", " +02", ".250-05:00"])
def test_a_time_is_of_the_day_its_own_clock_showed(tmp_path: Path, zone: str) -> None:
    path = table(tmp_path, f"d1,2031-05-31T23:30:00{zone},Ann,Fee", "d2,2031-06-01,Bo,Fee")
    dates = [str(d) for d in read_statements(path)["date"].plain()]
    assert [d[:10] for d in dates] == ["2031-05-31", "2031-06-01"]
    assert json.loads(two_mode(path, "--until", "2031-05-31").stdout)["rows"] == ["Ann"]


def test_names_that_differ_in_capitals_alone_are_two_and_told(tmp_path: Path) -> None:
    path = table(
        tmp_path, "d1,2031-05-01,Ann,Fee", "d1,2031-05-01,ann,Fee", "d1,2031-05-01,Bo,Lamp"
    )
    assert read_statements(path).notes == (
        "'Ann' and 'ann' in column 'person' differ only in capitals and are two; write them alike "
        "where one is meant.",
    )
    assert json.loads(two_mode(path).stdout)["rows"] == ["Ann", "Bo", "ann"]


def test_statements_without_a_date_are_told_where_dates_are_asked_for(tmp_path: Path) -> None:
    path = table(tmp_path, "d1,,Ann,Fee", "d2,2031-05-02,Bo,Fee")
    asked = two_mode(path, "--since", "2031-01-01")
    told = "1 statement without a date: in no time, so left out."
    assert told in asked.stderr
    assert json.loads(asked.stdout)["notes"] == [told]
    assert "notes" not in json.loads(two_mode(path).stdout)


def test_options_that_do_another_thing_than_meant_are_told(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(f"{HEAD},agreement\nd1,2031-05-01,Ann,Fee,1\nd1,2031-05-01,Bo,Fee,0\n")
    asked = ["--qualifier", "agreement", "--aggregation", "subtract"]
    one = two_mode(path, *asked, "--exclude", "person=ann")
    assert json.loads(one.stdout)["matrix"] == [[1.0], [0.0]]
    assert json.loads(one.stdout)["notes"] == [
        "No person is “ann”: left out is nothing.",
        "Column “agreement” holds 0 and 1 as numbers: 0 adds nothing and is not against.",
        "'--type agreement=boolean' reads no and yes.",
    ]
    other = two_mode(path, *asked, "--exclude", "person=Cy", "--type", "agreement=boolean")
    assert json.loads(other.stdout)["matrix"] == [[1.0], [-1.0]]
    assert json.loads(other.stdout)["notes"] == ["No person is “Cy”: left out is nothing."]


def codebook(tmp_path: Path, *codes: tuple[str, str]) -> Path:
    path = tmp_path / "codes.qdc"
    written = "".join(
        f'<Code guid="{uuid.UUID(int=i + 1)}" name="{name}" isCodable="true" color="{color}"/>'
        for i, (name, color) in enumerate(codes)
    )
    path.write_text(
        f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{written}</Codes></CodeBook>',
        encoding="utf-8",
    )
    return path


def test_codes_of_one_name_at_one_place_are_told(tmp_path: Path) -> None:
    bundle = read_bundle(codebook(tmp_path, ("Fee", ""), ("Fee", ""), ("Lamp", "")))
    assert bundle.report.approximated == [
        "1 code there more than once with one name at one place, for example 'Fee': each name is "
        "one code here."
    ]
    assert not read_bundle(codebook(tmp_path, ("Fee", ""), ("Lamp", ""))).report.approximated


def test_colours_are_read_however_a_program_writes_them(tmp_path: Path) -> None:
    written = ("255,0,0", "rgb(0, 128, 255)", "#FFF", "#ff336699", "#336699FF", "reddish")
    bundle = read_bundle(codebook(tmp_path, *((f"code {i}", c) for i, c in enumerate(written))))
    colors = ["#ff0000", "#0080ff", "#fff", "#336699", "#336699", ""]
    assert [c.color for c in bundle.concepts] == colors
    assert bundle.report.left == ["1 colour, for example 'reddish'."]


def test_web_annotations_come_to_another_project_of_the_same_texts(tmp_path: Path) -> None:
    """Known by its title: "Yes." stands there twice, and the words around it tell which it is."""
    talk = tmp_path / "talk.txt"
    talk.write_text("Ann: Yes.\n\nBo: No.\n\nAnn: Yes.\n\nBo: Well.\n", encoding="utf-8")
    with Project.create(tmp_path / "one.hustings") as one:
        (text,) = one.add(talk)
        place = text.turns[2].start, text.turns[2].end
        one.code(text.id, *place, "code", {"code": "Agreed"})
        one.export_file(tmp_path / "coded.jsonld")
    (item,) = json.loads((tmp_path / "coded.jsonld").read_text(encoding="utf-8"))["items"]
    _, quote = item["target"]["selector"]
    assert quote["prefix"] == "Ann: Yes.\n\nBo: No.\n\nAnn: "
    assert (quote["exact"], quote["suffix"]) == ("Yes.", "\n\nBo: Well.\n")
    assert item["target"]["dcterms:title"] == "talk"
    with Project.create(tmp_path / "two.hustings") as two:
        (again,) = two.add(talk)
        assert again.id != text.id
        two.import_file(tmp_path / "coded.jsonld")
        (said,) = two.statements()
        assert (said.transcript, said.start, said.values) == (
            again.id,
            place[0],
            {"code": "Agreed"},
        )


def test_every_table_that_is_written_opens_in_a_spreadsheet_with_its_letters(
    tmp_path: Path,
) -> None:
    """A spreadsheet takes a table without a byte order mark for one of its own country: MÃ¼ller."""
    path = table(tmp_path, "d1,2031-05-01,Zoë Müller,Gebühr", "d1,2031-05-01,Łukasz Żak,Gebühr")
    run, net = CliRunner(), tmp_path / "net.csv"
    asked = ["--variable1", "person", "--variable2", "concept", "-o", str(net)]
    assert run.invoke(main, ["network", str(path), *asked]).exit_code == 0
    drawn = CausalMap.from_links([("Gebühr", "Lärm", 1, "1", "Zoë Müller")])
    write_adjacency(drawn, tmp_path / "map.csv")
    rows = [{"person": "Zoë Müller", "kind": "person", "attribute": "Ort", "value": "Köln"}]
    (tmp_path / "people.csv").write_bytes(write_attributes(rows))
    for file in ("net.csv", "map.csv", "people.csv"):
        data = (tmp_path / file).read_bytes()
        assert data.startswith(b"\xef\xbb\xbf"), file
        assert "ü" in data.decode("utf-8-sig")
    back = read_map(tmp_path / "map.csv").map
    assert back is not None
    assert tuple(back.concepts) == ("Gebühr", "Lärm")
    again = read_attributes((tmp_path / "people.csv").read_bytes())
    assert [row["person"] for row in again] == ["Zoë Müller"]


def bays(tmp_path: Path, name: str, *titles: str) -> Project:
    """A project of tables with the same words, one of each title."""
    project = Project.create(tmp_path / name)
    for head, title in zip(("speaker,words", "speaker,text"), titles, strict=False):
        rows = f"{head}\nEdda Voss,The ferry is too dear.\nOtto Renn,Who pays for it?\n"
        (tmp_path / f"{title}.csv").write_text(rows, encoding="utf-8")
        project.add(tmp_path / f"{title}.csv")
    return project


def words_of(project: Project) -> list[tuple[str, str]]:
    names = {t["id"]: str(t["title"]) for t in project.transcripts()}
    return sorted((names[s.transcript], s.quote) for s in project.statements())


def test_a_colleagues_project_of_the_same_words_brings_no_text_twice(tmp_path: Path) -> None:
    """A .dna file keeps the words that were read of a table, not the table's bytes."""
    with bays(tmp_path, "a.hustings", "bay") as mine:
        text = mine.transcripts()[0]["id"]
        mine.code(
            text,
            11,
            20,
            "relation",
            {"actor": "Otto Renn", "target": "Town", "relation": "supports"},
        )
        mine.export_file(tmp_path / "coded.dna")
        coded = words_of(mine)
    with bays(tmp_path, "b.hustings", "bay") as other:
        other.import_file(tmp_path / "coded.dna")
        assert len(other.transcripts()) == 1
        assert words_of(other) == coded
        assert [c.name for c in other.concepts()] == []  # Town is somebody in the form


def test_two_texts_of_the_same_words_stay_two(tmp_path: Path) -> None:
    with bays(tmp_path, "a.hustings", "bay", "again") as mine:
        for record in mine.transcripts():
            mine.code(record["id"], 11, 20, "code", {"code": str(record["title"])})
        mine.export_file(tmp_path / "coded.dna")
        coded = words_of(mine)
    assert len({title for title, _ in coded}) == 2
    with bays(tmp_path, "b.hustings", "again", "bay") as other:
        other.import_file(tmp_path / "coded.dna")
        assert len(other.transcripts()) == 2
        assert words_of(other) == coded
