"""Who is named: candidates from capital letters, and confirmed actors found everywhere by a phrase
list.

No list of people is shipped. A candidate is a run of capitalised words; what kind of actor it is,
and which names may mean the same one, is proposed from the words around it. Nothing is merged here.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..model import Actor
from .sentences import Sentences
from .spans import Span
from .wrapping import over_wrapped_lines

VERSION = "4"


@dataclass(frozen=True, slots=True)
class ActorFound:
    """A name that may be an actor's.

    ``kind_guess`` is person, organisation, country, place or "" (no evidence), ``why`` that
    evidence; ``aliases_proposed`` are other candidates that may mean the same actor.
    """

    name: str
    mentions: tuple[Span, ...]
    kind_guess: str
    aliases_proposed: tuple[str, ...]
    score: float
    why: str

    @property
    def start(self) -> int:
        """Where it is named first."""
        return self.mentions[0].start

    @property
    def end(self) -> int:
        """One past the first mention."""
        return self.mentions[0].end


@dataclass(frozen=True, slots=True)
class Mention:
    """A confirmed actor's name or alias in a text."""

    name: str
    start: int
    end: int
    text: str


_CAPITAL = r"[A-Z\u00c0-\u00d6\u00d8-\u00de\u0400-\u042f][\w\u2019'&\-]*(?:\.[A-Z][\w]*)*"
_INITIAL = r"(?:[A-Z]\.)+"
_ACRONYM = r"(?:[A-Z]\.){2,}(?!\w)|[A-Z](?:\.[A-Z])+(?!\w)"
_TITLE = r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|St|Fr|Rev|Hon)\."
_RUN = re.compile(
    rf"(?<![\w\u2019'])(?:{_TITLE}|{_ACRONYM}|{_INITIAL}(?=[ \u00a0][A-Z]|[A-Z])|{_CAPITAL})"
    rf"(?:[ \u00a0](?:the[ \u00a0](?=(?:Great|Terrible|Elder|Younger|Conqueror|Wise|Bold)\b)|"
    rf"(?:of|for|de|van|von|der|bin|al|la|du)[ \u00a0](?:the[ \u00a0])?)?"
    rf"(?:{_TITLE}|{_ACRONYM}|{_INITIAL}(?=[ \u00a0]?[A-Z])|{_CAPITAL}))*"
)
_COMMON = frozenset(
    "a an the this that these those it its he she they we i you his her their our my your who "
    "what when "
    "where why how "
    "which if in on at by from with for to of as but and or nor so yet not no yes then there here "
    "now also however "
    "therefore thus hence although though while because since until unless after before during "
    "despite throughout "
    "through over under above below between among against about into onto upon within without "
    "across behind beyond "
    "first second third one two three four five six seven eight nine ten many most more much some "
    "any all "
    "each every "
    "both either neither such other another same only even just still already again once ever "
    "never always often "
    "sometimes perhaps maybe indeed instead rather quite very too well please thank thanks okay "
    "ok oh ah uh "
    "um hello "
    "is are was were be been being am do does did done have has had will would can could may "
    "might must "
    "shall should "
    "let lets i'm i've i'd i'll it's that's there's he's she's we're we've they're don't didn't "
    "can't won't isn't "
    "what's who's you're mr mrs ms dr sir madam everyone everybody someone somebody nobody "
    "nothing something "
    "anything everything people today tomorrow yesterday tonight recently traditionally finally "
    "firstly secondly "
    "given according moreover furthermore meanwhile otherwise nevertheless regardless whether "
    "whatever whenever "
    "wherever whoever like unlike contrary generally obviously clearly certainly absolutely "
    "actually basically "
    "especially particularly simply currently eventually originally historically good great right "
    "sure "
    "correct tell ask look see say said know think mean imagine consider note imagine take make "
    "get give come go "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august "
    "september october november december mondays tuesdays "
    " wednesdays thursdays fridays saturdays sundays christmas easter "
    "chapter part section question answer introduction conclusion inaudible "
    "crosstalk applause laughter god internet web online new old yeah yep nope wow hmm huh uh-huh "
    "sorry hello".split()
)
_DOCTRINE = re.compile(
    r"(?:ism|isms|ist|ists|ian|ians|ese|ish|istic)$|^(?:American|Russian|Soviet|Western|Eastern|"
    r"European|"
    "German|African|"
    r"Asian|Greek|French|Dutch|Arab|Jewish|Muslim|Catholic|Marxist|Republican|Democratic|"
    r"Christian|Islamic|"
    "Anglo|Slavic|Latin)s?$"
)
_GIVEN = frozenset(
    "Vivian Brian Ian Julian Adrian Damian Sebastian Lilian Lillian Fabian Gillian Christian "
    "Trish Marian".split()
)
ORGANISATION = re.compile(
    r"\b(?:Party|Union|Guild|Committee|Council|Company|Office|Ministry|Department|University|"
    r"Institute|Bank|Corp|"
    r"Corporation|Inc|Ltd|LLC|Association|Circle|Movement|Group|Front|League|Alliance|Federation|"
    r"Foundation|"
    "Congress|"
    r"Parliament|Senate|House|Court|Agency|Bureau|Commission|Church|Army|Navy|Force|Forces|Police|"
    r"Press|"
    "Times|Post|News|"
    r"Journal|Society|Club|Network|Center|Centre|Board|Authority|Administration|Government|"
    r"Socialists|Democrats|"
    r"Republicans|Communists|Workers|International|Media|Collective|Coalition|Organi[sz]ation|"
    r"Service|Trust|Fund|Labs?|Laborator(?:y|ies)|Colleges?|Schools?|Academy|Hospital|Ministries|"
    r"Assembly|Tribunal|Embassy|Caucus|Cabinet|Chamber|Cooperative|Technologies|Systems|Studios|"
    r"Industries|Partners|Holdings|Ventures|Airlines|Motors|Records|Museum|Enforcement|Magazine|"
    r"Radio|Television|Brigade|Regiment|Orchestra|Enterprises|Legion)\b"
)
_HONORIFIC = re.compile(
    r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt)\.?[ \u00a0]$|\b(?:President|Senator|"
    r"Congressman|"
    "Congresswoman|"
    r"Chairman|Chairwoman|Professor|Minister|Secretary|Governor|Mayor|Councillor|Captain|Comrade|"
    r"Judge|"
    "General|Chancellor|"
    r"King|Queen|Prince|Pope|Saint|Sir)[ \u00a0]$"
)
_HE = re.compile(
    r"(?!,)[^A-Z.!?\n]{0,50}\b(?:he|she|his|her|him|himself|herself)\b|"
    r"[^A-Z.!?\n]{0,70}[.!?][\u201d\"\u2019]? "
    r"(?:He|She)\b|, who\b"
)
_IT = re.compile(
    r"[^A-Z.!?\n]{0,40}\b(?:its|itself)\b|, which\b|[\u2019']s? (?:employees|platform|users|board|"
    r"members|executives|"
    r"lawyers|shareholders|headquarters|website|app|products?|services?|customers|engineers|chief|"
    r"director|ceo)\b|"
    r" (?:employees|executives|users|engineers|officials|spokes\w+)\b",
    re.IGNORECASE,
)
_WORKS = re.compile(
    r"\b(?:founded|acquired|bought|purchased|join(?:s|ed)|work(?:s|ed) (?:for|at)|employed by|"
    r"companies like|"
    r"company like|"
    r"(?:ceo|head|chairman|founder|director|members?|employees?|spokes\w+|board|leader|"
    r"secretary) (?:of|at))"
    r"[ \u00a0](?:the[ \u00a0])?$",
    re.IGNORECASE,
)
_THE = re.compile(r"\b[Tt]he[ \u00a0]$")
_LABEL = re.compile(r"[ \u00a0]?:(?=\s)")
_ROLE = re.compile(
    r"\b(?:activist|author|writer|artist|friend|comrade|leader|founder|journalist|historian|"
    r"philosopher|feminist|singer|"
    r"actor|actress|mayor|minister|senator|people like|figures like|named|by the name)[ ,\u00a0]+$",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|near|across|throughout|outside|inside)[ \u00a0](?:the[ \u00a0])?$"
)
_PLACE_PERHAPS = re.compile(r"\b(?:from|to|around)[ \u00a0](?:the[ \u00a0])?$")
"""Before a place, and before whom one writes to or hears from."""
_ACTS = re.compile(
    r"[ \u00a0](?:is|was|has|had|will|would|said|says|"
    r"wants?|thinks?|did|does|\w{2,}ed)\b"
)
"""Behind a name that does something."""
_RANK = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Rev|Hon)\.?|"
    r"(?:Vice[ \u00a0-])?President(?:-elect)?|"
    r"Senator|Congress(?:man|woman)|Chair(?:man|woman|person)?|Professor|"
    r"(?:Prime[ \u00a0])?Minister|Secretary|"
    r"Governor|Mayor|Councillor|Captain|Comrade|Judge|Justice|General|Chancellor|King|Queen|"
    r"Prince|Princess|Pope|Saint|Sir|Lord|"
    r"Lady|Representative|Speaker|Attorney|Doctor|Father|Sister|Brother|Uncle|Aunt|Madam|"
    r"Gentleman)(?:[ \u00a0]|$)"
)
"""Titles that stand before a name, or alone as a form of address."""

