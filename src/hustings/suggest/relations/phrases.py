"""Relations told by a plain verb and a noun, or by nothing but a preposition: "the Office started a
feud with the Guild", "the Guild gets money from the Office", "Mara Ostrow of the Port Office".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..actors.finding import Mention
from ..actors.wordings import COUNTRIES, ORGANISATION
from ..languages import word_list

Leads = Callable[[str], bool]
"""Whether the words behind a noun lead to whom it concerns."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Who stands so to whom."""

    actor: Mention
    target: Mention


_HELPS = (
    r"(?:has|have|had|is|are|was|were|be|been|being|will|would|can|could|may|might|must|should|"
    r"did|do|seems?|seemed|appears?|appeared|very|eager|keen|ready|willing|determined|prepared|"
    r"does|not|to|going|also|still|already|now|never|always|then|again|only|first|soon|\w+ly|"
    r"(?:want|need|begin|start|continue|try|plan|decide|agree)(?:s|ed)?|began|tried)"
)
_GIVES = (
    r"(?:have|has|had|having|ma(?:ke|kes|de|king)|g(?:ive|ives|ave|iven|iving)|"
    r"do(?:es|ing)?|did|pick(?:s|ed|ing)?(?: up)?|undert(?:akes?|ook)|"
    r"(?:offer|provid|extend|start|launch|wag|mount|sign|lend|issu|form|forg|reach|keep|maintain|announc|"
    r"declar|"
    r"express|reaffirm|affirm|reiterat|confirm|underlin|stress|show|continu|join|renew|"
    r"strengthen|deepen|pledg|promis|sen[dt]|deliver|grant|"
    r"intensif|expand|support|establish|negotiat|resum)(?:e|es|s|ed|y|ies|ied|ing)?|"
    r"b[ei]g[aiu]n(?:s|ning)?|"
    r"le(?:ad|ads|d)|enter(?:s|ed)? into|buil[dt](?:s|ing)?|str(?:ike|ikes|uck)|h(?:old|olds|eld|"
    r"olding)|"
    r"kept|(?:committed|opposed|devoted) to|engaged in|part of|open to|locked in|"
    r"puts?|putting|br(?:ing|ings|ought)|us(?:e|es|ed|ing)|swear|swore|sworn|t(?:ake|akes|ook|aken)|"
    r"felt|feels?|bears?|bore|los(?:e|es|t)|wreak(?:s|ed)?|s(?:eeks?|ought|eeking)|sw[eo]re|"
    r"(?:plac|impos|exert|inflict|rais|level|level+|fil|direct|hurl|unleash|plot|plann?|prepar|order|"
    r"conduct|carr|commit|perform|stag|escalat|develop|cultivat|shar|harbou?r|nurs|retain|gain|secur|"
    r"pos|present|restor|rebuild|repair|deploy|incit|foment|orchestrat|exercis|wield|voic|"
    r"address|submit|lodg|fac|suffer)(?:e|es|s|ed|ted|y|ies|ied|ing|ting)?(?:\s+out)?)"
)
_GETS = (
    r"(?:(?:receiv|obtain|enjoy|accept|request|demand|attract)(?:e|es|s|ed|ing)?|g[eo]t(?:s|ting|"
    r"ten)?|"
    r"w[io]n(?:s|ning)?|sought|seeks?|need(?:s|ed)?|(?:ha(?:s|ve|d)|['\u2019]s)(?: got)?|"
    r"t(?:akes?|ook)|rel(?:y|ies|ied) on)"
)
_FILL = (
    r"(?:(?!(?:that|which|who|and|but|for|to|of|from|with|by|in|on|at)\b)[\w$.\u2019'-]+\s+){0,4}"
)
_PLAIN = re.compile(
    rf"(?:\s+(?:{_HELPS}\s+)*{_GIVES}\s+{_FILL}(?:[\w-]+\s+and\s+)?|,?\s+in\s+(?:\w+\s+)?"
    rf"|(?:['\u2019]s?)?\s+(?:\w+\s+)?(?:polic(?:y|ies)|practice|history|tradition|campaign|strategy|"
    rf"record|pledge|promise|offer|declaration)\s+of\s+{_FILL})$",
    re.IGNORECASE,
)
_TAKEN = re.compile(rf"\s+(?:{_HELPS}\s+)*{_GETS}\s+{_FILL}$", re.IGNORECASE)
_MADE_WITH = re.compile(
    rf"\s+(?:{_HELPS}\s+)*(?:is|was|were|been|got)\s+(?:\w+ly\s+)?\w+(?:ed|en|ilt|et up|un)\b"
    rf"[^.,;:!?()]{{0,40}}?\s+(?:with|by|through|thanks to|on)\s+{_FILL}$",
    re.IGNORECASE,
)
"""Before what was given: "was built in 1979 with a gift from"."""
_UNDER = re.compile(
    rf"\s+(?:{_HELPS}\s+)*(?:is|are|was|were|been|came|comes?|f[ae]ll(?:s|en)?|remain(?:s|ed)?|"
    r"stay(?:s|ed)?|placed|put|brought)\s+under\s+(?:the\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:\s+[^.;:,!?\n()]{0,24})?\s+from\s+(?:the\s+)?$", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_OF_A_PHRASE = re.compile(
    r"\b(?:with|against|about|for|to|from|by|in|on|at|than|like|meet|meets)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before a name that is no subject: "the people who want war with Renn are committed to"."""
_GIVEN_OR_TAKEN = frozenset({"supports", "funds"})


def by_verb_and_noun(
    text: str, noun: tuple[int, int], relation: str, leads: Leads, named: list[Mention]
) -> Standing | None:
    """Who stands to whom where a verb that says little by itself leads to a noun of relation: "A
    started a feud with B", "A gets money from B" (B funds A), "A came under the control of B"."""
    subject = next((m for m in reversed(named) if m.end <= noun[0]), None)
    target = next((m for m in named if m.start >= noun[1]), None)
    if subject is None or target is None:
        return None
    before, after = text[subject.end : noun[0]], text[noun[1] : target.start]
    if _OF_A_PHRASE.search(text, max(0, subject.start - 14), subject.start):
        return None
    if relation == "supports" and _OF.fullmatch(after) and _TAKEN.fullmatch(before):
        return Standing(target, subject)
    if relation in _GIVEN_OR_TAKEN and _FROM.fullmatch(after) and _TAKEN.fullmatch(before):
        return Standing(target, subject)
    if relation in _GIVEN_OR_TAKEN and _FROM.fullmatch(after) and _MADE_WITH.fullmatch(before):
        return Standing(target, subject)
    if relation == "controls" and _OF.fullmatch(after) and _UNDER.fullmatch(before):
        return Standing(target, subject)
    if _PLAIN.fullmatch(before) and leads(after):
        return Standing(subject, target)
    return None


def _somebody_of(text: str, left: Mention, link: re.Match[str], right: Mention) -> bool:
    """Whether "of" joins a person to what nothing in its name says is an organisation: "Edda Voss
    of Brandt,"."""
    name = " ".join(left.text.split())
    return bool(
        right.name not in word_list("regions")
        and link.group().split()[:1] == ["of"]
        and _PERSON.fullmatch(name)
        and not _OFFICE.search(name)
        and _AFTER_HOUSE.match(text, right.end)
    )


_OFFICE = re.compile(
    r"\b(?:Secretary|Minister|President|Director|Head|Chief|Chair|Duke|Lord|House)\b"
)
_AFTER_HOUSE = re.compile(r"\s*(?:[.,;:!?\u2014]|$)|\s(?:and|is|was|has|had|said|says|told|who)\b")
"""Behind what somebody is of where nothing in its name says that it is an organisation."""
_PERSON = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep)\.\s+)?[A-Z][\w\u2019'-]+\.?(?:\s+[A-Z][\w.\u2019'-]*)+"
)
_AT = re.compile(r"(?:\s+(?:of|at|from|(?P<opens>with))|(?P<comma>,))\s+(?:the\s+)?")
_SHORT = re.compile(r"[A-Z][A-Z.&]{1,6}(?:\s\w+)?")
_ON_THE_WAY = re.compile(
    r"\b(?:met|meet|saw|see|heard|took|take|moved?|sent|send|brought|bring|bought|buy|got|get|"
    r"remove[ds]?|"
    r"kept|keep|stole|hid|letters?|words?|calls?|news)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""Before a person: "took Mara Ostrow from the Port Office" tells a way, no belonging."""


_OPENS = re.compile(
    r"(?:(?:^|[.!?:\n]\s?|\n)|\b(?:(?:go|turn|come|hand over|over|listen) to|this is|here is|"
    r"I am|I['\u2019]m|thank you,?|thanks,?|from|ask|and)\s)$",
    re.IGNORECASE,
)
"""Before somebody who is presented: "we'll go to Mara Ostrow with the BBC"."""


def _presented(text: str, left: Mention, link: re.Match[str], right: Mention) -> bool:
    """Whether a name before "of", "from", "at" or "with" is a person's: two words or more, or one
    that comes from what is an organisation by its own words."""
    name = " ".join(left.text.split())
    if link["comma"]:
        ends = _SENTENCE_ENDS.match(text, right.end)
        opens = _OPENS.search(text, max(0, left.start - 16), left.start)
        return bool(ends and opens and _SHORT.fullmatch(right.text) and _PERSON.fullmatch(name))
    if _PERSON.fullmatch(name):
        return True
    alone = _ONE_NAME.fullmatch(name) and name not in COUNTRIES and not is_house(name)
    return bool(
        alone
        and " from " in link.group()
        and not _OPENS_LINE.search(text, max(0, left.start - 3), left.start)
    )


_ONE_NAME = re.compile(r"[A-Z][a-z]+")
_OPENS_LINE = re.compile(r"(?:^|[.!?\n]\s*)$")
_SENTENCE_ENDS = re.compile(r"\s*(?:[.!?\n]|$)")


def is_house(name: str) -> bool:
    """Whether a name is an organisation's by its own words."""
    return bool(ORGANISATION.search(name) or _SHORT.fullmatch(name))


def is_thing(name: str) -> bool:
    """Whether a name of several words ends as things do, not people: "Special Procedures"."""
    return bool(re.search(r"(?:[^suiao]s|ion|ment|ity|ure|ness)$", name)) and len(name.split()) > 1


def of_a_house(text: str, named: list[Mention]) -> Iterator[tuple[tuple[int, int], Standing]]:
    """ "Mara Ostrow of the Port Office", "Tobias Renn at the BBC": a person, and right behind the
    organisation one is from, with the place of the words between."""
    for left, right in pairwise(named):
        link = _AT.fullmatch(text, left.end, right.start)
        if link is None or not _presented(text, left, link, right):
            continue
        if ORGANISATION.search(left.text) or right.name in COUNTRIES or is_thing(left.text):
            continue
        if link["opens"] and not _OPENS.search(text, max(0, left.start - 16), left.start):
            continue  # "Mara Ostrow with the BBC." presents somebody only where it opens a sentence
        if (
            is_house(right.text) or _somebody_of(text, left, link, right)
        ) and not _ON_THE_WAY.search(text, max(0, left.start - 30), left.start):
            place = (
                left.end + len(link.group()) - len(link.group().lstrip()),
                right.start,
            )
            yield place, Standing(left, right)
