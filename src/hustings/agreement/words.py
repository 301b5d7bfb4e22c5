"""A report in sentences: what was found, in whose account, and where the differences lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from ..guards.cells import table_text
from .fields import shared_layers
from .results import ALL, AgreementReport
from .tally import FieldAgreement

STEPS = 3
"""So many fields or codes are named among what to do next."""

HALF = 0.5

COEFFICIENTS = (
    "Finding is F1 (mean of pairs of coders; positive specific agreement) and unitizing alpha of "
    "marked against not marked (Krippendorff et al. 2016). Fields are Krippendorff's alpha "
    "(nominal; interval for numbers, ordinal for ordered choices, MASI for several values), AC1 "
    "(Gwet 2008) beside it where values are two or skewed."
)

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def counted(n: int, thing: str) -> str:
    """ "one text", "1 text": small numbers of people and texts in words stand elsewhere."""
    return f"{n:,} {thing}{'' if n == 1 else 's'}"


def share(value: float | None) -> str:
    """A share as a person reads it."""
    return "undefined" if value is None else f"{100 * value:.0f} %"


def number(value: float | None) -> str:
    """A coefficient as it is printed: two digits, no nought before the point."""
    if value is None:
        return "undefined"
    return f"{value:.2f}".replace("0.", ".", 1).replace("-", "−")


def listed(names: Sequence[str]) -> str:
    """ "Anna, Ben and Cleo"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def sentences(report: AgreementReport) -> tuple[str, ...]:
    """The report, words first: one sentence on all, then one paragraph a form."""
    n = len(report.universe.transcripts)
    if not n and report.settings.again:
        return (
            f"{report.coders[0]} has not finished a second look at anything yet; Workload says "
            "what is to be looked at again, and from when on.",
        )
    if not n:
        return (
            f"No text was compared: {listed(report.coders)} have not finished one together. "
            "Declare texts finished, or compare every text that several coded.",
        )
    return (_all(report), *(_form(report, name) for name in report.finding if name != ALL))


def _all(report: AgreementReport) -> str:
    found = report.finding[ALL]
    many = NUMBERS[len(report.coders)] if len(report.coders) < len(NUMBERS) else "Several"
    marked = listed([str(k) for k in found.statements.values()])
    same = (
        f"{found.matched} are the same passage (half or more shared"
        if report.settings.threshold == HALF
        else f"{found.matched} are the same passage ({report.settings.threshold:g} or more shared"
    )
    who = (
        f"{report.coders[0]} read {_read(report)} twice"
        if report.settings.again
        else f"{many.capitalize()} coders read {_read(report)}"
    )
    return (
        f"{who} and marked {marked} "
        f"statements ({listed(report.coders)}); {same}): {share(found.f1)} (F1)."
    )


def _read(report: AgreementReport) -> str:
    """What was read: transcripts, or passages of some."""
    texts = report.universe.transcripts
    told = counted(len(texts), "transcript")
    parts = [t for t in texts if t.passages]
    if not parts:
        return told
    many = counted(sum(t.passages for t in parts), "passage")
    if len(parts) == len(texts):
        return f"{many} of {told}"
    return f"{told} ({len(parts)} of them in {many})"


def _form(report: AgreementReport, form: str) -> str:
    found = report.finding[form]
    parts = [
        f"{form.capitalize()}: {listed([str(k) for k in found.statements.values()])} statements, "
        f"{found.matched} of them the same passage, F1 {number(found.f1)}."
    ]
    own = {x.name for x in shared_layers()}
    for name, one in report.fields[form].items():
        if name not in own and one.n:
            parts.append(_field(name, one))
    return " ".join(parts)


def _field(name: str, one: FieldAgreement) -> str:
    agreed = sum(c.n for c in one.confusions if c.a == c.b)
    total = sum(c.n for c in one.confusions)
    told = f"{name} agrees in {agreed} of {total} ({share(one.percent)})"
    if one.alpha is not None:
        limits = f" [{number(one.low)}, {number(one.high)}]" if one.low is not None else ""
        told += f", alpha {number(one.alpha)}{limits}"
    elif one.why:
        told += f"; no alpha: {one.why[0].lower()}{one.why[1:].rstrip('.')}"
    worst = next((c for c in one.confusions if c.a != c.b), None)
    return told + (f"; most often apart: {worst.a} with {worst.b} ({worst.n})." if worst else ".")


