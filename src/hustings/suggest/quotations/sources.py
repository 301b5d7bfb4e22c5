"""Who is quoted: the words beside a verb of saying that name its subject."""

from __future__ import annotations

import re

from ..spans import trim

_ADVERB = (
    r"(?:also|later|then|once|again|now|never|often|repeatedly|recently|previously|publicly|"
    r"simply|just|famously|always|sometimes|usually|all|both|"
    r"reportedly|further|already|even|still|first|\w+ly)"
)
_AUX = (
    r"(?:has|have|had|is|was|are|were|did|does|do|would|will|could|might|may|must|should|shall|"
    r"can|been|not|"
    r"\w+n[\u2019']t|cannot)"
)
_SPACE = r"[ \t\u00a0\n]+"
_BEFORE_VERB = re.compile(rf"(?:{_SPACE}(?:{_AUX}|{_ADVERB}))*$", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\b(he|she|they|we|i|you|it|who|some|others|many|one|both|everyone|nobody|"
    r"people)(?:[\u2019'](?:ve|re|ll|d|s|m))?$",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\s]+")
_NOT_SUBJECT = frozenset(
    "that when if as because but so while where which after before since though although what how "
    "why whether than "
    "then there to in on at by from with for during until and or not yet however meanwhile "
    "instead also "
    "is was are were be been being has had have will would could can do did does "
    "think thinks believe guess suppose".split()
)
_PREPOSITION = frozenset(
    "in on at by from with for during after before about over under since until amid as of".split()
)
_INVERSION_END = re.compile(
    r"[.;:()!?\u2014\u201c\u201d\"\n]|,\s|\s(?:in|on|at|during|to|after|before|when|while|as|"
    r"about|with|from|by|last|that|"
    r"referring|adding|noting|who|which|and|but|of his|of her|yesterday|today|this|earlier|later|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
TITLES = re.compile(
    r"\b(?:[Mm]rs?|[Mm]s|[Dd]r|[Ss]en|[Rr]ep|[Gg]ov|[Gg]en|St|[Jj]r|[Ss]r|[Pp]rof|Lt|Col|[A-Z])\.$"
)
ENDS_IN_DETERMINER = re.compile(
    r"\b(?:the|a|an|his|her|their|its|my|our|your|this|that|these|those|of|any|some|no|"
    r"[\w]+[\u2019']s)$",
    re.IGNORECASE,
)
PASSIVE = re.compile(
    r"\b(?:is|was|are|were|been|being|be|get|gets|got)(?:\s+\w+ly|\s+also|\s+not)?\s*$",
    re.IGNORECASE,
)
_RAISED = re.compile(
    r"\s+(?:(?:goes?|went|gone|going)\s+on|used|c[ao]mes?|likes?|liked|loves?|loved|continue[sd]?|"
    r"began|begins?|begun|tends?|tended|proceed(?:s|ed)|dare[sd]?|never\s+tires?)\s+to$",
    re.IGNORECASE,
)
"""Before a verb of saying: the subject stands before "goes on to", "used to"."""
_CONTRACTED = re.compile(r"\b(?:it|that|there|what)['\u2019]s(?:\s+\w+ly)?$", re.IGNORECASE)
_PARTICIPLE = re.compile(r"\w+ed\b", re.IGNORECASE)
_HOLDS = re.compile(r"(?:the|a|an|my|your|his|her|its|our|their|one)\b", re.IGNORECASE)
_WHEN = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Yesterday|Today|Earlier|Later|Then|Also)\b"
)
_SOMEBODY = frozenset(
    "somebody someone one people those everyone many some others nobody man woman".split()
)


_ON_AND_ON = re.compile(
    r"\s+(?:ke(?:ep|eps|pt)(?: on)?|start(?:s|ed)?|began|begins?|(?:goes|go|went) (?:on|around|"
    r"round|about))$",
    re.IGNORECASE,
)
"""Before "saying": the subject stands before "kept", "went around"."""


_NOBODY = re.compile(
    r"(?:the|an?|please|let(?: (?:me|us|him|her|them)|[\u2019']s)?|thank you|thanks|yes|no|well|"
    r"if|so|here|there|even|(?:now |then |after |and |but )?having)",
    re.IGNORECASE,
)
"""Words before a verb that are no subject by themselves."""


def subject_left(text: str, low: int, verb: int) -> tuple[int, int] | None:
    """The words before a verb that name its subject, or None."""
    found = _subject_left(text, low, verb)
    return None if found is None or names_nobody(text, found) else found


