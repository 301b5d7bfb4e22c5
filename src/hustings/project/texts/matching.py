"""Places in texts that match an expression, looked for in a process of its own.

An expression can ask for more steps than there are seconds (``(a+)+b`` needs twice as many for
each further letter), and nothing inside a process can stop its matching. So a second Python does
it, which is ended when its time is over and which cannot take more memory than it is given. It
runs this very file, without the package: nothing here may be imported but the standard library.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from typing import NamedTuple

try:
    import resource
except ImportError:  # not every system has it
    resource = None  # type: ignore[assignment]


class Matches(NamedTuple):
    """How often an expression matches in a text, and where the first of them stand."""

    total: int
    spans: list[tuple[int, int]]
    """Code points, in order, up to a limit; none is empty."""


CPU_SECONDS = 4
"""What the second process may work, where the system can be told so. Twice what it takes to find
a letter of each word in ten million; what needs longer seldom ends.
"""

SECONDS = 10.0
"""How long it may live, worked or waited."""

MEMORY = 2**30
"""Bytes the second process may take, where the system can be told so."""

CODES = ("utf-8", "surrogatepass")
"""How texts go from one process to the other: a text may hold half a pair of units."""


class TooLong(Exception):
    """An expression that took more time or memory than there is."""


def matches(pattern: re.Pattern[str], text: str, limit: int) -> Matches:
    """Where a pattern matches at least one letter of a text; the first ``limit`` as spans."""
    total, spans = 0, []
    for match in pattern.finditer(text):
        if match.end() > match.start():
            total += 1
            if total <= limit:
                spans.append(match.span())
    return Matches(total, spans)


OTHER_CASES = "\u0130\u0131\u017f\u212a"
"""Letters that are I, i, s or k in another case: a text with one is looked through by a pattern."""


def found(needle: str, text: str, limit: int) -> Matches:
    """As :func:`matches` of these letters in whatever case, sooner: of letters of ASCII,
    in a text that has no others of another case."""
    low, small, step = text.lower(), needle.lower(), len(needle)
    total, spans, at = 0, [], low.find(small)
    while at >= 0:
        total += 1
        if total <= limit:
            spans.append((at, at + step))
        at = low.find(small, at + step)
    return Matches(total, spans)


def bounded_matches(pattern: re.Pattern[str], texts: Sequence[str], limit: int) -> list[Matches]:
    """``matches`` for each text, in a process whose time is short. Raises TooLong."""
    asked = {"source": pattern.pattern, "flags": pattern.flags, "limit": limit, "texts": texts}
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-S", __file__],
            input=json.dumps(asked, ensure_ascii=False).encode(*CODES),
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        raise TooLong from None
    return [
        Matches(total, [(start, end) for start, end in spans])
        for total, spans in json.loads(done.stdout)
    ]


def main() -> None:
    """The second process: an expression and texts from its input, their matches to its output."""
    if resource:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    asked = json.loads(sys.stdin.buffer.read().decode(*CODES))
    pattern = re.compile(asked["source"], asked["flags"])
    json.dump([matches(pattern, text, asked["limit"]) for text in asked["texts"]], sys.stdout)


if __name__ == "__main__":
    main()
