"""The account of one speaker as a page one reads: plain sentences, each opening what it rests on,
figures beside them, numbered sentences at the end so that it holds on paper as well."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ...wording import say, worded
from ..html import marked, own_names, page, text

Row = Mapping[str, Any]

NOTES = 3
"""Numbers of sentences shown behind a line; the rest is counted."""
ROWS = 8
"""Rows of a table seen at once; the rest unfolds, and is printed whole."""
NARROW = 4
"""Tables of so many columns stand beside the text, wider ones below it."""


def account_html(data: Row) -> str:
    """A page for an account as plain data (see views/answers/account.py), with ``statements`` (the
    rows it rests on), ``project`` and ``version``."""
    title = f"{data['title']} · {data['project']}"
    body = [*account_parts(data), *sentences(data["statements"]), _foot(data)]
    return page(title, body, data["statements"], "account.css")


def account_parts(data: Row, level: int = 1, anchor: str = "") -> list[str]:
    """The account without its list of sentences, as it also stands in front of a report (without
    numbers where there are no ``statements``; ``anchor`` keeps several apart)."""
    numbers = numbered(data.get("statements") or ())
    changed = data.get("changed")
    return [
        f'<header class="account-head"><h{level}>{text(data["title"])}</h{level}>'
        f'<p class="quiet small">{" · ".join(text(x) for x in data["about"])}.</p></header>',
        *(_part(p, numbers, level + 1, anchor) for p in data["parts"]),
        *([_changed(changed, level + 1, anchor)] if changed else ()),
        _unsaid(data, level + 1, anchor),
    ]


def numbered(statements: Iterable[Row]) -> dict[str, int]:
    """Statement -> its number, in reading order."""
    return {s["id"]: n for n, s in enumerate(statements, 1)}


def _part(part: Row, numbers: Mapping[str, int], level: int, anchor: str) -> str:
    figure = part["figure"]
    drawn = _figure(figure, anchor + part["key"]) if figure else ""
    wide = bool(figure and figure["wide"])
    beside = [t for t in part["tables"] if len(t["columns"]) <= NARROW]
    below = [t for t in part["tables"] if len(t["columns"]) > NARROW]
    return (
        f'<section class="part" id="{text(anchor + part["key"])}"><div class="label">'
        f"<h{level}>{text(part['title'])}</h{level}>"
        f'<p class="quiet small">{text(part["rests"])}</p></div><div class="told">'
        + "".join(_line(line, numbers) for line in part["lines"])
        + "".join(_quote(q, numbers) for q in part["quotes"])
        + "</div>"
        + f'<div class="beside">{"" if wide else drawn}{"".join(map(_table, beside))}</div>'
        + f'<div class="wide">{drawn if wide else ""}{"".join(map(_table, below))}</div></section>'
    )


def _figure(figure: Row, anchor: str) -> str:
    sheets = "".join(own_names(svg, f"{anchor}{n}") for n, svg in enumerate(figure["paper"]))
    kind = ' class="sheets"' if sheets else ""
    paper = f'<div class="paper">{sheets}</div>' if sheets else ""
    return (
        f'<figure{kind}><div class="scroll">{figure["svg"]}</div>{paper}'
        f"<figcaption>{text(figure['caption'])}</figcaption></figure>"
    )


def _line(line: Row, numbers: Mapping[str, int]) -> str:
    ids = line["statements"]
    if not ids:
        return f"<p>{text(line['text'])}</p>"
    return (
        f'<p><span class="tell" role="button" tabindex="0" {marked(ids, line["text"])}>'
        f"{text(line['text'])}</span>"
        f"{_notes(ids, numbers)}</p>"
    )


def _notes(ids: Sequence[str], numbers: Mapping[str, int]) -> str:
    known = sorted(numbers[i] for i in ids if i in numbers)
    shown = ", ".join(str(n) for n in known[:NOTES])
    if len(known) > NOTES:
        shown = say("{told} and {n} more", told=shown, n=len(known) - NOTES)
    return f'<sup class="notes">{shown}</sup>' if known else ""


def _quote(quote: Row, numbers: Mapping[str, int]) -> str:
    key = quote["statement"]
    return (
        f'<blockquote><span class="tell said" role="button" tabindex="0" dir="auto" '
        f"{marked([key], quote['told'])}>{text(quote['quote'])}</span>"
        f'<p class="quiet small">{numbers.get(key, "")} · {text(quote["told"])}</p></blockquote>'
    )


def _table(table: Row) -> str:
    """One table, so that what unfolds stands in the same columns."""
    head = "".join(f'<th scope="col">{text(c)}</th>' for c in table["columns"])
    lines = [_row(table["title"], r) for r in table["rows"]]
    rest = lines[ROWS:]
    folded = f'<tbody class="rest">{"".join(rest)}</tbody>' if rest else ""
    more = say("{n} more", n=len(rest))
    unfold = f"<details><summary>{text(more)}</summary></details>" if rest else ""
    return (
        f'<h4>{text(table["title"])}</h4><div class="scroll"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(lines[:ROWS])}</tbody>{folded}</table>{unfold}</div>"
    )


def _row(title: str, row: Row) -> str:
    *cells, n = row["cells"]
    told = "".join(f"<td>{text(c)}</td>" for c in cells)
    name = f"{title}: {', '.join(c for c in cells if c)}"
    return (
        f'<tr>{told}<td class="n"><button {marked(row["statements"], name)}>{n}</button></td></tr>'
    )


def _changed(changed: Row, level: int, anchor: str) -> str:
    """What changed between two texts of this person: what is kept is counted, not listed."""
    rows = [
        {
            "cells": [worded(r["what"]), r["text"], str(len(r["before"]) + len(r["after"]))],
            "statements": [s["id"] for side in (r["before"], r["after"]) for s in side],
        }
        for kind in CHANGING
        for r in changed[kind]
        if r["verdict"] not in ("kept", "renewed")
    ]
    columns = [say("what"), say("how"), say("statements")]
    table = {"title": say("What is not as before"), "columns": columns}
    told = " ".join([changed["text"], *changed["notes"]])
    return (
        f'<section class="part" id="{text(anchor)}changed"><div class="label">'
        f"<h{level}>{text(say('What changed'))}</h{level}></div>"
        f'<div class="told"><p>{text(changed["title"])}.</p><p>{text(told)}</p></div>'
        f'<div class="wide">{_table({**table, "rows": rows}) if rows else ""}</div></section>'
    )


CHANGING = ("positions", "arrows", "relations", "forecasts", "views")


def _unsaid(data: Row, level: int, anchor: str) -> str:
    gaps, account = data["unsaid"], data["account"]
    cards = "".join(
        f'<div class="gap"><h4>{text(g["title"])}</h4><p>{text(g["text"])} '
        f"<button {marked(g['statements'], g['title'])}>{text(say('Open'))}</button></p></div>"
        for g in gaps
    )
    none = f"<p>{text(say('Nothing of this kind is open {account}.', account=account))}</p>"
    return (
        f'<section class="part" id="{text(anchor)}unsaid"><div class="label">'
        f"<h{level}>{text(say('What is not said'))}</h{level}>"
        f'<p class="quiet small">{text(say("read before quoting this page"))}</p></div>'
        f'<div class="wide gaps">{cards or none}</div></section>'
    )


def sentences(statements: Sequence[Row]) -> list[str]:
    """Every sentence with its number, so that a printed page can be followed back."""
    items = "".join(
        f'<li id="n{n}"><span class="said" dir="auto">{text(s["quote"])}</span>'
        f'<br><span class="quiet small">{text(_told(s))}</span></li>'
        for n, s in enumerate(statements, 1)
    )
    return [
        f'<h2 id="sentences">{text(say("The sentences"))}</h2><ol class="sentences">{items}</ol>'
    ]


def _told(s: Row) -> str:
    own = s["holder"] == s["speaker"] and not s["via"]
    holder = s["holder"] or say("nobody named")
    whose = "" if own else say(", the view of {holder}", holder=holder)
    whose += "".join(say(", by way of {name}", name=name) for name in s["via"])
    how = f"{s['speaker'] or say('somebody')} {worded(s['commitment'])}{whose}"
    return f"{worded(s['form'])}: {s['reading']} · {how} · {s['title']}"


def _foot(data: Row) -> str:
    told = say(
        "Written from the coded statements by Hustings {version}, as of {day}; the same project "
        "and day give the same page. It says what {name} says, not what is so.",
        version=data["version"],
        day=data["today"],
        name=data["of"],
    )
    return f'<p class="quiet small foot">{text(told)}</p>'
