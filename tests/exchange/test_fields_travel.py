"""Every field there is goes along every route and comes back.

What is tried is read off the shipped forms and the classes themselves, and the routes off the table
of formats: a field or a format that is added is tried without anybody thinking of it. What a format
has no place for stands in :data:`LEFT`, with the words by which the format says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, fields
from itertools import cycle
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from hustings.exchange.bundle import Bundle
from hustings.exchange.formats import FORMATS
from hustings.model import (
    COMMITMENTS,
    FIELD_KINDS,
    OUTCOMES,
    Actor,
    Choice,
    Concept,
    Form,
    Source,
    Statement,
    Transcript,
    Verdict,
)
from hustings.model import Field as FormField
from hustings.model.memos import MEMO_ON, Memo
from hustings.model.periods import Period
from hustings.model.standard import shipped_forms
from hustings.project import Project, factors, people, periods
from hustings.project.copies import bundles
from hustings.project.statements import EDITABLE

Parts = dict[tuple[str, str], Any]
"""(what it is, whose it is) -> value."""

# ------------------------------------------------------------------ a value for each field there is

WORDS = "".join(f"Word {n} of the talk. " for n in range(60))
TALK = Transcript(WORDS, (), "d1", "The talk", "2031-05-12", source=Source("talk.txt", sha256="d1"))
AWKWARD = 'Said "hasty", twice;\n= 3 − 2\tat 👍'
ACTORS = ("Ferry Company", "Voss; sons", "Guild (Bay)", "Ines Calder")
TIMES = ("1984~/..", "{1896,1929}", "../-0044-03-15", "193X", "2021-21")


def sample(cls: type, **known: Any) -> Any:
    """One of a class, every field of it other than where nothing is said."""
    hints = get_type_hints(cls)
    rest = (f for f in fields(cls) if f.name not in known)
    return cls(**known, **{f.name: other(f, hints[f.name]) for f in rest})


def other(field: Field[Any], hint: Any) -> Any:
    """A value of a field's type that is not its default."""
    kinds, what = (hint, get_origin(hint), *get_args(hint)), field.name
    if bool in kinds:
        return not (False if field.default is MISSING else field.default)
    if tuple in kinds:
        return (f"one {what}", f"another; {what}")
    if dict in kinds or Mapping in kinds:
        return {what: "Bay Radio; 3"}
    if float in kinds or int in kinds:
        return 3
    assert str in kinds, f"no value is known for {what}, which holds {hint}"
    return f"some {what}"


def every_kind() -> Form:
    """A form of one's own, with a field of every kind and all that can be said of a form."""
    rises = sample(Choice, name="rises", sign="+", kind="verbal conflict", course="joins")
    choices = {"choices": ("rises", "falls"), "choice_data": (rises, Choice("falls"))}
    nothing: dict[str, Any] = {"choices": (), "choice_data": (), "ordered": False}
    scale = {"minimum": None, "maximum": None, "integer": False}
    made = [
        sample(
            FormField,
            name=f"a {kind.replace('/', ' or ')}",
            kind=kind,
            **(choices if kind == "choice" else nothing),
            **({"minimum": -4, "maximum": 9} if kind == "number" else scale),
        )
        for kind in FIELD_KINDS
    ]
    halves = sample(FormField, name="halves", kind="number", minimum=-1, **nothing, integer=False)
    return sample(Form, name="every kind", key="z", line="dots", fields=(*made, halves))


FORMS = (*shipped_forms(), every_kind())


def given(field: FormField, turn: int) -> Any:
    """One of two values of a field."""
    values: dict[str, tuple[Any, Any]] = {
        "actor": (ACTORS[turn], ACTORS[turn + 1]),
        "concept": ("night sailings", "noise — by night"),
        "number": (3, -2) if field.integer else (2.5, -0.5),
        "choice": (field.choices or ("",))[:: len(field.choices) - 1 or 1],
        "text": (AWKWARD, "plain words"),
        "yes/no": (True, False),
        "date": TIMES[:2],
    }
    assert set(values) == set(FIELD_KINDS)
    return values[field.kind][turn % 2]


