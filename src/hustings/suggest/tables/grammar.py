"""What ``language.toml`` says of a language, compiled, and its sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ..languages import settings
from ..sentences import Sentences

FLAGS = re.IGNORECASE
NEVER = "(?!)"
"""A pattern that matches nothing."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """Patterns of one language; each is a group of alternatives without a capturing group.

    ``lead`` may stand before a clause and says nothing; ``new_clause`` begins another clause;
    ``finite`` are finite verbs; ``request`` a request of the talk itself; ``talk`` a condition of
    it; ``pronoun`` who may be a subject; ``adverb`` what may stand between subject and verb;
    ``not_subject`` a word no subject begins with; ``name_ends`` what ends a subject behind its
    verb; ``that`` what opens what is told; ``determiner`` what opens a subject without a name;
    ``nominative`` pronouns that can be nothing but a subject; ``title`` what stands before a title
    in quotation marks; ``said`` what shows that marked words are a sentence somebody says, and no
    name; ``dashes``: whether a dash opens what is said in a story.
    """

    marks: Mapping[str, str]
    abbreviations: frozenset[str]
    ordinals: bool
    negation: re.Pattern[str]
    condition: re.Pattern[str]
    lead: re.Pattern[str]
    new_clause: re.Pattern[str]
    finite: re.Pattern[str]
    request: re.Pattern[str]
    talk: re.Pattern[str]
    pronoun: re.Pattern[str]
    own: frozenset[str]
    adverb: re.Pattern[str]
    not_subject: re.Pattern[str]
    name_ends: re.Pattern[str]
    that: re.Pattern[str]
    determiner: re.Pattern[str]
    nominative: re.Pattern[str]
    title: re.Pattern[str]
    said: re.Pattern[str]
    dashes: bool


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language that has a folder."""
    given = settings(language)
    says = given["grammar"]
    word = {name: rf"(?<!\w)(?:{says[name]})(?!\w)" for name in says}
    return Grammar(
        marks=given["marks"],
        abbreviations=frozenset(given["abbreviations"].lower().split()),
        ordinals=given["ordinals"],
        negation=re.compile(word["negation"], FLAGS),
        condition=re.compile(word["condition"], FLAGS),
        lead=re.compile(
            rf"[\s\u201e\u201c\u00ab\u00bb\"\u2014\u2013-]*(?:(?:{says['lead']})(?!\w),?\s*)*",
            FLAGS,
        ),
        new_clause=re.compile(rf",\s+(?:{says['new_clause']})(?!\w)", FLAGS),
        finite=re.compile(word["finite"], FLAGS),
        request=re.compile(word["request"], FLAGS),
        talk=re.compile(rf"\s*(?:{says['talk']})(?!\w)", FLAGS),
        pronoun=re.compile(rf"(?:{says['pronoun']})(?!\w)", FLAGS),
        own=frozenset(says["own"].split()),
        adverb=re.compile(rf"(?:\s+(?:{says['adverb']}))+$", FLAGS),
        not_subject=re.compile(rf"\s*(?:{says['not_subject']})(?!\w)", FLAGS),
        name_ends=re.compile(
            rf"[.,;:!?()\n\u2014\"\u201c\u201d\u201e\u00ab\u00bb]|\s(?:{says['name_ends']})(?!\w)"
        ),
        that=re.compile(says["that"], FLAGS),
        determiner=re.compile(rf"(?:{says.get('determiner', NEVER)})(?!\w)", FLAGS),
        nominative=re.compile(rf"\s+(?:{says.get('nominative', NEVER)})(?!\w)", FLAGS),
        title=re.compile(rf"{word.get('title', NEVER)}\s*:?\s*$", FLAGS),
        said=re.compile(
            rf"{word.get('said', NEVER)}|[?!\u2026]|[.,]\s+\w|"
            r"[a-z\u00df-\u00ff\u0430-\u044f]{2}\.$",
            FLAGS,
        ),
        dashes=given.get("dashes", False),
    )


class Spans(Sentences):
    """The sentences of a text in a language: "17. Dezember" and its abbreviations end none."""

    def __init__(self, text: str, language: str) -> None:
        super().__init__(text)
        self.language = language
        self.known = known = grammar(language)
        joined: list[tuple[int, int]] = []
        for start, end in self.spans:
            if joined and _goes_on(text, joined[-1][1], start, known):
                joined[-1] = joined[-1][0], end
            else:
                joined.append((start, end))
        self.spans = joined
        self._starts = [start for start, _ in joined]


@lru_cache(maxsize=4)
def spans(text: str, language: str) -> Spans:
    """The sentences of a text that several rules read one after the other."""
    return Spans(text, language)


_NUMBER = re.compile(r"(?<!\d)(?<!\d[.,])\d{1,2}\.$")
_LAST = re.compile(r"(?<!\w)[\w.]+\.$")


def _goes_on(text: str, end: int, start: int, known: Grammar) -> bool:
    """Whether the stop before ``end`` belongs to an ordinal or an abbreviation."""
    if "\n" in text[end:start] or text[end - 1] != ".":
        return False
    before = text[max(0, end - 16) : end]
    if known.ordinals and _NUMBER.search(before) and text[start].isalpha():
        return True
    last = _LAST.search(before)
    return last is not None and last.group().lower() in known.abbreviations
