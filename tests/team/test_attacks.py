"""What an outsider, a reader and a removed member try, and what they get: nothing."""

from __future__ import annotations

import http.client
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from hustings.errors import OptionError
from hustings.server.team import TeamGuard
from hustings.server.team_run import Listening

from .conftest import PASSWORD, TeamServer
from .test_server import coded, with_text

HERE = "/api/projects"


def raw(served: TeamServer, path: str, cookie: str = "", **headers: str) -> tuple[int, str]:
    """A request exactly as written: no client tidies the path or the headers."""
    line = http.client.HTTPConnection(served.base.removeprefix("http://"), timeout=20)
    line.putrequest("GET", path, skip_host="host" in headers, skip_accept_encoding=True)
    for name, value in headers.items():
        line.putheader(name.replace("_", "-"), value)
    if cookie:
        line.putheader("cookie", cookie)
    line.endheaders()
    answer = line.getresponse()
    told = answer.read().decode("utf-8", "replace")
    line.close()
    return answer.status, told


def cookie_of(client: httpx.Client) -> str:
    return "; ".join(f"{name}={value}" for name, value in client.cookies.items())


def test_without_a_session_only_the_empty_page_is_given(served: TeamServer) -> None:
    ann = served.signed_in("Ann")
    p = served.project(ann, "Secretname")
    with_text(ann, p)
    for path in ("/", f"/p/{p}", "/p/p_none", "/p/..%2f..%2fetc"):
        answer = served.client().get(path)
        assert "Secretname" not in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]
    for path in ("/api/openapi.json", "/api/accounts", "/api/server/projects", "/api/sessions"):
        assert served.client().get(path).status_code == 401


def test_a_page_from_elsewhere_neither_signs_in_nor_locks_out(served: TeamServer) -> None:
    for origin in ("http://evil.example", "null", "http://127.0.0.1:1"):
        for _ in range(8):
            answer = served.client().post(
                "/api/session",
                json={"name": "Ann", "password": "wrong password"},
                headers={"origin": origin},
            )
            assert answer.status_code == 403
    sites = {"sec-fetch-site": "cross-site"}
    body = {"name": "Ann", "password": PASSWORD}
    assert served.client().post("/api/session", json=body, headers=sites).status_code == 403
    with served.team.base.reading() as records:
        assert records.count("tries") == 0
    served.signed_in("Ann")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost:1", ""])
def test_another_name_is_not_answered(served: TeamServer, host: str) -> None:
    cookie = cookie_of(served.signed_in("Ann"))
    assert raw(served, "/api/session", cookie, host=host)[0] == 421


def test_no_way_of_writing_a_path_leads_into_another_project(served: TeamServer) -> None:
    ann = served.signed_in("Ann")
    p, own = served.project(ann), served.project(ann, "His")
    text = with_text(ann, p, "A: The ferry Mistral sails.\nB: It does not.\n")
    made = coded(ann, p, text, code="mistralword")
    ben = served.joined(ann, own, "owner", "Ben")
    cookie = cookie_of(ben)
    paths = [
        f"{HERE}/{own}/../{p}/statements",
        f"{HERE}/{own}/%2e%2e/{p}/statements",
        f"{HERE}/{own}%2f..%2f{p}/statements",
        f"{HERE}/{p}%00/statements",
        f"{HERE}/{p}/statements?p={own}",
        f"{HERE}//{p}/statements",
        f"{HERE}/{p}/",
        f"{HERE}/{p.upper()}/statements",
        f"{HERE}/{p}%20/statements",
        f"/api/../api/projects/{p}/statements",
        f"/API/projects/{p}/statements",
        f"{HERE}/{own}/statements/{made['id']}",
        f"{HERE}/{own}/transcripts/{text}",
        f"{HERE}/{own}/statements?transcript={text}",
        f"{HERE}/{own}/statements/{made['id']}/history",
        f"{HERE}/{own}/search?q=mistral",
        f"{HERE}/{own}/report",
        f"{HERE}/{own}/history",
        f"{HERE}/{own}/export",
    ]
    for path in paths:
        status, told = raw(served, path, cookie)
        assert "mistralword" not in told, path
        assert "The ferry Mistral" not in told, path
        assert status in (200, 307, 400, 404, 422), (path, status)
    assert raw(served, f"{HERE}/{own}/project", cookie)[0] == 200


