"""A coder who codes blind: whatever he asks, nothing changes by what the other one does."""

from __future__ import annotations

import re
from typing import Any

import pytest

from hustings.project.standpoint import Sharing

from .blinded import Blind, answers, blinded
from .conftest import TeamServer

PLANTED = re.compile("plant", re.IGNORECASE)


@pytest.fixture
def blind(served: TeamServer) -> Blind:
    return blinded(served)


def works(blind: Blind) -> list[str]:
    """Everything Cleo can do to the text, full of a word that would be known again; ids of hers."""
    cleo, at = blind.cleo, blind.at
    first = blind.code(cleo, 3, 28, "plantedcode", memo="plantedmemo", holder="Plantedholder")
    second = blind.code(cleo, 29, 50, "ferry", via=["Plantedvia"], holder="Plantedholder")
    cleo.patch(
        f"{at}/statements/{first['id']}",
        json={"memo": "planted two", "revision": first["revision"]},
    )
    said = {"outcome": "plantedoutcome", "direction": "rises", "criterion": "planted"}
    third = blind.code(cleo, 54, 66, "x", form="prediction", values=said)
    cleo.post(
        f"{at}/forecasts/{third['id']}/verdicts",
        json={"outcome": "came about", "on": "2025-01-01", "evidence": "planted"},
    )
    for table, name in (("concepts", "plantedname"), ("actors", "Plantedactor")):
        assert cleo.post(f"{at}/{table}", json={"name": name}).status_code == 201
    gone = blind.code(cleo, 67, 80, "plantedgone")
    cleo.delete(f"{at}/statements/{gone['id']}?revision={gone['revision']}")
    blind.code(cleo, 67, 80, "plantedback")
    assert cleo.post(f"{at}/undo").status_code == 200
    blind.ann.post(
        f"{at}/statements/recode", json={"ids": [second["id"]], "set": {"memo": "planted"}}
    )
    cleo.post(f"{at}/presence", json={"page": "read", "transcript": blind.text})
    return [first["id"], second["id"], third["id"]]


def test_no_answer_changes_by_what_the_other_coder_does(blind: Blind) -> None:
    before = answers(blind)
    again = answers(blind)
    # the review tells how long learning took, a run is drawn by its own seed
    steady = {name for name in before if before[name] == again[name]}
    assert len(before) - len(steady) < 6
    assert sum(status == 200 for status, _ in before.values()) > 60
    ids = works(blind)
    after = answers(blind)
    for name, (status, words) in after.items():
        assert not PLANTED.search(
            re.sub(r"q=plant", "", name) and words.decode("utf-8", "replace")
        ), name
        assert not any(key.encode() in words for key in ids), name
        if name in steady:
            assert (status, words) == before[name], name


def test_what_the_other_made_is_as_if_it_were_not_there(blind: Blind) -> None:
    for key in works(blind):
        for verb, path, body in (
            ("GET", "/statements/{}", None),
            ("GET", "/statements/{}/history", None),
            ("PATCH", "/statements/{}", {"memo": "mine", "revision": 1}),
            ("DELETE", "/statements/{}?revision=1", None),
            ("POST", "/statements/delete", {"ids": ["{}"]}),
            ("POST", "/sentences", {"ids": ["{}"]}),
            ("POST", "/quotations/{}/compare", {}),
            ("POST", "/forecasts/{}/verdicts", {"outcome": "came about", "on": "2025-01-01"}),
        ):
            got = []
            for one in (key, "s" + "0" * 20):
                told = body and {k: [one] if k == "ids" else v for k, v in body.items()}
                answer = blind.ben.request(verb, blind.at + path.format(one), json=told)
                got.append((answer.status_code, answer.text.replace(one, "ID")))
            assert got[0] == got[1], (verb, path)


