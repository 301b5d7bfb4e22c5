"""Who takes part: speakers who may be one, and names a text offers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ...model import Flag, Turn
from ..words.label_words import COLLECTIVE, PARTS, TITLES
from ..words.lines import credit, date_in
from ..words.speaker_names import (
    CALLED,
    is_asked,
    is_called,
    is_office,
    is_role,
    is_wide_office,
    looks_like_name,
    name_of,
    person_in_brackets,
    role_of,
    several_in,
)
from .initials import with_whole_names
from .proposed import near_names

MOST_ONCE = 0.4
"""Share of speakers who speak once, from which that is how people speak in this text."""


TOGETHER = (
    COLLECTIVE
    | frozenset(
        "announcer all several many everyone everybody group audience реплика реплики вопрос ответ "
        "alle mehrere publikum tous plusieurs public todos varios público tutti".split()
    )
    | {"unknown speaker", "unidentified speaker"}
)
"""Labels of a voice nobody can name, or of several at once."""


def _is_formal(label: str, counts: Counter[str]) -> bool:
    """Whether a label says by itself that it names a speaker: a title, an office, a part, a number
    as others have."""
    words = label.split()
    bare = name_of(label).rstrip("0123456789 ")
    numbered = bare != name_of(label) and bool(bare)
    others = sum(name.rstrip("0123456789 ") == bare for name in counts)
    several = len(words) > 1
    titled = several and words[0].strip(".").casefold() in TITLES
    office = is_wide_office(name_of(label)) or (several and is_office(label))
    office |= is_asked(label) or label.casefold() in PARTS | TOGETHER
    return titled or office or is_role(label) or (numbered and others > 1)


def _is_joint(label: str, counts: Counter[str]) -> bool:
    """Whether a label names several people at once who all speak."""
    names = {name.casefold() for name in counts}
    parts = several_in(label)
    return len(parts) > 1 and all(part.casefold() in names for part in parts)


def with_names(text: str, turns: list[Turn]) -> tuple[list[Turn], list[dict[str, Any]]]:
    """Flags on speakers who may be one person, or who speak only once among many."""
    counts = Counter(t.speaker for t in turns if t.speaker and t.label)
    first: dict[str, int] = {}
    for i, turn in enumerate(turns):
        if turn.speaker and turn.label:
            first.setdefault(turn.speaker, i)
    proposals: list[dict[str, Any]] = []
    flagged: dict[int, list[Flag]] = {}
    seen = set()
    for rare, often in near_names(counts):
        i = first[rare]
        turn = turns[i]
        one, many = (f"{counts[x]} {'turn' if counts[x] == 1 else 'turns'}" for x in (rare, often))
        why = f"{rare!r} ({one}) may be {often!r} ({many})."
        proposals.append(
            {
                "what": "same-speaker",
                "name": rare,
                "other": often,
                "start": turn.label_start,
                "end": turn.end,
                "why": why,
            }
        )
        proposals[-1]["end"] = (turn.label_start or turn.start) + len(turn.label or "")
        seen.add(rare)
        flagged.setdefault(i, []).append(
            Flag(
                "near-name",
                why,
                (("merge_speakers", f"Same person: {often}"), ("keep", "Two people")),
            )
        )
    total = sum(counts.values())
    once = [name for name, n in counts.items() if n == 1]
    usual = len(once) > MOST_ONCE * len(counts)
    placed = sum(bool(role_of(t.label)) for t in turns if t.label) > MOST_ONCE * total
    for name in once:
        label = turns[first[name]].label or name
        sure = _is_formal(label, counts) or (placed and role_of(label)) or _is_joint(label, counts)
        if name in seen or sure or (usual and " " in name):
            continue
        if is_called(label, text[: turns[first[name]].label_start or 0].rstrip()[-CALLED:]):
            continue
        if total >= 20 or (total >= 6 and " " not in name):
            flagged.setdefault(first[name], []).append(
                Flag(
                    "new-label",
                    f"{name!r} speaks only here; is it a speaker?",
                    (
                        ("keep", "A speaker"),
                        ("merge", "Words of the turn before"),
                        ("rename_speaker", "Another name"),
                    ),
                )
            )
    for i, flags in flagged.items():
        turns[i] = replace(turns[i], flags=(*turns[i].flags, *flags))
    turns, whole = with_whole_names(text, turns)
    return turns, [*proposals, *_roles(turns), *whole]


def _roles(turns: Sequence[Turn]) -> list[dict[str, Any]]:
    """What labels say of their speakers besides the name; who holds an office that speaks."""
    out: dict[tuple[str | None, str], dict[str, Any]] = {}
    for turn in turns:
        role = role_of(turn.label) if turn.label else None
        if not turn.label or role is None:
            continue
        person = person_in_brackets(turn.label)
        begin = turn.label_start if turn.label_start is not None else turn.start
        value = name_of(turn.label) if person == turn.speaker else role
        told = {"what": "role", "name": turn.speaker, "value": value}
        if person is not None and person != turn.speaker:
            told = {"what": "same-speaker", "name": turn.speaker, "other": person}
        place = {"start": begin, "end": begin + len(turn.label)}
        why = f"The label reads {turn.label!r}."
        out.setdefault((turn.speaker, value), told | place | {"why": why})
    holders = Counter(told["name"] for told in out.values() if told["what"] == "same-speaker")
    # an office that several hold is nobody's other name
    return [t for t in out.values() if t["what"] != "same-speaker" or holders[t["name"]] == 1]


_INTERVIEW_WITH = re.compile(
    r"(?i:interview|conversation|talk|gespräch|entretien|entrevista|intervista)"
    r"\s+(?i:with|mit|avec|con)\s+(?P<name>(?:[^\W\d_a-z][\w.'’-]*\s*){1,5})"
)
_TITLE_NAME = re.compile(r"^(?P<name>[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,3})\s*[:：]\s")

_ARTICLES = frozenset("the a an der die das ein eine le la les el los il lo".split())
_NO_GUESTS = ("interview", "gespräch", "entretien", "debate")
_GUEST = re.compile(r"(?:[^\W\d_]+[\w.'’-]*\s*)(?:[A-ZÀ-ÞА-Я][\w.'’-]*\s*)*")
_DATED = ("title", "byline", "note", "credit")


def people_named(text: str, turns: Sequence[Turn]) -> list[dict[str, Any]]:
    """Names a title, a byline, a header or a credit offers for the interviewer and the guest, and
    the first day one of them gives."""
    out: list[dict[str, Any]] = []
    seen: set[tuple[str, str]] = set()
    for turn in turns:
        words = text[turn.start : turn.end]
        for offer in (*_days(turn, words), *_offered(turn, words)):
            key = (offer["what"], "" if offer["what"] == "date" else offer["name"])
            if offer["name"] and key not in seen:
                seen.add(key)
                out.append(offer)
    return out


def _days(turn: Turn, words: str) -> Iterator[dict[str, Any]]:
    dated = date_in(words) if turn.kind in _DATED else None
    if dated is not None:
        place = {"start": turn.start + dated[1], "end": turn.start + dated[2]}
        why = f"The {turn.kind} reads {words[:80]!r}."
        yield {"what": "date", "name": dated[0], **place, "why": why}


def _offered(turn: Turn, words: str) -> Iterator[dict[str, Any]]:
    """The people a paragraph before or behind the talk names."""
    found = credit(words) if turn.kind in ("credit", "byline", "note") else None
    if found and found[1]:
        yield _offer(found[0], found[1], turn.start + found[2], f"The text says {words[:80]!r}.")
        return
    why = f"The {turn.kind} reads {words[:80]!r}."
    named = _INTERVIEW_WITH.search(words) if turn.kind in ("title", "byline", "note") else None
    if named and named["name"][:1].isupper() and (name := _GUEST.match(named["name"])):
        yield _offer("guest", name[0], turn.start + named.start("name"), why)
    lead = _TITLE_NAME.match(words) if turn.kind == "title" else None
    if lead and _is_guest(lead["name"]):
        yield _offer("guest", lead["name"], turn.start, why)


def _is_guest(name: str) -> bool:
    """Whether what stands before a title's colon names a person."""
    opens = name.split()[0].casefold() in _ARTICLES
    return not opens and looks_like_name(name) and name.casefold() not in _NO_GUESTS


def _offer(what: str, name: str, start: int, why: str) -> dict[str, Any]:
    name = name.strip(" .,;:")
    return {
        "what": what,
        "name": name,
        "start": start,
        "end": start + len(name),
        "why": why,
    }
