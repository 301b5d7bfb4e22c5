"""A copy without names as the page shows it: proposals, what is still to be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.util import find_spec

from ..errors import OptionError
from ..private import (
    FEWEST,
    KINDS,
    Candidate,
    Name,
    Replacer,
    candidates,
    few_people,
    if_left_out,
    proposed,
    searched_forms,
    self_told,
)
from ..project import Project
from ..project.copies.copying import TABLE
from ..project.copies.sharing import hidden_names, people_told
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
"""Candidates, combinations and passages shown; the most frequent, the fewest, the first."""


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
    """The table, and rows proposed for what it lacks."""
    kept = kept_names(project)
    told = people_told(project)
    return ShareTable(
        names=[_row(n) for n in kept],
        proposed=[_row(n) for n in proposed(_open(project, kept), kept)],
        attributes=sorted({key for one in told.values() for key in one}),
        people=len(told),
        sealed=find_spec("cryptography") is not None,
    )


def share_check(project: Project, names: Sequence[Name], without: Sequence[str]) -> ShareCheck:
    """What a table would do, and what tells people although no name does; nothing is written."""
    keys = [t["id"] for t in project.transcripts()]
    texts = [project.text(key) for key in keys]
    trouble, hidden = "", []
    try:
        hidden = hidden_names(project, names)
    except OptionError as error:
        trouble = retold(str(error))
    replacer = Replacer(hidden)
    places: dict[str, list[SharePlace]] = {f: [] for n in hidden for f in sorted(n.exact)}
    counts = dict.fromkeys(places, 0)
    for key, text in zip(keys, texts, strict=True) if hidden else ():
        for piece in replacer.replace(text).pieces:
            form = piece.form
            if form in places:
                counts[form] += 1
                if len(places[form]) < PLACES:
                    places[form].append(_place(project, key, text, piece.old))
    left = [c for c in _open(project, names) if not c.kind or c.count]
    told = people_told(project, without)
    attributes = sorted({key for one in told.values() for key in one})
    still = if_left_out([*told.values()], attributes)
    titles = project.titles()
    found = [
        SharePlace(keys[s.text], titles[keys[s.text]], s.start, s.around) for s in self_told(texts)
    ]
    return ShareCheck(
        trouble=trouble,
        counts=dict(replacer.counts),
        left=[ShareCandidate(c.text, c.kind, c.count, c.why) for c in left[:SHOWN]],
        exact=[ShareExact(form, counts[form], places[form]) for form in places if counts[form]],
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
        self_told=found[:SHOWN],
    )


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


def _open(project: Project, names: Sequence[Name]) -> list[Candidate]:
    """What may be a name and stands in no row."""
    texts = [project.text(t["id"]) for t in project.transcripts()]
    known = {a.name: a.kind or "person" for a in project.actors()}
    return candidates(texts, known, searched_forms(names))


def _row(name: Name) -> ShareName:
    return ShareName(name.original, name.forms, name.kind, name.pseudonym)


def _place(project: Project, key: str, text: str, span: tuple[int, int]) -> SharePlace:
    start, end = span
    around = " ".join(text[max(0, start - 60) : end + 60].split())
    return SharePlace(key, project.titles()[key], start, around)
