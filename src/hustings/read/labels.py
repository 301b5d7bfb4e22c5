"""The ways transcripts name who speaks, as one table: each convention finds its labels in a text's
lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from .lines import (
    ANSWERERS,
    CLOCK,
    DIRECTIONS,
    F4,
    NOT_NAMES,
    QUESTIONERS,
    STAMP,
    TITLES,
    Line,
    is_direction,
    looks_like_name,
    markdown_heading,
    name_of,
    seconds,
)


class Mark(NamedTuple):
    """A label found: the index of its line, its span, where the words begin, and the time it
    gives."""

    line: int
    start: int
    label: str
    words: int
    time: float | None = None
    strong: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """One convention's reading of a text: its marks, how much they explain, how well that fits (0
    to 1).
    """

    convention: str
    marks: tuple[Mark, ...]
    explained: float = 0.0
    score: float = 0.0
    doubtful: tuple[Mark, ...] = field(default=())

    @property
    def evidence(self) -> str:
        """``924 labels, 96 % of lines explained``."""
        what = {"dash": "dashes", "bold-question": "questions in bold"}.get(
            self.convention, "labels"
        )
        share = f"{round(100 * self.explained)} % of lines explained"
        return f"{len(self.marks):,} {what} ({CONVENTIONS[self.convention]}), {share}"


CONVENTIONS = {
    "colon": "Name: words",
    "qa": "Q. and A.",
    "time-line": "name and time on a line of their own",
    "cue-line": "times on a line, name on the next",
    "bracket": "[Name] or {Name}",
    "sigil": "#Name: or @Name:",
    "bold": "**Name** in bold",
    "point": "NAME. words",
    "name-dash": "Name — words",
    "tab": "name, tabulator, words",
    "alone": "name alone on a line",
    "heading": "name as a heading",
    "dash": "– question, – answer",
    "bold-question": "**question** in bold, answer plain",
}
"""Every convention and how it looks. ``find_turns(…, convention=…)`` takes one of these."""

_COLON = re.compile(
    rf"^(?:(?P<t0>{STAMP}|{CLOCK}(?=\s))\s*[-–]?\s*)?"
    r"(?P<name>[^\s:：\[{(<#@*\d\"“][^:：\n\[\]{}]{0,62}?|\d{1,2}\. ?[^\W\d_][^:：\n\[\]{}]{0,40}?)\s*"
    rf"(?P<t1>{STAMP}|,?\s(?:{CLOCK}))?\s*[:：](?!//)(?!\d\d(?!\d))\s*(?P<t2>{STAMP})?\s*"
)
_POINT = re.compile(
    r"^(?P<name>(?:The\s+)?(?:(?i:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|Prof|Sir|Chairman|Chairwoman|Senator|"
    r"President|Capt|Captain|Cllr|Councillor|"
    r"Judge|Justice|Mayor|Governor|Gov|Hon|Lord|Lady|Dame|Col|Gen|Lt|Sgt|Rev|Minister|Secretary|"
    r"Herr|Frau|Mme)\.?\s+)*"
    r"(?:(?!\d)\w['’.]?){0,3}[^\W\d_a-zß-ÿ]{2,}(?:[ '’-][^\W\d_a-zß-ÿ]['’.\-\w]*){0,3})(?P<role>\s*\([^()\n]{1,60}\))?"
    r"\s*\.\s*(?:[–—]+\s*)?(?=\S)"
)
_QA = re.compile(
    r"^(?P<name>[A-Za-zА-Я]{1,9}(?:\s?\d{1,3})?)\s*(?P<mark>[.:)\]]|\s[-–—])\s*(?=\S|$)"
)
_BRACKET = re.compile(
    rf"^(?:(?P<t0>{STAMP})\s*)?(?:\[(?P<a>[^\]\n]{{1,63}})\]|\{{(?P<b>[^}}\n]{{1,63}})\}}|"
    rf"<(?P<c>[^>\n]{{1,63}})>|"
    rf"\((?P<d>[^)\n]{{1,63}})\))\s*(?P<t1>{STAMP})?\s*[:：]?\s*"
)
_SIGIL = re.compile(
    rf"^(?P<sigil>[#@])(?P<name>[^\s#@:：][^:：\n]{{0,62}}?)\s*(?P<t1>{STAMP})?\s*[:：]\s*(?P<t2>{STAMP})?\s*"
)
_BOLD = re.compile(
    rf"^(?:(?P<t0>{STAMP})\s*)?(?P<b>\*\*|"
    rf"__)(?P<name>(?:(?!(?P=b))[^*\n:：]){{1,63}}?)\s*(?P<t1>{STAMP})?\s*(?P<c>[:：.]?)\s*(?P=b)"
    rf"\s*(?P<t2>{STAMP}|{CLOCK}(?=\s|$))?\s*(?P<c2>[:：]?)\s*[–—]?\s*"
)
_NAME_DASH = re.compile(
    r"^(?P<name>[^\n:–—\-]{1,60}?(?:-[^\n:–—\-]{1,40}?)?)\s*(?: [-–—]{1,2}|[–—]| --)\s+(?=\S)"
)
_TAB = re.compile(
    rf"^(?:(?P<t0>{STAMP}|{CLOCK})[\t ]+)?(?P<name>[^\t\n:：]{{1,63}}?)\s*[:：]?\t\s*(?P<t2>{STAMP})?\s*(?=\S)"
)
_TIME_LINE = re.compile(
    rf"^(?:(?P<name>[^\n]{{1,63}}?)[\s|,;·•–—-]+(?P<t1>{STAMP}|{CLOCK})(?:\s*[AaPp]\.?[Mm]\.?)?|"
    rf"(?P<t0>{STAMP}|{CLOCK})[\s|,;·•–—-]+(?P<name2>[^\n]{{1,63}}?))\s*[:：]?$"
)
DASH = re.compile(
    r"^(?:--|[-–—―‒−‐‑])(?:[\s\u00a0]+|(?<=[–—―])(?=\S)|(?<=--)(?=\S)|(?<=-)(?=[^\W\d_]))(?=\S)"
)
_WHOLE_BOLD = re.compile(r"^(\*\*|__|\*|_)(?=[^\s*_])(?:(?!\1).)+(?<=\S)\1$", re.DOTALL)


CUE_TIMES = re.compile(
    r"^(?:\d+:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?\s*(?:-->|"
    r"[-–])\s*(?:\d+:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?$"
)


def _time(*stamps: str | None) -> float | None:
    for stamp in stamps:
        if stamp:
            return seconds(stamp)
    return None


def _colon(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    if ":" not in line.text[:110] and "：" not in line.text[:80]:
        return None
    found = _COLON.match(line.text)
    if not found or not looks_like_name(found["name"], lower=True):
        return None
    return Mark(
        i,
        line.start + found.start("name"),
        found["name"],
        line.start + found.end(),
        _time(found["t0"], found["t1"], found["t2"]),
        not found["name"][0].islower() or " " in found["name"],
    )


def _qa(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    found = _QA.match(line.text)
    if not found or not _is_qa(found["name"]):
        return None
    if found["mark"] == "." and found["name"].casefold() == "i" and not found["name"].isupper():
        return None
    return Mark(i, line.start, found["name"], line.start + found.end())


def _is_qa(label: str) -> bool:
    return label.rstrip("0123456789 ").casefold() in QUESTIONERS | ANSWERERS


def _point(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    if "." not in line.text[:90]:
        return None
    found = _POINT.match(line.text[:130])
    if (
        not found
        or not looks_like_name(found["name"])
        or found["name"].casefold() in TITLES - {"chairman", "chairwoman"}
    ):
        return None
    label = line.text[: found.end("role") if found["role"] else found.end("name")]
    return Mark(i, line.start, label, line.start + found.end())


def _bracket(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    if line.text[0] not in "[{<(":
        return None
    found = _BRACKET.match(line.text)
    if not found:
        return None
    group = next(g for g in "abcd" if found[g] is not None)
    label = found[group].strip()
    if not looks_like_name(label.rstrip(":")) or set(label.casefold().split()) & DIRECTIONS:
        return None
    return Mark(
        i,
        line.start + found.start(group) - 1,
        label.rstrip(":"),
        line.start + found.end(),
        _time(found["t0"], found["t1"]),
    )


def _sigil(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    if line.text[0] not in "#@":
        return None
    found = _SIGIL.match(line.text)
    if not found or not looks_like_name(found["name"], lower=True):
        return None
    return Mark(
        i, line.start, found["name"], line.start + found.end(), _time(found["t1"], found["t2"])
    )


def _bold(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    if "**" not in line.text[:30] and "__" not in line.text[:30]:
        return None
    found = _BOLD.match(line.text)
    if not found or not looks_like_name(found["name"]):
        return None
    initials = found["c"] == "." and re.search(r"(?:^|[\s.])[^\W\d_]\.[^\W\d_]$", found["name"])
    rest = line.text[found.end() :]
    if (
        not rest
        and not (found["c"] or found["c2"] or found["t1"] or found["t2"])
        and len(found["name"].split()) > 4
    ):
        return None
    return Mark(
        i,
        line.start + found.start("b"),
        found["name"] + ("." if initials else ""),
        line.start + found.end(),
        _time(found["t0"], found["t1"], found["t2"]),
    )


def _name_dash(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    if DASH.match(line.text):
        return None
    found = _NAME_DASH.match(line.text)
    if not found or not looks_like_name(found["name"]):
        return None
    return Mark(
        i,
        line.start,
        found["name"].strip(),
        line.start + found.end(),
        None,
        found["name"].isupper(),
    )


def _tab(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    if "\t" not in line.text[:90]:
        return None
    found = _TAB.match(line.text)
    if not found or not looks_like_name(found["name"], lower=True):
        return None
    return Mark(
        i,
        line.start + found.start("name"),
        found["name"],
        line.start + found.end(),
        _time(found["t0"], found["t2"]),
    )


def _time_line(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    if len(line.text) > 90 or not any(c.isdigit() for c in line.text):
        return None
    found = _TIME_LINE.match(line.text)
    if not found:
        return None
    group = "name" if found["name"] else "name2"
    label = found[group].strip(" :：\t|,;·•–—-")
    if not looks_like_name(label):
        return None
    return Mark(
        i, line.start + found.start(group), label, line.end, _time(found["t0"], found["t1"])
    )


def _alone(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    if (
        len(line.text) > 50
        or line.text[-1] in "?!:;,…"
        or (line.text[-1] == "." and not line.text.isupper())
    ):
        return None
    if not looks_like_name(line.text) or is_direction(line.text) or len(line.text.split()) > 5:
        return None
    if i + 1 >= len(lines) or not (line.gap or line.text.isupper() or lines[i + 1].gap is False):
        return None
    return Mark(i, line.start, line.text, line.end)


def _heading(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    found = markdown_heading(line.text)
    if not found:
        return None
    label = line.text[found[1] : found[2]].strip("*_: ")
    return Mark(i, line.start, label, line.end) if looks_like_name(label) else None


def _dash(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    found = DASH.match(line.text)
    return (
        Mark(i, line.start, line.text[: found.end()].rstrip(), line.start + found.end())
        if found
        else None
    )


def _bold_question(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    if line.text[0] not in "*_" or len(line.text) < 12:
        return None
    found = _WHOLE_BOLD.match(line.text)
    # slanted words are a question only if they ask: notes and titles are slanted too
    if not found or (len(found[1]) == 1 and line.text.rstrip("*_")[-1] not in "?？؟"):
        return None
    return Mark(i, line.start, found[1], line.start + len(found[1]))


def _cue_line(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    if i == 0 or not line.text or len(line.text) > 60 or not lines[i - 1].text[:1].isdigit():
        return None
    if not CUE_TIMES.match(lines[i - 1].text) or not looks_like_name(line.text):
        return None
    return Mark(i, line.start, line.text.rstrip(":："), line.end, seconds(lines[i - 1].text))


_FINDERS: dict[str, Callable[[int, Line, Sequence[Line]], Mark | None]] = {
    "colon": _colon,
    "qa": _qa,
    "time-line": _time_line,
    "bracket": _bracket,
    "sigil": _sigil,
    "bold": _bold,
    "point": _point,
    "cue-line": _cue_line,
    "name-dash": _name_dash,
    "tab": _tab,
    "alone": _alone,
    "heading": _heading,
    "dash": _dash,
    "bold-question": _bold_question,
}

_WEIGHT = {
    "alone": 0.7,
    "name-dash": 0.6,
    "dash": 0.9,
    "bold-question": 0.9,
    "tab": 0.8,
    "point": 0.9,
}
"""How far a convention is trusted where another explains as much: the less it marks, the less."""


def readings(
    lines: Sequence[Line], *, known: Iterable[str] = (), only: str | None = None
) -> list[Reading]:
    """Every convention that explains something of a text, the best first.

    ``known`` are speakers somebody has named; their labels count even if they occur once.
    A reading's score is explained share of lines x trust x root of (its labels / most labels
    found).
    """
    names = {name.casefold() for name in known}
    lines = _unnumbered(lines)
    found = []
    for convention in [only] if only else list(_FINDERS):
        finder = _FINDERS[convention]
        marks = [
            mark for i, line in enumerate(lines) if (mark := finder(i, line, lines)) is not None
        ]
        reading = _sift(convention, marks, lines, names, told=only is not None)
        if reading is not None:
            found.append(reading)
    most = max((len(r.marks) for r in found), default=1)
    scored = [
        Reading(
            r.convention,
            r.marks,
            r.explained,
            r.explained * _trust(r, lines) * (len(r.marks) / most) ** 0.5,
            r.doubtful,
        )
        for r in found
    ]
    return sorted(scored, key=lambda r: -r.score)


_NUMBER = re.compile(r"^(?P<n>\d{1,5})\s*[.)|]?\s+(?=[^\W\d_\[{(*@#])")
_CHEVRONS = re.compile(r"^>{2,3}\s*(?=\S)")


def _unnumbered(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines without what is counted or drawn before their label: ``12 Name:``, ``3. Name:``, ``>>
    Name:``.

    Numbers go only where they count up by one, line by line; chevrons only where a label follows
    each of them.
    """
    numbered = [(i, m) for i, line in enumerate(lines) if (m := _NUMBER.match(line.text))]
    steps = sum(int(b["n"]) - int(a["n"]) == 1 for (_, a), (_, b) in pairwise(numbered))
    if len(numbered) >= 4 and steps >= 0.9 * (len(numbered) - 1):
        cut = {i: m.end() for i, m in numbered}
    else:
        drawn = [(i, m) for i, line in enumerate(lines) if (m := _CHEVRONS.match(line.text))]
        cut = {i: m.end() for i, m in drawn} if len(drawn) >= 2 else {}
    if not cut:
        return lines
    out = [
        line._replace(start=line.start + cut[i], text=line.text[cut[i] :]) if i in cut else line
        for i, line in enumerate(lines)
    ]
    labelled = sum(
        _colon(i, out[i], out) is not None or _bracket(i, out[i], out) is not None for i in cut
    )
    return (
        out
        if labelled
        >= (0.6 if numbered and cut.keys() == {i for i, _ in numbered} else 1.0) * len(cut)
        else lines
    )