def names_nobody(text: str, span: tuple[int, int]) -> bool:
    """Whether words are no subject by themselves: an article, an order, an interjection."""
    return _NOBODY.fullmatch(text, *span) is not None


def _subject_left(text: str, low: int, verb: int) -> tuple[int, int] | None:
    piece = text[low:verb].rstrip()
    piece = _RAISED.sub("", piece) if piece.endswith("to") else piece
    piece = _ON_AND_ON.sub("", piece) if _DOES.match(text, verb) else piece
    if _CONTRACTED.search(piece) and _PARTICIPLE.match(text, verb):
        return None  # "it's maintained"
    relative = _RELATIVE.search(piece) if _SAYS.match(text, verb) else None
    if relative:
        return _noun_before(text, low, low + relative.start())
    doing = bool(_DOES.match(text, verb))
    if (PASSIVE.search(piece) and not doing) or (
        ENDS_IN_DETERMINER.search(piece) and not _PRONOUN.search(piece)
    ):
        return None  # "was asked", "the remarks"
    piece = piece[: _BEFORE_VERB.search(piece).start()] if _BEFORE_VERB.search(piece) else piece  # type: ignore[union-attr]
    piece = piece.rstrip()
    if not piece:
        return None
    many = _SOME_PEOPLE.search(piece)
    if many:
        return low + many.start(), low + many.end()
    pronoun = _PRONOUN.search(piece)
    if pronoun:
        if pronoun.group().lower() == "who":
            before = piece[: pronoun.start()].rstrip(" ,\n")
            return _noun_before(text, low, low + len(before))
        return low + pronoun.start(1), low + pronoun.end(1)
    if piece.endswith(","):
        return _before_comma(text, low, piece)
    found = _noun_before(text, low, low + len(piece))
    if found and text[slice(*found)].lower() in _OBJECTS:
        described = _WHO_IS.search(piece)
        return (low + described.start("who"), low + described.end("who")) if described else found
    if found and len(text[slice(*found)].split()) >= _LONG:
        person = _PERSON_WHO.search(piece)
        if person:
            return low + person.start("who"), low + person.end("who")
    place = _IN_HIS.search(text, low, found[0]) if found and _HIS.match(text, found[0]) else None
    return place.span("who") if place else found


_LONG = 4
_PERSON_WHO = re.compile(
    r"(?P<who>(?:[A-Z][\w.'\u2019-]*\s)+[A-Z][\w'\u2019-]+),?\swho\s"
    r"(?:(?!\b(?:that|who|he|she|they|says|said)\b)[^.,;:!?]){20,160}$"
)
"""Somebody, and at length what tells of whom: "Mara Ostrow who ran the Port Office for years"."""
_OBJECTS = frozenset("him her them me us".split())
_WHO_IS = re.compile(
    r"(?P<who>\b(?:the|an?|my|our|his|her|"
    r"their)\s+(?:[\w'\u2019-]+\s+){0,3}?[\w'\u2019-]+)\s+who\s[^,.;:!?]{1,60}$",
    re.IGNORECASE,
)
"""A noun and what tells of whom it is: "the general who was with him said"."""


def _before_comma(text: str, low: int, piece: str) -> tuple[int, int] | None:
    """Who stands before an aside that a comma closes: "he, in so many words,", "Mara Ostrow, of the
    Port Office,"."""
    aside = _PRONOUN_ASIDE.search(piece)
    if aside:
        return low + aside.start("who"), low + aside.end("who")
    body = piece[:-1]
    comma = body.rfind(",")
    while comma > 0 and len(body[comma:].split()) <= _ASIDE_WORDS:
        head = _noun_before(text, low, low + comma)
        if head and text[head[0]].isupper() and not _WHEN.match(text, head[0]):
            return head[0], low + len(body)
        if head and _HOLDS.match(text, head[0]) and body[comma + 1 :].lstrip()[:1].isupper():
            return head[0], low + len(body)  # "your employee, Mara Ostrow,"
        comma = body.rfind(",", 0, comma)
    last = _noun_before(text, low, low + len(body))
    return last if last and text[last[0]].isupper() and not _WHEN.match(text, last[0]) else None


