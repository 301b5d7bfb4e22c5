"""Wrong passwords: how many are hashed, how long one waits, and whom nobody can lock out."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from hustings.errors import NotSignedIn, TooManyTries, WeakPassword
from hustings.team import Team, accounts, passwords, throttle
from hustings.team.accounts import Claim
from hustings.team.audit import Origin

from .conftest import PASSWORD, TeamServer

HOME, AWAY = Origin("127.0.0.1"), Origin("203.0.113.9")


def wrong(team: Team, name: str = "Ann", origin: Origin = AWAY) -> int:
    """Seconds to wait; 0: it was hashed, and wrong."""
    try:
        accounts.sign_in(team, Claim(name, "wrong password"), origin)
    except TooManyTries as trouble:
        return int(trouble.details["wait"])
    except NotSignedIn:
        return 0
    raise AssertionError("a wrong password was right")


class Clock:
    def __init__(self) -> None:
        self.at = 1_000_000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def quick(team: Team, monkeypatch: pytest.MonkeyPatch) -> tuple[Team, Clock]:
    clock = Clock()
    team.clock = clock
    monkeypatch.setattr(passwords, "fits", lambda kept, given: given == PASSWORD)
    return team, clock


def test_five_are_free_and_the_wait_doubles(quick: tuple[Team, Clock]) -> None:
    team, clock = quick
    assert [wrong(team) for _ in range(5)] == [0] * 5
    for seconds in (30, 60, 120, 240, 480, 900, 900):
        assert [wrong(team) for _ in range(3)] == [seconds] * 3
        with pytest.raises(TooManyTries):  # the right one waits as long
            accounts.sign_in(team, Claim("Ann", PASSWORD), AWAY)
        clock.at += seconds - 1
        assert wrong(team) == 1
        clock.at += 1
        assert wrong(team) == 0


def test_a_right_one_forgets_the_pair(quick: tuple[Team, Clock]) -> None:
    team, _ = quick
    for _ in range(4):
        assert wrong(team) == 0
    accounts.sign_in(team, Claim("Ann", PASSWORD), AWAY)
    assert [wrong(team) for _ in range(5)] == [0] * 5
    assert wrong(team) == 30


def test_an_address_is_counted_over_all_names(quick: tuple[Team, Clock]) -> None:
    team, clock = quick
    assert [wrong(team, f"name {i}") for i in range(50)] == [0] * 50
    assert wrong(team, "another") == 900
    assert wrong(team, "another", HOME) == 0
    clock.at += 901
    assert wrong(team, "another") == 0


def test_right_ones_do_not_use_an_address_up(quick: tuple[Team, Clock]) -> None:
    team, _ = quick
    for _ in range(120):
        accounts.sign_in(team, Claim("Ann", PASSWORD), AWAY)


def test_nobody_is_locked_out_of_a_browser_that_signed_in_before(
    quick: tuple[Team, Clock],
) -> None:
    team, _ = quick
    own = accounts.sign_in(team, Claim("Ann", PASSWORD), HOME).browser
    for i in range(100):
        assert wrong(team, origin=Origin(f"198.51.100.{i}")) == 0
    assert wrong(team, origin=Origin("198.51.101.1")) == 900
    with pytest.raises(TooManyTries):
        accounts.sign_in(team, Claim("Ann", PASSWORD), Origin("198.51.102.1"))
    with pytest.raises(TooManyTries):
        accounts.sign_in(team, Claim("Ann", PASSWORD), Origin("198.51.102.2", "", "made up"))
    accounts.sign_in(team, Claim("Ann", PASSWORD), Origin("192.0.2.7", "", own))


def test_an_ipv6_neighbour_is_the_same_address() -> None:
    assert throttle.network("2001:db8:1:2::1") == throttle.network("2001:db8:1:2:ffff::9")
    assert throttle.network("2001:db8:1:2::1") != throttle.network("2001:db8:1:3::1")
    assert throttle.network("::ffff:127.0.0.1")


def test_of_a_hundred_wrong_ones_five_are_hashed(
    served: TeamServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed = []
    fits = passwords.fits
    monkeypatch.setattr(passwords, "fits", lambda *given: hashed.append(1) or fits(*given))

    def try_one(_: int) -> int:
        with_client = served.client()
        body = {"name": "Ann", "password": "wrong password"}
        answer = with_client.post("/api/session", json=body)
        if answer.status_code == 429:
            assert int(answer.headers["retry-after"]) >= 1
        return answer.status_code

    with ThreadPoolExecutor(4) as pool:
        codes = list(pool.map(try_one, range(100)))
    assert len(hashed) == 5
    assert (codes.count(401), codes.count(429)) == (5, 95)
    right = served.client().post("/api/session", json={"name": "Ann", "password": PASSWORD})
    assert right.status_code == 429


def test_an_unknown_name_is_answered_in_the_same_words_and_time(team: Team) -> None:
    passwords.nobodys()
    took: dict[str, list[float]] = {"Ann": [], "Nobody": []}
    said = set()
    for i in range(16):
        for name in took:
            began = time.process_time()
            origin = Origin(f"198.51.{i}.{len(name)}")
            with pytest.raises(NotSignedIn) as trouble:
                accounts.sign_in(team, Claim(name, "wrong password"), origin)
            took[name].append(time.process_time() - began)
            said.add(str(trouble.value))
    assert len(said) == 1
    # the least of the processor's time; what shares its memory still makes it uneven
    known, unknown = (min(times) for times in took.values())
    assert abs(known - unknown) / known < 0.25, (known, unknown)
    with team.base.reading() as records:
        kept = records.one("accounts", {"name": "Ann"})
    assert kept is not None
    cost = [one.rsplit("$", 2)[0] for one in (kept["password"], passwords.nobodys())]
    assert cost[0] == cost[1]


def test_links_that_are_not_there_are_counted(served: TeamServer) -> None:
    client = served.client()
    for _ in range(20):
        assert client.get("/api/invitations/none").status_code == 410
    assert client.get("/api/invitations/none").status_code == 429


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("elevenchars", "at least 12"),
        ("x" * 201, "at most 200"),
        ("aaaaaaaaaaaaa", "one character repeated"),
        ("１２３４５６７８９０１２", "run of the keyboard"),
        ("qwertyuiopas", "run of the keyboard"),
        ("210987654321", "run of the keyboard"),
        ("1qaz2wsx3edc", "run of the keyboard"),
        ("q1w2e3r4t5y6", "commonest"),
        ("Sonyericsson", "commonest"),
        ("Robin sails at night", "'Robin'"),
        ("the NIGHT FERRY it is", "'Night ferry'"),
    ],
)
def test_a_weak_password_is_refused_with_its_reason(given: str, why: str) -> None:
    with pytest.raises(WeakPassword, match=why):
        passwords.checked(given, ["Robin", "Night ferry"])


@pytest.mark.parametrize(
    "given", ["correct horse battery", "пароль из слов", "x9k2m4r7t1w5", "planning harbour dues"]
)
def test_other_passwords_are_taken(given: str) -> None:
    assert passwords.checked(given, ["Ann"])
    assert passwords.fits(passwords.hashed(given), given)
    assert not passwords.fits(passwords.hashed(given), given + "x")


def test_a_password_may_be_written_in_either_form() -> None:
    kept = passwords.hashed(passwords.checked("Mu\u0308nchen am Hafen"))
    assert passwords.fits(kept, "M\u00fcnchen am Hafen")


def test_more_than_can_be_hashed_are_asked_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from hustings.errors import Busy

    kept = passwords.hashed("lindholm ferry by night")
    with ThreadPoolExecutor(60) as pool:
        done = list(pool.map(lambda _: _busy(kept), range(60)))
    assert "busy" in done
    assert done.count("fits") >= passwords.AT_ONCE + passwords.WAITING
    assert passwords.fits(kept, "lindholm ferry by night")
    assert Busy("x", wait=2).details["wait"] == 2


def _busy(kept: str) -> str:
    from hustings.errors import Busy

    try:
        return "fits" if passwords.fits(kept, "lindholm ferry by night") else "not"
    except Busy:
        return "busy"
