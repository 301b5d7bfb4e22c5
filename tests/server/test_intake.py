"""Files are shown before anything is written; people and their proposals over the API."""

import base64
import io
import zipfile
from collections.abc import Iterator

import pytest

from hustings.project import Project

from ..serving import Served, serving

TALK = b"Mara: So?\nInes: Yes.\nMara: Why?\nInes: So.\n"


@pytest.fixture
def served(project: Project) -> Iterator[Served]:
    with serving(project) as s:
        yield s


def file(name: str, data: bytes) -> dict[str, str]:
    return {"name": name, "content": base64.b64encode(data).decode()}


def test_nothing_is_written_until_a_person_imports(served: Served, project: Project) -> None:
    before = project.revision
    (row,) = served.post("/api/intake", file("2031-05-03 Ines Calder - Night.txt", TALK)).json()
    assert (row["turns"], row["there"], project.revision) == (4, None, before)
    body = {"files": [{"key": row["key"]}], "pattern": "{date} {person} - {title}"}
    added = served.post("/api/intake/import", body)
    assert added.status_code == 201
    (made,) = [t for t in served.get("/api/transcripts").json() if t["id"] in added.json()["added"]]
    assert (made["title"], made["date"], made["attributes"]["person"]) == (
        "Night",
        "2031-05-03",
        "Ines Calder",
    )
    assert served.post("/api/undo").status_code == 200
    assert len(served.get("/api/transcripts").json()) == 1


def test_a_person_s_title_and_date_go_before_those_of_the_file_name(served: Served) -> None:
    (row,) = served.post("/api/intake", file("2031-05-03_Calder.txt", TALK)).json()
    chosen = {"key": row["key"], "title": "My title", "date": "2031-06"}
    served.post("/api/intake/import", {"files": [chosen], "pattern": "{date}_{person}"})
    made = served.get("/api/transcripts").json()[-1]
    assert (made["title"], made["date"]) == ("My title", "2031-06")
    (row,) = served.post("/api/intake", file("again.txt", TALK)).json()
    assert row["there"] == "My title"


def test_a_date_chosen_while_taking_a_text_may_have_its_month_in_words(served: Served) -> None:
    (row,) = served.post("/api/intake", file("talk.txt", TALK)).json()
    chosen = {"key": row["key"], "date": "3/6/2031"}
    assert served.post("/api/intake/import", {"files": [chosen]}).status_code == 400
    chosen["date"] = "3 June 2031"
    served.post("/api/intake/import", {"files": [chosen]})
    assert served.get("/api/transcripts").json()[-1]["date"] == "2031-06-03"


def test_a_zip_shows_every_file_and_what_is_refused_with_its_sentence(served: Served) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", TALK)
        archive.writestr("b.docx", b"no zip")
    held = served.post("/api/intake", file("talks.zip", out.getvalue())).json()
    assert [(r["path"], r["unread"]) for r in held] == [("a.txt", True), ("b.docx", True)]
    rows = [served.post("/api/intake/read", {"key": r["key"]}).json() for r in held]
    assert served.post("/api/intake/read", {"key": held[0]["key"]}).status_code == 400
    assert [(r["path"], bool(r["error"])) for r in rows] == [("a.txt", False), ("b.docx", True)]


def test_a_cancelled_file_is_gone(served: Served) -> None:
    (row,) = served.post("/api/intake", file("a.txt", TALK)).json()
    served.post("/api/intake/cancel", {"keys": [row["key"]]})
    answer = served.post("/api/intake/import", {"files": [{"key": row["key"]}]})
    assert answer.status_code == 400
    assert "Choose the files again" in answer.json()["error"]


def test_a_pattern_is_tried_on_names_alone(served: Served) -> None:
    names = ["2031-05-03_Calder.txt", "2031-05-10_Voss.txt"]
    found = served.post("/api/intake/names", {"names": names}).json()
    assert found["pattern"] == "{date}_{person}"
    assert found["rows"][1] == {
        "fields": {"date": "2031-05-10", "person": "Voss"},
        "date": "2031-05-10",
    }
    assert served.post("/api/intake/names", {"names": names, "pattern": "{who} - {date}"}).json()[
        "rows"
    ] == [
        None,
        None,
    ]
    assert (
        "no field"
        in served.post("/api/intake/names", {"names": names, "pattern": "date"}).json()["problem"]
    )


def test_people_are_refused_and_given_attributes(served: Served, project: Project) -> None:
    project.make("actors", "CALDER", kind="person")
    (found,) = served.get("/api/people/proposed").json()["proposed"]
    assert found["rule"] == "letters"
    served.post("/api/people/refuse", {"one": found["other"]["id"], "other": found["into"]["id"]})
    assert served.get("/api/people/proposed").json()["proposed"] == []
    table = "person,attribute,value,since,until\nRenn,party,Traders,1958,1964\n"
    assert served.post("/api/people/attributes", {"text": table}).json() == {
        "changed": 1,
        "left": [],
    }
    assert "Renn,,party,Traders,1958,1964" in served.get("/api/people/attributes.csv").text


def test_people_come_in_parts_and_in_one_order(served: Served) -> None:
    everybody = served.get("/api/people").json()
    assert everybody["total"] == len(everybody["people"]) > 2
    parts = [
        served.get(f"/api/people?offset={offset}&limit=2").json()
        for offset in range(0, everybody["total"], 2)
    ]
    assert {part["total"] for part in parts} == {everybody["total"]}
    assert [p for part in parts for p in part["people"]] == everybody["people"]
