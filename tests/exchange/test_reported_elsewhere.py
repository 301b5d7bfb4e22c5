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