def test_one_name_is_one_record_and_nothing_tells_that_it_was_there(blind: Blind) -> None:
    for name in ("plantedname", "plantednew"):
        blind.cleo.post(
            f"{blind.at}/concepts", json={"name": name, "description": "planted by Cleo"}
        )
    theirs = {c["name"]: c for c in blind.cleo.get(f"{blind.at}/concepts").json()}
    names = {c["name"] for c in blind.ben.get(f"{blind.at}/concepts").json()}
    assert "tide" in names
    assert not names & {"plantedname", "plantednew"}
    blind.code(blind.ben, 54, 60, "plantedname")
    made = blind.ben.post(f"{blind.at}/concepts", json={"name": "plantednew"})
    assert made.status_code == 201
    mine = {c["name"]: c for c in blind.ben.get(f"{blind.at}/concepts").json()}
    for name in ("plantedname", "plantednew"):
        assert mine[name]["id"] == theirs[name]["id"]
        assert mine[name]["description"] == ""
    again = blind.ben.post(f"{blind.at}/concepts", json={"name": "plantednew"})
    assert (again.status_code, again.json()["error"]) == (422, "There is 'plantednew' already.")


def test_undo_says_nothing_of_the_other_and_leaves_him_what_he_uses(blind: Blind) -> None:
    blind.code(blind.ben, 54, 60, "common")
    used = blind.code(blind.cleo, 54, 60, "common")
    undone = blind.ben.post(f"{blind.at}/undo")
    assert undone.status_code == 200
    assert "Cleo" not in undone.text
    kept = blind.cleo.get(f"{blind.at}/statements/{used['id']}").json()
    assert kept["values"]["code"] == "common"
    assert blind.ben.post(f"{blind.at}/redo").status_code == 200
    while (answer := blind.ben.post(f"{blind.at}/undo")).status_code == 200:
        assert "Cleo" not in answer.text
    assert answer.json()["error"] == "There is nothing to undo."


def test_events_tell_a_blind_coder_of_his_own_work_only(blind: Blind) -> None:
    with blind.ben.stream("GET", f"{blind.at}/live") as stream:
        lines = stream.iter_lines()

        def event() -> str:
            found = [next(lines) for _ in range(2)]
            if found[0].startswith(":"):  # only to keep the line open
                return event()
            while next(lines):
                pass
            return " ".join(found)

        assert event().startswith("event: changed")
        assert event().startswith('event: presence data: {"here":[]}')
        works(blind)
        blind.code(blind.ben, 54, 60, "my next")
        own = event()
        assert own.startswith("event: changed")
        assert not PLANTED.search(own)
        assert "Cleo" not in own
        number = blind.ben.get(f"{blind.at}/project").json()["revision"]
        assert f'"revision":{number},' in own


def test_with_the_last_of_its_coders_a_text_is_open_and_shut_to_changes(blind: Blind) -> None:
    works(blind)
    blind.finish(blind.ben)
    assert blind.assignment(blind.ben)["closed"]
    assert len(blind.ben.get(f"{blind.at}/statements").json()["rows"]) == 3
    shut = blind.ben.patch(
        f"{blind.at}/statements/{blind.mine['id']}", json={"memo": "x", "revision": 99}
    )
    assert (shut.status_code, "declared this text finished" in shut.text) == (403, True)
    assert blind.ben.post(f"{blind.at}/undo").status_code == 403
    key = blind.assignment(blind.ben)["id"]
    assert blind.ben.post(f"{blind.at}/assignments/{key}/reopen").status_code == 200
    blind.finish(blind.ben)
    blind.finish(blind.cleo)
    assert not blind.assignment(blind.ben)["closed"]
    seen = blind.ben.get(f"{blind.at}/statements").text
    assert "plantedcode" in seen
    assert "planted two" in seen
    refused = blind.ben.post(f"{blind.at}/assignments/{key}/reopen")
    assert (refused.status_code, "a manager" in refused.text) == (403, True)
    assert blind.ben.post(f"{blind.at}/undo").status_code == 403
    back = blind.ann.post(f"{blind.at}/assignments/{key}/return", json={"reason": "look again"})
    assert back.json()["state"] == "returned"
    assert blind.assignment(blind.ben)["reason"] == "look again"
    assert not blind.assignment(blind.ben)["closed"]