def test_other_headers_and_verbs_open_nothing(served: TeamServer) -> None:
    ann = served.signed_in("Ann")
    p = served.project(ann)
    ben = served.joined(ann, p, "reader", "Ben")
    base = f"{HERE}/{p}"
    for verb in ("PUT", "TRACE", "CONNECT", "PROPFIND", "post"):
        assert ben.request(verb, f"{base}/statements", json={}).status_code in (400, 403, 404, 405)
    sly = {"x-http-method-override": "GET", "x-original-url": "/", "x-forwarded-host": "x"}
    assert ben.post(f"{base}/statements", json={}, headers=sly).status_code == 403
    assert ben.head(f"{base}/export").status_code == 403
    basic = served.client(authorization="Basic QW5uOng=")
    assert basic.get(f"{base}/project").status_code == 401
    for key in ("hst_", "hst_" + "a" * 43, "x", "hst_%' OR 1=1 --"):
        bad = served.client(authorization=f"Bearer {key}")
        assert bad.get(f"{base}/project").status_code == 401
    for cookie in ("", "x", "a" * 5000, '"', "' OR '1'='1"):
        name = next(iter(ben.cookies))
        assert raw(served, f"{base}/project", f"{name}={cookie}")[0] == 401


def test_nobody_says_under_another_name_who_coded(served: TeamServer) -> None:
    ann = served.signed_in("Ann")
    p = served.project(ann)
    ben = served.joined(ann, p, "coder", "Ben")
    text = with_text(ann, p)
    body = {"transcript": text, "start": 3, "end": 9, "form": "code", "values": {"code": "x"}}
    for more in ({"coder": "Ann"}, {"layer": "gold"}, {"origin": "person"}, {"made_at": "1999"}):
        answer = ben.post(f"{HERE}/{p}/statements", json={**body, **more})
        assert answer.status_code == 422
    made = ben.post(f"{HERE}/{p}/statements", json=body).json()
    taken = ben.post(f"{HERE}/{p}/statements", json={**body, "id": made["id"], "start": 4})
    assert taken.status_code == 422
    change = {"coder": "Ann", "revision": made["revision"]}
    assert ben.patch(f"{HERE}/{p}/statements/{made['id']}", json=change).status_code == 422
    assert ben.get(f"{HERE}/{p}/statements/{made['id']}").json()["coder"] == "Ben"


def test_a_name_that_looks_like_anothers_is_not_given_twice(served: TeamServer) -> None:
    ann = served.signed_in("Ann")
    p = served.project(ann)
    for name in ("ann", "ANN", "\uff21nn", " Ann ", "Ann\u200b", "A\x00nn", "", "x" * 81):
        link = ann.post(f"{HERE}/{p}/invitations", json={"role": "coder"}).json()
        body = {"name": name, "password": "another password altogether"}
        answer = served.client().post(f"/api/invitations/{link['token']}", json=body)
        assert answer.status_code in (400, 401, 422, 429), (name, answer.text)
    assert [m["name"] for m in ann.get(f"{HERE}/{p}/members").json()] == ["Ann"]


def test_a_link_used_by_many_at_once_lets_one_in(served: TeamServer) -> None:
    ann = served.signed_in("Ann")
    p = served.project(ann)
    link = ann.post(f"{HERE}/{p}/invitations", json={"role": "coder"}).json()

    def use(i: int) -> int:
        body = {"name": f"Guest {i}", "password": PASSWORD}
        return served.client().post(f"/api/invitations/{link['token']}", json=body).status_code

    with ThreadPoolExecutor(8) as pool:
        codes = list(pool.map(use, range(8)))
    assert sorted(codes) == [201, *[410] * 7]
    assert len(ann.get(f"{HERE}/{p}/members").json()) == 2
    with served.team.base.reading() as records:
        assert records.count("accounts") == 2


def test_an_invitation_ends_with_the_right_of_who_made_it(served: TeamServer) -> None:
    ann = served.signed_in("Ann")
    p = served.project(ann)
    ben = served.joined(ann, p, "manager", "Ben")
    link = ben.post(f"{HERE}/{p}/invitations", json={"role": "manager"}).json()
    whose = ben.get("/api/session").json()["account"]["id"]
    ann.patch(f"{HERE}/{p}/members/{whose}", json={"role": "coder"})
    body = {"name": "Cy", "password": PASSWORD}
    answer = served.client().post(f"/api/invitations/{link['token']}", json=body)
    assert answer.status_code == 410