def _trust(reading: Reading, lines: Sequence[Line]) -> float:
    trust = _WEIGHT.get(reading.convention, 1.0)
    if reading.convention == "dash":
        asks = [
            lines[m.line].text.endswith(("?", "？", "؟", "?»", "?”", '?"')) for m in reading.marks
        ]
        even, odd = asks[0::2], asks[1::2]
        apart = abs(sum(even) / max(len(even), 1) - sum(odd) / max(len(odd), 1)) if odd else 0.0
        trust *= 0.5 + min(apart, 0.5)
        if sum(asks) < 0.1 * len(asks):
            trust *= 0.5
    return trust


def _sift(
    convention: str, marks: list[Mark], lines: Sequence[Line], known: set[str], *, told: bool
) -> Reading | None:
    """Keep the marks that hang together: labels that recur, and single ones of the same make."""
    if convention in ("dash", "bold-question"):
        if len(marks) < (1 if told else 2):
            return None
        kept: list[Mark] = marks
        doubtful: list[Mark] = []
    else:
        counts = Counter(name_of(m.label).casefold() for m in marks)
        needed = 1 if told else 2
        recurring = {
            name
            for name, n in counts.items()
            if n >= needed or name in known or (n >= 1 and _is_qa(name) and len(counts) > 1)
        }
        heads = _header(marks, lines, {n for n, c in counts.items() if c > 1})
        marks = [m for m in marks if m.line not in heads]
        if (
            convention in ("tab", "name-dash")
            and len(marks) >= 0.7 * len(lines)
            and len(counts) <= 0.75 * len(marks)
        ):
            # every line has one: even a name that occurs once is a label
            recurring = set(counts)
        weak = {name_of(m.label).casefold() for m in marks if not m.strong}
        recurring -= {name for name in weak if counts[name] < 3 and not told and name not in known}
        core = [m for m in marks if name_of(m.label).casefold() in recurring]
        if not told and len(recurring) < 2 and len(core) < 3:
            # two speakers who speak once each: an exchange all the same, if it opens the text
            strong = [m for m in marks if m.strong]
            few = (
                len(lines) <= 12
                and len(strong) >= 2
                and convention not in ("alone", "name-dash", "heading", "tab")
            )
            if not few or len(strong) < 0.4 * sum(
                1 for line in lines if line.gap or len(lines) < 6
            ):
                return None
            core, recurring = strong, {name_of(m.label).casefold() for m in strong}
        if not core or (
            convention in ("alone", "heading", "name-dash") and len(recurring) < 2 and not told
        ):
            return None
        upper = sum(name_of(m.label).isupper() for m in core) >= 0.8 * len(core)
        upper = (
            upper and any(len(m.label) > 1 for m in core) and not all(_is_qa(m.label) for m in core)
        )
        short = all(len(m.label) <= 3 for m in core)
        qa = all(_is_qa(m.label) for m in core)
        several = sum(len(m.label.split()) > 1 for m in core) / len(core)
        timed = sum(m.time is not None for m in core) >= 0.8 * len(core)
        gaps = sum(line.gap for line in lines)
        dense = len(core) >= 0.5 * (gaps if gaps > 0.25 * len(lines) else len(lines))
        levels = {_level(lines[m.line]) for m in core}
        kept, doubtful = [], []
        first = core[0].line

        beside = 2 * sum(
            m.line + 1 < len(lines) and not lines[m.line + 1].gap for m in core
        ) >= len(core)

        def placed(mark: Mark) -> bool:
            """A single name alone on a line counts if it stands right above words, as the others
            do.
            """
            i = mark.line
            if not lines[i].gap or i + 1 >= len(lines) or i <= first:
                return False
            return (
                not lines[i + 1].gap if beside else lines[i + 1].gap and len(mark.label.split()) > 1
            )

        for mark in marks:
            if name_of(mark.label).casefold() in recurring:
                kept.append(mark)
            elif convention == "alone":
                if (
                    mark.label.isupper() if upper else several > 0.5 and len(mark.label.split()) > 1
                ) and placed(mark):
                    kept.append(mark)
            elif convention == "heading":
                same = (
                    mark.label.isupper() if upper else several > 0.5 and len(mark.label.split()) > 1
                )
                if same and _level(lines[mark.line]) in levels:
                    kept.append(mark)
            elif convention in ("name-dash", "tab") or not mark.strong:
                continue
            elif timed and mark.time is not None:
                kept.append(mark)
            elif upper:
                if name_of(mark.label).isupper():
                    kept.append(mark)
            elif short or qa or mark.line < first or timed:
                if mark.line > first:
                    doubtful.append(mark)
            elif len(mark.label.split()) > 1 or several < 0.5:
                # one capitalised word could open a sentence ("Caution: …"): a name only where
                # labels are dense
                if (
                    len(mark.label.split()) == 1
                    and not dense
                    and not any(
                        mark.label.casefold() in name or name in mark.label.casefold()
                        for name in recurring
                    )
                ):
                    doubtful.append(mark)
                else:
                    kept.append(mark)
            else:
                doubtful.append(mark)
    if not kept:
        return None
    explained = _explained(convention, kept, lines)
    return Reading(convention, tuple(kept), explained, 0.0, tuple(doubtful))


