"""Relations told by other wordings: "the Norman conquest of England", "a second front against
Lindholm", "under Brandt occupation", "having Lindholm as an enemy", "with whom he was negotiating".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ..actors.finding import Mention
from ..actors.wordings import COUNTRIES
from .found import NounFound
from .pairs import sides
from .peoples import country_of
from .pronouns import may_be_a_person
from .titles import happens
from .verbs import relation_verbs

_BY_WHOM = {
    "conquest": "takes over",
    "invasion": "opposes",
    "occupation": "takes over",
    "annexation": "takes over",
    "takeover": "takes over",
    "capture": "takes over",
    "bombing": "opposes",
    "siege": "opposes",
    "blockade": "opposes",
    "persecution": "opposes",
    "acquisition": "takes over",
    "destruction": "opposes",
    "sack": "opposes",
    "partition": "opposes",
    "colonization": "takes over",
    "colonisation": "takes over",
}
_NAMED = r"[A-Z][\w-]+(?:\s(?:of\sthe\s|of\s)?[A-Z][\w-]+){0,3}"
_LINK = r"\s+(?:the\s+)?"


@cache
def _adjective() -> re.Pattern[str]:
    nouns = "|".join(_BY_WHOM)
    return re.compile(
        rf"(?<![\w-])(?P<who>(?!The\b|This\b|Their\b|His\b|Our\b|That\b|When\b|After\b|Since\b)"
        rf"[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)\s(?:[a-z]+\s)?(?P<noun>(?i:{nouns}))\sof\s(?:the\s)?"
        rf"(?P<whom>{_NAMED})"
    )


def by_adjective(text: str) -> Iterator[NounFound]:
    """ "The Norman conquest of England": whose deed the adjective before a noun tells."""
    for match in _adjective().finditer(text):
        who = Mention(country_of(match["who"]), *match.span("who"), match["who"])
        whom = Mention(match["whom"], *match.span("whom"), match["whom"])
        if happens(whom.name):
            continue
        if who.name[:_STEM] != whom.name[:_STEM]:  # not "the Sicilian invasion of Sicily"
            yield NounFound(_BY_WHOM[match["noun"].lower()], *match.span("noun"), who, whom)


_STEM = 5
"""Letters in which a land and its people are alike."""


_AGAINST = re.compile(r"\bagainst(?:\s+the|\s+both|\s+both\sthe)?\s+$", re.IGNORECASE)
_DONE_BY = re.compile(
    r"\b(?:violence|attacks?|war|raids?|campaigns?|crimes?|sanctions|lawsuits?|persecution|"
    r"atrocities|massacres?|threats|aggression)\s+by\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_STEADY = re.compile(
    r"(?:(?![.;:!?()\u201c\u201d\"]|\b(?:if|whether|could|would|might|may|should|who|which|that|"
    r"what|"
    r"because|when|while|where|not|never|no|nor|argues?|says?|said|think|thinks|vote|case|guard|"
    r"insure|protect\w*|defen\w+|hedge|race|up|lean\w*|(?:was|were|is|are|been)(?! \w+ing\b)|be)\b|"
    r"n['\u2019]t\b)"
    r"[\s\S]){1,80}",
    re.IGNORECASE,
)
_BEFORE_SUBJECT = re.compile(
    r"(?:^|[.!?:\n,]\s*|\b(?:and|but|so|then|when|as|after|while|because|now|today|instead|"
    r"that|by|once|since)\s+)(?:the\s+|(?!If\b|Unless|Whether|Suppose|Had\b|Should)(?-i:[A-Z])\w+\s+)?$",
    re.IGNORECASE,
)


_ACTS = re.compile(
    r"\s+(?:\w+ly\s+|also\s+|then\s+|had\s+|has\s+|have\s+)?"
    r"(?!and\b|or\b|of\b|in\b|wars\b|\w+s\sand\b)\w+"
)


def set_against(text: str, sentence: tuple[int, int], named: list[Mention]) -> Iterator[NounFound]:
    """ "Holm opens a second front against Lindholm": whoever the clause tells of opposes whom
    "against" leads to; "violence by the Guild against the Office"."""
    for k, target in enumerate(named):
        link = _AGAINST.search(text, max(sentence[0], target.start - 20), target.start)
        if link is None or not k:
            continue
        actor = named[k - 1]
        between = text[actor.end : link.start()]
        done = _DONE_BY.search(text, max(sentence[0], actor.start - 30), actor.start)
        opens = _BEFORE_SUBJECT.search(text[sentence[0] : actor.start])
        acts = _ACTS.match(between)
        if (done and not between.strip()) or (opens and acts and _STEADY.fullmatch(between)):
            at = link.start()
            yield NounFound("opposes", at, at + len("against"), actor, target)


@cache
def _as_what() -> tuple[re.Pattern[str], dict[str, str]]:
    told, roles = sides()
    return re.compile(
        rf"\s+as\s+(?:an?|its|their|his|her|the)\s+(?:[\w-]+\s+){{0,2}}?(?P<role>{roles})\b",
        re.IGNORECASE,
    ), told


_SEES = re.compile(
    r"\b(?:ha(?:s|d|ve|ving)|see[sn]?|saw|seeing|treat(?:s|ed|ing)?|regard(?:s|ed)?|view(?:s|ed)?|"
    r"count(?:s|ed)? on|consider(?:s|ed)?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


_SUPPOSED = re.compile(r"\b(?:would|could|might|may|not|never|cannot)\b|n['\u2019]t\b")


def as_what(text: str, named: list[Mention]) -> Iterator[NounFound]:
    """ "For Lindholm it is bad, having Brandt as an enemy"; "Holm saw Brandt as a rival"."""
    pattern, told = _as_what()
    for k, other in enumerate(named):
        role = pattern.match(text, other.end)
        supposed = k and _SUPPOSED.search(text, named[k - 1].end, other.start)
        if (
            k
            and role
            and not supposed
            and _SEES.search(text, max(0, other.start - 24), other.start)
        ):
            relation = told[role["role"].lower()]
            yield NounFound(relation, *role.span("role"), named[k - 1], other)


_UNDER_RULE = re.compile(
    r"(?:,\s+(?:then|now|still|at the time)|\s+(?:is|was|were|are|fell|came|remained|lived|while|"
    r"then)|,)\s+under\s+(?:the\s+)?(?P<who>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)(?:['\u2019]s?)?\s+"
    r"(?:[a-z]+\s+)?(?P<noun>occupation|rule|control|domination|dominion|protection|influence|yoke|"
    r"administration)\b"
)


def under_rule(text: str, named: list[Mention]) -> Iterator[NounFound]:
    """ "Lindholm, then under Brandt occupation": who rules whom."""
    for ruled in named:
        match = _UNDER_RULE.match(text, ruled.end)
        if match:
            name, place = match["who"], match.span("who")
            here = next((m for m in named if m.start == place[0]), None)
            ruler = here or Mention(country_of(name), *place, name)
            yield NounFound("controls", *match.span("noun"), ruler, ruled)


_WITH_WHOM = re.compile(
    r",?\s+(?P<link>with|against)\s+(?:whom|which)\s+(?:he|she|they|it)\s+(?:\w+\s+)?"
    r"(?P<cue>negotiat\w+|allied|cooperat\w+|work(?:ed|ing)|quarrel\w+|fought|f(?:ight|ought)\w*|"
    r"feud\w*|met|deal\w*|signed)",
    re.IGNORECASE,
)
_DOES_WITH = {
    "negotiat": "negotiates with",
    "met": "negotiates with",
    "deal": "negotiates with",
    "signed": "negotiates with",
    "allied": "allies with",
    "cooperat": "allies with",
    "work": "allies with",
}


def with_whom(text: str, named: list[Mention]) -> Iterator[NounFound]:
    """ "Holm did it for Voss, with whom he was negotiating"."""
    for other in named[1:]:
        match = _WITH_WHOM.match(text, other.end)
        if match:
            verb = match["cue"].lower()
            relation = next((r for v, r in _DOES_WITH.items() if verb.startswith(v)), "opposes")
            relation = "opposes" if match["link"].lower() == "against" else relation
            yield NounFound(relation, *match.span("cue"), named[0], other)


_SOLD = re.compile(r"\b(?:sold|sells?|selling|sale of)\s+(?:the\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\s+to\s+(?:the\s+)?")
_OF_HOUSE = re.compile(r"['\u2019]s\s+(?:own\s+)?")
_TWO_NAMES = re.compile(
    r"(?!New\b|Great\b|Red\b|Green\b|Big\b)[A-Z][a-z]+(?:\s[A-Z]\.)?\s[A-Z][\w'\u2019-]+"
)
_CAPITALS = re.compile(r"[A-Z]{2,5}")


def between_names(text: str, named: list[Mention]) -> Iterator[NounFound]:
    """ "They sold Brandt to Lindholm": who has it now; "CNN's Mara Ostrow": whose she is."""
    for left, right in pairwise(named):
        sold = _SOLD.search(text, max(0, left.start - 16), left.start)
        if sold and _TO.fullmatch(text, left.end, right.start):
            yield NounFound("takes over", *sold.span(), right, left)
        owned = _OF_HOUSE.fullmatch(text, left.end, right.start)
        short = _CAPITALS.fullmatch(left.text) and left.name == left.text
        if owned and short and _TWO_NAMES.fullmatch(right.text):
            yield NounFound("belongs to", left.end, right.start, right, left)


_UNDER_HEAD = re.compile(r"\s+under\s+(?:the\s+)?")
_CONTACTS = re.compile(
    r"['\u2019]s?\s+(?:\w+\s)?(?P<noun>contacts|talks|meetings?|correspondence|negotiations|"
    r"alliance|"
    r"friendship|marriage|partnership|feud|rivalry|quarrel|war|enmity)\b"
)
_STANDING = {
    "alliance": "allies with",
    "friendship": "allies with",
    "marriage": "allies with",
    "partnership": "allies with",
    "feud": "opposes",
    "rivalry": "opposes",
    "quarrel": "opposes",
    "war": "opposes",
    "enmity": "opposes",
}
_BOTH = re.compile(r"\s+and\s+(?:the\s+)?")


def of_two(text: str, named: list[Mention]) -> Iterator[NounFound]:
    """ "The government under Golda Holm"; "Holm and Voss's contacts"."""
    for left, right in pairwise(named):
        if _UNDER_HEAD.fullmatch(text, left.end, right.start) and _heads(left, right):
            yield NounFound("leads", left.end + 1, left.end + 6, right, left)
        noun = _CONTACTS.match(text, right.end)
        if noun and _BOTH.fullmatch(text, left.end, right.start):
            relation = _STANDING.get(noun["noun"], "negotiates with")
            yield NounFound(relation, *noun.span("noun"), left, right)


def _heads(left: Mention, right: Mention) -> bool:
    """Whether "under" tells who heads: somebody of two names, or a people's or country's."""
    one = _ONE_NAME.fullmatch(right.text) and may_be_a_person(right.name)
    return bool(
        _TWO_NAMES.fullmatch(right.text)
        or (one and not happens(right.name) and (left.name in COUNTRIES or left.text.endswith("s")))
    )


_ONE_NAME = re.compile(r"[A-Z][a-z]+")
_FELT = {
    "hatred": "opposes",
    "contempt": "opposes",
    "hostility": "opposes",
    "anger": "opposes",
    "support": "supports",
    "respect": "supports",
    "admiration": "supports",
    "loyalty": "supports",
    "love": "supports",
    "control": "controls",
    "hold": "controls",
    "power": "controls",
    "influence": "controls",
}
_FELT_BEFORE = re.compile(
    rf"\b(?P<noun>{'|'.join(_FELT)})\s+(?:that\s+|which\s+)?(?:the\s+)?$", re.IGNORECASE
)
_FELT_FOR = re.compile(
    r"\s+(?:ha(?:s|ve|d)|feels?|felt|holds?|held|shows?|showed)\s+(?:for|against|toward|towards|"
    r"over)"
    r"\s+(?:the\s+)?"
)


def felt_for(text: str, named: list[Mention]) -> Iterator[NounFound]:
    """ "The hatred the Guild has for the Office", "the control that Holm had over Voss"."""
    for one, other in pairwise(named):
        noun = _FELT_BEFORE.search(text, max(0, one.start - 30), one.start)
        if noun and _FELT_FOR.fullmatch(text, one.end, other.start):
            yield NounFound(_FELT[noun["noun"].lower()], *noun.span("noun"), one, other)


_JOINTLY = re.compile(r",?\s+(?P<cue>(?:jointly|allied)\s+with)\s+(?:the\s+)?", re.IGNORECASE)
_UNDER = re.compile(
    r",\s+(?:an?|the|his|her)\s+(?:[\w-]+\s+){1,3}(?P<cue>under)\s+|"
    r"\s+(?:who\s+)?(?:had\s+)?(?:served|worked|studied|trained|fought)\s+(?P<did>under)\s+"
)


def jointly(text: str, named: list[Mention]) -> Iterator[NounFound]:
    """ "The Guild, jointly with Lindholm and Brandt, began it"; "Renn, an engineer under Voss"."""
    for k, (one, other) in enumerate(pairwise(named)):
        with_them = _JOINTLY.fullmatch(text, one.end, other.start)
        if with_them:
            yield NounFound("allies with", *with_them.span("cue"), one, other)
            third = named[k + 2] if k + 2 < len(named) else None
            if third and _BOTH.fullmatch(text, other.end, third.start):
                yield NounFound("allies with", *with_them.span("cue"), one, third)
        under = _UNDER.fullmatch(text, one.end, other.start)
        if under and _TWO_NAMES.fullmatch(other.name):
            cue = under.span("cue" if under["cue"] else "did")
            yield NounFound("belongs to", *cue, one, other)


_AFTER_DOING = re.compile(
    r"(?:^|[.!?:\n]\s*)(?:After|Before|By|While|Since|Having|Upon|In)\s"
    r"(?P<verb>\w+(?:ing|ed)(?: \w+){0,2}?)\s(?:the\s)?$"
)
_ITS_SUBJECT = re.compile(r"[^.;:!?\n]{0,40}?,\s(?:the\s)?")


def after_doing(text: str, sentence: tuple[int, int], named: list[Mention]) -> Iterator[NounFound]:
    """ "After acquiring the Port Gazette in 1997, Voss said": what the subject did before."""
    for other, who in pairwise(named):
        lead = _AFTER_DOING.search(text[sentence[0] : other.start])
        if lead is None or not _ITS_SUBJECT.fullmatch(text, other.end, who.start):
            continue
        for relation, pattern in relation_verbs():
            if pattern.fullmatch(lead["verb"]):
                at = sentence[0] + lead.start("verb")
                yield NounFound(relation, at, sentence[0] + lead.end("verb"), who, other)
                break


def other_wordings(
    text: str, sentence: tuple[int, int], named: list[Mention]
) -> Iterator[NounFound]:
    """All of one sentence."""
    yield from set_against(text, sentence, named)
    yield from as_what(text, named)
    yield from under_rule(text, named)
    yield from with_whom(text, named)
    yield from between_names(text, named)
    yield from felt_for(text, named)
    yield from of_two(text, named)
    yield from jointly(text, named)
    yield from after_doing(text, sentence, named)