_SHORT = frozenset(
    "CEO CFO COO CTO VP AI API APIs GDP GNP TV PC IT HR PR URL PDF FAQ DVD CD DNA ID OK AM PM AD "
    "BC COVID HIV AIDS USB "
    "GPS SMS PS NB AKA ASAP FY Q R A".split()
)
"""Short forms in capitals that are nobody's."""

_NOT_GIVEN = frozenset(
    "New North South East West Grand San Santa Los Las Saint St Great Puerto Latin Fort Mount "
    "Lake Port Old Upper "
    "Lower Middle Central Royal National World Big Black White Red Green Blue Cold First Second "
    "Third Free "
    "Open United".split()
)
"""First words that make two capitalised words a place or thing rather than a person."""

COUNTRIES = frozenset(
    x.replace("_", " ")
    for x in (
        "Afghanistan Albania Algeria Andorra Angola Argentina Armenia Australia Austria "
        "Azerbaijan Bahamas Bahrain "
        "Bangladesh Barbados Belarus Belgium Belize Benin Bhutan Bolivia Bosnia Botswana Brazil "
        "Britain "
        "Brunei Bulgaria "
        "Burundi Cambodia Cameroon Canada Chad Chile China Colombia Congo Croatia Cuba Cyprus "
        "Czechia "
        "Czechoslovakia "
        "Denmark Djibouti Dominica Ecuador Egypt England Eritrea Estonia Eswatini Ethiopia Fiji "
        "Finland "
        "France Gabon Gambia "
        "Georgia Germany East_Germany West_Germany Ghana Great_Britain Greece Grenada Guatemala "
        "Guinea "
        "Guyana Haiti "
        "Honduras Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Ivory_Coast "
        "Jamaica Japan Jordan "
        "Kazakhstan Kenya Kosovo Kuwait Kyrgyzstan Laos Latvia Lebanon Lesotho Liberia Libya "
        "Lithuania Luxembourg "
        "Madagascar Malawi Malaysia Maldives Mali Malta Mauritania Mauritius Mexico Moldova "
        "Monaco Mongolia "
        "Montenegro "
        "Morocco Mozambique Myanmar Namibia Nepal Netherlands New_Zealand Nicaragua Niger Nigeria "
        "North_Korea Norway Oman "
        "Pakistan Palestine Panama Paraguay Peru Philippines Poland Portugal Qatar Romania Russia "
        "Rwanda "
        "Saudi_Arabia "
        "Scotland Senegal Serbia Singapore Slovakia Slovenia Somalia South_Africa South_Korea "
        "Soviet_Union "
        "Spain Sri_Lanka "
        "Sudan Suriname Sweden Switzerland Syria Taiwan Tajikistan Tanzania Thailand Togo Tunisia "
        "Turkey "
        "Turkmenistan "
        "Uganda Ukraine United_Kingdom United_States United_States_of_America Uruguay USA USSR UK "
        "US Uzbekistan Vatican "
        "Venezuela Vietnam Wales Yemen Yugoslavia Zambia Zimbabwe America U.S U.S.A U.K U.S.S.R"
    ).split()
)
_GENERIC_LAST = frozenset(
    "Party Union Guild Committee Council Company Office State States Revolution War Street City "
    "University "
    "House Court "
    "Socialism Communism Communists Workers Democrats Republicans Movement Front Group Army "
    "Empire Church "
    "World".split()
)


