"""Who can stand at the ends of a relation: confirmed actors, candidates, and groups called by what
they are ("the party").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from ...model import Actor
from ..actors.finding import Mention, mentions
from ..actors.finding import actors as find_actors
from ..actors.wordings import COUNTRIES
from ..languages import word_list
from .phrases import is_house
from .titles import without_titles

_UNMEANT = frozenset({"place"})
"""Kinds of candidates that stand to nobody in a relation."""


@lru_cache(maxsize=2)
def _candidates(text: str) -> tuple[Actor, ...]:
    """Candidate actors of a text with the names that may mean the same one."""
    found = [
        a
        for a in find_actors(text)
        if a.kind_guess not in _UNMEANT
        and not (
            " " in a.name
            and a.kind_guess != "organisation"
            and word_list("things") & {*a.name.split()}
        )
    ]
    people = [a for a in found if a.kind_guess == "person"]
    short = {alias for a in people for alias in a.aliases_proposed}
    return tuple(
        Actor(a.name, a.name, a.aliases_proposed if a in people else ())
        for a in found
        if a.name not in short
    )


def ends(text: str, confirmed: Sequence[Actor | str], *, candidates: bool) -> list[Mention]:
    """Where actors are named, in order, without overlaps: ``confirmed`` ones by name or alias, with
    ``candidates`` also those that only capitals propose and groups such as "the union". A group's
    name is that of the actor named most often before whose own name ends in its word, else its own
    words. A pronoun that opens a sentence is whoever opens the one before.
    """
    if not candidates:
        return mentions(text, confirmed)
    taken = {n for a in confirmed for n in ([a] if isinstance(a, str) else [a.name, *a.aliases])}
    more = [a for a in _candidates(text) if not taken & {a.name, *a.aliases}]
    named = [
        m
        for m in mentions(text, [*confirmed, *more])
        if m.name in taken or not _ONE_OF_MANY.search(text, max(0, m.start - 3), m.start)
        if not _is_label(text, m)
    ]
    groups = _groups(text, named)
    named = [m for m in named if not _within(m, groups)]
    named = without_titles(text, sorted([*named, *groups], key=_place))
    named = sorted([*named, *_peoples(text, named)], key=_place)
    named = sorted([*named, *_pronouns(text, named)], key=_place)
    return sorted([*named, *_inner_pronouns(text, named)], key=_place)


def _is_label(text: str, m: Mention) -> bool:
    """Whether a name at the beginning of a line says who speaks: "Edda Voss: We went there"."""
    opens = m.start == 0 or text[m.start - 1] == "\n"
    return opens and text[m.end : m.end + 2] == ": "


def _within(mention: Mention, groups: list[Mention]) -> bool:
    """Whether a name stands inside one of ``groups``, which are in order."""
    i = bisect_right(groups, mention.start, key=lambda g: g.start)
    return i > 0 and mention.end <= groups[i - 1].end


_ONE_OF_MANY = re.compile(r"\ban?\s$", re.IGNORECASE)
"""Before a name: "a Trotskyite" is what somebody is, nobody's name."""


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


def _pronouns(text: str, named: list[Mention]) -> list[Mention]:
    """Pronouns that open a sentence, as the one whose name opened the sentence before."""
    starts = [m.start for m in named]
    found: list[Mention] = []
    for pronoun in _PRONOUN_OPENS.finditer(text):
        if found and pronoun["pronoun"] in ("He", "She") and _goes_on(text, found[-1], pronoun):
            found.append(Mention(found[-1].name, *pronoun.span("pronoun"), pronoun["pronoun"]))
            continue
        low = (
            max(text.rfind(". ", 0, pronoun.start() - 2), text.rfind("\n", 0, pronoun.start())) + 1
        )
        i = bisect_left(starts, low)
        subject = named[i] if i < len(named) and named[i].start < pronoun.start() else None
        if subject is None or not _OPENING.fullmatch(text, low, subject.start):
            subject = _only_person(text, named, low, pronoun)
        if subject is None:
            continue
        place = pronoun.span("pronoun")
        found.append(Mention(subject.name, *place, pronoun["pronoun"]))
    return found


