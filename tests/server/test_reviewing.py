"""The review over the API: ranked concepts, coding without help, muting, looking."""

import csv
import io
import json
import time
from collections.abc import Iterator
from typing import Any

import pytest

from hustings.files import statements_file
from hustings.model import Source, Suggestion, Transcript
from hustings.project import Project
from hustings.reports import report
from hustings.suggest import concepts
from hustings.views.reviewing import learning, review

from ..serving import Served, serving
from .conftest import LINES


@pytest.fixture
def served(debate: Project) -> Iterator[Served]:
    with serving(debate) as s:
        yield s
    debate.close()


def until(true: Any, seconds: float = 20) -> Any:
    end = time.monotonic() + seconds
    while not (got := true()):
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.01)
    return got


def looked(served: Served) -> dict[str, Any]:
    assert served.post("/api/review/look", {}).status_code == 202
    until(lambda: served.get("/api/review/look").json()["looking"] is None)
    answer: dict[str, Any] = served.get("/api/review").json()
    return answer


def accepted(served: Served, s: dict[str, Any], **values: str) -> None:
    statement = {
        "transcript": s["transcript"],
        "start": s["start"],
        "end": s["end"],
        "form": "cause",
        "values": {"sign": "+", **values},
        "commitment": "asserts",
    }
    answer = served.post(
        f"/api/suggestions/{s['id']}", {"state": "accepted", "statement": statement}
    )
    assert answer.status_code == 201


def test_nothing_is_there_until_somebody_looked(served: Served, debate: Project) -> None:
    before = served.get("/api/review").json()
    assert before["searched"] == {"texts": 0, "of": 1, "tier": None}
    after = looked(served)
    assert after["searched"] == {"texts": 1, "of": 1, "tier": "strong"}
    assert after["kind"] == "causes"
    assert len(after["rows"]) == 5
    # what the program found is no act of a person: undo would take back the text, not the search
    assert debate.next_steps()[0] == "Added 'The night ferry'"


def test_concepts_are_ranked_from_what_was_decided_and_learnt_again_in_the_background(
    served: Served, debate: Project
) -> None:
    rows = looked(served)["rows"]
    accepted(served, rows[0], cause="night ferry", effect="noise")
    accepted(served, rows[1], cause="visitors", effect="trade")
    ids = f"{rows[3]['id']},{rows[4]['id']}"
    told = until(
        lambda: (a := served.get(f"/api/review/ranks?ids={ids}").json()) and not a["pending"] and a
    )
    ranks = told["ranks"][rows[3]["id"]]
    assert set(ranks) == {"cause", "effect"}
    assert {r["name"] for r in ranks["cause"]} == {"night ferry", "noise", "visitors", "trade"}
    assert told["learnt_from"] == 4
    # a new concept named after the words at hand comes first, without being taught by an example
    debate.make("concepts", "idle engines")
    told = until(
        lambda: (a := served.get(f"/api/review/ranks?ids={ids}").json()) and not a["pending"] and a
    )
    assert told["ranks"][rows[3]["id"]]["cause"][0]["name"] == "idle engines"


def test_what_was_decided_can_be_taken_back_one_by_one(served: Served) -> None:
    rows = looked(served)["rows"]
    accepted(served, rows[0], cause="night ferry", effect="noise")
    served.post(f"/api/suggestions/{rows[1]['id']}", {"state": "rejected"})
    shown = served.get("/api/review").json()
    assert [d["state"] for d in shown["decisions"]] == ["rejected", "accepted"]
    assert shown["decisions"][1]["made"]["values"]["cause"] == "night ferry"
    served.post("/api/undo", {"id": shown["decisions"][1]["change"]})
    again = served.get("/api/review").json()
    assert [d["state"] for d in again["decisions"]] == ["rejected"]
    assert rows[0]["id"] in [r["id"] for r in again["rows"]]
    assert served.get("/api/statements").json()["total"] == 0


def test_a_rejected_one_is_not_offered_again(served: Served) -> None:
    rows = looked(served)["rows"]
    served.post(f"/api/suggestions/{rows[0]['id']}", {"state": "rejected"})
    assert rows[0]["id"] not in [r["id"] for r in looked(served)["rows"]]


