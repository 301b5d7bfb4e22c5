"""The contract of a team server, over real HTTP."""

from __future__ import annotations

import base64

import httpx

from hustings.team import keeping

from .conftest import PASSWORD, TeamServer

TALK = "A: The ferry should sail at night.\nB: The cost is too high.\n"


def with_text(client: httpx.Client, project: str, words: str = TALK) -> str:
    body = {"name": "talk.txt", "content": base64.b64encode(words.encode()).decode()}
    answer = client.post(f"/api/projects/{project}/transcripts", json=body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def coded(client: httpx.Client, project: str, text: str, code: str = "trust") -> dict:
    body = {
        "transcript": text,
        "start": 3,
        "end": 12,
        "form": "code",
        "values": {"code": code},
    }
    answer = client.post(f"/api/projects/{project}/statements", json=body)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def test_a_session_is_a_cookie_no_script_reads_and_ends(served: TeamServer) -> None:
    client = served.client()
    assert client.get("/api/session").status_code == 401
    answer = client.post("/api/session", json={"name": "ann", "password": PASSWORD})
    assert answer.status_code == 200
    assert answer.json()["account"]["name"] == "Ann"
    assert answer.json()["account"]["keeper"] is True
    for cookie in answer.headers.get_list("set-cookie"):
        assert "HttpOnly" in cookie
        assert "samesite=strict" in cookie.lower()
        assert "Path=/" in cookie
    token = client.cookies[f"hustings_{served.base.rpartition(':')[2]}"]
    assert len(token) == 43
    assert client.get("/api/session").json()["projects"] == []
    assert client.delete("/api/session").status_code == 204
    copied = {f"hustings_{served.base.rpartition(':')[2]}": token}
    assert httpx.get(f"{served.base}/api/session", cookies=copied).status_code == 401


def test_every_sign_in_is_a_session_of_its_own_that_can_be_ended(served: TeamServer) -> None:
    here, there = served.signed_in("Ann"), served.signed_in("Ann")
    rows = here.get("/api/sessions").json()
    assert len(rows) == 2
    assert [row["current"] for row in rows].count(True) == 1
    other = next(row["id"] for row in rows if not row["current"])
    assert here.delete(f"/api/sessions/{other}").status_code == 204
    assert there.get("/api/session").status_code == 401
    assert here.get("/api/session").status_code == 200


def test_a_changed_password_ends_all_other_sessions(served: TeamServer) -> None:
    here, there = served.signed_in("Ann"), served.signed_in("Ann")
    weak = here.post("/api/password", json={"old": PASSWORD, "new": "qwertyuiopqw"})
    assert weak.status_code == 422
    assert "keyboard" in weak.json()["error"]
    wrong = here.post("/api/password", json={"old": "not this one", "new": "a new one for today"})
    assert wrong.status_code == 401
    new = {"old": PASSWORD, "new": "a new one for today"}
    assert here.post("/api/password", json=new).status_code == 204
    assert there.get("/api/session").status_code == 401
    assert here.get("/api/session").status_code == 200
    served.signed_in("Ann", "a new one for today")


def test_an_invitation_is_looked_at_freely_and_used_once(served: TeamServer) -> None:
    ann = served.signed_in("Ann")
    p = served.project(ann)
    made = ann.post(f"/api/projects/{p}/invitations", json={"role": "coder"})
    assert made.status_code == 201
    link = made.json()
    assert link["link"].endswith(link["token"])
    assert link["until"].endswith("Z")
    guest = served.client()
    for _ in range(3):
        looked = guest.get(f"/api/invitations/{link['token']}")
        assert looked.json()["project"] == "Night ferry"
        assert looked.json()["by"] == "Ann"
    weak = guest.post(f"/api/invitations/{link['token']}", json={"name": "Ben", "password": "x"})
    assert weak.status_code == 422
    body = {"name": "Ben", "password": PASSWORD}
    joined = guest.post(f"/api/invitations/{link['token']}", json=body)
    assert joined.status_code == 201
    assert joined.json()["role"] == "coder"
    assert guest.get(f"/api/projects/{p}/project").status_code == 200
    for client in (guest, served.client()):
        again = client.post(
            f"/api/invitations/{link['token']}", json={"name": "Cy", "password": PASSWORD}
        )
        assert again.status_code == 410
    assert served.client().get(f"/api/invitations/{link['token']}").status_code == 410


def test_a_person_with_an_account_joins_with_his_own_password(served: TeamServer) -> None:
    ann = served.signed_in("Ann")
    first, second = served.project(ann), served.project(ann, "Second")
    served.joined(ann, first, "coder", "Ben")
    link = ann.post(f"/api/projects/{second}/invitations", json={"role": "reader"}).json()
    wrong = {"name": "Ben", "password": "something else entirely"}
    assert served.client().post(f"/api/invitations/{link['token']}", json=wrong).status_code == 401
    ben = served.signed_in("Ben")
    assert ben.post(f"/api/invitations/{link['token']}", json={}).status_code == 201
    assert {row["role"] for row in ben.get("/api/projects").json()} == {"coder", "reader"}


def test_a_reset_sets_a_password_once_and_ends_everything(served: TeamServer) -> None:
    ann = served.signed_in("Ann")
    p = served.project(ann)
    ben = served.joined(ann, p, "coder", "Ben")
    key = ben.post(f"/api/projects/{p}/keys", json={"name": "script", "scope": "read"}).json()
    whose = ben.get("/api/session").json()["account"]["id"]
    assert ben.post(f"/api/accounts/{whose}/reset").status_code == 403
    link = ann.post(f"/api/accounts/{whose}/reset")
    assert link.status_code == 201
    token = link.json()["token"]
    stranger = served.client()
    body = {"password": "a password of this morning"}
    assert stranger.post(f"/api/resets/{token}", json=body).status_code == 204
    assert stranger.post(f"/api/resets/{token}", json=body).status_code == 410
    assert ben.get("/api/session").status_code == 401
    script = served.client(authorization=f"Bearer {key['key']}")
    assert script.get(f"/api/projects/{p}/project").status_code == 401
    client = served.client()
    again = client.post("/api/session", json={"name": "Ben", **body})
    assert "Ann" in again.json()["notice"]
    assert client.post("/api/session", json={"name": "Ben", **body}).json()["notice"] == ""


def test_members_change_and_the_last_owner_stays(served: TeamServer) -> None:
    ann = served.signed_in("Ann")
    p = served.project(ann)
    ben = served.joined(ann, p, "reader", "Ben")
    members = {m["name"]: m for m in ann.get(f"/api/projects/{p}/members").json()}
    mine, his = members["Ann"]["account"], members["Ben"]["account"]
    for refused in (
        ann.delete(f"/api/projects/{p}/members/{mine}"),
        ann.patch(f"/api/projects/{p}/members/{mine}", json={"role": "manager"}),
    ):
        assert refused.status_code == 409
        assert refused.json()["kind"] == "LastOwner"
    assert ben.patch(f"/api/projects/{p}/members/{his}", json={"role": "owner"}).status_code == 403
    raised = ann.patch(f"/api/projects/{p}/members/{his}", json={"role": "manager"})
    assert raised.json()["role"] == "manager"
    assert ben.patch(f"/api/projects/{p}/members/{his}", json={"role": "owner"}).status_code == 403
    assert (
        ben.patch(f"/api/projects/{p}/members/{mine}", json={"role": "reader"}).status_code == 403
    )
    assert ben.delete(f"/api/projects/{p}/members/{mine}").status_code == 403
    assert ben.post(f"/api/projects/{p}/invitations", json={"role": "owner"}).status_code == 403
    assert ann.patch(f"/api/projects/{p}/members/{his}", json={"role": "owner"}).status_code == 200
    assert ann.delete(f"/api/projects/{p}/members/{mine}").status_code == 204
    assert ann.get(f"/api/projects/{p}/project").status_code == 404


def test_a_project_answers_as_one_of_ones_own_does(served: TeamServer) -> None:
    ann = served.signed_in("Ann")
    p = served.project(ann)
    ben = served.joined(ann, p, "coder", "Ben")
    text = with_text(ann, p)
    made = coded(ben, p, text)
    assert made["coder"] == "Ben"
    assert made["revision"] > 0
    rows = ann.get(f"/api/projects/{p}/statements").json()["rows"]
    assert [row["id"] for row in rows] == [made["id"]]
    about = ann.get(f"/api/projects/{p}/project").json()
    assert about["name"] == "Night ferry"
    assert about["path"] == ""
    assert about["coder"] == "Ann"
    assert ben.get(f"/api/projects/{p}/project").json()["coder"] == "Ben"
    assert ann.post(f"/api/projects/{p}/network", json={}).status_code in (200, 400, 422)
    assert ann.get(f"/api/projects/{p}/report").status_code == 200


def test_a_change_says_what_it_is_based_on(served: TeamServer) -> None:
    ann = served.signed_in("Ann")
    p = served.project(ann)
    ben = served.joined(ann, p, "coder", "Ben")
    made = coded(ben, p, with_text(ann, p))
    at = f"/api/projects/{p}/statements/{made['id']}"
    assert ben.patch(at, json={"memo": "x"}).status_code == 428
    assert ben.delete(at).status_code == 428
    first = ben.patch(at, json={"memo": "mine", "revision": made["revision"]})
    assert first.status_code == 200
    clash = ann.patch(at, json={"memo": "hers", "revision": made["revision"]})
    assert clash.status_code == 409
    assert (clash.json()["kind"], clash.json()["by"]) == ("Changed", "Ben")
    merged = ann.patch(at, json={"commitment": "reports", "revision": made["revision"]})
    assert merged.json()["merged"] is True
    assert ben.delete(at, params={"revision": made["revision"]}).status_code == 409
    now = ben.get(at).json()["revision"]
    assert ben.delete(at, params={"revision": now}).status_code == 200
    gone = ann.patch(at, json={"memo": "late", "revision": now})
    assert (gone.status_code, gone.json()["by"]) == (410, "Ben")


def test_a_coder_changes_only_what_is_his_own(served: TeamServer) -> None:
    ann = served.signed_in("Ann")
    p = served.project(ann)
    ben, cy = served.joined(ann, p, "coder", "Ben"), served.joined(ann, p, "coder", "Cy")
    text = with_text(ann, p)
    made = coded(ben, p, text)
    base = f"/api/projects/{p}"
    at = f"{base}/statements/{made['id']}"
    change = {"memo": "not mine", "revision": made["revision"]}
    assert cy.patch(at, json=change).status_code == 403
    assert cy.delete(at, params={"revision": made["revision"]}).status_code == 403
    assert cy.post(f"{base}/statements/delete", json={"ids": [made["id"]]}).status_code == 403
    # the program's own search of the text may have come last
    history = ann.get(f"{base}/history").json()
    newest = next(change["id"] for change in history if change["verb"] == "code")
    assert cy.post(f"{base}/undo", json={"id": newest}).status_code == 403
    assert cy.post(f"{base}/undo").status_code == 409
    other = {"coder": "Ben", "finished": True}
    assert cy.put(f"{base}/transcripts/{text}/finished", json=other).status_code == 403
    other["coder"] = "Cy"
    assert cy.put(f"{base}/transcripts/{text}/finished", json=other).status_code == 200
    assert ben.get(at).json()["memo"] == ""
    told = ann.patch(at, json={"memo": "a manager's", "revision": made["revision"]})
    assert told.status_code == 200
    assert told.json()["coder"] == "Ben"
    built = ben.post(f"{base}/undo", json={"id": newest})
    assert (built.status_code, built.json()["kind"]) == (409, "BuiltUpon")
    both = ben.post(f"{base}/undo", json={"id": newest, "with_dependents": True})
    assert both.status_code == 403


def test_keys_are_for_one_project_and_reach_no_people(served: TeamServer) -> None:
    ann = served.signed_in("Ann")
    p, other = served.project(ann), served.project(ann, "Other")
    text = with_text(ann, p)
    answers = {
        scope: ann.post(f"/api/projects/{p}/keys", json={"name": scope, "scope": scope}).json()
        for scope in ("read", "write")
    }
    assert all(a["key"].startswith("hst_") and len(a["key"]) == 47 for a in answers.values())
    reads, writes = (
        served.client(authorization=f"Bearer {answers[scope]['key']}")
        for scope in ("read", "write")
    )
    assert reads.get(f"/api/projects/{p}/statements").status_code == 200
    assert reads.post(f"/api/projects/{p}/network", json={}).status_code != 403
    body = {"transcript": text, "start": 3, "end": 9, "form": "code", "values": {"code": "x"}}
    assert reads.post(f"/api/projects/{p}/statements", json=body).status_code == 403
    assert writes.post(f"/api/projects/{p}/statements", json=body).status_code == 201
    for address in ("members", "keys", "audit", "invitations"):
        assert writes.get(f"/api/projects/{p}/{address}").status_code == 403
    assert writes.delete(f"/api/projects/{p}").status_code == 403
    assert writes.get(f"/api/projects/{other}/project").status_code == 404
    for address in ("/api/session", "/api/sessions", "/api/projects", "/api/accounts"):
        assert writes.get(address).status_code == 403
    assert reads.get(f"/api/projects/{p}/keys").status_code == 403
    ended = ann.delete(f"/api/projects/{p}/keys/{answers['read']['id']}")
    assert ended.status_code == 204
    assert reads.get(f"/api/projects/{p}/statements").status_code == 401


def test_a_key_is_never_more_than_its_owners_role(served: TeamServer) -> None:
    ann = served.signed_in("Ann")
    p = served.project(ann)
    ben = served.joined(ann, p, "manager", "Ben")
    key = ben.post(f"/api/projects/{p}/keys", json={"name": "k", "scope": "write"}).json()["key"]
    script = served.client(authorization=f"Bearer {key}")
    form = {"name": "x"}
    assert script.post(f"/api/projects/{p}/concepts", json=form).status_code == 201
    whose = ben.get("/api/session").json()["account"]["id"]
    ann.patch(f"/api/projects/{p}/members/{whose}", json={"role": "reader"})
    assert script.post(f"/api/projects/{p}/concepts", json={"name": "y"}).status_code == 403
    ann.delete(f"/api/projects/{p}/members/{whose}")
    assert script.get(f"/api/projects/{p}/project").status_code == 401


def test_exports_follow_the_setting_and_are_in_the_audit(served: TeamServer) -> None:
    ann = served.signed_in("Ann")
    p = served.project(ann)
    ben = served.joined(ann, p, "coder", "Ben")
    coded(ben, p, with_text(ann, p))
    assert ben.get(f"/api/projects/{p}/export").status_code == 403
    assert ben.patch(f"/api/projects/{p}", json={"exports": "coder"}).status_code == 403
    assert ann.patch(f"/api/projects/{p}", json={"exports": "coder"}).status_code == 200
    assert ben.get(f"/api/projects/{p}/export").status_code == 200
    rows = ann.get(f"/api/projects/{p}/audit").json()
    assert {"at", "who", "what", "about"} <= set(rows[0])
    told = [row for row in rows if row["what"] == "exported"]
    assert [row["who"] for row in told] == ["Ben"]
    assert "trust" not in str(rows)
    assert "sail" not in str(rows)


def test_a_keeper_sees_names_and_joins_openly(served: TeamServer) -> None:
    ann = served.signed_in("Ann")
    made = ann.post("/api/accounts", json={"name": "Ben"}).json()
    reset = {"password": "a password of this morning"}
    served.client().post(f"/api/resets/{made['link']['token']}", json=reset)
    ben = served.signed_in("Ben", "a password of this morning")
    assert ben.post("/api/projects", json={"name": "His"}).status_code == 403
    ann.patch(f"/api/accounts/{made['account']['id']}", json={"founds": True})
    p = served.project(ben, "His")
    with_text(ben, p)
    assert ann.get(f"/api/projects/{p}/transcripts").status_code == 404
    seen = ann.get("/api/server/projects").json()
    assert [(row["name"], row["members"]) for row in seen] == [("His", ["Ben"])]
    assert seen[0]["bytes"] > 0
    assert ben.get("/api/server/projects").status_code == 403
    assert ann.post(f"/api/server/projects/{p}/join").status_code == 200
    assert ann.get(f"/api/projects/{p}/transcripts").status_code == 200
    told = [row for row in ben.get(f"/api/projects/{p}/audit").json() if row["who"] == "Ann"]
    assert "keeper" in told[0]["about"]


def test_a_project_is_deleted_with_its_name_typed(served: TeamServer) -> None:
    ann = served.signed_in("Ann")
    p = served.project(ann)
    with_text(ann, p)
    wrong = ann.request("DELETE", f"/api/projects/{p}", json={"name": "night ferry"})
    assert wrong.status_code == 400
    gone = ann.request("DELETE", f"/api/projects/{p}", json={"name": "Night ferry"})
    assert gone.status_code == 204
    assert ann.get(f"/api/projects/{p}/project").status_code == 404
    assert keeping.check(served.team) == []
    assert keeping.facts(served.team)["projects"] == 0


def test_an_address_with_a_stroke_behind_it_is_the_same_page(served: TeamServer) -> None:
    visitor = served.client(Accept="text/html")
    there = visitor.get("/p/p_one/")
    assert (there.status_code, there.headers["location"]) == (307, "/p/p_one")
    nowhere = visitor.get("/nowhere")
    assert nowhere.status_code == 404
    assert nowhere.text == "There is no page /nowhere here. The first page is at /."
    assert served.client().get("/nowhere").json()["kind"] == "NotFound"
