"""Verbs of making and unmaking: "the seine emptied the bay", "distrust erodes the council".

About three claims in four that no connective tells are told by such a verb, with a noun before and
behind it. ``making.tsv`` lists them by class. What is looked for is the verb in use: with a subject
that is no person speaking, with an object, in the active ("A destroys B") or with "by" behind a
passive ("B was destroyed by A").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..conjugation import forms
from ..languages import rows
from ..words import places

PARTICLE_WITHIN = 6
"""So many words behind the verb its particle may stand: "drove the families out"."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of the table. ``sign`` is what its class hints at (+, -, ""); ``homograph``: a form of
    it is also a noun or adjective; ``particles``: one of these must follow.
    """

    lemma: str
    group: str
    sign: str
    homograph: bool
    particles: frozenset[str]


@dataclass(frozen=True, slots=True)
class VerbFound:
    """A verb in use: ``start``/``end`` in code points, the cause on its left or right."""

    verb: Verb
    start: int
    end: int
    side: str


RESULTS = frozenset({"result", "become"})
"""Classes of verbs that have no object: what follows their particle is the effect."""


@cache
def _forms() -> dict[str, tuple[tuple[str, Verb], ...]]:
    """Form -> (what it is, verb), several where one verb is in several classes."""
    found: dict[str, list[tuple[str, Verb]]] = {}
    for row in rows("making"):
        for word in row["verbs"].split():
            base = word.rstrip("~")
            verb = Verb(
                base,
                row["class"],
                row["sign"],
                word.endswith("~"),
                frozenset(row["with"].split()),
            )
            for kind, form in forms(base).items():
                found.setdefault(form, []).append((kind, verb))
    return {form: tuple(entries) for form, entries in found.items()}


_WORD = re.compile(r"(?<![\w\u2019'-])[A-Za-z]{3,}(?![\w-])")
_BEFORE = re.compile(r"[\w\u2019'-]+|[^\w\s]")
_ADVERBS = (
    r"(?:\w{2,}ly|also|then|thus|thereby|further|still|just|even|soon|once|now|always|never|"
    r"often|not|so|"
    r"again|already|yet|only|all|both|ever|perhaps|to(?= \w+ly))"
)
_ADVERB = re.compile(rf"{_ADVERBS}$", re.IGNORECASE)
_BE = frozenset("is are was were be been being 's 're am isn't aren't wasn't weren't".split())
_HAVE = frozenset("has have had having 've 'd hasn't haven't hadn't".split())
_MODAL = frozenset(
    "will would can could may might must should shall 'll do does did won't wouldn't can't cannot "
    "couldn't don't doesn't didn't mightn't shouldn't".split()
)
_RAISING = frozenset(
    "come comes came going used begin begins began begun start starts started continue continues "
    "continued help helps helped tend tends tended serve serves served threaten threatens "
    "threatened seem seems seemed appear appears appeared likely able bound set sure certain "
    "enough have has had need needs managed manages manage proceed proceeded coming ought".split()
)
"""Before "to": "came to define", "helped to weaken": who does it is the subject before."""
_CERTAIN = frozenset("which that they it 've 'll 'd".split())
"""Behind these a form that is also a noun is the verb."""
_SPEAKING = frozenset(
    "i we you he she who let let's please i've we've you've he's she's i'd we'd".split()
)
"""What a person does is a deed; who speaks of "distrust" or "the law" speaks of a cause."""
_NO_SUBJECT = frozenset(
    "the a an this these those my your his her its our their some any no every each another of in "
    "on at for from with about without into under over between against through during after "
    "before by than as most more very such what whose which's".split()
)
"""A noun follows these, not a verb."""
_NO_OBJECT = frozenset(
    "of in on at for from with about without under over between against through during after "
    "before by than as and or but nor if when while because since is are was were has have had "
    "will would can could may might must should to that who which where how why whether not up "
    "down out off away back then there here so too again".split()
)
_OBJECT_SURE = frozenset(
    "the a an this that these those my your his her its our their some any no every each "
    "another all both "
    "many more most much less fewer several us them him me it people everything everyone everybody "
    "nothing anything something one two three four five what such half new other others "
    "people's".split()
)
_BY = re.compile(
    r"\s+(?:\w+ly\s+)?(?:(?:up|out|off|away|down|apart)\s+)?by\s+(?!\w+ing\b|\d|then\b|now\b|19|20)",
    re.IGNORECASE,
)
_BY_LATER = re.compile(
    r"[^.;:,!?\n()\u2014]{0,60}?\bby\s+(?!\w+ing\b|\d|then\b|now\b|means\b)", re.IGNORECASE
)
_NEXT = re.compile(
    rf"(?:,?\s+(?:{_ADVERBS}|somewhat|uh|um|[-\u2013]+),?)*\s+(?:[\u201c\"\u2018'])?"
    r"(?P<word>[\w\u2019'$-]+)",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.;:,!?\n()\u2014]|\s[-\u2013]\s")


def used(text: str) -> Iterator[VerbFound]:
    """Every verb of the table that is in use as one, in the order of the text."""
    known = _forms()
    index = places(text)
    places_of = [
        (at, known_form) for known_form in known.keys() & index.keys() for at in index[known_form]
    ]
    for at, form in sorted(places_of):
        match = _WORD.match(text, at)
        if match is not None and match.end() == at + len(form):
            found = _first(text, match, known[form])
            if found is not None:
                yield found


def acts(text: str, start: int, end: int) -> bool:
    """Whether the words from ``start`` are the verb of a clause whose subject is no person who
    speaks: not "to lead to", "of creating", "we reduced", "were triggered"."""
    skipped = [w for w in _words_before(text, start) if not _ADVERB.fullmatch(w)]
    if not skipped:
        return True
    nearest = skipped[0]
    if nearest == "to":
        return len(skipped) > 1 and skipped[1] in _RAISING and not _person_speaks(skipped)
    if nearest in _BE:
        return text[start:end].split()[0].endswith("ing")
    return nearest not in _NO_SUBJECT and not _person_speaks(skipped)


def _first(
    text: str, match: re.Match[str], entries: tuple[tuple[str, Verb], ...]
) -> VerbFound | None:
    """The first reading of a form that fits its place."""
    kinds = {kind for kind, _ in entries}
    before = _words_before(text, match.start())
    side, end = _use(text, match, kinds, before, any(v.homograph for _, v in entries))
    for kind, verb in entries:
        if verb.group in RESULTS:
            particle = _NEXT.match(text, match.end())
            if particle and particle["word"].lower() in verb.particles and _active(before, {kind}):
                return VerbFound(verb, match.start(), particle.end(), "left")
        elif side:
            stop = _with_particle(text, end, verb) if verb.particles else end
            if stop is not None:
                return VerbFound(verb, match.start(), stop, side)
    return None


def _words_before(text: str, at: int) -> list[str]:
    """Up to eight words and marks before a place, in lower case, nearest first; contractions
    parted ("it's" -> "'s", "it")."""
    low = max(0, at - 70)
    line = max(text.rfind("\n", low, at), text.rfind(". ", low, at) + 1)
    tokens: list[str] = []
    for token in _BEFORE.findall(text[max(low, line) : at].replace("\u2019", "'").lower()):
        cut = re.fullmatch(r"(\w+)('(?:s|re|ve|ll|d|m))", token)
        tokens += [cut[1], cut[2]] if cut else [token]
    return tokens[::-1][:8]


def _use(
    text: str, match: re.Match[str], kinds: set[str], before: list[str], homograph: bool
) -> tuple[str, int]:
    """("left" | "right" | "", end): on which side the cause stands, "" where the form is no verb
    in use or its subject is a person speaking."""
    end = match.end()
    skipped = [w for w in before if not _ADVERB.fullmatch(w)]
    nearest = skipped[0] if skipped else ""
    if nearest in _BE and kinds & {"past", "participle"}:
        by = _BY_LATER.match(text, end)
        return ("right", by.end()) if by else ("", end)
    if kinds & {"past", "participle"} and nearest not in _HAVE:
        by = _BY.match(text, end)
        if by:
            return ("right", by.end())
    certain = nearest in _HAVE | _MODAL | _CERTAIN or "ing" in kinds
    if not _has_object(text, end, homograph and bool(kinds & {"base", "s"}) and not certain):
        return ("", end)
    return ("left", end) if _active(before, kinds, homograph) else ("", end)


def _active(before: list[str], kinds: set[str], homograph: bool = False) -> bool:
    """Whether a form is the verb of a clause whose subject is no person speaking."""
    skipped = [w for w in before if not _ADVERB.fullmatch(w)]
    return any(_FITS[kind](skipped, homograph) for kind in kinds) and not _person_speaks(skipped)


def _has_object(text: str, end: int, sure: bool) -> bool:
    following = _NEXT.match(text, end)
    if following is None:
        return False
    written = following["word"]
    word = written.lower().replace("\u2019", "'")
    if word in _OBJECT_SURE or written[0].isupper() or written[0].isdigit() or written[0] == "$":
        return True
    return not sure and word not in _NO_OBJECT


def _as_base(before: list[str], homograph: bool) -> bool:
    """ "would weaken", "came to define", "boats ruin": after a modal, a raising verb with "to", a
    plural."""
    if not before:
        return False
    nearest = before[0]
    if nearest == "to":
        return len(before) > 1 and before[1] in _RAISING
    if nearest in _MODAL or nearest in ("and", "they", "which", "that", "help", "helps", "helped"):
        return nearest != "and" or not homograph
    return nearest.endswith("s") and nearest not in _NO_SUBJECT and nearest not in _BE | _HAVE


def _as_s(before: list[str], homograph: bool) -> bool:
    if not before or before[0] in _NO_SUBJECT or not before[0][0].isalnum():
        return bool(before) and before[0] in (",", ")", "\u201d", '"', "\u2019", "-", "\u2013")
    return before[0] not in _BE | _HAVE | _MODAL


def _as_past(before: list[str], homograph: bool) -> bool:
    if not before:
        return False
    return before[0] not in _NO_SUBJECT and before[0] not in _BE and before[0] != "to"


def _as_participle(before: list[str], homograph: bool) -> bool:
    return bool(before) and before[0] in _HAVE


def _as_ing(before: list[str], homograph: bool) -> bool:
    """ "is dismantling", ", weakening", "thereby closing", "rain making floods a certainty"."""
    return bool(before) and (before[0] in _BE or before[0] == "," or _noun_like(before[0]))


def _noun_like(word: str) -> bool:
    """Whether what stands right before a form in -ing may be a noun it describes."""
    return word.isalpha() and len(word) > len("xxx") and not _NOT_BEFORE_ING.fullmatch(word)


_NOT_BEFORE_ING = re.compile(
    r"\w+(?:ed|ly|ing)|about|against|after|before|between|from|into|like|onto|over|than|through|"
    r"towards?|under|upon|with(?:out)?|while|when|since|though|besides|despite|their|your|your|"
    r"this|that|these|those|such|some|more|most|less|then|just|also|even|only|very|much|many|"
    r"(?:start|begin|stop|keep|avoid|consider|enjoy|finish|continue|quit|risk|suggest|mind|"
    r"resist|imagine|recommend|prevent|include|involve|mean|love|hate|start|practi[cs]e)(?:s|es)?|"
    r"began|kept|meant|went|goes|gone|been|being|have|will|would|could|should|might|must|what|"
    r"where|whom|they|them|worth|busy|spent|spend|spends|time|money|years|trouble"
)


_FITS = {
    "base": _as_base,
    "s": _as_s,
    "past": _as_past,
    "participle": _as_participle,
    "ing": _as_ing,
}


def _person_speaks(before: list[str]) -> bool:
    """Whether the nearest word that is no auxiliary is I, we, you, he, she or who."""
    for word in before:
        if word in _BE or word in _HAVE or word in _MODAL or word in _RAISING or word == "to":
            continue
        return word in _SPEAKING
    return True


def _with_particle(text: str, end: int, verb: Verb) -> int | None:
    """Where the verb's particle ends, None where none follows in the clause."""
    stop = _CLAUSE_END.search(text, end)
    limit = min(stop.start() if stop else len(text), end + 80)
    words = list(re.finditer(r"[\w\u2019'-]+", text[end:limit]))[:PARTICLE_WITHIN]
    for word in words:
        if word.group().lower() in verb.particles:
            return end + word.end() if word is words[0] else end
    return None