@over_wrapped_lines
def actors(text: str) -> list[ActorFound]:
    """Names in ``text`` that may be actors', most often named first.

    Runs of capitalised words ("Traders' Guild", "Port Office of Lindholm"), minus words that are
    capitalised only because they open a sentence, minus doctrines and peoples (-ism, -ist, -ian),
    days and months.
    """
    return list(_found(text))


@lru_cache(maxsize=2)
def _found(text: str) -> tuple[ActorFound, ...]:
    """As :func:`actors`; relations ask for the same text again."""
    by_sentence = Sentences(text)
    openings = _openings(text, by_sentence)
    mentions: dict[str, list[Span]] = defaultdict(list)
    inside: Counter[str] = Counter()
    for match in _RUN.finditer(text):
        for start, end in _cut(text, match.start(), match.end(), openings):
            name = _plain(text[start:end])
            if not name:
                continue
            length = (
                len(name) if text.startswith(name, start) else len(text[start:end].rstrip(". "))
            )
            mentions[name].append(Span.of(text, start, start + length))
            if start not in openings:
                inside[name] += 1
    _part_possessives(text, mentions, inside)
    tokens_inside = {w for name, n in inside.items() if n for w in name.split()}
    lower = Counter(re.findall(r"(?<![\w\u2019'])[a-z][\w\u2019'\-]*", text))
    kept: dict[str, list[Span]] = {}
    for name, spans in mentions.items():
        words = name.split()
        if not _without_rank(name) or name in _SHORT:
            continue
        if len(words) == 1 and not _stands_alone(text, name, spans, inside, tokens_inside, lower):
            continue
        if (
            _DOCTRINE.search(words[-1])
            and words[-1] not in _GIVEN
            and not (len(words) > 1 and _is_name(words))
        ):
            continue
        kept[name] = spans
    merges = _merges(kept)
    kinds = _kinds(text, kept, merges, lower)
    found = []
    for name, spans in kept.items():
        kind, why = kinds[name]
        score = round(min(0.9, 0.4 + 0.1 * min(len(spans), 4) + (0.1 if kind else 0.0)), 2)
        times = "once" if len(spans) == 1 else f"{len(spans)} times"
        found.append(
            ActorFound(
                name,
                tuple(spans),
                kind,
                tuple(merges.get(name, ())),
                score,
                f"Capitalised, named {times}{why}.",
            )
        )
    return tuple(sorted(found, key=lambda a: (-len(a.mentions), a.start)))


