"""The review queue: suggestions found, how each method fares, what is left to decide, and the
decisions made.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from ... import suggest as room
from ...errors import UnknownName
from ...model import DECIDED, TIERS, UNDECIDED, Suggestion, SuggestionState, Tier
from ...project import Project
from ..answers.review import (
    CurvePoint,
    Hidden,
    KindCount,
    MethodRate,
    QueueOfKind,
    Searched,
    SuggestionList,
    SuggestionRow,
    Unread,
)
from ..places import Places
from ..words import small_words
from . import blind, learning
from .decisions import DECIDES, decided

KINDS = (*room.KINDS, "concepts")
SCRIPTED = tuple("id kind transcript start end cue values score method version why state".split())
"""What ``hustings suggest --json`` tells of a suggestion, in this order; then its words, and where
they stand.
"""


def find(
    project: Project,
    transcript: str | None = None,
    *,
    kinds: tuple[str, ...] = (),
    tier: str = "strong",
    said: Callable[[int, int, str], bool] | None = None,
) -> int:
    """Look for suggestions and keep those that are new; returns how many. What was rejected does
    not come back.

    ``kinds``: those of the rules, a plug-in's, or "concepts" (learnt from the project's own
    statements); () for all.
    ``said(done, of, title)`` is told of each text before it is read; it returns False to stop
    there.
    """
    by_rules = tuple(k for k in kinds if k != "concepts")
    actors = [a for a in project.actors() if a.kind]
    past = project.suggestions()
    texts = [t for t in project.transcripts() if transcript in (None, t["id"])]
    taught = learning.lessons(project) if not kinds or "concepts" in kinds else None
    learner = learning.Learner()
    searched = project.note("searched")
    unread = project.note("unread")
    found: list[Suggestion] = []
    for i, text in enumerate(texts):
        if said is not None and not said(i, len(texts), text["title"]):
            break
        read = project.transcript(text["id"])
        made = []
        says = room.unread(read) or room.left_out(read)
        if says != unread.get(text["id"], ""):
            unread = {**unread, text["id"]: says}
        if by_rules or not kinds:
            made += room.suggest(read, kinds=by_rules or None, tier=tier, actors=actors)
        if taught is not None:
            made += _concepts(read, taught, learner, tier)
        found += room.not_rejected(made, past)
        blind.extend(project, text["id"])
        if not kinds:
            wider = max(tier, searched.get(text["id"], tier), key=TIERS.index)
            searched = {**searched, text["id"]: wider}
    kept = project.keep_suggestions(found)
    if unread != project.note("unread"):
        project.keep_note("unread", unread, "Saw which texts the rules cannot read", undoable=False)
    if searched != project.note("searched"):
        project.keep_note(
            "searched", searched, f"Looked for suggestions in {len(texts)} texts", undoable=False
        )
    return kept


def unread(project: Project, transcript: str | None = None) -> list[Unread]:
    """The texts that were searched and that the rules cannot read, each with the sentence that says
    why.
    """
    told, titles = project.note("unread"), project.titles()
    return [
        Unread(transcript=key, title=titles[key], says=told[key])
        for key in project.text_ids()
        if told.get(key) and transcript in (None, key)
    ]


def _concepts(
    text: Any, taught: learning.Lessons, learner: learning.Learner, tier: str
) -> list[Suggestion]:
    def rank(texts: Sequence[str]) -> list[list[tuple[str, float]]]:
        return learner.rank(taught, texts)

    return room.concept_passages(
        text,
        taught.labelled,
        rank,
        tier=tier,
        coded=taught.coded.get(text.id, ()),
        definitions=taught.definitions,
        small=small_words(text),
        version=room.version_of(learning.ranking()),
    )


def rows(project: Project, *, tier: str = "all", **where: Any) -> list[dict[str, Any]]:
    """Suggestions as scripts read them, in the columns of ``SCRIPTED``, with ``words`` (the
    passage, white space as one blank) and ``source`` (where it stands, to cite it): those of
    ``tier`` and of the stricter ones.
    """
    places = Places(project)
    found = [_row(s) for s in project.suggestions(**where) if s.tier in within(tier)]
    return [{k: getattr(row, k) for k in SCRIPTED} | _said(places, row) for row in found]


def _said(places: Places, row: SuggestionRow) -> dict[str, str]:
    """The words of a suggestion, and where they stand."""
    text = places.text(row.transcript)
    turn = places.turn(row.transcript, row.start)
    speaker = text.turns[turn - 1].speaker if turn else None
    return {
        "words": " ".join(text.text[row.start : row.end].split()),
        "source": places.source(row.transcript, row.start, speaker),
    }


def within(tier: str) -> tuple[str, ...]:
    """A tier and those stricter than it."""
    if tier not in TIERS:
        raise UnknownName("tier", tier, TIERS)
    return TIERS[: TIERS.index(tier) + 1]


def _row(s: Suggestion) -> SuggestionRow:
    return SuggestionRow(
        id=s.id,
        kind=s.kind,
        transcript=s.transcript,
        start=s.start,
        end=s.end,
        cue=s.cue,
        values=s.values,
        score=s.score,
        method=s.method,
        version=s.version,
        why=s.why,
        state=cast(SuggestionState, s.state),
        tier=cast(Tier, s.tier),
    )


def _brief(s: Suggestion) -> Suggestion:
    """A candidate actor without its mentions, of which there may be hundreds; see
    :mod:`.candidates`.
    """
    return replace(s, values={k: v for k, v in s.values.items() if k != "mentions"})


def unmuted(project: Project) -> tuple[str, ...]:
    """Methods a person wants to see whatever their rate."""
    return tuple(project.note("unmuted").get("methods", ()))


def unmute(project: Project, method: str, on: bool = True) -> None:
    """Show a method though few of its suggestions are kept, or (``on`` False) leave it to its rate
    again.
    """
    known = {s.method for s in project.suggestions()}
    if method not in known:
        raise UnknownName("method", method, known)
    methods = [m for m in unmuted(project) if m != method] + ([method] if on else [])
    told = f"Showed {method} whatever its rate" if on else f"Left {method} to its rate again"
    project.keep_note("unmuted", {"methods": sorted(methods)}, told)


def view(
    project: Project,
    *,
    transcript: str | None = None,
    kind: str | None = None,
    state: str | None = "open",
) -> SuggestionList:
    """The queue of a text or of all, with each method's rate and the precision to expect.

    What lies in a passage that is still to be coded without help, and what muted methods found, is
    left out.
    """
    every = project.suggestions()
    rates = room.acceptance(every, unmuted=unmuted(project))
    unseen = blind.hidden(every, blind.settings(project))
    shown = [
        s
        for s in every
        if (transcript is None or s.transcript == transcript)
        and (kind is None or s.kind == kind)
        and (state is None or s.state == state)
        and s.id not in unseen
    ]
    audible = [s for s in shown if not (rates.get(s.method) and rates[s.method].muted)]
    return SuggestionList(
        methods=_methods(every, rates),
        curve=_curve(shown, every),
        rows=[_row(s) for s in audible],
    )


def _methods(every: Iterable[Suggestion], rates: Mapping[str, Any]) -> list[MethodRate]:
    kinds: dict[str, str] = {s.method: s.kind for s in every}
    return [
        MethodRate(
            method=name,
            kind=kinds[name],
            open=r.open,
            accepted=r.accepted + r.edited,
            rejected=r.rejected,
            rate=r.rate,
            muted=r.muted,
            why=r.says,
        )
        for name, r in rates.items()
    ]


def _curve(shown: Sequence[Suggestion], every: Sequence[Suggestion]) -> list[CurvePoint]:
    return [
        CurvePoint(threshold=p.score, expected=p.precision, number=p.items)
        for p in room.precision_curve(shown, every)
    ]


ENOUGH = 20
"""Decisions of one's own from which on a share to expect is told as a number."""


