"""Labels inside a line: ``… in spring. Bo Marsh: And then?``, where paragraphs were run together.

Files that went through a PDF or a form lose their line ends. Where the same names stand before a
colon inside lines again and again, a line is read as several; the text itself stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from .times import CLOCK, seconds
from .words.label_words import TITLES
from .words.lines import CAPITAL, Line
from .words.speaker_names import looks_like_name, name_of

INLINE = re.compile(
    rf"(?:(?<=[.?!…。？！\])\"”»’\d–—-])\s+|(?<=\S)\s{{3,}})"
    rf"(?P<label>{CAPITAL}[^\s:：]{{0,30}}(?:\s[^\s:：]{{1,30}}){{0,4}})"
    r"\s?[:：](?=\s|[^\W\d_]|[\[(“\"«])"
)
"""A label behind the end of a sentence, a dash or the page's number, or set apart by blanks, inside
a line."""
_BRACKETS = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_WHOLE = re.compile(
    r"^(?P<label>[^\W\d_][\w.'’-]*(?:\s[\w.'’-]+){1,4}\s\([^()\d:]{3,30}\))\s?:(?=\s)"
)
"""A whole name with a part in brackets, as a label."""
_POINTED = re.compile(
    r"(?:^|(?<=\s))(?P<label>(?:(?:HON|MR|MRS|MS|MISS|DR|PROF|REV|SEN|SIR|THE|EL|LA|O|A|SR|SRA)\.?\s)"
    rf"(?:{CAPITAL}[^\W\d_a-zß-ÿа-яё'’-]*\.?\s){{0,6}}[^\W\d_a-zß-ÿа-яё.'’-]{{2,}}(?<!\.))"
    r"(?=\.[-–—]+\s)"
)
"""A title and a name in capitals before a full stop and a dash: ``HON. T. RENN.- words``."""
_TIMED = re.compile(
    rf"(?:^|(?<=[.?!…。？！\])\"”»’–—-])\s+)(?P<label>{CAPITAL}[^\W\d_]*(?:\s[\w.'’-]{{1,30}}){{0,3}})"
    rf"\s+(?P<time>{CLOCK})\s+(?=\S)"
)
"""A name and a time behind the end of a sentence: ``Thank you. Speaker 2 0:21 Yes.``"""
LONGEST_TITLE = 5
"""Letters of the longest title cut short, with its full stop."""
FEWEST = 3
"""A name that stands so often inside lines is a label there."""
ESTABLISHED = 8
"""A whole name that opens so many lines as a label is one inside a line too, though it stands so
but once."""
BLANKS_APART = "   "
"""What sets a label apart inside a line."""
SHARE = 0.2
"""Share of a text's lines that hold one, where no line begins with the same name."""