@over_wrapped_lines
def mentions(text: str, confirmed: Sequence[Actor | str]) -> list[Mention]:
    """Where confirmed actors are named, by name or alias: longest name first, whole words, no
    overlaps.

    Names are matched in case as written; any blanks match each other, and so do straight and curly
    apostrophes.
    """
    table: dict[str, str] = {}
    for actor in confirmed:
        names = [actor] if isinstance(actor, str) else [actor.name, *actor.aliases]
        for name in names:
            if name.strip():
                table.setdefault(_fold(name), actor if isinstance(actor, str) else actor.name)
    if not table:
        return []
    phrases = sorted(table, key=lambda n: (-len(n), n))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(_phrase(p) for p in phrases) + r")(?!\w)")
    return [
        Mention(table[_fold(m.group())], m.start(), m.end(), m.group())
        for m in pattern.finditer(text)
    ]


def _fold(name: str) -> str:
    folded = " ".join(name.replace("\u2019", "'").split())
    return (
        folded[:1].upper() + folded[1:]
        if len(folded) > 3 and folded[:4].lower() == "the "
        else folded
    )


def _phrase(name: str) -> str:
    escaped = re.escape(name).replace("'", "['\u2019]").replace(r"\ ", r"\s+")
    return escaped.replace("The", "[Tt]he", 1) if name.startswith("The ") else escaped


