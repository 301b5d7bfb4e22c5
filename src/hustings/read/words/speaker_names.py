"""Which words could name a speaker, and what of a label is the name."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import lru_cache
from itertools import pairwise

from ..times import CLOCK
from .label_words import (
    ANSWERERS,
    ARTICLES,
    COLLECTIVE,
    NOT_NAMES,
    OPENERS,
    PARTICLES,
    QUESTIONERS,
    ROLES,
    TITLES,
    words_of,
)
from .lines import BLANKS, CAPITAL, is_wide

_OFFICE_ENDS = (
    "minister", "ministerin", "secretary", "präsident", "präsidentin", "rätin", "bundesrat",
    "nationalrat", "ständerat", "stadtrat",
)  # fmt: skip
"""How a word ends that names an office with what it is over: ``Bundesrätin``."""
_DEPUTIES = words_of(
    "first second third deputy vice acting new old hon hon. honourable noble lord right next "
    "young elderly stellvertretende stellvertretender erste erster vice-"
)
_BESIDE_ROLES = _DEPUTIES | ROLES | ARTICLES | TITLES
_BAD_IN_NAME = re.compile(
    r"[!\"“”„«»;=<>\\|*\[\]{}~^%€$`\t，、。；]|\?\s|#(?!\d)|\(\)|\.\.|…|\d{5,}|\.[-–—]+\s|"
    r"\b[a-zß-ÿа-яё]{5,}\.\s+[^\W\d_a-z]|[\u05d0-\u05ea\u0621-\u064a]{2,}[.؟]\s"
)
_GERSHAYIM = re.compile(r"(?<=[\u05d0-\u05ea])\"(?=[\u05d0-\u05ea])")
"""The sign within a Hebrew word that is cut short; it quotes nothing."""
_DEGREES = re.compile(
    r"(?<![\w.])(?:(?:Prof|Dr|PD|Mag|Dipl)\.(?:-?(?:Ing|Kfm|Päd|habil)\.)?\s?"
    r"(?:(?:h\.\s?c|e\.\s?h|med|iur|jur|phil|rer|nat|pol|oec|ing|theol|habil|mult|utr|vet|dent|"
    r"techn|sc|agr|soc|publ)\.\s?)*)+(?=[^\W\d_a-z])"
)
"""Degrees before a name: ``Prof. Dr. rer. nat.``, ``Dr. h. c.``"""
_ROLE = re.compile(r"\s*[(（](?P<role>[^()（）]{1,80})[)）]\s*$")
_OFFICE_BEHIND = re.compile(r"^(?P<name>[^,]{3,60}),\s*(?P<role>[^,\d][^\d]{2,180})$")
_SURNAME_FIRST = re.compile(r"[А-ЯЁ][а-яё-]{2,}\s[А-ЯЁ]\.\s?[А-ЯЁ]\.")
"""``Ренн Т. А.``: whatever stands behind the comma is what that person is."""
_APPOSITION = re.compile(
    r"^(?P<name>[^\W\d_a-z][^,\s]+\s[^\W\d_a-z][^,]+),\s(?!JR\b|SR\b|ESQ\b|I{1,3}\b|IV\b)"
    r"[^\W\d_a-z][^\W\d_]{3,}$"
)
"""What somebody is, in one word behind a name: ``TOBIAS RENN, FERRYMAN``."""
_PART_BEHIND = re.compile(rf"\s*\([^()]{{1,40}}\),\s{CAPITAL}[\w-]+$")
"""A party or a seat and the part somebody plays: ``Lark (FP), Mover``."""
_CHRISTENED = re.compile(r"(?<=[^\W\d_]{2}),\s(?:don|doña|dom|dona)\s[^,]{3,40}$")
"""The given name behind the surname in minutes: ``El señor RENN, don Tobías``."""
_NICKNAME = re.compile(
    r"(?<=\s)(?:\"[^\"\n]{1,25}\"|[“„][^“”„\n]{1,25}[”“]|«[^«»\n]{1,25}»)(?=\s|$)"
)
_LANGUAGE = re.compile(
    r"(?:spoke|speaking|interpretation|translated|in)\b.*|以.{1,8}发言|(?:parle|habla|говорит)\b.*",
    re.IGNORECASE,
)
"""What minutes put in brackets behind a name and is no role: the language spoken."""
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
                             "\u2060\u2066\u2067\u2068\u2069\ufeff"))  # fmt: skip
"""Direction marks, soft hyphens and other signs nobody sees."""
_PARTY_BEHIND = re.compile(r"(?<=[^\W\d_A-Z]{3})\.\s.*$")
"""A party and a seat behind a holder's name: ``(Edda Voss. Bloco/PT - RS)``."""
_NUMBERED_STOP = re.compile(r"[^\W\d_][ _]?\d+\.$")
"""A numbered label with a full stop behind it: ``Speaker 1.``"""
_ABBREVIATED = re.compile(
    r"(?:^|[\s.])(?:[^\W\d_]|Jr|Sr|Esq|Ph\.?D|M\.?P|Dr|Prof|Hon|Gen|Col|Bt|QC|KC|e\.V|i\.R)\.$"
)
_COUNTED = re.compile(r"^\d{1,3}\.\s+(?=[^\W\d_]\S*\s[^\W\d_a-z])")
"""The number of a question before the name of who asks it: ``3. Omar Reyes``."""
_CAPITALS_STOP = re.compile(rf"(?<={CAPITAL}{{4}})\.$")
"""A full stop behind a name in capitals, which closes the label: ``HON. T. RENN.``"""
PERSON_WORDS = range(2, 6)
"""How many words a person's whole name, or an office with its article, has."""
SENTENCE = 3
"""Small words behind a comma from which they are no office but a sentence that goes on."""
LONGEST = 120
"""Characters of the longest label: a name with an office and a seat."""
LONGEST_WITH_OFFICE = 200
"""... where an office stands behind a comma: ``chargée des transports et de la mer``."""
KEPT_LABELS = 16_384
"""Labels whose names are remembered: every convention asks for those of each line again."""