def test_passages_kept_blind_show_no_suggestions_and_tell_afterwards_what_was_missed(
    served: Served, debate: Project
) -> None:
    every = {(r["start"], r["end"]) for r in looked(served)["rows"]}
    drawn = served.client.put("/api/review/blind", json={"share": 0.5, "seed": 4}).json()
    assert (drawn["share"], drawn["seed"], drawn["left"], drawn["done"]) == (0.5, 4, 4, 0)
    places = [(p["start"], p["end"]) for p in drawn["passages"]]
    shown = served.get("/api/review?kind=causes").json()
    inside = {s for s in every if any(a <= s[0] < b for a, b in places)}
    assert inside
    assert {(r["start"], r["end"]) for r in shown["rows"]} == every - inside
    assert {
        (r["start"], r["end"]) for r in served.get("/api/suggestions?kind=causes").json()["rows"]
    } == every - inside
    # a person codes two of them: one that a rule had found, and one that none had
    start, end = min(inside)
    debate.code("d1", start, end, "cause", {"cause": "a", "effect": "b", "sign": "+"})
    debate.code("d1", start, end, "code", {"code": "mood"})
    for a, _ in places:
        assert (
            served.post("/api/review/blind/done", {"transcript": "d1", "start": a}).status_code
            == 200
        )
    told = served.get("/api/review/blind").json()
    assert (
        told["says"]
        == "In 4 passages coded without help you made 2 statements; suggestions had found 1."
    )
    assert [m["form"] for m in told["missed"]] == ["code"]
    assert told["recall"] == 0.5
    # afterwards the suggestions are there again, and what is coded now does not count
    assert len(served.get("/api/review?kind=causes").json()["rows"]) == 5
    debate.code("d1", start, end, "code", {"code": "afterwards"})
    assert served.get("/api/review/blind").json()["made"] == 2
    assert (
        served.post(
            "/api/review/blind/done", {"transcript": "d1", "start": places[0][0]}
        ).status_code
        == 400
    )


def test_the_blind_draw_is_the_same_for_a_seed_and_can_be_undone(served: Served) -> None:
    first = served.client.put("/api/review/blind", json={"share": 0.25, "seed": 7}).json()[
        "passages"
    ]
    served.post("/api/undo")
    assert served.get("/api/review/blind").json()["passages"] == []
    assert (
        served.client.put("/api/review/blind", json={"share": 0.25, "seed": 7}).json()["passages"]
        == first
    )
    assert served.client.put("/api/review/blind", json={"share": 0.9}).status_code == 400


def test_a_muted_method_is_silent_until_a_person_wants_it(served: Served, debate: Project) -> None:
    def made(n: int) -> Suggestion:
        state = "rejected" if n < 20 else "open"
        return Suggestion(
            f"x{n}", "causes", "d1", n, n + 5, (n, n + 2), {}, 0.9, "rules/x", "1", "why", state
        )

    debate.keep_suggestions([made(n) for n in range(22)])
    shown = served.get("/api/review?kind=causes").json()
    causes = next(k for k in shown["kinds"] if k["kind"] == "causes")
    assert (shown["rows"], causes["open"], causes["hidden"]["muted"]) == ([], 0, 2)
    assert "0 of 20 taken, under 30%; muted" in causes["methods"][0]["why"]
    assert len(served.get("/api/review?kind=causes&muted=true").json()["rows"]) == 2
    assert served.post("/api/review/mute", {"method": "rules/x", "shown": True}).json() == {
        "unmuted": ["rules/x"]
    }
    assert len(served.get("/api/review?kind=causes").json()["rows"]) == 2
    served.post("/api/undo")
    assert served.get("/api/review?kind=causes").json()["rows"] == []
    assert served.post("/api/review/mute", {"method": "nobody"}).status_code == 422


def test_a_wider_tier_shows_more_and_a_stricter_one_less(served: Served, debate: Project) -> None:
    def made(n: int, tier: str) -> Suggestion:
        return Suggestion(
            f"y{n}", "causes", "d1", n, n + 5, (n, n + 2), {}, 0.9, "m", "1", "why", tier=tier
        )

    debate.keep_suggestions([made(1, "strong"), made(9, "medium"), made(20, "all")])
    numbers = [
        len(served.get(f"/api/review?kind=causes&tier={t}").json()["rows"])
        for t in ("strong", "medium", "all")
    ]
    assert numbers == [1, 2, 3]
    assert served.get("/api/review?tier=loud").status_code == 422


def test_statements_say_which_hint_they_were_made_of(served: Served, debate: Project) -> None:
    rows = looked(served)["rows"]
    accepted(served, rows[0], cause="night ferry", effect="noise")
    debate.code("d1", 0, 8, "code", {"code": "place"})
    by_form = {s["form"]: s["hint"] for s in served.get("/api/statements").json()["rows"]}
    assert by_form == {"cause": f"{rows[0]['method']} {rows[0]['version']}", "code": None}
    columns = debate.columns()
    assert sorted(zip(columns["form"].plain(), columns["hint"].plain(), strict=True)) == [
        ("cause", by_form["cause"]),
        ("code", None),
    ]
    written, _, _ = statements_file(debate, "csv")
    told = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"))))
    assert {r["form"]: r["hint"] for r in told} == {"cause": by_form["cause"], "code": ""}
    data = json.loads(statements_file(debate, "json")[0])
    assert by_form["cause"] in json.dumps(data)
    assert (
        f"1 statement began as a suggestion that a person took up ({by_form['cause']}: 1)."
        in report(debate)
    )