def _basis(kind: str, tier: str, own: int, languages: Collection[str], parsed: bool) -> str:
    """What is known of how often suggestions of a kind are right: nothing where it was counted in
    another language, or without the parser that read these."""
    if kind == "concepts":
        return "Learnt from your statements."
    if own >= ENOUGH:
        return f"Drawn towards {own} decisions of your own."
    if len(languages) > 1:
        return "These are of several languages: nobody counted them together."
    share = room.counted(kind, tier, next(iter(languages), "en"), parsed=parsed)
    if share is None:
        return "Nobody has counted how often these are right: their order is a judgement."
    return share.says


def queue(
    project: Project,
    *,
    kind: str = "",
    transcript: str | None = None,
    tier: str = "strong",
    muted: bool = False,
    learner: learning.Learner | None = None,
    useful: bool = False,
) -> QueueOfKind:
    """Everything the review page shows of one kind ("": the first that has something left).

    ``muted``: show what muted methods found as well. ``useful``: the most useful to decide next
    first (likely hits, then doubtful ones), as ``learner`` ranks concepts now; otherwise the order
    of the text. ``hidden`` counts what is not shown, and why.
    """
    every = [s for s in project.suggestions() if transcript is None or s.transcript == transcript]
    live = set(project.text_ids())
    every = [s for s in every if s.transcript in live or s.state in DECIDED]
    kept_blind = blind.settings(project)
    unseen = blind.hidden(every, kept_blind)
    rates = room.acceptance(every, unmuted=unmuted(project))
    tiers = within(tier)
    names = list(dict.fromkeys([*KINDS, *(s.kind for s in every)]))

    def audible(s: Suggestion) -> bool:
        return muted or not rates[s.method].muted

    def sure(s: Suggestion) -> bool:
        # a model was asked for by a person: what it found is shown whatever the tier
        return s.tier in tiers or s.method.startswith("model/")

    def told(name: str) -> KindCount:
        mine = [s for s in every if s.kind == name]
        counts = {x: sum(1 for s in mine if s.state == x) for x in DECIDED}
        waits = [s for s in mine if s.state in UNDECIDED]
        shown = [s for s in waits if s.id not in unseen and sure(s) and audible(s)]
        return KindCount(
            kind=name,
            open=sum(1 for s in shown if s.state == "open"),
            later=sum(1 for s in shown if s.state == "later"),
            **counts,
            methods=_methods(mine, {n: rates[n] for n in sorted({s.method for s in mine})}),
            hidden=Hidden(
                muted=sum(1 for s in waits if not audible(s)),
                blind=sum(1 for s in waits if s.id in unseen),
                tier=sum(1 for s in waits if not sure(s) and s.id not in unseen and audible(s)),
            ),
        )

    kinds = [told(name) for name in names]
    chosen = kind or next((k.kind for k in kinds if k.open), "causes")
    rows = [
        s
        for s in every
        if s.kind == chosen
        and s.state in UNDECIDED
        and s.id not in unseen
        and sure(s)
        and audible(s)
    ]
    if useful and learner is not None:
        rows = _by_use(project, learner, rows)
    recent = project.deciding_changes(DECIDES, limit=60)
    decisions = decided(project, recent)
    left = sum(1 for s in rows if s.state == "open")
    searched = project.note("searched")
    own = sum(s.kind == chosen and s.state in DECIDED for s in every)
    return QueueOfKind(
        kind=chosen,
        tier=cast(Tier, tier),
        kinds=kinds,
        rows=[_row(s) for s in (rows if chosen != "actors" else map(_brief, rows))],
        curve=_curve([s for s in rows if s.state == "open"], every),
        basis=_basis(
            chosen,
            tier,
            own,
            {room.language_read(s) for s in rows},
            any(map(room.is_parsed, rows)),
        ),
        told=own >= ENOUGH,
        decisions=decisions,
        minutes=room.minutes_left([d.at for d in decisions], left),
        left=left,
        searched=Searched(
            texts=sum(1 for t in live if t in searched),
            of=len(live),
            tier=min((searched[t] for t in live if t in searched), key=TIERS.index, default=None),
        ),
        statements_with_concepts=len(learner.learnt.labelled) if learner and learner.learnt else 0,
        unmuted=list(unmuted(project)),
        unread=unread(project, transcript),
    )


def _by_use(
    project: Project, learner: learning.Learner, rows: list[Suggestion]
) -> list[Suggestion]:
    """The most useful first; what takes no concept keeps its place behind, by its own score."""
    words = learning.asked(project, rows)
    ranked = [
        max(
            (learner.ranked(w) or [] for w in words.get(s.id, {}).values()),
            key=lambda r: r[0][1] if r else 0.0,
            default=[],
        )
        for s in rows
    ]
    if any(ranked):
        return [rows[i] for i in room.order_by_usefulness(ranked)]
    return sorted(rows, key=lambda s: -s.score)