@lru_cache(maxsize=KEPT_LABELS)
def name_of(label: str) -> str:
    """The speaker a label names: marks, roles and seats in brackets, an office behind a comma and a
    closing ``?`` (an interviewer, in SonalPi) cut off.

    >>> name_of("Omar Reyes (Northmoor) (Ind):"), name_of("Cora Wint, Minister for Harbours")
    ('Omar Reyes', 'Cora Wint')
    """
    bare = " ".join(label.translate(_UNSEEN).split()).strip(BLANKS + "*_:：")
    name = bare.rstrip(" –—-") or bare
    while (shorter := _ROLE.sub("", name).strip(BLANKS)) not in (name, ""):
        name = shorter
    name = _COUNTED.sub("", name).removesuffix("?")
    name = name[:-1] if _CAPITALS_STOP.search(name) else name
    behind = _OFFICE_BEHIND.match(name)
    if behind and (is_office(behind["role"]) or _SURNAME_FIRST.fullmatch(behind["name"])):
        name = behind["name"]
    beside = _APPOSITION.match(name)
    name = beside["name"] if beside else name
    name = _CHRISTENED.sub("", _PART_BEHIND.sub("", name)) or name
    return (name[:-1] if _NUMBERED_STOP.search(name) else name) or bare


def role_of(label: str) -> str | None:
    """The role a label gives in brackets or behind a comma: ``Edda Voss (harbour master)``."""
    bare = " ".join(label.translate(_UNSEEN).split()).strip(BLANKS + "*_:：")
    found = _ROLE.search(bare)
    while found:
        role = found["role"].strip()
        if not re.fullmatch(CLOCK, role) and not _LANGUAGE.fullmatch(role):
            return role
        found = _ROLE.search(bare[: found.start()])
    behind = _OFFICE_BEHIND.match(_ROLE.sub("", bare))
    told = behind and (is_office(behind["role"]) or _SURNAME_FIRST.fullmatch(behind["name"]))
    return behind["role"].strip() if behind and told else None


def is_short(role: str, label: str) -> bool:
    """Whether what stands in brackets behind a name is the name cut short, by which it is called
    from there on: ``Interviewer (I)``, ``Tom Keller (TK)``.
    """
    letters = "".join(word[0] for word in name_of(label).split())
    return letters.casefold() == role.replace(".", "").casefold()


_HANDLE = re.compile(r"[\w@(\[<~][\w@.()\[\]<>~+=|!$*’'-]{1,24}")


def is_handle(label: str) -> bool:
    """Whether a label is a nickname of one piece, as people choose them: ``qx()``, ``xX_bo``."""
    return bool(_HANDLE.fullmatch(label)) and any(map(str.isalpha, label))


_PEER = re.compile(
    r"(?:the )?(?:earl|viscount(?:ess)?|lord|lady|baroness|duke|duchess|marquess|countess) \S",
    re.IGNORECASE,
)
"""A peer, who bears no name beside the title."""


