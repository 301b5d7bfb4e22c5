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
from ..languages import word_list
from .pronouns import going_on, inner_pronouns, object_pronouns, opening_pronouns
from .titles import happens, without_titles

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
        and not happens(a.name)
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
        if not _is_label(text, m) and not _DESCRIBES.match(text, m.end)
        if not _IN_A_WORD.search(text, max(0, m.start - 2), m.start)
        and not _MADE_SO.fullmatch(m.text)
    ]
    groups = _groups(text, named)
    named = [m for m in named if not _within(m, groups)]
    named = without_titles(text, sorted([*named, *groups], key=_place))
    named = sorted([*named, *_peoples(text, named)], key=_place)
    for pronouns in (opening_pronouns, inner_pronouns, object_pronouns, going_on):
        named = sorted([*named, *pronouns(text, named)], key=_place)
    return named


def _is_label(text: str, m: Mention) -> bool:
    """Whether a name at the beginning of a line says who speaks: "Edda Voss: We went there"."""
    opens = m.start == 0 or text[m.start - 1] == "\n"
    return opens and text[m.end : m.end + 1] == ":" and not text[m.end + 1 : m.end + 2].strip()


def _within(mention: Mention, groups: list[Mention]) -> bool:
    """Whether a name stands inside one of ``groups``, which are in order."""
    i = bisect_right(groups, mention.start, key=lambda g: g.start)
    return i > 0 and mention.end <= groups[i - 1].end


_DESCRIBES = re.compile(r"\s[a-z]{3,}s(?=[,.;:)]|\s(?:and|or|that|which|who)\b)")
"""Behind a name: many things that are called after it, "Brandt boats, mainly"."""
_IN_A_WORD = re.compile(r"[^\W\d_]-$")
_MADE_SO = re.compile(r"[A-Z]\w+i[sz]ed|[A-Z][\w.]+-(?:[a-z]+ed|led|run)")
"""What only looks like a name: "neo-Nazi", "the Germanized elites", "Brandt-backed"."""
_ONE_OF_MANY = re.compile(r"\ban?\s$", re.IGNORECASE)
"""Before a name: "a Trotskyite" is what somebody is, nobody's name."""


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


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
    peoples = "|".join(sorted(word_list("peoples")))
    return re.compile(
        r"(?<![\w-])(?:[Tt]he (?P<name>"
        r"(?:(?!(?:of|in|and|or|for|to|the|same|other|whole|own|entire)\b)[a-z\u2019'-]+ |"
        rf"[A-Z][\w.]+ )?(?:[a-z]+(?:al|ic|ive|ary|ous|ian|ish) )?(?P<word>{words}))|"
        rf"(?P<many>[A-Z][\w.]+ (?:{_MANY})(?! (?:them|him|her|us|me|it|you|the)\b)|{_PEOPLES}|"
        rf"(?:{peoples})))"
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


_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_APPOSED = re.compile(r"(?:[,\u2014-]\s*|\b(?:is|was|as|are|were|became|be|been|becoming)\s+)$")
"""Before a group and whose it is: it says what somebody is, and is nobody by itself."""


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
        whose = (
            named[i]
            if i < len(named) and _OF.fullmatch(text, match.end(), named[i].start)
            else None
        )
        if whose and not _APPOSED.search(text, max(0, match.start() - 12), match.start()):
            place = match.start("name"), whose.end
            name = " ".join(text[slice(*place)].split())
            found.append(Mention(name, *place, name))
            continue
        before = [n for at, n in called.get(match["word"], ()) if at < match.start()]
        alone = match["name"] == match["word"]
        name = Counter(before).most_common(1)[0][0] if before and alone else match["name"]
        found.append(Mention(name, match.start("name"), match.end("name"), match["name"]))
    return found
