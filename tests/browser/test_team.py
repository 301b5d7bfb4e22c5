"""Two people in one project of a team server, each in a browser of his own."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hustings.demo import make_demo
from hustings.team import Team, accounts, keeping, members
from hustings.team.accounts import Claim
from hustings.team.audit import Origin

from ..team.conftest import PASSWORD, TeamServer, served, team

__all__ = ["place", "served", "team"]
pytestmark = pytest.mark.browser
HOME = Origin("127.0.0.1")


@pytest.fixture
def place(tmp_path: Path) -> str:
    """Where the team of these journeys lies: what a place is made of is tried in tests/team."""
    return str(tmp_path / "place")


SLOW = """() => {
  const quick = window.fetch;
  window.fetch = async (asked, ...more) => {
    if (String(asked.url ?? asked).includes("/forms"))
      await new Promise((done) => setTimeout(done, 3000));
    return quick(asked, ...more);
  };
}"""
"""The page is slow to renew itself."""


class Window:
    """A window of somebody's browser at the team's server."""

    def __init__(self, browser: Any, base: str, **options: Any) -> None:
        size = {"width": 1366, "height": 860}
        self.context = browser.new_context(viewport=size, **options)
        self.page = self.context.new_page()
        self.console: list[str] = []
        self.page.on("pageerror", lambda e: self.console.append(str(e)))
        self.base = base
        self.page.goto(f"{base}/")

    def until(self, expression: str, seconds: float = 40) -> None:
        from playwright.sync_api import Error

        end = time.monotonic() + seconds
        while True:
            try:
                if self.page.evaluate(expression):
                    return
            except Error:  # the page is being opened anew
                pass
            assert time.monotonic() < end, f"not within {seconds} s: {expression}"
            time.sleep(0.05)

    def there(self, selector: str) -> None:
        self.until(f"!!document.querySelector({selector!r})")

    def says(self, words: str) -> None:
        self.until(f"document.body.textContent.includes({words!r})")

    def sign_in(self, name: str, password: str = PASSWORD) -> None:
        self.there("form.door")
        self.page.fill("input[autocomplete=username]", name)
        self.page.fill("input[type=password]", password)
        self.page.click("form.door button")


@pytest.fixture
def ferry(team: Team, tmp_path: Any) -> str:
    make_demo(tmp_path / "demo.hustings").close()
    ann = accounts.account_named(team, "Ann")
    key, _ = keeping.add(team, tmp_path / "demo.hustings", ann, "Night ferry")
    link = members.invite(team, key, team.acting(ann), "coder")
    members.accept(team, link.token, Claim("Ben", PASSWORD), HOME)
    return key


@pytest.fixture
def windows(browser: Any, served: TeamServer) -> Iterator[list[Window]]:
    made = [Window(browser, served.base), Window(browser, served.base)]
    yield made
    for window in made:
        assert window.console == []
        window.context.close()


def test_two_people_see_each_other_and_what_the_other_codes(
    served: TeamServer, ferry: str, windows: list[Window]
) -> None:
    ann, ben = windows
    ann.sign_in("Ann")
    ann.there("table a.said")
    ann.page.click("table a.said")
    ben.sign_in("Ben")
    ben.there("table a.said")
    ben.page.click("table a.said")
    for window in windows:
        window.there("a.title")
    ben.page.click("a.title")
    ann.there("td .disc")
    assert ann.page.get_attribute("td .disc", "title") == "Ben is here"
    before = served.team.project(ferry).counts()["statements"]
    ann.says(f"Statements {before}")
    view = served.team.project(ferry)
    text = view.transcripts()[0]["id"]
    client = served.signed_in("Ben")
    body = {"transcript": text, "start": 0, "end": 9, "form": "code", "values": {"code": "x"}}
    assert client.post(f"/api/projects/{ferry}/statements", json=body).status_code == 201
    ann.says(f"Statements {before + 1}")
    ben.says(f"Statements {before + 1}")
    ben.page.keyboard.press("z")
    ann.says(f"Statements {before}")


def test_two_on_one_statement_are_told_and_lose_nothing_they_typed(
    served: TeamServer, ferry: str, windows: list[Window]
) -> None:
    """Ann and Ben write a memo on one statement at once: both stand side by side, one chooses."""
    ann, ben = windows
    text = served.team.project(ferry).transcripts()[0]["id"]
    client = served.signed_in("Ben")
    body = {"transcript": text, "start": 0, "end": 9, "form": "code", "values": {"code": "x"}}
    key = client.post(f"/api/projects/{ferry}/statements", json={**body, "memo": "first"}).json()[
        "id"
    ]
    for name, window in (("Ann", ann), ("Ben", ben)):
        window.sign_in(name)
        window.there("table a.said")
        window.page.goto(f"{served.base}/p/{ferry}#/read/{text}?at=0&statement={key}")
        window.there("textarea#memo")
    ben.page.fill("textarea#memo", "Ben has thought about it")
    ann.page.fill("textarea#memo", "Ann asks what it means")
    ann.page.click("section[aria-label=Statement] button:has-text('Save')")
    ann.says("Saved.")
    # what Ben typed is still there although the statement has changed under him
    assert ben.page.input_value("textarea#memo") == "Ben has thought about it"
    ben.page.evaluate(SLOW)  # what is chosen while the page still renews itself counts
    ben.page.click("section[aria-label=Statement] button:has-text('Save')")
    ben.there("[role=alertdialog] fieldset")
    told = ben.page.inner_text("[role=alertdialog]")
    assert "Ann changed this statement after you opened it" in told
    for words in ("was first", "Ben has thought about it", "Ann asks what it means"):
        assert words in told
    assert served.team.project(ferry).statement(key).memo == "Ann asks what it means"
    assert ben.page.is_disabled("text=Save what is chosen")
    ben.page.focus("[role=alertdialog] fieldset button")
    ben.page.keyboard.press("Enter")
    ben.until("!document.querySelector('[role=alertdialog] > button').disabled")
    ben.page.keyboard.press("Tab")
    ben.page.keyboard.press("Tab")
    ben.until("document.activeElement.textContent === 'Save what is chosen'")
    ben.page.keyboard.press("Enter")
    ben.until("!document.querySelector('[role=alertdialog]')")
    ben.says("Saved.")
    assert served.team.project(ferry).statement(key).memo == "Ben has thought about it"


def test_who_is_taken_out_sees_nothing_more(
    served: TeamServer, ferry: str, windows: list[Window]
) -> None:
    ann, ben = windows
    ben.sign_in("Ben")
    ben.there("table a.said")
    ben.page.click("table a.said")
    ben.there("a.title")
    ann.sign_in("Ann")
    ann.there("table a.said")
    ann.page.goto(f"{served.base}/p/{ferry}#/members")
    ann.there("button.link")
    ann.page.click("tr:has-text('Ben') button.link")
    ben.says("you are not a member of it")
    assert "Night Ferry" not in ben.page.content()


def test_an_invitation_from_the_page_to_the_first_statement(
    served: TeamServer, ferry: str, windows: list[Window]
) -> None:
    ann, guest = windows
    ann.sign_in("Ann")
    ann.there("table a.said")
    ann.page.goto(f"{served.base}/p/{ferry}#/members")
    ann.there("form select")
    ann.page.click("text=Make a link")
    ann.there(".made code")
    link = ann.page.inner_text(".made code")
    guest.page.goto(link)
    guest.says("Ann invites you as coder")
    guest.page.fill("input[autocomplete=username]", "Cy")
    guest.page.fill("input[type=password]", "short")
    guest.page.click("form button")
    guest.says("at least 12 are needed")
    guest.page.fill("input[type=password]", PASSWORD)
    guest.page.click("form button")
    guest.there("a.title")
    ann.page.reload()
    ann.says("Cy")


def test_too_many_wrong_passwords_are_told_how_long_to_wait(
    served: TeamServer, windows: list[Window]
) -> None:
    window = windows[0]
    for _ in range(5):
        window.sign_in("Ann", "not the right one")
        window.says("The name or the password is wrong.")
        window.page.fill("input[type=password]", "")
    window.sign_in("Ann")
    window.says("There were too many wrong tries. Try again in")


def test_a_page_of_ones_own_asks_nothing_of_a_team(visit: Any) -> None:
    asked: list[str] = []
    visit.page.on("request", lambda r: asked.append(r.url))
    visit.page.reload()
    visit.page.wait_for_selector("nav a")
    assert asked
    assert not [url for url in asked if "session" in url or "TeamApp" in url]
    assert visit.page.locator("nav a", has_text="Members").count() == 0


def test_two_code_blind_and_see_each_other_when_both_have_finished(
    served: TeamServer, ferry: str, windows: list[Window]
) -> None:
    """From lots to gold: the owner draws, both code apart, both finish, and it is settled."""
    ann, ben = windows
    link = members.invite(
        served.team, ferry, served.team.acting(accounts.account_named(served.team, "Ann")), "coder"
    )
    members.accept(served.team, link.token, Claim("Cleo", PASSWORD), HOME)
    ann.sign_in("Ann")
    ann.there("table a.said")
    ann.page.goto(f"{served.base}/p/{ferry}#/workload")
    ann.there("fieldset input[value=Cleo]")
    ann.page.uncheck("fieldset input[value=Ann]")
    ann.page.fill("label:has-text('Coded by two') input", "100")
    ann.page.get_by_role("button", name="Draw", exact=True).click()
    ann.says("Ben and Cleo share")
    ann.page.click("text=Give them these texts")
    ann.there("button.cell.open")
    text = served.team.project(ferry).transcripts()[0]["id"]
    start, end = 0, 24
    for name, code in (("Ben", "quay"), ("Cleo", "harbour")):
        client = served.signed_in(name)
        body = {
            "transcript": text,
            "start": start,
            "end": end,
            "form": "code",
            "values": {"code": code},
        }
        assert client.post(f"/api/projects/{ferry}/statements", json=body).status_code == 201
    ben.sign_in("Ben")
    ben.there("table a.said")
    ben.page.goto(f"{served.base}/p/{ferry}#/statements")
    ben.says("quay")
    assert "harbour" not in ben.page.content()
    ben.page.goto(f"{served.base}/p/{ferry}#/workload")
    row = f"li:has(a[href='#/read/{text}'])"
    ben.there(f"{row} button")
    ben.page.click(f"{row} button")
    ben.says("Open it again")
    cleo = served.signed_in("Cleo")
    mine = cleo.get(f"/api/projects/{ferry}/assignments").json()
    key = next(a["id"] for a in mine if a["transcript"] == text)
    assert cleo.post(f"/api/projects/{ferry}/assignments/{key}/finish").status_code == 200
    ben.until("!document.body.textContent.includes('Open it again')")
    ben.page.goto(f"{served.base}/p/{ferry}#/statements")
    ben.says("harbour")
    ann.page.goto(f"{served.base}/p/{ferry}#/adjudicate/{text}")
    ann.says("harbour")
    ann.page.keyboard.press("1")
    end = time.monotonic() + 20
    gold: list[Any] = []
    while not gold and time.monotonic() < end:
        gold = [s for s in served.team.project(ferry).statements() if s.layer == "gold"]
        time.sleep(0.1)
    assert [s.coder for s in gold] == ["Ann"]
