"""The API says what happened in one sentence, and doubles nothing."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import pytest
from pydantic import TypeAdapter

from hustings.model import Transcript
from hustings.project import Project
from hustings.views.answers.refusals import (
    ChangeBuiltUpon,
    ChangedMeanwhile,
    DeletedMeanwhile,
)

from ..serving import Served, serving

Answer = TypeVar("Answer")


@pytest.fixture
def served(project: Project) -> Iterator[Served]:
    with serving(project) as s:
        yield s


def position(**more: Any) -> dict[str, Any]:
    values = {"concept": "night ferry", "agreement": True}
    return {
        "id": "x1",
        "transcript": "d1",
        "start": 53,
        "end": 66,
        "form": "position",
        "values": values,
        **more,
    }


def described(kind: type[Answer], answer: Any) -> Answer:
    """An answer as the server describes it; fails where a field is missing or another type."""
    return TypeAdapter(kind).validate_python(answer.json())


def test_a_statement_is_made_changed_and_deleted(served: Served) -> None:
    made = served.post("/api/statements", position())
    assert made.status_code == 201
    assert (made.json()["quote"], made.json()["holder"]) == ("Night sailings"[:13], "Calder")
    changed = served.client.patch(
        "/api/statements/x1", json={"commitment": "wishes", "holder": None}
    )
    assert (changed.json()["commitment"], changed.json()["holder"]) == ("wishes", None)
    assert [c["verb"] for c in served.get("/api/statements/x1/history").json()] == ["edit", "code"]
    assert served.client.delete("/api/statements/x1").json() == {"deleted": 1}
    assert served.get("/api/statements").json()["total"] == 0
    served.post("/api/undo")
    assert served.get("/api/statements").json()["total"] == 1


def test_a_retry_doubles_nothing(served: Served) -> None:
    served.post("/api/statements", position())
    served.post("/api/statements", position())
    assert served.get("/api/statements").json()["total"] == 1


def test_a_search_tells_each_text_how_often_and_keeps_to_one(served: Served) -> None:
    found = served.get("/api/search", params={"q": "SAIL", "limit": 1}).json()
    assert ([hit["match"] for hit in found["texts"]], found["counts"]) == (["sail"], {"d1": 2})
    whole = {"q": "sail", "whole": True, "transcript": "d1"}
    assert served.get("/api/search", params=whole).json()["counts"] == {"d1": 1}
    gone = served.get("/api/search", params={"q": "sail", "transcript": "d9"})
    assert gone.status_code == 404


def test_a_form_is_given_a_field_with_choices(served: Served, project: Project) -> None:
    (form,) = (f for f in served.get("/api/forms").json() if f["name"] == "position")
    plain = ("name", "kind", "required", "label", "description", "choices")
    fields = [{k: f[k] for k in plain if k in f} for f in form["fields"]]
    fields.append({"name": "firmness", "kind": "choice", "choices": ["soft", "firm"]})
    whole = {k: form[k] for k in ("name", "label", "key", "line", "description", "reading")}
    answer = served.client.put("/api/forms/position", json={**whole, "fields": fields})
    assert answer.status_code == 200, answer.text
    added = next(f for f in project.forms() if f.name == "position").fields[-1]
    assert (added.name, added.choices) == ("firmness", ("soft", "firm"))


def test_a_wrong_expression_is_one_sentence(served: Served) -> None:
    wrong = served.get("/api/search", params={"q": "(sail", "regex": True})
    assert wrong.status_code == 400
    assert "cannot be read" in wrong.json()["error"]


def test_an_endless_expression_is_stopped_and_meanwhile_others_are_answered(
    served: Served, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hustings.project.texts.matching.SECONDS", 2.0)
    project.add(Transcript("a" * 4000, id="d2", title="One long word"))
    endless = {"q": "(a+)+b", "regex": True}
    with ThreadPoolExecutor() as pool:
        stopped = pool.submit(served.get, "/api/search", params=endless)
        answered = 0
        while not stopped.done():
            assert served.get("/api/project").status_code == 200
            answered += 1
    assert (stopped.result().status_code, answered > 1) == (400, True)
    assert "takes too long" in stopped.result().json()["error"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (position(form="positon"), "Did you mean 'position'"),
        (position(values={"concept": "x"}), "needs 'stance'"),
        (position(end=9999), "does not lie in the text"),
        (position(start="53"), "start"),
        (position(colour="red"), "colour"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence(
    served: Served, body: dict[str, Any], words: str
) -> None:
    answer = served.post("/api/statements", body)
    assert answer.status_code in (404, 422)
    assert words in answer.json()["error"]
    assert "\n" not in answer.json()["error"]
    assert served.get("/api/statements").json()["total"] == 0


def test_the_network_and_its_evidence_agree(served: Served) -> None:
    served.post("/api/statements", position())
    served.post("/api/statements", position(id="x2", start=90, end=100))
    study = {
        "variable1": "holder",
        "variable2": "concept",
        "qualifier": "agreement",
        "aggregation": "congruence",
    }
    net = served.post("/api/network", study).json()
    assert net["rows"] == ["Calder", "Renn"]
    assert net["matrix"] == [[0, 1], [1, 0]]
    told = served.post("/api/network/evidence", {**study, "row": "Calder", "column": "Renn"}).json()
    assert {s["id"] for s in told["statements"]} == {"x1", "x2"}


def test_an_unknown_option_is_named(served: Served) -> None:
    answer = served.post("/api/network", {"variable1": "holder", "agregation": "ignore"})
    assert answer.status_code == 422
    assert "agregation" in answer.json()["error"]


def test_the_interface_describes_itself(served: Served) -> None:
    described = served.get("/api/openapi.json").json()
    assert "/api/statements" in described["paths"]


def test_two_spellings_become_one_and_can_be_parted_again(served: Served) -> None:
    served.post("/api/statements", position())
    other = {"concept": "Night Ferry", "agreement": False}
    served.post("/api/statements", position(id="x2", start=90, end=100, values=other))
    ids = {c["name"]: c["id"] for c in served.get("/api/concepts").json()}
    served.post("/api/concepts/merge", {"from": [ids["Night Ferry"]], "into": ids["night ferry"]})
    assert {s["values"]["concept"] for s in served.get("/api/statements").json()["rows"]} == {
        "night ferry"
    }
    served.post("/api/undo")
    assert len(served.get("/api/concepts").json()) == 2


def test_only_the_chosen_statements_are_exported(served: Served) -> None:
    served.post("/api/statements", position())
    served.post("/api/statements", position(id="x2", start=59))
    one = served.post("/api/statements/export", {"ids": ["x2"], "format": "csv"})
    assert one.headers["content-disposition"] == 'attachment; filename="statements.csv"'
    assert ("x2" in one.text, "x1" in one.text) == (True, False)
    refused = served.post("/api/statements/export", {"ids": ["x2"], "format": "doc"})
    assert refused.status_code == 422 or refused.status_code == 400


def test_an_edit_that_meets_anothers_is_told_with_both_values(served: Served) -> None:
    revision = served.post("/api/statements", position()).json()["revision"]
    served.client.patch("/api/statements/x1", json={"memo": "theirs"})
    answer = served.client.patch("/api/statements/x1", json={"memo": "mine", "revision": revision})
    told = answer.json()
    assert (answer.status_code, told["kind"]) == (409, "Changed")
    assert (told["base"], told["theirs"], told["mine"]) == (
        {"memo": ""},
        {"memo": "theirs"},
        {"memo": "mine"},
    )
    other = {"commitment": "wishes", "revision": revision}
    merged = served.client.patch("/api/statements/x1", json=other).json()
    assert (merged["merged"], merged["theirs"], merged["memo"]) == (True, ["memo"], "theirs")
    refused = served.client.delete(f"/api/statements/x1?revision={revision}")
    assert (refused.status_code, refused.json()["kind"]) == (409, "Changed")
    now = merged["revision"]
    assert served.client.delete(f"/api/statements/x1?revision={now}").status_code == 200
    gone = served.client.patch("/api/statements/x1", json={"memo": "late", "revision": now})
    assert (gone.status_code, gone.json()["kind"]) == (410, "Gone")
    deletion = served.get("/api/history").json()[0]["id"]
    assert described(ChangedMeanwhile, answer).fields == ["memo"]
    assert described(ChangedMeanwhile, refused).mine == {}
    assert described(DeletedMeanwhile, gone).change == deletion


def test_what_stands_on_a_change_is_told_as_data_and_taken_back_with_it(served: Served) -> None:
    added = served.get("/api/history").json()[0]["id"]
    served.post("/api/statements", position())
    refused = served.post("/api/undo", {"id": added})
    told = refused.json()
    assert (refused.status_code, told["kind"]) == (409, "BuiltUpon")
    assert [one["verb"] for one in told["dependents"]] == ["code"]
    assert described(ChangeBuiltUpon, refused).change == added
    assert served.post("/api/undo", {"id": added, "with_dependents": True}).status_code == 200
    assert served.get("/api/statements").json()["total"] == 0
    assert served.get("/api/transcripts").json() == []


def coded(served: Served, many: int = 7) -> list[str]:
    """So many statements in reading order, every other of them about noise."""
    for k in range(many):
        about = {"concept": "noise" if k % 2 else "visitors", "agreement": k < 4}
        made = position(id=f"s{k}", start=53 + k, end=70 + k, values=about)
        assert served.post("/api/statements", made).status_code == 201
    return [f"s{k}" for k in range(many)]


def test_statements_come_in_pages_that_follow_one_another(served: Served) -> None:
    keys = coded(served)
    for sort, expected in (("", keys), ("-start", keys[::-1]), ("reading", keys[1::2] + keys[::2])):
        found, cursor = [], ""
        while cursor is not None:
            asked = {"limit": 3, "cursor": cursor} if cursor else {"limit": 3, "sort": sort}
            page = served.get("/api/statements", params=asked).json()
            assert page["total"] == 7
            found += [row["id"] for row in page["rows"]]
            cursor = page["cursor"]
        assert found == expected
    some = served.get("/api/statements", params={"offset": 5, "limit": 9}).json()
    assert [row["id"] for row in some["rows"]] == keys[5:]
    wrong = served.get("/api/statements", params={"cursor": "nonsense"})
    assert (wrong.status_code, "first page" in wrong.json()["error"]) == (400, True)


def test_what_is_done_with_a_filter_is_done_with_all_that_fits(served: Served) -> None:
    keys = coded(served)
    noise = {"concept": "noise", "stance": "for"}
    assert served.get("/api/statements", params=noise).json()["total"] == 2
    names = served.get("/api/statements/names").json()
    assert names["speakers"] == [{"name": "Calder", "statements": 7}]
    set_ = {"commitment": "reports"}
    stale = served.post("/api/statements/recode", {"where": noise, "total": 3, "set": set_})
    assert (stale.status_code, "is 2 now" in stale.json()["error"]) == (400, True)
    done = served.post("/api/statements/recode", {"where": noise, "total": 2, "set": set_})
    assert done.json() == {"changed": 2}
    reported = served.get("/api/statements", params={"commitment": "reports"}).json()
    assert [row["id"] for row in reported["rows"]] == [keys[1], keys[3]]
    file = served.post("/api/statements/export", {"where": {"concept": "noise"}, "format": "csv"})
    assert file.text.count("\n") == 4
    both = served.post("/api/statements/delete", {"where": noise, "ids": keys})
    assert both.status_code == 400
    assert served.post("/api/statements/delete", {"where": {}}).json() == {"deleted": 7}
    served.post("/api/undo")
    assert served.get("/api/statements").json()["total"] == 7