def _openings(text: str, by_sentence: Sentences) -> set[int]:
    """Offsets where a capital says nothing: the first letter of a sentence or of a quotation."""
    found = set()
    for start, end in by_sentence.spans:
        at = start
        while at < end and not text[at].isalpha():
            at += 1
        found.add(at)
    found |= {m.end() for m in re.finditer(r"[\u201c\"\u2018:]\s*", text)}
    found |= {
        m.end() for m in re.finditer(r"(?:^|\n)[ \t\u00a0]*[-\u2013\u2014][ \t\u00a0]*", text)
    }
    return found


def _cut(text: str, start: int, end: int, openings: set[int]) -> Iterable[tuple[int, int]]:
    """A run without the common words it opens or closes with."""
    words = [
        (start + m.start(), start + m.end()) for m in re.finditer(r"[^ \u00a0]+", text[start:end])
    ]
    while words and _is_common(text[words[0][0] : words[0][1]], words[0][0] in openings):
        words.pop(0)
    epithet = (
        len(words) > 2
        and text[words[-2][0] : words[-2][1]] == "the"
        and text[words[-1][0]].isupper()
    )
    while words and not epithet:
        if not (
            _is_common(text[words[-1][0] : words[-1][1]], True) or text[words[-1][0]].islower()
        ):
            break
        words.pop()
    while words and text[words[0][0]].islower():
        words.pop(0)
    if not words:
        return
    # "FBI Tobias Renn" names two
    runs = [text[a:b] for a, b in words]
    titled = [
        re.fullmatch(r"[A-Z][a-z\u2019'\-]+", w) is not None and not ORGANISATION.search(w)
        for w in runs[1:]
    ]
    if (
        re.fullmatch(r"[A-Z]{3,5}", runs[0])
        and len(runs) == 3
        and all(titled)
        and not _RANK.match(runs[1] + " ")
    ):
        yield words[0]
        words = words[1:]
    # "Tobias Renn of the Traders' Guild" names two, "Residents' Circle of Lindholm" one
    for i in range(2, len(words) - 1):
        if text[words[i][0] : words[i][1]] in ("of", "for") and i >= 2:
            last = text[words[i - 1][0] : words[i - 1][1]]
            if (
                not ORGANISATION.search(last)
                and last not in _GENERIC_LAST
                and text[words[i - 2][0]].isupper()
            ):
                yield words[0][0], words[i - 1][1]
                yield from _cut(text, words[i + 1][0], words[-1][1], openings)
                return
    yield words[0][0], words[-1][1]


def _is_common(word: str, opening: bool) -> bool:
    bare = re.sub(
        r"(?:[\u2019'](?:s|ll|re|ve|d|m)|n[\u2019']t)$", "", word.replace("\u2019", "'").rstrip(".")
    ).lower()
    if word in ("I", "A", "O"):
        return True
    if bare in (
        "mr",
        "mrs",
        "ms",
        "dr",
        "new",
        "old",
        "great",
        "good",
        "first",
        "second",
        "third",
        "people",
        "may",
    ):
        return opening and bare not in ("mr", "mrs", "ms", "dr", "new")
    return bare in _COMMON or word.replace("\u2019", "'").lower() in _COMMON


def _plain(words: str) -> str:
    name = " ".join(words.split())
    name = re.sub(r"[\u2019']s?$", "", name) if not re.search(r"s[\u2019']$", name) else name[:-1]
    return name.rstrip(".-'\u2019")


