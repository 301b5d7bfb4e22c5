"""The account of one speaker: everything that person tells, in one reading order.

A reader who asks who stands to whom, since when, on whose authority, what is to come and what leads
to what gets each answer as plain sentences, all "in X's account", each with the statements it rests
on. Nothing is checked against the world, and nothing is added.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ...forecasts.due import day_of
from ...model import Study
from ...project import Project
from ...wording import ENGLISH, in_language
from ..answers.account import Account, AccountPart, AccountTable, SpeakerRow, Speakers
from ..answers.described import Counted
from ..rows import study_answer
from . import authorities, coming, history, leading, speaking, standing, views_held
from .telling import Teller, speakers, teller, texts_of
from .unsaid import unsaid
from .words import counted, joined, verb

TOLD = (*standing.FORMS, *history.FORMS, *views_held.FORMS, *authorities.FORMS)
TAKEN = (*TOLD, *leading.FORMS, *coming.FORMS)
"""Forms that have a part of their own."""

__all__ = ["account", "speakers_view"]


@in_language(ENGLISH)
def account(
    project: Project, of: str, *, today: str | None = None, versions: str = "once"
) -> Account:
    """The account of a speaker, by name or alias.

    ``today`` (ISO) says which forecasts are due; default: this day. Of an interview in several
    ``versions`` the one counts in which most of this speaker is coded (once), or all. The same
    project and day give the same account, in English in whatever language it is asked for. Raises
    UnknownName with the nearest names, OptionError for a day that is none.
    """
    day = today or date.today().isoformat()
    day_of(day)
    t = teller(project, of, day, versions)
    parts = [
        standing.standing(t),
        history.told_times(t),
        views_held.views_held(t),
        authorities.authorities(t),
        leading.leading(t),
        coming.coming(t),
        *_also(t),
    ]
    first = speaking.speaking(t)
    rests = _rests(t, parts)
    options = {"of": t.name, "today": day} | ({"versions": "all"} if versions == "all" else {})
    study = Study("account", options)
    return Account(
        of=t.name,
        title=f"The account of {t.name}",
        account=t.account,
        about=_about(t),
        parts=[_with_table(first, rests), *parts],
        unsaid=unsaid(t),
        others=[Counted(n, k) for n, k in speakers(project).items() if n != t.name],
        today=day,
        why_empty=None,
        versions=t.notes,
        study=study_answer(study),
    )


def speakers_view(project: Project) -> Speakers:
    """Everybody whose account can be read, those who say most first."""
    texts = texts_of(project)
    return Speakers([SpeakerRow(name, n, texts[name]) for name, n in speakers(project).items()])


def _about(t: Teller) -> list[str]:
    """What stands under the title: how much is coded, by whom, and what that means."""
    n = t.passages(s.id for s in t.said)
    coders = sorted({s.coder for s in t.said if s.coder})
    by = f" by {joined(coders)}" if coders else ""
    return [
        f"{counted(n, 'sentence')} in {counted(len({s.transcript for s in t.said}), 'text')}",
        f"{counted(len(t.said), 'statement')} coded{by}",
        f"Everything below is {t.account}; nothing was checked against the world unless it says so",
    ]


def _rests(t: Teller, parts: Sequence[AccountPart]) -> AccountTable:
    """On how few sentences each part rests."""
    rows = [t.row([p.title, p.rests.partition(", ")[2]], p.statements) for p in parts]
    return AccountTable(
        "On how few sentences each part rests", ["part", "holds", "sentences"], rows
    )


def _with_table(part: AccountPart, table: AccountTable) -> AccountPart:
    return AccountPart(
        part.key,
        part.title,
        part.page,
        part.rests,
        part.sentences,
        part.statements,
        part.lines,
        [table, *part.tables],
        part.quotes,
        part.figure,
    )


def _also(t: Teller) -> list[AccountPart]:
    """What is coded with forms that have no part of their own: nothing is left out."""
    said = [s for s in t.said if s.form not in TAKEN]
    if not said:
        return []
    ids = [s.id for s in said]
    labels = {f.name: f.label or f.name for f in t.project.forms()}
    by: dict[tuple[str, str, str], list[str]] = {}
    for s in said:
        whose = t.holder(s)
        by.setdefault((labels.get(s.form, s.form), t.readings[s.id], whose), []).append(s.id)
    n = t.passages(ids)
    forms = sorted({key[0].lower() for key in by})
    other = verb(len(forms), "another form", "other forms")
    line = f"{counted(n, 'sentence')} {verb(n, 'is', 'are')} coded with {other}: {joined(forms)}."
    rows = [t.row(cells, held) for cells, held in by.items()]
    columns = ["form", "what", "whose view", "sentences"]
    return [
        AccountPart(
            key="also",
            title="Also coded",
            page="statements",
            rests=f"{t.sentences(ids)}, {counted(len(forms), 'other form')}",
            sentences=n,
            statements=ids,
            lines=[t.line(line, ids)],
            tables=[AccountTable("Also coded", columns, rows)],
            quotes=[],
            figure=None,
        )
    ]
