"""A text cut into turns by its labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..model import Flag, Turn
from .classify import classified
from .front import front, front_paragraphs
from .marks import Mark, Reading
from .stamps import UNLABELLED_ROW
from .times import CLOCK, CLOCK_LINE, CUE_TIMES, F4, STAMP, seconds
from .words.label_words import ANSWERERS, QUESTIONERS
from .words.lines import Line, markdown_heading, trim
from .words.speaker_names import name_of

_LEADING_STAMP = re.compile(rf"^(?:{STAMP})\s*")
_ROW_TIME = re.compile(rf"^(?:{STAMP}|{CLOCK})\s*\t\s*")
_F4_END = re.compile(rf"\s*{F4}\s*$")

ASKED = 0.1
"""Share of all labels from which those who ask make the others answer."""
HALF = 0.5
"""Share of somebody's labels that end in ``?``, where that says who asks."""
UNLABELLED = Flag(
    "unlabelled",
    "These words follow a heading or a line drawn, without a label; taken as the speaker's "
    "before it.",
    (("set_speaker", "Choose the speaker"), ("set_kind", "Not a speech")),
)
TABLE = Flag(
    "table",
    "These lines look like a table or a list of names; taken as nobody's words.",
    (("set_speaker", "Somebody's words"), ("keep", "It is right")),
)


def labelled(text: str, lines: Sequence[Line], reading: Reading) -> list[Turn]:
    """The turns of a text whose speakers are named by labels."""
    marks, above = _timed_above(reading.marks, lines)
    kinds = kinds_of(marks)
    out = front(text, front_paragraphs(lines, marks[0].line - above))
    doubtful = {m.line: m for m in reading.doubtful}
    page = classified(text, lines, {m.line for m in marks} | doubtful.keys())
    stops = [m.line - above for m in marks[1:]] + [len(lines)]
    for mark, stop in zip(marks, stops, strict=True):
        kind = mark.kind or kinds.get(name_of(mark.label or mark.speaker or ""), "speech")
        stretch = Stretch(text, mark, kind, doubtful, page[mark.line].end)
        stretch.fill(page, stop, reading.convention)
        out.extend(stretch.turns)
    return _alternating(text, _timed(out))