def parted(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines cut before the labels inside them; the same lines where there are none."""
    lines = _parted_by_times(_parted_by_points(_parted_by_whole(lines)))
    inside = {i: found for i, line in enumerate(lines) if (found := labels_in(line.text))}
    if not inside:
        return lines
    counts = Counter(name_of(m["label"]).casefold() for found in inside.values() for m in found)
    first = Counter(
        name_of(head).casefold()
        for line in lines
        for head, colon, _ in [line.text.partition(":")]
        if colon
    )
    often = sum(n for name, n in counts.items() if n >= FEWEST) >= SHARE * len(lines)
    names = {name for name, n in counts.items() if n >= FEWEST and (name in first or often)}
    names |= {name for name in counts if first[name] >= ESTABLISHED and " " in name}
    names |= _set_apart(lines, inside)
    if not names:
        return lines
    out: list[Line] = []
    for i, line in enumerate(lines):
        cuts = [
            m.start("label") for m in inside.get(i, ()) if name_of(m["label"]).casefold() in names
        ]
        out.extend(_cut(line, cuts) if cuts else [line])
    return out


def _set_apart(lines: Sequence[Line], inside: Mapping[int, Sequence[re.Match[str]]]) -> set[str]:
    """Names behind several blanks, where that is how this text sets labels apart: each is one
    then, though it stands so but once."""
    apart = [
        name_of(m["label"]).casefold()
        for i, found in inside.items()
        for m in found
        if lines[i].text[: m.start("label")].endswith(BLANKS_APART)
    ]
    return set(apart) if len(apart) >= ESTABLISHED else set()


def _parted_by_whole(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines cut before whole labels with a part in brackets (``Ann Lee (guest):``) that open many
    lines: such a label is one wherever it stands, even in captions without full stops."""
    heads = Counter(found["label"] for line in lines if (found := _WHOLE.match(line.text)))
    often = [re.escape(label) for label, n in heads.items() if n >= ESTABLISHED]
    if not often:
        return lines
    label = re.compile(rf"(?<=\S)\s+(?P<label>{'|'.join(often)})\s?:(?=\s)")
    out: list[Line] = []
    for line in lines:
        cuts = [found.start("label") for found in label.finditer(line.text)]
        out.extend(_cut(line, cuts) if cuts else [line])
    return out


def _parted_by_points(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines cut before names in capitals with a full stop and a dash behind them, where there are
    some: nothing else is set like that, wherever it stands."""
    found = {i: list(_POINTED.finditer(x.text)) for i, x in enumerate(lines) if ".-" in x.text}
    found |= {i: list(_POINTED.finditer(x.text)) for i, x in enumerate(lines) if ".—" in x.text}
    heads = sum(map(len, found.values()))
    inside = {i: [m.start() for m in of if m.start()] for i, of in found.items()}
    if heads < FEWEST or not any(inside.values()):
        return lines
    out: list[Line] = []
    for i, line in enumerate(lines):
        out.extend(_cut(line, inside[i]) if inside.get(i) else [line])
    return out


def _parted_by_times(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines cut before names with a time behind them, where the times of a text go up and some of
    the names come back."""
    found = {i: f for i, x in enumerate(lines) if ":" in x.text and (f := _timed(x.text))}
    every = [m for of in found.values() for m in of]
    inside = {i: [m.start("label") for m in of if m.start("label")] for i, of in found.items()}
    times = [seconds(m["time"]) or 0.0 for m in every]
    names = {name_of(m["label"]) for m in every}
    apart = len(every) >= FEWEST and any(inside.values()) and times == sorted(times)
    if not apart or len(names) >= len(every):
        return lines
    out: list[Line] = []
    for i, line in enumerate(lines):
        out.extend(_cut(line, inside[i]) if inside.get(i) else [line])
    return out


def _timed(words: str) -> list[re.Match[str]]:
    return [m for m in _TIMED.finditer(words) if looks_like_name(m["label"])]


def labels_in(words: str) -> list[re.Match[str]]:
    """What looks like a label inside a line.

    >>> [m["label"] for m in labels_in("Ann: Why? Bo Marsh: In spring, he said: never.")]
    ['Bo Marsh']
    """
    if words.find(":", 1) < 0 and words.find("：", 1) < 0:
        return []
    labels, at = [], 0
    while (m := INLINE.search(words, at)) is not None:
        is_label = looks_like_name(m["label"]) and _is_said(words[: m.start()])
        # what opens a sentence may reach as far as the colon of a label behind that sentence
        at = m.end() if is_label else m.start("label") + 1
        labels += [m] if is_label else []
    return labels


def _is_said(words: str) -> bool:
    """Whether what stands before a label is more than a title, a time or a remark in brackets,
    and no bracket is open."""
    if words.count("(") > words.count(")"):
        return False
    bare = _BRACKETS.sub("", words).split()
    spoken = [w.strip("#@>*_.,:") for w in bare if any(map(str.isalpha, w))]
    # one short word at the start of a line is a title cut short: ``Bgm. Ostrow:``
    title = len(bare) == 1 and bare[0].endswith(".") and len(bare[0]) <= LONGEST_TITLE
    return bool(spoken) and not title and spoken[-1].casefold() not in TITLES


def _cut(line: Line, cuts: Sequence[int]) -> list[Line]:
    """A line as several, each from one cut to the next."""
    edges = [0, *cuts, len(line.text)]
    out = []
    for n in range(len(edges) - 1):
        words = line.text[edges[n] : edges[n + 1]].rstrip()
        start = line.start + edges[n]
        out.append(Line(start, start + len(words), words, line.gap and n == 0))
    return out