def _part_possessives(text: str, mentions: dict[str, list[Span]], inside: Counter[str]) -> None:
    """ "Renn's Night Ferry" is two names where "Renn" is one elsewhere; "Traders' Guild" stays
    one."""
    for name in [n for n in mentions if re.search(r"[\u2019']s ", n)]:
        owner, owned = re.split(r"[\u2019']s ", name, maxsplit=1)
        apart = owner in mentions or len(owner.split()) > 1 or owner.isupper()
        if not apart or not owned:
            continue
        for span in mentions.pop(name):
            cut = span.start + len(span.text) - len(owned)
            mentions[owner].append(Span.of(text, span.start, span.start + len(owner)))
            mentions[_plain(owned)].append(Span.of(text, cut, span.end))
            inside[owner] += 1
            inside[_plain(owned)] += 1
    for spans in mentions.values():
        spans.sort()


_ACTS = re.compile(
    r"[ \u00a0](?:is|was|has|had|said|says|told|wrote|himself|herself|did|does|would|and [A-Z]|"
    r"came|went|became|"
    r"(?:once|later|also|never|often|soon) \w+)\b|, who\b|[\u2019']s [a-z]"
)


def _stands_alone(
    text: str,
    name: str,
    spans: list[Span],
    inside: Counter[str],
    tokens_inside: set[str],
    lower: Counter[str],
) -> bool:
    """Whether a single capitalised word is more than the first word of a sentence."""
    if len(name) < 2:
        return False
    if name.isupper() and len(name) >= 2:
        return not re.fullmatch(r"[IVXLC]+", name) and not (len(name) > 4 and lower[name.lower()])
    if inside[name]:
        return lower[name.lower()] <= 2 * inside[name]
    if lower[name.lower()]:
        return False
    if name in tokens_inside or name in COUNTRIES:
        return True
    if name.endswith(("ly", "ing", "tion", "ness", "ment", "ity", "wise")):
        return False
    return len(spans) > 1 or bool(_ACTS.match(text, spans[0].end))


def _is_name(words: list[str]) -> bool:
    return bool(ORGANISATION.search(words[-1])) or words[-1] in _GIVEN


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
    usual = owned or any(lower[w.lower()] or _DOCTRINE.search(w) for w in name.split())
    articled = votes["the"] * 2 >= len(spans)
    if two and not usual and not articled and name.split()[0] not in _NOT_GIVEN:
        return "person", "; two names"
    return "", ""


def _kind_by_name(name: str) -> tuple[str, str] | None:
    """The kind a name tells by its own words: a country, an organisation's word, a title."""
    last = name.split()[-1]
    two_words = (
        len(name.split()) == 2 and not _RANK.match(name) and name.split()[0] not in _NOT_GIVEN
    )
    if name.removeprefix("The ") in COUNTRIES or (two_words and last in COUNTRIES):
        return "country", "; a country"
    word = ORGANISATION.search(name)
    if word and not (_RANK.match(name) and word.group() != last):
        return "organisation", f"; \u201c{word.group()}\u201d is an organisation's word"
    return ("person", "; with a title") if _RANK.match(name) else None


def _speaks(text: str, span: Span) -> bool:
    """Whether a name is the label of a turn."""
    return (span.start == 0 or text[span.start - 1] == "\n") and bool(_LABEL.match(text, span.end))


def _votes(text: str, spans: list[Span]) -> Counter[str]:
    """How many mentions speak for a person, a place, an organisation; how often "the" stands
    before. "From" and "to" stand before places and before whom one writes to: they count where the
    name does nothing itself."""
    votes: Counter[str] = Counter()
    acting = False
    for span in spans:
        before, after = text[max(0, span.start - 32) : span.start], text[span.end : span.end + 110]
        acting = acting or bool(_ACTS.match(after))
        votes["person"] += bool(
            _HONORIFIC.search(before) or _ROLE.search(before) or _HE.match(after)
        )
        votes["place"] += bool(_PLACE_BEFORE.search(before))
        votes["perhaps"] += bool(_PLACE_PERHAPS.search(before))
        votes["organisation"] += bool(_IT.match(after) or _WORKS.search(before))
        votes["the"] += bool(_THE.search(before))
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