def test_who_looks_after_the_project_sees_progress_and_an_owner_more_with_a_reason(
    blind: Blind,
) -> None:
    judge = blind.served.joined(blind.ann, blind.p, "adjudicator", "Dov")
    manager = blind.served.joined(blind.ann, blind.p, "manager", "Eli")
    reader = blind.served.joined(blind.ann, blind.p, "reader", "Fay")
    works(blind)
    for who in (judge, manager, reader, blind.ann):
        seen = who.get(f"{blind.at}/statements?q=plant")
        assert seen.json()["total"] == 0
        found = who.get(f"{blind.at}/differences?transcript={blind.text}")
        assert found.text == "[]" if who is not reader else found.status_code == 403
    texts = {t["transcript"]: t for t in judge.get(f"{blind.at}/coders").json()["texts"]}
    assert texts[blind.text]["shut"]
    rows = manager.get(f"{blind.at}/assignments").json()
    counts = {(r["coder"], r["transcript"]): r["statements"] for r in rows}
    assert counts[("Cleo", blind.text)] == 3
    assert reader.get(f"{blind.at}/assignments").json() == []
    told = {"transcript": blind.text, "reason": "a complaint"}
    assert manager.post(f"{blind.at}/assignments/open", json=told).status_code == 403
    rows = blind.ann.post(f"{blind.at}/assignments/open", json=told).json()
    assert {o["reason"] for r in rows for o in r["opened"]} == {"a complaint"}
    assert blind.ann.get(f"{blind.at}/statements?q=plant").json()["total"] > 0
    assert manager.get(f"{blind.at}/statements?q=plant").json()["total"] == 0
    audit = blind.ann.get(f"{blind.at}/audit").json()
    assert [e["who"] for e in audit if e["what"] == "looked into a text coded blind"] == ["Ann"]


def test_what_a_manager_writes_meanwhile_loses_nothing_that_is_not_seen(blind: Blind) -> None:
    works(blind)
    turn = blind.ann.get(f"{blind.at}/transcripts/{blind.text}").json()["turns"][0]["id"]
    mended = {"turn": turn, "words": "The ferry sails at night. The quay pays for it all."}
    assert (
        blind.ann.post(f"{blind.at}/transcripts/{blind.text}/mend", json=mended).status_code == 200
    )
    rows = blind.ann.get(f"{blind.at}/assignments").json()
    blind.text = next(r["transcript"] for r in rows if r["coder"] == "Ben")
    assert blind.ben.get(f"{blind.at}/statements?q=plant").json()["total"] == 0
    refused = blind.ben.post(f"{blind.at}/undo")  # his statement moved with the text
    assert (refused.status_code, refused.json()["dependents"]) == (409, [])
    assert refused.json()["error"].startswith("Something stands on this change by now")
    assert not re.search(r"Ann|Cleo|mend", refused.text)
    blind.finish(blind.ben)
    blind.finish(blind.cleo)
    assert blind.ben.get(f"{blind.at}/statements?coder=Cleo").json()["total"] == 3


