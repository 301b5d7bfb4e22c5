"""People over a corpus: one actor across texts and spellings, merges proposed and refused,
attributes with dates.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from .. import store
from ..errors import CodingError, OptionError, UnknownName
from ..model import SPOKEN_KINDS, Actor
from ..model.dated import Dated, checked, dated, period, undated
from ..model.edtf import bounds, is_edtf
from .asking import HELD, Asked
from .base import composed

if TYPE_CHECKING:
    from ..read.names.people import Proposed
    from .statements import Coding

FEW: Final = 3
"""Texts of each side of a proposed merge that are named."""

REFUSED: Final = "people"
"""The note in which refused merges are remembered, as pairs of names."""


def people(project: Coding, *, texts: bool = True) -> list[dict[str, Any]]:
    """Every actor with what texts call it: the most turns first.

    Each is ``{id, name, aliases, kind, attributes, periods [{attribute, value, since, until}],
    color, statements, held, turns, anonymous, titles, roles, spellings, in_texts, texts}``;
    ``spellings`` are the labels texts give it, most frequent first, ``in_texts`` says in how many
    it speaks, ``texts`` are ``{transcript, title, date, turns, labels: [{label, turns, title,
    role}]}`` in library order (none unless ``texts``).
    ``statements`` name it; ``held`` are its own views.
    """
    used = project.uses("actors")
    held = project.database.kept(
        "views held",
        HELD,
        lambda: Counter(project.counted(Asked(), "holder")),
    )
    voices = _voices(project)
    actors = project.actors()
    spoken = texts_of(project, {a.id: a.name for a in actors}) if texts else {}
    out = []
    for actor in actors:
        voice = voices.get(actor.id, _SILENT)
        labels = voice.labels()
        out.append(
            {
                "id": actor.id,
                "name": actor.name,
                "aliases": list(actor.aliases),
                "kind": actor.kind,
                "attributes": dict(actor.attributes),
                "periods": [
                    {"attribute": name, "value": value.value, **_ends(value.when)}
                    for name, text in actor.attributes.items()
                    for value in dated(text)
                ],
                "color": actor.color,
                "statements": used.get(actor.id, 0),
                "held": held[actor.name],
                "turns": labels.total(),
                **_called(actor, labels),
                "in_texts": voice.in_texts(),
                "texts": spoken.get(actor.id, []),
            }
        )
    return sorted(out, key=lambda p: (-p["turns"], -p["statements"], p["name"]))


def who_speaks(project: Coding) -> frozenset[str]:
    """Names of all who speak in a text that was not replaced, whether or not it is coded."""
    voices = _voices(project)
    return frozenset(a.name for a in project.actors() if a.id in voices)


def _called(actor: Actor, labels: Counter[str]) -> dict[str, Any]:
    """What an actor is called by labels and names, and what that says of it."""
    titles: Counter[str] = Counter()
    roles: Counter[str] = Counter()
    told = [(label, n) for label, n in labels.most_common() if label]
    for name, n in (*told, (actor.name, 0), *((alias, 0) for alias in actor.aliases)):
        title, role, _ = _heard(name)
        titles[title] += n
        roles[role] += n
    return {
        "anonymous": _heard(actor.name)[2],
        "titles": [t for t, _ in titles.most_common() if t],
        "roles": [r for r, _ in roles.most_common() if r],
        "spellings": [label for label, _ in told],
    }


@lru_cache(maxsize=512)
def _heard(name: str) -> tuple[str, str, bool]:
    """Title and role a name tells, and whether it names nobody."""
    from ..read.names.people import anonymous, called

    return *called(name), anonymous(name)


@dataclass(frozen=True, slots=True)
class _Voice:
    """How an actor speaks: by label ("": none) the text of each of its turns."""

    by_label: Mapping[str, Sequence[str]]

    def labels(self) -> Counter[str]:
        """How many turns bear each label."""
        return Counter({label: len(texts) for label, texts in self.by_label.items()})

    def turns(self) -> Counter[str]:
        """How many turns it has in each text."""
        return Counter(chain.from_iterable(self.by_label.values()))

    def in_texts(self) -> int:
        """In how many texts it speaks."""
        return len(set(chain.from_iterable(self.by_label.values())))


_SILENT: Final = _Voice({})


def _voices(project: Coding) -> Mapping[str, _Voice]:
    """Who speaks how often, as whom and where, in texts that were not replaced."""

    database = project.database

    def count() -> Mapping[str, _Voice]:
        found: dict[str, dict[str, Sequence[str]]] = defaultdict(dict)
        for speaker, label, texts in store.voices(database):
            name = label or ""
            found[speaker][name] = [*found[speaker].get(name, ()), *texts]
        return {speaker: _Voice(by_label) for speaker, by_label in found.items()}

    return database.kept("voices", ("turns", "transcripts"), count)


def texts_of(project: Coding, names: Mapping[str, str]) -> dict[str, list[dict[str, Any]]]:
    """The texts some actors (id -> name) speak in, as :func:`people` tells them."""
    known = {t["id"]: (i, t) for i, t in enumerate(project.transcript_records())}
    found: dict[str, list[dict[str, Any]]] = {}
    for speaker, voice in _voices(project).items():
        if speaker not in names:
            continue
        by_text: dict[str, Counter[str]] = defaultdict(Counter)
        for label, texts in voice.by_label.items():
            for transcript, n in Counter(texts).items():
                by_text[transcript][label] = n
        found[speaker] = []
        for key in sorted(by_text, key=lambda k: known[k][0]):
            labels = []
            for label, n in by_text[key].most_common():
                title, role, _ = _heard(label) if label else ("", "", False)
                told = {"label": label or names[speaker], "turns": n, "title": title, "role": role}
                labels.append(told)
            record = known[key][1]
            found[speaker].append(
                {
                    "transcript": key,
                    "title": record["title"],
                    "date": record["date"],
                    "turns": by_text[key].total(),
                    "labels": labels,
                }
            )
    return found


def proposed_merges(project: Coding) -> list[dict[str, Any]]:
    """Pairs of actors who may be one, surest first, those refused left out: ``{other, into, rule,
    reason}``.

    ``other`` and ``into`` are ``{id, name, turns, statements, in_texts, texts}``; of ``texts`` the
    first :data:`FEW`.
    """
    rows = {p["id"]: p for p in people(project, texts=False)}
    refused = {frozenset(pair) for pair in project.note(REFUSED).get("refused", ())}
    left = [
        p
        for p in _proposed(project, rows)
        if not refused
        & {frozenset((a, b)) for a in _names(rows[p.other]) for b in _names(rows[p.into])}
    ]
    sides = {key: str(rows[key]["name"]) for p in left for key in (p.other, p.into)}
    where = texts_of(project, sides) if sides else {}

    def side(key: str) -> dict[str, Any]:
        said = {k: rows[key][k] for k in ("id", "name", "turns", "statements", "in_texts")}
        some = where.get(key, [])[:FEW]
        return {
            **said,
            "texts": [{k: t[k] for k in ("transcript", "title", "turns")} for t in some],
        }

    return [
        {"other": side(p.other), "into": side(p.into), "rule": p.rule, "reason": p.reason}
        for p in left
    ]


def _proposed(project: Coding, rows: Mapping[str, Mapping[str, Any]]) -> Sequence[Proposed]:
    from ..read.names.people import Known, answering, propose

    def find() -> Sequence[Proposed]:
        voices = _voices(project)
        known = [
            Known(
                key,
                tuple(_names(row)),
                voices.get(key, _SILENT).turns(),
                person=bool(row["turns"] > 0 or row["kind"] == "person"),
            )
            for key, row in rows.items()
        ]
        first = propose(known)
        texts = {p.key: set(p.turns) for p in known}
        together = {t for p in first for t in texts[p.other] & texts[p.into]}
        beside: Counter[frozenset[str]] = Counter()
        for transcript in sorted(together):
            turns = store.fetch(project.database, "turns", order="begin,id", transcript=transcript)
            beside += answering(t["speaker"] for t in turns if t["kind"] in SPOKEN_KINDS)
        return propose(known, beside=beside) if beside else first

    return project.database.kept("proposed merges", ("turns", "actors", "transcripts"), find)


def _names(row: Mapping[str, Any]) -> list[str]:
    return [row["name"], *row["aliases"]]


def refuse_merge(project: Coding, one: str, other: str) -> None:
    """Remember that two actors (ids or names) are two: their merge is not proposed again.
    Undoable."""
    a, b = (actor_id(project, who) for who in (one, other))
    if a == b:
        raise OptionError(f"{one!r} and {other!r} are one already.")
    names = project.names_by_id("actors")
    note = project.note(REFUSED)
    pair = sorted((names[a], names[b]))
    if pair not in note.get("refused", []):
        summary = f"{names[a]!r} and {names[b]!r} are two people"
        project.keep_note(REFUSED, {**note, "refused": [*note.get("refused", []), pair]}, summary)


def actor_id(project: Coding, who: str, table: str = "actors") -> str:
    """The id of an actor (or concept) given by id, name or alias. Raises UnknownName."""
    names = project.names_by_id(table)
    found = who if who in names else project.ids_by_name(table).get(composed(who))
    if found is None:
        raise UnknownName(table[:-1], who, names.values())
    return found


# attributes
# --------------------------------------------------------------------------------------------------


def attribute_rows(project: Coding) -> list[dict[str, str]]:
    """The attributes of all actors as a long table: ``{person, kind, attribute, value, since,
    until}``.

    One row a value; since and until are EDTF, ".." open, "" where no time was given. Who has none
    has one row.
    """
    out = []
    for actor in project.actors():
        head = {"person": actor.name, "kind": actor.kind}
        rows = [
            {**head, "attribute": name, "value": value.value, **_ends(value.when)}
            for name, text in sorted(actor.attributes.items())
            for value in dated(text)
        ]
        out += rows or [{**head, "attribute": "", "value": "", "since": "", "until": ""}]
    return out


def set_attributes(project: Coding, rows: Iterable[Mapping[str, str]]) -> dict[str, Any]:
    """Set attributes from a long table (see :func:`attribute_rows`), as one change.

    Every attribute named for a person is replaced by what the table says; others stay. Returns
    ``{"changed", "left"}``: how many people changed, and a sentence for every row that could not be
    placed.
    """
    called, left = project.ids_by_name("actors"), []
    given: dict[str, dict[str, list[Dated]]] = {}
    kinds: dict[str, str] = {}
    for count, row in enumerate(rows, 2):
        number = row.get("line", count)
        person = composed(str(row.get("person") or ""))
        key = called.get(person)
        if key is None:
            left.append(f"Row {number}: nobody here is called {person!r}.")
            continue
        if row.get("kind"):
            kinds[key] = str(row["kind"]).strip()
        name = str(row.get("attribute") or "").strip()
        if not name:
            continue
        when = period(str(row.get("since") or "").strip(), str(row.get("until") or "").strip())
        if when and not is_edtf(when):
            left.append(
                f"Row {number}: {when!r} is no time Hustings knows; write it like 1958 or 2031-05 "
                f"(EDTF)."
            )
            continue
        values = given.setdefault(key, {}).setdefault(name, [])
        if str(row.get("value") or "").strip():
            values.append(Dated(" ".join(str(row["value"]).split()), when))
    changed = 0
    with project.changing("describe", "") as change:
        for record in store.fetch(project.database, "actors", order="name"):
            attributes = dict(record["attributes"])
            for name, values in given.get(record["id"], {}).items():
                try:
                    # a single value may hold a time of its own ("Harbour League 1958/1964; …")
                    whole = len(values) == 1 and not values[0].when
                    attributes[name] = checked(values[0].value if whole else undated(values))
                except CodingError as error:
                    left.append(f"{record['name']}, {name}: {error}")
            attributes = {k: v for k, v in attributes.items() if v}
            kind = kinds.get(record["id"], record["kind"])
            changed += change.update("actors", record, {"attributes": attributes, "kind": kind})
        change.summary = f"Set attributes of {changed} {'person' if changed == 1 else 'people'}"
    return {"changed": changed, "left": left}


def describe(project: Coding, who: str, rows: Iterable[Mapping[str, str]]) -> None:
    """All attributes of one actor anew, from rows of ``{attribute, value, since, until}``. Raises
    CodingError.
    """
    values: dict[str, list[Dated]] = {}
    for row in rows:
        name, value = (" ".join(str(row.get(k) or "").split()) for k in ("attribute", "value"))
        if not name or not value:
            continue
        when = period(*(str(row.get(k) or "").strip() for k in ("since", "until")))
        if when:
            bounds(when)  # says what is wrong with it, and where
        values.setdefault(name, []).append(Dated(value, when))
    project.change_name(
        "actors",
        actor_id(project, who),
        attributes={k: checked(undated(v)) for k, v in values.items()},
    )


def _ends(when: str) -> dict[str, str]:
    since, slash, until = when.partition("/")
    return {"since": since, "until": until if slash else since}
