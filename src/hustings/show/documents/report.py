"""One self-contained page: transcripts, statements, network, map and method; every mark opens its
quotes.

Nothing in it points outside. Its policy names the hashes of the one script and the one style sheet,
so that whatever a transcript holds is text and never runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from ...wording import counted, decimal, say, worded
from ..html import marked as _ids
from ..html import own_names, page_pieces
from ..html import text as _text
from .account import account_parts

Row = Mapping[str, Any]

NAMED = 5
"""Statements in one place whose readings its mark is named by; it opens all of them."""


def report_pieces(data: Mapping[str, Any]) -> Iterator[str]:
    """The page, bit by bit, for plain data: ``project``, ``version``, ``transcripts`` (title, date, text,
    turns), ``statements`` (rows), ``network`` (svg, title, text, rows, columns, matrix,
    cells: "i,j" -> ids), ``studies`` (several of these), ``maps`` (svg, title, text, loops), ``quotations`` and
    ``forecasts`` (title, text, columns, rows of id, quote and cells),
    ``accounts`` (see views/answers/account.py, each with ``changed`` or None), ``pictures`` (anchor, title, text, svg, legend, heading, rows: words and ids), ``ascription``
    (caption, pairs), ``memos`` (on, name, text, by, at) and ``method`` (paragraphs)."""
    title = say("{project}: who says what", project=data["project"])
    parts = (
        ("network", say("Network")),
        ("map", say("Map")),
        ("statements", say("Statements")),
        ("text", say("Text")),
        *([("memos", say("Memos"))] if data.get("memos") else []),
        ("method", say("Method")),
    )
    body: list[str | Iterator[str]] = [
        f"<h1>{_text(data['project'])}</h1>",
        f'<p class="quiet">{_text(data["summary"])}</p>',
        f'<nav aria-label="{_text(say("Parts"))}">'
        + "".join(
            f'<a href="#account-{n}-speaks">{_text(told["title"])}</a>'
            for n, told in enumerate(data.get("accounts") or (), 1)
        )
        + "".join(f'<a href="#{anchor}">{_text(name)}</a>' for anchor, name in parts)
        + "</nav>",
        *(
            part
            for n, told in enumerate(data.get("accounts") or (), 1)
            for part in account_parts(told, 2, f"account-{n}-")
        ),
        _network(data.get("network")),
        *(_network(study, anchor="") for study in data.get("studies") or ()),
        _maps(data.get("maps") or ()),
        _ledger(data.get("quotations"), "quotations"),
        _ledger(data.get("forecasts"), "forecasts"),
        _agreement(data.get("agreement") or ()),
        *(_picture(part) for part in data.get("pictures") or ()),
        _ascription(data.get("ascription")),
        statements_part(data["statements"]),
        texts_part(data["transcripts"], data["statements"]),
        _memos(data.get("memos") or ()),
        _method(data["method"]),
    ]
    return page_pieces(title, body, data["statements"], "account.css")


def _network(net: Row | None, *, anchor: str = ' id="network"') -> str:
    if not net:
        none = say("No two holders speak about the same concept yet.")
        return f'<h2 id="network">{_text(say("Network"))}</h2><p class="quiet">{_text(none)}</p>'
    head = "".join(f'<th scope="col">{_text(c)}</th>' for c in net["columns"])
    lines = []
    for i, row in enumerate(net["rows"]):
        cells = []
        for j, column in enumerate(net["columns"]):
            weight, ids = net["matrix"][i][j], net["cells"].get(f"{i},{j}", [])
            shown = decimal(f"{weight:.3g}").replace("-", "−")
            name = say("{row} and {column}: weight {weight}", row=row, column=column, weight=shown)
            cells.append(
                f"<td><button {_ids(ids, name)}>{shown}</button></td>" if weight else "<td></td>"
            )
        lines.append(f'<tr><th scope="row">{_text(row)}</th>{"".join(cells)}</tr>')
    return (
        f"<h2{anchor}>{_text(net['title'])}</h2><p>{_text(net['text'])}</p>"
        f'<div class="scroll">{net["svg"]}</div>'
        f"<details><summary>{_text(_of_matrix(net))}</summary>"
        f'<div class="scroll"><table class="matrix"><thead><tr><th></th>{head}'
        f"</tr></thead><tbody>{''.join(lines)}</tbody></table></div></details>"
    )


def _of_matrix(net: Row) -> str:
    """What a matrix is of, where it is not of everybody."""
    sides = zip((net["rows"], net["columns"]), net["every"], strict=True)
    cut = dict.fromkeys((len(some), every) for some, every in sides if len(some) < every)
    told = [say("{some} of {every}", some=some, every=every) for some, every in cut]
    said = say("As a matrix")
    if told:
        said = say("As a matrix: {size}, who say or are spoken of most", size=" × ".join(told))
    if not net["first"]:
        return said
    return say("{said}; a cell opens its first {n} sentences", said=said, n=net["first"])


def _maps(maps: Sequence[Row]) -> str:
    if not maps:
        none = say("Nobody asserts a cause yet.")
        return f'<h2 id="map">{_text(say("Map"))}</h2><p class="quiet">{_text(none)}</p>'
    parts = ['<span id="map"></span>']
    for m in maps:
        loops = "".join(
            f"<tr><td>{_text(worded(x['kind']))}</td><td><button "
            f"{_ids(x['statements'], say('Loop: {kind}', kind=worded(x['kind'])))}>"
            f"{_text(' → '.join([*x['concepts'], x['concepts'][0]]))}</button></td><td>{_text(x['told'])}</td></tr>"
            for x in m["loops"]
        )
        table = (
            f"<h3>{_text(say('Loops'))}</h3><table><tbody>{loops}</tbody></table>" if loops else ""
        )
        parts.append(
            f'<h2>{_text(m["title"])}</h2><p>{_text(m["text"])}</p><div class="scroll">{m["svg"]}</div>'
            f'<p class="small quiet">{_text(_legend())}</p>{table}'
        )
    return "".join(parts)


def _legend() -> str:
    return say(
        "Solid with +: raises; dashed with −: lowers; dotted: not said. Width: how many say it, "
        "not how strong."
    )


def _ledger(ledger: Row | None, anchor: str) -> str:
    """A ledger as a table; each row's words open their sentence."""
    if not ledger or not ledger["rows"]:
        return ""
    head = "".join(f'<th scope="col">{_text(name)}</th>' for name in ledger["columns"])
    lines = []
    for row in ledger["rows"]:
        words = f"<button {_ids([row['id']], row['cells'][0])}>{_text(row['quote'])}</button>"
        cells = "".join(f"<td>{_text(cell)}</td>" for cell in row["cells"])
        lines.append(f'<tr><td class="said">{words}</td>{cells}</tr>')
    return (
        f'<h2 id="{anchor}">{_text(ledger["title"])}</h2><p>{_text(ledger["text"])}</p>'
        f'<div class="scroll"><table><thead><tr><th scope="col">{_text(say("words"))}</th>'
        f"{head}</tr></thead>"
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def _picture(part: Row) -> str:
    """A drawing with what it says, how it is read, and rows that open their sentences."""
    rows = "".join(
        f"<li><button {_ids(ids, words)}>{_text(words)}</button></li>"
        for words, ids in part["rows"]
    )
    listed = f"<h3>{_text(part['heading'])}</h3><ul>{rows}</ul>" if rows else ""
    sheets = [own_names(svg, f"{part['anchor']}{n}") for n, svg in enumerate(part.get("paper", ()))]
    paper = f'<div class="paper">{"".join(sheets)}</div>' if sheets else ""
    kind = ' class="sheets"' if sheets else ""
    return (
        f'<h2 id="{_text(part["anchor"])}">{_text(part["title"])}</h2><p>{_text(part["text"])}</p>'
        f'<div{kind}><div class="scroll">{part["svg"]}</div>{paper}</div>'
        f'<p class="small quiet">{_text(part["legend"])}</p>{listed}'
    )


def _ascription(part: Row | None) -> str:
    """Who puts which views into whose mouth, as a table that opens its sentences."""
    if not part:
        return ""
    lines = "".join(
        f"<tr><td>{_text(p['teller'])}</td><td>{_text(p['holder'])}</td>"
        f"<td class='n'><button {_ids(p['statements'], p['teller'] + ' → ' + p['holder'])}>"
        f"{_text(p['counts'])}</button></td></tr>"
        for p in part["pairs"]
    )
    return (
        f'<h2 id="ascription">{_text(say("Who tells whose views"))}</h2>'
        f"<p>{_text(part['caption'])}.</p><table><thead><tr><th>{_text(say('teller'))}</th>"
        f"<th>{_text(say('whose view'))}</th><th>{_text(say('statements'))}</th></tr></thead>"
        f"<tbody>{lines}</tbody></table>"
    )


def _agreement(forms: Sequence[Row]) -> str:
    """How far coders agree: what was found, and every field; each number opens its statements."""
    if not forms:
        return ""
    parts = [
        f'<h2 id="agreement">{_text(say("Agreement of coders"))}</h2>',
        f"<p>{_text(forms[0]['text'])}</p>",
    ]
    columns = (say("field"), say("rests on"), say("equal"), "alpha", say("told apart"))
    head = "".join(f"<th>{_text(name)}</th>" for name in columns)
    for form in forms:
        found = " ".join(
            f"<button {_ids(ids, worded(form['form']) + ': ' + name)}>{_text(name)}: "
            f"{counted(len(ids), 'statement')}</button>"
            for name, ids in form["found"]
            if ids
        )
        lines = "".join(_agreed(form["form"], one) for one in form["fields"])
        parts.append(
            f"<h3>{_text(worded(form['form']))}</h3><p>F1 {_digits(form['f1'])}. {found}</p>"
            f'<div class="scroll"><table><thead><tr>{head}</tr></thead>'
            f"<tbody>{lines}</tbody></table></div>"
        )
    return "".join([*parts, f"<p>{_text(forms[0]['methods'])}</p>"])


def _agreed(form: str, one: Row) -> str:
    limits = one["limits"]
    told = f" [{_digits(limits[0])}, {_digits(limits[1])}]" if limits else ""
    alpha = f"{_digits(one['alpha'])}{told}" if one["alpha"] is not None else _text(one["why"])
    apart = one["apart"]
    opened = f"{worded(form)}, {one['name']}: {say('told apart')}"
    many = counted(len(apart), "statement")
    shown = f"<button {_ids(apart, opened)}>{many}</button>" if apart else ""
    return (
        f"<tr><td>{_text(one['name'])}</td><td>{one['n']}</td><td>{100 * one['percent']:.0f} %</td>"
        f'<td>{alpha}</td><td class="n">{shown}</td></tr>'
    )


def _digits(value: float | None) -> str:
    if value is None:
        return say("undefined")
    return decimal(f"{round(value, 2) + 0:.2f}").replace("-", "−")  # + 0: no nought below nought


def _whose(s: Row) -> str:
    """The holder, bold where it is not the speaker, and by way of whom the view is told."""
    holder = _text(s["holder"] or say("unstated"))
    chain = s.get("chain")
    shown = f"<strong>{holder}</strong>" if s["holder"] != s["speaker"] or chain else holder
    return f'{shown}<br><span class="small quiet">{_text(chain)}</span>' if chain else shown


def statements_part(rows: Sequence[Row]) -> Iterator[str]:
    """A table of statements, row by row; each opens its sentence."""
    columns = (say("sentence"), say("form"), say("statement"), say("holder"), say("commitment"))
    head = "".join(f"<th>{_text(name)}</th>" for name in columns)
    many = say("{n}. Bold holder: not the speaker.", n=counted(len(rows), "statement"))
    yield (
        f'<h2 id="statements">{_text(say("Statements"))}</h2><p class="quiet">{_text(many)}</p>'
        f'<table class="stacked"><thead><tr>{head}</tr></thead><tbody>'
    )
    yield from (
        f'<tr><td class="said" dir="auto"><button {_ids([s["id"]], s["reading"])}>{_text(s["quote"])}</button></td>'
        f"<td>{_text(worded(s['form']))}</td><td>{_text(s['reading'])}</td>"
        f"<td>{_whose(s)}</td><td>{_text(worded(s['commitment']))}</td></tr>"
        for s in rows
    )
    yield "</tbody></table>"


def texts_part(transcripts: Sequence[Row], rows: Sequence[Row]) -> Iterator[str]:
    """Texts turn by turn, with their marks."""
    yield '<span id="text"></span>'
    marks: dict[str, list[Row]] = {}
    for s in rows:
        marks.setdefault(s["transcript"], []).append(s)
    for t in transcripts:
        own = sorted(marks.get(t["id"], ()), key=lambda s: s["start"])
        yield f'<h2>{_text(t["title"])}</h2><p class="quiet">{_text(t["date"] or "")}</p>'
        first = 0
        for turn in _whole(t["turns"], t["text"]):
            while (
                first < len(own)
                and own[first]["end"] <= turn["start"]
                and own[first]["start"] < turn["start"]
            ):
                first += 1
            here = _within(own, first, turn)
            who = turn["speaker"] or KINDS.get(turn["kind"], lambda: "")()
            yield (
                f'<div class="turn {_text(turn["kind"])}"><div class="who">{_text(who)}</div>'
                f'<p class="words" dir="auto">{_marked(t["text"], turn["start"], turn["end"], here)}</p></div>'
            )


KINDS: Mapping[str, Callable[[], str]] = {
    "question": lambda: say("question"),
    "answer": lambda: say("answer"),
}
"""What stands beside a turn of nobody who is named."""


def _within(own: Sequence[Row], first: int, turn: Row) -> list[Row]:
    """The statements of a text, from the ``first`` on, that lie in a turn."""
    found = []
    for at in range(first, len(own)):
        if own[at]["start"] >= turn["end"]:
            break
        if turn["start"] < own[at]["end"]:
            found.append(own[at])
    return found


def _whole(turns: Sequence[Row], text: str) -> Iterator[Row]:
    """The turns, and what stands between them (unless it is blank or a label): no word of a text is
    left out.
    """
    at = 0
    for turn in turns:
        begins = (
            turn["start"]
            if turn.get("label_start") is None
            else min(turn["start"], turn["label_start"])
        )
        if text[at:begins].strip():
            yield {"start": at, "end": begins, "kind": "unassigned", "speaker": None}
        yield turn
        at = max(at, turn["end"])
    if text[at:].strip():
        yield {"start": at, "end": len(text), "kind": "unassigned", "speaker": None}


def _marked(text: str, start: int, end: int, rows: Sequence[Row]) -> str:
    edges = sorted(
        {start, end, *(min(end, max(start, s[k])) for s in rows for k in ("start", "end"))}
    )
    out = []
    for a, b in pairwise(edges):
        told = [s for s in rows if s["start"] <= a and b <= s["end"]]
        words = _text(text[a:b])
        if told:
            ids, name = [s["id"] for s in told], "; ".join(s["reading"] for s in told[:NAMED])
            if len(told) > NAMED:
                name += f"; {say('and {n} more', n=len(told) - NAMED)}"
            form = told[-1]["form"].split()[0]
            words = f'<mark class="{_text(form)}" role="button" tabindex="0" {_ids(ids, name)}>{words}</mark>'
        out.append(words)
    return "".join(out)


def _memos(memos: Sequence[Row]) -> str:
    if not memos:
        return ""
    lines = []
    for memo in memos:
        ids = [memo["id"]] if memo["on"] == "statement" else []
        name = f"<button {_ids(ids, memo['name'])}>{_text(memo['name'])}</button>" if ids else ""
        signed = " · ".join(filter(None, (worded(memo["on"]), memo["by"], memo["at"][:10])))
        words = "<br>".join(map(_text, memo["text"].split("\n")))
        lines.append(
            f'<dt dir="auto">{name or _text(memo["name"])} <span class="quiet">{_text(signed)}</span></dt>'
            f'<dd dir="auto">{words}</dd>'
        )
    return f'<h2 id="memos">{_text(say("Memos"))}</h2><dl>{"".join(lines)}</dl>'


def _method(paragraphs: Sequence[str]) -> str:
    head = f'<h2 id="method">{_text(say("Method"))}</h2>'
    return head + "".join(f"<p>{_text(p)}</p>" for p in paragraphs)