@dataclass(slots=True)
class Stretch:
    """What stands from one label to the next, growing line by line into turns."""

    text: str
    mark: Mark
    kind: str
    doubtful: dict[int, Mark]
    first_end: int
    turns: list[Turn] = field(default_factory=list)
    start: int = 0
    end: int = 0
    open: bool = False
    begins: float | None = None
    label: str | None = None
    flags: list[Flag] = field(default_factory=list)
    after_heading: bool = False
    nobody: bool = False

    def __post_init__(self) -> None:
        self.start, self.end = self.mark.words, self.first_end
        self.open = self.start < self.end
        # behind an interruption whoever was interrupted goes on without a label
        self.begins, self.label = self.mark.time, self.mark.label.strip() or None

    def fill(self, page: Sequence[Line], stop: int, convention: str) -> None:
        """Take up the lines below the label, up to ``stop``."""
        i = self.mark.line + 1
        while stop > i and page[stop - 1].kind == "rule":
            # what is drawn above the next label
            stop -= 1
        while i < stop:
            line = page[i]
            last = convention == "cue-line" and i + 1 == stop and CUE_TIMES.match(line.text)
            if line.kind == "annex":
                self.annex(page[i:stop])
                return
            if line.kind == "table":
                rows = next((k for k in range(i, stop) if page[k].kind != "table"), stop)
                self.aside(line.start, page[rows - 1].end, "note", (TABLE,))
                i = rows
                continue
            if not last:
                self.take(line, i, page, stop, convention)
            i = max(line.until, i) + 1
        self.close()

    def take(self, line: Line, i: int, page: Sequence[Line], stop: int, convention: str) -> None:
        """Take up one line by its kind."""
        only = not self.open and not self.turns and line.until + 1 >= stop
        if line.kind == "time":
            self.time(line)
        elif line.kind == "page":
            self.aside(*words_of(line.start, line.end, line.text), "note")
        elif line.kind == "rule":
            self.close()
            self.after_heading |= bool(self.turns)
        elif line.kind == "words" or (line.kind == "direction" and only):
            # the label gives a direction that is all of its turn to its speaker
            self.say(line, i, convention)
        else:
            start, end = words_of(line.start, page[line.until].end, line.text)
            self.aside(start, end, line.kind)
            self.after_heading |= line.kind == "heading"

    def say(self, line: Line, i: int, convention: str) -> None:
        """Words of the speaker; of nobody, where a table's row has a time and no name."""
        row = _ROW_TIME.match(line.text) if convention == "tab" else None
        if row is not None and row.end() < len(line.text):
            self.close()
            self.nobody, self.begins = True, seconds(line.text)
            self.start, self.open = line.start + row.end(), True
            self.flags.append(UNLABELLED_ROW)
        elif (stamp := _LEADING_STAMP.match(line.text)) and self.turn_has_words():
            # a time within a turn: the same speaker goes on from it
            self.close()
            self.begins, self.nobody = seconds(stamp[0]), False
            self.start, self.open = line.start + stamp.end(), True
        elif not self.open:
            self.start, self.open = line.start, True
            if self.after_heading:
                self.flags.append(UNLABELLED)
                self.after_heading = False
        if i in self.doubtful:
            self.flags.append(doubt(self.doubtful[i]))
        self.end = line.end

    def turn_has_words(self) -> bool:
        """Whether anything was said since the label."""
        return self.open or bool(self.turns)

    def time(self, line: Line) -> None:
        """A time on a line of its own: the speaker goes on from it."""
        first = not self.open and not self.turns
        self.close()
        if self.begins is None or not first:
            self.begins = seconds(line.text)

    def aside(self, start: int, end: int, kind: str, flags: tuple[Flag, ...] = ()) -> None:
        """What belongs to nobody; the speaker goes on after it in a new turn."""
        self.close()
        self.turns.append(Turn(start, end, kind, flags=flags))

    def annex(self, lines: Sequence[Line]) -> None:
        """What is printed behind a sitting and nobody says: its head, and one note."""
        self.aside(lines[0].start, lines[0].end, "heading")
        if len(lines) > 1:
            self.turns.append(Turn(lines[1].start, lines[-1].end, "note"))

    def close(self) -> None:
        """Put the open words down as a turn."""
        if not self.open:
            return
        start, end, first, last = _stamps(self.text, self.start, self.end)
        flags, self.flags, self.open = tuple(self.flags), [], False
        if start == end:
            return
        if self.kind == "note":
            self.turns.append(Turn(start, end, "note", begins_at=first, flags=flags))
            return
        if self.nobody:
            self.turns.append(Turn(start, end, "unassigned", begins_at=self.begins, flags=flags))
            self.begins = None
            return
        turn = Turn(
            start,
            end,
            self.kind,
            speaker=self.mark.speaker or name_of(self.mark.label),
            label=self.label,
            label_start=self.mark.start if self.label is not None and not self.turns else None,
            begins_at=self.begins if self.begins is not None else first,
            ends_at=last,
            flags=flags,
        )
        self.turns.append(turn)
        self.label = self.begins = None


def words_of(start: int, end: int, words: str) -> tuple[int, int]:
    """A span without the marks of a Markdown heading."""
    mark = markdown_heading(words)
    return (start + mark[1], start + mark[2]) if mark else (start, end)


def doubt(mark: Mark) -> Flag:
    """The flag of a label that stands alone and may be a word."""
    return Flag(
        "new-label",
        f"{mark.label!r} looks like a label but stands here alone; taken as words of this turn.",
        (("split", f"Start a turn of {mark.label} here"), ("keep", "It is no label")),
    )


def _timed_above(marks: Sequence[Mark], lines: Sequence[Line]) -> tuple[Sequence[Mark], int]:
    """Labels with the times that stand on the line above each of them, and how many lines a label
    then takes above.

    Only where all but a few labels without a time of their own have such a line: else it is the
    words' own.
    """
    bare = [m for m in marks if m.time is None and m.line > 0]
    over = [m for m in bare if CLOCK_LINE.match(lines[m.line - 1].text)]
    if len(over) < 2 or len(over) < len(marks) - (marks[0].line == 0):
        return marks, 0
    return [
        m._replace(time=seconds(lines[m.line - 1].text)) if m.time is None and m.line > 0 else m
        for m in marks
    ], 1