def test_a_name_is_decided_once_for_all_texts_and_found_everywhere(
    served: Served, debate: Project
) -> None:
    looked(served)
    listed = served.get("/api/review/actors").json()
    guild = next(r for r in listed["rows"] if r["name"] == "Traders' Guild")
    assert guild["mentions"] == 2
    assert guild["kind_guess"] == "organisation"
    actor = {"name": "Traders' Guild", "kind": "organisation", "aliases": []}
    assert (
        served.post(
            f"/api/suggestions/{guild['ids'][0]}", {"state": "accepted", "actor": actor}
        ).status_code
        == 201
    )
    after = served.get("/api/review/actors").json()
    assert "Traders' Guild" not in [r["name"] for r in after["rows"]]
    (confirmed,) = [a for a in after["confirmed"] if a["name"] == "Traders' Guild"]
    assert (confirmed["mentions"], confirmed["texts"]) == (2, 1)
    places = served.get("/api/review/mentions", params={"actor": "Traders' Guild"}).json()
    assert [p["words"] for p in places["places"]] == ["Traders' Guild", "Traders' Guild"]
    served.post("/api/undo")
    assert "Traders' Guild" in [r["name"] for r in served.get("/api/review/actors").json()["rows"]]


def test_a_short_name_is_not_found_inside_a_longer_one(served: Served, debate: Project) -> None:
    looked(served)
    debate.make("actors", "Traders' Guild", kind="organisation")
    assert served.get("/api/review/mentions", params={"actor": "Guild"}).json()["total"] == 0


def test_passages_are_proposed_once_five_are_coded_and_ordered_by_use(
    served: Served, debate: Project
) -> None:
    looked(served)
    text = debate.text("d1")
    for line, code in zip(
        LINES[:6], ["noise", "trade", "noise", "trade", "noise", "guild"], strict=True
    ):
        start = text.index(line)
        debate.code("d1", start, start + len(line), "code", {"code": code})
    served.get("/api/review/ranks?ids=")  # as the page asks after every change
    (proposed,) = until(lambda: debate.suggestions(kind="concepts"))
    assert (proposed.start, proposed.method) == (text.index(LINES[6]), "learnt/concepts")
    assert proposed.values["concepts"][0][0] == "guild"
    served.get("/api/review?kind=causes&useful=true")
    until(lambda: not served.get("/api/review/ranks?ids=").json()["pending"])
    useful = served.get("/api/review?kind=causes&useful=true").json()["rows"]
    assert {r["id"] for r in useful} == {
        r["id"] for r in served.get("/api/review?kind=causes").json()["rows"]
    }


# -- a model of one's own ---------------------------------------------------------------------------------------


def test_what_a_person_made_is_never_changed_by_looking(served: Served, debate: Project) -> None:
    debate.code("d1", 0, 8, "code", {"code": "place"})
    before = debate.statements()
    looked(served)
    review.find(debate, tier="all")
    assert debate.statements() == before


def test_a_text_the_rules_cannot_read_is_named_with_the_queue(debate: Project) -> None:
    dutch = (
        "De nachtveerboot is luid en de mensen die op de kade wonen slapen niet. Wij hebben de raad om hulp "
        "gevraagd, maar die zei dat het niet zijn taak was. Daarom kwamen de handelaren en de bewoners in 1929 bijeen "
        "in een zaal, en dat is wat zij met de veerdienst hebben afgesproken."
    )
    debate.add(Transcript(dutch, id="n1", title="De nachtboot", source=Source("n.txt", sha256="n")))
    assert review.queue(debate).unread == []
    review.find(debate)
    (told,) = review.queue(debate).unread
    assert (told.transcript, told.title) == ("n1", "De nachtboot")
    assert "looks like Dutch" in told.says
    assert not [s for s in debate.suggestions() if s.transcript == "n1"]
    debate.describe("n1", language="en")
    review.find(debate)
    assert review.queue(debate).unread == []


def test_ranks_by_words_are_there_while_passages_are_still_embedded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    learner = learning.Learner()
    seen: list[bool] = []

    def slowly(texts: list[str]) -> list[list[float]]:
        seen.append(learner.ranked("the quay is loud") is not None)
        return [[1.0, 0.0] for _ in texts]

    monkeypatch.setattr(learning, "ranking", lambda: "embed")
    monkeypatch.setattr(concepts, "encoder", lambda: slowly)
    taught = (("loud at night", "noise"), ("shops close", "trade"))
    learner.learn(learning.Lessons(taught, {}, {}, 1), ["the quay is loud"])
    assert seen
    assert all(seen)
    assert learner.method.startswith("ridge/tfidf+embed")
    assert learner.ranked("the quay is loud") is not None
