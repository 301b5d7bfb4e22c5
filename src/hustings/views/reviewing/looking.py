"""A first look at a text: who speaks how much, names and whom they stand beside, dates, quotations,
causes, forecasts, relations, each as a mark nobody has looked at.

The look writes nothing. A mark that a person decides becomes a suggestion like any other, and only
then; marks count in no network, map or account and are never exported.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import cast

from ... import suggest as room
from ...errors import UnknownName
from ...model import SPOKEN_KINDS, TIERS, PutAside, Selection, Suggestion, Tier, Transcript
from ...project import Project
from ...suggest.language import by_language
from ...suggest.languages import ENGLISH as ENGLISH_CODE
from ...suggest.sentences import Sentences
from ...suggest.tables import KINDS as TABLED
from ...wording import say, say_many
from ..answers.described import Counted
from ..answers.looking import (
    FirstLook,
    LookDecided,
    LookMark,
    LookName,
    LookSpeaker,
    LookTrust,
)
from . import blind
from .review import within

FORMS = {
    "causes": "cause",
    "quotations": "quotation",
    "relations": "relation",
    "predictions": "prediction",
}
"""Kind of suggestion -> form of the statement that is made of it."""
UNNAMED = {
    "question": "who asks (not named)",
    "answer": "who answers (not named)",
    "speech": "who speaks (not named)",
}
"""What somebody is called whom the text does not name."""
TIER = "medium"
BESIDE, NAMED = 3, 3
ACTORS = ("person", "organisation", "country", "")
"""Guesses of kinds whose names may stand to one another; a place may not."""


@dataclass(frozen=True)
class Seen:
    """What is known of a text beside its words: what was decided in it, what is coded, what a
    person keeps blind."""

    decided: Sequence[Suggestion] = ()
    coded: Sequence[tuple[str, int, int]] = ()
    """(form, start, end) of statements."""
    blind: Mapping[str, object] | None = None
    states: Mapping[str, str] = field(default_factory=dict)


def candidates(transcript: Transcript, tier: str = TIER) -> list[Suggestion]:
    """Everything the rules find, names first; relations among the names that may be actors."""
    within(tier)
    named = room.suggest(transcript, kinds=("actors",), tier=tier, plugins=False)
    names = [str(s.values["name"]) for s in named if str(s.values.get("kind_guess", "")) in ACTORS]
    kinds = tuple(k for k in room.KINDS if k != "actors")
    found = room.suggest(transcript, kinds=kinds, tier=tier, actors=names, plugins=False)
    return [*named, *found]


def first_look(transcript: Transcript, *, tier: str = TIER, seen: Seen | None = None) -> FirstLook:
    """A text as the rules see it; the same text gives the same look. Raises UnknownName (tier)."""
    seen = seen or Seen()
    found = candidates(transcript, tier)
    shown = _shown(found, seen)
    at = _Places(transcript)
    by: dict[str, list[LookMark]] = {}
    for s in shown:
        by.setdefault(s.kind, []).append(at.mark(s, seen.states.get(s.id, "open")))
    names = _names(at, [s for s in shown if s.kind == "actors"], seen)
    unread = room.unread(transcript)
    return FirstLook(
        transcript=transcript.id,
        title=transcript.title,
        date=transcript.date,
        language=transcript.language or room.language_of(transcript.text),
        characters=len(transcript.text),
        turns=sum(t.kind in (*SPOKEN_KINDS, "unassigned") for t in transcript.turns),
        questions=sum(t.kind == "question" for t in transcript.turns),
        words=sum(at.words.values()),
        coded=len(seen.coded),
        speakers=_speakers(at, [s for s in found if s.kind == "actors"]),
        names=names,
        dates=by.get("dates", []),
        quotations=by.get("quotations", []),
        causes=by.get("causes", []),
        forecasts=by.get("predictions", []),
        relations=by.get("relations", []),
        trust=_trust(transcript, tier, bool(unread)),
        hidden=_hidden(found, shown, seen),
        notice=_notice(),
        unread=unread,
    )


def _shown(found: Sequence[Suggestion], seen: Seen) -> list[Suggestion]:
    """What is neither decided, nor coded already, nor kept blind."""
    left = room.not_rejected(found, list(seen.decided))
    unseen = blind.hidden(left, dict(seen.blind)) if seen.blind else set()
    return [s for s in left if s.id not in unseen and not _coded(s, seen)]


def _coded(s: Suggestion, seen: Seen) -> bool:
    form = FORMS.get(s.kind)
    return any(f == form and start < s.end and s.start < end for f, start, end in seen.coded)


def _hidden(found: Sequence[Suggestion], shown: Sequence[Suggestion], seen: Seen) -> list[str]:
    """Why some marks are not shown, in words."""
    there = {s.id for s in shown}
    left = [s for s in found if s.id not in there]
    unseen = blind.hidden(left, dict(seen.blind)) if seen.blind else set()
    known = len(left) - len(unseen)
    told = [
        say_many(
            len(unseen),
            "{n} mark kept from sight, because this passage is to be coded without help",
            "{n} marks kept from sight, because this passage is to be coded without help",
        ),
        say_many(known, "{n} mark coded or decided already", "{n} marks coded or decided already"),
    ]
    return [words for words, n in zip(told, (len(unseen), known), strict=True) if n]


class _Places:
    """A text with its sentences and turns, to look marks up in."""

    def __init__(self, transcript: Transcript) -> None:
        self.transcript = transcript
        self.text = transcript.text
        self.sentences = Sentences(transcript.text)
        self.starts = [t.start for t in transcript.turns]
        self.words: Counter[str] = Counter()
        self.turns: Counter[str] = Counter()
        for t in transcript.turns:
            name = t.speaker or UNNAMED.get(t.kind)
            if name is None:
                continue
            self.words[name] += len(re.findall(r"\w+(?:['’-]\w+)*", self.text[t.start : t.end]))
            self.turns[name] += 1

    def turn(self, at: int) -> tuple[int | None, str | None]:
        """The number (from 1) and the speaker of the turn a place stands in."""
        n = bisect_right(self.starts, at)
        if not n or at >= self.transcript.turns[n - 1].end:
            return None, None
        t = self.transcript.turns[n - 1]
        return n, t.speaker or UNNAMED.get(t.kind)

    def mark(self, s: Suggestion, state: str) -> LookMark:
        """A suggestion as a mark within the sentence it stands in."""
        start, end = self._around(s.start, s.end)
        number, speaker = self.turn(s.start)
        cue = s.cue if s.cue and start <= s.cue[0] <= s.cue[1] <= end else None
        return LookMark(
            id=s.id,
            kind=s.kind,
            tier=s.tier,
            start=s.start,
            end=s.end,
            turn=number,
            speaker=speaker,
            sentence=self.text[start:end],
            said=(s.start - start, s.end - start),
            cue=(cue[0] - start, cue[1] - start) if cue else None,
            words=_words(s, self.text[s.start : s.end]),
            why=s.why,
            edtf=str(s.values["about"]) if s.kind == "dates" and s.values.get("about") else None,
            state=state,
        )

    def _around(self, start: int, end: int) -> tuple[int, int]:
        first, last = self.sentences.at(start), self.sentences.at(max(start, end - 1))
        low = self.sentences.spans[first][0] if first is not None else start
        high = self.sentences.spans[last][1] if last is not None else end
        n = bisect_right(self.starts, start)
        if n and start < self.transcript.turns[n - 1].end:
            low = max(low, self.transcript.turns[n - 1].start)  # not the label before it
        return min(low, start), max(high, end)


def _words(s: Suggestion, said: str) -> str:
    """What was found, in words."""
    v = s.values
    if s.kind == "relations":
        return f"{v.get('actor')} {v.get('relation') or say('stands to')} {v.get('target')}"
    if s.kind == "causes":
        return f"{v.get('cause')} → {v.get('effect')}"
    if s.kind == "quotations":
        source = v.get("source")
        return say("words of {name}", name=str(source)) if source else say("words of nobody named")
    if s.kind == "predictions":
        return str(v.get("horizon_words") or say("no time said"))
    if s.kind == "actors":
        return str(v.get("name"))
    return " ".join(said.split())


def _names(at: _Places, named: Sequence[Suggestion], seen: Seen) -> list[LookName]:
    """Names, those named most first, with whom each stands in one sentence."""
    where = {s.id: _sentences_of(at, s) for s in named}
    together: dict[str, Counter[str]] = {s.id: Counter() for s in named}
    label = {s.id: str(s.values["name"]) for s in named}
    by_sentence: dict[int, list[str]] = {}
    for key, places in where.items():
        for i in places:
            by_sentence.setdefault(i, []).append(key)
    for keys in by_sentence.values():
        for one, other in combinations(keys, 2):
            together[one][label[other]] += 1
            together[other][label[one]] += 1
    found = []
    for s in named:
        beside = sorted(together[s.id].items(), key=lambda p: (-p[1], p[0]))[:BESIDE]
        found.append(
            LookName(
                mark=at.mark(s, seen.states.get(s.id, "open")),
                name=label[s.id],
                mentions=len(s.values.get("mentions", ())),
                kind_guess=str(s.values.get("kind_guess") or ""),
                also=[str(x) for x in s.values.get("aliases_proposed", ())],
                beside=[Counted(name, n) for name, n in beside],
            )
        )
    return sorted(found, key=lambda n: (-n.mentions, n.name))


def _sentences_of(at: _Places, s: Suggestion) -> set[int]:
    found = (at.sentences.at(int(m[0])) for m in s.values.get("mentions", ()))
    return {i for i in found if i is not None}


def _speakers(at: _Places, named: Sequence[Suggestion]) -> list[LookSpeaker]:
    total = sum(at.words.values())
    about: dict[str, Counter[str]] = {}
    for s in named:
        for m in s.values.get("mentions", ()):
            _, speaker = at.turn(int(m[0]))
            if speaker and speaker != s.values["name"]:
                about.setdefault(speaker, Counter())[str(s.values["name"])] += 1
    return [
        LookSpeaker(
            name,
            at.turns[name],
            n,
            n / total if total else 0.0,
            [
                Counted(who, k)
                for who, k in sorted(
                    about.get(name, Counter()).items(), key=lambda p: (-p[1], p[0])
                )[:NAMED]
            ],
        )
        for name, n in sorted(at.words.items(), key=lambda p: (-p[1], p[0]))
    ]


def _trust(transcript: Transcript, tier: str, unread: bool) -> list[LookTrust]:
    """How far each kind was measured, as the review tells it: only for the language at hand, and
    not for a text of several."""
    read = list(by_language(transcript))
    unclear = not (transcript.language or room.language_of(transcript.text) or unread)
    out = []
    for kind in room.KINDS:
        if not unread and kind not in TABLED and ENGLISH_CODE not in read:
            out.append(
                LookTrust(kind, False, say("Not looked for: no rules for this language."), False)
            )
            continue
        share = None if unread else _share(kind, tier, read)
        if unclear:
            out.append(LookTrust(kind, False, _unclear()))
        elif share is None:
            out.append(LookTrust(kind, False, _unread() if unread else _untried()))
        else:
            out.append(LookTrust(kind, True, share))
    return out


def _notice() -> str:
    return say(
        "Found by rules, looked at by nobody. These marks count in no network, map or account, "
        "are never exported, and leave this page as they are decided."
    )


def _untried() -> str:
    return say("Not measured: nobody has counted how many such marks are right.")


def _unread() -> str:
    return say("Not measured in this language.")


def _unclear() -> str:
    return say("Not measured here: too few words to tell the language, or it is not clear.")


def _actors_right() -> str:
    """The one count there is of names; of what else rules find see ``suggest/measured``."""
    return say("In one long interview read by hand about three in five were actors.")


def _share(kind: str, tier: str, languages: Sequence[str]) -> str | None:
    """How many marks of a kind were right where somebody counted, in a sentence."""
    if len(languages) > 1:
        return None
    if kind == "actors":
        return _actors_right() if ENGLISH_CODE in languages else None
    counted = room.counted(kind, tier, languages[0])
    return counted.says if counted else None


def look_view(project: Project, text: str, tier: str = TIER) -> FirstLook:
    """The first look at a text of a project; writes nothing. Raises UnknownName."""
    key = project.text_named(text)
    transcript = project.transcript(key)
    return first_look(transcript, tier=tier, seen=_seen(project, key))


def _seen(project: Project, key: str) -> Seen:
    past = project.suggestions(transcript=key)
    return Seen(
        decided=past,
        coded=[
            (s.form, s.start, s.end)
            for s in project.statements(Selection(transcripts=(key,), versions="all"))
        ],
        blind=blind.settings(project),
        states={s.id: s.state for s in past},
    )


def decide(project: Project, text: str, mark: str, state: PutAside) -> LookDecided:
    """Keep a mark as a suggestion and say what becomes of it; to accept it, leave it open and make
    a statement of it as of any suggestion. Raises UnknownName where the text has no such mark."""
    key = project.text_named(text)
    found = {s.id: s for s in candidates(project.transcript(key), TIERS[-1])}
    if mark not in found:
        raise UnknownName("mark", mark)
    s = found[mark]
    project.keep_suggestions([replace(s, state="open")])
    kept = _kept(project.suggestions(transcript=key, kind=s.kind), s)
    if state != kept.state:
        project.decide(kept.id, state)
    return LookDecided(kept.id, kept.kind, cast(Tier, kept.tier), state)


def _kept(known: Iterable[Suggestion], s: Suggestion) -> Suggestion:
    """The suggestion a mark is kept as: itself, or the same of the same span from another time."""
    rows = list(known)
    same = [k for k in rows if (k.start, k.end, k.cue) == (s.start, s.end, s.cue)]
    return next((k for k in rows if k.id == s.id), same[0] if same else s)
