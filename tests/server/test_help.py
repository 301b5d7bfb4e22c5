"""The docs come with the program: served, searchable, without a script or an address of others."""

import re
from collections.abc import Iterator

import pytest

from hustings.project import Project
from hustings.server.app import HELP

from ..serving import Served, serving

BUILT = pytest.mark.skipif(not HELP.is_dir(), reason="the docs were not built here")


@pytest.fixture
def served(project: Project) -> Iterator[Served]:
    with serving(project) as s:
        yield s


@BUILT
def test_the_docs_are_served_with_their_search(served: Served) -> None:
    front = served.get("/help/")
    assert front.status_code == 200
    assert "Five minutes with Hustings" in front.text
    assert served.get("/help/how-to/people.html").status_code == 200
    assert "Krippendorff" in served.get("/help/search.json").text


@BUILT
def test_no_page_of_the_docs_holds_a_script_or_loads_from_elsewhere() -> None:
    for page in HELP.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert "<script>" not in html
        assert not re.findall(r'<(?:script|img|link)[^>]*(?:src|href)="https?:', html), page


@BUILT
def test_the_docs_run_scripts_of_files_only(served: Served) -> None:
    policy = served.get("/help/").headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "http" not in policy


@pytest.mark.parametrize("path", ["/help/../app.py", "/help/%2e%2e/app.py", "/help/..%2fapp.py"])
def test_no_way_leads_out_of_the_docs(served: Served, path: str) -> None:
    assert "class Guard" not in served.get(path).text
    assert "def page" not in served.get(path).text