def values_of(form: Form, turn: int) -> dict[str, Any]:
    """A value for each field of a form, no two actors the same."""
    actors = iter(ACTORS[turn:])
    return {f.name: next(actors) if f.kind == "actor" else given(f, turn) for f in form.fields}


def statements() -> Iterator[Statement]:
    """Two statements of every form, all that is said of any statement said of them."""
    commitments, times, memos = cycle(COMMITMENTS), cycle(TIMES), cycle((AWKWARD, "", "plain"))
    chains = cycle(((), ACTORS[:1], ACTORS[1:3]))
    for n, form in enumerate(form for form in FORMS for _ in (0, 1)):
        start = WORDS.index(f"Word {n} ")
        yield sample(
            Statement,
            id=f"s{n}",
            transcript="d1",
            start=start,
            end=start + 13,
            quote=WORDS[start : start + 13],
            form=form.name,
            values=values_of(form, n % 2),
            speaker=(None, "Ines Calder")[n % 2],
            holder=(None, "Residents", "Ines Calder")[n % 3],
            via=next(chains) if n % 3 == 1 else (),
            commitment=next(commitments),
            about=next(times),
            origin=("suggestion", "person")[n % 2],
            made_at=f"2031-05-12T10:00:{n:02}Z",
            memo=next(memos),
            layer="",
            of=(),
            shares="",
        )


def verdicts(of: str) -> tuple[Verdict, ...]:
    """One of each outcome."""
    days = {"on": "2032-01-01", "made_at": "2032-01-02T10:00:00Z"}
    return tuple(
        sample(Verdict, id=f"v{n}", statement=of, outcome=outcome, evidence=AWKWARD, **days)
        for n, outcome in enumerate(OUTCOMES)
    )


def whole() -> Bundle:
    """A project that has all there is."""
    rows = tuple(statements())
    prediction = next(s.id for s in rows if s.form == "prediction")
    look = {"color": "#0d6b67"}
    above = sample(Concept, id="c1", name="night sailings", parent=None, **look)
    concepts = (above, sample(Concept, id="c2", name="noise — by night", parent="c1", **look))
    on = {"project": "", "text": "d1", "concept": "c2", "person": "a1"}
    assert set(on) == set(MEMO_ON)
    dated = {"at": "2031-06-01T10:00:00Z", "text": AWKWARD.replace("\t", " ")}
    return Bundle(
        transcripts=(TALK,),
        statements=rows,
        actors=(sample(Actor, id="a1", name="Ferry Company", **look),),
        concepts=concepts,
        forms=FORMS,
        verdicts=verdicts(prediction),
        memos=tuple(sample(Memo, id=f"m{k}", on=k, of=of, **dated) for k, of in on.items()),
    )


GOLD = {"layer": "gold", "of": ["s0", "s1"], "reading": "r1"}
"""What a settled statement has and no other; a bundle carries coders' own."""


def coded(project: Project) -> Project:
    """Put all there is into a project."""
    bundles.put(project, whole())
    end = len(WORDS) - 1
    project.code_many([{"transcript": "d1", "start": end - 20, "end": end, "form": "code",
                        "values": {"code": "noise — by night"}, "id": "gold", **GOLD}])  # fmt: skip
    period = sample(Period, edtf="1984~/1990")
    periods.define_period(project, period.name, period.edtf, period.aliases, period.dating)
    project.agree_on_likelihoods({"will most likely": [0.7, 0.9]})
    factors.keep_apart(project, "night sailings", "noise — by night")
    people.refuse_merge(project, "Ferry Company", "Guild (Bay)")
    return project


# ------------------------------------------------------------------ what is there

PLACE = ("id", "transcript", "start", "end", "form", "values")
"""What says which statement it is, and is looked at apart."""


