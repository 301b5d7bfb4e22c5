"""A report in sentences: what was found, in whose account, and where the differences lie."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ..guards.cells import table_text
from ..wording import ENGLISH, counted, decimal, listed, say, say_many, spoken, worded
from .fields import shared_layers
from .results import ALL, AgreementReport
from .tally import FieldAgreement

STEPS = 3
"""So many fields or codes are named among what to do next."""

HALF = 0.5

NUMBERS = tuple("No One Two Three Four Five Six Seven Eight Nine Ten".split())


def _coefficients() -> str:
    return say(
        "Finding is F1 (mean of pairs of coders; positive specific agreement) and unitizing alpha "
        "of marked against not marked (Krippendorff et al. 2016). Fields are Krippendorff’s alpha "
        "(nominal; interval for numbers, ordinal for ordered choices, MASI for several values), "
        "AC1 (Gwet 2008) beside it where values are two or skewed."
    )


def share(value: float | None) -> str:
    """A share as a person reads it."""
    return say("undefined") if value is None else f"{100 * value:.0f} %"


def number(value: float | None) -> str:
    """A coefficient as it is printed: two digits, no nought before the point."""
    if value is None:
        return say("undefined")
    return f"{value:.2f}".replace("0.", ".", 1).replace("-", "−")


def sentences(report: AgreementReport) -> tuple[str, ...]:
    """The report, words first: one sentence on all, then one paragraph a form."""
    n = len(report.universe.transcripts)
    if not n and report.settings.again:
        return (
            say(
                "{coder} has not finished a second look at anything yet; Workload says what is to "
                "be looked at again, and from when on.",
                coder=report.coders[0],
            ),
        )
    shut = [t for t in report.universe.left_out if t.shut]
    if not n and shut:
        return (
            say_many(
                len(shut),
                "No text was compared: {n} text coded blind is not seen yet.",
                "No text was compared: {n} texts coded blind are not seen yet.",
            ),
        )
    if not n:
        return (
            say(
                "No text was compared: {coders} have not finished one together. Declare texts "
                "finished, or compare every text that several coded.",
                coders=listed([*report.coders]),
            ),
        )
    return (_all(report), *(_form(report, name) for name in report.finding if name != ALL))


def _all(report: AgreementReport) -> str:
    found = report.finding[ALL]
    n = len(report.coders)
    many = NUMBERS[n] if n < len(NUMBERS) else "Several"
    marked = listed([str(k) for k in found.statements.values()])
    least = report.settings.threshold
    same = (
        say_many(
            found.matched,
            "{n} is the same passage (half or more shared)",
            "{n} are the same passage (half or more shared)",
        )
        if least == HALF
        else say_many(
            found.matched,
            "{n} is the same passage ({least} or more shared)",
            "{n} are the same passage ({least} or more shared)",
            least=decimal(f"{least:g}"),
        )
    )
    who = (
        say("{coder} read {texts} twice", coder=report.coders[0], texts=_read(report))
        if report.settings.again
        else say("{many} coders read {texts}", many=worded(many), texts=_read(report))
    )
    return say(
        "{who} and marked {marked} statements ({coders}); {same}: {share} (F1).",
        who=who,
        marked=marked,
        coders=listed([*report.coders]),
        same=same,
        share=share(found.f1),
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
        return say("{passages} of {texts}", passages=many, texts=told)
    return say("{texts} ({n} of them in {passages})", texts=told, n=len(parts), passages=many)


def _form(report: AgreementReport, form: str) -> str:
    found = report.finding[form]
    parts = [
        say(
            "{form}: {marked} statements, {n} of them the same passage, F1 {f1}.",
            form=worded(form).capitalize(),
            marked=listed([str(k) for k in found.statements.values()]),
            n=found.matched,
            f1=number(found.f1),
        )
    ]
    own = {x.name for x in shared_layers()}
    for name, one in report.fields[form].items():
        if name not in own and one.n:
            parts.append(_field(name, one))
    return " ".join(parts)


def _field(name: str, one: FieldAgreement) -> str:
    agreed = sum(c.n for c in one.confusions if c.a == c.b)
    total = sum(c.n for c in one.confusions)
    told = say(
        "{field} agrees in {n} of {total} ({share})",
        field=worded(name),
        n=agreed,
        total=total,
        share=share(one.percent),
    )
    if one.alpha is not None:
        limits = f" [{number(one.low)}, {number(one.high)}]" if one.low is not None else ""
        told += f", alpha {number(one.alpha)}{limits}"
    elif one.why:
        why = one.why.rstrip(".")
        if spoken() == ENGLISH:
            why = f"{why[0].lower()}{why[1:]}"
        told += say("; no alpha: {why}", why=why)
    worst = next((c for c in one.confusions if c.a != c.b), None)
    if not worst:
        return f"{told}."
    return told + say(
        "; most often apart: {one} with {other} ({n}).", one=worst.a, other=worst.b, n=worst.n
    )


def next_steps(report: AgreementReport) -> tuple[str, ...]:
    """The fields that cost most, and what is confused there: where a definition may be unclear."""
    costs = sorted(_costs(report), key=lambda c: (-c[0], c[1], c[2]))
    total = sum(c[0] for c in costs)
    out = []
    for apart, form, name, worst in costs[:STEPS]:
        if apart:
            out.append(
                say(
                    "{form}, {field}: {n} of {total} differences in fields ({share}){worst}. Read "
                    "these together, and see whether the codebook decides them.",
                    form=worded(form),
                    field=worded(name),
                    n=apart,
                    total=total,
                    share=share(apart / total),
                    worst=worst,
                )
            )
    alone = sum(report.finding[ALL].only.values()) if report.universe.transcripts else 0
    if alone:
        out.insert(
            0,
            say_many(
                alone,
                "{n} statement has no partner: agree first on what is to be marked.",
                "{n} statements have no partner: agree first on what is to be marked.",
            ),
        )
    return tuple(out)


def _costs(report: AgreementReport) -> Iterator[tuple[int, str, str, str]]:
    for form, layers in report.fields.items():
        for name, one in layers.items():
            # what is told by another layer already is not counted twice
            if form == ALL or name in ("rejects", "whose view"):
                continue
            apart = [c for c in one.confusions if c.a != c.b]
            worst = ""
            if apart:
                pair = {"one": worded(apart[0].a), "other": worded(apart[0].b)}
                worst = say(", most often {one} with {other}", **pair)
            yield sum(c.n for c in apart), form, name, worst


def methods(report: AgreementReport) -> str:
    """A paragraph for the methods section: coders, texts, unit, coefficients, interval, seed."""
    s, u = report.settings, report.universe
    texts = (
        say("that every coder counted there had declared finished")
        if s.universe == "finished"
        else say("that at least two of them had coded or declared finished")
    )
    missing = sum(1 for x in u.transcripts if x.missing)
    drawn = say(
        "Intervals (95 %) are percentile bootstraps over transcripts, {draws} draws, seed {seed}, "
        "widened for few transcripts; none is given under four transcripts.",
        draws=s.draws,
        seed=str(s.seed),
    )
    unit = (
        say(
            "Statements were matched one to one within a transcript where they share at least "
            "{share} of their union; fields are compared on matched statements only.",
            share=share(s.threshold),
        )
        if s.unit == "statement"
        else say(
            "Fields are compared on the set of values per {unit} (MASI distance).",
            unit=worded(s.unit),
        )
    )
    gone = say("; in {n} a coder is missing", n=missing) if missing else ""
    coded = say(
        "{coders} coded {read} {texts} ({left} left out{gone}).",
        coders=listed([*report.coders]),
        read=_read(report),
        texts=texts,
        left=counted(len(u.left_out), "transcript"),
        gone=gone,
    )
    told = f"{coded} {unit} {_coefficients()} {drawn}"
    if report.settings.again:
        told += _delay(report)
    if report.dependent:
        told += " " + say_many(
            report.dependent,
            "{n} statement began as a suggestion that coders saw: they are not independent.",
            "{n} statements began as a suggestion that coders saw: they are not independent.",
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
    last = counted(days[-1], "day")
    apart = last if days[0] == days[-1] else f"{days[0]}–{last}"
    return " " + say(
        "This is the agreement of one coder over time: the second look was finished {apart} "
        "after the first coding, without sight of it.",
        apart=apart,
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