def _timed(turns: list[Turn]) -> list[Turn]:
    """Where stamps close turns (f4), a turn begins when the one before it ends."""
    if sum(t.ends_at is not None for t in turns) < 0.5 * len(turns):
        return turns
    out: list[Turn] = []
    last = 0.0
    for turn in turns:
        ends = turn.ends_at
        if ends is not None:
            out.append(
                replace(turn, begins_at=last) if turn.begins_at is None and ends >= last else turn
            )
            last = ends
        else:
            out.append(turn)
    return out


def _alternating(text: str, turns: list[Turn]) -> list[Turn]:
    """Flag a question of several paragraphs with another question right behind it: a label may be
    missing.
    """
    out = list(turns)
    for i in range(len(turns) - 1):
        a, b = turns[i], turns[i + 1]
        if a.kind == b.kind == "question" and b.label is not None and "\n" in text[a.start : a.end]:
            flag = Flag(
                "unlabelled",
                "Another question follows this one; the answer between them may have lost its "
                "label.",
                (("split", "Begin the answer inside this turn"), ("keep", "It is right")),
            )
            out[i] = replace(a, flags=(*a.flags, flag))
    return out


def _stamps(text: str, start: int, end: int) -> tuple[int, int, float | None, float | None]:
    """A span without the time stamps at its ends, and the seconds they give."""
    words = text[start:end]
    first = last = None
    lead = _LEADING_STAMP.match(words)
    if lead and lead.end() < len(words):
        first = seconds(lead[0])
        start += lead.end()
        words = text[start:end]
    if words.endswith("#"):
        trail = _F4_END.search(words)
        if trail and trail.start() > 0:
            last = seconds(trail[0])
            end = start + trail.start()
    start, end = trim(text, start, end)
    if text.startswith(("**", "__"), end - 2) and text.count(text[end - 2 : end], start, end) == 1:
        # the label and all its words stand in bold
        start, end = trim(text, start, end - 2)
    return start, end, first, last


def kinds_of(marks: Sequence[Mark]) -> dict[str, str]:
    """Question or answer, where labels say so by themselves; speech otherwise (an absent key)."""
    names = {name_of(m.label) for m in marks}
    asking = {n for n in names if n.rstrip("0123456789 ").casefold() in QUESTIONERS}
    doubted = Counter(name_of(m.label) for m in marks if m.label.rstrip().endswith("?"))
    every = Counter(name_of(m.label) for m in marks)
    # one label with a "?" is somebody's doubt who wrote the text down, not a sign for who asks
    marked = {name for name, n in doubted.items() if n >= HALF * every[name]}
    asking |= marked
    answering = {n for n in names if n.rstrip("0123456789 ").casefold() in ANSWERERS}
    pair = {n.casefold() for n in names}
    if pair in ({"p", "r", "pregunta", "respuesta"}, {"d", "r", "domanda", "risposta"}):
        return {n: "answer" if n[0].casefold() == "r" else "question" for n in names}
    if pair in ({"p", "r"}, {"d", "r"}, {"v", "a"}):
        # pregunta and respuesta, domanda and risposta, vraag and antwoord
        return {n: "answer" if n.casefold() in ("r", "a") else "question" for n in names}
    if not answering and any(every[n] > 1 and n[-1:].isdigit() for n in asking):
        return {}  # F3 and F4 who come back are voices; a question has its number once
    both = asking & answering
    if asking - both and names == asking | answering:
        return dict.fromkeys(names - asking, "answer") | dict.fromkeys(asking, "question")
    plain = {n for n in asking if len(n.rstrip("0123456789 ")) > 2} | marked
    # "Question: …" once in a sitting makes answers of nobody's speeches
    often = sum(every[n] for n in plain) >= ASKED * every.total()
    if often and plain and len(names) > len(plain):
        return dict.fromkeys(names - plain, "answer") | dict.fromkeys(plain, "question")
    # beside a name "Q" asks, and who bears the name may answer or object
    return {n: "question" for n in asking if n.casefold() == "q" and not answering}
