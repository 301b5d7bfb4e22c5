"""Projects, texts, statements and what is computed of them alone, in a notebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np

from ..model.text import SPOKEN_KINDS
from ..shown import Showing
from .tables import ROWS, counted, figure, of_columns, of_facts, table


def _statements_line(s: Any) -> str:
    of = f" of {s.name}" if s.name else ""
    return f"<Statements{of}: {counted(len(s), 'statement')}, {counted(len(s.columns), 'column')}>"


SHOWN_COLUMNS = ("document", "date", "form", "speaker", "holder", "commitment", "quote")


def _statements_table(s: Any) -> str:
    names = [c for c in SHOWN_COLUMNS if c in s] or list(s.columns)[:8]
    few = s.take(np.arange(min(len(s), ROWS)))
    plain = [few[c].as_names().plain() for c in names]
    rows = [["" if v is None else v for v in row] for row in zip(*plain, strict=True)]
    rest = len(s) - len(rows)
    return table(_statements_line(s)[1:-1], names, rows, f"and {rest:,} more" if rest else "")


def _project_line(p: Any) -> str:
    return f"<Project {p.path.name}>"


def _project_table(p: Any) -> str:
    rows = [
        (t["title"], t["date"] or "", t["turns"], t["characters"], t["statements"])
        for t in p.transcripts()
    ]
    names = ("text", "date", "turns", "characters", "statements")
    return table(_project_line(p)[1:-1], names, rows)


def _transcript_line(t: Any) -> str:
    of = f" {t.title}" if t.title else ""
    spoken = sum(turn.kind in SPOKEN_KINDS for turn in t.turns)
    return f"<Transcript{of}: {counted(spoken, 'turn')}, {counted(len(t.text), 'character')}>"


def _transcript_table(t: Any) -> str:
    rows = [(x.speaker or "", x.kind, t.text[x.start : x.end]) for x in t.turns[:ROWS]]
    left = len(t.turns) - len(rows)
    more = f"and {left:,} more, headings and notes counted" if left else ""
    return table(_transcript_line(t)[1:-1], ("speaker", "kind", "words"), rows, more)


def _look_line(x: Any) -> str:
    return (
        f"<FirstLook at {x.title}: {counted(x.turns, 'turn')}, {counted(len(x.names), 'name')}, "
        f"{counted(len(x.causes), 'cause')}, {counted(len(x.quotations), 'quotation')}>"
    )


def _look_facts(x: Any) -> Iterator[tuple[str, Any]]:
    yield from ((f"turns of {s.name}", s.turns) for s in x.speakers[:3])
    for kind in ("names", "dates", "quotations", "causes", "forecasts", "relations"):
        yield f"candidates: {kind}", len(getattr(x, kind))
    if x.unread:
        yield "not looked for", x.unread


def _agreement_line(a: Any) -> str:
    forms = ", ".join(f"{form} F1 {figure(f.f1)}" for form, f in a.finding.items())
    texts = counted(len(a.universe.transcripts), "text")
    return f"<AgreementReport of {' and '.join(a.coders)} on {texts}: {forms or 'nothing found'}>"


def _agreement_table(a: Any) -> str:
    rows = [
        (form, figure(f.f1), figure(f.low), figure(f.high), f.matched, f.why)
        for form, f in a.finding.items()
    ]
    names = ("form", "F1 of finding", "low", "high", "found by both", "why none")
    return table(_agreement_line(a)[1:-1], names, rows, " ".join(a.words[:1]))


def _difference_line(d: Any) -> str:
    return f"<Difference {d.check}: {d.says}>"


def _score_line(s: Any) -> str:
    return f"<Score of {counted(s.forecasts, 'forecast')}, {s.decided:,} decided>"


def _changes_line(c: Any) -> str:
    why = f"; {c.why_empty}" if c.why_empty else ""
    verdicts = Counter(change.verdict for part in _parts(c) for change in part)
    said = ", ".join(f"{n} {verdict}" for verdict, n in sorted(verdicts.items()))
    return f"<Changes of {c.of}, {c.a.label} to {c.b.label}: {said or 'nothing'}{why}>"


def _parts(c: Any) -> tuple[Any, ...]:
    return c.positions, c.arrows, c.relations, c.forecasts, c.views


def _account_line(a: Any) -> str:
    why = f"; {a.why_empty}" if a.why_empty else ""
    return f"<Account of {a.of}: {counted(len(a.parts), 'part')}, {len(a.unsaid):,} left open{why}>"


def _account_table(a: Any) -> str:
    rows = [(p.title, p.sentences, p.lines[0].text if p.lines else "") for p in a.parts]
    return table(
        _account_line(a)[1:-1], ("part", "sentences", "it begins"), rows, " ".join(a.about)
    )


def listed_line(items: Any) -> str:
    """What a list holds, counted; and whether it is all."""
    kinds = Counter(type(x).__name__ for x in items)
    said = ", ".join(counted(n, *NOUNS.get(k, (k.lower(),))) for k, n in kinds.items())
    whole = getattr(items, "complete", True)
    return f"<{said or 'nothing found'}{'' if whole else '; ' + items.note}>"


NOUNS = {
    "FactorProposal": ("proposal to merge factors", "proposals to merge factors"),
    "Surprise": ("surprising difference",),
}
"""Class -> what one of it is called, and several, where that is not its own name."""


def showings() -> dict[str, Showing]:
    """Class -> how it is shown."""
    return {
        "Project": Showing(_project_line, _project_table),
        "Transcript": Showing(_transcript_line, _transcript_table),
        "Statements": Showing(_statements_line, _statements_table),
        "Listed": of_columns(listed_line),
        "Difference": of_columns(_difference_line, lambda d: d.passage),
        "Score": of_columns(_score_line, lambda s: s.says),
        "Changes": of_columns(_changes_line, lambda c: " ".join(c.notes)),
        "Account": Showing(_account_line, _account_table),
        "FirstLook": of_facts(_look_line, _look_facts),
        "AgreementReport": Showing(_agreement_line, _agreement_table),
    }
