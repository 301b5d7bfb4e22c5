"""Who speaks, of what, when, and how far the speaker goes along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...model import COMMITMENTS
from ...wording import counted, number, quoted, say, say_many
from ..answers.account import AccountLine, AccountPart, AccountTable
from .telling import Teller
from .words import coded, joined, own_words
from .words import dated as in_words

FEW_TEXTS, MOST_OF, MANY_ONCE = 4, 4, 12
NAMING = ("concept", "actor")


def speaking(t: Teller) -> AccountPart:
    """The first part of an account."""
    ids = [s.id for s in t.said]
    return AccountPart(
        key="speaks",
        title=say("Who speaks"),
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
        quoted(t.places.titles.get(k, k)) + (f" ({in_words(dated[k])})" if dated.get(k) else "")
        for k in texts
    ]
    days = sorted(d for k in texts if (d := dated.get(k)))
    span = (
        say(", from {first} to {last}", first=in_words(days[0]), last=in_words(days[-1]))
        if len(days) > 1 and len(texts) > FEW_TEXTS
        else ""
    )
    told = say_many(
        len(texts),
        "{name} speaks in {n} text: {where}{span}.",
        "{name} speaks in {n} texts: {where}{span}.",
        name=t.name,
        where=joined(named, FEW_TEXTS),
        span=span,
    )
    yield t.line(told, ids)


def _kinds(t: Teller, ids: list[str]) -> Iterator[AccountLine]:
    labels = {f.name: (f.label or f.name).lower() for f in t.project.forms()}
    forms = Counter(s.form for s in t.said)
    told = [coded(n, labels.get(name, name)) for name, n in forms.most_common()]
    words = say_many(
        t.passages(ids),
        "{n} sentence of what {name} says is coded: {told}.",
        "{n} sentences of what {name} says are coded: {told}.",
        name=t.name,
        told=joined(told),
    )
    yield t.line(words, ids)


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
        yield t.line(say("Spoken of most: {told}.", told=told), [i for _, ids in top for i in ids])


def _subject_table(t: Teller) -> list[AccountTable]:
    """Each subject, most sentences first; those of one sentence in one row where they are many."""
    named = _named(t)
    once = [name for name, ids in named.items() if t.passages(ids) == 1]
    if len(once) <= MANY_ONCE:
        once = []
    rows = [t.row([name], ids) for name, ids in named.items() if name not in once]
    if once:
        told = say("in one sentence each: {names}", names=joined(once))
        rows.append(t.row([told], [i for name in once for i in named[name]]))
    title, columns = say("What is spoken of"), [say("what"), say("sentences")]
    return [AccountTable(title, columns, rows)] if rows else []


def _committed(t: Teller) -> Iterator[AccountLine]:
    by = {c: [s.id for s in t.said if s.commitment == c] for c in COMMITMENTS}
    said = [(len(ids), own_words(c)) for c, ids in by.items() if ids]
    lent = [s.id for s in t.said if not s.own]
    yield t.line(_how_far(len(t.said), said), [s.id for s in t.said])
    if lent:
        words = say_many(
            len(lent),
            "{n} statement tells what others think or say, as {name} puts it; the rest is {name}’s "
            "own view.",
            "{n} statements tell what others think or say, as {name} puts it; the rest is {name}’s "
            "own view.",
            name=t.name,
        )
        yield t.line(words, lent)


def _how_far(n: int, said: list[tuple[int, str]]) -> str:
    """How many statements are asserted, how many rejected."""
    (most, how), *rest = said
    if not rest:
        if n == 1:
            return say("The one statement is {how}.", how=how)
        if n == len(("one", "other")):
            return say("Both statements are {how}.", how=how)
        return say("All {n} statements are {how}.", n=n, how=how)
    first = say_many(most, "{n} is {how}", "{n} are {how}", how=how)
    told = joined([first, *(f"{number(k)} {words}" for k, words in rest)])
    return say("Of {n} statements {told}.", n=n, told=told)


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
        words = say_many(
            n,
            "{n} view comes to {name} through others, by way of {names}.",
            "{n} views come to {name} through others, by way of {names}.",
            name=t.name,
            names=joined(list(names), MOST_OF),
        )
        yield t.line(words, [s.id for s in passed])
