"""Statements that came without their texts (a table, web annotations), put where the project has
their words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ...exchange.bundle import CODE_FORM, Bundle, Report, count
from ...model import Field, Form, Statement, Transcript

if TYPE_CHECKING:
    from ..statements import Coding


def placed(
    project: Coding,
    bundle: Bundle,
    have: set[str],
    forms: dict[str, Form],
    report: Report,
) -> tuple[tuple[Statement, ...], dict[str, Transcript]]:
    """The statements, those without a text in the bundle (``have``) at their place in the
    project's, and those texts.

    A document is known by its id, or by its title (of ``bundle.titles``, or its name itself) where
    only one text has it, or by the words of its statements where one text alone has them all; this
    is told. Where the quote does
    not stand at the offsets (or there are none) and stands in the text exactly once, it is placed
    there, and the report says so; nothing is guessed beyond that. Values become what the fields of
    the project's form hold.
    """
    titles = Counter(t["title"] for t in project.transcripts())
    by_title = {t["title"]: t["id"] for t in project.transcripts() if titles[t["title"]] == 1}
    ids = {t["id"] for t in project.transcripts()}
    statements = bundle.statements
    texts: dict[str, Transcript] = {}
    keys: dict[str, str | None] = {}
    for said in statements:
        if said.transcript in have or said.transcript in keys:
            continue
        title = bundle.titles.get(said.transcript, said.transcript)
        keys[said.transcript] = (
            said.transcript if said.transcript in ids else by_title.get(title)
        ) or _by_words(project, ids, statements, said.transcript, report)
    out: list[Statement] = []
    found = lost = 0
    for said in statements:
        if said.transcript in have:
            out.append(said)
            continue
        key = keys[said.transcript]
        if key is None:
            out.append(said)
            continue
        if key not in texts:
            texts[key] = project.transcript(key)
        text = texts[key].text
        start, end = said.start, said.end
        if said.quote and (not 0 <= start < end or text[start:end] != said.quote):
            start = text.find(said.quote)
            end = start + len(said.quote)
            if start < 0 or text.find(said.quote, start + 1) >= 0:
                lost += 1
                continue
            found += 1
        form = said.form or (CODE_FORM.name if "code" in said.values else "")
        known = forms.get(form)
        values = {k: _typed(v, known.field(k) if known else None) for k, v in said.values.items()}
        out.append(said.with_(transcript=key, start=start, end=end, form=form, values=values))
    if found:
        report.approximated.append(
            f"{count(found, 'statement')} put where the words stand, not at the numbers given."
        )
    if lost:
        report.left.append(
            f"{count(lost, 'statement')}: the words stand nowhere in the text, or more than once."
        )
    return tuple(out), texts


LEAST_WORDS = 12
"""Characters a quote needs to show which text it was taken from."""


def _by_words(
    project: Coding,
    ids: Iterable[str],
    statements: Iterable[Statement],
    document: str,
    report: Report,
) -> str | None:
    """The one text that holds every quote of a document, None where none or several do."""
    quotes = {s.quote for s in statements if s.transcript == document}
    if not any(len(q) >= LEAST_WORDS for q in quotes):
        return None
    found = []
    for key in ids:
        text = project.text(key)
        if all(quote in text for quote in quotes):
            found.append(key)
    if len(found) != 1:
        return None
    title = project.titles()[found[0]]
    report.approximated.append(f"Document {document!r} is {title!r}, by the words of its quotes.")
    return found[0]


def _typed(value: Any, field: Field | None) -> Any:
    """A value as the field holds it; what does not fit stays as it came."""
    if field is None or value is None:
        return value
    shown = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
    if field.kind == "yes/no":
        return {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}.get(
            shown.strip().casefold(), value
        )
    if field.kind == "number":
        try:
            number = float(shown)
        except ValueError:
            return value
        return (
            int(number) if number.is_integer() and (field.integer or "." not in shown) else number
        )
    return shown
