"""Composed reports through the API: two windows on one report, and page and command of one mind."""

import io
import zipfile

import pytest
from click.testing import CliRunner
from pydantic import TypeAdapter

from hustings.cli import main
from hustings.demo import make_demo
from hustings.views.answers.refusals import ReportChangedMeanwhile

from ..serving import serving

PLAN = {
    "title": "Night ferry",
    "authors": ["Anna"],
    "lead": "Half a year.",
    "parts": [
        {"kind": "text", "text": "Some words."},
        {"kind": "figure", "of": "network", "study": "Camps", "caption": "As they say"},
        {"kind": "figure", "of": "map", "options": {"holders": ["Ines Calder"]}},
        {"kind": "figure", "of": "timeline"},
    ],
    "statements": True,
}
CAMPS = {
    "build": "network",
    "options": {
        "variable1": "holder",
        "variable2": "concept",
        "qualifier": "agreement",
        "aggregation": "subtract",
        "normalization": "average",
        "forms": ["position"],
    },
}


@pytest.fixture
def demo(tmp_path):
    with make_demo(tmp_path / "bay.hustings", coder="Anna") as made:
        yield made


@pytest.fixture
def served(demo):
    with serving(demo) as made:
        yield made


def keep(served, plan, revision=None, name="Ferry"):
    where = "" if revision is None else f"?revision={revision}"
    return served.client.put(f"/api/reports/{name}{where}", json=plan)


def test_two_windows_on_one_report_both_stand_or_both_are_told(served):
    first = keep(served, PLAN).json()
    read = first["revision"]
    theirs = keep(served, {**PLAN, "title": "The night ferry"}, read).json()
    both = keep(served, {**PLAN, "place": "Quay"}, read).json()
    assert (both["plan"]["title"], both["plan"]["place"]) == ("The night ferry", "Quay")
    assert (theirs["theirs"], both["theirs"], both["by"]) == ([], ["title"], "Anna")
    refused = keep(served, {**PLAN, "title": "Ferries"}, read)
    assert refused.status_code == 409
    told = refused.json()
    assert (told["kind"], told["fields"]) == ("Changed", ["title"])
    sides = [told[side]["title"] for side in ("base", "theirs", "mine")]
    assert sides == ["Night ferry", "The night ferry", "Ferries"]
    assert told["plan"]["place"] == "Quay"
    assert TypeAdapter(ReportChangedMeanwhile).validate_python(told).by == "Anna"
    # decided: the revision that was told goes along
    assert keep(served, {**told["plan"], "title": "Ferries"}, told["revision"]).status_code == 200
    assert served.get("/api/reports").json()[0]["plan"]["title"] == "Ferries"


def test_a_report_that_was_removed_is_told_and_kept_under_another_name(served):
    read = keep(served, PLAN).json()["revision"]
    assert served.client.delete("/api/reports/Ferry").status_code == 200
    gone = keep(served, {**PLAN, "title": "x"}, read)
    assert (gone.status_code, gone.json()["kind"]) == (410, "Gone")
    assert keep(served, PLAN, name="Ferry 2").status_code == 200
    assert served.post("/api/reports/Ferry%202/rename", {"to": "Ferry"}).status_code == 200
    assert [r["name"] for r in served.get("/api/reports").json()] == ["Ferry"]


@pytest.mark.parametrize(
    ("body", "says"), [({"parts": "no"}, "parts is a list"), ({"titel": "x"}, "titel")]
)
def test_what_is_no_report_is_refused_in_a_sentence(served, body, says):
    refused = keep(served, body)
    assert refused.status_code == 422 or refused.status_code == 400
    assert says in refused.json()["error"]
    assert served.get("/api/reports").json() == []


@pytest.mark.parametrize("format", ["html", "docx", "md"])
def test_the_page_and_the_command_write_the_same_bytes(served, demo, tmp_path, format):
    served.client.put("/api/studies/Camps", json=CAMPS)
    keep(served, PLAN)
    page = served.get(f"/api/reports/Ferry/file?format={format}").content
    out = tmp_path / ("report.zip" if format == "md" else f"report.{format}")
    told = CliRunner().invoke(main, ["report", str(demo.path), "--plan", "Ferry", "-o", str(out)])
    assert told.exit_code == 0, told.output
    assert out.read_bytes() == page
    if format == "html":
        assert page.count(b"<figcaption>") == 3
    if format == "md":
        assert len(zipfile.ZipFile(io.BytesIO(page)).namelist()) == 4


def test_the_preview_is_the_inside_of_the_page(served):
    shown = served.post("/api/reports/preview", PLAN).json()
    assert sum(part["figures"] for part in shown["parts"]) == 3
    assert "Camps" in next(p for p in shown["parts"] if p["figures"])["why"]
    keep(served, PLAN)
    page = served.get("/api/reports/Ferry/file").content.decode()
    assert shown["body"] in page
    assert shown["style"] in page
