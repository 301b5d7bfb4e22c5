"""Wrong passwords: counted before anything is hashed, and answered with a time to wait.

Counted are the pair of account and address, the address, and the account from everywhere. Refused
tries are not counted, so waiting ends when it was said to end.
"""

from __future__ import annotations

import ipaddress
import math
from dataclasses import dataclass

from ..errors import TooManyTries
from ..store import Records
from .secrets import digest

MINUTE, DAY = 60.0, 86_400.0


@dataclass(frozen=True, slots=True)
class Limit:
    """``free`` tries in ``window`` seconds, then ``wait`` seconds, doubled up to ``longest``."""

    free: int
    window: float
    wait: float
    longest: float


PAIR = Limit(5, DAY, 30.0, 15 * MINUTE)
ADDRESS = Limit(50, 15 * MINUTE, 15 * MINUTE, 15 * MINUTE)
ACCOUNT = Limit(100, DAY, 15 * MINUTE, 15 * MINUTE)
LINKS = Limit(20, 15 * MINUTE, 15 * MINUTE, 15 * MINUTE)
"""For invitations and resets that are not there, per address."""


def network(address: str) -> str:
    """What an address is counted as: an IPv6 address by the first 64 bits, which one person has."""
    try:
        given = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(given, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((given, 64), strict=False))
    return str(given)


def counters(name: str, address: str, *, known: bool) -> dict[str, Limit]:
    """What a try to sign in is counted under; ``known``: from a browser that did so before."""
    at, whose = network(address), digest(name)
    found = {f"pair {whose} {at}": PAIR, f"address {at}": ADDRESS}
    return found if known else {**found, f"account {whose}": ACCOUNT}


def count(records: Records, limits: dict[str, Limit], now: float) -> None:
    """Count one try. Raises TooManyTries where one has to wait; that try is not counted."""
    kept = {r["id"]: r for r in records.all("tries", {"id in": list(limits)})}
    wait = max((r["until"] - now for r in kept.values()), default=0.0)
    if wait > 0:
        seconds = math.ceil(wait)
        raise TooManyTries(
            f"There were too many wrong tries. Try again in {seconds} "
            f"second{'' if seconds == 1 else 's'}.",
            wait=seconds,
        )
    for key, limit in limits.items():
        last = kept.get(key)
        fresh = last is None or now - last["since"] > limit.window
        number = 1 if fresh or last is None else int(last["number"]) + 1
        since = now if fresh or last is None else last["since"]
        over = number - limit.free
        until = now + min(limit.longest, limit.wait * 2.0 ** min(over, 20)) if over >= 0 else 0.0
        records.put("tries", {"id": key, "number": number, "since": since, "until": until})


def right(records: Records, limits: dict[str, Limit]) -> None:
    """A try was right: the pair is forgotten, and the others as if it had not been."""
    for key, limit in limits.items():
        if limit is PAIR:
            records.drop("tries", {"id": key})
            continue
        kept = records.one("tries", {"id": key})
        if kept is not None:
            number = int(kept["number"]) - 1
            until = kept["until"] if number >= limit.free else 0.0
            records.change("tries", {"id": key}, {"number": number, "until": until})


def forget(records: Records, now: float) -> None:
    """Delete what is too old to count."""
    records.drop("tries", {"since <": now - DAY, "until <": now})