def parts(project: Project) -> Parts:
    """Everything a project holds of what is coded, by what it is and whose."""
    rows = {s.id: s for s in project.statements()}
    found: Parts = {}

    def add(what: str, whose: str, thing: Any, without: Iterable[str] = ()) -> None:
        for field in fields(thing):
            if field.name not in without:
                found[f"{what} {field.name}", whose] = getattr(thing, field.name)

    for row in rows.values():
        add("statement", str(row.start), row, PLACE)
        found["statement place", str(row.start)] = (row.end, row.form)
        for name, value in row.values.items():
            found[f"{row.form}: {name}", str(row.start)] = value
    for verdict in project.verdicts():
        add("verdict", verdict.id, verdict, ("id", "statement"))
        found["verdict statement", verdict.id] = rows[verdict.statement].start
    names = {"": "", **{t["id"]: t["title"] for t in project.transcripts()}}
    names |= {c.id: c.name for c in project.concepts()} | {a.id: a.name for a in project.actors()}
    for memo in project.memos():
        add("memo", memo.id, memo, ("id", "of"))
        found["memo of", memo.id] = names[memo.of]
    for actor in project.actors():
        add("actor", actor.name, actor, ("id",))
    for concept in project.concepts():
        add("concept", concept.name, concept, ("id", "parent"))
        found["concept parent", concept.name] = names.get(concept.parent or "")
    for form in project.forms():
        add("form", form.name, form, ("fields",))
        for field in form.fields:
            add("field", f"{form.name}: {field.name}", field, ("choice_data",))
            for choice in field.choice_data:
                add("choice", f"{form.name}: {field.name}: {choice.name}", choice)
    for period in periods.periods(project):
        add("period", period.name, period)
    found["likelihood ranges", ""] = project.likelihood_ranges() or None
    found["factors kept apart", ""] = factors.apart(project)
    found["people kept apart", ""] = project.note(people.REFUSED).get("refused")
    return found


def lost(before: Parts, after: Parts) -> set[str]:
    """What did not come: the names of what is elsewhere other than it was."""
    return {what for (what, whose), value in before.items() if after.get((what, whose)) != value}


# ------------------------------------------------------------------ the routes

MADE = ("made_at", "origin", "status")
SETTLED = {"statement layer", "statement of", "statement shares"}
APART = {"factors kept apart", "people kept apart"}
OF_A_TABLE = {
    "memos on other than statements": {"memo"},
    "what is known of people and concepts beyond their names": {
        *(f"actor {name}" for name in ("aliases", "attributes", "color", "kind")),
    },
    "named periods": {"period"},
    "likelihoods": {"likelihood ranges"},
    "what is kept apart": APART,
    "which statements coders settled": SETTLED,
}
BOOK = ("concept", "form", "field", "choice")
"""What a codebook holds; of it alone all that is asked of one."""

LEFT: dict[str, dict[str, set[str]]] = {
    "refi": {"which statements coders settled": SETTLED},
    "dna": {
        "verdicts": {"verdict"},
        "memos": {"memo"},
        "named periods": {"period"},
        "likelihoods": {"likelihood ranges"},
        "what is kept apart": APART,
        "which statements coders settled": SETTLED,
        "when and how a statement was made": {f"statement {n}" for n in MADE},
        "beyond their names, kinds and choices": {"form", "field", "choice"},
        "numbers that are not whole become words": {"every kind: halves"},
    },
    "statements": OF_A_TABLE,
    "web-annotation": OF_A_TABLE,
    "codebook": {},
    "refi-codebook": {
        "forms": {"form", "field", "choice"},
        "other names of codes and attributes": {"concept aliases", "concept attributes"},
    },
}
"""Format -> the words by which it says what it leaves -> what that is (``x`` is all of ``x …``)."""
WRITTEN = [(f.name, ending) for f in FORMATS.values() for ending in f.endings]


def of_a_kind(told: Parts, kind: str) -> Parts:
    """Of a codebook what a codebook holds, else all."""
    return {
        key: value for key, value in told.items() if kind != "codebook" or is_named(key[0], BOOK)
    }


