"""Where the clause before a cue begins and the one behind it ends, in code points."""

from __future__ import annotations

import re

_BREAK = re.compile(r"[;:()\u2014\[\]\n]|\s[-\u2013]{1,2}\s|--|[,.!?]?[\"\u201c\u201d](?=\s|$)")
_COMMA = re.compile(r",(?!\d)")
_NEW_CLAUSE = re.compile(
    r",?\s+(?:and|but|yet)\s+"
    r"(?=(?:he|she|it|they|we|i|you|that|this|there|the \w+ (?:is|was|are|were|has|have|will))\b)"
    r"|,\s+(?:and|but|or|yet|while|whereas|although|though|who|which|where|so|because|if|unless)\b"
    r"|,\s+(?=(?:he|she|it|they|we|i|you|there)\s)",
    re.IGNORECASE,
)
_LIGHT = re.compile(
    r"(?:(?:and|but|so|well|now|yet|or|then|all|because|it|is|was|that|i (?:think|mean|"
    r"believe|guess|"
    r"suppose)|"
    r"i would (?:argue|say)|you know|of course|also),?\s*)*",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"(?:in|on|at|by|from|with|for|after|before|since|because|when|while|if|as|although|though|"
    r"despite|during|"
    r"throughout|under|without|given|due|thanks|already)\b[^,]*,\s*",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:and|but|so|or|yet|well|then|also|however|moreover|indeed|in fact|i think(?: that)?|"
    r"i believe(?: that)?|i suppose|of course|you know|as well as),?\s+)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r",?\s+(?:and|but|so|or|that|which|is|are|was|were|be|been|has|have|had|will|would|can|could|"
    r"may|might|should|"
    r"it's|mainly|partly|largely|also|only|directly|ultimately|then|who|to|not|n[\u2019']t|just|"
    r"probably|come|comes|came|coming|going|used|began|begun|begins|helped|helps|help|continued|"
    r"continues|eventually|finally|gradually|still|already|soon|now|always|even|more or less|"
    r"completely|entirely|largely|slowly|effectively|inevitably|simply)$",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"(?:(?:i (?:think|thought|believe|guess|suppose|mean|say)|thank you|thanks|very much|again|"
    r"please|excuse me|well|"
    r"especially|particularly|for (?:example|instance)|just to|just|only|even|now|and|but|so|or|"
    r"then|"
    r"yes|yeah|no|not|at all|oh|okay|ok|right|sure|uh|um|sir|madam|gentlemen|ladies|chair\w*|"
    r"senator|president|congress(?:man|woman)|m(?:r|rs|s)|"
    r"today)[\s.,;:!?\"\u201c\u201d\u2018\u2019'()\u2013-]*)+",
    re.IGNORECASE,
)
_NAME_LABEL = re.compile(r"^\s*[A-Z][\w.'\u2019 \-]{0,40}:(?:\s*\([\d:.]+\))?\s+")
_LABEL = re.compile(r"[A-Z][\w.'\u2019 \-]{0,40}")
_ASIDE = re.compile(
    r"\s*(?:sir|madam|ma['\u2019]am|senator|congress\w+|mr\.?(?: \w+)?|for example|for instance|"
    r"however|of course|"
    r"you know|"
    r"(?:in|on|at|for|as|with|without|by|from|to|under|after|before|despite|during|throughout|say|"
    r"like|or|and|nor)\b"
    r"[^,]*|\w+(?: \w+)? (?:or|and) [^,]{1,40})\s*$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\s*(?:and\s+|or\s+)?(?:if|unless|because|"
    r"that(?!['\u2019]s\b|\s+(?:is|was|means?|meant|would|will|could|has|had|can|may|might|makes?|"
    r"does)\b))\b",
    re.IGNORECASE,
)
FRAMED = re.compile(
    r"\b(?:think|thinks|thought|believe|believes|guess|say|says|said|know|knows|find|finds|show|"
    r"shows|showed|mean|means|"
    r"agree|agrees|suppose|sure|certain|clear|hope|hopes|fear|fears|feel|feels|argue|"
    r"argues)(?: that)?,?\s+$|"
    r"\bthat,?\s+$",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|may|might|must|should|"
    r"shall)\b|"
    r"['\u2019](?:s|re|m|ll|ve|d)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
LONGEST_SUBJECT = 6
"""Words from the first of a subject to its verb."""

_SUBJECT = re.compile(
    r"(?<!\bof)(?<!\bin)(?<!\bon)(?<!\bat)(?<!\bby)(?<!\bto)(?<!\bfor)(?<!\bfrom)(?<!\bwith)"
    r"(?<!\band)"
    r"(?<!\bor)(?<!\bthat)(?<!\bas)(?<!\bthan)(?<!\bis)(?<!\bwas)(?<!\bare)(?<!\bhas)(?<!\bhave)\s"
    r"(?P<subject>(?:the|a|an|this|these|those|we|they|he|she|it|you|our|my|his|her|their|your|no|"
    r"there|nobody|everybody|everyone|people)\b|(?<![A-Z]\w\s)(?<!\b[A-Z]\w\w\s)[A-Z]\w+)",
)
_SAID = re.compile(r",\s+(?:[\w.\u2019' ]{1,40}\s)?(?:said|says|added|told)\b[^,]*$")


def has_words(text: str, span: tuple[int, int]) -> bool:
    return any(c.isalnum() for c in text[span[0] : span[1]])


def without_however(text: str, start: int, end: int) -> tuple[int, int]:
    """A clause without the "however" or form of address it ends in."""
    tail = re.search(
        r",\s+(?:however|though|too|sir|madam|of course|right|correct)$",
        text[start:end],
        re.IGNORECASE,
    )
    return (start, start + tail.start()) if tail else (start, end)


def unlabelled(text: str, start: int, end: int) -> tuple[int, int]:
    """A clause without the speaker's label it opens with ("OSTROW: Well")."""
    label = _NAME_LABEL.match(text[start:end])
    line = text.rfind("\n", 0, start) + 1
    if (
        text[end : end + 1] == ":"
        and not text[line:start].strip()
        and _LABEL.fullmatch(text[start:end])
    ):
        return end, end
    return (start + label.end(), end) if label and not text[line:start].strip() else (start, end)


def is_empty(text: str, span: tuple[int, int]) -> bool:
    """Whether a clause is made of forms of address, thanks and the like: nothing that could be a
    cause or effect.
    """
    return bool(_EMPTY.fullmatch(text, *span))


def subject_alone(text: str, start: int, at: int) -> bool:
    """Whether nothing but a pronoun, or "and" with one, stands before a cue in its clause."""
    begin, finish = clause_before(text, start, at)
    return bool(
        re.fullmatch(
            r"(?:and |but |so )?(?:i|we|you|he|she|it|they|this|that|which|there)",
            text[begin:finish].strip().lower(),
        )
    )


def is_fronted(text: str, start: int, at: int) -> bool:
    """Whether nothing but a light word stands before the cue in its clause."""
    if at > start and text[at - 1] in '\u201c"\u2018':
        return True
    before = text[start:at].strip(" \t\n\u00a0\"\u201c\u2018'(\u2014\u2013-")
    return bool(_LIGHT.fullmatch(before))


def opened_by(
    text: str, start: int, at: int, stop: int, end: int
) -> tuple[tuple[int, int], tuple[int, int]]:
    """``Because A, B.``: (A, B). Without a comma, "then" parts them; else B is empty."""
    del start
    then = re.compile(r",?\s+then\b", re.IGNORECASE).search(text, stop, end)
    commas = [
        c for c in _COMMA.finditer(text, stop, end) if not (then and then.start() <= c.start())
    ]
    commas = [c for c in commas if len(text[stop : c.start()].split()) >= 2]
    for n, comma in enumerate(commas):
        limit = commas[n + 1].start() if n + 1 < len(commas) else then.start() if then else None
        if limit is not None:
            piece = text[comma.end() : limit]
            if (_ASIDE.match(piece) and not _FINITE.search(piece)) or _MORE.match(piece):
                continue  # "If A, in my view, B", "If A, B or C, D", "If A, if B, C"
        return (stop, comma.start()), clause_behind(text, comma.end(), end)
    if then:
        return (stop, then.start()), clause_behind(text, then.end(), end)
    second = _second_subject(text, stop, end)
    if second is not None:
        return (stop, second), clause_behind(text, second, end)
    return clause_behind(text, stop, end), (at, at)


def _second_subject(text: str, stop: int, end: int) -> int | None:
    """Where the subject of a second clause begins though no comma parts them: "Without the boat the
    school would close". None where no verb of its own follows one."""
    for finite in _FINITE.finditer(text, stop, end):
        subjects = [
            m
            for m in _SUBJECT.finditer(text, stop, finite.start())
            if len(text[m.end() : finite.start()].split()) <= LONGEST_SUBJECT
        ]
        if subjects and len(text[stop : subjects[-1].start()].split()) > 1:
            return subjects[-1].start("subject")
    return None


def clause_before(text: str, start: int, at: int) -> tuple[int, int]:
    """The clause before a cue."""
    begin = start
    for mark in _BREAK.finditer(text, start, at):
        if len(text[mark.end() : at].split()) >= 2:
            begin = mark.end()
    for mark in _NEW_CLAUSE.finditer(text, begin, at):
        if len(text[mark.end() : at].split()) >= 2:
            begin = mark.end()
    frame = _FRAME.match(text, begin + len(text[begin:at]) - len(text[begin:at].lstrip()), at)
    if frame and len(text[frame.end() : at].split()) >= 2:
        begin = frame.end()
    piece = text[begin:at]
    head = _LEAD.match(piece.lstrip())
    if head and head.end() < len(piece.strip()):
        begin += len(piece) - len(piece.lstrip()) + head.end()
    while True:
        tail = _TAIL.search(text[begin:at].rstrip(" ,\n"))
        if not tail or not tail.start():
            break
        at = begin + tail.start()
    return begin, at


def clause_behind(text: str, stop: int, end: int) -> tuple[int, int]:
    """The clause after a cue."""
    finish = end
    for mark in _BREAK.finditer(text, stop, end):
        if len(text[stop : mark.start()].split()) >= 2:
            finish = mark.start()
            break
    for mark in _NEW_CLAUSE.finditer(text, stop, finish):
        if len(text[stop : mark.start()].split()) >= 3:
            finish = mark.start()
            break
    said = _SAID.search(text[stop:finish])
    if said and len(text[stop : stop + said.start()].split()) >= 2:
        finish = stop + said.start()
    return stop, finish