_PRONOUN_ASIDE = re.compile(
    r"(?<![\w'\u2019])(?P<who>he|she|they),\s+(?:in|with|as|of|by|at|to|on|after|before|"
    r"\w+ly)\b[^,;:.!?]{1,60},$",
    re.IGNORECASE,
)
"""Before a verb: "he, in so many words, told us"."""
_DOES = re.compile(r"\w+ing\b")
_SOME_PEOPLE = re.compile(
    r"\b(?:some|most|many|other|several|few|these|those|a lot of|lots of|plenty of|all|"
    r"more)\s+(?:\w+\s+)?"
    r"people$",
    re.IGNORECASE,
)
_SAYS = re.compile(r"(?:says|said|reads|states|stated|tells|told)\b")
_RELATIVE = re.compile(r"(?<=\w)\s+(?:that|which)$")
"""Behind a noun, before a verb of saying: "a passage of the Book that says"."""
_HIS = re.compile(r"(?:his|her|their|its)\b")
_IN_HIS = re.compile(
    r"(?P<who>(?:[A-Z][\w.'\u2019-]*\s+)*[A-Z][\w'\u2019-]+)\s+(?:in|at|during|on)\s+$"
)
"""Before "his address": "Voss in his address told us"."""


def _noun_before(text: str, low: int, high: int) -> tuple[int, int] | None:
    """A noun phrase that ends at ``high``: walked leftwards to a stop word, comma or lower-case
    verb-like word.
    """
    tokens = [(low + m.start(), low + m.end()) for m in _TOKEN.finditer(text[low:high])]
    words = [text[start:end] for start, end in tokens]
    begin: int | None = None
    for count, i in enumerate(range(len(tokens) - 1, -1, -1)):
        word = words[i]
        bare = _bare(word)
        if begin is not None and _closes(word):
            break
        ends = (bare in _NOT_SUBJECT and not _points(words, i)) or (
            bare.endswith("ed") and word[0].islower() and begin is not None and count > _NEAR_VERB
        )
        if ends and not (begin is not None and _links(words, i, text[begin], count)):
            break
        begin = tokens[i][0]
        if not ends and (_opens_phrase(words, i) or count + 1 >= _LONGEST_PHRASE):
            break
    return None if begin is None else _phrase(text, begin, high)


def _phrase(text: str, begin: int, high: int) -> tuple[int, int] | None:
    """A stretch without the marks around it, None where it holds no words of a subject."""
    start, end = trim(text, begin, high, " ,\n\t\u00a0-\u2013\u2014")
    said = text[start:end]
    if not said or not any(c.isalpha() for c in said) or said.split()[0].lower() in _PREPOSITION:
        return None
    return start, end


_ASIDE_WORDS = 20
"""Words between two commas behind a name."""
_NEAR_VERB = 2
_LONGEST_BEHIND = 14
"""Words a subject behind its verb has at most."""
_LONGEST_PHRASE = 12
"""Words a subject has at most."""
_LINKS_WITHIN = 8
_LINKING = frozenset("for from of and at with in on".split())
_DETERMINERS = frozenset("the a an his her their its my our this these those one some".split())


def _points(words: list[str], i: int) -> bool:
    """Whether "that" points at the noun behind it: "the bishop of that very church"."""
    return _bare(words[i]) == "that" and i > 0 and _bare(words[i - 1]) in ("of", "for", "from")


def _bare(word: str) -> str:
    return word.strip(",.\u2018\u2019'()").lower()


def _closes(word: str) -> bool:
    """Whether a word ends what comes before a phrase: a comma, or a stop that is no title's."""
    if word.endswith((",", ";", ":")):
        return True
    return word.endswith((".", "!", "?", ".\u201d", "?\u201d")) and not TITLES.search(word)


def _links(words: list[str], i: int, first: str, count: int) -> bool:
    """Whether the ``i``-th word joins the phrase behind it to a noun before: "of the Guild", "for
    the Port Office"; ``first`` is the first letter behind it."""
    bare = _bare(words[i])
    if bare not in _LINKING or i == 0 or count > _LINKS_WITHIN:
        return False
    left = words[i - 1]
    noun = left.strip("\u2019'").lower()
    if left.endswith(",") or noun in _NOT_SUBJECT:
        return False
    if bare == "and":
        return left[:1].isupper() and first.isupper()
    if bare in ("in", "at", "with", "on"):
        named = bare == "at" and first.isupper()
        return left[:1].islower() or noun in _SOMEBODY or named
    return True


def _opens_phrase(words: list[str], i: int) -> bool:
    """Whether an article or the like opens the phrase, and no "of the" goes on before it."""
    if _bare(words[i]) not in _DETERMINERS:
        return False
    before = words[i - 1].lower() if i else ""
    return before not in ("of", "for", "from", "at", "on", "in", "with")