def person_in_brackets(label: str) -> str | None:
    """Who holds the office a label names: ``The Minister for Harbours (Ingrid Falk)``.

    >>> person_in_brackets("The Minister of State (Baroness Falk) (Con)")
    'Baroness Falk'
    >>> person_in_brackets("THE LORD PRIVY SEAL (THE EARL OF NORTHMOOR)")
    'THE EARL OF NORTHMOOR'
    """
    inside: list[str] = re.findall(r"[(（]([^()（）]{3,80})[)）]", label)
    if inside and _PEER.match(inside[0]):
        return inside[0].strip()
    if not inside or not is_office(name_of(label)):
        return None
    heads = (_PARTY_BEHIND.sub("", words.strip()) for words in inside)
    return next((words for words in heads if _is_person(words)), None)


def several_in(label: str) -> list[str]:
    """The names in a label that several people share; the one where nobody shares it.

    >>> several_in("Ann Lee/Bo Marsh"), several_in("Cora Wint")
    (['Ann Lee', 'Bo Marsh'], ['Cora Wint'])
    """
    return re.split(r"\s*/\s*|\s+(?:&|and|und|et|y|e|и)\s+", name_of(label))


def _is_person(words: str) -> bool:
    """Two names, or a title and a name."""
    tokens = words.split()
    if len(tokens) not in PERSON_WORDS or "," in words or not looks_like_name(words):
        return False
    titled = tokens[0].strip(".").casefold() in TITLES | {"baroness", "viscount", "earl", "deputy"}
    whole = all(w[0].isupper() or w in PARTICLES for w in tokens)
    return whole and (titled or not is_office(words)) and not _LANGUAGE.fullmatch(words)


def is_office(words: str) -> bool:
    """Whether some words name an office: one of them does, or ends like one that does."""
    tokens = [t.strip(".,()").casefold() for t in words.split()]
    return any(t in ROLES for t in tokens) or any(t.endswith(_OFFICE_ENDS) for t in tokens)


def is_role(label: str) -> bool:
    """An office with an article, in small letters too: ``The chair``, ``le président``.

    >>> is_role("The chair"), is_role("Der Vorsitzende"), is_role("The point")
    (True, True, False)
    """
    words = re.sub(r"(?<=\b[Ll])['’]", "' ", name_of(label)).split()
    tokens = [t.casefold().strip(".,") for t in words]
    if len(tokens) > 2 and tokens[0] in ("m", "mm", "mme", "mmes", "herr", "frau"):
        tokens = tokens[1:]
    if len(tokens) not in PERSON_WORDS or tokens[0] not in ARTICLES:
        return False
    return tokens[-1] in ROLES and all(t in _BESIDE_ROLES for t in tokens[1:-1])


def ends_a_sentence(label: str) -> bool:
    """Whether a label ends as no name does: in a full stop that closes no abbreviation."""
    bare = label.strip(BLANKS)
    return bare.endswith(("!", "…", "?")) or (
        bare.endswith((".", "。"))
        and not _ABBREVIATED.search(bare)
        and not _NUMBERED_STOP.search(bare)
    )


@lru_cache(maxsize=16_384)
def looks_like_name(label: str, *, lower: bool = False) -> bool:
    """Whether a label could name a speaker: up to six words with capitals (scripts without capitals
    pass), more where one of them is an office; two people parted by a slash or ``&``.

    ``lower`` also admits a single word without a capital (``interviewer``).
    """
    bare = _DEGREES.sub("", _NICKNAME.sub("", name_of(label))).strip()
    bare = _GERSHAYIM.sub("״", bare)
    longest = LONGEST_WITH_OFFICE if "," in label else LONGEST
    if not bare or len(label) > longest or "\t" in label or _BAD_IN_NAME.search(bare):
        return False
    if bare.count(")") > bare.count("("):
        return False
    if bare[0] in "-–—─━•·●○◎◆■□▪※→►'’,.()&+/" or not any(c.isalpha() for c in bare):
        return False
    if bare.casefold() in COLLECTIVE:
        return True
    if bare.casefold().replace("’", "'") in NOT_NAMES:
        return False
    if is_wide(bare[-1]) and not _is_wide_name(bare):
        return False
    if "/" in bare:
        parts = [part.strip() for part in bare.split("/")]
        return 1 < len(parts) <= 4 and all(looks_like_name(part) for part in parts)
    return is_role(bare) or _capitalised(bare, lower=lower)