def next_steps(report: AgreementReport) -> tuple[str, ...]:
    """The fields that cost most, and what is confused there: where a definition may be unclear."""
    costs = sorted(_costs(report), key=lambda c: (-c[0], c[1], c[2]))
    total = sum(c[0] for c in costs)
    out = []
    for apart, form, name, worst in costs[:STEPS]:
        if apart:
            out.append(
                f"{form}, {name}: {apart} of {total} differences in fields ({share(apart / total)})"
                f"{worst}. Read these together, and see whether the codebook decides them."
            )
    alone = sum(report.finding[ALL].only.values()) if report.universe.transcripts else 0
    if alone:
        out.insert(
            0,
            f"{counted(alone, 'statement')} have no partner: agree first on what is to be marked.",
        )
    return tuple(out)


def _costs(report: AgreementReport) -> Iterator[tuple[int, str, str, str]]:
    for form, layers in report.fields.items():
        for name, one in layers.items():
            # what is told by another layer already is not counted twice
            if form == ALL or name in ("rejects", "whose view"):
                continue
            apart = [c for c in one.confusions if c.a != c.b]
            worst = f", most often {apart[0].a} with {apart[0].b}" if apart else ""
            yield sum(c.n for c in apart), form, name, worst


def methods(report: AgreementReport) -> str:
    """A paragraph for the methods section: coders, texts, unit, coefficients, interval, seed."""
    s, u = report.settings, report.universe
    texts = (
        "that every coder counted there had declared finished"
        if s.universe == "finished"
        else "that at least two of them had coded or declared finished"
    )
    missing = sum(1 for x in u.transcripts if x.missing)
    drawn = (
        f"Intervals (95 %) are percentile bootstraps over transcripts, {s.draws:,} draws, seed "
        f"{s.seed}, widened for few transcripts; none is given under four transcripts."
    )
    unit = (
        f"Statements were matched one to one within a transcript where they share at least "
        f"{share(s.threshold)} of their union; fields are compared on matched statements only."
        if s.unit == "statement"
        else f"Fields are compared on the set of values per {s.unit} (MASI distance)."
    )
    gone = f"; in {missing} a coder is missing" if missing else ""
    told = (
        f"{listed(report.coders)} coded {_read(report)} {texts} "
        f"({counted(len(u.left_out), 'transcript')} left out{gone}). {unit} {COEFFICIENTS} {drawn}"
    )
    if report.settings.again:
        told += _delay(report)
    if report.dependent:
        told += (
            f" {counted(report.dependent, 'statement')} began as a suggestion that coders saw: "
            "they are not independent."
        )
    return told


def _delay(report: AgreementReport) -> str:
    """How long after the first coding the second looks were finished."""
    first, again = report.coders
    days = sorted(
        (datetime.fromisoformat(t.finished[again]) - datetime.fromisoformat(t.finished[first])).days
        for t in report.universe.transcripts
        if {first, again} <= t.finished.keys()
    )
    if not days:
        return ""
    apart = f"{days[0]}" if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
    return (
        f" This is the agreement of one coder over time: the second look was finished {apart} days "
        "after the first coding, without sight of it."
    )


def units_csv(report: AgreementReport, values: dict[str, dict[str, str]]) -> str:
    """Units by coders, one row a unit and field: any package can check the numbers.

    ``values`` holds the fields of each statement, by its id, as they were compared.
    """
    return table_text(_unit_rows(report, values))


def _unit_rows(report: AgreementReport, values: dict[str, dict[str, str]]) -> Iterator[list[Any]]:
    head = ["transcript", "form", "unit", "field", *report.coders]
    yield [*head, *(f"statement {c}" for c in report.coders)]
    for form, found in report.finding.items():
        for u, ids in enumerate(found.matched_ids):
            held = {values[i]["coder"]: i for i in ids}
            for name in report.fields[form]:
                key = f"{form}\t{name}"
                row = [values[held[c]].get(key, "") if c in held else "" for c in report.coders]
                own = [held.get(c, "") for c in report.coders]
                yield [values[ids[0]]["transcript"], form, u + 1, name, *row, *own]
