"""Only this machine, only with the token, only from our own page."""

import http.client
from collections.abc import Iterator

import httpx
import pytest

from hustings.project import Project

from ..serving import TOKEN, Served, serving


@pytest.fixture
def served(project: Project) -> Iterator[Served]:
    with serving(project) as s:
        yield s


def test_without_the_token_nothing_is_told(served: Served) -> None:
    for headers in ({}, {"authorization": "Bearer wrong"}, {"cookie": "hustings_1=x"}):
        answer = httpx.get(f"{served.base}/api/project", headers=headers)
        assert answer.status_code == 401
        assert "talk" not in answer.text


def test_the_printed_address_gives_a_cookie_no_script_can_read_and_hides_the_token(
    served: Served,
) -> None:
    answer = httpx.get(served.address)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    name, value = cookie.split(";")[0].split("=", 1)
    assert httpx.get(f"{served.base}/api/project", cookies={name: value}).status_code == 200


def test_another_host_name_is_refused_against_rebinding(served: Served) -> None:
    answer = served.get("/api/project", headers={"host": "evil.example:80"})
    assert answer.status_code == 421


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
def test_a_write_from_another_page_is_refused(served: Served, origin: str) -> None:
    answer = served.client.post("/api/undo", json={}, headers={"origin": origin})
    assert answer.status_code == 403


def test_a_write_from_our_own_page_is_let_in(served: Served) -> None:
    assert (
        served.client.post("/api/undo", json={}, headers={"origin": served.base}).status_code == 200
    )


def test_the_policy_allows_nothing_from_outside(served: Served) -> None:
    answer = served.get("/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_files_outside_the_pages_are_not_served(served: Served) -> None:
    for path in ("/../app.py", "/%2e%2e/app.py", "/assets/../../access.py"):
        assert "class Guard" not in served.get(path).text


def test_the_token_is_not_in_the_page(served: Served) -> None:
    assert TOKEN not in served.get("/").text


def raw(served: Served, path: str, method: str = "GET", **headers: str) -> tuple[int, str]:
    """A request exactly as written: no client tidies the path or the headers."""
    line = http.client.HTTPConnection(served.base.removeprefix("http://"), timeout=10)
    line.putrequest(method, path, skip_host="host" in headers, skip_accept_encoding=True)
    for name, value in ({"authorization": f"Bearer {TOKEN}"} | headers).items():
        line.putheader(name.replace("_", "-"), value)
    line.endheaders()
    answer = line.getresponse()
    told = answer.read().decode("utf-8", "replace")
    line.close()
    return answer.status, told


@pytest.mark.parametrize(
    "path",
    [
        "/../app.py",
        "/assets/../../app.py",
        "/%2e%2e/app.py",
        "/..%2fapp.py",
        "/assets/..%2f..%2fapp.py",
        "/..%5capp.py",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/app.py%00.js",
        "/%00",
        "/" + "a" * 5000,
    ],
)
def test_no_way_of_writing_a_path_leads_out_of_the_pages(served: Served, path: str) -> None:
    status, told = raw(served, path)
    assert status in (404, 400)
    assert "import" not in told
    assert "root:" not in told


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1.evil.example", "localhost:1", ""]
)
def test_even_with_the_token_only_our_own_name_is_answered(served: Served, host: str) -> None:
    assert raw(served, "/api/project", host=host)[0] == 421


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_write_that_names_no_origin_but_comes_from_elsewhere_is_refused(
    served: Served, site: str
) -> None:
    status, told = raw(served, "/api/undo", "POST", sec_fetch_site=site, content_length="0")
    assert status == 403
    assert "elsewhere" in told


def test_what_is_too_large_is_refused_before_it_is_read(served: Served) -> None:
    status, told = raw(served, "/api/transcripts", "POST", content_length=str(10**12))
    assert status == 413
    assert "300 MB" in told


def test_what_grows_too_large_on_the_way_is_refused(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hustings.server.access.LARGEST_BODY", 1000)
    parts = (b"x" * 400 for _ in range(5))
    headers = {"content-type": "application/json"}
    assert served.client.post("/api/undo", content=parts, headers=headers).status_code == 413


def test_only_this_machine_is_listened_to() -> None:
    from hustings.server.entrance import bind

    with bind(None) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"
