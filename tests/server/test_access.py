"""Only this machine, only with the token, only from our own page."""

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


def test_the_printed_address_gives_a_cookie_no_script_can_read_and_hides_the_token(served: Served) -> None:
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
    assert served.client.post("/api/undo", json={}, headers={"origin": served.base}).status_code == 200


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
