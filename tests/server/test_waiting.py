"""What waits between two requests: in one process, or in a folder several share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hustings.server.waiting import InFolder, InMemory, Waiting, waiting

Making = Callable[[int], Waiting[bytes]]


@pytest.fixture(params=["in memory", "in a folder"])
def making(request: pytest.FixtureRequest, tmp_path: Path) -> Making:
    """A place for so many bytes, as a server of one process or of several has it."""
    folder = None if request.param == "in memory" else tmp_path / "shared" / "waiting"
    return lambda most: waiting(folder, most, len)


def test_a_value_waits_until_it_is_taken_and_is_taken_once(making: Making) -> None:
    place = making(100)
    one, other = place.keep(b"one"), place.keep(b"other")
    assert one != other
    assert [place.look(one), place.look(one), place.look(other)] == [b"one", b"one", b"other"]
    assert place.take(one) == b"one"
    assert place.take(one) is None
    assert place.look(one) is None
    assert place.take(other) == b"other"


def test_what_waited_longest_goes_where_there_is_no_room(making: Making) -> None:
    place = making(10)
    keys = [place.keep(bytes(4)) for _ in range(3)]
    assert [place.look(key) for key in keys] == [None, bytes(4), bytes(4)]
    last = place.keep(bytes(7))
    assert [place.look(key) for key in (*keys, last)] == [None, None, None, bytes(7)]


def test_what_came_last_waits_however_large_it_is(making: Making) -> None:
    place = making(10)
    small, large = place.keep(bytes(4)), place.keep(bytes(99))
    assert (place.look(small), place.look(large)) == (None, bytes(99))


@pytest.mark.parametrize("key", ["", "0" * 16, "../../etc/hosts", "*", "0" * 15 + "*"])
def test_a_key_nobody_was_given_opens_nothing(making: Making, key: str) -> None:
    place = making(100)
    place.keep(b"one")
    assert place.look(key) is None
    assert place.take(key) is None


def test_processes_of_one_server_share_what_waits_and_one_of_them_gets_it(tmp_path: Path) -> None:
    here, there = (InFolder[bytes](tmp_path, 100, len) for _ in range(2))
    key = here.keep(b"one")
    assert there.look(key) == b"one"
    assert (there.take(key), here.take(key)) == (b"one", None)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_what_waits_is_the_servers_own(tmp_path: Path) -> None:
    InFolder[bytes](tmp_path / "own", 100, len)
    assert (tmp_path / "own").stat().st_mode & 0o077 == 0
    assert isinstance(waiting(None, 1, len), InMemory)
