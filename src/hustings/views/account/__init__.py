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
from ...wording import counted, say, say_many, worded
from ..answers.account import Account, AccountPart, AccountTable, SpeakerRow, Speakers
from ..answers.described import Counted
from ..rows import study_answer
from . import authorities, coming, history, leading, speaking, standing, views_held
from .telling import Teller, speakers, teller
from .unsaid import unsaid
from .words import joined

TOLD = (*standing.FORMS, *history.FORMS, *views_held.FORMS, *authorities.FORMS)
TAKEN = (*TOLD, *leading.FORMS, *coming.FORMS)
"""Forms that have a part of their own."""

__all__ = ["account", "speakers_view"]


def account(
    project: Project, of: str, *, today: str | None = None, versions: str = "once"
) -> Account:
    """The account of a speaker, by name or alias.

    ``today`` (ISO) says which forecasts are due; default: this day. Of an interview in several
    ``versions`` the one counts in which most of this speaker is coded (once), or all. The same
    project and day give the same account, told in the language that is spoken (see
    :mod:`hustings.wording`). Raises UnknownName with the nearest names, OptionError for a day that
    is none.
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
        title=say("The account of {name}", name=t.name),
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
    texts = project.texts_of_speakers()
    return Speakers([SpeakerRow(name, n, texts[name]) for name, n in speakers(project).items()])


def _about(t: Teller) -> list[str]:
    """What stands under the title: how much is coded, by whom, and what that means."""
    n = t.passages(s.id for s in t.said)
    coders = sorted({s.coder for s in t.said if s.coder})
    texts = counted(len({s.transcript for s in t.said}), "text")
    coded = say_many(len(t.said), "{n} statement coded", "{n} statements coded")
    if coders:
        names = joined(coders)
        coded = say_many(
            len(t.said),
            "{n} statement coded by {names}",
            "{n} statements coded by {names}",
            names=names,
        )
    return [
        say("{sentences} in {texts}", sentences=counted(n, "sentence"), texts=texts),
        coded,
        say(
            "Everything below is {account}; nothing was checked against the world unless it says "
            "so",
            account=t.account,
        ),
    ]


def _rests(t: Teller, parts: Sequence[AccountPart]) -> AccountTable:
    """On how few sentences each part rests."""
    rows = [t.row([p.title, p.rests.partition(", ")[2]], p.statements) for p in parts]
    columns = [say("part"), say("holds"), say("sentences")]
    return AccountTable(say("On how few sentences each part rests"), columns, rows)


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
    labels = {f.name: worded(f.label or f.name) for f in t.project.forms()}
    by: dict[tuple[str, str, str], list[str]] = {}
    for s in said:
        whose = t.holder(s)
        by.setdefault((labels.get(s.form, s.form), t.readings[s.id], whose), []).append(s.id)
    n = t.passages(ids)
    forms = sorted({key[0].lower() for key in by})
    line = say_many(
        n,
        "{n} sentence is coded with {others}: {forms}.",
        "{n} sentences are coded with {others}: {forms}.",
        others=say("another form") if len(forms) == 1 else say("other forms"),
        forms=joined(forms),
    )
    rows = [t.row(cells, held) for cells, held in by.items()]
    columns = [say("form"), say("what"), say("whose view"), say("sentences")]
    return [
        AccountPart(
            key="also",
            title=say("Also coded"),
            page="statements",
            rests=f"{t.sentences(ids)}, {counted(len(forms), 'other form')}",
            sentences=n,
            statements=ids,
            lines=[t.line(line, ids)],
            tables=[AccountTable(say("Also coded"), columns, rows)],
            quotes=[],
            figure=None,
        )
    ]
