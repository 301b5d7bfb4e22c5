"""Whether a bare number of four digits is a year: what stands before it and behind it."""

from __future__ import annotations

import re

_S = r"(?:[ \u00a0\n]+)"
_CONTEXT = re.compile(
    r"(?:\b(?:be|is|was|it['\u2019]s|in|of|since|by|until|till|from|to|between|and|or|before|"
    r"after|during|around|about|"
    r"circa|ca?\.|late|"
    r"early|as|mid|without|throughout|into|year|years|than|through|for|the|election|fy|spring|summer|autumn|fall|winter|"
    r"[a-z]+ber|christmas|easter|thanksgiving|ramadan|january|"
    rf"february|march|april|may|june|july|august)|\blook(?:s|ed|ing)?{_S}(?:back{_S})?at|[(,;.!?\u2013\u2014-]){_S}?$",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:still|maybe|perhaps|probably|possibly|think|guess|believe|suppose|like|say|already|"
    r"again|now|then|been|were|was|only|just|roughly|approximately|mean|said|even|actually|right|"
    r"yeah|well|uh|um|back)[,]?[ \u00a0\n]$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    rf"(?:\s*(?:[.;:?!)\u2014]|,|$)|{_S}(?:or|when|and|to|that|I|we|he|she|they)\b)(?!\d)",
    re.IGNORECASE,
)
"""What a speaker feels for: "I think 1968, maybe 1969"; a number of things goes on otherwise."""
_OF_IT = re.compile(
    rf"{_S}(?:presidential|general|federal|local|mayoral|election|elections|campaign|season|budget|"
    rf"census|convention|conference|constitution|referendum|crisis|edition|agreement|treaty|report|"
    rf"survey|study|war|law|act|reforms?)\b",
    re.IGNORECASE,
)
"""What has a year before it: "the 2012 election"."""
_NO_YEAR = re.compile(
    rf"\b(?:pages?|pp?\.|rooms?|nos?\.|numbers?|articles?|art\.|lines?|flight|bus|boeing|section|"
    rf"paragraph|item|"
    rf"clause|route|highway|form){_S}(?:the{_S})?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"[ \u00a0\n](?:people|members|workers|tons?|tonnes|miles?|km|kilomet\w+|met(?:er|re)s?|"
    r"dollars?|euros?|pounds?|"
    r"years?|days?|hours?|minutes?|seats?|votes?|voters?|times|words|pages|percent|per cent|"
    r"soldiers|men|women|"
    r"children|cars|ferries|ships|boats|homes|houses|jobs|residents|passengers|square|feet|"
    r"calories|units|copies|points)\b",
    re.IGNORECASE,
)


def expects_a_year(text: str, lead: str, end: int) -> bool:
    """Whether ``lead``, the words before a number that ends at ``end``, or those behind expect a
    year; what opens a line does."""
    hedged = _HEDGED.search(lead) and _ENDS.match(text, end)
    expected = hedged or _CONTEXT.search(lead) or _OF_IT.match(text, end)
    return bool(not lead or expected or lead[-1] == "\n")


def counts_things(text: str, end: int) -> bool:
    """Whether things are counted: "1900 people"."""
    return bool(_COUNTED.match(text, end))


def names_no_year(text: str, lead: str, end: int) -> bool:
    """Whether a number names a page, a room or the like, or counts things."""
    return bool(_NO_YEAR.search(lead)) or counts_things(text, end)