def is_named(what: str, names: Iterable[str]) -> bool:
    return any(what == name or what.startswith((f"{name} ", f"{name}: ")) for name in names)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """All there is, in a project nobody changes."""
    with Project.create(tmp_path_factory.mktemp("home") / "home.hustings") as project:
        yield coded(project)


@pytest.mark.parametrize(("name", "ending"), WRITTEN)
def test_every_field_goes_out_and_comes_back(
    home: Project, tmp_path: Path, name: str, ending: str
) -> None:
    if ending == ".parquet":
        pytest.importorskip("pyarrow")
    form, file = FORMATS[name], tmp_path / f"x{ending}"
    home.export_file(file, format=name)
    with Project.create(tmp_path / "again.hustings") as again:
        if form.kind == "statements":
            again.add(TALK)
            home.export_file(tmp_path / "codes.toml")
            again.import_file(tmp_path / "codes.toml")
        again.import_file(file)
        came = lost(of_a_kind(parts(home), form.kind), parts(again))
    told = {what for names in LEFT[name].values() for what in names}
    assert {what for what in came if not is_named(what, told)} == set()
    assert {what for what in told if not any(is_named(c, {what}) for c in came)} == set()
    for words in LEFT[name]:
        assert words in form.left


def test_every_field_is_saved_handed_over_and_merged(home: Project, tmp_path: Path) -> None:
    there = parts(home)
    home.save_copy(tmp_path / "copy.hustings")
    home.hand_over(tmp_path / "ben.hustings", to="Ben")
    for name in ("copy", "ben"):
        with Project.open(tmp_path / f"{name}.hustings") as copy:
            assert lost(there, parts(copy)) == set(), name
    with Project.create(tmp_path / "ours.hustings") as ours:
        ours.add(TALK)
        ours.save_copy(tmp_path / "theirs.hustings")
        nothing = parts(ours)
        with Project.open(tmp_path / "theirs.hustings", coder="Ben") as theirs:
            worked = parts(coded(theirs))
        assert not ours.merge_file(tmp_path / "theirs.hustings").conflicts
        assert lost(worked, parts(ours)) == set()
        ours.undo()
        assert parts(ours) == nothing
        ours.redo()
        assert lost(worked, parts(ours)) == set()


def changes(project: Project) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """For each field of each form, and of each that all statements have: whose it is, its name, and
    a change of it."""
    forms = {form.name: form for form in project.forms()}
    for row in project.statements()[: 2 * len(FORMS) : 2]:
        for field in forms[row.form].fields:
            new = ACTORS[3] if field.kind == "actor" else given(field, 1)
            yield row.id, f"{row.form}: {field.name}", {"values": {field.name: new}}
    news: dict[str, Any] = {
        "start": row.start + 1,
        "end": row.end - 1,
        "form": "code",
        "speaker": "Renn",
        "holder": "Pell",
        "via": ["Renn", "Voss; sons"],
        "commitment": next(c for c in COMMITMENTS if c != row.commitment),
        "about": "1999",
        "memo": "Another memo.",
        "status": "another",
    }
    assert {*news, "values"} == set(EDITABLE)
    for what, new in news.items():
        more = {"values": {"code": "noise — by night"}} if what == "form" else {}
        yield row.id, f"statement {what}", {what: new, **more}


def test_every_field_is_changed_undone_done_again_and_told(tmp_path: Path) -> None:
    with Project.create(tmp_path / "one.hustings") as project:
        changed_and_back(coded(project))


def changed_and_back(project: Project) -> None:
    before = parts(project)
    for key, what, change in list(changes(project)):
        project.edit(key, **change)
        changed = parts(project)
        assert changed != before, what
        assert project.history(key)[0].verb == "edit"
        project.undo()
        assert parts(project) == before, what
        project.redo()
        assert parts(project) == changed, what
        project.undo()