def _without_rank(name: str) -> str:
    """ "Vice President Richard M. Nixon" -> "Richard M. Nixon"; "" where a title stands alone."""
    while match := _RANK.match(name):
        name = name[match.end() :]
    return name


def _merges(kept: dict[str, list[Span]]) -> dict[str, list[str]]:
    """Names that may mean the same actor: a surname alone, a name with its title or in capitals, an
    acronym.

    A surname is proposed for the one full name that ends in it; where there is none, for the form
    named most often.
    Two full names with one surname, or "Mr." beside "Ms.", leave it open.
    """
    merges: dict[str, list[str]] = defaultdict(list)
    names = sorted(kept)
    full, alone = _by_surname(names)
    for surname, forms in sorted(alone.items()):
        main, same = _same_surname(kept, full[surname], forms)
        merges[main] += same
    for surname, forms in sorted(full.items()):
        if not alone[surname]:
            for main, same in _same_without_title(kept, forms):
                merges[main] += [n for n in same if n not in merges[main]]
    for name in filter(_is_short, names):
        for other in names:
            if other != name and _spells(other, name) and name not in merges[other]:
                merges[other].append(name)
    return {name: sorted(found) for name, found in merges.items() if found}


def _by_surname(names: list[str]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """People's names by their surname in capitals: with a first name, and alone."""
    full: dict[str, list[str]] = defaultdict(list)
    alone: dict[str, list[str]] = defaultdict(list)
    for name in names:
        plain = _without_rank(name)
        words = plain.split()
        if not words or ORGANISATION.search(plain) or words[-1] in _GENERIC_LAST or "of" in words:
            continue
        (full if len(words) > 1 else alone)[words[-1].upper()].append(name)
    return full, alone


def _same_surname(
    kept: dict[str, list[Span]], full: list[str], forms: list[str]
) -> tuple[str, list[str]]:
    """The name that forms of a surname alone may mean, and which; none where it is open whose."""
    people = {
        " ".join(w for w in _without_rank(n).split() if not re.fullmatch(r"[A-Z]\.", w))
        for n in full
    }
    ranks = [(n, match) for n in forms if (match := _RANK.match(n))]
    titles = {match.group().strip(" .\u00a0") for _, match in ranks}
    if {"Mr", "Sir"} & titles and {"Ms", "Mrs", "Madam"} & titles:
        return "", []
    if len(people) == 1 and next(iter(people)).split()[0] not in _NOT_GIVEN:
        main = max(full, key=lambda n: (len(kept[n]), -len(n), n))
        return main, [n for n in [*full, *forms] if n != main]
    if not people and ranks and len(forms) > 1:
        main = max((n for n, _ in ranks), key=lambda n: (len(kept[n]), n))
        return main, [n for n in forms if n != main]
    return "", []


def _same_without_title(
    kept: dict[str, list[Span]], forms: list[str]
) -> Iterator[tuple[str, list[str]]]:
    """One person with and without a title: the form named most often, and the others."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for name in forms:
        by_name[_without_rank(name)].append(name)
    for same in by_name.values():
        main = max(same, key=lambda n: (len(kept[n]), -len(n), n))
        yield main, [n for n in same if n != main]


def _is_short(name: str) -> bool:
    """Whether a name is letters in capitals that may stand for several words."""
    letters = re.sub(r"[^A-Z]", "", name)
    capitals = name.isupper() or re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?", name)
    return len(name.split()) == 1 and bool(capitals) and len(letters) > 1


def _spells(name: str, short: str) -> bool:
    """Whether the first letters of a name's words are those of a short form; people's are not."""
    someone = _RANK.match(name) or (len(name.split()) == 2 and not ORGANISATION.search(name))
    if someone and name not in COUNTRIES:
        return False
    heads = [w[0] for w in re.split(r"[ \-]", name) if w and w[0].isupper()]
    return len(heads) > 1 and "".join(heads) == re.sub(r"[^A-Z]", "", short)


def _kinds(
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
