"""A copy without names as the page shows it: proposals, what is still to be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from typing import Any

from ..errors import OptionError
from ..private import (
    FEWEST,
    KINDS,
    Name,
    Replacer,
    few_people,
    if_left_out,
    proposed,
    searched_forms,
)
from ..progress import part
from ..project import Project
from ..project.copies.copying import TABLE
from ..project.copies.sharing import hidden_names, likely_names, people_told, texts_of
from ..refusals import retold
from .answers.sharing import (
    ShareAttribute,
    ShareCandidate,
    ShareCheck,
    ShareExact,
    ShareFew,
    ShareName,
    SharePlace,
    ShareTable,
)

PLACES = 20
"""Places shown of each form that is a common word too; the number tells of the others."""

SHOWN = 200
"""Candidates and combinations shown; the most frequent, the fewest."""

PASSES = 3
"""Times a check goes over the texts: for what may be a name, for common words, and to replace."""
FEW_TEXTS = 200
"""Up to so many texts are looked at at once."""


def kept_names(project: Project) -> list[Name]:
    """The table of names as the project keeps it."""
    rows = project.note(TABLE).get("rows", [])
    return [
        Name(str(r["original"]), str(r["pseudonym"]), str(r["kind"]), tuple(map(str, r["forms"])))
        for r in rows
    ]


def keep_names(project: Project, names: Sequence[Name]) -> None:
    """Keep the table with the project, as one undoable change; it never goes along with a copy."""
    rows = [
        {
            "original": n.original,
            "forms": list(n.forms),
            "kind": n.kind,
            "pseudonym": n.pseudonym,
        }
        for n in names
    ]
    many = f"{len(rows)} name{'s' * (len(rows) != 1)}"
    project.keep_note(TABLE, {"rows": rows}, f"Kept the table of {many} to be replaced")


def share_table(project: Project) -> ShareTable:
    """The table as it is kept, and what is told of people; no text is looked at."""
    told = people_told(project)
    return ShareTable(
        names=[_row(n) for n in kept_names(project)],
        attributes=sorted({key for one in told.values() for key in one}),
        people=len(told),
        sealed=find_spec("cryptography") is not None,
    )


def share_check(project: Project, names: Sequence[Name], without: Sequence[str]) -> ShareCheck:
    """What a table would do, rows proposed for what it lacks, and what tells people although no
    name does; nothing is written.
    """
    trouble, hidden = "", []
    with part(0, PASSES):
        seen = likely_names(project)
    try:
        with part(1, PASSES):
            hidden = hidden_names(project, names)
    except OptionError as error:
        trouble = retold(str(error))
    with part(2, PASSES):
        counts, exact = _replaced(project, hidden)
    found = seen.search.candidates(searched_forms(names))
    left = [c for c in found if not c.kind or c.count]
    told = people_told(project, without)
    attributes = sorted({key for one in told.values() for key in one})
    still = if_left_out([*told.values()], attributes)
    titles = project.titles()
    return ShareCheck(
        trouble=trouble,
        counts=counts,
        proposed=[_row(n) for n in proposed(found, names)],
        left=[ShareCandidate(c.text, c.kind, c.count, c.why) for c in left[:SHOWN]],
        exact=exact,
        attributes=[
            ShareAttribute(key, sum(1 for one in told.values() if one.get(key)), still[key])
            for key in attributes
        ],
        few=[
            ShareFew(few.values, few.people)
            for few in few_people([*told.values()], attributes)[:SHOWN]
        ],
        fewest=FEWEST,
        people=len(told),
        self_told=[SharePlace(key, titles[key], t.start, t.around) for key, t in seen.self_told],
    )


def share_check_view(project: Project, options: Mapping[str, Any]) -> ShareCheck:
    """:func:`share_check` as it is asked over HTTP."""
    names = [ShareName(**row) for row in options["names"]]
    return share_check(project, names_of(names), options["without"])


def _replaced(project: Project, hidden: Sequence[Name]) -> tuple[dict[str, int], list[ShareExact]]:
    """How often each name would be replaced, and where forms that are a common word too."""
    if not hidden:
        return {}, []
    replacer, titles = Replacer(hidden), project.titles()
    places: dict[str, list[SharePlace]] = {f: [] for n in hidden for f in sorted(n.exact)}
    counts = dict.fromkeys(places, 0)
    for key, text in texts_of(project):
        for piece in replacer.replace(text).pieces:
            form = piece.form
            if form in places:
                counts[form] += 1
                if len(places[form]) < PLACES:
                    places[form].append(SharePlace(key, titles[key], *_around(text, piece.old)))
    exact = [ShareExact(form, counts[form], places[form]) for form in places if counts[form]]
    return dict(replacer.counts), exact


def names_of(rows: Iterable[ShareName]) -> list[Name]:
    """Rows of the page as a table. Raises OptionError where one is of no kind there is."""
    out = []
    for row in rows:
        if row.kind not in KINDS:
            raise OptionError(
                f"{row.original!r} is of no kind there is ({row.kind!r}); choose one of "
                f"{', '.join(KINDS)}."
            )
        original = " ".join(row.original.split())
        if not original:
            raise OptionError("A row of the table names nothing; fill it in or take it out.")
        forms = tuple(f for f in (" ".join(f.split()) for f in row.forms) if f)
        out.append(Name(original, " ".join(row.pseudonym.split()), row.kind, forms))
    return out


def _row(name: Name) -> ShareName:
    return ShareName(name.original, name.forms, name.kind, name.pseudonym)


def _around(text: str, span: tuple[int, int]) -> tuple[int, str]:
    """Where a span begins, and what stands round it."""
    start, end = span
    return start, " ".join(text[max(0, start - 60) : end + 60].split())
