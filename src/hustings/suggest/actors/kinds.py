"""What kind of actor a name is: person, organisation, country or place, and how that is seen."""

from __future__ import annotations

import re
from collections import Counter

from ..spans import Span
from .wordings import (
    ACTS,
    COUNTRIES,
    DOCTRINE,
    HE,
    HONORIFIC,
    IT,
    LABEL,
    NOT_GIVEN,
    ORGANISATION,
    PLACE_BEFORE,
    PLACE_PERHAPS,
    RANK,
    ROLE,
    THE,
    WORKS,
)


def _kind(
    text: str, name: str, spans: list[Span], lower: Counter[str], first_alone: int
) -> tuple[str, str]:
    """What the words around a name say about its kind, and those words in short."""
    told = _kind_by_name(name)
    if told is not None:
        return told
    if any(_speaks(text, span) for span in spans):
        return "person", "; speaks in this text"
    if re.fullmatch(r"[A-Z][A-Z.&\-]{1,6}", name):
        return "organisation", "; capitals throughout"
    votes = _votes(text, spans)
    told = _kind_by_votes(name, votes, len(spans))
    if told is not None:
        return told
    two = re.fullmatch(r"[A-Z][a-z\u2019'\-]+(?: [A-Z]\.)?(?: [A-Z][\w\u2019'\-]+)", name)
    # "Google Chrome" beside a Google named far more often is no person, "Taryn Fivek" beside Taryn
    # is
    owned = bool(re.search(r"[\u2019']s ", name)) or first_alone > 2 * len(spans)
    usual = owned or any(lower[w.lower()] or DOCTRINE.search(w) for w in name.split())
    articled = votes["the"] * 2 >= len(spans)
    if two and not usual and not articled and name.split()[0] not in NOT_GIVEN:
        return "person", "; two names"
    return "", ""


def _kind_by_name(name: str) -> tuple[str, str] | None:
    """The kind a name tells by its own words: a country, an organisation's word, a title."""
    last = name.split()[-1]
    two_words = len(name.split()) == 2 and not RANK.match(name) and name.split()[0] not in NOT_GIVEN
    if name.removeprefix("The ") in COUNTRIES or (two_words and last in COUNTRIES):
        return "country", "; a country"
    if _INNER_CAPITAL.fullmatch(name):
        return "organisation", "; a capital inside, as companies have"
    word = ORGANISATION.search(name)
    if word and not (RANK.match(name) and word.group() != last):
        return "organisation", f"; \u201c{word.group()}\u201d is an organisation's word"
    return ("person", "; with a title") if RANK.match(name) else None


_INNER_CAPITAL = re.compile(r"(?!Mc|Mac|De|Le|La|Di|Van|Fitz)[A-Z]?[a-z]+[A-Z]\w*")


def _speaks(text: str, span: Span) -> bool:
    """Whether a name is the label of a turn."""
    return (span.start == 0 or text[span.start - 1] == "\n") and bool(LABEL.match(text, span.end))


def _votes(text: str, spans: list[Span]) -> Counter[str]:
    """How many mentions speak for a person, a place, an organisation; how often "the" stands
    before. "From" and "to" stand before places and before whom one writes to: they count where the
    name does nothing itself."""
    votes: Counter[str] = Counter()
    acting = False
    for span in spans:
        before, after = text[max(0, span.start - 32) : span.start], text[span.end : span.end + 110]
        acting = acting or bool(ACTS.match(after))
        votes["person"] += bool(HONORIFIC.search(before) or ROLE.search(before) or HE.match(after))
        votes["place"] += bool(PLACE_BEFORE.search(before))
        votes["perhaps"] += bool(PLACE_PERHAPS.search(before))
        votes["organisation"] += bool(IT.match(after) or WORKS.search(before))
        votes["the"] += bool(THE.search(before))
    votes["place"] += 0 if acting else votes["perhaps"]
    return votes


def _kind_by_votes(name: str, votes: Counter[str], n: int) -> tuple[str, str] | None:
    """The kind the words around ``n`` mentions of a name tell."""
    least = 1 if n <= FEW_MENTIONS else max(2, n // 10)
    others = votes["organisation"] + votes["place"]
    if votes["person"] >= least and votes["person"] > others and votes["the"] * 2 < n:
        return "person", "; \u201che\u201d, \u201cshe\u201d, \u201cwho\u201d or a role beside it"
    if votes["organisation"] >= least and votes["organisation"] > max(
        votes["person"], votes["place"]
    ):
        return "organisation", "; \u201cits\u201d, staff or members beside it"
    if votes["place"] * 2 > n and len(name.split()) <= 2:
        return "place", "; after \u201cin\u201d, \u201cfrom\u201d or the like"
    return None


FEW_MENTIONS = 4
"""Up to so many mentions one word of evidence suffices."""


def kinds_of(
    text: str, kept: dict[str, list[Span]], merges: dict[str, list[str]], lower: Counter[str]
) -> dict[str, tuple[str, str]]:
    """The kind of each name; one that may be short for a person is a person, whatever its capitals
    look like.
    """
    kinds = {
        name: _kind(text, name, spans, lower, len(kept.get(name.split()[0], ())))
        for name, spans in kept.items()
    }
    for name, aliases in merges.items():
        group = [name, *aliases]
        sure = next((n for n in group if kinds[n][0] == "person" and not n.isupper()), None)
        sure = sure or next((n for n in group if "speaks" in kinds[n][1]), None)
        if sure is None:
            continue
        for n in group:
            weak = (
                "capitals" in kinds[n][1]
                or kinds[n][0] in ("", "place")
                or (n in COUNTRIES and len(n.split()) == 1)
            )
            if kinds[n][0] != "person" and weak:
                kinds[n] = "person", f"; may be {sure}"
    return kinds