def subject_right(text: str, verb_end: int, high: int) -> tuple[int, int] | None:
    """The words after an inverted verb: ``said Tobias Renn``."""
    start = verb_end
    while start < high and text[start] in " \t\u00a0\n":
        start += 1
    finish = high
    for stop in _INVERSION_END.finditer(text, start, high):
        if stop.group() == "." and TITLES.search(text[max(start, stop.start() - 5) : stop.end()]):
            continue
        finish = stop.start()
        break
    start, finish = trim(text, start, finish, " ,\n\t\u00a0")
    words = text[start:finish].split()
    if not words or len(words) > _LONGEST_BEHIND:
        return None
    if not (
        words[0][0].isupper()
        or words[0].lower()
        in {
            "the",
            "a",
            "an",
            "one",
            "his",
            "her",
            "their",
            "he",
            "she",
            "they",
            "another",
            "former",
            "some",
            "many",
        }
    ):
        return None
    return start, finish


def past_dashes(text: str, low: int, at: int) -> tuple[int, int] | None:
    """Who stands before an aside between two dashes that ends at ``at``: "the chair – a trader
    then – said"."""
    aside = _BETWEEN_DASHES.search(text, low, at)
    return _noun_before(text, low, aside.start()) if aside else None


_BETWEEN_DASHES = re.compile(
    r"\s*[-\u2013\u2014]{1,2}\s[^-\u2013\u2014.!?]{3,80}[-\u2013\u2014]{1,2}\s*$"
)


def who_is_doing(text: str, low: int, at: int) -> tuple[int, int] | None:
    """Who does what a chain of participles tells that ends in a verb of saying: "complaints about
    an officer(,) going into shops and saying"."""
    chain = _DOING.search(text, low, at)
    if chain is None:
        return None
    found = _noun_before(text, low, chain.start())
    return found if found and _NOUN_OF_SOMEBODY.match(text, found[0]) else None


_DOING = re.compile(
    r",?\s+(?!during\b|being\b|according\b|including\b)\w{2,}ing\b[^.;:!?\n]{0,60}?\band\s+$"
)
_NOUN_OF_SOMEBODY = re.compile(r"(?:the|an?|one|this|that|some)\s|[A-Z]")


def who_goes_on(text: str, low: int, at: int) -> tuple[int, int] | None:
    """Whom the clauses before "and said" tell of: the last "he", "she", "they" or name that does
    something: "so he turns to a guard and says"."""
    found = list(_WHO_ACTS.finditer(text, low, at))
    pronouns = [m for m in found if m["who"].lower() in ("he", "she", "they")]
    last = (pronouns or found)[-1:]
    return last[0].span("who") if last else None


_WHO_ACTS = re.compile(
    r"(?<![\w'\u2019])(?P<who>[Hh]e|[Ss]he|[Tt]hey|(?:[Tt]he|[Mm]y|[Hh]is|[Hh]er|[Oo]ur|[Tt]hat|"
    r"[Tt]his|[Aa]n?|[Ss]ome)\s(?:\w+\s(?!who\b))?"
    r"\w+|[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,2}),?\s(?:(?:who|has|have|had|then|also|just|\w+ly)\s)*"
    r"(?!(?:is|was|his|this|as)\b)(?:\w+(?:s|ed)|went|came|got|took|sat|stood|made|gave|knows?|ran|"
    r"knew|found|put|wrote|turned?|come|go)\b"
)


_LABEL = r"(?:(?:[A-Z][\w.'\u2019-]*\s?){1,4}:\s+(?=\w))?"
"""Who speaks, before what is said: "Voss: She said so"."""


def opening_subject(text: str, low: int, high: int) -> tuple[int, int] | None:
    """A pronoun or name that opens a sentence."""
    match = re.match(
        rf"{_LABEL}\s*(?:(?i:but|and|so|then|still|well|now)[,\s]\s*)?((?:he|she|they)\b|(?:(?:Mr|"
        rf"Mrs|Ms|Dr|Sen|Rep|"
        r"Gov)\.\s+)?[A-Z][\w\u2019'-]+(?:\s+[A-Z][\w.\u2019'-]+)*)",
        text[low:high],
    ) or re.match(rf"{_LABEL}\s*(He|She|They)\b", text[low:high])
    if not match or match.group(1).lower() in _NOT_SUBJECT:
        return None
    return low + match.start(1), low + match.end(1)