def _goes_on(text: str, last: Mention, pronoun: re.Match[str]) -> bool:
    """Whether "he" of a sentence is "he" of the sentence before, which names nobody else."""
    between = text[last.end : pronoun.start()]
    same = last.text == pronoun["pronoun"] and "\n" not in between
    return same and len(re.findall(r"[.!?] ", between)) == 1 and not _NAMED_PERSON.search(between)


_NAMED_PERSON = re.compile(r"[A-Z][a-z]+\s[A-Z][a-z]+")


def _only_person(
    text: str, named: list[Mention], low: int, pronoun: re.Match[str]
) -> Mention | None:
    """Whom "he" or "she" opens a sentence with, where the sentence before names one person only."""
    if pronoun["pronoun"] not in ("He", "She"):
        return None
    starts = [m.start for m in named]
    before = named[bisect_left(starts, low) : bisect_left(starts, pronoun.start())]
    people = [m for m in before if _may_be_a_person(m.name)]
    told = {m.name for m in people}
    return people[0] if len(told) == 1 and _PERSON.fullmatch(people[0].name) else None


_PERSON = re.compile(r"[A-Z][\w.'\u2019-]*(?:\s(?:[A-Z]\.\s)?(?:de'?\s)?[A-Z][\w.'\u2019-]*)+")
"""Two names or a rank and a name, as people have."""


def _inner_pronouns(text: str, named: list[Mention]) -> list[Mention]:
    """ "He" and "she" inside a sentence that names one person alone before them ("Renn said that
    he met the mayor"), or names nobody and follows one that names one person."""
    starts = [m.start for m in named]
    found: list[Mention] = []
    for pronoun in _HE_OR_SHE.finditer(text):
        at = pronoun.start()
        if not _JOINS.search(text, max(0, at - 14), at):
            continue
        low = max(text.rfind(mark, 0, at) for mark in (". ", "? ", "! ", ": ", "\n"))
        people = _people(text, named[bisect_left(starts, low) : bisect_left(starts, at)])
        for _ in range(_SENTENCES_BACK):
            earlier = max(text.rfind(". ", 0, low - 2), text.rfind("\n", 0, low)) + 1
            if people or text[low - 1 : low] == "\n" or earlier >= low:
                break
            people = _people(text, named[bisect_left(starts, earlier) : bisect_left(starts, low)])
            people |= {m.name for m in found if earlier <= m.start < low}
            low = earlier
        if len(people) == 1:
            found.append(Mention(people.pop(), *pronoun.span(), pronoun.group()))
    return found


_SENTENCES_BACK = 2
"""Sentences in which one is looked for whom "he" may mean."""


def _people(text: str, named: list[Mention]) -> set[str]:
    return {
        m.name
        for m in named
        if _may_be_a_person(m.name) and text[m.start - 4 : m.start].lower() != "the "
    }


def _may_be_a_person(name: str) -> bool:
    return name[:1].isupper() and name not in COUNTRIES and not is_house(name)


_HE_OR_SHE = re.compile(r"(?<=\s)s?he(?=\s+[a-z]|['\u2019](?:s|d|ll)\s+[a-z])")
_JOINS = re.compile(
    r"(?:\b(?i:said|says|decide[sd]?|thought|thinks|knew|knows|felt|claim(?:s|ed)|that|because|"
    r"when|after|before|since|while|and|but|then|where|so|as|suddenly|finally|eventually|once|"
    r"how|why)|,)\s+(?:then\s+)?$"
)
"""Before a pronoun that goes on with whom the sentence named."""
_PRONOUN_OPENS = re.compile(
    r"(?<=[.!?] )(?P<pronoun>It|They|He|She|Its|Their)(?= [a-z]|['\u2019](?:s|d|ve|re|ll) [a-z])"
)
_OPENING = re.compile(r"\s*(?:(?:And|But|So|Then|Now|Today),?\s+)?(?:[Tt]he\s+)?")


