"""The ledger of quotations as an answer; quoted words laid beside an original."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from ...errors import CodingError, OptionError, UnknownName
from ...model import Commitment, Selection, Statement
from ...project import Project
from ...project.asking import Asked, Slice, Span
from ...sources import CHECKS, Difference, Quotation, difference, headline, ledger
from ...sources.ledgers import Check, Closeness
from ..answers.quotations import (
    ComparedWord,
    ComparedWords,
    QuotationLedger,
    QuotationRow,
    ReportedView,
)
from ..places import Places, in_account

FORM = "quotation"
REPORTED = 200
"""Views reported without a quotation that are sent; the answer says how many there are."""
PAGE = 200
"""Views that are looked through at once."""
AROUND = 120
"""So many characters round the passage of an original are shown."""


OF_OTHERS = Asked(of_others=True, but=FORM)
"""What is told as the view of somebody else, and no quotation."""


def quotations(project: Project, speakers: Sequence[str] = ()) -> tuple[Quotation, ...]:
    """The quotations of a project, or of some speakers, in reading order."""
    return ledger(project.statements(Selection(forms=(FORM,), speakers=tuple(speakers))))


def quotations_view(project: Project) -> QuotationLedger:
    """The whole ledger, with views that are reported without quoting."""
    rows, places = quotations(project), Places(project)
    reported, every = unquoted(project)
    return QuotationLedger(
        headline=headline(rows),
        in_account=in_account({row.quoted_by for row in rows}),
        rows=[_row(row, places) for row in rows],
        reported=_views(reported),
        all_reported=every,
    )


def _row(row: Quotation, places: Places) -> QuotationRow:
    return QuotationRow(
        statement=row.statement,
        transcript=row.transcript,
        title=places.titles.get(row.transcript, ""),
        turn=places.turn(row.transcript, row.start),
        start=row.start,
        end=row.end,
        before=places.before(row.transcript, row.start),
        quote=row.quote,
        quoted=row.quoted,
        quoted_by=row.quoted_by,
        concept=row.concept,
        words=cast(Closeness | None, row.words),
        commitment=cast(Commitment, row.commitment),
        source=row.source,
        check=cast(Check, row.check),
        to_check=row.to_check,
        original=row.original,
        difference=compared(row.difference, row.original) if row.difference else None,
    )


def compared(found: Difference, original: str | None) -> ComparedWords:
    """A difference as an answer, with a little of the original round the passage."""
    text = original or ""
    return ComparedWords(
        words=[ComparedWord(step.kind, step.quoted, step.original) for step in found.steps],
        says=found.says,
        check=cast(Check, found.check),
        passage=found.passage,
        start=found.start,
        end=found.end,
        before=text[max(0, found.start - AROUND) : found.start],
        after=text[found.end : found.end + AROUND],
    )


def unquoted(project: Project) -> tuple[list[Statement], int]:
    """Views of somebody else's that no quotation covers: the first in reading order, and how many
    there are.
    """
    quoted: dict[str, list[Span]] = {}
    for q in project.spans(Asked(Selection(forms=(FORM,)))):
        quoted.setdefault(q.transcript, []).append(q)
    beside = Selection(transcripts=tuple(quoted))
    covered = {
        s.statement
        for s in (project.spans(replace(OF_OTHERS, selection=beside)) if quoted else ())
        if any(q.begin < s.stop and s.begin < q.stop for q in quoted.get(s.transcript, ()))
    }
    first: list[Statement] = []
    cursor: Sequence[Any] | None = None
    while True:
        page = project.page(OF_OTHERS, Slice(PAGE, after=cursor))
        first += [s for s in page.statements if s.id not in covered]
        cursor = page.cursor
        if cursor is None or len(first) >= REPORTED:
            return first[:REPORTED], page.total - len(covered)


def _views(rows: Sequence[Statement]) -> list[ReportedView]:
    """Views as they are listed."""
    return [
        ReportedView(
            statement=s.id,
            transcript=s.transcript,
            start=s.start,
            quote=s.quote,
            speaker=s.speaker,
            holder=s.holder or "",
            commitment=cast(Commitment, s.commitment),
        )
        for s in rows
    ]


@dataclass(frozen=True)
class Original:
    """An original: its text, or a transcript of the project by its id."""

    text: str | None = None
    transcript: str | None = None

    @property
    def given(self) -> bool:
        """Whether there is any."""
        return self.text is not None or self.transcript is not None


def compare(project: Project, key: str, original: Original) -> ComparedWords:
    """Lay a quotation beside an original; writes nothing.

    Raises CodingError for a statement that is no quotation, OptionError where no original or two
    are given, InputError where it holds none of the words.
    """
    said = _quotation(project, key)
    text = _text(project, original)
    return compared(difference(said.quote, text), text)


def check(
    project: Project,
    key: str,
    original: Original,
    *,
    verdict: str | None = None,
    source: str | None = None,
) -> ComparedWords | None:
    """Keep what came of a check; one undoable change. Returns the comparison, where one was made.

    ``verdict`` is one of :data:`~hustings.sources.CHECKS` (default: what the comparison says); the
    passage is kept as the original. A transcript gives its title as the source where none is named.
    """
    said = _quotation(project, key)
    if verdict is not None and verdict not in CHECKS:
        raise UnknownName("check", verdict, CHECKS)
    if verdict is None and not original.given:
        raise OptionError("Give the original, or say what came of the check.")
    found = compare(project, key, original) if original.given else None
    values = {"check": verdict or (found.check if found else "unchecked")}
    if found is not None and found.check != "not found":
        values["original"] = found.passage
    title = project.titles().get(original.transcript or "", "")
    named = source or (title if not said.values.get("source") else "")
    project.edit(key, values={**values, **({"source": named} if named else {})})
    return found


def _quotation(project: Project, key: str) -> Statement:
    found = project.statements(ids=[key])
    if not found:
        raise UnknownName("statement", key)
    if found[0].form != FORM:
        raise CodingError(
            f"Only a quotation can be checked against an original; this statement is a "
            f"{found[0].form}. Nothing was written."
        )
    return found[0]


def _text(project: Project, original: Original) -> str:
    if (original.text is None) == (original.transcript is None):
        raise OptionError("Give one original: its text, or a transcript of the project.")
    if original.text is not None:
        return original.text
    return project.transcript(original.transcript or "").text