def test_the_servers_disk_and_network_are_nobodys_to_reach(served: TeamServer) -> None:
    ann = served.signed_in("Ann")
    p = served.project(ann)
    text = with_text(ann, p)
    refused = (
        ann.post(f"{HERE}/{p}/transcripts/{text}/recording", json={"path": "/etc/passwd"}),
        ann.post(f"{HERE}/{p}/project/copy"),
        ann.post(f"{HERE}/{p}/model/ask", json={}),
        ann.post(f"{HERE}/{p}/model/preview", json={}),
    )
    assert [answer.status_code for answer in refused] == [403] * 4
    folder = str(served.team.base.path)
    for path in ("project", "transcripts", "history", "report", "model", "review", ""):
        assert folder not in ann.get(f"{HERE}/{p}/{path}".rstrip("/")).text


def test_another_is_not_ended_or_reset_by_guessing_ids(served: TeamServer) -> None:
    ann = served.signed_in("Ann")
    p = served.project(ann)
    ben = served.joined(ann, p, "reader", "Ben")
    hers = ann.get("/api/sessions").json()[0]["id"]
    key = ann.post(f"{HERE}/{p}/keys", json={"name": "k", "scope": "read"}).json()
    assert ben.delete(f"/api/sessions/{hers}").status_code == 404
    assert ben.delete(f"{HERE}/{p}/keys/{key['id']}").status_code == 404
    assert ben.get(f"{HERE}/{p}/keys").json() == []
    whose = ann.get("/api/session").json()["account"]["id"]
    for answer in (
        ben.post(f"/api/accounts/{whose}/reset"),
        ben.patch(f"/api/accounts/{whose}", json={"founds": True}),
        ben.post("/api/accounts", json={"name": "x"}),
        ben.post(f"/api/server/projects/{p}/join"),
    ):
        assert answer.status_code == 403
    assert ann.get("/api/session").status_code == 200


def test_a_session_that_a_stranger_set_is_not_taken_over(served: TeamServer) -> None:
    planted = "a" * 43
    client = served.client()
    name = f"hustings_{served.base.rpartition(':')[2]}"
    client.cookies.set(name, planted, domain="127.0.0.1")
    body = {"name": "Ann", "password": PASSWORD}
    assert client.post("/api/session", json=body).status_code == 200
    assert raw(served, "/api/session", f"{name}={planted}")[0] == 401


def guard(behind: str, proxies: tuple[str, ...] = ("127.0.0.1",)) -> TeamGuard:
    address = Listening(behind=behind, proxies=proxies).address(8000)
    return TeamGuard(None, None, address, None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("behind", "peer", "header", "counted"),
    [
        ("", "127.0.0.1", "203.0.113.5", "127.0.0.1"),
        ("https://team.example", "127.0.0.1", "203.0.113.5", "203.0.113.5"),
        ("https://team.example", "127.0.0.1", "198.51.100.1, 203.0.113.5", "203.0.113.5"),
        ("https://team.example", "127.0.0.1", "203.0.113.5, 127.0.0.1", "203.0.113.5"),
        ("https://team.example", "192.0.2.1", "203.0.113.5", "192.0.2.1"),
        ("https://team.example", "127.0.0.1", "", "127.0.0.1"),
    ],
)
def test_only_a_proxy_is_believed_where_a_request_comes_from(
    behind: str, peer: str, header: str, counted: str
) -> None:
    scope: dict[str, Any] = {"client": (peer, 1)}
    assert guard(behind)._origin(scope, {"x-forwarded-for": header}).address == counted


def test_passwords_travel_in_the_open_nowhere(tmp_path: Path) -> None:
    for wrong in (
        Listening(host="0.0.0.0"),
        Listening(behind="http://team.example"),
        Listening(behind="https://team.example/below"),
        Listening(certificate=tmp_path / "c.pem"),
        Listening(certificate=tmp_path / "c.pem", key=tmp_path / "k.pem"),
    ):
        with pytest.raises(OptionError):
            wrong.checked()
    address = Listening(behind="https://team.example").checked().address(8000)
    assert (address.cookie, address.secure) == ("__Host-hustings", True)
    assert address.url == "https://team.example"
    assert "https://team.example" in address.origins
    assert Listening().address(8000).cookie == "hustings_8000"
