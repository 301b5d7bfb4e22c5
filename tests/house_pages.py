"""What the plan of the house asks of the pages, counted in their sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "frontend" / "src"
LINE = 100
"""Characters; what is longer must be words."""
WORDS = re.compile(
    r"""(?P<kept>\$\{[^{}]*\})                # what a template works out is no words
    | <!--.*?-->  | /\*.*?\*/ | (?<![:"'\w])//.*$ | ^\s*\*.*$       # a comment
    | "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*'                          # a string, an attribute
    | (?<=[`}])[^`${}<>]*(?=[`$]|$) | (?<=[>}])[^<>{}=;]*(?=[<{]|$)  # between expressions or tags
    """,
    re.VERBOSE,
)
PROSE = re.compile(r"^[\w\s,.:;’“”²%–—!?-]+(?<!;)$")
"""A line of a longer text, without anything of a program."""
PLAIN_TAG = re.compile(r"^\s*>|</?[a-z]+>")


def sources(*, tests: bool = True) -> Iterator[Path]:
    """The pages' own sources; what is generated aside."""
    for path in sorted(PAGES.rglob("*")):
        own = path.suffix in (".ts", ".svelte", ".css") and not path.name.endswith("schema.ts")
        if own and (tests or ".test." not in path.name):
            yield path


def named(path: Path) -> str:
    """A source by its place in the repository."""
    return path.relative_to(ROOT).as_posix()


def without_words(line: str) -> str:
    """A line of a page without its comments, strings and words for readers."""
    if PROSE.match(PLAIN_TAG.sub("", line)):
        return ""
    return WORDS.sub(lambda found: found["kept"] or "", line)


def wide_lines() -> dict[str, int]:
    """Lines that are too wide without their words."""
    counts: Counter[str] = Counter()
    for path in sources():
        for line in path.read_text("utf-8").splitlines():
            if len(line) > LINE and len(without_words(line)) > LINE:
                counts[named(path)] += 1
    return dict(counts)
