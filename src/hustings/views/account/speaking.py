"""Who speaks, of what, when, and how far the speaker goes along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...model import COMMITMENTS
from ..answers.account import AccountLine, AccountPart, AccountTable
from .telling import Teller
from .words import OWN, counted, joined, verb
from .words import dated as in_words

FEW_TEXTS, MOST_OF = 4, 4
NAMING = ("concept", "actor")


def speaking(t: Teller) -> AccountPart:
    """The first part of an account."""
    ids = [s.id for s in t.said]
    return AccountPart(
        key="speaks",
        title="Who speaks",
        page="statements",
        rests=f"{t.sentences(ids)}, {counted(len(_texts(t)), 'text')}",
        sentences=t.passages(ids),
        statements=ids,
        lines=[
            *_where(t, ids),
            *_kinds(t, ids),
            *_subjects(t),
            *_committed(t),
            *_ways(t),
            *_versions(t),
        ],
        tables=_subject_table(t),
        quotes=[],
        figure=None,
    )


def _texts(t: Teller) -> list[str]:
    return list(dict.fromkeys(s.transcript for s in t.said))


def _where(t: Teller, ids: list[str]) -> Iterator[AccountLine]:
    texts = _texts(t)
    dated = {x["id"]: x["date"] for x in t.project.transcripts()}
    named = [
        f"“{t.places.titles.get(k, k)}”" + (f" ({in_words(dated[k])})" if dated.get(k) else "")
        for k in texts
    ]
    days = sorted(d for k in texts if (d := dated.get(k)))
    span = (
        f", from {in_words(days[0])} to {in_words(days[-1])}"
        if len(days) > 1 and len(texts) > FEW_TEXTS
        else ""
    )
    where = joined(named, FEW_TEXTS)
    yield t.line(f"{t.name} speaks in {counted(len(texts), 'text')}: {where}{span}.", ids)


def _kinds(t: Teller, ids: list[str]) -> Iterator[AccountLine]:
    labels = {f.name: (f.label or f.name).lower() for f in t.project.forms()}
    forms = Counter(s.form for s in t.said)
    told = [counted(n, labels.get(name, name)) for name, n in forms.most_common()]
    n = t.passages(ids)
    yield t.line(
        f"{counted(n, 'sentence')} of what {t.name} says {verb(n, 'is', 'are')} coded: "
        f"{joined(told)}.",
        ids,
    )


def _named(t: Teller) -> dict[str, list[str]]:
    """What is spoken of -> ids: concepts of every form, most sentences first."""
    kinds = {(f.name, x.name): x.kind for f in t.project.forms() for x in f.fields}
    found: dict[str, list[str]] = {}
    for s in t.said:
        for field, value in s.values.items():
            if kinds.get((s.form, field)) in NAMING and isinstance(value, str) and value != t.name:
                found.setdefault(value.removeprefix("~"), []).append(s.id)
    return dict(sorted(found.items(), key=lambda pair: (-t.passages(pair[1]), pair[0])))


def _subjects(t: Teller) -> Iterator[AccountLine]:
    top = list(_named(t).items())[:MOST_OF]
    if top:
        told = joined([f"{name} ({t.sentences(ids)})" for name, ids in top])
        yield t.line(f"Spoken of most: {told}.", [i for _, ids in top for i in ids])


def _subject_table(t: Teller) -> list[AccountTable]:
    rows = [t.row([name], ids) for name, ids in _named(t).items()]
    return [AccountTable("What is spoken of", ["what", "sentences"], rows)] if rows else []


def _committed(t: Teller) -> Iterator[AccountLine]:
    by = {c: [s.id for s in t.said if s.commitment == c] for c in COMMITMENTS}
    said = [(len(ids), OWN[c]) for c, ids in by.items() if ids]
    told = [f"{n} {'' if i else verb(n, 'is ', 'are ')}{how}" for i, (n, how) in enumerate(said)]
    lent = [s.id for s in t.said if not s.own]
    n = len(t.said)
    every = {1: "The one statement is", 2: "Both statements are"}.get(n, f"All {n} statements are")
    words = f"{every} {said[0][1]}." if len(said) == 1 else f"Of {n} statements {joined(told)}."
    yield t.line(words, [s.id for s in t.said])
    if lent:
        yield t.line(
            f"{counted(len(lent), 'statement')} {verb(len(lent), 'tells', 'tell')} what others "
            f"think or say, as {t.name} puts it; the rest is {t.name}'s own view.",
            lent,
        )


def _versions(t: Teller) -> Iterator[AccountLine]:
    """How often one interview in several versions counts."""
    for note in t.notes:
        yield t.line(note, [s.id for s in t.said])


def _ways(t: Teller) -> Iterator[AccountLine]:
    """Who stands between the speaker and those whose views are told."""
    passed = [s for s in t.said if s.via]
    if passed:
        n = len(passed)
        names = dict.fromkeys(name for s in passed for name in s.via)
        yield t.line(
            f"{counted(n, 'view')} {verb(n, 'comes', 'come')} to {t.name} through others, by way "
            f"of {joined(list(names), MOST_OF)}.",
            [s.id for s in passed],
        )
