"""The header of a Markdown file: YAML between ``---`` lines, or TOML between ``+++`` lines."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import NotReadable
from ..guards.toml import toml_of
from .words.lines import date_in

LONGEST = 8_000
"""Characters beyond which two lines of dashes are a rule in a text, not a header."""
_FENCED = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*\n(?P<body>.*?)\n(?P=fence)[ \t]*(?:\n|$)", re.DOTALL
)
_PEOPLE = ("speakers", "speaker", "guests", "guest", "people", "participants", "interviewer",
           "interviewee", "host", "hosts", "moderator", "author", "authors")  # fmt: skip
_DATES = ("date", "recorded", "pub_date", "pubdate", "published", "created", "day")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a header says of its text; ``end`` is where the text itself begins (code points)."""

    end: int
    title: str = ""
    date: str | None = None
    language: str | None = None
    people: tuple[str, ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)


def front_matter(text: str) -> FrontMatter | None:
    """The header of a text, or None where it has none that can be read as one.

    >>> header = "---\\ntitle: The pier\\ndate: 2031-05-03\\n---\\n"
    >>> found = front_matter(header + "Ada: Yes.\\n")
    >>> found.title, found.date, found.end
    ('The pier', '2031-05-03', 41)
    """
    fenced = _FENCED.match(text)
    if fenced is None or fenced.end() > LONGEST:
        return None
    given = _parsed(fenced["body"], fenced["fence"])
    if not given:
        return None
    return FrontMatter(
        fenced.end(),
        title=_words(given.get("title")),
        date=next((d for key in _DATES if (d := _day(given.get(key))) is not None), None),
        language=_words(given.get("lang") or given.get("language") or given.get("locale")) or None,
        people=tuple(dict.fromkeys(n for key in _PEOPLE for n in _names(given.get(key)))),
        attributes={
            key: words
            for key in ("author", "place", "location", "series", "url", "license")
            if (words := _words(given.get(key)))
        },
    )


def _parsed(body: str, fence: str) -> dict[str, Any]:
    """Keys in lower case and their values; empty where the block is no header."""
    try:
        if fence == "+++":
            value: Any = toml_of(body.encode("utf-8", "replace"), "The header")
        else:
            value = _yaml(body)
    except (NotReadable, RecursionError, ValueError):
        return {}
    except Exception as error:  # the library has a tree of its own, loaded with it
        if type(error).__module__.startswith("yaml"):
            return _lines(body)
        raise
    if not isinstance(value, Mapping):
        return {}
    return {str(k).strip().casefold(): v for k, v in value.items()}


def _yaml(body: str) -> Any:
    """The value of a YAML header without aliases: a few of them, one within the other, say a
    thousand million words. Raises the library's errors.
    """
    import yaml  # heavy

    if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(body, yaml.SafeLoader)):
        raise yaml.YAMLError("a header repeats nothing by reference")
    return yaml.safe_load(body)


def _lines(body: str) -> dict[str, Any]:
    """``key: value`` lines of a header that is no whole YAML (a colon in a bare title)."""
    pairs = (line.partition(":") for line in body.split("\n") if re.match(r"[\w-]+:", line))
    return {k.strip().casefold(): v.strip().strip("\"'") for k, _, v in pairs}


def _words(value: Any) -> str:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return " ".join(str(value).split())[:300]
    return ""


def _day(value: Any) -> str | None:
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    found = date_in(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", _words(value)))
    return found[0] if found else None


def _names(value: Any, depth: int = 0) -> Iterator[str]:
    """Names in a value: a name, a list of them, or of entries that have a ``name``."""
    if isinstance(value, str):
        for name in re.split(r"\s*(?:,|;|\band\b|&)\s*", value):
            if name.strip():
                yield " ".join(name.split())[:100]
    elif isinstance(value, Mapping) and depth < 3:
        yield from _names(value.get("name"), depth + 1)
    elif isinstance(value, list) and depth < 3:
        for entry in value[:100]:
            yield from _names(entry, depth + 1)
