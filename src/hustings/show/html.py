"""What every self-contained page shares: its policy, its one script, text as text, marks that open
their sentences."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files
from typing import Any

from ..wording import WORDS, counted, say, spoken, worded

ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff]")
"""Characters no page may hold."""


def page(
    title: str, body: Sequence[str], statements: Sequence[Mapping[str, Any]], sheets: str = ""
) -> str:
    """A whole page, as :func:`page_pieces` gives it bit by bit."""
    return "".join(page_pieces(title, body, statements, sheets))


def page_pieces(
    title: str,
    body: Iterable[str | Iterator[str]],
    statements: Iterable[Mapping[str, Any]],
    sheets: str = "",
) -> Iterator[str]:
    """A page: ``body`` inside its main part (a part that is long in pieces), the rows of statements
    its marks open, and the name of a style sheet laid over the report's own.

    Nothing in it points outside. Its policy names the hashes of the one script and the one style
    sheet, so that whatever a transcript holds is text and never runs.
    """
    sheet = style(sheets)
    script = _read("report.js")
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(sheet)}'; img-src "
        f"data:; "
        "base-uri 'none'; form-action 'none'"
    )
    yield (
        f'<!doctype html>\n<html lang="{spoken()}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="icon" href="data:,">'
        f"<title>{text(title)}</title><style>{sheet}</style></head><body>"
        "<main>\n"
    )
    for part in body:
        if isinstance(part, str):
            yield part
        else:
            yield from part
        yield "\n"
    yield f'</main>\n<aside hidden aria-label="{text(say("Sentences"))}"></aside>\n'
    yield f'<script type="application/json" id="data">{{"words":{_json(_words())},"statements":['
    for number, row in enumerate(statements):
        yield f",{_json(row)}" if number else _json(row)
    yield f"]}}</script>\n<script>{script}</script></body></html>\n"


def _words() -> dict[str, Any]:
    """What the script says; ``counted`` by the plural forms of the language, # for the number."""
    samples = {"one": 1, "few": 2, "many": 5, "other": 5}
    return {
        "counted": {
            form: counted(n, "sentence").replace(str(n), "#") for form, n in samples.items()
        },
        "sentences": say("Sentences"),
        "close": say("Close"),
        "nobody": say(", a view of nobody named"),
        "held": say(", a view held by {holder}", holder="#"),
        "somebody": say("somebody"),
        "where": say("in the text"),
        "values": {word: worded(word) for word in WORDS if worded(word) != word},
    }


def style(sheets: str = "") -> str:
    """The style of self-contained pages, and over it a sheet of that name."""
    return _read("report.css") + (_read(sheets) if sheets else "")


def text(value: Any) -> str:
    """Text as HTML text: escaped, without characters no page may hold."""
    words = str(value)
    if ILLEGAL.search(words):
        words = ILLEGAL.sub("", words)
    return escape(words, quote=True)


def marked(ids: Sequence[str], name: str) -> str:
    """The attributes of a mark that opens statements."""
    return f'data-ids="{text(" ".join(ids))}" data-name="{text(name)}"'


def own_names(svg: str, of: object) -> str:
    """The same picture with names of its own for what it refers to within itself."""
    for lead in ('id="', "url(#"):
        svg = svg.replace(lead, f"{lead}n{of}-")
    return svg


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _hash(code: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()


def _json(value: Any) -> str:
    raw = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    for bad in "<>&\u2028\u2029":
        raw = raw.replace(bad, f"\\u{ord(bad):04x}")
    return raw