LONGEST_WIDE = 10
"""Signs of the longest Chinese, Japanese or Korean name without an office."""
_WIDE_OFFICE = re.compile(
    r"(?:[局署處处司部廳厅校院社所市縣县區区鎮镇村課课団团組组]長|[局署处司部厅校院社所市县区镇村课团组]长|"
    r"長官|长官|議員|议员|主席|委員|委员|代表|大臣|總理|总理|首相|總統|总统|主任|秘書|秘书|"
    r"君|氏|先生|女士|小姐|教授|博士|律師|律师|記者|记者|主持人|发言人|發言人|의원|위원장?|장관)$"
)
_WIDE_SENTENCE = re.compile(
    r"(?:如下|[說说道問问稱称曰]|表示|認為|认为|指出|本會|本会|即是?|包括|例如|第[一二三四五六七八九十\d]+)$"
)
"""How a sentence before a colon ends in Chinese: ``my answer is as follows``, ``he said``."""


def _is_wide_name(bare: str) -> bool:
    """Whether words of a script without capitals or blanks are short, or end in an office."""
    if _WIDE_SENTENCE.search(bare):
        return False
    return len(bare) <= LONGEST_WIDE or is_wide_office(bare)


def is_wide_office(bare: str) -> bool:
    """Whether a Chinese, Japanese or Korean name ends in an office or a form of address.

    >>> is_wide_office("运输局局长"), is_wide_office("渡轮收费")
    (True, False)
    """
    return bool(_WIDE_OFFICE.search(bare))


def _capitalised(bare: str, *, lower: bool) -> bool:
    """Whether every word of a name but particles has a capital."""
    head, comma, tail = bare.partition(",")
    tokens = bare.split()
    if len(tokens) > (14 if is_office(bare) else 6) or (
        comma and len(head.split()) > (10 if is_office(head) else 4)
    ):
        return False
    first = tokens[0]
    if first[0].isdigit() and not (len(tokens) > 1 and tokens[1][:1].isupper() and len(first) < 3):
        return False
    if first[0].islower() and not (
        first in PARTICLES and len(tokens) > 1 and tokens[-1][0].isupper()
    ):
        return lower and len(tokens) == 1 and first.isalnum()
    said = comma and " " not in head and len(tail.split()) >= SENTENCE and not is_office(tail)
    if _ADDRESS.search(tail) or (said and tail.lstrip()[:1].islower()):
        return False
    words = head.split() if comma and tail.strip()[:1].islower() else tokens
    if len(words) > 1 and words[0].casefold() in OPENERS:
        return False
    if not _opens_with_office(tokens):
        return all(not w[0].islower() or _is_small(w) for w in words[1:])
    return all(
        not b[0].islower() or _is_small(b, _AT) or (_is_small(a, _AT) and _INFLECTED.fullmatch(b))
        for a, b in pairwise(words)
    )


def _is_small(word: str, also: Container[str] = ()) -> bool:
    """Whether a word in small letters may stand within a name."""
    bare = word.strip(".,").casefold()
    return bare in PARTICLES or bare in also


_AT = words_of(
    "at in on to with by from within responsible im am beim in aus bei mit sur aux au sous par "
    "pour en con por para ante presso nel nella alla ai dei degli na no nas nos"
)
"""Small words within a long office: ``Minister of State at the Department of Finance``."""
_INFLECTED = re.compile(r"[a-zß-ÿ]{4,}(?:en|er|es)")
"""An adjective in the name of an office: ``Minister für öffentlichen Dienst Jan Holm``."""


def _opens_with_office(tokens: Sequence[str]) -> bool:
    """Whether a label begins with an office, with or without its article."""
    head = [t.strip(".,").casefold() for t in tokens[:2]]
    return head[0] in ROLES or (head[0] in ARTICLES and head[-1] in ROLES)


_ADDRESS = re.compile(
    r"\b(?:I|we|you|it|he|she|they|ich|wir|ihr|sie|Sie|es|er|je|nous|vous|il|elle|yo|nosotros|"
    r"usted|ustedes|я|мы|вы|он|она|они|это|as follows|wie folgt|comme suit|como sigue)\b"
)
"""Behind a comma: words of a sentence (``Madam Chancellor, I say to you``), never of a name."""


def is_asked(label: str) -> bool:
    """A label that says itself whether it asks or answers: ``Q``, ``B1``."""
    return label.rstrip("0123456789 ").casefold() in QUESTIONERS | ANSWERERS


CALLED = 40
"""Letters at the end of what somebody says in which another is called to speak by name."""


def is_called(label: str, before: str) -> bool:
    """Whether the last words before a label call whom it names.

    >>> is_called("Renn:", "The floor is Tobias Renn's."), is_called("Renn:", "Renn is late again.")
    (True, False)
    """
    name = name_of(label)
    last = rf"\b{re.escape(name)}\b(?:['’]s)?[\s\W]*$"
    return name[:1].isupper() and re.search(last, before[-CALLED:]) is not None