_MANY = (
    "officials|troops|forces|soldiers|diplomats|negotiators|lawmakers|senators|unions|workers|"
    "farmers|"
    "companies|police|prosecutors|authorities|parties|leaders|rebels|militias|engineers|lawyers"
)
"""Whom a name and a plural call together without an article: "Lindholm officials"."""


_PEOPLES = r"[A-Z][a-z]+(?:ians|cans|eans)|(?<=[a-z,] )[A-Z][a-z]+(?:ans|ites|ists|crats)(?! [A-Z])"
"""Peoples and parties in the plural: "Ukrainians", "the Democrats"."""


@cache
def _group_pattern() -> re.Pattern[str]:
    words = "|".join(sorted(word_list("groups"), key=lambda w: (-len(w), w)))
    return re.compile(
        r"(?<![\w-])(?:[Tt]he (?P<name>"
        r"(?:(?!(?:of|in|and|or|for|same|other|whole|own)\b)[a-z\u2019'-]+ |[A-Z][\w.]+ )"
        rf"?(?P<word>{words}))|(?P<many>[A-Z][\w.]+ (?:{_MANY})(?! (?:them|him|her|us|me|it|you|"
        rf"the)\b)|{_PEOPLES}))"
        r"(?![\w-]|['\u2019]\w| \w+ism\b)"
    )


_PEOPLE = re.compile(
    r"(?:\b[Tt]he |\band |\bor |, )(?P<name>British|French|Dutch|Irish|Spanish|Swiss|Chinese|"
    r"Japanese|"
    r"Portuguese|Vietnamese|English|Scottish|Welsh|Polish|Swedish|Danish|Turkish|Sudanese|Lebanese)"
    r"(?=[.,;:!?]|$|\s(?:is|are|was|were|have|had|has|will|would|do|did|don['\u2019]t|"
    r"didn['\u2019]t|"
    r"can|could|who|and|or|in|on|at|to|for|from|with|by|as|but|that|then|also|never|\w+ed|went|"
    r"came|got|took|want|say|think|see|know|began|fought|held|sent|made|lost|won|knew|saw|said|"
    r"thought|gave|left|built|brought|sold|bought|kept|put|try|attack|invade|fight)\b)"
)
"""A people called by its adjective: "the British held", not "the British army"."""


def _peoples(text: str, named: list[Mention]) -> list[Mention]:
    found = []
    for match in _PEOPLE.finditer(text):
        taken = any(m.start < match.end() and match.start("name") < m.end for m in named)
        if not taken:
            found.append(Mention(match["name"], *match.span("name"), match["name"]))
    return found


def _groups(text: str, named: list[Mention]) -> list[Mention]:
    starts = [m.start for m in named]
    called: dict[str, list[tuple[int, str]]] = {}
    for m in named:
        called.setdefault(m.name.split()[-1].lower(), []).append((m.start, m.name))
    found = []
    for match in _group_pattern().finditer(text):
        i = bisect_left(starts, match.end())
        if match["many"]:
            if not i or named[i - 1].end < match.end():
                found.append(Mention(match["many"], *match.span("many"), match["many"]))
            continue
        if i and named[i - 1].end > match.start("word"):
            continue
        if i and named[i - 1].end > match.start():
            found.append(Mention(match["name"], *match.span("name"), match["name"]))
            continue
        before = [n for at, n in called.get(match["word"], ()) if at < match.start()]
        alone = match["name"] == match["word"]
        name = Counter(before).most_common(1)[0][0] if before and alone else match["name"]
        found.append(Mention(name, match.start("name"), match.end("name"), match["name"]))
    return found
