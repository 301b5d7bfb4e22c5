"""Passwords: which are refused and why, and their argon2id hashes, a few at once."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from ..errors import Busy, WeakPassword

SHORTEST, LONGEST = 12, 200
AT_ONCE = 2
"""So many passwords are hashed at once in a process; each takes 46 MiB."""
WAITING = 20
"""So many more may wait for it; whoever comes then is asked to come again."""
COME_AGAIN = 2
"""Seconds after which."""
WHOLE = 3
"""A name of so few letters counts only where it stands as a word of its own."""
ROWS = (
    "1234567890",
    "qwertyuiop",
    "qwertzuiop",
    "azertyuiop",
    "asdfghjkl",
    "qsdfghjklm",
    "1234567890qwertyuiopasdfghjklzxcvbnm",
    "1234567890qwertzuiopasdfghjklyxcvbnm",
    "1234567890azertyuiopqsdfghjklmwxcvbn",
    "abcdefghijklmnopqrstuvwxyz",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
)
"""Runs of the keyboard and of the alphabet, forwards; one that starts again counts too."""

_hasher = PasswordHasher(time_cost=1, memory_cost=46 * 1024, parallelism=1)
_turns = threading.BoundedSemaphore(AT_ONCE)
_there = threading.BoundedSemaphore(AT_ONCE + WAITING)


def checked(password: str, names: Iterable[str] = ()) -> str:
    """A password as it is hashed (NFKC). Raises WeakPassword with the reason.

    ``names``: of the account and the project, which may not be in it.
    """
    given = unicodedata.normalize("NFKC", password)
    folded = given.casefold()
    if len(given) < SHORTEST:
        raise WeakPassword(
            f"This password has {len(given)} characters; at least {SHORTEST} are needed. Several "
            f"words with spaces are easy to keep in mind."
        )
    if len(given) > LONGEST:
        raise WeakPassword(f"A password has at most {LONGEST} characters.")
    if len(set(folded)) == 1:
        raise WeakPassword("This password is one character repeated; choose another.")
    if _is_run(folded):
        raise WeakPassword("This password is a run of the keyboard; choose another.")
    if folded in _common():
        raise WeakPassword("This password is one of the commonest; choose another.")
    for name in names:
        if _holds(folded, unicodedata.normalize("NFKC", name).casefold().strip()):
            raise WeakPassword(f"This password holds the name {name!r}; choose another.")
    return given


def _holds(folded: str, name: str) -> bool:
    if not name:
        return False
    if len(name) > WHOLE:
        return name in folded
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded) is not None


def _is_run(folded: str) -> bool:
    """Whether a password is one run, forwards or backwards, or one run again and again.

    >>> _is_run("qwertyuiop12"), _is_run("210987654321"), _is_run("ferry to lindholm")
    (True, True, False)
    """
    for row in ROWS:
        endless = row * (LONGEST // len(row) + 2)
        if folded in endless or folded in endless[::-1]:
            return True
    parts = re.findall(r"\d+|[^\W\d_]+", folded)
    return "".join(parts) == folded and all(map(_within_row, parts))


def _within_row(part: str) -> bool:
    return len(part) > 1 and any(part in row + row or part in (row + row)[::-1] for row in ROWS)


@cache
def _common() -> frozenset[str]:
    """The commonest passwords that are known; they come along, nothing is asked outside."""
    return frozenset(str(word) for word in FREQUENCY_LISTS["passwords"])


@contextmanager
def _turn() -> Iterator[None]:
    """A place among those that are hashed. Raises Busy where too many wait."""
    if not _there.acquire(blocking=False):
        raise Busy("Many people sign in at this moment. Try again in a moment.", wait=COME_AGAIN)
    try:
        with _turns:
            yield
    finally:
        _there.release()


def hashed(password: str) -> str:
    """The hash of a password that was :func:`checked`."""
    with _turn():
        return _hasher.hash(password)


def fits(kept: str, password: str) -> bool:
    """Whether a password has this hash. Without one it takes as long, and never fits."""
    given = unicodedata.normalize("NFKC", password)[: LONGEST + 1]
    with _turn():
        try:
            _hasher.verify(kept or nobodys(), given)
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False
    return bool(kept)


@cache
def nobodys() -> str:
    """The hash that is tried where there is no account of a name."""
    return _hasher.hash("nobody's password")


def outdated(kept: str) -> bool:
    """Whether a hash was made with other parameters than those of today."""
    return _hasher.check_needs_rehash(kept)
