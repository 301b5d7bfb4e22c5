"""Names that may be actors', reviewed once as a list for all texts; and where an actor is named."""

from __future__ import annotations

from collections import Counter

from ... import suggest as room
from ...model import DECIDED, UNDECIDED, Actor, Suggestion
from ...project import Project
from ..answers.review import (
    Candidate,
    Candidates,
    ConfirmedActor,
    MentionPlace,
    Mentions,
    SameAs,
)
from ..answers.versions import Titled

AROUND = 70
"""Code points shown to either side of a mention."""


def candidates(project: Project) -> Candidates:
    """Names still to be decided, each once with what stands behind it, and the actors confirmed so
    far.

    ``ids`` are the suggestions behind a name (one per text), ``same_as`` other candidates and
    actors it may be:
    proposed, never applied. ``confirmed`` are actors with a kind, with how often and in how many
    texts they are named.
    """
    texts = {r["id"]: r["title"] for r in project.text_records()}
    found = [s for s in project.suggestions(kind="actors") if s.transcript in texts]
    waiting: dict[str, list[Suggestion]] = {}
    for s in found:
        if s.state in UNDECIDED:
            waiting.setdefault(str(s.values.get("name", "")), []).append(s)
    actors = project.actors()
    rows = [_row(name, mine, actors, texts) for name, mine in waiting.items()]
    rows.sort(key=lambda r: (r.state == "later", -r.mentions, r.name))
    confirmed = [a for a in actors if a.kind]
    named: Counter[str] = Counter()
    where: dict[str, set[str]] = {}
    if confirmed:
        for key in texts:
            for m in room.mentions(project.text(key), confirmed):
                named[m.name] += 1
                where.setdefault(m.name, set()).add(key)
    return Candidates(
        rows=rows,
        confirmed=[
            ConfirmedActor(
                id=a.id,
                name=a.name,
                kind=a.kind,
                aliases=list(a.aliases),
                mentions=named[a.name],
                texts=len(where.get(a.name, ())),
            )
            for a in confirmed
        ],
        decided=sum(1 for s in found if s.state in DECIDED),
        all=len(found),
    )


def _row(
    name: str, mine: list[Suggestion], actors: list[Actor], texts: dict[str, str]
) -> Candidate:
    guesses = Counter(str(s.values["kind_guess"]) for s in mine if s.values.get("kind_guess"))
    evidence = next((s.why for s in mine if s.values.get("kind_guess")), mine[0].why)
    proposed = [str(a) for s in mine for a in (s.values.get("aliases_proposed") or ())]
    words = set(name.casefold().split())
    known = [
        a.name
        for a in actors
        for n in (a.name, *a.aliases)
        if n != name and (words < set(n.casefold().split()) or set(n.casefold().split()) < words)
    ]
    return Candidate(
        name=name,
        ids=[s.id for s in mine],
        state="later" if all(s.state == "later" for s in mine) else "open",
        mentions=sum(len(s.values.get("mentions") or [0]) for s in mine),
        texts=[Titled(id=s.transcript, title=texts[s.transcript]) for s in mine],
        kind_guess=guesses.most_common(1)[0][0] if guesses else "",
        why=evidence,
        same_as=[
            *(SameAs(name=n, actor=True) for n in dict.fromkeys(known)),
            *(SameAs(name=n, actor=False) for n in dict.fromkeys(proposed) if n not in known),
        ],
    )


def mentions(project: Project, name: str, *, limit: int = 200) -> Mentions:
    """Every place where a name stands, with the words around it: an actor's by all its names, else
    a candidate's own.

    A longer name that holds this one is another's: "Guild" is not meant where "Traders' Guild"
    stands.
    """
    actors = project.actors()
    actor = next((a for a in actors if name in (a.name, *a.aliases)), None)
    found = [s for s in project.suggestions(kind="actors") if s.values.get("name") == name]
    others = [a for a in actors if a.kind and a is not actor]
    places: list[MentionPlace] = []
    total, texts = 0, set()
    for summary in project.transcripts():
        key = summary["id"]
        text = project.text(key)
        if actor is None and found:
            spans = [
                tuple(m)
                for s in found
                if s.transcript == key
                for m in s.values.get("mentions") or ()
            ]
        else:
            called = room.mentions(text, [actor or name, *others])
            spans = [(m.start, m.end) for m in called if m.name == (actor.name if actor else name)]
        for start, end in spans:
            total += 1
            texts.add(key)
            if len(places) < limit:
                places.append(
                    MentionPlace(
                        transcript=key,
                        title=summary["title"],
                        start=start,
                        end=end,
                        before=text[max(0, start - AROUND) : start],
                        words=text[start:end],
                        after=text[end : end + AROUND],
                    )
                )
    return Mentions(name=name, total=total, texts=len(texts), places=places)