def test_in_a_second_look_no_answer_tells_what_was_marked_in_the_first(blind: Blind) -> None:
    ids = [works_again(blind)["id"]]
    for who in (blind.ben, blind.cleo):
        blind.finish(who)
    assert "plantedmemo" in blind.ben.get(f"{blind.at}/statements").text
    asked_for = {"coders": ["Ben"], "share": 1.0, "days": 0}
    assert blind.ben.post(f"{blind.at}/assignments/again", json=asked_for).status_code == 403
    (look,) = blind.ann.post(f"{blind.at}/assignments/again", json=asked_for).json()
    assert "no assignment" in blind.cleo.post(f"{blind.at}/assignments/{look['id']}/begin").text
    begun = blind.ben.post(f"{blind.at}/assignments/{look['id']}/begin").json()
    assert (begun["state"], begun["statements"]) == ("begun", 0)
    told = answers(blind)
    assert sum(status == 200 for status, _ in told.values()) > 60
    for name, (_, words) in told.items():
        kept = re.sub(r"q=plant", "", name) and words.decode("utf-8", "replace")
        # the codebook is his to know: its names stay
        kept = kept.replace("plantedcode", "")
        assert not PLANTED.search(kept), name
        assert not any(key.encode() in words for key in ids), name
    rows = blind.ben.get(f"{blind.at}/assignments").json()
    assert [r["again"] for r in rows] == [True]
    # what he marks now he sees; the others see the first, and neither counts the second
    again = blind.code(blind.ben, 3, 28, "plantedcode", memo="second")
    assert [r["id"] for r in blind.ben.get(f"{blind.at}/statements").json()["rows"]] == [
        again["id"]
    ]
    seen = blind.cleo.get(f"{blind.at}/statements?coder=Ben").json()
    assert again["id"] not in [r["id"] for r in seen["rows"]]
    assert seen["total"] == 4
    done = blind.ben.post(f"{blind.at}/assignments/{look['id']}/finish").json()
    assert done["state"] == "finished"
    assert blind.ben.get(f"{blind.at}/statements").json()["total"] == 4
    asked = {"coders": ["Ben"], "again": True}
    made = blind.ann.post(f"{blind.at}/agreement", json=asked).json()
    assert made["finding"]["all forms"]["statements"] == {"Ben": 4, "Ben, second look": 1}
    assert blind.ben.post(f"{blind.at}/agreement", json=asked).status_code == 403


def works_again(blind: Blind) -> dict[str, Any]:
    """What Ben marked first, full of a word that would be known again."""
    made: dict[str, Any] = blind.code(blind.ben, 54, 66, "plantedcode", memo="plantedmemo")
    blind.ben.post(
        f"{blind.at}/memos", json={"text": "planted", "on": "transcript", "of": blind.text}
    )
    return made


def test_a_text_is_blind_until_the_last_of_its_passages_is_finished(blind: Blind) -> None:
    rows = blind.ann.get(f"{blind.at}/assignments").json()
    for row in rows:
        if row["transcript"] == blind.text:
            assert blind.ann.delete(f"{blind.at}/assignments/{row['id']}").status_code == 200
    body = {"transcripts": [blind.text], "coders": ["Ben", "Cleo"], "double": 1.0, "turns": 2}
    made = blind.ann.post(f"{blind.at}/assignments", json=body).json()
    assert {(r["first"], r["last"], r["coder"]) for r in made} == {(1, 2, "Ben"), (1, 2, "Cleo")}
    works(blind)
    blind.finish(blind.ben)
    assert blind.assignment(blind.ben)["closed"]
    assert blind.ben.get(f"{blind.at}/statements?q=plant").json()["total"] == 0
    blind.finish(blind.cleo)
    assert not blind.assignment(blind.ben)["closed"]
    assert blind.ben.get(f"{blind.at}/statements?q=plant").json()["total"] > 0
    assert blind.ben.post(f"{blind.at}/assignments/{made[0]['id']}/reopen").status_code in (
        403,
        404,
    )


def test_what_was_looked_up_before_the_last_finished_does_not_claim_to_show_it(
    blind: Blind,
) -> None:
    project = blind.served.team.project(blind.p)
    ann, _ = project.seen_by("Ann", Sharing("Night ferry", others=True, owns=True))
    closed = [who.get(f"{blind.at}/project").json()["closed"] for who in (blind.ann, blind.ben)]
    # Cleo's other text is hers alone, and closed to all but her
    assert (closed, ann.closed_texts) == ([2, 2], 2)
    for who, text in ((blind.ben, blind.text), (blind.cleo, blind.text)):
        key = blind.assignment(who, text)["id"]
        assert who.post(f"{blind.at}/assignments/{key}/finish").status_code == 200
    # asked for before and put together after: the page must still ask again
    assert not ann.statements()
    assert ann.shown < project.revision
    told = blind.ann.get(f"{blind.at}/project").json()
    assert (told["closed"], told["revision"]) == (1, project.revision)
    assert told["counts"]["statements"] == 3
