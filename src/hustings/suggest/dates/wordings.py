"""The words dates are made of, and the patterns that find them, in the order they are tried."""

from __future__ import annotations

import re

MONTHS = {
    name: i + 1
    for i, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september "
        "sept sep|"
        "october oct|november nov|december dec".split("|")
    )
    for name in names.split()
}
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
ORDINALS = {
    name: i + 1
    for i, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
        "twenty-first".split()
    )
}
DECADES = {
    name: i + 2
    for i, name in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split()
    )
}
ORDINAL = "|".join(sorted(ORDINALS, key=lambda w: -len(w)))
TENS = {"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}
S = r"(?:[ \u00a0\n]+)"
_ONE = r"[ \u00a0\n]"
"""One of them, where a pattern looks back."""
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=lambda m: -len(m))) + r")\b\.?"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2}|21[0-9]{2})"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_TH = rf"(?:{S}?(?:st|nd|rd|th)\b)?"
_ERA = rf"(?:{S}?(?:B\.C\.(?:E\.)?|BCE?)(?![\w]))"
_THIRD = r"early|mid|middle|late|beginning|start|end"
_PART = (
    rf"(?:(?P<part>{_THIRD})(?:(?:{S}|-)to(?:{S}|-)(?P<part2>mid|middle|late))?"
    rf"(?:{S}|-|{S}(?:(?:part|years|months|weeks|days){S})?of{S}|{S}in{S})(?:the{S})?)"
)
_HALF = (
    rf"(?:(?P<which>first|second|third|fourth|last|1st|2nd|3rd|4th){S}(?P<share>half|third|"
    rf"quarter|decade|years)"
    rf"{S}of{S}(?:the{S})?)"
)
_FRONT = rf"(?:{_PART}|{_HALF})?"
_DASH = rf"{S}?[-\u2013\u2014]{S}?"
_TO_AND = rf"(?:{_DASH}|{S}(?:to|until|till|through|and){S})"
_QUOTE = "[\u2019'\u2018]"

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "iso",
            rf"(?<![\w-])(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>0[1-9]|[12]\d|"
            rf"3[01]))?(?![\w-])",
        ),
        (
            "dotted",
            rf"(?<![\w.])(?P<d>{_DAY})\.{S}?(?P<m>0?[1-9]|1[0-2])\.{S}?(?P<y>{_YEAR})(?![\w.]\d|"
            rf"\w)",
        ),
        ("slashed", rf"(?<![\w/])(?P<a>\d\d?)/(?P<b>\d\d?)/(?P<y>{_YEAR})(?![\w/])"),
        (
            "days",
            rf"\b(?P<d>{_DAY}){_TH}{_TO_AND}(?P<e>{_DAY}){_TH}{S}(?:of{S})?(?P<m>{_MONTH}),?{S}(?P<y>{_YEAR})(?!\w)",
        ),
        (
            "days",
            rf"\b(?P<m>{_MONTH}){S}(?P<d>{_DAY}){_TH}{_TO_AND}(?P<e>{_DAY}){_TH},?{S}(?P<y>{_YEAR})(?!\w)",
        ),
        (
            "months",
            rf"\b(?:(?P<d>{_DAY}){_TH}{S}(?:of{S})?)?(?P<m>{_MONTH}){_TO_AND}"
            rf"(?:(?P<e>{_DAY}){_TH}{S}(?:of{S})?)?(?P<n>{_MONTH})(?:,|"
            rf"{S}of)?{S}(?P<y>{_YEAR})(?!\w)",
        ),
        (
            "months",
            rf"\b(?P<m>{_MONTH}){S}(?P<d>{_DAY}){_TH}{_TO_AND}(?P<n>{_MONTH}){S}(?P<e>{_DAY}){_TH},?{S}"
            rf"(?P<y>{_YEAR})(?!\w)",
        ),
        ("mdy", rf"\b(?P<m>{_MONTH}){S}(?P<d>{_DAY}){_TH},?{S}(?P<y>{_YEAR})(?!\w)"),
        ("dmy", rf"\b(?P<d>{_DAY}){_TH}{S}(?:of{S})?(?P<m>{_MONTH}),?{S}(?P<y>{_YEAR})(?!\w)"),
        (
            "either months",
            rf"\b(?P<m>{_MONTH}){S}or{S}(?P<n>{_MONTH})(?:,|{S}of)?{S}(?P<y>{_YEAR})(?!\w)",
        ),
        (
            "short my",
            rf"\b{_PART}?(?P<m>{_MONTH})(?:,|{S}of)?{S}{_QUOTE}(?P<yy>\d\d)(?![\w\u2019'])",
        ),
        ("my", rf"\b{_PART}?(?P<m>{_MONTH})(?:,|{S}of)?{S}(?P<y>{_YEAR})(?!\w)"),
        (
            "season",
            rf"\b(?P<s>spring|summer|autumn|fall|winter)(?:{S}of|"
            rf",)?{S}(?P<y>{_YEAR})(?:[-\u2013/]\d\d)?(?!\w)",
        ),
        (
            "season",
            rf"\b(?P<s>spring|summer|autumn|fall|winter){S}of{S}{_QUOTE}(?P<yy>\d\d)(?!\w)",
        ),
        ("quarter", rf"\bQ(?P<q>[1-4])(?:{S}of)?{S}?(?P<y>{_YEAR})(?!\w)"),
        (
            "quarter",
            rf"\b(?P<q>first|second|third|fourth|last|1st|2nd|3rd|"
            rf"4th){S}quarter{S}of{S}(?P<y>{_YEAR})(?![\u2019'\w])",
        ),
        (
            "decades",
            rf"\b(?P<a>1\d\d0|20\d0){_QUOTE}?s{_TO_AND}(?:(?:early|mid|"
            rf"late){S})?(?:the{S})?{_QUOTE}?"
            rf"(?P<b>1\d\d0|20\d0|[1-9]0){_QUOTE}?s\b",
        ),
        (
            "short decades",
            rf"\b(?:the|in){S}{_QUOTE}?(?P<a>[2-9])0{_QUOTE}?s{_TO_AND}(?:the{S})?{_QUOTE}?"
            rf"(?P<b>[2-9])0{_QUOTE}?s\b",
        ),
        ("decade", rf"\b{_FRONT}(?P<y>1\d\d|20\d)0{_QUOTE}?s\b"),
        (
            "named decade",
            rf"\b{_FRONT}(?P<t>{'|'.join(TENS)})(?:-|{S})(?P<w>{'|'.join(DECADES)})\b",
        ),
        (
            "short decade",
            rf"\b(?:the{S})?{_FRONT}(?:the{S})?(?P<q>{_QUOTE})?(?P<y>[2-9])0{_QUOTE}?s\b",
        ),
        (
            "spoken decade",
            rf"\b(?:the{S})?{_PART}?(?:roaring{S}|swinging{S}|"
            rf"hungry{S})?(?P<w>{'|'.join(DECADES)})\b",
        ),
        ("turn", rf"\bturn{S}of{S}the{S}(?P<c>\d{{1,2}})(?:st|nd|rd|th)[ \u00a0\n-]century\b"),
        (
            "turn",
            rf"\bturn{S}of{S}the{S}(?P<w>{ORDINAL})[ \u00a0\n-]century\b",
        ),
        (
            "centuries",
            rf"\b(?P<c>\d{{1,2}})(?:st|nd|rd|th){_TO_AND}(?:the{S})?(?P<e>\d{{1,2}})(?:st|nd|rd|th)"
            r"[ \u00a0\n-]centur(?:ies|y)\b",
        ),
        (
            "centuries",
            rf"\b(?P<w>{ORDINAL}){_TO_AND}(?:the{S})?(?P<x>{ORDINAL})[ \u00a0\n-]centur(?:ies|y)\b",
        ),
        (
            "century",
            rf"\b{_FRONT}(?P<c>\d{{1,2}})(?:st|nd|rd|th)[ \u00a0\n-]century\b(?P<era>{_ERA})?",
        ),
        (
            "century",
            rf"\b{_FRONT}(?P<w>{ORDINAL})[ \u00a0\n-]century\b(?P<era>{_ERA})?",
        ),
        ("bc", rf"(?<![\w.,-])(?P<n>\d{{1,4}}){_ERA}"),
        (
            "ad",
            rf"\b(?:A\.?D\.?){S}(?P<n>\d{{1,4}})(?!\w)|(?<![\w.,-])(?P<n2>\d{{1,4}}){S}?C\.?E\b",
        ),
        (
            "range",
            rf"(?<![\w$\u20ac\u00a3.,-])(?P<a>{_YEAR})(?:{_TO_AND}(?P<b>{_YEAR}|\d\d)|"
            rf"/(?P<c>{_YEAR}|\d\d))"
            rf"(?![\w.,]*\d|{S}?%|\w|/)",
        ),
        (
            "either",
            rf"(?<![\w$\u20ac\u00a3.,-])(?P<a>{_YEAR}){S}or{S}(?:in{S})?(?P<b>{_YEAR})(?![\w%/]|[.,]\d|-\w)",
        ),
        (
            "year",
            rf"(?<![\w$\u20ac\u00a3.,#\-/]){_FRONT}(?P<y>{_YEAR})(?![\w%/]|[.,]\d|-(?!ish\b)\w)",
        ),
        (
            "short year",
            rf"(?:(?<=\bin{_ONE})|(?<=\buh{_ONE})|(?<=\bof{_ONE})|(?<=\bby{_ONE})|(?<=\bor{_ONE})|"
            rf"(?<=\band{_ONE})|(?<=\bto{_ONE})|(?<=\binto{_ONE})|(?<=\bsince{_ONE})|(?<=\buntil{_ONE})|"
            rf"(?<=\babout{_ONE})|(?<=\baround{_ONE})|(?<=\bbetween{_ONE})|(?<=\bfrom{_ONE})|(?<=\bbefore{_ONE})|"
            rf"(?<=\bafter{_ONE})|(?<=\bthen{_ONE})|(?<=\bthink{_ONE})|(?<=\bmaybe{_ONE})|"
            rf"(?<=\bprobably{_ONE})|(?<=[\u2014\u2013])(?=.\d\d,)|"
            rf"(?<=,{_ONE})(?=.\d\d[,.;:)]))"
            rf"{_QUOTE}(?P<yy>\d\d)(?![\w\u2019'])",
        ),
        (
            "short year",
            rf"(?<=\bin{_ONE})(?P<yy>0\d|[4-9]\d)(?=[,;?!\n]|\.(?!\d)|{S}and{S}\d\d[,.;\n])",
        ),
    )
)
ANCHOR = re.compile(rf"[0-9]+|centur|{'|'.join(DECADES)}", re.IGNORECASE)
BEFORE = re.compile(
    rf"(?:\b(?P<after>after|not{S}before|no{S}earlier{S}than|no{S}sooner{S}than|"
    rf"later{S}than)|"
    rf"\b(?P<until>until|till|up{S}to|before|prior{S}to|no{S}later{S}than|"
    rf"not{S}later{S}than)|"
    rf"\b(?P<since>since|ever{S}since|starting{S}in|beginning{S}in|as{S}of)|"
    rf"(?<!\btalk{_ONE})(?<!\btalking{_ONE})(?<!\btalked{_ONE})(?<!\bthink{_ONE})(?<!\bthinking{_ONE})"
    rf"(?<!\bworried{_ONE})(?<!\bspeak{_ONE})(?<!\bknow{_ONE})(?<!\bhear{_ONE})(?<!\basked{_ONE})"
    rf"(?<!\bwrite{_ONE})(?<!\bwrote{_ONE})(?<!\bspoke{_ONE})(?<!\bheard{_ONE})\b(?P<about>around|about|circa|c\.|ca\.|roughly|approximately))"
    rf"{S}(?:the{S})?$",
    re.IGNORECASE,
)
ONWARDS = re.compile(
    rf"{S}(?:onwards?|on\b(?=[,.;])|to{S}(?:the{S}present|this{S}day|today|now))\b",
    re.IGNORECASE,
)
AGE = re.compile(r"\b(?:his|her|their|my|your|our|its)[ \u00a0\n]$", re.IGNORECASE)
BETWEEN = re.compile(
    r"\bbetween[ \u00a0\n](?:the[ \u00a0\n])?(?:years[ \u00a0\n])?$", re.IGNORECASE
)
JOINS = re.compile(rf"{_DASH}|{S}(?:to|until|till|through|and){S}(?:the{S})?", re.IGNORECASE)