def _level(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip("#"))


def _header(marks: Sequence[Mark], lines: Sequence[Line], twice: set[str]) -> set[int]:
    """Lines of a header (``Date: …``, ``Interviewer: …``) before the first label that recurs."""
    first = next((m.line for m in marks if name_of(m.label).casefold() in twice), None)
    if first is None:
        return set()
    out: set[int] = set()
    block: list[int] = []
    for i in range(first + 1):
        if (i == first or lines[i].gap) and block:
            if any(lines[k].text.partition(":")[0].strip().casefold() in NOT_NAMES for k in block):
                out.update(block)
            block = []
        block.append(i)
    return out


def _explained(convention: str, marks: Sequence[Mark], lines: Sequence[Line]) -> float:
    """Share of lines that are a label, or words under one with no sign of another start."""
    gap = sum(line.gap for line in lines) > 0.25 * len(lines)
    marked = {m.line for m in marks}
    inside = [
        i
        for i in range(marks[0].line, len(lines))
        if i in marked or not is_direction(lines[i].text)
    ]
    starts = len(marks)
    units = sum(1 for i in inside if lines[i].gap or not gap) or 1
    # a turn may run on for many paragraphs, but not for ever
    reach = min(1.0, starts * (30 if gap else 60) / units)
    return reach * len(inside) / len(lines)


__all__ = ["CONVENTIONS", "DASH", "F4", "Mark", "Reading", "readings"]
